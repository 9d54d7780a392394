//! Roads of a file → a network: cut at junctions, clipped, numbered so that neighbours lie together.

use rayon::prelude::*;

use super::network::{Link, Network, length_m};
use super::position::{Bounds, Position, hilbert};
use super::roads::{BuildOptions, NO_NODE, Roads, Way};
use super::rules::{Junctions, routes, turns};
use super::tags::node;
use crate::work::{Cancelled, Work};

/// What was left out while a network was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Omitted {
    /// Nodes of ways whose place the file does not hold.
    pub missing_nodes: usize,
    /// Turn rules whose ways or node are not in the network, or that do not say which they mean.
    pub turn_rules: usize,
    /// Turn rules that hold at some hours only.
    pub conditional_rules: usize,
}

/// Makes a network from roads.
pub fn build(roads: &Roads, options: &BuildOptions) -> (Network, Omitted) {
    // Nobody cancels work that nobody knows.
    build_watched(roads, options, &Work::unattended()).unwrap_or_default()
}

/// Makes a network from roads, unless that is cancelled.
///
/// # Errors
/// [`Cancelled`].
pub fn build_watched(
    roads: &Roads,
    options: &BuildOptions,
    work: &Work,
) -> Result<(Network, Omitted), Cancelled> {
    let mut omitted = Omitted {
        turn_rules: roads.unclear_rules,
        conditional_rules: roads.conditional_rules,
        ..Omitted::default()
    };
    let inside = |place: u32| {
        place != NO_NODE && options.clip.is_none_or(|clip| clip.contains(roads.positions[place as usize]))
    };
    omitted.missing_nodes = roads.way_nodes.iter().filter(|place| **place == NO_NODE).count();
    let ends = ends(roads, inside);
    work.check()?;
    let numbers = number_junctions(roads, &ends);
    work.check()?;
    let mut network = Network {
        positions: numbers.order.iter().map(|place| roads.positions[*place as usize]).collect(),
        marks: numbers.order.iter().map(|place| roads.marks[*place as usize]).collect(),
        ..Network::default()
    };
    let mut pieces = pieces(roads, &ends, &numbers.of_place, inside);
    work.check()?;
    pieces.par_sort_unstable_by_key(|piece| (piece.link.from, piece.link.to, piece.way, piece.first));
    work.check()?;
    put_links(&mut network, roads, &pieces);
    work.check()?;
    let junctions = Junctions { of_place: &numbers.of_place, count: numbers.order.len() };
    network.turns = turns(roads, &pieces, &junctions, &mut omitted);
    network.routes = routes(roads, &pieces, &mut omitted);
    Ok((network, omitted))
}

/// A part of a way between two junctions.
pub(super) struct Piece {
    pub link: Link,
    pub way: u32,
    /// Its nodes within [`Roads::way_nodes`], ends included.
    pub first: u32,
    pub last: u32,
}

/// Numbers of the junctions.
struct Numbers {
    /// Junction of each node of the roads, [`NO_NODE`] for the others.
    of_place: Vec<u32>,
    /// Node of each junction.
    order: Vec<u32>,
}

fn nodes_of<'a>(roads: &'a Roads, way: &Way) -> &'a [u32] {
    &roads.way_nodes[way.first as usize..(way.first + way.count) as usize]
}

/// Which nodes end a link: ends of ways, nodes that several ways share, barriers.
fn ends(roads: &Roads, inside: impl Fn(u32) -> bool) -> Vec<bool> {
    let mut seen = vec![false; roads.positions.len()];
    let mut ends = vec![false; roads.positions.len()];
    for way in &roads.ways {
        for run in runs(nodes_of(roads, way), &inside) {
            for (at, &place) in run.iter().enumerate() {
                let place = place as usize;
                let stops =
                    roads.marks[place] & (node::STOPS_CAR | node::STOPS_BICYCLE | node::STOPS_FOOT) != 0;
                ends[place] |= seen[place] || stops || at == 0 || at + 1 == run.len();
                seen[place] = true;
            }
        }
    }
    ends
}

/// Longest parts of a way, of at least two nodes, that are inside.
fn runs<'a>(nodes: &'a [u32], inside: &'a impl Fn(u32) -> bool) -> impl Iterator<Item = &'a [u32]> {
    nodes.split(|place| !inside(*place)).filter(|run| run.len() > 1)
}

fn number_junctions(roads: &Roads, ends: &[bool]) -> Numbers {
    let places = || (0..ends.len() as u32).filter(|place| ends[*place as usize]);
    let position = |place: u32| roads.positions[place as usize];
    let bounds = Bounds::around(places().map(position))
        .unwrap_or(Bounds { min: Position::default(), max: Position::default() });
    let places: Vec<u32> = places().collect();
    let mut keyed: Vec<(u32, u32)> =
        places.par_iter().map(|place| (hilbert(position(*place), &bounds), *place)).collect();
    keyed.par_sort_unstable();
    let order: Vec<u32> = keyed.into_iter().map(|(_, place)| place).collect();
    let mut of_place = vec![NO_NODE; ends.len()];
    for (number, place) in order.iter().enumerate() {
        of_place[*place as usize] = number as u32;
    }
    Numbers { of_place, order }
}

fn pieces(roads: &Roads, ends: &[bool], of_place: &[u32], inside: impl Fn(u32) -> bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (number, way) in roads.ways.iter().enumerate() {
        let nodes = nodes_of(roads, way);
        let centi_kmh = centi_kmh(roads, way);
        let mut begin: Option<usize> = None;
        for (at, &place) in nodes.iter().enumerate() {
            if !inside(place) {
                begin = None;
                continue;
            }
            if !ends[place as usize] {
                continue;
            }
            if let Some(begin) = begin.filter(|begin| *begin < at) {
                let inner = &nodes[begin + 1..at];
                let signals =
                    inner.iter().filter(|place| roads.marks[**place as usize] & node::SIGNALS != 0).count();
                let link = Link {
                    from: of_place[nodes[begin] as usize],
                    to: of_place[place as usize],
                    length_m: 0.0,
                    centi_kmh,
                    allowed: way.travel.allowed,
                    signals: signals.min(255) as u8,
                };
                let first = way.first + begin as u32;
                pieces.push(Piece { link, way: number as u32, first, last: way.first + at as u32 });
            }
            begin = Some(at);
        }
    }
    pieces
}

/// Speeds of a way; those of a ferry follow from its duration and length.
fn centi_kmh(roads: &Roads, way: &Way) -> [u16; 2] {
    let centi = |kmh: f32| (kmh * 100.0).round().clamp(1.0, 65_535.0) as u16;
    let places = || nodes_of(roads, way).iter().filter(|place| **place != NO_NODE);
    if let Some(seconds) = way.travel.duration_s {
        let metres = length_m(places().map(|place| roads.positions[*place as usize])) as f32;
        return [centi(metres / seconds * 3.6); 2];
    }
    way.travel.kmh.map(|kmh| if kmh > 0.0 { centi(kmh) } else { 0 })
}

fn put_links(network: &mut Network, roads: &Roads, pieces: &[Piece]) {
    network.shape_first.reserve(pieces.len() + 1);
    network.shape_first.push(0);
    for piece in pieces {
        let inner = &roads.way_nodes[piece.first as usize + 1..piece.last as usize];
        network.shape.extend(inner.iter().map(|place| roads.positions[*place as usize]));
        network.shape_first.push(network.shape.len() as u32);
        network.links.push(piece.link);
    }
    network.measure();
}
