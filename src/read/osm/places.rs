//! Places of an extract by their tags: kindergartens, schools, doctors.

use std::path::Path;

use super::block::Block;
use super::error::OsmProblem;
use super::file::Extract;
use crate::reach::position::{Bounds, Position};
use crate::work::Work;

/// Which places are wanted, and what they are called here.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TagRule {
    /// Key, as `amenity`.
    pub key: String,
    /// Value, as `kindergarten`.
    pub value: String,
    /// Kind of facility.
    pub kind: String,
}

/// A place that an extract holds.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPlace {
    /// `node/123` or `way/123`.
    pub key: String,
    /// Kind of facility, from the rule.
    pub kind: String,
    /// Name; empty when none is recorded.
    pub name: String,
    /// Who runs it; empty when that is not recorded.
    pub provider: String,
    /// `capacity`, when it is a number.
    pub capacity: Option<f64>,
    /// Where it is: the node, or the middle of the rectangle around a way.
    pub position: Position,
}

/// A place before the nodes of its way are known.
struct Draft {
    place: FoundPlace,
    nodes: Vec<i64>,
}

/// The places that match a rule, the first that matches; nodes before ways, in the order of the file.
///
/// # Errors
/// `NotAnExtract`, `Damaged`, `Needs`, `Io`, `Cancelled`.
pub fn places(path: &Path, rules: &[TagRule], work: &Work) -> Result<Vec<FoundPlace>, OsmProblem> {
    let mut extract = Extract::open(path)?;
    let (mut found, mut drafts) = (Vec::new(), Vec::new());
    extract.each_block(
        work,
        |bytes| first_look(&bytes, rules),
        |(nodes, ways), done| {
            work.report("stage-places", done / 2.0);
            found.extend(nodes);
            drafts.extend(ways);
        },
    )?;
    let mut wanted: Vec<i64> = drafts.iter().flat_map(|draft: &Draft| draft.nodes.iter().copied()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut positions: Vec<Option<Position>> = vec![None; wanted.len()];
    if !wanted.is_empty() {
        extract.rewind()?;
        extract.each_block(
            work,
            |bytes| node_positions(&bytes, &wanted),
            |block, done| {
                work.report("stage-places", 0.5 + done / 2.0);
                for (at, position) in block {
                    if let Some(known) = positions.get_mut(at) {
                        *known = Some(position);
                    }
                }
            },
        )?;
    }
    let position =
        |id: &i64| wanted.binary_search(id).ok().and_then(|at| positions.get(at).copied().flatten());
    found.extend(drafts.into_iter().filter_map(|draft| {
        let bounds = Bounds::around(draft.nodes.iter().filter_map(position))?;
        Some(FoundPlace { position: bounds.centre(), ..draft.place })
    }));
    Ok(found)
}

fn first_look(bytes: &[u8], rules: &[TagRule]) -> Option<(Vec<FoundPlace>, Vec<Draft>)> {
    let block = Block::new(bytes)?;
    let (mut found, mut drafts) = (Vec::new(), Vec::new());
    let wanted: Vec<&str> = rules.iter().map(|rule| rule.value.as_str()).collect();
    if !block.names(&wanted) {
        return Some((found, drafts));
    }
    block.nodes(|node| {
        if let Some(place) = place("node", node.id, node.tags, rules) {
            found.push(FoundPlace { position: node.position, ..place });
        }
    })?;
    block.ways(|way| {
        let Some(place) = place("way", way.id, way.tags, rules) else { return Some(()) };
        let (mut nodes, mut wire, mut id) = (Vec::new(), way.nodes, 0_i64);
        while !wire.is_done() {
            id = id.wrapping_add(wire.signed()?);
            nodes.push(id);
        }
        drafts.push(Draft { place, nodes });
        Some(())
    })?;
    Some((found, drafts))
}

fn place(what: &str, id: i64, tags: &[(&str, &str)], rules: &[TagRule]) -> Option<FoundPlace> {
    let get = |key: &str| tags.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    let rule = rules
        .iter()
        .find(|rule| get(&rule.key).is_some_and(|value| value.split(';').any(|one| one == rule.value)))?;
    Some(FoundPlace {
        key: format!("{what}/{id}"),
        kind: rule.kind.clone(),
        name: get("name").unwrap_or_default().to_owned(),
        provider: get("operator").unwrap_or_default().to_owned(),
        capacity: get("capacity").and_then(|text| text.trim().parse().ok()).filter(|number| *number >= 0.0),
        position: Position::default(),
    })
}

fn node_positions(bytes: &[u8], wanted: &[i64]) -> Option<Vec<(usize, Position)>> {
    let mut found = Vec::new();
    Block::new(bytes)?.nodes(|node| {
        if let Ok(at) = wanted.binary_search(&node.id) {
            found.push((at, node.position));
        }
    })?;
    Some(found)
}
