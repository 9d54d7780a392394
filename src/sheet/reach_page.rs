//! What a page about reachability says: title, legend, Lesebeispiel, method.

use super::choropleth::{Choropleth, Fill};
use super::legend::{Row, paint_of};
use super::names::short_name;
use super::page::Paint;
use super::palette::Color;
use super::reach_contents::ReachContents;
use super::reach_words::ReachWords;
use super::reading::extremes;
use super::wording::{Wording, capitalised};
use crate::classify::ClassIndex;
use crate::model::{Measure, ReachView};
use crate::sheet::Mark;
use crate::text::{Message, format_count, format_number};

impl Wording<'_> {
    fn reach_words<'a>(&self, reach: &'a ReachContents) -> ReachWords<'a> {
        ReachWords { reach, language: self.language }
    }

    pub(super) fn reach_title(&self, reach: &ReachContents) -> String {
        let subject = capitalised(&self.reach_words(reach).subject());
        let place = self.place();
        if place.is_empty() { subject } else { format!("{subject} {place}") }
    }

    /// What the numbers are, after the measure itself where the title was written by hand.
    pub(super) fn reach_subject(&self, reach: &ReachContents, titled: bool) -> String {
        let words = self.reach_words(reach);
        let short = words.measure_in_short();
        if titled { format!("{}, {short}", capitalised(&words.subject())) } else { capitalised(&short) }
    }

    pub(super) fn reach_head(&self, reach: &ReachContents) -> String {
        let words = self.reach_words(reach);
        let view = match reach.map.view {
            ReachView::Regions => "regions",
            ReachView::Cells => "cells",
            ReachView::Bands => "bands",
        };
        let key = match reach.map.request.measure {
            _ if reach.map.view == ReachView::Bands => "page-reach-head-bands",
            Measure::Nearest => "page-reach-head-nearest",
            Measure::Share => "page-reach-head-share",
            Measure::TwoStep | Measure::EnhancedTwoStep => "page-reach-head-catchment",
            Measure::Cumulative => "page-reach-head-cumulative",
            Measure::Gravity => "page-reach-head-gravity",
        };
        let text = Message::new(key).with("view", view).with("people", words.of_people());
        text.with("per", words.per_thousand()).to_text(self.language)
    }

    /// What the numbers beside the legend count: regions, or people where places are drawn.
    pub(super) fn reach_counted(&self, reach: &ReachContents) -> String {
        match reach.map.view {
            ReachView::Regions => self.level_plural(),
            _ => self.reach_words(reach).people(),
        }
    }

    /// What is drawn instead of regions: "250-m-Zellen", "Wohnorte".
    pub(super) fn reach_places(&self, reach: &ReachContents) -> Option<String> {
        if reach.map.view != ReachView::Cells {
            return None;
        }
        let text = match reach.cell_m {
            Some(metres) => {
                Message::new("page-reach-drawn-cells").with("metres", format_number(metres, 0, self.language))
            }
            None => Message::new("page-reach-drawn-homes"),
        };
        Some(text.to_text(self.language))
    }

    /// One region read aloud: the one farthest off, or with the least.
    pub(super) fn reach_example(&self, reach: &ReachContents, choropleth: &Choropleth) -> String {
        let Some((highest, lowest)) = extremes(self, choropleth) else { return String::new() };
        let words = self.reach_words(reach);
        let far_first = reach.map.request.measure == Measure::Nearest;
        let (first, other) = match (far_first, lowest) {
            (false, Some(lowest)) => (lowest, Some(highest)),
            _ => (highest, lowest),
        };
        let value = |region: usize| self.contents.observations.cell(region).value.unwrap_or_default();
        let least = self.contents.indicator.as_ref().map_or(1, |indicator| indicator.decimals);
        let printed: Vec<f64> = std::iter::once(first).chain(other).map(value).collect();
        let decimals = choropleth.decimals_for(&printed, least);
        let number = |value: f64| format_number(value, decimals, self.language);
        let place = |region: usize| {
            let name = self.contents.regions.get(region).map_or("", |region| region.name.as_str());
            self.place_of(&short_name(name))
        };
        let key = match reach.map.request.measure {
            Measure::Nearest => "page-reach-example-nearest",
            Measure::Share => "page-reach-example-share",
            Measure::TwoStep | Measure::EnhancedTwoStep => "page-reach-example-catchment",
            Measure::Cumulative => "page-reach-example-cumulative",
            Measure::Gravity => "page-reach-example-gravity",
        };
        let mode = match &reach.map.request.travel {
            crate::model::TravelChoice::Road(mode) => mode.code(),
            crate::model::TravelChoice::Straight(_) => "straight",
            crate::model::TravelChoice::Matrix(_) => "matrix",
        };
        let mut text = Message::new(key)
            .with("mode", mode)
            .with("place", place(first))
            .with("value", number(value(first)))
            .with("people", words.people())
            .with("of", words.of_people())
            .with("one", words.one())
            .with("nearest", words.to_nearest())
            .with("kinds", words.kinds_in_short())
            .with("within", words.within())
            .with("per", words.per_thousand())
            .to_text(self.language);
        let mut add = |sentence: Message| text = format!("{text} {}", sentence.to_text(self.language));
        if let Some(other) = other {
            let key = if far_first { "page-reach-example-least" } else { "page-reach-example-most" };
            add(Message::new(key)
                .with("place", place(other))
                .with("value", number(value(other)))
                .with("measure", measure_selector(reach.map.request.measure)));
        }
        if let Some(whole) = self.contents.references.first() {
            let whole_value = format_number(whole.value, least, self.language);
            add(Message::new("page-reach-example-whole")
                .with("place", capitalised(&self.place_of(&whole.name)))
                .with("value", whole_value)
                .with("measure", measure_selector(reach.map.request.measure)));
        }
        capitalised(&text)
    }

    /// All assumptions in one line: they stand on every page.
    pub(super) fn reach_method(&self, reach: &ReachContents) -> String {
        let words = self.reach_words(reach);
        let mut parts = vec![words.measure_in_short()];
        parts.extend(words.assumptions());
        let [first, rest @ ..] = parts.as_slice() else { return String::new() };
        let mut all = vec![capitalised(first)];
        all.extend(rest.iter().cloned());
        all.join(" · ")
    }

    /// Who is left out of a mean: people who reach nothing.
    pub(super) fn reach_remarks(&self, reach: &ReachContents) -> Vec<String> {
        let mut remarks = Vec::new();
        let unreachable = reach.unreachable.filter(|people| *people > 0.0);
        if let Some(people) = unreachable.filter(|_| reach.map.request.measure == Measure::Nearest) {
            remarks.push(
                Message::new("page-reach-left-out")
                    .with("count", people.round() as usize)
                    .to_text(self.language),
            );
        }
        remarks
    }
}

