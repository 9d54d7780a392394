//! Paints small maps: sketches of areas, and where they lie in Germany.

use std::sync::Arc;

use egui::{Color32, Mesh, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::app::import::sketch::{GERMANY, MapSketch, SketchFill};
use crate::app::theme::roles;
use crate::geo::Extent;

/// Points of the sketch between two hatch lines, and their breadth.
const HATCH: [f32; 2] = [11.0, 3.0];

/// Fills `room` with the sketch, in the middle, in its own proportions.
pub fn sketch_ui(ui: &Ui, room: Rect, sketch: &MapSketch) {
    let look = roles(ui);
    let [width, height] = sketch.size;
    let scale = (room.width() / width).min(room.height() / height);
    let size = vec2(width, height) * scale;
    let origin = room.center() - size / 2.0;
    let at = |x: f32, y: f32| pos2(origin.x + x * scale, origin.y + y * scale);
    // Without outlines the fill alone stands off from the ground.
    let filled =
        if sketch.outlines.is_empty() { look.accent.gamma_multiply(0.45) } else { look.accent_ground };
    let mut mesh = Mesh::default();
    let mut row = |y: f32, from: f32, to: f32, color: Color32| {
        mesh.add_colored_rect(Rect::from_min_max(at(from, y), at(to, y + 1.0)), color);
    };
    for run in &sketch.runs {
        match run.fill {
            SketchFill::Filled => row(run.row, run.from, run.to, filled),
            SketchFill::Hatched => {
                row(run.row, run.from, run.to, look.paper);
                let first = ((run.from + run.row) / HATCH[0]).floor() * HATCH[0] - run.row;
                let mut line = first;
                while line < run.to {
                    let (from, to) = (line.max(run.from), (line + HATCH[1]).min(run.to));
                    if from < to {
                        row(run.row, from, to, look.selection);
                    }
                    line += HATCH[0];
                }
            }
        }
    }
    ui.painter().add(Shape::Mesh(Arc::new(mesh)));
    for (fill, points) in &sketch.outlines {
        let stroke = match fill {
            SketchFill::Filled => Stroke::new(0.6, look.accent.gamma_multiply(0.75)),
            SketchFill::Hatched => Stroke::new(1.3, look.selection),
        };
        let points: Vec<Pos2> = points.iter().map(|point| at(point[0], point[1])).collect();
        ui.painter().add(Shape::closed_line(points, stroke));
    }
}

/// Germany with a mark where `place` lies; whether it lies in or near Germany.
pub fn locator_ui(ui: &Ui, room: Rect, place: Option<&Extent>) -> bool {
    let look = roles(ui);
    let [west, east, south, north] = [5.0_f32, 16.0, 46.5, 55.6];
    // A degree of longitude at 51 degrees north.
    let breadth = 0.63;
    let scale = (room.width() / ((east - west) * breadth)).min(room.height() / (north - south));
    let size = vec2((east - west) * breadth, north - south) * scale;
    let origin = room.center() - size / 2.0;
    let at = |lon: f32, lat: f32| {
        pos2(origin.x + (lon - west) * breadth * scale, origin.y + (north - lat) * scale)
    };
    let outline: Vec<Pos2> = GERMANY.iter().map(|point| at(point[0], point[1])).collect();
    ui.painter().add(Shape::closed_line(outline, Stroke::new(1.2, look.third)));
    let Some(place) = place else { return false };
    let [min, max] = [place.min, place.max].map(|corner| corner.map(|degrees| degrees as f32));
    let inside = max[0] > west && min[0] < east && max[1] > south && min[1] < north;
    if inside {
        let mark = Rect::from_two_pos(at(min[0], min[1]), at(max[0], max[1]));
        let mark = Rect::from_center_size(mark.center(), mark.size().max(vec2(7.0, 7.0))).intersect(room);
        if mark.area() < 0.2 * room.area() {
            ui.painter().rect_filled(mark, 2.0, look.accent.gamma_multiply(0.55));
        }
        ui.painter().rect_stroke(mark, 2.0, Stroke::new(1.4, look.accent), egui::StrokeKind::Outside);
    }
    inside
}
