//! The words of `typology`, `autocorrelation` and `segregation`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use super::args::{AudienceArgs, TableOutput};
use crate::model::{
    AxisCuts, Correction, LisaMap, NeighbourRule, Period, TypologyMethod, TypologyPreset, ValueForm, metres,
};

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("compared").args(["compare", "compare_at"]).multiple(true))]
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
    #[arg(long, value_enum)]
    pub(super) preset: Option<PresetArg>,
    #[arg(long, value_name = "FILE")]
    pub(super) recipe_out: Option<PathBuf>,
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
    #[arg(long, value_name = "FILE", requires = "compared")]
    pub(super) compare_page: Option<PathBuf>,
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

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum PresetArg {
    MssBerlin,
    RiseHamburg,
}

impl From<PresetArg> for TypologyPreset {
    fn from(preset: PresetArg) -> Self {
        match preset {
            PresetArg::MssBerlin => Self::Berlin,
            PresetArg::RiseHamburg => Self::Hamburg,
        }
    }
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
    #[arg(long, value_parser = value_form)]
    pub(super) rate: Option<ValueForm>,
    #[command(flatten)]
    pub(super) lisa: LisaArgs,
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

/// How neighbours are compared; the same for tables and maps.
#[derive(Debug, Args)]
pub(super) struct LisaArgs {
    #[arg(long, value_parser = neighbour_rule)]
    neighbours: Option<NeighbourRule>,
    #[arg(long, value_enum, conflicts_with = "neighbours")]
    contiguity: Option<ContiguityArg>,
    #[arg(long, value_name = "METRES", value_parser = length)]
    snap: Option<f64>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=99_999))]
    permutations: Option<u32>,
    #[arg(long)]
    seed: Option<u64>,
    #[arg(long, value_parser = share)]
    alpha: Option<f64>,
    #[arg(long, value_enum)]
    correction: Option<CorrectionArg>,
}

impl LisaArgs {
    /// Whether any of them was given.
    pub(super) fn is_asked_for(&self) -> bool {
        self.neighbours.is_some()
            || self.contiguity.is_some()
            || self.snap.is_some()
            || self.permutations.is_some()
            || self.seed.is_some()
            || self.alpha.is_some()
            || self.correction.is_some()
    }

    /// `map` with what was said changed.
    pub(super) fn applied_to(&self, map: &LisaMap) -> LisaMap {
        let by_border = self.contiguity.map(|contiguity| match contiguity {
            ContiguityArg::Queen => NeighbourRule::Queen,
            ContiguityArg::Rook => NeighbourRule::Rook,
        });
        LisaMap {
            neighbours: self.neighbours.or(by_border).unwrap_or(map.neighbours),
            snap_m: self.snap.unwrap_or(map.snap_m),
            permutations: self.permutations.unwrap_or(map.permutations),
            seed: self.seed.unwrap_or(map.seed),
            alpha: self.alpha.unwrap_or(map.alpha),
            correction: self.correction.map_or(map.correction, |correction| match correction {
                CorrectionArg::Fdr => Correction::Fdr,
                CorrectionArg::None => Correction::None,
            }),
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CorrectionArg {
    Fdr,
    None,
}

/// `queen`, `rook`, `knn:6`, `distance:10km`.
fn neighbour_rule(text: &str) -> Result<NeighbourRule, String> {
    text.parse().map_err(|()| "queen, rook, knn:6, distance:10km".to_owned())
}

/// `5`, `5m`, `0.5km`.
fn length(text: &str) -> Result<f64, String> {
    metres(text).ok_or_else(|| "5, 5m, 0.5km".to_owned())
}

/// A number between 0 and 1, both excluded.
fn share(text: &str) -> Result<f64, String> {
    let number = text.trim().replace(',', ".").parse().ok();
    number.filter(|share| *share > 0.0 && *share < 1.0).ok_or_else(|| "0.05".to_owned())
}

/// `plain`, `eb`, `lq`.
pub(super) fn value_form(text: &str) -> Result<ValueForm, String> {
    text.parse().map_err(|()| "plain, eb, lq".to_owned())
}

/// `tertiles`, `tertiles:2015`, or two numbers `5,10`.
pub(super) fn axis_cuts(text: &str) -> Result<AxisCuts, String> {
    let text = text.trim();
    let wrong = || "tertiles, tertiles:2015, 5,10".to_owned();
    if text.eq_ignore_ascii_case("tertiles") {
        return Ok(AxisCuts::Tertiles);
    }
    if let Some(period) = text.strip_prefix("tertiles:") {
        return period.trim().parse().map(AxisCuts::TertilesOf).map_err(|_| wrong());
    }
    let (low, high) = text.split_once(',').ok_or_else(wrong)?;
    let number = |text: &str| text.trim().parse::<f64>().map_err(|_| wrong());
    Ok(AxisCuts::At(number(low)?, number(high)?))
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
