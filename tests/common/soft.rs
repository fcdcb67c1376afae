//! Draws egui's triangles on the processor, so that pictures need no graphics card and come out the same everywhere.
//!
//! Like egui's own renderers: premultiplied colours blended in gamma space, vertex colour times texture, a pixel
//! belongs to the triangle around its centre. Refuses paint callbacks; textures do not repeat.
use std::collections::HashMap;

use egui::epaint::{ImageDelta, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, ImageData, Mesh, Rect, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

type Rgba = [u8; 4];

/// The renderer; holds the textures that egui has handed over so far.
#[derive(Default)]
pub struct Soft {
    textures: HashMap<TextureId, Texture>,
}

impl TestRenderer for Soft {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.textures.entry(id).or_default().apply(&change);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let background = ctx.global_style().visuals.panel_fill.to_array();
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize, background);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &clipped.primitive else {
                return Err("paint callbacks cannot be drawn without a graphics card".to_owned());
            };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a mesh uses a texture that was never set")?;
            canvas.mesh(mesh, texture, &canvas.clip(clipped.clip_rect * scale), scale);
        }
        canvas.into_image()
    }
}

#[derive(Default)]
struct Texture {
    size: [usize; 2],
    texels: Vec<Rgba>,
    nearest: bool,
}

impl Texture {
    /// Replaces the texture, or a rectangle of it.
    fn apply(&mut self, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        self.nearest = delta.options.magnification == TextureFilter::Nearest;
        let texels = image.pixels.iter().map(Color32::to_array);
        let Some([left, top]) = delta.pos else {
            self.size = image.size;
            self.texels = texels.collect();
            return;
        };
        for (index, texel) in texels.enumerate() {
            let (x, y) = (left + index % image.size[0], top + index / image.size[0]);
            self.texels[y * self.size[0] + x] = texel;
        }
    }

    fn texel(&self, x: i32, y: i32) -> Rgba {
        let x = x.clamp(0, self.size[0] as i32 - 1) as usize;
        let y = y.clamp(0, self.size[1] as i32 - 1) as usize;
        self.texels[y * self.size[0] + x]
    }

    /// The colour at a place counted in texels, whose centres are at whole numbers; mixed from the four around it.
    fn sample(&self, u: f32, v: f32) -> Rgba {
        if self.nearest {
            return self.texel(u.round() as i32, v.round() as i32);
        }
        let (u, v) = ((u * 256.0).round() as i32, (v * 256.0).round() as i32);
        let (x, y, right, down) = (u >> 8, v >> 8, (u & 255) as u32, (v & 255) as u32);
        if right == 0 && down == 0 {
            return self.texel(x, y);
        }
        let corners = [self.texel(x, y), self.texel(x + 1, y), self.texel(x, y + 1), self.texel(x + 1, y + 1)];
        let weights = [(256 - right) * (256 - down), right * (256 - down), (256 - right) * down, right * down];
        let mut mixed = [0; 4];
        for channel in 0..4 {
            let sum: u32 = (0..4).map(|corner| u32::from(corners[corner][channel]) * weights[corner]).sum();
            mixed[channel] = ((sum + (1 << 15)) >> 16) as u8;
        }
        mixed
    }
}

/// A rectangle of whole pixels; `right` and `bottom` are outside.
struct Clip {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Rgba>,
}

impl Canvas {
    fn new(width: usize, height: usize, background: Rgba) -> Self {
        Self { width, height, pixels: vec![background; width * height] }
    }

    fn clip(&self, rect: Rect) -> Clip {
        Clip {
            left: (rect.left().round() as usize).min(self.width),
            top: (rect.top().round() as usize).min(self.height),
            right: (rect.right().round() as usize).min(self.width),
            bottom: (rect.bottom().round() as usize).min(self.height),
        }
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: &Clip, scale: f32) {
        let [width, height] = texture.size.map(|side| side as f32);
        let corner = |index: u32| {
            let Vertex { pos, uv, color } = mesh.vertices[index as usize];
            let [r, g, b, a] = color.to_array().map(f32::from);
            Corner { x: pos.x * scale, y: pos.y * scale, fields: [r, g, b, a, uv.x * width - 0.5, uv.y * height - 0.5] }
        };
        for triangle in mesh.indices.chunks_exact(3) {
            self.triangle([corner(triangle[0]), corner(triangle[1]), corner(triangle[2])], texture, clip);
        }
    }

