//! `info`, `values`, `classify`, `check`: what a project holds, as text, JSON or CSV.

use std::process::ExitCode;

use serde::Serialize;

use super::args::{CheckArgs, ClassifyArgs, InfoArgs, ValuesArgs};
use super::output::Output;
use crate::classify::{ClassBreaks, ValueOnBreak};
use crate::model::{Classing, Project, RegionKey, Source, ValueForm};
use crate::notice::{Notice, Severity};
use crate::store::{ImportRecord, NetworkSize, ReachSources, Store};
use crate::tasks::{self, ColumnRequest, Finding, OpenFor, RegionValues, TaskError};
use crate::text::{Message, format_count, format_number};

#[derive(Serialize)]
struct Info<'a> {
    project: ProjectInfo<'a>,
    levels: Vec<LevelInfo<'a>>,
    indicators: Vec<IndicatorInfo<'a>>,
    facilities: Vec<FacilityInfo>,
    network: Option<NetworkInfo>,
    population: usize,
    reach: Vec<String>,
    timetable: Option<()>,
    scenarios: Vec<&'a str>,
    sources: Vec<SourceInfo>,
    views: Vec<&'a str>,
    imports: Vec<ImportInfo<'a>>,
}

#[derive(Serialize)]
struct FacilityInfo {
    kind: String,
    count: usize,
}

/// Where facilities of a kind, the population or the network came from; empty when not stated.
#[derive(Serialize)]
struct SourceInfo {
    what: &'static str,
    kind: Option<String>,
    source: String,
    licence: String,
}

#[derive(Serialize)]
struct NetworkInfo {
    nodes: usize,
    edges: usize,
}

/// What is stored besides values: facilities, people, network, saved results.
struct ReachHoldings {
    facilities: Vec<(String, usize)>,
    network: Option<NetworkSize>,
    population: usize,
    results: Vec<String>,
    sources: ReachSources,
}

impl ReachHoldings {
    fn of(store: &Store) -> Result<Self, TaskError> {
        Ok(Self {
            facilities: store.facility_counts()?,
            network: store.network_size()?,
            population: store.population_count()?,
            results: store.reach_names()?,
            sources: store.reach_sources()?,
        })
    }
}

#[derive(Serialize)]
struct ImportInfo<'a> {
    file: &'a str,
    format: &'a str,
    imported_on: &'a str,
    read: usize,
    stored: usize,
}

#[derive(Serialize)]
struct ProjectInfo<'a> {
    name: &'a str,
    epsg: Option<u32>,
}

#[derive(Serialize)]
struct LevelInfo<'a> {
    name: &'a str,
    regions: usize,
    boundaries: bool,
    epsg: Option<u32>,
    valid_on: Option<String>,
}

#[derive(Serialize)]
struct IndicatorInfo<'a> {
    code: &'a str,
    name: &'a str,
    theme: &'a str,
    unit: &'a str,
    periods: Vec<String>,
    levels: Vec<&'a str>,
}

pub(super) fn info(args: &InfoArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project, notices) = tasks::open(&args.project, OpenFor::Reading, &output.work())?;
    output.notices(&notices);
    let store = session.reader()?;
    let imports = store.imports()?;
    let info = info_of(&project, &imports, ReachHoldings::of(&store)?);
    if args.json {
        output.json(&info)?;
    } else {
        print_info(&info, output);
    }
    Ok(ExitCode::SUCCESS)
}

fn info_of<'a>(project: &'a Project, imports: &'a [ImportRecord], reach: ReachHoldings) -> Info<'a> {
    let levels = project.levels.iter().map(|level| LevelInfo {
        name: &level.name,
        regions: level.region_count,
        boundaries: level.has_boundaries,
        epsg: level.epsg,
        valid_on: level.valid_on.map(|period| period.to_string()),
    });
    let indicators = project.indicators.iter().map(|indicator| {
        let mut periods = Vec::new();
        let mut levels = Vec::new();
        for level in project.levels.iter() {
            let on_level = project.periods(&indicator.code, level.id);
            if !on_level.is_empty() {
                levels.push(level.name.as_str());
                periods.extend_from_slice(on_level);
            }
        }
        periods.sort_unstable();
        periods.dedup();
        IndicatorInfo {
            code: indicator.code.as_str(),
            name: &indicator.name,
            theme: &indicator.theme,
            unit: &indicator.unit,
            periods: periods.iter().map(ToString::to_string).collect(),
            levels,
        }
    });
    Info {
        project: ProjectInfo { name: &project.name, epsg: project.epsg },
        levels: levels.collect(),
        indicators: indicators.collect(),
        facilities: reach.facilities.into_iter().map(|(kind, count)| FacilityInfo { kind, count }).collect(),
        network: reach.network.map(|size| NetworkInfo { nodes: size.nodes, edges: size.edges }),
        population: reach.population,
        reach: reach.results,
        timetable: None,
        scenarios: project.scenarios.keys().map(String::as_str).collect(),
        sources: source_rows(reach.sources),
        views: project.views.keys().map(String::as_str).collect(),
        imports: imports
            .iter()
            .map(|import| ImportInfo {
                file: &import.file_name,
                format: &import.format,
                imported_on: &import.imported_on,
                read: import.records_read,
                stored: import.records_stored,
            })
            .collect(),
    }
}

