//! The roads of the sample: streets in every settlement, roads between them, bridges, a ferry, and the signs that a router must obey.

mod country;
mod streets;
mod untangle;
mod ways;

use super::groups::Adjacency;
use super::land::{Plan, Village, Villages};
use super::random::Purpose;
use crate::model::OsmRoads;
use country::Road;
pub(super) use country::{Rank, Site};
use streets::Settlement;

/// What a road is for, most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Primary,
    Secondary,
    Tertiary,
    Unclassified,
    Residential,
    Pedestrian,
    Track,
    Ferry,
}

/// A piece of road between two nodes.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    from: u32,
    to: u32,
    /// Shape between the ends.
    between: Vec<[f64; 2]>,
    class: Class,
    /// The settlement it is a street of.
    site: Option<u32>,
    /// The line of the settlement's grid.
    line: (u8, i64),
    /// Whether something falls apart without it.
    is_needed: bool,
    is_one_way: bool,
}

/// Everything before it is written down as ways.
#[derive(Debug, Default)]
struct Draft {
    nodes: Vec<[f64; 2]>,
    pieces: Vec<Piece>,
    /// Rings of roundabouts, each a list of nodes counter-clockwise.
    rings: Vec<Vec<u32>>,
    /// Nodes closed to cars by a bollard.
    bollards: Vec<u32>,
    /// The node in the middle of each site.
    centres: Vec<u32>,
}

/// Settlements with their streets, for whatever stands in them.
pub(super) struct Built {
    /// The roads, in metres from the centre of the land.
    pub roads: OsmRoads,
    /// Street corners of each site, the middle first.
    pub corners: Vec<Vec<[f64; 2]>>,
    /// Places along the roads between settlements that cars may use.
    pub wayside: Vec<[f64; 2]>,
}

/// Builds streets and roads; `residents` has one entry for each site.
pub(super) fn build(
    plan: &Plan,
    villages: &Villages,
    touching: &Adjacency,
    sites: &[Site],
    residents: &[f64],
) -> Built {
    let settlements: Vec<Settlement> = sites
        .iter()
        .zip(residents)
        .map(|(site, residents)| Settlement::build(plan, villages, site.village, *residents))
        .collect();
    let mut draft = Draft::default();
    let mut first = Vec::new();
    for (settlement, number) in settlements.iter().zip(0_u32..) {
        first.push(draft.nodes.len() as u32);
        draft.centres.push(draft.nodes.len() as u32);
        draft.add_streets(plan, settlement, number, sites[number as usize]);
    }
    for road in country::roads(plan, villages, touching, sites) {
        draft.add_road(plan, sites, &settlements, &first, &road);
    }
    untangle::remove_crossings(&draft.nodes, &mut draft.pieces);
    draft.add_signs(plan, sites);
    let corners = settlements.into_iter().map(|settlement| settlement.corners).collect();
    let open_roads =
        draft.pieces.iter().filter(|piece| piece.site.is_none() && piece.class <= Class::Unclassified);
    let wayside = open_roads.flat_map(|piece| piece.between.iter().copied()).collect();
    let roads = ways::write_down(plan, &draft, &villages_named(sites, &villages.list));
    Built { roads, corners, wayside }
}

/// A number for the names of the streets of each site, equal for equal villages.
fn villages_named(sites: &[Site], villages: &[Village]) -> Vec<i64> {
    let number = |site: &Site| {
        let [column, row] = villages[site.village as usize].cell;
        column * 4096 + row
    };
    sites.iter().map(number).collect()
}

/// Streets nearer to the middle of the county town than this are for people on foot, in metres.
const PEDESTRIAN_M: f64 = 150.0;

