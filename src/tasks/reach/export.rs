//! Facilities and saved answers to files, masked for whom they are made.

use std::collections::BTreeMap;
use std::path::Path;

use super::basis::too_few;
use super::saved_list::no_reach;
use crate::model::{Level, Project, Source, ValueState};
use crate::sheet::Audience;
use crate::store::{LayerCell, PointLayer, ReachResult, ReachRow, Store, write_points};
use crate::tasks::export_file::{FileFormat, refused, write_table};
use crate::tasks::page::refuse_project;
use crate::tasks::{Session, TaskError, level_named, write_beside};
use crate::text::{Language, Message};
use crate::write::{self, Cell, CsvDialect, Table, TableNotes};

/// Writes the facilities of some kinds (all without one) to `out` (.csv, .xlsx, .geojson, .gpkg). Says how many.
///
/// # Errors
/// No such facility; another ending; the file cannot be written (there is then no half file).
pub fn export_facilities(
    session: &Session,
    project: &Project,
    (kinds, language): (&[String], Language),
    out: &Path,
) -> Result<usize, TaskError> {
    let store = session.reader()?;
    let facilities = match kinds {
        [] => project.facilities.to_vec(),
        kinds => super::compare::of_kinds(&project.facilities, kinds),
    };
    if facilities.is_empty() {
        return Err(super::scenario::no_such_kind(&project.facilities, &kinds.join(", ")));
    }
    let mut table = Table::with_columns([
        "key",
        "name",
        "kind",
        "phase",
        "provider",
        "capacity",
        "open_from",
        "open_to",
        "lon",
        "lat",
    ]);
    let phase = |kind: &str| {
        let found = project.facility_kinds.iter().find(|known| known.name == kind)?;
        Some(found.phase?.code())
    };
    for facility in &facilities {
        let [from, to] = facility.open.clone().map(Option::unwrap_or_default);
        table.rows.push(vec![
            Cell::text(facility.key.as_str()),
            Cell::text(facility.name.as_str()),
            Cell::text(facility.kind.as_str()),
            Cell::text(phase(&facility.kind).unwrap_or_default()),
            Cell::text(facility.provider.as_str()),
            facility.capacity.map_or(Cell::Empty, |capacity| Cell::Number(capacity, 0)),
            Cell::text(from),
            Cell::text(to),
            Cell::Number(facility.lon_lat[0], 6),
            Cell::Number(facility.lon_lat[1], 6),
        ]);
    }
    let sources = store.reach_sources()?;
    let mut of_kinds: Vec<Source> = Vec::new();
    for source in sources.facilities.into_values().flatten() {
        if !of_kinds.contains(&source) {
            of_kinds.push(source);
        }
    }
    let notes = TableNotes { language, sources: of_kinds, ..TableNotes::default() };
    let places: Vec<[f64; 2]> = facilities.iter().map(|facility| facility.lon_lat).collect();
    write_places("facilities", (&table, &notes), &places, out)?;
    Ok(table.rows.len())
}

/// Writes the answer saved as `name` to `out`, as a layer of regions or of the places where people live. Says how many rows.
///
/// # Errors
/// No such answer; places that are not stored any more as a layer; another ending; the file cannot be written.
pub fn export_reach(
    session: &Session,
    project: &Project,
    (name, audience, language): (&str, Audience, Language),
    out: &Path,
) -> Result<usize, TaskError> {
    let store = session.reader()?;
    let wanted = name.trim().to_lowercase();
    let name = store.reach_names()?.into_iter().find(|known| known.to_lowercase() == wanted);
    let name = name.ok_or_else(|| no_reach(&wanted))?;
    let result = store.reach_result(&name)?.ok_or_else(|| no_reach(&name))?;
    let question: serde_json::Value = serde_json::from_str(&result.recipe).unwrap_or_default();
    let text = |key: &str| question.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    let is_share = text("measure") == "share";
    let counted = text("origins") == "population" && audience != Audience::Internal;
    let level = question.get("level").and_then(|level| level.as_str());
    let people = people_of(&store, level.is_none())?;
    let shown = |row: &ReachRow| {
        let count = row.population.or_else(|| people.get(&row.key).map(|(count, _)| *count));
        masked(row, count.filter(|_| counted), is_share)
    };
    let sources = store.reach_sources()?;
    let sources = sources.facilities.into_values().flatten().chain(sources.population).chain(sources.network);
    let notes = TableNotes {
        language,
        title: name.clone(),
        sources: sources.filter(|source| !source.text.is_empty()).collect(),
        remarks: vec![remark(&result, language)],
        ..TableNotes::default()
    };
    if let Some(level) = level {
        let level = level_named(project, level)?;
        let table = region_table(&store, level, &result, &shown)?;
        write_table((&store, level), (&table, &notes), None, out)?;
        return Ok(table.rows.len());
    }
    let mut table = Table::with_columns(["key", "minutes", "facility", "population", "state"]);
    let mut places = Vec::new();
    for row in &result.rows {
        let (value, population, state) = shown(row);
        let facility = row.facility.as_deref().filter(|_| state != ValueState::Secret);
        table.rows.push(vec![
            Cell::text(row.key.as_str()),
            value,
            Cell::text(facility.unwrap_or_default()),
            population,
            Cell::State(state),
        ]);
        places.extend(people.get(&row.key).map(|(_, place)| *place));
    }
    write_places("reach", (&table, &notes), &places, out)?;
    Ok(table.rows.len())
}

