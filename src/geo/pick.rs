//! Which region lies under a point.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::layer::{Detail, PreparedLayer, RegionIndex};

/// Finds regions by point: a tree of extents, and a frame around every few points of a line, so that long borders cost little.
#[derive(Debug, Clone)]
pub struct PickIndex {
    regions: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
    /// Which detail of the layer was indexed.
    tolerance_m: f32,
    pieces: Vec<Piece>,
    /// `arc_pieces[a]..arc_pieces[a + 1]` are the pieces of arc `a`.
    arc_pieces: Vec<u32>,
}

/// Points of a line that are looked at together.
const POINTS_PER_PIECE: usize = 16;

/// Some points of an arc and the frame around them, relative to the origin of the layer.
#[derive(Debug, Clone, Copy)]
struct Piece {
    first: u32,
    last: u32,
    min: [f32; 2],
    max: [f32; 2],
}

impl PickIndex {
    /// Indexes the finest detail that `layer` holds.
    pub fn new(layer: &PreparedLayer) -> Self {
        let boxes = layer.shapes.iter().enumerate().filter(|(_, shape)| !shape.extent.is_empty());
        let regions = boxes
            .map(|(position, shape)| {
                let frame = Rectangle::from_corners(shape.extent.min, shape.extent.max);
                GeomWithData::new(frame, position as u32)
            })
            .collect();
        let mut index = Self {
            regions: RTree::bulk_load(regions),
            tolerance_m: layer.details.first().map_or(0.0, |detail| detail.tolerance_m),
            pieces: Vec::new(),
            arc_pieces: vec![0],
        };
        if let Some(detail) = layer.details.first() {
            index.add_pieces(detail);
        }
        index
    }

    /// The region at a point in map units; `None` outside all regions. Where regions overlap, the smallest extent wins.
    ///
    /// `layer` must be the one that was indexed.
    pub fn region_at(&self, layer: &PreparedLayer, map_xy: [f64; 2]) -> Option<RegionIndex> {
        let (detail, point) = self.in_detail(layer, map_xy)?;
        let size = |region: u32| {
            let extent = layer.shapes.get(region as usize).map(|shape| shape.extent);
            extent.map_or(0.0, |extent| extent.width() * extent.height())
        };
        self.regions
            .locate_in_envelope_intersecting(&AABB::from_point(map_xy))
            .map(|found| found.data)
            .filter(|region| self.is_inside(detail, *region, point))
            .min_by(|a, b| size(*a).total_cmp(&size(*b)).then(a.cmp(b)))
            .map(RegionIndex)
    }

    /// Whether a point in map units lies in one region, whatever else lies there.
    ///
    /// `layer` must be the one that was indexed.
    pub fn contains(&self, layer: &PreparedLayer, region: RegionIndex, map_xy: [f64; 2]) -> bool {
        let extent = layer.shapes.get(region.position()).map(|shape| shape.extent);
        extent.is_some_and(|extent| extent.contains(map_xy))
            && self
                .in_detail(layer, map_xy)
                .is_some_and(|(detail, point)| self.is_inside(detail, region.0, point))
    }

    /// The detail that was indexed, and the point relative to the origin of the layer.
    fn in_detail<'layer>(
        &self,
        layer: &'layer PreparedLayer,
        map_xy: [f64; 2],
    ) -> Option<(&'layer Detail, [f64; 2])> {
        let detail = layer.details.iter().find(|detail| detail.tolerance_m == self.tolerance_m)?;
        Some((detail, [map_xy[0] - layer.origin[0], map_xy[1] - layer.origin[1]]))
    }

    fn add_pieces(&mut self, detail: &Detail) {
        for arc in &detail.arcs {
            let points = detail.arc_points(arc);
            let mut first = 0;
            while first + 1 < points.len() {
                let last = (first + POINTS_PER_PIECE).min(points.len() - 1);
                let (mut min, mut max) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
                for point in points.get(first..=last).unwrap_or(&[]) {
                    for axis in 0..2 {
                        min[axis] = min[axis].min(point[axis]);
                        max[axis] = max[axis].max(point[axis]);
                    }
                }
                self.pieces.push(Piece {
                    first: arc.start + first as u32,
                    last: arc.start + last as u32,
                    min,
                    max,
                });
                first = last;
            }
            self.arc_pieces.push(self.pieces.len() as u32);
        }
    }

    /// Even–odd: how often a ray to the east crosses the rings.
    fn is_inside(&self, detail: &Detail, region: u32, point: [f64; 2]) -> bool {
        let rings = detail.region_ring_range(RegionIndex(region));
        let arcs = rings.flat_map(|ring| detail.ring_references(ring));
        let crossings: usize = arcs.map(|reference| self.crossings(detail, *reference, point)).sum();
        crossings % 2 == 1
    }

    fn crossings(&self, detail: &Detail, reference: i32, point: [f64; 2]) -> usize {
        let arc = if reference < 0 { !reference } else { reference } as usize;
        let pieces = match self.arc_pieces.get(arc..arc + 2) {
            Some([start, end]) => self.pieces.get(*start as usize..*end as usize).unwrap_or(&[]),
            _ => &[],
        };
        pieces.iter().map(|piece| piece.crossings(detail, point)).sum()
    }
}

impl Piece {
    fn crossings(&self, detail: &Detail, point: [f64; 2]) -> usize {
        let [min, max] = [self.min.map(f64::from), self.max.map(f64::from)];
        if point[1] < min[1] || point[1] > max[1] || point[0] > max[0] {
            return 0;
        }
        let Some(points) = detail.points.get(self.first as usize..=self.last as usize) else { return 0 };
        let crosses = |a: [f64; 2], b: [f64; 2]| {
            (a[1] > point[1]) != (b[1] > point[1])
                && point[0] < a[0] + (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1])
        };
        points.windows(2).filter(|pair| crosses(pair[0].map(f64::from), pair[1].map(f64::from))).count()
    }
}
