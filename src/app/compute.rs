//! A share that is computed from counts of the project: what is divided by what, and what comes out.

use crate::model::{Indicator, IndicatorCode, IndicatorKind, Period, Polarity, Project, Sum};
use crate::notice::Notice;
use crate::sheet::Audience;
use crate::tasks::{self, Session, TaskError};

/// What the quotient is multiplied with, and how people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// Percent.
    #[default]
    Percent,
    /// Per 1,000.
    Thousand,
    /// Per 10,000.
    TenThousand,
    /// The quotient as it is.
    One,
}

impl Scale {
    /// All scales, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Percent, Self::Thousand, Self::TenThousand, Self::One];

    /// What numerator / denominator is multiplied with.
    pub fn factor(self) -> f64 {
        match self {
            Self::Percent => 100.0,
            Self::Thousand => 1000.0,
            Self::TenThousand => 10_000.0,
            Self::One => 1.0,
        }
    }

    /// Wording key of its name.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Percent => "compute-percent",
            Self::Thousand => "compute-thousand",
            Self::TenThousand => "compute-ten-thousand",
            Self::One => "compute-one",
        }
    }
}

/// What the sum of the chosen counts is divided by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Divisor {
    /// A count.
    Count(IndicatorCode),
    /// The area of the region in square kilometres.
    Area,
}

/// A share that is being put together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ComputeDraft {
    /// Counts that are summed up above the line, in the order of the catalogue.
    pub above: Vec<IndicatorCode>,
    /// What stands below the line.
    pub below: Option<Divisor>,
    /// What the quotient is multiplied with.
    pub scale: Scale,
    /// Name typed by hand; `None` = as suggested.
    pub name: Option<String>,
    /// What is typed into the search of the counts.
    pub search: String,
    /// The count that was pressed last: a press with Shift chooses everything from there.
    pub last: Option<IndicatorCode>,
    /// What comes out.
    pub outcome: Option<Outcome>,
}

/// What the share is in the newest period.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Values of a level.
    Values {
        /// Level that was computed.
        level: String,
        /// Newest period.
        period: Period,
        /// Number of regions.
        regions: usize,
        /// Names and values, highest first, without regions that have none.
        values: Vec<(String, f64)>,
    },
    /// It cannot be computed, and why.
    Problem(Notice),
}

/// The counts that a share can be made of: those with values, in the order of the catalogue, which contain every word.
pub fn counts<'a>(project: &'a Project, search: &str) -> Vec<&'a Indicator> {
    let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let has_values =
        |code: &IndicatorCode| project.levels.iter().any(|level| !project.periods(code, level.id).is_empty());
    project
        .indicators
        .iter()
        .filter(|indicator| indicator.kind == IndicatorKind::Count && has_values(&indicator.code))
        .filter(|indicator| {
            let all = format!("{} {} {}", indicator.name, indicator.code, indicator.theme).to_lowercase();
            words.iter().all(|word| all.contains(word))
        })
        .collect()
}

/// Whether the name of a count says that it is a total ("männlich · Insgesamt", "Einwohner").
pub fn is_total(count: &Indicator) -> bool {
    let name = count.name.to_lowercase();
    let last = name.split(" · ").last().unwrap_or_default();
    ["insgesamt", "einwohner", "bevölkerung", "zusammen", "total"].iter().any(|word| last.starts_with(word))
}

/// The total that a count of a table is a part of: of its own group ("männlich"), else of the table.
pub fn total_of(project: &Project, code: &IndicatorCode) -> Option<IndicatorCode> {
    let table = |code: &IndicatorCode| code.as_str().rsplit_once('_').map(|(table, _)| table.to_owned());
    let own = project.indicator(code.as_str())?;
    let own_table = table(code)?;
    let group = own.name.split(" · ").next();
    let all = counts(project, "");
    let mut totals = all.iter().filter(|count| {
        is_total(count)
            && count.code != *code
            && count.unit == own.unit
            && table(&count.code) == Some(own_table.clone())
    });
    let first = totals.clone().next();
    let of_group = totals.find(|count| count.name.split(" · ").next() == group);
    of_group.or(first).map(|count| count.code.clone())
}

