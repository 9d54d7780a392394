//! Breaks on round numbers, chosen on purpose: values are then classed as they are printed.
//!
//! In dense data the gap between two classes is narrow, and the exact classes need breaks with many decimals. Who asks
//! for round breaks accepts that a few regions change their class, and the record says how many. A value belongs where
//! its printed form belongs, so that counts, legend and the numbers on the map still agree: with breaks on one decimal
//! the value 16.96, printed 17.0, opens the class "17.0 and more".

use serde::{Deserialize, Serialize};

use super::cuts::{Cut, Print};
use super::distinct::DistinctValues;
use super::record::assemble_shown;
use super::{ClassBreaks, ClassifyOptions, IntervalRule, MOST_CLASSES, Scheme};
use crate::text::round_as_shown;

/// Which numbers the shown breaks may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// As short as the exact classes allow.
    #[default]
    Auto,
    /// Multiples of 1, 0.1, 0.01, …: so many decimals.
    Decimals(u8),
    /// Multiples of 5, 10, ….
    Multiples(u16),
}

impl Rounding {
    /// What is offered, from exact to coarse.
    pub const OFFERED: [Self; 6] = [
        Self::Auto,
        Self::Decimals(2),
        Self::Decimals(1),
        Self::Decimals(0),
        Self::Multiples(5),
        Self::Multiples(10),
    ];

    /// Distance of the numbers that are allowed; `None` where any number is.
    pub fn step(self) -> Option<f64> {
        match self {
            Self::Auto => None,
            Self::Decimals(decimals) => format!("1e-{decimals}").parse().ok(),
            Self::Multiples(multiple) => Some(f64::from(multiple.max(1))),
        }
    }

    /// Decimals of these numbers.
    pub fn decimals(self) -> usize {
        match self {
            Self::Decimals(decimals) => usize::from(decimals),
            Self::Auto | Self::Multiples(_) => 0,
        }
    }

    /// The allowed number nearest to `number`.
    #[must_use]
    pub fn round(self, number: f64) -> f64 {
        match self {
            Self::Auto => number,
            Self::Decimals(decimals) => round_as_shown(number, usize::from(decimals)),
            Self::Multiples(multiple) => {
                let step = f64::from(multiple.max(1));
                (number / step).round() * step + 0.0
            }
        }
    }

    /// The name that commands read: "auto", "0", "1", "2", "fives", "tens".
    pub fn code(self) -> String {
        match self {
            Self::Auto => "auto".to_owned(),
            Self::Decimals(decimals) => decimals.to_string(),
            Self::Multiples(5) => "fives".to_owned(),
            Self::Multiples(10) => "tens".to_owned(),
            Self::Multiples(multiple) => format!("multiples-of-{multiple}"),
        }
    }

    /// The rounding named `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::OFFERED.into_iter().find(|rounding| rounding.code() == code)
    }
}

/// `exact` with its breaks rounded as `options` say; breaks set by hand and the reference stay as they were set.
pub(super) fn rounded(
    distinct: &DistinctValues,
    exact: ClassBreaks,
    options: &ClassifyOptions,
) -> ClassBreaks {
    let Some(step) = options.rounding.step() else { return exact };
    let reference = options.reference.filter(|turn| exact.shown_breaks.contains(turn));
    let numbers = numbers(&exact, options, (step, reference));
    let decimals =
        numbers.iter().map(|number| decimals_of(*number)).max().unwrap_or(0).max(options.rounding.decimals());
    let printed = decimals.max(options.decimals);
    let mut cuts: Vec<Cut> = Vec::with_capacity(numbers.len() + 1);
    if exact.has_zero_class {
        cuts.extend(
            exact.upper_bounds.first().map(|upper| Cut { upper: *upper, print: Print::Exactly(0.0) }),
        );
    }
    let cut = |number: f64| {
        let (upper, within) = bound_at(number, distinct, printed, options.interval);
        // Breaks set by hand are the same on every map, whether its values reach them or not.
        (within || options.scheme == Scheme::Manual).then_some(Cut { upper, print: Print::Exactly(number) })
    };
    cuts.extend(numbers.into_iter().filter_map(cut));
    cuts.dedup_by(|later, earlier| later.upper <= earlier.upper);
    cuts.truncate(MOST_CLASSES - 1);
    let mut record = assemble_shown(distinct, &cuts, exact.has_zero_class, (options, decimals));
    record.moved = moved(distinct, &exact, &record);
    record
}

/// The rounded breaks, ascending, each once; without the one above a zero class.
fn numbers(
    exact: &ClassBreaks,
    options: &ClassifyOptions,
    (step, reference): (f64, Option<f64>),
) -> Vec<f64> {
    let by_hand = options.scheme == Scheme::Manual;
    let breaks = if by_hand { &options.manual_breaks } else { &exact.shown_breaks };
    let mut numbers: Vec<f64> = breaks
        .iter()
        .skip(usize::from(exact.has_zero_class && !by_hand))
        .filter(|number| !exact.has_zero_class || **number > 0.0)
        .filter(|number| Some(**number) != reference)
        .map(|number| if by_hand { *number } else { options.rounding.round(*number) })
        // A sliver beside the reference would hold next to nothing.
        .filter(|number| by_hand || reference.is_none_or(|turn| (number - turn).abs() > step / 2.0))
        .chain(reference)
        .collect();
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    numbers
}

