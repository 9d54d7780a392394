//! The guided page of typologies: which step is open, what is being typed, and how a change of the recipe is made.

use super::command::Command;
use super::typed_numbers::first_number;
use super::typology_page::TypologyPage;
use crate::model::{
    Indicator, IndicatorCode, IndicatorKind, KnownPeriods, Level, LevelId, MapChange, Period, Project,
    RecipeIndicator, TypologyMap, TypologyRecipe,
};
use crate::tasks::typology::TypologySuggestion;
use crate::text::Language;

/// A step of the page, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Level and period.
    Place,
    /// Indicators with polarity and weight.
    Indicators,
    /// Method and its rules.
    Method,
    /// What came out.
    Result,
    /// The other period or typology that it is compared with.
    Compare,
    /// Names of the types, saving.
    Save,
}

impl Step {
    /// All steps, first to last.
    pub const ALL: [Self; 6] =
        [Self::Place, Self::Indicators, Self::Method, Self::Result, Self::Compare, Self::Save];

    /// Wording key of its heading.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Place => "typology-step-place",
            Self::Indicators => "typology-step-indicators",
            Self::Method => "typology-step-method",
            Self::Result => "typology-step-result",
            Self::Compare => "typology-step-compare",
            Self::Save => "typology-step-save",
        }
    }
}

/// What indicators of the recipe are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The status, or the types.
    Status,
    /// The change, where it is given instead of measured between two periods.
    Change,
}

impl Part {
    /// Its indicators.
    pub fn of(self, recipe: &TypologyRecipe) -> &Vec<RecipeIndicator> {
        match self {
            Self::Status => &recipe.indicators,
            Self::Change => &recipe.dynamics,
        }
    }

    /// Its indicators, to be changed.
    pub fn of_mut(self, recipe: &mut TypologyRecipe) -> &mut Vec<RecipeIndicator> {
        match self {
            Self::Status => &mut recipe.indicators,
            Self::Change => &mut recipe.dynamics,
        }
    }
}

/// A number of the recipe that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedNumber {
    /// Weight of the indicator at this position.
    Weight(Part, usize),
    /// Below this the status is high.
    HighBelow,
    /// Above this it is low.
    LowAbove,
    /// Above this it is very low.
    VeryLowAbove,
    /// Below this the dynamics are positive.
    PositiveBelow,
    /// Above this they are negative.
    NegativeAbove,
    /// Least residents of a rated region.
    MinPopulation,
}

impl TypedNumber {
    /// The number as the recipe has it.
    pub fn of(self, recipe: &TypologyRecipe) -> f64 {
        let limits = &recipe.thresholds;
        match self {
            Self::Weight(part, position) => part.of(recipe).get(position).map_or(1.0, |entry| entry.weight),
            Self::HighBelow => limits.high_below,
            Self::LowAbove => limits.low_above,
            Self::VeryLowAbove => limits.very_low_above,
            Self::PositiveBelow => limits.positive_below,
            Self::NegativeAbove => limits.negative_above,
            Self::MinPopulation => recipe.min_population,
        }
    }

    /// The recipe with `text` as this number; `None` while that is none, or limits would not ascend.
    pub fn put(self, recipe: &TypologyRecipe, text: &str, language: Language) -> Option<TypologyRecipe> {
        let number = first_number(text, language).filter(|number| number.is_finite())?;
        let mut recipe = recipe.clone();
        let limits = &mut recipe.thresholds;
        match self {
            Self::Weight(part, position) => {
                part.of_mut(&mut recipe).get_mut(position).filter(|_| number > 0.0)?.weight = number;
            }
            Self::HighBelow => limits.high_below = number,
            Self::LowAbove => limits.low_above = number,
            Self::VeryLowAbove => limits.very_low_above = number,
            Self::PositiveBelow => limits.positive_below = number,
            Self::NegativeAbove => limits.negative_above = number,
            Self::MinPopulation => recipe.min_population = Some(number).filter(|number| *number >= 0.0)?,
        }
        recipe.thresholds.is_ascending().then_some(recipe)
    }
}

/// What is looked at and typed on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct TypologyView {
    /// The step that is open.
    pub open: Option<Step>,
    /// What is typed into the search for indicators.
    pub search: String,
    /// A number as it is typed.
    pub typed: Option<(TypedNumber, String)>,
    /// The name to save under as it is typed; `None` = as suggested.
    pub name: Option<String>,
    /// Indicators of a given change are being picked.
    pub picks_change: bool,
    /// The saved typology whose earlier versions are listed.
    pub versions_of: Option<String>,
    /// What the program suggested last, and for which level.
    pub suggested: Option<(LevelId, TypologySuggestion)>,
    /// The typology that the map showed before it showed something else.
    pub left: Option<Box<TypologyMap>>,
    /// The page that lies over the map.
    pub page: Option<TypologyPage>,
    /// The periods of the page with several maps; `None` = the latest ones.
    pub page_periods: Option<Vec<Period>>,
    /// All small changes of the recipe are listed, not only those that move most.
    pub all_scenarios: bool,
}

