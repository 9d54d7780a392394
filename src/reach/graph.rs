//! What searches run on: the network as one mode sees it, with travel times, both ways round.
//!
//! Turn rules split junctions, see the module `turns`. A junction that cannot be passed has no arcs that leave it.

use super::mode::{Direction, Mode};
use super::network::Network;
use super::speeds;
use super::tags::node;
use super::turns::{self, Copies};

/// Travel time in milliseconds.
pub type Millis = u32;
/// Stands for "not reached".
pub const UNREACHED: Millis = u32::MAX;
/// Stands for "no node".
pub const NOWHERE: u32 = u32::MAX;

/// Speeds that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Pace {
    /// Walking, also to and from the network.
    pub walk_kmh: f32,
    /// Cycling.
    pub bicycle_kmh: f32,
    /// Cars drive so many times as fast as the road class says.
    pub car_factor: f32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { walk_kmh: speeds::WALK_KMH, bicycle_kmh: speeds::BICYCLE_KMH, car_factor: 1.0 }
    }
}

impl Pace {
    /// How long it takes to walk so far, as to and from the network.
    pub fn walk_millis(&self, metres: f64) -> Millis {
        millis(metres, f64::from(self.walk_kmh))
    }
}

/// How long so many metres take; at least 0, at most a month.
pub fn millis(metres: f64, kmh: f64) -> Millis {
    (metres * 3600.0 / kmh.max(0.01)).round().clamp(0.0, 2.6e9) as Millis
}

/// An arc: where it leads and how long it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    /// Node it leads to.
    pub head: u32,
    /// Travel time.
    pub millis: Millis,
}

/// Arcs of all nodes, one node after the other.
#[derive(Debug, Clone, Default)]
pub struct Arcs {
    first: Vec<u32>,
    list: Vec<Arc>,
    /// Link · 2 + direction of each arc.
    steps: Vec<u32>,
    slowest: Millis,
    mean: Millis,
}

