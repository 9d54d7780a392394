//! Delimited text as rows of cells: delimiter and decimal sign recognised, every row with its line.

use csv::StringRecord;

use super::encoding;
use super::error::{FileKind, Problem};
use crate::text::DecimalSign;

/// What the user says about a text file; `None` = recognised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextOptions {
    /// Character between two cells.
    pub delimiter: Option<char>,
    /// Sign before the decimals.
    pub decimal: Option<DecimalSign>,
    /// Encoding (`cp1252`, `utf-8` …).
    pub encoding: Option<String>,
    /// Which of several tables of an archive.
    pub entry: Option<String>,
}

/// A row of cells.
#[derive(Debug, Clone)]
pub struct Row {
    /// Line of the file where the row begins, from 1.
    pub line: usize,
    cells: StringRecord,
}

impl Row {
    /// The trimmed text of a cell; empty beyond the end.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// All cells, trimmed.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(str::trim)
    }

    /// Whether every cell is empty.
    pub fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }
}

/// The rows of a file.
#[derive(Debug)]
pub struct Grid {
    /// Rows that are not blank.
    pub rows: Vec<Row>,
    /// The decimal sign that the file must use.
    pub decimal: DecimalSign,
}

/// Whether the text is a GENESIS layout table.
pub fn is_genesis(text: &str) -> bool {
    text.trim_start_matches(['\u{feff}', '"']).trim_start().starts_with("GENESIS-Tabelle:")
}

/// Reads the rows up to the first that `is_end` accepts.
///
/// # Errors
/// Nothing but white space.
pub fn read(text: &str, options: &TextOptions, is_end: impl Fn(&Row) -> bool) -> Result<Grid, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let delimiter = options.delimiter.unwrap_or_else(|| sniff(text));
    let decimal = options.decimal.unwrap_or(match delimiter {
        ',' => DecimalSign::Point,
        _ => DecimalSign::Comma,
    });
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b';'))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    // The text is valid UTF-8 and rows may have any length, so a record cannot fail to be read.
    for record in reader.records().map_while(Result::ok) {
        let begin = record.position().map_or(0, csv::Position::byte);
        let row = Row { line: lines.line_at(usize::try_from(begin).unwrap_or(0)), cells: record };
        if is_end(&row) {
            break;
        }
        if !row.is_blank() {
            rows.push(row);
        }
    }
    Ok(Grid { rows, decimal })
}

/// Counts lines; the reader's own count is late when lines end in CR LF or are blank.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first byte from `begin` that is no line end; `begin` must not go back.
    fn line_at(&mut self, begin: usize) -> usize {
        let rest = self.text.get(begin..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text.get(self.at..begin + ends).unwrap_or_default();
        self.line += passed.split(|byte| *byte == b'\n').count() - 1;
        self.at = begin + ends;
        self.line
    }
}

/// The text of a file in the encoding of the options.
pub fn decode<'a>(bytes: &'a [u8], options: &TextOptions) -> Result<std::borrow::Cow<'a, str>, Problem> {
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    let (text, _) = encoding::text_of(bytes, options.encoding.as_deref())?;
    // Workbooks are archives (.xlsx, .ods) or compound files (.xls), whatever their name says.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Problem::Workbook);
    }
    // Text has no zero bytes: this is a picture or a program under a wrong name.
    if text.chars().take(4096).any(|c| c == '\0') {
        return Err(Problem::WrongContent(FileKind::TextTable));
    }
    Ok(text)
}

/// Semicolon, tab or comma: the first that divides the first lines evenly, else the one most frequent in the header.
pub(super) fn sniff(text: &str) -> char {
    const DELIMITERS: [char; 3] = [';', '\t', ','];
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(10).collect();
    let header = lines.first().copied().unwrap_or_default();
    let even = DELIMITERS.into_iter().find(|delimiter| {
        let wanted = count_outside_quotes(header, *delimiter);
        wanted > 0 && lines.iter().all(|line| count_outside_quotes(line, *delimiter) == wanted)
    });
    let most = || {
        let total = |delimiter| lines.iter().map(|line| count_outside_quotes(line, delimiter)).sum::<usize>();
        let header_first = |delimiter| (count_outside_quotes(header, delimiter), total(delimiter));
        let used = DELIMITERS.into_iter().rev().filter(|delimiter| total(*delimiter) > 0);
        used.max_by_key(|delimiter| header_first(*delimiter))
    };
    even.or_else(most).unwrap_or(',')
}

fn count_outside_quotes(line: &str, delimiter: char) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for c in line.chars() {
        quoted ^= c == '"';
        count += usize::from(c == delimiter && !quoted);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_recognised() {
        fn check(text: &str, delimiter: char, decimal: DecimalSign) {
            assert_eq!(sniff(text), delimiter, "{text:?}");
            let grid = read(text, &TextOptions::default(), |_| false).expect("has rows");
            assert_eq!(grid.decimal, decimal, "{text:?}");
        }
        check("a,b\n1,2\n", ',', DecimalSign::Point);
        check("a;b\n1,5;2,5\n", ';', DecimalSign::Comma);
        check("a\tb\n1,5\t2\n", '\t', DecimalSign::Comma);
        check("a;\"b, c\"\n1;2\n", ';', DecimalSign::Comma);
        check("a,\"b;c\"\n1,2\n", ',', DecimalSign::Point);
        check("a\n1\n", ',', DecimalSign::Point);
    }

    #[test]
    fn rows_know_their_line() {
        let grid =
            read("a;b\r\n\r\n\"x\ny\";2\r\n3;4", &TextOptions::default(), |_| false).expect("has rows");
        let lines: Vec<(usize, usize)> = grid.rows.iter().map(|row| (row.line, row.len())).collect();
        assert_eq!(lines, vec![(1, 2), (3, 2), (5, 2)]);
        assert!(matches!(read(" \n", &TextOptions::default(), |_| false), Err(Problem::Empty)));
    }
}
