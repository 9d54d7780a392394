//! The head of the table: a click orders; the edge of a column is dragged, or moved by Alt and an arrow.

use egui::{CursorIcon, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{LEFT, Shown};
use crate::app::command::Command;
use crate::app::commands::table::TableCommand;
use crate::app::table_cells::column_head;
use crate::app::table_view::{Direction, TableColumn};
use crate::app::theme::{SMALL_PX, roles, semibold};
use crate::app::widgets::focus_ring;
use crate::text::{Message, tr};

const HEIGHT: f32 = 34.0;
/// Points that a key makes a column wider.
const STEP: f32 = 10.0;

pub(super) fn header_ui(ui: &mut Ui, shown: &Shown<'_>, out: &mut Vec<Command>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let clip = ui.clip_rect();
    ui.set_clip_rect(clip.intersect(shown.columns.clip(rect)));
    for (column, left, width) in &shown.columns.places {
        head_ui(ui, shown, (column, shown.columns.rect(rect, (*left, *width))), out);
    }
    ui.set_clip_rect(clip);
    let names = Rect::from_min_size(rect.min, vec2(shown.columns.names, HEIGHT));
    head_ui(ui, shown, (&TableColumn::Name, names), out);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, roles(ui).line));
}

fn head_ui(ui: &Ui, shown: &Shown<'_>, (column, part): (&TableColumn, Rect), out: &mut Vec<Command>) {
    let (state, language) = (shown.state, shown.state.view.language);
    if !ui.clip_rect().intersects(part) {
        return;
    }
    let (head, tip) = column_head(state, shown.picture, column);
    let id = Id::unique(("table head", column));
    let response = ui.interact(part, id, Sense::click());
    let (sorted, direction) = &state.view.table.sort;
    let order = (sorted == column).then_some(*direction);
    let name = Message::new("table-sort-by").with("column", head.as_str()).to_text(language);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, &name);
        info.current_text_value = order.map(|order| match order {
            Direction::Up => tr(language, "table-order-up"),
            Direction::Down => tr(language, "table-order-down"),
        });
        info
    });
    let colors = roles(ui);
    let ink = if response.hovered() || order.is_some() { colors.ink } else { colors.third };
    let arrow = match order {
        Some(Direction::Up) => " ↑",
        Some(Direction::Down) => " ↓",
        None => "",
    };
    let to_left = is_words(column);
    let inset = if *column == TableColumn::Name { LEFT } else { 8.0 };
    // The arrow stays however narrow the column is.
    let arrow = ui.painter().layout_no_wrap(arrow.to_owned(), semibold(SMALL_PX), ink);
    let room = part.width() - inset - 10.0 - arrow.size().x;
    let mut job = egui::text::LayoutJob::simple_singleline(head, semibold(SMALL_PX), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(8.0));
    let galley = ui.painter().layout_job(job);
    let wide = galley.size().x + arrow.size().x;
    let x = if to_left { part.left() + inset } else { part.right() - 10.0 - wide };
    let y = part.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(x + galley.size().x, y), arrow, ink);
    ui.painter().galley(pos2(x, y), galley, ink);
    focus_ring(ui, &response, part.shrink(4.0));
    if response.clicked() {
        out.push(Command::Table(TableCommand::Sort(column.clone())));
    }
    width_by_keys(ui, (column, part), &response, out);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(tr(language, "table-width-keys")));
    let tip = if tip.is_empty() { name } else { format!("{tip}\n{name}") };
    response.on_hover_text(format!("{tip}\n{}", tr(language, "table-width-tip")));
    edge_ui(ui, (column, part), out);
}

/// While the head has the keyboard, Alt and an arrow move the right edge of its column.
fn width_by_keys(ui: &Ui, (column, part): (&TableColumn, Rect), head: &Response, out: &mut Vec<Command>) {
    if !head.has_focus() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::ALT, key)) as f32;
    let steps = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    if steps != 0.0 {
        out.push(Command::Table(TableCommand::Width(column.clone(), part.width() + steps * STEP)));
        out.push(Command::Table(TableCommand::KeepWidths));
    }
}

/// The right edge of a column, to be dragged.
fn edge_ui(ui: &Ui, (column, part): (&TableColumn, Rect), out: &mut Vec<Command>) {
    let edge = Rect::from_center_size(pos2(part.right(), part.center().y), vec2(8.0, part.height()));
    let response = ui.interact(edge, Id::unique(("table edge", column)), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        ui.painter().vline(part.right(), part.y_range().shrink(7.0), Stroke::new(1.5, roles(ui).third));
    }
    if response.drag_stopped() {
        out.push(Command::Table(TableCommand::KeepWidths));
    }
    if response.dragged() && response.drag_delta().x != 0.0 {
        let width = part.width() + response.drag_delta().x;
        out.push(Command::Table(TableCommand::Width(column.clone(), width)));
    }
}

/// Words stand at the left, figures at the right.
pub(super) fn is_words(column: &TableColumn) -> bool {
    matches!(
        column,
        TableColumn::Name
            | TableColumn::Parent
            | TableColumn::Key
            | TableColumn::Bar
            | TableColumn::Spark
            | TableColumn::Class
    )
}
