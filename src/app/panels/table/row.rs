//! A row of the table: name, figures under one another, swatch and bar of the class, a small line over the periods.

use egui::{EventFilter, Id, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::header::is_words;
use super::{LEFT, ROW, Shown};
use crate::app::canvas::screen_color;
use crate::app::command::{Command, SelectMode};
use crate::app::commands::table::TableCommand;
use crate::app::table_cells::{TableCell, column_head, table_cell};
use crate::app::table_view::TableColumn;
use crate::app::theme::{BODY_PX, SMALL_PX, regular, roles};
use crate::app::widgets::figures::paint_figures;
use crate::app::widgets::{focus_ring, held_at_click};
use crate::geo::RegionIndex;
use crate::model::ValueState;
use crate::sheet::Fill;

/// Edge of the swatch of a class.
const SWATCH: f32 = 9.0;

/// Identifies the row of a region.
pub(super) fn row_id(region: RegionIndex) -> Id {
    Id::unique(("table row", region.0))
}

pub(super) fn row_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (region, is_cursor): (RegionIndex, bool),
    out: &mut Vec<Command>,
) {
    let state = shown.state;
    let look = roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    // One stop for the keyboard: the other rows are reached by arrows.
    let sense = if is_cursor { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(region), sense);
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let selected = state.view.selection.contains(&region);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, spoken(shown, region)));
    let hovered = state.view.hovered == Some(region);
    let fill = match (selected, hovered) {
        (true, _) => look.selection_ground,
        (false, true) => look.hover,
        (false, false) => look.paper,
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    let clip = ui.clip_rect();
    let beside = clip.intersect(shown.columns.clip(rect));
    for (column, left, width) in &shown.columns.places {
        let part = shown.columns.rect(rect, (*left, *width));
        if part.intersects(beside) {
            ui.set_clip_rect(beside.intersect(part));
            cell_ui(ui, shown, (column, region), part);
        }
    }
    ui.set_clip_rect(clip);
    name_ui(ui, shown, region, rect);
    if selected {
        let mark = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(mark, 0.0, look.selection);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, look.line.gamma_multiply(0.55)));
    focus_ring(ui, &response, rect.shrink(2.0));
    reactions(ui, state, (region, &response), out);
}

fn reactions(
    ui: &Ui,
    state: &crate::app::state::AppState,
    (region, response): (RegionIndex, &Response),
    out: &mut Vec<Command>,
) {
    if response.contains_pointer() && state.view.hovered != Some(region) {
        out.push(Command::HoverRow(region));
    }
    if response.clicked() {
        let held = held_at_click(ui);
        if held.shift {
            out.push(Command::Table(TableCommand::SelectTo(region)));
            return;
        }
        out.push(Command::Select(
            region,
            if held.command { SelectMode::Toggle } else { SelectMode::Replace },
        ));
        out.push(Command::ShowRegion(region));
        if state.view.table.cursor != Some(region) {
            out.push(Command::Table(TableCommand::Cursor(region)));
        }
    }
}

/// Name and columns as they are read aloud.
fn spoken(shown: &Shown<'_>, region: RegionIndex) -> String {
    let language = shown.state.view.language;
    let cell = |column: &TableColumn| table_cell(shown.state, shown.picture, (column, region)).text(language);
    let mut parts = vec![cell(&TableColumn::Name)];
    for (column, ..) in &shown.columns.places {
        let text = cell(column);
        match column {
            TableColumn::Bar | TableColumn::Spark => {}
            TableColumn::Value => parts.push(text),
            _ if text.is_empty() => {}
            column => parts.push(format!("{} {text}", column_head(shown.state, shown.picture, column).0)),
        }
    }
    parts.join(", ")
}

fn name_ui(ui: &Ui, shown: &Shown<'_>, region: RegionIndex, row: Rect) {
    let look = roles(ui);
    let name = shown.picture.contents().regions.get(region.position()).map_or("", |own| own.name.as_str());
    // Ten thousand letters are not laid out to be cut off.
    let name: String = name.chars().take(120).collect();
    let mut job = egui::text::LayoutJob::simple_singleline(name, regular(BODY_PX), look.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(shown.columns.names - LEFT - 6.0);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(row.left() + LEFT, row.center().y - galley.size().y / 2.0), galley, look.ink);
}

fn cell_ui(ui: &Ui, shown: &Shown<'_>, (column, region): (&TableColumn, RegionIndex), part: Rect) {
    match column {
        TableColumn::Bar => bar_ui(ui, shown, region, part),
        TableColumn::Spark => super::super::spark::spark_ui(ui, shown.state, region.position(), part),
        column => {
            let cell = table_cell(shown.state, shown.picture, (column, region));
            if matches!(column, TableColumn::Value | TableColumn::Class) {
                swatch_ui(ui, shown, (column, region), part);
            }
            text_ui(ui, shown, (column, &cell), part);
        }
    }
}

