//! The chart of a trend: lines with names at their ends, a band for many regions, axes in German figures.

use egui::{
    Align2, Color32, EventFilter, Id, Key, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{Band, Line, Mark, Spread, Trend, axis_text, ink_of, words};
use crate::app::command::Command;
use crate::app::commands::table::TableCommand;
use crate::app::theme::{SMALL_PX, regular, roles, semibold};
use crate::model::{MapChange, ValueState};
use crate::text::{format_number, tr};

const HEIGHT: f32 = 236.0;
/// Space for names at the ends of lines.
const NAMES: f32 = 84.0;
/// Space below the plot for years and marks of secret values.
const BELOW: f32 = 34.0;

/// From values and periods to points of the screen.
struct Scale {
    plot: Rect,
    low: f64,
    high: f64,
    places: Vec<f64>,
}

impl Scale {
    fn x(&self, place: usize) -> f32 {
        let (first, last) = (self.places.first().unwrap_or(&0.0), self.places.last().unwrap_or(&1.0));
        let at = self.places.get(place).unwrap_or(first);
        self.plot.left() + self.plot.width() * ((at - first) / (last - first).max(0.01)) as f32
    }

    fn y(&self, value: f64) -> f32 {
        let share = (value - self.low) / (self.high - self.low).max(1e-12);
        self.plot.bottom() - self.plot.height() * share as f32
    }

    fn at(&self, place: usize, value: f64) -> Pos2 {
        pos2(self.x(place), self.y(value))
    }
}

/// Round steps of the value axis, three to six.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let rough = (high - low).max(1e-9) / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    let first = (low / step).floor() as i64;
    let last = (high / step).ceil() as i64;
    (first..=last).map(|number| number as f64 * step).collect()
}

/// Shows the chart; a click makes the period under the pointer that of the map.
pub(super) fn chart_ui(ui: &mut Ui, trend: &Trend<'_>, out: &mut Vec<Command>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let response = ui.interact(rect, Id::unique("trend chart"), Sense::click());
    response.widget_info(|| {
        let name = tr(trend.state.view.language, "app-tab-trend");
        let mut info = WidgetInfo::labeled(Role::Image, true, name);
        info.current_text_value = Some(words::sentence(trend));
        info
    });
    let Some(([low, high], steps)) = value_range(trend) else { return };
    let step_decimals = steps.windows(2).next().map_or(0, |pair| decimals_of(pair[1] - pair[0]));
    let texts: Vec<String> =
        steps.iter().map(|step| format_number(*step, step_decimals, trend.state.view.language)).collect();
    let wide = |text: &String| {
        ui.painter().layout_no_wrap(text.clone(), regular(SMALL_PX), Color32::PLACEHOLDER).size().x
    };
    let axis = texts.iter().map(wide).fold(0.0, f32::max) + 8.0;
    let names = if trend.lines.is_empty() { 12.0 } else { NAMES };
    let plot = Rect::from_min_max(
        pos2(rect.left() + axis, rect.top() + 10.0),
        pos2(rect.right() - names, rect.bottom() - BELOW),
    );
    let places = trend.series.periods.iter().map(|period| period.place_in_years()).collect();
    let scale = Scale { plot, low, high, places };
    grid(ui, &scale, &steps, &texts);
    years(ui, trend, &scale);
    if let Some(band) = &trend.band {
        band_ui(ui, &scale, band);
    }
    for line in &trend.lines {
        line_ui(ui, trend, &scale, line);
    }
    secret_marks(ui, trend, &scale);
    end_names(ui, trend, (&scale, rect));
    focus(ui, &response, rect);
    reading(ui, trend, (&scale, &response), out);
}

fn decimals_of(step: f64) -> usize {
    (0..6)
        .find(|decimals| {
            let scaled = step * 10_f64.powi(*decimals);
            (scaled - scaled.round()).abs() < 1e-6
        })
        .unwrap_or(6) as usize
}

/// What the value axis spans, and its steps; `None` without any value.
fn value_range(trend: &Trend<'_>) -> Option<([f64; 2], Vec<f64>)> {
    let of_lines = trend.lines.iter().flat_map(|line| line.cells.iter().filter_map(|cell| cell.value));
    let of_band = trend.band.iter().flat_map(|band| band.spreads.iter().flatten().flat_map(|s| [s[0], s[4]]));
    let values: Vec<f64> = of_lines.chain(of_band).collect();
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    let least = (high.abs().max(low.abs()) * 0.02).max(1e-6);
    let (low, high) = if high - low < least { (low - least, high + least) } else { (low, high) };
    let steps = ticks(low, high);
    Some(([*steps.first()?, *steps.last()?], steps))
}

fn grid(ui: &Ui, scale: &Scale, steps: &[f64], texts: &[String]) {
    let look = roles(ui);
    for (step, text) in steps.iter().zip(texts) {
        let y = scale.y(*step);
        ui.painter().hline(scale.plot.x_range(), y, Stroke::new(1.0, look.line.gamma_multiply(0.6)));
        let at = pos2(scale.plot.left() - 8.0, y);
        ui.painter().text(at, Align2::RIGHT_CENTER, text, regular(SMALL_PX), look.third);
    }
}

