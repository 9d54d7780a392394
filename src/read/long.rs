//! Long tables: one value per row.

use std::collections::HashMap;

use super::columns;
use super::error::Problem;
use super::grid::{Grid, Row};
use super::signs::{self, Cell};
use super::table::{Collector, Filled, IndicatorTable, TableFormat, TableReadOptions, keyless_notice};
use crate::model::{Indicator, Observation, Period, Source};
use crate::text::DecimalSign;

/// Positions of the parts of a row.
struct Parts {
    key: usize,
    name: Option<usize>,
    period: Option<usize>,
    indicator: usize,
    value: usize,
    numerator: Option<usize>,
    denominator: Option<usize>,
}

/// Whether the header is that of a long table.
pub fn is_long(header: &[String]) -> bool {
    columns::find(header, &columns::INDICATORS).is_some() && columns::find(header, &columns::VALUES).is_some()
}

/// Reads the rows below the header.
pub fn read(grid: &Grid, header: &[String], options: &TableReadOptions) -> Result<IndicatorTable, Problem> {
    let parts = Parts::find(header, options)?;
    let decimals = Decimals { grid, header };
    for column in [Some(parts.value), parts.numerator, parts.denominator].into_iter().flatten() {
        decimals.check(column)?;
    }
    let mut indicators: Vec<Indicator> = Vec::new();
    let mut by_code: HashMap<String, usize> = HashMap::new();
    let mut table_columns: Vec<(usize, Period)> = Vec::new();
    let mut by_column: HashMap<(usize, Period), usize> = HashMap::new();
    let mut collector = Collector::default();
    let mut keyless = Vec::new();
    for row in grid.rows.iter().skip(1) {
        if row.cell(parts.key).is_empty() {
            keyless.push(row.line);
            continue;
        }
        let Some((period, observation)) = parts.observation(row, grid.decimal, header, options)? else {
            continue;
        };
        let code = row.cell(parts.indicator);
        let indicator = *by_code.entry(code.to_owned()).or_insert_with(|| {
            indicators.push(Indicator::new(code, code));
            indicators.len() - 1
        });
        let column = *by_column.entry((indicator, period)).or_insert_with(|| {
            table_columns.push((indicator, period));
            table_columns.len() - 1
        });
        let key = row.cell(parts.key);
        let position = collector.row(key, parts.name.map_or("", |name| row.cell(name)), row.line);
        let filled = |Filled { first_line }| Problem::TwoValues {
            key: key.to_owned(),
            period: period.to_string(),
            indicator: code.to_owned(),
            first: first_line,
            second: row.line,
        };
        collector.put(position, column, observation, row.line).map_err(filled)?;
    }
    if table_columns.is_empty() {
        return Err(Problem::NoValues);
    }
    Ok(IndicatorTable {
        format: TableFormat::Long,
        indicators,
        rows: collector.into_rows(table_columns.len()),
        columns: table_columns,
        key_column: header.get(parts.key).cloned().unwrap_or_default(),
        source: Source::default(),
        notices: keyless_notice(&keyless).into_iter().collect(),
        file: String::new(),
    })
}

impl Parts {
    fn find(header: &[String], options: &TableReadOptions) -> Result<Self, Problem> {
        let missing =
            |wanted: &str| Problem::ColumnMissing { wanted: wanted.to_owned(), available: header.to_vec() };
        let need = |names: &[&str]| {
            columns::find(header, names).ok_or_else(|| missing(names.first().unwrap_or(&"")))
        };
        let key = match &options.key_field {
            Some(name) => columns::by_name(header, name).ok_or_else(|| missing(name))?,
            None => need(&columns::KEYS)?,
        };
        let period = columns::find(header, &columns::PERIODS);
        if period.is_none() && options.period.is_none() {
            return Err(missing("period"));
        }
        Ok(Self {
            key,
            name: columns::find(header, &columns::NAMES).filter(|name| *name != key),
            period,
            indicator: need(&columns::INDICATORS)?,
            value: need(&columns::VALUES)?,
            numerator: columns::find(header, &columns::NUMERATORS),
            denominator: columns::find(header, &columns::DENOMINATORS),
        })
    }

    /// Period and cell of a row; `None` for a row without value or of another period than the user wants.
    fn observation(
        &self,
        row: &Row,
        decimal: DecimalSign,
        header: &[String],
        options: &TableReadOptions,
    ) -> Result<Option<(Period, Observation)>, Problem> {
        let number = |column: usize| match signs::cell(row.cell(column), decimal) {
            Cell::Known(observation) => Ok(Some(observation)),
            Cell::Empty => Ok(None),
            Cell::Text => Err(Problem::BadNumber {
                column: header.get(column).cloned().unwrap_or_default(),
                line: row.line,
                text: row.cell(column).to_owned(),
            }),
        };
        let part = |column: Option<usize>| match column {
            Some(column) => number(column).map(|cell| cell.and_then(|cell| cell.value)),
            None => Ok(None),
        };
        let (numerator, denominator) = (part(self.numerator)?, part(self.denominator)?);
        let Some(observation) = number(self.value)? else { return Ok(None) };
        let period = match self.period.map(|column| row.cell(column)) {
            Some(text) => {
                let bad = |_| Problem::BadPeriod { line: row.line, text: text.to_owned() };
                text.parse::<Period>().map_err(bad)?
            }
            None => options.period.ok_or(Problem::PeriodMissing)?,
        };
        let wanted = options.period.is_none_or(|wanted| wanted.matches(period));
        Ok(wanted.then_some((period, Observation { numerator, denominator, ..observation })))
    }
}

/// Finds columns whose numbers only make sense with the other decimal sign.
pub struct Decimals<'a> {
    /// The rows, the header first.
    pub grid: &'a Grid,
    /// Names of the columns.
    pub header: &'a [String],
}

impl Decimals<'_> {
    /// # Errors
    /// [`Problem::DecimalSign`] with the first cell that says so.
    pub fn check(&self, column: usize) -> Result<(), Problem> {
        let (other, name) = match self.grid.decimal {
            DecimalSign::Comma => (DecimalSign::Point, "point"),
            DecimalSign::Point => (DecimalSign::Comma, "comma"),
        };
        let rows = || self.grid.rows.iter().skip(1);
        let unread = |row: &&Row| signs::cell(row.cell(column), self.grid.decimal) == Cell::Text;
        let Some(first) = rows().find(unread) else { return Ok(()) };
        if rows().any(|row| signs::cell(row.cell(column), other) == Cell::Text) {
            return Ok(());
        }
        Err(Problem::DecimalSign {
            column: self.header.get(column).cloned().unwrap_or_default(),
            line: first.line,
            text: first.cell(column).to_owned(),
            other: name,
        })
    }
}
