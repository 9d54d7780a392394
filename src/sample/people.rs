//! Who lives there: counts of people, households and services for every place and year, consistent with each other.

use super::random::{Purpose, Random};

/// Years with values; population counts are of 31 December, school figures of the school year that begins in it.
pub(super) const FIRST_YEAR: i16 = 2019;
/// Number of years with values in a sample county.
pub(super) const YEARS: usize = 6;
/// The projected year.
pub(super) const PROJECTED_YEAR: i16 = 2030;

/// What is counted, in the order of [`Counts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Counted {
    Residents,
    Under3,
    Under18,
    From18To64,
    From65,
    From80,
    Foreign,
    Nursery,
    ExaminedChildren,
    LanguageSupport,
    SchoolLeavers,
    WithoutCertificate,
    Unemployed,
    Benefits,
    ChildrenOnBenefits,
    Families,
    SingleParents,
    Dwellings,
    SocialDwellings,
    LivingSpace,
    Care,
    Doctors,
}

/// Number of kinds of counts.
pub(super) const KINDS: usize = Counted::Doctors as usize + 1;

/// One count of each kind.
pub(super) type Counts = [u32; KINDS];

/// What a place is like; decides its counts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Character {
    /// Residents in the first year.
    pub residents: f64,
    /// −1 young … 1 old.
    pub ageing: f64,
    /// 0 none … 1 much.
    pub hardship: f64,
    /// 0 village … 1 town.
    pub urbanity: f64,
    /// Residents that its doctors care for beyond its own.
    pub catchment: f64,
    /// Distinguishes the place in random numbers.
    pub number: i64,
}

struct Draw {
    random: Random,
    number: i64,
    year: usize,
}

impl Draw {
    /// A whole number near `expected`: the same leaning of a place in all years, and a little chance of the year.
    fn count(&self, kind: Counted, expected: f64, at_most: u32) -> u32 {
        let place = self.number * 64 + kind as i64;
        let leaning = 0.5 * self.random.signed(Purpose::Trend, place, 0);
        let chance = 0.22 * self.random.signed(Purpose::Rounding, place, self.year as i64);
        let rounding = self.random.signed(Purpose::Rounding, place, -1) * 0.49;
        let value = expected + (leaning + chance) * expected.max(0.0).sqrt() + rounding;
        (value.round().max(0.0) as u32).min(at_most)
    }
}

/// The counts of a place, `year` years after the first one.
pub(super) fn counts(random: Random, place: &Character, year: usize) -> Counts {
    let mut counts = [0; KINDS];
    if place.residents <= 0.0 {
        return counts;
    }
    let draw = Draw { random, number: place.number, year };
    let (a, h, town, t) = (place.ageing, place.hardship, place.urbanity, year as f64);
    // Since 2022 refugees and families moving in; the ageing corner keeps shrinking.
    let arrivals = if year >= 3 { 0.006 + 0.014 * town } else { 0.0 };
    let size = place.residents * (1.0 + t * (0.002 + 0.003 * town - 0.008 * a) + arrivals);
    let mut set = |kind: Counted, expected: f64, at_most: u32| {
        let count = draw.count(kind, expected, at_most);
        counts[kind as usize] = count;
        count
    };
    let any = u32::MAX;
    let young = set(Counted::Under18, size * (0.166 - 0.034 * a + 0.030 * h + 0.0008 * t), any);
    let old = set(Counted::From65, size * (0.226 + 0.062 * a - 0.020 * town + 0.0042 * t - 0.03 * h), any);
    let middle = set(Counted::From18To64, size * (0.608 - 0.028 * a + 0.02 * town - 0.0050 * t), any);
    let all = young + old + middle;
    let (young_n, old_n, all_n) = (f64::from(young), f64::from(old), f64::from(all));
    let babies = set(Counted::Under3, young_n * (0.158 - 0.010 * a - 0.0022 * t), young);
    set(Counted::From80, old_n * (0.292 + 0.035 * a + 0.004 * t), old);
    set(Counted::Foreign, all_n * (0.028 + 0.115 * h + 0.035 * town + 0.0055 * t), all);
    let in_care = 0.255 + 0.019 * t + 0.10 * town - 0.13 * h + 0.04 * a;
    set(Counted::Nursery, f64::from(babies) * in_care, babies);
    let examined = set(Counted::ExaminedChildren, young_n * 0.056, young);
    set(Counted::LanguageSupport, f64::from(examined) * (0.14 + 0.34 * h + 0.012 * t), examined);
    let leavers = set(Counted::SchoolLeavers, young_n * 0.060, young);
    set(Counted::WithoutCertificate, f64::from(leavers) * (0.038 + 0.15 * h + 0.002 * t), leavers);
    let pandemic = if year == 1 { 0.007 } else { 0.0 };
    set(Counted::Unemployed, f64::from(middle) * (0.026 + 0.075 * h + pandemic - 0.0006 * t), middle);
    let needy =
        set(Counted::Benefits, f64::from(young + middle) * (0.026 + 0.21 * h + 0.001 * t), young + middle);
    set(Counted::ChildrenOnBenefits, young_n * (0.034 + 0.33 * h + 0.001 * t), young.min(needy));
    let families = set(Counted::Families, young_n / 1.62, young);
    set(Counted::SingleParents, f64::from(families) * (0.135 + 0.21 * h + 0.05 * town), families);
    let dwellings = set(Counted::Dwellings, all_n / (2.05 - 0.18 * town - 0.12 * a) + 1.0, any);
    let social = (0.30 * town * h - 0.012).max(0.0) * (1.0 - 0.03 * t);
    set(Counted::SocialDwellings, f64::from(dwellings) * social, dwellings);
    set(Counted::LivingSpace, all_n * (51.0 + 4.5 * a - 6.5 * town - 7.0 * h + 0.35 * t), any);
    let in_need = set(Counted::Care, old_n * (0.148 + 0.011 * t + 0.018 * a + 0.03 * h), all);
    counts[Counted::Residents as usize] = all;
    debug_assert!(in_need <= all);
    counts[Counted::Doctors as usize] = doctors(&draw, place, t);
    counts
}

/// Doctors settle where they can care for about 1,650 people, and do not always find a successor.
fn doctors(draw: &Draw, place: &Character, years: f64) -> u32 {
    let expected = place.catchment / 1650.0 * (1.0 - 0.028 * years * (1.0 + place.ageing));
    let leaning = 0.45 * draw.random.signed(Purpose::Trend, draw.number * 64 + Counted::Doctors as i64, 0);
    (expected + leaning).round().max(0.0) as u32
}
