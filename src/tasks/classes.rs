//! Classes and palettes for callers that draw no page: the record of a list of values, its labels, palette names.

use std::path::Path;

use super::TaskError;
use crate::classify::{ClassBreaks, ClassifyOptions, ValueOnBreak, classify};
use crate::model::Classing;
use crate::read::{self, NumberColumn, TextOptions};
use crate::sheet;
use crate::text::{DecimalSign, Language, Message};

/// Classes of `values` by `classing`; `decimals` is how exactly values are printed, `value_on_break` where a value
/// belongs that lies exactly on a break that was not taken from the data.
///
/// # Errors
/// The scheme cannot class these values.
pub fn classify_values(
    values: &[f64],
    classing: &Classing,
    decimals: usize,
    value_on_break: ValueOnBreak,
) -> Result<ClassBreaks, TaskError> {
    let options = ClassifyOptions { value_on_break, ..classing.options(decimals) };
    classify(values, &options).map_err(|error| TaskError::Refused(Box::new(error.notice())))
}

/// The legend's words for each class, lowest first.
pub fn class_labels(breaks: &ClassBreaks, language: Language) -> Vec<String> {
    sheet::choropleth::class_labels(breaks, language)
}

/// The palette meant by `name`, compared without case.
pub fn palette_named(name: &str) -> Option<&'static str> {
    sheet::palette::PALETTES
        .iter()
        .map(|palette| palette.name)
        .find(|known| known.eq_ignore_ascii_case(name.trim()))
}

/// The names of all palettes.
pub fn palette_names() -> Vec<&'static str> {
    sheet::palette::PALETTES.iter().map(|palette| palette.name).collect()
}

/// A column of a text file to classify.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ColumnRequest {
    /// Name in the head of the file.
    pub column: String,
    /// Delimiter, decimal sign, encoding.
    pub text: TextOptions,
}

/// Reads one column of numbers; empty cells and table signs are left out.
///
/// # Errors
/// The file cannot be read, has no such column, or a cell is neither number nor sign.
pub fn column_of_file(path: &Path, request: &ColumnRequest) -> Result<NumberColumn, TaskError> {
    Ok(read::number_column(path, &request.column, &request.text)?)
}

/// What the user says about a text file, as commands take it: `;`, `tab`; `comma`, `point`.
///
/// # Errors
/// A delimiter of several characters, or a decimal sign that is none.
pub fn text_options(
    delimiter: Option<&str>,
    decimal: Option<&str>,
    encoding: Option<String>,
) -> Result<TextOptions, TaskError> {
    let refused = |key| {
        let message = Message::new(key);
        TaskError::refused(message, Message::new("tasks-text-options-hint"))
    };
    let delimiter = match delimiter {
        None => None,
        Some("tab" | "\\t") => Some('\t'),
        Some(text) => {
            let mut characters = text.chars();
            match (characters.next(), characters.next()) {
                (Some(only), None) => Some(only),
                _ => return Err(refused("tasks-bad-delimiter")),
            }
        }
    };
    let decimal = match decimal {
        None => None,
        Some("," | "comma" | "komma") => Some(DecimalSign::Comma),
        Some("." | "point" | "punkt") => Some(DecimalSign::Point),
        Some(_) => return Err(refused("tasks-bad-decimal")),
    };
    Ok(TextOptions { delimiter, decimal, encoding, entry: None })
}
