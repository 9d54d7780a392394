//! The legend card: classes with counts; a click on a row lets its regions stand out. It can be closed and moved.

use egui::{
    CursorIcon, FontId, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::bivariate_square::{self, square_ui, two_indicators};
use crate::app::canvas::fit::{MARGIN, card_in};
use crate::app::canvas::{reach_marks, screen_color};
use crate::app::command::{Command, SelectMode};
use crate::app::commands::map::MapCommand;
use crate::app::map_picture::{LegendRow, MapPicture};
use crate::app::map_view::{Corner, LegendPlace};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, card_shadow, regular, roles, semibold};
use crate::app::widgets::figures::paint_figures;
use crate::app::widgets::{Icon, focus_ring, held_at_click, icon, one_line};
use crate::model::ReachView;
use crate::sheet::{Fill, RelationContents, symbol_of_kind, typology_head};
use crate::text::{Message, format_count, tr, unit_text};

const PADDING: f32 = 13.0;
/// Most lines and letters of the title: the whole name stands in the list of indicators.
const TITLE_ROWS: usize = 4;
const TITLE_LETTERS: usize = 200;
/// Height of a remark below the rows.
const REMARK: f32 = 17.0;
/// Height of a row of facilities.
const FACILITY: f32 = 20.0;
/// A map narrower or lower than this gets a small legend without counts.
const NARROW: f32 = 470.0;
const LOW: f32 = 400.0;
/// Most of a map that its legend covers by itself, on a small and on a large one; a legend that would cover more shows its
/// title and colours alone.
const MOST_COVERED: [f32; 2] = [0.15, 0.2];
/// Height of the classes of a legend that is closed.
const STRIP: f32 = 26.0;
/// Width of a button in the head.
const BUTTON: f32 = 20.0;

/// Sizes of the parts of a legend.
struct Measures {
    row: f32,
    swatch: f32,
    font: FontId,
    title: FontId,
    counts: f32,
    widest: f32,
}

/// The size of the legend card; nothing where there is no legend.
pub fn card_size(ui: &Ui, face: Rect, (picture, state): (&MapPicture, &AppState)) -> Vec2 {
    let rows = if is_closed(ui, face, (picture, state)) { 0 } else { picture.legend.len() };
    size_with(ui, face, picture, rows)
}

/// Whether the whole legend would cover too much of the map.
pub fn lacks_room(ui: &Ui, face: Rect, picture: &MapPicture) -> bool {
    let whole = size_with(ui, face, picture, picture.legend.len());
    let room = face.shrink(MARGIN);
    let most = MOST_COVERED[usize::from(!is_small(face))];
    whole.x * whole.y > most * face.area() || whole.y > room.height() || whole.x > room.width()
}

/// Whether only the title is shown in this frame.
fn is_closed(ui: &Ui, face: Rect, (picture, state): (&MapPicture, &AppState)) -> bool {
    state.view.map.legend_open.map_or_else(|| lacks_room(ui, face, picture), |open| !open)
}

fn size_with(ui: &Ui, face: Rect, picture: &MapPicture, rows: usize) -> Vec2 {
    if picture.legend.is_empty() {
        return Vec2::ZERO;
    }
    let measures = measures(face);
    let width = width(ui, picture, &measures);
    let head = head_height(ui, picture, width, &measures);
    let square = two_indicators(picture).map_or(0.0, |_| bivariate_square::size(ui, picture).y);
    let remarks = REMARK * picture.legend_lines.len() as f32 + facilities_height(picture);
    let below_square = rows.saturating_sub(picture.legend.len() - self::rows(picture).len());
    let below = match rows {
        0 => STRIP,
        _ => 4.0 + square + measures.row * below_square as f32 + remarks,
    };
    vec2(width, 2.0 * PADDING - 4.0 + head + below)
}

