//! What a project answers about a table before anybody asks: which level it belongs to, and which column holds the keys.

use std::path::Path;

use super::TaskError;
use super::areas::Areas;
use super::load::level_named;
use crate::geo::PreparedLayer;
use crate::model::{Level, Region};
use crate::read::{IndicatorTable, JoinTarget, TablePreview, join, key_columns};
use crate::store::{Access, DetailWanted, Store};
use crate::work::Work;

/// How a table fits a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFit {
    /// Name of the level.
    pub level: String,
    /// The column with the keys; `None` for a table whose layout says it (GENESIS).
    pub key_column: Option<String>,
    /// Regions of the level that the table speaks of.
    pub matched: usize,
}

/// The level and key column under which the table finds most regions; `None` when it fits no level.
///
/// `read` is the table, where it can be read without further questions.
///
/// # Errors
/// The project cannot be read.
pub fn best_fit(
    project: &Path,
    preview: &TablePreview,
    read: Option<&IndicatorTable>,
    work: &Work,
) -> Result<Option<TableFit>, TaskError> {
    let store = Store::open(project, Access::Read)?;
    let known = store.project()?;
    let mut fits: Vec<TableFit> = Vec::new();
    for level in known.levels.iter().filter(|level| level.has_boundaries) {
        work.check()?;
        // Regions that came with a table as references have no boundaries: the table's own level is the one on the map.
        let regions = store.regions(level.id)?;
        if let Some(read) = read {
            let matched = matched(read, level, &regions);
            let key_column = (!preview.columns.is_empty()).then(|| read.key_column.clone());
            fits.push(TableFit { level: level.name.clone(), key_column, matched });
        }
        if let Some((column, matched)) = key_columns(preview, level.kind, &regions).into_iter().next() {
            fits.push(TableFit { level: level.name.clone(), key_column: Some(column), matched });
        }
    }
    // Of equal fits the first stays: what the names of the columns say before what their texts say.
    fits.reverse();
    Ok(fits.into_iter().filter(|fit| fit.matched > 0).max_by_key(|fit| fit.matched))
}

fn matched(table: &IndicatorTable, level: &Level, regions: &[Region]) -> usize {
    join(table, JoinTarget { kind: level.kind, regions }).map_or(0, |joined| joined.matched())
}

/// The columns of a table that hold keys of the level, with the number of regions that each finds; the best first.
///
/// # Errors
/// There is no such level.
pub fn columns_with_keys(
    project: &Path,
    level: &str,
    preview: &TablePreview,
) -> Result<Vec<(String, usize)>, TaskError> {
    let store = Store::open(project, Access::Read)?;
    let known = store.project()?;
    let level = level_named(&known, level)?;
    Ok(key_columns(preview, level.kind, &store.regions(level.id)?))
}

/// Levels with boundaries, to which values can belong, with the number of their regions.
///
/// # Errors
/// The project cannot be read.
pub fn levels_with_boundaries(project: &Path) -> Result<Vec<(String, usize)>, TaskError> {
    let known = Store::open(project, Access::Read)?.project()?;
    let levels = known.levels.iter().filter(|level| level.has_boundaries);
    Ok(levels.map(|level| (level.name.clone(), level.region_count)).collect())
}

/// The regions of a level and their lines at a quarter of a kilometre, for a small map.
///
/// # Errors
/// There is no such level, or it has no boundaries.
pub fn level_outlines(project: &Path, level: &str) -> Result<(Vec<Region>, PreparedLayer), TaskError> {
    let store = Store::open(project, Access::Read)?;
    let known = store.project()?;
    let level = level_named(&known, level)?;
    let regions = Areas::new(&store, &known).regions(level.id)?;
    let base = store.prepared(level.id, DetailWanted::Base)?;
    let size = base.extent.width().max(base.extent.height());
    let layer = store.prepared(level.id, DetailWanted::Lines { tolerance_m: size / 600.0 })?;
    Ok((regions.as_ref().clone(), layer))
}
