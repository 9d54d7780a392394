//! Values of the sample: every place's counts, summed up over the levels, with the gaps that real tables have.

use rayon::prelude::*;

use super::SampleSeries;
use super::county::Standing;
use super::land::{Plan, distance};
use super::levels::{COUNTIES, Drawn, LAND, MUNICIPALITIES, QUARTERS};
use super::people::{Character, Counted, Counts, FIRST_YEAR, KINDS, PROJECTED_YEAR, YEARS, counts};
use super::random::Purpose;
use crate::model::{Observation, Period, ValueState};

/// Counts of all units for one year.
struct Year {
    number: usize,
    /// `None` for units without values (the surroundings).
    of_unit: Vec<Option<Counts>>,
}

/// All series of the counts.
pub(super) fn all(plan: &Plan, drawn: &Drawn) -> Vec<SampleSeries> {
    let characters = characters(plan, drawn);
    let first = if drawn.has_surroundings { 0 } else { YEARS - 2 };
    let mut series = Vec::new();
    for number in first..YEARS {
        let year = Year::count(plan, &characters, number);
        for kind in 0..KINDS {
            year.series(drawn, kind, &mut series);
        }
    }
    if drawn.has_surroundings {
        let ahead = (PROJECTED_YEAR - FIRST_YEAR) as usize;
        Year::count(plan, &characters, ahead).projection(drawn, &mut series);
    }
    series
}

/// Counts of all units in the latest year; `None` for units without values.
pub(super) fn latest(plan: &Plan, drawn: &Drawn) -> Vec<Option<Counts>> {
    Year::count(plan, &characters(plan, drawn), YEARS - 1).of_unit
}

impl Year {
    fn count(plan: &Plan, characters: &[Option<Character>], number: usize) -> Self {
        let of_unit = characters
            .par_iter()
            .map(|character| character.as_ref().map(|c| counts(plan.random, c, number)))
            .collect();
        Self { number, of_unit }
    }

