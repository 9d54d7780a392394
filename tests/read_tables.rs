//! Long and wide tables: delimiters, signs, contradictions, and the way from keys to regions.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // helpers of tests

mod support;

use std::io::Write;
use std::path::Path;

use sozialraumatlas::model::{LevelKind, Region, RegionKey};
use sozialraumatlas::read::{
    IndicatorTable, Join, JoinTarget, ReadError, TableFormat, TableReadOptions, TextOptions, indicator_table,
    join,
};
use sozialraumatlas::text::{DecimalSign, Language};
use sozialraumatlas::work::Work;
use support::real_data;
use tempfile::TempDir;

fn options(period: &str) -> TableReadOptions {
    TableReadOptions { period: period.parse().ok(), ..TableReadOptions::default() }
}

fn read_with(bytes: &[u8], options: &TableReadOptions) -> Result<IndicatorTable, ReadError> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("werte.csv");
    std::fs::write(&path, bytes).unwrap();
    indicator_table(&path, options, &Work::unattended())
}

fn read(text: &str) -> Result<IndicatorTable, ReadError> {
    read_with(text.as_bytes(), &options("2019"))
}

fn sentence<T>(result: Result<T, ReadError>) -> String {
    result.err().map_or_else(|| "read".to_owned(), |error| error.notice().to_text(Language::De))
}

/// `key indicator period value-or-state` of every cell.
fn cells(table: &IndicatorTable) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &table.rows {
        for (cell, (indicator, period)) in row.cells.iter().zip(&table.columns) {
            let Some(cell) = cell else { continue };
            let value = cell.value.map_or_else(|| cell.state.code().to_owned(), |value| value.to_string());
            lines.push(format!("{} {} {period} {value}", row.key, table.indicators[*indicator].code));
        }
    }
    lines
}

