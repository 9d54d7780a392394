//! One frame of the map for the graphics processor: position, what is seen, lines from below to above.

use std::sync::Arc;

use eframe::egui_wgpu;
use egui::{Rect, Ui};

use super::Canvas;
use super::camera::Camera;
use super::geometry::{BorderKind, PackedDetail};
use super::gpu::{FaceCallback, FaceUniform, LinePass, RegionColors};
use super::outlines::Outlined;
use crate::app::map_picture::MapPicture;
use crate::app::theme::{Roles, roles};
use crate::geo::Extent;

/// The face of the map place; faces of a comparison get numbers of their own.
const MAIN_FACE: u64 = 0;
/// How far a drawn line may lie from the surveyed one, in pixels.
const TOLERANCE_PX: f64 = 0.6;

/// Hands the frame over.
pub fn paint(
    ui: &Ui,
    face: Rect,
    canvas: &mut Canvas,
    (picture, colors): (&MapPicture, Arc<RegionColors>),
    outlined: &Outlined,
) {
    let look = roles(ui);
    let pixels_per_point = ui.ctx().pixels_per_point();
    let metres = canvas.camera.metres_per_point();
    let tolerance = metres / f64::from(pixels_per_point) * TOLERANCE_PX;
    let Some(detail) = picture.geometry.detail_for(tolerance).cloned() else { return };
    let view = view_from_origin(&canvas.camera, face, picture.geometry.origin);
    let mut passes = borders(&detail, &view, picture, (look, pixels_per_point, metres));
    if canvas.over_base() {
        // Over a base map the surroundings are clear, and so are their borders, which come first.
        passes.drain(..1);
    }
    passes.extend(canvas.outlines.lines(&detail, outlined, look).into_iter().map(|line| LinePass {
        width_px: line.width * pixels_per_point,
        color: unit(line.color, 1.0),
        segments: line.runs.to_vec(),
    }));
    let callback = FaceCallback {
        face: MAIN_FACE,
        geometry: picture.geometry.clone(),
        colors,
        uniform: FaceUniform {
            fill_opacity: if canvas.over_base() { super::OPACITY } else { 1.0 },
            ..uniform(&canvas.camera, face, picture.geometry.origin, pixels_per_point, look)
        },
        triangles: detail.visible_triangles(&view),
        passes,
        detail,
        counters: canvas.counters.clone(),
    };
    ui.painter().add(egui_wgpu::Callback::new_paint_callback(face, callback));
}

fn view_from_origin(camera: &Camera, face: Rect, origin: [f64; 2]) -> Extent {
    let view = camera.view_extent(face.size());
    Extent {
        min: [view.min[0] - origin[0], view.min[1] - origin[1]],
        max: [view.max[0] - origin[0], view.max[1] - origin[1]],
    }
}

fn uniform(
    camera: &Camera,
    face: Rect,
    origin: [f64; 2],
    pixels_per_point: f32,
    look: &Roles,
) -> FaceUniform {
    let metres = camera.metres_per_point();
    let scale = [2.0 / (metres * f64::from(face.width())), 2.0 / (metres * f64::from(face.height()))];
    let center = camera.center();
    FaceUniform {
        scale: scale.map(|s| s as f32),
        offset: [((origin[0] - center[0]) * scale[0]) as f32, ((origin[1] - center[1]) * scale[1]) as f32],
        size_px: [face.width() * pixels_per_point, face.height() * pixels_per_point],
        line_width_px: 1.0,
        pixels_per_point,
        line_color: [0.0; 4],
        hatch_color: unit(look.hatch, 1.0),
        fill_opacity: 1.0,
        padding: [0.0; 3],
    }
}

/// Borders from below to above: surroundings, regions, parents, outline.
fn borders(
    detail: &PackedDetail,
    view: &Extent,
    picture: &MapPicture,
    (look, pixels_per_point, metres): (&Roles, f32, f64),
) -> Vec<LinePass> {
    let widths = picture.geometry.border_widths(&picture.contents().layer, metres);
    let line = |kind, width: f32, color: [f32; 4]| LinePass {
        width_px: width * pixels_per_point,
        color,
        segments: detail.visible_borders(kind, view),
    };
    vec![
        line(BorderKind::Quiet, widths.quiet, unit(look.quiet_border, 1.0)),
        line(BorderKind::Inner, widths.inner, unit(look.border, 1.0)),
        line(BorderKind::Parent, widths.parent[1], unit(look.border, 0.85)),
        line(BorderKind::Parent, widths.parent[0], unit(look.parent_border, 1.0)),
        line(BorderKind::Outline, widths.outline, unit(look.outline, 1.0)),
    ]
}

fn unit(color: egui::Color32, alpha: f32) -> [f32; 4] {
    let channel = |byte: u8| f32::from(byte) / 255.0;
    [channel(color.r()), channel(color.g()), channel(color.b()), alpha]
}
