//! Saved answers: a name for the one shown, and those that are there, with what has changed since.

use egui::Ui;

use super::Page;
use super::quiet;
use crate::app::command::Command;
use crate::app::commands::ReachCommand;
use crate::app::widgets::{ButtonLook, command_button, heading, list_row, plain_field};
use crate::text::Message;

pub(super) fn save_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let asks = page.project.map.reach.is_some();
    if !asks && page.offer.saved.is_empty() {
        return;
    }
    heading(ui, &page.word("reach-saved-ones"));
    for saved in &page.offer.saved {
        let selected = page.project.map.reach.as_ref().is_some_and(|reach| reach.name == saved.map.name);
        let is_stale = !saved.stale.is_empty();
        let name = saved.map.name.clone();
        let text = if is_stale { format!("{name} ({})", page.word("reach-stale")) } else { name };
        let row = list_row(ui, &text, "", selected);
        let row = if is_stale { row.on_hover_text(page.word("reach-stale-tip")) } else { row };
        if row.clicked() {
            out.push(ReachCommand::Open(saved.map.name.clone()).into());
        }
        if selected && is_stale {
            let date = saved.computed_on.parse::<crate::model::Period>();
            let date = date.map_or_else(|_| saved.computed_on.clone(), |date| date.to_text(page.language()));
            quiet(ui, &Message::new("reach-stale-since").with("date", date).to_text(page.language()));
            for cause in &saved.stale {
                quiet(ui, &cause.message().to_text(page.language()));
            }
        }
    }
    if !asks {
        return;
    }
    let mut text = page.state.view.reach.name.clone();
    let (name, hint) = (page.word("reach-name"), suggested(page));
    ui.horizontal(|ui| {
        let room = ui.available_width() - 96.0;
        let field = plain_field(ui, &mut text, (&name, &hint), room);
        if field.changed() {
            out.push(ReachCommand::Name(text.clone()).into());
        }
        let enters = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if enters && !text.trim().is_empty() {
            out.push(ReachCommand::Save.into());
        }
        command_button(ui, page.state, &ReachCommand::Save.into(), ButtonLook::Plain, out);
    });
}

/// The name of the one that is shown, else its kinds.
fn suggested(page: &Page<'_>) -> String {
    if page.reach.name.is_empty() { page.reach.request.kinds.join(", ") } else { page.reach.name.clone() }
}
