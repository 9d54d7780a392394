//! Reachability: facilities, people and a network in, travel times and measures out.

mod bands;
mod compute;
mod facilities;
mod fingerprint;
mod ground;
mod isochrone;
mod map;
mod network;
mod offer;
mod origins;
mod places;
mod pointer;
mod population;
mod region_values;
mod rows;
mod saved;
mod solve;

pub use crate::model::{Measure, OriginChoice, ReachRequest, TravelChoice};
pub use compute::{ReachOutcome, compute_reach};
pub use facilities::{FacilityImport, FacilityReport, import_facilities};
pub use isochrone::{BandResidents, IsochroneFrom, IsochroneRequest, compute_isochrone};
pub use network::{NetworkImport, NetworkReport, import_network};
pub use offer::{ReachOffer, SavedAnswer, reach_offer};
pub use pointer::{AreaAround, area_around};
pub use population::{PopulationImport, PopulationReport, import_population};
pub use region_values::LEAST_PEOPLE;
pub use rows::{OriginRow, ReachRows, ValueRow};
pub use saved::saved_reach;

pub(super) use ground::Ground;
pub(super) use map::reach_of_map;
