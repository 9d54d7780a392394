//! `import facilities|population|network`, `reach`, `isochrone`.

use std::process::ExitCode;

use serde::Serialize;

use super::output::Output;
use super::reach_args::{
    ImportFacilitiesArgs, ImportNetworkArgs, ImportPlacesCommon, ImportPopulationArgs, IsochroneArgs,
    ReachArgs, ReachMode, StatedSourceArgs,
};
use crate::model::Source;
use crate::reach::decay::Decay;
use crate::reach::graph::Pace;
use crate::reach::mode::Mode;
use crate::reach::straight::StraightPace;
use crate::tasks::reach::{
    FacilityImport, IsochroneFrom, IsochroneRequest, Measure, NetworkImport, OriginChoice, OriginRow,
    PopulationImport, ReachRequest, ReachRows, TravelChoice, ValueRow, compute_isochrone, compute_reach,
    import_facilities, import_network, import_population, list_reach, remove_reach,
};
use crate::tasks::{self, OpenFor, TaskError, TextOptions, text_options, today};
use crate::text::{Argument, Message, format_number};

#[derive(Serialize)]
struct FacilityJson<'a> {
    read: usize,
    stored: usize,
    replaced: usize,
    unmatched_keys: [(); 0],
    regions_without_value: usize,
    kinds: &'a [String],
    without_place: usize,
    swapped: usize,
    duplicates: usize,
    negative_capacity: usize,
    far_from_roads: usize,
    dry_run: bool,
}

fn stated_source(args: &StatedSourceArgs) -> Source {
    Source {
        text: args.source.clone().unwrap_or_default(),
        licence: args.licence.clone().unwrap_or_default(),
    }
}

fn table_text(common: ImportPlacesCommon) -> Result<TextOptions, TaskError> {
    let ImportPlacesCommon { layer, delimiter, decimal, encoding, .. } = common;
    Ok(TextOptions { entry: layer, ..text_options(delimiter.as_deref(), decimal.as_deref(), encoding)? })
}

