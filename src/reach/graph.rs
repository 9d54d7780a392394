//! What searches run on: the network as one mode sees it, with travel times, both ways round.
//!
//! Turn rules split junctions: whoever arrives over a link with a rule arrives at a copy of the junction that has only the
//! allowed turns. A junction that cannot be passed has no arcs that leave it.

use super::mode::{Direction, Mode};
use super::network::{Network, Turn};
use super::speeds;
use super::tags::node;

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
    arcs: Vec<Arc>,
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
        &self.arcs[self.first[node] as usize..self.first[node + 1] as usize]
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
        self.arcs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.arcs.is_empty()
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
        Self { first, arcs, steps, slowest, mean }
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
    /// Where one arrives over link · 2 + direction; [`NOWHERE`] when that way is not allowed.
    heads: Vec<u32>,
    /// Travel time over link · 2 + direction.
    times: Vec<Millis>,
    /// Junctions of the copies that follow after the junctions of the network.
    copies: Vec<u32>,
    junctions: u32,
}

impl Graph {
    /// The network as `mode` sees it.
    pub fn new(network: &Network, mode: Mode, pace: Pace) -> Self {
        let (mut heads, times) = steps(network, mode, &pace);
        let junctions = network.positions.len() as u32;
        let mut list = Vec::with_capacity(heads.len());
        let splits = if mode == Mode::Car { splits(network, &heads) } else { Vec::new() };
        for (number, split) in splits.iter().enumerate() {
            heads[split.step as usize] = junctions + number as u32;
        }
        for (step, &head) in heads.iter().enumerate().filter(|(_, head)| **head != NOWHERE) {
            let tail = network.links[step / 2].tail(direction(step as u32));
            if !network.stops(tail, mode) {
                list.push((tail, Arc { head, millis: times[step] }, step as u32));
            }
        }
        add_copies(network, &splits, (&heads, &times), &mut list);
        let nodes = junctions as usize + splits.len();
        let reversed: Vec<_> = list
            .iter()
            .map(|(tail, arc, step)| (arc.head, Arc { head: *tail, millis: arc.millis }, *step))
            .collect();
        Self {
            mode,
            pace,
            forward: Arcs::from_list(nodes, &list),
            backward: Arcs::from_list(nodes, &reversed),
            heads,
            times,
            copies: splits.iter().map(|split| split.via).collect(),
            junctions,
        }
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
        self.junctions as usize + self.copies.len()
    }

    /// The junction that a node is, or is a copy of.
    pub fn junction(&self, node: u32) -> u32 {
        if node < self.junctions { node } else { self.copies[(node - self.junctions) as usize] }
    }

    /// Node where one arrives over a link; `None` when that way is not allowed.
    pub fn arrival(&self, link: u32, direction: Direction) -> Option<u32> {
        Some(self.heads[step(link, direction)]).filter(|head| *head != NOWHERE)
    }

    /// Nodes from which one may enter a link in a direction: its junction and those of its copies that allow the turn.
    pub fn departures(&self, link: u32, direction: Direction) -> impl Iterator<Item = u32> {
        let step = step(link, direction);
        let head = self.heads[step];
        let known = (head != NOWHERE).then_some(head);
        known.into_iter().flat_map(move |head| {
            let arcs = self.backward.arcs(head).iter().zip(self.backward.steps(head));
            arcs.filter(move |(_, other)| **other as usize == step).map(|(arc, _)| arc.head)
        })
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

/// A copy of a junction for those who arrive over one link.
struct Split {
    via: u32,
    /// Link · 2 + direction of the arrival.
    step: u32,
    /// Rules for it.
    rules: Vec<Turn>,
}

fn splits(network: &Network, heads: &[u32]) -> Vec<Split> {
    let mut splits: Vec<Split> = Vec::new();
    for turn in &network.turns {
        for direction in Direction::BOTH {
            let arrival = step(turn.from_link, direction);
            if heads[arrival] != turn.via {
                continue;
            }
            match splits.last_mut().filter(|split| split.step as usize == arrival) {
                Some(split) => split.rules.push(*turn),
                None => splits.push(Split { via: turn.via, step: arrival as u32, rules: vec![*turn] }),
            }
        }
    }
    splits
}

fn add_copies(
    network: &Network,
    splits: &[Split],
    (heads, times): (&[u32], &[Millis]),
    list: &mut Vec<(u32, Arc, u32)>,
) {
    // The arcs that leave a junction stand together in a list sorted by junction.
    let mut by_tail: Vec<(u32, Arc, u32)> = Vec::new();
    let mut is_via = vec![false; if splits.is_empty() { 0 } else { network.positions.len() }];
    splits.iter().for_each(|split| is_via[split.via as usize] = true);
    if !splits.is_empty() {
        by_tail.extend(list.iter().filter(|(tail, _, _)| is_via[*tail as usize]));
        by_tail.sort_by_key(|(tail, _, step)| (*tail, *step));
    }
    debug_assert_eq!(heads.len(), times.len());
    for (number, split) in splits.iter().enumerate() {
        let copy = (network.positions.len() + number) as u32;
        let from = by_tail.partition_point(|(tail, _, _)| *tail < split.via);
        let leaving = by_tail[from..].iter().take_while(|(tail, _, _)| *tail == split.via);
        for (_, arc, step) in leaving.filter(|(_, _, step)| allowed(split, step / 2)) {
            list.push((copy, *arc, *step));
        }
    }
}

/// Whether one may turn into `link` after the arrival of `split`.
fn allowed(split: &Split, link: u32) -> bool {
    let only = split.rules.iter().any(|rule| rule.only);
    if only {
        return split.rules.iter().any(|rule| rule.only && rule.to_link == link);
    }
    // No turn back either: else the rule could be got round at the next junction.
    link != split.step / 2 && split.rules.iter().all(|rule| rule.to_link != link)
}
