//! Facilities in: from tables and layers, or out of an extract of OpenStreetMap by their tags.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::places::{PlaceColumns, area_of_project, outside, places, position, swapped};
use crate::model::{Facility, FacilityKind, Source, shipped_kinds};
use crate::notice::Notice;
use crate::reach::graph::{Graph, Pace};
use crate::reach::mode::Mode;
use crate::reach::snap::{Placement, SNAP_LIMIT_M, Snapper};
use crate::read::{self, PointRow, PointTable, TagRule, TextOptions};
use crate::store::{Access, ConflictRule, ImportRecord, Store};
use crate::tasks::{TaskError, read_points};
use crate::text::Message;
use crate::work::Work;

/// What to import and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FacilityImport {
    /// Table, GeoJSON, shapefile, GeoPackage, or extract of OpenStreetMap.
    pub file: PathBuf,
    /// Kind of all facilities.
    pub kind: Option<String>,
    /// Field that names the kind of each.
    pub kind_field: Option<String>,
    /// Field with keys; `None` = recognised, else numbered.
    pub key_field: Option<String>,
    /// Field with names; `None` = recognised.
    pub name_field: Option<String>,
    /// Fields with coordinates.
    pub xy_fields: [Option<String>; 2],
    /// Reference system, when the file states none.
    pub crs: Option<String>,
    /// Field with capacities.
    pub capacity_field: Option<String>,
    /// How text is read.
    pub text: TextOptions,
    /// What happens to facilities that are there already.
    pub on_conflict: ConflictRule,
    /// Where the file came from, as it is to be printed; empty = not stated.
    pub source: Source,
    /// Day of the import, for the record (`2025-03-18`).
    pub imported_on: String,
    /// Look only: nothing is stored.
    pub dry_run: bool,
}

/// What an import of facilities brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FacilityReport {
    /// Records in the file.
    pub read: usize,
    /// Facilities stored.
    pub stored: usize,
    /// Facilities that took the place of one with the same kind and key.
    pub replaced: usize,
    /// Keys of records without a place.
    pub without_place: Vec<String>,
    /// Keys of records with longitude and latitude the wrong way round; they are left out.
    pub swapped: Vec<String>,
    /// Keys that came a second time for a kind; the first is stored.
    pub duplicates: Vec<String>,
    /// Keys of facilities whose capacity was negative and is stored as unknown.
    pub negative_capacity: Vec<String>,
    /// Keys of facilities farther from any road than points are joined with the network; empty without a network.
    pub far_from_roads: Vec<String>,
    /// Facilities beyond the rectangle around the boundaries of the project.
    pub outside: usize,
    /// Kinds of the facilities, in the order they were met.
    pub kinds: Vec<String>,
    /// What somebody should know.
    pub notices: Vec<Notice>,
}

/// Reads facilities into the project.
///
/// # Errors
/// The file cannot be used, no record has a place, keys are there already and nothing was said about that; the project cannot be
/// written. It is then as it was.
pub fn import_facilities(
    project: &Path,
    options: &FacilityImport,
    work: &Work,
) -> Result<FacilityReport, TaskError> {
    let mut store =
        if options.dry_run { Store::open_scratch(project)? } else { Store::open(project, Access::Write)? };
    work.report("stage-read", 0.0);
    let known = known_kinds(&store)?;
    let mut report = FacilityReport::default();
    let facilities = if is_extract(&options.file) {
        from_extract(options, &known, &mut report, work)?
    } else {
        from_table(&store, options, &mut report, work)?
    };
    if facilities.is_empty() {
        let message = Message::new("tasks-no-facilities").with("file", options.file.as_path());
        return Err(TaskError::refused(message, Message::new("tasks-no-facilities-hint")));
    }
    far_from_roads(&store, &facilities, &mut report)?;
    report.outside = outside(facilities.iter().map(|facility| facility.lon_lat), area_of_project(&store)?);
    tell(&mut report);
    work.check()?;
    work.report("stage-store", 0.8);
    write(&mut store, &facilities, (options, &known), &mut report)?;
    work.report("stage-store", 1.0);
    Ok(report)
}

/// What everything out of OpenStreetMap names as its source.
pub fn osm_source() -> Source {
    Source { text: "© OpenStreetMap-Mitwirkende".to_owned(), licence: "ODbL 1.0".to_owned() }
}

/// The source as stated; an extract of OpenStreetMap has one by itself.
pub(super) fn stated(source: &Source, is_extract: bool) -> Source {
    if is_extract && source.text.is_empty() && source.licence.is_empty() {
        return osm_source();
    }
    source.clone()
}

