//! The import assistant: what the files are, how they look, how they fit, and one button.

mod files;
mod list;
mod matching;
mod options;
mod places;
mod preview;
mod sketch;

use std::time::Duration;

use egui::{Align, Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui, vec2};

use super::notices::notice_ui;
use crate::app::command::{Command, FilePurpose};
use crate::app::commands::ImportCommand;
use crate::app::import::{ImportDraft, ImportKind, ImportList, ImportPlan, ListStanding, Missing, Stage};
use crate::app::state::AppState;
use crate::app::theme::{bold, roles};
use crate::app::widgets::{ButtonLook, Icon, command_button, icon};
use crate::model::Project;
use crate::text::{Language, Message, tr};

/// Width of the options in points.
const OPTIONS_WIDTH: f32 = 348.0;
/// From this width on the file stands beside the options, in points.
const TWO_COLUMNS: f32 = 700.0;
/// What preview, maps and lists need in height, in points; in a lower window they are scrolled.
const CONTENT_HEIGHT: f32 = 260.0;
/// Height of the row of buttons with the space around it, in points.
const BUTTONS_HEIGHT: f32 = 56.0;

/// Shows the assistant.
pub fn import_ui(ui: &mut Ui, state: &AppState, plan: &ImportPlan, out: &mut Vec<Command>) {
    let language = state.view.language;
    Panel::bottom("import buttons")
        .exact_size(BUTTONS_HEIGHT)
        .frame(Frame::new().inner_margin(Margin { left: 0, right: 0, top: 14, bottom: 0 }))
        .show_separator_line(false)
        .show(ui, |ui| buttons_ui(ui, state, plan, out));
    let Some(draft) = &plan.draft else {
        if let Some(list) = &plan.list {
            list::list_ui(ui, state, (plan, list), out);
        } else if plan.found.is_none() {
            waiting_ui(ui, &tr(language, "import-looking"));
        } else {
            files::nothing_ui(ui, state, plan);
        }
        return;
    };
    heading_ui(ui, plan, draft, language);
    ui.add_space(8.0);
    let room = ui.available_size();
    if room.x < TWO_COLUMNS {
        return one_column_ui(ui, state, (plan, draft), out);
    }
    let column = Layout::top_down(Align::Min);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(OPTIONS_WIDTH, room.y), column, |ui| {
            ScrollArea::vertical().id_salt("import options").auto_shrink([false, true]).show(ui, |ui| {
                ui.set_width(OPTIONS_WIDTH - 12.0);
                ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
                options::options_ui(ui, state, plan, draft, out);
            });
        });
        ui.add_space(26.0);
        let right = vec2(ui.available_width(), room.y);
        if right.y >= CONTENT_HEIGHT {
            ui.allocate_ui_with_layout(right, column, |ui| content_ui(ui, state, draft, out));
            return;
        }
        ui.allocate_ui_with_layout(right, column, |ui| {
            ScrollArea::vertical().id_salt("import content").auto_shrink([false, false]).show(ui, |ui| {
                let size = vec2(ui.available_width(), CONTENT_HEIGHT);
                ui.allocate_ui_with_layout(size, column, |ui| content_ui(ui, state, draft, out));
            });
        });
    });
}

/// In a narrow window: the options, and the file below them.
fn one_column_ui(
    ui: &mut Ui,
    state: &AppState,
    (plan, draft): (&ImportPlan, &ImportDraft),
    out: &mut Vec<Command>,
) {
    ScrollArea::vertical().id_salt("import column").auto_shrink([false, true]).show(ui, |ui| {
        let wide = ui.available_width() - 12.0;
        ui.scope(|ui| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
            options::options_ui(ui, state, plan, draft, out);
        });
        ui.add_space(14.0);
        let size = vec2(wide, CONTENT_HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
            content_ui(ui, state, draft, out);
        });
    });
}

