//! Rows of an answer about reachability.

use serde::Serialize;

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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
    /// For the nearest facility of a region: share of people within the limit, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// For the nearest facility of a region: people who reach no facility at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unreachable: Option<f64>,
}

/// Rows of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum ReachRows {
    /// The nearest facility per origin.
    Origins(Vec<OriginRow>),
    /// A measure per origin or region.
    Values(Vec<ValueRow>),
}

/// A row without what only the nearest facility of a region has.
pub(super) fn value_row(key: String, value: Option<f64>, population: f64) -> ValueRow {
    ValueRow { key, value, population, median: None, share: None, unreachable: None }
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
