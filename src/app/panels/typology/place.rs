//! Where and when: level, area, period, and the period that change is measured from.

use egui::Ui;

use super::{Page, quiet};
use crate::app::command::Command;
use crate::app::panels::choose::{area_ui, level_ui};
use crate::app::typology_view::{changed, common_periods};
use crate::app::widgets::{Choice, choice_field, heading};
use crate::model::{Period, TypologyMethod};
use crate::text::{Message, tr};

/// Years back that can be chosen without naming a period.
const YEARS_BACK: [u8; 2] = [2, 3];

/// "Ortsteile, 2024, Veränderung seit 2021".
pub(super) fn chosen(page: &Page<'_>) -> String {
    let language = page.language();
    let mut parts: Vec<String> = page.level.map(|level| level.name.clone()).into_iter().collect();
    let recipe = &page.typology.recipe;
    let periods = common_periods(page.project, page.level, &recipe.indicators);
    if let Some(period) = recipe.period.or(periods.last().copied()) {
        parts.push(period.to_text(language));
    }
    if let Some(text) = since(page).filter(|_| recipe.method == TypologyMethod::StatusDynamics) {
        parts.push(text);
    }
    parts.join(", ")
}

fn since(page: &Page<'_>) -> Option<String> {
    let (recipe, language) = (&page.typology.recipe, page.language());
    if !recipe.dynamics.is_empty() {
        let given = Message::new("typology-change-given").with("count", recipe.dynamics.len());
        return Some(given.to_text(language));
    }
    match (recipe.compare_period, recipe.years_back) {
        (Some(period), _) => {
            Some(Message::new("typology-since").with("period", period.to_text(language)).to_text(language))
        }
        (None, 0) => None,
        (None, years) => Some(years_back(page, years)),
    }
}

fn years_back(page: &Page<'_>, years: u8) -> String {
    Message::new("typology-years-back").with("years", usize::from(years)).to_text(page.language())
}

pub(super) fn place_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    level_ui(ui, page.state, page.project, out);
    if page.project.levels.len() > 1 {
        area_ui(ui, page.state, page.project, out);
    }
    ui.add_space(4.0);
    let recipe = &page.typology.recipe;
    let periods = common_periods(page.project, page.level, &recipe.indicators);
    if recipe.indicators.is_empty() {
        quiet(ui, &tr(page.language(), "typology-periods-later"));
        return;
    }
    if let Some(picked) = period_ui(ui, page, &periods) {
        // The first choice is the latest period.
        let period = picked.checked_sub(1).and_then(|at| periods.iter().rev().nth(at).copied());
        out.push(changed(page.project, page.level, |recipe| {
            recipe.period = period;
            // What came after cannot be what change is measured from.
            let now = period.or(periods.last().copied());
            recipe.compare_period =
                recipe.compare_period.filter(|before| now.is_none_or(|now| *before < now));
        }));
    }
    if recipe.method == TypologyMethod::StatusDynamics {
        compare_ui(ui, page, &periods, out);
    }
}

/// The period of the status; the position that was picked: 0 = the latest one, then from new to old.
fn period_ui(ui: &mut Ui, page: &Page<'_>, periods: &[Period]) -> Option<usize> {
    let language = page.language();
    let name = tr(language, "typology-period");
    heading(ui, &name);
    let latest = periods.last().map(|period| period.to_text(language)).unwrap_or_default();
    let latest = Message::new("typology-latest").with("period", latest).to_text(language);
    let offered: Vec<Option<Period>> =
        std::iter::once(None).chain(periods.iter().rev().copied().map(Some)).collect();
    let text = |period: &Option<Period>| period.map_or(latest.clone(), |period| period.to_text(language));
    let chosen = page.typology.recipe.period;
    let choice = Choice {
        name: &name,
        text: &text(&chosen),
        aside: "",
        options: offered.iter().map(|period| (text(period), String::new())).collect(),
        chosen: offered.iter().position(|period| *period == chosen),
        width: ui.available_width(),
    };
    choice_field(ui, &choice)
}

fn compare_ui(ui: &mut Ui, page: &Page<'_>, periods: &[Period], out: &mut Vec<Command>) {
    let language = page.language();
    let name = tr(language, "typology-compare");
    ui.add_space(2.0);
    heading(ui, &name);
    let recipe = &page.typology.recipe;
    if !recipe.dynamics.is_empty() {
        quiet(ui, &tr(language, "typology-given-change"));
        return;
    }
    let now = recipe.period.or(periods.last().copied());
    let earlier = periods.iter().rev().copied().filter(|period| now.is_none_or(|now| *period < now));
    let mut offered: Vec<(Option<Period>, u8, String)> = vec![(None, 0, tr(language, "typology-no-change"))];
    offered.extend(earlier.map(|period| (Some(period), 0, period.to_text(language))));
    offered.extend(YEARS_BACK.map(|years| (None, years, years_back(page, years))));
    let own = (recipe.compare_period, if recipe.compare_period.is_some() { 0 } else { recipe.years_back });
    let chosen = offered.iter().position(|(period, years, _)| (*period, *years) == own);
    let known = chosen.and_then(|at| offered.get(at)).map(|(.., text)| text.clone());
    let text = known.or_else(|| since(page)).unwrap_or_default();
    let choice = Choice {
        name: &name,
        text: &text,
        aside: "",
        options: offered.iter().map(|(.., text)| (text.clone(), String::new())).collect(),
        chosen,
        width: ui.available_width(),
    };
    if let Some((period, years, _)) = choice_field(ui, &choice).and_then(|at| offered.get(at)) {
        out.push(changed(page.project, page.level, |recipe| {
            (recipe.compare_period, recipe.years_back) = (*period, *years);
        }));
    }
    if periods.len() < 2 {
        quiet(ui, &tr(language, "typology-one-period"));
    }
}
