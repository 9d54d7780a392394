//! The roads of an extract, in two passes: first the ways somebody may travel, then the places of their nodes.

use std::path::Path;

use rayon::prelude::*;

use super::block::{Block, Relation};
use super::error::OsmProblem;
use super::file::Extract;
use crate::reach::position::Position;
use crate::reach::roads::{NO_NODE, Roads, TurnRule, Way, WayRule};
use crate::reach::tags;
use crate::work::Work;

/// Unpacked blocks of nodes that are kept from the first pass for the second; a larger file is unpacked twice.
const KEEP_BYTES: usize = 256 * 1024 * 1024;

/// Reads the roads of an extract.
///
/// # Errors
/// `NotAnExtract`, `Damaged`, `Needs`, `NoRoads`, `Io`, `Cancelled`.
pub fn roads(path: &Path, work: &Work) -> Result<Roads, OsmProblem> {
    let mut extract = Extract::open(path)?;
    let mut ways = Ways::default();
    let (mut kept, mut kept_bytes) = (Vec::new(), 0);
    extract.each_block(work, first_look, |(found, nodes), done| {
        work.report("stage-network-ways", done * 0.6);
        ways.add(found);
        if let Some(block) = nodes {
            kept_bytes += block.len();
            if kept_bytes <= KEEP_BYTES {
                kept.push(block);
            }
        }
    })?;
    if ways.list.is_empty() {
        return Err(OsmProblem::NoRoads);
    }
    work.check()?;
    let ids = ways.node_ids();
    work.check()?;
    let lookup = Lookup::new(&ids);
    let mut places = Places::new(ids.len());
    let find = |block: Vec<u8>| find_nodes(&block, &ids);
    if kept_bytes <= KEEP_BYTES {
        // The same bytes were read a moment before.
        let find = |block| work.check().map(|()| find(block).unwrap_or_default());
        let found: Vec<_> = kept.into_par_iter().map(find).collect::<Result<_, _>>()?;
        for found in found {
            places.put(&found);
        }
    } else {
        drop(kept);
        extract.rewind()?;
        extract.each_block(work, find, |found, done| {
            work.report("stage-network-nodes", 0.6 + done * 0.4);
            places.put(&found);
        })?;
    }
    work.check()?;
    let way_nodes = ways
        .refs
        .par_iter()
        .map(|id| lookup.find(&ids, *id).filter(|at| places.known(*at)).unwrap_or(NO_NODE));
    let way_nodes = way_nodes.collect();
    Ok(Roads {
        way_nodes,
        node_ids: ids,
        positions: places.positions,
        marks: places.marks,
        ways: ways.list,
        turn_rules: ways.rules,
        way_rules: ways.way_rules,
        unclear_rules: ways.unclear,
        conditional_rules: ways.conditional,
    })
}

/// Ways and turn rules, of a block or of the whole file.
#[derive(Default)]
struct Ways {
    list: Vec<Way>,
    refs: Vec<i64>,
    rules: Vec<TurnRule>,
    way_rules: Vec<WayRule>,
    unclear: usize,
    conditional: usize,
}

impl Ways {
    fn add(&mut self, block: Self) {
        let before = self.refs.len() as u32;
        self.list.extend(block.list.into_iter().map(|way| Way { first: way.first + before, ..way }));
        self.refs.extend(block.refs);
        self.rules.extend(block.rules);
        self.way_rules.extend(block.way_rules);
        self.unclear += block.unclear;
        self.conditional += block.conditional;
    }

    fn node_ids(&self) -> Vec<i64> {
        let mut ids = self.refs.clone();
        ids.par_sort_unstable();
        ids.dedup();
        ids
    }
}

/// Ways and turn rules of a block, and the block itself when it has nodes.
fn first_look(bytes: Vec<u8>) -> Option<(Ways, Option<Vec<u8>>)> {
    let block = Block::new(&bytes)?;
    let mut ways = Ways::default();
    if block.names(&["highway", "ferry"]) {
        block.ways(|way| {
            let Some(travel) = tags::way_travel(way.tags) else { return Some(()) };
            let (first, mut nodes, mut id) = (ways.refs.len(), way.nodes, 0_i64);
            while !nodes.is_done() {
                id = id.wrapping_add(nodes.signed()?);
                ways.refs.push(id);
            }
            let count = (ways.refs.len() - first) as u32;
            ways.list.push(Way { id: way.id, travel, first: first as u32, count });
            Some(())
        })?;
    }
    if block.names(&RESTRICTIONS) || block.names(&CONDITIONAL) {
        block.relations(|relation| turn_rule(relation, &mut ways))?;
    }
    let nodes = block.has_nodes();
    Some((ways, nodes.then_some(bytes)))
}

/// Keys of turn rules that bind cars, from the special to the general.
const RESTRICTIONS: [&str; 4] =
    ["restriction:motorcar", "restriction:motor_vehicle", "restriction:vehicle", "restriction"];
/// Keys of those that hold at some hours only.
const CONDITIONAL: [&str; 4] = [
    "restriction:motorcar:conditional",
    "restriction:motor_vehicle:conditional",
    "restriction:vehicle:conditional",
    "restriction:conditional",
];