fn check(text: &str, format: TableFormat, expected: &[&str]) {
    let table = read(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    assert_eq!(table.format, format, "{text:?}");
    assert_eq!(cells(&table), expected, "{text:?}");
}

#[test]
fn wide_tables_follow_their_delimiter() {
    let expected = ["03 EW 2019 1234.5"];
    check("ags,EW\n03,1234.5\n", TableFormat::Wide, &expected);
    check("ags,EW\n03,\"1,234.5\"\n", TableFormat::Wide, &expected);
    check("ags;EW\n03;1234,5\n", TableFormat::Wide, &expected);
    check("ags;EW\r\n03;1.234,5\r\n\r\n", TableFormat::Wide, &expected);
    check("\u{feff}ags\tEW\n03\t1234,5\n", TableFormat::Wide, &expected);
    check("Gemeindeschlüssel;Name;EW;\n03;\"Lüchow; Stadt\";1234,5;\n", TableFormat::Wide, &expected);
    check("\"AGS\";\"EW\"\n\"03\";\"1234,5\"", TableFormat::Wide, &expected);
}

#[test]
fn text_may_be_windows_1252() {
    let table = read_with(b"Schl\xfcssel;Name;EW\n03;H\xf6hbeck;1\n", &options("2019")).unwrap();
    assert_eq!((table.rows[0].name.as_str(), table.key_column.as_str()), ("Höhbeck", "Schlüssel"));
}

#[test]
fn wide_columns_are_numbers_signs_or_text() {
    check(
        "id;Lage;EW;PLZ;Quote;leer\n03;Nord;5;01067;-;\n04;Süd;.;29439;12,5;\n",
        TableFormat::Wide,
        &["03 EW 2019 5", "03 Quote 2019 0", "04 EW 2019 secret", "04 Quote 2019 12.5"],
    );
    let table = read("id;Lage;EW;PLZ\n03;Nord;5;01067\n").unwrap();
    assert_eq!(table.notices.len(), 1);
    assert!(table.notices[0].to_text(Language::De).contains("Lage, PLZ"));
}

#[test]
fn a_second_key_or_a_running_number_is_no_indicator_unless_there_is_nothing_else() {
    let table = read_with(
        b"AGS;Gemeinde;KENNUNG;EW\n1;Clenze;03354004;10\n2;Damnatz;03354005;20\n",
        &TableReadOptions { key_field: Some("KENNUNG".into()), ..options("2019") },
    );
    assert_eq!(cells(&table.unwrap()), ["03354004 EW 2019 10", "03354005 EW 2019 20"]);
    check("lfd. Nr.;ags;EW\n1;03;5\n", TableFormat::Wide, &["03 EW 2019 5"]);
    check("ags;Index\n03;5\n", TableFormat::Wide, &["03 Index 2019 5"]);
}

#[test]
fn decimal_signs_are_asked_for_not_guessed() {
    fn check(text: &str, parts: &[&str]) {
        let said = sentence(read(text));
        for part in parts {
            assert!(said.contains(part), "{part:?} in {said:?}");
        }
    }
    check("ags;Alter;EW\n03;44.2;1\n04;43.18;2\n", &["Zeile 2", "Spalte Alter", "„44.2“", "--decimal"]);
    check("ags,Alter\n03,\"44,2\"\n", &["Zeile 2", "Spalte Alter", "„44,2“", "--decimal"]);
    check(
        "ags;Alter\n03;44,2\n04;4x\n05;43,1\n",
        &["Zeile 3", "Spalte Alter", "„4x“", "weder Zahl noch Tabellenzeichen"],
    );
    let text = TextOptions { decimal: Some(DecimalSign::Point), ..TextOptions::default() };
    let table = read_with(b"ags;Alter\n03;44.2\n", &TableReadOptions { text, ..options("2019") }).unwrap();
    assert_eq!(cells(&table), ["03 Alter 2019 44.2"]);
}

#[test]
fn long_tables_have_german_or_english_headers() {
    let expected = ["03 EW 2019 5", "03 EW 2020-12-31 6", "04 EW 2019 secret"];
    check(
        "key;period;indicator;value\n03;2019;EW;5\n03;31.12.2020;EW;6\n04;2019;EW;.\n",
        TableFormat::Long,
        &["03 EW 2019 5", "04 EW 2019 secret"],
    );
    for header in [
        "key;period;indicator;value",
        "AGS;Zeitraum;Indikator;Wert",
        "Schlüssel;Stichtag;Indikator;Wert",
        "ags;Jahr;indikator;WERT",
    ] {
        let text = format!("{header}\n03;2019;EW;5\n03;31.12.2020;EW;6\n04;2019;EW;.\n");
        let table = read_with(text.as_bytes(), &TableReadOptions::default()).expect(header);
        assert_eq!((table.format, cells(&table)), (TableFormat::Long, expected.map(str::to_owned).to_vec()));
    }
}

#[test]
fn long_tables_carry_numerator_and_denominator() {
    let text = "ags,jahr,indikator,wert,zähler,nenner\n03,2019/20,Q,12.5,1,8\n04,2019/20,Q,x,,\n";
    let table = read_with(text.as_bytes(), &TableReadOptions::default()).unwrap();
    let cell = table.rows[0].cells[0].unwrap();
    assert_eq!((cell.value, cell.numerator, cell.denominator), (Some(12.5), Some(1.0), Some(8.0)));
    assert_eq!(cells(&table), ["03 Q 2019/20 12.5", "04 Q 2019/20 no_data"]);
}

#[test]
fn mistakes_are_told_with_their_place() {
    fn check(text: &str, parts: &[&str]) {
        let said = sentence(read_with(text.as_bytes(), &TableReadOptions::default()));
        for part in parts {
            assert!(said.contains(part), "{part:?} in {said:?}");
        }
    }
    check("", &["werte.csv ist leer"]);
    check("\n \n", &["werte.csv ist leer"]);
    check("ags;EW\n", &["enthält keine Werte"]);
    check("ags;Lage\n03;Nord\n", &["keine Spalte mit Zahlen", "Lage"]);
    check("ags;EW\n03;5\n04;fünf\n", &["Zeile 3", "Spalte EW", "„fünf“"]);
    check("ags;EW\n03;5\n", &["zu welchem Zeitraum", "--period 2019"]);
    check("Lage;EW\nNord;5\n", &["fehlt die Spalte", "Lage, EW"]);
    check("ags;EW;ew\n03;5;6\n", &["Spalte ew kommt zweimal vor"]);
    check("ags;EW\n03;5\n\n04;5;6\n", &["Zeile 4", "3 Zellen, die Kopfzeile hat 2"]);
    check("ags;EW\n03\n", &["Zeile 2", "1 Zellen, die Kopfzeile hat 2"]);
    check("key;period;indicator;value\n03;bald;EW;5\n", &["Zeile 2", "„bald“ ist kein Zeitraum"]);
    check("key;period;indicator;value\n03;2019;EW;fünf\n", &["Zeile 2", "Spalte value", "„fünf“"]);
    check(
        "key;period;indicator;value\n03;2019;EW;5\n04;2019;EW;5\n03;2019;EW;6\n",
        &["Zeilen 2 und 4", "03, 2019, EW"],
    );
    check("\u{0}\u{1}binary", &["keine Datei dieser Art (Texttabelle)"]);
    check("PK\u{3}\u{4}workbook", &["Arbeitsmappe", "als CSV"]);
    check("statistics_code;time;value\n12411;2015;5\n", &["Flatfile", "CSV"]);
}

#[test]
fn a_table_may_stand_in_an_archive() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.zip");
    let pack = |names: &[&str]| {
        let mut archive = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        for name in names {
            archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(b"ags;EW\n03;5\n").unwrap();
        }
        archive.finish().unwrap();
        indicator_table(&path, &options("2019"), &Work::unattended())
    };
    assert_eq!(cells(&pack(&["x/werte.csv"]).unwrap()), ["03 EW 2019 5"]);
    assert!(sentence(pack(&["a.csv", "b.csv"])).contains("mehrere Tabellen: a.csv, b.csv"));
    assert!(sentence(pack(&["a.pdf"])).contains("keine Texttabelle"));
}

