//! Tables and layers out: what a spreadsheet, a script and a GIS find in the files.
#![allow(clippy::expect_used)] // a test may fail

mod support;

use std::io::{Cursor, Read};

use sozialraumatlas::geo::{Coord, LineString, MultiPolygon, Polygon};
use sozialraumatlas::model::{Observation, Source, ValueState};
use sozialraumatlas::text::Language;
use sozialraumatlas::write::{Cell, CsvDialect, Table, TableNotes, WriteError, csv, geojson, xlsx};

fn example() -> Table {
    let mut table = Table::with_columns(["key", "name", "value", "state", "estimated"]);
    let secret = Observation::of(2.0).kept_secret();
    table.rows = vec![
        vec![
            Cell::text("03354005"),
            Cell::text("Höhbeck; \"Elbe\""),
            Cell::Number(1234.5, 1),
            Cell::State(ValueState::Value),
            Cell::Flag(true),
        ],
        vec![
            Cell::text("03354006"),
            Cell::text("=HYPERLINK(\"x\")"),
            Cell::value_of(&secret, 1),
            Cell::State(secret.state),
            Cell::Flag(false),
        ],
        vec![Cell::text("03354007"), Cell::text("-"), Cell::Number(-0.0, 1)],
    ];
    table
}

fn notes() -> TableNotes {
    TableNotes {
        language: Language::De,
        title: "Unter 18-Jährige".to_owned(),
        period: "31.12.2015".to_owned(),
        sources: vec![Source { text: "Statistische Ämter".to_owned(), licence: "dl-de/by-2-0".to_owned() }],
        remarks: vec!["Beispieldaten, frei erfunden".to_owned()],
    }
}

fn csv_text(dialect: CsvDialect) -> String {
    let mut out = Vec::new();
    csv(&example(), dialect, &mut out).expect("a table can be written into memory");
    String::from_utf8(out).expect("CSV is UTF-8")
}

#[test]
fn csv_for_a_german_office() {
    assert_eq!(
        csv_text(CsvDialect::German),
        "\u{feff}key;name;value;state;estimated\r\n\
         03354005;\"Höhbeck; \"\"Elbe\"\"\";1234,5;;ja\r\n\
         03354006;\"'=HYPERLINK(\"\"x\"\")\";;geheim;\r\n\
         03354007;-;0;;\r\n"
    );
}

#[test]
fn csv_for_programs() {
    assert_eq!(
        csv_text(CsvDialect::International),
        "key,name,value,state,estimated\n\
         03354005,\"Höhbeck; \"\"Elbe\"\"\",1234.5,value,true\n\
         03354006,\"=HYPERLINK(\"\"x\"\")\",,secret,false\n\
         03354007,-,0,,\n"
    );
}

#[test]
fn csv_numbers_keep_all_digits() {
    fn check(number: f64, german: &str, international: &str) {
        let mut table = Table::with_columns(["a", "b"]);
        table.rows = vec![vec![Cell::Number(number, 1), Cell::Empty]];
        for (dialect, expected) in [(CsvDialect::German, german), (CsvDialect::International, international)]
        {
            let mut out = Vec::new();
            csv(&table, dialect, &mut out).expect("writes");
            let text = String::from_utf8(out).expect("UTF-8");
            let row = text.lines().nth(1).map(|row| row.trim_end_matches([';', ',']).to_owned());
            assert_eq!(row.as_deref(), Some(expected));
        }
    }
    check(15.476_190_476_190_476, "15,476190476190476", "15.476190476190476");
    check(1e21, "1000000000000000000000", "1000000000000000000000");
    check(-0.5, "-0,5", "-0.5");
    check(f64::NAN, "", "");
}

#[test]
fn a_lone_empty_cell_is_still_a_row() {
    let mut table = Table::with_columns(["a"]);
    table.rows = vec![vec![Cell::Empty], vec![Cell::Number(1.0, 0)]];
    let mut out = Vec::new();
    csv(&table, CsvDialect::International, &mut out).expect("writes");
    let mut reader = ::csv::Reader::from_reader(out.as_slice());
    assert_eq!(reader.records().filter_map(Result::ok).count(), 2);
}

fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook is a zip archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("XML is text");
    text
}

