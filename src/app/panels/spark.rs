//! A small line over all periods of a region.

use egui::{Pos2, Rect, Shape, Stroke, Ui, pos2};

use crate::app::state::AppState;
use crate::app::theme::roles;
use crate::tasks::{IndicatorSeries, SeriesCell};

/// Paints the line of the region at `position` into `part`; a point marks the period of the map. Each line has a scale of
/// its own, at least a tenth of its largest value high, so that a line that hardly moves stays flat.
pub fn spark_ui(ui: &Ui, state: &AppState, position: usize, part: Rect) {
    let Some(series) = &state.derived.table.series else { return };
    let Some([low, high]) = scale(series.of_region(position)) else { return };
    let room = Rect::from_min_max(
        pos2(part.left() + 8.0, part.top() + 6.0),
        pos2(part.right() - 8.0, part.bottom() - 6.0),
    );
    let place = |which: usize| series.periods.get(which).map_or(0.0, |period| period.place_in_years());
    let (first, last) = (place(0), place(series.periods.len().saturating_sub(1)));
    let at = |which: usize, value: f64| -> Pos2 {
        let share = ((place(which) - first) / (last - first).max(0.01)) as f32;
        let height = ((value - low) / (high - low)) as f32;
        pos2(room.left() + room.width() * share, room.bottom() - room.height() * height)
    };
    let look = roles(ui);
    for run in runs(series, position) {
        let points: Vec<Pos2> = run.iter().map(|(which, value)| at(*which, *value)).collect();
        match points.as_slice() {
            [only] => {
                ui.painter().circle_filled(*only, 1.4, look.third);
            }
            _ => {
                ui.painter().add(Shape::line(points, Stroke::new(1.3, look.third)));
            }
        }
    }
    let shown = state.derived.picture.as_ref().and_then(|picture| picture.contents().period);
    let now = shown.and_then(|period| series.place_of(period));
    if let Some((which, value)) = now.and_then(|which| Some((which, series.cell(which, position).value?))) {
        ui.painter().circle_filled(at(which, value), 2.6, look.accent);
    }
}

/// From smallest to largest value with some room; a line that hardly moves stays flat.
fn scale(cells: impl Iterator<Item = SeriesCell>) -> Option<[f64; 2]> {
    let values: Vec<f64> = cells.filter_map(|cell| cell.value).collect();
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    let least = (high.abs().max(low.abs()) * 0.1).max(1e-9);
    let missing = (least - (high - low)).max(0.0) / 2.0;
    Some([low - missing, high + missing])
}

/// The values that follow one another without a gap, each with the place of its period.
pub fn runs(series: &IndicatorSeries, position: usize) -> Vec<Vec<(usize, f64)>> {
    let mut runs: Vec<Vec<(usize, f64)>> = vec![Vec::new()];
    for (which, cell) in series.of_region(position).enumerate() {
        match (cell.value, runs.last_mut()) {
            (Some(value), Some(run)) => run.push((which, value)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
