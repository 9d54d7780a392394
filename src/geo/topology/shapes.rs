//! Extent, label point and true area of every region.

use rayon::prelude::*;

use super::arcs::Topology;
use super::grid::Grid;
use super::rings::Rings;
use crate::geo::crs::{AreaScale, Crs};
use crate::geo::label::{Outline, label_place};
use crate::geo::{Detail, Extent, RegionShape};
use crate::work::{Cancelled, Work};

/// Regions that one job measures.
const REGIONS_PER_JOB: usize = 64;
/// A label point is looked for on lines within this share of the size of the region.
const LABEL_COARSENESS: f64 = 0.03;
/// The radius of a label point is within this share of the size of the region of the best one.
const LABEL_PRECISION: f64 = 0.015;
/// A region wider than this (map units) does not have one scale.
const ONE_SCALE_M: f64 = 40_000.0;

/// What shapes are measured from.
pub(crate) struct Sources<'a> {
    /// Full rings.
    pub(crate) rings: &'a Rings,
    /// Which rings belong to which region.
    pub(crate) topology: &'a Topology,
    /// Details, from full to coarse.
    pub(crate) details: &'a [Detail],
    /// The snap grid.
    pub(crate) grid: &'a Grid,
    /// System of the map units.
    pub(crate) crs: &'a Crs,
}

/// One shape per region.
pub(crate) fn shapes(sources: &Sources, regions: usize, work: &Work) -> Result<Vec<RegionShape>, Cancelled> {
    let scale = AreaScale::new(sources.crs);
    let positions: Vec<usize> = (0..regions).collect();
    let jobs: Vec<Vec<RegionShape>> = positions
        .par_chunks(REGIONS_PER_JOB)
        .map(|positions| {
            work.check()?;
            Ok(positions.iter().map(|region| shape(sources, scale.as_ref(), *region)).collect())
        })
        .collect::<Result<_, Cancelled>>()?;
    Ok(jobs.into_iter().flatten().collect())
}

fn shape(sources: &Sources, scale: Option<&AreaScale>, region: usize) -> RegionShape {
    let bounds = &sources.topology.region_rings[region..region + 2];
    let rings = bounds[0] as usize..bounds[1] as usize;
    if rings.is_empty() {
        return RegionShape {
            extent: Extent::EMPTY,
            label_point: sources.grid.origin(),
            label_radius_m: 0.0,
            area_km2: 0.0,
        };
    }
    let mut extent = Extent::EMPTY;
    let mut moments = Moments::default();
    let anchor = sources.rings.ring(rings.start)[0];
    let mut largest = (rings.start, 0.0);
    for ring in rings.clone() {
        let of_ring = Moments::of(sources, ring, anchor, &mut extent);
        moments.add(&of_ring);
        if of_ring.area > largest.1 {
            largest = (ring, of_ring.area);
        }
    }
    let (label_point, label_radius_m) = label(sources, rings, largest);
    let area_m2 = moments.true_area(scale, sources.grid.point(anchor), &extent);
    RegionShape { extent, label_point, label_radius_m, area_km2: area_m2 / 1e6 }
}

/// Label point and radius of the part that begins with the ring and has the area `largest`.
fn label(sources: &Sources, rings: std::ops::Range<usize>, largest: (usize, f64)) -> ([f64; 2], f32) {
    let (outer, area) = largest;
    let holes = sources.rings.is_hole[outer + 1..rings.end].iter().take_while(|hole| **hole).count();
    let size = area.sqrt();
    let fine_enough = |detail: &&Detail| f64::from(detail.tolerance_m) <= size * LABEL_COARSENESS;
    let detail = sources.details.iter().rev().find(fine_enough).or(sources.details.first());
    let Some(detail) = detail else { return (sources.grid.origin(), 0.0) };
    let place_on = |detail: &Detail| {
        let outline = Outline::new((outer..=outer + holes).map(|ring| detail.ring_points(ring)));
        label_place(&outline, size * LABEL_PRECISION)
    };
    let mut place = place_on(detail);
    if place.radius < f64::from(detail.tolerance_m) * 2.0
        && let Some(full) = sources.details.first()
    {
        place = place_on(full);
    }
    let origin = sources.grid.origin();
    ([origin[0] + place.point[0], origin[1] + place.point[1]], place.radius as f32)
}

