//! The renderer that the pictures are drawn with.
use egui::{Color32, Mesh, Pos2, Shape, Theme};

use crate::common::drawn;

/// Half-transparent triangles around a point, as a mesh of one shape.
fn fan(center: Pos2, rim: &[Pos2], color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, color);
    for &point in rim {
        mesh.colored_vertex(point, color);
    }
    let count = rim.len() as u32;
    for index in 0..count {
        mesh.add_triangle(0, 1 + index, 1 + (index + 1) % count);
    }
    mesh
}

#[test]
fn triangles_that_share_edges_cover_each_pixel_once() {
    let rim =
        [(0.0, 0.0), (31.3, 0.0), (64.0, 0.0), (64.0, 17.7), (64.0, 64.0), (12.9, 64.0), (0.0, 64.0), (0.0, 40.1)];
    let rim = rim.map(|(x, y)| Pos2::new(x, y));
    let mut harness = drawn((64.0, 64.0), Theme::Light).build_ui(move |ui| {
        let mesh = fan(Pos2::new(27.31, 36.77), &rim, Color32::from_black_alpha(128));
        ui.ctx().debug_painter().add(Shape::mesh(mesh));
    });
    let picture = harness.render().expect("a picture");
    let first = picture.get_pixel(0, 0);
    assert_eq!(first.0, [127, 127, 127, 255], "white under half black");
    assert!(picture.pixels().all(|pixel| pixel == first));
}
