//! The row of an indicator: its name with what was found marked, its unit, and a small strip of the periods it has.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Rect, Response, Role, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::finding::FoundIndicator;
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, RADIUS, SMALL_PX, body, regular, roles, semibold};
use crate::app::widgets::{focus_ring, shortened};
use crate::model::{Level, Period, Project};
use crate::text::unit_text;

/// Most of the width that unit and strip take.
const ASIDE: f32 = 62.0;
/// Width and height of the strip of periods.
const STRIP: [f32; 2] = [44.0, 5.0];
const LINE: f32 = 16.0;
const INDENT: f32 = 14.0;

/// What a row shows.
pub struct IndicatorRow<'a> {
    /// The indicator and where its name was hit.
    pub found: &'a FoundIndicator<'a>,
    /// It is the one on the map.
    pub chosen: bool,
    /// It stands below a theme.
    pub indent: bool,
    /// The level that has values where the one shown has none.
    pub elsewhere: Option<&'a Level>,
}

/// Height of the row: names take up to two lines.
pub fn row_height(ui: &Ui, name: &str, width: f32, indent: bool) -> f32 {
    let (galley, _) = shortened(ui, name, body(), name_room(width, indent));
    29.0 + if galley.rows.len() > 1 { LINE } else { 0.0 }
}

fn name_room(width: f32, indent: bool) -> f32 {
    width - 6.0 - 14.0 - ASIDE - if indent { INDENT } else { 0.0 }
}

/// Paints the row and names it.
pub fn indicator_row_ui(
    ui: &Ui,
    state: &AppState,
    project: &Project,
    (row, response): (&IndicatorRow, &Response),
) {
    let (colors, rect) = (roles(ui), response.rect);
    let indicator = row.found.indicator;
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, row.chosen, &indicator.name));
    let (fill, ink) = match (row.chosen, response.hovered()) {
        (true, _) => (colors.accent_ground, colors.accent),
        (false, true) => (colors.hover, if row.elsewhere.is_some() { colors.third } else { colors.ink }),
        (false, false) if row.elsewhere.is_some() => (Color32::TRANSPARENT, colors.third),
        (false, false) => (Color32::TRANSPARENT, colors.ink),
    };
    let ground = rect.shrink2(vec2(0.0, 1.0));
    ui.painter().rect_filled(ground, f32::from(RADIUS) - 1.0, fill);
    if row.chosen {
        let bar = Rect::from_min_size(ground.min + vec2(0.0, 5.0), vec2(3.0, ground.height() - 10.0));
        ui.painter().rect_filled(bar, 1.5, colors.accent);
    }
    let left = rect.left() + 8.0 + if row.indent { INDENT } else { 0.0 };
    let galley = name_galley(ui, row, name_room(rect.width() + 6.0, row.indent), ink);
    ui.painter().galley_with_override_text_color(
        pos2(left, rect.center().y - galley.size().y / 2.0),
        galley,
        ink,
    );
    let quiet = if row.chosen { colors.accent } else { colors.third };
    aside(ui, state, project, (row, rect, quiet));
    focus_ring(ui, response, ground.shrink(1.0));
}

fn name_galley(ui: &Ui, row: &IndicatorRow, room: f32, ink: Color32) -> Arc<Galley> {
    let name = &row.found.indicator.name;
    let font = body();
    if row.found.hits.is_empty() {
        return shortened(ui, name, font, room).0;
    }
    let mut job = LayoutJob::default();
    let plain = TextFormat::simple(font.clone(), ink);
    let marked = TextFormat {
        underline: Stroke::new(1.5, roles(ui).accent),
        ..TextFormat::simple(semibold(BODY_PX), ink)
    };
    let letters: Vec<char> = name.chars().collect();
    let part = |range: Range<usize>| letters.get(range).unwrap_or_default().iter().collect::<String>();
    let mut done = 0;
    for hit in &row.found.hits {
        job.append(&part(done..hit.start), 0.0, plain.clone());
        job.append(&part(hit.clone()), 0.0, marked.clone());
        done = hit.end;
    }
    job.append(&part(done..letters.len()), 0.0, plain);
    job.wrap = TextWrapping { max_rows: 2, ..TextWrapping::truncate_at_width(room) };
    job.wrap.break_anywhere = false;
    let galley = ui.painter().layout_job(job);
    if galley.elided { shortened(ui, name, font, room).0 } else { galley }
}

/// Unit above the strip of periods; where the level shown has no values, the level that has.
fn aside(ui: &Ui, state: &AppState, project: &Project, (row, rect, quiet): (&IndicatorRow, Rect, Color32)) {
    let indicator = row.found.indicator;
    let level = row.elsewhere.or_else(|| super::choose::shown_level(state, project));
    let periods = level.map_or(&[][..], |level| project.periods(&indicator.code, level.id));
    let span = time_span(project);
    let with_strip = span.is_some() && !periods.is_empty();
    let text = match row.elsewhere {
        Some(level) => format!("→ {}", level.name),
        None => unit_text(&indicator.unit, state.view.language),
    };
    let mut job = LayoutJob::simple_singleline(text, regular(SMALL_PX - 0.5), quiet);
    job.wrap = TextWrapping::truncate_at_width(ASIDE);
    let galley = ui.painter().layout_job(job);
    let middle = rect.center().y - if with_strip { 4.5 } else { 0.0 };
    let at = pos2(rect.right() - 8.0 - galley.size().x, middle - galley.size().y / 2.0);
    ui.painter().galley(at, galley, quiet);
    if let Some(span) = span.filter(|_| with_strip) {
        let strip = Rect::from_min_size(
            pos2(rect.right() - 8.0 - STRIP[0], rect.center().y + 5.0),
            vec2(STRIP[0], STRIP[1]),
        );
        strip_ui(ui, strip, (periods, span), quiet);
    }
}

/// A mark for each period between the first and the last of the project.
pub fn strip_ui(ui: &Ui, strip: Rect, (periods, [first, last]): (&[Period], [f64; 2]), ink: Color32) {
    ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(1.0, roles(ui).line));
    for period in periods {
        let share = ((period.place_in_years() - first) / (last - first).max(0.01)) as f32;
        let x = strip.left() + 1.0 + (strip.width() - 2.0) * share;
        ui.painter().vline(x, strip.y_range(), Stroke::new(1.6, ink));
    }
}

/// From the first to the last period that anything in the project has; `None` where there is only one.
pub fn time_span(project: &Project) -> Option<[f64; 2]> {
    let ends = project.coverage.values().filter_map(|periods| Some((periods.first()?, periods.last()?)));
    let span = ends.fold(None, |span: Option<[f64; 2]>, (first, last)| {
        let (first, last) = (first.place_in_years(), last.place_in_years());
        Some(span.map_or([first, last], |[low, high]| [low.min(first), high.max(last)]))
    });
    span.filter(|[first, last]| last > first)
}
