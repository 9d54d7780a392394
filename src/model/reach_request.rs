//! What is asked about reachability, as it is also stored with a saved result.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::reach::decay::Decay;
use crate::reach::graph::Pace;
use crate::reach::mode::Mode;
use crate::reach::snap::SNAP_LIMIT_M;
use crate::reach::straight::StraightPace;

/// What travel times are made from. Which one it was is always told; none stands in for another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TravelChoice {
    /// The road network.
    Road(Mode),
    /// Straight lines.
    Straight(StraightPace),
    /// A table of pairs with columns origin, facility, minutes.
    Matrix(PathBuf),
}

/// Where people start.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OriginChoice {
    /// The places of the imported population.
    #[default]
    Population,
    /// One point of each region: the middle of its largest part. A makeshift, and told as such.
    Regions,
    /// A table with columns key, x, y and perhaps population.
    File(PathBuf),
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Minutes to the nearest facility; of a region the mean of its people.
    #[default]
    Nearest,
    /// Share of people within the limit, in percent.
    Share,
    /// What is offered within the limit.
    Cumulative,
    /// What is offered, the farther the less.
    Gravity,
    /// Offer per 1,000 people within the limit (2SFCA).
    #[serde(rename = "2sfca")]
    TwoStep,
    /// Offer per 1,000 people, weighted in steps of 10, 20, 30 minutes (E2SFCA).
    #[serde(rename = "e2sfca")]
    EnhancedTwoStep,
}

/// A question about reachability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReachRequest {
    /// Kinds of facilities; empty = all.
    pub kinds: Vec<String>,
    /// What travel times are made from.
    pub travel: TravelChoice,
    /// Where people start.
    pub origins: OriginChoice,
    /// Level whose regions sum up origins; `None` = per origin.
    pub level: Option<String>,
    /// The people who count, by the name of their group in the population; `None` = all residents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Scenario whose facilities are asked about; `None`: those of the project as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// What is measured.
    pub measure: Measure,
    /// The limit, inclusive.
    pub limit_minutes: f64,
    /// How less counts the farther it is; for [`Measure::Gravity`].
    pub decay: Decay,
    /// Speeds.
    pub pace: Pace,
    /// How far from the network a point may lie, in metres.
    pub snap_limit_m: f64,
}

impl Default for ReachRequest {
    fn default() -> Self {
        Self {
            kinds: Vec::new(),
            travel: TravelChoice::Road(Mode::Car),
            origins: OriginChoice::default(),
            level: None,
            group: None,
            scenario: None,
            measure: Measure::default(),
            limit_minutes: 30.0,
            decay: Decay::Gaussian { minutes: 10.0 },
            pace: Pace::default(),
            snap_limit_m: SNAP_LIMIT_M,
        }
    }
}
