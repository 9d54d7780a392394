//! A row of short choices, each one click away.

use egui::{Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::focus_ring;
use crate::app::theme::{SMALL_PX, regular, roles, semibold};

/// One choice of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What stands there.
    pub text: String,
    /// What it means, for tooltip and screen readers.
    pub name: String,
    /// It is the one in use.
    pub chosen: bool,
}

/// Shows the choices from left to right, wrapped where the row is too short; the position of the one that was picked.
pub fn segments_ui(ui: &mut Ui, segments: &[Segment]) -> Option<usize> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(1.0, 2.0);
        for (position, segment) in segments.iter().enumerate() {
            if segment_ui(ui, segment).clicked() && !segment.chosen {
                picked = Some(position);
            }
        }
    });
    picked
}

/// Shows one choice.
fn segment_ui(ui: &mut Ui, segment: &Segment) -> Response {
    let colors = roles(ui);
    let widest =
        ui.painter().layout_no_wrap(segment.text.clone(), semibold(SMALL_PX + 0.5), colors.ink).size().x;
    let (rect, response) = ui.allocate_exact_size(vec2((widest + 12.0).max(24.0), 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, segment.chosen, &segment.name));
    let ink = match (segment.chosen, response.hovered()) {
        (true, _) => colors.accent,
        (false, true) => colors.ink,
        (false, false) => colors.third,
    };
    if segment.chosen {
        ui.painter().rect_filled(rect, 5.0, colors.accent_ground);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, colors.hover);
    }
    let font = if segment.chosen { semibold(SMALL_PX + 0.5) } else { regular(SMALL_PX + 0.5) };
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, &segment.text, font, ink);
    focus_ring(ui, &response, rect);
    if segment.name == segment.text { response } else { response.on_hover_text(&segment.name) }
}
