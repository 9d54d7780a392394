//! Rows of an answer about reachability.

use serde::Serialize;

use super::basis::too_few;
use crate::reach::measures::GroupNearest;

/// The nearest facility of an origin.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OriginRow {
    /// Key of the origin.
    pub key: String,
    /// Minutes; `None`: no facility can be reached.
    pub minutes: Option<f64>,
    /// Key of the facility.
    pub facility: Option<String>,
    /// Length of the way; `None` where only times are known.
    pub km: Option<f64>,
    /// `value`, `secret` (so few people that nothing may be said) or `no_data` (no facility can be reached).
    pub state: &'static str,
    /// People who start there.
    #[serde(skip)]
    pub people: f64,
}

/// A measure of an origin or region.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueRow {
    /// Key of the origin or region.
    pub key: String,
    /// The value; `None` without people or where nothing is reached.
    pub value: Option<f64>,
    /// People whom it is about.
    pub population: f64,
    /// For the nearest facility of a region: minutes within which half of the people live.
    pub median: Option<f64>,
    /// For the nearest facility of a region: share of people within the limit, in percent.
    pub share: Option<f64>,
    /// For the nearest facility of a region: people who reach no facility at all.
    pub unreachable: Option<f64>,
    /// `value`, `secret` (so few people that nothing may be said) or `no_data` (nobody, or nothing is reached).
    pub state: &'static str,
}

/// Rows of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum ReachRows {
    /// The nearest facility per origin.
    Origins(Vec<OriginRow>),
    /// A measure per origin or region.
    Values(Vec<ValueRow>),
}

impl ReachRows {
    /// The rows with everything left out that would be said about fewer than three people. Of a share those within and those beyond
    /// count (`is_share`).
    pub fn mask(&mut self, is_share: bool) {
        match self {
            Self::Origins(rows) => rows.iter_mut().filter(|row| too_few(row.people)).for_each(|row| {
                let key = std::mem::take(&mut row.key);
                *row =
                    OriginRow { key, minutes: None, facility: None, km: None, state: "secret", people: 0.0 };
            }),
            Self::Values(rows) => rows.iter_mut().for_each(|row| mask_row(row, is_share)),
        }
    }
}

fn mask_row(row: &mut ValueRow, is_share: bool) {
    let few = |percent: Option<f64>| {
        percent.is_some_and(|percent| {
            let within = percent / 100.0 * row.population;
            too_few(within) || too_few(row.population - within)
        })
    };
    if too_few(row.population) || (is_share && few(row.value)) {
        let key = std::mem::take(&mut row.key);
        *row = ValueRow { state: "secret", ..value_row(key, None, 0.0) };
        return;
    }
    if few(row.share) {
        row.share = None;
    }
    row.unreachable = row.unreachable.filter(|people| !too_few(*people));
}

/// The state of a row with or without a value.
pub(super) fn state_of(is_known: bool) -> &'static str {
    if is_known { "value" } else { "no_data" }
}

/// A row without what only the nearest facility of a region has.
pub(super) fn value_row(key: String, value: Option<f64>, population: f64) -> ValueRow {
    let state = state_of(value.is_some());
    ValueRow { key, value, population, median: None, share: None, unreachable: None, state }
}

/// The row of a region about the nearest facility.
pub(super) fn group_row(key: String, group: &GroupNearest, share_only: bool) -> ValueRow {
    if share_only {
        return value_row(key, group.share_within, group.population);
    }
    ValueRow {
        median: group.median_minutes,
        share: group.share_within,
        unreachable: Some(group.population - group.reaching),
        ..value_row(key, group.mean_minutes, group.population)
    }
}
