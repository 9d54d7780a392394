//! The sentence that reads a trend aloud.

use super::{Line, Mark, Trend, difference_unit};
use crate::text::Message;

/// First and last value of a line, with the places of their periods.
struct Span {
    from: (usize, f64),
    to: (usize, f64),
}

fn span(line: &Line) -> Option<Span> {
    let mut known = line.cells.iter().enumerate().filter_map(|(place, cell)| Some((place, cell.value?)));
    let from = known.next()?;
    let to = known.next_back()?;
    Some(Span { from, to })
}

/// One to three sentences about what the chart shows; empty where there is nothing to say.
pub(super) fn sentence(trend: &Trend<'_>) -> String {
    let regions: Vec<&Line> =
        trend.lines.iter().filter(|line| matches!(line.mark, Mark::Region(_))).collect();
    let mut said = Vec::new();
    match regions.as_slice() {
        [] => said.extend(of_band(trend)),
        [only] => said.push(of_line(trend, only, "trend-one")),
        several => said.extend(of_several(trend, several)),
    }
    let around = trend.lines.iter().find(|line| line.mark == Mark::Around);
    if let Some(reference) = around.filter(|line| span(line).is_some()) {
        said.push(of_line(trend, reference, "trend-reference"));
    }
    said.join(" ")
}

fn with_unit(trend: &Trend<'_>, by: f64) -> String {
    format!("{} {}", trend.change(by), difference_unit(trend)).trim().to_owned()
}

fn of_line(trend: &Trend<'_>, line: &Line, key: &'static str) -> String {
    let language = trend.state.view.language;
    let Some(Span { from, to }) = span(line) else {
        return Message::new("trend-too-few").with("name", line.name.as_str()).to_text(language);
    };
    Message::new(key)
        .with("name", line.name.as_str())
        .with("first", trend.number(from.1))
        .with("from", trend.period(from.0))
        .with("last", trend.number(to.1))
        .with("to", trend.period(to.0))
        .with("change", with_unit(trend, to.1 - from.1))
        .to_text(language)
}

/// The region that changed most upwards, and the one that changed most downwards or least upwards.
fn of_several(trend: &Trend<'_>, lines: &[&Line]) -> Option<String> {
    let language = trend.state.view.language;
    let changes: Vec<(&str, f64)> = lines
        .iter()
        .filter_map(|line| span(line).map(|span| (line.name.as_str(), span.to.1 - span.from.1)))
        .collect();
    let (highest, most) = changes.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let (lowest, least) = changes.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    if changes.len() < 2 {
        return None;
    }
    let key = match (*most > 0.0, *least < 0.0) {
        (true, true) => "trend-both-ways",
        (true, false) => "trend-all-up",
        (false, _) => "trend-all-down",
    };
    let message = Message::new(key)
        .with("highest", *highest)
        .with("most", with_unit(trend, *most))
        .with("lowest", *lowest)
        .with("least", with_unit(trend, *least));
    Some(message.to_text(language))
}

fn of_band(trend: &Trend<'_>) -> Option<String> {
    let band = trend.band.as_ref()?;
    let known: Vec<(usize, super::Spread)> =
        band.spreads.iter().enumerate().filter_map(|(place, spread)| Some((place, (*spread)?))).collect();
    let (first, last) = (known.first()?, known.last()?);
    let [_, low, median, high, _] = last.1;
    let message = Message::new("trend-band")
        .with("count", band.regions)
        .with("first", trend.number(first.1[2]))
        .with("from", trend.period(first.0))
        .with("last", trend.number(median))
        .with("to", trend.period(last.0))
        .with("low", trend.number(low))
        .with("high", trend.number(high));
    Some(message.to_text(trend.state.view.language))
}
