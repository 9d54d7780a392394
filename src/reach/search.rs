//! Shortest travel times from one or many starts.
//!
//! A search grows from its starts in steps of time: nodes wait in buckets that are one step wide, as in Dial's variant of
//! Dijkstra's algorithm. Within a step a node may be looked at twice (label-correcting, Meyer and Sanders 2003), so results are exact
//! whatever the width; a bucket costs no comparisons, and the memory of the travel times is reused from search to search.

use super::graph::{Arcs, Millis, UNREACHED};
use crate::work::{Cancelled, Work};

/// A place where a search begins: a node, and what it costs to come there.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Start {
    /// The node.
    pub node: u32,
    /// Cost before the node.
    pub millis: Millis,
    /// To whom the nodes reached from here belong, for [`nearest`].
    pub label: u32,
    /// Length of the way before the node, for [`nearest`].
    pub metres: f32,
}

/// What a search cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// Nodes that got a travel time.
    pub settled: u64,
    /// How often a node was looked at; at least once per settled node.
    pub looked_at: u64,
}

impl std::ops::AddAssign for Effort {
    fn add_assign(&mut self, other: Self) {
        self.settled += other.settled;
        self.looked_at += other.looked_at;
    }
}

/// Memory of a search, reused by the next.
#[derive(Debug, Default)]
pub struct Space {
    millis: Vec<Millis>,
    reached: Vec<u32>,
    buckets: Vec<Vec<(u32, Millis)>>,
}

/// How many nodes of a bucket are fetched from memory together: their misses overlap instead of adding up.
const AHEAD: usize = 16;
/// How often cancelling is looked at, in nodes looked at.
const CHECK_EVERY: u64 = 1 << 14;

impl Space {
    /// Travel time to a node by the last search; [`UNREACHED`] when it was not reached.
    #[inline]
    pub fn millis(&self, node: u32) -> Millis {
        self.millis[node as usize]
    }

    /// Travel times to all nodes.
    pub fn all(&self) -> &[Millis] {
        &self.millis
    }

    /// Nodes that the last search reached, in the order of first contact.
    pub fn reached(&self) -> &[u32] {
        &self.reached
    }

    fn reset(&mut self, nodes: usize) {
        if self.millis.len() == nodes {
            for node in self.reached.drain(..) {
                self.millis[node as usize] = UNREACHED;
            }
        } else {
            self.millis.clear();
            self.millis.resize(nodes, UNREACHED);
            self.reached.clear();
        }
        self.buckets.iter_mut().for_each(Vec::clear);
    }
}

/// Width of a bucket as a power of two of milliseconds: near the mean travel time of an arc.
fn shift(arcs: &Arcs) -> u32 {
    arcs.mean().ilog2().clamp(4, 20)
}

/// Travel times over `arcs` from `starts` to every node within `limit` (inclusive), into `space`.
///
/// # Errors
/// [`Cancelled`], within some milliseconds.
pub fn grow(
    arcs: &Arcs,
    starts: &[Start],
    limit: Millis,
    space: &mut Space,
    work: &Work,
) -> Result<Effort, Cancelled> {
    grow_with(arcs, starts, limit, space, work, &mut Nothing)
}

/// To whom each node belongs and how far it is, beside the travel times.
#[derive(Debug, Clone, Default)]
pub struct Belongs {
    /// Label of the nearest start, among equals the one found first; `u32::MAX` where nothing was reached.
    pub labels: Vec<u32>,
    /// Length of the fastest way, in metres.
    pub metres: Vec<f32>,
}

/// As [`grow`], and for each node which start is nearest and how long the fastest way is; `metres` gives the length of each arc.
///
/// # Errors
/// [`Cancelled`], within some milliseconds.
pub fn nearest(
    (arcs, metres): (&Arcs, &[f32]),
    starts: &[Start],
    limit: Millis,
    space: &mut Space,
    work: &Work,
) -> Result<(Belongs, Effort), Cancelled> {
    let belongs = Belongs { labels: vec![u32::MAX; arcs.node_count()], metres: vec![0.0; arcs.node_count()] };
    let mut carried = Carry { belongs, arcs: metres };
    let effort = grow_with(arcs, starts, limit, space, work, &mut carried)?;
    Ok((carried.belongs, effort))
}

/// What is carried along besides the travel time.
trait Carried {
    fn start(&mut self, start: &Start);
    fn pass_on(&mut self, from: u32, to: u32, arc: usize);
}

struct Nothing;

