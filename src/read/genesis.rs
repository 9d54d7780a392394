//! Layout tables of GENESIS-Online and the Regionaldatenbank: title lines, several header rows, rows of many levels, a footer.

use std::collections::{BTreeSet, HashMap};

use super::error::{GenesisProblem, Problem};
use super::genesis_header::{self, Layout, ValueColumn};
use super::genesis_keys;
use super::grid::{self, Grid, Row, TextOptions};
use super::signs::{self, Cell};
use super::table::{Collector, IndicatorTable, RowLevel, TableFormat, TableReadOptions, TableRow};
use crate::model::{Indicator, IndicatorKind, Period, Source};
use crate::notice::Notice;
use crate::text::{DecimalSign, Message};

/// Licence of the tables since 2014.
const LICENCE: &str = "dl-de/by-2-0";

/// Reads the table; decimals stand behind a comma unless the user says otherwise.
pub fn read(text: &str, options: &TableReadOptions) -> Result<IndicatorTable, Problem> {
    let ended = std::cell::Cell::new(false);
    let is_end = |row: &Row| {
        let end = is_line_of_underscores(row.cell(0));
        ended.set(end);
        end
    };
    let decimal = options.text.decimal.unwrap_or(DecimalSign::Comma);
    let text_options = TextOptions { decimal: Some(decimal), ..options.text.clone() };
    let grid = grid::read(text, &text_options, is_end)?;
    let layout = genesis_header::layout(&grid)?;
    let source = Source {
        text: format!("Statistische Ämter des Bundes und der Länder, Tabelle {}", layout.table),
        licence: LICENCE.to_owned(),
    };
    let mut reading = Reading::new(&layout, options.period);
    for row in grid.rows.iter().skip(layout.first_row) {
        reading.row(row, &grid)?;
    }
    reading.check()?;
    let mut table = reading.into_table(source);
    if !ended.get() {
        table.notices.push(Notice::warning(Message::new("read-genesis-no-end")));
    }
    Ok(table)
}

fn is_line_of_underscores(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|b| b == b'_')
}

/// What has been read so far.
struct Reading<'a> {
    layout: &'a Layout,
    wanted: Option<Period>,
    collector: Collector,
    indicators: Vec<Indicator>,
    by_number: HashMap<(usize, String), usize>,
    columns: Vec<(usize, Period)>,
    /// Column of the first value for a period and category of a row; `None` for periods that are not wanted.
    blocks: HashMap<(Option<Period>, String), Vec<Option<usize>>>,
    periods: BTreeSet<Period>,
    other_rows: usize,
    rows: usize,
}

impl<'a> Reading<'a> {
    fn new(layout: &'a Layout, wanted: Option<Period>) -> Self {
        Self {
            layout,
            wanted,
            collector: Collector::default(),
            indicators: Vec::new(),
            by_number: HashMap::new(),
            columns: Vec::new(),
            blocks: HashMap::new(),
            periods: BTreeSet::new(),
            other_rows: 0,
            rows: 0,
        }
    }

    fn row(&mut self, row: &Row, grid: &Grid) -> Result<(), Problem> {
        let key = row.cell(self.layout.key);
        if !genesis_keys::is_key(key) {
            self.other_rows += 1;
            return Ok(());
        }
        if row.len() < self.layout.width {
            return Err(Problem::Ragged { line: row.line, found: row.len(), expected: self.layout.width });
        }
        self.rows += 1;
        let row_period = match self.layout.period_column {
            Some(column) => {
                let text = row.cell(column);
                let bad = |_| Problem::BadPeriod { line: row.line, text: text.to_owned() };
                Some(text.parse::<Period>().map_err(bad)?)
            }
            None => None,
        };
        let category: Vec<&str> = self
            .layout
            .categories
            .clone()
            .map(|column| row.cell(column))
            .filter(|text| !text.is_empty())
            .collect();
        let block = self.block(row_period, &category.join(" · "))?;
        let mut position = self.collector.row(key, row.cell(self.layout.name), row.line);
        for (value, column) in self.layout.values.iter().zip(&block) {
            let Some(column) = *column else { continue };
            let text = row.cell(value.column);
            let observation = match signs::cell(text, grid.decimal) {
                Cell::Known(observation) => observation,
                Cell::Empty => continue,
                Cell::Text => return Err(Self::no_number(row, value, text, grid.decimal)),
            };
            self.note_decimals(column, text);
            if self.collector.put(position, column, observation, row.line).is_err() {
                position = self.collector.new_row(key, row.cell(self.layout.name), row.line);
                // A fresh row has no cell that could contradict.
                let _ = self.collector.put(position, column, observation, row.line);
            }
        }
        Ok(())
    }

    /// The table column of each value column for rows of this period and category.
    fn block(&mut self, row_period: Option<Period>, category: &str) -> Result<Vec<Option<usize>>, Problem> {
        let block_key = (row_period, category.to_owned());
        if let Some(block) = self.blocks.get(&block_key) {
            return Ok(block.clone());
        }
        let layout = self.layout;
        let mut block = Vec::with_capacity(layout.values.len());
        for value in &layout.values {
            let stated = value.period.or(row_period).or(layout.period);
            let period = stated.or(self.wanted).ok_or(Problem::Genesis(GenesisProblem::NoPeriod))?;
            self.periods.insert(period);
            if self.wanted.is_some_and(|wanted| !wanted.matches(period)) {
                block.push(None);
                continue;
            }
            let indicator = self.indicator(value, category);
            block.push(Some(self.columns.len()));
            self.columns.push((indicator, period));
        }
        self.blocks.insert(block_key, block.clone());
        Ok(block)
    }

