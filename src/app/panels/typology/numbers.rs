//! A number of the recipe as a field: what is typed counts as soon as it makes sense.

use egui::{Key, RichText, Ui};

use super::Page;
use crate::app::command::Command;
use crate::app::commands::TypologyCommand;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::typology_view::TypedNumber;
use crate::app::widgets::plain_field;
use crate::classify::decimals_of;
use crate::text::{format_number, tr};

/// Shows the field alone, called `name`.
pub(super) fn number_field(
    ui: &mut Ui,
    page: &Page<'_>,
    (number, name): (TypedNumber, &str),
    width: f32,
    out: &mut Vec<Command>,
) {
    let language = page.language();
    let own = number.of(&page.typology.recipe);
    let shown = format_number(own, decimals_of(own).min(4), language);
    let typed = page.state.view.typology.typed.as_ref().filter(|(field, _)| *field == number);
    let mut text = typed.map_or(shown, |(_, text)| text.clone());
    let field = plain_field(ui, &mut text, (name, ""), width);
    if field.changed() {
        out.push(TypologyCommand::TypeNumber(number, text.clone()).into());
    }
    let leaves = field.has_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if typed.is_some() && (field.lost_focus() || leaves) {
        out.push(TypologyCommand::EndTyping.into());
    }
}

/// Shows the field behind its name, and what is wrong while it is.
pub(super) fn named_number(
    ui: &mut Ui,
    page: &Page<'_>,
    (number, name): (TypedNumber, &str),
    out: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        let room = ui.available_width() - 78.0;
        let label = RichText::new(name).font(regular(12.0)).color(roles(ui).ink);
        ui.allocate_ui(egui::vec2(room, 30.0), |ui| {
            ui.set_min_width(room);
            ui.add(egui::Label::new(label).wrap());
        });
        number_field(ui, page, (number, name), 70.0, out);
    });
    let typed = page.state.view.typology.typed.as_ref().filter(|(field, _)| *field == number);
    let wrong =
        typed.is_some_and(|(_, text)| number.put(&page.typology.recipe, text, page.language()).is_none());
    if wrong {
        let text = tr(page.language(), "typology-number-wrong");
        let text = RichText::new(text).font(regular(SMALL_PX)).color(roles(ui).reference);
        ui.add(egui::Label::new(text).wrap());
    }
}
