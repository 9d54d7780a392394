//! `scenario save|list|show|remove|compare` and `sites`.

use std::process::ExitCode;

use serde::Serialize;

use super::output::Output;
use super::plan_args::{
    ObjectiveArg, ScenarioCommand, ScenarioCompareArgs, ScenarioListArgs, ScenarioRemoveArgs,
    ScenarioSaveArgs, ScenarioShowArgs, SitesArgs, TravelArgs,
};
use super::reach::{pace, road};
use super::reach_args::ReachMode;
use crate::model::{Project, Scenario};
use crate::reach::graph::Pace;
use crate::reach::mode::Mode;
use crate::reach::straight::StraightPace;
use crate::tasks::reach::{
    Candidates, CompareRequest, Comparison, Effect, ScenarioEffect, SiteObjective, SitesOutcome,
    SitesRequest, TravelChoice, compare_scenarios, next_sites, read_scenario, remove_scenario, save_scenario,
    scenario_named, write_scenario,
};
use crate::tasks::{self, OpenFor, Session, TaskError};
use crate::text::{Argument, Message, format_number};

/// What travel times are made from, as the options say.
pub(super) fn travel(args: &TravelArgs) -> Result<(TravelChoice, Pace), TaskError> {
    let pace = pace(args.speed, road(args.mode))?;
    let travel = match args.mode {
        ReachMode::Straight => {
            let kmh = args.speed.unwrap_or(StraightPace::default().kmh);
            TravelChoice::Straight(StraightPace { detour: args.detour, kmh })
        }
        mode => TravelChoice::Road(road(mode).unwrap_or(Mode::Car)),
    };
    Ok((travel, pace))
}

/// Opens a project to change it.
pub(super) fn editing(path: &std::path::Path, output: Output) -> Result<(Session, Project), TaskError> {
    let (session, project, notices) = tasks::open(path, OpenFor::Editing, &output.work())?;
    output.notices(&notices);
    if session.is_read_only() {
        session.writer()?;
    }
    Ok((session, project))
}

/// Opens a project to look.
pub(super) fn reading(path: &std::path::Path, output: Output) -> Result<(Session, Project), TaskError> {
    let (session, project, notices) = tasks::open(path, OpenFor::Reading, &output.work())?;
    output.notices(&notices);
    Ok((session, project))
}

pub(super) fn scenario(command: ScenarioCommand, output: Output) -> Result<ExitCode, TaskError> {
    match command {
        ScenarioCommand::Save(args) => save(*args, output),
        ScenarioCommand::List(args) => list(&args, output),
        ScenarioCommand::Show(args) => show(&args, output),
        ScenarioCommand::Remove(args) => remove(&args, output),
        ScenarioCommand::Compare(args) => compare(*args, output),
    }
}

fn save(args: ScenarioSaveArgs, output: Output) -> Result<ExitCode, TaskError> {
    let mut scenario = match &args.file {
        Some(path) => read_scenario(path)?,
        None => Scenario::default(),
    };
    if let Some(name) = args.scenario {
        scenario.name = name;
    }
    if let Some(note) = args.note {
        scenario.note = note;
    }
    for changes in [args.close, args.moved, args.resize, args.open, args.mobile] {
        scenario.changes.extend(changes);
    }
    let (session, project) = editing(&args.project, output)?;
    let (_, notices) = save_scenario(&session, &project, &scenario)?;
    output.notices(&notices);
    let message = Message::new("cli-scenario-saved").with("name", scenario.name.trim());
    output.line(&message.with("changes", scenario.changes.len()));
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct ScenarioRow<'a> {
    name: &'a str,
    note: &'a str,
    changes: usize,
    fits: bool,
}

fn list(args: &ScenarioListArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (_, project) = reading(&args.project, output)?;
    let row = |scenario: &'_ Scenario| scenario.apply(&project.facilities).is_ok();
    let rows: Vec<ScenarioRow<'_>> = project
        .scenarios
        .values()
        .map(|scenario| ScenarioRow {
            name: &scenario.name,
            note: &scenario.note,
            changes: scenario.changes.len(),
            fits: row(scenario),
        })
        .collect();
    if args.json {
        output.json(&rows)?;
        return Ok(ExitCode::SUCCESS);
    }
    for row in rows {
        let key = if row.fits { "cli-scenario-row" } else { "cli-scenario-row-outdated" };
        output.line(&Message::new(key).with("name", row.name).with("changes", row.changes));
    }
    Ok(ExitCode::SUCCESS)
}

