//! Finding an indicator: search as you type, themes as a tree, and where and when each one has values.

use egui::{Align, EventFilter, Id, Key, Layout, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::choose::shown_level;
use super::indicator_card::card_ui;
use super::indicator_row::{IndicatorRow, indicator_row_ui, row_height};
use crate::app::command::{Command, TextField};
use crate::app::commands::ComputeCommand;
use crate::app::commands::table::TableCommand;
use crate::app::finding::{FoundIndicator, found_indicators, themes};
use crate::app::state::AppState;
use crate::app::theme::{RADIUS, SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{Icon, focus_ring, heading, icon, search_field, small_button};
use crate::model::{IndicatorKind, Level, MapChange, Project};
use crate::text::{Message, tr};

/// Height of the row of a theme.
const THEME: f32 = 26.0;
/// Height of the heading with its button in points.
const HEADING: f32 = 21.0;
/// Points of the wheel that scroll by one row.
const WHEEL: f32 = 26.0;

/// A row of the list.
enum Item<'a> {
    Theme { name: &'a str, open: bool, count: usize, holds_chosen: bool },
    Indicator { found: FoundIndicator<'a>, indent: bool },
}

/// Where the list stands; it scrolls by whole rows, so that no row is ever cut.
#[derive(Clone, Default, PartialEq)]
struct ListPlace {
    first: usize,
    wheel: f32,
    cursor: String,
    /// Chosen indicator, search and height when the chosen row was last brought into sight.
    seen: (String, String, u32),
}

impl Item<'_> {
    fn key(&self) -> String {
        match self {
            Self::Theme { name, .. } => format!("theme {name}"),
            Self::Indicator { found, .. } => found.indicator.code.to_string(),
        }
    }
}

/// Shows search and list; the list is `height` points high.
pub fn indicators_ui(ui: &mut Ui, state: &AppState, project: &Project, height: f32, out: &mut Vec<Command>) {
    let language = state.view.language;
    heading_ui(ui, state, project, out);
    let mut text = state.view.indicator_search.clone();
    let width = ui.available_width();
    let field = search_field(ui, &mut text, &tr(language, "app-search-indicator"), width);
    let found = found_indicators(project, &text);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if state.view.focus_search && !entered {
        field.request_focus();
    }
    if let Some(first) = found.first().filter(|_| entered && !text.trim().is_empty()) {
        out.push(choose(state, project, first));
    }
    if field.changed() {
        out.push(Command::Type(TextField::IndicatorSearch, text.clone()));
    }
    let items = items(state, project, found, text.trim().is_empty());
    let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    if items.is_empty() {
        let key = if project.indicators.is_empty() { "app-no-indicators" } else { "app-nothing-found" };
        quiet(ui, area, &tr(language, key));
        return;
    }
    let into_list = field.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown));
    list_ui(ui, state, project, (&items, area, into_list), out);
}

/// The heading; beside a count stands the way to a share, because counts mostly show how large regions are.
fn heading_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let chosen = project.map.indicator.as_ref().and_then(|code| project.indicator(code.as_str()));
    ui.horizontal(|ui| {
        // As high with the button as without it.
        ui.set_min_height(HEADING);
        heading(ui, &tr(state.view.language, "app-indicator"));
        if chosen.is_none_or(|indicator| indicator.kind != IndicatorKind::Count) {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let begin = Command::Compute(ComputeCommand::Begin);
            if begin.face(state).enabled
                && small_button(ui, &begin.label(state)).on_hover_text(begin.tooltip(state)).clicked()
            {
                out.push(begin);
            }
        });
    });
}

fn items<'a>(
    state: &AppState,
    project: &'a Project,
    found: Vec<FoundIndicator<'a>>,
    everything: bool,
) -> Vec<Item<'a>> {
    let themes = themes(project);
    // One theme for all says nothing.
    if !everything || themes.len() < 2 {
        return found.into_iter().map(|found| Item::Indicator { found, indent: false }).collect();
    }
    let mut items: Vec<Item> = Vec::new();
    for name in themes {
        let of_theme: Vec<&FoundIndicator> =
            found.iter().filter(|found| found.indicator.theme == name).collect();
        let open = name.is_empty() || !state.view.table.closed_themes.contains(name);
        if !name.is_empty() {
            let chosen =
                |found: &&FoundIndicator| project.map.indicator.as_ref() == Some(&found.indicator.code);
            let holds_chosen = of_theme.iter().any(chosen);
            items.push(Item::Theme { name, open, count: of_theme.len(), holds_chosen });
        }
        if open {
            let rows = of_theme.into_iter().cloned();
            items.extend(rows.map(|found| Item::Indicator { found, indent: !name.is_empty() }));
        }
    }
    items
}

