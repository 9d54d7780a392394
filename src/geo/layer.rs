//! The prepared layer: what a map needs to draw the regions of a level, made once at import and stored.

use serde::{Deserialize, Serialize};

use super::Extent;

/// Position of a region in its level's region list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegionIndex(pub u32);

impl RegionIndex {
    /// As a position in a slice.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// Where a region lies and how large it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegionShape {
    /// Extent in map units; [`Extent::EMPTY`] for a region without geometry.
    pub extent: Extent,
    /// Pole of inaccessibility of the largest part, in map units: the place for a label.
    pub label_point: [f64; 2],
    /// Distance from the label point to the border in map units.
    pub label_radius_m: f32,
    /// Area on the ellipsoid as far as the source allows, in square kilometres.
    pub area_km2: f64,
}

/// Which regions share a border with which, as compressed rows; the length of the shared border beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Neighbours {
    /// `starts[i]..starts[i + 1]` is the row of region `i`; one entry more than there are regions.
    pub starts: Vec<u32>,
    /// Neighbours of all regions, ascending within each row.
    pub regions: Vec<RegionIndex>,
    /// Length of the shared border in map units; 0 = they touch in single points only (queen, not rook).
    pub shared_border_m: Vec<f32>,
}

/// A line between two junctions (or around an island), with the region on each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArcSpan {
    /// First point, position in [`Detail::points`].
    pub start: u32,
    /// Number of points, at least 2; a closed arc repeats its first point at the end.
    pub len: u32,
    /// Region on the left hand in drawing direction; `None` outside all regions.
    pub left: Option<RegionIndex>,
    /// Region on the right hand.
    pub right: Option<RegionIndex>,
}

/// The regions at one level of detail: shared arcs, rings made of them, and triangles.
///
/// A border between two regions is one arc that both rings use, so simplified neighbours never gape or overlap.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Detail {
    /// How far a simplified line may lie from the surveyed one, in map units; 0 = full detail.
    pub tolerance_m: f32,
    /// Points of all arcs in metres relative to [`PreparedLayer::origin`].
    pub points: Vec<[f32; 2]>,
    /// Arcs, in the same order in every detail.
    pub arcs: Vec<ArcSpan>,
    /// Rings of all regions as arc references: `i` = arc `i` forward, `!i` (bitwise not) = arc `i` backward.
    pub ring_arcs: Vec<i32>,
    /// `ring_starts[r]..ring_starts[r + 1]` are the references of ring `r`.
    pub ring_starts: Vec<u32>,
    /// `region_rings[i]..region_rings[i + 1]` are the rings of region `i`; fill rule even–odd.
    pub region_rings: Vec<u32>,
    /// Corners of triangles: three positions in the list of corner points, see [`Detail::corner_points`].
    pub triangles: Vec<u32>,
    /// `region_triangles[i]..region_triangles[i + 1]` are the entries of `triangles` of region `i`.
    pub region_triangles: Vec<u32>,
}

/// Everything that drawing, labelling and picking the regions of a level needs.
///
/// Details are ordered from full to coarse. A layer may hold only some of its details: the store reads the one asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct PreparedLayer {
    /// EPSG code of the map units.
    pub epsg: u32,
    /// The point in map units that [`Detail::points`] are relative to (middle of the extent).
    pub origin: [f64; 2],
    /// Extent of all regions in map units.
    pub extent: Extent,
    /// One per region.
    pub shapes: Vec<RegionShape>,
    /// Which regions touch.
    pub neighbours: Neighbours,
    /// Levels of detail, from full to coarse.
    pub details: Vec<Detail>,
}

impl PreparedLayer {
    /// The coarsest detail whose lines lie within `tolerance_m` of the surveyed ones, else the finest there is.
    pub fn detail_for(&self, tolerance_m: f64) -> Option<&Detail> {
        self.details
            .iter()
            .rev()
            .find(|detail| f64::from(detail.tolerance_m) <= tolerance_m)
            .or(self.details.first())
    }
}
