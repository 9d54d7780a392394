//! Reachability as a choropleth: what its classes colour beside the regions, and its measure as an indicator in words.

use std::borrow::Cow;

use super::choropleth::{Choropleth, Fill};
use super::contents::MapContents;
use super::palette::{Color, DEFAULT_PALETTE, PaletteKind, palette};
use super::reach_contents::ReachContents;
use super::reach_words::ReachWords;
use crate::classify::ClassBreaks;
use crate::model::{Indicator, IndicatorKind, Measure, Polarity, ReachView, ThematicMap, ValueState};
use crate::text::Language;

/// Colours of what lies on the regions of a map of reachability.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachColors {
    /// How each place is filled.
    pub cells: Vec<Fill>,
    /// One per area, nearest first.
    pub bands: Vec<Color>,
    /// Places or areas are drawn, the regions stay plain.
    pub covers_regions: bool,
}

/// The colours of places and areas, by the classes of the regions.
pub(super) fn colors(reach: &ReachContents, breaks: Option<&ClassBreaks>, map: &ThematicMap) -> ReachColors {
    let fill = |value: &crate::model::Observation| match (value.state, value.value, breaks) {
        (ValueState::Secret, ..) => Fill::Secret,
        (ValueState::Unreachable, ..) => Fill::Unreachable,
        (_, Some(value), Some(breaks)) => Fill::Class(breaks.class_of(value)),
        _ => Fill::NoData,
    };
    ReachColors {
        cells: reach.cells.iter().map(|cell| fill(&cell.value)).collect(),
        bands: band_colors(reach.bands.len(), map),
        covers_regions: reach.map.view != ReachView::Regions,
    }
}

/// Colours of areas from near to far, in the palette of the map.
fn band_colors(count: usize, map: &ThematicMap) -> Vec<Color> {
    let known = palette(&map.palette).filter(|palette| palette.kind != PaletteKind::Qualitative);
    let Some(palette) = known.or_else(|| palette(DEFAULT_PALETTE)) else { return Vec::new() };
    palette.colors_from(count, None, map.palette_reversed.into())
}

impl Choropleth {
    /// What the regions themselves look like on the map: plain where places or areas lie on them.
    pub fn drawn(&self) -> Cow<'_, Self> {
        if !self.reach.as_ref().is_some_and(|reach| reach.covers_regions) {
            return Cow::Borrowed(self);
        }
        let plain = |fill: &Fill| if *fill == Fill::Outside { Fill::Outside } else { Fill::Plain };
        let fills: Vec<Fill> = self.fills.iter().map(plain).collect();
        Cow::Owned(Self { fills, ..self.clone() })
    }

    /// The colour of a place: too small for a pattern, so its states have flat colours.
    pub fn cell_color(&self, fill: Fill) -> Color {
        match fill {
            Fill::Unreachable => Color::UNREACHABLE_PLACE,
            Fill::Secret => Color::SECRET_PLACE,
            fill => self.color(fill),
        }
    }
}

/// The measure as an indicator, in words of `language`.
pub fn reach_indicator(reach: &ReachContents, language: Language) -> Indicator {
    let request = &reach.map.request;
    let words = ReachWords { reach, language };
    let (kind, unit, decimals, polarity) = match request.measure {
        Measure::Nearest => (IndicatorKind::Mean, "Minuten".to_owned(), 1, Polarity::Burden),
        Measure::Share => (IndicatorKind::Ratio, "%".to_owned(), 0, Polarity::Relief),
        Measure::TwoStep | Measure::EnhancedTwoStep => {
            (IndicatorKind::Ratio, words.per_thousand(), 1, Polarity::Relief)
        }
        Measure::Cumulative | Measure::Gravity => (IndicatorKind::Mean, String::new(), 1, Polarity::Relief),
    };
    Indicator {
        unit,
        kind,
        decimals,
        polarity,
        factor: if request.measure == Measure::Share { 100.0 } else { 1.0 },
        description: words.assumptions().join(" · "),
        ..Indicator::new(reach.map.classing_code().as_str(), &words.subject())
    }
}

/// The same contents with what the program says about reachability in words of `language`.
pub fn worded(contents: &MapContents, language: Language) -> Cow<'_, MapContents> {
    let (Some(reach), Some(indicator)) = (&contents.reach, &contents.indicator) else {
        return Cow::Borrowed(contents);
    };
    let worded = Indicator { source: indicator.source.clone(), ..reach_indicator(reach, language) };
    if worded == *indicator {
        return Cow::Borrowed(contents);
    }
    Cow::Owned(MapContents { indicator: Some(worded), ..contents.clone() })
}
