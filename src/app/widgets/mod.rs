//! The window's own widgets: buttons of commands, fields that open lists, rows, tabs, figures.

mod button;
mod check;
mod choice;
mod field;
pub mod figures;
pub mod icon;
mod row;
mod segments;

pub use button::{
    ButtonLook, command_button, icon_button, language_switch, named_icon_button, place_button,
    place_button_width, small_button, text_button, text_button_width,
};
pub use check::{check_box, check_field};
pub use choice::{Choice, choice_button, choice_field};
pub use field::{field_over, icon_field, plain_field, search_field};
pub use icon::Icon;
pub use row::{list_row, one_line, shortened, tab, without_middle};
pub use segments::{Segment, segments_ui};

use egui::{Event, Modifiers, Rect, Response, RichText, Stroke, StrokeKind, Ui};

use super::theme::{RADIUS, SMALL_PX, roles, semibold};

/// A quiet heading above a field.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(semibold(SMALL_PX)).color(roles(ui).third));
}

/// Draws the ring of the keyboard around a widget that has it.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, roles(ui).accent);
        ui.painter().rect_stroke(rect.expand(1.0), f32::from(RADIUS) + 1.0, stroke, StrokeKind::Outside);
    }
}

/// The keys that were held at the click of this frame. On a slow line a whole click can lie in one frame, and at its end
/// nothing is held any more.
pub fn held_at_click(ui: &Ui) -> Modifiers {
    ui.input(|input| {
        let at_release = input.events.iter().rev().find_map(|event| match event {
            Event::PointerButton { pressed: false, modifiers, .. } => Some(*modifiers),
            _ => None,
        });
        at_release.unwrap_or(input.modifiers)
    })
}

/// Whether the person asked for this widget by pointer or keyboard.
pub fn was_pressed(ui: &Ui, response: &Response) -> bool {
    response.clicked()
        || (response.has_focus()
            && ui.input(|input| input.key_pressed(egui::Key::Enter))
            && !response.clicked())
}
