//! Numbers in: tables and catalogues, joined to the regions, with a report both ways.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::TaskError;
use super::load::level_named;
use super::values::shortened;
use crate::model::{
    Indicator, IndicatorCode, Level, LevelId, LevelKind, Observation, Period, Project, Region, RegionKey,
    Source,
};
use crate::notice::Notice;
use crate::read::{
    self, IndicatorTable, Join, JoinTarget, OtherRegion, TableFormat, TableReadOptions, TableRow,
    UnmatchedRow, cell_of, join,
};
use crate::store::{
    Access, ConflictRule, ImportRecord, LevelDraft, SeriesDraft, SeriesKey, Store, StoreErrorKind, Writer,
};
use crate::text::Message;
use crate::work::Work;

/// What to import and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IndicatorImport {
    /// The tables; all of them or none are stored.
    pub files: Vec<PathBuf>,
    /// Name of the level that the rows belong to.
    pub level: String,
    /// How the tables are read.
    pub table: TableReadOptions,
    /// Source and licence where the tables state none.
    pub source: Source,
    /// Rows whose key no region has become regions without boundaries instead of being left out.
    pub keep_unmatched: bool,
    /// What happens when a period is there already.
    pub on_conflict: ConflictRule,
    /// Day of the import, for the record (`2025-03-18`).
    pub imported_on: String,
    /// Look only: nothing is stored.
    pub dry_run: bool,
}

/// What an import of tables brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IndicatorReport {
    /// Data rows in the files.
    pub read: usize,
    /// Rows stored for regions of the level.
    pub stored: usize,
    /// Cells that were there before and are replaced.
    pub replaced: usize,
    /// Keys without a region, in file order.
    pub unmatched_keys: Vec<String>,
    /// The rows that those keys stand in, with regions that may be meant.
    pub unmatched_rows: Vec<UnmatchedRow>,
    /// Regions of the level that got no cell from any of the files.
    pub regions_without_value: usize,
    /// Positions of the regions of the level that got a cell, ascending.
    pub regions_with_value: Vec<usize>,
    /// Cells stored.
    pub values_stored: usize,
    /// Rows stored for coarser levels (Land, Kreis), as references.
    pub reference_rows_stored: usize,
    /// Values among those stored that belong to these rows.
    pub reference_values_stored: usize,
    /// Codes of the indicators.
    pub indicators: Vec<IndicatorCode>,
    /// Periods, ascending.
    pub periods: Vec<Period>,
    /// Format of the first file (`long`, `wide`, `genesis`).
    pub format: &'static str,
    /// What somebody should know.
    pub notices: Vec<Notice>,
}

/// Reads tables of values into the project, all files in one transaction.
///
/// # Errors
/// A file cannot be used, nothing matches, a period is there already and nothing was said about that, or the project
/// cannot be written. The project is then as it was.
pub fn import_indicators(
    project: &Path,
    options: &IndicatorImport,
    work: &Work,
) -> Result<IndicatorReport, TaskError> {
    // A dry run does everything to a copy in memory, so that it tells exactly what would happen.
    let mut store =
        if options.dry_run { Store::open_scratch(project)? } else { Store::open(project, Access::Write)? };
    let known = store.project()?;
    let level = level_named(&known, &options.level)?;
    let regions = super::areas::Areas::new(&store, &known).regions(level.id)?;
    let mut report = IndicatorReport::default();
    let mut joined = Vec::new();
    let mut with_value: BTreeSet<usize> = BTreeSet::new();
    for (number, file) in options.files.iter().enumerate() {
        work.report("stage-read", 0.4 * number as f32 / options.files.len() as f32);
        let mut table = read::indicator_table(file, &options.table, work)?;
        complete_source(&mut table, &options.source);
        let rows = join(&table, JoinTarget { kind: level.kind, regions: &regions })?;
        refuse_unmatched(&table, &rows, level)?;
        describe(&mut report, &table, &rows);
        let without: BTreeSet<usize> = rows.without_value.iter().copied().collect();
        with_value.extend((0..regions.len()).filter(|region| !without.contains(region)));
        joined.push((table, rows));
    }
    report.regions_without_value = regions.len() - with_value.len();
    report.regions_with_value = with_value.iter().copied().collect();
    report.periods.sort_unstable();
    report.periods.dedup();
    notice_regions_without_value(&mut report, level, &regions, &with_value);
    work.check()?;
    work.report("stage-store", 0.5);
    let import = Import { level, regions: &regions, options, project: &known, repeated: repeated(&joined) };
    let written = store.write(|writer| {
        let mut written = Written::default();
        for (table, rows) in &joined {
            import.write(writer, table, rows, &mut written)?;
            work.check()?;
        }
        Ok(written)
    })?;
    if options.on_conflict == ConflictRule::Keep {
        report.stored = match joined.first().map(|(table, _)| table.format) {
            Some(TableFormat::Long) => written.values,
            _ => written.regions.len(),
        };
    }
    if options.keep_unmatched && !report.unmatched_keys.is_empty() {
        let message = Message::new("tasks-unmatched-kept").with("count", report.unmatched_keys.len());
        report.notices.push(Notice::info(message));
    }
    report.values_stored = written.values;
    report.reference_values_stored = written.of_references;
    report.replaced = written.replaced;
    work.report("stage-store", 1.0);
    Ok(report)
}