fn source_rows(sources: ReachSources) -> Vec<SourceInfo> {
    let row = |what, kind: Option<String>, source: Source| SourceInfo {
        what,
        kind,
        source: source.text,
        licence: source.licence,
    };
    let mut rows = Vec::new();
    for (kind, of_kind) in sources.facilities {
        let all = if of_kind.is_empty() { vec![Source::default()] } else { of_kind };
        rows.extend(all.into_iter().map(|source| row("facilities", Some(kind.clone()), source)));
    }
    rows.extend(sources.population.map(|source| row("population", None, source)));
    rows.extend(sources.network.map(|source| row("network", None, source)));
    rows
}

fn print_info(info: &Info<'_>, output: Output) {
    output.text(info.project.name);
    for level in &info.levels {
        let key = if level.boundaries { "cli-info-level" } else { "cli-info-level-without-boundaries" };
        output.line(&Message::new(key).with("level", level.name).with("regions", level.regions));
    }
    for indicator in &info.indicators {
        let message = Message::new("cli-info-indicator")
            .with("code", indicator.code)
            .with("name", indicator.name)
            .with("periods", indicator.periods.join(", "))
            .with("levels", indicator.levels.join(", "));
        output.line(&message);
    }
    for facility in &info.facilities {
        let kind = Message::new("cli-info-facilities").with("kind", facility.kind.as_str());
        output.line(&kind.with("count", facility.count));
    }
    if info.population > 0 {
        output.line(&Message::new("cli-info-population").with("places", info.population));
    }
    if let Some(network) = &info.network {
        output.line(
            &Message::new("cli-info-network").with("nodes", network.nodes).with("edges", network.edges),
        );
    }
    if !info.reach.is_empty() {
        output.line(&Message::new("cli-info-reach").with("names", info.reach.join(", ")));
    }
    if !info.scenarios.is_empty() {
        output.line(&Message::new("cli-info-scenarios").with("names", info.scenarios.join(", ")));
    }
    let mut told: Vec<String> = Vec::new();
    for source in info.sources.iter().filter(|source| !source.source.is_empty()) {
        let text = [source.source.as_str(), source.licence.as_str()].join(", ");
        if !told.contains(&text) {
            output.line(&Message::new("cli-info-source").with("source", text.trim_end_matches(", ")));
            told.push(text);
        }
    }
    for import in &info.imports {
        let message = Message::new("cli-info-import")
            .with("file", import.file)
            .with("date", import.imported_on)
            .with("read", import.read)
            .with("stored", import.stored);
        output.line(&message);
    }
    if !info.views.is_empty() {
        output.line(&Message::new("cli-info-views").with("names", info.views.join(", ")));
    }
}

#[derive(Serialize)]
struct ValueRow<'a> {
    key: &'a RegionKey,
    name: &'a str,
    value: Option<f64>,
    state: &'static str,
    estimated: bool,
    projected: bool,
    numerator: Option<f64>,
    denominator: Option<f64>,
}

pub(super) fn values(args: &ValuesArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project, notices) = tasks::open(&args.project, OpenFor::Reading, &output.work())?;
    output.notices(&notices);
    let level = tasks::level_named(&project, &args.level)?;
    let request = (args.indicator.as_str(), args.period, level);
    let how = (args.rate.unwrap_or_default(), args.audience.audience());
    let values = tasks::region_values_in_form(&session, &project, request, how)?;
    let rows = value_rows(&values);
    let decimals = match args.rate {
        Some(ValueForm::LocationQuotient) => 2,
        _ => project.indicator(&args.indicator).map_or(1, |indicator| indicator.decimals),
    };
    output.rows(&rows, &args.output, |row| {
        let value = match row.value {
            Some(value) => format_number(value, decimals, output.language),
            None => row.state.to_owned(),
        };
        format!("{}\t{}\t{value}", row.key, row.name)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn value_rows(values: &RegionValues) -> Vec<ValueRow<'_>> {
    let rows = values.regions.iter().zip(values.observations.cells());
    rows.map(|(region, cell)| ValueRow {
        key: &region.key,
        name: &region.name,
        value: cell.value,
        state: cell.state.code(),
        estimated: cell.estimated,
        projected: cell.projected,
        numerator: cell.numerator,
        denominator: cell.denominator,
    })
    .collect()
}

#[derive(Serialize)]
struct ClassRecord<'a> {
    scheme: crate::classify::Scheme,
    classes: usize,
    upper_bounds: &'a [f64],
    shown_breaks: &'a [f64],
    counts: &'a [usize],
    minimum: f64,
    maximum: f64,
    gvf: Option<f64>,
}

