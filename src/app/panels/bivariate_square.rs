//! The legend of two indicators at once: a square of nine cells that stands on its corner; each cell is pressed like a row.

use egui::{Align2, FontId, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::canvas::screen_color;
use crate::app::command::{Command, SelectMode};
use crate::app::commands::map::MapCommand;
use crate::app::map_picture::{LegendRow, MapPicture};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, medium, regular, roles, semibold};
use crate::app::widgets::focus_ring;
use crate::sheet::{BivariateContents, RelationContents};
use crate::text::{Language, Message, format_count, tr};

/// Number of cells.
pub const CELLS: usize = 9;
/// Half of the diagonal of a cell, in points.
const HALF: f32 = 23.0;
/// Height of a note above and below.
const NOTE: f32 = 16.0;
/// Least width.
const WIDTH: f32 = 262.0;

/// The two indicators, where the map shows them.
pub fn two_indicators(picture: &MapPicture) -> Option<&BivariateContents> {
    match picture.contents().relation.as_deref() {
        Some(RelationContents::Bivariate(both)) => Some(both),
        _ => None,
    }
}

/// Width and height of the square with its words, in points.
pub fn size(ui: &Ui, picture: &MapPicture) -> Vec2 {
    let words = axis_words(ui, picture).map(|galley| galley.size().y);
    vec2(WIDTH, 6.0 * HALF + 2.0 * NOTE + words[0].max(words[1]) + 10.0)
}

/// "↖ Zweiter Indikator" and "Erster Indikator ↗", each in half of the width.
fn axis_words(ui: &Ui, picture: &MapPicture) -> [std::sync::Arc<egui::Galley>; 2] {
    let first = picture.contents().indicator.as_ref().map_or("", |indicator| indicator.name.trim());
    let second = two_indicators(picture).map_or("", |both| both.indicator.name.trim());
    let words = |text: String, align: egui::Align| {
        let room = WIDTH / 2.0 - 8.0;
        let mut job = egui::text::LayoutJob::simple(text, semibold(SMALL_PX), roles(ui).ink, room);
        job.halign = align;
        job.wrap.max_rows = 3;
        ui.painter().layout_job(job)
    };
    [
        words(format!("↖\u{a0}{second}"), egui::Align::LEFT),
        words(format!("{first}\u{a0}↗"), egui::Align::RIGHT),
    ]
}

/// Shows the square with its upper left corner at `area.min`.
pub fn square_ui(
    ui: &mut Ui,
    area: Rect,
    (picture, state): (&MapPicture, &AppState),
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let language = state.view.language;
    let middle = area.center().x;
    let note = |ui: &Ui, top: f32, key: &str| {
        let at = pos2(middle, top + NOTE / 2.0);
        ui.painter().text(at, Align2::CENTER_CENTER, tr(language, key), regular(SMALL_PX), look.second);
    };
    note(ui, area.top(), "page-bivariate-both-high");
    let bottom = area.top() + NOTE + 6.0 * HALF;
    for (cell, row) in picture.legend.iter().take(CELLS).enumerate() {
        let (x, y) = ((cell % 3) as f32, (cell / 3) as f32);
        let center = pos2(middle + (x - y) * HALF, bottom - (x + y + 1.0) * HALF);
        cell_ui(ui, Rect::from_center_size(center, Vec2::splat(HALF)), (row, state), out);
    }
    note(ui, bottom, "page-bivariate-both-low");
    let [left, right] = axis_words(ui, picture);
    let top = bottom + NOTE + 4.0;
    ui.painter().galley(pos2(area.left(), top), left, look.ink);
    ui.painter().galley(pos2(area.right(), top), right, look.ink);
}

/// One cell; `inner` is the upright square within it, which takes the pointer.
fn cell_ui(ui: &mut Ui, inner: Rect, (row, state): (&LegendRow, &AppState), out: &mut Vec<Command>) {
    let look = roles(ui);
    let brushed = state.view.map.brushed;
    let active = brushed == Some(row.fill);
    let response = ui.interact(inner, ui.scope_id().with(("legend cell", &row.text)), Sense::click());
    let count = format_count(row.count as u64, state.view.language);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, active, format!("{} ({count})", row.text))
    });
    let center = inner.center();
    let corners = |reach: f32| {
        [vec2(0.0, -reach), vec2(reach, 0.0), vec2(0.0, reach), vec2(-reach, 0.0)]
            .map(|by| center + by)
            .to_vec()
    };
    let fades = brushed.is_some() && !active;
    let color = screen_color(row.color);
    let fill = if fades { look.paper.lerp_to_gamma(color, 0.35) } else { color };
    let edge = match (active, response.hovered()) {
        (true, _) => Stroke::new(2.0, look.accent),
        (false, true) => Stroke::new(1.5, look.ink),
        (false, false) => Stroke::NONE,
    };
    ui.painter().add(Shape::convex_polygon(corners(HALF - 0.8), fill, edge));
    let ink = if fades { look.third } else { screen_color(row.color.text_on()) };
    let font: FontId = medium(11.0);
    ui.painter().text(center, Align2::CENTER_CENTER, &count, font, ink);
    focus_ring(ui, &response, inner);
    if response.on_hover_text(tip(row, state.view.language)).clicked() && row.count > 0 {
        let adds = ui.input(|input| input.modifiers.command);
        out.push(Command::Map(if adds {
            MapCommand::SelectClass(row.fill, SelectMode::Toggle)
        } else {
            MapCommand::Brush(row.fill)
        }));
    }
}

/// What the cell means, and what a press does.
fn tip(row: &LegendRow, language: Language) -> String {
    let press = Message::new("map-brush-row").with("count", row.count).to_text(language);
    format!("{}\n{press}", row.text)
}
