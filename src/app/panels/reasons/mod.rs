//! Why regions have their class: of the region in question, else of the whole map.

mod charts;
mod region;
mod summary;
mod tree;

use egui::{RichText, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, roles, semibold};
use crate::geo::RegionIndex;
use crate::text::tr;

pub(super) use charts::curve_ui;
pub use charts::signed;
pub use region::{class_lines, firmness_words, why_not_rated};
pub(super) use summary::{close_calls_ui, scenarios_ui, sizes_ui};

/// Shows the reasons.
pub fn reasons_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(picture) = &state.derived.picture else { return };
    let found = state.derived.reasons.of(picture);
    let frame = egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 0, top: 0, bottom: 0 });
    frame.show(ui, |ui| {
        ScrollArea::vertical().id_salt("reasons").auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 14.0);
            ui.add_space(12.0);
            let Some(found) = found else {
                let text = RichText::new(tr(state.view.language, "app-working")).color(roles(ui).third);
                ui.label(text);
                return;
            };
            match region_in_question(state, picture) {
                Some(region) => region::region_ui(ui, state, (picture, found), region, out),
                None => summary::summary_ui(ui, state, (picture, found), out),
            }
            ui.add_space(14.0);
        });
    });
}

/// The region selected last alone, else the one under the pointer.
fn region_in_question(state: &AppState, picture: &MapPicture) -> Option<RegionIndex> {
    let selected = state.view.selection.first().copied().filter(|_| state.view.selection.len() == 1);
    selected.or(state.view.hovered).filter(|region| picture.is_shown(*region))
}

/// A heading inside the panel with an "i" behind it.
fn explained_head(ui: &mut Ui, text: &str, explanation: &str) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.label(RichText::new(text).font(semibold(BODY_PX)));
        super::typology::info_button(ui, text, explanation);
    });
}

/// A heading inside the panel.
fn head(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(text).font(semibold(BODY_PX)));
    ui.add_space(2.0);
}