fn measure_selector(measure: Measure) -> &'static str {
    match measure {
        Measure::Nearest => "nearest",
        Measure::Share => "share",
        _ => "amount",
    }
}

/// Rows of the legend where places or areas are drawn, classes and states apart; `None` where regions are.
pub(super) fn legend_rows(
    wording: &Wording,
    choropleth: &Choropleth,
    reach: &ReachContents,
) -> Option<(Vec<Row>, Vec<Row>)> {
    match reach.map.view {
        ReachView::Regions => None,
        ReachView::Cells => Some(cell_rows(wording, choropleth, reach)),
        ReachView::Bands => Some(band_rows(wording, choropleth, reach)),
    }
}

/// People who live in places filled like this.
pub fn people_in(choropleth: &Choropleth, reach: &ReachContents, fill: Fill) -> f64 {
    let Some(colors) = &choropleth.reach else { return 0.0 };
    let own = reach.cells.iter().zip(&colors.cells).filter(|(_, other)| **other == fill);
    own.filter_map(|(cell, _)| cell.people).sum()
}

fn cell_rows(wording: &Wording, choropleth: &Choropleth, reach: &ReachContents) -> (Vec<Row>, Vec<Row>) {
    let people = |fill| format_count(people_in(choropleth, reach, fill).round() as u64, wording.language);
    let class = |(position, label): (usize, &String)| {
        let class = ClassIndex(position as u8);
        let fill = Fill::Class(class);
        Row {
            paint: choropleth.color(fill).into(),
            dotted: false,
            text: label.clone(),
            counted: people(fill),
            class: Some(class),
        }
    };
    let count = |fill: Fill| {
        choropleth.reach.as_ref().map_or(0, |colors| colors.cells.iter().filter(|own| **own == fill).count())
    };
    let state = |fill: Fill, key: &str, counted: String| Row {
        paint: choropleth.cell_color(fill).into(),
        dotted: false,
        text: wording.word(key),
        counted,
        class: None,
    };
    let secret = count(Fill::Secret);
    let places = Message::new("page-reach-places").with("count", secret).to_text(wording.language);
    let mut states = Vec::new();
    if count(Fill::Unreachable) > 0 {
        states.push(state(Fill::Unreachable, "page-unreachable", people(Fill::Unreachable)));
    }
    if secret > 0 {
        states.push(state(Fill::Secret, "page-reach-few", places));
    }
    (choropleth.labels.iter().enumerate().map(class).collect(), states)
}

fn band_rows(wording: &Wording, choropleth: &Choropleth, reach: &ReachContents) -> (Vec<Row>, Vec<Row>) {
    let count = |people: Option<f64>| {
        people.map_or_else(|| "–".to_owned(), |people| format_count(people.round() as u64, wording.language))
    };
    let colors = choropleth.reach.as_ref().map(|colors| colors.bands.clone()).unwrap_or_default();
    let mut before: Option<f64> = None;
    let mut rows = Vec::new();
    let minutes =
        |minutes: f64| format_number(minutes, usize::from(minutes.fract() != 0.0), wording.language);
    for (position, (band, color)) in reach.bands.iter().zip(colors).enumerate() {
        let upper = minutes(band.minutes);
        let text = match before {
            None => Message::new("page-class-up-to").with("upper", upper),
            Some(lower) => {
                Message::new("page-class-above-up-to").with("lower", minutes(lower)).with("upper", upper)
            }
        };
        before = Some(band.minutes);
        rows.push(Row {
            paint: color.into(),
            dotted: false,
            text: text.to_text(wording.language),
            counted: count(band.people),
            class: Some(ClassIndex(position as u8)),
        });
    }
    let within: Option<f64> = reach.bands.iter().map(|band| band.people).sum();
    let beyond = reach.people.zip(within).map(|(all, within)| (all - within).max(0.0));
    let text = Message::new("page-class-above").with("lower", before.map(minutes).unwrap_or_default());
    let plain: Paint = Color::NO_DATA.into();
    let is_told = beyond.is_none_or(|beyond| beyond <= 0.0 || beyond >= 3.0);
    let rest = Row {
        paint: plain,
        dotted: false,
        text: text.to_text(wording.language),
        counted: count(beyond.filter(|_| is_told)),
        class: None,
    };
    (rows, vec![rest])
}

/// The row of the regions that nobody gets out of.
pub(super) fn unreachable_row(wording: &Wording, choropleth: &Choropleth) -> Row {
    Row {
        paint: paint_of(choropleth, Fill::Unreachable, Mark::None),
        dotted: false,
        text: wording.word("page-unreachable"),
        counted: format_count(choropleth.count(Fill::Unreachable) as u64, wording.language),
        class: None,
    }
}
