//! The areas that a map can be limited to: regions of coarser levels that hold some, but not all regions of a level.

use std::collections::{BTreeMap, BTreeSet};

use super::areas::{Areas, coarser_levels, full_name};
use super::{Session, TaskError};
use crate::geo::RegionIndex;
use crate::model::{Level, LevelId, Project, RegionKey};
use crate::work::Work;

/// An area that a map can be limited to.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its key, as [`crate::model::ThematicMap::within`] names it.
    pub key: RegionKey,
    /// "Landkreis Lüchow-Dannenberg".
    pub name: String,
    /// The level that it belongs to.
    pub level: LevelId,
    /// Name of that level.
    pub level_name: String,
    /// For each level that can be drawn, how many of its regions lie in the area, where there are any.
    pub counts: BTreeMap<LevelId, usize>,
}

/// All areas of a project, coarse to fine and by name within a level, and which region lies in which.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AreaList {
    /// The areas.
    pub areas: Vec<Area>,
    /// For each level the areas of each region, as positions in `areas`.
    above: BTreeMap<LevelId, Vec<Vec<u32>>>,
}

impl AreaList {
    /// The area with this key that holds regions of the level.
    pub fn area(&self, level: LevelId, key: &RegionKey) -> Option<&Area> {
        self.of_level(level).find(|area| area.key == *key)
    }

    /// The areas that hold regions of the level.
    pub fn of_level(&self, level: LevelId) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(move |area| area.counts.contains_key(&level))
    }

    /// The areas that a region lies in, the nearest first.
    pub fn around(&self, level: LevelId, region: RegionIndex) -> impl Iterator<Item = &Area> {
        let above = self.above.get(&level).and_then(|regions| regions.get(region.position()));
        above.into_iter().flatten().rev().filter_map(|position| self.areas.get(*position as usize))
    }

    /// The area that a region of `level` is itself, where finer regions lie in it.
    pub fn itself(&self, level: LevelId, key: &RegionKey) -> Option<&Area> {
        self.areas.iter().find(|area| area.level == level && area.key == *key)
    }
}

/// The areas of a project.
///
/// # Errors
/// The file cannot be read.
pub fn list_areas(session: &Session, project: &Project, work: &Work) -> Result<AreaList, TaskError> {
    let store = session.reader()?;
    let areas = Areas::of(session, &store, project);
    let drawn: Vec<&Level> = project.levels.iter().filter(|level| level.has_boundaries).collect();
    let mut found: BTreeMap<(LevelId, u32), Area> = BTreeMap::new();
    let mut inside: Vec<(LevelId, usize, (LevelId, u32))> = Vec::new();
    for level in &drawn {
        let mut keys: BTreeSet<RegionKey> = BTreeSet::new();
        let all = session.regions(&store, level.id)?.len();
        for coarser in coarser_levels(project, level) {
            work.check()?;
            let Some(parents) = areas.parents(level, coarser)? else { continue };
            let regions = areas.regions(coarser.id)?;
            let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
            for (parent, _) in parents.iter().take(all).flatten() {
                *counts.entry(*parent).or_default() += 1;
            }
            // Where two levels use one key, the nearer one is meant.
            counts.retain(|parent, count| {
                let region = regions.get(*parent as usize);
                *count < all && region.is_some_and(|region| keys.insert(region.key.clone()))
            });
            for (region, list) in parents.iter().take(all).enumerate() {
                let above = list.iter().filter(|(parent, _)| counts.contains_key(parent));
                inside.extend(above.map(|(parent, _)| (level.id, region, (coarser.id, *parent))));
            }
            for (parent, count) in counts {
                let Some(region) = regions.get(parent as usize) else { continue };
                let area = found.entry((coarser.id, parent)).or_insert_with(|| Area {
                    key: region.key.clone(),
                    name: full_name(region),
                    level: coarser.id,
                    level_name: coarser.name.clone(),
                    counts: BTreeMap::new(),
                });
                area.counts.insert(level.id, count);
            }
        }
    }
    Ok(sorted(project, found, &inside))
}

fn sorted(
    project: &Project,
    found: BTreeMap<(LevelId, u32), Area>,
    inside: &[(LevelId, usize, (LevelId, u32))],
) -> AreaList {
    let rank = |level: LevelId| {
        project.level_by_id(level).map(|level| (level.kind, usize::MAX - level.region_count))
    };
    let rank_of: BTreeMap<LevelId, _> = found.keys().map(|(level, _)| (*level, rank(*level))).collect();
    let mut list: Vec<((LevelId, u32), Area)> = found.into_iter().collect();
    list.sort_by(|(_, a), (_, b)| {
        let ranks = rank_of.get(&a.level).cmp(&rank_of.get(&b.level));
        ranks.then_with(|| a.name.cmp(&b.name)).then_with(|| a.key.cmp(&b.key))
    });
    let place: BTreeMap<(LevelId, u32), u32> =
        list.iter().enumerate().map(|(place, (id, _))| (*id, place as u32)).collect();
    let mut above: BTreeMap<LevelId, Vec<Vec<u32>>> = BTreeMap::new();
    for (level, region, id) in inside {
        let Some(place) = place.get(id) else { continue };
        let regions = above.entry(*level).or_default();
        if regions.len() <= *region {
            regions.resize(region + 1, Vec::new());
        }
        if let Some(list) = regions.get_mut(*region) {
            list.push(*place);
        }
    }
    above.values_mut().flatten().for_each(|list| list.sort_unstable());
    AreaList { areas: list.into_iter().map(|(_, area)| area).collect(), above }
}
