//! What the program has to say, by severity: what happened, where and why, what to do; to copy and to jump to the cause.

use egui::{Align, Layout, RichText, ScrollArea, Sense, Ui, vec2};

use crate::app::command::Command;
use crate::app::commands::{ShellCommand, cause};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::widgets::{ButtonLook, Icon, command_button, heading, icon, small_button};
use crate::notice::{Notice, Severity};
use crate::text::{Language, Message, tr};

/// Most single cases that are shown of a notice.
const MOST_DETAILS: usize = 200;

/// Shows all notices: errors first, newest first within their kind.
pub fn notices_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let (look, language) = (roles(ui), state.view.language);
    ui.add_space(12.0);
    if state.notices.is_empty() {
        let text = RichText::new(tr(language, "app-no-notices")).color(look.third);
        ui.add(egui::Label::new(text).wrap());
        return;
    }
    ScrollArea::vertical().id_salt("notices").auto_shrink([false, false]).show(ui, |ui| {
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let count = state.notices.iter().filter(|notice| notice.severity == severity).count();
            if count == 0 {
                continue;
            }
            heading(ui, &Message::new(group_key(severity)).with("count", count).to_text(language));
            ui.add_space(4.0);
            let all = state.notices.iter().enumerate();
            for (position, notice) in all.filter(|(_, notice)| notice.severity == severity) {
                ui.push_id(position, |ui| {
                    notice_ui(ui, notice, language);
                    actions_ui(ui, state, (position, notice), out);
                });
                ui.add_space(10.0);
            }
            ui.add_space(6.0);
        }
        ui.horizontal(|ui| {
            command_button(ui, state, &Command::ClearNotices, ButtonLook::Plain, out);
            command_button(ui, state, &ShellCommand::CopyNotices.into(), ButtonLook::Plain, out);
        });
    });
}

fn group_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "app-notices-errors",
        Severity::Warning => "app-notices-warnings",
        Severity::Info => "app-notices-infos",
    }
}

/// Show the cause, where the notice names one that can be shown, and copy.
fn actions_ui(ui: &mut Ui, state: &AppState, (position, notice): (usize, &Notice), out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(20.0);
        let language = state.view.language;
        if let Some(commands) = cause(notice, state)
            && small_button(ui, &tr(language, "app-notice-show")).clicked()
        {
            out.extend(commands);
        }
        if small_button(ui, &tr(language, "app-copy-notice")).clicked() {
            out.push(ShellCommand::CopyNotice(position).into());
        }
    });
}

/// One notice.
pub fn notice_ui(ui: &mut Ui, notice: &Notice, language: Language) {
    let look = roles(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        let (picture, color) = match notice.severity {
            Severity::Info => (Icon::Info, look.accent),
            Severity::Warning => (Icon::Warning, look.selection),
            Severity::Error => (Icon::Warning, look.reference),
        };
        icon::paint(ui.painter(), rect, picture, color);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.add(egui::Label::new(notice.message.to_text(language)).wrap().selectable(true));
            if let Some(hint) = &notice.hint {
                let hint = RichText::new(hint.to_text(language)).color(look.second);
                ui.add(egui::Label::new(hint).wrap().selectable(true));
            }
            details_ui(ui, notice, language);
        });
    });
}

fn details_ui(ui: &mut Ui, notice: &Notice, language: Language) {
    if notice.details.is_empty() {
        return;
    }
    let title = Message::new("app-details").with("count", notice.details.len()).to_text(language);
    egui::CollapsingHeader::new(RichText::new(title).font(regular(SMALL_PX))).id_salt("details").show(
        ui,
        |ui| {
            for detail in notice.details.iter().take(MOST_DETAILS) {
                let text = RichText::new(detail).font(regular(SMALL_PX)).color(roles(ui).second);
                ui.add(egui::Label::new(text).wrap().selectable(true));
            }
        },
    );
}