/// The upper bound below `number` for values as they are printed, and whether there are values on both sides.
fn bound_at(number: f64, distinct: &DistinctValues, printed: usize, interval: IntervalRule) -> (f64, bool) {
    let below = |value: f64| {
        let shown = round_as_shown(value, printed);
        match interval {
            IntervalRule::LowerClosed => shown < number,
            IntervalRule::UpperClosed => shown <= number,
        }
    };
    let position = distinct.values.partition_point(|value| below(*value));
    let last = position.checked_sub(1).and_then(|last| distinct.values.get(last)).copied();
    let first = distinct.values.get(position).copied();
    // Halfway to the next printed number, as far as the values allow: other values find their class by it, too.
    let half = format!("5e-{}", printed + 1).parse().unwrap_or(0.0);
    let edge = match interval {
        IntervalRule::LowerClosed => number - half,
        IntervalRule::UpperClosed => number + half,
    };
    let upper = first.map_or(edge, |first| edge.min(first.next_down()));
    (last.map_or(upper, |last| upper.max(last)), last.is_some() && first.is_some())
}

/// How many values the rounding moves to another class; `None` when there are fewer classes than before.
fn moved(distinct: &DistinctValues, exact: &ClassBreaks, rounded: &ClassBreaks) -> Option<usize> {
    (exact.classes() == rounded.classes()).then(|| {
        exact
            .upper_bounds
            .iter()
            .zip(&rounded.upper_bounds)
            .map(|(a, b)| distinct.count_at_most(*a).abs_diff(distinct.count_at_most(*b)))
            .sum()
    })
}

/// Decimals that `number` needs to be printed without loss.
pub fn decimals_of(number: f64) -> usize {
    number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::classify;

    fn rounded_to(values: &[f64], rounding: Rounding, options: &ClassifyOptions) -> ClassBreaks {
        classify(values, &ClassifyOptions { rounding, ..options.clone() }).expect("classes")
    }

    #[test]
    fn values_are_classed_as_they_are_printed() {
        let values = [4.1, 4.96, 5.0, 5.04, 16.949, 16.951, 20.0];
        let manual = ClassifyOptions {
            scheme: Scheme::Manual,
            manual_breaks: vec![5.0, 17.0],
            ..ClassifyOptions::default()
        };
        let exact = rounded_to(&values, Rounding::Auto, &manual);
        assert_eq!((exact.counts.as_slice(), exact.shown_decimals), (&[2, 4, 1][..], 2));
        let one = rounded_to(&values, Rounding::Decimals(1), &manual);
        assert_eq!((one.counts.as_slice(), one.shown_decimals), (&[1, 4, 2][..], 1));
        assert_eq!(one.moved, Some(2));
        let upper = ClassifyOptions { interval: IntervalRule::UpperClosed, ..manual };
        let one = rounded_to(&values, Rounding::Decimals(1), &upper);
        assert_eq!(one.counts, [4, 2, 1], "5.04 is printed 5.0");
    }

    #[test]
    fn computed_breaks_go_to_the_nearest_step() {
        let values: Vec<f64> = (0..60).map(|n| 10.0 + f64::from(n) * 0.37).collect();
        let options = ClassifyOptions { scheme: Scheme::Quantile, classes: 4, ..ClassifyOptions::default() };
        let fives = rounded_to(&values, Rounding::Multiples(5), &options);
        assert_eq!(fives.shown_breaks, [15.0, 20.0, 25.0]);
        assert_eq!(fives.shown_decimals, 0);
        assert_eq!(fives.counts.iter().sum::<usize>(), 60);
        let tens = rounded_to(&values, Rounding::Multiples(10), &options);
        assert_eq!(tens.shown_breaks, [20.0, 30.0], "15.x and 20.x meet; 26 goes to 30");
        assert_eq!(tens.moved, None);
        assert_eq!(rounded_to(&values, Rounding::Auto, &options).moved, Some(0));
    }

    #[test]
    fn breaks_by_hand_are_the_same_on_every_map() {
        let options = ClassifyOptions {
            scheme: Scheme::Manual,
            manual_breaks: vec![5.0, 10.0, 15.0],
            ..ClassifyOptions::default()
        };
        let low = rounded_to(&[2.0, 6.0, 7.0], Rounding::Decimals(1), &options);
        assert_eq!(
            (low.shown_breaks.as_slice(), low.counts.as_slice()),
            (&[5.0, 10.0, 15.0][..], &[1, 2, 0, 0][..])
        );
        let high = rounded_to(&[16.0, 17.0], Rounding::Decimals(1), &options);
        assert_eq!(high.counts, [0, 0, 0, 2]);
        assert_eq!(high.class_of(16.0), crate::classify::ClassIndex(3));
    }

    #[test]
    fn zero_class_and_reference_stay() {
        let values = [0.0, 0.0, 0.7, 1.2, 3.4, 5.6, 7.8, 9.9];
        let options = ClassifyOptions { zero_class: true, classes: 3, ..ClassifyOptions::default() };
        let zero = rounded_to(&values, Rounding::Decimals(0), &options);
        assert!(zero.has_zero_class);
        assert_eq!(zero.counts.first(), Some(&2));
        let turned = ClassifyOptions { reference: Some(4.3), ..ClassifyOptions::default() };
        let turned = rounded_to(&values, Rounding::Multiples(5), &turned);
        assert!(turned.shown_breaks.contains(&4.3), "{:?}", turned.shown_breaks);
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for rounding in Rounding::OFFERED {
            assert_eq!(Rounding::from_code(&rounding.code()), Some(rounding));
        }
        assert_eq!(Rounding::from_code("3"), None);
    }
}
