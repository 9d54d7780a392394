//! From the rings of all regions to shared arcs, levels of detail, triangles and neighbours.

pub(crate) mod arcs;
pub(crate) mod details;
pub(crate) mod gaps;
pub(crate) mod grid;
pub(crate) mod link;
pub(crate) mod neighbours;
mod nest;
mod points;
pub(crate) mod rings;
mod seams;
pub(crate) mod shapes;
pub(crate) mod simplify;
pub(crate) mod triangles;
