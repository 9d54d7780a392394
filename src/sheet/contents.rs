//! What a map shows: the masked values of one indicator and period on the prepared regions of one level.

use std::sync::Arc;

use super::reach_contents::ReachContents;
use crate::geo::PreparedLayer;
use crate::model::{
    AxisCuts, Indicator, Level, LisaMap, Logo, Observations, Period, Reference, Region, Source, TypeWords,
    TypologyMethod, ValueForm, ValueState,
};
use crate::stats::{DynamicsClass, LocalMoran, StatusThresholds};

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
    /// Logo at the foot of the page.
    pub logo: Option<Arc<Logo>>,
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
    /// The form the values are in, where it is not the plain one.
    pub form: Option<FormContents>,
    /// The values, masked unless `audience` is internal; in that form.
    pub observations: Arc<Observations>,
    /// The values of all periods of the regions shown, masked alike; loaded where breaks hold for all periods.
    pub all_periods: Option<Arc<Vec<f64>>>,
    /// Values of larger areas to read the map against, nearest first.
    pub references: Vec<Reference>,
    /// Rank among regions for labels: larger is more important (residents where known, else area).
    pub importance: Arc<Vec<f64>>,
    /// Sources of the values and of the boundaries, without repetition, in that order.
    pub sources: Vec<Source>,
    /// The typology, where the map shows one instead of an indicator.
    pub typology: Option<Arc<TypologyContents>>,
    /// Reachability, where the map shows that instead of an indicator; its values stand in the observations.
    pub reach: Option<Arc<ReachContents>>,
    /// What the values are set against, where the map does that.
    pub relation: Option<Arc<RelationContents>>,
    /// For whom.
    pub audience: Audience,
}

/// What the values of a map are set against.
#[derive(Debug, Clone)]
pub enum RelationContents {
    /// The values of the neighbours.
    Lisa(Box<LisaContents>),
    /// A second indicator.
    Bivariate(Box<BivariateContents>),
}

/// Local autocorrelation (LISA). Lists of regions are in region order of the level.
#[derive(Debug, Clone)]
pub struct LisaContents {
    /// The statistic of each region; `None` without value or neighbour.
    pub local: Vec<Option<LocalMoran>>,
    /// Mean of the neighbours of each region that have a value; `None` where none of them has one.
    pub neighbours: Vec<Option<f64>>,
    /// The largest p that is significant when false discoveries are held at `alpha`; `None` when no region is.
    pub limit: Option<f64>,
    /// Moran's I of the whole map.
    pub i: f64,
    /// Its pseudo p-value.
    pub p: Option<f64>,
    /// Regions with a value.
    pub n: usize,
    /// Regions with a value and without a neighbour that has one, ascending.
    pub islands: Vec<usize>,
    /// Links between neighbours, both directions counted.
    pub links: usize,
    /// How it was asked for.
    pub how: LisaMap,
}

/// Rates in another form than they were measured in.
#[derive(Debug, Clone, PartialEq)]
pub struct FormContents {
    /// The form.
    pub form: ValueForm,
    /// The rate of all regions together whose counts may be shown, in the unit of the indicator.
    pub overall: f64,
    /// How many those are.
    pub regions: usize,
    /// The indicator as it was measured: value = numerator / denominator × factor.
    pub measured: Indicator,
}

/// Where an axis is cut into low, middle and high, as the page prints it.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisBounds {
    /// How it was asked for.
    pub cuts: AxisCuts,
    /// Two bounds, ascending; one where too many values are equal for a middle. A value on a bound belongs to the group above.
    pub breaks: Vec<f64>,
    /// Decimals to print them with.
    pub decimals: usize,
}

/// A second indicator beside the one of the map. Lists of regions are in region order of the level.
#[derive(Debug, Clone)]
pub struct BivariateContents {
    /// The second indicator.
    pub indicator: Indicator,
    /// Period of its values.
    pub period: Period,
    /// Its values, masked like the first ones.
    pub second: Observations,
    /// Cell of each region that has both values: third of the first indicator + 3 × third of the second, each from 0.
    pub cell_of: Vec<Option<u8>>,
    /// Where the first and the second indicator are cut.
    pub bounds: [AxisBounds; 2],
    /// Pearson's r; `None` where one of the two is constant.
    pub r: Option<f64>,
    /// Spearman's ρ.
    pub rho: Option<f64>,
}

/// A typology as a map shows it. All lists of regions are in region order of the level.
#[derive(Debug, Clone, PartialEq)]
pub struct TypologyContents {
    /// Name that it is saved under; empty while it is being made.
    pub name: String,
    /// How it was made.
    pub method: TypologyMethod,
    /// Limits of status and dynamics.
    pub thresholds: StatusThresholds,
    /// Number of classes or types.
    pub classes: u8,
    /// Types found in the data: mean of each indicator in standard deviations, by type; empty for classes.
    pub profiles: Vec<Vec<f64>>,
    /// Words given to the types.
    pub words: Vec<TypeWords>,
    /// Class of each region, from 0 = lightest burden.
    pub class_of: Vec<Option<u8>>,
    /// Why a region has no class.
    pub states: Vec<ValueState>,
    /// Index of each region; for types its silhouette.
    pub index: Vec<Option<f64>>,
    /// Index and class of change.
    pub dynamics: Vec<Option<(f64, DynamicsClass)>>,
    /// Share of small changes to the recipe that leave each class, 0 to 1.
    pub kept: Option<Vec<Option<f64>>>,
    /// Whether regions whose class is a close call are marked on the map.
    pub marks_close_calls: bool,
    /// Names of the indicators.
    pub indicators: Vec<String>,
    /// What each indicator adds to the index of each region; empty for methods without a sum.
    pub contributions: Vec<Vec<Option<f64>>>,
    /// Period of the status.
    pub period: Period,
    /// Period that the dynamics look back to.
    pub compare_period: Option<Period>,
    /// Why there are no dynamics although the recipe asks for them.
    pub without_dynamics: Option<WithoutDynamics>,
    /// Period whose types were kept, where regions were assigned to those instead of being clustered.
    pub kept_types_of: Option<Period>,
    /// Period that means and deviations are taken from.
    pub base_period: Option<Period>,
    /// Least residents of a rated region, where residents are known.
    pub min_population: Option<f64>,
    /// Number of regions that the recipe leaves out by name.
    pub excluded: usize,
    /// Mean silhouette of types.
    pub mean_silhouette: Option<f64>,
    /// How regions moved, where the map shows that instead of the classes.
    pub moves: Option<Box<TypologyMoves>>,
}

/// Why there are no dynamics although they are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithoutDynamics {
    /// There are no values of the earlier period.
    NoEarlierPeriod,
    /// Nothing changed anywhere, or equally much everywhere, or no region has values of the change.
    Alike,
}

/// How regions moved from the classes of another typology to those of this one.
#[derive(Debug, Clone, PartialEq)]
pub struct TypologyMoves {
    /// The other one.
    pub before: TypologyContents,
    /// It is this typology in another period.
    pub same_recipe: bool,
    /// Steps that each region moved, positive to a heavier burden; 0 = it stayed, `None` = one of the two does not rate it. Where classes
    /// have no order, 1 = another type.
    pub steps: Vec<Option<i8>>,
    /// Whether classes are steps of burden in both.
    pub is_ordered: bool,
}
