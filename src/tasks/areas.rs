//! Which region lies in which: by stored membership, else by the build of official keys.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Session, TaskError};
use crate::model::keys::is_official_descendant;
use crate::model::{
    Level, LevelId, LevelKind, Membership, Observations, Project, Region, RegionKey, ValueState,
};
use crate::store::Store;

/// For each region its parents as position among all regions of the parent level, with the share that lies there.
pub(super) type ParentShares = Vec<Vec<(u32, f64)>>;

/// What was found for a pair of levels; `None` when nothing says which region lies in which.
type KnownParents = Option<Arc<ParentShares>>;

/// What was read about the regions of a project and stays true until an import changes them.
#[derive(Debug, Default)]
pub(super) struct AreaMemo {
    regions: BTreeMap<LevelId, Arc<Vec<Region>>>,
    memberships: BTreeMap<LevelId, Arc<Vec<Membership>>>,
    parents: BTreeMap<(LevelId, LevelId), KnownParents>,
}

/// The regions of a project and how they lie in one another; whatever was read once is kept.
#[derive(Debug)]
pub(super) struct Areas<'a> {
    pub(super) store: &'a Store,
    pub(super) project: &'a Project,
    memo: Arc<Mutex<AreaMemo>>,
    /// Pairs of levels whose answer is being looked for.
    asking: RefCell<BTreeSet<(LevelId, LevelId)>>,
}

impl<'a> Areas<'a> {
    /// Reads everything anew: for imports, which change regions.
    pub(super) fn new(store: &'a Store, project: &'a Project) -> Self {
        Self { store, project, memo: Arc::default(), asking: RefCell::default() }
    }

    /// Keeps what it reads for the next question to the same session.
    pub(super) fn of(session: &Session, store: &'a Store, project: &'a Project) -> Self {
        Self { memo: session.area_memo(), ..Self::new(store, project) }
    }

    fn memo(&self) -> MutexGuard<'_, AreaMemo> {
        self.memo.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All regions of a level: those with boundaries, then those without, in stored order.
    pub(super) fn regions(&self, level: LevelId) -> Result<Arc<Vec<Region>>, TaskError> {
        if let Some(known) = self.memo().regions.get(&level) {
            return Ok(Arc::clone(known));
        }
        let mut regions = self.store.regions(level)?;
        regions.extend(self.store.regions_without_boundaries(level)?);
        let regions = Arc::new(regions);
        self.memo().regions.insert(level, Arc::clone(&regions));
        Ok(regions)
    }

    fn memberships(&self, level: LevelId) -> Result<Arc<Vec<Membership>>, TaskError> {
        if let Some(known) = self.memo().memberships.get(&level) {
            return Ok(Arc::clone(known));
        }
        let memberships = Arc::new(self.store.memberships(level)?);
        self.memo().memberships.insert(level, Arc::clone(&memberships));
        Ok(memberships)
    }

    /// For each region of `child` (in stored order) its parents in `parent` with shares.
    ///
    /// `None` when neither stored memberships, level by level, nor official keys say anything.
    pub(super) fn parents(&self, child: &Level, parent: &Level) -> Result<KnownParents, TaskError> {
        let pair = (child.id, parent.id);
        if let Some(known) = self.memo().parents.get(&pair) {
            return Ok(known.clone());
        }
        // Levels of one kind may lie in each other, even in a circle: a question within its own answer finds nothing.
        if !self.asking.borrow_mut().insert(pair) {
            return Ok(None);
        }
        let found = self.find_parents(child, parent);
        self.asking.borrow_mut().remove(&pair);
        let found = found?.map(Arc::new);
        // An answer within another question may have left out a circle: only whole answers are kept.
        if self.asking.borrow().is_empty() {
            self.memo().parents.insert(pair, found.clone());
        }
        Ok(found)
    }

