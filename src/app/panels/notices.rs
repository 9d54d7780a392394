//! What the program has to say: sentence, advice, single cases to unfold.

use egui::{RichText, ScrollArea, Sense, Ui, vec2};

use crate::app::command::Command;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::widgets::{ButtonLook, Icon, command_button, icon};
use crate::notice::{Notice, Severity};
use crate::text::{Language, Message, tr};

/// Most single cases that are shown of a notice.
const MOST_DETAILS: usize = 200;

/// Shows all notices, newest first.
pub fn notices_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let look = roles(ui);
    ui.add_space(12.0);
    if state.notices.is_empty() {
        let text = RichText::new(tr(state.view.language, "app-no-notices")).color(look.third);
        ui.add(egui::Label::new(text).wrap());
        return;
    }
    ScrollArea::vertical().id_salt("notices").auto_shrink([false, false]).show(ui, |ui| {
        for (position, notice) in state.notices.iter().enumerate() {
            ui.push_id(position, |ui| notice_ui(ui, notice, state.view.language));
            ui.add_space(10.0);
        }
        command_button(ui, state, &Command::ClearNotices, ButtonLook::Plain, out);
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
        ui.vertical(|ui| {
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
