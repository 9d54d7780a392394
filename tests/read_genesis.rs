//! GENESIS layout tables as the Regionaldatenbank exports them, joined to the municipalities of 2016.
#![allow(clippy::expect_used, clippy::unwrap_used)] // helpers of tests

mod support;

use std::path::Path;

use sozialraumatlas::model::{IndicatorKind, LevelKind, Observation, Period, Region};
use sozialraumatlas::read::{
    BoundaryReadOptions, IndicatorTable, Join, JoinTarget, RegionSelection, TableReadOptions, boundaries,
    indicator_table, join, select_regions,
};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;
use support::real_data;

fn table(path: &Path) -> IndicatorTable {
    indicator_table(path, &TableReadOptions::default(), &Work::unattended()).expect("readable")
}

fn regions(file: &str, filters: &[(&str, &str)]) -> Option<Vec<Region>> {
    let path = real_data(file)?;
    let file = boundaries(&path, &BoundaryReadOptions::default(), &Work::unattended()).expect("readable");
    let filters = filters.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
    let selection = RegionSelection { key: "AGS".to_owned(), filters, ..RegionSelection::default() };
    Some(select_regions(file, &selection).expect("regions").regions)
}

fn municipalities() -> Option<Vec<Region>> {
    regions("boundaries/vg250-2016-gemeinden.zip", &[("GF", "4")])
}

fn joined(table: &IndicatorTable, kind: LevelKind, regions: &[Region]) -> Join {
    join(table, JoinTarget { kind, regions }).expect("no contradiction")
}

/// Value of an indicator in a region of the join.
fn value(table: &IndicatorTable, join: &Join, regions: &[Region], key: &str, code: &str) -> Observation {
    let region = regions.iter().position(|region| region.key.as_str() == key).expect("the region");
    let is_meant = |(indicator, _): &(usize, Period)| table.indicators[*indicator].code.as_str() == code;
    let column = table.columns.iter().position(is_meant).expect("the indicator");
    join.cell(table, region, column).expect("a cell")
}

#[test]
fn population_by_age_finds_11117_of_11299_municipalities() {
    let Some(path) = real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let Some(regions) = municipalities() else { return };
    let table = table(&path);
    let join = joined(&table, LevelKind::Municipality, &regions);
    assert_eq!(join.matched(), 11_117);
    assert_eq!(join.without_value.len(), 182);
    assert_eq!(join.unmatched.len(), 50);
    // A level whose name says nothing ("Gemeinden 2016") finds the same rows by its keys.
    assert_eq!(joined(&table, LevelKind::Other, &regions).matched(), 11_117);
    let bavarian =
        join.without_value.iter().filter(|region| regions[**region].key.as_str().starts_with("09"));
    assert_eq!(bavarian.count(), 182);
    let value = |key: &str| value(&table, &join, &regions, key, "12411-02-03-5_18");
    // Samtgemeinde member (11 digits), kreisfreie Stadt (5), Land (2), Verbandsgemeinde member (10), plain AGS (8).
    for (key, population) in
        [("03354018", 9_481.0), ("11000000", 3_520_031.0), ("02000000", 1_787_408.0), ("01053086", 298.0)]
    {
        assert_eq!(value(key), Observation::of(population), "{key}");
    }
    assert_eq!(value("01001000").value, Some(85_942.0));
    let others = |kind: LevelKind| join.other_levels.get(&kind).map_or(0, Vec::len);
    assert_eq!(others(LevelKind::Country), 1);
    assert_eq!(others(LevelKind::State), 16);
    assert_eq!(others(LevelKind::District), 35);
    assert_eq!(others(LevelKind::County), 483);
    let land = &join.other_levels[&LevelKind::State][2];
    assert_eq!((land.key.as_str(), land.name.as_str(), land.only_signs), ("03", "Niedersachsen", false));
    let indicator = &table.indicators[0];
    assert_eq!(indicator.code.as_str(), "12411-02-03-5_01");
    assert_eq!(indicator.name, "Insgesamt · unter 3 Jahre");
    assert_eq!(
        (indicator.unit.as_str(), indicator.kind, indicator.min_cases),
        ("Anzahl", IndicatorKind::Count, 0)
    );
    assert_eq!(indicator.source.text, "Statistische Ämter des Bundes und der Länder, Tabelle 12411-02-03-5");
    assert_eq!(indicator.source.licence, "dl-de/by-2-0");
}

