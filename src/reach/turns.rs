//! Turn rules for cars: copies of junctions that have only the allowed turns.
//!
//! Whoever arrives over a link with a rule arrives at a copy of the junction, and whoever goes on along a rule that leads over several
//! links at further copies. So that nobody gets round a rule by turning at the next corner, the junctions that follow are copied as
//! well, without the way back, for the next two crossings.

use std::collections::{BTreeMap, VecDeque};

use super::graph::{Arcs, NOWHERE};
use super::mode::Direction;
use super::network::Network;

/// Crossings behind a rule at which nobody turns back.
const CROSSINGS: u8 = 2;
/// Corners, where only one way goes on, that are followed at most.
const CORNERS: u8 = 8;

/// Copies of junctions.
#[derive(Debug, Clone, Default)]
pub struct Copies {
    /// Junction of each copy; copies are numbered after the junctions.
    pub junctions: Vec<u32>,
    /// Arcs that leave copies, by step.
    pub arcs: Vec<CopyArc>,
    /// Junctions and their copies, by junction.
    by_junction: Vec<(u32, u32)>,
}

/// An arc that leaves a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CopyArc {
    /// Link · 2 + direction.
    pub step: u32,
    /// Node it leaves.
    pub tail: u32,
    /// Node it leads to.
    pub head: u32,
}

impl Copies {
    /// Copies from which one may take a step.
    #[inline]
    pub fn tails_of(&self, step: u32) -> impl Iterator<Item = u32> {
        let from = self.arcs.partition_point(|arc| arc.step < step);
        self.arcs[from..].iter().take_while(move |arc| arc.step == step).map(|arc| arc.tail)
    }

    /// Copies of a junction.
    pub fn of_junction(&self, junction: u32) -> impl Iterator<Item = u32> {
        let from = self.by_junction.partition_point(|(other, _)| *other < junction);
        self.by_junction[from..]
            .iter()
            .take_while(move |(other, _)| *other == junction)
            .map(|(_, copy)| *copy)
    }

    fn add(&mut self, junction: u32, junctions: u32) -> u32 {
        self.junctions.push(junction);
        junctions + self.junctions.len() as u32 - 1
    }
}

/// A rule as the steps one must not take one after the other, or whose last is the only one behind the others.
struct Rule {
    steps: Vec<u32>,
    only: bool,
}

/// A rule and how many of its steps were taken.
type Progress = (usize, usize);

struct Rules {
    list: Vec<Rule>,
    /// Rules by their first step.
    by_first: BTreeMap<u32, Vec<Progress>>,
}

impl Rules {
    fn new(network: &Network, heads: &[u32]) -> Self {
        let usable = |step: &u32| heads[*step as usize] != NOWHERE;
        let tail = |step: u32| network.links[step as usize / 2].tail(Direction::BOTH[step as usize % 2]);
        let mut list = Vec::new();
        for turn in &network.turns {
            let both = |link: u32| [link * 2, link * 2 + 1];
            for from in both(turn.from_link).into_iter().filter(|step| heads[*step as usize] == turn.via) {
                for to in both(turn.to_link).into_iter().filter(|step| tail(*step) == turn.via) {
                    list.push(Rule { steps: vec![from, to], only: turn.only });
                }
            }
        }
        for route in &network.routes {
            let (before, last) = route.steps.split_at(route.steps.len().saturating_sub(1));
            if before.iter().all(usable) && last.iter().all(usable) {
                list.push(Rule { steps: route.steps.clone(), only: route.only });
            }
        }
        let mut by_first: BTreeMap<u32, Vec<Progress>> = BTreeMap::new();
        for (number, rule) in list.iter().enumerate() {
            by_first.entry(rule.steps[0]).or_default().push((number, 1));
        }
        Self { list, by_first }
    }

    /// How far rules have come after another step.
    fn after(&self, before: &[Progress], step: u32) -> Vec<Progress> {
        let goes_on = |(number, taken): &Progress| {
            let steps = &self.list[*number].steps;
            (steps[*taken] == step && taken + 1 < steps.len()).then_some((*number, taken + 1))
        };
        let begun = self.by_first.get(&step).into_iter().flatten().copied();
        before.iter().filter_map(goes_on).chain(begun).collect()
    }

