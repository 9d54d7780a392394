//! The table of the regions: linked with the map, only the visible rows are drawn.

use std::fmt::Write as _;
use std::sync::Arc;

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::canvas::screen_color;
use crate::app::command::{Command, SelectMode, TextField};
use crate::app::map_picture::MapPicture;
use crate::app::state::{AppState, TableOrder};
use crate::app::theme::{BODY_PX, SMALL_PX, regular, roles, semibold};
use crate::app::widgets::figures::paint_figures;
use crate::app::widgets::{focus_ring, search_field};
use crate::geo::RegionIndex;
use crate::model::ValueState;
use crate::sheet::Fill;
use crate::text::{format_number, tr};

const ROW: f32 = 28.0;
const LEFT: f32 = 14.0;
/// Right end of the figures, from the right edge.
const FIGURES: f32 = 96.0;
/// Width of the longest bar.
const BAR: f32 = 62.0;

/// The rows in the order asked for, kept until something changes.
#[derive(Clone)]
struct Rows {
    revision: u64,
    order: TableOrder,
    search: String,
    regions: Arc<Vec<RegionIndex>>,
}

/// Shows the table.
pub fn table_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(picture) = &state.derived.picture else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    if picture.shown > 12 {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.add_space(LEFT);
            let mut text = state.view.table_search.clone();
            let width = ui.available_width() - LEFT - 4.0;
            if search_field(ui, &mut text, &tr(state.view.language, "app-search-region"), width).changed() {
                out.push(Command::Type(TextField::TableSearch, text));
            }
        });
    }
    header_ui(ui, state, picture, out);
    let rows = rows(ui, state, picture);
    let mut area = ScrollArea::vertical().id_salt("table").auto_shrink([false, false]);
    if let Some(place) = state.view.scroll_to.and_then(|region| rows.iter().position(|row| *row == region)) {
        area = area.vertical_scroll_offset((place as f32 * ROW - ui.available_height() * 0.4).max(0.0));
    }
    area.show_rows(ui, ROW, rows.len(), |ui, visible| {
        for region in rows.get(visible).unwrap_or_default() {
            row_ui(ui, state, picture, *region, out);
        }
    });
}

/// The regions in the order of the table.
pub fn ordered(picture: &MapPicture, order: TableOrder, search: &str) -> Vec<RegionIndex> {
    let contents = picture.contents();
    let name = |region: &RegionIndex| {
        contents.regions.get(region.position()).map_or(String::new(), |region| region.name.to_lowercase())
    };
    let mut regions: Vec<RegionIndex> = picture.by_value.to_vec();
    let search = search.trim().to_lowercase();
    if !search.is_empty() {
        regions.retain(|region| {
            let key = contents.regions.get(region.position()).map_or("", |region| region.key.as_str());
            name(region).contains(&search) || key.starts_with(&search)
        });
    }
    match order {
        TableOrder::HighFirst => {}
        TableOrder::LowFirst => {
            let has_value =
                |region: &RegionIndex| picture.ranks.get(region.position()).copied().flatten().is_some();
            let with = regions.iter().filter(|region| has_value(region)).count();
            if let Some(with) = regions.get_mut(..with) {
                with.reverse();
            }
        }
        TableOrder::Name => regions.sort_by_cached_key(name),
    }
    regions
}

fn rows(ui: &Ui, state: &AppState, picture: &MapPicture) -> Arc<Vec<RegionIndex>> {
    let id = egui::Id::unique("table rows");
    let known: Option<Rows> = ui.data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| {
        known.revision == picture.colors.revision
            && known.order == state.view.table_order
            && known.search == state.view.table_search
    }) {
        return known.regions;
    }
    let regions = Arc::new(ordered(picture, state.view.table_order, &state.view.table_search));
    let rows = Rows {
        revision: picture.colors.revision,
        order: state.view.table_order,
        search: state.view.table_search.clone(),
        regions: regions.clone(),
    };
    ui.data_mut(|data| data.insert_temp(id, rows));
    regions
}

fn header_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let contents = picture.contents();
    let unit = contents.indicator.as_ref().map_or("", |indicator| indicator.unit.as_str());
    let by_value = match state.view.table_order {
        TableOrder::HighFirst => TableOrder::LowFirst,
        _ => TableOrder::HighFirst,
    };
    let middle = rect.right() - FIGURES - 52.0;
    let parts = [
        (
            Rect::from_min_max(rect.min, pos2(middle, rect.bottom())),
            contents.level.name.as_str(),
            TableOrder::Name,
        ),
        (Rect::from_min_max(pos2(middle, rect.top()), rect.max), unit, by_value),
    ];
    for (position, (part, text, order)) in parts.into_iter().enumerate() {
        let response = ui.interact(part, ui.scope_id().with(("order", position)), Sense::click());
        let key = if position == 0 { "app-order-name" } else { "app-order-value" };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr(state.view.language, key)));
        let color = if response.hovered() { roles(ui).ink } else { roles(ui).third };
        let arrow = match (position, state.view.table_order) {
            (0, TableOrder::Name) | (1, TableOrder::LowFirst) => " ↑",
            (1, TableOrder::HighFirst) => " ↓",
            _ => "",
        };
        let mut job =
            egui::text::LayoutJob::simple_singleline(format!("{text}{arrow}"), semibold(SMALL_PX), color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(part.width() - LEFT);
        let galley = ui.painter().layout_job(job);
        let y = part.center().y - galley.size().y / 2.0;
        let x = if position == 0 {
            part.left() + LEFT
        } else {
            part.right() - FIGURES + 8.0 - galley.size().x + 14.0
        };
        let x = if position == 1 { x.max(part.left()) } else { x };
        ui.painter().galley(pos2(x, y), galley, color);
        focus_ring(ui, &response, part.shrink(3.0));
        if response.on_hover_text(tr(state.view.language, key)).clicked() {
            out.push(Command::Order(order));
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, roles(ui).line));
}

