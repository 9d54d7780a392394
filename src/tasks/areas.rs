//! Which region lies in which: by stored membership, else by the build of official keys.

use std::collections::BTreeMap;

use super::TaskError;
use crate::model::keys::is_official_descendant;
use crate::model::{Level, LevelId, LevelKind, Project, Region, RegionKey};
use crate::store::Store;

/// For each region its parents as position among all regions of the parent level, with the share that lies there.
pub(super) type ParentShares = Vec<Vec<(u32, f64)>>;

/// All regions of a level: those with boundaries, then those without, in stored order.
pub(super) fn all_regions(store: &Store, level: LevelId) -> Result<Vec<Region>, TaskError> {
    let mut regions = store.regions(level)?;
    regions.extend(store.regions_without_boundaries(level)?);
    Ok(regions)
}

/// For each of `children` (all regions of `child`, in stored order) its parents in `parent` with shares.
///
/// `None` when neither stored memberships, level by level, nor official keys say anything.
pub(super) fn parents(
    of: (&Store, &Project),
    child: &Level,
    children: &[Region],
    parent: &Level,
) -> Result<Option<ParentShares>, TaskError> {
    parents_beyond(of, (child, children), parent, &mut Vec::new())
}

/// [`parents`] without the levels of `passed`: levels of one kind may lie in each other, even in a circle.
fn parents_beyond(
    (store, project): (&Store, &Project),
    (child, children): (&Level, &[Region]),
    parent: &Level,
    passed: &mut Vec<LevelId>,
) -> Result<Option<ParentShares>, TaskError> {
    passed.push(child.id);
    for step in store.memberships(child.id)? {
        let mut first = step.parents;
        first.resize(children.len(), Vec::new());
        if step.parent_level == Some(parent.id) {
            return Ok(Some(first));
        }
        // Ortsteil → Gemeinde → … → Kreis: memberships lead upwards only.
        let Some(middle) = step.parent_level.and_then(|level| project.level_by_id(level)) else { continue };
        if middle.kind > child.kind || passed.contains(&middle.id) {
            continue;
        }
        let regions = all_regions(store, middle.id)?;
        if let Some(second) = parents_beyond((store, project), (middle, &regions), parent, passed)? {
            return Ok(Some(first.iter().map(|steps| combined(steps, &second)).collect()));
        }
    }
    official_parents(store, child, children, parent)
}

/// Shares over two steps, multiplied and summed by the region at the top.
fn combined(steps: &[(u32, f64)], above: &[Vec<(u32, f64)>]) -> Vec<(u32, f64)> {
    let mut shares: BTreeMap<u32, f64> = BTreeMap::new();
    for (middle, share) in steps {
        for (top, top_share) in above.get(*middle as usize).into_iter().flatten() {
            *shares.entry(*top).or_default() += share * top_share;
        }
    }
    shares.into_iter().collect()
}

fn official_parents(
    store: &Store,
    child: &Level,
    children: &[Region],
    parent: &Level,
) -> Result<Option<ParentShares>, TaskError> {
    if !is_official(child.kind) || !is_official(parent.kind) || parent.kind >= child.kind {
        return Ok(None);
    }
    let candidates = all_regions(store, parent.id)?;
    let by_key: BTreeMap<&str, u32> = candidates
        .iter()
        .enumerate()
        .map(|(position, region)| (region.key.as_str(), position as u32))
        .collect();
    let parents: Vec<Vec<(u32, f64)>> = children
        .iter()
        .map(|region| {
            official_parent(&region.key, parent.kind, &by_key).map(|p| (p, 1.0)).into_iter().collect()
        })
        .collect();
    let known = parents.iter().any(|list: &Vec<_>| !list.is_empty());
    Ok(known.then_some(parents))
}

fn is_official(kind: LevelKind) -> bool {
    !matches!(kind, LevelKind::Other | LevelKind::MunicipalAssociation)
}