pub(super) fn facilities(args: ImportFacilitiesArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (dry_run, json) = (args.common.dry_run, args.common.json);
    let is_extract = args.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pbf"));
    if args.kind.is_none() && args.kind_field.is_none() && !is_extract {
        return Err(TaskError::refused(Message::new("cli-no-kind"), Message::new("cli-no-kind-hint")));
    }
    let source = stated_source(&args.common.stated);
    let text = table_text(args.common)?;
    let options = FacilityImport {
        file: args.file,
        kind: args.kind,
        kind_field: args.kind_field,
        key_field: args.key,
        name_field: args.name_field,
        xy_fields: [args.x, args.y],
        crs: args.crs,
        capacity_field: args.capacity,
        text,
        on_conflict: args.on_conflict.into(),
        source,
        imported_on: today(),
        dry_run,
    };
    let report = import_facilities(&args.project, &options, &output.work())?;
    output.notices(&report.notices);
    if json {
        output.json(&FacilityJson {
            read: report.read,
            stored: report.stored,
            replaced: report.replaced,
            unmatched_keys: [],
            regions_without_value: 0,
            kinds: &report.kinds,
            without_place: report.without_place.len(),
            swapped: report.swapped.len(),
            duplicates: report.duplicates.len(),
            negative_capacity: report.negative_capacity.len(),
            far_from_roads: report.far_from_roads.len(),
            dry_run,
        })?;
    } else {
        let key = if dry_run { "cli-facilities-would-be" } else { "cli-facilities-stored" };
        let message = Message::new(key)
            .with("read", report.read)
            .with("stored", report.stored)
            .with("kinds", report.kinds.join(", "));
        output.line(&message);
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct PopulationJson<'a> {
    read: usize,
    stored: usize,
    replaced: usize,
    unmatched_keys: [(); 0],
    regions_without_value: usize,
    residents: f64,
    groups: &'a [String],
    without_place: usize,
    swapped: usize,
    negative: usize,
    duplicates: usize,
    empty_or_secret: usize,
    dry_run: bool,
}

pub(super) fn population(args: ImportPopulationArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (dry_run, json) = (args.common.dry_run, args.common.json);
    let source = stated_source(&args.common.stated);
    let text = table_text(args.common)?;
    let options = PopulationImport {
        source,
        file: args.file,
        key_field: args.key,
        xy_fields: [args.x, args.y],
        residents_field: args.residents,
        crs: args.crs,
        text,
        imported_on: today(),
        dry_run,
    };
    let report = import_population(&args.project, &options, &output.work())?;
    output.notices(&report.notices);
    if json {
        output.json(&PopulationJson {
            read: report.read,
            stored: report.stored,
            replaced: report.replaced,
            unmatched_keys: [],
            regions_without_value: 0,
            residents: report.residents,
            groups: &report.groups,
            without_place: report.without_place.len(),
            swapped: report.swapped.len(),
            negative: report.negative.len(),
            duplicates: report.duplicates.len(),
            empty_or_secret: report.empty_or_secret,
            dry_run,
        })?;
    } else {
        let key = if dry_run { "cli-population-would-be" } else { "cli-population-stored" };
        let message = Message::new(key)
            .with("read", report.read)
            .with("stored", report.stored)
            .with("residents", Argument::Number(report.residents, 0))
            .with("groups", report.groups.len());
        output.line(&message);
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct NetworkJson {
    read: usize,
    stored: usize,
    replaced: usize,
    unmatched_keys: [(); 0],
    regions_without_value: usize,
    nodes: usize,
    edges: usize,
    turn_rules: usize,
    components: Vec<ComponentsJson>,
    dry_run: bool,
}

#[derive(Serialize)]
struct ComponentsJson {
    mode: &'static str,
    nodes: usize,
    components: usize,
    largest: usize,
}

pub(super) fn network(args: ImportNetworkArgs, output: Output) -> Result<ExitCode, TaskError> {
    let options = NetworkImport {
        source: stated_source(&args.stated),
        file: args.file,
        buffer_km: (!args.whole).then_some(args.buffer),
        imported_on: today(),
        dry_run: args.dry_run,
    };
    let report = import_network(&args.project, &options, &output.work())?;
    output.notices(&report.notices);
    if args.json {
        let components = report.parts.iter().map(|(mode, parts)| ComponentsJson {
            mode: mode.code(),
            nodes: parts.junctions,
            components: parts.parts,
            largest: parts.largest,
        });
        output.json(&NetworkJson {
            read: report.ways,
            stored: report.ways,
            replaced: usize::from(report.replaced),
            unmatched_keys: [],
            regions_without_value: 0,
            nodes: report.nodes,
            edges: report.edges,
            turn_rules: report.turn_rules,
            components: components.collect(),
            dry_run: args.dry_run,
        })?;
    } else {
        let key = if args.dry_run { "cli-network-would-be" } else { "cli-network-stored" };
        let message = Message::new(key)
            .with("ways", report.ways)
            .with("nodes", report.nodes)
            .with("edges", report.edges)
            .with("rules", report.turn_rules);
        output.line(&message);
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn reach(args: &ReachArgs, output: Output) -> Result<ExitCode, TaskError> {
    if args.list {
        return list(args, output);
    }
    if let Some(name) = &args.remove {
        let (session, _) = super::plan::editing(&args.project, output)?;
        remove_reach(&session, name)?;
        output.line(&Message::new("cli-reach-removed").with("name", name.trim()));
        return Ok(ExitCode::SUCCESS);
    }
    let saving = args.save.is_some();
    let open_for = if saving { OpenFor::Editing } else { OpenFor::Reading };
    let (session, project, notices) = tasks::open(&args.project, open_for, &output.work())?;
    output.notices(&notices);
    if saving && session.is_read_only() {
        session.writer()?;
    }
    let request = request(args)?;
    let mut outcome = compute_reach(&session, &project, &request, &output.work())?;
    output.notices(&outcome.notices);
    if let Some(name) = args.save.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        outcome.save(&session, name, &request)?;
    }
    // People of a file are in the hands of whoever asks; those of the project are not.
    if !args.internal && request.origins == OriginChoice::Population {
        outcome.rows.mask(request.measure == Measure::Share);
    }
    let number = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| format_number(value, 2, output.language))
    };
    match &outcome.rows {
        ReachRows::Origins(rows) => output.rows(rows, &args.output, |row: &OriginRow| {
            format!("{}\t{}\t{}", row.key, number(row.minutes), row.facility.as_deref().unwrap_or("–"))
        })?,
        ReachRows::Values(rows) => output.rows(rows, &args.output, |row: &ValueRow| {
            format!(
                "{}\t{}\t{}",
                row.key,
                number(row.value),
                format_number(row.population, 0, output.language)
            )
        })?,
    }
    Ok(ExitCode::SUCCESS)
}

fn list(args: &ReachArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project) = super::plan::reading(&args.project, output)?;
    let saved = list_reach(&session, &project)?;
    if args.output.json {
        output.json(&saved)?;
        return Ok(ExitCode::SUCCESS);
    }
    for row in saved {
        let causes: Vec<String> =
            row.stale.iter().map(|cause| cause.message().to_text(output.language)).collect();
        let key = if causes.is_empty() { "cli-reach-row" } else { "cli-reach-row-stale" };
        let message = Message::new(key)
            .with("name", row.name.as_str())
            .with("date", row.computed_on.as_str())
            .with("causes", causes.join(", "));
        output.line(&message);
    }
    Ok(ExitCode::SUCCESS)
}

fn request(args: &ReachArgs) -> Result<ReachRequest, TaskError> {
    let pace = pace(args.speed, args.mode.and_then(road))?;
    let travel = match (&args.matrix, args.mode) {
        // A saved question is asked again from elsewhere.
        (Some(path), _) => TravelChoice::Matrix(std::path::absolute(path).unwrap_or_else(|_| path.clone())),
        (None, Some(ReachMode::Straight) | None) => {
            let kmh = args.speed.unwrap_or(StraightPace::default().kmh);
            TravelChoice::Straight(StraightPace { detour: args.detour, kmh })
        }
        (None, Some(mode)) => TravelChoice::Road(road(mode).unwrap_or(Mode::Car)),
    };
    let origins = match args.origins.trim() {
        "population" => OriginChoice::Population,
        "regions" => OriginChoice::Regions,
        file => OriginChoice::File(file.into()),
    };
    Ok(ReachRequest {
        kinds: args.facilities.iter().map(|kind| kind.trim().to_owned()).collect(),
        travel,
        origins,
        level: args.level.clone(),
        group: args.group.clone(),
        scenario: args.scenario.clone(),
        measure: args.measure.into(),
        limit_minutes: args.limit_minutes,
        decay: decay(&args.decay, args.limit_minutes)?,
        pace,
        ..ReachRequest::default()
    })
}

pub(super) fn road(mode: ReachMode) -> Option<Mode> {
    match mode {
        ReachMode::Car => Some(Mode::Car),
        ReachMode::Bike => Some(Mode::Bicycle),
        ReachMode::Walk => Some(Mode::Foot),
        ReachMode::Straight => None,
    }
}

/// A speed of its own for cycling or walking; for cars the road classes decide.
pub(super) fn pace(speed: Option<f64>, mode: Option<Mode>) -> Result<Pace, TaskError> {
    let mut pace = Pace::default();
    match (speed, mode) {
        (Some(_), Some(Mode::Car)) => {
            let hint = Message::new("cli-speed-of-cars-hint");
            return Err(TaskError::refused(Message::new("cli-speed-of-cars"), hint));
        }
        (Some(kmh), Some(Mode::Bicycle)) => pace.bicycle_kmh = kmh as f32,
        (Some(kmh), Some(Mode::Foot)) => pace.walk_kmh = kmh as f32,
        _ => {}
    }
    Ok(pace)
}

/// `none`, `linear[:MINUTES]`, `exponential:MINUTES`, `gaussian:MINUTES`, `logistic:MINUTES:SLOPE`.
fn decay(text: &str, limit_minutes: f64) -> Result<Decay, TaskError> {
    let mut parts = text.trim().split(':');
    let form = parts.next().unwrap_or_default().to_lowercase();
    let numbers: Option<Vec<f64>> = parts
        .map(|part| part.trim().replace(',', ".").parse().ok().filter(|number: &f64| *number > 0.0))
        .collect();
    match (form.as_str(), numbers.as_deref()) {
        ("none", Some([])) => Ok(Decay::None),
        ("steps", Some([])) => Ok(Decay::Steps),
        ("linear", Some([])) => Ok(Decay::Linear { minutes: limit_minutes }),
        ("linear", Some([minutes])) => Ok(Decay::Linear { minutes: *minutes }),
        ("exponential", Some([minutes])) => Ok(Decay::Exponential { minutes: *minutes }),
        ("gaussian", Some([minutes])) => Ok(Decay::Gaussian { minutes: *minutes }),
        ("logistic", Some([minutes, slope])) => Ok(Decay::Logistic { minutes: *minutes, slope: *slope }),
        _ => {
            let message = Message::new("cli-unknown-decay").with("text", text);
            Err(TaskError::refused(message, Message::new("cli-unknown-decay-hint")))
        }
    }
}

pub(super) fn isochrone(args: &IsochroneArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, _, notices) = tasks::open(&args.project, OpenFor::Reading, &output.work())?;
    output.notices(&notices);
    let place =
        args.from.split_once(',').and_then(|(x, y)| Some([x.trim().parse().ok()?, y.trim().parse().ok()?]));
    let mode = args.mode.into();
    let request = IsochroneRequest {
        from: place.map_or_else(|| IsochroneFrom::Facility(args.from.clone()), IsochroneFrom::Place),
        mode,
        minutes: args.minutes.clone(),
        pace: pace(args.speed, Some(mode))?,
        language: output.language,
    };
    let (rows, notices) = compute_isochrone(&session, &request, args.out.as_deref(), &output.work())?;
    output.notices(&notices);
    if args.json {
        output.json(&rows)?;
        return Ok(ExitCode::SUCCESS);
    }
    for row in rows {
        let message = match row.residents {
            Some(residents) => {
                Message::new("cli-isochrone-residents").with("residents", Argument::Number(residents, 0))
            }
            None => Message::new("cli-isochrone-area"),
        };
        output.line(&message.with("minutes", Argument::Number(row.minutes, 0)));
    }
    Ok(ExitCode::SUCCESS)
}
