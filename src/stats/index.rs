//! The index of a typology: the sum of standardised indicators, standardised again, with the share of each indicator in it.

use serde::{Deserialize, Serialize};

use super::error::StatsError;
use super::moments::Moments;

/// One indicator as it enters an index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexTerm<'a> {
    /// One per region; `None` = not known, and the region is not rated.
    pub values: &'a [Option<f64>],
    /// How much it counts, 1 = as usual. A negative weight turns an indicator whose high values are a relief.
    pub weight: f64,
}

/// Means and deviations that an index was made with, so that another period can be measured on the same scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexScale {
    /// One per term.
    pub terms: Vec<Moments>,
    /// Of the sum of weighted z-scores.
    pub sum: Moments,
}

/// An index over regions.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// One per region in standard deviations; `None` = not rated.
    pub values: Vec<Option<f64>>,
    /// What each term adds to the index of a region: `contributions[term][region]`; their sum is the index (less the mean of a
    /// foreign scale). A term without spread adds 0.
    pub contributions: Vec<Vec<Option<f64>>>,
    /// Means and deviations.
    pub scale: IndexScale,
    /// Terms that had one and the same value everywhere and were left out.
    pub constant: Vec<usize>,
}

impl Index {
    /// Number of regions that have an index.
    pub fn rated(&self) -> usize {
        self.values.iter().flatten().count()
    }
}

