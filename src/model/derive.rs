//! Derived indicators: a ratio computed from the counts that its numerator and denominator name, a count from its parts.

use super::indicator::{Indicator, IndicatorKind, Sum};
use super::level::Level;
use super::observation::{Observation, ValueState};
use super::period::Period;
use super::project::Coverage;

/// The stored coverage, and beside it the periods for which derivable indicators can be computed.
///
/// Each term is taken from the period itself or, where it has none, from the only one in the same year
/// (unemployed of 2016 over residents of 31.12.2016).
pub fn coverage_with_derived(stored: &Coverage, indicators: &[Indicator], levels: &[Level]) -> Coverage {
    let mut all = stored.clone();
    for indicator in indicators.iter().filter(|indicator| indicator.is_derivable()) {
        for level in levels {
            let key = (indicator.code.clone(), level.id);
            let computable = derivable_periods(stored, indicator, level);
            let periods = all.entry(key.clone()).or_default();
            periods.extend(computable);
            periods.sort_unstable();
            periods.dedup();
            if periods.is_empty() {
                all.remove(&key);
            }
        }
    }
    all
}

fn derivable_periods(stored: &Coverage, indicator: &Indicator, level: &Level) -> Vec<Period> {
    let terms: Vec<_> =
        [&indicator.numerator, &indicator.denominator].into_iter().flatten().flat_map(Sum::codes).collect();
    let Some(first) = terms.first() else { return Vec::new() };
    let periods_of =
        |code: &super::IndicatorCode| stored.get(&(code.clone(), level.id)).map_or(&[][..], Vec::as_slice);
    periods_of(first)
        .iter()
        .copied()
        .filter(|period| terms.iter().all(|code| term_period(*period, periods_of(code)).is_some()))
        .collect()
}

/// The stored period that stands for `wanted` in a term: the same, the only one in the same year, or the year of a day.
pub fn term_period(wanted: Period, stored: &[Period]) -> Option<Period> {
    let year = Period::year(wanted.calendar_year());
    wanted.resolve(stored).or_else(|| year.resolve(stored))
}

/// The sum of the terms of one region: known only when every term is known; secret when one of them is.
pub fn sum_of_terms(terms: &[Observation]) -> Observation {
    let mut total = Observation::of(0.0);
    for term in terms {
        match (term.value, term.state) {
            (Some(value), ValueState::Value) => {
                total.value = total.value.map(|sum| sum + value);
                total.estimated |= term.estimated;
                total.projected |= term.projected;
            }
            (_, state) => {
                return Observation::absent(if state == ValueState::Value {
                    ValueState::NoData
                } else {
                    state
                });
            }
        }
    }
    total
}

/// Numerator over denominator times factor; no data where the denominator is 0.
pub fn ratio(numerator: Observation, denominator: Observation, factor: f64) -> Observation {
    match (numerator.value, denominator.value) {
        (Some(above), Some(below)) => {
            let value = (below != 0.0).then(|| above / below * factor);
            Observation {
                value,
                state: if value.is_some() { ValueState::Value } else { ValueState::NoData },
                numerator: Some(above),
                denominator: Some(below),
                estimated: numerator.estimated || denominator.estimated,
                projected: numerator.projected || denominator.projected,
                sign: None,
            }
        }
        (None, _) => Observation::absent(numerator.state),
        (_, None) => Observation::absent(denominator.state),
    }
}

/// The value of a parent region from its parts, each with the share that lies in the parent; `None` when the kind
/// of indicator forbids it or no part is known.
///
/// Counts add up (all parts must be known); a ratio or mean is Σ numerator / Σ denominator, with parts of which only
/// the rate is known weighted by `weights` (residents, say) and the result marked estimated. An index is never summed.
pub fn roll_up(
    indicator: &Indicator,
    parts: &[(Observation, f64)],
    weights: Option<&[f64]>,
) -> Option<Observation> {
    if parts.is_empty() {
        return None;
    }
    let split = parts.iter().any(|(_, share)| *share < 1.0);
    let mut result = match indicator.kind {
        IndicatorKind::Index => return None,
        IndicatorKind::Count => count_of(parts),
        IndicatorKind::Ratio | IndicatorKind::Mean => rate_of(indicator, parts, weights)?,
    };
    result.estimated |= split;
    Some(result)
}