/// Shows the legend; where it stands.
pub fn legend_ui(
    ui: &mut Ui,
    face: Rect,
    (picture, state): (&MapPicture, &AppState),
    corner: Corner,
    out: &mut Vec<Command>,
) -> Option<Rect> {
    let size = card_size(ui, face, (picture, state));
    if size == Vec2::ZERO {
        return None;
    }
    let card = match state.view.map.legend_place {
        None => card_in(corner, face, size),
        Some(LegendPlace::Corner(corner)) => card_in(corner, face, size),
        Some(LegendPlace::Free(share)) => {
            let free = (face.shrink(MARGIN).size() - size).max(Vec2::ZERO);
            Rect::from_min_size(face.shrink(MARGIN).min + free * Vec2::from(share), size)
        }
    };
    let response = ui.interact(card, ui.scope_id().with("legend"), Sense::hover());
    let name = tr(state.view.language, "app-legend");
    response.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
    let look = roles(ui);
    ui.painter().add(card_shadow(look).as_shape(card, 10.0));
    let edge = Stroke::new(1.0, look.line);
    ui.painter().rect(card, 10.0, look.paper.gamma_multiply(0.97), edge, StrokeKind::Inside);
    let measures = measures(face);
    let closed = is_closed(ui, face, (picture, state));
    let under_pointer = ui.rect_contains_pointer(card);
    let head = head_height(ui, picture, size.x, &measures);
    head_ui(ui, (face, card, under_pointer), (picture, state), &measures, out);
    if closed {
        let top = card.top() + PADDING + head;
        let strip = Rect::from_min_size(pos2(card.left(), top), vec2(size.x, STRIP));
        strip_ui(ui, strip.shrink2(vec2(PADDING, 0.0)), picture);
    } else {
        let mut top = card.top() + PADDING + head + 2.0;
        if two_indicators(picture).is_some() {
            let area = pos2(card.left() + PADDING, top);
            let room = vec2(size.x - 2.0 * PADDING, bivariate_square::size(ui, picture).y);
            square_ui(ui, Rect::from_min_size(area, room), (picture, state), out);
            top += room.y;
        }
        for row in rows(picture) {
            let rect = Rect::from_min_size(pos2(card.left(), top), vec2(size.x, measures.row));
            row_ui(ui, rect, (row, state), &measures, out);
            top += measures.row;
        }
        top += facilities_ui(ui, (card, top), picture);
        for remark in &picture.legend_lines {
            let at = pos2(card.left() + PADDING, top + 2.0);
            let text = one_line(ui, remark, (regular(SMALL_PX), look.second), size.x - 2.0 * PADDING);
            ui.painter().galley(at, text, look.second);
            top += REMARK;
        }
    }
    Some(card)
}

/// Height of the rows of facilities.
fn facilities_height(picture: &MapPicture) -> f32 {
    let rows = facility_rows(picture).len();
    if rows == 0 { 0.0 } else { 4.0 + FACILITY * rows as f32 }
}

/// Shape, names and number of the facilities on the map; kinds that share a shape share a row.
fn facility_rows(picture: &MapPicture) -> Vec<(usize, String, usize)> {
    let Some(reach) = picture.contents().reach.as_ref().filter(|reach| !reach.map.hides_facilities) else {
        return Vec::new();
    };
    let mut rows: Vec<(usize, String, usize)> = Vec::new();
    for (position, kind) in reach.kinds.iter().enumerate() {
        let shape = symbol_of_kind(reach, position);
        match rows.iter_mut().find(|(other, ..)| *other == shape) {
            Some((_, names, count)) => {
                *names = format!("{names}, {}", kind.name);
                *count += kind.count;
            }
            None => rows.push((shape, kind.name.clone(), kind.count)),
        }
    }
    rows
}

/// Shows the rows of facilities below `top`; their height.
fn facilities_ui(ui: &Ui, (card, top): (Rect, f32), picture: &MapPicture) -> f32 {
    let look = roles(ui);
    for (position, (shape, names, count)) in facility_rows(picture).into_iter().enumerate() {
        let middle = top + 4.0 + FACILITY * (position as f32 + 0.5);
        ui.painter().add(reach_marks::mark(shape, pos2(card.left() + PADDING + 13.0, middle), 4.6));
        let count = format_count(count as u64, picture.request.language);
        let right = pos2(card.right() - PADDING, middle);
        let taken = paint_figures(ui, right, &count, &regular(SMALL_PX), look.third);
        let left = card.left() + PADDING + 35.0;
        let room = card.right() - PADDING - taken - 8.0 - left;
        let text = one_line(ui, &names, (regular(12.0), look.ink), room);
        ui.painter().galley(pos2(left, middle - text.size().y / 2.0), text, look.ink);
    }
    facilities_height(picture)
}

