//! The words of the command line. Their help stands in `assets/locales/*/cli.ftl`, see `help.rs`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::plan_args::{ImportKindsArgs, LandscapeArgs, RulesCommand, ScenarioCommand, SitesArgs};
use super::reach_args::{
    ImportFacilitiesArgs, ImportNetworkArgs, ImportPopulationArgs, IsochroneArgs, ReachArgs, ReachViewArg,
};
use super::typology_args::{
    AutocorrelationArgs, LisaArgs, SegregationArgs, TypologyArgs, axis_cuts, value_form,
};
use crate::classify::{Rounding, Scheme};
use crate::model::{AxisCuts, LabelContent, PageSize, Period, ValueForm};
use crate::store::ConflictRule;
use crate::tasks::SampleProject;
use crate::text::Language;

#[derive(Debug, Parser)]
#[command(name = "sozialraumatlas", version)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    pub(super) project: Option<PathBuf>,
    #[arg(long, hide = true)]
    pub(super) screenshot: Option<PathBuf>,
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<LanguageArg>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LanguageArg {
    De,
    En,
}

impl From<LanguageArg> for Language {
    fn from(language: LanguageArg) -> Self {
        match language {
            LanguageArg::De => Self::De,
            LanguageArg::En => Self::En,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Sample(SampleArgs),
    New(NewArgs),
    #[command(subcommand)]
    Import(ImportCommand),
    Info(InfoArgs),
    Values(ValuesArgs),
    Classify(ClassifyArgs),
    #[command(subcommand)]
    View(ViewCommand),
    Map(MapArgs),
    Typology(Box<TypologyArgs>),
    Autocorrelation(AutocorrelationArgs),
    Segregation(SegregationArgs),
    Reach(Box<ReachArgs>),
    Isochrone(IsochroneArgs),
    #[command(subcommand)]
    Scenario(ScenarioCommand),
    Sites(Box<SitesArgs>),
    Landscape(LandscapeArgs),
    #[command(subcommand)]
    Rules(RulesCommand),
    Export(ExportArgs),
    Check(CheckArgs),
}

#[derive(Debug, Args)]
pub(super) struct SampleArgs {
    pub(super) out: PathBuf,
    #[arg(long, default_value_t = SampleProject::default().regions, value_parser = sample_size)]
    pub(super) regions: usize,
    #[arg(long, default_value_t = SampleProject::default().seed)]
    pub(super) seed: u64,
    #[arg(long, value_name = "FILE.osm.pbf")]
    pub(super) roads: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) name: String,
}

#[derive(Debug, Subcommand)]
pub(super) enum ImportCommand {
    Boundaries(ImportBoundariesArgs),
    Indicators(ImportIndicatorsArgs),
    Catalogue(ImportCatalogueArgs),
    Facilities(Box<ImportFacilitiesArgs>),
    Population(Box<ImportPopulationArgs>),
    Network(ImportNetworkArgs),
    Kinds(ImportKindsArgs),
}

#[derive(Debug, Args)]
pub(super) struct ImportCommon {
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) encoding: Option<String>,
    #[arg(long)]
    pub(super) source: Option<String>,
    #[arg(long)]
    pub(super) licence: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum OnConflict {
    Replace,
    Keep,
    #[default]
    Abort,
}

impl From<OnConflict> for ConflictRule {
    fn from(rule: OnConflict) -> Self {
        match rule {
            OnConflict::Replace => Self::Replace,
            OnConflict::Keep => Self::Keep,
            OnConflict::Abort => Self::Abort,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct ImportBoundariesArgs {
    pub(super) project: PathBuf,
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) level: String,
    #[arg(long)]
    pub(super) key: String,
    #[arg(long)]
    pub(super) name_field: Option<String>,
    #[arg(long, requires = "parent_level")]
    pub(super) parent_key: Option<String>,
    #[arg(long, requires = "parent_key")]
    pub(super) parent_level: Option<String>,
    #[arg(long)]
    pub(super) crs: Option<String>,
    #[arg(long = "where", value_parser = field_equals)]
    pub(super) filters: Vec<(String, String)>,
    #[arg(long)]
    pub(super) valid_on: Option<Period>,
    #[arg(long)]
    pub(super) layer: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) on_conflict: OnConflict,
    #[command(flatten)]
    pub(super) common: ImportCommon,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum FormatArg {
    #[default]
    Auto,
    Long,
    Wide,
    Genesis,
}

#[derive(Debug, Args)]
pub(super) struct ImportIndicatorsArgs {
    pub(super) project: PathBuf,
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(long)]
    pub(super) level: String,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: FormatArg,
    #[arg(long)]
    pub(super) key: Option<String>,
    #[arg(long)]
    pub(super) period: Option<Period>,
    #[arg(long)]
    pub(super) delimiter: Option<String>,
    #[arg(long)]
    pub(super) decimal: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) on_conflict: OnConflict,
    #[arg(long)]
    pub(super) keep_unmatched: bool,
    #[command(flatten)]
    pub(super) common: ImportCommon,
}

#[derive(Debug, Args)]
pub(super) struct ImportCatalogueArgs {
    pub(super) project: PathBuf,
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) delimiter: Option<String>,
    #[arg(long)]
    pub(super) decimal: Option<String>,
    #[command(flatten)]
    pub(super) common: ImportCommon,
}