impl Arcs {
    /// Arcs that leave a node.
    #[inline]
    pub fn arcs(&self, node: u32) -> &[Arc] {
        let node = node as usize;
        &self.list[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// Fetches the arcs of nodes that will be needed soon, so that waiting for memory overlaps.
    #[inline]
    pub fn touch(&self, nodes: &[(u32, Millis)]) {
        let mut sum = 0;
        for (node, _) in nodes {
            let first = self.first[*node as usize] as usize;
            sum ^= self.list.get(first).map_or(0, |arc| arc.head);
        }
        std::hint::black_box(sum);
    }

    /// Number of the first arc that leaves a node.
    #[inline]
    pub fn first(&self, node: u32) -> usize {
        self.first[node as usize] as usize
    }

    /// Links and directions (link · 2 + direction) of the arcs that leave a node, in the same order.
    pub fn steps(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.steps[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// Length of every arc in metres.
    pub fn metres(&self, network: &Network) -> Vec<f32> {
        self.steps.iter().map(|step| network.links[*step as usize / 2].length_m).collect()
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// Number of arcs.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Travel time of the slowest arc.
    pub fn slowest(&self) -> Millis {
        self.slowest
    }

    /// Mean travel time of an arc, at least 1.
    pub fn mean(&self) -> Millis {
        self.mean
    }

    fn from_list(nodes: usize, list: &[(u32, Arc, u32)]) -> Self {
        let mut first = vec![0_u32; nodes + 1];
        for (tail, _, _) in list {
            first[*tail as usize + 1] += 1;
        }
        for at in 0..nodes {
            first[at + 1] += first[at];
        }
        let mut next = first.clone();
        let mut arcs = vec![Arc { head: 0, millis: 0 }; list.len()];
        let mut steps = vec![0; list.len()];
        for (tail, arc, step) in list {
            let at = next[*tail as usize] as usize;
            next[*tail as usize] += 1;
            arcs[at] = *arc;
            steps[at] = *step;
        }
        let total: u64 = arcs.iter().map(|arc| u64::from(arc.millis)).sum();
        let mean = (total / (arcs.len() as u64).max(1)).clamp(1, u64::from(u32::MAX)) as Millis;
        let slowest = arcs.iter().map(|arc| arc.millis).max().unwrap_or(0);
        Self { first, list: arcs, steps, slowest, mean }
    }
}

/// A network as one mode sees it.
#[derive(Debug, Clone)]
pub struct Graph {
    /// The mode.
    pub mode: Mode,
    /// The speeds.
    pub pace: Pace,
    forward: Arcs,
    backward: Arcs,
    /// Where one enters link · 2 + direction; [`NOWHERE`] when that way is not allowed or its junction cannot be passed.
    tails: Vec<u32>,
    /// Where one arrives over link · 2 + direction; [`NOWHERE`] when that way is not allowed.
    heads: Vec<u32>,
    /// Travel time over link · 2 + direction.
    times: Vec<Millis>,
    /// Copies of junctions.
    copies: Copies,
    junctions: u32,
}

impl Graph {
    /// The network as `mode` sees it.
    pub fn new(network: &Network, mode: Mode, pace: Pace) -> Self {
        let (mut heads, times) = steps(network, mode, &pace);
        let junctions = network.positions.len() as u32;
        let enter = |step: usize| {
            let tail = network.links[step / 2].tail(direction(step as u32));
            if heads[step] == NOWHERE || network.stops(tail, mode) { NOWHERE } else { tail }
        };
        let tails: Vec<u32> = (0..heads.len()).map(enter).collect();
        let mut list: Vec<(u32, Arc, u32)> = Vec::with_capacity(heads.len());
        let open = tails.iter().enumerate().filter(|(_, tail)| **tail != NOWHERE);
        list.extend(
            open.map(|(step, tail)| (*tail, Arc { head: heads[step], millis: times[step] }, step as u32)),
        );
        let mut forward = Arcs::from_list(junctions as usize, &list);
        let mut copies = Copies::default();
        if mode == Mode::Car && !(network.turns.is_empty() && network.routes.is_empty()) {
            copies = turns::copies(network, &forward, &mut heads);
            for (_, arc, step) in &mut list {
                arc.head = heads[*step as usize];
            }
            let arc = |copy: &turns::CopyArc| Arc { head: copy.head, millis: times[copy.step as usize] };
            list.extend(copies.arcs.iter().map(|copy| (copy.tail, arc(copy), copy.step)));
            forward = Arcs::from_list(junctions as usize + copies.junctions.len(), &list);
        }
        let nodes = junctions as usize + copies.junctions.len();
        let reversed: Vec<_> = list
            .iter()
            .map(|(tail, arc, step)| (arc.head, Arc { head: *tail, millis: arc.millis }, *step))
            .collect();
        let backward = Arcs::from_list(nodes, &reversed);
        Self { mode, pace, forward, backward, tails, heads, times, copies, junctions }
    }

    /// Arcs as one travels them.
    pub fn forward(&self) -> &Arcs {
        &self.forward
    }

    /// Arcs turned round: who can come to a node.
    pub fn backward(&self) -> &Arcs {
        &self.backward
    }

    /// Junctions and their copies.
    pub fn node_count(&self) -> usize {
        self.junctions as usize + self.copies.junctions.len()
    }

    /// The junction that a node is, or is a copy of.
    pub fn junction(&self, node: u32) -> u32 {
        if node < self.junctions { node } else { self.copies.junctions[(node - self.junctions) as usize] }
    }

    /// Node where one arrives over a link; `None` when that way is not allowed.
    pub fn arrival(&self, link: u32, direction: Direction) -> Option<u32> {
        Some(self.heads[step(link, direction)]).filter(|head| *head != NOWHERE)
    }

    /// Nodes from which one may enter a link in a direction: its junction and those of its copies that allow the turn.
    pub fn departures(&self, link: u32, direction: Direction) -> impl Iterator<Item = u32> {
        let step = step(link, direction);
        let tail = Some(self.tails[step]).filter(|tail| *tail != NOWHERE);
        tail.into_iter().chain(self.copies.tails_of(step as u32))
    }

    /// Shortest of `millis` over the nodes from which one may enter a link in a direction; [`UNREACHED`] when there is none.
    pub fn departure_millis(
        &self,
        link: u32,
        direction: Direction,
        millis: impl Fn(u32) -> Millis,
    ) -> Millis {
        self.departures(link, direction).map(millis).min().unwrap_or(UNREACHED)
    }

    /// The junction that a place on a link is at: it is when it lies at an end of the link.
    pub fn junction_at(&self, link: u32, along: f32) -> Option<u32> {
        let (into, out_of) = match along {
            along if along <= 0.0 => (Direction::Backward, Direction::Forward),
            along if along >= 1.0 => (Direction::Forward, Direction::Backward),
            _ => return None,
        };
        let tail = Some(self.tails[step(link, out_of)]).filter(|tail| *tail != NOWHERE);
        self.arrival(link, into).map(|node| self.junction(node)).or(tail)
    }

    /// A junction and its copies: who arrives at one of them is there.
    pub fn nodes_at(&self, junction: u32) -> impl Iterator<Item = u32> {
        std::iter::once(junction).chain(self.copies.of_junction(junction))
    }

    /// Travel time over the whole link.
    pub fn link_millis(&self, link: u32, direction: Direction) -> Millis {
        self.times[step(link, direction)]
    }
}

fn step(link: u32, direction: Direction) -> usize {
    link as usize * 2 + direction.index()
}

fn direction(step: u32) -> Direction {
    if step.is_multiple_of(2) { Direction::Forward } else { Direction::Backward }
}

/// Where each step arrives and how long it takes, before junctions are split.
fn steps(network: &Network, mode: Mode, pace: &Pace) -> (Vec<u32>, Vec<Millis>) {
    let mut heads = Vec::with_capacity(network.links.len() * 2);
    let mut times = Vec::with_capacity(network.links.len() * 2);
    for link in &network.links {
        for direction in Direction::BOTH {
            if !link.allowed.travel(mode, direction) {
                heads.push(NOWHERE);
                times.push(UNREACHED);
                continue;
            }
            let head = link.head(direction);
            let driven = f64::from(link.centi_kmh[direction.index()]) / 100.0;
            let kmh = match mode {
                _ if link.allowed.ferry() => driven,
                Mode::Car => driven * f64::from(pace.car_factor),
                Mode::Bicycle if link.allowed.pushed(direction) => f64::from(pace.walk_kmh),
                Mode::Bicycle => f64::from(pace.bicycle_kmh),
                Mode::Foot => f64::from(pace.walk_kmh),
            };
            let at_head = u32::from(network.marks[head as usize] & node::SIGNALS != 0);
            let signals = if mode == Mode::Car { u32::from(link.signals) + at_head } else { 0 };
            let delay = (signals as f32 * speeds::SIGNAL_DELAY_S * 1000.0) as Millis;
            heads.push(head);
            times.push(millis(f64::from(link.length_m), kmh) + delay);
        }
    }
    (heads, times)
}
