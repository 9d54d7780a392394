//! Rings of all regions on the snap grid: cleaned, nested and turned so that the region lies on the left.

use geo_types::{LineString, MultiPolygon};
use rayon::prelude::*;

use super::grid::{Cell, Grid};
use super::nest::nested;
use super::seams::without_seams;
use crate::work::{Cancelled, Work};

/// What was repaired while reading rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Repairs {
    /// Points that repeat the one before.
    pub(crate) repeated_points: usize,
    /// Lines that run out and back on themselves.
    pub(crate) spikes: usize,
    /// Rings without area.
    pub(crate) dropped_rings: usize,
    /// Regions whose parts shared a border that was dissolved.
    pub(crate) merged_regions: usize,
}

impl Repairs {
    fn add(&mut self, other: Self) {
        self.repeated_points += other.repeated_points;
        self.spikes += other.spikes;
        self.dropped_rings += other.dropped_rings;
        self.merged_regions += other.merged_regions;
    }
}

/// The rings of all regions. Outer rings run counterclockwise, holes clockwise and directly after their outer ring.
#[derive(Debug, Default)]
pub(crate) struct Rings {
    /// Corners of all rings, without the repeated last one.
    pub(crate) corners: Vec<Cell>,
    /// `starts[r]..starts[r + 1]` are the corners of ring `r`.
    pub(crate) starts: Vec<u32>,
    /// Region of each ring, ascending.
    pub(crate) region: Vec<u32>,
    /// Whether the ring is a hole.
    pub(crate) is_hole: Vec<bool>,
    /// What was repaired.
    pub(crate) repairs: Repairs,
}

impl Rings {
    /// How many rings there are.
    pub(crate) fn len(&self) -> usize {
        self.region.len()
    }

    /// Corners of ring `ring`.
    pub(crate) fn ring(&self, ring: usize) -> &[Cell] {
        &self.corners[self.starts[ring] as usize..self.starts[ring + 1] as usize]
    }

    /// Adds a ring at the end.
    pub(crate) fn push(&mut self, corners: &[Cell], region: u32, is_hole: bool) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.corners.extend_from_slice(corners);
        self.starts.push(self.corners.len() as u32);
        self.region.push(region);
        self.is_hole.push(is_hole);
    }

    fn append(&mut self, mut other: Self) {
        if self.region.is_empty() {
            let repairs = self.repairs;
            *self = other;
            self.repairs.add(repairs);
            return;
        }
        self.repairs.add(other.repairs);
        let base = self.corners.len() as u32;
        self.corners.append(&mut other.corners);
        self.starts.extend(other.starts.iter().skip(1).map(|start| start + base));
        self.region.append(&mut other.region);
        self.is_hole.append(&mut other.is_hole);
    }
}

/// Regions that one job reads; small enough to stop quickly.
const REGIONS_PER_JOB: usize = 128;

/// Reads the rings of all regions onto the grid.
pub(crate) fn snap(geometries: &[MultiPolygon<f64>], grid: &Grid, work: &Work) -> Result<Rings, Cancelled> {
    let parts: Vec<Rings> = geometries
        .par_chunks(REGIONS_PER_JOB)
        .enumerate()
        .map(|(job, regions)| {
            work.check()?;
            let mut rings = Rings::default();
            for (offset, geometry) in regions.iter().enumerate() {
                snap_region(geometry, (job * REGIONS_PER_JOB + offset) as u32, grid, &mut rings);
            }
            Ok(rings)
        })
        .collect::<Result<_, Cancelled>>()?;
    let mut all = Rings::default();
    all.corners.reserve(parts.iter().map(|part| part.corners.len()).sum());
    for part in parts {
        all.append(part);
    }
    if all.starts.is_empty() {
        all.starts.push(0);
    }
    Ok(all)
}

fn snap_region(geometry: &MultiPolygon<f64>, region: u32, grid: &Grid, rings: &mut Rings) {
    let mut repairs = Repairs::default();
    let mut found: Vec<(Vec<Cell>, bool)> = Vec::new();
    for polygon in &geometry.0 {
        let interiors = polygon.interiors().iter().map(|line| (line, true));
        for (line, is_interior) in std::iter::once((polygon.exterior(), false)).chain(interiors) {
            let ring = snap_ring(line, grid, &mut repairs);
            if ring.len() >= 3 && doubled_area(&ring) != 0.0 {
                found.push((ring, is_interior));
            } else if !line.0.is_empty() {
                repairs.dropped_rings += 1;
            }
        }
    }
    let merged = if found.len() > 1 { without_seams(&found) } else { None };
    repairs.merged_regions += usize::from(merged.is_some());
    let found = merged.unwrap_or_else(|| found.into_iter().map(|(ring, _)| ring).collect());
    for (mut ring, is_hole) in nested(found) {
        if (doubled_area(&ring) < 0.0) != is_hole {
            ring.reverse();
        }
        rings.push(&ring, region, is_hole);
    }
    rings.repairs.add(repairs);
}