    /// The counts of the regions of a coarser level; `None` where no unit has any.
    fn summed(&self, group_of_unit: impl Fn(usize) -> usize, groups: usize) -> Vec<Option<Counts>> {
        let mut sums: Vec<Option<Counts>> = vec![None; groups];
        for (unit, counts) in self.of_unit.iter().enumerate() {
            let Some(counts) = counts else { continue };
            let sum = sums[group_of_unit(unit)].get_or_insert([0; KINDS]);
            for (sum, count) in sum.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        sums
    }

    fn by_municipality(&self, drawn: &Drawn) -> Vec<Option<Counts>> {
        self.summed(|unit| drawn.units[unit].municipality, drawn.municipalities.len())
    }

    fn by_county(&self, drawn: &Drawn) -> Vec<Option<Counts>> {
        self.summed(|unit| drawn.county_of[drawn.units[unit].municipality], drawn.counties)
    }

    fn period(&self, kind: usize) -> Option<Period> {
        let year = FIRST_YEAR + self.number as i16;
        if is_of_school_year(kind) { Some(Period::school_year(year)) } else { Period::day(year, 12, 31) }
    }

    /// The series of one count on every level that has it.
    fn series(&self, drawn: &Drawn, kind: usize, out: &mut Vec<SampleSeries>) {
        let starts =
            if is(kind, Counted::ExaminedChildren) || is(kind, Counted::LanguageSupport) { 3 } else { 0 };
        let Some(period) = self.period(kind).filter(|_| self.number >= starts) else { return };
        let estimated = is(kind, Counted::Care) && self.number % 2 == 1;
        let cells = |counts: &[Option<Counts>]| -> Vec<Observation> {
            counts.iter().map(|counts| cell(counts.as_ref(), kind, estimated)).collect()
        };
        let mut push = |level, cells| out.push(SampleSeries { indicator: kind, level, period, cells });
        let mut municipal = cells(&self.by_municipality(drawn));
        self.leave_gaps(drawn, kind, &mut municipal);
        push(MUNICIPALITIES, municipal);
        if drawn.has_surroundings {
            let county = self.by_county(drawn);
            if !is_of_school_year(kind) && !is(kind, Counted::Doctors) {
                push(QUARTERS, cells(&self.of_unit));
            }
            push(LAND, land_cells(drawn, &county, kind));
            push(COUNTIES, cells(&county));
        }
    }

    /// In the third year one association delivered no nursery figures.
    fn leave_gaps(&self, drawn: &Drawn, kind: usize, cells: &mut [Observation]) {
        if !drawn.has_surroundings || !is(kind, Counted::Nursery) || self.number != 2 {
            return;
        }
        let own = |standing| matches!(standing, Standing::Member);
        let gap = drawn.municipalities.iter().find(|m| own(m.standing)).map(|m| m.association);
        for (cell, municipality) in cells.iter_mut().zip(&drawn.municipalities) {
            if Some(municipality.association) == gap {
                *cell = Observation::absent(ValueState::NoData);
            }
        }
    }

    /// Residents by age in the projected year, municipalities only.
    fn projection(&self, drawn: &Drawn, out: &mut Vec<SampleSeries>) {
        let Some(period) = Period::day(PROJECTED_YEAR, 12, 31) else { return };
        for kind in Counted::Residents as usize..=Counted::From80 as usize {
            let project = |counts: &Option<Counts>| {
                let cell = cell(counts.as_ref(), kind, false);
                Observation { projected: cell.value.is_some(), ..cell }
            };
            let cells = self.by_municipality(drawn).iter().map(project).collect();
            out.push(SampleSeries { indicator: kind, level: MUNICIPALITIES, period, cells });
        }
    }
}

fn is(kind: usize, counted: Counted) -> bool {
    kind == counted as usize
}

fn is_of_school_year(kind: usize) -> bool {
    [Counted::ExaminedChildren, Counted::LanguageSupport, Counted::SchoolLeavers, Counted::WithoutCertificate]
        .iter()
        .any(|counted| is(kind, *counted))
}

fn cell(counts: Option<&Counts>, kind: usize, estimated: bool) -> Observation {
    match counts {
        Some(counts) => Observation { estimated, ..Observation::of(f64::from(counts[kind])) },
        None => Observation::absent(ValueState::NoData),
    }
}

/// The Land is about a hundred times the county, somewhat younger and with somewhat more hardship.
fn land_cells(drawn: &Drawn, counties: &[Option<Counts>], kind: usize) -> Vec<Observation> {
    let own = counties.iter().flatten().next();
    let lands = drawn.levels[LAND].regions.len();
    let factor =
        LAND_FACTOR.iter().find(|(counted, _)| is(kind, *counted)).map_or(1.0, |(_, factor)| *factor);
    let residents = [Counted::Under18, Counted::From18To64, Counted::From65];
    let count = |counted: usize, factor: f64| own.map(|c| (f64::from(c[counted]) * 101.3 * factor).round());
    let value = if is(kind, Counted::Residents) {
        residents
            .iter()
            .map(|counted| {
                let factor =
                    LAND_FACTOR.iter().find(|(c, _)| c == counted).map_or(1.0, |(_, factor)| *factor);
                count(*counted as usize, factor)
            })
            .sum::<Option<f64>>()
    } else {
        count(kind, factor)
    };
    // The sample county's Land is the last one in the order of keys.
    (0..lands)
        .map(|land| match value.filter(|_| land == lands - 1) {
            Some(value) => Observation::of(value),
            None => Observation::absent(ValueState::NoData),
        })
        .collect()
}

const LAND_FACTOR: [(Counted, f64); 12] = [
    (Counted::Under3, 1.07),
    (Counted::Under18, 1.05),
    (Counted::From18To64, 1.04),
    (Counted::From65, 0.91),
    (Counted::From80, 0.90),
    (Counted::Foreign, 1.32),
    (Counted::Unemployed, 1.10),
    (Counted::Benefits, 1.14),
    (Counted::ChildrenOnBenefits, 1.16),
    (Counted::SocialDwellings, 1.6),
    (Counted::LivingSpace, 0.97),
    (Counted::Doctors, 1.12),
];

/// What each unit is like; `None` for the surroundings.
fn characters(plan: &Plan, drawn: &Drawn) -> Vec<Option<Character>> {
    let town = drawn.municipalities.iter().find(|m| m.standing == Standing::CountyTown);
    let town_at = town.map(|town| town.at);
    let quarters = drawn.units.iter().enumerate();
    quarters
        .map(|(number, unit)| {
            let municipality = &drawn.municipalities[unit.municipality];
            if municipality.standing == Standing::Neighbour {
                return None;
            }
            let is_main = !drawn.has_surroundings || municipality.villages.first() == Some(&unit.village);
            let place = Place { plan, drawn, number, is_main, town_at };
            Some(place.character())
        })
        .collect()
}

/// A unit in its surroundings.
struct Place<'a> {
    plan: &'a Plan,
    drawn: &'a Drawn,
    number: usize,
    is_main: bool,
    town_at: Option<[f64; 2]>,
}

