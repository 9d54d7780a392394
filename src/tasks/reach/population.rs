//! People in: cells of a grid, settlements or addresses with groups.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::places::{PlaceColumns, area_of_project, outside, places, swapped};
use crate::model::{Population, PopulationPlace, Source};
use crate::notice::Notice;
use crate::read::{PointTable, TextOptions};
use crate::store::{Access, ImportRecord, Store};
use crate::tasks::{TaskError, read_points};
use crate::text::Message;
use crate::work::Work;

/// Columns that hold the number of residents.
pub(super) const RESIDENTS: [&str; 14] = [
    "residents",
    "einwohner",
    "einwohnerzahl",
    "einw",
    "ew",
    "population",
    "pop",
    "bevoelkerung",
    "bevoelkerungszahl",
    "personen",
    "insgesamt",
    "insgesamtbevoelkerung",
    "gesamt",
    "total",
];
/// How the Zensus of 2011 marks a cell that is empty or whose number is secret.
const EMPTY_OR_SECRET: f64 = -1.0;

/// What to import and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PopulationImport {
    /// Table, GeoJSON, shapefile or GeoPackage.
    pub file: PathBuf,
    /// Field with keys; `None` = recognised.
    pub key_field: Option<String>,
    /// Fields with coordinates.
    pub xy_fields: [Option<String>; 2],
    /// Field with residents; `None` = recognised.
    pub residents_field: Option<String>,
    /// Reference system, when the file states none.
    pub crs: Option<String>,
    /// How text is read.
    pub text: TextOptions,
    /// Where the file came from, as it is to be printed; empty = not stated.
    pub source: Source,
    /// Day of the import, for the record (`2025-03-18`).
    pub imported_on: String,
    /// Look only: nothing is stored.
    pub dry_run: bool,
}

/// What an import of people brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PopulationReport {
    /// Records in the file.
    pub read: usize,
    /// Places stored: those with a place and a number of residents.
    pub stored: usize,
    /// Places that were there before; all of them are gone.
    pub replaced: usize,
    /// People of all places.
    pub residents: f64,
    /// Names of the groups.
    pub groups: Vec<String>,
    /// Records without a place.
    pub without_place: Vec<String>,
    /// Records with longitude and latitude the wrong way round; they are left out.
    pub swapped: Vec<String>,
    /// Records with a negative number of residents; they are left out.
    pub negative: Vec<String>,
    /// Keys that came a second time; the first is stored.
    pub duplicates: Vec<String>,
    /// Cells that are empty or secret, as the file marks them; they are left out.
    pub empty_or_secret: usize,
    /// Places stored that lie beyond the rectangle around the boundaries of the project.
    pub outside: usize,
    /// What somebody should know.
    pub notices: Vec<Notice>,
}

/// Reads people into the project, in place of those before.
///
/// # Errors
/// The file cannot be used or nobody lives anywhere in it; the project cannot be written. It is then as it was.
pub fn import_population(
    project: &Path,
    options: &PopulationImport,
    work: &Work,
) -> Result<PopulationReport, TaskError> {
    let mut store =
        if options.dry_run { Store::open_scratch(project)? } else { Store::open(project, Access::Write)? };
    work.report("stage-read", 0.0);
    let table = read_points(&options.file, &options.text, work)?;
    let mut report = PopulationReport { read: table.rows.len(), ..PopulationReport::default() };
    let population = people((&table, work), &store, options, &mut report)?;
    if population.places.is_empty() || report.residents <= 0.0 {
        let message = Message::new("tasks-no-people").with("file", options.file.as_path());
        return Err(TaskError::refused(message, Message::new("tasks-no-people-hint")));
    }
    tell(&mut report);
    work.check()?;
    work.report("stage-store", 0.6);
    let record = ImportRecord {
        file_name: options.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        format: "population".to_owned(),
        imported_on: options.imported_on.clone(),
        records_read: report.read,
        records_stored: report.stored,
    };
    report.replaced = store.write(|writer| {
        let import = writer.put_import(&record)?;
        writer.put_import_source(import, &options.source)?;
        writer.put_population(&population, work)
    })?;
    work.report("stage-store", 1.0);
    Ok(report)
}

