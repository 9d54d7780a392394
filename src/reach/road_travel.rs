//! Travel times over the road network.

use super::graph::{Graph, Millis, UNREACHED};
use super::mode::Direction;
use super::network::Network;
use super::search::{Effort, Start, grow, nearest};
use super::snap::{Placed, Placement};
use super::travel::{Nearest, Reached, Scratch, TravelTimes};
use crate::work::{Cancelled, Work};

/// Origins and facilities on a network.
#[derive(Debug)]
pub struct RoadTravel<'a> {
    network: &'a Network,
    graph: &'a Graph,
    origins: Origins,
    facilities: Vec<Option<Placed>>,
}

/// Origins, by the nodes where they come onto the network.
#[derive(Debug)]
struct Origins {
    placed: Vec<Option<Placed>>,
    /// Where the origins of each node begin in `joins`.
    first: Vec<u32>,
    /// Origin and how long it takes from there to the node.
    joins: Vec<Reached>,
    /// Link and origin, ascending.
    by_link: Vec<(u32, u32)>,
}

impl<'a> RoadTravel<'a> {
    /// Travel from `origins` to `facilities`.
    pub fn new(
        network: &'a Network,
        graph: &'a Graph,
        origins: &[Placement],
        facilities: &[Placement],
    ) -> Self {
        let placed: Vec<Option<Placed>> = origins.iter().map(|placement| placement.placed()).collect();
        let facilities = facilities.iter().map(|placement| placement.placed()).collect();
        Self { network, graph, origins: Origins::new(graph, placed), facilities }
    }

    /// Where searches for a facility begin: the nodes from which one may enter its link.
    fn starts(&self, facility: usize) -> Vec<Start> {
        let Some(placed) = self.facilities[facility] else { return Vec::new() };
        let walk = access(self.graph, &placed);
        let mut starts = Vec::new();
        for direction in Direction::BOTH {
            let share = behind(placed.along, direction);
            let driven = part(self.graph, &placed, direction, share);
            let metres = self.network.links[placed.link as usize].length_m * share + placed.distance_m;
            for node in self.graph.departures(placed.link, direction) {
                starts.push(Start {
                    node,
                    millis: driven.saturating_add(walk),
                    label: facility as u32,
                    metres,
                });
            }
        }
        // Who comes to the junction that it stands at is there, also without turning into its link.
        let at_end = self.graph.junction_at(placed.link, placed.along);
        let nodes = at_end.into_iter().flat_map(|junction| self.graph.nodes_at(junction));
        let (label, metres) = (facility as u32, placed.distance_m);
        starts.extend(nodes.map(|node| Start { node, millis: walk, label, metres }));
        starts
    }

    /// Origins on the link of a facility, which need no junction.
    fn on_same_link(&self, facility: usize) -> Vec<Reached> {
        let Some(there) = self.facilities[facility] else { return Vec::new() };
        let mut found = Vec::new();
        for (_, origin) in self.origins.on_link(there.link) {
            let Some(here) = self.origins.placed[*origin as usize] else { continue };
            let direction = if here.along <= there.along { Direction::Forward } else { Direction::Backward };
            if self.graph.arrival(there.link, direction).is_some() {
                let driven = part(self.graph, &there, direction, (here.along - there.along).abs());
                let walked = access(self.graph, &here).saturating_add(access(self.graph, &there));
                found.push((*origin, driven.saturating_add(walked)));
            }
        }
        found
    }
}

