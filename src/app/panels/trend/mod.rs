//! The tab "Verlauf": the periods of the selected regions as lines, with a sentence that reads them.

mod chart;
mod words;

use std::sync::Arc;

use egui::{Align2, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use self::chart::{chart_ui, marker};
use crate::app::command::Command;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::table_cells::{signed, state_text};
use crate::app::theme::{BODY_PX, SMALL_PX, line_colors, regular, roles, semibold};
use crate::app::widgets::figures::paint_figures;
use crate::geo::RegionIndex;
use crate::model::{Period, ValueState};
use crate::tasks::{IndicatorSeries, SeriesCell};
use crate::text::{Message, format_number, tr, unit_text};

/// Most regions that get a line each.
pub const MOST_LINES: usize = 8;
/// Height of a row below the chart.
const ROW: f32 = 24.0;

/// What a line stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Name of the region, or of what sums regions up.
    pub name: String,
    /// One cell per period.
    pub cells: Vec<SeriesCell>,
    /// Which colour and mark it has.
    pub mark: Mark,
}

/// How a line is told apart from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A region, by its position among those with lines.
    Region(usize),
    /// The area around all regions.
    Around,
    /// No line of its own: a part of the band.
    Band,
}

/// The spread of many regions in one period: smallest, quartile, median, quartile, largest.
pub type Spread = [f64; 5];

/// The spread of all or many selected regions over the periods.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Band {
    /// Number of regions with a value in any period.
    pub regions: usize,
    /// One per period; `None` where no value is known.
    pub spreads: Vec<Option<Spread>>,
    /// For each period whether its values are projections.
    pub projected: Vec<bool>,
}

impl Band {
    /// The spread of `regions`.
    pub fn of(series: &IndicatorSeries, regions: &[RegionIndex]) -> Self {
        let spread = |place: usize| {
            let cells = regions.iter().filter_map(|region| series.cell(place, region.position()).value);
            let mut values: Vec<f64> = cells.collect();
            values.sort_unstable_by(f64::total_cmp);
            let quantile = |share: f64| -> Option<f64> {
                let at = share * (values.len().checked_sub(1)? as f64);
                let (low, high) = (values.get(at.floor() as usize)?, values.get(at.ceil() as usize)?);
                Some(low + (high - low) * at.fract())
            };
            Some([quantile(0.0)?, quantile(0.25)?, quantile(0.5)?, quantile(0.75)?, quantile(1.0)?])
        };
        let places = 0..series.periods.len();
        let known =
            |region: &&RegionIndex| series.of_region(region.position()).any(|cell| cell.value.is_some());
        let is_projected =
            |place: usize| regions.iter().any(|region| series.cell(place, region.position()).projected);
        Self {
            regions: regions.iter().filter(known).count(),
            spreads: places.clone().map(spread).collect(),
            projected: places.map(is_projected).collect(),
        }
    }
}

/// What the chart shows.
pub struct Trend<'a> {
    state: &'a AppState,
    series: &'a IndicatorSeries,
    lines: Vec<Line>,
    band: Option<Arc<Band>>,
    decimals: usize,
    unit: &'a str,
}

/// Shows chart, sentence and figures.
pub fn trend_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(picture) = &state.derived.picture else { return };
    let language = state.view.language;
    ui.add_space(12.0);
    let Some(indicator) = &picture.contents().indicator else {
        quiet(ui, &tr(language, "trend-no-indicator"));
        return;
    };
    let known =
        state.derived.table.series.as_ref().filter(|series| {
            series.indicator == indicator.code && series.level == picture.contents().level.id
        });
    let Some(series) = known else {
        quiet(ui, &tr(language, "app-working"));
        return;
    };
    if series.periods.len() < 2 {
        quiet(ui, &tr(language, "trend-one-period"));
        return;
    }
    let trend = trend(state, picture, series);
    ScrollArea::vertical().id_salt("trend").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.add(egui::Label::new(RichText::new(&indicator.name).font(semibold(BODY_PX + 1.0))).wrap());
        quiet(ui, &unit_text(&indicator.unit, state.view.language));
        ui.add_space(4.0);
        chart_ui(ui, &trend, out);
        ui.add_space(6.0);
        figures_ui(ui, &trend);
        ui.add_space(10.0);
        sentence_ui(ui, &trend);
        if state.view.selection.is_empty() {
            ui.add_space(8.0);
            quiet(ui, &tr(language, "trend-select"));
        }
    });
}

