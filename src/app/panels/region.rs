//! The selected regions in words: each one, or many together with their mean or sum.

use egui::{RichText, ScrollArea, Ui};

use crate::app::area;
use crate::app::canvas::card_text::{card_text, parent_name};
use crate::app::command::{Command, SelectMode};
use crate::app::commands::map::MapCommand;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, bold, regular, roles, semibold};
use crate::app::widgets::{ButtonLook, command_button, list_row, text_button};
use crate::geo::RegionIndex;
use crate::model::{IndicatorKind, Observation, derive};
use crate::text::{Message, format_number, tr, unit_text};

/// So many regions are described one by one; more become a list.
const DESCRIBED: usize = 2;

/// Shows what is selected, or what to do to select something.
pub fn region_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let look = roles(ui);
    let Some(picture) = &state.derived.picture else { return };
    let selection = &state.view.selection;
    if selection.is_empty() {
        ui.add_space(14.0);
        let hint = RichText::new(tr(state.view.language, "map-no-selection")).color(look.third);
        ui.add(egui::Label::new(hint).wrap());
        return;
    }
    ui.add_space(12.0);
    if selection.len() > 1 {
        summary_ui(ui, state, picture);
        ui.add_space(6.0);
    }
    if selection.len() > DESCRIBED {
        buttons_ui(ui, state, picture, out);
        ui.add_space(8.0);
        list_ui(ui, state, picture, out);
        return;
    }
    ScrollArea::vertical().id_salt("selection").auto_shrink([false, false]).show(ui, |ui| {
        for (position, region) in selection.iter().enumerate() {
            if position > 0 {
                ui.add_space(8.0);
                ui.separator();
                ui.add_space(8.0);
            }
            one_region_ui(ui, state, picture, *region);
        }
        ui.add_space(14.0);
        buttons_ui(ui, state, picture, out);
        ui.add_space(14.0);
    });
}

/// Number of regions, and their mean or sum with how it was reckoned.
fn summary_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture) {
    let (look, language) = (roles(ui), state.view.language);
    let count = Message::new("map-selected").with("count", state.view.selection.len()).to_text(language);
    ui.label(RichText::new(count).font(semibold(15.0)));
    let Some(indicator) = &picture.contents().indicator else { return };
    ui.label(RichText::new(&indicator.name).font(semibold(SMALL_PX)).color(look.third));
    let Some(Together { value, key, known }) = together(state, picture) else { return };
    ui.horizontal(|ui| {
        ui.label(RichText::new(format_number(value, picture.choropleth.decimals, language)).font(bold(25.0)));
        ui.label(RichText::new(unit_text(&indicator.unit, language)).color(look.third));
    });
    ui.label(RichText::new(tr(language, key)).font(regular(12.0)).color(look.second));
    let without = state.view.selection.len() - known;
    if without > 0 {
        let text = Message::new("map-selected-without").with("count", without).to_text(language);
        ui.label(RichText::new(text).font(regular(12.0)).color(look.second));
    }
}

/// A value for several regions together.
struct Together {
    value: f64,
    /// Wording key of how it was reckoned.
    key: &'static str,
    /// Number of regions that have a value.
    known: usize,
}

/// Counts add up; ratios are weighted by their denominators where those are known.
fn together(state: &AppState, picture: &MapPicture) -> Option<Together> {
    let contents = picture.contents();
    let indicator = contents.indicator.as_ref()?;
    let cells: Vec<Observation> = state
        .view
        .selection
        .iter()
        .map(|region| contents.observations.cell(region.position()))
        .filter(|cell| cell.value.is_some())
        .collect();
    let known = cells.len();
    let values = || cells.iter().filter_map(|cell| cell.value);
    let mean = || Together { value: values().sum::<f64>() / known as f64, key: "map-mean-plain", known };
    match (indicator.kind, known) {
        (_, 0) => None,
        (IndicatorKind::Count, _) => Some(Together { value: values().sum(), key: "map-sum", known }),
        (IndicatorKind::Index, _) => Some(mean()),
        _ if cells.iter().all(|cell| cell.numerator.is_some() && cell.denominator.is_some()) => {
            let parts: Vec<(Observation, f64)> = cells.iter().map(|cell| (*cell, 1.0)).collect();
            let whole = derive::roll_up(indicator, &parts, None).and_then(|whole| whole.value);
            whole.map(|value| Together { value, key: "map-mean-weighted", known }).or_else(|| Some(mean()))
        }
        _ => Some(mean()),
    }
}

