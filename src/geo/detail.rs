//! Walking through a level of detail: rings, corners, arcs.

use std::ops::Range;

use super::RegionIndex;
use super::layer::{ArcSpan, Detail};

impl Detail {
    /// The points that [`Detail::triangles`] index: all ring points, ring by ring, without the repeated last point.
    pub fn corner_points(&self) -> Vec<[f32; 2]> {
        let mut corners = Vec::with_capacity(self.corner_count());
        for ring in 0..self.ring_count() {
            for reference in self.ring_references(ring) {
                let (arc, backward) = self.arc_at(*reference);
                let points = self.arc_points(arc);
                if let (true, [_, rest @ ..]) = (backward, points) {
                    corners.extend(rest.iter().rev());
                } else if let [rest @ .., _] = points {
                    corners.extend(rest);
                }
            }
        }
        corners
    }

    /// The points of ring `ring`, without the repeated last one; the region lies on the left. Nothing for a ring that does not exist.
    pub fn ring_points(&self, ring: usize) -> impl Iterator<Item = [f32; 2]> + '_ {
        self.ring_references(ring).iter().flat_map(|reference| {
            let (arc, backward) = self.arc_at(*reference);
            let points = self.arc_points(arc);
            let count = points.len().saturating_sub(1);
            (0..count).map(move |step| if backward { points[count - step] } else { points[step] })
        })
    }

    /// The rings of a region, for [`Detail::ring_points`]; empty for a region without geometry.
    pub fn region_ring_range(&self, region: RegionIndex) -> Range<usize> {
        self.ring_range(region.position()).unwrap_or(0..0)
    }

    /// The points of an arc in drawing direction; a closed arc repeats its first point at the end.
    pub fn arc_points(&self, arc: &ArcSpan) -> &[[f32; 2]] {
        self.points.get(arc.start as usize..(arc.start + arc.len) as usize).unwrap_or(&[])
    }

    /// How many regions there are, with and without geometry.
    pub fn region_count(&self) -> usize {
        self.region_rings.len().saturating_sub(1)
    }

    /// How many rings there are.
    pub fn ring_count(&self) -> usize {
        self.ring_starts.len().saturating_sub(1)
    }

    /// How many points [`Detail::corner_points`] gives.
    pub fn corner_count(&self) -> usize {
        self.ring_arcs.iter().map(|reference| self.arc_at(*reference).0.len.saturating_sub(1) as usize).sum()
    }

    /// Triangles of a region: three positions in [`Detail::corner_points`] each.
    pub fn region_triangles(&self, region: RegionIndex) -> &[u32] {
        let bounds = self.region_triangles.get(region.position()..region.position() + 2);
        match bounds {
            Some([start, end]) => self.triangles.get(*start as usize..*end as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// References of ring `ring`; empty for a ring that does not exist.
    pub(crate) fn ring_references(&self, ring: usize) -> &[i32] {
        match self.ring_starts.get(ring..ring + 2) {
            Some([start, end]) => self.ring_arcs.get(*start as usize..*end as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The rings of the region at `position`.
    pub(crate) fn ring_range(&self, position: usize) -> Option<Range<usize>> {
        match self.region_rings.get(position..position + 2) {
            Some([start, end]) => Some(*start as usize..*end as usize),
            _ => None,
        }
    }

    /// Corners of the region at `position`.
    pub(crate) fn region_corner_count(&self, position: usize) -> usize {
        self.ring_range(position)
            .into_iter()
            .flatten()
            .flat_map(|ring| self.ring_references(ring))
            .map(|reference| self.arc_at(*reference).0.len.saturating_sub(1) as usize)
            .sum()
    }

    /// The arc that a reference means, and whether the ring runs it backward; an empty arc where there is none.
    pub(crate) fn arc_at(&self, reference: i32) -> (&ArcSpan, bool) {
        const NO_ARC: ArcSpan = ArcSpan { start: 0, len: 0, left: None, right: None };
        let backward = reference < 0;
        let position = if backward { !reference } else { reference };
        (self.arcs.get(position as usize).unwrap_or(&NO_ARC), backward)
    }
}
