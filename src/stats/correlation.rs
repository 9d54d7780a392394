//! How far indicators say the same: Pearson's r and Spearman's ρ, as a matrix over the rated regions.

use super::error::StatsError;
use super::index::{IndexTerm, rated_regions};
use super::moments::Moments;
use super::ranks::percentile_ranks;

/// Correlations of indicators with each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlations {
    /// Regions that have all indicators.
    pub n: usize,
    /// `r[a][b]`: Pearson's r, `None` where one of the two is constant.
    pub r: Vec<Vec<Option<f64>>>,
}

impl Correlations {
    /// Pairs (first before second) whose |r| exceeds `limit`, strongest first.
    pub fn pairs_above(&self, limit: f64) -> Vec<(usize, usize, f64)> {
        let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
        for (a, row) in self.r.iter().enumerate() {
            for (b, r) in row.iter().enumerate().skip(a + 1) {
                pairs.extend(r.filter(|r| r.abs() > limit).map(|r| (a, b, r)));
            }
        }
        pairs.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()).then((a.0, a.1).cmp(&(b.0, b.1))));
        pairs
    }
}

/// Pearson's r of pairs; `None` when one side is constant or there are fewer than two pairs.
pub fn pearson(pairs: &[(f64, f64)]) -> Option<f64> {
    let x = Moments::of(pairs.iter().map(|pair| pair.0))?;
    let y = Moments::of(pairs.iter().map(|pair| pair.1))?;
    if x.sd == 0.0 || y.sd == 0.0 {
        return None;
    }
    let sum: f64 = pairs.iter().map(|pair| (pair.0 - x.mean) * (pair.1 - y.mean)).sum();
    Some((sum / pairs.len() as f64 / (x.sd * y.sd)).clamp(-1.0, 1.0))
}

/// Spearman's ρ: Pearson's r of the ranks, ties sharing theirs.
pub fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let ranks = |of: fn(&(f64, f64)) -> f64| {
        percentile_ranks(&pairs.iter().map(|pair| Some(of(pair))).collect::<Vec<_>>())
    };
    let (x, y) = (ranks(|pair| pair.0), ranks(|pair| pair.1));
    let ranked: Vec<(f64, f64)> = x.into_iter().flatten().zip(y.into_iter().flatten()).collect();
    pearson(&ranked)
}

/// The correlation matrix of indicators over the allowed regions that have all of them.
///
/// # Errors
/// No region is rated; lists of different length.
pub fn correlations(terms: &[IndexTerm<'_>], allowed: &[bool]) -> Result<Correlations, StatsError> {
    if terms.iter().any(|term| term.values.len() != allowed.len()) {
        return Err(StatsError::UnequalLength);
    }
    let rated = rated_regions(terms, allowed);
    let columns: Vec<Vec<f64>> = terms
        .iter()
        .map(|term| {
            term.values
                .iter()
                .zip(&rated)
                .filter(|(_, rated)| **rated)
                .filter_map(|(value, _)| *value)
                .collect()
        })
        .collect();
    let n = rated.iter().filter(|rated| **rated).count();
    if n == 0 {
        return Err(StatsError::NothingRated);
    }
    let pair = |a: &[f64], b: &[f64]| pearson(&a.iter().copied().zip(b.iter().copied()).collect::<Vec<_>>());
    Ok(Correlations { n, r: columns.iter().map(|a| columns.iter().map(|b| pair(a, b)).collect()).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anscombe() {
        // Anscombe 1973, first data set: r = 0.81642.
        let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
        let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        let pairs: Vec<(f64, f64)> = x.into_iter().zip(y).collect();
        assert!((pearson(&pairs).unwrap() - 0.816_420_5).abs() < 1e-6);
        assert!((spearman(&pairs).unwrap() - 0.818_181_8).abs() < 1e-6);
        assert_eq!(pearson(&[(1.0, 2.0), (1.0, 3.0)]), None);
    }

    #[test]
    fn strong_pairs_first() {
        let a: Vec<Option<f64>> = [1.0, 2.0, 3.0, 4.0].map(Some).to_vec();
        let b: Vec<Option<f64>> = [1.1, 2.0, 2.9, 4.2].map(Some).to_vec();
        let c: Vec<Option<f64>> = [4.0, 3.0, 2.0, 1.0].map(Some).to_vec();
        let terms: Vec<IndexTerm<'_>> =
            [&a, &b, &c].into_iter().map(|values| IndexTerm { values, weight: 1.0 }).collect();
        let found = correlations(&terms, &[true; 4]).unwrap();
        let pairs: Vec<(usize, usize)> = found.pairs_above(0.9).iter().map(|pair| (pair.0, pair.1)).collect();
        assert_eq!((found.n, pairs), (4, vec![(0, 2), (0, 1), (1, 2)]));
    }
}