impl Draft {
    fn add_streets(&mut self, plan: &Plan, settlement: &Settlement, number: u32, site: Site) {
        let first = self.nodes.len() as u32;
        self.nodes.extend(&settlement.corners);
        let is_town = site.rank == Rank::Town;
        for (street, place) in settlement.streets.iter().zip(0_i64..) {
            let [a, b] = [street.from, street.to].map(|corner| settlement.corners[corner as usize]);
            let middle = [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
            let far = super::land::distance(middle, settlement.corners[0]);
            let chance = plan.random.unit(Purpose::Road, i64::from(site.village) * 8192 + place, 7);
            let one_way = site.rank >= Rank::Seat && !street.is_needed && far < 700.0 && chance < 0.3;
            self.pieces.push(Piece {
                from: first + street.from,
                to: first + street.to,
                between: Vec::new(),
                class: if is_town && far < PEDESTRIAN_M { Class::Pedestrian } else { Class::Residential },
                site: Some(number),
                line: street.line,
                is_needed: street.is_needed,
                is_one_way: one_way,
            });
        }
    }

    /// A road from gate to gate; inside the settlements the streets to the middle become its continuation.
    fn add_road(
        &mut self,
        plan: &Plan,
        sites: &[Site],
        settlements: &[Settlement],
        first: &[u32],
        road: &Road,
    ) {
        let ends = [(road.from, road.to), (road.to, road.from)].map(|(here, there)| {
            let settlement = &settlements[here as usize];
            let gate = settlement.gate(sites[there as usize].at);
            if road.class <= Class::Unclassified {
                let way = settlement.way_to(gate);
                self.widen(&way, settlement, first[here as usize], road.class);
            }
            first[here as usize] + gate
        });
        let [a, b] = ends.map(|node| self.nodes[node as usize]);
        self.pieces.push(Piece {
            from: ends[0],
            to: ends[1],
            between: bends(plan, a, b),
            class: road.class,
            site: None,
            line: (2, 0),
            is_needed: true,
            is_one_way: false,
        });
    }

    fn widen(&mut self, way: &[usize], settlement: &Settlement, first: u32, class: Class) {
        for street in way {
            let street = settlement.streets[*street];
            let ends = (first + street.from, first + street.to);
            if let Some(piece) = self.pieces.iter_mut().find(|piece| (piece.from, piece.to) == ends) {
                piece.class = piece.class.min(class);
                piece.is_one_way = false;
                piece.is_needed = true;
            }
        }
    }

    /// Roundabouts where main roads enter the county town, and bollards in a few of its streets.
    fn add_signs(&mut self, plan: &Plan, sites: &[Site]) {
        let towns: Vec<u32> =
            (0..sites.len() as u32).filter(|site| sites[*site as usize].rank == Rank::Town).collect();
        for town in towns {
            let gates = self.gates(town);
            for gate in gates.into_iter().take(3) {
                self.add_roundabout(gate);
            }
            let quiet: Vec<usize> = (0..self.pieces.len())
                .filter(|position| {
                    let piece = &self.pieces[*position];
                    piece.site == Some(town)
                        && !piece.is_needed
                        && !piece.is_one_way
                        && piece.class == Class::Residential
                })
                .collect();
            for salt in 0..4 {
                let Some(position) = quiet.get(plan.random.pick(Purpose::Road, 900 + salt, quiet.len()))
                else {
                    continue;
                };
                let piece = &mut self.pieces[*position];
                if piece.between.is_empty() {
                    let [a, b] = [piece.from, piece.to].map(|node| self.nodes[node as usize]);
                    piece.between.push([f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])]);
                    self.bollards.push(*position as u32);
                }
            }
        }
    }

    /// Where main roads from outside meet the streets of a site.
    fn gates(&self, town: u32) -> Vec<u32> {
        let first = self.centres[town as usize];
        let last = self.centres.get(town as usize + 1).copied().unwrap_or(u32::MAX);
        let mut gates: Vec<u32> = self
            .pieces
            .iter()
            .filter(|piece| piece.site.is_none() && piece.class <= Class::Secondary)
            .flat_map(|piece| [piece.from, piece.to])
            .filter(|node| *node > first && *node < last)
            .collect();
        gates.sort_unstable();
        gates.dedup();
        gates
    }

    /// Puts a ring of eight nodes in the place of a node; each road ends where it meets the ring.
    fn add_roundabout(&mut self, node: u32) {
        const RING: [[f64; 2]; 8] = [
            [17.0, 0.0],
            [12.0, 12.0],
            [0.0, 17.0],
            [-12.0, 12.0],
            [-17.0, 0.0],
            [-12.0, -12.0],
            [0.0, -17.0],
            [12.0, -12.0],
        ];
        let centre = self.nodes[node as usize];
        let first = self.nodes.len() as u32;
        self.nodes.extend(RING.iter().map(|[x, y]| [centre[0] + x, centre[1] + y]));
        self.rings.push((first..first + 8).collect());
        for position in 0..self.pieces.len() {
            let piece = &self.pieces[position];
            let inward = match (piece.from == node, piece.to == node) {
                (true, _) => piece.between.first().copied().unwrap_or(self.nodes[piece.to as usize]),
                (_, true) => piece.between.last().copied().unwrap_or(self.nodes[piece.from as usize]),
                _ => continue,
            };
            let way = [inward[0] - centre[0], inward[1] - centre[1]];
            let along = |ring: &[f64; 2]| ring[0] * way[0] + ring[1] * way[1];
            let nearest =
                (0..8_u32).max_by(|a, b| along(&RING[*a as usize]).total_cmp(&along(&RING[*b as usize])));
            let meets = first + nearest.unwrap_or(0);
            let piece = &mut self.pieces[position];
            if piece.from == node {
                piece.from = meets;
            } else {
                piece.to = meets;
            }
        }
    }
}

/// The bends of a road across country: a point about every 180 metres, moved by a smooth field so that roads side by side stay apart.
fn bends(plan: &Plan, a: [f64; 2], b: [f64; 2]) -> Vec<[f64; 2]> {
    let length = super::land::distance(a, b);
    let steps = (length / 180.0).round().max(1.0) as u32;
    let reach = (0.075 * length).min(260.0);
    (1..steps)
        .map(|step| {
            let t = f64::from(step) / f64::from(steps);
            let at = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
            // Straight where it leaves a settlement.
            let free = (4.0 * t * (1.0 - t)).min(1.0);
            let field = |octave| {
                plan.random.noise(Purpose::Road, octave, at[0] / 1500.0, at[1] / 1500.0)
                    + 0.25 * plan.random.noise(Purpose::Road, octave + 1, at[0] / 400.0, at[1] / 400.0)
            };
            [at[0] + free * reach * field(0), at[1] + free * reach * field(4)]
        })
        .collect()
}