#[test]
fn a_workbook_keeps_keys_as_text_and_numbers_as_numbers() {
    let workbook = xlsx(&example(), &notes()).expect("a small table fits");
    let sheet = part(&workbook, "xl/worksheets/sheet1.xml");
    let strings = part(&workbook, "xl/sharedStrings.xml");
    let sheet = roxmltree::Document::parse(&sheet).expect("XML");
    let strings = roxmltree::Document::parse(&strings).expect("XML");
    let words: Vec<String> = strings
        .descendants()
        .filter(|node| node.has_tag_name("si"))
        .map(|node| node.descendants().filter_map(|text| text.text()).take(1).collect())
        .collect();
    let cell = |reference: &str| {
        let node = sheet
            .descendants()
            .find(|node| node.attribute("r") == Some(reference) && node.has_tag_name("c"))?;
        let value = node.descendants().find(|value| value.has_tag_name("v"))?.text()?.to_owned();
        if node.attribute("t") == Some("s") {
            words.get(value.parse::<usize>().ok()?).cloned()
        } else {
            Some(value)
        }
    };
    assert_eq!(cell("A2").as_deref(), Some("03354005"));
    assert_eq!(cell("B3").as_deref(), Some("=HYPERLINK(\"x\")"));
    assert_eq!(cell("C2").as_deref(), Some("1234.5"));
    assert_eq!(cell("C3"), None);
    assert_eq!(cell("D3").as_deref(), Some("geheim"));
    assert_eq!(cell("E2").as_deref(), Some("ja"));
    assert!(sheet.descendants().all(|node| !node.has_tag_name("f")), "no formulas");
    assert!(sheet.descendants().any(|node| node.attribute("state") == Some("frozen")));
    assert!(part(&workbook, "xl/styles.xml").contains("#,##0.0"));
    assert!(part(&workbook, "xl/workbook.xml").contains("\"Hinweise\""));
    let text = words.join("\n");
    for expected in [
        "Unter 18-Jährige",
        "31.12.2015",
        "dl-de/by-2-0",
        "Beispieldaten, frei erfunden",
        "geheim",
        "keine Daten",
    ] {
        assert!(text.contains(expected), "{expected} is missing in\n{text}");
    }
    assert_eq!(xlsx(&example(), &notes()).expect("again"), workbook, "the same table gives the same bytes");
}

#[test]
fn a_table_that_fits_no_worksheet_is_refused() {
    let table = Table { columns: Vec::new(), rows: vec![Vec::new(); 1_048_576] };
    let error = xlsx(&table, &notes()).expect_err("one row too many");
    assert!(matches!(error, WriteError::TooLarge { rows: 1_048_577, .. }), "{error:?}");
    assert!(error.notice().to_text(Language::De).contains("1.048.577 Zeilen"), "{error:?}");
}

fn ring(points: &[[f64; 2]]) -> LineString<f64> {
    LineString(points.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect())
}

#[test]
fn geojson_follows_the_right_hand_rule() {
    let mut table = Table::with_columns(["key", "value", "state"]);
    for (key, state) in [("01", ValueState::Value), ("02", ValueState::NoData), ("03", ValueState::Secret)] {
        table.rows.push(vec![Cell::text(key), Cell::Number(7.0, 1), Cell::State(state)]);
    }
    // Outer ring clockwise, hole counter-clockwise, not closed: all wrong way round.
    let square = Polygon::new(
        ring(&[[10.0, 53.0], [10.0, 53.1], [10.123_456_78, 53.1], [10.123_456_78, 53.0]]),
        vec![ring(&[[10.01, 53.01], [10.02, 53.01], [10.02, 53.02], [10.01, 53.02]])],
    );
    let speck = Polygon::new(ring(&[[9.0, 53.0], [9.000_000_01, 53.0], [9.0, 53.000_000_01]]), Vec::new());
    let island = Polygon::new(ring(&[[8.0, 53.0], [8.1, 53.0], [8.0, -53.1]]), Vec::new());
    let geometries = [
        MultiPolygon(vec![square.clone(), speck.clone()]),
        MultiPolygon(vec![]),
        MultiPolygon(vec![square, island]),
    ];
    let mut out = Vec::new();
    geojson(&table, &geometries, &notes(), &mut out).expect("writes");
    let text = String::from_utf8(out).expect("UTF-8");
    assert!(text.contains(
        "{\"type\":\"Feature\",\"properties\":{\"key\":\"01\",\"value\":7,\"state\":\"value\"},\"geometry\":\
         {\"type\":\"Polygon\",\"coordinates\":[[[10,53],[10.1234568,53],[10.1234568,53.1],[10,53.1],[10,53]],\
         [[10.01,53.01],[10.01,53.02],[10.02,53.02],[10.02,53.01],[10.01,53.01]]]}}"
    ), "{text}");
    assert!(text.contains("\"geometry\":null"), "{text}");
    assert!(text.contains("\"MultiPolygon\"") && text.contains("[8,-53.1]"), "{text}");
    assert!(text.contains("\"source\":\"Statistische Ämter, dl-de/by-2-0\""), "{text}");
    let collection: geojson::GeoJson = text.parse().expect("a reader understands it");
    let geojson::GeoJson::FeatureCollection(collection) = collection else { panic!("not a collection") };
    assert_eq!(collection.features.len(), 3);
}

