//! How indicators become types: method, limits, who is rated, number of types.

use egui::Ui;

use super::numbers::named_number;
use super::{Page, explained_heading, info_button, quiet};
use crate::app::command::Command;
use crate::app::commands::TypologyCommand;
use crate::app::panels::reasons::curve_ui;
use crate::app::typology_view::{TypedNumber, changed, common_periods};
use crate::app::widgets::{
    ButtonLook, Choice, Icon, Segment, check_field, choice_field, command_button, heading, named_icon_button,
    segments_ui,
};
use crate::model::{Indicator, IndicatorKind, Period, TypologyMethod, TypologyPreset};
use crate::tasks::typology::TypologyOutcome;
use crate::text::{Message, tr};

/// Fewest and most classes or types.
const CLASSES: std::ops::RangeInclusive<u8> = 2..=9;

fn name_key(method: TypologyMethod) -> &'static str {
    match method {
        TypologyMethod::StatusDynamics => "typology-method-status",
        TypologyMethod::Quintile => "typology-method-quintile",
        TypologyMethod::Rank => "typology-method-rank",
        TypologyMethod::Gisd => "typology-method-gisd",
        TypologyMethod::Ward => "typology-method-ward",
        TypologyMethod::KMeans => "typology-method-kmeans",
    }
}

/// Wording key of the formula.
fn formula_key(method: TypologyMethod) -> &'static str {
    match method {
        TypologyMethod::StatusDynamics => "typology-formula-status",
        TypologyMethod::Quintile => "typology-formula-quintile",
        TypologyMethod::Rank => "typology-formula-rank",
        TypologyMethod::Gisd => "typology-formula-gisd",
        TypologyMethod::Ward => "typology-formula-ward",
        TypologyMethod::KMeans => "typology-formula-kmeans",
    }
}

/// Name of the method, with the preset that it follows.
pub(super) fn chosen(page: &Page<'_>) -> String {
    let recipe = &page.typology.recipe;
    let name = tr(page.language(), name_key(recipe.method));
    match TypologyPreset::ALL.into_iter().find(|preset| preset.is_followed_by(recipe)) {
        Some(preset) => format!("{name}, {}", preset_name(preset)),
        None => name,
    }
}

/// Names of cities are the same in every language.
fn preset_name(preset: TypologyPreset) -> &'static str {
    match preset {
        TypologyPreset::Berlin => "Berlin",
        TypologyPreset::Hamburg => "Hamburg",
    }
}

pub(super) fn method_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let recipe = &page.typology.recipe;
    let language = page.language();
    kind_ui(ui, page, out);
    if recipe.method == TypologyMethod::StatusDynamics {
        presets_ui(ui, page, out);
        limits_ui(ui, page, out);
    }
    if recipe.method.is_cluster() {
        types_ui(ui, page, out);
    } else if matches!(recipe.method, TypologyMethod::Quintile | TypologyMethod::Rank) {
        heading(ui, &tr(language, "typology-classes"));
        classes_ui(ui, page, out);
    }
    if recipe.method == TypologyMethod::Gisd {
        quiet(ui, &tr(language, "typology-gisd-dimensions"));
    }
    ui.add_space(4.0);
    rated_ui(ui, page, out);
    if !recipe.method.is_cluster() && recipe.method != TypologyMethod::Rank {
        base_ui(ui, page, out);
    }
}

fn kind_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let name = tr(language, "typology-method");
    let own = page.typology.recipe.method;
    explained_heading(ui, &name, &tr(language, formula_key(own)));
    let names = TypologyMethod::ALL.map(|method| tr(language, name_key(method)));
    let choice = Choice {
        name: &name,
        text: &tr(language, name_key(own)),
        aside: "",
        options: names.iter().map(|name| (name.clone(), String::new())).collect(),
        chosen: TypologyMethod::ALL.iter().position(|method| *method == own),
        width: ui.available_width(),
    };
    let picked = choice_field(ui, &choice).and_then(|at| TypologyMethod::ALL.get(at).copied());
    if let Some(method) = picked.filter(|method| *method != own) {
        out.push(changed(page.project, page.level, |recipe| {
            recipe.method = method;
            recipe.classes = method.usual_classes();
            // Words of other types say nothing about these.
            recipe.types.clear();
        }));
    }
}

fn presets_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    explained_heading(ui, &tr(language, "typology-presets"), &tr(language, "typology-presets-info"));
    let segments = TypologyPreset::ALL.map(|preset| Segment {
        text: preset_name(preset).to_owned(),
        name: Message::new("typology-preset").with("name", preset_name(preset)).to_text(language),
        chosen: preset.is_followed_by(&page.typology.recipe),
    });
    if let Some(preset) = segments_ui(ui, &segments).and_then(|at| TypologyPreset::ALL.get(at)) {
        out.push(changed(page.project, page.level, |recipe| *recipe = preset.applied_to(recipe)));
    }
}

fn limits_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    explained_heading(ui, &tr(language, "typology-limits"), &tr(language, "typology-limits-info"));
    ui.spacing_mut().item_spacing.y = 3.0;
    for (number, key) in [
        (TypedNumber::HighBelow, "typology-high-below"),
        (TypedNumber::LowAbove, "typology-low-above"),
        (TypedNumber::VeryLowAbove, "typology-very-low-above"),
        (TypedNumber::PositiveBelow, "typology-positive-below"),
        (TypedNumber::NegativeAbove, "typology-negative-above"),
    ] {
        named_number(ui, page, (number, &tr(language, key)), out);
    }
    ui.spacing_mut().item_spacing.y = 6.0;
}

