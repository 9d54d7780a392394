//! Which periods several indicators have in common, and which indicators stand in the way of one.

use super::indicator::IndicatorCode;
use super::period::Period;

/// An indicator with the periods that it has on a level, ascending.
pub type KnownPeriods = (IndicatorCode, Vec<Period>);

/// Indicators without values for the period that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// The period: the one asked for, else the latest of those that most indicators have; `None` where nobody has any.
    pub period: Option<Period>,
    /// The indicators without it, in their order.
    pub codes: Vec<IndicatorCode>,
}

/// The stored period that is the same one, or in the same year.
pub fn same_period(period: Period, stored: &[Period]) -> Option<Period> {
    period.resolve(stored).or_else(|| Period::year(period.calendar_year()).resolve(stored))
}

/// Periods that all indicators have, ascending.
pub fn common_periods(known: &[KnownPeriods]) -> Vec<Period> {
    let Some((_, first)) = known.first() else { return Vec::new() };
    let in_all = |period: &Period| known.iter().all(|(_, stored)| same_period(*period, stored).is_some());
    first.iter().copied().filter(in_all).collect()
}

/// What keeps the indicators from being shown together in the period asked for, or in any; `None` where nothing does.
pub fn lacking(known: &[KnownPeriods], asked: Option<Period>) -> Option<Lacking> {
    let has =
        |period: Period| known.iter().filter(|(_, stored)| same_period(period, stored).is_some()).count();
    if asked.is_none() && !common_periods(known).is_empty() {
        return None;
    }
    let mut all: Vec<Period> = known.iter().flat_map(|(_, stored)| stored.iter().copied()).collect();
    all.sort_unstable();
    let period = asked.or_else(|| all.into_iter().max_by_key(|period| (has(*period), *period)));
    let without = |stored: &[Period]| period.is_none_or(|period| same_period(period, stored).is_none());
    let codes: Vec<IndicatorCode> =
        known.iter().filter(|(_, stored)| without(stored)).map(|(code, _)| code.clone()).collect();
    (!codes.is_empty()).then_some(Lacking { period, codes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(code: &str, years: &[i16]) -> KnownPeriods {
        (IndicatorCode(code.to_owned()), years.iter().copied().map(Period::year).collect())
    }

    #[test]
    fn who_stands_in_the_way_is_named() {
        let check = |known: &[KnownPeriods], asked: Option<i16>, expected: Option<(Option<i16>, &[&str])>| {
            let found = lacking(known, asked.map(Period::year));
            let codes = |codes: &[&str]| codes.iter().map(|code| IndicatorCode((*code).to_owned())).collect();
            let expected =
                expected.map(|(period, of)| Lacking { period: period.map(Period::year), codes: codes(of) });
            assert_eq!(found, expected);
        };
        let [a, b, c] = [known("A", &[2019, 2021]), known("B", &[2019, 2021]), known("C", &[2020])];
        check(&[a.clone(), b.clone()], None, None);
        check(&[a.clone(), b.clone()], Some(2020), Some((Some(2020), &["A", "B"])));
        check(&[a.clone(), b.clone(), c], None, Some((Some(2021), &["C"])));
        check(&[a, known("D", &[])], None, Some((Some(2021), &["D"])));
        check(&[known("D", &[])], None, Some((None, &["D"])));
        check(&[], None, None);
    }

    #[test]
    fn a_day_and_a_school_year_share_their_year() {
        let day = |year| Period::day(year, 12, 31).expect("a day");
        let days = (IndicatorCode("A".to_owned()), vec![day(2022), day(2023)]);
        assert_eq!(common_periods(&[days, known("B", &[2023])]), vec![day(2023)]);
    }
}
