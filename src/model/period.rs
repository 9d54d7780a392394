//! Periods: the year, date or school year that a value belongs to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Language;

/// A year, a day or a school year. Written and stored as `2015`, `2015-12-31`, `2015/16`.
///
/// Orders by time; a year sorts before the days in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    year: i16,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Part {
    Year,
    Day { month: u8, day: u8 },
    SchoolYear,
}

/// The text is no year, day or school year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no period: expected 2015, 2015-12-31, 31.12.2015 or 2015/16")]
pub struct PeriodError(pub String);

impl Period {
    /// A calendar year.
    pub fn year(year: i16) -> Self {
        Self { year, part: Part::Year }
    }

    /// A day; `None` when the calendar has no such day.
    pub fn day(year: i16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        valid.then_some(Self { year, part: Part::Day { month, day } })
    }

    /// The school year that begins in `year`.
    pub fn school_year(year: i16) -> Self {
        Self { year, part: Part::SchoolYear }
    }

    /// The year, for a school year the one it begins in.
    pub fn calendar_year(self) -> i16 {
        self.year
    }

    /// Whether this request (`2015`) can mean the stored period (`2015-12-31`, `2015/16`).
    pub fn matches(self, stored: Self) -> bool {
        self == stored || (self.part == Part::Year && self.year == stored.year)
    }

    /// The stored period that is meant: the same one, else the only one that [`Period::matches`].
    pub fn resolve(self, stored: &[Self]) -> Option<Self> {
        if stored.contains(&self) {
            return Some(self);
        }
        let mut candidates = stored.iter().copied().filter(|period| self.matches(*period));
        match (candidates.next(), candidates.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The place on a time axis in years: in the same order as the periods themselves, a year at its beginning, a school
    /// year at the end of the year it begins in.
    pub fn place_in_years(self) -> f64 {
        let year = f64::from(self.year);
        match self.part {
            Part::Year => year,
            Part::Day { month, day } => {
                let before = (1..month).map(|month| u16::from(days_in_month(self.year, month))).sum::<u16>();
                year + f64::from(before + u16::from(day)) / 368.0
            }
            Part::SchoolYear => year + 0.998,
        }
    }

    /// As people write it: `2015`, `31.12.2015` (English `31 Dec 2015`), `2015/16`.
    pub fn to_text(self, language: Language) -> String {
        match (self.part, language) {
            (Part::Day { month, day }, Language::De) => format!("{day:02}.{month:02}.{:04}", self.year),
            (Part::Day { month, day }, Language::En) => {
                let month = MONTHS.get(usize::from(month).saturating_sub(1)).unwrap_or(&"");
                format!("{day} {month} {:04}", self.year)
            }
            _ => self.to_string(),
        }
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Year => write!(f, "{:04}", self.year),
            Part::Day { month, day } => write!(f, "{:04}-{month:02}-{day:02}", self.year),
            Part::SchoolYear => {
                write!(f, "{:04}/{:02}", self.year, (i32::from(self.year) + 1).rem_euclid(100))
            }
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    /// Reads `2015`, `2015-12-31`, `31.12.2015`, `1.1.2016`, `31 Dec 2015`, `2015/16`, `2015/2016`.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let text = text.trim();
        parse(text).ok_or_else(|| PeriodError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Period> {
    if let Some((begin, end)) = text.split_once('/') {
        let begin = four_digits(begin)?;
        let end: i32 = match end.len() {
            2 | 4 => digits(end)?,
            _ => return None,
        };
        let follows = end == i32::from(begin) + 1 || (end < 100 && end == (i32::from(begin) + 1) % 100);
        return follows.then(|| Period::school_year(begin));
    }
    let parts: Vec<&str> = text.split('-').collect();
    if let [year, month, day] = parts.as_slice() {
        return Period::day(four_digits(year)?, short(month)?, short(day)?);
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    if let [day, month, year] = parts.as_slice() {
        return Period::day(four_digits(year)?, english_month(month)?, short(day)?);
    }
    let parts: Vec<&str> = text.split('.').collect();
    if let [day, month, year] = parts.as_slice() {
        return Period::day(four_digits(year)?, short(month)?, short(day)?);
    }
    four_digits(text).map(Period::year)
}

/// `Dec`, `December`.
fn english_month(text: &str) -> Option<u8> {
    let begin = text.get(..3).filter(|_| text.bytes().all(|byte| byte.is_ascii_alphabetic()))?;
    let place = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(begin))?;
    u8::try_from(place + 1).ok()
}

fn four_digits(text: &str) -> Option<i16> {
    if text.len() == 4 { digits(text).and_then(|year| i16::try_from(year).ok()) } else { None }
}

fn short(text: &str) -> Option<u8> {
    if (1..=2).contains(&text.len()) { digits(text).and_then(|part| u8::try_from(part).ok()) } else { None }
}

fn digits(text: &str) -> Option<i32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_offices_write() {
        fn check(text: &str, expected: Option<&str>) {
            let read = text.parse::<Period>().ok().map(|period| period.to_string());
            assert_eq!(read.as_deref(), expected, "{text:?}");
        }
        check("2015", Some("2015"));
        check("31.12.2015", Some("2015-12-31"));
        check("1.1.2016", Some("2016-01-01"));
        check("2015-12-31", Some("2015-12-31"));
        check("2015/16", Some("2015/16"));
        check("2015/2016", Some("2015/16"));
        check("1999/00", Some("1999/00"));
        check("2015/17", None);
        check("30.02.2015", None);
        check("29.02.2016", Some("2016-02-29"));
        check("31 Dec 2015", Some("2015-12-31"));
        check("1 march 2016", Some("2016-03-01"));
        check("31 Dez 2015", None);
        check("15", None);
        check("Stand 2015", None);
    }

    #[test]
    fn places_on_a_time_axis_keep_the_order() {
        let texts =
            ["2014", "2015", "2015-01-01", "2015-06-30", "2015-12-31", "2015/16", "2016", "2016-12-31"];
        let mut periods: Vec<Period> = texts.iter().filter_map(|text| text.parse().ok()).collect();
        periods.sort_unstable();
        assert_eq!(periods.len(), texts.len());
        assert!(periods.windows(2).all(|pair| pair[0].place_in_years() < pair[1].place_in_years()));
    }

    #[test]
    fn a_year_means_the_only_period_in_it() {
        let periods: Vec<Period> = ["2014", "2015-12-31", "2016-06-30", "2016-12-31"]
            .iter()
            .filter_map(|text| text.parse().ok())
            .collect();
        let resolve = |text: &str| text.parse::<Period>().ok().and_then(|period| period.resolve(&periods));
        assert_eq!(resolve("2014"), Some(Period::year(2014)));
        assert_eq!(resolve("2015"), Period::day(2015, 12, 31));
        assert_eq!(resolve("2016"), None);
        assert_eq!(resolve("2016-12-31"), Period::day(2016, 12, 31));
    }
}
