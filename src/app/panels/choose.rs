//! The left side: what is shown, from coarse to fine — level, indicator, period, classes, colours.

use egui::{Align, Layout, Ui};

use super::classes::classes_ui;
use super::colors::colors_ui;
use super::indicators::indicators_ui;
use super::palette;
use super::period::period_ui;
use super::relation;
use super::views::views_ui;
use crate::app::area;
use crate::app::command::Command;
use crate::app::commands::map::MapCommand;
use crate::app::commands::{ReachCommand, TypologyCommand};
use crate::app::state::{AppState, Place};
use crate::app::theme::{BODY_PX, semibold};
use crate::app::widgets::{
    ButtonLook, Choice, Icon, choice_button, choice_field, heading, icon_button, text_button,
};
use crate::model::{Level, Project};
use crate::tasks::map_level;
use crate::text::{format_count, tr};

/// Height of everything below the list of indicators.
const BELOW_LIST: f32 = 334.0;
/// Height of heading and search field above the list, with the space between.
const ABOVE_LIST: f32 = 74.0;
/// Least height of the list of indicators.
const SHORTEST_LIST: f32 = 132.0;
/// Room for the button that leads back to all areas, with the space before it.
const AREA_BACK: f32 = 38.0;
/// Height of a heading with something to choose at its right end.
const HEAD: f32 = 20.0;

/// Shows the left side.
pub fn choose_panel_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.spacing_mut().interact_size.y = HEAD;
    level_ui(ui, state, project, out);
    let has_areas = project.levels.len() > 1;
    if has_areas {
        area_ui(ui, state, project, out);
    }
    ui.add_space(8.0);
    if project.map.reach.is_some() {
        reach_shown_ui(ui, state, project, out);
    }
    if state.shows_typology() {
        typology_ui(ui, state, project, out);
        let height = (ui.available_height() - ABOVE_LIST).max(SHORTEST_LIST);
        indicators_ui(ui, state, project, height, out);
        return;
    }
    // Heading and field stand above the list.
    let height = (ui.available_height() - BELOW_LIST - ABOVE_LIST).clamp(SHORTEST_LIST, 420.0);
    indicators_ui(ui, state, project, height, out);
    ui.add_space(6.0);
    period_ui(ui, state, project, out);
    ui.add_space(6.0);
    if let Some(relation) = &project.map.relation {
        relation::style_ui(ui, state, project, out);
        relation::relation_ui(ui, state, (project, relation), out);
        return;
    }
    classes_ui(ui, state, project, out);
    ui.add_space(2.0);
    colors_ui(ui, state, project, out);
}

/// The typology that is shown instead of an indicator, with the way to it and the way back.
fn typology_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    heading(ui, &tr(language, "typology-shown"));
    let name = project.map.typology.as_ref().map(|typology| typology.name.as_str());
    let name = name.filter(|name| !name.is_empty()).map(ToOwned::to_owned);
    let name = name.unwrap_or_else(|| tr(language, "typology-not-saved"));
    ui.label(egui::RichText::new(name).font(semibold(BODY_PX)));
    ui.horizontal(|ui| {
        if text_button(ui, &tr(language, "typology-edit"), ButtonLook::Plain, true).clicked() {
            out.push(Command::Go(Place::Typology));
        }
        let leave = TypologyCommand::ShowIndicator.into();
        icon_button(ui, state, (&leave, Icon::Close), out);
    });
    ui.add_space(8.0);
}

/// The reachability that is shown instead of an indicator, with the way to it and the way back.
fn reach_shown_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let Some(reach) = &project.map.reach else { return };
    let language = state.view.language;
    heading(ui, &tr(language, "reach-shown"));
    let name = if reach.name.is_empty() { reach.request.kinds.join(", ") } else { reach.name.clone() };
    ui.add(egui::Label::new(egui::RichText::new(name).font(semibold(BODY_PX))).wrap());
    ui.horizontal(|ui| {
        if text_button(ui, &tr(language, "reach-edit"), ButtonLook::Plain, true).clicked() {
            out.push(Command::Go(Place::Reach));
        }
        icon_button(ui, state, (&ReachCommand::ShowIndicator.into(), Icon::Close), out);
    });
    ui.add_space(8.0);
}

/// The level that is shown: the one asked for, else the one the program chose.
pub fn shown_level<'a>(state: &AppState, project: &'a Project) -> Option<&'a Level> {
    let of_recipe = project.map.typology.as_ref().map(|typology| typology.recipe.level.as_str());
    let asked = of_recipe.filter(|level| !level.is_empty()).or(project.map.level.as_deref());
    let asked = asked.and_then(|name| project.level(name));
    let on_map = || {
        let picture = state.derived.picture.as_ref()?;
        project.level_by_id(picture.contents().level.id)
    };
    asked.or_else(on_map).or_else(|| map_level(project, &project.map).ok())
}

pub(super) fn level_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "app-level");
    let above = if project.levels.len() > 1 { tr(language, "map-level-and-area") } else { name.clone() };
    ui.horizontal(|ui| {
        heading(ui, &above);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| views_ui(ui, state, project, out));
    });
    let levels: Vec<&Level> = project.levels.iter().filter(|level| level.has_boundaries).collect();
    let shown = shown_level(state, project);
    let on_map = state
        .derived
        .picture
        .as_ref()
        .filter(|picture| Some(picture.contents().level.id) == shown.map(|level| level.id));
    let aside = on_map.map(|picture| format_count(picture.shown as u64, language)).unwrap_or_default();
    let picked = choice_field(
        ui,
        &Choice {
            name: &name,
            text: shown.map_or("–", |level| level.name.as_str()),
            aside: &aside,
            options: levels.iter().map(|level| (level.name.clone(), String::new())).collect(),
            chosen: levels.iter().position(|level| Some(level.id) == shown.map(|shown| shown.id)),
            width: ui.available_width(),
        },
    );
    if let Some(level) = picked.and_then(|position| levels.get(position)) {
        out.push(area::to_level(state, project, level));
    }
}

/// The area that the map is limited to; the list to choose from is searched as one types.
pub(super) fn area_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "map-area");
    let area = area::area_name(state, project);
    ui.horizontal(|ui| {
        let back = Command::Map(MapCommand::AllAreas);
        let close = if area.is_some() { AREA_BACK } else { 0.0 };
        let text = area.clone().unwrap_or_else(|| tr(language, "map-all-areas"));
        let width = (ui.available_width() - close).max(80.0);
        let none = Vec::new();
        let choice = Choice { name: &name, text: &text, aside: "", options: none, chosen: None, width };
        let field = choice_button(ui, &choice);
        ui.data_mut(|data| data.insert_temp(palette::area_field_id(), field.rect));
        let choose = Command::Map(MapCommand::ChooseArea);
        let tip = choose.tooltip(state);
        let tip = area.as_ref().map_or_else(|| tip.clone(), |area| format!("{area}\n{tip}"));
        if field.on_hover_text(tip).clicked() {
            out.push(choose);
        }
        if area.is_some() {
            icon_button(ui, state, (&back, Icon::Close), out);
        }
    });
}