fn is_extract(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pbf"))
}

/// The kinds of the project, then those that come with the program.
fn known_kinds(store: &Store) -> Result<Vec<FacilityKind>, TaskError> {
    let mut kinds = store.facility_kinds()?;
    for kind in shipped_kinds() {
        if !kinds.iter().any(|known| same(&known.name, &kind.name)) {
            kinds.push(kind);
        }
    }
    Ok(kinds)
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn from_extract(
    options: &FacilityImport,
    known: &[FacilityKind],
    report: &mut FacilityReport,
    work: &Work,
) -> Result<Vec<Facility>, TaskError> {
    let wanted =
        known.iter().filter(|kind| options.kind.as_deref().is_none_or(|name| same(name, &kind.name)));
    let rules: Vec<TagRule> = wanted
        .flat_map(|kind| kind.tags.iter().filter_map(move |tag| Some((kind, tag.split_once('=')?))))
        .map(|(kind, (key, value))| TagRule {
            key: key.to_owned(),
            value: value.to_owned(),
            kind: kind.name.clone(),
        })
        .collect();
    if rules.is_empty() {
        let kind = options.kind.clone().unwrap_or_default();
        let message = Message::new("tasks-kind-without-tags").with("kind", kind);
        return Err(TaskError::refused(message, Message::new("tasks-kind-without-tags-hint")));
    }
    let found = read::osm_places(&options.file, &rules, work)?;
    report.read = found.len();
    report.stored = found.len();
    Ok(found
        .into_iter()
        .map(|place| Facility {
            key: place.key,
            kind: place.kind,
            name: place.name,
            provider: place.provider,
            capacity: place.capacity,
            open: [None, None],
            lon_lat: [place.position.lon_degrees(), place.position.lat_degrees()],
        })
        .collect())
}

fn from_table(
    store: &Store,
    options: &FacilityImport,
    report: &mut FacilityReport,
    work: &Work,
) -> Result<Vec<Facility>, TaskError> {
    let table = read_points(&options.file, &options.text, work)?;
    report.read = table.rows.len();
    let [x, y] = &options.xy_fields;
    let columns = PlaceColumns { x: x.as_deref(), y: y.as_deref(), crs: options.crs.as_deref() };
    let placed = places(&table, &columns)?;
    let turned: BTreeSet<usize> = swapped(&placed.lon_lat, area_of_project(store)?).into_iter().collect();
    let fields = Fields::find(&table, options)?;
    let capacities = fields.capacity.map(|field| table.numbers(field)).transpose()?;
    let mut seen = BTreeSet::new();
    let mut facilities = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let key = fields.key(row);
        let Some(lon_lat) = placed.lon_lat.get(at).copied().flatten() else {
            report.without_place.push(key);
            continue;
        };
        if turned.contains(&at) {
            report.swapped.push(key);
            continue;
        }
        let kind = fields.kind(row, options);
        if kind.is_empty() || !seen.insert((kind.to_lowercase(), key.clone())) {
            report.duplicates.push(key);
            continue;
        }
        let capacity = capacities.as_ref().and_then(|all| all.get(at).copied().flatten());
        if capacity.is_some_and(|capacity| capacity < 0.0) {
            report.negative_capacity.push(key.clone());
        }
        facilities.push(Facility {
            key,
            kind,
            name: fields.name.map(|field| row.cell(field).to_owned()).unwrap_or_default(),
            provider: fields.provider.map(|field| row.cell(field).to_owned()).unwrap_or_default(),
            capacity: capacity.filter(|capacity| *capacity >= 0.0),
            open: [None, None],
            lon_lat,
        });
    }
    refuse_all_swapped(&facilities, report, &options.file)?;
    Ok(facilities)
}

/// Which field says what.
struct Fields {
    key: Option<usize>,
    name: Option<usize>,
    kind: Option<usize>,
    provider: Option<usize>,
    capacity: Option<usize>,
}

impl Fields {
    fn find(table: &PointTable, options: &FacilityImport) -> Result<Self, TaskError> {
        let named = |name: &Option<String>| name.as_deref().map(|name| table.field_named(name)).transpose();
        let called_key = || table.field_like(&["key", "schluessel"]);
        let recognised = || table.key_field().filter(|field| is_unique(table, *field));
        let key = named(&options.key_field)?.or_else(called_key).or_else(recognised);
        Ok(Self {
            key,
            name: named(&options.name_field)?.or_else(|| table.name_field()),
            kind: named(&options.kind_field)?,
            provider: table.field_like(&["traeger", "provider", "operator", "betreiber"]),
            capacity: named(&options.capacity_field)?,
        })
    }

