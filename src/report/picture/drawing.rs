//! What a picture is made of, and how it is written as SVG.
//!
//! Text stays text. It is set in Inter where that is installed. Where it is not, `textLength` fits whatever takes its place
//! to the width that was measured, so that every line keeps its box in every browser. Letters that Inter lacks are set in
//! the font that they were measured in, by name, and in whatever the reader has where that is not installed; such lines
//! are fitted to no width, which would tear joined letters apart.

use std::collections::BTreeSet;

use super::face::{Line, Setting};
use super::palette::{Colour, Mark};
use super::{Missing, Picture};
use crate::report::escape::markup;

/// The faces in which text is set, the best first.
const FAMILIES: &str = "Inter, system-ui, &#39;Segoe UI&#39;, &#39;Helvetica Neue&#39;, Arial, sans-serif";
/// How many texts with letters that no font has are named.
const MOST_NAMED: usize = 100;

/// A rectangle, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x: f32,
    /// Its upper edge.
    pub y: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

/// What is drawn, in order.
#[derive(Clone, Debug)]
enum Shape {
    /// What follows up to [`Shape::End`] belongs together; its first rectangle is its box.
    Begin(&'static str),
    End,
    Box {
        area: Area,
        radius: f32,
        fill: Colour,
        edge: Option<Colour>,
    },
    /// A strip along the left edge of a rounded box.
    Strip {
        area: Area,
        radius: f32,
        fill: Colour,
    },
    Mark {
        mark: Mark,
        x: f32,
        y: f32,
        side: f32,
        colour: Colour,
        ground: Colour,
    },
    Text {
        x: f32,
        y: f32,
        line: Line,
        colour: Colour,
    },
}

/// A drawing that grows; it can be put into another one.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    shapes: Vec<Shape>,
}

impl Drawing {
    /// Begins what belongs together; whoever reads the SVG finds it by this class.
    pub fn begin(&mut self, class: &'static str) {
        self.shapes.push(Shape::Begin(class));
    }

    /// Ends what was begun last.
    pub fn end(&mut self) {
        self.shapes.push(Shape::End);
    }

    /// A rectangle with round corners; its edge lies inside.
    pub fn area(&mut self, area: Area, radius: f32, fill: Colour, edge: Option<Colour>) {
        self.shapes.push(Shape::Box { area, radius, fill, edge });
    }

    /// A strip along the left edge of a box with round corners.
    pub fn strip(&mut self, area: Area, radius: f32, fill: Colour) {
        self.shapes.push(Shape::Strip { area, radius, fill });
    }

    /// A mark in a square with its upper left corner there; what is cut out of it has the colour of its ground.
    pub fn mark(&mut self, mark: Mark, (x, y): (f32, f32), side: f32, colour: Colour, ground: Colour) {
        self.shapes.push(Shape::Mark { mark, x, y, side, colour, ground });
    }

    /// A line of text, its upper left corner there. Empty text leaves nothing.
    pub fn text(&mut self, (x, y): (f32, f32), line: Line, colour: Colour) {
        if !line.runs.is_empty() {
            self.shapes.push(Shape::Text { x, y: y + line.set.ascent(), line, colour });
        }
    }

    /// Another drawing, moved by so much.
    pub fn put(&mut self, other: Self, by: (f32, f32)) {
        self.shapes.extend(other.shapes.into_iter().map(|shape| shape.moved(by)));
    }

    /// Writes the drawing as SVG that screen readers hear as its title and its description. `id` tells it from the
    /// other pictures of the same page: letters, digits and hyphens.
    pub fn picture(&self, id: &str, title: &str, description: &str, (width, height): (f32, f32)) -> Picture {
        let (across, down) = (number(width), number(height));
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{across}\" height=\"{down}\" \
             viewBox=\"0 0 {across} {down}\" role=\"img\" aria-labelledby=\"{id}-title\" \
             aria-describedby=\"{id}-desc\" font-family=\"{FAMILIES}\" text-rendering=\"geometricPrecision\">\n"
        );
        svg.push_str(&format!("<title id=\"{id}-title\">{}</title>\n", markup(title)));
        svg.push_str(&format!("<desc id=\"{id}-desc\">{}</desc>\n", markup(description)));
        for shape in &self.shapes {
            shape.write(&mut svg);
            svg.push('\n');
        }
        svg.push_str("</svg>\n");
        let (missing, missing_letters) = self.missing();
        Picture { svg, width, height, missing, missing_letters }
    }

    /// The lines with letters that no font has, and all those letters.
    fn missing(&self) -> (Vec<Missing>, BTreeSet<char>) {
        let lines = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { line, .. } => Some(line),
            Shape::Begin(_) | Shape::End | Shape::Box { .. } | Shape::Strip { .. } | Shape::Mark { .. } => None,
        });
        let (mut named, mut all) = (Vec::new(), BTreeSet::new());
        for line in lines {
            all.extend(&line.missing);
            if !line.missing.is_empty() && named.len() < MOST_NAMED {
                let text = line.runs.iter().map(|(_, run)| run.as_str()).collect();
                named.push(Missing { letters: line.missing.clone(), text });
            }
        }
        (named, all)
    }
}

