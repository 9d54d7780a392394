//! What a map shows: the masked values of one indicator and period on the prepared regions of one level.

use std::sync::Arc;

use crate::geo::PreparedLayer;
use crate::model::{Indicator, Level, Observations, Period, Reference, Region, Source};

/// For whom values are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Audience {
    /// Masked by disclosure control.
    #[default]
    Everyone,
    /// The office itself: all values, and the page says so.
    Internal,
    /// A publication: masked, internal indicators dropped, source and licence required.
    Publication,
}

/// The regions of a coarser level that the regions of the map belong to; drawn as parent borders.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ParentRegions {
    /// Name of the parent level.
    pub level_name: String,
    /// Names of the parent regions.
    pub names: Vec<String>,
    /// For each region of the map its parent, a position in `names`.
    pub parent_of: Vec<Option<u32>>,
}

/// Everything one map shows, read from the project and masked. All lists of regions are in region order of `level`.
#[derive(Debug, Clone)]
pub struct MapContents {
    /// Name of the project.
    pub project_name: String,
    /// Line that the page must carry; empty for real data.
    pub banner: String,
    /// Level of the regions.
    pub level: Level,
    /// The regions.
    pub regions: Arc<Vec<Region>>,
    /// Their prepared geometry (at least the detail that was asked for).
    pub layer: Arc<PreparedLayer>,
    /// For each region whether the map is about it; the others are drawn quiet, as surroundings.
    pub shown: Arc<Vec<bool>>,
    /// Name of the area shown ("Landkreis Lüchow-Dannenberg", "Deutschland"); empty when there is none to name.
    pub area_name: String,
    /// Parent regions for borders and hover cards, when there is a parent level.
    pub parents: Option<Arc<ParentRegions>>,
    /// What is shown; `None` = boundaries alone.
    pub indicator: Option<Indicator>,
    /// Name of the denominator, for sentences ("Bevölkerung"); empty when there is none.
    pub denominator_name: String,
    /// Period of the values.
    pub period: Option<Period>,
    /// The values, masked unless `audience` is internal.
    pub observations: Arc<Observations>,
    /// The values of all periods of the regions shown, masked alike; loaded where breaks hold for all periods.
    pub all_periods: Option<Arc<Vec<f64>>>,
    /// Values of larger areas to read the map against, nearest first.
    pub references: Vec<Reference>,
    /// Rank among regions for labels: larger is more important (residents where known, else area).
    pub importance: Arc<Vec<f64>>,
    /// Sources of the values and of the boundaries, without repetition, in that order.
    pub sources: Vec<Source>,
    /// For whom.
    pub audience: Audience,
}
