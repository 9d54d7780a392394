//! The menu of the right mouse button on the map: what can be done with the region under it.

use egui::{Response, RichText, Ui};

use crate::app::area;
use crate::app::canvas::card_text::parent_name;
use crate::app::command::{Command, SelectMode, ZoomStep, shortcut_text};
use crate::app::commands::map::MapCommand;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::semibold;
use crate::app::widgets::list_row;
use crate::geo::RegionIndex;
use crate::sheet::Fill;
use crate::text::Message;

const WIDTH: f32 = 250.0;

/// Shows the menu while it is open.
pub fn map_menu_ui(
    response: &Response,
    (region, picture, state): (Option<RegionIndex>, &MapPicture, &AppState),
    out: &mut Vec<Command>,
) {
    response.context_menu(|ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 1.0;
        if let Some(region) = region {
            region_part_ui(ui, (region, picture, state), out);
            ui.separator();
        }
        for command in [
            Command::Map(MapCommand::FitSelection),
            Command::Map(MapCommand::InvertSelection),
            Command::ClearSelection,
            Command::Zoom(ZoomStep::Fit),
            Command::Map(MapCommand::AllAreas),
        ] {
            let label = command.label(state);
            entry_ui(ui, state, (&label, command), out);
        }
    });
}

fn region_part_ui(
    ui: &mut Ui,
    (region, picture, state): (RegionIndex, &MapPicture, &AppState),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let name = picture.contents().regions.get(region.position()).map_or("", |region| region.name.as_str());
    ui.add_space(3.0);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.add(egui::Label::new(RichText::new(name).font(semibold(13.0))).truncate());
    });
    ui.add_space(3.0);
    let fit = Command::Map(MapCommand::FitRegion(region));
    entry_ui(ui, state, (&fit.label(state), fit.clone()), out);
    if let Some(parent) = parent_name(picture, region) {
        let label = Message::new("map-show-named").with("name", parent).to_text(language);
        let regions = vec![region];
        let command = Command::Map(MapCommand::FitParentOf(regions));
        entry_ui(ui, state, (&label, command), out);
    }
    for choice in area::around(state, region) {
        if list_row(ui, &choice.label, &choice.level_name, false).clicked() {
            out.push(choice.command);
            ui.close();
        }
    }
    let toggle = Command::Select(region, SelectMode::Toggle);
    let key = if state.view.selection.contains(&region) { "map-deselect" } else { "map-select-too" };
    let label = crate::text::tr(language, key);
    entry_ui(ui, state, (&label, toggle), out);
    let fill = picture.choropleth.fill(region.position());
    if matches!(fill, Fill::Class(_)) {
        let command = Command::Map(MapCommand::SelectClass(fill, SelectMode::Replace));
        entry_ui(ui, state, (&command.label(state), command.clone()), out);
    }
}

fn entry_ui(ui: &mut Ui, state: &AppState, (label, command): (&str, Command), out: &mut Vec<Command>) {
    let face = command.face(state);
    if !face.enabled {
        return;
    }
    let keys = face.shortcut.map(|keys| shortcut_text(&keys, state.view.language)).unwrap_or_default();
    if list_row(ui, label, &keys, false).clicked() {
        out.push(command);
        ui.close();
    }
}
