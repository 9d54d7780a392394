//! Looking into a file before its import: preview, place on the map, and what the file answers by itself.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::choices::{filled, table_read_options, text_options};
use super::draft::{ImportDraft, ImportKind};
use super::event::{Preparation, Suggestion};
use super::plan::ImportPlan;
use super::prepare_places::{prepare_network, prepare_places};
use super::sketch::{MapSketch, place_on_earth};
use crate::geo::{Crs, Extent, MultiPolygon};
use crate::model::Period;
use crate::read::{self, BoundaryFile, BoundaryReadOptions, Problem, ReadError, TableReadOptions};
use crate::tasks::{self, TaskError};
use crate::text::DecimalSign;
use crate::work::Work;

/// Rows of a preview.
pub(super) const ROWS: usize = 7;
/// Rows of a preview of a GENESIS table, whose title and header take several.
const GENESIS_ROWS: usize = 12;

/// Looks into the file of `draft`; `project` is the open one.
///
/// # Errors
/// Why the file cannot be used.
pub fn prepare(draft: &ImportDraft, project: Option<&Path>, work: &Work) -> Result<Preparation, TaskError> {
    match draft.kind {
        ImportKind::Boundaries => boundaries(draft, work),
        ImportKind::Catalogue => catalogue(draft),
        ImportKind::Table => table(draft, project, work),
        ImportKind::Facilities | ImportKind::Population => prepare_places(draft, work),
        ImportKind::Network => Ok(prepare_network()),
    }
}

fn boundaries(draft: &ImportDraft, work: &Work) -> Result<Preparation, TaskError> {
    let options = BoundaryReadOptions { encoding: filled(&draft.encoding), layer: draft.layer.clone() };
    let mut file = tasks::read_boundaries(&draft.file, &options, work)?;
    work.check()?;
    let extent = extent_of(&file.records);
    let crs = crs_of(draft, &file);
    let fits = crs.as_ref().is_some_and(|crs| crs.is_plausible(&extent));
    let places = |code: u32| Some((code, place_on_earth(&Crs::from_epsg(code)?, &extent)?));
    let stem = stem_of(draft);
    let key = read::key_field(&file).unwrap_or_else(|| "FID".to_owned());
    let name = read::name_field(&file, &key).unwrap_or_default();
    let level = read::level_name(&file, &key, &stem);
    Ok(Preparation {
        rows: rows_of(&file, &[&key, &name]),
        fingerprint: fingerprint(&file, &key),
        record_count: file.records.len(),
        encoding: file.encoding.to_owned(),
        crs_name: crs.as_ref().map(|crs| crs.name().to_owned()).unwrap_or_default(),
        needs_crs: !fits,
        candidates: Crs::candidates(&extent).into_iter().filter_map(places).collect(),
        place: crs.as_ref().and_then(|crs| place_on_earth(crs, &extent)),
        sketch: MapSketch::of_areas(&file.records, crs.as_ref().is_some_and(Crs::is_geographic))
            .map(Arc::new),
        suggestion: Suggestion {
            places: super::draft::PlaceChoices::default(),
            name_field: name,
            period: read::year_in(&stem).map(|year| year.to_string()).unwrap_or_default(),
            project_name: project_name(draft, &file, &level),
            key_field: key,
            level,
        },
        fields: fields_of(&file),
        notices: std::mem::take(&mut file.notices),
        ..Preparation::default()
    })
}

/// A number made of the keys, whatever their order.
fn fingerprint(file: &BoundaryFile, key: &str) -> u64 {
    let field = file.field(key);
    let mut keys: Vec<String> = (0..file.records.len())
        .map(|record| field.and_then(|field| file.text(record, field)).map(|key| key.trim().to_owned()))
        .map(Option::unwrap_or_default)
        .collect();
    keys.sort_unstable();
    let mut hasher = std::hash::DefaultHasher::new();
    keys.hash(&mut hasher);
    hasher.finish()
}

/// The system that the person names, else the one that the file states.
fn crs_of(draft: &ImportDraft, file: &BoundaryFile) -> Option<Crs> {
    match filled(&draft.crs) {
        Some(text) => Crs::parse(&text).ok(),
        None => match &file.prj {
            Some(prj) => Crs::from_wkt(prj).ok(),
            None => file.epsg.and_then(Crs::from_epsg),
        },
    }
}

fn extent_of(areas: &[MultiPolygon<f64>]) -> Extent {
    let mut extent = Extent::EMPTY;
    for point in areas.iter().flat_map(|area| &area.0).flat_map(|polygon| &polygon.exterior().0) {
        extent.include([point.x, point.y]);
    }
    extent
}

