//! Rates of small places: how uncertain they are, and how far they should be trusted.

/// A range that holds the true value with a stated probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The 95 % interval of a share (Wilson 1927); `None` unless 0 ≤ cases ≤ people and there are people.
pub fn wilson(cases: f64, people: f64) -> Option<Interval> {
    if !(people > 0.0 && (0.0..=people).contains(&cases)) {
        return None;
    }
    let z = 1.959_963_984_540_054_f64;
    let share = cases / people;
    let square = z * z / people;
    let middle = (share + square / 2.0) / (1.0 + square);
    let half = z / (1.0 + square) * (share * (1.0 - share) / people + square / (4.0 * people)).sqrt();
    Some(Interval { low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
}

/// Rates drawn towards the mean of all regions, the more the fewer people there are (global empirical Bayes, Marshall 1991).
/// One per region; `None` where cases or people are unknown or nobody lives there.
pub fn empirical_bayes(cases: &[Option<f64>], people: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = |region: usize| match (cases.get(region), people.get(region)) {
        (Some(Some(cases)), Some(Some(people))) if *people > 0.0 => Some((*cases, *people)),
        _ => None,
    };
    let pairs: Vec<(f64, f64)> = (0..cases.len()).filter_map(known).collect();
    let (all_cases, all_people) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    if all_people == 0.0 {
        return vec![None; cases.len()];
    }
    let mean = all_cases / all_people;
    let spread: f64 =
        pairs.iter().map(|(cases, people)| people * (cases / people - mean).powi(2)).sum::<f64>()
            / all_people;
    let variance = (spread - mean / (all_people / pairs.len() as f64)).max(0.0);
    (0..cases.len())
        .map(|region| {
            let (cases, people) = known(region)?;
            let own = mean / people;
            let trust = if variance + own > 0.0 { variance / (variance + own) } else { 1.0 };
            Some(trust * cases / people + (1.0 - trust) * mean)
        })
        .collect()
}

/// The share of a group in each region beside its share in all of them: 1 = as everywhere, 2 = twice as many. `None` where a
/// count is unknown or nobody lives.
pub fn location_quotients(group: &[Option<f64>], total: &[Option<f64>]) -> Vec<Option<f64>> {
    let pairs = group.iter().zip(total).filter_map(|(group, total)| Some(((*group)?, (*total)?)));
    let (all_group, all) = pairs.fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let share = if all > 0.0 { all_group / all } else { 0.0 };
    group
        .iter()
        .zip(total)
        .map(|(group, total)| {
            let (group, total) = ((*group)?, (*total)?);
            (total > 0.0 && share > 0.0).then(|| group / total / share)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_intervals() {
        // Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
        for (cases, people, low, high) in [
            (81.0, 263.0, 0.2553, 0.3662),
            (15.0, 148.0, 0.0624, 0.1605),
            (0.0, 20.0, 0.0, 0.1611),
            (1.0, 29.0, 0.0061, 0.1718),
        ] {
            let found = wilson(cases, people).unwrap();
            assert!((found.low - low).abs() < 6e-5 && (found.high - high).abs() < 6e-5, "{found:?}");
        }
        assert_eq!((wilson(3.0, 0.0), wilson(5.0, 4.0)), (None, None));
    }

    #[test]
    fn small_places_are_drawn_to_the_mean() {
        let cases = [Some(2.0), Some(60.0), Some(5.0), None, Some(0.0)];
        let people = [Some(10.0), Some(1000.0), Some(200.0), Some(50.0), Some(0.0)];
        let found = empirical_bayes(&cases, &people);
        let mean = 67.0 / 1210.0;
        assert!(found[0].unwrap() < 0.2 && found[0].unwrap() > mean);
        assert!((found[1].unwrap() - 0.06).abs() < (0.06 - mean) / 2.0 + 1e-9);
        assert_eq!((found[3], found[4]), (None, None));
        // Without spread beyond chance everybody has the mean.
        let even = empirical_bayes(&[Some(1.0), Some(2.0)], &[Some(10.0), Some(20.0)]);
        assert!(even.iter().all(|rate| (rate.unwrap() - 0.1).abs() < 1e-12));
    }

    #[test]
    fn quotients() {
        let found = location_quotients(&[Some(10.0), Some(10.0), None], &[Some(20.0), Some(80.0), Some(5.0)]);
        assert_eq!(found, [Some(2.5), Some(0.625), None]);
    }
}
