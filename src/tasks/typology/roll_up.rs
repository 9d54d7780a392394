//! A typology on a coarser level: the share of residents who live in low-status areas. Classes are never averaged.

use super::TypologyRun;
use super::compare::low_classes;
use crate::model::{Project, Region};
use crate::sheet::Audience;
use crate::stats::share_of_residents;
use crate::tasks::areas::Areas;
use crate::tasks::{Session, TaskError, level_named, region_values};
use crate::text::Message;

/// Residents in low-status areas, by region of a coarser level.
#[derive(Debug, Clone, PartialEq)]
pub struct RollUp {
    /// Classes that count as low, from 0.
    pub low: Vec<u8>,
    /// One per region of the coarser level that has areas of the typology.
    pub regions: Vec<RolledUp>,
}

/// A region of the coarser level.
#[derive(Debug, Clone, PartialEq)]
pub struct RolledUp {
    /// The region.
    pub region: Region,
    /// Share of the residents of rated areas who live in low ones, 0 to 1; `None` where nobody lives in rated areas.
    pub share: Option<f64>,
    /// Areas that count as low.
    pub low: usize,
    /// Areas with a class and known residents.
    pub rated: usize,
    /// Areas in it, those not rated too.
    pub areas: usize,
    /// An area lies in several regions and is counted where most of it lies.
    pub is_estimated: bool,
}

/// Rolls a run up to the level called `to`; `low` says which classes count (from 0), empty = the method's own: niedrig and sehr
/// niedrig, or the heaviest class or type. Residents are those that `audience` may see.
///
/// # Errors
/// The recipe names no residents; unknown level; the areas do not lie in regions of that level.
pub fn roll_up(
    session: &Session,
    project: &Project,
    (run, low): (&TypologyRun, &[u8]),
    (to, audience): (&str, Audience),
) -> Result<RollUp, TaskError> {
    let Some(code) = &run.recipe.population else {
        let message = Message::new("tasks-typology-roll-up-residents");
        return Err(TaskError::refused(message, Message::new("tasks-typology-roll-up-residents-hint")));
    };
    let level = &run.inputs.level;
    let to = level_named(project, to)?;
    let store = session.reader()?;
    let areas = Areas::of(session, &store, project);
    let parents = if to.id == level.id { None } else { areas.parents(level, to)? };
    let parents = parents.ok_or_else(|| {
        let message = Message::new("tasks-typology-roll-up-level")
            .with("level", level.name.as_str())
            .with("to", to.name.as_str());
        TaskError::refused(message, Message::new("tasks-typology-roll-up-level-hint"))
    })?;
    let residents =
        region_values(session, project, (code.as_str(), Some(run.inputs.period), level), audience)?;
    let residents: Vec<Option<f64>> = residents.observations.cells().iter().map(|cell| cell.value).collect();
    let low = if low.is_empty() { low_classes(run) } else { low.to_vec() };
    let counts: Vec<Option<bool>> =
        run.classes().into_iter().map(|class| class.map(|class| low.contains(&class))).collect();
    let within: Vec<usize> = run.regions_within().collect();
    let parent_of: Vec<Option<usize>> = (0..counts.len())
        .map(|region| {
            within.binary_search(&region).ok()?;
            let list = parents.get(region)?;
            let most = list.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
            Some(most.0 as usize)
        })
        .collect();
    let all = areas.regions(to.id)?;
    let shares = share_of_residents(&counts, &residents, &parent_of, all.len());
    let mut regions: Vec<RolledUp> = all
        .iter()
        .zip(shares)
        .map(|(region, share)| RolledUp {
            region: region.clone(),
            share,
            low: 0,
            rated: 0,
            areas: 0,
            is_estimated: false,
        })
        .collect();
    for (area, parent) in parent_of.iter().enumerate() {
        let Some(rolled) = parent.and_then(|parent| regions.get_mut(parent)) else { continue };
        let known = residents.get(area).copied().flatten().is_some();
        let class = counts.get(area).copied().flatten().filter(|_| known);
        rolled.areas += 1;
        rolled.rated += usize::from(class.is_some());
        rolled.low += usize::from(class == Some(true));
        rolled.is_estimated |= parents.get(area).is_some_and(|list| list.len() > 1);
    }
    regions.retain(|region| region.areas > 0);
    Ok(RollUp { low, regions })
}
