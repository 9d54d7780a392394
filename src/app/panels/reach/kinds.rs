//! What is to be reached: kinds of facilities by phase of life, several at once.

use egui::{Popup, PopupCloseBehavior, ScrollArea, Ui};

use super::Page;
use crate::app::command::Command;
use crate::app::widgets::{Choice, check_field, choice_button, heading};
use crate::model::LifePhase;
use crate::text::{Message, format_count};

/// Wording of a phase of life.
fn phase_key(phase: Option<LifePhase>) -> &'static str {
    match phase {
        Some(LifePhase::Pregnancy) => "reach-phase-pregnancy",
        Some(LifePhase::Daycare) => "reach-phase-daycare",
        Some(LifePhase::Primary) => "reach-phase-primary",
        Some(LifePhase::Secondary) => "reach-phase-secondary",
        Some(LifePhase::Work) => "reach-phase-work",
        Some(LifePhase::Adults) => "reach-phase-adults",
        Some(LifePhase::Age) => "reach-phase-age",
        None => "reach-phase-other",
    }
}

/// Phases in the order of life, those without one last.
fn phases() -> impl Iterator<Item = Option<LifePhase>> {
    LifePhase::ALL.into_iter().map(Some).chain([None])
}

pub(super) fn kinds_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let name = page.word("reach-kinds");
    ui.add_space(2.0);
    heading(ui, &name);
    let chosen = &page.reach.request.kinds;
    let is_chosen = |kind: &str| chosen.iter().any(|own| own.to_lowercase() == kind.to_lowercase());
    let count: usize =
        page.offer.kinds.iter().filter(|(kind, ..)| is_chosen(kind)).map(|(.., count)| count).sum();
    let text = match chosen.as_slice() {
        [] => page.word("reach-kinds-none"),
        [one] => one.clone(),
        [first, rest @ ..] => Message::new("reach-kinds-some")
            .with("first", first.as_str())
            .with("count", rest.len())
            .to_text(page.language()),
    };
    let aside = if chosen.is_empty() { String::new() } else { format_count(count as u64, page.language()) };
    let choice = Choice {
        name: &name,
        text: &text,
        aside: &aside,
        options: Vec::new(),
        chosen: None,
        width: ui.available_width(),
    };
    let field = choice_button(ui, &choice);
    Popup::menu(&field)
        .width(field.rect.width().max(240.0))
        .accessible_name(&name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let list = ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]);
            list.show(ui, |ui| list_ui(ui, page, &is_chosen, out));
        });
}

fn list_ui(ui: &mut Ui, page: &Page<'_>, is_chosen: &dyn Fn(&str) -> bool, out: &mut Vec<Command>) {
    for phase in phases() {
        let of_phase = || page.offer.kinds.iter().filter(move |(_, own, _)| *own == phase);
        if of_phase().next().is_none() {
            continue;
        }
        ui.add_space(4.0);
        heading(ui, &page.word(phase_key(phase)));
        for (kind, _, count) in of_phase() {
            let checked = is_chosen(kind);
            let text = format!("{kind} ({})", format_count(*count as u64, page.language()));
            if check_field(ui, checked, &text) {
                out.push(page.change(|reach| {
                    let kinds = &mut reach.request.kinds;
                    if checked {
                        kinds.retain(|own| own.to_lowercase() != kind.to_lowercase());
                    } else {
                        kinds.push(kind.clone());
                    }
                }));
            }
        }
    }
}
