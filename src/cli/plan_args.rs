//! The words of the commands that plan: scenarios, sites, what is offered, rules, kinds.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::args::TableOutput;
use super::reach_args::{ReachMode, positive};
use crate::model::ScenarioChange;
use crate::tasks::reach::SiteObjective;

/// How people travel, and how far.
#[derive(Debug, Args)]
pub(super) struct TravelArgs {
    #[arg(long, value_enum)]
    pub(super) mode: ReachMode,
    #[arg(long, default_value_t = 1.3, value_parser = positive)]
    pub(super) detour: f64,
    #[arg(long, value_parser = positive)]
    pub(super) speed: Option<f64>,
    #[arg(long, default_value_t = 15.0, value_parser = positive)]
    pub(super) limit_minutes: f64,
}

#[derive(Debug, Subcommand)]
pub(super) enum ScenarioCommand {
    Save(Box<ScenarioSaveArgs>),
    List(ScenarioListArgs),
    Show(ScenarioShowArgs),
    Remove(ScenarioRemoveArgs),
    Compare(Box<ScenarioCompareArgs>),
}

#[derive(Debug, Args)]
pub(super) struct ScenarioSaveArgs {
    pub(super) project: PathBuf,
    pub(super) scenario: Option<String>,
    #[arg(long)]
    pub(super) file: Option<PathBuf>,
    #[arg(long, value_parser = close, allow_hyphen_values = true)]
    pub(super) close: Vec<ScenarioChange>,
    #[arg(long, value_parser = open, allow_hyphen_values = true)]
    pub(super) open: Vec<ScenarioChange>,
    #[arg(long = "move", value_parser = moved, allow_hyphen_values = true)]
    pub(super) moved: Vec<ScenarioChange>,
    #[arg(long, value_parser = resize, allow_hyphen_values = true)]
    pub(super) resize: Vec<ScenarioChange>,
    #[arg(long, value_parser = mobile, allow_hyphen_values = true)]
    pub(super) mobile: Vec<ScenarioChange>,
    #[arg(long)]
    pub(super) note: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ScenarioListArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ScenarioShowArgs {
    pub(super) project: PathBuf,
    pub(super) scenario: String,
    #[arg(long)]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ScenarioRemoveArgs {
    pub(super) project: PathBuf,
    pub(super) scenario: String,
}

#[derive(Debug, Args)]
pub(super) struct ScenarioCompareArgs {
    pub(super) project: PathBuf,
    #[arg(required = true)]
    pub(super) scenarios: Vec<String>,
    #[arg(long, value_delimiter = ',', required = true)]
    pub(super) facilities: Vec<String>,
    #[command(flatten)]
    pub(super) travel: TravelArgs,
    #[arg(long)]
    pub(super) group: Option<String>,
    #[arg(long)]
    pub(super) level: Option<String>,
    #[arg(long, requires = "level")]
    pub(super) within: Option<String>,
    #[arg(long)]
    pub(super) against: Option<String>,
    #[arg(long)]
    pub(super) cells: bool,
    #[command(flatten)]
    pub(super) output: TableOutput,
    #[arg(long)]
    pub(super) internal: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ObjectiveArg {
    #[default]
    Coverage,
    PMedian,
}

impl From<ObjectiveArg> for SiteObjective {
    fn from(objective: ObjectiveArg) -> Self {
        match objective {
            ObjectiveArg::Coverage => Self::Coverage,
            ObjectiveArg::PMedian => Self::PMedian,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct SitesArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) kind: String,
    #[command(flatten)]
    pub(super) travel: TravelArgs,
    #[arg(long, default_value = "cells")]
    pub(super) candidates: String,
    #[arg(long)]
    pub(super) level: Option<String>,
    #[arg(long)]
    pub(super) within: Option<String>,
    #[arg(long, default_value_t = 1, value_parser = count)]
    pub(super) k: usize,
    #[arg(long, value_enum, default_value_t)]
    pub(super) objective: ObjectiveArg,
    #[arg(long)]
    pub(super) group: Option<String>,
    #[arg(long)]
    pub(super) scenario: Option<String>,
    #[arg(long)]
    pub(super) from_scratch: bool,
    #[arg(long, value_parser = positive)]
    pub(super) capacity: Option<f64>,
    #[arg(long)]
    pub(super) save: Option<String>,
    #[command(flatten)]
    pub(super) output: TableOutput,
    #[arg(long)]
    pub(super) internal: bool,
}

#[derive(Debug, Args)]
pub(super) struct LandscapeArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) level: String,
    #[command(flatten)]
    pub(super) travel: TravelArgs,
    #[arg(long)]
    pub(super) within: Option<String>,
    #[arg(long, default_value_t = 50.0, value_parser = percent)]
    pub(super) enough: f64,
    #[arg(long)]
    pub(super) scenario: Option<String>,
    #[arg(long)]
    pub(super) rules: Option<PathBuf>,
    #[command(flatten)]
    pub(super) output: TableOutput,
    #[arg(long)]
    pub(super) internal: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    Show(RulesShowArgs),
    Save(RulesSaveArgs),
}

#[derive(Debug, Args)]
pub(super) struct RulesShowArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RulesSaveArgs {
    pub(super) project: PathBuf,
    pub(super) file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct ImportKindsArgs {
    pub(super) project: PathBuf,
    pub(super) file: PathBuf,
}

fn count(text: &str) -> Result<usize, String> {
    text.trim().parse().ok().filter(|count| (1..=1000).contains(count)).ok_or_else(|| text.to_owned())
}

fn percent(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim().replace(',', ".").parse().ok();
    number.filter(|number| *number > 0.0 && *number <= 100.0).ok_or_else(|| text.to_owned())
}

/// `KEY` or `KIND/KEY`: kind and key.
fn subject(text: &str) -> (Option<String>, String) {
    match text.split_once('/') {
        Some((kind, key)) => (Some(kind.trim().to_owned()), key.trim().to_owned()),
        None => (None, text.trim().to_owned()),
    }
}

/// `WHAT@LON,LAT` and perhaps `:MORE`.
fn placed(text: &str) -> Option<(&str, f64, f64, Option<&str>)> {
    let (what, place) = text.rsplit_once('@')?;
    let (place, more) = place.split_once(':').map_or((place, None), |(place, more)| (place, Some(more)));
    let (lon, lat) = place.split_once(',')?;
    Some((what.trim(), lon.trim().parse().ok()?, lat.trim().parse().ok()?, more.map(str::trim)))
}

#[allow(clippy::unnecessary_wraps)] // the shape of a parser
fn close(text: &str) -> Result<ScenarioChange, String> {
    let (kind, facility) = subject(text);
    Ok(ScenarioChange::Close { facility, kind })
}

fn open(text: &str) -> Result<ScenarioChange, String> {
    let wrong = || "KIND@LON,LAT[:CAPACITY]".to_owned();
    let (kind, lon, lat, more) = placed(text).ok_or_else(wrong)?;
    let capacity = more.map(|more| more.parse::<f64>().map_err(|_| wrong())).transpose()?;
    Ok(ScenarioChange::Open { kind: kind.to_owned(), lon, lat, capacity, name: String::new() })
}

fn moved(text: &str) -> Result<ScenarioChange, String> {
    let (what, lon, lat, _) = placed(text).ok_or_else(|| "KEY@LON,LAT".to_owned())?;
    let (kind, facility) = subject(what);
    Ok(ScenarioChange::Move { facility, kind, lon, lat })
}

fn resize(text: &str) -> Result<ScenarioChange, String> {
    let wrong = || "KEY=CAPACITY".to_owned();
    let (what, capacity) = text.rsplit_once('=').ok_or_else(wrong)?;
    let (kind, facility) = subject(what);
    let capacity = capacity.trim().replace(',', ".").parse().map_err(|_| wrong())?;
    Ok(ScenarioChange::Resize { facility, kind, capacity })
}

fn mobile(text: &str) -> Result<ScenarioChange, String> {
    let wrong = || "KIND@LON,LAT:DAYSxHOURS".to_owned();
    let (kind, lon, lat, more) = placed(text).ok_or_else(wrong)?;
    let (days, hours) = more.and_then(|more| more.split_once('x')).ok_or_else(wrong)?;
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().map_err(|_| wrong());
    Ok(ScenarioChange::Mobile {
        kind: kind.to_owned(),
        lon,
        lat,
        days: number(days)?,
        hours: number(hours)?,
        full_hours: crate::model::scenario::FULL_WEEK_HOURS,
        capacity: None,
        name: String::new(),
    })
}
