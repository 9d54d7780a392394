//! The words of `typology`, `autocorrelation` and `segregation`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::args::{AudienceArgs, TableOutput};
use crate::model::{Period, TypologyMethod};
use crate::tasks::Contiguity;

#[derive(Debug, Args)]
pub(super) struct TypologyArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) level: Option<String>,
    #[arg(long)]
    pub(super) period: Option<Period>,
    #[arg(long, value_delimiter = ',')]
    pub(super) status: Vec<String>,
    #[arg(long, value_delimiter = ',', conflicts_with = "compare_period")]
    pub(super) dynamics: Vec<String>,
    #[arg(long)]
    pub(super) compare_period: Option<Period>,
    #[arg(long)]
    pub(super) base_period: Option<Period>,
    #[arg(long)]
    pub(super) population: Option<String>,
    #[arg(long)]
    pub(super) min_population: Option<f64>,
    #[arg(long, value_delimiter = ',')]
    pub(super) exclude: Vec<String>,
    #[arg(long)]
    pub(super) within: Option<String>,
    #[arg(long, value_enum)]
    pub(super) method: Option<MethodArg>,
    #[arg(long)]
    pub(super) classes: Option<u8>,
    #[arg(long, value_name = "CODE=WEIGHT", value_delimiter = ',')]
    pub(super) weight: Vec<String>,
    #[arg(long, value_name = "NAME=CODE,..")]
    pub(super) dimension: Vec<String>,
    #[arg(long)]
    pub(super) seed: Option<u64>,
    #[arg(long)]
    pub(super) recipe: Option<PathBuf>,
    #[arg(long, value_name = "NAME[@VERSION]", conflicts_with = "recipe")]
    pub(super) typology: Option<String>,
    #[arg(long)]
    pub(super) save: Option<String>,
    #[arg(long)]
    pub(super) keep_types: bool,
    #[arg(long, value_name = "NAME[@VERSION]")]
    pub(super) compare: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    pub(super) compare_at: Option<Period>,
    #[arg(long, value_name = "LEVEL", conflicts_with_all = ["compare", "compare_at"])]
    pub(super) roll_up: Option<String>,
    #[arg(long, value_delimiter = ',', requires = "roll_up", value_parser = clap::value_parser!(u8).range(1..=9))]
    pub(super) low_classes: Vec<u8>,
    #[arg(long, value_name = "FILE")]
    pub(super) method_page: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) method_tables: Option<PathBuf>,
    #[command(flatten)]
    pub(super) output: TableOutput,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum MethodArg {
    StatusDynamics,
    Quintile,
    Rank,
    Gisd,
    Ward,
    #[value(name = "kmeans")]
    KMeans,
}

impl From<MethodArg> for TypologyMethod {
    fn from(method: MethodArg) -> Self {
        match method {
            MethodArg::StatusDynamics => Self::StatusDynamics,
            MethodArg::Quintile => Self::Quintile,
            MethodArg::Rank => Self::Rank,
            MethodArg::Gisd => Self::Gisd,
            MethodArg::Ward => Self::Ward,
            MethodArg::KMeans => Self::KMeans,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct AutocorrelationArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) level: String,
    #[arg(long)]
    pub(super) indicator: String,
    #[arg(long)]
    pub(super) period: Option<Period>,
    #[arg(long, value_enum, default_value_t)]
    pub(super) contiguity: ContiguityArg,
    #[arg(long, default_value_t = 999, value_parser = clap::value_parser!(u32).range(1..=99_999))]
    pub(super) permutations: u32,
    #[arg(long, default_value_t = 1)]
    pub(super) seed: u64,
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum ContiguityArg {
    #[default]
    Queen,
    Rook,
}

impl From<ContiguityArg> for Contiguity {
    fn from(contiguity: ContiguityArg) -> Self {
        match contiguity {
            ContiguityArg::Queen => Self::Queen,
            ContiguityArg::Rook => Self::Rook,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct SegregationArgs {
    pub(super) project: PathBuf,
    #[arg(long)]
    pub(super) level: String,
    #[arg(long)]
    pub(super) group: String,
    #[arg(long)]
    pub(super) total: String,
    #[arg(long)]
    pub(super) period: Option<Period>,
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
}