impl ComputeDraft {
    /// Adds or removes a count; with `from` everything between the two in `shown` is added.
    pub fn press(&mut self, code: &IndicatorCode, shown: &[&Indicator], from: Option<&IndicatorCode>) {
        let place = |code: &IndicatorCode| shown.iter().position(|indicator| indicator.code == *code);
        match (from.and_then(place), place(code)) {
            (Some(first), Some(last)) => {
                let run = shown.get(first.min(last)..=first.max(last)).unwrap_or_default();
                for indicator in run {
                    if !self.above.contains(&indicator.code) {
                        self.above.push(indicator.code.clone());
                    }
                }
            }
            _ if self.above.contains(code) => self.above.retain(|chosen| chosen != code),
            _ => self.above.push(code.clone()),
        }
        self.last = Some(code.clone());
    }

    /// The indicator as it stands; `None` while something is missing.
    pub fn indicator(&self, project: &Project) -> Option<Indicator> {
        let below = self.below.as_ref()?;
        let chosen: Vec<&Indicator> =
            project.indicators.iter().filter(|known| self.above.contains(&known.code)).collect();
        let first = chosen.first()?;
        let codes: Vec<&str> = chosen.iter().map(|indicator| indicator.code.as_str()).collect();
        let denominator = match below {
            Divisor::Area => Sum::AreaKm2,
            Divisor::Count(code) => Sum::parse(code.as_str())?,
        };
        let min_cases = chosen.iter().map(|indicator| indicator.min_cases).max().unwrap_or_default();
        Some(Indicator {
            theme: first.theme.clone(),
            unit: self.unit(project),
            kind: IndicatorKind::Ratio,
            numerator: Some(Sum::parse(&codes.join("+"))?),
            denominator: Some(denominator),
            factor: if *below == Divisor::Area { 1.0 } else { self.scale.factor() },
            polarity: Polarity::None,
            min_cases,
            internal: chosen.iter().any(|indicator| indicator.internal),
            ..Indicator::new(&free_code(project), &self.full_name(project))
        })
    }

    /// The name typed by hand, else a suggestion from the counts.
    pub fn full_name(&self, project: &Project) -> String {
        self.name
            .clone()
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| self.suggested_name(project))
    }

    /// From the names of the counts without what they have in common: "unter 3 Jahre bis 15 bis unter 18 Jahre".
    pub fn suggested_name(&self, project: &Project) -> String {
        let names: Vec<&str> = project
            .indicators
            .iter()
            .filter(|known| self.above.contains(&known.code))
            .map(|known| last_part(&known.name))
            .collect();
        match names.as_slice() {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first, second] => format!("{first}, {second}"),
            [first, .., last] => format!("{first} … {last}"),
        }
    }

    fn unit(&self, project: &Project) -> String {
        let whole = match &self.below {
            Some(Divisor::Area) => return "je km²".to_owned(),
            Some(Divisor::Count(code)) => project.indicator(code.as_str()).map(|count| count.unit.clone()),
            None => None,
        };
        let whole = whole.filter(|unit| !unit.is_empty() && unit != "Anzahl").unwrap_or_default();
        let text = match self.scale {
            Scale::Percent => return "%".to_owned(),
            Scale::Thousand => "je 1.000",
            Scale::TenThousand => "je 10.000",
            Scale::One => "je",
        };
        format!("{text} {whole}").trim().to_owned()
    }
}

/// GENESIS names its columns by all cells of the header: the last one tells them apart.
fn last_part(name: &str) -> &str {
    name.split(" · ").last().map_or(name, str::trim)
}

fn free_code(project: &Project) -> String {
    let taken = project.indicators.len();
    let code = |number: usize| format!("ANTEIL_{number}");
    (1..=taken + 1)
        .map(code)
        .find(|code| project.indicator(code).is_none())
        .unwrap_or_else(|| code(taken + 2))
}