/// Integrals over a region of 1, x, y, x², xy, y², relative to an anchor, in map units.
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    area: f64,
    first: [f64; 2],
    second: [f64; 3],
}

impl Moments {
    /// Of one ring (Green's theorem; holes count negative). Widens `extent`.
    fn of(sources: &Sources, ring: usize, anchor: [i32; 2], extent: &mut Extent) -> Self {
        let corners = sources.rings.ring(ring);
        let step = sources.grid.step;
        let relative =
            |cell: &[i32; 2]| [0, 1].map(|axis| (f64::from(cell[axis]) - f64::from(anchor[axis])) * step);
        let mut moments = Self::default();
        let (mut min, mut max) = ([i32::MAX; 2], [i32::MIN; 2]);
        let Some(mut a) = corners.last().map(relative) else { return moments };
        for cell in corners {
            for axis in 0..2 {
                min[axis] = min[axis].min(cell[axis]);
                max[axis] = max[axis].max(cell[axis]);
            }
            let b = relative(cell);
            let cross = a[0] * b[1] - b[0] * a[1];
            moments.area += cross / 2.0;
            for axis in 0..2 {
                moments.first[axis] += cross * (a[axis] + b[axis]) / 6.0;
            }
            moments.second[0] += cross * (a[0] * a[0] + a[0] * b[0] + b[0] * b[0]) / 12.0;
            moments.second[1] +=
                cross * (2.0 * a[0] * a[1] + a[0] * b[1] + b[0] * a[1] + 2.0 * b[0] * b[1]) / 24.0;
            moments.second[2] += cross * (a[1] * a[1] + a[1] * b[1] + b[1] * b[1]) / 12.0;
            a = b;
        }
        extent.include(sources.grid.point(min));
        extent.include(sources.grid.point(max));
        moments
    }

    fn add(&mut self, other: &Self) {
        self.area += other.area;
        (0..2).for_each(|axis| self.first[axis] += other.first[axis]);
        (0..3).for_each(|part| self.second[part] += other.second[part]);
    }

    /// Square metres on the ellipsoid: the scale at the centroid, for wide regions also its curvature.
    fn true_area(&self, scale: Option<&AreaScale>, anchor: [f64; 2], extent: &Extent) -> f64 {
        let Some(scale) = scale.filter(|_| self.area > 0.0) else { return self.area };
        let centroid = [anchor[0] + self.first[0] / self.area, anchor[1] + self.first[1] / self.area];
        let reach = extent.width().max(extent.height());
        let size = (reach / 100.0).max(1e-9);
        let Some(at_centroid) = scale.at(centroid, size) else { return self.area };
        let one_scale = self.area * at_centroid;
        // In degrees the scale changes fast everywhere.
        if reach < ONE_SCALE_M && reach > 400.0 {
            return one_scale;
        }
        self.with_curvature(scale, centroid, reach / 4.0).map_or(one_scale, |bend| one_scale + bend)
    }

    /// What the second derivatives of the scale add: half the sum of derivative times central moment.
    fn with_curvature(&self, scale: &AreaScale, centroid: [f64; 2], h: f64) -> Option<f64> {
        let at = |dx: f64, dy: f64| scale.at([centroid[0] + dx * h, centroid[1] + dy * h], h / 25.0);
        let middle = at(0.0, 0.0)?;
        let xx = (at(1.0, 0.0)? - 2.0 * middle + at(-1.0, 0.0)?) / (h * h);
        let yy = (at(0.0, 1.0)? - 2.0 * middle + at(0.0, -1.0)?) / (h * h);
        let xy = (at(1.0, 1.0)? - at(1.0, -1.0)? - at(-1.0, 1.0)? + at(-1.0, -1.0)?) / (4.0 * h * h);
        let [mx, my] = self.first.map(|first| first / self.area);
        let central = [
            self.second[0] - self.area * mx * mx,
            self.second[1] - self.area * mx * my,
            self.second[2] - self.area * my * my,
        ];
        Some((xx * central[0] + 2.0 * xy * central[1] + yy * central[2]) / 2.0)
    }
}