#[test]
fn equal_repetitions_are_fine_and_different_ones_are_not() {
    check("ags;EW\n03;5\n03;5\n", TableFormat::Wide, &["03 EW 2019 5"]);
    check("key;period;indicator;value\n03;2019;EW;5\n03;2019;EW;5\n", TableFormat::Long, &["03 EW 2019 5"]);
    let said = sentence(read("ags;EW\n03;5\n04;1\n03;6\n"));
    assert!(said.contains("Zeilen 2 und 4"), "{said}");
}

#[test]
fn rows_without_a_key_are_skipped_and_told() {
    for text in
        ["ags;EW\n03;5\n;7\n;8\n", "key;period;indicator;value\n03;2019;EW;5\n;2019;EW;7\n;2019;EW;8\n"]
    {
        let table = read(text).unwrap();
        assert_eq!(cells(&table), ["03 EW 2019 5"]);
        assert_eq!(table.notices[0].message.key(), "read-keyless-rows");
        assert_eq!(table.notices[0].details, ["3", "4"]);
    }
}

#[test]
fn the_key_column_may_be_named() {
    let table = read_with(
        b"Nummer;id;EW\n03;x1;5\n",
        &TableReadOptions { key_field: Some("nummer".into()), ..options("2019") },
    );
    assert_eq!(cells(&table.unwrap()), ["03 EW 2019 5"]);
    let table = read_with(
        b"Nummer;EW\n03;5\n",
        &TableReadOptions { key_field: Some("AGS".into()), ..options("2019") },
    );
    assert!(sentence(table).contains("fehlt die Spalte AGS; vorhanden sind: Nummer, EW"));
}

fn regions(pairs: &[(&str, &str)]) -> Vec<Region> {
    let region = |(key, name): &(&str, &str)| Region {
        key: RegionKey::new(key).unwrap(),
        name: (*name).to_owned(),
        designation: String::new(),
    };
    pairs.iter().map(region).collect()
}

fn joined(text: &str, kind: LevelKind, regions: &[Region]) -> (IndicatorTable, Result<Join, ReadError>) {
    let table = read(text).unwrap();
    let join = join(&table, JoinTarget { kind, regions });
    (table, join)
}

