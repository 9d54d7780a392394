//! Breaks around a reference value: one break at the reference, the classes on both sides.

use super::cuts::Break;
use super::distinct::DistinctValues;
use super::scheme::{Wanted, plain_breaks};
use super::{
    ClassifyError, ClassifyOptions, IntervalRule, Scheme, ValueOnBreak, equal_interval, geometric, pretty,
};

/// The breaks of the scheme around `turn`: about half of the classes below it, half above.
///
/// Schemes that take a class count are applied to each side by itself; pretty steps start at the reference; the others
/// keep their own breaks and get the reference as one more. A reference outside the values leaves the scheme as it is.
pub(super) fn breaks(
    distinct: &DistinctValues,
    options: &ClassifyOptions,
    turn: f64,
    wanted: Wanted,
) -> Result<Vec<Break>, ClassifyError> {
    let opens_upper_class =
        options.interval == IntervalRule::LowerClosed && options.value_on_break == ValueOnBreak::ByInterval;
    let below =
        distinct.values.partition_point(|value| *value < turn || (!opens_upper_class && *value == turn));
    if below == 0 || below == distinct.len() {
        return plain_breaks(distinct, options, wanted);
    }
    let sides = [distinct.part(0..below), distinct.part(below..distinct.len())];
    let [classes_below, classes_above] = share_out(&sides, turn, wanted.classes);
    let [low, high] = &sides;
    let (minimum, maximum) = (distinct.minimum(), distinct.maximum());
    // Room for the reference itself.
    let one_less = Wanted { most: wanted.most - 1, ..wanted };
    let mut breaks = match options.scheme {
        Scheme::EqualInterval => both(
            equal_interval::breaks(minimum, turn, classes_below),
            equal_interval::breaks(turn, maximum, classes_above),
        ),
        Scheme::Geometric => {
            geometric::check(distinct)?;
            both(
                geometric::breaks(minimum, turn, classes_below),
                geometric::breaks(turn, maximum, classes_above),
            )
        }
        Scheme::Quantile | Scheme::FisherJenks | Scheme::MaximumBreaks => both(
            plain_breaks(low, options, Wanted { classes: classes_below, ..wanted })?,
            plain_breaks(high, options, Wanted { classes: classes_above, ..wanted })?,
        ),
        Scheme::Pretty => pretty::breaks(minimum, maximum, one_less, turn),
        Scheme::HeadTail | Scheme::StandardDeviation | Scheme::BoxPlot | Scheme::Manual => {
            plain_breaks(distinct, options, one_less)?
        }
    };
    breaks.push(Break::Given(turn));
    Ok(breaks)
}

fn both(mut below: Vec<Break>, above: Vec<Break>) -> Vec<Break> {
    below.extend(above);
    below
}

/// Half of the classes for each side; the odd one, and what a side with few values cannot use, for the other: first for
/// the side that reaches further from the reference.
fn share_out(sides: &[DistinctValues; 2], turn: f64, classes: usize) -> [usize; 2] {
    let [low, high] = sides;
    let reaches_further_down = turn - low.minimum() > high.maximum() - turn;
    let half = classes / 2;
    let wanted_below = if reaches_further_down { classes - half } else { half };
    let below = wanted_below.clamp(1, low.len());
    let above = classes.saturating_sub(below).clamp(1, high.len());
    [classes.saturating_sub(above).clamp(1, low.len()), above]
}
