//! `typology`: types of regions from a recipe given by options or file.

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde::Serialize;

use super::output::Output;
use super::typology_args::TypologyArgs;
use super::typology_compare::{compare, rolled_up};
use crate::model::{
    IndicatorCode, PageSize, Project, RecipeIndicator, RegionKey, TypologyPreset, TypologyRecipe, ValueState,
};
use crate::notice::Notice;
use crate::stats::{DynamicsClass, StatusClass};
use crate::tasks::typology::{
    ClusteredRegions, MethodSubject, TypologyOutcome, TypologyRun, class_names, name_and_version,
    run_typology, saved_typology, write_method_page, write_method_tables, write_recipe,
};
use crate::tasks::{self, OpenFor, PageOutput, Session, TaskError};
use crate::text::{Language, Message, format_number, tr};

#[derive(Serialize)]
struct StatusRow<'a> {
    key: &'a RegionKey,
    name: &'a str,
    status_index: Option<f64>,
    status_class: Option<&'static str>,
    dynamics_index: Option<f64>,
    dynamics_class: Option<&'static str>,
    group: Option<String>,
    state: &'static str,
}

#[derive(Serialize)]
struct ClassRow<'a> {
    key: &'a RegionKey,
    name: &'a str,
    index: Option<f64>,
    class: Option<u8>,
    state: &'static str,
}

#[derive(Serialize)]
#[allow(clippy::struct_field_names)] // the names of the contract
struct Types<'a> {
    types: Vec<TypeRow<'a>>,
    regions: Vec<TypedRegion<'a>>,
    inertia: f64,
    mean_silhouette: f64,
}

#[derive(Serialize)]
struct TypeRow<'a> {
    r#type: usize,
    name: &'a str,
    size: usize,
    profile: BTreeMap<&'a str, f64>,
}

#[derive(Serialize)]
struct TypedRegion<'a> {
    key: &'a RegionKey,
    name: &'a str,
    r#type: Option<u8>,
    silhouette: Option<f64>,
    state: &'static str,
}