    fn indicator(&mut self, value: &ValueColumn, category: &str) -> usize {
        let indicators = &mut self.indicators;
        let layout = self.layout;
        *self.by_number.entry((value.number, category.to_owned())).or_insert_with(|| {
            indicators.push(draft(layout, value, category));
            indicators.len() - 1
        })
    }

    /// Means and rates are printed with the decimals that the table gives.
    fn note_decimals(&mut self, column: usize, text: &str) {
        let decimals = text.rsplit_once(',').map_or(0, |(_, decimals)| decimals.len());
        if decimals == 0 {
            return;
        }
        let indicator =
            self.columns.get(column).and_then(|(indicator, _)| self.indicators.get_mut(*indicator));
        if let Some(indicator) = indicator {
            indicator.decimals = indicator.decimals.max(decimals);
        }
    }

    fn no_number(row: &Row, value: &ValueColumn, text: &str, decimal: DecimalSign) -> Problem {
        let (column, line, text) = (value.name.clone(), row.line, text.to_owned());
        let (other, name) = match decimal {
            DecimalSign::Comma => (DecimalSign::Point, "point"),
            DecimalSign::Point => (DecimalSign::Comma, "comma"),
        };
        match signs::cell(&text, other) {
            Cell::Text => Problem::BadNumber { column, line, text },
            _ => Problem::DecimalSign { column, line, text, other: name },
        }
    }

    fn check(&self) -> Result<(), Problem> {
        if self.rows == 0 {
            return Err(Problem::Genesis(GenesisProblem::NoRows));
        }
        match self.wanted {
            Some(wanted) if self.columns.is_empty() => Err(Problem::PeriodNotInTable {
                asked: wanted.to_string(),
                available: self.periods.iter().map(ToString::to_string).collect(),
            }),
            _ => Ok(()),
        }
    }

    fn into_table(self, source: Source) -> IndicatorTable {
        let mut indicators = self.indicators;
        for indicator in &mut indicators {
            indicator.source = source.clone();
        }
        let mut rows = self.collector.into_rows(self.columns.len());
        set_levels(&mut rows);
        let mut notices = Vec::new();
        if self.other_rows > 0 {
            let message = Message::new("read-genesis-other-rows").with("count", self.other_rows);
            notices.push(Notice::info(message));
        }
        IndicatorTable {
            format: TableFormat::Genesis,
            indicators,
            columns: self.columns,
            rows,
            key_column: String::new(),
            source,
            notices,
            file: String::new(),
        }
    }
}

fn set_levels(rows: &mut [TableRow]) {
    let levels: Vec<RowLevel> = {
        let associations = genesis_keys::associations(rows.iter().map(|row| row.key.as_str()));
        let level = |row: &TableRow| genesis_keys::level_of(&row.key, &row.name, &associations);
        rows.iter().map(|row| RowLevel::Kind(level(row))).collect()
    };
    for (row, level) in rows.iter_mut().zip(levels) {
        row.level = level;
    }
}

/// Code `TABLE_NN` or `TABLE_NN_category`; name and unit from the header.
fn draft(layout: &Layout, value: &ValueColumn, category: &str) -> Indicator {
    let number = format!("{}_{:02}", layout.table, value.number);
    let (code, name) = if category.is_empty() {
        (number, value.name.clone())
    } else {
        // A plus sign would read as a sum of indicators, a comma as a list of them.
        let category_code = category.replace(['+', ','], " ");
        let words: Vec<&str> = category_code.split_whitespace().collect();
        (format!("{number}_{}", words.join(" ")), format!("{} · {category}", value.name))
    };
    let (kind, factor) = kind_of(&value.unit, &value.full_name);
    Indicator {
        theme: layout.statistic.clone(),
        unit: value.unit.clone(),
        kind,
        factor,
        decimals: 0,
        description: layout.title.clone(),
        ..Indicator::new(&code, &name)
    }
}

/// What a unit says about summing up, and the factor of a share.
fn kind_of(unit: &str, name: &str) -> (IndicatorKind, f64) {
    let unit = unit.to_lowercase();
    if unit.contains('%') || unit.starts_with("prozent") {
        return (IndicatorKind::Ratio, 100.0);
    }
    if unit.starts_with("je ") || unit.contains(" je ") {
        return (IndicatorKind::Ratio, 1.0);
    }
    if name.contains("Durchschnitt") || name.contains("durchschnittlich") {
        return (IndicatorKind::Mean, 1.0);
    }
    let counts = [
        "anzahl", "ha", "personen", "tsd", "mill", "mio", "1000", "eur", "qm", "m2", "m²", "km", "tonnen",
        "t",
    ];
    let first = unit.split([' ', '.']).next().unwrap_or_default();
    if counts.contains(&first) { (IndicatorKind::Count, 1.0) } else { (IndicatorKind::Index, 1.0) }
}