fn buttons_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
    ui.horizontal_wrapped(|ui| {
        command_button(ui, state, &Command::Map(MapCommand::FitSelection), ButtonLook::Plain, out);
        let parents: std::collections::BTreeSet<String> =
            state.view.selection.iter().filter_map(|region| parent_name(picture, *region)).collect();
        if let (Some(parent), 1) = (parents.first(), parents.len()) {
            let label = Message::new("map-show-named").with("name", parent.as_str());
            let label = label.to_text(state.view.language);
            let command = Command::Map(MapCommand::FitParent);
            let button = text_button(ui, &label, ButtonLook::Plain, true);
            if button.on_hover_text(command.tooltip(state)).clicked() {
                out.push(command);
            }
        }
        for choice in area::around_selection(state) {
            let button = text_button(ui, &choice.label, ButtonLook::Plain, true);
            if button.on_hover_text(choice.level_name).clicked() {
                out.push(choice.command);
            }
        }
        command_button(ui, state, &Command::Map(MapCommand::InvertSelection), ButtonLook::Plain, out);
        command_button(ui, state, &Command::ClearSelection, ButtonLook::Plain, out);
    });
}

/// One row per region: a click takes it out of the selection.
fn list_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    let rows: Vec<RegionIndex> = {
        let selection = &state.view.selection;
        picture.by_value.iter().copied().filter(|region| selection.contains(region)).collect()
    };
    let area = ScrollArea::vertical().id_salt("selection").auto_shrink([false, false]);
    area.show_rows(ui, 26.0, rows.len(), |ui, visible| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for region in rows.get(visible).unwrap_or_default() {
            let text = card_text(picture, *region, state);
            let row = list_row(ui, &text.name, &text.value, false);
            if row.contains_pointer() && state.view.hovered != Some(*region) {
                out.push(Command::HoverRow(*region));
            }
            if row.on_hover_text(tr(state.view.language, "map-deselect")).clicked() {
                out.push(Command::Select(*region, SelectMode::Toggle));
            }
        }
    });
}

fn one_region_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, region: RegionIndex) {
    let look = roles(ui);
    let language = state.view.language;
    let text = card_text(picture, region, state);
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.add(egui::Label::new(RichText::new(&text.name).font(semibold(15.0))).wrap());
    let contents = picture.contents();
    let own = contents.regions.get(region.position());
    let key = own.map(|own| own.key.to_string()).unwrap_or_default();
    let designation = own.map(|own| own.designation.clone()).unwrap_or_default();
    let about: Vec<String> =
        [designation, text.parent, key].into_iter().filter(|part| !part.is_empty()).collect();
    ui.add(
        egui::Label::new(RichText::new(about.join(" · ")).font(regular(SMALL_PX)).color(look.third)).wrap(),
    );
    let quiet = |ui: &mut Ui, text: String| {
        ui.add(egui::Label::new(RichText::new(text).font(regular(12.0)).color(look.second)).wrap());
    };
    if let Some(indicator) = &contents.indicator {
        ui.add_space(6.0);
        ui.label(RichText::new(&indicator.name).font(semibold(SMALL_PX)).color(look.third));
        ui.horizontal(|ui| {
            let font = if text.reason.is_empty() { bold(25.0) } else { semibold(17.0) };
            ui.label(RichText::new(&text.value).font(font));
            ui.label(RichText::new(&text.unit).color(look.third));
        });
        let cell = contents.observations.cell(region.position());
        if let (Some(numerator), Some(denominator)) = (cell.numerator, cell.denominator) {
            let of = Message::new("app-numerator-of")
                .with("numerator", format_number(numerator, 0, language))
                .with("denominator", format_number(denominator, 0, language));
            quiet(ui, of.to_text(language));
        }
    }
    let class = text.class.map(|(_, words)| words);
    for line in [text.reason].into_iter().filter(|reason| !reason.is_empty()).chain(class).chain(text.lines) {
        quiet(ui, line);
    }
    if let Some(shape) = contents.layer.shapes.get(region.position()) {
        let area = format_number(shape.area_km2, 1, language);
        quiet(ui, format!("{} {area} km²", tr(language, "app-area")));
    }
}
