//! Outlines of the region under the pointer and of the selection, over the picture of the main processor.

use egui::{Color32, Rect, Stroke, Ui};

use super::camera::Camera;
use super::geometry::PackedDetail;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::roles;
use crate::geo::RegionIndex;

/// Draws them.
pub fn paint(ui: &Ui, face: Rect, camera: &Camera, picture: &MapPicture, state: &AppState) {
    let Some(detail) = picture.geometry.detail_for(camera.metres_per_point()) else { return };
    let look = roles(ui);
    let draw = |inside: &dyn Fn(RegionIndex) -> bool, width: f32, color: Color32| {
        outline(ui, (face, camera), (picture, detail), inside, Stroke::new(width, color));
    };
    if let Some(hovered) = state.view.hovered {
        draw(&|region| region == hovered, 3.4, look.border);
        draw(&|region| region == hovered, 1.8, look.outline);
    }
    if !state.view.selection.is_empty() {
        draw(&|region| state.view.selection.contains(&region), 5.0, look.border);
        draw(&|region| state.view.selection.contains(&region), 3.0, look.selection);
    }
}

fn outline(
    ui: &Ui,
    (face, camera): (Rect, &Camera),
    (picture, detail): (&MapPicture, &PackedDetail),
    inside: &dyn Fn(RegionIndex) -> bool,
    stroke: Stroke,
) {
    let painter = ui.painter().with_clip_rect(face);
    let origin = picture.geometry.origin;
    let place =
        |x: f32, y: f32| camera.screen_from_map(face, [origin[0] + f64::from(x), origin[1] + f64::from(y)]);
    for run in detail.borders_of(inside) {
        let run = run.start as usize..run.end as usize;
        for [from_x, from_y, to_x, to_y] in detail.segments.get(run).unwrap_or_default() {
            let ends = [place(*from_x, *from_y), place(*to_x, *to_y)];
            if Rect::from_two_pos(ends[0], ends[1]).intersects(face) {
                painter.line_segment(ends, stroke);
            }
        }
    }
}
