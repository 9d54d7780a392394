//! The indicators of the sample: counts, and fifteen shares, rates and means computed from them, in five themes.

use super::people::Counted;
use crate::model::{Indicator, IndicatorKind, Polarity, Source, Sum};

/// Population, families, migration.
const PEOPLE: &str = "Demografie";
const EDUCATION: &str = "Bildung";
const WORK: &str = "Arbeit und Existenzsicherung";
const HOUSING: &str = "Wohnen";
const HEALTH: &str = "Gesundheit und Pflege";

/// A count: what, code, name, theme, unit, smallest count that is shown.
type CountRow = (Counted, &'static str, &'static str, &'static str, &'static str, u32);
/// A derived indicator: code, name, theme, unit, numerator, denominator, factor, polarity, decimals.
type RateRow = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    f64,
    Polarity,
    usize,
);

/// The counts, in the order of [`Counted`].
const COUNTS: [CountRow; 22] = [
    (Counted::Residents, "EW", "Einwohnerinnen und Einwohner", PEOPLE, "Personen", 0),
    (Counted::Under3, "EW_U3", "Unter 3-Jährige", PEOPLE, "Personen", 0),
    (Counted::Under18, "EW_U18", "Unter 18-Jährige", PEOPLE, "Personen", 0),
    (Counted::From18To64, "EW_18_64", "18- bis 64-Jährige", PEOPLE, "Personen", 0),
    (Counted::From65, "EW_65", "65-Jährige und Ältere", PEOPLE, "Personen", 0),
    (Counted::From80, "EW_80", "80-Jährige und Ältere", PEOPLE, "Personen", 0),
    (Counted::Foreign, "EW_AUSL", "Ausländerinnen und Ausländer", PEOPLE, "Personen", 3),
    (Counted::Nursery, "KITA_U3", "Betreute Kinder unter 3 Jahren", EDUCATION, "Kinder", 3),
    (Counted::ExaminedChildren, "SEU", "Untersuchte Kinder zur Einschulung", EDUCATION, "Kinder", 3),
    (
        Counted::LanguageSupport,
        "SEU_SPRACHE",
        "Kinder mit Sprachförderbedarf zur Einschulung",
        EDUCATION,
        "Kinder",
        3,
    ),
    (Counted::SchoolLeavers, "ABG", "Schulabgänge", EDUCATION, "Personen", 3),
    (Counted::WithoutCertificate, "ABG_OHNE", "Schulabgänge ohne Abschluss", EDUCATION, "Personen", 3),
    (Counted::Unemployed, "ALO", "Arbeitslose", WORK, "Personen", 3),
    (Counted::Benefits, "SGB2", "Personen in Bedarfsgemeinschaften (SGB II)", WORK, "Personen", 3),
    (
        Counted::ChildrenOnBenefits,
        "SGB2_U18",
        "Unter 18-Jährige in Bedarfsgemeinschaften (SGB II)",
        WORK,
        "Personen",
        3,
    ),
    (Counted::Families, "HH_KIND", "Haushalte mit Kindern", HOUSING, "Haushalte", 3),
    (Counted::SingleParents, "HH_ALLEIN", "Haushalte von Alleinerziehenden", HOUSING, "Haushalte", 3),
    (Counted::Dwellings, "WOHN", "Wohnungen", HOUSING, "Wohnungen", 0),
    (Counted::SocialDwellings, "WOHN_SOZ", "Wohnungen mit Sozialbindung", HOUSING, "Wohnungen", 0),
    (Counted::LivingSpace, "WOHNFL", "Wohnfläche", HOUSING, "m²", 0),
    (Counted::Care, "PFLEGE", "Pflegebedürftige", HEALTH, "Personen", 3),
    (Counted::Doctors, "HAUSARZT", "Hausärztinnen und Hausärzte", HEALTH, "Personen", 0),
];

const PERCENT: &str = "%";