#[derive(Debug, Args)]
pub(super) struct InfoArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct TableOutput {
    #[arg(long, conflicts_with = "csv")]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) csv: bool,
}

#[derive(Debug, Args)]
pub(super) struct AudienceArgs {
    #[arg(long, conflicts_with = "for_publication")]
    pub(super) internal: bool,
    #[arg(long)]
    pub(super) for_publication: bool,
}

#[derive(Debug, Args)]
pub(super) struct ValuesArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) indicator: String,
    #[arg(long)]
    pub(super) period: Option<Period>,
    #[arg(long)]
    pub(super) level: String,
    #[arg(long, value_parser = value_form)]
    pub(super) rate: Option<ValueForm>,
    #[command(flatten)]
    pub(super) output: TableOutput,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct ClassingArgs {
    #[arg(long, value_parser = scheme)]
    pub(super) scheme: Option<Scheme>,
    #[arg(long)]
    pub(super) classes: Option<usize>,
    #[arg(long, value_delimiter = ',', allow_negative_numbers = true)]
    pub(super) breaks: Vec<f64>,
    #[arg(long, value_enum)]
    pub(super) interval: Option<IntervalArg>,
    #[arg(long)]
    pub(super) zero_class: bool,
    #[arg(long, allow_negative_numbers = true)]
    pub(super) reference: Option<f64>,
    #[arg(long, value_parser = rounding)]
    pub(super) rounding: Option<Rounding>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum IntervalArg {
    LowerClosed,
    UpperClosed,
}

#[derive(Debug, Args)]
pub(super) struct ClassifyArgs {
    pub(super) input: PathBuf,
    #[arg(long, conflicts_with = "column")]
    pub(super) indicator: Option<String>,
    #[arg(long)]
    pub(super) period: Option<Period>,
    #[arg(long)]
    pub(super) level: Option<String>,
    #[arg(long)]
    pub(super) column: Option<String>,
    #[arg(long)]
    pub(super) delimiter: Option<String>,
    #[arg(long)]
    pub(super) decimal: Option<String>,
    #[arg(long)]
    pub(super) encoding: Option<String>,
    #[arg(long)]
    pub(super) decimals: Option<usize>,
    #[command(flatten)]
    pub(super) classing: ClassingArgs,
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum ViewCommand {
    Save(ViewSaveArgs),
}

#[derive(Debug, Args)]
pub(super) struct ViewSaveArgs {
    pub(super) project: PathBuf,
    pub(super) name: String,
    #[command(flatten)]
    pub(super) choice: MapChoiceArgs,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // one per switch of the command line
pub(super) struct MapChoiceArgs {
    #[arg(long, conflicts_with = "view")]
    pub(super) indicator: Option<String>,
    #[arg(long, conflicts_with_all = ["view", "indicator"])]
    pub(super) typology: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["view", "indicator", "typology", "lisa", "bivariate", "rate"])]
    pub(super) reach: Option<String>,
    #[arg(long, value_enum, requires = "reach")]
    pub(super) reach_view: Option<ReachViewArg>,
    #[arg(long, requires = "reach")]
    pub(super) no_facilities: bool,
    #[arg(long, conflicts_with_all = ["indicator", "view"])]
    pub(super) close_calls: bool,
    #[arg(long, conflicts_with_all = ["typology", "bivariate"])]
    pub(super) lisa: bool,
    #[arg(long, value_name = "CODE", conflicts_with = "typology")]
    pub(super) bivariate: Option<String>,
    #[arg(long, requires = "bivariate", value_parser = axis_cuts, allow_negative_numbers = true)]
    pub(super) cuts: Option<AxisCuts>,
    #[arg(long, requires = "bivariate", value_parser = axis_cuts, allow_negative_numbers = true)]
    pub(super) second_cuts: Option<AxisCuts>,
    #[arg(long, value_parser = value_form, conflicts_with = "typology")]
    pub(super) rate: Option<ValueForm>,
    #[command(flatten)]
    pub(super) lisa_options: LisaArgs,
    #[arg(long)]
    pub(super) view: Option<String>,
    #[arg(long)]
    pub(super) period: Option<Period>,
    #[arg(long)]
    pub(super) level: Option<String>,
    #[arg(long)]
    pub(super) within: Option<String>,
    #[command(flatten)]
    pub(super) classing: ClassingArgs,
    #[arg(long)]
    pub(super) pooled: bool,
    #[arg(long)]
    pub(super) palette: Option<String>,
    #[arg(long)]
    pub(super) reverse: bool,
    #[arg(long)]
    pub(super) title: Option<String>,
    #[arg(long)]
    pub(super) subtitle: Option<String>,
    #[arg(long)]
    pub(super) reading_example: Option<String>,
    #[arg(long, value_enum)]
    pub(super) labels: Option<LabelsArg>,
    #[arg(long)]
    pub(super) size: Option<PageSize>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(30..=2400))]
    pub(super) dpi: Option<u32>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LabelsArg {
    NameAndValue,
    Name,
    Value,
    None,
}

