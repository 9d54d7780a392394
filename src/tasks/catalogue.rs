//! The indicator catalogue in: what the numbers mean, and which ratios are computed from them.

use std::path::{Path, PathBuf};

use super::TaskError;
use crate::model::{Indicator, Project, Source, Sum};
use crate::notice::Notice;
use crate::read::{self, TextOptions};
use crate::store::{Access, ImportRecord, Store};
use crate::text::Message;
use crate::work::Work;

/// A catalogue to import.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CatalogueImport {
    /// The catalogue, .csv or .toml.
    pub file: PathBuf,
    /// Delimiter, decimal sign, encoding.
    pub text: TextOptions,
    /// Source and licence where the catalogue states none.
    pub source: Source,
    /// Day of the import, for the record.
    pub imported_on: String,
    /// Look only: nothing is stored.
    pub dry_run: bool,
}

/// What an import of a catalogue brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CatalogueReport {
    /// Entries read.
    pub read: usize,
    /// Entries stored.
    pub stored: usize,
    /// Entries that were there before and are replaced.
    pub replaced: usize,
    /// Codes in numerators and denominators that neither the project nor the catalogue knows.
    pub unknown_codes: Vec<String>,
    /// What somebody should know.
    pub notices: Vec<Notice>,
}

/// Reads an indicator catalogue into the project; values stay.
///
/// # Errors
/// The file cannot be used, or the project cannot be written. The project is then as it was.
pub fn import_catalogue(
    project: &Path,
    options: &CatalogueImport,
    work: &Work,
) -> Result<CatalogueReport, TaskError> {
    let access = if options.dry_run { Access::Read } else { Access::Write };
    let mut store = Store::open(project, access)?;
    let known = store.project()?;
    work.report("stage-read", 0.0);
    let (mut indicators, notices) = read::catalogue(&options.file, &options.text)?;
    for indicator in &mut indicators {
        if indicator.source.text.is_empty() && !indicator.is_derivable() {
            indicator.source = match known.indicator(indicator.code.as_str()) {
                Some(before) if !before.source.text.is_empty() => before.source.clone(),
                _ => options.source.clone(),
            };
        }
    }
    let replaced = indicators.iter().filter(|entry| known.indicator(entry.code.as_str()).is_some()).count();
    let mut report = CatalogueReport {
        read: indicators.len(),
        stored: indicators.len(),
        replaced,
        unknown_codes: unknown_codes(&known, &indicators),
        notices,
    };
    if !report.unknown_codes.is_empty() {
        let message = Message::new("tasks-unknown-terms").with("count", report.unknown_codes.len());
        report.notices.push(
            Notice::warning(message)
                .with_hint(Message::new("tasks-unknown-terms-hint"))
                .with_details(report.unknown_codes.clone()),
        );
    }
    if !options.dry_run {
        store.write(|writer| {
            for indicator in &indicators {
                writer.put_indicator(indicator)?;
            }
            let file_name = options.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            writer.put_import(&ImportRecord {
                file_name,
                format: "catalogue".to_owned(),
                imported_on: options.imported_on.clone(),
                records_read: indicators.len(),
                records_stored: indicators.len(),
            })?;
            Ok(())
        })?;
    }
    work.report("stage-store", 1.0);
    Ok(report)
}

fn unknown_codes(project: &Project, indicators: &[Indicator]) -> Vec<String> {
    let mut unknown: Vec<String> = indicators
        .iter()
        .flat_map(|indicator| [&indicator.numerator, &indicator.denominator])
        .flatten()
        .flat_map(Sum::codes)
        .filter(|code| {
            project.indicator(code.as_str()).is_none()
                && !indicators.iter().any(|indicator| indicator.code == **code)
        })
        .map(ToString::to_string)
        .collect();
    unknown.sort();
    unknown.dedup();
    unknown
}
