//! How unevenly a group lives among the regions.

use super::error::StatsError;

/// Indices of segregation, all 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segregation {
    /// Dissimilarity of Duncan and Duncan 1955: the share of the group that would have to move for an even spread.
    pub dissimilarity: f64,
    /// Isolation: how large the group is around its average member.
    pub isolation: f64,
    /// Isolation freed of the size of the group (η², correlation ratio).
    pub eta_squared: f64,
    /// Regions with both counts.
    pub regions: usize,
}

/// Segregation of `group` within `total` over the regions where both counts are known.
///
/// # Errors
/// Fewer than two regions; the group is empty, everybody, or larger than the total somewhere; lists of different length.
pub fn segregation(group: &[Option<f64>], total: &[Option<f64>]) -> Result<Segregation, StatsError> {
    if group.len() != total.len() {
        return Err(StatsError::UnequalLength);
    }
    let pairs: Vec<(f64, f64)> =
        group.iter().zip(total).filter_map(|(group, total)| Some(((*group)?, (*total)?))).collect();
    if pairs.len() < 2 {
        return Err(StatsError::TooFew { found: pairs.len(), needed: 2 });
    }
    let (all_group, all) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let impossible = pairs.iter().any(|(group, total)| *group < 0.0 || group > total);
    if impossible || all_group <= 0.0 || all_group >= all {
        return Err(StatsError::NoSuchGroup);
    }
    let others = all - all_group;
    let dissimilarity =
        pairs.iter().map(|(group, total)| (group / all_group - (total - group) / others).abs()).sum::<f64>()
            / 2.0;
    let isolation: f64 = pairs
        .iter()
        .filter(|(_, total)| *total > 0.0)
        .map(|(group, total)| group / all_group * (group / total))
        .sum();
    let share = all_group / all;
    Ok(Segregation {
        dissimilarity,
        isolation,
        eta_squared: (isolation - share) / (1.0 - share),
        regions: pairs.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answer() {
        let group = [100.0, 50.0, 10.0, 40.0].map(Some);
        let total = [200.0, 300.0, 250.0, 250.0].map(Some);
        let found = segregation(&group, &total).unwrap();
        assert!((found.dissimilarity - 0.375).abs() < 1e-9);
        assert!((found.isolation - 0.325_667).abs() < 1e-6);
        assert!((found.eta_squared - 0.157_083).abs() < 1e-6);
    }

    #[test]
    fn impossible_groups() {
        let check = |group: [f64; 2], total: [f64; 2]| segregation(&group.map(Some), &total.map(Some)).err();
        assert_eq!(check([0.0, 0.0], [5.0, 5.0]), Some(StatsError::NoSuchGroup));
        assert_eq!(check([5.0, 5.0], [5.0, 5.0]), Some(StatsError::NoSuchGroup));
        assert_eq!(check([6.0, 1.0], [5.0, 5.0]), Some(StatsError::NoSuchGroup));
        assert_eq!(
            segregation(&[Some(1.0)], &[Some(2.0)]).err(),
            Some(StatsError::TooFew { found: 1, needed: 2 })
        );
    }
}