    /// Rules whose last step is next: it, and whether it is the only one allowed.
    fn last_steps<'a>(&'a self, active: &'a [Progress]) -> impl Iterator<Item = (u32, bool)> {
        active.iter().filter_map(|(number, taken)| {
            let rule = &self.list[*number];
            (taken + 1 == rule.steps.len()).then(|| (rule.steps[*taken], rule.only))
        })
    }
}

/// A copy whose arcs are still to be found.
struct Open {
    node: u32,
    /// Step over which one arrives.
    arrival: u32,
    /// Rules for who arrives so; none: only the way back is closed.
    active: Vec<Progress>,
    crossings: u8,
    corners: u8,
}

impl Open {
    /// The copy of a junction where a rule begins or goes on.
    fn of_rule(node: u32, arrival: u32, active: Vec<Progress>) -> Self {
        Self { node, arrival, active, crossings: CROSSINGS, corners: CORNERS }
    }

    /// The copy of the junction that follows over `arrival`.
    fn followed(&self, node: u32, arrival: u32, crossing: bool) -> Self {
        Self {
            node,
            arrival,
            active: Vec::new(),
            crossings: self.crossings - u8::from(crossing),
            corners: if crossing { CORNERS } else { self.corners - 1 },
        }
    }
}

/// Copies the junctions of all rules; `heads` (where each step arrives) then names the copies of those with a rule of their own.
pub fn copies(network: &Network, arcs: &Arcs, heads: &mut [u32]) -> Copies {
    let junctions = network.positions.len() as u32;
    let rules = Rules::new(network, heads);
    let mut copies = Copies::default();
    let mut open: VecDeque<Open> = VecDeque::new();
    for (arrival, active) in &rules.by_first {
        let head = &mut heads[*arrival as usize];
        let node = copies.add(*head, junctions);
        *head = node;
        open.push_back(Open::of_rule(node, *arrival, active.clone()));
    }
    let mut without_return: BTreeMap<u32, u32> = BTreeMap::new();
    let mut under_way: BTreeMap<(u32, Vec<Progress>), u32> = BTreeMap::new();
    while let Some(copy) = open.pop_front() {
        let junction = copies.junctions[(copy.node - junctions) as usize];
        for (step, plain_head) in leaving(arcs, junction, &copy, &rules) {
            let active = rules.after(&copy.active, step);
            let mut head = heads[step as usize];
            if active.iter().any(|(_, taken)| *taken > 1) {
                head = *under_way.entry((step, active)).or_insert_with_key(|(_, active)| {
                    let node = copies.add(plain_head, junctions);
                    open.push_back(Open::of_rule(node, step, active.clone()));
                    node
                });
            } else if head == plain_head && copy.crossings > 0 && copy.corners > 0 {
                head = *without_return.entry(step).or_insert_with(|| {
                    let node = copies.add(plain_head, junctions);
                    open.push_back(copy.followed(node, step, arcs.arcs(plain_head).len() > 2));
                    node
                });
            }
            copies.arcs.push(CopyArc { step, tail: copy.node, head });
        }
    }
    copies.arcs.sort_unstable();
    copies.by_junction = copies.junctions.iter().copied().zip(junctions..).collect();
    copies.by_junction.sort_unstable();
    copies
}

/// Steps that leave a copy, and the junctions they lead to.
fn leaving(arcs: &Arcs, junction: u32, copy: &Open, rules: &Rules) -> Vec<(u32, u32)> {
    let all = || arcs.steps(junction).iter().zip(arcs.arcs(junction)).map(|(step, arc)| (*step, arc.head));
    debug_assert!(all().all(|(_, head)| head != NOWHERE));
    let last: Vec<(u32, bool)> = rules.last_steps(&copy.active).collect();
    if last.iter().any(|(_, only)| *only) {
        return all().filter(|(step, _)| last.contains(&(*step, true))).collect();
    }
    let open = || all().filter(|(step, _)| !last.contains(&(*step, false)));
    let onward: Vec<(u32, u32)> = open().filter(|(step, _)| step / 2 != copy.arrival / 2).collect();
    // The end of a road: there one turns.
    if onward.is_empty() { open().collect() } else { onward }
}
