//! The scale bar: a round length in the corner of the map, true because the map is drawn in metres.

use egui::{Align2, Rect, Stroke, Ui, pos2};

use super::camera::Camera;
use crate::app::theme::{regular, roles};
use crate::text::{Language, format_number};

/// Most points that the bar is long.
const LONGEST: f64 = 110.0;

/// Draws the bar in the lower right corner; where it stands.
pub fn paint(ui: &Ui, face: Rect, camera: &Camera, language: Language) -> Option<Rect> {
    let metres = round_length(camera.metres_per_point() * LONGEST)?;
    let length = (metres / camera.metres_per_point()) as f32;
    let look = roles(ui);
    let right = face.right() - 18.0;
    let bottom = face.bottom() - 16.0;
    let left = right - length;
    let ground = Rect::from_min_max(pos2(left - 10.0, bottom - 23.0), pos2(right + 10.0, bottom + 8.0));
    ui.painter().rect_filled(ground, 6.0, look.paper.gamma_multiply(0.8));
    let stroke = Stroke::new(1.5, look.ink);
    ui.painter().line_segment([pos2(left, bottom), pos2(right, bottom)], stroke);
    for x in [left, right] {
        ui.painter().line_segment([pos2(x, bottom - 4.0), pos2(x, bottom + 0.75)], stroke);
    }
    ui.painter().text(
        pos2(f32::midpoint(left, right), bottom - 6.0),
        Align2::CENTER_BOTTOM,
        length_text(metres, language),
        regular(11.0),
        look.ink,
    );
    Some(ground)
}

/// Draws beside the bar who must be named on the base map.
pub fn attribution(ui: &Ui, face: Rect, bar: Rect, text: &str) {
    if text.is_empty() {
        return;
    }
    let look = roles(ui);
    let room = (bar.left() - face.left()) * 0.5;
    let galley = ui.painter().layout(text.to_owned(), regular(10.0), look.second, room);
    let size = galley.size();
    let corner = pos2(bar.left() - 14.0 - size.x, bar.bottom() - size.y - 3.0);
    let ground = Rect::from_min_size(corner, size).expand(4.0);
    ui.painter().rect_filled(ground, 4.0, look.paper.gamma_multiply(0.85));
    ui.painter().galley(corner, galley, look.second);
}

/// The largest of 1, 2, 5 · 10ⁿ metres up to `most`.
fn round_length(most: f64) -> Option<f64> {
    if !most.is_finite() || most <= 0.0 {
        return None;
    }
    let power = 10_f64.powf(most.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= most)
}

fn length_text(metres: f64, language: Language) -> String {
    if metres >= 1000.0 {
        format!("{} km", format_number(metres / 1000.0, 0, language))
    } else {
        format!("{} m", format_number(metres, usize::from(metres < 1.0), language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_round() {
        fn check(most: f64, expected: &str) {
            let text = round_length(most).map(|metres| length_text(metres, Language::De));
            assert_eq!(text.as_deref(), Some(expected), "{most}");
        }
        check(9_900.0, "5 km");
        check(10_000.0, "10 km");
        check(234_000.0, "200 km");
        check(1_999.0, "1 km");
        check(760.0, "500 m");
        check(35.0, "20 m");
    }
}