#[test]
fn names_say_only_what_tells_columns_apart() {
    fn check(file: &str, statistic: &str, expected: &[(usize, &str)]) {
        let Some(path) = real_data(&format!("indicators/genesis/{file}")) else { return };
        let table = table(&path);
        for (number, name) in expected {
            let indicator = &table.indicators[number - 1];
            assert_eq!((indicator.name.as_str(), indicator.theme.as_str()), (*name, statistic), "{file}");
        }
    }
    check(
        "12411-02-03-5_00.csv",
        "Fortschreibung des Bevölkerungsstandes",
        &[(3, "Insgesamt · 6 bis unter 10 Jahre"), (18, "Bevölkerungsstand · Insgesamt")],
    );
    let employed = "Sozialversicherungspfl. Beschäftigte (Arbeitsort) · Insgesamt";
    let foreign = "Ausländer(innen) · weiblich";
    check(
        "13111-01-03-5_00.csv",
        "Sozialversicherungspflichtig Beschäftigte",
        &[(1, employed), (2, "Insgesamt · männlich"), (6, foreign)],
    );
    check(
        "13211-01-03-5_00.csv",
        "Arbeitsmarktstatistik der Bundesagentur für Arbeit",
        &[(1, "Arbeitslose insgesamt"), (7, "Arbeitslose · langzeitarbeitslos")],
    );
    let census = "Gebäude- und Wohnungszählung 2011 (Zensus)";
    check("31211-02-01-5_00.csv", census, &[(2, "Gebäude mit Wohnraum · 1 Wohnung")]);
    let mean_age = "Durchschnittsalter der Bevölkerung";
    check(
        "12411-07-01-5_00.csv",
        "Fortschreibung des Bevölkerungsstandes",
        &[(1, mean_age), (2, "Durchschnittsalter der Bevölkerung · männlich")],
    );
}

#[test]
fn latin1_with_windows_line_ends_is_the_same_table() {
    let Some(utf8) = real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let Some(latin1) = real_data("indicators/genesis/12411-02-03-5_latin1_crlf.csv") else { return };
    let (utf8, latin1) = (table(&utf8), table(&latin1));
    assert_eq!(utf8.indicators, latin1.indicators);
    assert_eq!(utf8.columns, latin1.columns);
    assert_eq!(utf8.rows.len(), 14_493);
    assert!(utf8.rows == latin1.rows, "the rows differ");
    assert!(utf8.notices.is_empty() && latin1.notices.is_empty());
}

/// Table, number of indicators, columns, matched regions, unmatched rows, periods, and one value.
type Expected<'a> = (&'a str, usize, usize, usize, usize, &'a str, (&'a str, &'a str, Option<f64>));

fn check_tables(kind: LevelKind, regions: &[Region], expected: &[Expected]) {
    for (file, indicators, columns, matched, unmatched, first_period, (key, code, known)) in expected {
        let Some(path) = real_data(&format!("indicators/genesis/{file}")) else { return };
        let table = table(&path);
        let join = joined(&table, kind, regions);
        assert_eq!((table.indicators.len(), table.columns.len()), (*indicators, *columns), "{file}");
        assert_eq!((join.matched(), join.unmatched.len()), (*matched, *unmatched), "{file}");
        assert_eq!(table.columns[0].1.to_string(), *first_period, "{file}");
        assert_eq!(value(&table, &join, regions, key, code).value, *known, "{file} {key} {code}");
    }
}

#[test]
fn all_tables_of_municipalities_are_read() {
    let Some(regions) = municipalities() else { return };
    let checks: [Expected; 6] = [
        (
            "12411-07-01-5_00.csv",
            3,
            3,
            11_117,
            50,
            "2015-12-31",
            ("03354018", "12411-07-01-5_01", Some(46.3)),
        ),
        ("13211-01-03-5_00.csv", 7, 7, 11_117, 10, "2016", ("03354018", "13211-01-03-5_07", Some(182.0))),
        // A dot: kept secret by the office.
        ("13111-01-03-5_00.csv", 6, 6, 11_117, 3, "2015-06-30", ("03352018", "13111-01-03-5_01", None)),
        (
            "33111-01-01-5_00.csv",
            19,
            19,
            11_117,
            47,
            "2015-12-31",
            ("03354018", "33111-01-01-5_01", Some(8_911.0)),
        ),
        (
            "31211-02-01-5_00.csv",
            6,
            6,
            11_117,
            1_045,
            "2011-05-09",
            ("03354018", "31211-02-01-5_06", Some(14.0)),
        ),
        ("71231-01-02-5_00.csv", 13, 13, 11_117, 50, "2015", ("03354018", "71231-01-02-5_07", Some(420.0))),
    ];
    check_tables(LevelKind::Municipality, &regions, &checks);
}

