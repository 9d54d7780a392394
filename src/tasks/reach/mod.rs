//! Reachability: facilities, people and a network in, travel times and measures out.

mod ages;
mod bands;
mod basis;
mod compare;
mod compute;
mod export;
mod facilities;
mod ground;
mod guess;
mod isochrone;
mod landscape;
mod map;
mod network;
mod offer;
mod origins;
mod places;
mod pointer;
mod population;
mod region_values;
mod rows;
mod rules;
mod saved;
mod saved_list;
mod scenario;
mod sites;
mod solve;
mod within;

pub use crate::model::{Measure, OriginChoice, ReachRequest, TravelChoice};
pub use basis::LEAST_PEOPLE_COUNTED;
pub use compare::{CellEffect, CompareRequest, Comparison, Effect, ScenarioEffect, compare_scenarios};
pub use compute::{ReachOutcome, compute_reach};
pub use export::{export_facilities, export_kinds, export_reach};
pub use facilities::{FacilityImport, FacilityReport, import_facilities, osm_source};
pub use guess::{PlacesGuess, guess_places};
pub use isochrone::{BandResidents, IsochroneFrom, IsochroneRequest, compute_isochrone};
pub use landscape::{
    KindSupply, Landscape, LandscapeRequest, PhaseSupply, RegionSupply, RuleRegion, RuleResult, landscape,
};
pub use network::{NetworkImport, NetworkReport, import_network};
pub use offer::{ReachOffer, SavedAnswer, reach_offer};
pub use pointer::{AreaAround, area_around};
pub use population::{PopulationImport, PopulationReport, import_population};
pub use region_values::LEAST_PEOPLE;
pub use rows::{OriginRow, ReachRows, ValueRow};
pub use rules::{kinds_text, put_kinds, read_rules, rules_of, rules_text, save_rules, write_rules};
pub use saved::saved_reach;
pub use saved_list::{SavedReach, StaleCause, list_reach, remove_reach, stale_causes};
pub use scenario::{
    check_scenario, plan_text, read_scenario, remove_scenario, save_scenario, scenario_named, write_scenario,
};
pub use sites::{Candidates, FARTHEST_MINUTES, Site, SiteObjective, SitesOutcome, SitesRequest, next_sites};

pub(super) use ground::Ground;
pub(super) use map::reach_of_map;
