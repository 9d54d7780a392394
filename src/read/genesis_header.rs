//! The upper part of a GENESIS layout table: what the columns mean.

use std::ops::Range;

use super::error::{GenesisProblem, Problem};
use super::genesis_keys::is_key;
use super::grid::{Grid, Row};
use crate::model::Period;

/// A column of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueColumn {
    /// Position in the row.
    pub column: usize,
    /// Number of the indicator, from 1; columns that differ in their period only share it.
    pub number: usize,
    /// Header cells from top to bottom, joined by " · ", without those that say the same in every column.
    pub name: String,
    /// All header cells from top to bottom, joined by " · ".
    pub full_name: String,
    /// Unit; empty where the table does not say it.
    pub unit: String,
    /// Period where the header states one.
    pub period: Option<Period>,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Code of the table (`12411-02-03-5`).
    pub table: String,
    /// Title of the table in one line.
    pub title: String,
    /// The statistic that the table is taken from; empty where the table does not say it.
    pub statistic: String,
    /// Period that the title lines state.
    pub period: Option<Period>,
    /// First row below the header.
    pub first_row: usize,
    /// Cells of a row.
    pub width: usize,
    /// Column of the period where rows have one.
    pub period_column: Option<usize>,
    /// Column of the key.
    pub key: usize,
    /// Column of the name.
    pub name: usize,
    /// Columns that divide the rows of a region further.
    pub categories: Range<usize>,
    /// Columns of values, left to right.
    pub values: Vec<ValueColumn>,
}

/// Understands the rows above the first region.
pub fn layout(grid: &Grid) -> Result<Layout, Problem> {
    let no_rows = Problem::Genesis(GenesisProblem::NoRows);
    let Some((first_row, key)) =
        grid.rows.iter().enumerate().find_map(|(position, row)| key_column(row).map(|key| (position, key)))
    else {
        return Err(no_rows);
    };
    let upper = grid.rows.get(..first_row).unwrap_or_default();
    let (name, period_column) = (key + 1, key.checked_sub(1));
    let is_header = |row: &&Row| (0..=name).all(|column| row.cell(column).is_empty());
    let header: Vec<&Row> = upper.iter().filter(is_header).collect();
    let titles: Vec<&Row> = upper.iter().filter(|row| !row.cell(0).is_empty()).collect();
    let width = grid.rows.get(first_row).map_or(0, Row::len);
    let first_value = (name + 1..width).find(|column| header.iter().any(|row| !row.cell(*column).is_empty()));
    let first_value = first_value.ok_or(Problem::Genesis(GenesisProblem::NoColumns))?;
    let lines: Vec<&str> = titles.iter().map(|row| row.cell(0)).collect();
    let table = lines.first().and_then(|line| line.split_once(':')).map(|(_, code)| code.trim());
    Ok(Layout {
        table: table.unwrap_or("GENESIS").to_owned(),
        title: title(&lines),
        statistic: statistic(&lines).unwrap_or_default().to_owned(),
        period: title_period(lines.get(1..).unwrap_or_default()),
        first_row,
        width,
        period_column,
        key,
        name,
        categories: name + 1..first_value,
        values: value_columns(&header, first_value..width, measure(&lines)),
    })
}

/// Column of the key in a row of values: the first, or the second behind a period; a name must follow.
fn key_column(row: &Row) -> Option<usize> {
    let named = |column: usize| {
        is_key(row.cell(column)) && !row.cell(column + 1).is_empty() && row.len() > column + 2
    };
    if named(0) {
        return Some(0);
    }
    (row.cell(0).parse::<Period>().is_ok() && named(1)).then_some(1)
}

/// The lines of the title up to the regional depth, in one line.
fn title(lines: &[&str]) -> String {
    let lines = lines.get(1..).unwrap_or_default().join(" ");
    let title = lines.split("regionale Tiefe").next().unwrap_or_default();
    title.trim().trim_matches('-').trim().to_owned()
}

/// The line below the regional depth, where it names the statistic.
fn statistic<'a>(lines: &[&'a str]) -> Option<&'a str> {
    let depth = lines.iter().position(|line| line.starts_with("regionale Tiefe"))?;
    let line = lines.get(depth + 1)?.trim();
    let is_other = line.contains(':') || line.parse::<Period>().is_ok() || measure(&["", line]).is_some();
    (!is_other).then_some(line)
}

/// The period that the title lines state: a line of its own, else behind a colon, else a date in a line.
fn title_period(lines: &[&str]) -> Option<Period> {
    let own_line = lines.iter().find_map(|line| line.parse().ok());
    let behind_colon = || lines.iter().find_map(|line| line.rsplit_once(':')?.1.parse().ok());
    let words = |line: &str| line.split([' ', ',', ';']).map(ToOwned::to_owned).collect::<Vec<_>>();
    let is_date = |word: &String| word.matches('.').count() == 2;
    let date =
        || lines.iter().flat_map(|line| words(line)).filter(is_date).find_map(|word| word.parse().ok());
    let year_line = || {
        let stated = lines.iter().filter(|line| line.contains("Jahr") || line.contains("jahr"));
        stated.flat_map(|line| words(line)).find_map(|word| word.parse().ok())
    };
    own_line.or_else(behind_colon).or_else(date).or_else(year_line)
}

/// What is measured and its unit from a title line such as `Bevölkerungsstand (Anzahl)`.
fn measure<'a>(lines: &[&'a str]) -> Option<(&'a str, &'a str)> {
    lines.iter().skip(1).rev().find_map(|line| {
        let (name, unit) = line.strip_suffix(')')?.rsplit_once('(')?;
        is_unit(unit).then_some((name.trim(), unit.trim()))
    })
}