pub(super) fn classify(args: &ClassifyArgs, output: Output) -> Result<ExitCode, TaskError> {
    let mut classing = Classing::default();
    args.classing.apply(&mut classing);
    let breaks = match (&args.indicator, &args.column) {
        (Some(indicator), _) => classify_indicator(args, indicator, &classing, output)?,
        (None, Some(column)) => classify_column(args, column, &classing, output)?,
        (None, None) => {
            let message = Message::new("cli-classify-what");
            return Err(TaskError::refused(message, Message::new("cli-classify-what-hint")));
        }
    };
    if args.json {
        output.json(&ClassRecord {
            scheme: breaks.scheme,
            classes: breaks.upper_bounds.len(),
            upper_bounds: &breaks.upper_bounds,
            shown_breaks: &breaks.shown_breaks,
            counts: &breaks.counts,
            minimum: breaks.minimum,
            maximum: breaks.maximum,
            gvf: breaks.gvf,
        })?;
    } else {
        print_classes(&breaks, output);
    }
    Ok(ExitCode::SUCCESS)
}

fn classify_indicator(
    args: &ClassifyArgs,
    indicator: &str,
    classing: &Classing,
    output: Output,
) -> Result<ClassBreaks, TaskError> {
    let (session, project, notices) = tasks::open(&args.input, OpenFor::Reading, &output.work())?;
    output.notices(&notices);
    let level = match &args.level {
        Some(name) => tasks::level_named(&project, name)?,
        None => tasks::level_of_indicator(&project, indicator)?,
    };
    let values =
        tasks::region_values(&session, &project, (indicator, args.period, level), args.audience.audience())?;
    let decimals = args
        .decimals
        .or_else(|| project.indicator(indicator).map(|indicator| indicator.decimals))
        .unwrap_or(1);
    let known: Vec<f64> = values.observations.values().collect();
    tasks::classify_values(&known, classing, decimals, value_on_break(args))
}

fn classify_column(
    args: &ClassifyArgs,
    column: &str,
    classing: &Classing,
    output: Output,
) -> Result<ClassBreaks, TaskError> {
    let text =
        tasks::text_options(args.delimiter.as_deref(), args.decimal.as_deref(), args.encoding.clone())?;
    let column = tasks::column_of_file(&args.input, &ColumnRequest { column: column.to_owned(), text })?;
    if column.without_value > 0 {
        let message = Message::new("cli-cells-without-value").with("count", column.without_value);
        output.notices(&[Notice::info(message)]);
    }
    let decimals = args.decimals.unwrap_or(column.decimals);
    tasks::classify_values(&column.values, classing, decimals, value_on_break(args))
}

/// Upper bounds are `(lower, upper]` unless an interval rule is asked for, which then holds as on the map.
fn value_on_break(args: &ClassifyArgs) -> ValueOnBreak {
    if args.classing.interval.is_some() { ValueOnBreak::ByInterval } else { ValueOnBreak::Below }
}

fn print_classes(breaks: &ClassBreaks, output: Output) {
    let labels = tasks::class_labels(breaks, output.language);
    for (label, count) in labels.iter().zip(&breaks.counts) {
        output.text(&format!("{label}\t{}", format_count(*count as u64, output.language)));
    }
}

#[derive(Serialize)]
struct CheckReport {
    ok: bool,
    findings: Vec<FindingRow>,
}

#[derive(Serialize)]
struct FindingRow {
    severity: &'static str,
    what: String,
    #[serde(rename = "where")]
    place: String,
    count: usize,
}

pub(super) fn check(args: &CheckArgs, output: Output) -> Result<ExitCode, TaskError> {
    let findings = tasks::check_project(&args.project, &output.work())?;
    let ok = findings.iter().all(|finding| finding.severity != Severity::Error);
    if args.json {
        let rows = findings.iter().map(|finding| FindingRow {
            severity: severity_code(finding.severity),
            what: finding.what.to_text(output.language),
            place: finding.place.clone(),
            count: finding.count,
        });
        output.json(&CheckReport { ok, findings: rows.collect() })?;
    } else {
        print_findings(&findings, output);
        output.line(&Message::new(if ok { "cli-check-ok" } else { "cli-check-failed" }));
    }
    Ok(if ok { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// One line per kind of finding, with how often and the first places.
fn print_findings(findings: &[Finding], output: Output) {
    const PLACES: usize = 3;
    let mut kinds: Vec<&Message> = Vec::new();
    for finding in findings {
        if !kinds.contains(&&finding.what) {
            kinds.push(&finding.what);
        }
    }
    for kind in kinds {
        let of_kind: Vec<&Finding> = findings.iter().filter(|finding| finding.what == *kind).collect();
        let count: usize = of_kind.iter().map(|finding| finding.count).sum();
        let places: Vec<&str> =
            of_kind.iter().map(|finding| finding.place.as_str()).filter(|place| !place.is_empty()).collect();
        let more = if places.len() > PLACES { " …" } else { "" };
        let shown = places.into_iter().take(PLACES).collect::<Vec<_>>().join("; ");
        let place = if shown.is_empty() { shown } else { format!(" ({shown}{more})") };
        let count = format_count(count as u64, output.language);
        let text = format!("{}: {count}{place}", kind.to_text(output.language));
        output.text(&text);
    }
}

fn severity_code(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