fn row_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, region: RegionIndex, out: &mut Vec<Command>) {
    let look = roles(ui);
    let contents = picture.contents();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = contents.regions.get(region.position()).map_or("", |region| region.name.as_str());
    let cell = contents.observations.cell(region.position());
    let selected = state.view.selection.contains(&region);
    let value = value_text(state, picture, region);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, selected, format!("{name}, {value}"))
    });
    let fill = match (selected, state.view.hovered == Some(region)) {
        (true, _) => look.selection_ground,
        (false, true) => look.hover,
        (false, false) => look.paper,
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, look.line.gamma_multiply(0.55)));
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), regular(BODY_PX), look.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - LEFT - FIGURES - 56.0);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + LEFT, rect.center().y - galley.size().y / 2.0), galley, look.ink);
    let right = pos2(rect.right() - FIGURES, rect.center().y);
    if cell.value.is_some() {
        paint_figures(ui, right, &value, &regular(BODY_PX), look.ink);
        bar_ui(ui, rect, picture, (region, cell.value));
    } else if contents.indicator.is_some() {
        ui.painter().text(
            pos2(rect.right() - LEFT, right.y),
            Align2::RIGHT_CENTER,
            value,
            regular(SMALL_PX),
            look.third,
        );
    }
    focus_ring(ui, &response, rect.shrink(2.0));
    if response.contains_pointer() && state.view.hovered != Some(region) {
        out.push(Command::HoverRow(region));
    }
    if response.clicked() {
        let toggle = ui.input(|input| input.modifiers.command);
        out.push(Command::Select(region, if toggle { SelectMode::Toggle } else { SelectMode::Replace }));
        out.push(Command::ShowRegion(region));
    }
}

/// The value as it is written, or why there is none.
fn value_text(state: &AppState, picture: &MapPicture, region: RegionIndex) -> String {
    let cell = picture.contents().observations.cell(region.position());
    match (cell.value, cell.state) {
        (Some(value), _) => format_number(value, picture.choropleth.decimals, state.view.language),
        (None, _) if picture.contents().indicator.is_none() => String::new(),
        (None, ValueState::Secret) => tr(state.view.language, "app-state-secret"),
        (None, ValueState::NotRated) => tr(state.view.language, "app-state-not-rated"),
        (None, _) => tr(state.view.language, "app-state-no-data"),
    }
}

/// A bar from zero, or from the smallest value where all are far from zero.
fn bar_ui(ui: &Ui, rect: Rect, picture: &MapPicture, (region, value): (RegionIndex, Option<f64>)) {
    let (Some(value), Some([low, high])) = (value, picture.range) else { return };
    let (from, to) = (low.min(0.0), high.max(0.0));
    let share = |at: f64| if to > from { ((at - from) / (to - from)) as f32 } else { 1.0 };
    let left = rect.right() - FIGURES + 20.0;
    let (a, b) = (share(0.0_f64.clamp(from, to)), share(value));
    let bar = Rect::from_min_max(
        pos2(left + BAR * a.min(b), rect.center().y - 5.0),
        pos2((left + BAR * a.max(b)).max(left + BAR * a.min(b) + 1.5), rect.center().y + 5.0),
    );
    let fill = picture.choropleth.fill(region.position());
    if matches!(fill, Fill::Class(_)) {
        ui.painter().rect_filled(bar, 1.5, screen_color(picture.choropleth.color(fill)));
        let edge = roles(ui).third.gamma_multiply(0.35);
        ui.painter().rect_stroke(bar, 1.5, Stroke::new(0.5, edge), egui::StrokeKind::Inside);
    }
}

/// The table as tab-separated text: key, name, value, state.
pub fn as_text(state: &AppState, picture: &MapPicture) -> String {
    let contents = picture.contents();
    let mut text = format!(
        "{}\t{}\t{}\n",
        tr(state.view.language, "app-key"),
        contents.level.name,
        contents.indicator.as_ref().map_or("", |indicator| indicator.name.as_str())
    );
    for region in ordered(picture, state.view.table_order, &state.view.table_search) {
        let Some(own) = contents.regions.get(region.position()) else { continue };
        let value = value_text(state, picture, region).replace('.', "");
        let _ = writeln!(text, "{}\t{}\t{value}", own.key, own.name);
    }
    text
}