impl From<LabelsArg> for LabelContent {
    fn from(labels: LabelsArg) -> Self {
        match labels {
            LabelsArg::NameAndValue => Self::NameAndValue,
            LabelsArg::Name => Self::Name,
            LabelsArg::Value => Self::Value,
            LabelsArg::None => Self::None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct MapArgs {
    pub(super) project: PathBuf,
    #[command(flatten)]
    pub(super) choice: MapChoiceArgs,
    #[arg(long, value_delimiter = ',', conflicts_with = "period")]
    pub(super) periods: Vec<Period>,
    #[arg(long)]
    pub(super) out: PathBuf,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportWhat {
    Values,
    Regions,
    Typology,
    Facilities,
    Kinds,
    Reach,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    pub(super) project: PathBuf,
    #[arg(long, value_enum)]
    pub(super) what: ExportWhat,
    #[arg(long, required_if_eq("what", "typology"))]
    pub(super) typology: Option<String>,
    #[arg(long, requires = "typology")]
    pub(super) version: Option<u32>,
    #[arg(long, value_name = "NAME", required_if_eq("what", "reach"))]
    pub(super) reach: Option<String>,
    #[arg(long = "kind")]
    pub(super) kinds: Vec<String>,
    #[arg(long)]
    pub(super) level: Option<String>,
    #[arg(long = "indicator")]
    pub(super) indicators: Vec<String>,
    #[arg(long)]
    pub(super) period: Option<Period>,
    #[arg(long)]
    pub(super) out: PathBuf,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) json: bool,
}

/// A number of municipalities that can be made: 1 to 200,000.
fn sample_size(text: &str) -> Result<usize, String> {
    text.trim().parse().ok().filter(|count| (1..=200_000).contains(count)).ok_or_else(|| text.to_owned())
}

/// `FIELD=VALUE`.
fn field_equals(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, value)) if !field.trim().is_empty() => {
            Ok((field.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("FIELD=VALUE".to_owned()),
    }
}

/// A scheme by the name that commands use.
fn rounding(text: &str) -> Result<Rounding, String> {
    Rounding::from_code(&text.trim().to_lowercase()).ok_or_else(|| "auto, 0, 1, 2, fives, tens".to_owned())
}

fn scheme(text: &str) -> Result<Scheme, String> {
    serde_json::from_value(serde_json::Value::String(text.trim().to_lowercase())).map_err(|_| {
        "equal-interval, quantile, fisher-jenks, head-tail, standard-deviation, pretty, box-plot, maximum-breaks, \
         geometric, manual"
            .to_owned()
    })
}
