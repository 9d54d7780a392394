//! The list of steps: what can be brought again, where the project stands, what can be taken back.

use egui::{Align2, Color32, Id, Modal, RichText, ScrollArea, Ui, vec2};

use super::overlay::overlay_frame;
use crate::app::command::Command;
use crate::app::commands::{ImportCommand, ShellCommand};
use crate::app::import::ImportStep;
use crate::app::shell_view::Overlay;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::widgets::{heading, list_row};
use crate::model::{Edit, MapChange, Project};
use crate::text::{Language, tr};

/// Width in points.
const WIDTH: f32 = 340.0;

/// Shows the list while it is open: newest on top, a click goes to that state.
pub fn history_ui(ui: &Ui, state: &AppState, out: &mut Vec<Command>) {
    let (Some(Overlay::History), Some(open)) = (&state.view.shell.overlay, &state.project) else { return };
    let id = Id::unique("history");
    let screen = ui.ctx().content_rect();
    let area = Modal::default_area(id).anchor(Align2::RIGHT_TOP, vec2(-8.0, 44.0));
    let modal = Modal::new(id).area(area).backdrop_color(Color32::TRANSPARENT).frame(overlay_frame(ui));
    let language = state.view.language;
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(screen.width() - 48.0));
        heading(ui, &tr(language, "app-history"));
        let most = screen.height() - 150.0;
        ScrollArea::vertical().id_salt("steps").max_height(most).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if let Some(step) =
                state.view.import.steps.next_undone().filter(|_| !open.history.undone().any(|_| true))
            {
                let again = tr(language, "app-history-again");
                if list_row(ui, &import_text(step, language), &again, false).clicked() {
                    out.push(Command::Redo);
                }
            }
            // Oldest undone step first to be brought again stands directly above the present.
            let undone: Vec<&Edit> = open.history.undone().collect();
            for (place, edit) in undone.iter().enumerate().rev() {
                let again = tr(language, "app-history-again");
                let text = step_text(edit, &open.project, language);
                if list_row(ui, &text, &again, false).clicked() {
                    out.push(ShellCommand::RedoSteps(place + 1).into());
                }
            }
            let done: Vec<&Edit> = open.history.done().collect();
            for (place, edit) in done.iter().rev().enumerate() {
                let text = step_text(edit, &open.project, language);
                let here = if place == 0 { tr(language, "app-history-now") } else { String::new() };
                let row = list_row(ui, &text, &here, place == 0);
                row_focus(ui, &row, place == 0);
                if row.clicked() && place > 0 {
                    out.push(ShellCommand::UndoSteps(place).into());
                }
            }
            let begin = state
                .view
                .import
                .steps
                .last()
                .map_or_else(|| tr(language, "app-history-begin"), |step| import_text(step, language));
            let now = done.is_empty();
            let here = if now { tr(language, "app-history-now") } else { String::new() };
            let row = list_row(ui, &begin, &here, now);
            row_focus(ui, &row, now);
            if row.clicked() && !now {
                out.push(ShellCommand::UndoSteps(done.len()).into());
            }
            before_import_ui(ui, state, out);
        });
        let keep = tr(language, "app-history-hint");
        let keep = RichText::new(keep).font(regular(SMALL_PX)).color(roles(ui).third);
        ui.add(egui::Label::new(keep).wrap());
    });
    if shown.backdrop_response.clicked() {
        out.push(ShellCommand::CloseOverlay.into());
    }
}

/// The state before the last import.
fn before_import_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(_) = state.view.import.steps.last() else { return };
    // Files that came together are steps of their own.
    let together = state.view.import.steps.last_group().skip(1).enumerate();
    for (place, step) in together {
        if list_row(ui, &import_text(step, state.view.language), "", false).clicked() {
            out.push(ShellCommand::CloseOverlay.into());
            out.push(Command::Import(ImportCommand::TakeBackSteps(place + 1)));
        }
    }
    if list_row(ui, &tr(state.view.language, "import-before"), "", false).clicked() {
        out.push(ShellCommand::CloseOverlay.into());
        out.push(Command::Import(ImportCommand::TakeBack));
    }
}

fn import_text(step: &ImportStep, language: Language) -> String {
    format!("{}: {}", tr(language, "edit-import"), step.file.display())
}

/// The present gets the keyboard when the list opens.
fn row_focus(ui: &Ui, row: &egui::Response, is_now: bool) {
    if is_now && ui.memory(|memory| memory.focused().is_none()) {
        row.request_focus();
    }
}

/// What a step was, with what it chose where that has a name.
fn step_text(edit: &Edit, project: &Project, language: Language) -> String {
    let label = tr(language, edit.label_key());
    match detail(edit, project, language) {
        Some(detail) if !detail.is_empty() => format!("{label}: {detail}"),
        _ => label,
    }
}

fn detail(edit: &Edit, project: &Project, language: Language) -> Option<String> {
    match edit {
        Edit::Rename(name) | Edit::SaveView(name) | Edit::PutView(name, _) | Edit::DeleteView(name) => {
            Some(name.clone())
        }
        Edit::Map(MapChange::Indicator(Some(code))) => Some(
            project.indicator(code.as_str()).map_or_else(|| code.to_string(), |known| known.name.clone()),
        ),
        Edit::Map(MapChange::Period(Some(period))) => Some(period.to_text(language)),
        Edit::Map(MapChange::Level(level)) => level.clone(),
        Edit::Map(MapChange::Palette(name, _)) => Some(name.clone()),
        Edit::Map(MapChange::Title(text) | MapChange::Subtitle(text) | MapChange::ReadingExample(text)) => {
            text.clone()
        }
        _ => None,
    }
}
