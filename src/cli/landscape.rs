//! `landscape`, `rules show|save`, `import kinds`.

use std::process::ExitCode;

use serde::Serialize;

use super::output::Output;
use super::plan::{editing, reading, travel};
use super::plan_args::{ImportKindsArgs, LandscapeArgs, RulesCommand, RulesSaveArgs, RulesShowArgs};
use crate::tasks::TaskError;
use crate::tasks::reach::{
    Landscape, LandscapeRequest, RegionSupply, RuleResult, landscape as work_out, put_kinds, read_rules,
    rules_of, rules_text, save_rules, write_rules,
};
use crate::text::{Argument, Message, format_number, tr};

pub(super) fn landscape(args: &LandscapeArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project) = reading(&args.project, output)?;
    let (travel, pace) = travel(&args.travel)?;
    let request = LandscapeRequest {
        level: args.level.clone(),
        within: args.within.clone(),
        travel,
        pace,
        limit_minutes: args.travel.limit_minutes,
        enough_percent: args.enough,
        scenario: args.scenario.clone(),
        rules: args.rules.as_deref().map(read_rules).transpose()?,
        internal: args.internal,
    };
    let found = work_out(&session, &project, &request, &output.work())?;
    output.notices(&found.notices);
    if args.output.json {
        output.json(&found)?;
    } else if args.output.csv {
        output.csv(&matrix_rows(&found))?;
    } else {
        print_landscape(&found, output);
    }
    Ok(ExitCode::SUCCESS)
}

/// A cell of the matrix as CSV; `kind` is empty for the phase as a whole.
#[derive(Serialize)]
struct MatrixRow<'a> {
    phase: &'a str,
    kind: &'a str,
    key: &'a str,
    name: &'a str,
    state: &'a str,
    facilities: usize,
    people: Option<f64>,
    without: Option<f64>,
}

fn matrix_rows(found: &Landscape) -> Vec<MatrixRow<'_>> {
    let mut rows = Vec::new();
    for phase in &found.phases {
        let of_kinds = phase.kinds.iter().map(|kind| (kind.kind.as_str(), &kind.regions));
        for (kind, regions) in [("", &phase.regions)].into_iter().chain(of_kinds) {
            rows.extend(regions.iter().map(|region| MatrixRow {
                phase: phase.phase,
                kind,
                key: &region.key,
                name: &region.name,
                state: region.state,
                facilities: region.facilities,
                people: region.people,
                without: region.without,
            }));
        }
    }
    rows
}

fn print_landscape(found: &Landscape, output: Output) {
    let count =
        |regions: &[RegionSupply], state: &str| regions.iter().filter(|region| region.state == state).count();
    let line = |name: &str, regions: &[RegionSupply]| {
        Message::new("cli-landscape-line")
            .with("name", name)
            .with("present", count(regions, "present"))
            .with("reachable", count(regions, "reachable"))
            .with("missing", count(regions, "missing"))
    };
    for phase in &found.phases {
        output.line(&line(&tr(output.language, phase_key(phase.phase)), &phase.regions));
        for kind in &phase.kinds {
            output.line(&line(&format!("  {}", kind.kind), &kind.regions));
        }
    }
    for rule in &found.rules {
        print_rule(rule, output);
    }
}

fn print_rule(rule: &RuleResult, output: Output) {
    const GAPS_SHOWN: usize = 10;
    if rule.state != "checked" {
        output.line(&Message::new("cli-rule-unchecked").with("rule", rule.rule.name.as_str()));
        return;
    }
    let [met, not_met, unknown] = rule.regions_met;
    let message = Message::new("cli-rule-line")
        .with("rule", rule.rule.name.as_str())
        .with("met", met)
        .with("not_met", not_met)
        .with("unknown", unknown);
    output.line(&message);
    let number = |value: Option<f64>| match value {
        Some(value) => format_number(value, 0, output.language),
        None => "–".to_owned(),
    };
    for region in rule.gaps.iter().take(GAPS_SHOWN).filter_map(|at| rule.regions.get(*at)) {
        let message = Message::new("cli-rule-gap").with("name", region.name.as_str());
        output.line(&message.with("people", number(region.people_affected)));
    }
    if rule.gaps.len() > GAPS_SHOWN {
        output.line(&Message::new("cli-more").with("count", rule.gaps.len() - GAPS_SHOWN));
    }
    if let Some(percent) = rule.overall_percent {
        output.line(&Message::new("cli-rule-overall").with("percent", Argument::Number(percent, 1)));
    }
}

fn phase_key(phase: &str) -> &'static str {
    match phase {
        "pregnancy" => "plan-phase-pregnancy",
        "daycare" => "plan-phase-daycare",
        "primary" => "plan-phase-primary",
        "secondary" => "plan-phase-secondary",
        "work" => "plan-phase-work",
        "adults" => "plan-phase-adults",
        _ => "plan-phase-age",
    }
}

pub(super) fn rules(command: RulesCommand, output: Output) -> Result<ExitCode, TaskError> {
    match command {
        RulesCommand::Show(args) => show(&args, output),
        RulesCommand::Save(args) => save(&args, output),
    }
}

fn show(args: &RulesShowArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (_, project) = reading(&args.project, output)?;
    let rules = rules_of(&project);
    if let Some(out) = &args.out {
        write_rules(out, &rules, output.language)?;
        output.line(&Message::new("cli-plan-written").with("file", out.as_path()));
    } else if args.json {
        output.json(&rules)?;
    } else {
        output.text(rules_text(&rules, output.language)?.trim_end());
    }
    Ok(ExitCode::SUCCESS)
}

fn save(args: &RulesSaveArgs, output: Output) -> Result<ExitCode, TaskError> {
    let rules = read_rules(&args.file)?;
    let (session, project) = editing(&args.project, output)?;
    let count = rules.len();
    let notices = save_rules(&session, &project, rules)?;
    output.notices(&notices);
    output.line(&Message::new("cli-rules-saved").with("count", count));
    Ok(ExitCode::SUCCESS)
}

pub(super) fn import_kinds(args: &ImportKindsArgs, output: Output) -> Result<ExitCode, TaskError> {
    let (session, project) = editing(&args.project, output)?;
    let count = put_kinds(&session, &project, &args.file)?;
    output.line(&Message::new("cli-kinds-stored").with("count", count));
    Ok(ExitCode::SUCCESS)
}
