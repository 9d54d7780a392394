//! `import boundaries|indicators|catalogue`: files into the project, with a report.

use std::process::ExitCode;

use serde::Serialize;

use super::args::{FormatArg, ImportBoundariesArgs, ImportCatalogueArgs, ImportCommon, ImportIndicatorsArgs};
use super::output::Output;
use crate::model::{IndicatorCode, Source};
use crate::tasks::{
    self, BoundaryImport, BoundaryReport, CatalogueImport, IndicatorImport, IndicatorReport, RegionSelection,
    TableFormat, TableReadOptions, TaskError, text_options, today,
};
use crate::text::Message;

#[derive(Serialize)]
struct BoundaryJson<'a> {
    read: usize,
    stored: usize,
    replaced: usize,
    unmatched_keys: &'a [String],
    regions_without_value: usize,
    filtered_out: usize,
    null_shapes: usize,
    refused_keys: usize,
    merged: usize,
    crs: &'a str,
    encoding: &'a str,
    dry_run: bool,
}

pub(super) fn boundaries(args: ImportBoundariesArgs, output: Output) -> Result<ExitCode, TaskError> {
    let ImportCommon { dry_run, json, encoding, source, licence } = args.common;
    let options = BoundaryImport {
        file: args.file,
        level: args.level,
        selection: RegionSelection {
            key: args.key,
            name_field: args.name_field,
            filters: args.filters,
            parent_key: args.parent_key,
            valid_on: args.valid_on,
            ..RegionSelection::default()
        },
        parent_level: args.parent_level,
        crs: args.crs,
        encoding,
        layer: args.layer,
        source: stated_source(source, licence),
        on_conflict: args.on_conflict.into(),
        imported_on: today(),
        dry_run,
    };
    let report = tasks::import_boundaries(&args.project, &options, &output.work())?;
    output.notices(&report.notices);
    if json {
        output.json(&boundary_json(&report, dry_run))?;
    } else {
        let key = if dry_run { "cli-boundaries-would-be" } else { "cli-boundaries-stored" };
        let message = Message::new(key)
            .with("read", report.counts.read)
            .with("stored", report.counts.stored)
            .with("level", options.level.as_str())
            .with("crs", report.crs_name.as_str())
            .with("encoding", report.encoding);
        output.line(&message);
    }
    Ok(ExitCode::SUCCESS)
}

fn boundary_json(report: &BoundaryReport, dry_run: bool) -> BoundaryJson<'_> {
    BoundaryJson {
        read: report.counts.read,
        stored: report.counts.stored,
        replaced: report.replaced,
        unmatched_keys: &report.unmatched_parents,
        regions_without_value: 0,
        filtered_out: report.counts.filtered_out,
        null_shapes: report.counts.null_shapes,
        refused_keys: report.counts.refused_keys,
        merged: report.counts.merged,
        crs: &report.crs_name,
        encoding: report.encoding,
        dry_run,
    }
}

fn stated_source(text: Option<String>, licence: Option<String>) -> Source {
    Source { text: text.unwrap_or_default(), licence: licence.unwrap_or_default() }
}

#[derive(Serialize)]
struct IndicatorJson<'a> {
    read: usize,
    stored: usize,
    replaced: usize,
    unmatched_keys: &'a [String],
    regions_without_value: usize,
    values_stored: usize,
    reference_rows_stored: usize,
    indicators: Vec<&'a str>,
    periods: Vec<String>,
    format: &'a str,
    dry_run: bool,
}

pub(super) fn indicators(args: ImportIndicatorsArgs, output: Output) -> Result<ExitCode, TaskError> {
    let ImportCommon { dry_run, json, encoding, source, licence } = args.common;
    let options = IndicatorImport {
        files: args.files,
        level: args.level,
        table: TableReadOptions {
            format: match args.format {
                FormatArg::Auto => None,
                FormatArg::Long => Some(TableFormat::Long),
                FormatArg::Wide => Some(TableFormat::Wide),
                FormatArg::Genesis => Some(TableFormat::Genesis),
            },
            key_field: args.key,
            period: args.period,
            text: text_options(args.delimiter.as_deref(), args.decimal.as_deref(), encoding)?,
        },
        source: stated_source(source, licence),
        keep_unmatched: args.keep_unmatched,
        on_conflict: args.on_conflict.into(),
        imported_on: today(),
        dry_run,
    };
    let report = tasks::import_indicators(&args.project, &options, &output.work())?;
    output.notices(&report.notices);
    if json {
        output.json(&indicator_json(&report, dry_run))?;
    } else {
        let key = if dry_run { "cli-indicators-would-be" } else { "cli-indicators-stored" };
        let message = Message::new(key)
            .with("read", report.read)
            .with("stored", report.stored)
            .with("values", report.values_stored)
            .with("indicators", report.indicators.len())
            .with("unmatched", report.unmatched_keys.len())
            .with("without", report.regions_without_value);
        output.line(&message);
    }
    Ok(ExitCode::SUCCESS)
}

fn indicator_json(report: &IndicatorReport, dry_run: bool) -> IndicatorJson<'_> {
    IndicatorJson {
        read: report.read,
        stored: report.stored,
        replaced: report.replaced,
        unmatched_keys: &report.unmatched_keys,
        regions_without_value: report.regions_without_value,
        values_stored: report.values_stored,
        reference_rows_stored: report.reference_rows_stored,
        indicators: report.indicators.iter().map(IndicatorCode::as_str).collect(),
        periods: report.periods.iter().map(ToString::to_string).collect(),
        format: report.format,
        dry_run,
    }
}

#[derive(Serialize)]
struct CatalogueJson<'a> {
    read: usize,
    stored: usize,
    replaced: usize,
    unmatched_keys: &'a [String],
    regions_without_value: usize,
    dry_run: bool,
}

pub(super) fn catalogue(args: ImportCatalogueArgs, output: Output) -> Result<ExitCode, TaskError> {
    let ImportCommon { dry_run, json, encoding, source, licence } = args.common;
    let options = CatalogueImport {
        file: args.file,
        text: text_options(args.delimiter.as_deref(), args.decimal.as_deref(), encoding)?,
        source: stated_source(source, licence),
        imported_on: today(),
        dry_run,
    };
    let report = tasks::import_catalogue(&args.project, &options, &output.work())?;
    output.notices(&report.notices);
    if json {
        output.json(&CatalogueJson {
            read: report.read,
            stored: report.stored,
            replaced: report.replaced,
            unmatched_keys: &report.unknown_codes,
            regions_without_value: 0,
            dry_run,
        })?;
    } else {
        let key = if dry_run { "cli-catalogue-would-be" } else { "cli-catalogue-stored" };
        output.line(&Message::new(key).with("stored", report.stored).with("replaced", report.replaced));
    }
    Ok(ExitCode::SUCCESS)
}