#[test]
fn tables_of_counties_are_read() {
    let Some(regions) = regions("boundaries/vg250-2016-kreise.zip", &[("GF", "4")]) else { return };
    assert_eq!(regions.len(), 402);
    let checks: [Expected; 3] = [
        ("12411-01-01-4.csv", 3, 3, 402, 0, "2015-12-31", ("02000", "12411-01-01-4_03", Some(914_346.0))),
        ("21111-01-03-4.csv", 72, 72, 402, 0, "2015", ("01001", "21111-01-03-4_01_Grundschulen", Some(16.0))),
        // Kreise of Mecklenburg-Vorpommern that were dissolved in 2011 have numbers in the earlier years.
        ("22811-01-01-4_00.csv", 7, 42, 402, 16, "2015-12-31", ("01001", "22811-01-01-4_02", Some(10_300.0))),
    ];
    check_tables(LevelKind::County, &regions, &checks);
}

#[test]
fn units_and_kinds_come_from_the_table() {
    fn check(file: &str, number: usize, unit: &str, kind: IndicatorKind, decimals: usize) {
        let Some(path) = real_data(&format!("indicators/genesis/{file}")) else { return };
        let table = table(&path);
        let indicator = &table.indicators[number - 1];
        let found = (indicator.unit.as_str(), indicator.kind, indicator.decimals);
        assert_eq!(found, (unit, kind, decimals), "{file} {number}");
    }
    check("12411-07-01-5_00.csv", 1, "Jahre", IndicatorKind::Mean, 1);
    check("33111-01-01-5_00.csv", 1, "ha", IndicatorKind::Count, 0);
    check("71231-01-02-5_00.csv", 1, "Tsd. EUR", IndicatorKind::Count, 0);
    check("71231-01-02-5_00.csv", 7, "Prozent", IndicatorKind::Ratio, 0);
    check("13111-01-03-5_00.csv", 1, "Anzahl", IndicatorKind::Count, 0);
}

#[test]
fn signs_keep_their_meaning() {
    let Some(path) = real_data("indicators/genesis/13111-01-03-5_00.csv") else { return };
    let table = table(&path);
    let row = table.rows.iter().find(|row| row.key == "03352401018").expect("Geversdorf");
    let states: Vec<_> =
        row.cells.iter().flatten().map(|cell| (cell.state.code(), cell.value, cell.sign)).collect();
    let secret = ("secret", None, Some('.'));
    let zero = ("value", Some(0.0), Some('-'));
    assert_eq!(states, [secret, secret, ("value", Some(17.0), None), secret, secret, zero]);
}

#[test]
fn a_period_chooses_from_a_table_of_several() {
    let Some(path) = real_data("indicators/genesis/22811-01-01-4_00.csv") else { return };
    let read = |year: i16| {
        let options = TableReadOptions { period: Some(Period::year(year)), ..TableReadOptions::default() };
        indicator_table(&path, &options, &Work::unattended())
    };
    let table = read(2013).expect("a year of the table");
    assert_eq!(table.columns.len(), 7);
    assert_eq!(table.columns[0].1.to_string(), "2013-12-31");
    let sentence = read(1999).expect_err("no such year").notice().to_text(Language::De);
    assert!(sentence.contains("1999") && sentence.contains("2015-12-31"), "{sentence}");
}

#[test]
fn samtgemeinden_find_their_rows_under_spelled_out_keys() {
    let Some(path) = real_data("boundaries/luechow-dannenberg/ld_verwaltungsgemeinschaften_25832_utf8.shp")
    else {
        return;
    };
    let Some(csv) = real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let file = boundaries(&path, &BoundaryReadOptions::default(), &Work::unattended()).expect("readable");
    let selection = RegionSelection { key: "RS".to_owned(), ..RegionSelection::default() };
    let set = select_regions(file, &selection).expect("regions");
    let join = joined(&table(&csv), LevelKind::MunicipalAssociation, &set.regions);
    let names =
        set.regions.iter().zip(&join.rows_of_region).map(|(region, rows)| (region.name.as_str(), rows.len()));
    println!("{:?}", names.clone().collect::<Vec<_>>());
    assert_eq!(names.filter(|(_, rows)| *rows == 1).count(), 5);
}
