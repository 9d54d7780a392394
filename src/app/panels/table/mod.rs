//! The table of the regions: linked with the map, only the visible rows are drawn.

mod header;
mod menus;
mod row;

use egui::{Id, Key, Rect, ScrollArea, Sense, Ui, vec2};

use crate::app::command::{Command, TextField};
use crate::app::commands::table::{CopiedRows, TableCommand};
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::table_cells::shown_columns;
use crate::app::table_view::TableColumn;
use crate::app::widgets::search_field;
use crate::geo::RegionIndex;
use crate::text::tr;

/// Height of a row in points.
pub const ROW: f32 = 28.0;
/// Space before the names.
const LEFT: f32 = 14.0;
/// Space behind the last column, for the scroll bar.
const RIGHT: f32 = 10.0;
/// Least width of the names.
const NARROWEST_NAME: f32 = 104.0;

/// Where the columns stand.
struct Columns {
    /// Each with its left edge, from the left edge of the table, and its width.
    places: Vec<(TableColumn, f32, f32)>,
    /// Width of the names, with the space before them.
    names: f32,
    /// How far the columns beside the names are scrolled to the left.
    offset: f32,
    /// Most that `offset` can be.
    most_offset: f32,
}

/// What a row and the head need to know.
struct Shown<'a> {
    state: &'a AppState,
    picture: &'a MapPicture,
    columns: &'a Columns,
}

/// Shows the table.
pub fn table_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(picture) = &state.derived.picture else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    tools_ui(ui, state, picture, out);
    let columns = columns(ui, state, picture);
    let shown = Shown { state, picture, columns: &columns };
    header::header_ui(ui, &shown, out);
    let rows = state.derived.table.rows.clone();
    if rows.is_empty() {
        menus::nothing_ui(ui, state, out);
        return;
    }
    let cursor = state.view.table.cursor.filter(|cursor| rows.contains(cursor)).or(rows.first().copied());
    keys(ui, state, (&rows, cursor), out);
    let mut area = ScrollArea::vertical().id_salt("table").auto_shrink([false, false]);
    let wanted = state.view.scroll_to.or(cursor.filter(|_| state.view.table.follow_cursor));
    let room = ui.available_height();
    if let Some(place) = wanted.and_then(|region| rows.iter().position(|row| *row == region)) {
        area = area.vertical_scroll_offset(offset_to_see(ui, place, room));
    }
    let painted = area.show_rows(ui, ROW, rows.len(), |ui, visible| {
        for region in rows.get(visible).unwrap_or_default() {
            row::row_ui(ui, &shown, (*region, cursor == Some(*region)), out);
        }
    });
    ui.data_mut(|data| data.insert_temp(offset_id(), painted.state.clamped_offset().y));
    scroll_sideways(ui, painted.inner_rect, &columns);
    let pointed = !state.view.hovered_on_map && state.view.hovered.is_some();
    let moved = ui.input(|input| input.pointer.is_moving());
    if pointed && moved && !ui.rect_contains_pointer(painted.inner_rect) {
        out.push(Command::Hover(None));
    }
}

fn tools_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(LEFT);
        let mut text = state.view.table_search.clone();
        let width = (ui.available_width() - 112.0).max(80.0);
        if search_field(ui, &mut text, &tr(state.view.language, "app-search-region"), width).changed() {
            out.push(Command::Type(TextField::TableSearch, text));
        }
        ui.add_space(4.0);
        menus::filter_menu_ui(ui, state, picture, out);
        menus::columns_menu_ui(ui, state, picture, out);
        menus::more_menu_ui(ui, state, out);
    });
    menus::filter_line_ui(ui, state, picture, out);
}

fn columns(ui: &Ui, state: &AppState, picture: &MapPicture) -> Columns {
    let shown = shown_columns(state, picture);
    let width = |column: &TableColumn| {
        state.view.table.widths.get(column).copied().unwrap_or_else(|| column.default_width())
    };
    let all: f32 = shown.iter().map(width).sum::<f32>() + RIGHT;
    let room = ui.available_width();
    let asked = state.view.table.widths.get(&TableColumn::Name).copied();
    let names = asked.map_or(room - all, |asked| asked.min(room * 0.8)).max(NARROWEST_NAME + LEFT);
    let most_offset = (names + all - room).max(0.0);
    let kept: f32 = ui.data(|data| data.get_temp(sideways_id())).unwrap_or(0.0);
    let mut left = names;
    let place = |column: TableColumn| {
        let wide = width(&column);
        left += wide;
        (column, left - wide, wide)
    };
    Columns {
        places: shown.into_iter().map(place).collect(),
        names,
        offset: kept.clamp(0.0, most_offset),
        most_offset,
    }
}