fn remark(result: &ReachResult, language: Language) -> String {
    Message::new("plan-reach-remark").with("date", result.computed_on.as_str()).to_text(language)
}

/// People and place of each place of the population.
fn people_of(store: &Store, wanted: bool) -> Result<BTreeMap<String, (f64, [f64; 2])>, TaskError> {
    if !wanted {
        return Ok(BTreeMap::new());
    }
    let places = store.population()?.places.into_iter();
    Ok(places.map(|place| (place.key, (place.residents, place.lon_lat))).collect())
}

/// What a row may say: value, people, state. `people` are those whom it is about where they count for secrecy.
fn masked(row: &ReachRow, people: Option<f64>, is_share: bool) -> (Cell, Cell, ValueState) {
    let within = row.value.map_or(0.0, |share| share / 100.0);
    let is_secret = people.is_some_and(|people| {
        let few_within = is_share && (too_few(within * people) || too_few((1.0 - within) * people));
        too_few(people) || few_within
    });
    if is_secret {
        return (Cell::Empty, Cell::Empty, ValueState::Secret);
    }
    let number =
        |value: Option<f64>, decimals| value.map_or(Cell::Empty, |value| Cell::Number(value, decimals));
    let state = if row.value.is_some() { ValueState::Value } else { ValueState::NoData };
    (number(row.value, 2), number(row.population.or(people), 0), state)
}

type Shown<'a> = &'a dyn Fn(&ReachRow) -> (Cell, Cell, ValueState);

fn region_table(
    store: &Store,
    level: &Level,
    result: &ReachResult,
    shown: Shown<'_>,
) -> Result<Table, TaskError> {
    let rows: BTreeMap<&str, &ReachRow> = result.rows.iter().map(|row| (row.key.as_str(), row)).collect();
    let mut table = Table::with_columns(["key", "name", "value", "population", "state"]);
    // One row per region with boundaries, as layers need them.
    for region in store.regions(level.id)? {
        let (value, population, state) = match rows.get(region.key.as_str()) {
            Some(row) => shown(row),
            None => (Cell::Empty, Cell::Empty, ValueState::NoData),
        };
        table.rows.push(vec![
            Cell::text(region.key.as_str()),
            Cell::text(region.name.as_str()),
            value,
            population,
            Cell::State(state),
        ]);
    }
    Ok(table)
}

/// A table, or a layer with one place per row.
fn write_places(
    layer: &str,
    (table, notes): (&Table, &TableNotes),
    places: &[[f64; 2]],
    out: &Path,
) -> Result<(), TaskError> {
    let format = FileFormat::of(out)?;
    if format.has_geometry() && places.len() != table.rows.len() {
        let hint = Message::new("plan-places-gone-hint");
        return Err(TaskError::refused(Message::new("plan-places-gone"), hint));
    }
    match format {
        FileFormat::Csv => {
            let dialect = match notes.language {
                Language::De => CsvDialect::German,
                Language::En => CsvDialect::International,
            };
            let mut bytes = Vec::new();
            write::csv(table, dialect, &mut bytes).map_err(refused)?;
            write_beside(out, &bytes)
        }
        FileFormat::Xlsx => write_beside(out, &write::xlsx(table, notes).map_err(refused)?),
        FileFormat::GeoJson => {
            let mut bytes = Vec::new();
            write::geojson_places(table, places, notes, &mut bytes).map_err(refused)?;
            write_beside(out, &bytes)
        }
        FileFormat::GeoPackage => {
            refuse_project(out)?;
            let columns: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
            let cell = |cell: &Cell| match cell {
                Cell::Empty => LayerCell::Empty,
                Cell::Text(text) => LayerCell::Text(text.clone()),
                Cell::Number(value, _) => LayerCell::Number(*value),
                Cell::State(state) => LayerCell::Text(state.code().to_owned()),
                Cell::Flag(flag) => LayerCell::Number(f64::from(u8::from(*flag))),
            };
            let rows: Vec<Vec<LayerCell>> =
                table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
            let points = PointLayer { name: layer, columns: &columns, rows: &rows, places };
            Ok(write_points(out, &points)?)
        }
    }
}

/// The kinds of the project as TOML to `out`.
///
/// # Errors
/// The file cannot be written.
pub fn export_kinds(project: &Project, language: Language, out: &Path) -> Result<usize, TaskError> {
    let is_toml = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    if !is_toml {
        let message = Message::new("plan-kinds-toml").with("file", out);
        return Err(TaskError::refused(message, Message::new("plan-kinds-toml-hint")));
    }
    write_beside(out, super::rules::kinds_text(project, language)?.as_bytes())?;
    Ok(project.facility_kinds.len())
}
