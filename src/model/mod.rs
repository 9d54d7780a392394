//! The project as plain values: levels, regions, indicators, observations, maps, and the edits that change them.

pub mod common_periods;
pub mod derive;
pub mod edit;
pub mod facility;
pub mod facility_edit;
pub mod history;
pub mod indicator;
pub mod keys;
pub mod layout;
pub mod level;
pub mod logo;
pub mod map;
pub mod observation;
pub mod osm;
pub mod page_look;
pub mod period;
pub mod population;
pub mod project;
pub mod reach_map;
pub mod reach_request;
pub mod recipe_changes;
pub mod relation;
pub mod scenario;
pub mod supply_rule;
pub mod typology;
pub mod value_form;

pub use common_periods::{KnownPeriods, Lacking, common_periods, lacking, same_period};
pub use edit::{Edit, MapChange};
pub use facility::{Facility, FacilityKind, LifePhase, shipped_kinds};
pub use facility_edit::{FacilityEdit, FacilityName};
pub use history::{History, KeptHistory};
pub use indicator::{Indicator, IndicatorCode, IndicatorKind, Polarity, Sum};
pub use keys::RegionKey;
pub use layout::{PageSize, PageSizeError};
pub use level::{Level, LevelId, LevelKind, Membership, Region, Source};
pub use logo::Logo;
pub use map::{BreakScope, Classing, FrozenBreaks, LabelContent, ReferenceArea, ThematicMap};
pub use observation::{Observation, Observations, Reference, ValueState};
pub use osm::{OsmRoads, OsmTag, OsmTurn, OsmWay};
pub use page_look::{LegendPlace, PageChange, PageLook, PagePart};
pub use period::Period;
pub use population::{Population, PopulationPlace};
pub use project::{Coverage, Project};
pub use reach_map::{MINUTE_BANDS, ReachMap, ReachView, usual_reach_classing};
pub use reach_request::{Measure, OriginChoice, ReachRequest, TravelChoice};
pub use recipe_changes::{RecipeChange, recipe_changes};
pub use relation::{AxisCuts, BivariateMap, Correction, LisaMap, MapRelation, NeighbourRule, metres};
pub use scenario::{Scenario, ScenarioChange, ScenarioProblem, Scenarios};
pub use supply_rule::{SupplyDemand, SupplyRule, shipped_rules};
pub use typology::{
    ComparedWith, RecipeIndicator, SavedTypology, StoredTypes, TypeWords, Typologies, TypologyMap,
    TypologyMethod, TypologyPreset, TypologyRecipe,
};
pub use value_form::ValueForm;

pub use crate::reach::decay::Decay;
pub use crate::reach::graph::Pace;
pub use crate::reach::mode::Mode;
pub use crate::reach::straight::StraightPace;