fn fields_of(file: &BoundaryFile) -> Vec<(String, String)> {
    let example = |field: usize| {
        let texts = (0..file.records.len().min(50)).find_map(|record| file.text(record, field));
        texts.map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    file.fields.iter().enumerate().map(|(field, named)| (named.name.clone(), example(field))).collect()
}

/// The first records; the fields of `first` come first, because they tell most.
fn rows_of(file: &BoundaryFile, first: &[&str]) -> Vec<Vec<String>> {
    let rank = |field: &usize| {
        let name = file.fields.get(*field).map_or("", |field| field.name.as_str());
        first.iter().position(|known| *known == name).unwrap_or(first.len())
    };
    let mut order: Vec<usize> = (0..file.fields.len()).collect();
    order.sort_by_key(rank);
    let header =
        order.iter().filter_map(|field| file.fields.get(*field)).map(|field| field.name.clone()).collect();
    let cell = |record: usize, field: usize| {
        file.text(record, field).map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    let row = |record: usize| order.iter().map(|field| cell(record, *field)).collect();
    std::iter::once(header).chain((0..file.records.len().min(ROWS - 1)).map(row)).collect()
}

/// A single region names the project, as does a folder or file.
fn project_name(draft: &ImportDraft, file: &BoundaryFile, level: &str) -> String {
    let text = |field: &str| file.text(0, file.field(field)?).map(|text| text.trim().to_owned());
    if file.records.len() == 1
        && let Some(name) = text("GEN").or_else(|| text("NAME"))
    {
        return text("BEZ").map_or_else(|| name.clone(), |kind| format!("{kind} {name}"));
    }
    ImportPlan::suggested_name(&draft.file, level)
}

fn stem_of(draft: &ImportDraft) -> String {
    let file = draft.layer.as_ref().map_or_else(|| draft.file.clone(), PathBuf::from);
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(super) fn sign_of(decimal: DecimalSign) -> char {
    match decimal {
        DecimalSign::Point => '.',
        DecimalSign::Comma => ',',
    }
}

fn catalogue(draft: &ImportDraft) -> Result<Preparation, TaskError> {
    let text = text_options(draft);
    let (_, notices) = read::catalogue(&draft.file, &text)?;
    let preview = read::table_preview(&draft.file, &text, ROWS)?;
    let is_toml = draft.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let columns = if is_toml { Vec::new() } else { preview.columns };
    Ok(Preparation {
        record_count: preview.row_count.saturating_sub(usize::from(!is_toml)),
        fields: columns.into_iter().map(|column| (column, String::new())).collect(),
        rows: preview.rows,
        encoding: preview.encoding.to_owned(),
        signs: (!is_toml).then(|| (preview.delimiter, sign_of(preview.decimal))),
        notices,
        ..Preparation::default()
    })
}

/// What reading a table without further questions brought.
struct ReadTable {
    /// `None` where the dry run will say what is wrong.
    table: Option<read::IndicatorTable>,
    needs_period: bool,
}

/// Only the keys matter here: a table that needs a period is read under any.
fn read_table(draft: &ImportDraft, options: &TableReadOptions, work: &Work) -> ReadTable {
    match read::indicator_table(&draft.file, options, work) {
        Ok(table) => ReadTable { table: Some(table), needs_period: false },
        Err(ReadError::File { problem, .. }) if needs_period(&problem) => {
            let any = TableReadOptions { period: Some(Period::year(2000)), ..options.clone() };
            let table = read::indicator_table(&draft.file, &any, work).ok();
            ReadTable { table, needs_period: true }
        }
        Err(_) => ReadTable { table: None, needs_period: false },
    }
}

fn needs_period(problem: &Problem) -> bool {
    match problem {
        Problem::PeriodMissing => true,
        Problem::ColumnMissing { wanted, .. } => wanted == "period",
        _ => false,
    }
}

/// A table that needs a period or a key column is no error yet: the person is asked.
fn table(draft: &ImportDraft, project: Option<&Path>, work: &Work) -> Result<Preparation, TaskError> {
    let options = TableReadOptions { period: None, key_field: None, ..table_read_options(draft) };
    let preview = read::table_preview(&draft.file, &options.text, GENESIS_ROWS)?;
    let is_genesis = preview.columns.is_empty();
    let by_name = read_table(draft, &options, work);
    let (fit, levels) = match project {
        Some(project) => (
            tasks::best_fit(project, &preview, by_name.table.as_ref(), work)?,
            tasks::levels_with_boundaries(project)?,
        ),
        None => (None, Vec::new()),
    };
    let level = levels.iter().map(|(level, _)| level).find(|level| **level == draft.level);
    let level = level.or(fit.as_ref().map(|fit| &fit.level));
    let key_columns = match (project, level) {
        (Some(project), Some(level)) => tasks::columns_with_keys(project, level, &preview)?,
        _ => Vec::new(),
    };
    let key_field = fit.as_ref().and_then(|fit| fit.key_column.clone());
    // Another column than the one that its name speaks for: what the table says is read with that one.
    let named = by_name.table.as_ref().map(|table| table.key_column.clone());
    let read = if key_field.is_some() && key_field != named {
        read_table(draft, &TableReadOptions { key_field: key_field.clone(), ..options }, work)
    } else {
        by_name
    };
    let needs_period = read.needs_period;
    let format = read.table.as_ref().map(|table| table.format);
    let notices = read.table.map(|table| table.notices).unwrap_or_default();
    let shown = if is_genesis { GENESIS_ROWS } else { ROWS };
    let stem = stem_of(draft);
    let year = needs_period.then(|| read::year_in(&stem)).flatten();
    let examples = preview
        .texts
        .iter()
        .map(|texts| texts.iter().find(|text| !text.is_empty()).cloned().unwrap_or_default());
    Ok(Preparation {
        fields: preview.columns.iter().cloned().zip(examples).collect(),
        rows: preview.rows.into_iter().take(shown).collect(),
        record_count: preview.row_count.saturating_sub(usize::from(!is_genesis)),
        encoding: preview.encoding.to_owned(),
        signs: Some((preview.delimiter, sign_of(preview.decimal))),
        format,
        key_columns,
        needs_period,
        needs_boundaries: levels.is_empty(),
        levels,
        suggestion: Suggestion {
            level: fit.map(|fit| fit.level).unwrap_or_default(),
            key_field: key_field.unwrap_or_default(),
            period: year.map(|year| year.to_string()).unwrap_or_default(),
            ..Suggestion::default()
        },
        notices,
        ..Preparation::default()
    })
}
