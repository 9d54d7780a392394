//! Values and regions out, as tables and layers, masked for whom they are made.

use std::path::Path;

use super::areas::{Areas, coarser_levels, full_name};
use super::export_file::{FileFormat, write_table};
use super::load::{level_named, map_level, refuse_unpublishable};
use super::values::{Source as Values, find_indicator};
use super::{Session, TaskError};
use crate::model::{Indicator, Level, Observation, Period, Project, Region, Source, ThematicMap};
use crate::notice::Notice;
use crate::sheet::Audience;
use crate::store::DetailWanted;
use crate::text::{Language, Message, tr};
use crate::work::Work;
use crate::write::{Cell, Table, TableNotes};

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportSubject {
    /// Values by region, indicator and period.
    Values,
    /// The regions with area and parents.
    Regions,
}

/// What is exported and for whom.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportOptions {
    /// Values or regions.
    pub subject: ExportSubject,
    /// Name of the level; `None` = the one that maps show.
    pub level: Option<String>,
    /// Codes of the indicators; empty = all.
    pub indicators: Vec<String>,
    /// Only this period; `None` = all.
    pub period: Option<Period>,
    /// For whom.
    pub audience: Audience,
    /// Language of heads, states and notes.
    pub language: Language,
}

/// Writes `out` (.csv, .xlsx, .geojson, .gpkg); returns the number of rows. Layers have one row per region and one
/// column per indicator and period, tables of values one row for each of them.
///
/// # Errors
/// Unknown level, indicator or ending; nothing to export; the file cannot be written (there is then no half file).
pub fn export_table(
    session: &Session,
    project: &Project,
    options: &ExportOptions,
    out: &Path,
    work: &Work,
) -> Result<(usize, Vec<Notice>), TaskError> {
    let format = FileFormat::of(out)?;
    let store = session.reader()?;
    let level = match &options.level {
        Some(name) => level_named(project, name)?,
        None => map_level(project, &ThematicMap::default())?,
    };
    let areas = Areas::of(session, &store, project);
    let export = Export { values: Values::new(&areas), level, options };
    let with_geometry = format.has_geometry();
    let (table, sources) = match (options.subject, with_geometry) {
        (ExportSubject::Regions, _) => export.regions(with_geometry)?,
        (ExportSubject::Values, false) => export.values_long(work)?,
        (ExportSubject::Values, true) => export.values_wide(work)?,
    };
    work.check()?;
    let notes = export.notes(sources);
    let rows = table.rows.len();
    write_table((&store, level), (&table, &notes), None, out)?;
    Ok((rows, Vec::new()))
}

struct Export<'a> {
    values: Values<'a>,
    level: &'a Level,
    options: &'a ExportOptions,
}

/// One indicator in one period: what a column or a block of rows holds.
struct Block<'a> {
    indicator: &'a Indicator,
    period: Period,
    cells: Vec<Observation>,
}

impl<'a> Export<'a> {
    /// Regions with boundaries first; layers stop there.
    fn all_regions(&self, with_geometry: bool) -> Result<Vec<Region>, TaskError> {
        if with_geometry {
            return Ok(self.values.store.regions(self.level.id)?);
        }
        Ok(self.values.areas.regions(self.level.id)?.to_vec())
    }

