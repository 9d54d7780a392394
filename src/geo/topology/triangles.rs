//! Triangles of all regions of a detail, by ear clipping, with the proof that they cover the region.

use earcut::Earcut;
use rayon::prelude::*;

use crate::geo::Detail;
use crate::work::{Cancelled, Work};

/// Regions that one job triangulates.
const REGIONS_PER_JOB: usize = 64;
/// How far the area of the triangles may be from the area of the rings, as a share of it.
const AREA_SLACK: f64 = 1e-6;

/// Triangles of some regions.
pub(crate) struct Triangulated {
    /// Corners, counted within the region.
    triangles: Vec<Vec<u32>>,
    /// Regions whose triangles do not have the area of their rings, or that have none, ascending.
    pub(crate) crossing: Vec<u32>,
}

/// Triangulates the regions `only`, or all.
pub(crate) fn triangulate(
    detail: &Detail,
    is_hole: &[bool],
    only: Option<&[u32]>,
    work: &Work,
) -> Result<Triangulated, Cancelled> {
    let every: Vec<u32>;
    let regions: &[u32] = if let Some(some) = only {
        some
    } else {
        every = (0..detail.region_count() as u32).collect();
        &every
    };
    let jobs: Vec<Vec<(Vec<u32>, bool)>> = regions
        .par_chunks(REGIONS_PER_JOB)
        .map(|regions| {
            work.check()?;
            let mut cutter = Cutter::default();
            Ok(regions.iter().map(|region| cutter.region(detail, is_hole, *region as usize)).collect())
        })
        .collect::<Result<_, Cancelled>>()?;
    let mut triangulated =
        Triangulated { triangles: Vec::with_capacity(regions.len()), crossing: Vec::new() };
    for (region, (triangles, crosses)) in regions.iter().zip(jobs.into_iter().flatten()) {
        triangulated.triangles.push(triangles);
        if crosses {
            triangulated.crossing.push(*region);
        }
    }
    Ok(triangulated)
}

impl Triangulated {
    /// Takes over `again`, which holds the regions `changed`.
    pub(crate) fn replace(&mut self, changed: &[u32], again: Self) {
        for (region, triangles) in changed.iter().zip(again.triangles) {
            self.triangles[*region as usize] = triangles;
        }
        self.crossing.retain(|region| changed.binary_search(region).is_err());
        self.crossing.extend(again.crossing);
        self.crossing.sort_unstable();
    }

    /// Writes the triangles of all regions into `detail`.
    pub(crate) fn store(self, detail: &mut Detail) {
        detail.triangles.reserve_exact(self.triangles.iter().map(Vec::len).sum());
        detail.region_triangles = Vec::with_capacity(self.triangles.len() + 1);
        detail.region_triangles.push(0);
        let mut base = 0;
        for (region, triangles) in self.triangles.into_iter().enumerate() {
            detail.triangles.extend(triangles.iter().map(|corner| corner + base));
            detail.region_triangles.push(detail.triangles.len() as u32);
            base += detail.region_corner_count(region) as u32;
        }
    }
}

/// Reused memory of one job.
#[derive(Default)]
struct Cutter {
    earcut: Earcut<f64>,
    corners: Vec<[f64; 2]>,
    holes: Vec<u32>,
    triangles: Vec<u32>,
}

impl Cutter {
    /// Triangles of a region, corners counted within it, and whether its rings cross.
    fn region(&mut self, detail: &Detail, is_hole: &[bool], region: usize) -> (Vec<u32>, bool) {
        let Some(rings) = detail.ring_range(region) else { return (Vec::new(), false) };
        let is_empty = rings.is_empty();
        let mut found = Vec::new();
        let mut crosses = false;
        let mut first_corner = 0;
        let mut ring = rings.start;
        while ring < rings.end {
            let holes = is_hole[ring + 1..rings.end].iter().take_while(|hole| **hole).count();
            let area = self.read_polygon(detail, ring, holes);
            self.earcut.earcut_slice(&self.corners, &self.holes, &mut self.triangles);
            let covered = self.covered();
            crosses |= self.triangles.is_empty() || (covered - area).abs() > AREA_SLACK * area.abs();
            found.extend(self.triangles.iter().map(|corner| corner + first_corner));
            first_corner += self.corners.len() as u32;
            ring += 1 + holes;
        }
        found.shrink_to_fit();
        (found, !is_empty && crosses)
    }

    /// Reads an outer ring and its holes; returns their doubled area, negative parts made impossible to miss.
    fn read_polygon(&mut self, detail: &Detail, outer: usize, holes: usize) -> f64 {
        self.corners.clear();
        self.holes.clear();
        let mut area = 0.0;
        for ring in outer..=outer + holes {
            let begin = self.corners.len();
            if ring > outer {
                self.holes.push(begin as u32);
            }
            self.corners.extend(detail.ring_points(ring).map(|point| point.map(f64::from)));
            area += doubled_area(&self.corners[begin..]);
        }
        area
    }

    /// Doubled area of all triangles, each taken as positive.
    fn covered(&self) -> f64 {
        let corner = |position: u32| self.corners[position as usize];
        self.triangles
            .chunks_exact(3)
            .map(|triangle| {
                let [a, b, c] = [corner(triangle[0]), corner(triangle[1]), corner(triangle[2])];
                ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).abs()
            })
            .sum()
    }
}

/// Twice the signed area, counterclockwise positive.
pub(crate) fn doubled_area(ring: &[[f64; 2]]) -> f64 {
    let Some(origin) = ring.first() else { return 0.0 };
    ring.windows(2)
        .map(|pair| {
            let [a, b] = [pair[0], pair[1]].map(|point| [point[0] - origin[0], point[1] - origin[1]]);
            a[0] * b[1] - a[1] * b[0]
        })
        .sum()
}