pub(super) fn typology(args: &TypologyArgs, output: Output) -> Result<ExitCode, TaskError> {
    let purpose = if args.save.is_some() { OpenFor::Editing } else { OpenFor::Reading };
    let (session, project, notices) = tasks::open(&args.project, purpose, &output.work())?;
    output.notices(&notices);
    let (start, mut subject) = start(args, (&session, &project))?;
    let recipe = recipe_of(args, start)?;
    let (run, notices) = run_typology(&session, &project, &recipe, args.audience.audience(), &output.work())?;
    output.notices(&notices);
    let run = if args.keep_types { run.with_types_kept() } else { run };
    if let Some(name) = &args.save {
        let version = tasks::typology::save_typology(&session, &project, (name, &run))?;
        output.notices(&[Notice::info(
            Message::new("cli-typology-saved").with("name", name.as_str()).with("version", version as usize),
        )]);
        subject = MethodSubject { name, version: Some(version), audience: subject.audience };
    }
    write_method(args, (&project, &run, &notices), &subject, output)?;
    if let Some(out) = &args.recipe_out {
        let recipe = TypologyRecipe { level: run.inputs.level.name.clone(), ..run.recipe.clone() };
        write_recipe(out, &recipe, output.language)?;
        let written = Message::new("cli-recipe-written").with("file", out.as_path());
        output.notices(&[Notice::info(written)]);
    }
    match (&args.roll_up, args.compare.is_some() || args.compare_at.is_some()) {
        (Some(level), _) => rolled_up(args, (&session, &project), (&run, level), output)?,
        (None, true) => compare(args, (&session, &project), (&run, subject.name), output)?,
        (None, false) => print(&run, args, output)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The recipe that the options change: the saved one, that of the file, or an empty one; and what it is called.
fn start<'a>(
    args: &'a TypologyArgs,
    (session, project): (&Session, &Project),
) -> Result<(TypologyRecipe, MethodSubject<'a>), TaskError> {
    let mut subject = MethodSubject { name: "", version: None, audience: args.audience.audience() };
    if let Some(name) = &args.typology {
        let (name, version) = name_and_version(name);
        let saved = saved_typology(session, project, (name, version))?;
        subject = MethodSubject { name, version: Some(saved.version), ..subject };
        return Ok((saved.recipe, subject));
    }
    let recipe = match &args.recipe {
        Some(file) => tasks::typology::read_recipe(file)?,
        None => TypologyRecipe::default(),
    };
    Ok((recipe, subject))
}

/// The page "Methodik" and the tables behind it, where they are asked for.
fn write_method(
    args: &TypologyArgs,
    (project, run, notices): (&Project, &TypologyRun, &[Notice]),
    subject: &MethodSubject<'_>,
    output: Output,
) -> Result<(), TaskError> {
    let work = output.work();
    if let Some(out) = &args.method_page {
        let size = PageSize::A4Portrait;
        let dpi = size.default_dpi();
        let made_on = tasks::today().parse().ok();
        let page = PageOutput { language: output.language, size_px: size.pixels(dpi), dpi, made_on };
        write_method_page(project, (run, notices), subject, (out, &page), &work)?;
    }
    if let Some(out) = &args.method_tables {
        write_method_tables(project, run, subject, (out, output.language), &work)?;
    }
    Ok(())
}

/// The recipe to begin with, changed by the options.
fn recipe_of(args: &TypologyArgs, mut recipe: TypologyRecipe) -> Result<TypologyRecipe, TaskError> {
    if let Some(preset) = args.preset {
        recipe = TypologyPreset::from(preset).applied_to(&recipe);
    }
    if let Some(method) = args.method {
        recipe.method = method.into();
        recipe.classes = recipe.method.usual_classes();
    }
    if let Some(level) = &args.level {
        recipe.level.clone_from(level);
    }
    let entries = |codes: &[String]| -> Vec<RecipeIndicator> {
        codes.iter().map(|code| RecipeIndicator::of(IndicatorCode(code.trim().to_owned()))).collect()
    };
    if !args.status.is_empty() {
        recipe.indicators = entries(&args.status);
    }
    if !args.dynamics.is_empty() {
        recipe.dynamics = entries(&args.dynamics);
    }
    recipe.period = args.period.or(recipe.period);
    recipe.compare_period = args.compare_period.or(recipe.compare_period);
    recipe.base_period = args.base_period.or(recipe.base_period);
    recipe.population = args.population.clone().map(IndicatorCode).or(recipe.population);
    recipe.min_population = args.min_population.unwrap_or(recipe.min_population);
    recipe.classes = args.classes.unwrap_or(recipe.classes);
    recipe.seed = args.seed.unwrap_or(recipe.seed);
    for key in &args.exclude {
        recipe.exclude.push(region_key(key)?);
    }
    if let Some(key) = &args.within {
        recipe.within = Some(region_key(key)?);
    }
    weigh(&mut recipe, &args.weight)?;
    for text in &args.dimension {
        let (name, codes) = text.split_once('=').ok_or_else(|| bad_pair(text))?;
        for code in codes.split(',') {
            name.trim().clone_into(&mut entry(&mut recipe, code)?.dimension);
        }
    }
    Ok(recipe)
}

fn weigh(recipe: &mut TypologyRecipe, weights: &[String]) -> Result<(), TaskError> {
    for text in weights {
        let (code, weight) = text.split_once('=').ok_or_else(|| bad_pair(text))?;
        entry(recipe, code)?.weight = weight.trim().replace(',', ".").parse().map_err(|_| bad_pair(text))?;
    }
    Ok(())
}

fn entry<'a>(recipe: &'a mut TypologyRecipe, code: &str) -> Result<&'a mut RecipeIndicator, TaskError> {
    let code = code.trim();
    let mut all = recipe.indicators.iter_mut().chain(&mut recipe.dynamics);
    all.find(|entry| entry.code.as_str() == code).ok_or_else(|| {
        let message = Message::new("cli-typology-not-in-recipe").with("code", code);
        TaskError::refused(message, Message::new("cli-usage-hint"))
    })
}

fn bad_pair(text: &str) -> TaskError {
    let message = Message::new("cli-typology-bad-pair").with("text", text);
    TaskError::refused(message, Message::new("cli-usage-hint"))
}

fn region_key(text: &str) -> Result<RegionKey, TaskError> {
    RegionKey::new(text).map_err(|_| {
        let message = Message::new("cli-bad-key").with("key", text);
        TaskError::refused(message, Message::new("cli-usage-hint"))
    })
}

