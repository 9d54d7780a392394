//! What stands where there is no project or no map yet: what to do next.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::app::command::Command;
use crate::app::commands::map::MapCommand;
use crate::app::state::AppState;
use crate::app::theme::{bold, roles};
use crate::app::widgets::{ButtonLook, command_button};
use crate::text::tr;

/// Shown while the first project is being opened.
pub fn opening_ui(ui: &mut Ui, state: &AppState) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.42);
        let text = RichText::new(tr(state.view.language, "app-opening")).color(roles(ui).second);
        ui.add(egui::Label::new(text));
    });
}

/// Shown where a project has no boundaries to draw.
pub fn no_map_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let has_boundaries =
        state.open_project().is_some_and(|project| project.levels.iter().any(|level| level.has_boundaries));
    if has_boundaries {
        if let Some(notice) = &state.derived.map_problem {
            problem_ui(ui, state, notice, out);
        }
        return;
    }
    first_steps_ui(ui, state, out);
}

fn problem_ui(ui: &mut Ui, state: &AppState, notice: &crate::notice::Notice, out: &mut Vec<Command>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.36);
        ui.set_max_width(420.0);
        super::notices::notice_ui(ui, notice, state.view.language);
        let all = Command::Map(MapCommand::AllAreas);
        if all.face(state).enabled {
            ui.add_space(10.0);
            command_button(ui, state, &all, ButtonLook::Plain, out);
        }
    });
}

/// The three steps to a first map, as far as the project has come.
pub fn first_steps_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    let width = 440.0_f32.min(ui.available_width() - 32.0);
    let side = (ui.available_width() - width) / 2.0;
    ui.add_space((ui.available_height() * 0.24).max(24.0));
    ui.horizontal_top(|ui| {
        ui.add_space(side);
        ui.allocate_ui_with_layout(vec2(width, 200.0), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            let title = RichText::new(tr(language, "app-no-boundaries")).font(bold(22.0));
            ui.add(egui::Label::new(title).wrap());
            ui.add_space(10.0);
            super::steps::steps_ui(ui, state, state.open_project(), out);
        });
    });
}
