//! Facilities on the map of the window: the same shapes as on pages, above regions and names.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, pos2};

use super::camera::Camera;
use super::screen_color;
use crate::app::map_picture::MapPicture;
use crate::sheet::symbols::symbol;
use crate::sheet::{Color, ReachContents, symbol_of_kind};

/// Radius of a mark in points: on the whole county, and from near.
const FAR: f32 = 3.6;
const NEAR: f32 = 6.0;
/// Metres per point from which marks are small.
const FAR_FROM: f64 = 120.0;

/// How large marks are at this zoom.
pub fn radius(camera: &Camera) -> f32 {
    let share = (camera.metres_per_point() / FAR_FROM).clamp(0.0, 1.0) as f32;
    NEAR + (FAR - NEAR) * share
}

/// Paints the facilities of the map.
pub fn paint(ui: &Ui, face: Rect, camera: &Camera, picture: &MapPicture) {
    let Some(reach) = &picture.contents().reach else { return };
    if reach.map.hides_facilities {
        return;
    }
    let painter = ui.painter().with_clip_rect(face);
    let radius = radius(camera);
    let near = face.expand(radius * 2.0);
    for site in reach.sites.iter().filter(|site| site.at.iter().all(|at| at.is_finite())) {
        let at = camera.screen_from_map(face, site.at);
        if near.contains(at) {
            painter.add(mark(symbol_of_kind(reach, site.kind), at, radius));
        }
    }
}

/// The facility under a point of the screen; the one drawn last where marks overlap.
pub fn site_at(face: Rect, camera: &Camera, reach: &ReachContents, at: Pos2) -> Option<usize> {
    if reach.map.hides_facilities {
        return None;
    }
    let reach_px = radius(camera) + 2.0;
    let is_there = |site: &crate::sheet::ReachSite| {
        site.at.iter().all(|at| at.is_finite())
            && camera.screen_from_map(face, site.at).distance(at) <= reach_px
    };
    reach.sites.iter().rposition(is_there)
}

/// A mark: dark with a light edge. Shapes may be hollow-cornered, so they are filled as fans from their middle.
pub fn mark(shape: usize, at: Pos2, radius: f32) -> Shape {
    let points: Vec<Pos2> =
        symbol(shape).into_iter().map(|[x, y]| pos2(at.x + x * radius, at.y + y * radius)).collect();
    let ink = screen_color(Color::FACILITY);
    let edge = Shape::closed_line(points.clone(), Stroke::new(radius * 0.55, Color32::WHITE));
    let mut fan = egui::Mesh::default();
    fan.colored_vertex(at, ink);
    for point in &points {
        fan.colored_vertex(*point, ink);
    }
    let count = points.len() as u32;
    for corner in 0..count {
        fan.add_triangle(0, corner + 1, (corner + 1) % count + 1);
    }
    let line = Shape::closed_line(points, Stroke::new(0.8, ink));
    Shape::Vec(vec![edge, Shape::mesh(fan), line])
}