/// The rows of the card; the cells of two indicators stand in their square.
fn rows(picture: &MapPicture) -> &[LegendRow] {
    let first = if two_indicators(picture).is_some() { bivariate_square::CELLS } else { 0 };
    picture.legend.get(first..).unwrap_or_default()
}

/// The classes of a legend that is closed, side by side; where both fit, what the first and the last one stand for.
fn strip_ui(ui: &Ui, rect: Rect, picture: &MapPicture) {
    let classes: Vec<&LegendRow> =
        picture.legend.iter().filter(|row| matches!(row.fill, Fill::Class(_))).collect();
    let (Some(first), Some(last)) = (classes.first(), classes.last()) else { return };
    let width = rect.width() / classes.len() as f32;
    for (place, row) in classes.iter().enumerate() {
        let left = rect.left() + width * place as f32;
        let part = Rect::from_min_size(pos2(left, rect.top() + 3.0), vec2(width, 8.0));
        ui.painter().rect_filled(part, 0.0, screen_color(row.color));
    }
    let look = roles(ui);
    let text =
        |row: &LegendRow| ui.painter().layout_no_wrap(row.text.clone(), regular(SMALL_PX - 1.0), look.second);
    let (low, high) = (text(first), text(last));
    if low.size().x + high.size().x + 10.0 <= rect.width() {
        let top = rect.top() + 13.0;
        let right = rect.right() - high.size().x;
        ui.painter().galley(pos2(rect.left(), top), low, look.second);
        ui.painter().galley(pos2(right, top), high, look.second);
    }
}

fn is_small(face: Rect) -> bool {
    face.width() < NARROW || face.height() < LOW
}

fn measures(face: Rect) -> Measures {
    if is_small(face) {
        let (font, title) = (regular(11.5), semibold(11.5));
        return Measures { row: 18.0, swatch: 18.0, font, title, counts: 0.0, widest: 200.0 };
    }
    let (font, title) = (regular(13.0), semibold(13.0));
    Measures { row: 23.0, swatch: 26.0, font, title, counts: 56.0, widest: 330.0 }
}

/// What the classes count, as far as a legend has room for it.
fn title(picture: &MapPicture) -> String {
    let whole = picture.contents().named_in_form(whole_title(picture), picture.request.language);
    if whole.chars().count() <= TITLE_LETTERS {
        return whole;
    }
    whole.chars().take(TITLE_LETTERS).chain(['…']).collect()
}

/// What the classes count: the unit in words, else the indicator.
fn whole_title(picture: &MapPicture) -> String {
    if let Some(typology) = &picture.contents().typology {
        return typology_head(typology, picture.request.language);
    }
    let Some(indicator) = &picture.contents().indicator else { return String::new() };
    match picture.contents().relation.as_deref() {
        Some(RelationContents::Lisa(_)) => {
            let head = tr(picture.request.language, "relation-legend-neighbours");
            return format!("{}\u{a0}– {head}", indicator.name);
        }
        Some(RelationContents::Bivariate(_)) => return tr(picture.request.language, "page-bivariate-head"),
        None => {}
    }
    let reach = picture.contents().reach.as_deref();
    if reach.is_some_and(|reach| reach.map.view == ReachView::Bands) {
        return tr(picture.request.language, "page-reach-head-bands");
    }
    match unit_text(&indicator.unit, picture.request.language).as_str() {
        "" => indicator.name.clone(),
        "%" => format!("{} in\u{a0}%", indicator.name),
        unit => format!("{}, {unit}", indicator.name),
    }
}

fn width(ui: &Ui, picture: &MapPicture, measures: &Measures) -> f32 {
    let width_of = |text: &str, font: &FontId| {
        ui.painter().layout_no_wrap(text.to_owned(), font.clone(), roles(ui).ink).size().x
    };
    let rows = rows(picture).iter().map(|row| width_of(&row.text, &measures.font)).fold(0.0, f32::max);
    let square = two_indicators(picture).map_or(0.0, |_| bivariate_square::size(ui, picture).x);
    let remarks = picture.legend_lines.iter();
    let remarks = remarks.map(|remark| width_of(remark, &regular(SMALL_PX))).fold(0.0, f32::max);
    let wide = width_of(&title(picture), &measures.title) + 2.0 * BUTTON;
    let width =
        (rows + measures.swatch + 9.0 + measures.counts).max(wide).max(remarks).max(square) + 2.0 * PADDING;
    width.clamp(140.0, measures.widest)
}

