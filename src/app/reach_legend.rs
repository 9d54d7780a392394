//! The legend of the window where places or areas are drawn: it counts people, not regions.

use super::map_picture::LegendRow;
use crate::classify::ClassIndex;
use crate::model::ReachView;
use crate::sheet::reach_page::people_in;
use crate::sheet::{Choropleth, Color, Fill, ReachContents};
use crate::text::{Language, Message, format_number, tr};

/// The rows; `None` where regions are drawn.
pub fn reach_legend(
    reach: &ReachContents,
    classes: &Choropleth,
    language: Language,
) -> Option<Vec<LegendRow>> {
    match reach.map.view {
        ReachView::Regions => None,
        ReachView::Cells => Some(cell_rows(reach, classes, language)),
        ReachView::Bands => Some(band_rows(reach, classes, language)),
    }
}

fn cell_rows(reach: &ReachContents, classes: &Choropleth, language: Language) -> Vec<LegendRow> {
    let row = |fill: Fill, text: String| {
        let count = people_in(classes, reach, fill).round() as usize;
        LegendRow { fill, color: classes.cell_color(fill), text, count }
    };
    let labels = classes.labels.iter().enumerate();
    let mut rows: Vec<LegendRow> =
        labels.map(|(class, text)| row(Fill::Class(ClassIndex(class as u8)), text.clone())).collect();
    let has = |fill| classes.reach.as_ref().is_some_and(|reach| reach.cells.contains(&fill));
    for (fill, key) in [(Fill::Unreachable, "page-unreachable"), (Fill::Secret, "page-reach-few")] {
        if has(fill) {
            rows.push(row(fill, tr(language, key)));
        }
    }
    rows
}

fn band_rows(reach: &ReachContents, classes: &Choropleth, language: Language) -> Vec<LegendRow> {
    let colors = classes.reach.as_ref().map(|reach| reach.bands.clone()).unwrap_or_default();
    let minutes = |minutes: f64| format_number(minutes, usize::from(minutes.fract() != 0.0), language);
    let mut before = None;
    let band = |(position, (band, color)): (usize, (&crate::sheet::ReachBand, Color))| {
        let text = match before {
            None => Message::new("page-class-up-to"),
            Some(lower) => Message::new("page-class-above-up-to").with("lower", minutes(lower)),
        };
        before = Some(band.minutes);
        LegendRow {
            fill: Fill::Class(ClassIndex(position as u8)),
            color,
            text: text.with("upper", minutes(band.minutes)).to_text(language),
            count: band.people.unwrap_or(0.0).round() as usize,
        }
    };
    reach.bands.iter().zip(colors).enumerate().map(band).collect()
}