/// Which regions have every value and may be rated: `allowed` and all terms present.
pub fn rated_regions(terms: &[IndexTerm<'_>], allowed: &[bool]) -> Vec<bool> {
    let mut rated = allowed.to_vec();
    for term in terms {
        for (rated, value) in rated.iter_mut().zip(term.values) {
            *rated &= value.is_some_and(f64::is_finite);
        }
    }
    rated
}

/// The index of `terms` over the `allowed` regions (Berlin's Monitoring Soziale Stadtentwicklung): every indicator in population
/// standard deviations from its mean over the rated regions, unweighted; summed with the weights; the sum standardised again.
///
/// With `fixed`, means and deviations are taken from there instead (a base year).
///
/// # Errors
/// No region is rated; no term or sum has any spread; lists of different length.
pub fn index(
    terms: &[IndexTerm<'_>],
    allowed: &[bool],
    fixed: Option<&IndexScale>,
) -> Result<Index, StatsError> {
    let regions = allowed.len();
    if terms.iter().any(|term| term.values.len() != regions) {
        return Err(StatsError::UnequalLength);
    }
    if fixed.is_some_and(|scale| scale.terms.len() != terms.len()) {
        return Err(StatsError::UnequalLength);
    }
    let rated: Vec<usize> = rated_regions(terms, allowed)
        .iter()
        .enumerate()
        .filter(|(_, rated)| **rated)
        .map(|(i, _)| i)
        .collect();
    if rated.is_empty() || terms.is_empty() {
        return Err(StatsError::NothingRated);
    }
    let columns: Vec<Vec<f64>> = terms
        .iter()
        .map(|term| rated.iter().map(|region| term.values[*region].unwrap_or(0.0)).collect())
        .collect();
    let moments: Vec<Moments> = match fixed {
        Some(scale) => scale.terms.clone(),
        None => columns.iter().filter_map(|column| Moments::of(column.iter().copied())).collect(),
    };
    let constant: Vec<usize> = (0..terms.len()).filter(|term| moments[*term].sd == 0.0).collect();
    let scores: Vec<Vec<f64>> = columns
        .iter()
        .zip(&moments)
        .zip(terms)
        .map(|((column, moments), term)| {
            column.iter().map(|value| term.weight * moments.z(*value).unwrap_or(0.0)).collect()
        })
        .collect();
    let mut sums = vec![0.0; rated.len()];
    for column in &scores {
        for (sum, score) in sums.iter_mut().zip(column) {
            *sum += score;
        }
    }
    let sum = match fixed {
        Some(scale) => scale.sum,
        None => Moments::of(sums.iter().copied()).ok_or(StatsError::NothingRated)?,
    };
    // Indicators that cancel each other leave nothing but rounding.
    if sum.sd < 1e-9 || constant.len() == terms.len() {
        return Err(StatsError::AllConstant);
    }
    let spread = |values: &mut dyn Iterator<Item = f64>| {
        let mut all = vec![None; regions];
        for (region, value) in rated.iter().zip(values) {
            all[*region] = Some(value);
        }
        all
    };
    Ok(Index {
        values: spread(&mut sums.iter().map(|value| (value - sum.mean) / sum.sd)),
        contributions: scores
            .iter()
            .map(|column| spread(&mut column.iter().map(|score| score / sum.sd)))
            .collect(),
        scale: IndexScale { terms: moments, sum },
        constant,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    fn terms(columns: &[Vec<Option<f64>>]) -> Vec<IndexTerm<'_>> {
        columns.iter().map(|values| IndexTerm { values, weight: 1.0 }).collect()
    }

    fn close(found: &[Option<f64>], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found.unwrap() - expected).abs() < 5e-5, "{found:?} {expected}");
        }
    }

    #[test]
    fn known_status_and_dynamics() {
        let status = [
            some(&[3.0, 4.0, 5.0, 5.0, 6.0, 7.0, 9.0, 15.0]),
            some(&[4.0, 4.0, 6.0, 7.0, 7.0, 9.0, 12.0, 20.0]),
            some(&[5.0, 8.0, 9.0, 10.0, 12.0, 15.0, 22.0, 40.0]),
        ];
        let found = index(&terms(&status), &[true; 8], None).unwrap();
        close(&found.values, &[-0.9836, -0.7950, -0.5347, -0.4357, -0.2787, 0.0448, 0.6559, 2.3270]);
        let dynamics = [
            some(&[-0.5, -0.2, 0.0, -0.3, 0.1, 0.0, 0.4, 1.5]),
            some(&[-0.4, 0.0, 0.1, -0.2, 0.0, 0.2, 0.3, 1.0]),
            some(&[-1.0, -0.5, 0.0, -0.5, 0.2, 0.1, 1.0, 2.5]),
        ];
        let found = index(&terms(&dynamics), &[true; 8], None).unwrap();
        close(&found.values, &[-1.2170, -0.5341, -0.1679, -0.7646, -0.1304, -0.0489, 0.5646, 2.2984]);
    }

    #[test]
    fn contributions_add_up_to_the_index() {
        let columns = [some(&[1.0, 5.0, 2.0, 9.0]), some(&[4.0, 0.0, 3.0, 3.0]), some(&[7.0; 4])];
        let weighted: Vec<IndexTerm<'_>> = columns
            .iter()
            .zip([1.0, -0.5, 1.0])
            .map(|(values, weight)| IndexTerm { values, weight })
            .collect();
        let found = index(&weighted, &[true; 4], None).unwrap();
        assert_eq!(found.constant, [2]);
        for region in 0..4 {
            let sum: f64 = found.contributions.iter().map(|term| term[region].unwrap()).sum();
            assert!((sum - found.values[region].unwrap()).abs() < 1e-12);
        }
    }

    #[test]
    fn a_region_without_a_value_takes_no_part() {
        let with = [vec![Some(1.0), None, Some(3.0), Some(8.0)], some(&[2.0, 900.0, 4.0, 1.0])];
        let without = [some(&[1.0, 3.0, 8.0]), some(&[2.0, 4.0, 1.0])];
        let found = index(&terms(&with), &[true; 4], None).unwrap();
        let expected = index(&terms(&without), &[true; 3], None).unwrap();
        assert_eq!(found.values[1], None);
        assert_eq!(
            found.values.iter().flatten().collect::<Vec<_>>(),
            expected.values.iter().flatten().collect::<Vec<_>>()
        );
        let excluded = index(&terms(&status_like()), &[true, false, true, true], None).unwrap();
        assert_eq!((excluded.values[1], excluded.rated()), (None, 3));
    }

    fn status_like() -> [Vec<Option<f64>>; 2] {
        [some(&[1.0, 2.0, 3.0, 9.0]), some(&[2.0, 2.0, 5.0, 7.0])]
    }

    #[test]
    fn another_period_on_the_scale_of_the_first() {
        let first = [some(&[1.0, 2.0, 3.0]), some(&[2.0, 2.0, 5.0])];
        let scale = index(&terms(&first), &[true; 3], None).unwrap().scale;
        let same = index(&terms(&first), &[true; 3], Some(&scale)).unwrap();
        assert_eq!(same.values, index(&terms(&first), &[true; 3], None).unwrap().values);
        let higher = [some(&[2.0, 3.0, 4.0]), some(&[3.0, 3.0, 6.0])];
        let moved = index(&terms(&higher), &[true; 3], Some(&scale)).unwrap();
        assert!(moved.values.iter().zip(&same.values).all(|(after, before)| after > before));
    }

    #[test]
    fn nothing_to_rate() {
        let none = [vec![None; 3]];
        assert_eq!(index(&terms(&none), &[true; 3], None), Err(StatsError::NothingRated));
        let constant = [some(&[1.0; 3])];
        assert_eq!(index(&terms(&constant), &[true; 3], None), Err(StatsError::AllConstant));
        let opposed = [some(&[1.0, 2.0, 7.0]), some(&[0.7, 0.6, 0.1])];
        assert_eq!(index(&terms(&opposed), &[true; 3], None), Err(StatsError::AllConstant));
        assert_eq!(index(&terms(&opposed), &[true; 2], None), Err(StatsError::UnequalLength));
    }
}
