//! Typologies: the recipe that turns indicators into types, so that a decision can be made again and traced.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::indicator::{IndicatorCode, Polarity};
use super::keys::RegionKey;
use super::period::Period;
use crate::stats::{Moments, StatusThresholds};

/// How indicators become types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TypologyMethod {
    /// Status × dynamics in standard deviations (Berlin, Hamburg).
    #[default]
    StatusDynamics,
    /// The same index in classes of equal size.
    Quintile,
    /// Mean percentile rank in classes of equal size.
    Rank,
    /// First principal component per dimension, summed; lowest fifth, middle, highest fifth (GISD).
    Gisd,
    /// Ward's clusters.
    Ward,
    /// k-means clusters.
    #[serde(rename = "kmeans")]
    KMeans,
}

impl TypologyMethod {
    /// All methods, the usual one first.
    pub const ALL: [Self; 6] =
        [Self::StatusDynamics, Self::Quintile, Self::Rank, Self::Gisd, Self::Ward, Self::KMeans];

    /// The name in commands and recipe files.
    pub fn code(self) -> &'static str {
        match self {
            Self::StatusDynamics => "status-dynamics",
            Self::Quintile => "quintile",
            Self::Rank => "rank",
            Self::Gisd => "gisd",
            Self::Ward => "ward",
            Self::KMeans => "kmeans",
        }
    }

    /// Whether it finds types in the data instead of cutting an index.
    pub fn is_cluster(self) -> bool {
        matches!(self, Self::Ward | Self::KMeans)
    }

    /// Number of classes or types that a recipe starts with.
    pub fn usual_classes(self) -> u8 {
        match self {
            Self::StatusDynamics | Self::Ward | Self::KMeans => 4,
            Self::Quintile | Self::Rank => 5,
            Self::Gisd => 3,
        }
    }
}

/// An indicator in a recipe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecipeIndicator {
    /// Which one.
    pub code: IndicatorCode,
    /// How much it counts; 1 = as the others.
    #[serde(default = "one")]
    pub weight: f64,
    /// Whether high is a burden or a relief here; `None` = as the catalogue says, and a burden where it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// Dimension of the GISD mode; indicators without one share a dimension.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dimension: String,
}

fn one() -> f64 {
    1.0
}

impl RecipeIndicator {
    /// An indicator that counts as usual.
    pub fn of(code: IndicatorCode) -> Self {
        Self { code, weight: 1.0, polarity: None, dimension: String::new() }
    }
}

/// The words of a type, given by its makers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypeWords {
    /// Name; empty = the program's.
    pub name: String,
    /// What its regions have in common.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// Types as they were found once, so that another period is measured against them instead of being clustered anew. In their own
/// period, with the same values, they are as they were found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredTypes {
    /// Period whose regions made them.
    pub period: Period,
    /// Mean and deviation of each indicator then, in the order of the recipe.
    pub scale: Vec<Moments>,
    /// One row of weighted z-scores per type, lightest burden first.
    pub centroids: Vec<Vec<f64>>,
}

/// Everything that a typology needs to be computed again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypologyRecipe {
    /// How.
    pub method: TypologyMethod,
    /// Name of the level; empty = that of the map.
    pub level: String,
    /// When; `None` = the latest period that all indicators have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The period that dynamics look back to; `None` = `years_back` before. What it means is the distance to the period of the
    /// recipe, or to the latest one where the recipe names none: in other periods dynamics look back equally far, and a recipe
    /// without a period is saved with `years_back` in its place, so that newer values do not lengthen the span.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare_period: Option<Period>,
    /// How many years dynamics look back where no period is named; 0 = no dynamics.
    pub years_back: u8,
    /// Period whose means and deviations hold for every other one; `None` = each period its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_period: Option<Period>,
    /// Only the regions within this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<RegionKey>,
    /// Residents, for `min_population`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<IndicatorCode>,
    /// Regions with fewer residents are not rated.
    pub min_population: f64,
    /// Regions that are not rated whatever their values (official outliers).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<RegionKey>,
    /// Limits of status and dynamics.
    pub thresholds: StatusThresholds,
    /// Number of classes or types, where the method leaves it open.
    pub classes: u8,
    /// Clusters: values beyond ±3 deviations are pulled back to there.
    pub winsorised: bool,
    /// Seed of k-means.
    pub seed: u64,
    /// Indicators of the status or of the clusters.
    pub indicators: Vec<RecipeIndicator>,
    /// Given indicators of change; empty = the differences of `indicators` between two periods.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dynamics: Vec<RecipeIndicator>,
    /// Words of the types, by number from the lightest burden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<TypeWords>,
    /// Types that were found and kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored_types: Option<StoredTypes>,
}

