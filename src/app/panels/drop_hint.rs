//! What happens when the file that hangs over the window is let go.

use egui::{Align2, Id, LayerId, Order, Stroke, StrokeKind, Ui};

use crate::app::state::AppState;
use crate::app::theme::{roles, semibold};
use crate::text::{Message, tr};

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
    let names: Vec<String> = ui.input(|input| {
        let paths = input.raw.hovered_files.iter().filter_map(|file| file.path.as_ref()?.file_name());
        paths.map(|name| name.to_string_lossy().into_owned()).collect()
    });
    let text = match names.as_slice() {
        [] => tr(state.view.language, "app-drop-now"),
        [only] => Message::new("import-drop-one").with("name", only.as_str()).to_text(state.view.language),
        all => Message::new("import-drop").with("count", all.len()).to_text(state.view.language),
    };
    painter.text(area.center(), Align2::CENTER_CENTER, text, semibold(20.0), look.accent);
}