/// What the user states about the source counts more than what the table says.
fn complete_source(table: &mut IndicatorTable, stated: &Source) {
    let source = if stated.text.is_empty() { table.source.clone() } else { stated.clone() };
    for indicator in &mut table.indicators {
        if indicator.source.text.is_empty() || !stated.text.is_empty() {
            indicator.source = source.clone();
        }
    }
}

fn refuse_unmatched(table: &IndicatorTable, rows: &Join, level: &Level) -> Result<(), TaskError> {
    if rows.matched() > 0 {
        return Ok(());
    }
    let keys: Vec<&str> = rows.unmatched.iter().map(|row| row.key.as_str()).collect();
    let message = Message::new("tasks-nothing-matched")
        .with("file", table.file.as_str())
        .with("level", level.name.as_str())
        .with("column", table.key_column.as_str())
        .with("keys", shortened(&keys));
    Err(TaskError::refused(message, Message::new("tasks-nothing-matched-hint")))
}

fn describe(report: &mut IndicatorReport, table: &IndicatorTable, rows: &Join) {
    let (read, stored) = match table.format {
        // One line of a long table is one cell.
        TableFormat::Long => (table.rows.iter().map(filled_cells).sum(), count_cells(table, rows)),
        TableFormat::Wide | TableFormat::Genesis => (table.rows.len(), rows.matched()),
    };
    report.read += read;
    report.stored += stored;
    report.reference_rows_stored += references(rows).count();
    report.unmatched_keys.extend(rows.unmatched.iter().map(|row| row.key.clone()));
    report.unmatched_rows.extend(rows.unmatched.iter().cloned());
    report.indicators.extend(table.indicators.iter().map(|indicator| indicator.code.clone()));
    report.periods.extend(table.columns.iter().map(|(_, period)| *period));
    if report.format.is_empty() {
        report.format = format_code(table.format);
    }
    report.notices.extend(table.notices.iter().cloned());
    report.notices.extend(rows.notices.iter().cloned());
}

fn format_code(format: TableFormat) -> &'static str {
    match format {
        TableFormat::Long => "long",
        TableFormat::Wide => "wide",
        TableFormat::Genesis => "genesis",
    }
}

fn notice_regions_without_value(
    report: &mut IndicatorReport,
    level: &Level,
    regions: &[Region],
    with_value: &BTreeSet<usize>,
) {
    if report.regions_without_value == 0 {
        return;
    }
    let names = regions
        .iter()
        .enumerate()
        .filter(|(position, _)| !with_value.contains(position))
        .map(|(_, region)| format!("{} {}", region.key, region.name))
        .collect();
    let message = Message::new("tasks-regions-without-value")
        .with("count", report.regions_without_value)
        .with("all", regions.len())
        .with("level", level.name.as_str());
    report.notices.push(Notice::warning(message).with_details(names));
}

/// Indicators and periods that more than one of the files brings.
fn repeated(joined: &[(IndicatorTable, Join)]) -> BTreeSet<(IndicatorCode, Period)> {
    let mut seen = BTreeSet::new();
    let mut repeated = BTreeSet::new();
    for (table, _) in joined {
        for (indicator, period) in &table.columns {
            let Some(indicator) = table.indicators.get(*indicator) else { continue };
            let pair = (indicator.code.clone(), *period);
            if !seen.insert(pair.clone()) {
                repeated.insert(pair);
            }
        }
    }
    repeated
}

fn reference_level(project: &Project, kind: LevelKind) -> Option<&Level> {
    project.levels.iter().find(|level| level.kind == kind)
}