fn list_ui(
    ui: &mut Ui,
    state: &AppState,
    project: &Project,
    (items, area, into_list): (&[Item], Rect, bool),
    out: &mut Vec<Command>,
) {
    let id = Id::unique("indicators");
    let mut place: ListPlace = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let heights: &dyn Fn(&Item) -> f32 = &|item| match item {
        Item::Theme { .. } => THEME,
        Item::Indicator { found, indent } => row_height(ui, &found.indicator.name, area.width(), *indent),
    };
    let chosen = project.map.indicator.as_ref().map(ToString::to_string).unwrap_or_default();
    let seen = (chosen.clone(), state.view.indicator_search.clone(), area.height() as u32);
    if place.seen != seen {
        place.seen = seen;
        place.wheel = 0.0;
        let shown = items.iter().position(|item| item.key() == chosen).unwrap_or(0);
        bring_into_sight(&mut place.first, shown, (items, area.height()), heights);
        place.cursor = items.get(shown).map(Item::key).unwrap_or_default();
    }
    let mut cursor = items.iter().position(|item| item.key() == place.cursor).unwrap_or(0);
    let has_keyboard = ui.memory(egui::Memory::focused) == Some(id.with(&place.cursor));
    let moved =
        if into_list { Some(0) } else { moved_by_keys(ui, state, (items, cursor), has_keyboard, out) };
    if let Some(to) = moved.filter(|to| *to < items.len()) {
        cursor = to;
        bring_into_sight(&mut place.first, to, (items, area.height()), heights);
    }
    place.cursor = items.get(cursor).map(Item::key).unwrap_or_default();
    if moved.is_some() {
        ui.memory_mut(|memory| {
            memory.request_focus(id.with(&place.cursor));
            // An arrow in the search field would move on from the row at once.
            memory.move_focus(egui::FocusDirection::None);
        });
    }
    let last_first = last_first(items, area.height(), heights);
    scroll_by_wheel(ui, area, &mut place, last_first);
    place.first = place.first.min(last_first);
    let mut top = area.top();
    let mut visible = 0;
    for (position, item) in items.iter().enumerate().skip(place.first) {
        let height = heights(item);
        if top + height > area.bottom() + 0.5 {
            break;
        }
        let rect = Rect::from_min_size(pos2(area.left(), top), vec2(area.width() - 6.0, height));
        let sense = if position == cursor { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id.with(item.key()), sense);
        if response.has_focus() {
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        if item_ui(ui, state, project, (item, &response), out) {
            place.cursor = item.key();
        }
        top += height;
        visible += 1;
    }
    scroll_mark(ui, area, (place.first, visible, items.len()));
    ui.data_mut(|data| data.insert_temp(id, place));
}

/// Shows a row; whether it was pressed.
fn item_ui(
    ui: &Ui,
    state: &AppState,
    project: &Project,
    (item, response): (&Item, &Response),
    out: &mut Vec<Command>,
) -> bool {
    match item {
        Item::Theme { name, open, count, holds_chosen } => {
            theme_row_ui(ui, response, (name, *open, *count), *holds_chosen);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, theme_name(state, name, *open)));
            if response.clicked() {
                out.push(Command::Table(TableCommand::ToggleTheme((*name).to_owned())));
            }
        }
        Item::Indicator { found, indent } => {
            let chosen =
                project.map.indicator.as_ref() == Some(&found.indicator.code) && !state.shows_typology();
            let row =
                IndicatorRow { found, chosen, indent: *indent, elsewhere: elsewhere(state, project, found) };
            indicator_row_ui(ui, state, project, (&row, response));
            card_ui(
                state,
                project,
                (found.indicator, row.elsewhere.map(|level| level.name.as_str())),
                response,
            );
            if response.clicked() {
                out.push(choose(state, project, found));
            }
        }
    }
    response.clicked()
}

fn theme_name(state: &AppState, theme: &str, open: bool) -> String {
    let key = if open { "table-theme-close" } else { "table-theme-open" };
    Message::new(key).with("theme", theme).to_text(state.view.language)
}

fn theme_row_ui(ui: &Ui, response: &Response, (name, open, count): (&str, bool, usize), holds_chosen: bool) {
    let (colors, rect) = (roles(ui), response.rect);
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(RADIUS) - 1.0, colors.hover);
    }
    let arrow = Rect::from_center_size(pos2(rect.left() + 10.0, rect.center().y), vec2(16.0, 16.0));
    let picture = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    icon::paint(ui.painter(), arrow, picture, colors.third);
    let ink = if holds_chosen && !open { colors.accent } else { colors.second };
    let number = count.to_string();
    let number = ui.painter().layout_no_wrap(number, regular(SMALL_PX), colors.third);
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), semibold(SMALL_PX + 0.5), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 36.0 - number.size().x);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + 22.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    let at = pos2(rect.right() - 8.0 - number.size().x, rect.center().y - number.size().y / 2.0);
    ui.painter().galley(at, number, colors.third);
    focus_ring(ui, response, rect.shrink(2.0));
}

