//! Attributes of a .dbf file (dBase III/IV), kept as bytes and decoded when asked for.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::bytes::{size_u16_le, size_u32_le};
use super::encoding::{self, Decision};
use super::error::{FileKind, Problem};

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name, decoded.
    pub name: String,
    /// `C` text, `N` and `F` numbers, `D` date, `L` truth value …
    pub kind: char,
    begin: usize,
    length: usize,
}

/// The table of a .dbf file.
#[derive(Debug, Clone)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// How the text is encoded.
    pub decision: Decision,
    bytes: Vec<u8>,
    first_record: usize,
    record_length: usize,
    records: usize,
    /// Records that the header promises.
    pub promised: usize,
}

/// Reads the table; `label` is what the .cpg file says, `user` the encoding that the user demands.
///
/// # Errors
/// Not a .dbf file, or an encoding that nobody knows.
pub fn read(bytes: Vec<u8>, label: Option<&str>, user: Option<&str>) -> Result<Table, Problem> {
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    let wrong = || Problem::WrongContent(FileKind::DbaseTable);
    let promised = size_u32_le(&bytes, 4).ok_or_else(wrong)?;
    let first_record = size_u16_le(&bytes, 8).ok_or_else(wrong)?;
    let record_length = size_u16_le(&bytes, 10).ok_or_else(wrong)?;
    let version = bytes.first().copied().unwrap_or(0) & 0x07;
    if !(2..=5).contains(&version) || first_record < 33 || record_length < 2 || first_record > bytes.len() {
        return Err(wrong());
    }
    let raw_columns = raw_columns(&bytes, first_record, record_length).ok_or_else(wrong)?;
    let records = promised.min((bytes.len() - first_record) / record_length);
    let language = bytes.get(29).copied().unwrap_or(0);
    let mut table = Table {
        columns: Vec::new(),
        decision: Decision { encoding: UTF_8, label_is_wrong: false },
        bytes,
        first_record,
        record_length,
        records,
        promised,
    };
    table.columns = raw_columns
        .iter()
        .map(|(name, column)| Column { name: String::from_utf8_lossy(name).into_owned(), ..column.clone() })
        .collect();
    table.decision = table.decide(label, language, user)?;
    for (column, (name, _)) in table.columns.iter_mut().zip(&raw_columns) {
        column.name = decode(table.decision.encoding, name).into_owned();
    }
    Ok(table)
}

type RawColumn = (Vec<u8>, Column);

fn raw_columns(bytes: &[u8], first_record: usize, record_length: usize) -> Option<Vec<RawColumn>> {
    let mut columns = Vec::new();
    let mut begin = 1; // the deletion mark
    for descriptor in bytes.get(32..first_record)?.chunks_exact(32) {
        if descriptor.first() == Some(&0x0d) {
            break;
        }
        let name = descriptor.get(..11)?;
        let name = name.split(|b| *b == 0).next().unwrap_or_default().trim_ascii().to_vec();
        let kind = char::from(descriptor.get(11).copied()?);
        let low = usize::from(descriptor.get(16).copied()?);
        // Text columns longer than 255 bytes use the decimals byte as the high part.
        let high = if kind == 'C' { usize::from(descriptor.get(17).copied()?) } else { 0 };
        let length = if begin + low + 256 * high <= record_length { low + 256 * high } else { low };
        if begin + length > record_length {
            return None;
        }
        columns.push((name, Column { name: String::new(), kind, begin, length }));
        begin += length;
    }
    (!columns.is_empty()).then_some(columns)
}

impl Table {
    /// Number of records that the file really holds, deleted ones included.
    pub fn len(&self) -> usize {
        self.records
    }

    /// Whether the record at `position` is marked as deleted.
    pub fn is_deleted(&self, position: usize) -> bool {
        self.record(position).and_then(<[u8]>::first) == Some(&b'*')
    }

    /// The text of a cell without padding; `None` when it is empty or does not exist.
    pub fn text(&self, position: usize, column: usize) -> Option<Cow<'_, str>> {
        let cell = self.cell(position, self.columns.get(column)?)?;
        if cell.is_empty() { None } else { Some(decode(self.decision.encoding, cell)) }
    }

    fn record(&self, position: usize) -> Option<&[u8]> {
        if position >= self.records {
            return None;
        }
        let begin = self.first_record.checked_add(position.checked_mul(self.record_length)?)?;
        self.bytes.get(begin..begin.checked_add(self.record_length)?)
    }

    fn cell(&self, position: usize, column: &Column) -> Option<&[u8]> {
        let cell = self.record(position)?.get(column.begin..column.begin + column.length)?;
        let cell = cell.split(|b| *b == 0).next().unwrap_or_default().trim_ascii();
        // Numbers that overflow their column are written as asterisks.
        let overflown = column.kind != 'C' && !cell.is_empty() && cell.iter().all(|b| *b == b'*');
        Some(if overflown { &[] } else { cell })
    }

    fn decide(&self, label: Option<&str>, language: u8, user: Option<&str>) -> Result<Decision, Problem> {
        if let Some(user) = user {
            let encoding = encoding::by_user(user)?;
            if encoding == UTF_8 && !self.every_cell_is_utf8() {
                return Err(Problem::WrongEncoding(UTF_8.name()));
            }
            return Ok(Decision { encoding, label_is_wrong: false });
        }
        let label = label.and_then(encoding::by_label).or_else(|| encoding::by_dbf_language(language));
        let body = self.bytes.get(self.first_record..).unwrap_or_default();
        if body.is_ascii() {
            return Ok(encoding::decide(label, true, true));
        }
        let is_utf8 = std::str::from_utf8(body).is_ok() || self.every_cell_is_utf8();
        Ok(encoding::decide(label, is_utf8, false))
    }

    /// Cells may be cut inside a letter where a text is too long for its column.
    fn every_cell_is_utf8(&self) -> bool {
        let text_columns: Vec<&Column> = self.columns.iter().filter(|column| column.kind == 'C').collect();
        (0..self.records).all(|position| {
            text_columns.iter().all(|column| {
                let cell = self.cell(position, column).unwrap_or_default();
                match std::str::from_utf8(cell) {
                    Ok(_) => true,
                    Err(error) => error.error_len().is_none() && cell.len() + 3 >= column.length,
                }
            })
        })
    }
}

/// Decodes a cell; a letter that is cut off at its end is dropped.
fn decode<'a>(encoding: &'static Encoding, cell: &'a [u8]) -> Cow<'a, str> {
    if encoding == UTF_8
        && let Err(error) = std::str::from_utf8(cell)
        && error.error_len().is_none()
    {
        let whole = cell.get(..error.valid_up_to()).unwrap_or_default();
        return String::from_utf8_lossy(whole);
    }
    encoding.decode_without_bom_handling(cell).0
}
