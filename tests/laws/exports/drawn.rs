//! A picture as another program reads it: its boxes from the tree of its elements, its texts as wide and high as
//! another text engine sets them.

use std::sync::Arc;

use guarantee_board::fonts::Fallback;
use guarantee_board::report::picture::Picture;
use resvg::usvg::{self, fontdb};
use roxmltree::{Document, Node};

/// A rectangle.
#[derive(Clone, Copy, Debug)]
pub struct Rect {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Rect {
    /// Whether another lies within it, but for a hair.
    pub fn holds(&self, other: &Self) -> bool {
        const HAIR: f32 = 0.6;
        self.left - HAIR <= other.left
            && self.top - HAIR <= other.top
            && other.right <= self.right + HAIR
            && other.bottom <= self.bottom + HAIR
    }

    /// Whether the two share more than a hair.
    pub fn meets(&self, other: &Self) -> bool {
        const HAIR: f32 = 0.1;
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across > HAIR && down > HAIR
    }
}

/// A text of a picture.
#[derive(Clone, Debug)]
pub struct Text {
    pub says: String,
    /// The ink, set naturally: as wide as the font makes it.
    pub ink: Rect,
    /// The classes and boxes that it stands in, the innermost first.
    pub within: Vec<(String, Option<Rect>)>,
}

/// The box of a group: its first rectangle.
fn box_of(group: Node<'_, '_>) -> Option<Rect> {
    let rect = group.children().find(|child| child.has_tag_name("rect"))?;
    let number = |name: &str| rect.attribute(name).and_then(|value| value.parse::<f32>().ok()).expect("a number");
    let (left, top) = (number("x"), number("y"));
    Some(Rect { left, top, right: left + number("width"), bottom: top + number("height") })
}

/// The groups of a class, in order: their boxes, and all that they say without white space.
pub fn groups(picture: &Picture, class: &str) -> Vec<(Rect, String)> {
    let document = Document::parse(&picture.svg).expect("the picture is XML");
    let groups = document.descendants().filter(|node| node.attribute("class") == Some(class));
    groups.map(|group| (box_of(group).expect("a box"), squeezed(&said(group)))).collect()
}

/// What a picture says, without white space.
pub fn says(picture: &Picture) -> String {
    squeezed(&said(Document::parse(&picture.svg).expect("the picture is XML").root()))
}

/// What the texts in a group say.
fn said(group: Node<'_, '_>) -> String {
    let texts = group.descendants().filter(|node| node.has_tag_name("text"));
    texts.flat_map(|text| text.descendants().filter(|node| node.is_text())).filter_map(|node| node.text()).collect()
}

/// All texts of a picture.
pub fn texts(picture: &Picture) -> Vec<Text> {
    texts_in(picture, &Fallback::default())
}

/// The same of one that needs more fonts than those that are shipped.
pub fn texts_in(picture: &Picture, fonts: &Fallback) -> Vec<Text> {
    let document = Document::parse(&picture.svg).expect("the picture is XML");
    let written = document.descendants().filter(|node| node.has_tag_name("text"));
    let measured = measured(picture, fonts);
    let written: Vec<Node<'_, '_>> = written.collect();
    assert_eq!(written.len(), measured.len(), "both readers find the same texts");
    written
        .into_iter()
        .zip(measured)
        .map(|(node, (says, ink))| {
            assert_eq!(squeezed(&said(node)), squeezed(&says));
            let within =
                node.ancestors().filter_map(|group| Some((group.attribute("class")?.to_owned(), box_of(group))));
            Text { says, ink, within: within.collect() }
        })
        .collect()
}

/// The texts in order with their ink, as they are set where nothing fits them to a width.
fn measured(picture: &Picture, fallback: &Fallback) -> Vec<(String, Rect)> {
    let mut natural = String::new();
    for (place, part) in picture.svg.split(" textLength=\"").enumerate() {
        let rest =
            if place == 0 { part } else { part.split_once("lengthAdjust=\"spacingAndGlyphs\"").expect("both").1 };
        natural.push_str(rest);
    }
    let mut fonts = fontdb::Database::new();
    for font in ["Inter-Regular.ttf", "Inter-SemiBold.ttf"] {
        fonts.load_font_data(std::fs::read(super::project("src/ui/fonts").join(font)).expect("the font"));
    }
    for font in fallback.fonts() {
        fonts.load_font_data(font.bytes().to_vec());
    }
    // The picture names a font for each letter.
    let font_resolver = usvg::FontResolver {
        select_font: usvg::FontResolver::default_font_selector(),
        select_fallback: Box::new(|_, _, _| None),
    };
    let options = usvg::Options { fontdb: Arc::new(fonts), font_resolver, ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&natural, &options).expect("the picture is SVG");
    let mut found = Vec::new();
    collect(tree.root(), &mut found);
    found
}

fn collect(group: &usvg::Group, found: &mut Vec<(String, Rect)>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => collect(group, found),
            usvg::Node::Text(text) => {
                let says = text.chunks().iter().map(|chunk| chunk.text()).collect();
                // The outlines themselves; the text's own box is as high as its line.
                let ink = text.flattened().abs_bounding_box();
                found.push((says, Rect { left: ink.left(), top: ink.top(), right: ink.right(), bottom: ink.bottom() }));
            }
            usvg::Node::Path(_) | usvg::Node::Image(_) => {}
        }
    }
}

/// The text without white space: where it is broken into lines does not matter.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// That every text stands in its box and no two meet, and that nothing leaves the picture.
pub fn assert_in_place(picture: &Picture, name: &str) {
    assert_in_place_in(picture, &Fallback::default(), name);
}

/// The same of one that needs more fonts than those that are shipped.
pub fn assert_in_place_in(picture: &Picture, fonts: &Fallback, name: &str) {
    let sheet = Rect { left: 0.0, top: 0.0, right: picture.width, bottom: picture.height };
    let texts = texts_in(picture, fonts);
    for text in &texts {
        assert!(sheet.holds(&text.ink), "{name}: off the sheet: {text:?}");
        for (class, area) in text.within.iter().filter_map(|(class, area)| Some((class, (*area)?))) {
            assert!(area.holds(&text.ink), "{name}: outside its {class} {area:?}: {text:?}");
        }
    }
    for (place, one) in texts.iter().enumerate() {
        for other in texts.iter().skip(place + 1) {
            assert!(!one.ink.meets(&other.ink), "{name}: {one:?} and {other:?} lie on each other");
        }
    }
}

/// That no two boxes of a class meet.
pub fn assert_apart(picture: &Picture, class: &str, name: &str) -> usize {
    let boxes = groups(picture, class);
    for (place, (one, says)) in boxes.iter().enumerate() {
        for (other, otherwise) in boxes.iter().skip(place + 1) {
            assert!(!one.meets(other), "{name}: {class} {says} and {otherwise} overlap: {one:?}, {other:?}");
        }
    }
    boxes.len()
}
