//! Cuts rings at junctions and finds the lines that two rings share.
//!
//! A junction is a point whose neighbours along the rings differ from ring to ring (the rule of Bostock's `TopoJSON`). Between
//! junctions all rings run along the same points, so an arc is known by its first two points.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::grid::Cell;
use super::points::number_points;
use super::rings::Rings;
use crate::geo::RegionIndex;
use crate::work::{Cancelled, Work};

/// Shared arcs of all regions, on the snap grid.
#[derive(Debug, Default)]
pub(crate) struct Topology {
    /// Distinct points.
    pub(crate) cells: Vec<Cell>,
    /// Numbers of the points of all arcs.
    pub(crate) points: Vec<u32>,
    /// `starts[a]..starts[a + 1]` are the points of arc `a`; a closed arc repeats its first point at the end.
    pub(crate) starts: Vec<u32>,
    /// Region on the left and on the right of each arc.
    pub(crate) sides: Vec<[Option<RegionIndex>; 2]>,
    /// Arcs of all rings, see [`crate::geo::Detail::ring_arcs`]. A forward reference is always the first use of the arc.
    pub(crate) ring_arcs: Vec<i32>,
    /// Rows of `ring_arcs`.
    pub(crate) ring_starts: Vec<u32>,
    /// Rows of rings per region.
    pub(crate) region_rings: Vec<u32>,
    /// Whether a ring is a hole of the outer ring before it.
    pub(crate) is_hole: Vec<bool>,
    /// Lines that two regions use in the same direction: there they overlap.
    pub(crate) overlapping_arcs: usize,
}

impl Topology {
    /// Points of arc `arc`.
    pub(crate) fn arc(&self, arc: usize) -> &[u32] {
        &self.points[self.starts[arc] as usize..self.starts[arc + 1] as usize]
    }

    /// How many arcs there are.
    pub(crate) fn arc_count(&self) -> usize {
        self.sides.len()
    }

    /// Arc references of ring `ring`.
    pub(crate) fn ring(&self, ring: usize) -> &[i32] {
        &self.ring_arcs[self.ring_starts[ring] as usize..self.ring_starts[ring + 1] as usize]
    }
}

/// The arc that a reference means, and whether it runs backward.
pub(crate) fn arc_of(reference: i32) -> (usize, bool) {
    if reference < 0 { (!reference as usize, true) } else { (reference as usize, false) }
}

/// Takes a few milliseconds.
const RINGS_BETWEEN_CHECKS: usize = 1024;

/// Finds the shared arcs of `rings`, which belong to `regions` regions.
pub(crate) fn shared_arcs(rings: &Rings, regions: usize, work: &Work) -> Result<Topology, Cancelled> {
    let numbered = number_points(&rings.corners, work)?;
    work.check()?;
    let junctions = junctions(rings, &numbered.of_corner, numbered.cells.len());
    work.check()?;
    let mut cutter = Cutter::new(numbered.of_corner.len());
    let mut region_rings = Vec::with_capacity(regions + 1);
    for ring in 0..rings.len() {
        if ring % RINGS_BETWEEN_CHECKS == 0 {
            work.check()?;
        }
        while region_rings.len() <= rings.region[ring] as usize {
            region_rings.push(ring as u32);
        }
        let corners = &numbered.of_corner[rings.starts[ring] as usize..rings.starts[ring + 1] as usize];
        cutter.ring(corners, RegionIndex(rings.region[ring]), &junctions);
    }
    region_rings.resize(regions + 1, rings.len() as u32);
    let mut topology = cutter.topology;
    topology.cells = numbered.cells;
    topology.region_rings = region_rings;
    topology.is_hole.clone_from(&rings.is_hole);
    Ok(topology)
}

/// For each point whether rings part there.
fn junctions(rings: &Rings, of_corner: &[u32], points: usize) -> Vec<bool> {
    let mut neighbours = vec![[u32::MAX; 2]; points];
    let mut junctions = vec![false; points];
    for ring in 0..rings.len() {
        let corners = &of_corner[rings.starts[ring] as usize..rings.starts[ring + 1] as usize];
        let (Some(last), Some(first)) = (corners.last(), corners.first()) else { continue };
        let mut before = *last;
        for (position, here) in corners.iter().enumerate() {
            let next = *corners.get(position + 1).unwrap_or(first);
            let known = &mut neighbours[*here as usize];
            if known[0] == u32::MAX {
                *known = [before, next];
            } else if *known != [before, next] && *known != [next, before] {
                junctions[*here as usize] = true;
            }
            before = *here;
        }
    }
    junctions
}

/// Mixes the two point numbers that an arc begins with.
#[derive(Default)]
struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

struct Cutter {
    topology: Topology,
    /// First two points → the arc that leaves this way, as a ring would refer to it.
    by_start: HashMap<u64, i32, BuildHasherDefault<PairHasher>>,
    piece: Vec<u32>,
}

impl Cutter {
    fn new(corners: usize) -> Self {
        let mut topology = Topology { starts: vec![0], ring_starts: vec![0], ..Topology::default() };
        topology.points.reserve(corners / 2 + corners / 8);
        Self { topology, by_start: HashMap::default(), piece: Vec::new() }
    }

    fn ring(&mut self, corners: &[u32], region: RegionIndex, junctions: &[bool]) {
        let first_junction = corners.iter().position(|point| junctions[*point as usize]);
        // A ring without junction begins at its lowest point number, so that both regions along it begin at the same.
        let lowest = || {
            corners.iter().enumerate().min_by_key(|(_, point)| **point).map_or(0, |(position, _)| position)
        };
        let begin = first_junction.unwrap_or_else(lowest);
        let (tail, head) = corners.split_at(begin);
        let mut piece = std::mem::take(&mut self.piece);
        piece.clear();
        for point in head.iter().chain(tail).chain(head.first()) {
            piece.push(*point);
            if piece.len() > 1 && junctions[*point as usize] {
                self.arc(&piece, region);
                piece.clear();
                piece.push(*point);
            }
        }
        if piece.len() > 1 {
            self.arc(&piece, region);
        }
        self.piece = piece;
        self.topology.ring_starts.push(self.topology.ring_arcs.len() as u32);
    }

    /// Uses the arc with these points, backward when the neighbour has it already.
    fn arc(&mut self, points: &[u32], region: RegionIndex) {
        let [first, second, ..] = points else { return };
        let [.., last_but_one, last] = points else { return };
        let key = |a: u32, b: u32| (u64::from(a) << 32) | u64::from(b);
        let known = self.by_start.get(&key(*first, *second)).copied();
        if let Some(reference) = known
            && let (arc, true) = arc_of(reference)
            && self.topology.sides[arc][1].is_none()
        {
            self.topology.sides[arc][1] = Some(region);
            self.topology.ring_arcs.push(reference);
            return;
        }
        let arc = self.topology.sides.len() as i32;
        if known.is_some() {
            self.topology.overlapping_arcs += 1;
        } else {
            self.by_start.insert(key(*first, *second), arc);
            self.by_start.entry(key(*last, *last_but_one)).or_insert(!arc);
        }
        self.topology.points.extend_from_slice(points);
        self.topology.starts.push(self.topology.points.len() as u32);
        self.topology.sides.push([Some(region), None]);
        self.topology.ring_arcs.push(arc);
    }
}
