//! CSV: the German form for spreadsheets, the international one for programs.

use std::io::Write;

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::notes::{flag_words, state_words};
use super::{Cell, Table, WriteError};
use crate::text::Language;

/// Which kind of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CsvDialect {
    /// For a double click in a German office: byte order mark, semicolon, decimal comma, CRLF, states in words. Text that a
    /// spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe
    /// before it, as OWASP advises. A spreadsheet still drops leading zeros of keys there; the XLSX file keeps them.
    German,
    /// For programs: UTF-8 without mark, comma, decimal point, line feed, states as codes, text untouched.
    International,
}

/// Byte order mark: tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes the head and all rows. Numbers keep all their digits, without thousands separators.
pub fn csv(table: &Table, dialect: CsvDialect, mut out: impl Write) -> Result<(), WriteError> {
    let (delimiter, terminator) = match dialect {
        CsvDialect::German => (b';', Terminator::CRLF),
        CsvDialect::International => (b',', Terminator::Any(b'\n')),
    };
    if dialect == CsvDialect::German {
        out.write_all(BYTE_ORDER_MARK)?;
    }
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(terminator)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(out);
    let head = table.columns.iter().map(|column| guarded(&column.name, dialect));
    writer.write_record(head.collect::<Vec<_>>()).map_err(io_error)?;
    for row in &table.rows {
        for cell in table.cells(row) {
            writer.write_field(field(cell, dialect)).map_err(io_error)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io_error)?;
    }
    writer.flush()?;
    Ok(())
}

fn field(cell: &Cell, dialect: CsvDialect) -> String {
    match (cell, dialect) {
        (Cell::Empty, _) => String::new(),
        (Cell::Text(text), _) => guarded(text, dialect),
        (Cell::Number(number, _), _) if !number.is_finite() => String::new(),
        (Cell::Number(number, _), CsvDialect::German) => plain(*number).replace('.', ","),
        (Cell::Number(number, _), CsvDialect::International) => plain(*number),
        (Cell::State(state), CsvDialect::German) => state_words(*state, Language::De),
        (Cell::State(state), CsvDialect::International) => state.code().to_owned(),
        (Cell::Flag(flag), CsvDialect::German) => flag_words(*flag, Language::De),
        (Cell::Flag(flag), CsvDialect::International) => flag.to_string(),
    }
}

/// The shortest decimal that reads back as the same number; a negative zero is a zero.
fn plain(number: f64) -> String {
    (number + 0.0).to_string()
}

fn guarded(text: &str, dialect: CsvDialect) -> String {
    let is_formula = text.len() > 1 && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if dialect == CsvDialect::German && is_formula { format!("'{text}") } else { text.to_owned() }
}

fn io_error(error: ::csv::Error) -> WriteError {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => WriteError::Io(error),
        kind => WriteError::Io(std::io::Error::other(format!("{kind:?}"))),
    }
}
