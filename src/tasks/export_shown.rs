//! A table as somebody sees it, to a file: columns, order and rows are theirs, values are masked already.

use std::path::Path;

use super::{TaskError, write_beside};
use crate::model::{Period, Source};
use crate::text::{Language, Message};
use crate::write::{self, CsvDialect, Table, TableNotes};

/// A table as shown, and what has to travel with it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownTable {
    /// Columns and rows as shown.
    pub table: Table,
    /// What it shows.
    pub title: String,
    /// Period of the values.
    pub period: Option<Period>,
    /// Sources of values and boundaries.
    pub sources: Vec<Source>,
    /// Line that everything of this project must carry; may be empty.
    pub banner: String,
    /// Language of states and notes; German writes a CSV for German spreadsheets.
    pub language: Language,
}

/// Writes the table to `out` (.csv or .xlsx).
///
/// # Errors
/// Another ending; the file cannot be written (there is then no half file).
pub fn export_shown(shown: &ShownTable, out: &Path) -> Result<(), TaskError> {
    let refused = |error: write::WriteError| TaskError::Refused(Box::new(error.notice()));
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let bytes = match ending.as_str() {
        "csv" => {
            let dialect = match shown.language {
                Language::De => CsvDialect::German,
                Language::En => CsvDialect::International,
            };
            let mut bytes = Vec::new();
            write::csv(&shown.table, dialect, &mut bytes).map_err(refused)?;
            bytes
        }
        "xlsx" => write::xlsx(&shown.table, &notes(shown)).map_err(refused)?,
        _ => {
            let message = Message::new("tasks-unknown-shown-format").with("file", out);
            return Err(TaskError::refused(message, Message::new("tasks-unknown-shown-format-hint")));
        }
    };
    write_beside(out, &bytes)
}

fn notes(shown: &ShownTable) -> TableNotes {
    TableNotes {
        language: shown.language,
        title: shown.title.clone(),
        period: shown.period.map(|period| period.to_text(shown.language)).unwrap_or_default(),
        sources: shown.sources.clone(),
        remarks: Some(shown.banner.clone()).filter(|banner| !banner.is_empty()).into_iter().collect(),
    }
}
