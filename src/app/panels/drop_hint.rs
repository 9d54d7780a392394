//! What happens when the file that hangs over the window is let go.

use egui::{Align2, Id, LayerId, Order, Stroke, StrokeKind, Ui};

use crate::app::state::AppState;
use crate::app::theme::{roles, semibold};
use crate::text::tr;

/// Shows a frame around the window while files hang over it.
pub fn drop_hint_ui(ui: &Ui, state: &AppState) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let look = roles(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("drop hint")));
    let area = ui.ctx().content_rect().shrink(8.0);
    painter.rect(
        area,
        10.0,
        look.accent_ground.gamma_multiply(0.92),
        Stroke::new(2.0, look.accent),
        StrokeKind::Inside,
    );
    let text = tr(state.view.language, "app-drop-now");
    painter.text(area.center(), Align2::CENTER_CENTER, text, semibold(20.0), look.accent);
}
