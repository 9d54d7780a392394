//! The import: what the file is, what the person says about it, what would be stored, one click.

use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, Stroke, Ui, vec2};

use super::notices::notice_ui;
use crate::app::command::Command;
use crate::app::import::{ImportChange, ImportDraft, ImportKind, Stage};
use crate::app::state::AppState;
use crate::app::theme::{bold, regular, roles, semibold};
use crate::app::widgets::{
    ButtonLook, Choice, check_field, choice_field, command_button, field_over, heading,
};
use crate::model::Project;
use crate::text::tr;

/// Width of the options in points.
const OPTIONS_WIDTH: f32 = 480.0;
/// Height of the buttons below the options, with the space around them, in points.
const BUTTONS_HEIGHT: f32 = 60.0;

/// Shows the import that is being prepared.
pub fn import_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    let language = state.view.language;
    let name = draft.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ui.label(RichText::new(tr(language, kind_key(draft.kind))).font(bold(22.0)));
    ui.label(RichText::new(name).color(roles(ui).second)).on_hover_text(draft.file.display().to_string());
    ui.add_space(10.0);
    let room = ui.available_size();
    let left = OPTIONS_WIDTH.min(room.x * 0.5);
    let column = Layout::top_down(Align::Min);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(left, room.y), column, |ui| {
            ScrollArea::vertical()
                .id_salt("import")
                .auto_shrink([false, true])
                .max_height(room.y - BUTTONS_HEIGHT)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 6.0;
                    ui.set_width(left - 14.0);
                    if draft.stage == Stage::Reading {
                        ui.label(tr(language, "app-import-reading"));
                    } else {
                        options_ui(ui, state, draft, project, out);
                    }
                });
            ui.add_space(10.0);
            buttons_ui(ui, state, draft, out);
        });
        ui.add_space(28.0);
        let right = vec2(ui.available_width(), room.y);
        ui.allocate_ui_with_layout(right, column, |ui| {
            ScrollArea::vertical().id_salt("import result").auto_shrink([false, true]).show(ui, |ui| {
                result_ui(ui, state, draft);
            });
        });
    });
}

fn buttons_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let next = if draft.stage == Stage::Reviewed { Command::CommitImport } else { Command::ReviewImport };
        command_button(ui, state, &next, ButtonLook::Primary, out);
        command_button(ui, state, &Command::CloseImport, ButtonLook::Plain, out);
    });
}

fn kind_key(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Boundaries => "app-import-boundaries",
        ImportKind::Table => "app-import-table",
        ImportKind::Catalogue => "app-import-catalogue",
    }
}

fn options_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, project: &Project, out: &mut Vec<Command>) {
    match draft.kind {
        ImportKind::Boundaries => {
            text_ui(ui, state, ("app-import-level-new", &draft.level, ImportChange::Level), out);
            field_ui(ui, state, draft, ("app-import-key", &draft.key_field, ImportChange::KeyField), out);
            field_ui(ui, state, draft, ("app-import-name", &draft.name_field, ImportChange::NameField), out);
            text_ui(ui, state, ("app-import-valid-on", &draft.period, ImportChange::Period), out);
            text_ui(ui, state, ("app-import-crs-field", &draft.crs, ImportChange::Crs), out);
        }
        ImportKind::Table => {
            level_ui(ui, state, draft, project, out);
            text_ui(ui, state, ("app-import-key", &draft.key_field, ImportChange::KeyField), out);
            text_ui(ui, state, ("app-import-period", &draft.period, ImportChange::Period), out);
        }
        ImportKind::Catalogue => {}
    }
    text_ui(ui, state, ("app-import-source", &draft.source, ImportChange::Source), out);
    text_ui(ui, state, ("app-import-licence", &draft.licence, ImportChange::Licence), out);
    let can_clash = draft.kind != ImportKind::Catalogue;
    if can_clash && check_field(ui, draft.replace, &tr(state.view.language, "app-import-replace")) {
        out.push(Command::Import(ImportChange::Replace(!draft.replace)));
    }
}

/// A text of the draft: wording key of its name, what it says, and the change that typing makes.
type TextOption<'a> = (&'static str, &'a str, fn(String) -> ImportChange);

fn text_ui(ui: &mut Ui, state: &AppState, (key, current, change): TextOption, out: &mut Vec<Command>) {
    let mut text = current.to_owned();
    if field_over(ui, &mut text, (&tr(state.view.language, key), ""), 1).changed() {
        out.push(Command::Import(change(text)));
    }
    ui.add_space(2.0);
}

fn field_ui(
    ui: &mut Ui,
    state: &AppState,
    draft: &ImportDraft,
    (key, current, change): TextOption,
    out: &mut Vec<Command>,
) {
    let name = tr(state.view.language, key);
    heading(ui, &name);
    let automatic = tr(state.view.language, "app-import-automatic");
    let mut fields = draft.fields.clone();
    fields.insert(0, if key == "app-import-key" { "FID".to_owned() } else { String::new() });
    let text = if current.is_empty() { automatic.as_str() } else { current };
    let picked = choice_field(
        ui,
        &Choice {
            name: &name,
            text,
            aside: "",
            options: fields
                .iter()
                .map(|field| {
                    (if field.is_empty() { automatic.clone() } else { field.clone() }, String::new())
                })
                .collect(),
            chosen: fields.iter().position(|field| field == current),
            width: ui.available_width(),
        },
    );
    if let Some(field) = picked.and_then(|position| fields.get(position)) {
        out.push(Command::Import(change(field.clone())));
    }
    ui.add_space(2.0);
}

fn level_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, project: &Project, out: &mut Vec<Command>) {
    let name = tr(state.view.language, "app-level");
    heading(ui, &name);
    let levels: Vec<&str> = project.levels.iter().map(|level| level.name.as_str()).collect();
    let picked = choice_field(
        ui,
        &Choice {
            name: &name,
            text: if draft.level.is_empty() { "–" } else { &draft.level },
            aside: "",
            options: levels.iter().map(|level| ((*level).to_owned(), String::new())).collect(),
            chosen: levels.iter().position(|level| *level == draft.level),
            width: ui.available_width(),
        },
    );
    if let Some(level) = picked.and_then(|position| levels.get(position)) {
        out.push(Command::Import(ImportChange::Level((*level).to_owned())));
    }
    ui.add_space(2.0);
}

fn result_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft) {
    if draft.summary.is_empty() && draft.notices.is_empty() {
        return;
    }
    let look = roles(ui);
    Frame::new()
        .fill(look.hover)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(8.0)
        .inner_margin(Margin::same(14))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if !draft.summary.is_empty() {
                ui.label(RichText::new(tr(state.view.language, "app-import-would")).font(semibold(13.0)));
            }
            for sentence in &draft.summary {
                let text = RichText::new(sentence.to_text(state.view.language)).font(regular(13.0));
                ui.add(egui::Label::new(text).wrap());
            }
            for (position, notice) in draft.notices.iter().enumerate() {
                ui.add_space(6.0);
                ui.push_id(position, |ui| notice_ui(ui, notice, state.view.language));
            }
        });
}
