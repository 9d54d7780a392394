//! Geometry: projections, extents, shared-arc topology, levels of detail, triangles, neighbours, spatial index.
//!
//! Everything a map needs to draw fast is prepared once, at import, from the boundaries of a level:
//! see [`PreparedLayer`].

pub mod crs;
mod detail;
pub mod encode;
pub mod extent;
mod label;
pub mod layer;
pub mod near;
pub mod outline;
pub mod pick;
pub mod prepare;
mod topology;

pub use crs::{Crs, CrsError, Transform};
pub use extent::Extent;
pub use geo_types::{Coord, LineString, MultiPolygon, Polygon};
pub use layer::{ArcSpan, Detail, Neighbours, PreparedLayer, RegionIndex, RegionShape};
pub use prepare::prepare;