fn count_of(parts: &[(Observation, f64)]) -> Observation {
    let mut total = Observation::of(0.0);
    for (part, share) in parts {
        match part.value {
            Some(value) => {
                total.value = total.value.map(|sum| sum + value * share);
                total.estimated |= part.estimated;
                total.projected |= part.projected;
            }
            None => return Observation::absent(part.state),
        }
    }
    total
}

fn rate_of(
    indicator: &Indicator,
    parts: &[(Observation, f64)],
    weights: Option<&[f64]>,
) -> Option<Observation> {
    let (mut above, mut below) = (0.0, 0.0);
    let (mut exact, mut known) = (true, 0_usize);
    let mut flags = Observation::of(0.0);
    for (position, (part, share)) in parts.iter().enumerate() {
        let weight = weights.and_then(|weights| weights.get(position)).copied();
        match (part.numerator, part.denominator, part.value, weight) {
            (Some(numerator), Some(denominator), _, _) => {
                above += numerator * share;
                below += denominator * share;
            }
            (_, _, Some(value), Some(weight)) => {
                above += value / indicator.factor * weight * share;
                below += weight * share;
                exact = false;
            }
            _ => {
                exact = false;
                continue;
            }
        }
        known += 1;
        flags.estimated |= part.estimated;
        flags.projected |= part.projected;
    }
    if known == 0 {
        return None;
    }
    let mut result = ratio(Observation::of(above), Observation::of(below), indicator.factor);
    result.estimated = !exact || flags.estimated;
    result.projected = flags.projected;
    Some(result)
}

/// Whether the sums of an indicator need the area of the regions.
pub fn needs_area(indicator: &Indicator) -> bool {
    [&indicator.numerator, &indicator.denominator].into_iter().any(|sum| matches!(sum, Some(Sum::AreaKm2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share_of(numerator: f64, denominator: f64) -> Observation {
        ratio(Observation::of(numerator), Observation::of(denominator), 100.0)
    }

    #[test]
    fn a_denominator_of_zero_is_no_data() {
        assert_eq!(share_of(0.0, 0.0).state, ValueState::NoData);
        assert_eq!(share_of(3.0, 12.0).value, Some(25.0));
        let secret = Observation::absent(ValueState::Secret);
        assert_eq!(ratio(secret, Observation::of(5.0), 100.0).state, ValueState::Secret);
    }

    #[test]
    fn ratios_roll_up_by_their_sums() {
        let mut indicator = Indicator::new("U18", "Unter 18-Jährige");
        indicator.kind = IndicatorKind::Ratio;
        indicator.factor = 100.0;
        let parts = [(share_of(10.0, 100.0), 1.0), (share_of(90.0, 300.0), 1.0)];
        let whole = roll_up(&indicator, &parts, None).expect("known");
        assert_eq!(whole.value, Some(25.0));
        assert!(!whole.estimated);
        let rates = [(Observation::of(10.0), 1.0), (Observation::of(30.0), 1.0)];
        let weighted = roll_up(&indicator, &rates, Some(&[100.0, 300.0])).expect("known");
        assert_eq!(weighted.value, Some(25.0));
        assert!(weighted.estimated);
        indicator.kind = IndicatorKind::Index;
        assert_eq!(roll_up(&indicator, &parts, None), None);
    }

    #[test]
    fn a_count_with_an_unknown_part_is_unknown() {
        let mut indicator = Indicator::new("EW", "Einwohner");
        indicator.kind = IndicatorKind::Count;
        let secret = Observation::absent(ValueState::Secret);
        let parts = [(Observation::of(5.0), 1.0), (secret, 1.0)];
        assert_eq!(roll_up(&indicator, &parts, None).map(|whole| whole.state), Some(ValueState::Secret));
        let split = [(Observation::of(5.0), 0.5), (Observation::of(7.0), 1.0)];
        let whole = roll_up(&indicator, &split, None).expect("known");
        assert_eq!((whole.value, whole.estimated), (Some(9.5), true));
    }
}