/// A tick for each period; names as far as there is room, the last one first.
fn years(ui: &Ui, trend: &Trend<'_>, scale: &Scale) {
    let look = roles(ui);
    let bottom = scale.plot.bottom();
    let periods = &trend.series.periods;
    let read = trend.read_at();
    let mut taken: Vec<Rect> = Vec::new();
    let last = periods.len().saturating_sub(1);
    let order = [read, 0, last].into_iter().chain((1..last).rev());
    for place in order {
        let x = scale.x(place);
        ui.painter().vline(x, bottom..=bottom + 4.0, Stroke::new(1.0, look.line));
        let (font, ink) =
            if place == read { (semibold(SMALL_PX), look.ink) } else { (regular(SMALL_PX), look.third) };
        let text = axis_text(periods, place, trend.state.view.language);
        let galley = ui.painter().layout_no_wrap(text, font, ink);
        let half = galley.size().x / 2.0;
        let x = x.clamp(scale.plot.left() - 24.0 + half, scale.plot.right() + 24.0 - half);
        let at = Rect::from_center_size(pos2(x, bottom + 25.0), galley.size());
        if taken.iter().all(|other| !other.expand(4.0).intersects(at)) {
            ui.painter().galley(at.min, galley, ink);
            taken.push(at);
        }
    }
}

fn band_ui(ui: &Ui, scale: &Scale, band: &Band) {
    let look = roles(ui);
    let known: Vec<(usize, Spread)> =
        band.spreads.iter().enumerate().filter_map(|(place, spread)| Some((place, (*spread)?))).collect();
    for (low, high, ink) in
        [(0, 4, look.accent.gamma_multiply(0.14)), (1, 3, look.accent.gamma_multiply(0.26))]
    {
        for pair in known.windows(2) {
            let [(a, from), (b, to)] = [pair[0], pair[1]];
            if b != a + 1 {
                continue;
            }
            let corners = vec![
                scale.at(a, from[low]),
                scale.at(a, from[high]),
                scale.at(b, to[high]),
                scale.at(b, to[low]),
            ];
            ui.painter().add(Shape::convex_polygon(corners, ink, Stroke::NONE));
        }
    }
    for pair in known.windows(2) {
        let [(a, from), (b, to)] = [pair[0], pair[1]];
        let ends = [scale.at(a, from[2]), scale.at(b, to[2])];
        let ahead = [a, b].iter().any(|place| band.projected.get(*place) == Some(&true));
        segment(ui, ends, Stroke::new(2.0, look.accent), ahead);
    }
}

/// Whole lines between values that are known, dashed where one of them is estimated or projected; gaps stay gaps.
fn line_ui(ui: &Ui, trend: &Trend<'_>, scale: &Scale, line: &Line) {
    let ink = ink_of(ui, line.mark);
    let width = if line.mark == Mark::Around { 1.6 } else { 2.0 };
    for (place, pair) in line.cells.windows(2).enumerate() {
        let (Some(from), Some(to)) = (pair[0].value, pair[1].value) else { continue };
        let ends = [scale.at(place, from), scale.at(place + 1, to)];
        let unsure = pair.iter().any(|cell| cell.estimated || cell.projected);
        segment(ui, ends, Stroke::new(width, ink), unsure);
    }
    let few = trend.series.periods.len() <= 40;
    for (place, cell) in line.cells.iter().enumerate() {
        let alone = |other: Option<usize>| {
            other.and_then(|other| line.cells.get(other)).is_none_or(|cell| cell.value.is_none())
        };
        let lonely = alone(place.checked_sub(1)) && alone(Some(place + 1));
        if let Some(value) = cell.value.filter(|_| few || lonely) {
            marker(ui.painter(), scale.at(place, value), line.mark, ink);
        }
    }
}

/// Whole where values are known, dashed where one of them is estimated or projected.
fn segment(ui: &Ui, ends: [Pos2; 2], stroke: Stroke, unsure: bool) {
    if unsure {
        ui.painter().extend(Shape::dashed_line(&ends, stroke, 4.0, 3.0));
    } else {
        ui.painter().line_segment(ends, stroke);
    }
}

/// A mark of its own for each line: colour is never all that tells them apart.
pub(super) fn marker(painter: &Painter, at: Pos2, mark: Mark, ink: Color32) {
    let corners = |points: &[[f32; 2]]| {
        let points = points.iter().map(|[x, y]| at + vec2(*x, *y)).collect();
        Shape::convex_polygon(points, ink, Stroke::NONE)
    };
    let Mark::Region(place) = mark else {
        painter.circle_filled(at, 1.6, ink);
        return;
    };
    let shape = match place % 4 {
        0 => Shape::circle_filled(at, 3.2, ink),
        1 => corners(&[[-2.9, -2.9], [2.9, -2.9], [2.9, 2.9], [-2.9, 2.9]]),
        2 => corners(&[[0.0, -4.0], [3.6, 2.8], [-3.6, 2.8]]),
        _ => corners(&[[0.0, -4.0], [4.0, 0.0], [0.0, 4.0], [-4.0, 0.0]]),
    };
    painter.add(shape);
}