fn show(args: &ScenarioShowArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (_, project) = reading(&args.project, output)?;
    let scenario = scenario_named(&project, &args.scenario)?;
    if let Some(out) = &args.out {
        write_scenario(out, scenario, output.language)?;
        output.line(&Message::new("cli-plan-written").with("file", out.as_path()));
    } else if args.json {
        output.json(scenario)?;
    } else {
        output.text(tasks::reach::plan_text(scenario)?.trim_end());
    }
    Ok(ExitCode::SUCCESS)
}

fn remove(args: &ScenarioRemoveArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project) = editing(&args.project, output)?;
    remove_scenario(&session, &project, &args.scenario)?;
    output.line(&Message::new("cli-scenario-removed").with("name", args.scenario.trim()));
    Ok(ExitCode::SUCCESS)
}

/// A row of the comparison as CSV.
#[derive(Serialize)]
struct EffectRow<'a> {
    scenario: &'a str,
    key: &'a str,
    name: &'a str,
    people: Option<f64>,
    within_before: Option<f64>,
    within_after: Option<f64>,
    share_before: Option<f64>,
    share_after: Option<f64>,
    gained: Option<f64>,
    lost: Option<f64>,
    minutes_before: Option<f64>,
    minutes_after: Option<f64>,
    minutes_difference: Option<f64>,
    supply_before: Option<f64>,
    supply_after: Option<f64>,
    state: &'a str,
}

impl<'a> EffectRow<'a> {
    fn of(scenario: &'a str, effect: &'a Effect) -> Self {
        Self {
            scenario,
            key: &effect.key,
            name: &effect.name,
            people: effect.people,
            within_before: effect.within[0],
            within_after: effect.within[1],
            share_before: effect.share[0],
            share_after: effect.share[1],
            gained: effect.gained,
            lost: effect.lost,
            minutes_before: effect.minutes[0],
            minutes_after: effect.minutes[1],
            minutes_difference: effect.minutes_difference,
            supply_before: effect.supply[0],
            supply_after: effect.supply[1],
            state: effect.state,
        }
    }
}

fn compare(args: ScenarioCompareArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project) = reading(&args.project, output)?;
    let (travel, pace) = travel(&args.travel)?;
    let request = CompareRequest {
        kinds: args.facilities.iter().map(|kind| kind.trim().to_owned()).collect(),
        travel,
        pace,
        limit_minutes: args.travel.limit_minutes,
        group: args.group.unwrap_or_default(),
        level: args.level,
        within: args.within,
        before: args.against,
        after: args.scenarios,
        internal: args.internal,
    };
    let mut comparison = compare_scenarios(&session, &project, &request, &output.work())?;
    output.notices(&comparison.notices);
    if !args.cells {
        comparison.scenarios.iter_mut().for_each(|effect| effect.cells.clear());
    }
    if args.output.json {
        output.json(&comparison)?;
    } else if args.output.csv && args.cells {
        let rows: Vec<_> = comparison.scenarios.iter().flat_map(cell_rows).collect();
        output.csv(&rows)?;
    } else if args.output.csv {
        let rows: Vec<EffectRow<'_>> = comparison
            .scenarios
            .iter()
            .flat_map(|effect| {
                let of_scenario = |row| EffectRow::of(&effect.name, row);
                [&effect.total].into_iter().chain(&effect.regions).map(of_scenario)
            })
            .collect();
        output.csv(&rows)?;
    } else {
        print_comparison(&comparison, output);
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct CellRow<'a> {
    scenario: &'a str,
    key: &'a str,
    people: Option<f64>,
    minutes_before: Option<f64>,
    minutes_after: Option<f64>,
    supply_before: Option<f64>,
    supply_after: Option<f64>,
    state: &'a str,
}

fn cell_rows(effect: &ScenarioEffect) -> impl Iterator<Item = CellRow<'_>> {
    effect.cells.iter().map(|cell| CellRow {
        scenario: &effect.name,
        key: &cell.key,
        people: cell.people,
        minutes_before: cell.minutes[0],
        minutes_after: cell.minutes[1],
        supply_before: cell.supply[0],
        supply_after: cell.supply[1],
        state: cell.state,
    })
}