    fn find_parents(&self, child: &Level, parent: &Level) -> Result<Option<ParentShares>, TaskError> {
        let children = self.regions(child.id)?;
        for step in self.memberships(child.id)?.iter() {
            let mut first = step.parents.clone();
            first.resize(children.len(), Vec::new());
            if step.parent_level == Some(parent.id) {
                return Ok(Some(first));
            }
            // Ortsteil → Gemeinde → … → Kreis: memberships lead upwards only.
            let middle = step.parent_level.and_then(|level| self.project.level_by_id(level));
            let Some(middle) = middle.filter(|middle| middle.kind <= child.kind) else { continue };
            if let Some(second) = self.parents(middle, parent)? {
                return Ok(Some(first.iter().map(|steps| combined(steps, &second)).collect()));
            }
        }
        if !is_official(child.kind) || !is_official(parent.kind) || parent.kind >= child.kind {
            return Ok(None);
        }
        Ok(official_parents(&children, parent.kind, &self.regions(parent.id)?))
    }
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

fn official_parents(children: &[Region], kind: LevelKind, candidates: &[Region]) -> Option<ParentShares> {
    let by_key: BTreeMap<&str, u32> = candidates
        .iter()
        .enumerate()
        .map(|(position, region)| (region.key.as_str(), position as u32))
        .collect();
    let parent = |region: &Region| {
        official_parent(&region.key, kind, &by_key).map(|parent| (parent, 1.0)).into_iter().collect()
    };
    let parents: ParentShares = children.iter().map(parent).collect();
    parents.iter().any(|list| !list.is_empty()).then_some(parents)
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

impl Areas<'_> {
    /// The regions of coarser levels that contain every one of `chosen` regions of `level`, nearest first.
    pub(super) fn common_ancestors(
        &self,
        level: &Level,
        chosen: &[bool],
    ) -> Result<Vec<Ancestor>, TaskError> {
        let mut ancestors = Vec::new();
        for coarser in coarser_levels(self.project, level) {
            let Some(parents) = self.parents(level, coarser)? else { continue };
            let Some(position) = common_parent(&parents, chosen) else { continue };
            if let Some(region) = self.regions(coarser.id)?.get(position) {
                ancestors.push(Ancestor { level: coarser.clone(), position, region: region.clone() });
            }
        }
        Ok(ancestors)
    }

    /// Where all values lie in one region of a coarser level, the regions around it are surroundings: a county among
    /// neighbours of which nothing is known is a map of the county.
    pub(super) fn leave_out_empty_surroundings(
        &self,
        level: &Level,
        observations: &Observations,
        shown: &mut [bool],
    ) -> Result<(), TaskError> {
        let known: Vec<bool> =
            observations.cells().iter().map(|cell| cell.state != ValueState::NoData).collect();
        if !known.contains(&true) || !known.contains(&false) {
            return Ok(());
        }
        let Some(area) = self.common_ancestors(level, &known)?.into_iter().next() else { return Ok(()) };
        let Some(parents) = self.parents(level, &area.level)? else { return Ok(()) };
        for (place, list) in shown.iter_mut().zip(parents.iter()) {
            *place &= list.iter().any(|(parent, _)| *parent as usize == area.position);
        }
        Ok(())
    }

    /// Which regions of `level` lie within the region `key` of a coarser level, and that region's name.
    ///
    /// `None` when no region of any coarser level has the key and official keys do not say it either.
    pub(super) fn within(
        &self,
        level: &Level,
        key: &RegionKey,
    ) -> Result<Option<(Vec<bool>, String)>, TaskError> {
        let mut name = None;
        for coarser in coarser_levels(self.project, level) {
            let regions = self.regions(coarser.id)?;
            let Some(position) = regions.iter().position(|region| region.key == *key) else { continue };
            if name.is_none() {
                name = regions.get(position).map(full_name);
            }
            if let Some(parents) = self.parents(level, coarser)? {
                let inside =
                    |list: &Vec<(u32, f64)>| list.iter().any(|(parent, _)| *parent as usize == position);
                let chosen: Vec<bool> = parents.iter().map(inside).collect();
                if chosen.contains(&true) {
                    return Ok(Some((chosen, name.unwrap_or_default())));
                }
            }
        }
        let children = self.regions(level.id)?;
        let chosen: Vec<bool> =
            children.iter().map(|region| is_official_descendant(region.key.as_str(), key.as_str())).collect();
        if chosen.contains(&true) {
            return Ok(Some((chosen, name.unwrap_or_else(|| key.to_string()))));
        }
        Ok(None)
    }
}

/// The one parent that all chosen regions lie in.
fn common_parent(parents: &ParentShares, chosen: &[bool]) -> Option<usize> {
    let mut common = None;
    for (list, _) in parents.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
        match (list.as_slice(), common) {
            ([(parent, _)], None) => common = Some(*parent),
            ([(parent, _)], Some(known)) if *parent == known => {}
            _ => return None,
        }
    }
    common.map(|parent| parent as usize)
}

/// The name with its designation in front where that is how people say it: "Landkreis Lüchow-Dannenberg".
pub(super) fn full_name(region: &Region) -> String {
    let spoken = ["Landkreis", "Kreis", "Samtgemeinde", "Verbandsgemeinde", "Amt"];
    if spoken.contains(&region.designation.as_str()) && !region.name.starts_with(&region.designation) {
        return format!("{} {}", region.designation, region.name);
    }
    region.name.clone()
}
