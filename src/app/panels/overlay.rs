//! What lies over the window: its frame, its veil, and the one place that shows whichever is open.

use egui::{Color32, Frame, Margin, Stroke, Ui};

use crate::app::command::Command;
use crate::app::state::AppState;
use crate::app::theme::{card_shadow, roles};

/// Shows menu, palette, history or the choice of base maps, whichever is open.
pub fn overlay_ui(ui: &Ui, state: &AppState, out: &mut Vec<Command>) {
    super::palette::palette_ui(ui, state, out);
    super::menu::menu_ui(ui, state, out);
    super::history::history_ui(ui, state, out);
    super::base_map::base_map_ui(ui, state, out);
}

/// The card that an overlay stands on.
pub fn overlay_frame(ui: &Ui) -> Frame {
    let look = roles(ui);
    Frame::new()
        .fill(look.paper)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(10)
        .shadow(card_shadow(look))
        .inner_margin(Margin::same(12))
}

/// What lies between the window and an overlay: the window stays readable.
pub fn veil(ui: &Ui) -> Color32 {
    roles(ui).shadow
}
