//! Boundaries in: read, select, reproject, prepare, store — all of it or nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::TaskError;
use super::areas::Areas;
use crate::geo::crs::{Crs, CrsError, Transform};
use crate::geo::outline::dissolve;
use crate::geo::{Extent, MultiPolygon, PreparedLayer, prepare};
use crate::model::{LevelKind, Region, RegionKey, Source};
use crate::notice::Notice;
use crate::read::{self, BoundaryFile, BoundaryReadOptions, RegionCounts, RegionSelection, RegionSet};
use crate::store::{
    Access, ConflictRule, ImportRecord, LevelDraft, NewRegion, Store, StoreError, StoreErrorKind,
};
use crate::text::Message;
use crate::work::Work;

/// What to import and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BoundaryImport {
    /// Shapefile (file, folder, zip) or GeoJSON.
    pub file: PathBuf,
    /// Name of the level; made when it does not exist.
    pub level: String,
    /// Which records and fields.
    pub selection: RegionSelection,
    /// Name of the level that the parent keys belong to; made from the parts where it does not exist.
    pub parent_level: Option<String>,
    /// Reference system, when the file states none or a wrong one.
    pub crs: Option<String>,
    /// Text encoding, when the file states none or a wrong one.
    pub encoding: Option<String>,
    /// Which layer of an archive.
    pub layer: Option<String>,
    /// Source and licence of the boundaries.
    pub source: Source,
    /// What happens when the level has boundaries already.
    pub on_conflict: ConflictRule,
    /// Day of the import, for the record (`2025-03-18`).
    pub imported_on: String,
    /// Look only: nothing is stored.
    pub dry_run: bool,
}

/// What an import of boundaries brought.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundaryReport {
    /// Records read, left out, merged, stored.
    pub counts: RegionCounts,
    /// Regions whose boundaries were there before and are replaced.
    pub replaced: usize,
    /// Parent keys without a region of that key in the parent level.
    pub unmatched_parents: Vec<String>,
    /// Reference system of the file.
    pub crs_name: String,
    /// Text encoding of the file.
    pub encoding: &'static str,
    /// What somebody should know.
    pub notices: Vec<Notice>,
}

/// Reads the boundaries of a level into the project.
///
/// # Errors
/// The file cannot be used, its reference system is unknown or wrong, the level has boundaries already and nothing
/// was said about that, or the project cannot be written. The project is then as it was.
pub fn import_boundaries(
    project: &Path,
    options: &BoundaryImport,
    work: &Work,
) -> Result<BoundaryReport, TaskError> {
    refuse_own_parent(options)?;
    let access = if options.dry_run { Access::Read } else { Access::Write };
    let mut store = Store::open(project, access)?;
    work.report("stage-read", 0.0);
    let read_options =
        BoundaryReadOptions { encoding: options.encoding.clone(), layer: options.layer.clone() };
    let mut file = super::read_boundaries(&options.file, &read_options, work)?;
    work.check()?;
    if file.records.is_empty() {
        let message = Message::new("tasks-no-records").with("file", options.file.as_path());
        return Err(TaskError::refused(message, Message::new("read-hint-no-geometry")));
    }
    let crs = source_crs(options, &file)?;
    let (encoding, mut notices) = (file.encoding, std::mem::take(&mut file.notices));
    let mut set = read::select_regions(file, &options.selection)?;
    notices.append(&mut set.notices);
    let extent = checked_extent(&crs, &set, &options.file)?;
    let known = store.project()?;
    let replaced = replaced_regions(&store, &known, options)?;
    if replaced > 0 && options.on_conflict == ConflictRule::Keep {
        let message = Message::new("tasks-boundaries-kept").with("level", options.level.as_str());
        notices.push(Notice::info(message));
        let counts = RegionCounts { stored: 0, ..set.counts };
        let crs_name = crs.name().to_owned();
        return Ok(BoundaryReport {
            counts,
            replaced: 0,
            unmatched_parents: Vec::new(),
            crs_name,
            encoding,
            notices,
        });
    }
    work.report("stage-project", 0.2);
    let map_crs = known.epsg.and_then(Crs::from_epsg).unwrap_or_else(|| Crs::for_maps(&crs, &extent));
    let in_map = reprojected(&set.geometries, &crs, &map_crs)?;
    work.check()?;
    let (layer, prepare_notices) = prepare(&in_map, &map_crs, work)?;
    notices.extend(prepare_notices);
    let parents = parent_plan(&store, &known, options, (&set, &layer))?;
    notices.extend(parents.iter().flat_map(|plan| plan.notices.iter().cloned()));
    let report = BoundaryReport {
        counts: set.counts,
        replaced,
        unmatched_parents: parents.as_ref().map(|plan| plan.unmatched.clone()).unwrap_or_default(),
        crs_name: crs.name().to_owned(),
        encoding,
        notices,
    };
    if !options.dry_run {
        work.report("stage-store", 0.8);
        let stored = StoredSet { options, set: &set, crs: &crs, map_crs: &map_crs, in_map: &in_map };
        write(&mut store, &stored, (&layer, parents.as_ref()), work)?;
    }
    work.report("stage-store", 1.0);
    Ok(report)
}

