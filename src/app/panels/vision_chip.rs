//! A reminder on the map while it is shown as other eyes see it.

use egui::{Align2, Area, Frame, Id, Margin, Order, Rect, RichText, Stroke, Ui, vec2};

use super::colors::vision_keys;
use crate::app::command::Command;
use crate::app::commands::classes::ClassesCommand;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, card_shadow, roles, semibold};
use crate::app::widgets::{ButtonLook, text_button};
use crate::sheet::Vision;
use crate::text::tr;

/// Shows what kind of vision the map is shown with, and the way back.
pub fn vision_chip_ui(ui: &Ui, face: Rect, state: &AppState, out: &mut Vec<Command>) {
    let vision = state.view.classes.vision;
    if vision == Vision::Full {
        return;
    }
    let look = roles(ui);
    let language = state.view.language;
    let frame = Frame::new()
        .fill(look.paper)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(9)
        .shadow(card_shadow(look))
        .inner_margin(Margin { left: 12, right: 4, top: 3, bottom: 3 });
    Area::new(Id::unique("vision"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(face.center_top() + vec2(0.0, 12.0))
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    let name = tr(language, vision_keys(vision)[1]);
                    ui.label(RichText::new(name).font(semibold(SMALL_PX + 1.0)).color(look.ink));
                    let end = tr(language, "app-vision-end");
                    if text_button(ui, &end, ButtonLook::Quiet, true).clicked() {
                        out.push(ClassesCommand::See(Vision::Full).into());
                    }
                });
            });
        });
}