fn turn_rule(relation: &Relation<'_, '_>, ways: &mut Ways) {
    let get = |key: &str| relation.tags.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    let excepted = get("except").is_some_and(|except| {
        except.split(';').any(|kind| matches!(kind.trim(), "motorcar" | "motor_vehicle" | "vehicle"))
    });
    if get("type") != Some("restriction") || excepted {
        return;
    }
    let Some(rule) = RESTRICTIONS.iter().find_map(|key| get(key)) else {
        ways.conditional += usize::from(CONDITIONAL.iter().any(|key| get(key).is_some()));
        return;
    };
    let only = rule.starts_with("only_");
    // Turning at a red light is another matter.
    if !(only || rule.starts_with("no_")) || rule.ends_with("_on_red") {
        return;
    }
    let members = |role: &str, kind: u64| -> Vec<i64> {
        let found = relation.members.iter().filter(|member| member.0 == role && member.2 == kind);
        found.map(|member| member.1).collect()
    };
    let (from, to) = (members("from", 1), members("to", 1));
    let (nodes, between) = (members("via", 0), members("via", 1));
    // Several ways in or out are for bans of all of them.
    let one_to_one = from.len() == 1 && to.len() == 1;
    let clear =
        one_to_one || (!only && (from.len() == 1 || to.len() == 1) && !from.is_empty() && !to.is_empty());
    let pairs = from.iter().flat_map(|from| to.iter().map(move |to| (*from, *to)));
    match (nodes.as_slice(), between.as_slice()) {
        ([via_node], []) if clear => {
            let rule = |(from_way, to_way)| TurnRule { from_way, via_node: *via_node, to_way, only };
            ways.rules.extend(pairs.map(rule));
        }
        ([], [_, ..]) if clear => {
            let rule = |(from_way, to_way)| WayRule { from_way, via_ways: between.clone(), to_way, only };
            ways.way_rules.extend(pairs.map(rule));
        }
        _ => ways.unclear += 1,
    }
}

/// Where nodes are and what they mean.
struct Places {
    positions: Vec<Position>,
    marks: Vec<u8>,
}

/// Marks a node whose place is known, until all are read.
const KNOWN: u8 = 0x80;

impl Places {
    fn new(count: usize) -> Self {
        Self { positions: vec![Position::default(); count], marks: vec![0; count] }
    }

    fn put(&mut self, found: &[(u32, Position, u8)]) {
        for (at, position, marks) in found {
            let at = *at as usize;
            if let (Some(place), Some(mark)) = (self.positions.get_mut(at), self.marks.get_mut(at)) {
                *place = *position;
                *mark = marks | KNOWN;
            }
        }
    }

    fn known(&self, at: u32) -> bool {
        self.marks.get(at as usize).is_some_and(|marks| marks & KNOWN != 0)
    }
}

/// The nodes of a block that are among `ids`.
fn find_nodes(bytes: &[u8], ids: &[i64]) -> Option<Vec<(u32, Position, u8)>> {
    let block = Block::new(bytes)?;
    let mut found = Vec::new();
    let (mut at, mut last) = (0, i64::MAX);
    block.nodes(|node| {
        // Nodes mostly ascend; then the next one wanted is near.
        if node.id < last {
            at = ids.partition_point(|id| *id < node.id);
        }
        last = node.id;
        while ids.get(at).is_some_and(|id| *id < node.id) {
            at += 1;
        }
        if ids.get(at) == Some(&node.id) {
            let marks = if node.tags.is_empty() { 0 } else { tags::node_marks(node.tags) };
            found.push((at as u32, node.position, marks));
        }
    })?;
    Some(found)
}

/// Finds numbers in an ascending list faster than by halving: by where the like ones begin.
struct Lookup {
    shift: u32,
    lowest: i64,
    begins: Vec<u32>,
}

impl Lookup {
    fn new(ids: &[i64]) -> Self {
        let lowest = ids.first().copied().unwrap_or(0);
        let span = ids.last().map_or(0, |last| last.wrapping_sub(lowest) as u64);
        let wanted_bits = (ids.len().max(1)).ilog2() + 1;
        let shift = (u64::BITS - span.leading_zeros()).saturating_sub(wanted_bits);
        let slots = (span >> shift) as usize + 2;
        let mut begins = vec![ids.len() as u32; slots];
        for (at, id) in ids.iter().enumerate().rev() {
            if let Some(begin) = begins.get_mut((id.wrapping_sub(lowest) as u64 >> shift) as usize) {
                *begin = at as u32;
            }
        }
        let mut next = ids.len() as u32;
        for begin in begins.iter_mut().rev() {
            *begin = (*begin).min(next);
            next = *begin;
        }
        Self { shift, lowest, begins }
    }

    fn find(&self, ids: &[i64], id: i64) -> Option<u32> {
        let slot = (id.wrapping_sub(self.lowest) as u64 >> self.shift) as usize;
        let (from, to) = (*self.begins.get(slot)?, *self.begins.get(slot + 1)?);
        let here = ids.get(from as usize..to as usize)?;
        here.binary_search(&id).ok().map(|at| from + at as u32)
    }
}