/// A level does not lie in itself: its parents would take the place of its regions.
fn refuse_own_parent(options: &BoundaryImport) -> Result<(), TaskError> {
    let level = options.level.trim();
    if options
        .parent_level
        .as_deref()
        .is_none_or(|parent| parent.trim().to_lowercase() != level.to_lowercase())
    {
        return Ok(());
    }
    let message = Message::new("tasks-own-parent").with("level", level);
    Err(TaskError::refused(message, Message::new("tasks-own-parent-hint")))
}

/// The reference system that was asked for, else the one the file states.
fn source_crs(options: &BoundaryImport, file: &BoundaryFile) -> Result<Crs, TaskError> {
    if let Some(text) = &options.crs {
        return Crs::parse(text).map_err(refuse_crs);
    }
    if let Some(prj) = &file.prj {
        return Crs::from_wkt(prj).map_err(|error| refuse_prj(error, options, file));
    }
    if let Some(crs) = file.epsg.and_then(Crs::from_epsg) {
        return Ok(crs);
    }
    let message = Message::new("tasks-no-crs").with("file", options.file.as_path());
    Err(TaskError::refused(message, crs_hint(&extent_of(&file.records))))
}

/// Which reference systems the coordinates could be in.
fn crs_hint(extent: &Extent) -> Message {
    let codes: Vec<String> = Crs::candidates(extent).iter().map(|code| format!("EPSG:{code}")).collect();
    let Some(first) = codes.first() else { return Message::new("tasks-no-crs-hint") };
    Message::new("tasks-no-crs-candidates-hint")
        .with("codes", codes.join(", "))
        .with("example", first.as_str())
}

fn refuse_prj(error: CrsError, options: &BoundaryImport, file: &BoundaryFile) -> TaskError {
    let CrsError::NotUnderstood(text) = error else { return refuse_crs(error) };
    let message =
        Message::new("tasks-prj-not-understood").with("file", options.file.as_path()).with("text", text);
    TaskError::refused(message, crs_hint(&extent_of(&file.records)))
}

#[allow(clippy::needless_pass_by_value)] // the shape that map_err wants
fn refuse_crs(error: CrsError) -> TaskError {
    TaskError::Refused(Box::new(error.notice()))
}

fn extent_of(geometries: &[MultiPolygon<f64>]) -> Extent {
    let mut extent = Extent::EMPTY;
    for point in geometries.iter().flat_map(|geometry| &geometry.0).flat_map(|polygon| &polygon.exterior().0)
    {
        extent.include([point.x, point.y]);
    }
    extent
}