fn trend<'a>(state: &'a AppState, picture: &'a MapPicture, series: &'a IndicatorSeries) -> Trend<'a> {
    let contents = picture.contents();
    let selection = &state.view.selection;
    let with_lines = (1..=MOST_LINES).contains(&selection.len());
    let mut lines = Vec::new();
    if with_lines {
        for (mark, region) in selection.iter().enumerate() {
            let name = contents.regions.get(region.position()).map(|own| own.name.clone());
            let cells = series.of_region(region.position()).collect();
            lines.push(Line { name: name.unwrap_or_default(), cells, mark: Mark::Region(mark) });
        }
    }
    if let Some(reference) = &series.reference {
        lines.push(Line { name: reference.name.clone(), cells: reference.cells.clone(), mark: Mark::Around });
    }
    Trend {
        state,
        series,
        lines,
        band: state.derived.table.band.clone().filter(|_| !with_lines),
        decimals: picture.choropleth.decimals,
        unit: contents.indicator.as_ref().map_or("", |indicator| indicator.unit.as_str()),
    }
}

impl Trend<'_> {
    fn number(&self, value: f64) -> String {
        format_number(value, self.decimals, self.state.view.language)
    }

    fn change(&self, by: f64) -> String {
        signed(by, self.decimals, self.state.view.language)
    }

    fn period(&self, place: usize) -> String {
        axis_text(&self.series.periods, place, self.state.view.language)
    }

    /// The period that is read: where pointer or keyboard are, else the one of the map.
    fn read_at(&self) -> usize {
        let last = self.series.periods.len().saturating_sub(1);
        let on_map = || {
            let picture = self.state.derived.picture.as_ref()?;
            self.series.place_of(picture.contents().period?)
        };
        self.state.view.table.read_at.or_else(on_map).unwrap_or(last).min(last)
    }

    fn cell_text(&self, cell: &SeriesCell) -> String {
        match cell.value {
            Some(value) => self.number(value),
            None => state_text(cell.state, self.state.view.language),
        }
    }
}

fn quiet(ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(regular(SMALL_PX + 0.5)).color(roles(ui).third);
    ui.add(egui::Label::new(text).wrap());
}

/// The values at the period that is read, one row per line; read aloud, a row says all periods.
fn figures_ui(ui: &mut Ui, trend: &Trend<'_>) {
    let look = roles(ui);
    let place = trend.read_at();
    let language = trend.state.view.language;
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let small = || semibold(SMALL_PX);
    let columns = [head.right() - 70.0, head.right()];
    let period = trend.period(place);
    let write = |x: f32, text: &str| {
        ui.painter().text(pos2(x, head.center().y), Align2::RIGHT_CENTER, text, small(), look.third);
    };
    write(columns[0], &period);
    write(columns[1], &tr(language, "trend-change"));
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, look.line));
    if let Some(band) = &trend.band {
        for (which, key) in [(4, "trend-largest"), (2, "trend-median"), (0, "trend-smallest")] {
            let cells: Vec<SeriesCell> =
                band.spreads.iter().map(|spread| of_spread(*spread, which)).collect();
            figure_row_ui(ui, trend, (&tr(language, key), &cells, Mark::Band));
        }
    }
    for line in &trend.lines {
        figure_row_ui(ui, trend, (&line.name, &line.cells, line.mark));
    }
}

fn of_spread(spread: Option<Spread>, which: usize) -> SeriesCell {
    let value = spread.and_then(|spread| spread.get(which).copied());
    let state = if value.is_some() { ValueState::Value } else { ValueState::NoData };
    SeriesCell { value, state, estimated: false, projected: false }
}

