//! The indicators of the recipe, each with what a high value means and how much it counts; and a search to add some.

use egui::{RichText, ScrollArea, Sense, Ui, vec2};

use super::numbers::number_field;
use super::{Page, explained_heading, notice_ui, quiet};
use crate::app::command::Command;
use crate::app::commands::TypologyCommand;
use crate::app::finding::found_indicators;
use crate::app::theme::{SMALL_PX, body, medium, regular, roles};
use crate::app::typology_view::{Part, TypedNumber, changed};
use crate::app::widgets::{
    ButtonLook, Icon, Segment, command_button, focus_ring, icon, list_row, search_field, segments_ui,
    shortened, small_button,
};
use crate::model::{Indicator, IndicatorKind, Polarity, RecipeIndicator, TypologyMethod, ValueState};
use crate::text::{Message, tr, unit_text};

/// Most height of the list of indicators to add.
const LIST: f32 = 172.0;

/// "3 Indikatoren".
pub(super) fn chosen(page: &Page<'_>) -> String {
    match page.typology.recipe.indicators.len() {
        0 => tr(page.language(), "typology-none-chosen"),
        count => Message::new("typology-indicators-chosen").with("count", count).to_text(page.language()),
    }
}

pub(super) fn indicators_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let entries = &page.typology.recipe.indicators;
    if entries.is_empty() {
        quiet(ui, &tr(language, "typology-begin"));
        ui.horizontal(|ui| {
            command_button(ui, page.state, &TypologyCommand::Suggest.into(), ButtonLook::Primary, out);
        });
        ui.add_space(4.0);
    } else {
        super::problem::left_out_ui(ui, page, out);
        explained_heading(ui, &tr(language, "typology-chosen"), &tr(language, "typology-polarity-info"));
    }
    for (position, entry) in entries.iter().enumerate() {
        entry_ui(ui, page, (Part::Status, position, entry), out);
    }
    warnings_ui(ui, page);
    ui.add_space(4.0);
    add_ui(ui, page, Part::Status, out);
    if page.typology.recipe.method == TypologyMethod::StatusDynamics && !entries.is_empty() {
        change_ui(ui, page, out);
    }
}

/// Where the dynamics come from: the difference of two periods, or indicators that say the change themselves.
fn change_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let given = &page.typology.recipe.dynamics;
    ui.add_space(6.0);
    explained_heading(ui, &tr(language, "typology-change"), &tr(language, "typology-change-info"));
    let picks = page.state.view.typology.picks_change || !given.is_empty();
    let segments = [("typology-change-measured", !picks), ("typology-change-own", picks)];
    let segments =
        segments.map(|(key, chosen)| Segment { text: tr(language, key), name: tr(language, key), chosen });
    match segments_ui(ui, &segments) {
        Some(0) => out.push(TypologyCommand::MeasureChange.into()),
        Some(_) => out.push(TypologyCommand::PickChange(true).into()),
        None => {}
    }
    if !picks {
        return;
    }
    for (position, entry) in given.iter().enumerate() {
        entry_ui(ui, page, (Part::Change, position, entry), out);
    }
    add_ui(ui, page, Part::Change, out);
}

/// One indicator: its name, what a high value means, its weight, and a way to take it out.
fn entry_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    (part, position, entry): (Part, usize, &RecipeIndicator),
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let language = page.language();
    let indicator = page.project.indicator(entry.code.as_str());
    let name = indicator.map_or_else(|| entry.code.to_string(), |indicator| indicator.name.clone());
    ui.push_id(("entry", part, entry.code.as_str()), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let width = ui.available_width();
        let (galley, elided) = shortened(ui, &name, medium(12.5), width - 30.0);
        let (rect, line) = ui.allocate_exact_size(vec2(width, galley.size().y.max(22.0)), Sense::hover());
        let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley_with_override_text_color(at, galley, look.ink);
        if elided {
            line.on_hover_text(&name);
        }
        let out_name = Message::new("typology-take-out").with("indicator", name.as_str()).to_text(language);
        let cross = egui::Rect::from_min_size(egui::pos2(rect.right() - 24.0, rect.top()), vec2(24.0, 22.0));
        let response = ui.interact(cross, ui.scope_id().with("take out"), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &out_name));
        let ink = if response.hovered() { look.ink } else { look.third };
        icon::paint(ui.painter(), cross, Icon::Close, ink);
        focus_ring(ui, &response, cross);
        if response.on_hover_text(&out_name).clicked() {
            out.push(changed(page.project, page.level, |recipe| {
                part.of_mut(recipe).remove(position);
            }));
        }
        missing_ui(ui, page, (part, position));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let width = ui.available_width() - 60.0;
            ui.allocate_ui_with_layout(
                vec2(width, 30.0),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_min_width(width);
                    polarity_ui(ui, page, (part, position, entry, indicator), &name, out);
                },
            );
            let weight =
                Message::new("typology-weight-of").with("indicator", name.as_str()).to_text(language);
            number_field(ui, page, (TypedNumber::Weight(part, position), &weight), 52.0, out);
        });
        if page.typology.recipe.method == TypologyMethod::Gisd && part == Part::Status {
            dimension_ui(ui, page, (position, entry), &name, out);
        }
    });
    ui.add_space(2.0);
}

