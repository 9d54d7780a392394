//! Items of the sheet as paths in pixels.

use tiny_skia::{LineCap, LineJoin, Path, PathBuilder, Stroke as PathStroke, StrokeDash};

use crate::sheet::font::{OutlineStep, outline, units_per_em};
use crate::sheet::page::{Stroke, TextLine};

/// The outlines of a line of text, in pixels.
pub fn text_path(line: &TextLine, px_per_unit: f32) -> Option<Path> {
    let shaped = &line.shaped;
    let scale = shaped.size / units_per_em(shaped.face) * px_per_unit;
    let mut path = PathBuilder::new();
    for glyph in &shaped.glyphs {
        let x = (line.baseline[0] + glyph.x) * px_per_unit;
        let y = (line.baseline[1] - glyph.y) * px_per_unit;
        let place = |[gx, gy]: [f32; 2]| (x + gx * scale, y - gy * scale);
        for step in outline(shaped.face, glyph.id) {
            match step {
                OutlineStep::Move(to) => {
                    let (x, y) = place(to);
                    path.move_to(x, y);
                }
                OutlineStep::Line(to) => {
                    let (x, y) = place(to);
                    path.line_to(x, y);
                }
                OutlineStep::Quad(control, to) => {
                    let ((cx, cy), (x, y)) = (place(control), place(to));
                    path.quad_to(cx, cy, x, y);
                }
                OutlineStep::Cubic(first, second, to) => {
                    let ((ax, ay), (bx, by), (x, y)) = (place(first), place(second), place(to));
                    path.cubic_to(ax, ay, bx, by, x, y);
                }
                OutlineStep::Close => path.close(),
            }
        }
    }
    path.finish()
}

/// A line through `points`, in pixels.
pub fn line_path(points: &[[f32; 2]], px_per_unit: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (position, [x, y]) in points.iter().enumerate() {
        let (x, y) = (x * px_per_unit, y * px_per_unit);
        if position == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.finish()
}

/// A closed shape, in pixels.
pub fn polygon_path(points: &[[f32; 2]], px_per_unit: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (position, [x, y]) in points.iter().enumerate() {
        let (x, y) = (x * px_per_unit, y * px_per_unit);
        if position == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
    path.finish()
}

/// The style of a line, in pixels; joins are round.
pub fn path_stroke(stroke: &Stroke, px_per_unit: f32) -> PathStroke {
    PathStroke {
        width: stroke.width * px_per_unit,
        line_cap: if stroke.dash.is_some() { LineCap::Round } else { LineCap::Butt },
        line_join: LineJoin::Round,
        dash: stroke
            .dash
            .and_then(|dash| StrokeDash::new(dash.map(|length| length * px_per_unit).to_vec(), 0.0)),
        ..PathStroke::default()
    }
}