/// Two to nine, one click away.
fn classes_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let own = page.typology.recipe.classes;
    let segments: Vec<Segment> = CLASSES
        .map(|count| Segment {
            text: count.to_string(),
            name: Message::new("typology-count").with("count", usize::from(count)).to_text(language),
            chosen: count == own,
        })
        .collect();
    if let Some(count) = segments_ui(ui, &segments).and_then(|at| {
        let mut counts = CLASSES;
        counts.nth(at)
    }) {
        out.push(changed(page.project, page.level, |recipe| recipe.classes = count));
    }
}

fn types_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    explained_heading(ui, &tr(language, "typology-types"), &tr(language, "typology-types-info"));
    classes_ui(ui, page, out);
    if let Some(curve) = page.state.derived.reasons.curve()
        && let Some(count) = curve_ui(ui, page.state, curve, page.typology.recipe.classes)
    {
        out.push(changed(page.project, page.level, |recipe| recipe.classes = count));
    }
    let recipe = &page.typology.recipe;
    if check_field(ui, recipe.winsorised, &tr(language, "typology-winsorised")) {
        out.push(changed(page.project, page.level, |recipe| recipe.winsorised = !recipe.winsorised));
    }
    let found =
        page.state.derived.picture.as_ref().and_then(|picture| page.state.derived.reasons.of(picture));
    let Some(TypologyOutcome::Clustered(types)) = found.map(|found| &found.run.outcome) else { return };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let kept = recipe.stored_types.is_some();
        let text = tr(language, "typology-keep-types");
        if check_field(ui, kept, &text) {
            out.push(changed(page.project, page.level, |recipe| {
                recipe.stored_types = (!kept).then(|| types.stored.clone());
            }));
        }
        info_button(ui, &text, &tr(language, "typology-keep-types-info"));
    });
}

/// Who is rated at all.
fn rated_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let recipe = &page.typology.recipe;
    let name = tr(language, "typology-residents");
    explained_heading(ui, &name, &tr(language, "typology-residents-info"));
    let counts: Vec<&Indicator> = page
        .project
        .indicators
        .iter()
        .filter(|indicator| indicator.kind == IndicatorKind::Count)
        .filter(|count| {
            page.level.is_none_or(|level| !page.project.periods(&count.code, level.id).is_empty())
        })
        .collect();
    let mut options = vec![(tr(language, "typology-no-residents"), String::new())];
    options.extend(counts.iter().map(|count| (count.name.clone(), String::new())));
    let own = recipe.population.as_ref();
    let chosen =
        own.map_or(Some(0), |code| counts.iter().position(|count| count.code == *code).map(|at| at + 1));
    let text = chosen.and_then(|at| options.get(at)).map(|(text, _)| text.clone()).unwrap_or_default();
    let choice = Choice { name: &name, text: &text, aside: "", options, chosen, width: ui.available_width() };
    if let Some(picked) = choice_field(ui, &choice) {
        let code = picked.checked_sub(1).and_then(|at| counts.get(at)).map(|count| count.code.clone());
        out.push(changed(page.project, page.level, |recipe| recipe.population = code));
    }
    if own.is_some() {
        named_number(ui, page, (TypedNumber::MinPopulation, &tr(language, "typology-least")), out);
    }
    excluded_ui(ui, page, out);
}

fn excluded_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let picture = page.state.derived.picture.as_ref();
    for (position, key) in page.typology.recipe.exclude.iter().enumerate() {
        let known = picture.and_then(|picture| {
            picture
                .contents()
                .regions
                .iter()
                .find(|region| region.key == *key)
                .map(|region| region.name.clone())
        });
        let name = known.unwrap_or_else(|| key.to_string());
        let text = Message::new("typology-excluded").with("region", name.as_str()).to_text(language);
        ui.horizontal(|ui| {
            let again = Message::new("typology-rate-again").with("region", name.as_str()).to_text(language);
            ui.allocate_ui(egui::vec2(ui.available_width() - 36.0, 30.0), |ui| quiet(ui, &text));
            if named_icon_button(ui, (&again, Icon::Close)).on_hover_text(&again).clicked() {
                out.push(changed(page.project, page.level, |recipe| {
                    recipe.exclude.remove(position);
                }));
            }
        });
    }
    ui.horizontal(|ui| {
        command_button(ui, page.state, &TypologyCommand::ExcludeSelected.into(), ButtonLook::Plain, out);
    });
}

/// The period whose mean and deviation hold for every other one.
fn base_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let name = tr(language, "typology-base");
    let recipe = &page.typology.recipe;
    let periods = common_periods(page.project, page.level, &recipe.indicators);
    if periods.len() < 2 {
        return;
    }
    ui.add_space(2.0);
    explained_heading(ui, &name, &tr(language, "typology-base-info"));
    let offered: Vec<Option<Period>> =
        std::iter::once(None).chain(periods.into_iter().rev().map(Some)).collect();
    let own_period = tr(language, "typology-base-own");
    let text = |period: &Option<Period>| period.map_or(own_period.clone(), |period| period.to_text(language));
    let choice = Choice {
        name: &name,
        text: &text(&recipe.base_period),
        aside: "",
        options: offered.iter().map(|period| (text(period), String::new())).collect(),
        chosen: offered.iter().position(|period| *period == recipe.base_period),
        width: ui.available_width(),
    };
    if let Some(period) = choice_field(ui, &choice).and_then(|at| offered.get(at).copied()) {
        out.push(changed(page.project, page.level, |recipe| recipe.base_period = period));
    }
}