impl Origins {
    fn new(graph: &Graph, placed: Vec<Option<Placed>>) -> Self {
        let mut list: Vec<(u32, Reached)> = Vec::with_capacity(placed.len() * 2);
        let mut by_link = Vec::with_capacity(placed.len());
        for (origin, placed) in
            placed.iter().enumerate().filter_map(|(at, placed)| placed.map(|placed| (at as u32, placed)))
        {
            by_link.push((placed.link, origin));
            if let Some(junction) = graph.junction_at(placed.link, placed.along) {
                list.push((junction, (origin, access(graph, &placed))));
            }
            for direction in Direction::BOTH {
                if let Some(node) = graph.arrival(placed.link, direction) {
                    let driven = part(graph, &placed, direction, ahead(placed.along, direction));
                    list.push((node, (origin, driven.saturating_add(access(graph, &placed)))));
                }
            }
        }
        by_link.sort_unstable();
        list.sort_unstable();
        let mut first = vec![0_u32; graph.node_count() + 1];
        for (node, _) in &list {
            first[*node as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        Self { placed, first, joins: list.into_iter().map(|(_, join)| join).collect(), by_link }
    }

    fn joins(&self, node: u32) -> &[Reached] {
        let node = node as usize;
        &self.joins[self.first[node] as usize..self.first[node + 1] as usize]
    }

    fn on_link(&self, link: u32) -> &[(u32, u32)] {
        let from = self.by_link.partition_point(|(other, _)| *other < link);
        let count = self.by_link[from..].partition_point(|(other, _)| *other == link);
        &self.by_link[from..from + count]
    }
}

/// Share of the link that is still ahead of a place, in a direction.
pub(super) fn ahead(along: f32, direction: Direction) -> f32 {
    match direction {
        Direction::Forward => 1.0 - along,
        Direction::Backward => along,
    }
}

/// Share of the link that lies behind a place, in a direction.
pub(super) fn behind(along: f32, direction: Direction) -> f32 {
    1.0 - ahead(along, direction)
}

/// Travel time over a share of a link.
pub(super) fn part(graph: &Graph, placed: &Placed, direction: Direction, share: f32) -> Millis {
    match graph.link_millis(placed.link, direction) {
        UNREACHED => UNREACHED,
        whole => (f64::from(whole) * f64::from(share)).round() as Millis,
    }
}

/// Time on foot between a point and the network.
pub(super) fn access(graph: &Graph, placed: &Placed) -> Millis {
    graph.pace.walk_millis(f64::from(placed.distance_m))
}

impl TravelTimes for RoadTravel<'_> {
    fn origins(&self) -> usize {
        self.origins.placed.len()
    }

    fn facilities(&self) -> usize {
        self.facilities.len()
    }

    fn catchment(
        &self,
        facility: usize,
        limit: Millis,
        scratch: &mut Scratch,
        work: &Work,
    ) -> Result<(Vec<Reached>, Effort), Cancelled> {
        scratch.best.resize(self.origins(), UNREACHED);
        let effort = grow(self.graph.backward(), &self.starts(facility), limit, &mut scratch.space, work)?;
        let mut meet = |origin: u32, millis: Millis| {
            let best = &mut scratch.best[origin as usize];
            if millis <= limit && millis < *best {
                if *best == UNREACHED {
                    scratch.met.push(origin);
                }
                *best = millis;
            }
        };
        for node in scratch.space.reached() {
            let there = scratch.space.millis(*node);
            for (origin, before) in self.origins.joins(*node) {
                meet(*origin, there.saturating_add(*before));
            }
        }
        self.on_same_link(facility).into_iter().for_each(|(origin, millis)| meet(origin, millis));
        let met = scratch.met.drain(..);
        let reached =
            met.map(|origin| (origin, std::mem::replace(&mut scratch.best[origin as usize], UNREACHED)));
        Ok((reached.collect(), effort))
    }

    fn nearest(&self, work: &Work) -> Result<Vec<Option<Nearest>>, Cancelled> {
        let arcs = self.graph.backward();
        let starts: Vec<Start> =
            (0..self.facilities.len()).flat_map(|facility| self.starts(facility)).collect();
        let mut scratch = Scratch::default();
        let lengths = arcs.metres(self.network);
        let (belongs, _) = nearest((arcs, &lengths), &starts, UNREACHED - 1, &mut scratch.space, work)?;
        let length = |placed: &Placed, share: f32| self.network.links[placed.link as usize].length_m * share;
        let mut found: Vec<Option<Nearest>> = vec![None; self.origins()];
        let better = |known: &Option<Nearest>, millis: Millis, facility: u32| {
            known.is_none_or(|known| (millis, facility) < (known.millis, known.facility))
        };
        for (origin, placed) in self.origins.placed.iter().enumerate() {
            let Some(placed) = placed else { continue };
            let over = |direction| {
                let share = ahead(placed.along, direction);
                let driven = part(self.graph, placed, direction, share);
                Some((self.graph.arrival(placed.link, direction)?, share, driven))
            };
            let at_end = self.graph.junction_at(placed.link, placed.along).map(|node| (node, 0.0, 0));
            for (node, share, driven) in Direction::BOTH.into_iter().filter_map(over).chain(at_end) {
                let (there, facility) = (scratch.space.millis(node), belongs.labels[node as usize]);
                if there == UNREACHED {
                    continue;
                }
                let millis = there.saturating_add(driven).saturating_add(access(self.graph, placed));
                if better(&found[origin], millis, facility) {
                    let metres = belongs.metres[node as usize] + length(placed, share) + placed.distance_m;
                    found[origin] = Some(Nearest { facility, millis, metres: Some(metres) });
                }
            }
        }
        for facility in 0..self.facilities.len() {
            for (origin, millis) in self.on_same_link(facility) {
                let origin = origin as usize;
                if let (Some(here), Some(there)) = (self.origins.placed[origin], self.facilities[facility])
                    && better(&found[origin], millis, facility as u32)
                {
                    let metres =
                        length(&here, (here.along - there.along).abs()) + here.distance_m + there.distance_m;
                    found[origin] = Some(Nearest { facility: facility as u32, millis, metres: Some(metres) });
                }
            }
        }
        Ok(found)
    }
}
