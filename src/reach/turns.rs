//! Turn rules for cars: copies of junctions that have only the allowed turns.
//!
//! Whoever arrives over a link with a rule arrives at a copy of the junction. So that nobody gets round a rule by turning at the next
//! corner, the junctions that follow are copied as well, without the way back, for the next two crossings.

use std::collections::{BTreeMap, VecDeque};

use super::graph::{Arcs, NOWHERE};
use super::network::{Network, Turn};

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
}

/// A copy whose arcs are still to be found.
struct Open {
    node: u32,
    /// Step over which one arrives.
    arrival: u32,
    /// Rules for who arrives so; none: only the way back is closed.
    rules: Vec<Turn>,
    crossings: u8,
    corners: u8,
}

/// Copies the junctions of all rules; `heads` (where each step arrives) then names the copies of those with a rule of their own.
pub fn copies(network: &Network, arcs: &Arcs, heads: &mut [u32]) -> Copies {
    let junctions = network.positions.len() as u32;
    let mut copies = Copies::default();
    let mut open = copies_of_rules(network, heads, &mut copies);
    for copy in &open {
        heads[copy.arrival as usize] = copy.node;
    }
    let mut without_return: BTreeMap<u32, u32> = BTreeMap::new();
    while let Some(copy) = open.pop_front() {
        let junction = copies.junctions[(copy.node - junctions) as usize];
        for (step, plain_head) in leaving(arcs, junction, &copy) {
            let mut head = heads[step as usize];
            if head == plain_head && copy.crossings > 0 && copy.corners > 0 {
                head = *without_return.entry(step).or_insert_with(|| {
                    let node = junctions + copies.junctions.len() as u32;
                    copies.junctions.push(plain_head);
                    open.push_back(copy.followed(node, step, arcs.arcs(plain_head).len() > 2));
                    node
                });
            }
            copies.arcs.push(CopyArc { step, tail: copy.node, head });
        }
    }
    copies.arcs.sort_unstable();
    copies
}

/// A copy for each arrival that has rules.
fn copies_of_rules(network: &Network, heads: &[u32], copies: &mut Copies) -> VecDeque<Open> {
    let junctions = network.positions.len() as u32;
    let mut open: VecDeque<Open> = VecDeque::new();
    for turn in &network.turns {
        for arrival in [turn.from_link * 2, turn.from_link * 2 + 1] {
            // Rules are sorted, so those for the same arrival follow each other.
            let known = open
                .iter_mut()
                .rev()
                .take(2)
                .find(|known| known.arrival == arrival && is_at(copies, known, turn, junctions));
            if let Some(known) = known {
                known.rules.push(*turn);
            } else if heads[arrival as usize] == turn.via {
                let node = junctions + copies.junctions.len() as u32;
                copies.junctions.push(turn.via);
                open.push_back(Open {
                    node,
                    arrival,
                    rules: vec![*turn],
                    crossings: CROSSINGS,
                    corners: CORNERS,
                });
            }
        }
    }
    open
}

impl Open {
    /// The copy of the junction that follows over `arrival`.
    fn followed(&self, node: u32, arrival: u32, crossing: bool) -> Self {
        Self {
            node,
            arrival,
            rules: Vec::new(),
            crossings: self.crossings - u8::from(crossing),
            corners: if crossing { CORNERS } else { self.corners - 1 },
        }
    }
}

fn is_at(copies: &Copies, known: &Open, turn: &Turn, junctions: u32) -> bool {
    copies.junctions.get((known.node - junctions) as usize) == Some(&turn.via)
}

/// Steps that leave a copy, and the junctions they lead to.
fn leaving(arcs: &Arcs, junction: u32, copy: &Open) -> Vec<(u32, u32)> {
    let all = arcs.steps(junction).iter().zip(arcs.arcs(junction)).map(|(step, arc)| (*step, arc.head));
    debug_assert!(arcs.arcs(junction).iter().all(|arc| arc.head != NOWHERE));
    let allowed: Vec<(u32, u32)> = all.clone().filter(|(step, _)| is_allowed(copy, step / 2)).collect();
    if allowed.is_empty() && copy.rules.is_empty() {
        // The end of a road: there one turns.
        return all.collect();
    }
    allowed
}

/// Whether one may turn into `link`.
fn is_allowed(copy: &Open, link: u32) -> bool {
    if copy.rules.iter().any(|rule| rule.only) {
        return copy.rules.iter().any(|rule| rule.only && rule.to_link == link);
    }
    link != copy.arrival / 2 && copy.rules.iter().all(|rule| rule.to_link != link)
}