fn value_columns(header: &[&Row], columns: Range<usize>, measure: Option<(&str, &str)>) -> Vec<ValueColumn> {
    let filled = |row: &Row| -> Vec<String> {
        columns.clone().map(|column| row.cell(column).to_owned()).filter(|text| !text.is_empty()).collect()
    };
    let all = |row: &Row, test: &dyn Fn(&str) -> bool| {
        let cells = filled(row);
        !cells.is_empty() && cells.iter().all(|text| test(text))
    };
    let units = header.last().filter(|row| all(row, &is_unit));
    let is_period = |text: &str| text.parse::<Period>().is_ok();
    let periods = header.iter().position(|row| all(row, &is_period));
    let names: Vec<&Row> = header
        .iter()
        .enumerate()
        .filter(|(position, _)| Some(*position) != periods)
        .filter(|(position, _)| units.is_none() || *position + 1 < header.len())
        .map(|(_, row)| *row)
        .collect();
    let mut numbered: Vec<(String, String)> = Vec::new();
    let telling = telling_rows(&names, &columns, measure.is_some());
    columns
        .map(|column| {
            let measured = || measure.map(|(name, _)| name.to_owned());
            let full_name = joined(&names, column).or_else(measured).unwrap_or_default();
            let name = short_name(&telling, column, measure).unwrap_or_else(|| full_name.clone());
            let unit = match units {
                Some(row) => row.cell(column).to_owned(),
                None => measure.map(|(_, unit)| unit.to_owned()).unwrap_or_default(),
            };
            let period = periods.and_then(|row| header.get(row)?.cell(column).parse().ok());
            let label = (full_name.clone(), unit.clone());
            // Only columns of several periods can mean one indicator; equal headers otherwise stay apart.
            let known = periods.and_then(|_| numbered.iter().position(|known| *known == label));
            let number = known.unwrap_or_else(|| {
                numbered.push(label);
                numbered.len() - 1
            });
            ValueColumn { column, number: number + 1, name, full_name, unit, period }
        })
        .collect()
}

/// The rows of the header that tell columns apart. A row that says the same everywhere ("Altersgruppen (unter 3 bis 75
/// u.m.)") tells nothing, unless it is the first one and no title line says what is measured. All rows where the others
/// would leave a column without a name.
fn telling_rows<'a>(names: &[&'a Row], columns: &Range<usize>, is_measured: bool) -> Vec<&'a Row> {
    let first = columns.start;
    let same = |row: &Row| columns.clone().all(|column| row.cell(column) == row.cell(first));
    let telling: Vec<&Row> = names
        .iter()
        .enumerate()
        .filter(|(position, row)| !same(row) || (*position == 0 && !is_measured))
        .map(|(_, row)| *row)
        .collect();
    let named = |column: usize| telling.iter().any(|row| !row.cell(column).is_empty());
    if columns.len() > 1 && columns.clone().all(named) { telling } else { names.to_vec() }
}

/// The name of a column for a list: without words that only join; a total says what it is a total of.
fn short_name(rows: &[&Row], column: usize, measure: Option<(&str, &str)>) -> Option<String> {
    const JOINING: [&str; 4] = ["und zwar", "davon", "darunter", "dar."];
    let mut cells: Vec<&str> = rows.iter().map(|row| row.cell(column)).collect();
    cells.retain(|text| !text.is_empty() && !JOINING.contains(&text.to_lowercase().as_str()));
    cells.dedup();
    if let ([only], Some((measured, _))) = (cells.as_slice(), measure)
        && only.eq_ignore_ascii_case("insgesamt")
    {
        return Some(format!("{measured} · {only}"));
    }
    (!cells.is_empty()).then(|| cells.join(" · "))
}

/// The header cells of a column from top to bottom, equal neighbours once; `None` when all are empty.
fn joined(rows: &[&Row], column: usize) -> Option<String> {
    let mut cells: Vec<&str> =
        rows.iter().map(|row| row.cell(column)).filter(|text| !text.is_empty()).collect();
    cells.dedup();
    (!cells.is_empty()).then(|| cells.join(" · "))
}

/// Whether a header cell is a unit of measurement.
fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 22] = [
        "anzahl", "ha", "jahre", "prozent", "%", "eur", "euro", "personen", "qm", "m2", "m²", "km2", "km²",
        "qkm", "tonnen", "t", "kg", "std.", "stunden", "monate", "tage", "index",
    ];
    const BEGINS: [&str; 12] = [
        "tsd",
        "mill",
        "mio",
        "mrd",
        "1000 ",
        "1 000",
        "eur je",
        "anzahl je",
        "je ",
        "eur/",
        "euro je",
        "prozent ",
    ];
    let text = text.trim().to_lowercase();
    UNITS.contains(&text.as_str()) || BEGINS.iter().any(|begin| text.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_title_lines() {
        fn check(lines: &[&str], expected: Option<&str>) {
            assert_eq!(
                title_period(lines).map(|period| period.to_string()).as_deref(),
                expected,
                "{lines:?}"
            );
        }
        check(&["Bevölkerung", "- Stichtag 31.12. -", "31.12.2015"], Some("2015-12-31"));
        check(&["Arbeitslose", "Jahr: 2016"], Some("2016"));
        check(&["- Stichtag 09.05.2011", "Stichtag: 09.05.2011"], Some("2011-05-09"));
        check(&["Wohnungen - Stichtag 31.12.2019 -"], Some("2019-12-31"));
        check(&["Steuern", "2015"], Some("2015"));
        check(&["Schuljahr: 2015/16"], Some("2015/16"));
        check(&["Steuern Berichtsjahr 2015"], Some("2015"));
        check(&["Bevölkerung nach Altersgruppen (17)"], None);
    }
}
