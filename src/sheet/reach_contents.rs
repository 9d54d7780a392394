//! Reachability as a map shows it: values are masked already, places lie in map units.

use std::sync::Arc;

use crate::model::{LifePhase, Observation, Period, ReachMap};

/// Reachability as a map shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachContents {
    /// What is asked and how it is looked at.
    pub map: ReachMap,
    /// The kinds of facilities asked for, in the order of the taxonomy.
    pub kinds: Vec<ReachKind>,
    /// The facilities.
    pub sites: Arc<Vec<ReachSite>>,
    /// What is known of each region of the level, in region order.
    pub regions: Vec<ReachRegion>,
    /// The places where people live, those of the regions shown.
    pub cells: Arc<Vec<ReachCell>>,
    /// Width of these places in metres where all are cells of one grid.
    pub cell_m: Option<f64>,
    /// Areas within so many minutes, nearest first; only where the map shows them.
    pub bands: Vec<ReachBand>,
    /// File and day of the network that was travelled; `None` for straight lines and tables.
    pub network: Option<(String, Option<Period>)>,
    /// File with travel times, where they come from one.
    pub matrix: Option<String>,
    /// Number of places where people start, those of the regions shown.
    pub origins: usize,
    /// People who live there; `None` where so few must stay secret.
    pub people: Option<f64>,
    /// Of them those who reach nothing, where that may be said.
    pub unreachable: Option<f64>,
    /// Facilities too far from the network to be reached.
    pub facilities_off: usize,
}

/// A kind of facilities.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachKind {
    /// Name.
    pub name: String,
    /// Phase of life.
    pub phase: Option<LifePhase>,
    /// Number of facilities.
    pub count: usize,
}

/// A facility.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachSite {
    /// Place in map units.
    pub at: [f64; 2],
    /// Position of its kind in [`ReachContents::kinds`].
    pub kind: usize,
    /// Name; its key where it has none.
    pub name: String,
}

/// What is known of a region beside its value.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ReachRegion {
    /// People; `None` where so few must stay secret.
    pub people: Option<f64>,
    /// Of them those who reach nothing, where that may be said.
    pub unreachable: Option<f64>,
    /// Minutes within which half of those who reach a facility do so.
    pub median: Option<f64>,
    /// Share of people within the limit, in percent.
    pub share: Option<f64>,
    /// Position of the facility in [`ReachContents::sites`] that is nearest to most people.
    pub facility: Option<u32>,
}

/// A place where people live.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReachCell {
    /// Its corners in map units.
    pub corners: [[f64; 2]; 4],
    /// The value, or why there is none.
    pub value: Observation,
    /// People; `None` where so few must stay secret.
    pub people: Option<f64>,
    /// Minutes to the nearest facility, where that may be said.
    pub minutes: Option<f64>,
    /// Position of that facility in [`ReachContents::sites`].
    pub facility: Option<u32>,
}

/// An area within so many minutes of a facility.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachBand {
    /// The limit, inclusive.
    pub minutes: f64,
    /// People who live within it and not within the band before; `None` where that must stay secret or is not known.
    pub people: Option<f64>,
    /// Areas, each an outer ring and its holes, in map units. Several may overlap; holes run the other way round.
    pub areas: Arc<Vec<Vec<Vec<[f64; 2]>>>>,
}
