//! The breaks as they are printed: short numbers in the gaps between classes, so that legend, counts and the values
//! printed on the map agree.

use super::cuts::{Cut, Print};
use super::distinct::DistinctValues;
use super::{ClassifyOptions, IntervalRule};
use crate::text::round_as_shown;

/// No two numbers need more decimals to be told apart.
const MOST_DECIMALS: usize = 345;

/// Breaks as printed and the decimals they are printed with.
pub(super) struct ShownBreaks {
    /// One for each cut, ascending.
    pub breaks: Vec<f64>,
    /// At least the decimals of the values.
    pub decimals: usize,
}

/// The gap that a shown break must lie in.
#[derive(Debug, Clone, Copy)]
struct Gap {
    /// Displayed maximum of the class below.
    below: f64,
    /// Displayed minimum of the class above.
    above: f64,
    /// Which of the two ends belongs to the gap.
    interval: IntervalRule,
}

impl Gap {
    fn holds(&self, number: f64) -> bool {
        match self.interval {
            IntervalRule::LowerClosed => self.below < number && number <= self.above,
            IntervalRule::UpperClosed => self.below <= number && number < self.above,
        }
    }

    fn middle(&self) -> f64 {
        self.below / 2.0 + self.above / 2.0
    }
}

/// The shown break of each cut, with the fewest decimals from `options.decimals` on that keep every class as it is.
pub(super) fn show(distinct: &DistinctValues, cuts: &[Cut], options: &ClassifyOptions) -> ShownBreaks {
    (options.decimals..=options.decimals + MOST_DECIMALS)
        .find_map(|decimals| {
            let breaks = breaks_with(decimals, distinct, cuts, options)?;
            Some(ShownBreaks { breaks, decimals })
        })
        .unwrap_or_else(|| ShownBreaks {
            breaks: cuts.iter().map(|cut| cut.upper).collect(),
            decimals: options.decimals,
        })
}

/// The shown breaks when values are displayed with `decimals`; `None` when that is too coarse to tell the classes apart.
fn breaks_with(
    decimals: usize,
    distinct: &DistinctValues,
    cuts: &[Cut],
    options: &ClassifyOptions,
) -> Option<Vec<f64>> {
    let mut shown: Vec<f64> = Vec::with_capacity(cuts.len());
    // From the top, so that a free break keeps below a computed one in the same gap.
    let mut next: Option<(usize, f64)> = None;
    for cut in cuts.iter().rev() {
        let position = distinct.at_most(cut.upper);
        let gap = gap_at(position, distinct, decimals, options.interval)?;
        let limit = next.filter(|(later, _)| *later == position).map(|(_, number)| number);
        let number = match printed_number(cut, distinct, options.interval) {
            Some(print) => computed_break(print, &gap, decimals),
            None => free_break(&gap_on_map(&gap, position, distinct, options), limit, decimals),
        };
        let number = number.filter(|number| limit.is_none_or(|limit| *number < limit))?;
        shown.push(number);
        next = Some((position, number));
    }
    shown.reverse();
    Some(shown)
}

/// The gap below the distinct value at `position`, as displayed with `decimals`; `None` when its ends look the same.
fn gap_at(
    position: usize,
    distinct: &DistinctValues,
    decimals: usize,
    interval: IntervalRule,
) -> Option<Gap> {
    let below = round_as_shown(*distinct.values.get(position.checked_sub(1)?)?, decimals);
    let above = round_as_shown(*distinct.values.get(position)?, decimals);
    (below < above).then_some(Gap { below, above, interval })
}

/// The part of the gap that also fits the values with the decimals of the map, where these tell them apart.
fn gap_on_map(gap: &Gap, position: usize, distinct: &DistinctValues, options: &ClassifyOptions) -> Gap {
    match gap_at(position, distinct, options.decimals, options.interval) {
        Some(on_map) => {
            Gap { below: gap.below.max(on_map.below), above: gap.above.min(on_map.above), ..*gap }
        }
        None => *gap,
    }
}

/// The number that has to be printed; `None` where the break is free. A computed number that is itself the largest value
/// of the class below cannot be printed under `[a, b)`: such a break is free, too.
fn printed_number(cut: &Cut, distinct: &DistinctValues, interval: IntervalRule) -> Option<Print> {
    let (Print::Rounded(number) | Print::Exactly(number)) = cut.print else { return None };
    let is_upper_value = interval == IntervalRule::LowerClosed
        && number == cut.upper
        && distinct.values.binary_search_by(|value| value.total_cmp(&number)).is_ok();
    (!is_upper_value).then_some(cut.print)
}

fn computed_break(print: Print, gap: &Gap, decimals: usize) -> Option<f64> {
    let shown = match print {
        Print::Rounded(number) => round_as_shown(number, decimals),
        Print::Exactly(number) => Some(round_as_shown(number, decimals)).filter(|shown| *shown == number)?,
        Print::InGap => return None,
    };
    gap.holds(shown).then_some(shown)
}

/// The shortest number in the gap, kept below the break that follows in the same gap.
fn free_break(gap: &Gap, limit: Option<f64>, decimals: usize) -> Option<f64> {
    let free = shortest_in(gap, decimals);
    match limit {
        Some(limit) if free.is_some_and(|number| number >= limit) => {
            shortest_in(&Gap { above: limit.next_down(), ..*gap }, decimals)
                .filter(|number| gap.holds(*number))
        }
        _ => free,
    }
}

/// The number in the gap with the fewest decimals, nearest the middle, the lower of two. In a wide gap it is rounded to
/// tens, hundreds, … as long as that moves it by no more than an eighth of the gap.
fn shortest_in(gap: &Gap, decimals: usize) -> Option<f64> {
    let (width, middle) = (gap.above / 2.0 - gap.below / 2.0, gap.middle());
    let round_exponent = (width / 2.0).log10().floor().max(0.0) as i32;
    let mut exponents = (0..=round_exponent).rev().chain((1..=decimals as i32).map(|decimals| -decimals));
    exponents.find_map(|exponent| nearest_multiple(gap, middle, exponent))
}

/// The multiple of 10^`exponent` in the gap that lies nearest to `target`.
fn nearest_multiple(gap: &Gap, target: f64, exponent: i32) -> Option<f64> {
    // In two steps: a single power of ten may leave the range of f64.
    let half = -exponent / 2;
    let (power, rest) = (10f64.powi(half), 10f64.powi(-exponent - half));
    let near = |number: f64| {
        let multiple = (number * power * rest).round();
        (-1..=1).map(move |more| multiple + f64::from(more))
    };
    near(target)
        .chain(near(gap.below))
        .chain(near(gap.above))
        .filter(|multiple| multiple.is_finite())
        .filter_map(|multiple| format!("{multiple}e{exponent}").parse::<f64>().ok())
        .map(|number| number + 0.0)
        .filter(|number| gap.holds(*number))
        .min_by(|a, b| {
            let (from_a, from_b) = ((a - target).abs(), (b - target).abs());
            if (from_a - from_b).abs() <= 1e-6 / power / rest {
                a.total_cmp(b)
            } else {
                from_a.total_cmp(&from_b)
            }
        })
}
