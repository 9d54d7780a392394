//! Pretty breaks: multiples of 1, 2 or 5 · 10ⁿ.

use std::ops::Range;

use super::cuts::Break;
use super::scheme::Wanted;

/// Breaks at `origin` + multiples of the step that comes nearest to the classes wanted; of two steps equally near the
/// wider one.
pub(super) fn breaks(minimum: f64, maximum: f64, wanted: Wanted, origin: f64) -> Vec<Break> {
    // Halved: the range itself may be too wide for f64.
    let width = (maximum / 2.0 - minimum / 2.0) / wanted.classes as f64 * 2.0;
    let exponent = width.log10().floor() as i32;
    (exponent - 1..=exponent + 1)
        .rev()
        .flat_map(|exponent| [5, 2, 1].map(|digit| step(digit, exponent)))
        .filter(|step| step.is_finite() && *step > 0.0)
        .map(|step| multiples(minimum..maximum, step, origin, wanted.most))
        .filter(|found| !found.is_empty() && found.len() < wanted.most)
        .min_by_key(|found| (found.len() + 1).abs_diff(wanted.classes))
        .unwrap_or_default()
        .into_iter()
        .map(Break::Given)
        .collect()
}

fn step(digit: u8, exponent: i32) -> f64 {
    format!("{digit}e{exponent}").parse().unwrap_or(0.0)
}

/// The numbers `origin` + m · `step` within the range, its ends excluded; `most` or more when there are too many.
fn multiples(range: Range<f64>, step: f64, origin: f64, most: usize) -> Vec<f64> {
    let first = (range.start / step - origin / step).floor();
    (0..=most + 2)
        .map(|more| tidy(origin + (first + more as f64) * step))
        .filter(|number| *number > range.start && *number < range.end)
        .collect()
}

/// The number without rounding noise beyond 13 digits.
fn tidy(number: f64) -> f64 {
    format!("{number:.12e}").parse().unwrap_or(number)
}
