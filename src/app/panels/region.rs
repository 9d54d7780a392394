//! The selected regions in words.

use egui::{RichText, ScrollArea, Ui};

use crate::app::canvas::card_text;
use crate::app::command::Command;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, bold, regular, roles, semibold};
use crate::app::widgets::{ButtonLook, command_button};
use crate::geo::RegionIndex;
use crate::text::{format_number, tr};

/// Shows what is selected, or what to do to select something.
pub fn region_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let look = roles(ui);
    let Some(picture) = &state.derived.picture else { return };
    if state.view.selection.is_empty() {
        ui.add_space(14.0);
        ui.add(
            egui::Label::new(RichText::new(tr(state.view.language, "app-no-selection")).color(look.third))
                .wrap(),
        );
        return;
    }
    ScrollArea::vertical().id_salt("selection").auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(12.0);
        for (position, region) in state.view.selection.iter().enumerate() {
            if position > 0 {
                ui.add_space(8.0);
                ui.separator();
                ui.add_space(8.0);
            }
            one_region_ui(ui, state, picture, *region);
        }
        ui.add_space(14.0);
        command_button(ui, state, &Command::ClearSelection, ButtonLook::Plain, out);
    });
}

fn one_region_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, region: RegionIndex) {
    let look = roles(ui);
    let language = state.view.language;
    let text = card_text(picture, region, language);
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.add(egui::Label::new(RichText::new(&text.name).font(semibold(15.0))).wrap());
    let contents = picture.contents();
    let own = contents.regions.get(region.position());
    let key = own.map(|own| own.key.to_string()).unwrap_or_default();
    let designation = own.map(|own| own.designation.clone()).unwrap_or_default();
    let about: Vec<String> =
        [designation, text.parent, key].into_iter().filter(|part| !part.is_empty()).collect();
    ui.label(RichText::new(about.join(" · ")).font(regular(SMALL_PX)).color(look.third));
    if let Some(indicator) = &contents.indicator {
        ui.add_space(6.0);
        ui.label(RichText::new(&indicator.name).font(semibold(SMALL_PX)).color(look.third));
        ui.horizontal(|ui| {
            ui.label(RichText::new(&text.value).font(bold(25.0)));
            ui.label(RichText::new(&text.unit).color(look.third));
        });
        let cell = contents.observations.cell(region.position());
        if let (Some(numerator), Some(denominator)) = (cell.numerator, cell.denominator) {
            let of = crate::text::Message::new("app-numerator-of")
                .with("numerator", format_number(numerator, 0, language))
                .with("denominator", format_number(denominator, 0, language))
                .to_text(language);
            ui.label(RichText::new(of).font(regular(12.0)).color(look.second));
        }
    }
    for line in &text.lines {
        ui.label(RichText::new(line).font(regular(12.0)).color(look.second));
    }
    if let Some(shape) = contents.layer.shapes.get(region.position()) {
        let area = format!("{} {} km²", tr(language, "app-area"), format_number(shape.area_km2, 1, language));
        ui.label(RichText::new(area).font(regular(12.0)).color(look.second));
    }
}