fn title_galley(
    ui: &Ui,
    picture: &MapPicture,
    width: f32,
    measures: &Measures,
) -> std::sync::Arc<egui::Galley> {
    let room = width - 2.0 * PADDING - 2.0 * BUTTON;
    let mut job = egui::text::LayoutJob::simple(title(picture), measures.title.clone(), roles(ui).ink, room);
    job.wrap.max_rows = TITLE_ROWS;
    ui.painter().layout_job(job)
}

fn head_height(ui: &Ui, picture: &MapPicture, width: f32, measures: &Measures) -> f32 {
    title_galley(ui, picture, width, measures).size().y.max(16.0)
}

/// Title, and the buttons that select, move and close.
fn head_ui(
    ui: &mut Ui,
    (face, card, under_pointer): (Rect, Rect, bool),
    (picture, state): (&MapPicture, &AppState),
    measures: &Measures,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let title = title_galley(ui, picture, card.width(), measures);
    let middle = card.top() + PADDING - 2.0 + title.rows.first().map_or(8.0, |row| row.height() / 2.0);
    ui.painter().galley(pos2(card.left() + PADDING, card.top() + PADDING - 2.0), title, look.ink);
    let button = |place: f32| {
        let right = card.right() - PADDING + 5.0 - BUTTON * place;
        Rect::from_min_max(pos2(right - BUTTON, middle - 10.0), pos2(right, middle + 10.0))
    };
    let toggle = Command::Map(MapCommand::ToggleLegend);
    let closed = state.view.map.legend_is_closed();
    let chevron = if closed { Icon::ChevronUp } else { Icon::ChevronDown };
    if head_button_ui(ui, button(0.0), (&toggle, chevron, state), true).clicked() {
        out.push(toggle);
    }
    match state.view.map.brushed.filter(|_| !closed) {
        Some(fill) => {
            let select = Command::Map(MapCommand::SelectClass(fill, SelectMode::Replace));
            if head_button_ui(ui, button(1.0), (&select, Icon::Check, state), true).clicked() {
                out.push(select);
            }
        }
        None => grip_ui(ui, (face, card, button(1.0)), (state, under_pointer), out),
    }
}

/// Drag it, or press it for the next corner.
fn grip_ui(
    ui: &mut Ui,
    (face, card, rect): (Rect, Rect, Rect),
    (state, under_pointer): (&AppState, bool),
    out: &mut Vec<Command>,
) {
    let command = Command::Map(MapCommand::NextLegendCorner);
    let response = head_button_ui(ui, rect, (&command, Icon::Grip, state), under_pointer);
    let response = response.on_hover_cursor(CursorIcon::Grab);
    if response.dragged() {
        let free = (face.shrink(MARGIN).size() - card.size()).max(Vec2::splat(1.0));
        let at = card.min + response.drag_delta() - face.shrink(MARGIN).min;
        let share = (at / free).clamp(Vec2::ZERO, Vec2::splat(1.0));
        out.push(Command::Map(MapCommand::PlaceLegend(Some(LegendPlace::Free([share.x, share.y])))));
    } else if response.clicked() {
        out.push(command);
    }
}