impl Carried for Nothing {
    #[inline]
    fn start(&mut self, _: &Start) {}
    #[inline]
    fn pass_on(&mut self, _: u32, _: u32, _: usize) {}
}

struct Carry<'a> {
    belongs: Belongs,
    arcs: &'a [f32],
}

impl Carried for Carry<'_> {
    #[inline]
    fn start(&mut self, start: &Start) {
        self.belongs.labels[start.node as usize] = start.label;
        self.belongs.metres[start.node as usize] = start.metres;
    }
    #[inline]
    fn pass_on(&mut self, from: u32, to: u32, arc: usize) {
        self.belongs.labels[to as usize] = self.belongs.labels[from as usize];
        self.belongs.metres[to as usize] = self.belongs.metres[from as usize] + self.arcs[arc];
    }
}

fn grow_with(
    arcs: &Arcs,
    starts: &[Start],
    limit: Millis,
    space: &mut Space,
    work: &Work,
    carried: &mut impl Carried,
) -> Result<Effort, Cancelled> {
    space.reset(arcs.node_count());
    let shift = shift(arcs);
    let farthest =
        starts.iter().map(|start| start.millis).filter(|millis| *millis <= limit).max().unwrap_or(0);
    let span = arcs.slowest().min(limit).max(farthest);
    let count = ((span >> shift) as usize + 2).next_power_of_two();
    space.buckets.resize_with(count.max(space.buckets.len()), Vec::new);
    let mask = space.buckets.len() - 1;
    let mut growth = Growth { arcs, limit, shift, mask, space, carried, waiting: 0, looked_at: 0 };
    growth.begin(starts);
    let mut step = 0;
    while growth.waiting > 0 {
        growth.take_step(step & mask, work)?;
        step += 1;
    }
    let looked_at = growth.looked_at;
    Ok(Effort { settled: space.reached.len() as u64, looked_at })
}

/// A search under way.
struct Growth<'a, C> {
    arcs: &'a Arcs,
    limit: Millis,
    /// Width of a bucket as a power of two.
    shift: u32,
    /// Number of buckets less one; they are used round and round.
    mask: usize,
    space: &'a mut Space,
    carried: &'a mut C,
    /// Entries in all buckets.
    waiting: usize,
    looked_at: u64,
}

impl<C: Carried> Growth<'_, C> {
    fn begin(&mut self, starts: &[Start]) {
        let limit = self.limit;
        for start in starts.iter().filter(|start| start.millis <= limit) {
            if start.millis < self.space.millis[start.node as usize] {
                self.carried.start(start);
                self.improve(start.node, start.millis);
            }
        }
    }

    /// Notes a better time of a node and has it looked at in its turn.
    #[inline]
    fn improve(&mut self, node: u32, millis: Millis) {
        let known = &mut self.space.millis[node as usize];
        if *known == UNREACHED {
            self.space.reached.push(node);
        }
        *known = millis;
        self.space.buckets[(millis >> self.shift) as usize & self.mask].push((node, millis));
        self.waiting += 1;
    }

    /// Looks at all nodes of a bucket, and at those that fall into it meanwhile.
    fn take_step(&mut self, number: usize, work: &Work) -> Result<(), Cancelled> {
        let mut bucket = std::mem::take(&mut self.space.buckets[number]);
        while !bucket.is_empty() {
            self.waiting -= bucket.len();
            for nodes in bucket.chunks(AHEAD) {
                self.arcs.touch(nodes);
                for (node, millis) in nodes {
                    self.look_at(*node, *millis, work)?;
                }
            }
            bucket.clear();
            std::mem::swap(&mut bucket, &mut self.space.buckets[number]);
        }
        self.space.buckets[number] = bucket;
        Ok(())
    }

    #[inline]
    fn look_at(&mut self, node: u32, millis: Millis, work: &Work) -> Result<(), Cancelled> {
        // A better time was found since; the node waits a second time.
        if self.space.millis[node as usize] != millis {
            return Ok(());
        }
        self.looked_at += 1;
        if self.looked_at.is_multiple_of(CHECK_EVERY) {
            work.check()?;
        }
        let arcs = self.arcs;
        for (number, arc) in arcs.arcs(node).iter().enumerate() {
            let there = millis.saturating_add(arc.millis);
            if there < self.space.millis[arc.head as usize] && there <= self.limit {
                self.carried.pass_on(node, arc.head, arcs.first(node) + number);
                self.improve(arc.head, there);
            }
        }
        Ok(())
    }
}