fn print(run: &TypologyRun, args: &TypologyArgs, output: Output) -> Result<(), TaskError> {
    let language = output.language;
    let names = class_names(run, language);
    let class_name = |class: u8| names.get(usize::from(class.saturating_sub(1))).cloned().unwrap_or_default();
    match &run.outcome {
        TypologyOutcome::StatusDynamics { .. } => {
            let rows = status_rows(run);
            let line = |row: &StatusRow<'_>| {
                let class = row.status_class.and_then(|class| {
                    StatusClass::ALL.into_iter().find(|known| status_word(*known) == class)
                });
                let mut text = format!("{}\t{}", row.key, row.name);
                match (row.status_index, class) {
                    (Some(index), Some(class)) => {
                        let name = class_name(class.number());
                        text = format!("{text}\t{}\t{name}", format_number(index, 2, language));
                    }
                    _ => text = format!("{text}\t{}", state_word(row.state, language)),
                }
                match &row.group {
                    Some(group) => format!("{text}\t{group}"),
                    None => text,
                }
            };
            output.rows(&rows, &args.output, line)
        }
        TypologyOutcome::Classed(_) => {
            let rows = class_rows(run);
            let line = |row: &ClassRow<'_>| match (row.index, row.class) {
                (Some(index), Some(class)) => {
                    let index = format_number(index, 2, language);
                    format!("{}\t{}\t{index}\t{}", row.key, row.name, class_name(class))
                }
                _ => format!("{}\t{}\t{}", row.key, row.name, state_word(row.state, language)),
            };
            output.rows(&rows, &args.output, line)
        }
        TypologyOutcome::Clustered(found) => {
            let types = types(run, found);
            if args.output.json {
                return output.json(&types);
            }
            let line = |row: &TypedRegion<'_>| {
                let of = row.r#type.map_or_else(|| state_word(row.state, language), class_name);
                format!("{}\t{}\t{of}", row.key, row.name)
            };
            output.rows(&types.regions, &args.output, line)
        }
    }
}

/// Regions that the recipe is about.
fn shown(run: &TypologyRun) -> impl Iterator<Item = (usize, &crate::model::Region)> {
    let within = &run.inputs.within;
    run.inputs
        .regions
        .iter()
        .enumerate()
        .filter(|(position, _)| within.get(*position).copied().unwrap_or(false))
}

fn status_rows(run: &TypologyRun) -> Vec<StatusRow<'_>> {
    let TypologyOutcome::StatusDynamics { regions, .. } = &run.outcome else { return Vec::new() };
    shown(run)
        .map(|(position, region)| {
            let found = regions.get(position).copied().flatten();
            let dynamics = found.and_then(|found| found.dynamics);
            StatusRow {
                key: &region.key,
                name: &region.name,
                status_index: found.map(|found| found.status_index),
                status_class: found.map(|found| status_word(found.status)),
                dynamics_index: dynamics.map(|(index, _)| index),
                dynamics_class: dynamics.map(|(_, class)| dynamics_word(class)),
                group: found.and_then(|found| found.group()),
                state: run.state(position).code(),
            }
        })
        .collect()
}

/// Why a region has no class, in words of the language.
fn state_word(state: &str, language: Language) -> String {
    let states = [
        (ValueState::Secret, "page-secret"),
        (ValueState::NoData, "page-no-data"),
        (ValueState::NotRated, "page-not-rated"),
    ];
    let key = states.into_iter().find(|(known, _)| known.code() == state).map(|(_, key)| key);
    key.map_or_else(|| state.to_owned(), |key| tr(language, key))
}

/// The words of the contract; they are the same in every language.
fn status_word(class: StatusClass) -> &'static str {
    match class {
        StatusClass::High => "hoch",
        StatusClass::Middle => "mittel",
        StatusClass::Low => "niedrig",
        StatusClass::VeryLow => "sehr niedrig",
    }
}

fn dynamics_word(class: DynamicsClass) -> &'static str {
    match class {
        DynamicsClass::Positive => "positiv",
        DynamicsClass::Stable => "stabil",
        DynamicsClass::Negative => "negativ",
    }
}

fn class_rows(run: &TypologyRun) -> Vec<ClassRow<'_>> {
    let TypologyOutcome::Classed(found) = &run.outcome else { return Vec::new() };
    shown(run)
        .map(|(position, region)| ClassRow {
            key: &region.key,
            name: &region.name,
            index: found.index.get(position).copied().flatten(),
            class: run.outcome.class(position).map(|class| class + 1),
            state: run.state(position).code(),
        })
        .collect()
}

fn types<'a>(run: &'a TypologyRun, found: &'a ClusteredRegions) -> Types<'a> {
    let codes = || run.inputs.status.iter().map(|term| term.indicator.code.as_str());
    let types = found.profiles.iter().enumerate().map(|(number, profile)| TypeRow {
        r#type: number + 1,
        name: run.recipe.types.get(number).map_or("", |words| words.name.as_str()),
        size: profile.size,
        profile: codes().zip(profile.mean_z.iter().copied()).collect(),
    });
    Types {
        types: types.collect(),
        regions: shown(run)
            .map(|(position, region)| TypedRegion {
                key: &region.key,
                name: &region.name,
                r#type: run.outcome.class(position).map(|of| of + 1),
                silhouette: found.silhouettes.get(position).copied().flatten(),
                state: run.state(position).code(),
            })
            .collect(),
        inertia: found.inertia,
        mean_silhouette: found.mean_silhouette,
    }
}
