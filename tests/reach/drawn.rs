//! Small networks drawn by hand: nodes on a lattice of 1 km, ways with tags.

use sozialraumatlas::reach::build::{Omitted, build};
use sozialraumatlas::reach::graph::{Graph, Pace};
use sozialraumatlas::reach::isochrone::{time_to, times_from};
use sozialraumatlas::reach::mode::Mode;
use sozialraumatlas::reach::network::Network;
use sozialraumatlas::reach::position::{LocalPlane, Position};
use sozialraumatlas::reach::roads::{BuildOptions, Roads, TurnRule, Way, WayRule};
use sozialraumatlas::reach::search::Space;
use sozialraumatlas::reach::snap::{Placed, Placement, Snapper};
use sozialraumatlas::reach::tags::{node_marks, way_travel};
use sozialraumatlas::work::Work;

/// A drawing: numbered nodes and ways.
#[derive(Default)]
pub struct Drawing {
    roads: Roads,
}

/// The place so many kilometres east and north of 51° N 9° E.
pub fn place(x_km: f64, y_km: f64) -> Position {
    LocalPlane::at(Position::from_degrees(9.0, 51.0)).position([x_km * 1000.0, y_km * 1000.0])
}

impl Drawing {
    /// Draws nodes, numbered from 1.
    pub fn new(nodes: &[(f64, f64)]) -> Self {
        let mut drawing = Self::default();
        for (number, (x, y)) in nodes.iter().enumerate() {
            drawing.roads.node_ids.push(number as i64 + 1);
            drawing.roads.positions.push(place(*x, *y));
            drawing.roads.marks.push(0);
        }
        drawing
    }

    /// Tags a node.
    pub fn node(mut self, node: usize, tags: &[(&str, &str)]) -> Self {
        self.roads.marks[node - 1] = node_marks(tags);
        self
    }

    /// Draws a way over nodes; ways are numbered from 1. A way that nobody may travel is left out, as readers do.
    pub fn way(mut self, nodes: &[usize], tags: &[(&str, &str)]) -> Self {
        if let Some(travel) = way_travel(tags) {
            let first = self.roads.way_nodes.len() as u32;
            self.roads.way_nodes.extend(nodes.iter().map(|node| *node as u32 - 1));
            let id = self.roads.ways.len() as i64 + 1;
            self.roads.ways.push(Way { id, travel, first, count: nodes.len() as u32 });
        }
        self
    }

    /// Adds a turn rule.
    pub fn rule(mut self, from_way: i64, via_node: i64, to_way: i64, only: bool) -> Self {
        self.roads.turn_rules.push(TurnRule { from_way, via_node, to_way, only });
        self
    }

    /// Adds a turn rule that leads over a way.
    pub fn rule_over(mut self, from_way: i64, via_ways: &[i64], to_way: i64, only: bool) -> Self {
        self.roads.way_rules.push(WayRule { from_way, via_ways: via_ways.to_vec(), to_way, only });
        self
    }

    pub fn network(&self) -> (Network, Omitted) {
        build(&self.roads, &BuildOptions::default())
    }

    /// Minutes by `mode` between two places; `None` when there is no way.
    pub fn minutes(&self, mode: Mode, from: (f64, f64), to: (f64, f64)) -> Option<f64> {
        let (network, _) = self.network();
        let graph = Graph::new(&network, mode, Pace::default());
        let snapper = Snapper::new(&network, &graph, 100.0);
        let placed = |(x, y)| snapper.place(place(x, y)).placed().expect("a place on the network");
        travel_minutes(&graph, &placed(from), &placed(to))
    }
}

/// Minutes between two places on a network.
pub fn travel_minutes(graph: &Graph, from: &Placed, to: &Placed) -> Option<f64> {
    let mut space = Space::default();
    times_from(graph, from, u32::MAX - 1, &mut space, &Work::unattended()).expect("not cancelled");
    time_to(graph, &space, from, to).map(|millis| f64::from(millis) / 60_000.0)
}

#[track_caller]
pub fn near(value: Option<f64>, expected: f64) {
    let value = value.expect("a way");
    assert!((value - expected).abs() < 0.01 * expected.max(0.1), "{value} instead of {expected}");
}

pub fn on(placement: Placement) -> Placed {
    placement.placed().expect("on the network")
}
