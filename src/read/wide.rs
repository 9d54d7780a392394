//! Wide tables: one region per row, every column of numbers an indicator.

use super::columns;
use super::error::Problem;
use super::grid::{Grid, Row};
use super::long::Decimals;
use super::signs::{self, Cell};
use super::table::{Collector, Filled, IndicatorTable, TableFormat, TableReadOptions, keyless_notice};
use crate::model::{Indicator, Source};
use crate::notice::Notice;
use crate::text::Message;

/// What the cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Empty,
    Numbers,
    Text,
}

/// Reads the rows below the header.
pub fn read(grid: &Grid, header: &[String], options: &TableReadOptions) -> Result<IndicatorTable, Problem> {
    let missing =
        |wanted: &str| Problem::ColumnMissing { wanted: wanted.to_owned(), available: header.to_vec() };
    let key = match &options.key_field {
        Some(name) => columns::by_name(header, name).ok_or_else(|| missing(name))?,
        None => columns::find(header, &columns::KEYS).ok_or_else(|| missing("key / ags / schluessel"))?,
    };
    let name = columns::find(header, &columns::NAMES).filter(|name| *name != key);
    let (numbers, ignored) = number_columns(grid, header, &[Some(key), name])?;
    if numbers.is_empty() {
        return Err(no_numbers(grid, header, &[Some(key), name]));
    }
    let period = options.period.ok_or(Problem::PeriodMissing)?;
    let mut collector = Collector::default();
    let mut keyless = Vec::new();
    for row in grid.rows.iter().skip(1) {
        let text = row.cell(key);
        if text.is_empty() {
            keyless.push(row.line);
            continue;
        }
        let position = collector.row(text, name.map_or("", |name| row.cell(name)), row.line);
        for (column, source) in numbers.iter().enumerate() {
            let Cell::Known(observation) = signs::cell(row.cell(*source), grid.decimal) else { continue };
            let filled = |Filled { first_line }| Problem::TwoValues {
                key: text.to_owned(),
                period: period.to_string(),
                indicator: header.get(*source).cloned().unwrap_or_default(),
                first: first_line,
                second: row.line,
            };
            collector.put(position, column, observation, row.line).map_err(filled)?;
        }
    }
    let indicators: Vec<Indicator> = numbers
        .iter()
        .filter_map(|column| header.get(*column))
        .map(|name| Indicator::new(name, name))
        .collect();
    Ok(IndicatorTable {
        format: TableFormat::Wide,
        columns: (0..indicators.len()).map(|indicator| (indicator, period)).collect(),
        rows: collector.into_rows(indicators.len()),
        indicators,
        key_column: header.get(key).cloned().unwrap_or_default(),
        source: Source::default(),
        notices: ignored_notice(&ignored).into_iter().chain(keyless_notice(&keyless)).collect(),
        file: String::new(),
    })
}

/// The columns that measure something, and the names of those that do not.
fn number_columns(
    grid: &Grid,
    header: &[String],
    taken: &[Option<usize>],
) -> Result<(Vec<usize>, Vec<String>), Problem> {
    let (mut numbers, mut ignored) = (Vec::new(), Vec::new());
    for (column, name) in header.iter().enumerate() {
        if taken.contains(&Some(column)) || name.is_empty() {
            continue;
        }
        match content(grid, header, column)? {
            Content::Numbers => numbers.push(column),
            Content::Text => ignored.push(name.clone()),
            Content::Empty => {}
        }
    }
    // A second key or a running number is no indicator, unless there is nothing else.
    let measures = |column: &usize| header.get(*column).is_none_or(|name| !columns::numbers_things(name));
    if numbers.iter().any(measures) {
        let (kept, left): (Vec<usize>, Vec<usize>) = numbers.into_iter().partition(measures);
        ignored.extend(left.into_iter().filter_map(|column| header.get(column).cloned()));
        numbers = kept;
    }
    Ok((numbers, ignored))
}

/// Why no column counts as numbers: the first text among the numbers of a column, else that there are none at all.
fn no_numbers(grid: &Grid, header: &[String], taken: &[Option<usize>]) -> Problem {
    let columns = || (0..header.len()).filter(|column| !taken.contains(&Some(*column)));
    let rows = || grid.rows.iter().skip(1);
    let cell = |row: &Row, column: usize| signs::cell(row.cell(column), grid.decimal);
    let has_number = |column: &usize| {
        rows().any(|row| matches!(cell(row, *column), Cell::Known(cell) if !signs::is_sign(&cell)))
    };
    let text_among_numbers = columns().filter(has_number).find_map(|column| {
        let row = rows().find(|row| cell(row, column) == Cell::Text)?;
        Some(Problem::BadNumber {
            column: header.get(column).cloned().unwrap_or_default(),
            line: row.line,
            text: row.cell(column).to_owned(),
        })
    });
    let none = || {
        let names = columns().filter_map(|column| header.get(column).cloned());
        Problem::NoNumberColumn(names.filter(|name| !name.is_empty()).collect())
    };
    if header.len() <= taken.iter().flatten().count() || grid.rows.len() < 2 {
        return Problem::NoValues;
    }
    text_among_numbers.unwrap_or_else(none)
}

fn content(grid: &Grid, header: &[String], column: usize) -> Result<Content, Problem> {
    Decimals { grid, header }.check(column)?;
    let (mut numbers, mut signs, mut first_text, mut texts) = (0_usize, 0_usize, None::<&Row>, 0_usize);
    for row in grid.rows.iter().skip(1) {
        let text = row.cell(column);
        // A number that begins with 0 is a key (05315 and 00 as well as PLZ 01067).
        let is_code = text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
        match signs::cell(text, grid.decimal) {
            Cell::Empty => {}
            Cell::Text => {
                texts += 1;
                first_text = first_text.or(Some(row));
            }
            Cell::Known(_) if is_code => return Ok(Content::Text),
            Cell::Known(cell) if signs::is_sign(&cell) => signs += usize::from(!signs::is_letter_sign(text)),
            Cell::Known(_) => numbers += 1,
        }
    }
    match first_text {
        // A column of numbers with a slip in it is a mistake that somebody wants to know of.
        Some(row) if numbers > texts => Err(Problem::BadNumber {
            column: header.get(column).cloned().unwrap_or_default(),
            line: row.line,
            text: row.cell(column).to_owned(),
        }),
        Some(_) => Ok(Content::Text),
        None if numbers + signs > 0 => Ok(Content::Numbers),
        None => Ok(Content::Empty),
    }
}

fn ignored_notice(ignored: &[String]) -> Option<Notice> {
    let message = || Message::new("read-text-columns").with("columns", ignored.join(", "));
    (!ignored.is_empty()).then(|| Notice::info(message()))
}
