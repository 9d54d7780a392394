//! The schemes by name, and the one function that turns values into a class record.

use serde::{Deserialize, Serialize};

use super::cuts::{Break, place};
use super::distinct::DistinctValues;
use super::{
    ClassBreaks, ClassifyError, ClassifyOptions, FEWEST_CLASSES, MOST_CLASSES, box_plot, equal_interval,
    fisher_jenks, geometric, head_tail, manual, maximum_breaks, pretty, quantile, record, reference,
    rounding, standard_deviation,
};
use crate::text::Message;

/// How class breaks are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// Classes of equal width between minimum and maximum.
    EqualInterval,
    /// Classes of equal size: linear quantiles (type 7) at i/k.
    Quantile,
    /// Fisher–Jenks: the exact optimum of within-class squared deviations.
    #[default]
    FisherJenks,
    /// Head/tail breaks: means of ever smaller heads while a head holds at most 40 %.
    HeadTail,
    /// Mean ± 1 and 2 sample standard deviations.
    StandardDeviation,
    /// Round steps 1, 2, 5 · 10ⁿ.
    Pretty,
    /// Quartiles and fences Q1 − 1.5 IQR, Q3 + 1.5 IQR.
    BoxPlot,
    /// Middles of the k − 1 largest gaps.
    MaximumBreaks,
    /// min · (max/min)^(i/k), positive values only.
    Geometric,
    /// Breaks set by hand.
    Manual,
}

impl Scheme {
    /// Every scheme, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::FisherJenks,
        Self::Quantile,
        Self::EqualInterval,
        Self::Pretty,
        Self::StandardDeviation,
        Self::HeadTail,
        Self::BoxPlot,
        Self::MaximumBreaks,
        Self::Geometric,
        Self::Manual,
    ];

    /// The name that commands read and files store.
    pub fn code(self) -> &'static str {
        match self {
            Self::EqualInterval => "equal-interval",
            Self::Quantile => "quantile",
            Self::FisherJenks => "fisher-jenks",
            Self::HeadTail => "head-tail",
            Self::StandardDeviation => "standard-deviation",
            Self::Pretty => "pretty",
            Self::BoxPlot => "box-plot",
            Self::MaximumBreaks => "maximum-breaks",
            Self::Geometric => "geometric",
            Self::Manual => "manual",
        }
    }

    /// The scheme named `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == code)
    }

    /// The name that people read.
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::EqualInterval => "classify-scheme-equal-interval",
            Self::Quantile => "classify-scheme-quantile",
            Self::FisherJenks => "classify-scheme-fisher-jenks",
            Self::HeadTail => "classify-scheme-head-tail",
            Self::StandardDeviation => "classify-scheme-standard-deviation",
            Self::Pretty => "classify-scheme-pretty",
            Self::BoxPlot => "classify-scheme-box-plot",
            Self::MaximumBreaks => "classify-scheme-maximum-breaks",
            Self::Geometric => "classify-scheme-geometric",
            Self::Manual => "classify-scheme-manual",
        })
    }

    /// Whether the number of classes asked for has an effect. [`Scheme::Pretty`] comes as near to it as its steps allow.
    pub fn takes_class_count(self) -> bool {
        !matches!(self, Self::HeadTail | Self::StandardDeviation | Self::BoxPlot | Self::Manual)
    }
}

/// The class record of `values` (without gaps: absent and secret values are dropped by the caller).
///
/// Equal values never fall into different classes; there are never more classes than distinct values unless the breaks
/// are set by hand. The order of `values` does not matter.
///
/// # Errors
/// No values, values or breaks that are no numbers, a class count outside 2–9, values that the scheme cannot take
/// (geometric: zero and below), manual breaks that do not ascend.
pub fn classify(values: &[f64], options: &ClassifyOptions) -> Result<ClassBreaks, ClassifyError> {
    check(values, options)?;
    let distinct = DistinctValues::new(values);
    let has_zero_class = options.zero_class && distinct.minimum() == 0.0;
    let mut breaks = if has_zero_class { vec![Break::Value(0.0)] } else { Vec::new() };
    let ranked = if has_zero_class { distinct.part(1..distinct.len()) } else { distinct.clone() };
    if ranked.len() > 1 || options.scheme == Scheme::Manual {
        let most = MOST_CLASSES - usize::from(has_zero_class);
        let wanted = Wanted { classes: options.classes.min(most).min(ranked.len()), most };
        breaks.extend(match options.reference {
            Some(turn) => reference::breaks(&ranked, options, turn, wanted)?,
            None => plain_breaks(&ranked, options, wanted)?,
        });
    }
    let cuts = place(breaks, &distinct, options);
    if cuts.len() >= MOST_CLASSES {
        return Err(ClassifyError::TooManyBreaks { breaks: cuts.len() });
    }
    let exact = record::assemble(&distinct, &cuts, has_zero_class, options);
    Ok(rounding::rounded(&distinct, exact, options))
}

/// What rounding as `options` say would make of the record `exact` of the same values.
pub fn with_rounding(values: &[f64], exact: &ClassBreaks, options: &ClassifyOptions) -> ClassBreaks {
    if values.is_empty() {
        return exact.clone();
    }
    rounding::rounded(&DistinctValues::new(values), exact.clone(), options)
}

fn check(values: &[f64], options: &ClassifyOptions) -> Result<(), ClassifyError> {
    if values.is_empty() {
        return Err(ClassifyError::NoValues);
    }
    let not_finite = values.iter().filter(|value| !value.is_finite()).count();
    if not_finite > 0 {
        return Err(ClassifyError::NotFinite { values: not_finite });
    }
    if options.reference.is_some_and(|reference| !reference.is_finite()) {
        return Err(ClassifyError::ReferenceNotFinite);
    }
    let range = FEWEST_CLASSES..=MOST_CLASSES;
    if options.scheme.takes_class_count() && !range.contains(&options.classes) {
        return Err(ClassifyError::ClassCount { classes: options.classes });
    }
    Ok(())
}

/// How many classes a scheme should make.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// The number asked for, at most the number of distinct values.
    pub classes: usize,
    /// The most that there is room for.
    pub most: usize,
}

/// The breaks of the scheme over all `distinct` values, without a reference; may lie outside the values.
pub(super) fn plain_breaks(
    distinct: &DistinctValues,
    options: &ClassifyOptions,
    wanted: Wanted,
) -> Result<Vec<Break>, ClassifyError> {
    let classes = wanted.classes;
    let (minimum, maximum) = (distinct.minimum(), distinct.maximum());
    Ok(match options.scheme {
        Scheme::EqualInterval => equal_interval::breaks(minimum, maximum, classes),
        Scheme::Quantile => quantile::breaks(distinct, classes),
        Scheme::FisherJenks => fisher_jenks::breaks(distinct, classes),
        Scheme::HeadTail => head_tail::breaks(distinct, wanted.most - 1),
        Scheme::StandardDeviation => standard_deviation::breaks(distinct),
        Scheme::Pretty => pretty::breaks(minimum, maximum, wanted, 0.0),
        Scheme::BoxPlot => box_plot::breaks(distinct),
        Scheme::MaximumBreaks => maximum_breaks::breaks(distinct, classes),
        Scheme::Geometric => {
            geometric::check(distinct)?;
            geometric::breaks(minimum, maximum, classes)
        }
        Scheme::Manual => manual::breaks(&options.manual_breaks)?,
    })
}