fn print_comparison(comparison: &Comparison, output: Output) {
    let number = |value: Option<f64>, decimals: usize| match value {
        Some(value) => format_number(value, decimals, output.language),
        None => "–".to_owned(),
    };
    let line = |effect: &Effect, name: &str| {
        Message::new("cli-compare-line")
            .with("name", name)
            .with("gained", number(effect.gained, 0))
            .with("lost", number(effect.lost, 0))
            .with("before", number(effect.share[0], 1))
            .with("after", number(effect.share[1], 1))
            .with("minutes_before", number(effect.minutes[0], 1))
            .with("minutes_after", number(effect.minutes[1], 1))
    };
    for scenario in &comparison.scenarios {
        let minutes = Argument::Number(comparison.limit_minutes, 0);
        let head = Message::new("cli-compare-head").with("name", scenario.name.as_str());
        output.line(
            &head
                .with("facilities_before", scenario.facilities[0])
                .with("facilities_after", scenario.facilities[1])
                .with("minutes", minutes),
        );
        let all = crate::text::tr(output.language, "cli-compare-all");
        output.line(&line(&scenario.total, &all));
        for group in &scenario.groups {
            output.line(&line(group, &format!("  {}", group.key)));
        }
        let changed = |region: &&Effect| {
            [region.gained, region.lost].into_iter().flatten().any(|count| count > 0.0)
                || region.minutes_difference.is_some_and(|minutes| minutes.abs() >= 0.05)
        };
        let crossing = |region: &Effect| region.gained.unwrap_or(0.0) + region.lost.unwrap_or(0.0);
        let mut regions: Vec<&Effect> = scenario.regions.iter().filter(changed).collect();
        regions.sort_by(|a, b| crossing(b).total_cmp(&crossing(a)));
        for region in regions {
            output.line(&line(region, &format!("  {}", region.name)));
        }
    }
}

pub(super) fn sites(args: &SitesArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project) =
        if args.save.is_some() { editing(&args.project, output)? } else { reading(&args.project, output)? };
    let (travel, pace) = travel(&args.travel)?;
    let candidates = match (args.candidates.trim(), &args.level) {
        ("cells", _) => Candidates::Cells,
        ("regions", Some(level)) => Candidates::Regions(level.clone()),
        ("regions", None) => {
            let hint = Message::new("tasks-reach-no-level-hint");
            return Err(TaskError::refused(Message::new("tasks-reach-no-level"), hint));
        }
        (file, _) => Candidates::File(file.into()),
    };
    let request = SitesRequest {
        kind: args.kind.trim().to_owned(),
        travel,
        pace,
        candidates,
        count: args.k,
        objective: args.objective.into(),
        limit_minutes: args.travel.limit_minutes,
        group: args.group.clone().unwrap_or_default(),
        within: args.within.clone(),
        scenario: args.scenario.clone(),
        from_scratch: args.from_scratch,
        capacity: args.capacity,
        internal: args.internal,
    };
    let outcome = next_sites(&session, &project, &request, &output.work())?;
    output.notices(&outcome.notices);
    if let Some(name) = &args.save {
        let base = args.scenario.as_deref().map(|name| scenario_named(&project, name)).transpose()?;
        let (_, notices) = save_scenario(&session, &project, &outcome.scenario(name, &request, base))?;
        output.notices(&notices);
    }
    if args.output.json {
        output.json(&outcome)?;
    } else if args.output.csv {
        output.csv(&outcome.sites)?;
    } else {
        print_sites(&outcome, args.objective, output);
    }
    Ok(ExitCode::SUCCESS)
}

fn print_sites(outcome: &SitesOutcome, objective: ObjectiveArg, output: Output) {
    let covering = SiteObjective::from(objective) == SiteObjective::Coverage;
    let decimals = if covering { 0 } else { 2 };
    let number = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| format_number(value, decimals, output.language))
    };
    for site in &outcome.sites {
        let name = if site.name.is_empty() { &site.key } else { &site.name };
        let key = if covering { "cli-site-coverage" } else { "cli-site-median" };
        let place = format!("{:.5},{:.5}", site.lon, site.lat);
        let message = Message::new(key)
            .with("rank", site.rank)
            .with("name", name.as_str())
            .with("place", place)
            .with("added", number(site.added))
            .with("after", number(site.after));
        output.line(&message);
    }
    let key = if covering { "cli-sites-coverage" } else { "cli-sites-median" };
    let message = Message::new(key)
        .with("before", number(Some(outcome.before)))
        .with("after", number(Some(outcome.after)))
        .with("bound", number(Some(outcome.bound)))
        .with("people", Argument::Number(outcome.people, 0))
        .with("minutes", Argument::Number(outcome.limit_minutes, 0));
    output.line(&message);
    let gap = Argument::Number(outcome.gap_percent, 2);
    let proof = if outcome.proven { "cli-sites-proven" } else { "cli-sites-gap" };
    output.line(&Message::new(proof).with("gap", gap));
}