    fn triangle(&mut self, mut corners: [Corner; 3], texture: &Texture, clip: &Clip) {
        corners.sort_by(|left, right| left.y.total_cmp(&right.y));
        let [a, b, c] = &corners;
        let Some(plane) = Plane::through(a, b, c) else { return };
        let even = plane.is_even().then(|| tint(texture, &a.fields));
        for y in first_centre(a.y, clip.top)..first_centre(c.y, clip.top).min(clip.bottom) {
            let centre = y as f32 + 0.5;
            let long = a.x_towards(c, centre);
            let short = if centre < b.y { a.x_towards(b, centre) } else { b.x_towards(c, centre) };
            let from = first_centre(long.min(short), clip.left).min(clip.right);
            let to = first_centre(long.max(short), clip.left).min(clip.right);
            let row = &mut self.pixels[y * self.width + from..y * self.width + to.max(from)];
            match even {
                Some(color @ [.., 255]) => row.fill(color),
                Some(color) => row.iter_mut().for_each(|pixel| *pixel = over(color, *pixel)),
                None => {
                    let mut fields = plane.at(from as f32 + 0.5, centre);
                    for pixel in row {
                        *pixel = over(tint(texture, &fields), *pixel);
                        for (field, step) in fields.iter_mut().zip(&plane.along_x) {
                            *field += step;
                        }
                    }
                }
            }
        }
    }

    fn into_image(self) -> Result<RgbaImage, String> {
        RgbaImage::from_raw(self.width as u32, self.height as u32, self.pixels.into_flattened())
            .ok_or_else(|| "the picture has no size".to_owned())
    }
}

/// Red, green, blue, alpha (0 to 255), and the place in the texture in texels.
type Fields = [f32; 6];

struct Corner {
    x: f32,
    y: f32,
    fields: Fields,
}

impl Corner {
    /// Where the edge from here down to `lower` crosses a row. Two triangles that share the edge get the same number,
    /// so no pixel between them is left out or drawn twice.
    fn x_towards(&self, lower: &Self, y: f32) -> f32 {
        self.x + (y - self.y) * (lower.x - self.x) / (lower.y - self.y)
    }
}

/// How the fields change over a triangle: linearly.
struct Plane {
    origin: (f32, f32),
    start: Fields,
    along_x: Fields,
    along_y: Fields,
}

impl Plane {
    /// None when the three corners lie on one line.
    fn through(a: &Corner, b: &Corner, c: &Corner) -> Option<Self> {
        let (bx, by, cx, cy) = (b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y);
        let area = bx * cy - cx * by;
        if area == 0.0 || !area.is_finite() {
            return None;
        }
        let mut plane = Self { origin: (a.x, a.y), start: a.fields, along_x: [0.0; 6], along_y: [0.0; 6] };
        for field in 0..6 {
            let (to_b, to_c) = (b.fields[field] - a.fields[field], c.fields[field] - a.fields[field]);
            plane.along_x[field] = (to_b * cy - to_c * by) / area;
            plane.along_y[field] = (to_c * bx - to_b * cx) / area;
        }
        Some(plane)
    }

    fn is_even(&self) -> bool {
        self.along_x.iter().chain(&self.along_y).all(|&step| step == 0.0)
    }

    fn at(&self, x: f32, y: f32) -> Fields {
        let (dx, dy) = (x - self.origin.0, y - self.origin.1);
        std::array::from_fn(|field| self.start[field] + dx * self.along_x[field] + dy * self.along_y[field])
    }
}

/// The first pixel, not before `least`, whose centre is not left of (above) `edge`.
fn first_centre(edge: f32, least: usize) -> usize {
    ((edge - 0.5).ceil() as usize).max(least)
}

/// Vertex colour times texture.
fn tint(texture: &Texture, &[r, g, b, a, u, v]: &Fields) -> Rgba {
    let texel = texture.sample(u, v);
    let color = [r, g, b, a];
    std::array::from_fn(|channel| product((color[channel] + 0.5) as u8, texel[channel]))
}

/// `above` laid over `below`; both premultiplied.
fn over(above: Rgba, below: Rgba) -> Rgba {
    match above[3] {
        0 if above == [0; 4] => below,
        255 => above,
        alpha => std::array::from_fn(|channel| above[channel].saturating_add(product(below[channel], 255 - alpha))),
    }
}

/// `left * right / 255`, rounded.
fn product(left: u8, right: u8) -> u8 {
    let wide = u32::from(left) * u32::from(right) + 128;
    ((wide + (wide >> 8)) >> 8) as u8
}
