//! From a map's wishes to its class record: which values are classed, around what they turn, and what is said about it.

use super::contents::MapContents;
use crate::classify::{
    ClassBreaks, ClassifyError, ClassifyOptions, Rounding, Scheme, classify, offers_zero_class,
    with_rounding, zero_share,
};
use crate::model::{BreakScope, Classing, ThematicMap, ValueForm};
use crate::text::{Language, Message, format_number, round_as_shown};

/// The value that a map turns around, and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Name of the area whose mean it is; `None` for a number that was set.
    pub area: Option<String>,
    /// The value as it is printed.
    pub value: f64,
}

/// Fewer decimals at a price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoundingOffer {
    /// The rounding offered.
    pub rounding: Rounding,
    /// How many regions would change their class; `None` when classes would fall together.
    pub moved: Option<usize>,
}

/// The class record of a map with what there is to say about it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MapClasses {
    /// The record; `None` without an indicator or where the values cannot be classed.
    pub breaks: Option<ClassBreaks>,
    /// Why the values could not be classed.
    pub problem: Option<ClassifyError>,
    /// What the map turns around, where it lies among the values.
    pub turn: Option<Turn>,
    /// Rounder breaks, when the exact classes need more decimals than the values have.
    pub rounder: Option<RoundingOffer>,
    /// Share of zeros, when they deserve a class of their own and have none.
    pub zeros: Option<f64>,
}

/// Classes what `contents` shows.
pub(super) fn map_classes(contents: &MapContents, map: &ThematicMap) -> MapClasses {
    let Some(indicator) = &contents.indicator else { return MapClasses::default() };
    let shown = shown_values(contents);
    let pooled =
        contents.all_periods.as_ref().filter(|values| map.classing.is_pooled() && !values.is_empty());
    let values = pooled.map_or(shown.as_slice(), |pooled| pooled.as_slice());
    let turn = turn(contents, &map.classing, indicator.decimals);
    let options = options((&map.classing, is_quotient(contents)), indicator.decimals, turn.as_ref());
    let zeros = (!options.zero_class && offers_zero_class(values)).then(|| zero_share(values));
    match classify(values, &options) {
        Ok(breaks) => MapClasses {
            rounder: rounder(values, &breaks, &options),
            turn: turn.filter(|turn| breaks.shown_breaks.contains(&turn.value)),
            breaks: Some(breaks),
            zeros,
            problem: None,
        },
        Err(problem) => MapClasses { problem: Some(problem), zeros, ..MapClasses::default() },
    }
}

/// The values of the regions that the map is about.
fn shown_values(contents: &MapContents) -> Vec<f64> {
    (0..contents.regions.len())
        .filter(|position| contents.shown.get(*position).copied().unwrap_or(true))
        .filter_map(|position| contents.observations.cell(position).value)
        .collect()
}

/// The value to turn around, as it is printed: a mean with all its digits would be no break that anybody can read.
fn turn(contents: &MapContents, classing: &Classing, decimals: usize) -> Option<Turn> {
    let of_area = classing.reference_area.and_then(|area| contents.references.get(area.position()));
    match of_area {
        Some(reference) => Some(Turn {
            area: Some(reference.name.clone()),
            value: round_as_shown(reference.value, decimals),
        }),
        None => classing.reference.map(|value| Turn { area: None, value }),
    }
    .or_else(|| is_quotient(contents).then_some(Turn { area: None, value: 1.0 }))
}

/// Whether the values are location quotients: 1 is as in all regions together, and a map turns around it.
pub(super) fn is_quotient(contents: &MapContents) -> bool {
    contents.form.as_ref().is_some_and(|form| form.form == ValueForm::LocationQuotient)
}

fn options(
    (classing, is_quotient): (&Classing, bool),
    decimals: usize,
    turn: Option<&Turn>,
) -> ClassifyOptions {
    let options = ClassifyOptions { reference: turn.map(|turn| turn.value), ..classing.options(decimals) };
    let options = match (is_quotient, options.rounding) {
        // A break at exactly 1 would ask for more digits than a quotient is read with.
        (true, Rounding::Auto) => {
            ClassifyOptions { rounding: Rounding::Decimals(u8::try_from(decimals).unwrap_or(2)), ..options }
        }
        _ => options,
    };
    match classing.frozen_in_use() {
        // The same breaks on the same printed numbers give the same classes as when they were frozen.
        Some(frozen) => ClassifyOptions {
            scheme: Scheme::Manual,
            manual_breaks: frozen.breaks.clone(),
            rounding: Rounding::Decimals(frozen.decimals),
            decimals: decimals.max(usize::from(frozen.decimals)),
            zero_class: frozen.zero_class,
            ..options
        },
        None => options,
    }
}

/// What fewer decimals would cost, where the exact classes need more than the values have.
fn rounder(values: &[f64], exact: &ClassBreaks, options: &ClassifyOptions) -> Option<RoundingOffer> {
    if options.rounding != Rounding::Auto || exact.shown_decimals <= options.decimals {
        return None;
    }
    let rounding = Rounding::Decimals(u8::try_from(options.decimals).ok()?);
    let options = ClassifyOptions { rounding, ..options.clone() };
    Some(RoundingOffer { rounding, moved: with_rounding(values, exact, &options).moved })
}

/// What a legend says below its rows: breaks that hold for more than this map, and the value that it turns around.
pub fn remarks(
    classes: &MapClasses,
    map: &ThematicMap,
    (decimals, language): (usize, Language),
) -> Vec<String> {
    let mut remarks: Vec<Message> = Vec::new();
    if classes.breaks.is_none() {
        return Vec::new();
    }
    let by_hand = map.classing.scheme == Scheme::Manual;
    match (by_hand, map.classing.scope, &map.classing.frozen) {
        (false, BreakScope::AllPeriods, _) => remarks.push(Message::new("page-breaks-pooled")),
        (false, BreakScope::Frozen, Some(frozen)) => remarks.push(match frozen.period {
            Some(period) => Message::new("page-breaks-frozen-at").with("period", period.to_text(language)),
            None => Message::new("page-breaks-frozen"),
        }),
        _ => {}
    }
    if let Some(turn) = &classes.turn {
        let value = format_number(turn.value, decimals, language);
        remarks.push(match &turn.area {
            Some(area) => Message::new("page-turn-area").with("area", area.as_str()).with("value", value),
            None => Message::new("page-turn").with("value", value),
        });
    }
    remarks.iter().map(|remark| remark.to_text(language)).collect()
}