impl Place<'_> {
    fn character(&self) -> Character {
        let unit = &self.drawn.units[self.number];
        let municipality = &self.drawn.municipalities[unit.municipality];
        if municipality.standing == Standing::Unincorporated {
            return Character::default();
        }
        let s = self.plan.spacing_m;
        let random = self.plan.random;
        let (x, y) = (unit.at[0] / (3.5 * s), unit.at[1] / (3.5 * s));
        let (residents, mut urbanity) = self.size();
        let nearness = self.town_at.map_or(0.3, |town| 1.0 - (distance(unit.at, town) / (4.5 * s)).min(1.0));
        urbanity = (urbanity + 0.25 * nearness).min(1.0);
        // One corner ages: the far south-east.
        let corner = ((unit.at[0] - unit.at[1]) / (5.0 * s)).clamp(-1.0, 1.0);
        let own = 0.35 * random.signed(Purpose::Ageing, self.number as i64, 1);
        let drift = 0.7 * random.fractal(Purpose::Ageing, 2, x, y);
        let ageing = (0.55 * corner + drift + own - 0.75 * nearness + 0.1).clamp(-1.0, 1.0);
        let spots = 0.5 + random.fractal(Purpose::Hardship, 2, x * 1.2, y * 1.2);
        let own = random.unit(Purpose::Hardship, self.number as i64, 1);
        let mut hardship = 0.20 * spots.clamp(0.0, 1.0) + 0.16 * own + 0.20 * urbanity;
        if self.is_deprived_quarter() {
            hardship = 0.95;
        }
        let hardship = hardship.clamp(0.0, 1.0);
        let catchment =
            if self.is_main { residents * (1.25 + 0.3 * urbanity) + 350.0 } else { 0.1 * residents };
        Character { residents, ageing, hardship, urbanity, catchment, number: self.number as i64 }
    }

    /// Residents in the first year and how much of a town it is.
    fn size(&self) -> (f64, f64) {
        let unit = &self.drawn.units[self.number];
        let municipality = &self.drawn.municipalities[unit.municipality];
        let u = self.plan.random.unit(Purpose::Size, self.number as i64, 77);
        if !self.drawn.has_surroundings {
            let (u2, u8) = (u * u, u * u * u * u * u * u * u * u);
            let cities = u8 * u8 * u8 * u8;
            return (
                180.0 + 5200.0 * u2 + 11_000.0 * u8 + 160_000.0 * cities * cities,
                (0.2 * u2 + u8).min(1.0),
            );
        }
        let village = 200.0 + 620.0 * u * u;
        match (municipality.standing, self.is_main) {
            (Standing::CountyTown, true) => (11_800.0 + 900.0 * u, 1.0),
            (Standing::CountyTown, false) => (1500.0 + 2600.0 * u, 0.85),
            (Standing::Independent, true) => (3400.0 + 2400.0 * u, 0.7),
            (Standing::Member, true) if self.is_seat() => (2300.0 + 1500.0 * u, 0.5),
            (_, true) => (480.0 + 900.0 * u, 0.12),
            // Every sixteenth village is a hamlet, where hardly any count is large enough to be shown.
            _ if self.number % 16 == 4 => (14.0 + 30.0 * u, 0.0),
            _ => (village, 0.0),
        }
    }

    /// Whether the municipality is the one that its association is named after.
    fn is_seat(&self) -> bool {
        let position = self.drawn.units[self.number].municipality;
        let association = self.drawn.municipalities[position].association as usize;
        let levels = &self.drawn.levels;
        levels[super::levels::ASSOCIATIONS].regions[association].name
            == levels[MUNICIPALITIES].regions[position].name
    }

    /// The second quarter of the county town has the cheap housing.
    fn is_deprived_quarter(&self) -> bool {
        let unit = &self.drawn.units[self.number];
        let municipality = &self.drawn.municipalities[unit.municipality];
        municipality.standing == Standing::CountyTown && municipality.villages.get(1) == Some(&unit.village)
    }
}
