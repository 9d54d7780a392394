//! XLSX: the table on the first sheet, what has to be known about it on the second.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::notes::{flag_words, state_words};
use super::{Cell, Table, TableNotes, WriteError};
use crate::text::tr;

/// Rows and columns of a worksheet.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// Characters of a cell.
const MOST_CHARACTERS: usize = 32_767;
/// Decimals that a number format shows.
const MOST_DECIMALS: usize = 15;
/// Column widths in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 9..=60;
/// Rows that are looked at to find the width of a column.
const ROWS_MEASURED: usize = 500;

/// The workbook as bytes; the same table gives the same bytes.
///
/// Keys and other text stay text (leading zeros, no formulas), numbers are numbers with their decimals as format, the head
/// stays in view and filters.
pub fn xlsx(table: &Table, notes: &TableNotes) -> Result<Vec<u8>, WriteError> {
    xlsx_of_sheets(&[(&tr(notes.language, "write-sheet-values"), table)], notes)
}

/// The same with several tables, each on a sheet with a name of its own, and the notes on the last one.
pub fn xlsx_of_sheets(sheets: &[(&str, &Table)], notes: &TableNotes) -> Result<Vec<u8>, WriteError> {
    for (_, table) in sheets {
        let (rows, columns) = (table.rows.len() + 1, table.columns.len());
        if rows > MOST_ROWS || columns > MOST_COLUMNS {
            return Err(WriteError::TooLarge { rows, columns });
        }
    }
    let mut workbook = Workbook::new();
    // A fixed day: a file that holds the same is the same.
    let made_on = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(&notes.title).set_creation_datetime(&made_on));
    for (name, table) in sheets {
        write_values(workbook.add_worksheet(), (name, table), notes)?;
    }
    write_notes(workbook.add_worksheet(), notes)?;
    Ok(workbook.save_to_buffer()?)
}

fn head_format() -> Format {
    Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top)
}

fn write_values(
    sheet: &mut Worksheet,
    (name, table): (&str, &Table),
    notes: &TableNotes,
) -> Result<(), WriteError> {
    let (head, text) = (head_format(), Format::new().set_num_format("@"));
    let numbers: Vec<Format> = (0..=MOST_DECIMALS).map(number_format).collect();
    sheet.set_name(name)?;
    for (column, named) in columns(table).zip(&table.columns) {
        sheet.write_string_with_format(0, column, clipped(&named.name), &head)?;
        sheet.set_column_width(column, width(table, usize::from(column)) as f64)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in columns(table).zip(table.cells(cells)) {
            match cell {
                Cell::Number(number, decimals) if number.is_finite() => {
                    let format = numbers.get(*decimals).or(numbers.last()).unwrap_or(&text);
                    sheet.write_number_with_format(row, column, *number + 0.0, format)?;
                }
                Cell::Text(words) if !words.is_empty() => {
                    sheet.write_string_with_format(row, column, clipped(words), &text)?;
                }
                Cell::State(state) => {
                    sheet.write_string(row, column, state_words(*state, notes.language))?;
                }
                Cell::Flag(flag) => {
                    sheet.write_string(row, column, flag_words(*flag, notes.language))?;
                }
                Cell::Empty | Cell::Text(_) | Cell::Number(..) => {}
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    if let Some(last) = columns(table).last() {
        sheet.autofilter(0, 0, table.rows.len() as u32, last)?;
    }
    Ok(())
}

fn write_notes(sheet: &mut Worksheet, notes: &TableNotes) -> Result<(), WriteError> {
    let head = Format::new().set_bold().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(tr(notes.language, "write-sheet-notes"))?;
    sheet.set_column_width(0, 22)?;
    sheet.set_column_width(1, 90)?;
    for (row, (name, words)) in (0..).zip(notes.lines()) {
        sheet.write_string_with_format(row, 0, clipped(&name), &head)?;
        sheet.write_string_with_format(row, 1, clipped(&words), &text)?;
    }
    Ok(())
}

fn columns(table: &Table) -> impl Iterator<Item = u16> {
    (0..MOST_COLUMNS as u16).take(table.columns.len())
}

/// Thousands and decimals in the way of the reader's own country.
fn number_format(decimals: usize) -> Format {
    let fraction = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
    Format::new().set_num_format(format!("#,##0{fraction}"))
}

fn clipped(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}

fn width(table: &Table, column: usize) -> usize {
    let of_cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.chars().count(),
        Cell::Number(number, decimals) => format!("{number:.0}").len() * 4 / 3 + decimals + 1,
        Cell::State(_) => 12,
        Cell::Flag(_) => 4,
        Cell::Empty => 0,
    };
    let name = table.columns.get(column).map_or(0, |column| column.name.chars().count().min(24) + 3);
    let cells = table.rows.iter().take(ROWS_MEASURED).filter_map(|row| row.get(column)).map(of_cell);
    cells.fold(name, usize::max).saturating_add(1).clamp(*WIDTHS.start(), *WIDTHS.end())
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) => Self::Io(error),
            other => Self::Workbook(other.to_string()),
        }
    }
}
