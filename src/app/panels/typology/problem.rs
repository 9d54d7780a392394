//! What stands in the way of a result, by name, with the step that removes it; and what a suggestion left out.

use egui::{RichText, Ui};

use super::{Page, notice_ui, quiet};
use crate::app::command::Command;
use crate::app::commands::TypologyCommand;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::typology_view::{common_periods, known_periods};
use crate::app::widgets::{ButtonLook, Icon, command_button, heading, named_icon_button, text_button};
use crate::model::{IndicatorCode, Lacking, lacking};
use crate::notice::Notice;
use crate::tasks::typology::{LeftOut, WhyLeftOut};
use crate::text::{Message, tr};

/// Why there is no result.
pub(super) fn problem_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let Some(problem) = &page.state.derived.map_problem else { return };
    let recipe = &page.typology.recipe;
    if recipe.indicators.is_empty() {
        return;
    }
    let known = known_periods(page.project, page.level, &recipe.indicators);
    match lacking(&known, recipe.period) {
        Some(lacking) => lacking_ui(ui, page, &lacking, out),
        None => notice_ui(ui, problem, page.language()),
    }
    ui.add_space(4.0);
}

/// Names the indicators without values, and offers to go on without them or with another period.
fn lacking_ui(ui: &mut Ui, page: &Page<'_>, lacking: &Lacking, out: &mut Vec<Command>) {
    let language = page.language();
    let level = page.level.map(|level| level.name.clone()).unwrap_or_default();
    let names: Vec<String> = lacking.codes.iter().map(|code| name_of(page, code)).collect();
    let message = match lacking.period {
        Some(period) => Message::new("typology-lacking").with("period", period.to_text(language)),
        None => Message::new("typology-lacking-level"),
    };
    let message = message.with("level", level).with("count", names.len()).with("names", names.join("; "));
    notice_ui(ui, &Notice::warning(message), language);
    let all = &page.typology.recipe.indicators;
    ui.horizontal_wrapped(|ui| {
        if lacking.codes.len() < all.len() {
            let text = Message::new("typology-take-out-lacking").with("count", lacking.codes.len());
            if text_button(ui, &text.to_text(language), ButtonLook::Primary, true).clicked() {
                out.push(TypologyCommand::TakeOut(lacking.codes.clone()).into());
            }
        } else {
            command_button(ui, page.state, &TypologyCommand::Suggest.into(), ButtonLook::Primary, out);
        }
        let common = common_periods(page.project, page.level, all);
        if let Some(latest) = common.last().filter(|_| page.typology.recipe.period.is_some()) {
            let text = Message::new("typology-take-latest").with("period", latest.to_text(language));
            if text_button(ui, &text.to_text(language), ButtonLook::Plain, true).clicked() {
                out.push(TypologyCommand::LatestPeriod.into());
            }
        }
    });
}

fn name_of(page: &Page<'_>, code: &IndicatorCode) -> String {
    let known = page.project.indicator(code.as_str());
    known.map_or_else(|| code.to_string(), |indicator| indicator.name.clone())
}

/// What the suggestion left out and why, until somebody has read it.
pub(super) fn left_out_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let Some((level, suggested)) = &page.state.view.typology.suggested else { return };
    let is_here = page.level.is_some_and(|shown| shown.id == *level);
    let recipe = &page.typology.recipe;
    let is_out = |left: &&LeftOut| !recipe.indicators.iter().any(|entry| entry.code == left.code);
    let left_out: Vec<&LeftOut> = suggested.left_out.iter().filter(is_out).collect();
    if !is_here || recipe.indicators.is_empty() {
        return;
    }
    let known = Message::new("typology-suggested-known")
        .with("known", suggested.known)
        .with("regions", suggested.regions)
        .with("period", suggested.period.map(|period| period.to_text(language)).unwrap_or_default());
    quiet(ui, &known.to_text(language));
    if left_out.is_empty() {
        ui.add_space(4.0);
        return;
    }
    ui.horizontal(|ui| {
        heading(ui, &tr(language, "typology-not-suggested"));
        let away = tr(language, "typology-not-suggested-away");
        if named_icon_button(ui, (&away, Icon::Close)).on_hover_text(&away).clicked() {
            out.push(TypologyCommand::ForgetSuggestion.into());
        }
    });
    ui.spacing_mut().item_spacing.y = 2.0;
    for left in left_out {
        let reason = match &left.why {
            WhyLeftOut::Secret(count) => Message::new("typology-left-out-secret").with("count", *count),
            WhyLeftOut::Missing(count) => Message::new("typology-left-out-missing").with("count", *count),
            WhyLeftOut::Same(other) => {
                Message::new("typology-left-out-same").with("other", name_of(page, other))
            }
            WhyLeftOut::OtherPeriod => Message::new("typology-left-out-period"),
            WhyLeftOut::OtherLevel => Message::new("typology-left-out-level"),
        };
        let text = reason.with("indicator", name_of(page, &left.code)).with("regions", suggested.regions);
        let text = RichText::new(text.to_text(language)).font(regular(SMALL_PX)).color(roles(ui).second);
        ui.add(egui::Label::new(text).wrap());
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(6.0);
}
