//! What stands where there is no project or no map yet: what to do next.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::app::command::{Command, FilePurpose};
use crate::app::state::AppState;
use crate::app::theme::{bold, roles};
use crate::app::widgets::{ButtonLook, command_button};
use crate::text::tr;

/// Shown without a project.
pub fn welcome_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let key = if state.opening { "app-opening" } else { "app-welcome" };
    let commands = [
        (Command::OpenSample, ButtonLook::Primary),
        (Command::PickFile(FilePurpose::OpenProject), ButtonLook::Plain),
        (Command::PickFile(FilePurpose::NewProject), ButtonLook::Plain),
    ];
    let commands: &[(Command, ButtonLook)] = if state.opening { &[] } else { &commands };
    empty_ui(ui, state, (key, "app-welcome-more"), commands, out);
}

/// Shown where a project has no boundaries to draw.
pub fn no_map_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let has_boundaries =
        state.open_project().is_some_and(|project| project.levels.iter().any(|level| level.has_boundaries));
    if has_boundaries {
        if let Some(notice) = &state.derived.map_problem {
            problem_ui(ui, state, notice);
        }
        return;
    }
    let commands = [(Command::PickFile(FilePurpose::Import), ButtonLook::Primary)];
    empty_ui(ui, state, ("app-no-boundaries", "app-no-boundaries-more"), &commands, out);
}

fn problem_ui(ui: &mut Ui, state: &AppState, notice: &crate::notice::Notice) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.36);
        ui.set_max_width(420.0);
        super::notices::notice_ui(ui, notice, state.view.language);
    });
}

fn empty_ui(
    ui: &mut Ui,
    state: &AppState,
    (title, more): (&str, &str),
    commands: &[(Command, ButtonLook)],
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let width = 440.0_f32.min(ui.available_width() - 32.0);
    let side = (ui.available_width() - width) / 2.0;
    ui.add_space((ui.available_height() * 0.34).max(24.0));
    ui.horizontal(|ui| {
        ui.add_space(side);
        ui.allocate_ui_with_layout(vec2(width, 200.0), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.add(egui::Label::new(RichText::new(tr(language, title)).font(bold(22.0))).wrap());
            ui.add(egui::Label::new(RichText::new(tr(language, more)).color(roles(ui).second)).wrap());
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                for (command, look) in commands {
                    command_button(ui, state, command, *look, out);
                }
            });
        });
    });
}