fn filled_cells(row: &TableRow) -> usize {
    row.cells.iter().flatten().count()
}

fn count_cells(table: &IndicatorTable, rows: &Join) -> usize {
    let cells = |row: &usize| table.rows.get(*row).map_or(0, filled_cells);
    rows.rows_of_region.iter().flatten().map(cells).sum()
}

/// Regions of coarser levels whose values are kept; an area of signs only was dissolved long ago.
fn references(rows: &Join) -> impl Iterator<Item = &OtherRegion> {
    rows.other_levels.values().flatten().filter(|region| !region.only_signs)
}

/// One import into one level.
struct Import<'a> {
    level: &'a Level,
    regions: &'a [Region],
    options: &'a IndicatorImport,
    project: &'a Project,
    /// What more than one file brings: their cells must agree where they meet.
    repeated: BTreeSet<(IndicatorCode, Period)>,
}

/// What was written so far, over all files.
#[derive(Debug, Default)]
struct Written {
    values: usize,
    /// Those of coarser levels among them.
    of_references: usize,
    replaced: usize,
    /// Numbers of the regions that got a cell.
    regions: BTreeSet<i64>,
    /// The cells of repeated series, to compare with those of the next file.
    of_repeated: BTreeMap<SeriesKey, BTreeMap<i64, Observation>>,
}

impl Import<'_> {
    fn write(
        &self,
        writer: &Writer<'_>,
        table: &IndicatorTable,
        rows: &Join,
        written: &mut Written,
    ) -> Result<(), StoreErrorKind> {
        for indicator in &table.indicators {
            match self.project.indicator(indicator.code.as_str()) {
                None => writer.put_indicator(indicator)?,
                // What the catalogue says of an indicator is more than a table can say; a source that was stated counts.
                Some(known) if !self.options.source.text.is_empty() => {
                    let source = self.options.source.clone();
                    writer.put_indicator(&Indicator { source, ..known.clone() })?;
                }
                Some(_) => {}
            }
        }
        let import = writer.put_import(&ImportRecord {
            file_name: Path::new(&table.file).file_name().unwrap_or_default().to_string_lossy().into_owned(),
            format: format_code(table.format).to_owned(),
            imported_on: self.options.imported_on.clone(),
            records_read: table.rows.len(),
            records_stored: rows.matched() + references(rows).count(),
        })?;
        let ids = writer.region_ids(self.level.id)?;
        let matched: Vec<(&[usize], i64)> = rows
            .rows_of_region
            .iter()
            .zip(self.regions)
            .filter_map(|(rows, region)| Some((rows.as_slice(), *ids.get(&region.key)?)))
            .collect();
        self.write_rows(writer, table, (self.level.id, import), matched, written)?;
        if self.options.keep_unmatched {
            self.write_unmatched(writer, table, (rows, import), written)?;
        }
        let before = written.values;
        for (kind, regions) in &rows.other_levels {
            let kept: Vec<&OtherRegion> = regions.iter().filter(|region| !region.only_signs).collect();
            if !kept.is_empty() {
                self.write_references(writer, table, (*kind, import), &kept, written)?;
            }
        }
        written.of_references += written.values - before;
        Ok(())
    }

    /// Keeps rows that no region has the key of, as regions without boundaries.
    fn write_unmatched(
        &self,
        writer: &Writer<'_>,
        table: &IndicatorTable,
        (rows, import): (&Join, i64),
        written: &mut Written,
    ) -> Result<(), StoreErrorKind> {
        let mut kept: Vec<(RegionKey, String, Vec<usize>)> = Vec::new();
        for unmatched in &rows.unmatched {
            let Ok(key) = RegionKey::new(&unmatched.key) else { continue };
            let of_key = |row: &(usize, &TableRow)| row.1.key == unmatched.key;
            let positions =
                table.rows.iter().enumerate().filter(of_key).map(|(position, _)| position).collect();
            if kept.iter().all(|(known, ..)| *known != key) {
                kept.push((key, unmatched.name.clone(), positions));
            }
        }
        let regions: Vec<Region> = kept
            .iter()
            .map(|(key, name, _)| {
                let name = if name.trim().is_empty() { key.as_str() } else { name.trim() };
                Region { key: key.clone(), name: name.to_owned(), designation: String::new() }
            })
            .collect();
        writer.put_regions_without_boundaries(self.level.id, &regions)?;
        let ids = writer.region_ids(self.level.id)?;
        let rows = kept.iter().filter_map(|(key, _, rows)| Some((rows.as_slice(), *ids.get(key)?))).collect();
        self.write_rows(writer, table, (self.level.id, import), rows, written)
    }

    /// Keeps the values of a coarser level, which need no boundaries to be references.
    fn write_references(
        &self,
        writer: &Writer<'_>,
        table: &IndicatorTable,
        (kind, import): (LevelKind, i64),
        kept: &[&OtherRegion],
        written: &mut Written,
    ) -> Result<(), StoreErrorKind> {
        let name = reference_level(self.project, kind).map_or(kind.default_name(), |level| &level.name);
        let draft = LevelDraft { name: name.to_owned(), kind, valid_on: None, source: Source::default() };
        let level = writer.put_level(&draft)?;
        let regions: Vec<Region> = kept.iter().map(|region| reference_region(region)).collect();
        writer.put_regions_without_boundaries(level, &regions)?;
        let ids = writer.region_ids(level)?;
        let rows =
            kept.iter().filter_map(|region| Some((region.rows.as_slice(), *ids.get(&region.key)?))).collect();
        self.write_rows(writer, table, (level, import), rows, written)
    }

    /// Writes the cells of these regions (positions of their rows, region number) series by series.
    fn write_rows(
        &self,
        writer: &Writer<'_>,
        table: &IndicatorTable,
        (level, import): (LevelId, i64),
        mut rows: Vec<(&[usize], i64)>,
        written: &mut Written,
    ) -> Result<(), StoreErrorKind> {
        rows.sort_by_key(|(_, region)| *region);
        for (column, (indicator, period)) in table.columns.iter().enumerate() {
            let Some(indicator) = table.indicators.get(*indicator) else { continue };
            let cell = |(rows, region): &(&[usize], i64)| -> Option<(i64, Observation)> {
                Some((*region, cell_of(table, rows, column)?))
            };
            let mut cells: Vec<_> = rows.iter().filter_map(cell).collect();
            let key = SeriesKey { indicator: indicator.code.clone(), level, period: *period };
            if self.repeated.contains(&(key.indicator.clone(), key.period)) {
                new_cells(&mut cells, &key, (table, written))?;
            }
            if cells.is_empty() {
                continue;
            }
            let draft = SeriesDraft { key, cells };
            let series = writer.put_series(&draft, self.options.on_conflict, Some(import))?;
            if series.conflicts > 0 {
                return Err(StoreErrorKind::Refused(Box::new(exists_already(&draft.key, series.conflicts))));
            }
            written.values += series.stored_regions.len();
            written.replaced += series.replaced;
            if level == self.level.id {
                written.regions.extend(series.stored_regions);
            }
        }
        Ok(())
    }
}

