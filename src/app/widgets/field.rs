//! Text fields with the look of the window and a name for screen readers.

use egui::{Frame, Margin, Rect, Response, Role, Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::{Icon, icon};
use crate::app::theme::{RADIUS, body, roles};

/// A search field with a looking glass at its right end; the response tells when the text changed.
pub fn search_field(ui: &mut Ui, text: &mut String, name: &str, width: f32) -> Response {
    icon_field(ui, text, (name, Icon::Search), width)
}

/// A field with a picture at its right end that tells what is to be typed.
pub fn icon_field(ui: &mut Ui, text: &mut String, (name, picture): (&str, Icon), width: f32) -> Response {
    let left = ui.cursor().left();
    let response = text_field(ui, text, name, FieldSize { width, rows: 1, right_margin: 32 });
    let glass = Rect::from_center_size(pos2(left + width - 17.0, response.rect.center().y), vec2(16.0, 16.0));
    icon::paint(ui.painter(), glass, picture, roles(ui).third);
    response
}

/// A field on one line with a hint of what may be typed.
pub fn plain_field(ui: &mut Ui, text: &mut String, (name, hint): (&str, &str), width: f32) -> Response {
    hinted_field(ui, text, (name, hint), FieldSize { width, rows: 1, right_margin: 11 })
}

/// A text field under its name that shows `written` where nothing is typed: what the program would write itself.
pub fn field_over(ui: &mut Ui, text: &mut String, (name, written): (&str, &str), rows: usize) -> Response {
    super::heading(ui, name);
    let size = FieldSize { width: ui.available_width(), rows, right_margin: 11 };
    hinted_field(ui, text, (name, written), size)
}

/// Outer measures of a field in points.
#[derive(Debug, Clone, Copy)]
struct FieldSize {
    width: f32,
    rows: usize,
    right_margin: i8,
}

fn text_field(ui: &mut Ui, text: &mut String, name: &str, size: FieldSize) -> Response {
    hinted_field(ui, text, (name, name), size)
}

fn hinted_field(ui: &mut Ui, text: &mut String, (name, hint): (&str, &str), size: FieldSize) -> Response {
    let colors = roles(ui);
    let hint = egui::RichText::new(hint).color(colors.third);
    let mut edge = colors.line;
    let id = ui.next_auto_id();
    if ui.memory(|memory| memory.focused().is_some_and(|focused| focused == id)) {
        edge = colors.accent;
    }
    let frame = Frame::new()
        .fill(colors.paper)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(RADIUS)
        .inner_margin(Margin { left: 11, right: size.right_margin, top: 8, bottom: 8 });
    let edit = if size.rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
    let response = ui.add(
        edit.desired_width(size.width).desired_rows(size.rows).font(body()).hint_text(hint).frame(frame),
    );
    let value = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(value.clone());
        info
    });
    response
}
