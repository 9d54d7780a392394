//! The sample project: the generated county, prepared and stored like an import.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::TaskError;
use super::sample_ground::put_ground;
use crate::geo::crs::Crs;
use crate::geo::{MultiPolygon, prepare};
use crate::model::{Project, Region};
use crate::sample::{SampleCounty, SampleLevel, SampleOptions, county};
use crate::store::{
    ConflictRule, LevelDraft, NewProject, NewRegion, SeriesDraft, SeriesKey, Store, StoreErrorKind,
    WriteLock, check_project_name, publish, remove_leftovers,
};
use crate::work::{Cancelled, Work};

/// Size and seed of a sample project.
pub use crate::sample::SampleOptions as SampleProject;

/// Makes the sample project and writes it to `out`, which must not exist.
///
/// # Errors
/// There is a file already, it cannot be written, or the work was cancelled; nothing is left behind then.
pub fn write_sample(out: &Path, options: &SampleOptions, work: &Work) -> Result<(), TaskError> {
    if out.exists() {
        return Err(StoreErrorKind::Exists.at(out).into());
    }
    let county = county(options, work)?;
    check_project_name(out)?;
    let crs = Crs::from_epsg(county.epsg)
        .ok_or_else(|| StoreErrorKind::Incomplete(format!("EPSG:{}", county.epsg)).at(out))?;
    let _lock = WriteLock::acquire(out)?;
    let beside = beside(out);
    let written = remove_leftovers(&beside)
        .and_then(|()| write_county(&beside, &county, &crs, work))
        .and_then(|()| publish(&beside, out));
    if let Err(kind) = written {
        let _ = remove_leftovers(&beside);
        return Err(kind.at(out).into());
    }
    work.report("stage-store", 1.0);
    Ok(())
}

/// The sample grows here and gets its name when it is complete, so that a killed process leaves no empty project.
fn beside(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    out.with_file_name(name)
}

fn write_county(path: &Path, county: &SampleCounty, crs: &Crs, work: &Work) -> Result<(), StoreErrorKind> {
    let new = NewProject { name: county.name.clone(), banner: county.banner.clone() };
    let mut store = Store::create(path, &new).map_err(|error| error.kind)?;
    let written = store.write(|writer| {
        writer.put_map_epsg(county.epsg)?;
        let mut levels = Vec::new();
        for level in &county.levels {
            work.check()?;
            let id = writer.put_level(&LevelDraft {
                name: level.name.clone(),
                kind: level.kind,
                valid_on: level.valid_on,
                source: level.source.clone(),
            })?;
            let order = key_order(level);
            let geometries = in_order(&level.geometries, &order);
            if geometries.iter().any(|geometry| !geometry.0.is_empty()) {
                let (layer, _) = prepare(&geometries, crs, work)?;
                let regions = in_order(&level.regions, &order);
                writer.put_boundaries(id, crs, &new_regions(&regions, &geometries))?;
                writer.put_prepared(id, &layer)?;
            } else {
                writer.put_regions_without_boundaries(id, &in_order(&level.regions, &order))?;
            }
            levels.push(id);
        }
        put_memberships(writer, county, &levels)?;
        for indicator in &county.indicators {
            writer.put_indicator(indicator)?;
        }
        put_values(writer, county, &levels, work)?;
        put_ground(writer, path, county, work)?;
        writer.put_project(&Project {
            name: county.name.clone(),
            banner: county.banner.clone(),
            views: county.views.iter().cloned().collect(),
            map: county.map.clone(),
            ..Project::default()
        })
    });
    written.map_err(|error| error.kind)
}

/// The regions of a level in key order, as the project file keeps them.
fn key_order(level: &SampleLevel) -> Vec<usize> {
    let mut order: Vec<usize> = (0..level.regions.len()).collect();
    order.sort_by(|a, b| level.regions.get(*a).map(|r| &r.key).cmp(&level.regions.get(*b).map(|r| &r.key)));
    order
}

fn in_order<T: Clone + Send + Sync>(list: &[T], order: &[usize]) -> Vec<T> {
    order.par_iter().filter_map(|position| list.get(*position).cloned()).collect()
}

fn new_regions<'a>(regions: &'a [Region], geometries: &'a [MultiPolygon<f64>]) -> Vec<NewRegion<'a>> {
    regions.iter().zip(geometries).map(|(region, geometry)| NewRegion { region, geometry }).collect()
}

fn put_memberships(
    writer: &crate::store::Writer<'_>,
    county: &SampleCounty,
    levels: &[crate::model::LevelId],
) -> Result<(), StoreErrorKind> {
    for (level, id) in county.levels.iter().zip(levels) {
        let Some((parent, parents)) = &level.parent else { continue };
        let (Some(parent_level), Some(parent_id)) = (county.levels.get(*parent), levels.get(*parent)) else {
            continue;
        };
        let pair = |(region, parent): (&Region, &u32)| {
            let parent = parent_level.regions.get(*parent as usize)?;
            Some((region.key.clone(), parent.key.clone(), 1.0))
        };
        let pairs: Vec<_> = level.regions.iter().zip(parents).filter_map(pair).collect();
        writer.put_membership(*id, *parent_id, &pairs)?;
    }
    Ok(())
}

fn put_values(
    writer: &crate::store::Writer<'_>,
    county: &SampleCounty,
    levels: &[crate::model::LevelId],
    work: &Work,
) -> Result<(), StoreErrorKind> {
    let ids = levels.iter().map(|level| writer.region_ids(*level)).collect::<Result<Vec<_>, _>>()?;
    for (number, series) in county.series.iter().enumerate() {
        work.check().map_err(|Cancelled| StoreErrorKind::Cancelled)?;
        work.report("stage-store", 0.8 + 0.2 * number as f32 / county.series.len() as f32);
        let (Some(level), Some(id), Some(ids), Some(indicator)) = (
            county.levels.get(series.level),
            levels.get(series.level),
            ids.get(series.level),
            county.indicators.get(series.indicator),
        ) else {
            continue;
        };
        let mut cells: Vec<_> = level
            .regions
            .iter()
            .zip(&series.cells)
            .filter_map(|(region, cell)| Some((*ids.get(&region.key)?, *cell)))
            .collect();
        cells.sort_by_key(|(id, _)| *id);
        let key = SeriesKey { indicator: indicator.code.clone(), level: *id, period: series.period };
        writer.put_series(&SeriesDraft { key, cells }, ConflictRule::Replace, None)?;
    }
    Ok(())
}
