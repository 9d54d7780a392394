//! Short messages below the bar; they go by themselves and never cover the map's middle.

use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};

use crate::app::state::{AppState, Toast};
use crate::app::theme::{RADIUS, SMALL_PX, card_shadow, regular, roles};
use crate::notice::Severity;

/// How long a message stays.
pub const STAYS: Duration = Duration::from_secs(6);
/// How long an error stays.
pub const ERROR_STAYS: Duration = Duration::from_secs(12);

/// How long this message stays.
pub fn stays(toast: &Toast) -> Duration {
    if toast.severity == Severity::Error { ERROR_STAYS } else { STAYS }
}

/// Shows the messages and asks for the frame in which the next one goes.
pub fn toasts_ui(ui: &Ui, state: &AppState) {
    let Some(next) =
        state.view.toasts.iter().map(|toast| stays(toast).saturating_sub(toast.since.elapsed())).min()
    else {
        return;
    };
    ui.ctx().request_repaint_after(next + Duration::from_millis(20));
    let look = roles(ui);
    Area::new(Id::unique("toasts"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 54.0))
        .interactable(false)
        .show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            for toast in state.view.toasts.iter().rev().take(3) {
                let (edge, fill) = match toast.severity {
                    Severity::Error => (look.reference, look.reference_ground),
                    Severity::Warning => (look.selection, look.selection_ground),
                    Severity::Info => (look.line, look.paper),
                };
                Frame::new()
                    .fill(fill)
                    .stroke(Stroke::new(1.0, edge))
                    .corner_radius(RADIUS)
                    .shadow(card_shadow(look))
                    .inner_margin(Margin::symmetric(14, 9))
                    .show(ui, |ui| {
                        ui.set_max_width(560.0);
                        ui.add(egui::Label::new(&toast.text).wrap());
                        if let Some(hint) = &toast.hint {
                            let hint = RichText::new(hint).font(regular(SMALL_PX)).color(look.second);
                            ui.add(egui::Label::new(hint).wrap());
                        }
                    });
            }
        });
}
