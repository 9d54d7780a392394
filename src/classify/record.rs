//! The class record: counts, goodness of fit, and which class a value belongs to.

use super::cuts::{Cut, Print};
use super::distinct::DistinctValues;
use super::shown::{ShownBreaks, show};
use super::{ClassBreaks, ClassIndex, ClassifyOptions};

/// The record of `distinct` values cut at `cuts` (ascending, within [minimum, maximum)).
pub(super) fn assemble(
    distinct: &DistinctValues,
    cuts: &[Cut],
    has_zero_class: bool,
    options: &ClassifyOptions,
) -> ClassBreaks {
    let shown = show(distinct, cuts, options);
    record(distinct, cuts, has_zero_class, (options, shown))
}

/// The record of `distinct` values cut at `cuts`, whose breaks are printed as they are with `decimals`.
pub(super) fn assemble_shown(
    distinct: &DistinctValues,
    cuts: &[Cut],
    has_zero_class: bool,
    (options, decimals): (&ClassifyOptions, usize),
) -> ClassBreaks {
    let breaks = cuts
        .iter()
        .map(|cut| match cut.print {
            Print::Exactly(number) | Print::Rounded(number) => number,
            Print::InGap => cut.upper,
        })
        .collect();
    record(distinct, cuts, has_zero_class, (options, ShownBreaks { breaks, decimals }))
}

fn record(
    distinct: &DistinctValues,
    cuts: &[Cut],
    has_zero_class: bool,
    (options, shown): (&ClassifyOptions, ShownBreaks),
) -> ClassBreaks {
    let mut upper_bounds: Vec<f64> = cuts.iter().map(|cut| cut.upper).collect();
    let last = upper_bounds.last().copied().unwrap_or(f64::NEG_INFINITY);
    upper_bounds.push(distinct.maximum().max(last));
    let counts = counts_between(distinct, &upper_bounds);
    ClassBreaks {
        scheme: options.scheme,
        interval: options.interval,
        gvf: goodness_of_fit(distinct, &upper_bounds),
        upper_bounds,
        shown_breaks: shown.breaks,
        shown_decimals: shown.decimals,
        counts,
        minimum: distinct.minimum(),
        maximum: distinct.maximum(),
        has_zero_class,
        moved: Some(0),
    }
}

fn counts_between(distinct: &DistinctValues, upper_bounds: &[f64]) -> Vec<usize> {
    let mut below = 0;
    upper_bounds
        .iter()
        .map(|bound| {
            let up_to = distinct.count_at_most(*bound);
            let count = up_to - below;
            below = up_to;
            count
        })
        .collect()
}

/// Goodness of variance fit, 1 − SDCM/SDAM (Jenks and Caspall 1971); `None` when all values are equal.
fn goodness_of_fit(distinct: &DistinctValues, upper_bounds: &[f64]) -> Option<f64> {
    if distinct.len() < 2 {
        return None;
    }
    let (mut scaled, scale) = (distinct.clone(), distinct.scale());
    scaled.values.iter_mut().for_each(|value| *value *= scale);
    let mut start = 0;
    let within_classes: f64 = upper_bounds
        .iter()
        .map(|bound| {
            let class = start..distinct.at_most(*bound);
            start = class.end;
            if class.is_empty() { 0.0 } else { scaled.part(class).squared_deviations() }
        })
        .sum();
    let overall = scaled.squared_deviations();
    (overall > 0.0).then(|| (1.0 - within_classes / overall).clamp(0.0, 1.0))
}

impl ClassBreaks {
    /// Number of classes, at least 1.
    pub fn classes(&self) -> usize {
        self.upper_bounds.len()
    }

    /// The class of `value` by the upper bounds; values beyond the ends belong to the outer classes.
    ///
    /// For the values that were classed this equals classing their displayed form by the shown breaks under the interval
    /// rule.
    pub fn class_of(&self, value: f64) -> ClassIndex {
        let position = self.upper_bounds.partition_point(|bound| *bound < value);
        ClassIndex(position.min(self.classes().saturating_sub(1)) as u8)
    }

    /// How many of `values` fall into each class: the counts of one map whose breaks were made for several.
    pub fn counts_of(&self, values: &[f64]) -> Vec<usize> {
        let mut counts = vec![0; self.classes()];
        for value in values {
            if let Some(count) = counts.get_mut(usize::from(self.class_of(*value).0)) {
                *count += 1;
            }
        }
        counts
    }

    /// The shown breaks below and above a class; `None` at the open ends and for a class that is not there.
    pub fn shown_range(&self, class: ClassIndex) -> (Option<f64>, Option<f64>) {
        let position = usize::from(class.0);
        let below = position.checked_sub(1).and_then(|below| self.shown_breaks.get(below));
        (below.copied(), self.shown_breaks.get(position).copied())
    }

    /// Number of classes that lie wholly at or below `reference`: where a diverging palette turns.
    pub fn classes_up_to(&self, reference: f64) -> usize {
        self.upper_bounds.partition_point(|bound| *bound <= reference)
    }
}