/// In how many regions the indicator keeps the class away.
fn missing_ui(ui: &mut Ui, page: &Page<'_>, (part, position): (Part, usize)) {
    let found =
        page.state.derived.picture.as_ref().and_then(|picture| page.state.derived.reasons.of(picture));
    let Some(inputs) = found.map(|found| &found.run.inputs) else { return };
    let terms = if part == Part::Status { &inputs.status } else { &inputs.dynamics };
    let Some(term) = terms.get(position) else { return };
    let missing = |state: ValueState| {
        let states = term.states.iter().zip(&inputs.allowed);
        states.filter(|(own, allowed)| **own == state && **allowed).count()
    };
    for (state, key) in
        [(ValueState::Secret, "typology-secret-in"), (ValueState::NoData, "typology-missing-in")]
    {
        let count = missing(state);
        if count > 0 {
            let text = Message::new(key).with("count", count).to_text(page.language());
            let text = RichText::new(text).font(regular(SMALL_PX)).color(roles(ui).reference);
            ui.add(egui::Label::new(text).wrap());
        }
    }
}

/// Whether a high value is a burden or a relief here.
fn polarity_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    (part, position, entry, indicator): (Part, usize, &RecipeIndicator, Option<&Indicator>),
    name: &str,
    out: &mut Vec<Command>,
) {
    let language = page.language();
    let known = indicator.map_or(Polarity::None, |indicator| indicator.polarity);
    let own = entry.polarity.unwrap_or(known);
    let choices = [
        (Polarity::Burden, "typology-burden", "typology-burden-of"),
        (Polarity::Relief, "typology-relief", "typology-relief-of"),
    ];
    let segments = choices.map(|(polarity, text, tip)| Segment {
        text: tr(language, text),
        name: Message::new(tip).with("indicator", name).to_text(language),
        chosen: (own == Polarity::Relief) == (polarity == Polarity::Relief),
    });
    if let Some((polarity, ..)) = segments_ui(ui, &segments).and_then(|at| choices.get(at)) {
        out.push(changed(page.project, page.level, |recipe| {
            if let Some(entry) = part.of_mut(recipe).get_mut(position) {
                entry.polarity = (*polarity != known).then_some(*polarity);
            }
        }));
    }
}

/// Which dimension of the GISD an indicator belongs to.
fn dimension_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    (position, entry): (usize, &RecipeIndicator),
    name: &str,
    out: &mut Vec<Command>,
) {
    let language = page.language();
    let usual = ["typology-dimension-education", "typology-dimension-work", "typology-dimension-income"];
    let mut names: Vec<String> = usual.iter().map(|key| tr(language, key)).collect();
    let others = page.typology.recipe.indicators.iter().map(|other| other.dimension.clone());
    for other in others.filter(|other| !other.is_empty()) {
        if !names.contains(&other) {
            names.push(other);
        }
    }
    names.insert(0, tr(language, "typology-dimension-none"));
    let text = if entry.dimension.is_empty() {
        names.first().cloned().unwrap_or_default()
    } else {
        entry.dimension.clone()
    };
    let label = Message::new("typology-dimension-of").with("indicator", name).to_text(language);
    let choice = crate::app::widgets::Choice {
        name: &label,
        text: &text,
        aside: "",
        chosen: names.iter().position(|other| *other == text),
        options: names.iter().map(|name| (name.clone(), String::new())).collect(),
        width: ui.available_width(),
    };
    if let Some(picked) = crate::app::widgets::choice_field(ui, &choice) {
        let dimension =
            if picked == 0 { String::new() } else { names.get(picked).cloned().unwrap_or_default() };
        out.push(changed(page.project, page.level, |recipe| {
            if let Some(entry) = recipe.indicators.get_mut(position) {
                entry.dimension = dimension;
            }
        }));
    }
}

/// What the run has to say about the indicators.
fn warnings_ui(ui: &mut Ui, page: &Page<'_>) {
    let Some(picture) = &page.state.derived.picture else { return };
    let Some(found) = page.state.derived.reasons.of(picture) else { return };
    for notice in &found.warnings {
        notice_ui(ui, notice, page.language());
    }
}

/// A search over the catalogue; what is pressed joins the recipe.
fn add_ui(ui: &mut Ui, page: &Page<'_>, part: Part, out: &mut Vec<Command>) {
    let (state, language) = (page.state, page.language());
    // One list at a time: while a change is picked, what is typed searches for that.
    let picks = state.view.typology.picks_change;
    if picks != (part == Part::Change) {
        let key = if picks { "typology-add" } else { "typology-change-more" };
        if small_button(ui, &tr(language, key)).clicked() {
            out.push(TypologyCommand::PickChange(!picks).into());
        }
        return;
    }
    let mut text = state.view.typology.search.clone();
    let width = ui.available_width();
    let name = if part == Part::Change { "typology-add-change" } else { "typology-add" };
    if search_field(ui, &mut text, &tr(language, name), width).changed() {
        out.push(TypologyCommand::Search(text.clone()).into());
    }
    let taken = |indicator: &Indicator| {
        part.of(&page.typology.recipe).iter().any(|entry| entry.code == indicator.code)
    };
    let has_values = |indicator: &Indicator| {
        page.level.is_none_or(|level| !page.project.periods(&indicator.code, level.id).is_empty())
    };
    let mut found: Vec<&Indicator> = found_indicators(page.project, &text)
        .into_iter()
        .map(|found| found.indicator)
        .filter(|indicator| !taken(indicator) && has_values(indicator))
        .collect();
    // Plain counts say how large a region is; shares are what is looked for.
    found.sort_by_key(|indicator| indicator.kind == IndicatorKind::Count);
    if found.is_empty() {
        let text = RichText::new(tr(language, "typology-nothing-to-add")).font(body()).color(roles(ui).third);
        ui.add(egui::Label::new(text).wrap());
        return;
    }
    ScrollArea::vertical().id_salt(("add", part)).max_height(LIST).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for indicator in found {
                let row = list_row(ui, &indicator.name, &unit_text(&indicator.unit, language), false);
                if row.clicked() {
                    out.push(changed(page.project, page.level, |recipe| {
                        part.of_mut(recipe).push(RecipeIndicator::of(indicator.code.clone()));
                    }));
                }
            }
        },
    );
}
