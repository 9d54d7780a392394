//! What the page "Methodik" says about a typology: every number that somebody needs to check it or to do it again.

use super::contents::{Audience, TypologyContents};
use crate::model::{Level, Source};
use crate::text::Message;

/// An indicator as the page lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodIndicator {
    /// Name with its unit.
    pub name: String,
    /// Period of the values, or both periods of a change.
    pub period: String,
    /// High values are a relief.
    pub is_relief: bool,
    /// How much it counts; 1 = as usual.
    pub weight: f64,
    /// Mean over the rated regions (of the base period where there is one).
    pub mean: f64,
    /// Population standard deviation; 0 = it has one value everywhere and does not count.
    pub sd: f64,
    /// Decimals of its values.
    pub decimals: usize,
    /// Regions that change class when it is left out; `None` where that was not tried.
    pub moved: Option<usize>,
}

/// Why a region has no class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NotRated {
    /// Too few residents, or nobody knows how many.
    TooSmall,
    /// Left out by the recipe.
    Excluded,
    /// A value is secret.
    Secret,
    /// A value is missing.
    NoData,
    /// For another reason of the method.
    Other,
}

impl NotRated {
    /// All reasons, in the order of the page.
    pub const ALL: [Self; 5] = [Self::TooSmall, Self::Excluded, Self::Secret, Self::NoData, Self::Other];

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::TooSmall => "page-method-too-small",
            Self::Excluded => "page-method-excluded",
            Self::Secret => "page-method-secret",
            Self::NoData => "page-method-no-data",
            Self::Other => "page-method-other",
        }
    }
}

/// How firm the classes are.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodFirmness {
    /// Number of changed recipes that were computed.
    pub scenarios: usize,
    /// Regions whose class changes in at least one of them.
    pub close_calls: usize,
    /// The indicator without which most regions change class, and how many do.
    pub strongest: Option<(String, usize)>,
}

/// A region whose index is told step by step.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodRegion {
    /// Its name.
    pub name: String,
    /// Its class, from 0.
    pub class: u8,
    /// Its index.
    pub index: f64,
    /// Value, z-score and contribution for each indicator of the status.
    pub terms: Vec<[f64; 3]>,
    /// Whether no trial changes its class; `None` where that was not tried.
    pub is_firm: Option<bool>,
}

/// Everything the page says.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodContents {
    /// Name of the project.
    pub project_name: String,
    /// Line that every page must carry; may be empty.
    pub banner: String,
    /// Logo at the foot of the page.
    pub logo: Option<std::sync::Arc<crate::model::Logo>>,
    /// For whom.
    pub audience: Audience,
    /// Level of the regions.
    pub level: Level,
    /// The typology.
    pub typology: TypologyContents,
    /// Version it is saved as.
    pub version: Option<u32>,
    /// Indicators of status or types.
    pub status: Vec<MethodIndicator>,
    /// Indicators of change.
    pub dynamics: Vec<MethodIndicator>,
    /// Regions that the recipe is about, by class or type from 0.
    pub class_counts: Vec<usize>,
    /// Regions without a class by reason, none left out that occurs.
    pub not_rated: Vec<(NotRated, usize)>,
    /// `r[a][b]` of the indicators of status.
    pub correlations: Vec<Vec<Option<f64>>>,
    /// Regions with the highest index, heaviest first; empty for methods whose index is no sum.
    pub heaviest: Vec<MethodRegion>,
    /// How firm the classes are; `None` for types.
    pub firmness: Option<MethodFirmness>,
    /// For types: mean burden of each in standard deviations, high = burden.
    pub burdens: Vec<f64>,
    /// For types: regions whose silhouette is below 0.
    pub unsure: usize,
    /// Values further out than this many deviations were pulled back.
    pub winsorised: Option<f64>,
    /// Seed of k-means.
    pub seed: u64,
    /// What a reader should know.
    pub warnings: Vec<Message>,
    /// Sources of values and boundaries.
    pub sources: Vec<Source>,
}
