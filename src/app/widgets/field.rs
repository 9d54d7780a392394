//! Text fields with the look of the window and a name for screen readers.

use egui::{Frame, Margin, Rect, Response, Role, Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::{Icon, icon};
use crate::app::theme::{RADIUS, body, roles};

/// A search field with a looking glass at its right end; the response tells when the text changed.
pub fn search_field(ui: &mut Ui, text: &mut String, name: &str, width: f32) -> Response {
    let response = text_field(ui, text, name, width - 24.0 - 8.0, 1);
    let glass = Rect::from_center_size(
        pos2(response.rect.left() - 11.0 + width - 17.0, response.rect.center().y),
        vec2(16.0, 16.0),
    );
    icon::paint(ui.painter(), glass, Icon::Search, roles(ui).third);
    response
}

/// A text field under its name.
pub fn labelled_text_field(ui: &mut Ui, text: &mut String, name: &str, rows: usize) -> Response {
    super::heading(ui, name);
    let width = ui.available_width() - 24.0;
    text_field(ui, text, name, width, rows)
}

fn text_field(ui: &mut Ui, text: &mut String, name: &str, width: f32, rows: usize) -> Response {
    let colors = roles(ui);
    let hint = egui::RichText::new(name).color(colors.third);
    let mut edge = colors.line;
    let id = ui.next_auto_id();
    if ui.memory(|memory| memory.focused().is_some_and(|focused| focused == id)) {
        edge = colors.accent;
    }
    let right = (ui.available_width() - width - 24.0).clamp(0.0, 20.0) as i8;
    let frame = Frame::new()
        .fill(colors.paper)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(RADIUS)
        .inner_margin(Margin { left: 11, right: 11 + right, top: 8, bottom: 8 });
    let edit = if rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
    let response =
        ui.add(edit.desired_width(width).desired_rows(rows).font(body()).hint_text(hint).frame(frame));
    let value = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(value.clone());
        info
    });
    response
}
