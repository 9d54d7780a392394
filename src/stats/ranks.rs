//! Ranks instead of standard deviations: percentile ranks, their mean over indicators, and classes of equal size.

use super::error::StatsError;
use super::index::{IndexTerm, rated_regions};

/// The percentile rank of each value among the values present: 0 = lowest, 100 = highest, ties share the mean of their ranks.
/// A single value has rank 50.
pub fn percentile_ranks(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(f64, usize)> =
        values.iter().enumerate().filter_map(|(region, value)| Some(((*value)?, region))).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut ranks = vec![None; values.len()];
    let last = order.len().saturating_sub(1) as f64;
    for tied in order.chunk_by(|a, b| a.0 == b.0) {
        let first = ranks_before(&order, tied) as f64;
        let rank = first + (tied.len() - 1) as f64 / 2.0;
        let percent = if last > 0.0 { 100.0 * rank / last } else { 50.0 };
        for (_, region) in tied {
            ranks[*region] = Some(percent);
        }
    }
    ranks
}

/// How many entries stand before a part of a list.
fn ranks_before(order: &[(f64, usize)], part: &[(f64, usize)]) -> usize {
    let value = part.first().map_or(f64::INFINITY, |(value, _)| *value);
    order.partition_point(|(other, _)| *other < value)
}

/// The weighted mean of the percentile ranks of several indicators, 0 to 100, high = burden; `None` = not rated. An indicator of
/// negative weight is ranked from the other end. Needs no normal distribution and few regions.
///
/// # Errors
/// No region is rated; lists of different length.
pub fn mean_percentile_rank(
    terms: &[IndexTerm<'_>],
    allowed: &[bool],
) -> Result<Vec<Option<f64>>, StatsError> {
    if terms.iter().any(|term| term.values.len() != allowed.len()) {
        return Err(StatsError::UnequalLength);
    }
    let rated = rated_regions(terms, allowed);
    let weights: f64 = terms.iter().map(|term| term.weight.abs()).sum();
    if !rated.contains(&true) || weights == 0.0 {
        return Err(StatsError::NothingRated);
    }
    let mut sums = vec![0.0; allowed.len()];
    for term in terms {
        let values: Vec<Option<f64>> =
            term.values.iter().zip(&rated).map(|(value, rated)| value.filter(|_| *rated)).collect();
        for (sum, rank) in sums.iter_mut().zip(percentile_ranks(&values)) {
            let rank = rank.unwrap_or(0.0);
            *sum += term.weight.abs() * if term.weight < 0.0 { 100.0 - rank } else { rank };
        }
    }
    Ok(sums.into_iter().zip(rated).map(|(sum, rated)| rated.then(|| sum / weights)).collect())
}

/// Classes of equal size, 1 to `classes`, cut at the i/k quantiles (type 7); equal values share a class. `None` stays `None`.
pub fn quantile_classes(values: &[Option<f64>], classes: u8) -> Vec<Option<u8>> {
    let mut sorted: Vec<f64> = values.iter().flatten().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let cuts: Vec<f64> =
        (1..classes).map(|cut| quantile(&sorted, f64::from(cut) / f64::from(classes))).collect();
    let class = |value: f64| 1 + cuts.iter().filter(|cut| **cut < value).count() as u8;
    values.iter().map(|value| value.map(class)).collect()
}

/// The quantile of type 7 (linear between the order statistics) of ascending values; NaN-free, 0 without values.
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let position = share * last as f64;
    let below = (position.floor() as usize).min(last);
    let above = (below + 1).min(last);
    let (low, high) = (sorted[below], sorted[above]);
    low + (high - low) * (position - below as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_their_rank() {
        let values = [Some(3.0), Some(1.0), None, Some(3.0), Some(9.0), Some(2.0)];
        let expected = [Some(62.5), Some(0.0), None, Some(62.5), Some(100.0), Some(25.0)];
        assert_eq!(percentile_ranks(&values), expected);
        assert_eq!(percentile_ranks(&[None, Some(4.0)]), [None, Some(50.0)]);
    }

    #[test]
    fn a_relief_counts_from_the_other_end() {
        let burden = [Some(1.0), Some(2.0), Some(3.0)];
        let relief = [Some(30.0), Some(20.0), Some(10.0)];
        let terms = [IndexTerm { values: &burden, weight: 1.0 }, IndexTerm { values: &relief, weight: -3.0 }];
        let found = mean_percentile_rank(&terms, &[true; 3]).unwrap();
        assert_eq!(found, [Some(0.0), Some(50.0), Some(100.0)]);
        assert_eq!(mean_percentile_rank(&terms, &[false; 3]), Err(StatsError::NothingRated));
    }

    #[test]
    fn quintiles_never_split_equal_values() {
        let values: Vec<Option<f64>> = (1..=10).map(|value| Some(f64::from(value))).collect();
        let classes: Vec<u8> = quantile_classes(&values, 5).into_iter().flatten().collect();
        assert_eq!(classes, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        let tied = [Some(0.0), Some(0.0), Some(0.0), Some(0.0), Some(1.0), None];
        assert_eq!(quantile_classes(&tied, 5), [Some(1), Some(1), Some(1), Some(1), Some(5), None]);
        assert_eq!(quantile_classes(&[Some(2.0); 3], 5), [Some(1); 3]);
    }

    #[test]
    fn quantiles_of_the_sample() {
        // Sample A, quantile k = 5: 5.08 6.22 8.16 12.36.
        let sorted = [4.1, 4.8, 5.0, 5.2, 5.9, 6.3, 7.7, 8.1, 8.4, 9.6, 14.2, 15.0, 21.5];
        for (share, expected) in [(0.2, 5.08), (0.4, 6.22), (0.6, 8.16), (0.8, 12.36)] {
            assert!((quantile(&sorted, share) - expected).abs() < 1e-9);
        }
    }
}
