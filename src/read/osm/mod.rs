//! Extracts of OpenStreetMap (`.osm.pbf`): roads for a travel network, places by their tags.
//!
//! The format is read here without a library: it is a chain of compressed blocks of protocol buffers, of which ten fields
//! matter. Blocks are unpacked in parallel, a bounded number at a time, so that memory grows with the roads wanted and not with the file.

mod block;
mod error;
mod file;
mod places;
mod roads;
mod wire;

use std::path::Path;

use self::places::places;
use self::roads::roads;
use super::error::ReadError;
use crate::reach::roads::Roads;
use crate::work::Work;

pub use error::OsmProblem;
pub use places::{FoundPlace, TagRule};

/// Reads the roads of an extract.
///
/// # Errors
/// See [`OsmProblem`].
pub fn osm_roads(path: &Path, work: &Work) -> Result<Roads, ReadError> {
    roads(path, work).map_err(|problem| problem.at(path))
}

/// Reads the places of an extract that match a rule, the first that matches; nodes before ways, in the order of the file.
///
/// # Errors
/// See [`OsmProblem`].
pub fn osm_places(path: &Path, rules: &[TagRule], work: &Work) -> Result<Vec<FoundPlace>, ReadError> {
    places(path, rules, work).map_err(|problem| problem.at(path))
}