fn head_button_ui(
    ui: &mut Ui,
    rect: Rect,
    (command, picture, state): (&Command, Icon, &AppState),
    visible: bool,
) -> Response {
    let look = roles(ui);
    let label = command.label(state);
    let sense = if picture == Icon::Grip { Sense::click_and_drag() } else { Sense::click() };
    let response = ui.interact(rect, ui.scope_id().with(("legend button", &label)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if response.hovered() || response.dragged() {
        ui.painter().rect_filled(rect, 5.0, look.hover);
    }
    if visible || response.has_focus() || response.dragged() {
        let ink = if response.hovered() { look.ink } else { look.third };
        icon::paint(ui.painter(), rect, picture, ink);
    }
    focus_ring(ui, &response, rect.shrink(2.0));
    response.on_hover_text(command.tooltip(state))
}

fn row_ui(
    ui: &mut Ui,
    rect: Rect,
    (row, state): (&LegendRow, &AppState),
    measures: &Measures,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let brushed = state.view.map.brushed;
    let active = brushed == Some(row.fill);
    let response = ui.interact(rect, ui.scope_id().with(("legend row", &row.text)), Sense::click());
    let count = format_count(row.count as u64, state.view.language);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, active, format!("{} ({count})", row.text))
    });
    if active || response.hovered() {
        let fill = if active { look.accent_ground } else { look.hover };
        ui.painter().rect_filled(rect.shrink2(vec2(4.0, 0.5)), 4.0, fill);
    }
    let swatch = Rect::from_min_size(rect.min + vec2(PADDING, 0.0), vec2(measures.swatch, measures.row));
    swatch_ui(ui, swatch, row);
    let ink = match brushed {
        Some(_) if active => look.accent,
        Some(_) => look.third,
        None => look.ink,
    };
    let font = if active { semibold(measures.font.size) } else { measures.font.clone() };
    let right = pos2(rect.right() - PADDING, rect.center().y);
    // A long name ends before the count.
    let counted = if measures.counts > 0.0 {
        ui.painter().layout_no_wrap(count.clone(), measures.font.clone(), ink).size().x + 8.0
    } else {
        0.0
    };
    let left = swatch.right() + 9.0;
    let text = one_line(ui, &row.text, (font, ink), right.x - counted - left);
    let elided = text.elided;
    ui.painter().galley(pos2(left, rect.center().y - text.size().y / 2.0), text, ink);
    if measures.counts > 0.0 {
        paint_figures(ui, right, &count, &measures.font, look.third);
    }
    focus_ring(ui, &response, rect.shrink2(vec2(5.0, 1.5)));
    let mut tip = Message::new("map-brush-row").with("count", row.count).to_text(state.view.language);
    if elided {
        tip = format!("{}\n{tip}", row.text);
    }
    if response.on_hover_text(tip).clicked() && row.count > 0 {
        out.push(Command::Map(if held_at_click(ui).command {
            MapCommand::SelectClass(row.fill, SelectMode::Toggle)
        } else {
            MapCommand::Brush(row.fill)
        }));
    }
}

/// The colour of a legend row with its hatch.
fn swatch_ui(ui: &Ui, rect: Rect, row: &LegendRow) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0.0, screen_color(row.color));
    let hatch = roles(ui).hatch;
    let (step, lean) = match row.fill {
        Fill::Secret => (7.0, -1.0),
        Fill::NoData => (9.9, 1.0),
        Fill::NotRated => return dots_ui(ui, rect),
        Fill::Unreachable => {
            let ink = screen_color(crate::sheet::Color::HATCH_UNREACHABLE);
            let lines = (0..8).map(|line| rect.top() + 3.0 + line as f32 * 6.0);
            for y in lines.take_while(|y| *y < rect.bottom()) {
                painter.line_segment([pos2(rect.left(), y), pos2(rect.right(), y)], Stroke::new(1.2, ink));
            }
            return;
        }
        _ => return,
    };
    let mut x = rect.left() - rect.height();
    while x < rect.right() + rect.height() {
        let (from, to) = if lean > 0.0 { (rect.top(), rect.bottom()) } else { (rect.bottom(), rect.top()) };
        painter.line_segment([pos2(x, from), pos2(x + rect.height(), to)], Stroke::new(1.0, hatch));
        x += step;
    }
}

/// The dots of regions that are not rated, as on the map.
fn dots_ui(ui: &Ui, rect: Rect) {
    let hatch = roles(ui).hatch;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let (columns, rows) = ((rect.width() / 8.0) as usize + 1, (rect.height() / 8.0) as usize + 1);
    for place in 0..columns * rows {
        let at: Pos2 =
            rect.min + vec2((place % columns) as f32 * 8.0 + 4.0, (place / columns) as f32 * 8.0 + 4.0);
        painter.circle_filled(at, 1.1, hatch);
    }
    painter.rect_stroke(rect, 0.0, Stroke::new(1.0, hatch), StrokeKind::Inside);
}