/// The extent of what will be stored, refused when the reference system cannot be right or nothing is left.
fn checked_extent(crs: &Crs, set: &RegionSet, file: &Path) -> Result<Extent, TaskError> {
    let extent = extent_of(&set.geometries);
    if extent.is_empty() {
        let message = Message::new("tasks-no-regions").with("file", file).with("read", set.counts.read);
        return Err(TaskError::refused(message, Message::new("tasks-no-regions-hint")));
    }
    if crs.is_plausible(&extent) {
        return Ok(extent);
    }
    let corner = format!("{:.1} / {:.1}", extent.min[0], extent.min[1]);
    let message =
        Message::new("tasks-wrong-crs").with("file", file).with("crs", crs.name()).with("corner", corner);
    Err(TaskError::refused(message, crs_hint(&extent)))
}

/// How many regions have boundaries already; refused unless replacing was asked for.
fn replaced_regions(
    store: &Store,
    project: &crate::model::Project,
    options: &BoundaryImport,
) -> Result<usize, TaskError> {
    let Some(level) = project.level(&options.level).filter(|level| level.has_boundaries) else {
        return Ok(0);
    };
    if options.on_conflict != ConflictRule::Abort {
        return Ok(store.regions(level.id)?.len());
    }
    let message = Message::new("tasks-level-exists").with("level", level.name.as_str());
    Err(TaskError::refused(message, Message::new("tasks-level-exists-hint")))
}

fn reprojected(
    geometries: &[MultiPolygon<f64>],
    from: &Crs,
    to: &Crs,
) -> Result<Vec<MultiPolygon<f64>>, TaskError> {
    let transform = Transform::between(from, to).map_err(refuse_crs)?;
    let mut geometries = geometries.to_vec();
    if !transform.is_identity() {
        transform.multi_polygons(&mut geometries).map_err(refuse_crs)?;
    }
    Ok(geometries)
}

/// What the parent keys mean: an existing level, or a new one whose boundaries are dissolved from the parts.
struct ParentPlan {
    level: String,
    pairs: Vec<(RegionKey, RegionKey, f64)>,
    /// New parent regions in key order with their boundaries in map units; empty when the level exists.
    made: Vec<(Region, MultiPolygon<f64>)>,
    unmatched: Vec<String>,
    notices: Vec<Notice>,
}

fn parent_plan(
    store: &Store,
    project: &crate::model::Project,
    options: &BoundaryImport,
    (set, layer): (&RegionSet, &PreparedLayer),
) -> Result<Option<ParentPlan>, TaskError> {
    let Some(level) = &options.parent_level else { return Ok(None) };
    let keyed = |parent: &Option<RegionKey>, region: &Region| {
        parent.clone().map(|parent| (region.key.clone(), parent, 1.0))
    };
    let pairs: Vec<_> = set
        .parent_keys
        .iter()
        .zip(&set.regions)
        .filter_map(|(parent, region)| keyed(parent, region))
        .collect();
    let mut plan = ParentPlan {
        level: level.clone(),
        pairs,
        made: Vec::new(),
        unmatched: Vec::new(),
        notices: Vec::new(),
    };
    if let Some(existing) = project.level(level) {
        let known: Vec<RegionKey> = Areas::new(store, project)
            .regions(existing.id)?
            .iter()
            .map(|region| region.key.clone())
            .collect();
        plan.unmatched = plan
            .pairs
            .iter()
            .filter(|pair| !known.contains(&pair.1))
            .map(|pair| pair.1.to_string())
            .collect();
        plan.unmatched.sort();
        plan.unmatched.dedup();
        if !plan.unmatched.is_empty() {
            let message = Message::new("tasks-unmatched-parents")
                .with("level", existing.name.as_str())
                .with("count", plan.unmatched.len());
            plan.notices.push(Notice::warning(message).with_details(plan.unmatched.clone()));
        }
        return Ok(Some(plan));
    }
    plan.made = dissolved_parents(set, layer);
    let message =
        Message::new("tasks-parents-made").with("level", level.as_str()).with("count", plan.made.len());
    plan.notices.push(Notice::info(message));
    Ok(Some(plan))
}

