//! What came out, in few lines: sizes of the classes, how many are close calls, what matters most.

use egui::{RichText, Ui};

use super::{Page, notice_ui, quiet};
use crate::app::command::Command;
use crate::app::commands::TypologyCommand;
use crate::app::panels::reasons::{close_calls_ui, scenarios_ui, sizes_ui};
use crate::app::state::RightTab;
use crate::app::theme::semibold;
use crate::app::typology_page::TypologyPage;
use crate::app::widgets::{ButtonLook, check_field, command_button, text_button};
use crate::text::{Message, tr};

/// "57 von 435 knapp".
pub(super) fn chosen(page: &Page<'_>) -> String {
    let language = page.language();
    let Some(picture) = &page.state.derived.picture else { return String::new() };
    if picture.contents().typology.is_none() {
        return String::new();
    }
    let Some(found) = page.state.derived.reasons.of(picture) else { return tr(language, "app-working") };
    let rated = found.run.rated();
    match found.firmness() {
        Some(firmness) => Message::new("typology-close-of")
            .with("count", firmness.close_calls().len())
            .with("rated", rated)
            .to_text(language),
        None => Message::new("typology-rated").with("rated", rated).to_text(language),
    }
}

pub(super) fn result_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let (state, language) = (page.state, page.language());
    let Some(picture) =
        state.derived.picture.as_ref().filter(|picture| picture.contents().typology.is_some())
    else {
        quiet(ui, &tr(language, "typology-no-result"));
        return;
    };
    sizes_ui(ui, state, picture, out);
    let Some(found) = state.derived.reasons.of(picture) else {
        quiet(ui, &tr(language, "app-working"));
        return;
    };
    ui.add_space(6.0);
    if found.firmness().is_some() {
        ui.label(RichText::new(tr(language, "typology-how-firm")).font(semibold(13.0)));
        close_calls_ui(ui, state, found, out);
        let marks = page.typology.marks_close_calls;
        if check_field(ui, marks, &tr(language, "typology-mark")) {
            out.push(TypologyCommand::MarkCloseCalls.into());
        }
        scenarios_ui(ui, state, (found, 3), out);
    }
    for notice in &found.warnings {
        notice_ui(ui, notice, language);
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if text_button(ui, &tr(language, "typology-see-reasons"), ButtonLook::Plain, true).clicked() {
            out.push(Command::Tab(RightTab::Reasons));
        }
        let method = TypologyCommand::Page(Some(TypologyPage::Method)).into();
        command_button(ui, state, &method, ButtonLook::Plain, out);
    });
    if !state.view.selection.is_empty() {
        ui.horizontal(|ui| {
            command_button(ui, state, &TypologyCommand::ExcludeSelected.into(), ButtonLook::Quiet, out);
        });
    }
}