fn heading_ui(ui: &mut Ui, plan: &ImportPlan, draft: &ImportDraft, language: Language) {
    let look = roles(ui);
    let title = match draft.kind {
        ImportKind::Boundaries => "app-import-boundaries",
        ImportKind::Table => "app-import-table",
        ImportKind::Catalogue => "app-import-catalogue",
        ImportKind::Facilities => "import-title-facilities",
        ImportKind::Population => "import-title-population",
        ImportKind::Network => "import-title-network",
    };
    let name = draft.shown_name();
    let reason = plan.shown();
    ui.horizontal(|ui| {
        ui.label(RichText::new(tr(language, title)).font(bold(22.0)));
        ui.add_space(6.0);
        ui.label(RichText::new(name).color(look.second)).on_hover_text(draft.file.display().to_string());
        if let Some(found) = reason {
            let text = RichText::new(found.reason.to_text(language)).color(look.third);
            ui.add(egui::Label::new(text).truncate());
        }
    });
}

/// The right side: the file as it is read, then the map of it, then what the dry run says.
fn content_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
    let language = state.view.language;
    if let Some(content) = &draft.content {
        if draft.kind != ImportKind::Network {
            preview::preview_ui(ui, content, draft, language);
            ui.add_space(10.0);
        }
        match draft.kind {
            ImportKind::Boundaries | ImportKind::Facilities | ImportKind::Population => {
                return preview::place_ui(ui, state, (content, draft), out);
            }
            ImportKind::Table | ImportKind::Catalogue | ImportKind::Network => {}
        }
    } else if draft.problem.is_none() {
        waiting_ui(ui, &tr(language, "app-import-reading"));
    }
    let room = ui.available_size();
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        let review = draft.review.as_deref();
        if let Some(matching) = review.and_then(|review| review.matching.as_ref()) {
            return matching::matching_ui(ui, state, matching, draft, out);
        }
        ScrollArea::vertical().id_salt("import notices").auto_shrink([false, true]).show(ui, |ui| {
            notices_ui(ui, draft, language);
        });
    });
}

/// What keeps the file from its import, else what somebody should know.
fn notices_ui(ui: &mut Ui, draft: &ImportDraft, language: Language) {
    let reading = draft.content.as_ref().map(|content| content.notices.as_slice()).unwrap_or_default();
    let review = draft.review.as_ref().map(|review| review.notices.as_slice()).unwrap_or_default();
    let told = if draft.review.is_some() { review } else { reading };
    for (position, notice) in draft.problem.iter().chain(told).enumerate() {
        let notice = crate::app::wording::in_the_window(notice.clone());
        ui.push_id(position, |ui| notice_ui(ui, &notice, language));
        ui.add_space(4.0);
    }
}

fn waiting_ui(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        busy_mark(ui);
        ui.label(RichText::new(text).color(roles(ui).second));
    });
}

/// A mark that moves on four times a second: enough to be seen, little enough for a slow line.
fn busy_mark(ui: &mut Ui) {
    const STEP: Duration = Duration::from_millis(250);
    ui.ctx().request_repaint_after(STEP);
    let step = (ui.input(|input| input.time) / STEP.as_secs_f64()) as usize % 3;
    let look = roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, 18.0), egui::Sense::hover());
    for place in 0..3 {
        let color = if place == step { look.accent } else { look.line };
        let at = egui::pos2(rect.left() + 4.0 + place as f32 * 7.0, rect.center().y);
        ui.painter().circle_filled(at, 2.5, color);
    }
}

/// How it stands on the left, the buttons on the right.
fn buttons_ui(ui: &mut Ui, state: &AppState, plan: &ImportPlan, out: &mut Vec<Command>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let commit = Command::Import(ImportCommand::Commit);
        if plan.draft.is_some() && plan.list.is_some() {
            let checks = plan.draft.as_ref().is_some_and(ImportDraft::can_be_checked);
            command_button(ui, state, &Command::Import(ImportCommand::ToList), ButtonLook::Primary, out);
            if checks {
                command_button(ui, state, &commit, ButtonLook::Plain, out);
            }
        } else if plan.draft.is_some() || plan.list.is_some() {
            command_button(ui, state, &commit, ButtonLook::Primary, out);
            if plan.list.as_ref().is_some_and(|list| list.is_done) {
                command_button(ui, state, &Command::Import(ImportCommand::TakeBack), ButtonLook::Plain, out);
            }
        } else if plan.found.is_some() {
            let pick = Command::PickFile(FilePurpose::Import);
            command_button(ui, state, &pick, ButtonLook::Primary, out);
        }
        command_button(ui, state, &Command::Import(ImportCommand::Close), ButtonLook::Plain, out);
        ui.add_space(10.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| match (&plan.draft, &plan.list) {
            (Some(draft), _) => standing_ui(ui, state, plan, draft),
            (None, Some(list)) => list_standing_ui(ui, state, (plan, list)),
            (None, None) => {}
        });
    });
}