impl Shape {
    fn moved(mut self, (right, down): (f32, f32)) -> Self {
        match &mut self {
            Self::Begin(_) | Self::End => {}
            Self::Box { area, .. } | Self::Strip { area, .. } => {
                area.x += right;
                area.y += down;
            }
            Self::Mark { x, y, .. } | Self::Text { x, y, .. } => {
                *x += right;
                *y += down;
            }
        }
        self
    }

    fn write(&self, svg: &mut String) {
        match self {
            Self::Begin(class) => svg.push_str(&format!("<g class=\"{class}\">")),
            Self::End => svg.push_str("</g>"),
            Self::Box { area, radius, fill, edge } => {
                // A line is drawn half to either side of where it runs.
                let inset = if edge.is_some() { 0.5 } else { 0.0 };
                let (x, y) = (number(area.x + inset), number(area.y + inset));
                let (width, height) = (number(area.width - 2.0 * inset), number(area.height - 2.0 * inset));
                let edge = edge.map_or_else(String::new, |edge| format!(" stroke=\"{edge}\""));
                let round = number(*radius);
                svg.push_str(&format!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"{fill}\"{edge}/>"
                ));
            }
            Self::Strip { area: Area { x, y, width, height }, radius, fill } => {
                let (left, right, r) = (number(x + radius), number(x + width), number(*radius));
                let (top, bottom) = (number(*y), number(y + height));
                let (down, back) = (number(y + height - radius), number(y + radius));
                svg.push_str(&format!(
                    "<path d=\"M{right} {top}V{bottom}H{left}A{r} {r} 0 0 1 {} {down}V{back}A{r} {r} 0 0 1 {left} {top}Z\" \
                     fill=\"{fill}\"/>",
                    number(*x)
                ));
            }
            Self::Mark { mark, x, y, side, colour, ground } => {
                let (x, y, scale) = (number(*x), number(*y), number(side / 24.0));
                let shape = mark_shape(*mark, colour, ground);
                svg.push_str(&format!("<g transform=\"translate({x} {y}) scale({scale})\">{shape}</g>"));
            }
            Self::Text { x, y, line, colour } => write_text((*x, *y), line, colour, svg),
        }
    }
}

/// A line of text with its feet there.
fn write_text((x, y): (f32, f32), line: &Line, colour: Colour, svg: &mut String) {
    let (x, y, size) = (number(x), number(y), number(line.set.size));
    let weight = if line.set.strong { " font-weight=\"600\"" } else { "" };
    svg.push_str(&format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} fill=\"{colour}\""));
    if let [(Setting::Shipped, text)] = line.runs.as_slice() {
        let (width, text) = (number(line.width), markup(text));
        svg.push_str(&format!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>"));
        return;
    }
    svg.push('>');
    for (setting, run) in &line.runs {
        let run = markup(run);
        match setting {
            Setting::Shipped | Setting::Missing => svg.push_str(&run),
            // The regular face is all that was looked for, and a bold that is made up of it would be wider.
            Setting::Of(family) => svg.push_str(&format!(
                "<tspan font-family=\"&#39;{}&#39;, {FAMILIES}\" font-weight=\"400\">{run}</tspan>",
                markup(&family.replace(['\'', '\\'], ""))
            )),
        }
    }
    svg.push_str("</text>");
}

/// A mark on a square of 24 by 24 units, of which it keeps to the middle 20.
fn mark_shape(mark: Mark, colour: Colour, ground: Colour) -> String {
    let stroke = |path: &str, width: f32| {
        format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\"/>"
        )
    };
    match mark {
        Mark::Cross => stroke("M6 6 18 18M18 6 6 18", 4.6),
        Mark::Check => stroke("M4.5 12.8 9.8 18 19.5 6.8", 3.6),
        Mark::Dash => stroke("M5 12H19", 4.0),
        Mark::Lock => format!(
            "{}<rect x=\"4\" y=\"10.5\" width=\"16\" height=\"11\" rx=\"2.5\" fill=\"{colour}\"/>",
            stroke("M7.5 11V7.8A4.5 4.5 0 0 1 16.5 7.8V11", 2.6)
        ),
        Mark::Differs => stroke("M4.5 9H19.5M4.5 15.5H19.5M16 4 8 20.5", 2.6),
        Mark::Circle => {
            format!("<circle cx=\"12\" cy=\"12\" r=\"8\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.6\"/>")
        }
        Mark::Triangle => format!(
            "<path d=\"M12 4 21 19.5H3Z\" fill=\"{colour}\" stroke=\"{colour}\" stroke-width=\"2.4\" \
             stroke-linejoin=\"round\"/><path d=\"M12 9.6V13.8\" stroke=\"{ground}\" stroke-width=\"2.6\" \
             stroke-linecap=\"round\"/><circle cx=\"12\" cy=\"17.4\" r=\"1.5\" fill=\"{ground}\"/>"
        ),
    }
}

/// A number to a hundredth, as short as it can be written.
pub fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
