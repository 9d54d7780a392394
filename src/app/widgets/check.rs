//! A box to tick.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Icon, focus_ring, icon};
use crate::app::theme::{body, roles};

/// Shows the box alone, called `name`; whether it was pressed.
pub fn check_box(ui: &mut Ui, checked: bool, name: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, checked, name));
    paint_box(ui, rect, checked, response.hovered());
    focus_ring(ui, &response, rect.shrink(2.0));
    response.clicked()
}

/// Shows the box with its text; whether it was pressed.
pub fn check_field(ui: &mut Ui, checked: bool, text: &str) -> bool {
    let colors = roles(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), body(), colors.ink);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 34.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, checked, text));
    let square = paint_box(ui, rect, checked, response.hovered());
    let at = pos2(square.right() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colors.ink);
    focus_ring(ui, &response, rect.shrink(2.0));
    response.clicked()
}

/// Paints the box at the left end of `rect`, and says where.
fn paint_box(ui: &Ui, rect: Rect, checked: bool, hovered: bool) -> Rect {
    let colors = roles(ui);
    let square = Rect::from_center_size(pos2(rect.left() + 12.0, rect.center().y), vec2(16.0, 16.0));
    let (fill, edge) = match (checked, hovered) {
        (true, _) => (colors.accent, colors.accent),
        (false, true) => (colors.hover, colors.second),
        (false, false) => (colors.paper, colors.third),
    };
    ui.painter().rect(square, 4.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if checked {
        icon::paint(ui.painter(), square, Icon::Check, colors.on_accent);
    }
    square
}