fn figure_row_ui(ui: &mut Ui, trend: &Trend<'_>, (name, cells, mark): (&str, &[SeriesCell], Mark)) {
    let look = roles(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, spoken(trend, name, cells)));
    crate::app::widgets::focus_ring(ui, &response, rect);
    let mut left = rect.left();
    if mark != Mark::Band {
        let ink = ink_of(ui, mark);
        ui.painter().hline(left..=left + 18.0, rect.center().y, Stroke::new(2.0, ink));
        marker(ui.painter(), pos2(left + 9.0, rect.center().y), mark, ink);
        left += 25.0;
    }
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), regular(BODY_PX), look.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.right() - 130.0 - left);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, look.ink);
    let Some(cell) = cells.get(trend.read_at()) else { return };
    let value = trend.cell_text(cell);
    let at = |from_right: f32| pos2(rect.right() - from_right, rect.center().y);
    if cell.value.is_some() {
        paint_figures(ui, at(70.0), &value, &regular(BODY_PX), look.ink);
    } else {
        ui.painter().text(at(70.0), Align2::RIGHT_CENTER, value, regular(SMALL_PX), look.third);
    }
    let first = cells.iter().find_map(|cell| cell.value);
    if let (Some(value), Some(first)) = (cell.value, first) {
        paint_figures(ui, at(0.0), &trend.change(value - first), &regular(BODY_PX), look.second);
    }
}

fn ink_of(ui: &Ui, mark: Mark) -> egui::Color32 {
    match mark {
        Mark::Region(place) => {
            let [first, ..] = line_colors(ui);
            line_colors(ui).get(place % MOST_LINES).copied().unwrap_or(first)
        }
        Mark::Around | Mark::Band => roles(ui).ink,
    }
}

/// All periods of a line in words: what the chart is for people who do not see it.
fn spoken(trend: &Trend<'_>, name: &str, cells: &[SeriesCell]) -> String {
    let language = trend.state.view.language;
    let one = |(place, cell): (usize, &SeriesCell)| {
        let flag = match (cell.value, cell.projected, cell.estimated) {
            (Some(_), true, _) => format!(" ({})", tr(language, "trend-projected")),
            (Some(_), _, true) => format!(" ({})", tr(language, "trend-estimated")),
            _ => String::new(),
        };
        format!("{} {}{flag}", trend.period(place), trend.cell_text(cell))
    };
    let parts: Vec<String> = cells.iter().enumerate().map(one).collect();
    format!("{name}: {}", parts.join("; "))
}

fn sentence_ui(ui: &mut Ui, trend: &Trend<'_>) {
    let text = words::sentence(trend);
    if text.is_empty() {
        return;
    }
    let look = roles(ui);
    let left = ui.cursor().left();
    let label = egui::Frame::new().inner_margin(egui::Margin { left: 12, right: 0, top: 0, bottom: 0 }).show(
        ui,
        |ui| {
            ui.label(
                RichText::new(tr(trend.state.view.language, "app-reading-example"))
                    .font(semibold(SMALL_PX))
                    .color(look.third),
            );
            ui.add(egui::Label::new(RichText::new(text).color(look.ink)).wrap());
        },
    );
    ui.painter().vline(left + 1.5, label.response.rect.y_range(), Stroke::new(3.0, look.accent));
}

/// Periods as they stand on an axis: the year where that tells them apart.
fn axis_text(periods: &[Period], place: usize, language: crate::text::Language) -> String {
    let Some(period) = periods.get(place) else { return String::new() };
    let same = |other: &Period| other.calendar_year() == period.calendar_year();
    let text = period.to_string();
    if periods.iter().filter(|other| same(other)).count() > 1 {
        return period.to_text(language);
    }
    if text.contains('/') { text } else { period.calendar_year().to_string() }
}

/// "Prozentpunkte" where differences of percentages are meant.
fn difference_unit(trend: &Trend<'_>) -> String {
    match trend.unit {
        "%" | "Prozent" => Message::new("trend-points").to_text(trend.state.view.language),
        unit => unit_text(unit, trend.state.view.language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn an_axis_says_years_where_they_tell_periods_apart() {
        fn check(texts: &[&str], expected: &[&str]) {
            let periods: Vec<Period> = texts.iter().filter_map(|text| text.parse().ok()).collect();
            let shown: Vec<String> =
                (0..periods.len()).map(|place| axis_text(&periods, place, Language::De)).collect();
            assert_eq!(shown, expected);
        }
        check(&["2019-12-31", "2020-12-31"], &["2019", "2020"]);
        check(&["2019/20", "2020/21"], &["2019/20", "2020/21"]);
        check(&["2019-06-30", "2019-12-31"], &["30.06.2019", "31.12.2019"]);
    }
}