/// Computes the share for the level that the map shows, else for the level it has values on.
pub fn compute(session: &Session, project: &Project, indicator: Indicator) -> Outcome {
    let code = indicator.code.clone();
    let mut with = project.clone();
    with.put_indicator(indicator);
    let read = || -> Result<Outcome, TaskError> {
        let shown = with.map.level.as_ref().and_then(|name| with.level(name));
        let has_values = |level: &&crate::model::Level| !with.periods(&code, level.id).is_empty();
        let level = match shown.filter(has_values) {
            Some(level) => level,
            None => tasks::level_of_indicator(&with, code.as_str())?,
        };
        let read = tasks::region_values(session, &with, (code.as_str(), None, level), Audience::Everyone)?;
        let cells = read.observations.cells();
        let mut values: Vec<(String, f64)> = read
            .regions
            .iter()
            .zip(cells)
            .filter_map(|(region, cell)| Some((region.name.clone(), cell.value?)))
            .collect();
        values.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(Outcome::Values {
            level: level.name.clone(),
            period: read.period,
            regions: read.regions.len(),
            values,
        })
    };
    read().unwrap_or_else(|error| Outcome::Problem(error.notice()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Coverage, Level, LevelId, LevelKind, Source};

    fn project() -> Project {
        let level = Level {
            id: LevelId(1),
            name: "Gemeinden".into(),
            kind: LevelKind::Municipality,
            region_count: 3,
            has_boundaries: true,
            epsg: None,
            valid_on: None,
            source: Source::default(),
        };
        let counts = ["unter 3 Jahre", "3 bis unter 6 Jahre", "6 bis unter 10 Jahre", "Insgesamt"];
        let indicators: Vec<Indicator> = counts
            .iter()
            .enumerate()
            .map(|(number, name)| Indicator {
                kind: IndicatorKind::Count,
                min_cases: number as u32,
                ..Indicator::new(&format!("T_{number}"), &format!("Insgesamt · {name}"))
            })
            .collect();
        let coverage: Coverage = indicators
            .iter()
            .map(|count| ((count.code.clone(), level.id), vec![Period::year(2015)]))
            .collect();
        Project {
            levels: Arc::new(vec![level]),
            indicators: Arc::new(indicators),
            coverage: Arc::new(coverage),
            ..Project::default()
        }
    }

    fn code(number: usize) -> IndicatorCode {
        IndicatorCode(format!("T_{number}"))
    }

    #[test]
    fn a_press_with_shift_chooses_everything_between() {
        let project = project();
        let shown = counts(&project, "");
        let mut draft = ComputeDraft::default();
        draft.press(&code(0), &shown, None);
        draft.press(&code(2), &shown, Some(&code(0)));
        assert_eq!(draft.above, [code(0), code(1), code(2)]);
        draft.press(&code(1), &shown, None);
        assert_eq!(draft.above, [code(0), code(2)]);
    }

    #[test]
    fn the_share_is_named_after_what_it_counts_and_keeps_the_strictest_rule() {
        let project = project();
        let mut draft = ComputeDraft { above: vec![code(2), code(0)], ..ComputeDraft::default() };
        assert_eq!(draft.indicator(&project), None, "nothing below the line");
        draft.below = Some(Divisor::Count(code(3)));
        let share = draft.indicator(&project).expect("complete");
        assert_eq!(share.name, "unter 3 Jahre, 6 bis unter 10 Jahre");
        assert_eq!((share.code.as_str(), share.unit.as_str(), share.factor), ("ANTEIL_1", "%", 100.0));
        assert_eq!(share.numerator.as_ref().map(Sum::to_string).as_deref(), Some("T_0+T_2"));
        assert_eq!(share.min_cases, 2);
        let mut with = project.clone();
        with.put_indicator(share);
        assert_eq!(with.periods(&IndicatorCode("ANTEIL_1".into()), with.levels[0].id), [Period::year(2015)]);
        assert_eq!(free_code(&with), "ANTEIL_2");
    }

    #[test]
    fn the_search_finds_counts_alone() {
        let project = project();
        let found = |text: &str| counts(&project, text).len();
        assert_eq!((found(""), found("unter jahre"), found("10"), found("gibt es nicht")), (4, 3, 1, 0));
    }
}