/// The ring on the grid without repeated points and without spikes.
fn snap_ring(line: &LineString<f64>, grid: &Grid, repairs: &mut Repairs) -> Vec<Cell> {
    let mut ring: Vec<Cell> = Vec::with_capacity(line.0.len());
    let closing = usize::from(line.0.len() > 1 && line.0.first() == line.0.last());
    for coord in line.0.iter().take(line.0.len() - closing) {
        if !coord.x.is_finite() || !coord.y.is_finite() {
            continue;
        }
        push_clean(&mut ring, grid.cell(coord.x, coord.y), repairs);
    }
    trim_ends(&mut ring, repairs);
    ring
}

fn push_clean(ring: &mut Vec<Cell>, cell: Cell, repairs: &mut Repairs) {
    if ring.last() == Some(&cell) {
        repairs.repeated_points += 1;
        return;
    }
    if ring.len() >= 2 && ring[ring.len() - 2] == cell {
        ring.pop();
        repairs.spikes += 1;
        return;
    }
    ring.push(cell);
}

/// Cleans the seam between the last and the first corner.
fn trim_ends(ring: &mut Vec<Cell>, repairs: &mut Repairs) {
    let mut first = 0;
    while ring.len() - first >= 2 {
        let last = ring.len() - 1;
        if ring[last] == ring[first] {
            ring.pop();
            repairs.repeated_points += 1;
        } else if ring.len() - first >= 3 && ring[last] == ring[first + 1] {
            first += 1; // first corner is the tip of a spike
            ring.pop();
            repairs.spikes += 1;
        } else if ring.len() - first >= 3 && ring[last - 1] == ring[first] {
            ring.pop(); // last corner is the tip of a spike
            ring.pop();
            repairs.spikes += 1;
        } else {
            break;
        }
    }
    ring.drain(..first);
}

/// Twice the signed area in cells, counterclockwise positive; relative to the first corner, so exact for small rings.
pub(crate) fn doubled_area(ring: &[Cell]) -> f64 {
    let Some(origin) = ring.first() else { return 0.0 };
    let relative = |cell: &Cell| [0, 1].map(|axis| f64::from(cell[axis]) - f64::from(origin[axis]));
    let mut area = 0.0;
    let mut before = [0.0, 0.0];
    for cell in &ring[1..] {
        let here = relative(cell);
        area += before[0] * here[1] - before[1] * here[0];
        before = here;
    }
    area
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Extent;

    #[test]
    fn rings_are_cleaned() {
        fn check(points: &[(f64, f64)], expected: &[Cell], expected_repairs: (usize, usize)) {
            let grid = Grid::new(&Extent { min: [-10.0, -10.0], max: [10.0, 10.0] }, 1.0);
            let mut repairs = Repairs::default();
            let ring = snap_ring(&LineString::from(points.to_vec()), &grid, &mut repairs);
            assert_eq!(ring, expected, "{points:?}");
            assert_eq!((repairs.repeated_points, repairs.spikes), expected_repairs, "{points:?}");
        }
        let square = [[0, 0], [2, 0], [2, 2], [0, 2]];
        check(&[(0., 0.), (2., 0.), (2., 2.), (0., 2.), (0., 0.)], &square, (0, 0));
        check(&[(0., 0.), (2., 0.), (2., 0.2), (2., 2.), (0., 2.)], &square, (1, 0));
        check(&[(0., 0.), (2., 0.), (5., 0.), (2., 0.), (2., 2.), (0., 2.), (0., 0.)], &square, (0, 1));
        check(&[(9., 0.), (0., 0.), (2., 0.), (2., 2.), (0., 2.), (0., 0.), (9., 0.)], &square, (0, 1));
        check(&[(0., 0.), (2., 0.), (0., 0.)], &[[0, 0], [2, 0]], (0, 0));
        check(&[(f64::NAN, 0.), (0., 0.)], &[[0, 0]], (0, 0));
        check(&[], &[], (0, 0));
    }
}
