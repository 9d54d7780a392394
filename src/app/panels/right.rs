//! The right side: table, selected region, notices.

use egui::{Frame, Margin, Stroke, Ui};

use crate::app::command::Command;
use crate::app::state::{AppState, RightTab};
use crate::app::theme::roles;
use crate::app::widgets::{Icon, icon_button, tab};

/// Shows the tabs and what belongs to the active one.
pub fn right_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let bar = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(6.0);
        // A typology has reasons where an indicator has a trend.
        let left_out = if state.shows_typology() { RightTab::Trend } else { RightTab::Reasons };
        for which in RightTab::ALL.into_iter().filter(|which| *which != left_out) {
            let command = Command::Tab(which);
            let mut text = command.label(state);
            if which == RightTab::Notices && !state.notices.is_empty() {
                text = format!("{text} {}", state.notices.len());
            }
            if tab(ui, &text, state.tab() == which).clicked() {
                out.push(command);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            icon_button(ui, state, (&Command::ToggleRight, Icon::Close), out);
        });
    });
    let line = Stroke::new(1.0, roles(ui).line);
    ui.painter().hline(ui.max_rect().x_range(), bar.response.rect.bottom() + 0.5, line);
    let margin = Margin { left: 16, right: 12, top: 0, bottom: 8 };
    match state.tab() {
        RightTab::Table => super::table::table_ui(ui, state, out),
        RightTab::Trend => {
            Frame::new().inner_margin(margin).show(ui, |ui| super::trend::trend_ui(ui, state, out));
        }
        RightTab::Reasons => super::reasons::reasons_ui(ui, state, out),
        RightTab::Region => {
            Frame::new().inner_margin(margin).show(ui, |ui| super::region::region_ui(ui, state, out));
        }
        RightTab::Notices => {
            Frame::new().inner_margin(margin).show(ui, |ui| super::notices::notices_ui(ui, state, out));
        }
    }
}