impl Default for TypologyView {
    fn default() -> Self {
        Self {
            open: Some(Step::Indicators),
            search: String::new(),
            typed: None,
            name: None,
            picks_change: false,
            versions_of: None,
            suggested: None,
            left: None,
            page: None,
            page_periods: None,
            all_scenarios: false,
        }
    }
}

/// The typology of the working map, or the one that a new one begins with.
pub fn typology_in_work(project: &Project, level: Option<&Level>) -> TypologyMap {
    project.map.typology.as_deref().cloned().unwrap_or_else(|| TypologyMap {
        recipe: TypologyRecipe { population: residents(project, level), ..TypologyRecipe::default() },
        marks_close_calls: true,
        ..TypologyMap::default()
    })
}

/// A change of the recipe as a command. Types that were kept are given up where they would no longer fit.
pub fn changed(
    project: &Project,
    level: Option<&Level>,
    change: impl FnOnce(&mut TypologyRecipe),
) -> Command {
    let mut map = typology_in_work(project, level);
    let before = map.recipe.clone();
    change(&mut map.recipe);
    let makes_types = |recipe: &TypologyRecipe| {
        (recipe.method, recipe.classes, recipe.winsorised, recipe.seed, recipe.indicators.clone())
    };
    if makes_types(&before) != makes_types(&map.recipe) {
        map.recipe.stored_types = None;
    }
    Command::map(MapChange::Typology(Some(Box::new(map))))
}

/// The count of residents, by what offices call it.
pub fn residents(project: &Project, level: Option<&Level>) -> Option<IndicatorCode> {
    let names = ["einwohner", "bevölkerung", "residents", "population"];
    let has_values = |indicator: &&Indicator| {
        level.is_none_or(|level| !project.periods(&indicator.code, level.id).is_empty())
    };
    let counts = project.indicators.iter().filter(|indicator| indicator.kind == IndicatorKind::Count);
    counts
        .filter(has_values)
        .find(|indicator| {
            let name = indicator.name.to_lowercase();
            indicator.code.as_str() == "EW"
                || names.iter().any(|word| name == *word)
                || name.starts_with("bevölkerung insgesamt")
                || name.starts_with("einwohner insgesamt")
                || name == "einwohnerinnen und einwohner"
        })
        .map(|indicator| indicator.code.clone())
}

/// Periods that all `indicators` have on `level`, ascending.
pub fn common_periods(
    project: &Project,
    level: Option<&Level>,
    indicators: &[RecipeIndicator],
) -> Vec<Period> {
    crate::model::common_periods(&known_periods(project, level, indicators))
}

/// The periods of each of `indicators` on `level`.
pub fn known_periods(
    project: &Project,
    level: Option<&Level>,
    indicators: &[RecipeIndicator],
) -> Vec<KnownPeriods> {
    let Some(level) = level else { return Vec::new() };
    let of = |entry: &RecipeIndicator| (entry.code.clone(), project.periods(&entry.code, level.id).to_vec());
    indicators.iter().map(of).collect()
}

/// The latest of `periods` that lies at least `years` before `period`, else the one right before it.
pub fn earlier_period(periods: &[Period], period: Period, years: i16) -> Option<Period> {
    let before = || periods.iter().rev().copied().filter(|other| *other < period);
    let far = |other: &Period| period.calendar_year() - other.calendar_year() >= years;
    before().find(far).or_else(|| before().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_make_no_sense_stay_out_of_the_recipe() {
        let recipe = TypologyRecipe::default();
        let put = |field: TypedNumber, text: &str| field.put(&recipe, text, Language::De);
        assert_eq!(put(TypedNumber::LowAbove, "0,8").map(|recipe| recipe.thresholds.low_above), Some(0.8));
        assert_eq!(put(TypedNumber::LowAbove, "2"), None, "above the limit of the next class");
        assert_eq!(put(TypedNumber::LowAbove, "viel"), None);
        assert_eq!(put(TypedNumber::MinPopulation, "-5"), None);
        assert_eq!(put(TypedNumber::Weight(Part::Status, 0), "2"), None, "there is no indicator");
    }

    #[test]
    fn change_is_measured_over_two_years_where_there_are_two() {
        let years = [2015, 2019, 2020, 2021].map(Period::year);
        let check = |period: i16, expected: Option<i16>| {
            assert_eq!(
                earlier_period(&years, Period::year(period), 2),
                expected.map(Period::year),
                "{period}"
            );
        };
        check(2021, Some(2019));
        check(2020, Some(2015));
        check(2015, None);
    }
}
