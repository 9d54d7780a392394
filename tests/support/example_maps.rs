//! Example maps for tests of pages: a small invented county, the sample county, and real municipalities.
#![allow(dead_code)] // each test file uses its part

use std::sync::Arc;

use sozialraumatlas::geo::crs::Crs;
use sozialraumatlas::geo::{LineString, MultiPolygon, Polygon, prepare};
use sozialraumatlas::model::{
    Indicator, IndicatorKind, Level, LevelId, LevelKind, Observation, Observations, Reference, Region,
    RegionKey, Source, ThematicMap,
};
use sozialraumatlas::read::{
    BoundaryReadOptions, JoinTarget, RegionSelection, TableReadOptions, boundaries, cell_of, indicator_table,
    join, select_regions,
};
use sozialraumatlas::sample::{SampleOptions, county};
use sozialraumatlas::sheet::{Audience, MapContents, ParentRegions};
use sozialraumatlas::work::Work;

use crate::support::real_data;

/// A map and what it shows.
pub struct ExampleMap {
    pub name: String,
    pub contents: MapContents,
    pub map: ThematicMap,
}

/// An invented county of `columns` × `rows` crooked fields with a ring of surroundings, all states, two parents.
pub fn small_county(columns: usize, rows: usize) -> ExampleMap {
    let corner = |column: usize, row: usize| -> (f64, f64) {
        let jitter = |seed: usize| ((seed * 7919 % 101) as f64 / 101.0 - 0.5) * 2_600.0;
        let number = column * 31 + row * 17;
        (
            600_000.0 + column as f64 * 8_000.0 + jitter(number),
            5_860_000.0 + row as f64 * 6_500.0 + jitter(number * 3 + 1),
        )
    };
    let mut geometries = Vec::new();
    let mut regions = Vec::new();
    let mut shown = Vec::new();
    let mut cells = Vec::new();
    let mut parent_of = Vec::new();
    let mut importance = Vec::new();
    for row in 0..rows + 2 {
        for column in 0..columns + 2 {
            let ring: Vec<(f64, f64)> = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
                .iter()
                .map(|(dx, dy)| corner(column + dx, row + dy))
                .collect();
            geometries.push(MultiPolygon::new(vec![Polygon::new(LineString::from(ring), vec![])]));
            let number = regions.len();
            let inside = (1..=columns).contains(&column) && (1..=rows).contains(&row);
            regions.push(Region {
                key: RegionKey::new(&format!("99{number:03}")).unwrap(),
                name: NAMES[number % NAMES.len()].to_owned(),
                designation: String::new(),
            });
            shown.push(inside);
            parent_of.push(inside.then_some(u32::from(column * 2 > columns)));
            importance.push(((number * 37) % 23 + 1) as f64 * 400.0);
            let value = 8.0 + ((number * 53) % 97) as f64 / 8.0;
            cells.push(match number % 11 {
                4 => Observation::absent(sozialraumatlas::model::ValueState::Secret),
                7 => Observation::absent(sozialraumatlas::model::ValueState::NoData),
                9 => Observation::absent(sozialraumatlas::model::ValueState::NotRated),
                2 => Observation { estimated: true, ..Observation::of(value) },
                _ => Observation::of(value),
            });
        }
    }
    let source = |text: &str| Source { text: text.to_owned(), licence: "dl-de/by-2-0".to_owned() };
    let mut indicator = Indicator::new("U18", "Unter 18-Jährige");
    "je 100 Einwohner".clone_into(&mut indicator.unit);
    indicator.kind = IndicatorKind::Ratio;
    indicator.source = source("Amt für Erfundenes, Tabelle 1");
    let (layer, _) = prepare(&geometries, &Crs::from_epsg(25832).unwrap(), &Work::unattended()).unwrap();
    let level = Level {
        id: LevelId(1),
        name: "Gemeinde".to_owned(),
        kind: LevelKind::Municipality,
        region_count: regions.len(),
        has_boundaries: true,
        epsg: Some(25832),
        valid_on: "2016-01-01".parse().ok(),
        source: source("Vermessungsamt Erfundenes"),
    };
    let contents = MapContents {
        project_name: "Erfunden".to_owned(),
        banner: String::new(),
        logo: None,
        sources: vec![indicator.source.clone(), level.source.clone()],
        level,
        regions: Arc::new(regions),
        layer: Arc::new(layer),
        shown: Arc::new(shown),
        area_name: "Landkreis Erfunden".to_owned(),
        parents: Some(Arc::new(ParentRegions {
            level_name: "Samtgemeinde".to_owned(),
            names: vec!["Westen".to_owned(), "Osten".to_owned()],
            parent_of,
        })),
        indicator: Some(indicator),
        denominator_name: "Bevölkerung".to_owned(),
        period: "2015-12-31".parse().ok(),
        form: None,
        observations: Arc::new(Observations::masked(cells.clone(), &vec![false; cells.len()])),
        all_periods: None,
        references: vec![
            Reference { name: "Landkreis".to_owned(), value: 13.4, estimated: false },
            Reference { name: "Niedersachsen".to_owned(), value: 14.1, estimated: false },
        ],
        importance: Arc::new(importance),
        typology: None,
        reach: None,
        relation: None,
        audience: Audience::Everyone,
    };
    ExampleMap { name: "small".to_owned(), contents, map: ThematicMap::default() }
}