/// The level that has values where the one shown has none.
fn elsewhere<'a>(state: &AppState, project: &'a Project, found: &FoundIndicator) -> Option<&'a Level> {
    let code = &found.indicator.code;
    let shown = shown_level(state, project)?;
    if !project.periods(code, shown.id).is_empty() {
        return None;
    }
    let drawable = || project.levels.iter().filter(|level| level.has_boundaries);
    drawable().rev().find(|level| !project.periods(code, level.id).is_empty())
}

fn choose(state: &AppState, project: &Project, found: &FoundIndicator) -> Command {
    let code = found.indicator.code.clone();
    match elsewhere(state, project, found) {
        Some(level) => Command::map(MapChange::IndicatorOnLevel(code, level.name.clone())),
        None => Command::map(MapChange::Indicator(Some(code))),
    }
}

fn moved_by_keys(
    ui: &Ui,
    state: &AppState,
    (items, cursor): (&[Item], usize),
    has_keyboard: bool,
    out: &mut Vec<Command>,
) -> Option<usize> {
    if !has_keyboard {
        return None;
    }
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    let fold = |name: &str| Command::Table(TableCommand::ToggleTheme(name.to_owned()));
    let last = items.len().saturating_sub(1);
    if pressed(Key::ArrowLeft) {
        match items.get(cursor) {
            Some(Item::Theme { name, open: true, .. }) => out.push(fold(name)),
            Some(Item::Indicator { .. }) => {
                return (0..cursor).rev().find(|row| matches!(items.get(*row), Some(Item::Theme { .. })));
            }
            _ => {}
        }
    }
    if pressed(Key::ArrowRight)
        && let Some(Item::Theme { name, .. }) = items.get(cursor)
        && state.view.table.closed_themes.contains(*name)
    {
        out.push(fold(name));
    }
    [
        (Key::ArrowDown, (cursor + 1).min(last)),
        (Key::ArrowUp, cursor.saturating_sub(1)),
        (Key::PageDown, (cursor + 8).min(last)),
        (Key::PageUp, cursor.saturating_sub(8)),
        (Key::Home, 0),
        (Key::End, last),
    ]
    .into_iter()
    .find(|(key, _)| pressed(*key))
    .map(|(_, to)| to)
}

/// Moves the first row so that the row `wanted` is wholly seen, with the theme above it where there is room.
fn bring_into_sight(
    first: &mut usize,
    wanted: usize,
    (items, room): (&[Item], f32),
    height: &dyn Fn(&Item) -> f32,
) {
    let span = |from: usize| -> f32 { items.get(from..=wanted).unwrap_or_default().iter().map(height).sum() };
    if wanted < *first {
        *first = wanted;
    }
    if wanted > *first && (wanted - *first > 200 || span(*first) > room) {
        let mut from = wanted;
        while from > 0 && span(from - 1) <= room * 0.6 {
            from -= 1;
        }
        *first = from;
    }
    let theme_above =
        first.checked_sub(1).filter(|above| matches!(items.get(*above), Some(Item::Theme { .. })));
    if let Some(above) = theme_above.filter(|above| span(*above) <= room) {
        *first = above;
    }
}

/// The row that stands first when the last one is seen.
fn last_first(items: &[Item], room: f32, height: &dyn Fn(&Item) -> f32) -> usize {
    let mut used = 0.0;
    let mut first = items.len();
    for item in items.iter().rev() {
        used += height(item);
        if used > room {
            break;
        }
        first -= 1;
    }
    first.min(items.len().saturating_sub(1))
}

fn scroll_by_wheel(ui: &Ui, area: Rect, place: &mut ListPlace, last_first: usize) {
    if last_first == 0 || !ui.rect_contains_pointer(area) {
        return;
    }
    let turned = ui.input(|input| input.smooth_scroll_delta().y);
    let ends = if turned < 0.0 { place.first >= last_first } else { place.first == 0 };
    if turned == 0.0 || ends {
        // At its end the list hands the wheel on to the panel, whose classes and colours lie below in a low window.
        place.wheel = 0.0;
        return;
    }
    place.wheel -= turned;
    let rows = (place.wheel / WHEEL).trunc();
    place.wheel -= rows * WHEEL;
    place.first = place.first.saturating_add_signed(rows as isize).min(last_first);
    // The panel around the list does not scroll while the list can.
    ui.input_mut(|input| input.smooth_scroll_delta = egui::Vec2::ZERO);
}

fn scroll_mark(ui: &Ui, area: Rect, (first, visible, all): (usize, usize, usize)) {
    if visible >= all {
        return;
    }
    let share = |row: usize| row as f32 / all as f32;
    let mark = Rect::from_min_max(
        pos2(area.right() - 3.0, area.top() + area.height() * share(first)),
        pos2(area.right(), area.top() + area.height() * share(first + visible)),
    );
    ui.painter().rect_filled(mark, 1.5, roles(ui).line);
}

fn quiet(ui: &Ui, area: Rect, text: &str) {
    let color = roles(ui).third;
    let galley = ui.painter().layout(text.to_owned(), crate::app::theme::body(), color, area.width() - 8.0);
    ui.painter().galley(area.left_top() + vec2(4.0, 8.0), galley, color);
}
