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

pub use error::OsmProblem;
pub use places::{FoundPlace, TagRule, places};
pub use roads::roads;