const NAMES: [&str; 17] = [
    "Lübbow",
    "Bergen an der Dumme",
    "Clenze",
    "Neu Darchau",
    "Hitzacker (Elbe)",
    "Höhbeck",
    "Gartow",
    "Schnackenburg, Stadt",
    "Waddeweitz",
    "Küsten",
    "Damnatz",
    "Gusborn",
    "Karwitz",
    "Zernien",
    "Trebel",
    "Woltersdorf",
    "Prezelle",
];

/// The first view of the sample county.
pub fn sample_county() -> ExampleMap {
    let sample = county(&SampleOptions::default(), &Work::unattended()).unwrap();
    let position = sample.levels.iter().rposition(|level| level.kind == LevelKind::Municipality).unwrap();
    let level = &sample.levels[position];
    let series = sample
        .series
        .iter()
        .filter(|series| series.level == position)
        .max_by_key(|series| series.period)
        .unwrap();
    let (layer, _) =
        prepare(&level.geometries, &Crs::from_epsg(sample.epsg).unwrap(), &Work::unattended()).unwrap();
    let indicator = sample.indicators[series.indicator].clone();
    let shown: Vec<bool> = series.cells.iter().map(|cell| cell.value.is_some()).collect();
    let importance = layer.shapes.iter().map(|shape| shape.area_km2).collect();
    let contents = MapContents {
        project_name: sample.name.clone(),
        banner: sample.banner.clone(),
        logo: None,
        level: Level {
            id: LevelId(1),
            name: level.name.clone(),
            kind: level.kind,
            region_count: level.regions.len(),
            has_boundaries: true,
            epsg: Some(sample.epsg),
            valid_on: level.valid_on,
            source: level.source.clone(),
        },
        regions: Arc::new(level.regions.clone()),
        layer: Arc::new(layer),
        shown: Arc::new(shown),
        area_name: "Landkreis Erfunden".to_owned(),
        parents: None,
        sources: vec![indicator.source.clone(), level.source.clone()],
        indicator: Some(indicator),
        denominator_name: String::new(),
        period: Some(series.period),
        form: None,
        observations: Arc::new(Observations::masked(series.cells.clone(), &vec![false; series.cells.len()])),
        all_periods: None,
        references: Vec::new(),
        importance: Arc::new(importance),
        typology: None,
        reach: None,
        relation: None,
        audience: Audience::Everyone,
    };
    ExampleMap { name: "sample".to_owned(), contents, map: ThematicMap::default() }
}