fn official_parent(key: &RegionKey, kind: LevelKind, by_key: &BTreeMap<&str, u32>) -> Option<u32> {
    if kind == LevelKind::Country {
        return by_key.get("DG").copied();
    }
    let length = match kind {
        LevelKind::State => 2,
        LevelKind::District => 3,
        LevelKind::County => 5,
        _ => return None,
    };
    let ancestor = key.as_str().get(..length)?;
    is_official_descendant(key.as_str(), ancestor).then(|| by_key.get(ancestor).copied()).flatten()
}

/// A region of a coarser level in which regions lie.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ancestor {
    /// Its level.
    pub(super) level: Level,
    /// Its position among all regions of the level.
    pub(super) position: usize,
    /// Key, name, designation.
    pub(super) region: Region,
}

/// The levels that can lie above `level`, nearest first.
pub(super) fn coarser_levels<'a>(project: &'a Project, level: &Level) -> Vec<&'a Level> {
    let mut coarser: Vec<&Level> = project
        .levels
        .iter()
        .filter(|other| other.id != level.id && (other.kind < level.kind || level.kind == LevelKind::Other))
        .collect();
    coarser.sort_by_key(|other| std::cmp::Reverse((other.kind, other.region_count)));
    coarser
}

/// The regions of coarser levels that contain every one of `chosen` regions of `level`, nearest first.
pub(super) fn common_ancestors(
    store: &Store,
    project: &Project,
    level: &Level,
    chosen: &[bool],
) -> Result<Vec<Ancestor>, TaskError> {
    let children = all_regions(store, level.id)?;
    let mut ancestors = Vec::new();
    for coarser in coarser_levels(project, level) {
        let Some(parents) = parents((store, project), level, &children, coarser)? else { continue };
        let mut common: Option<u32> = None;
        let mut shared = true;
        for (list, _) in parents.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
            match (list.as_slice(), common) {
                ([(parent, _)], None) => common = Some(*parent),
                ([(parent, _)], Some(known)) if *parent == known => {}
                _ => {
                    shared = false;
                    break;
                }
            }
        }
        let Some(position) = common.filter(|_| shared) else { continue };
        let regions = all_regions(store, coarser.id)?;
        if let Some(region) = regions.get(position as usize) {
            ancestors.push(Ancestor {
                level: coarser.clone(),
                position: position as usize,
                region: region.clone(),
            });
        }
    }
    Ok(ancestors)
}

/// Which regions of `level` lie within the region `key` of a coarser level, and that region's name.
///
/// `None` when no region of any coarser level has the key and official keys do not say it either.
pub(super) fn within(
    store: &Store,
    project: &Project,
    level: &Level,
    key: &RegionKey,
) -> Result<Option<(Vec<bool>, String)>, TaskError> {
    let children = all_regions(store, level.id)?;
    let mut name = None;
    for coarser in coarser_levels(project, level) {
        let regions = all_regions(store, coarser.id)?;
        let Some(position) = regions.iter().position(|region| region.key == *key) else { continue };
        if name.is_none() {
            name = regions.get(position).map(full_name);
        }
        if let Some(parents) = parents((store, project), level, &children, coarser)? {
            let inside = |list: &Vec<(u32, f64)>| list.iter().any(|(parent, _)| *parent as usize == position);
            let chosen: Vec<bool> = parents.iter().map(inside).collect();
            if chosen.contains(&true) {
                return Ok(Some((chosen, name.unwrap_or_default())));
            }
        }
    }
    let chosen: Vec<bool> =
        children.iter().map(|region| is_official_descendant(region.key.as_str(), key.as_str())).collect();
    if chosen.contains(&true) {
        return Ok(Some((chosen, name.unwrap_or_else(|| key.to_string()))));
    }
    Ok(None)
}

/// The name with its designation in front where that is how people say it: "Landkreis Lüchow-Dannenberg".
pub(super) fn full_name(region: &Region) -> String {
    let spoken = ["Landkreis", "Kreis", "Samtgemeinde", "Verbandsgemeinde", "Amt"];
    if spoken.contains(&region.designation.as_str()) && !region.name.starts_with(&region.designation) {
        return format!("{} {}", region.designation, region.name);
    }
    region.name.clone()
}
