//! Breaks placed among the values: snapped, given to a side, kept within the range.

use super::distinct::DistinctValues;
use super::{ClassifyOptions, IntervalRule, ValueOnBreak};

/// A break as a scheme makes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Break {
    /// The largest value of the class below, taken from the data.
    Value(f64),
    /// A computed number.
    Computed(f64),
    /// A computed number that may well be a round one: where a value on it belongs is the interval rule's to say.
    Round(f64),
    /// The same, and printed as it is, never rounded.
    Given(f64),
}

/// A break in its place: values up to `upper` lie below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cut {
    /// Upper bound of the class below, `(lower, upper]`.
    pub upper: f64,
    /// How the break is printed.
    pub print: Print,
}

/// How a break is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Print {
    /// Any number in the gap above the upper bound will do.
    InGap,
    /// This number, rounded as far as the classes allow.
    Rounded(f64),
    /// This number.
    Exactly(f64),
}

/// The cuts that `breaks` make, ascending, each within [minimum, maximum), none twice.
pub(super) fn place(breaks: Vec<Break>, distinct: &DistinctValues, options: &ClassifyOptions) -> Vec<Cut> {
    let round_opens_upper_class =
        options.interval == IntervalRule::LowerClosed && options.value_on_break == ValueOnBreak::ByInterval;
    let upper_of = |number: f64| {
        let on_value = distinct.values.binary_search_by(|value| value.total_cmp(&number)).is_ok();
        if on_value && round_opens_upper_class { number.next_down() } else { number }
    };
    let mut cuts: Vec<Cut> = breaks
        .into_iter()
        .map(|place| match place {
            Break::Value(value) => Cut { upper: value, print: Print::InGap },
            Break::Computed(number) => {
                let number = snap(number, distinct);
                Cut { upper: number, print: Print::Rounded(number) }
            }
            Break::Round(number) => {
                let number = snap(number, distinct);
                Cut { upper: upper_of(number), print: Print::Rounded(number) }
            }
            Break::Given(number) => {
                let number = number + 0.0;
                Cut { upper: upper_of(number), print: Print::Exactly(number) }
            }
        })
        .filter(|cut| cut.upper >= distinct.minimum() && cut.upper < distinct.maximum())
        .collect();
    cuts.sort_by(|a, b| a.upper.total_cmp(&b.upper));
    cuts.dedup_by(|later, earlier| later.upper == earlier.upper);
    cuts
}

/// The value that `number` is but for rounding noise, else `number`.
fn snap(number: f64, distinct: &DistinctValues) -> f64 {
    let number = number + 0.0;
    let above = distinct.at_most(number);
    let neighbours = [above.checked_sub(1), Some(above)];
    let nearest = neighbours
        .into_iter()
        .flatten()
        .filter_map(|position| distinct.values.get(position).copied())
        .min_by(|a, b| (a - number).abs().total_cmp(&(b - number).abs()));
    match nearest {
        Some(value) if (value - number).abs() <= 8.0 * f64::EPSILON * value.abs() => value,
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_breaks_once_and_within_the_range() {
        fn check(options: &ClassifyOptions, breaks: &[Break], expected: &[f64]) {
            let distinct = DistinctValues::new(&[0.3, 1.0, 2.0, 5.0]);
            let uppers: Vec<f64> =
                place(breaks.to_vec(), &distinct, options).iter().map(|cut| cut.upper).collect();
            assert_eq!(uppers, expected, "{breaks:?}");
        }
        let by_interval = ClassifyOptions::default();
        let below = ClassifyOptions { value_on_break: ValueOnBreak::Below, ..by_interval.clone() };
        let upper = ClassifyOptions { interval: IntervalRule::UpperClosed, ..by_interval.clone() };
        let round = [Break::Round(2.0), Break::Round(0.3), Break::Round(5.0), Break::Round(7.0)];
        check(&by_interval, &round, &[2f64.next_down(), 5f64.next_down()]);
        check(&below, &round, &[0.3, 2.0]);
        check(&upper, &round, &[0.3, 2.0]);
        check(&by_interval, &[Break::Computed(0.1 + 0.2), Break::Value(0.3), Break::Computed(-1.0)], &[0.3]);
    }
}