/// A secret value stands below the axis, without a height: two strokes in the colour of its line.
fn secret_marks(ui: &Ui, trend: &Trend<'_>, scale: &Scale) {
    for line in &trend.lines {
        for (place, cell) in line.cells.iter().enumerate() {
            if cell.state != ValueState::Secret {
                continue;
            }
            let row = if let Mark::Region(place) = line.mark { place as f32 } else { 0.0 };
            let at = pos2(scale.x(place) - 5.0 + row * 2.5, scale.plot.bottom() + 13.0);
            let stroke = Stroke::new(1.4, ink_of(ui, line.mark));
            for shift in [0.0, 3.5] {
                ui.painter().line_segment([at + vec2(shift, 3.0), at + vec2(shift + 4.0, -4.0)], stroke);
            }
        }
    }
}

/// Names beside the last values, moved apart where they would lie over one another.
fn end_names(ui: &Ui, trend: &Trend<'_>, (scale, rect): (&Scale, Rect)) {
    let mut ends: Vec<(f32, &Line)> = trend
        .lines
        .iter()
        .filter_map(|line| Some((scale.y(line.cells.iter().rev().find_map(|cell| cell.value)?), line)))
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let gap = 14.0;
    let mut heights: Vec<f32> = ends.iter().map(|(y, _)| *y).collect();
    for place in 1..heights.len() {
        if let Some(before) = heights.get(place - 1).copied()
            && let Some(own) = heights.get_mut(place)
        {
            *own = own.max(before + gap);
        }
    }
    let over = heights.last().map_or(0.0, |last| (last - scale.plot.bottom()).max(0.0));
    let mut ceiling = f32::INFINITY;
    for own in heights.iter_mut().rev() {
        *own = own.min(ceiling).min(scale.plot.bottom() + if over > 0.0 { 0.0 } else { 20.0 });
        ceiling = *own - gap;
    }
    for ((_, line), y) in ends.iter().zip(heights) {
        let ink = ink_of(ui, line.mark);
        let mut job = egui::text::LayoutJob::simple_singleline(line.name.clone(), regular(SMALL_PX), ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.right() - scale.plot.right() - 10.0);
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(scale.plot.right() + 9.0, y - galley.size().y / 2.0), galley, ink);
    }
}

fn focus(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    crate::app::widgets::focus_ring(ui, response, rect);
}

/// The line of the period that is read, and how pointer and keys move it.
fn reading(ui: &Ui, trend: &Trend<'_>, (scale, response): (&Scale, &Response), out: &mut Vec<Command>) {
    let place = trend.read_at();
    let line = Stroke::new(1.0, roles(ui).third);
    ui.painter().vline(scale.x(place), scale.plot.y_range(), line);
    let count = trend.series.periods.len();
    let now = trend.state.view.table.read_at;
    let pointed = response.hover_pos().and_then(|at| {
        let far = |place: &usize| (scale.x(*place) - at.x).abs();
        (0..count).min_by(|a, b| far(a).total_cmp(&far(b)))
    });
    let keyed = response
        .has_focus()
        .then(|| {
            ui.input(|input| {
                if input.key_pressed(Key::ArrowLeft) {
                    Some(place.saturating_sub(1))
                } else if input.key_pressed(Key::ArrowRight) {
                    Some((place + 1).min(count - 1))
                } else {
                    None
                }
            })
        })
        .flatten();
    let moved = ui.input(|input| input.pointer.is_moving());
    match (keyed, pointed) {
        (Some(to), _) => out.push(Command::Table(TableCommand::ReadAt(Some(to)))),
        (None, Some(to)) if moved && now != Some(to) => {
            out.push(Command::Table(TableCommand::ReadAt(Some(to))));
        }
        (None, None) if now.is_some() && !response.has_focus() => {
            out.push(Command::Table(TableCommand::ReadAt(None)));
        }
        _ => {}
    }
    if response.clicked() {
        let period = trend.series.periods.get(pointed.unwrap_or(place)).copied();
        out.push(Command::map(MapChange::Period(period)));
        out.push(Command::CloseStep);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_the_axis_are_round_and_hold_all_values() {
        fn check(low: f64, high: f64, expected: &[f64]) {
            let ticks = ticks(low, high);
            assert_eq!(ticks.len(), expected.len(), "{ticks:?}");
            assert!(ticks.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{ticks:?}");
        }
        check(10.3, 19.1, &[10.0, 15.0, 20.0]);
        check(0.0, 1.0, &[0.0, 0.5, 1.0]);
        check(-3.0, 4.0, &[-4.0, -2.0, 0.0, 2.0, 4.0]);
        check(11_000.0, 12_900.0, &[11_000.0, 11_500.0, 12_000.0, 12_500.0, 13_000.0]);
        assert_eq!(decimals_of(0.25), 2);
        assert_eq!(decimals_of(500.0), 0);
    }
}