impl Default for TypologyRecipe {
    fn default() -> Self {
        Self {
            method: TypologyMethod::StatusDynamics,
            level: String::new(),
            period: None,
            compare_period: None,
            years_back: 0,
            base_period: None,
            within: None,
            population: None,
            min_population: 300.0,
            exclude: Vec::new(),
            thresholds: StatusThresholds::default(),
            classes: TypologyMethod::StatusDynamics.usual_classes(),
            winsorised: false,
            seed: 1,
            indicators: Vec::new(),
            dynamics: Vec::new(),
            types: Vec::new(),
            stored_types: None,
        }
    }
}

/// What a typology is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComparedWith {
    /// The same recipe in another period.
    Period(Period),
    /// A saved typology.
    Saved {
        /// Its name.
        name: String,
        /// Its version; `None` = the latest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        version: Option<u32>,
    },
}

/// A typology on a map: its recipe travels with the map, so that a saved view stays what it was.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypologyMap {
    /// Name that the recipe is saved under; empty while it is being made.
    pub name: String,
    /// The recipe.
    pub recipe: TypologyRecipe,
    /// Regions whose class is a close call are marked.
    pub marks_close_calls: bool,
    /// What it is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared_with: Option<ComparedWith>,
    /// The map shows which regions moved, instead of the classes.
    pub shows_moves: bool,
}

impl TypologyMap {
    /// Without what is typed by hand: two maps that differ in nothing else are steps of one typing.
    #[must_use]
    pub fn without_typed(&self) -> Self {
        let recipe = TypologyRecipe {
            thresholds: StatusThresholds::default(),
            min_population: 0.0,
            types: Vec::new(),
            ..self.recipe.clone()
        };
        Self { name: String::new(), recipe, ..self.clone() }
    }
}

/// A known way of doing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TypologyPreset {
    /// Berlin, Monitoring Soziale Stadtentwicklung: change over two years.
    Berlin,
    /// Hamburg, Sozialmonitoring (RISE): change over three years.
    Hamburg,
}

impl TypologyPreset {
    /// All presets.
    pub const ALL: [Self; 2] = [Self::Berlin, Self::Hamburg];

    /// The recipe with the rules of the preset; indicators and place stay.
    #[must_use]
    pub fn applied_to(self, recipe: &TypologyRecipe) -> TypologyRecipe {
        TypologyRecipe {
            method: TypologyMethod::StatusDynamics,
            thresholds: StatusThresholds::default(),
            min_population: 300.0,
            years_back: match self {
                Self::Berlin => 2,
                Self::Hamburg => 3,
            },
            compare_period: None,
            base_period: None,
            classes: TypologyMethod::StatusDynamics.usual_classes(),
            ..recipe.clone()
        }
    }

    /// Whether the rules of a recipe are those of the preset.
    pub fn is_followed_by(self, recipe: &TypologyRecipe) -> bool {
        self.applied_to(recipe) == *recipe
    }
}

/// A typology under a name: every version that was saved stays in the project file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SavedTypology {
    /// Version, from 1; saving again makes the next one.
    pub version: u32,
    /// The recipe of that version.
    pub recipe: TypologyRecipe,
}

/// Saved typologies by name, each in its latest version.
pub type Typologies = BTreeMap<String, SavedTypology>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_keep_what_the_office_chose() {
        let own = TypologyRecipe {
            indicators: vec![RecipeIndicator::of(IndicatorCode("ALQ".to_owned()))],
            min_population: 50.0,
            ..TypologyRecipe::default()
        };
        let berlin = TypologyPreset::Berlin.applied_to(&own);
        assert_eq!((berlin.min_population, berlin.years_back, berlin.indicators.len()), (300.0, 2, 1));
        assert!(TypologyPreset::Berlin.is_followed_by(&berlin));
        assert!(!TypologyPreset::Hamburg.is_followed_by(&berlin));
        assert!(!TypologyPreset::Berlin.is_followed_by(&own));
    }

    #[test]
    fn a_recipe_survives_its_text() {
        let recipe = TypologyRecipe {
            compare_period: Some(Period::year(2017)),
            exclude: vec![RegionKey::new("04041239").unwrap()],
            indicators: vec![RecipeIndicator {
                weight: 0.5,
                polarity: Some(Polarity::Relief),
                ..RecipeIndicator::of(IndicatorCode("EINK".to_owned()))
            }],
            ..TypologyRecipe::default()
        };
        let text = serde_json::to_string(&recipe).unwrap();
        assert_eq!(serde_json::from_str::<TypologyRecipe>(&text).unwrap(), recipe);
        let short: TypologyRecipe = serde_json::from_str(r#"{"indicators":[{"code":"A"}]}"#).unwrap();
        assert_eq!(short.indicators[0], RecipeIndicator::of(IndicatorCode("A".to_owned())));
    }
}