#[test]
fn lost_zeros_are_restored_only_when_the_whole_column_lost_them() {
    let regions =
        regions(&[("03354010", "Höhbeck"), ("03354018", "Lüchow (Wendland)"), ("09276130", "Frauenau")]);
    let check = |text: &str, matched: usize, restored: bool| {
        let (_, join) = joined(text, LevelKind::Municipality, &regions);
        let join = join.unwrap();
        assert_eq!(join.matched(), matched, "{text:?}");
        let keys: Vec<_> = join.notices.iter().map(|notice| notice.message.key()).collect();
        assert_eq!(keys.contains(&"read-join-zeros"), restored, "{text:?}");
    };
    check("ags;EW\n3354010;1\n3354018;2\n", 2, true);
    check("ags;EW\n3354010;1\n03354018;2\n", 1, false);
    check("ags;EW\n03354010;1\n03354018;2\n", 2, false);
    // A table with 12-digit keys fits regions with an AGS.
    check("rs;EW\n033545401010;1\n092760130130;2\n", 2, false);
    let counties = self::regions(&[("03354", "Lüchow-Dannenberg")]);
    let (_, join) = joined("ags;EW\n3354;1\n", LevelKind::County, &counties);
    assert_eq!(join.unwrap().matched(), 1);
}

#[test]
fn joins_are_told_both_ways_with_near_regions() {
    let regions =
        regions(&[("03354010", "Höhbeck"), ("03354018", "Lüchow (Wendland)"), ("03354026", "Wustrow")]);
    let text = "ags;name;EW\n03354018;Lüchow;1\n03354081;Wustrow, Stadt;2\n03354011;Hohbeck;3\n";
    let (table, join) = joined(text, LevelKind::Municipality, &regions);
    let join = join.unwrap();
    assert_eq!((join.matched(), join.rows_read), (1, 3));
    assert_eq!(join.without_value, [0, 2]);
    assert_eq!(join.cell(&table, 1, 0).and_then(|cell| cell.value), Some(1.0));
    assert_eq!(join.cell(&table, 0, 0), None);
    let near: Vec<(&str, usize, &str)> =
        join.unmatched.iter().map(|row| (row.key.as_str(), row.line, row.near[0].0.as_str())).collect();
    assert_eq!(near, [("03354081", 3, "03354026"), ("03354011", 4, "03354010")]);
    let said = join.notices[0].to_text(Language::De);
    assert!(said.contains("2 Zeilen passen zu keinem Gebiet"), "{said}");
}

#[test]
fn one_region_under_two_spellings_must_not_contradict_itself() {
    let regions = regions(&[("03354018", "Lüchow (Wendland)")]);
    let (_, same) = joined("rs;EW\n033545407018;5\n03354018;5\n", LevelKind::Municipality, &regions);
    assert_eq!(same.unwrap().matched(), 1);
    let (_, other) = joined("rs;EW\n033545407018;5\n03354018;6\n", LevelKind::Municipality, &regions);
    assert!(sentence(other).contains("Zeilen 2 und 3"));
}

#[test]
fn berlin_monitoring_is_a_wide_table() {
    let Some(path) = real_data("mss-2019/mss-2019-2-1.csv") else { return };
    let read = |path: &Path| indicator_table(path, &options("2018-12-31"), &Work::unattended());
    let table = read(&path).unwrap();
    assert_eq!((table.format, table.rows.len(), table.indicators.len()), (TableFormat::Wide, 447, 7));
    assert_eq!(table.rows[0].name, "Stülerstraße");
    assert_eq!(table.rows[0].cells[1].and_then(|cell| cell.value), Some(2.7978));
    let Some(classes) = real_data("mss-2019/mss-2019-1.csv") else { return };
    let table = read(&classes).unwrap();
    let codes: Vec<&str> = table.indicators.iter().map(|indicator| indicator.code.as_str()).collect();
    assert_eq!(codes, ["inhabitants", "status_index"]);
}