fn list_standing_ui(ui: &mut Ui, state: &AppState, (plan, list): (&ImportPlan, &ImportList)) {
    let (text, needs) = list::standing(state, (plan, list), state.view.language);
    let at_work = list.standing() == ListStanding::Checking || state.view.import.is_importing();
    if at_work {
        busy_mark(ui);
    }
    sentence_ui(ui, text, if at_work { None } else { Some(needs) });
}

/// A sentence with a mark: something is needed, or all is well; or none.
fn sentence_ui(ui: &mut Ui, text: String, needs: Option<bool>) {
    let look = roles(ui);
    if let Some(needs) = needs {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
        let (mark, color) = if needs { (Icon::Warning, look.selection) } else { (Icon::Check, look.accent) };
        icon::paint(ui.painter(), rect, mark, color);
    }
    let color = if needs == Some(true) { look.ink } else { look.second };
    ui.add(egui::Label::new(RichText::new(text).color(color)).truncate());
}

/// One sentence: what is missing, what is at work, or what will be stored.
fn standing_ui(ui: &mut Ui, state: &AppState, plan: &ImportPlan, draft: &ImportDraft) {
    let language = state.view.language;
    let busy = matches!(draft.stage, Stage::Checking | Stage::Reading | Stage::Importing);
    if busy {
        busy_mark(ui);
    }
    let (text, needs) = standing((state.open_project(), state.is_read_only_target()), plan, draft, language);
    let fine = draft.can_be_imported() && !busy;
    sentence_ui(ui, text, (needs || fine).then_some(needs));
}

/// The sentence, and whether it asks for something.
fn standing(
    (project, read_only): (Option<&Project>, bool),
    plan: &ImportPlan,
    draft: &ImportDraft,
    language: Language,
) -> (String, bool) {
    match draft.stage {
        Stage::Reading => return (tr(language, "app-import-reading"), false),
        Stage::Checking => return (tr(language, "import-checking"), false),
        Stage::Importing => return (tr(language, "import-importing"), false),
        Stage::Choosing | Stage::Reviewed => {}
    }
    if let Some(missing) = draft.missing() {
        let ahead = plan.has_boundaries_ahead();
        return (tr(language, missing_key(missing, ahead)), true);
    }
    if draft.problem.is_some() {
        return (tr(language, "import-not-yet"), true);
    }
    let Some(review) = &draft.review else { return (String::new(), false) };
    if draft.unanswered() > 0 {
        return (tr(language, missing_key(Missing::Rule, false)), true);
    }
    if read_only {
        return (tr(language, "import-read-only"), true);
    }
    let mut text: Vec<String> = review.summary.iter().map(|sentence| sentence.to_text(language)).collect();
    let periods = review.periods_text(language);
    if draft.kind == ImportKind::Table && !periods.is_empty() {
        text.push(format!("· {periods}"));
    }
    text.push(into_text(project, plan, language));
    (text.join(" "), false)
}

/// "→ neue Datei Kreis.gpkg".
fn into_text(project: Option<&Project>, plan: &ImportPlan, language: Language) -> String {
    if plan.target.is_new {
        let file = plan.target.file();
        let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Message::new("import-into-new").with("file", file).to_text(language);
    }
    match project.filter(|project| !project.name.is_empty()) {
        Some(project) => {
            Message::new("import-into-open").with("name", project.name.as_str()).to_text(language)
        }
        None => String::new(),
    }
}

fn missing_key(missing: Missing, boundaries_ahead: bool) -> &'static str {
    match missing {
        Missing::Level => "import-needs-level",
        Missing::Key => "import-needs-key",
        Missing::Period => "import-needs-period",
        Missing::Crs => "import-needs-crs",
        Missing::Boundaries if boundaries_ahead => "import-needs-boundaries-first",
        Missing::Boundaries => "import-needs-boundaries",
        Missing::Rule => "import-needs-rule",
        Missing::Kind => "import-needs-kind",
        Missing::Coordinates => "import-needs-coordinates",
        Missing::Residents => "import-needs-residents",
        Missing::Buffer => "import-needs-buffer",
    }
}