/// One region per parent key, named by its key, with the boundaries of its parts joined.
fn dissolved_parents(set: &RegionSet, layer: &PreparedLayer) -> Vec<(Region, MultiPolygon<f64>)> {
    let mut numbers: BTreeMap<&RegionKey, u32> =
        set.parent_keys.iter().flatten().map(|key| (key, 0)).collect();
    for (number, place) in numbers.values_mut().enumerate() {
        *place = number as u32;
    }
    let group_of: Vec<Option<u32>> =
        set.parent_keys.iter().map(|key| key.as_ref().and_then(|key| numbers.get(key).copied())).collect();
    let geometries = dissolve(layer, &group_of, numbers.len());
    numbers
        .keys()
        .zip(geometries)
        .map(|(key, geometry)| {
            let region = Region { key: (*key).clone(), name: key.to_string(), designation: String::new() };
            (region, geometry)
        })
        .collect()
}

struct StoredSet<'a> {
    options: &'a BoundaryImport,
    set: &'a RegionSet,
    crs: &'a Crs,
    map_crs: &'a Crs,
    in_map: &'a [MultiPolygon<f64>],
}

fn write(
    store: &mut Store,
    stored: &StoredSet<'_>,
    (layer, parents): (&PreparedLayer, Option<&ParentPlan>),
    work: &Work,
) -> Result<(), StoreError> {
    let StoredSet { options, set, crs, map_crs, in_map } = stored;
    let parent_layer = parents.filter(|plan| !plan.made.is_empty()).map(|plan| {
        let geometries: Vec<_> = plan.made.iter().map(|(_, geometry)| geometry.clone()).collect();
        prepare(&geometries, map_crs, work)
    });
    store.write(|writer| {
        if let Some(epsg) = map_crs.epsg() {
            writer.put_map_epsg(epsg)?;
        }
        let kind = LevelKind::from_name(&options.level);
        let valid_on = options.selection.valid_on.or(set.valid_on);
        let draft =
            LevelDraft { name: options.level.clone(), kind, valid_on, source: options.source.clone() };
        let level = writer.put_level(&draft)?;
        // A reference system without a code cannot be told to other programs: such boundaries are kept as drawn.
        let (kept_crs, kept) =
            if crs.epsg().is_some() { (*crs, &set.geometries[..]) } else { (*map_crs, *in_map) };
        let regions: Vec<NewRegion<'_>> =
            set.regions.iter().zip(kept).map(|(region, geometry)| NewRegion { region, geometry }).collect();
        work.check()?;
        writer.put_boundaries(level, kept_crs, &regions)?;
        work.check()?;
        writer.put_prepared(level, layer)?;
        let import = writer.put_import(&import_record(options, set))?;
        writer.put_level_import(level, import)?;
        work.check()?;
        let Some(plan) = parents else { return Ok(()) };
        let parent = writer.put_level(&LevelDraft {
            name: plan.level.clone(),
            kind: LevelKind::from_name(&plan.level),
            valid_on,
            source: options.source.clone(),
        })?;
        if let Some(prepared) = parent_layer {
            let (parent_layer, _) = prepared.map_err(StoreErrorKind::from)?;
            let made: Vec<NewRegion<'_>> =
                plan.made.iter().map(|(region, geometry)| NewRegion { region, geometry }).collect();
            writer.put_boundaries(parent, map_crs, &made)?;
            writer.put_prepared(parent, &parent_layer)?;
        }
        writer.put_membership(level, parent, &plan.pairs)?;
        Ok(())
    })
}

fn import_record(options: &BoundaryImport, set: &RegionSet) -> ImportRecord {
    let file_name = options.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let format = match options.file.extension().and_then(|extension| extension.to_str()) {
        Some(extension) => extension.to_lowercase(),
        None => "shp".to_owned(),
    };
    ImportRecord {
        file_name,
        format,
        imported_on: options.imported_on.clone(),
        records_read: set.counts.read,
        records_stored: set.counts.stored,
    }
}