impl Columns {
    /// The place of a column on the screen, in a row at `row`.
    fn rect(&self, row: Rect, (left, width): (f32, f32)) -> Rect {
        let left = row.left() + left - self.offset;
        Rect::from_min_max(egui::pos2(left, row.top()), egui::pos2(left + width, row.bottom()))
    }

    /// Where columns may paint: beside the names.
    fn clip(&self, row: Rect) -> Rect {
        Rect::from_min_max(egui::pos2(row.left() + self.names, row.top()), row.max)
    }
}

fn sideways_id() -> Id {
    Id::unique("table sideways")
}

fn offset_id() -> Id {
    Id::unique("table offset")
}

/// The row in sight stays where it is; another one is brought to the upper middle, one beside the edge to the edge.
fn offset_to_see(ui: &Ui, place: usize, room: f32) -> f32 {
    let now: f32 = ui.data(|data| data.get_temp(offset_id())).unwrap_or(0.0);
    let top = place as f32 * ROW;
    if top >= now && top + ROW <= now + room {
        now
    } else if top < now && top > now - 3.0 * ROW {
        top
    } else if top + ROW > now + room && top < now + room + 2.0 * ROW {
        top + ROW - room
    } else {
        (top - room * 0.4).max(0.0)
    }
}

fn scroll_sideways(ui: &Ui, area: Rect, columns: &Columns) {
    if columns.most_offset <= 0.0 {
        return;
    }
    let mut offset = columns.offset;
    if ui.rect_contains_pointer(area) {
        let shift = ui.input(|input| {
            let turned = if input.modifiers.shift { input.smooth_scroll_delta().y } else { 0.0 };
            input.smooth_scroll_delta().x + turned
        });
        offset = (offset - shift).clamp(0.0, columns.most_offset);
    }
    let share = area.width() / (area.width() + columns.most_offset);
    let left = area.left() + offset / columns.most_offset * area.width() * (1.0 - share);
    let bar = Rect::from_min_size(egui::pos2(left, area.bottom() - 4.0), vec2(area.width() * share, 4.0));
    let response = ui.interact(bar.expand(4.0), Id::unique("table sideways bar"), Sense::DRAG);
    if response.dragged() {
        let moved = response.drag_delta().x / (1.0 - share).max(0.01) / area.width();
        offset = (offset + moved * columns.most_offset).clamp(0.0, columns.most_offset);
    }
    let colors = crate::app::theme::roles(ui);
    let ink = if response.hovered() || response.dragged() { colors.third } else { colors.line };
    ui.painter().rect_filled(bar, 2.0, ink);
    ui.data_mut(|data| data.insert_temp(sideways_id(), offset));
}

/// Keys of the row that has the keyboard: up and down, ends, pages, selecting, copying.
fn keys(
    ui: &Ui,
    state: &AppState,
    (rows, cursor): (&[RegionIndex], Option<RegionIndex>),
    out: &mut Vec<Command>,
) {
    let Some(cursor) = cursor else { return };
    let focused = ui.memory(egui::Memory::focused);
    if state.view.table.follow_cursor {
        ui.memory_mut(|memory| memory.request_focus(row::row_id(cursor)));
    } else if focused != Some(row::row_id(cursor)) {
        return;
    }
    let place = rows.iter().position(|row| *row == cursor).unwrap_or(0);
    let last = rows.len().saturating_sub(1);
    let page = 12;
    let (pressed, shift) = ui.input(|input| {
        let moves = [
            (Key::ArrowDown, (place + 1).min(last)),
            (Key::ArrowUp, place.saturating_sub(1)),
            (Key::PageDown, (place + page).min(last)),
            (Key::PageUp, place.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        (moves.into_iter().find(|(key, _)| input.key_pressed(*key)), input.modifiers.shift)
    });
    if let Some(region) = pressed.and_then(|(_, to)| rows.get(to).copied()) {
        if shift {
            out.push(Command::Table(TableCommand::SelectTo(region)));
        }
        out.push(Command::Table(TableCommand::Cursor(region)));
        out.push(Command::HoverRow(region));
    }
    let copies = ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy)));
    if copies {
        let which = if state.view.selection.is_empty() { CopiedRows::All } else { CopiedRows::Selected };
        out.push(Command::Table(TableCommand::Copy(which)));
    }
    if ui.input(|input| input.modifiers.command && input.key_pressed(Key::A)) {
        out.push(Command::Table(TableCommand::SelectShown));
    }
}