#[test]
fn geojson_refuses_what_is_no_longitude_and_latitude() {
    let mut table = Table::with_columns(["key"]);
    table.rows = vec![vec![Cell::text("01")]];
    let metres =
        MultiPolygon(vec![Polygon::new(ring(&[[6e5, 5.9e6], [6.1e5, 5.9e6], [6e5, 5.8e6]]), Vec::new())]);
    let error = geojson(&table, &[metres], &notes(), &mut Vec::new()).expect_err("metres are refused");
    assert!(matches!(error, WriteError::NotLonLat { row: 1, .. }), "{error:?}");
    let error = geojson(&table, &[], &notes(), &mut Vec::new()).expect_err("a geometry is missing");
    assert!(matches!(error, WriteError::GeometryCount { rows: 1, geometries: 0 }), "{error:?}");
}

#[test]
fn real_boundaries_come_back_to_a_centimetre() {
    let Some(path) = support::real_data("boundaries/luechow-dannenberg/ld_gemeinden_4326.geojson") else {
        return;
    };
    let read = |text: &str| {
        let geojson::GeoJson::FeatureCollection(collection) = text.parse().expect("GeoJSON") else {
            panic!("no collection")
        };
        collection
            .features
            .into_iter()
            .map(|feature| {
                match geo_types::Geometry::<f64>::try_from(feature.geometry.expect("geometry").value) {
                    Ok(geo_types::Geometry::MultiPolygon(several)) => several,
                    Ok(geo_types::Geometry::Polygon(polygon)) => MultiPolygon(vec![polygon]),
                    other => panic!("{other:?}"),
                }
            })
            .collect::<Vec<MultiPolygon<f64>>>()
    };
    let before = read(&std::fs::read_to_string(path).expect("readable"));
    let mut table = Table::with_columns(["position"]);
    table.rows = (0..before.len()).map(|position| vec![Cell::Number(position as f64, 0)]).collect();
    let mut out = Vec::new();
    geojson(&table, &before, &TableNotes::default(), &mut out).expect("writes");
    let after = read(&String::from_utf8(out).expect("UTF-8"));
    assert_eq!(after.len(), 29);
    for (a, b) in before.iter().zip(&after) {
        assert_eq!(a.0.len(), b.0.len());
        for (a, b) in a.0.iter().zip(&b.0) {
            assert_eq!(a.interiors().len(), b.interiors().len());
            let sum =
                |ring: &LineString<f64>| ring.0.iter().skip(1).map(|point| point.x + point.y).sum::<f64>();
            assert_eq!(a.exterior().0.len(), b.exterior().0.len());
            assert!((sum(a.exterior()) - sum(b.exterior())).abs() < 1e-7 * a.exterior().0.len() as f64 * 2.0);
        }
    }
}

struct FullDisk;

impl std::io::Write for FullDisk {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_said() {
    for error in [
        csv(&example(), CsvDialect::German, FullDisk).expect_err("full"),
        geojson(&Table::default(), &[], &notes(), FullDisk).expect_err("full"),
    ] {
        assert!(error.notice().to_text(Language::De).contains("kein Platz mehr"), "{error:?}");
    }
}