fn exists_already(key: &SeriesKey, cells: usize) -> Notice {
    let message = Message::new("tasks-period-exists")
        .with("code", key.indicator.as_str())
        .with("period", key.period.to_string())
        .with("count", cells);
    Notice::error(message).with_hint(Message::new("tasks-period-exists-hint"))
}

/// Leaves the cells that no earlier file of this import brought; two different values are refused.
fn new_cells(
    cells: &mut Vec<(i64, Observation)>,
    key: &SeriesKey,
    (table, written): (&IndicatorTable, &mut Written),
) -> Result<(), StoreErrorKind> {
    let before = written.of_repeated.entry(key.clone()).or_default();
    if cells.iter().any(|(region, cell)| before.get(region).is_some_and(|known| known != cell)) {
        let message = Message::new("tasks-files-contradict")
            .with("file", table.file.as_str())
            .with("code", key.indicator.as_str())
            .with("period", key.period.to_string());
        let notice = Notice::error(message).with_hint(Message::new("tasks-files-contradict-hint"));
        return Err(StoreErrorKind::Refused(Box::new(notice)));
    }
    cells.retain(|(region, cell)| before.insert(*region, *cell).is_none());
    Ok(())
}

/// A region as statistics name it: "Lüchow-Dannenberg, Landkreis" is the Landkreis Lüchow-Dannenberg.
fn reference_region(region: &OtherRegion) -> Region {
    let (name, designation) = match region.name.rsplit_once(", ") {
        Some((name, designation)) if !name.is_empty() => (name, designation),
        _ => (region.name.as_str(), ""),
    };
    Region {
        key: region.key.clone(),
        name: name.trim().to_owned(),
        designation: designation.trim().to_owned(),
    }
}
