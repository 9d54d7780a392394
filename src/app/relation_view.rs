//! Maps that set values against others: which style is chosen, what it was made with last, and what is being typed.

use crate::model::{
    AxisCuts, BivariateMap, IndicatorCode, IndicatorKind, Level, LisaMap, MapRelation, Project, ThematicMap,
};

/// How the values of an indicator are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MapStyle {
    /// In classes.
    Classes,
    /// Beside the values of the neighbours (LISA).
    Neighbours,
    /// Beside a second indicator, in three times three cells.
    TwoIndicators,
}

impl MapStyle {
    /// All styles, the usual one first.
    pub const ALL: [Self; 3] = [Self::Classes, Self::Neighbours, Self::TwoIndicators];

    /// The style of a map.
    pub fn of(map: &ThematicMap) -> Self {
        match &map.relation {
            None => Self::Classes,
            Some(MapRelation::Lisa(_)) => Self::Neighbours,
            Some(MapRelation::Bivariate(_)) => Self::TwoIndicators,
        }
    }

    /// Wording key of its name in a menu.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Classes => "relation-style-classes",
            Self::Neighbours => "relation-style-neighbours",
            Self::TwoIndicators => "relation-style-two",
        }
    }

    /// Wording key of what it is good for.
    pub fn tip_key(self) -> &'static str {
        match self {
            Self::Classes => "relation-style-classes-tip",
            Self::Neighbours => "relation-style-neighbours-tip",
            Self::TwoIndicators => "relation-style-two-tip",
        }
    }
}

/// An axis of a map of two indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// That of the indicator of the map.
    First,
    /// That of the second indicator.
    Second,
}

impl Axis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// Where it is cut.
    pub fn cuts(self, both: &BivariateMap) -> AxisCuts {
        match self {
            Self::First => both.first_cuts,
            Self::Second => both.second_cuts,
        }
    }

    /// The map with this axis cut otherwise.
    #[must_use]
    pub fn with_cuts(self, both: &BivariateMap, cuts: AxisCuts) -> BivariateMap {
        match self {
            Self::First => BivariateMap { first_cuts: cuts, ..both.clone() },
            Self::Second => BivariateMap { second_cuts: cuts, ..both.clone() },
        }
    }
}

/// A limit on an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AxisCut {
    /// On which axis.
    pub axis: Axis,
    /// Between middle and high, not between low and middle.
    pub is_upper: bool,
}

impl AxisCut {
    /// The cuts with `number` as this limit; `None` where they would not ascend, or are not set by hand.
    pub fn put(self, cuts: AxisCuts, number: f64) -> Option<AxisCuts> {
        let AxisCuts::At(low, high) = cuts else { return None };
        let (low, high) = if self.is_upper { (low, number) } else { (number, high) };
        (low.is_finite() && high.is_finite() && low < high).then_some(AxisCuts::At(low, high))
    }
}

/// What is typed and remembered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RelationView {
    /// The seed as it is typed.
    pub seed: Option<String>,
    /// What is typed into the search for a second indicator.
    pub search: String,
    /// How neighbours were compared last.
    pub lisa: LisaMap,
    /// A limit of the thirds as it is typed.
    pub cut: Option<(AxisCut, String)>,
    /// The indicator that stood beside the first last.
    pub second: Option<IndicatorCode>,
}

/// Whether `code` can stand beside the indicator of the map: another one, with values on the level.
pub fn can_be_second(project: &Project, level: Option<&Level>, code: &IndicatorCode) -> bool {
    project.map.indicator.as_ref() != Some(code)
        && level.is_none_or(|level| !project.periods(code, level.id).is_empty())
}

/// The second indicator that a map begins with: the last one, else the first share or mean of another theme, else any.
pub fn second_to_begin_with(
    project: &Project,
    level: Option<&Level>,
    last: Option<&IndicatorCode>,
) -> Option<IndicatorCode> {
    let fits = |code: &&IndicatorCode| {
        project.indicator(code.as_str()).is_some() && can_be_second(project, level, code)
    };
    if let Some(last) = last.filter(fits) {
        return Some(last.clone());
    }
    let first = project.map.indicator.as_ref().and_then(|code| project.indicator(code.as_str()));
    let offered = || project.indicators.iter().filter(|other| can_be_second(project, level, &other.code));
    let rates = || offered().filter(|other| other.kind != IndicatorKind::Count);
    let elsewhere = rates().find(|other| first.is_none_or(|first| first.theme != other.theme));
    elsewhere.or_else(|| rates().next()).or_else(|| offered().next()).map(|found| found.code.clone())
}