fn text_ui(ui: &Ui, shown: &Shown<'_>, (column, cell): (&TableColumn, &TableCell), part: Rect) {
    let look = roles(ui);
    let text = cell.text(shown.state.view.language);
    let right = pos2(part.right() - 10.0, part.center().y);
    match cell {
        TableCell::Number(..) | TableCell::Difference(..) => {
            paint_figures(ui, right, &text, &regular(BODY_PX), look.ink);
        }
        TableCell::State(_) => {
            let size = regular(SMALL_PX);
            ui.painter().text(right, egui::Align2::RIGHT_CENTER, text, size, look.third);
        }
        TableCell::Words(_) | TableCell::Nothing => {
            let mut job =
                egui::text::LayoutJob::simple_singleline(text, regular(SMALL_PX + 0.5), look.second);
            let taken = if *column == TableColumn::Class { 22.0 } else { 14.0 };
            job.wrap = egui::text::TextWrapping::truncate_at_width(part.width() - taken);
            let galley = ui.painter().layout_job(job);
            let left = match column {
                TableColumn::Class => part.left() + 18.0,
                column if is_words(column) => part.left() + 8.0,
                _ => right.x - galley.size().x,
            };
            let at = pos2(left, part.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, look.second);
        }
    }
}

/// The colour of the class, or the hatch of the reason why there is none: the same signs as on the map.
fn swatch_ui(ui: &Ui, shown: &Shown<'_>, (column, region): (&TableColumn, RegionIndex), part: Rect) {
    let beside_bar = shown.columns.places.iter().any(|(column, ..)| *column == TableColumn::Bar);
    let has_class = shown.columns.places.iter().any(|(column, ..)| *column == TableColumn::Class);
    if (beside_bar && !has_class) || (has_class && *column != TableColumn::Class) {
        return;
    }
    let swatch =
        Rect::from_min_size(pos2(part.left() + 4.0, part.center().y - SWATCH / 2.0), vec2(SWATCH, SWATCH));
    let fill = shown.picture.choropleth.fill(region.position());
    sign_ui(ui, shown, fill, swatch);
}

/// A small field filled as the region is filled on the map.
fn sign_ui(ui: &Ui, shown: &Shown<'_>, fill: Fill, field: Rect) {
    let look = roles(ui);
    let painter = ui.painter().with_clip_rect(field.intersect(ui.clip_rect()));
    painter.rect_filled(field, 1.5, screen_color(shown.picture.choropleth.color(fill)));
    let hatch = Stroke::new(1.0, look.hatch);
    let lines = (-4..8).map(|step| field.left() + step as f32 * 4.0);
    match fill {
        Fill::Secret => lines.for_each(|x| {
            painter.line_segment([pos2(x, field.bottom()), pos2(x + field.height(), field.top())], hatch);
        }),
        Fill::Unreachable => {
            let ink = Stroke::new(1.0, screen_color(crate::sheet::Color::HATCH_UNREACHABLE));
            for line in 0..4 {
                let y = field.top() + 2.0 + line as f32 * 4.0;
                painter.line_segment([pos2(field.left(), y), pos2(field.right(), y)], ink);
            }
        }
        Fill::NoData => lines.for_each(|x| {
            painter.line_segment([pos2(x, field.top()), pos2(x + field.height(), field.bottom())], hatch);
        }),
        _ => {}
    }
    let edge = Stroke::new(0.7, look.third.gamma_multiply(0.6));
    painter.rect_stroke(field, 1.5, edge, egui::StrokeKind::Inside);
}

/// A bar from zero, or from the smallest value where all are far from zero; a sign where there is no value.
fn bar_ui(ui: &Ui, shown: &Shown<'_>, region: RegionIndex, part: Rect) {
    let picture = shown.picture;
    let cell = picture.contents().observations.cell(region.position());
    let fill = picture.choropleth.fill(region.position());
    let room = Rect::from_min_max(
        pos2(part.left() + 8.0, part.center().y - 5.0),
        pos2(part.right() - 6.0, part.center().y + 5.0),
    );
    let (Some(value), Some([low, high])) = (cell.value, picture.range) else {
        if cell.state != ValueState::Value {
            sign_ui(ui, shown, fill, Rect::from_min_size(room.min, vec2(16.0, room.height())));
        }
        return;
    };
    let (from, to) = (low.min(0.0), high.max(0.0));
    let share = |at: f64| if to > from { ((at - from) / (to - from)) as f32 } else { 1.0 };
    let (a, b) = (share(0.0_f64.clamp(from, to)), share(value));
    let x = |share: f32| room.left() + room.width() * share;
    let bar = Rect::from_min_max(
        pos2(x(a.min(b)), room.top()),
        pos2(x(a.max(b)).max(x(a.min(b)) + 1.5), room.bottom()),
    );
    if matches!(fill, Fill::Class(_)) {
        ui.painter().rect_filled(bar, 1.5, screen_color(picture.choropleth.color(fill)));
        let edge = roles(ui).third.gamma_multiply(0.35);
        ui.painter().rect_stroke(bar, 1.5, Stroke::new(0.5, edge), egui::StrokeKind::Inside);
    }
}
