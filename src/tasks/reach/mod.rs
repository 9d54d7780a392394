//! Reachability: facilities, people and a network in, travel times and measures out.

mod compute;
mod facilities;
mod isochrone;
mod network;
mod origins;
mod places;
mod population;
mod request;
mod rows;

pub use compute::{ReachOutcome, compute_reach};
pub use facilities::{FacilityImport, FacilityReport, import_facilities};
pub use isochrone::{BandResidents, IsochroneFrom, IsochroneRequest, compute_isochrone};
pub use network::{NetworkImport, NetworkReport, import_network};
pub use population::{PopulationImport, PopulationReport, import_population};
pub use request::{Measure, OriginChoice, ReachRequest, TravelChoice};
pub use rows::{OriginRow, ReachRows, ValueRow};
