//! What a window shows.

use egui::Color32;
use image::RgbImage;

/// Pixels as the display keeps them: blue, green, red, and a byte without meaning.
const PIXEL: usize = 4;

/// What a window shows. It stays in the display's form: most pictures are only compared.
#[derive(Clone, PartialEq)]
pub struct Picture {
    size: (u32, u32),
    pixels: Vec<u8>,
}

impl Picture {
    /// Of pixels in the display's form, row by row.
    pub fn new(size: (u32, u32), pixels: Vec<u8>) -> Self {
        assert_eq!(pixels.len(), size.0 as usize * size.1 as usize * PIXEL, "the display has 24 bits a pixel");
        Self { size, pixels }
    }

    fn of_color(&self, color: Color32) -> impl Iterator<Item = usize> {
        let wanted = [color.b(), color.g(), color.r()];
        let pixels = self.pixels.chunks_exact(PIXEL).enumerate();
        pixels.filter(move |(_, pixel)| pixel.starts_with(&wanted)).map(|(place, _)| place)
    }

    /// How much of it has exactly this colour, from 0 to 1.
    pub fn share_of(&self, color: Color32) -> f64 {
        self.of_color(color).count() as f64 / (self.pixels.len() / PIXEL) as f64
    }

    /// The middle of what has exactly this colour and did not have it in another picture, in pixels.
    pub fn middle_of_new(&self, color: Color32, before: &Self) -> Option<(u32, u32)> {
        let width = self.size.0;
        let known: Vec<usize> = before.of_color(color).collect();
        let middle = |along: &dyn Fn(u32) -> u32| {
            let new = |place: &usize| known.binary_search(place).is_err();
            let all = || self.of_color(color).filter(new).map(|place| along(place as u32));
            Some(all().min()?.midpoint(all().max()?))
        };
        Some((middle(&|place| place % width)?, middle(&|place| place / width)?))
    }

    /// As the picture of a file.
    pub fn to_rgb(&self) -> RgbImage {
        let colors = self.pixels.chunks_exact(PIXEL).flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]);
        RgbImage::from_raw(self.size.0, self.size.1, colors.collect()).expect("as many pixels as its size says")
    }
}
