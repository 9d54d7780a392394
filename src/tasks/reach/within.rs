//! Answers about the regions and people within an area: a county without its neighbours.

use std::sync::Arc;

use super::basis::Basis;
use super::origins::{Grouping, grouping};
use crate::model::{Level, Project, Region, RegionKey};
use crate::store::Store;
use crate::tasks::areas::Areas;
use crate::tasks::load::nothing_within;
use crate::tasks::{Session, TaskError};
use crate::text::Message;

/// Which regions of `level` lie within the area `key`; all of them without one.
///
/// # Errors
/// There is no such area, or none of the regions lies in it.
pub(super) fn regions_within(
    (session, store, project): (&Session, &Store, &Project),
    level: &Level,
    key: Option<&str>,
) -> Result<Option<Vec<bool>>, TaskError> {
    let Some(key) = key else { return Ok(None) };
    let key = region_key(key)?;
    let areas = Areas::of(session, store, project);
    match areas.within(level, &key)? {
        Some((chosen, _)) => Ok(Some(chosen)),
        None => Err(nothing_within(&key, level)),
    }
}

/// The same places in the regions that were chosen only.
pub(super) fn restricted(whole: Grouping, chosen: Option<&[bool]>) -> Grouping {
    let Some(chosen) = chosen else { return whole };
    let is_chosen = |at: usize| chosen.get(at).copied().unwrap_or(false);
    let mut next = 0;
    let numbers: Vec<Option<usize>> = (0..whole.regions.len())
        .map(|at| {
            is_chosen(at).then(|| {
                next += 1;
                next - 1
            })
        })
        .collect();
    let regions: Vec<Region> = whole
        .regions
        .iter()
        .enumerate()
        .filter(|(at, _)| is_chosen(*at))
        .map(|(_, region)| region.clone())
        .collect();
    let of_origin = whole.of_origin.into_iter();
    Grouping {
        regions: Arc::new(regions),
        of_origin: of_origin.map(|region| numbers.get(region?).copied().flatten()).collect(),
    }
}

/// Which places of the people lie in the region `key`, whatever its level; all of them without one.
///
/// # Errors
/// No level with boundaries has such a region or regions within it.
pub(super) fn places_within(
    (session, store, project): (&Session, &Store, &Project),
    basis: &Basis,
    key: Option<&str>,
) -> Result<Vec<bool>, TaskError> {
    let Some(key) = key else { return Ok(vec![true; basis.population.places.len()]) };
    let key = region_key(key)?;
    for level in project.levels.iter().filter(|level| level.has_boundaries) {
        let regions = session.regions(store, level.id)?;
        if let Some(region) = regions.iter().position(|region| region.key == key) {
            let mut origins = basis.origins();
            let found = grouping((session, store), level, &mut origins)?;
            return Ok(found.of_origin.into_iter().map(|of| of == Some(region)).collect());
        }
    }
    // Official keys say it without a boundary of the area: all regions of the finest level whose keys begin with it.
    let areas = Areas::of(session, store, project);
    for level in project.levels.iter().rev().filter(|level| level.has_boundaries) {
        if let Some((chosen, _)) = areas.within(level, &key)? {
            let mut origins = basis.origins();
            let found = grouping((session, store), level, &mut origins)?;
            let is_inside =
                |region: Option<usize>| region.is_some_and(|at| chosen.get(at).copied().unwrap_or(false));
            return Ok(found.of_origin.into_iter().map(is_inside).collect());
        }
    }
    Err(no_such_area(key.as_str()))
}

fn region_key(text: &str) -> Result<RegionKey, TaskError> {
    RegionKey::new(text).map_err(|_| no_such_area(text))
}

fn no_such_area(key: &str) -> TaskError {
    let message = Message::new("plan-no-area").with("key", key);
    TaskError::refused(message, Message::new("tasks-nothing-within-hint"))
}
