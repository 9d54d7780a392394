//! The words of the commands about reachability.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::args::{OnConflict, TableOutput};
use crate::model::ReachView;
use crate::reach::mode::Mode;
use crate::tasks::reach::Measure;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReachViewArg {
    Regions,
    Cells,
    Bands,
}

impl From<ReachViewArg> for ReachView {
    fn from(view: ReachViewArg) -> Self {
        match view {
            ReachViewArg::Regions => Self::Regions,
            ReachViewArg::Cells => Self::Cells,
            ReachViewArg::Bands => Self::Bands,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct StatedSourceArgs {
    #[arg(long)]
    pub(super) source: Option<String>,
    #[arg(long)]
    pub(super) licence: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ImportPlacesCommon {
    #[command(flatten)]
    pub(super) stated: StatedSourceArgs,
    #[arg(long)]
    pub(super) layer: Option<String>,
    #[arg(long)]
    pub(super) delimiter: Option<String>,
    #[arg(long)]
    pub(super) decimal: Option<String>,
    #[arg(long)]
    pub(super) encoding: Option<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ImportFacilitiesArgs {
    pub(super) project: PathBuf,
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) kind: Option<String>,
    #[arg(long)]
    pub(super) kind_field: Option<String>,
    #[arg(long)]
    pub(super) key: Option<String>,
    #[arg(long)]
    pub(super) name_field: Option<String>,
    #[arg(long, requires = "y")]
    pub(super) x: Option<String>,
    #[arg(long, requires = "x")]
    pub(super) y: Option<String>,
    #[arg(long)]
    pub(super) crs: Option<String>,
    #[arg(long)]
    pub(super) capacity: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) on_conflict: OnConflict,
    #[command(flatten)]
    pub(super) common: ImportPlacesCommon,
}

#[derive(Debug, Args)]
pub(super) struct ImportPopulationArgs {
    pub(super) project: PathBuf,
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) key: Option<String>,
    #[arg(long, requires = "y")]
    pub(super) x: Option<String>,
    #[arg(long, requires = "x")]
    pub(super) y: Option<String>,
    #[arg(long)]
    pub(super) crs: Option<String>,
    #[arg(long)]
    pub(super) residents: Option<String>,
    #[command(flatten)]
    pub(super) common: ImportPlacesCommon,
}

#[derive(Debug, Args)]
pub(super) struct ImportNetworkArgs {
    pub(super) project: PathBuf,
    pub(super) file: PathBuf,
    #[arg(long, default_value_t = 30.0, value_parser = distance_km)]
    pub(super) buffer: f64,
    #[command(flatten)]
    pub(super) stated: StatedSourceArgs,
    #[arg(long)]
    pub(super) whole: bool,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReachMode {
    Car,
    Bike,
    Walk,
    Straight,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RoadMode {
    Car,
    Bike,
    Walk,
}

impl From<RoadMode> for Mode {
    fn from(mode: RoadMode) -> Self {
        match mode {
            RoadMode::Car => Self::Car,
            RoadMode::Bike => Self::Bicycle,
            RoadMode::Walk => Self::Foot,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum MeasureArg {
    #[default]
    Nearest,
    Share,
    Cumulative,
    Gravity,
    #[value(name = "2sfca")]
    TwoStep,
    #[value(name = "e2sfca")]
    EnhancedTwoStep,
}

impl From<MeasureArg> for Measure {
    fn from(measure: MeasureArg) -> Self {
        match measure {
            MeasureArg::Nearest => Self::Nearest,
            MeasureArg::Share => Self::Share,
            MeasureArg::Cumulative => Self::Cumulative,
            MeasureArg::Gravity => Self::Gravity,
            MeasureArg::TwoStep => Self::TwoStep,
            MeasureArg::EnhancedTwoStep => Self::EnhancedTwoStep,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct ReachArgs {
    pub(super) project: PathBuf,
    #[arg(long, value_delimiter = ',', required_unless_present_any = ["list", "remove"])]
    pub(super) facilities: Vec<String>,
    #[arg(long, value_enum, required_unless_present_any = ["matrix", "list", "remove"])]
    pub(super) mode: Option<ReachMode>,
    #[arg(long, default_value_t = 1.3, value_parser = positive)]
    pub(super) detour: f64,
    #[arg(long, value_parser = positive)]
    pub(super) speed: Option<f64>,
    #[arg(long, default_value = "population")]
    pub(super) origins: String,
    #[arg(long)]
    pub(super) level: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) measure: MeasureArg,
    #[arg(long, default_value_t = 30.0, value_parser = positive)]
    pub(super) limit_minutes: f64,
    #[arg(long, default_value = "gaussian:10")]
    pub(super) decay: String,
    #[arg(long, value_name = "NAME")]
    pub(super) group: Option<String>,
    #[arg(long)]
    pub(super) matrix: Option<PathBuf>,
    #[arg(long)]
    pub(super) scenario: Option<String>,
    #[arg(long)]
    pub(super) save: Option<String>,
    #[arg(long, conflicts_with_all = ["facilities", "save"])]
    pub(super) list: bool,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["facilities", "save", "list"])]
    pub(super) remove: Option<String>,
    #[arg(long)]
    pub(super) internal: bool,
    #[command(flatten)]
    pub(super) output: TableOutput,
}

#[derive(Debug, Args)]
pub(super) struct IsochroneArgs {
    pub(super) project: PathBuf,
    #[arg(long, allow_hyphen_values = true)]
    pub(super) from: String,
    #[arg(long, value_enum)]
    pub(super) mode: RoadMode,
    #[arg(long, value_delimiter = ',', required = true, value_parser = positive)]
    pub(super) minutes: Vec<f64>,
    #[arg(long, value_parser = positive)]
    pub(super) speed: Option<f64>,
    #[arg(long, required_unless_present = "json")]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn positive(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim().replace(',', ".").parse().ok();
    number.filter(|number| *number > 0.0 && *number <= 10_000.0).ok_or_else(|| text.to_owned())
}

fn distance_km(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim().replace(',', ".").parse().ok();
    number.filter(|number| (0.0..=1000.0).contains(number)).ok_or_else(|| text.to_owned())
}