fn people(
    (table, work): (&PointTable, &Work),
    store: &Store,
    options: &PopulationImport,
    report: &mut PopulationReport,
) -> Result<Population, TaskError> {
    let [x, y] = &options.xy_fields;
    let columns = PlaceColumns { x: x.as_deref(), y: y.as_deref(), crs: options.crs.as_deref() };
    let placed = places(table, &columns)?;
    work.check()?;
    let named = |name: &Option<String>| name.as_deref().map(|name| table.field_named(name)).transpose();
    let residents = named(&options.residents_field)?.or_else(|| table.field_like(&RESIDENTS));
    let residents = residents.ok_or_else(|| no_residents(table))?;
    let key = named(&options.key_field)?.or(placed.grid_column).or_else(|| table.key_field());
    let mut taken = placed.columns.clone();
    taken.extend([Some(residents), key, placed.grid_column, table.name_field()].into_iter().flatten());
    let groups: Vec<usize> =
        (0..table.headers.len()).filter(|field| !taken.contains(field) && table.is_numeric(*field)).collect();
    let counts: Vec<Vec<Option<f64>>> =
        groups.iter().map(|field| table.numbers(*field)).collect::<Result<_, _>>()?;
    work.check()?;
    let numbers = table.numbers(residents)?;
    work.check()?;
    let area = area_of_project(store)?;
    let turned: BTreeSet<usize> = swapped(&placed.lon_lat, area).into_iter().collect();
    report.groups = groups.iter().filter_map(|field| table.headers.get(*field).cloned()).collect();
    let mut population = Population { groups: report.groups.clone(), places: Vec::new() };
    let mut seen = BTreeSet::new();
    for (at, row) in table.rows.iter().enumerate() {
        work.check()?;
        let key = key.map(|field| row.cell(field)).filter(|key| !key.is_empty());
        let key = key.map_or_else(|| format!("#{}", row.line), str::to_owned);
        let people = numbers.get(at).copied().flatten();
        let marked_empty = people == Some(EMPTY_OR_SECRET) && placed.grid_column.is_some();
        let Some(people) = people.filter(|_| !marked_empty) else {
            report.empty_or_secret += 1;
            continue;
        };
        let Some(lon_lat) = placed.lon_lat.get(at).copied().flatten() else {
            report.without_place.push(key);
            continue;
        };
        if turned.contains(&at) {
            report.swapped.push(key);
        } else if people < 0.0 {
            report.negative.push(key);
        } else if !seen.insert(key.clone()) {
            report.duplicates.push(key);
        } else {
            report.residents += people;
            let count =
                |column: &Vec<Option<f64>>| column.get(at).copied().flatten().filter(|count| *count >= 0.0);
            let groups = counts.iter().map(count).collect();
            population.places.push(PopulationPlace { key, lon_lat, residents: people, groups });
        }
    }
    report.stored = population.places.len();
    report.outside = outside(population.places.iter().map(|place| place.lon_lat), area);
    if population.places.is_empty() && !report.swapped.is_empty() {
        let message = Message::new("tasks-all-swapped").with("file", options.file.as_path());
        return Err(TaskError::refused(message, Message::new("tasks-all-swapped-hint")));
    }
    Ok(population)
}

fn no_residents(table: &PointTable) -> TaskError {
    let message = Message::new("tasks-no-residents-column")
        .with("file", table.file.as_str())
        .with("columns", table.headers.join(", "));
    TaskError::refused(message, Message::new("tasks-no-residents-column-hint"))
}

fn tell(report: &mut PopulationReport) {
    for (key, cases) in [
        ("tasks-population-without-place", &report.without_place),
        ("tasks-population-swapped", &report.swapped),
        ("tasks-population-negative", &report.negative),
        ("tasks-population-duplicates", &report.duplicates),
    ] {
        if !cases.is_empty() {
            let message = Message::new(key).with("count", cases.len());
            report.notices.push(Notice::warning(message).with_details(cases.clone()));
        }
    }
    if report.empty_or_secret > 0 {
        let message = Message::new("tasks-population-empty").with("count", report.empty_or_secret);
        report.notices.push(Notice::info(message));
    }
}
