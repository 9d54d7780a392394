//! Files in: boundaries and tables become model values and notices; no file is trusted, none makes the program panic.
//!
//! - [`boundaries`] reads a shapefile or GeoJSON file as it is, [`select_regions`] makes regions of its records.
#![warn(clippy::indexing_slicing)]

mod boundaries;
mod bytes;
mod dbf;
mod encoding;
mod error;
mod error_notice;
mod geojson_areas;
mod layer_files;
mod regions;
mod rings;
mod shp;

pub use boundaries::{BoundaryFile, BoundaryReadOptions, BoundaryRecords, Field, boundaries};
pub use error::{GenesisProblem, GeometryClass, Problem, ReadError};
pub use regions::{RegionCounts, RegionSelection, RegionSet, select_regions};