/// The fifteen indicators that maps are made of.
const RATES: [RateRow; 15] = [
    ("ANT_U18", "Anteil unter 18-Jähriger", PEOPLE, PERCENT, "EW_U18", "EW", 100.0, Polarity::None, 1),
    ("ANT_65", "Anteil 65-Jähriger und Älterer", PEOPLE, PERCENT, "EW_65", "EW", 100.0, Polarity::None, 1),
    (
        "ANT_AUSL",
        "Anteil Ausländerinnen und Ausländer",
        PEOPLE,
        PERCENT,
        "EW_AUSL",
        "EW",
        100.0,
        Polarity::None,
        1,
    ),
    ("DICHTE", "Bevölkerungsdichte", PEOPLE, "Einwohner je km²", "EW", "area_km2", 1.0, Polarity::None, 0),
    (
        "Q_KITA_U3",
        "Betreuungsquote unter 3-Jähriger",
        EDUCATION,
        PERCENT,
        "KITA_U3",
        "EW_U3",
        100.0,
        Polarity::Relief,
        1,
    ),
    (
        "Q_SPRACHE",
        "Kinder mit Sprachförderbedarf zur Einschulung",
        EDUCATION,
        PERCENT,
        "SEU_SPRACHE",
        "SEU",
        100.0,
        Polarity::Burden,
        1,
    ),
    (
        "Q_OHNE_ABSCHLUSS",
        "Schulabgänge ohne Abschluss",
        EDUCATION,
        PERCENT,
        "ABG_OHNE",
        "ABG",
        100.0,
        Polarity::Burden,
        1,
    ),
    (
        "Q_ALO",
        "Arbeitslose je 100 18- bis 64-Jährige",
        WORK,
        "je 100 18- bis 64-Jährige",
        "ALO",
        "EW_18_64",
        100.0,
        Polarity::Burden,
        1,
    ),
    ("Q_SGB2", "SGB-II-Quote", WORK, PERCENT, "SGB2", "EW_U18+EW_18_64", 100.0, Polarity::Burden, 1),
    (
        "Q_KINDERARMUT",
        "Kinderarmut (SGB II, unter 18 Jahren)",
        WORK,
        PERCENT,
        "SGB2_U18",
        "EW_U18",
        100.0,
        Polarity::Burden,
        1,
    ),
    (
        "ANT_ALLEIN",
        "Anteil Alleinerziehender an Haushalten mit Kindern",
        HOUSING,
        PERCENT,
        "HH_ALLEIN",
        "HH_KIND",
        100.0,
        Polarity::Burden,
        1,
    ),
    (
        "WOHN_SOZ_1000",
        "Sozialwohnungen je 1.000 Wohnungen",
        HOUSING,
        "je 1.000 Wohnungen",
        "WOHN_SOZ",
        "WOHN",
        1000.0,
        Polarity::None,
        1,
    ),
    ("WOHNFL_EW", "Wohnfläche je Person", HOUSING, "m² je Person", "WOHNFL", "EW", 1.0, Polarity::Relief, 1),
    (
        "PFLEGE_1000",
        "Pflegebedürftige je 1.000 Einwohner",
        HEALTH,
        "je 1.000 Einwohner",
        "PFLEGE",
        "EW",
        1000.0,
        Polarity::Burden,
        1,
    ),
    (
        "HAUSARZT_10000",
        "Hausärztinnen und Hausärzte je 10.000 Einwohner",
        HEALTH,
        "je 10.000 Einwohner",
        "HAUSARZT",
        "EW",
        10_000.0,
        Polarity::Relief,
        1,
    ),
];

/// Where everything in the sample comes from.
pub fn source() -> Source {
    Source { text: super::BANNER.to_owned(), licence: "CC0-1.0".to_owned() }
}

/// The catalogue: the counts in the order of [`Counted`], then what is computed from them.
pub(super) fn indicators() -> Vec<Indicator> {
    let counts = COUNTS.iter().map(|(_, code, name, theme, unit, min_cases)| Indicator {
        theme: (*theme).to_owned(),
        unit: (*unit).to_owned(),
        kind: IndicatorKind::Count,
        decimals: 0,
        min_cases: *min_cases,
        source: source(),
        ..Indicator::new(code, name)
    });
    counts.chain(RATES.iter().map(rate)).collect()
}

fn rate(row: &RateRow) -> Indicator {
    let (code, name, theme, unit, numerator, denominator, factor, polarity, decimals) = *row;
    let of_sensitive_count =
        |sum: &str| COUNTS.iter().find(|(_, code, ..)| *code == sum).map_or(0, |(.., min_cases)| *min_cases);
    Indicator {
        theme: theme.to_owned(),
        unit: unit.to_owned(),
        kind: if code == "WOHNFL_EW" { IndicatorKind::Mean } else { IndicatorKind::Ratio },
        numerator: Sum::parse(numerator),
        denominator: Sum::parse(denominator),
        factor,
        polarity,
        decimals,
        min_cases: of_sensitive_count(numerator),
        source: source(),
        ..Indicator::new(code, name)
    }
}
