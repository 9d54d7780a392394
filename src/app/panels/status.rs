//! The line at the bottom: Stand, coverage, source; work with its progress; short messages, so that they cover nothing.

use egui::{Align, Layout, Rect, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::toasts;
use crate::app::canvas::CanvasKind;
use crate::app::command::{Command, FilePurpose};
use crate::app::commands::ShellCommand;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, medium, regular, roles};
use crate::app::widgets::{Icon, focus_ring, icon, language_switch, one_line, small_button};
use crate::notice::Severity;
use crate::sheet::own_words;
use crate::text::{Message, tr};

/// Height of the line in points.
pub const HEIGHT: f32 = 27.0;

/// Shows the line.
pub fn status_ui(ui: &mut Ui, state: &AppState, kind: CanvasKind, out: &mut Vec<Command>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.add_space(6.0);
        ui.allocate_ui_with_layout(vec2(56.0, 26.0), Layout::left_to_right(Align::Center), |ui| {
            language_switch(ui, state, out);
        });
        notices_button_ui(ui, state, out);
        // Work and messages need more room than what the map shows, and go before what never changes.
        let speaks = state.progress.is_some() || !state.view.toasts.is_empty();
        if ui.available_width() > if speaks { 700.0 } else { 460.0 } {
            let key = if kind == CanvasKind::Cpu { "app-offline-cpu" } else { "app-offline" };
            let text = match &state.view.map.base_map {
                Some(base) => {
                    let key = if base.host.is_some() { "map-base-on-online" } else { "map-base-on" };
                    Message::new(key).with("name", base.name.as_str()).to_text(state.view.language)
                }
                None => tr(state.view.language, key),
            };
            quiet(ui, &text);
        }
        if state.view.shell.unsaved {
            unsaved_ui(ui, state, out);
        }
        if state.project.as_ref().is_some_and(|open| open.read_only) {
            let text = RichText::new(tr(state.view.language, "app-read-only")).font(regular(SMALL_PX));
            ui.label(text.color(roles(ui).reference));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| left_ui(ui, state, out));
    });
}

/// Work goes before messages, messages before what the map shows.
fn left_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 14.0;
    if let Some(progress) = state.progress {
        ui.add_space(14.0);
        progress_ui(ui, state, progress, out);
    }
    if !state.view.toasts.is_empty() {
        ui.add_space(if state.progress.is_some() { 0.0 } else { 4.0 });
        toasts::toast_ui(ui, state, out);
    } else if state.progress.is_none() && !state.view.start.open {
        ui.add_space(14.0);
        map_ui(ui, state);
    }
}

fn map_ui(ui: &mut Ui, state: &AppState) {
    let language = state.view.language;
    let Some(picture) = &state.derived.picture else { return };
    ui.spacing_mut().item_spacing.x = 22.0;
    let contents = picture.contents();
    let mut parts = Vec::new();
    if let Some(period) = contents.period {
        parts.push(Message::new("app-as-of").with("period", period.to_text(language)).to_text(language));
    }
    if contents.indicator.is_some() {
        let text = Message::new("app-coverage")
            .with("count", picture.with_value)
            .with("regions", picture.shown)
            .to_text(language);
        parts.push(text);
    }
    let source = contents.sources.first().map(|source| own_words(&source.text, language)).unwrap_or_default();
    parts.push(if source.is_empty() {
        tr(language, "app-no-source")
    } else {
        Message::new("app-source").with("source", source.as_str()).to_text(language)
    });
    for text in parts {
        let room = ui.available_width() - 8.0;
        if room < 60.0 {
            return;
        }
        let galley = one_line(ui, &text, (regular(SMALL_PX), roles(ui).third), room);
        let elided = galley.elided;
        let label = ui.add(egui::Label::new(galley));
        if elided {
            label.on_hover_text(text);
        }
    }
}

/// Stays until everything is written: the sign, the word, and the two ways out.
fn unsaved_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    for command in [Command::PickFile(FilePurpose::SaveCopy), ShellCommand::WriteAgain.into()] {
        if small_button(ui, &command.label(state)).clicked() {
            out.push(command);
        }
    }
    let text = RichText::new(tr(state.view.language, "app-unsaved")).font(medium(SMALL_PX));
    ui.label(text.color(roles(ui).reference));
    ui.spacing_mut().item_spacing.x = 12.0;
}

/// Opens and closes what the program has to say; says how much that is and how bad.
fn notices_button_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let (look, language) = (roles(ui), state.view.language);
    let worst = state.notices.iter().map(|notice| notice.severity).max();
    let text = match state.notices.len() {
        0 => tr(language, "app-tab-notices"),
        count => format!("{} {count}", tr(language, "app-tab-notices")),
    };
    let (picture, ink) = match worst {
        Some(Severity::Error) => (Icon::Warning, look.reference),
        Some(Severity::Warning) => (Icon::Warning, look.selection),
        Some(Severity::Info) | None => (Icon::Info, look.third),
    };
    let galley = ui.painter().layout_no_wrap(text.clone(), medium(SMALL_PX), look.second);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 32.0, 22.0), Sense::click());
    let name = Message::new("app-notices-count").with("count", state.notices.len()).to_text(language);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, look.hover);
    }
    let sign = Rect::from_center_size(rect.left_center() + vec2(13.0, 0.0), vec2(14.0, 14.0));
    icon::paint(ui.painter(), sign, picture, ink);
    let at = rect.left_center() + vec2(25.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.second);
    focus_ring(ui, &response, rect);
    let command = Command::from(ShellCommand::Notices);
    if response.on_hover_text(command.tooltip(state)).clicked() {
        out.push(command);
    }
}

fn progress_ui(ui: &mut Ui, state: &AppState, progress: crate::app::jobs::Progress, out: &mut Vec<Command>) {
    let (language, look) = (state.view.language, roles(ui));
    // Painted here: egui's bar moves by itself and would keep the window busy.
    let (bar, response) = ui.allocate_exact_size(vec2(150.0, 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, tr(language, "app-working")));
    ui.painter().rect_filled(bar, 3.0, look.line);
    let width = (bar.width() * progress.fraction.clamp(0.0, 1.0)).max(6.0);
    ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(width, bar.height())), 3.0, look.accent);
    quiet(ui, &tr(language, progress.stage_key));
    let name = tr(language, "app-cancel");
    let galley = ui.painter().layout_no_wrap(name.clone(), medium(SMALL_PX), look.accent);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(12.0, 6.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, look.hover);
    }
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, look.accent);
    focus_ring(ui, &response, rect);
    if response.clicked() {
        out.push(Command::CancelWork);
    }
}

fn quiet(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(regular(SMALL_PX)).color(roles(ui).third));
}
