//! Isochrones: the area that one reaches from a place within so many minutes, as nested bands.

use rayon::prelude::*;

use super::along::Found;
use super::contour::areas;
use super::graph::{Graph, Millis, UNREACHED};
use super::mode::Direction;
use super::network::Network;
use super::position::Position;
use super::raster::Raster;
use super::road_travel::{access, ahead, behind, part};
use super::search::{Effort, Space, Start, grow};
use super::snap::Placed;
use crate::work::{Cancelled, Work};

/// How far beside a street an area goes, unless said otherwise; the walk there counts.
pub const BELT_M: f64 = 300.0;

/// What one reaches from a place.
#[derive(Debug, Clone)]
pub struct Isochrone {
    /// One per limit, in the order they were asked for.
    pub bands: Vec<Band>,
    /// What the search cost.
    pub effort: Effort,
}

/// The area within a limit.
#[derive(Debug, Clone)]
pub struct Band {
    /// The limit, inclusive.
    pub limit: Millis,
    /// Areas, each an outer ring and its holes; rings are closed, outer ones run counter-clockwise.
    pub areas: Vec<Vec<Vec<Position>>>,
}

/// Travel times from a place to all nodes within `limit`, into `space`.
///
/// # Errors
/// [`Cancelled`].
pub fn times_from(
    graph: &Graph,
    from: &Placed,
    limit: Millis,
    space: &mut Space,
    work: &Work,
) -> Result<Effort, Cancelled> {
    let walk = access(graph, from);
    let start = |direction| {
        let node = graph.arrival(from.link, direction)?;
        let driven = part(graph, from, direction, ahead(from.along, direction));
        Some(Start { node, millis: driven.saturating_add(walk), ..Start::default() })
    };
    let at_end = graph.junction_at(from.link, from.along);
    let there = at_end.map(|node| Start { node, millis: walk, ..Start::default() });
    let starts: Vec<Start> = Direction::BOTH.into_iter().filter_map(start).chain(there).collect();
    grow(graph.forward(), &starts, limit, space, work)
}

/// Travel time from a place, whose times are in `space`, to another; `None` when it is not reached.
pub fn time_to(graph: &Graph, space: &Space, from: &Placed, to: &Placed) -> Option<Millis> {
    let over = |direction| {
        let begin = graph.departure_millis(to.link, direction, |node| space.millis(node));
        let driven = part(graph, to, direction, behind(to.along, direction));
        (begin != UNREACHED).then(|| begin.saturating_add(driven).saturating_add(access(graph, to)))
    };
    let direction = if from.along <= to.along { Direction::Forward } else { Direction::Backward };
    let same = from.link == to.link && graph.arrival(to.link, direction).is_some();
    let direct = same.then(|| {
        let driven = part(graph, to, direction, (from.along - to.along).abs());
        driven.saturating_add(access(graph, from)).saturating_add(access(graph, to))
    });
    let at_end = graph.junction_at(to.link, to.along).and_then(|junction| {
        let begin = graph.nodes_at(junction).map(|node| space.millis(node)).min()?;
        (begin != UNREACHED).then(|| begin.saturating_add(access(graph, to)))
    });
    Direction::BOTH.into_iter().filter_map(over).chain(direct).chain(at_end).min()
}

/// The areas that one reaches from a place within each of `limits`, at most `belt_m` beside a street.
///
/// # Errors
/// [`Cancelled`].
pub fn isochrone(
    (network, graph): (&Network, &Graph),
    from: &Placed,
    (limits, belt_m): (&[Millis], f64),
    space: &mut Space,
    work: &Work,
) -> Result<Isochrone, Cancelled> {
    let longest = limits.iter().copied().max().unwrap_or(0);
    let effort = times_from(graph, from, longest, space, work)?;
    work.check()?;
    let found = Found { network, graph, space, from };
    let raster = Raster::new(&found, longest, belt_m);
    work.check()?;
    let band = |limit: &Millis| {
        let areas = raster.as_ref().map(|raster| outlines(raster, *limit)).unwrap_or_default();
        Band { limit: *limit, areas }
    };
    Ok(Isochrone { bands: limits.par_iter().map(band).collect(), effort })
}

fn outlines(raster: &Raster, limit: Millis) -> Vec<Vec<Vec<Position>>> {
    let inside: Vec<bool> = raster.millis.iter().map(|millis| *millis <= limit).collect();
    let found = areas((raster.columns, &inside), |pair| raster.edge(pair, limit));
    let ring = |ring: Vec<[f64; 2]>| ring.into_iter().map(|point| raster.position(point)).collect();
    found.into_iter().map(|area| area.into_iter().map(ring).collect()).collect()
}