    fn blocks(&self, work: &Work) -> Result<Vec<Block<'a>>, TaskError> {
        let project = self.values.project;
        let indicators: Vec<&Indicator> = if self.options.indicators.is_empty() {
            project.indicators.iter().collect()
        } else {
            let named = self.options.indicators.iter().map(|code| find_indicator(project, code));
            named.collect::<Result<_, _>>()?
        };
        let publication = self.options.audience == Audience::Publication;
        let mut blocks = Vec::new();
        for indicator in indicators.into_iter().filter(|indicator| !(publication && indicator.internal)) {
            let periods = self.values.periods(indicator, self.level)?;
            let wanted: Vec<Period> = match self.options.period {
                Some(period) => period.resolve(&periods).into_iter().collect(),
                None => periods,
            };
            for period in wanted {
                work.check()?;
                let Some(cells) = self.values.cells(indicator, period, self.level)? else { continue };
                refuse_unpublishable(indicator, project, (self.level, self.options.audience))?;
                let shown =
                    self.values.shown(indicator, period, self.level, (cells, self.options.audience))?;
                blocks.push(Block { indicator, period, cells: shown.cells().to_vec() });
            }
        }
        if blocks.is_empty() {
            let message = Message::new("tasks-nothing-to-export").with("level", self.level.name.as_str());
            return Err(TaskError::refused(message, Message::new("tasks-nothing-to-export-hint")));
        }
        Ok(blocks)
    }

    fn values_long(&self, work: &Work) -> Result<(Table, Vec<Source>), TaskError> {
        let heads =
            ["key", "name", "indicator", "indicator_name", "period", "value", "unit", "state", "estimated"];
        let mut table = Table::with_columns(heads);
        let regions = self.all_regions(false)?;
        let blocks = self.blocks(work)?;
        for block in &blocks {
            for (region, cell) in regions.iter().zip(&block.cells) {
                table.rows.push(vec![
                    Cell::text(region.key.as_str()),
                    Cell::text(region.name.as_str()),
                    Cell::text(block.indicator.code.as_str()),
                    Cell::text(block.indicator.name.as_str()),
                    Cell::text(block.period.to_string()),
                    Cell::value_of(cell, block.indicator.decimals),
                    Cell::text(block.indicator.unit.as_str()),
                    Cell::State(cell.state),
                    Cell::Flag(cell.estimated),
                ]);
            }
        }
        Ok((table, Self::sources_of(&blocks)))
    }

    fn values_wide(&self, work: &Work) -> Result<(Table, Vec<Source>), TaskError> {
        let regions = self.all_regions(true)?;
        let blocks = self.blocks(work)?;
        let mut heads = vec!["key".to_owned(), "name".to_owned()];
        for block in &blocks {
            let name = format!("{}_{}", block.indicator.code, block.period);
            heads.push(name.clone());
            heads.push(format!("{name}_state"));
        }
        let mut table = Table::with_columns(heads);
        for (position, region) in regions.iter().enumerate() {
            let mut row = vec![Cell::text(region.key.as_str()), Cell::text(region.name.as_str())];
            for block in &blocks {
                let cell = block.cells.get(position);
                row.push(cell.map_or(Cell::Empty, |cell| Cell::value_of(cell, block.indicator.decimals)));
                row.push(cell.map_or(Cell::Empty, |cell| Cell::State(cell.state)));
            }
            table.rows.push(row);
        }
        Ok((table, Self::sources_of(&blocks)))
    }

    fn regions(&self, with_geometry: bool) -> Result<(Table, Vec<Source>), TaskError> {
        if self.options.audience == Audience::Publication && !self.level.source.is_complete() {
            let message = Message::new("tasks-no-source");
            return Err(TaskError::refused(message, Message::new("tasks-no-source-hint")));
        }
        let regions = self.all_regions(with_geometry)?;
        let store = self.values.store;
        let mut heads =
            vec!["key".to_owned(), "name".to_owned(), "designation".to_owned(), "area_km2".to_owned()];
        let mut parent_columns = Vec::new();
        for coarser in coarser_levels(self.values.project, self.level) {
            if let Some(parents) = self.values.areas.parents(self.level, coarser)? {
                heads.push(format!("{}_key", coarser.name));
                heads.push(coarser.name.clone());
                parent_columns.push((self.values.areas.regions(coarser.id)?, parents));
            }
        }
        let areas: Vec<f64> = if self.level.has_boundaries {
            let layer = store.prepared(self.level.id, DetailWanted::Base)?;
            layer.shapes.iter().map(|shape| shape.area_km2).collect()
        } else {
            Vec::new()
        };
        let mut table = Table::with_columns(heads);
        for (position, region) in regions.iter().enumerate() {
            let mut row = vec![
                Cell::text(region.key.as_str()),
                Cell::text(region.name.as_str()),
                Cell::text(region.designation.as_str()),
                areas.get(position).map_or(Cell::Empty, |area| Cell::Number(*area, 2)),
            ];
            for (above, parents) in &parent_columns {
                let parent = parents.get(position).and_then(|list| list.first());
                let parent = parent.and_then(|(parent, _)| above.get(*parent as usize));
                row.push(parent.map_or(Cell::Empty, |parent| Cell::text(parent.key.as_str())));
                row.push(parent.map_or(Cell::Empty, |parent| Cell::text(full_name(parent))));
            }
            table.rows.push(row);
        }
        Ok((table, Vec::new()))
    }

    fn sources_of(blocks: &[Block<'_>]) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        for block in blocks {
            let source = &block.indicator.source;
            if !source.text.is_empty() && !sources.contains(source) {
                sources.push(source.clone());
            }
        }
        sources
    }

    fn notes(&self, mut sources: Vec<Source>) -> TableNotes {
        let project = self.values.project;
        if !self.level.source.text.is_empty() && !sources.contains(&self.level.source) {
            sources.push(self.level.source.clone());
        }
        let mut remarks = Vec::new();
        if !project.banner.is_empty() {
            remarks.push(project.banner.clone());
        }
        if self.options.audience == Audience::Internal {
            remarks.push(tr(self.options.language, "tasks-internal-copy"));
        }
        TableNotes {
            language: self.options.language,
            title: format!("{}: {}", project.name, self.level.name),
            period: self
                .options
                .period
                .map(|period| period.to_text(self.options.language))
                .unwrap_or_default(),
            sources,
            remarks,
        }
    }
}