    fn key(&self, row: &PointRow) -> String {
        let key = self.key.map(|field| row.cell(field)).filter(|key| !key.is_empty());
        key.map_or_else(|| format!("#{}", row.line), str::to_owned)
    }

    fn kind(&self, row: &PointRow, options: &FacilityImport) -> String {
        let of_row = self.kind.map(|field| row.cell(field)).filter(|kind| !kind.is_empty());
        of_row.or(options.kind.as_deref()).unwrap_or_default().trim().to_owned()
    }
}

/// A field that is not called a key, as `id`, serves as one only when it is one.
fn is_unique(table: &PointTable, field: usize) -> bool {
    let mut seen = BTreeSet::new();
    table.rows.iter().all(|row| !row.cell(field).is_empty() && seen.insert(row.cell(field)))
}

fn refuse_all_swapped(
    facilities: &[Facility],
    report: &FacilityReport,
    file: &Path,
) -> Result<(), TaskError> {
    if facilities.is_empty() && !report.swapped.is_empty() {
        let message = Message::new("tasks-all-swapped").with("file", file);
        return Err(TaskError::refused(message, Message::new("tasks-all-swapped-hint")));
    }
    Ok(())
}

fn far_from_roads(
    store: &Store,
    facilities: &[Facility],
    report: &mut FacilityReport,
) -> Result<(), TaskError> {
    let Some(stored) = store.network()? else { return Ok(()) };
    let graph = Graph::new(&stored.network, Mode::Foot, Pace::default());
    let snapper = Snapper::new(&stored.network, &graph, SNAP_LIMIT_M);
    let far =
        facilities.iter().filter(|facility| snapper.place(position(facility.lon_lat)) == Placement::Off);
    report.far_from_roads = far.map(|facility| facility.key.clone()).collect();
    Ok(())
}

fn tell(report: &mut FacilityReport) {
    for (key, cases) in [
        ("tasks-facilities-without-place", &report.without_place),
        ("tasks-facilities-swapped", &report.swapped),
        ("tasks-facilities-duplicates", &report.duplicates),
        ("tasks-facilities-negative", &report.negative_capacity),
        ("tasks-facilities-far", &report.far_from_roads),
    ] {
        if !cases.is_empty() {
            let message = Message::new(key).with("count", cases.len());
            report.notices.push(Notice::warning(message).with_details(cases.clone()));
        }
    }
}

fn write(
    store: &mut Store,
    facilities: &[Facility],
    (options, known): (&FacilityImport, &[FacilityKind]),
    report: &mut FacilityReport,
) -> Result<(), TaskError> {
    let mut kinds: Vec<FacilityKind> = Vec::new();
    for facility in facilities {
        if !kinds.iter().any(|kind| same(&kind.name, &facility.kind)) {
            let shipped = known.iter().find(|kind| same(&kind.name, &facility.kind)).cloned();
            kinds.push(shipped.unwrap_or_else(|| FacilityKind {
                name: facility.kind.clone(),
                phase: None,
                tags: Vec::new(),
            }));
        }
    }
    report.kinds = kinds.iter().map(|kind| kind.name.clone()).collect();
    let record = ImportRecord {
        file_name: options.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        format: "facilities".to_owned(),
        imported_on: options.imported_on.clone(),
        records_read: report.read,
        records_stored: facilities.len(),
    };
    let source = stated(&options.source, is_extract(&options.file));
    let written = store.write(|writer| {
        for kind in &kinds {
            writer.put_facility_kind(kind)?;
        }
        let there = writer.known_facilities(facilities)?;
        if options.on_conflict == ConflictRule::Abort && !there.is_empty() {
            let message = Message::new("tasks-facilities-there").with("count", there.len());
            let notice = Notice::error(message).with_hint(Message::new("tasks-facilities-there-hint"));
            return Err(crate::store::StoreErrorKind::Refused(Box::new(notice.with_details(there))));
        }
        let import = writer.put_import(&record)?;
        writer.put_import_source(import, &source)?;
        let replaced = writer.put_facilities(facilities, options.on_conflict, Some(import))?;
        Ok((replaced, there.len()))
    })?;
    report.replaced = written.0;
    let kept = if options.on_conflict == ConflictRule::Keep { written.1 } else { 0 };
    report.stored = facilities.len() - kept;
    Ok(())
}
