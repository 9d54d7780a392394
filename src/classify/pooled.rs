//! One set of breaks for several maps, and whether zero deserves a class of its own.

/// Share of zeros from which a class of their own is offered.
const OFFERED_FROM: f64 = 0.1;

/// The values of several maps (panels, periods) as one set: classed together they share one legend.
///
/// Count the values of a single map with [`super::ClassBreaks::counts_of`].
pub fn pool<'a>(value_sets: impl IntoIterator<Item = &'a [f64]>) -> Vec<f64> {
    value_sets.into_iter().flatten().copied().collect()
}

/// Share of zeros among `values`, 0–1; 0 when there are no values.
pub fn zero_share(values: &[f64]) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    values.iter().filter(|value| **value == 0.0).count() as f64 / values.len() as f64
}

/// Whether a zero class is worth offering: at least 10 % zeros, no negative value, and not zeros alone.
pub fn offers_zero_class(values: &[f64]) -> bool {
    let any_positive = values.iter().any(|value| *value > 0.0);
    let any_negative = values.iter().any(|value| *value < 0.0);
    any_positive && !any_negative && zero_share(values) >= OFFERED_FROM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_class_is_offered_from_ten_percent() {
        fn check(values: &[f64], expected: bool) {
            assert_eq!(offers_zero_class(values), expected, "{values:?}");
        }
        check(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0], true);
        check(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0], false);
        check(&[0.0, -1.0, 2.0], false);
        check(&[0.0, 0.0], false);
        check(&[], false);
        assert_eq!(pool([&[1.0, 2.0][..], &[3.0][..]]), [1.0, 2.0, 3.0]);
    }
}
