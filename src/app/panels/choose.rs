//! The left side: what is shown, from coarse to fine — level, indicator, period, classes, colours.

use egui::{Align, Key, Layout, ScrollArea, Sense, Ui, pos2, vec2};

use super::classes::classes_ui;
use super::colors::colors_ui;
use super::period::period_ui;
use super::views::views_ui;
use crate::app::command::{Command, TextField};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, roles, semibold};
use crate::app::widgets::{Choice, choice_field, heading, list_row, search_field};
use crate::model::{Indicator, Level, MapChange, Project};
use crate::tasks::map_level;
use crate::text::{format_count, tr};

/// Height of everything below the list of indicators.
const BELOW_LIST: f32 = 334.0;
/// Least height of the list of indicators.
const SHORTEST_LIST: f32 = 72.0;
/// Height of a heading with something to choose at its right end.
const HEAD: f32 = 20.0;

/// Shows the left side.
pub fn choose_panel_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.spacing_mut().interact_size.y = HEAD;
    level_ui(ui, state, project, out);
    ui.add_space(8.0);
    indicator_ui(ui, state, project, out);
    ui.add_space(6.0);
    period_ui(ui, state, project, out);
    ui.add_space(6.0);
    classes_ui(ui, state, project, out);
    ui.add_space(2.0);
    colors_ui(ui, state, project, out);
}

/// The level that is shown: the one asked for, else the one the program chose.
pub fn shown_level<'a>(state: &AppState, project: &'a Project) -> Option<&'a Level> {
    let asked = project.map.level.as_deref().and_then(|name| project.level(name));
    let on_map = || {
        let picture = state.derived.picture.as_ref()?;
        project.level_by_id(picture.contents().level.id)
    };
    asked.or_else(on_map).or_else(|| map_level(project, &project.map).ok())
}

fn level_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "app-level");
    ui.horizontal(|ui| {
        heading(ui, &name);
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
        out.push(Command::map(MapChange::Level(Some(level.name.clone()))));
    }
}

fn indicator_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    heading(ui, &tr(language, "app-indicator"));
    let mut text = state.view.indicator_search.clone();
    let width = ui.available_width();
    let field = search_field(ui, &mut text, &tr(language, "app-search-indicator"), width);
    if state.view.focus_search {
        field.request_focus();
    }
    let found = found_indicators(project, &text);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(first) = found.first().filter(|_| entered) {
        out.push(Command::map(MapChange::Indicator(Some(first.code.clone()))));
    }
    if field.changed() {
        out.push(Command::Type(TextField::IndicatorSearch, text.clone()));
    }
    let height = (ui.available_height() - BELOW_LIST).clamp(SHORTEST_LIST, 420.0);
    ScrollArea::vertical()
        .id_salt("indicators")
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if project.indicators.is_empty() {
                quiet(ui, &tr(language, "app-no-indicators"));
            } else if found.is_empty() {
                quiet(ui, &tr(language, "app-nothing-found"));
            }
            indicator_rows_ui(ui, state, project, &found, out);
        });
}

fn indicator_rows_ui(
    ui: &mut Ui,
    state: &AppState,
    project: &Project,
    found: &[&Indicator],
    out: &mut Vec<Command>,
) {
    let mut theme: Option<&str> = None;
    let level = shown_level(state, project).map(|level| level.id);
    for indicator in found {
        if theme != Some(indicator.theme.as_str()) && !indicator.theme.is_empty() {
            ui.add_space(if theme.is_some() { 6.0 } else { 2.0 });
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
            ui.painter().text(
                pos2(rect.left() + 8.0, rect.center().y),
                egui::Align2::LEFT_CENTER,
                &indicator.theme,
                semibold(SMALL_PX + 0.5),
                roles(ui).third,
            );
        }
        theme = Some(indicator.theme.as_str());
        let chosen = project.map.indicator.as_ref() == Some(&indicator.code);
        let row = list_row(ui, &indicator.name, &indicator.unit, chosen);
        if chosen && newly_chosen(ui, indicator) {
            row.scroll_to_me(Some(Align::Center));
        }
        let exists = level.is_none_or(|level| !project.periods(&indicator.code, level).is_empty());
        let row = row.on_hover_ui(|ui| indicator_tip_ui(ui, state, indicator, exists));
        if row.clicked() {
            out.push(Command::map(MapChange::Indicator(Some(indicator.code.clone()))));
        }
    }
}

/// Whether the indicator was not the chosen one the last time this was asked: its row is brought into sight once.
fn newly_chosen(ui: &Ui, indicator: &Indicator) -> bool {
    let id = egui::Id::unique("indicator in sight");
    ui.data_mut(|data| {
        let before: Option<String> = data.get_temp(id);
        let new = before.as_deref() != Some(indicator.code.as_str());
        if new {
            data.insert_temp(id, indicator.code.to_string());
        }
        new
    })
}

fn indicator_tip_ui(ui: &mut Ui, state: &AppState, indicator: &Indicator, exists: bool) {
    let colors = roles(ui);
    ui.label(egui::RichText::new(&indicator.name).font(semibold(13.0)));
    if !indicator.description.is_empty() {
        ui.label(&indicator.description);
    }
    if !indicator.source.text.is_empty() {
        ui.label(egui::RichText::new(&indicator.source.text).small().color(colors.third));
    }
    if !exists {
        ui.label(egui::RichText::new(tr(state.view.language, "app-not-on-level")).color(colors.reference));
    }
    ui.label(egui::RichText::new(indicator.code.as_str()).small().color(colors.third));
}

/// Indicators whose name, code, theme or unit contain every word of `text`, grouped by theme in order of appearance.
pub fn found_indicators<'a>(project: &'a Project, text: &str) -> Vec<&'a Indicator> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let matches = |indicator: &&Indicator| {
        let all = format!("{} {} {} {}", indicator.name, indicator.code, indicator.theme, indicator.unit)
            .to_lowercase();
        words.iter().all(|word| all.contains(word))
    };
    let mut themes: Vec<&str> = Vec::new();
    for indicator in project.indicators.iter() {
        if !themes.contains(&indicator.theme.as_str()) {
            themes.push(&indicator.theme);
        }
    }
    let mut found: Vec<&Indicator> = project.indicators.iter().filter(matches).collect();
    found.sort_by_key(|indicator| themes.iter().position(|theme| *theme == indicator.theme));
    found
}

fn quiet(ui: &mut Ui, text: &str) {
    let color = roles(ui).third;
    ui.add_space(4.0);
    ui.add(egui::Label::new(egui::RichText::new(text).color(color)).wrap());
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn search_finds_name_code_theme_and_unit_in_any_order() {
        let mut young = Indicator::new("U18", "Unter 18-Jährige");
        young.theme = "Demographie".into();
        young.unit = "%".into();
        let mut rent = Indicator::new("MIETE", "Mittlere Miete");
        rent.theme = "Wohnen".into();
        rent.unit = "€ je m²".into();
        let project = Project { indicators: Arc::new(vec![rent, young]), ..Project::default() };
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> =
                found_indicators(&project, text).iter().map(|indicator| indicator.code.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("", &["MIETE", "U18"]);
        check("jährige unter", &["U18"]);
        check("wohnen", &["MIETE"]);
        check("€", &["MIETE"]);
        check("u18", &["U18"]);
        check("gibt es nicht", &[]);
    }
}