/// The real municipalities whose key begins with `within` ("" = all), the others as surroundings where there are any;
/// values are the under-18-year-olds per 100 residents at the end of 2015.
pub fn real_municipalities(within: &str) -> Option<ExampleMap> {
    let work = Work::unattended();
    let file = boundaries(
        &real_data("boundaries/vg250-2016-gemeinden.zip")?,
        &BoundaryReadOptions::default(),
        &work,
    )
    .unwrap();
    let selection = RegionSelection {
        key: "AGS".to_owned(),
        filters: vec![("GF".to_owned(), "4".to_owned())],
        ..RegionSelection::default()
    };
    let set = select_regions(file, &selection).unwrap();
    // A county is read with its surroundings, as a project of that county would hold them.
    let near = |key: &str| {
        within.len() < 5
            || key.starts_with("03")
            || key.starts_with("13")
            || key.starts_with("12")
            || key.starts_with("15")
    };
    let kept: Vec<usize> = (0..set.regions.len()).filter(|i| near(set.regions[*i].key.as_str())).collect();
    let regions: Vec<Region> = kept.iter().map(|i| set.regions[*i].clone()).collect();
    let geometries: Vec<MultiPolygon<f64>> = kept.iter().map(|i| set.geometries[*i].clone()).collect();
    let (layer, _) = prepare(&geometries, &Crs::from_epsg(25832).unwrap(), &work).unwrap();
    let (cells, residents, references) = under_18(&regions, within)?;
    let shown: Vec<bool> = regions.iter().map(|region| region.key.as_str().starts_with(within)).collect();
    let mut indicator = Indicator::new("U18", "Unter 18-Jährige");
    "je 100 Einwohner".clone_into(&mut indicator.unit);
    indicator.kind = IndicatorKind::Ratio;
    indicator.source = Source {
        text: "Statistische Ämter des Bundes und der Länder, Tabelle 12411-02-03-5".to_owned(),
        licence: "dl-de/by-2-0".to_owned(),
    };
    let level_source = Source {
        text: "© GeoBasis-DE / BKG 2016 (Daten verändert)".to_owned(),
        licence: "dl-de/by-2-0".to_owned(),
    };
    let parents = (within.len() == 5).then(|| {
        // The Samtgemeinde stands in digits 6–9 of the ARS; here a few are told apart by hand.
        let parent_of = regions
            .iter()
            .map(|region| region.key.as_str().starts_with(within).then(|| samtgemeinde(region.key.as_str())))
            .collect();
        Arc::new(ParentRegions {
            level_name: "Samtgemeinde".to_owned(),
            names: vec![String::new(); 5],
            parent_of,
        })
    });
    let contents = MapContents {
        project_name: String::new(),
        banner: String::new(),
        logo: None,
        level: Level {
            id: LevelId(1),
            name: "Gemeinde".to_owned(),
            kind: LevelKind::Municipality,
            region_count: regions.len(),
            has_boundaries: true,
            epsg: Some(25832),
            valid_on: "2016-01-01".parse().ok(),
            source: level_source.clone(),
        },
        regions: Arc::new(regions),
        layer: Arc::new(layer),
        shown: Arc::new(shown),
        area_name: match within {
            "" => "Deutschland",
            "03" => "Niedersachsen",
            "03354" => "Landkreis Lüchow-Dannenberg",
            other => other,
        }
        .to_owned(),
        parents,
        sources: vec![indicator.source.clone(), level_source],
        indicator: Some(indicator),
        denominator_name: "Bevölkerung".to_owned(),
        period: "2015-12-31".parse().ok(),
        form: None,
        observations: Arc::new(Observations::masked(cells.clone(), &vec![false; cells.len()])),
        all_periods: None,
        references,
        importance: Arc::new(residents),
        typology: None,
        reach: None,
        relation: None,
        audience: Audience::Everyone,
    };
    let mut map = ThematicMap::default();
    if within == "03354" {
        map.title = Some("Um Lüchow leben anteilig die meisten Kinder und Jugendlichen".to_owned());
    }
    Some(ExampleMap {
        name: if within.is_empty() { "de".to_owned() } else { within.to_owned() },
        contents,
        map,
    })
}

fn samtgemeinde(key: &str) -> u32 {
    const ELBTALAUE: [&str; 10] = ["002", "004", "006", "009", "010", "011", "014", "015", "018", "025"];
    const GARTOW: [&str; 5] = ["005", "007", "008", "019", "020"];
    let municipality = key.get(5..).unwrap_or_default();
    if ELBTALAUE.contains(&municipality) {
        0
    } else if GARTOW.contains(&municipality) {
        1
    } else if municipality.starts_with('5') {
        3
    } else {
        2
    }
}

type Under18 = (Vec<Observation>, Vec<f64>, Vec<Reference>);

fn under_18(regions: &[Region], within: &str) -> Option<Under18> {
    let path = real_data("indicators/genesis/12411-02-03-5_00.csv")?;
    let table = indicator_table(&path, &TableReadOptions::default(), &Work::unattended()).unwrap();
    let joined = join(&table, JoinTarget { kind: LevelKind::Municipality, regions }).unwrap();
    let column = |number: usize| {
        let code = format!("12411-02-03-5_{number:02}");
        let indicator = table.indicators.iter().position(|i| i.code.as_str() == code).unwrap();
        table.columns.iter().position(|(own, _)| *own == indicator).unwrap()
    };
    let young: Vec<usize> = (1..=5).map(column).collect();
    let all = column(18);
    let share = |rows: &[usize]| {
        let of = |column: usize| cell_of(&table, rows, column).and_then(|cell| cell.value);
        let total = of(all).filter(|total| *total > 0.0)?;
        Some((young.iter().filter_map(|column| of(*column)).sum::<f64>() / total * 100.0, total))
    };
    let shares: Vec<Option<(f64, f64)>> = joined.rows_of_region.iter().map(|rows| share(rows)).collect();
    let cells = shares
        .iter()
        .map(|share| {
            share.map_or(Observation::absent(sozialraumatlas::model::ValueState::NoData), |(value, _)| {
                Observation::of(value)
            })
        })
        .collect();
    let residents = shares.iter().map(|share| share.map_or(0.0, |(_, total)| total)).collect();
    let mut references = Vec::new();
    for (name, key) in [("Landkreis", "03354"), ("Niedersachsen", "03"), ("Deutschland", "DG")] {
        let wanted = match within {
            "" => false,
            "03" => name == "Deutschland",
            _ => name != "Deutschland",
        };
        let rows: Vec<usize> =
            table.rows.iter().enumerate().filter(|(_, row)| row.key.trim() == key).map(|(i, _)| i).collect();
        if let Some((value, _)) = share(&rows).filter(|_| wanted) {
            references.push(Reference { name: name.to_owned(), value, estimated: false });
        }
    }
    Some((cells, residents, references))
}
