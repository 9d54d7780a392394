//! The sample county: the same every time, without gaps or overlaps, and with figures that agree with each other.
#![allow(clippy::expect_used, clippy::panic)] // helpers of tests may fail as loudly as tests

#[path = "sample/ground.rs"]
mod ground;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use geo::{Area, Validation};
use sozialraumatlas::model::{LevelKind, Period, ValueState};
use sozialraumatlas::sample::{BANNER, COUNTRY_FROM, SampleCounty, SampleLevel, SampleOptions, county};
use sozialraumatlas::work::Work;

fn sample(regions: usize, seed: u64) -> SampleCounty {
    county(&SampleOptions { regions, seed }, &Work::unattended()).expect("nobody cancels")
}

fn default_sample() -> SampleCounty {
    county(&SampleOptions::default(), &Work::unattended()).expect("nobody cancels")
}

fn level<'a>(county: &'a SampleCounty, name: &str) -> &'a SampleLevel {
    county.levels.iter().find(|level| level.name == name).unwrap_or_else(|| panic!("no level {name}"))
}

/// FNV-1a over everything that a project would store.
fn fingerprint(county: &SampleCounty) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for level in &county.levels {
        feed(level.name.as_bytes());
        for region in &level.regions {
            feed(region.key.as_str().as_bytes());
            feed(region.name.as_bytes());
            feed(region.designation.as_bytes());
        }
        let polygons = level.geometries.iter().flat_map(|geometry| &geometry.0);
        for ring in
            polygons.flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
        {
            feed(&(ring.0.len() as u64).to_le_bytes());
            for point in &ring.0 {
                feed(&point.x.to_bits().to_le_bytes());
                feed(&point.y.to_bits().to_le_bytes());
            }
        }
        if let Some((parent, of)) = &level.parent {
            feed(&(*parent as u64).to_le_bytes());
            for position in of {
                feed(&position.to_le_bytes());
            }
        }
    }
    for series in &county.series {
        feed(format!("{} {} {}", series.indicator, series.level, series.period).as_bytes());
        for cell in &series.cells {
            feed(
                format!("{:?}{}{}{}", cell.value, cell.state.code(), cell.estimated, cell.projected)
                    .as_bytes(),
            );
        }
    }
    feed(format!("{:?}{:?}{:?}{}", county.indicators, county.views, county.map, county.name).as_bytes());
    feed(format!("{:?}", county.ground).as_bytes());
    hash
}

#[test]
fn same_seed_same_county_with_any_number_of_threads() {
    let with_threads = |threads: usize, regions: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| fingerprint(&sample(regions, 11)))
    };
    for regions in [27, 400] {
        assert_eq!(with_threads(1, regions), with_threads(2, regions), "{regions} municipalities");
    }
    assert_ne!(fingerprint(&sample(27, 11)), fingerprint(&sample(27, 12)));
}

/// When the generator is changed on purpose, write the new number here.
#[test]
fn the_default_county_is_the_same_on_every_machine() {
    assert_eq!(fingerprint(&default_sample()), GOLDEN, "{:#x}", fingerprint(&default_sample()));
}

const GOLDEN: u64 = 0x83b5_0bd7_da13_f20b;

#[test]
fn every_ring_is_valid_and_every_outline_simple() {
    for county in [default_sample(), sample(27, 1), sample(27, 2), sample(9, 4), sample(600, 5)] {
        for level in &county.levels {
            assert_eq!(level.regions.len(), level.geometries.len());
            for (region, outline) in level.regions.iter().zip(&level.geometries) {
                assert!(
                    outline.is_valid(),
                    "{} {}: {:?}",
                    level.name,
                    region.key,
                    outline.check_validation()
                );
                for ring in outline.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors())) {
                    assert!(ring.is_closed() && ring.0.len() >= 4);
                    assert!(
                        ring.0.windows(2).all(|pair| pair[0] != pair[1]),
                        "{}: a point twice",
                        region.key
                    );
                }
            }
        }
    }
}

#[test]
fn levels_nest_exactly() {
    for county in [default_sample(), sample(300, 8)] {
        for child in &county.levels {
            let Some((parent, of)) = &child.parent else { continue };
            let parent = &county.levels[*parent];
            assert_eq!(of.len(), child.regions.len());
            if parent.geometries.iter().all(|outline| outline.0.is_empty()) {
                continue; // the Land of a single county has no boundaries
            }
            let mut area = vec![0.0; parent.regions.len()];
            let mut points: Vec<BTreeSet<(u64, u64)>> = vec![BTreeSet::new(); parent.regions.len()];
            let corners = |outline: &geo_types::MultiPolygon<f64>| -> Vec<(u64, u64)> {
                let rings = outline.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
                rings.flat_map(|ring| ring.0.iter().map(|c| (c.x.to_bits(), c.y.to_bits()))).collect()
            };
            for (outline, parent) in child.geometries.iter().zip(of) {
                area[*parent as usize] += outline.unsigned_area();
                points[*parent as usize].extend(corners(outline));
            }
            for (position, outline) in parent.geometries.iter().enumerate() {
                let key = &parent.regions[position].key;
                let missing = outline.unsigned_area() - area[position];
                assert!(missing.abs() < 0.5, "{key} of {}: {missing} m² differ", parent.name);
                let own = corners(outline);
                assert!(own.iter().all(|corner| points[position].contains(corner)), "{key}: vertices differ");
            }
        }
    }
}

#[test]
fn the_county_is_built_like_one() {
    let county = default_sample();
    assert!(county.name.contains("frei erfunden"));
    assert_eq!(county.banner, BANNER);
    assert_eq!(county.epsg, 25832);
    let own = |name: &str| {
        let regions = &level(&county, name).regions;
        regions.iter().filter(|region| region.key.as_str().starts_with("99954")).collect::<Vec<_>>()
    };
    assert_eq!(own("Kreise").len(), 1);
    let associations = own("Samtgemeinden");
    assert_eq!(associations.iter().filter(|region| region.designation == "Samtgemeinde").count(), 4);
    let municipalities = own("Gemeinden");
    let forests = municipalities.iter().filter(|region| region.designation == "gemeindefreies Gebiet");
    assert_eq!((municipalities.len(), forests.count()), (28, 1));
    assert!((80..=130).contains(&own("Ortsteile").len()), "{}", own("Ortsteile").len());
    assert!(level(&county, "Gemeinden").regions.len() > 70, "no surroundings");
    assert_eq!(level(&county, "Gemeinden").kind, LevelKind::Municipality);
    for level in &county.levels {
        let keys: BTreeSet<&str> = level.regions.iter().map(|region| region.key.as_str()).collect();
        assert_eq!(keys.len(), level.regions.len(), "{}: a key twice", level.name);
        assert!(level.regions.is_sorted_by(|a, b| a.key < b.key), "{}: not in the order of keys", level.name);
        assert!(level.source.is_complete() && level.valid_on.is_some());
    }
}

#[test]
fn there_are_an_enclave_and_an_exclave() {
    let county = default_sample();
    let municipalities = level(&county, "Gemeinden");
    let own = municipalities.regions.iter().zip(&municipalities.geometries);
    let own: Vec<_> = own.filter(|(region, _)| region.key.as_str().starts_with("99954")).collect();
    assert!(
        own.iter().any(|(_, outline)| outline.iter().any(|part| !part.interiors().is_empty())),
        "no hole"
    );
    let counties = level(&county, "Kreise");
    let position = counties.regions.iter().position(|region| region.key.as_str() == "99954");
    assert_eq!(counties.geometries[position.expect("the county")].0.len(), 2, "no exclave");
}

#[test]
fn no_sliver_and_no_checkerboard() {
    let county = default_sample();
    for (region, outline) in
        level(&county, "Gemeinden").regions.iter().zip(&level(&county, "Gemeinden").geometries)
    {
        let km2 = outline.unsigned_area() / 1e6;
        assert!((2.0..250.0).contains(&km2), "{} {}: {km2} km²", region.key, region.name);
        for ring in outline.iter().map(geo_types::Polygon::exterior) {
            let longest = ring.lines().map(|line| line.dx().hypot(line.dy())).fold(0.0, f64::max);
            assert!(longest < 600.0, "{}: a straight border of {longest} m", region.key);
        }
    }
}

/// Values by indicator code, level and period.
fn table(county: &SampleCounty) -> BTreeMap<(&str, &str, Period), &[sozialraumatlas::model::Observation]> {
    let entry = |series: &'_ sozialraumatlas::sample::SampleSeries| {
        let code = county.indicators[series.indicator].code.as_str();
        (code, county.levels[series.level].name.as_str(), series.period)
    };
    county.series.iter().map(|series| (entry(series), series.cells.as_slice())).collect()
}

#[test]
fn fifteen_indicators_in_five_themes_over_six_years() {
    let county = default_sample();
    let derived: Vec<_> = county.indicators.iter().filter(|indicator| indicator.is_derivable()).collect();
    assert_eq!(derived.len(), 15);
    let themes: BTreeSet<&str> = derived.iter().map(|indicator| indicator.theme.as_str()).collect();
    assert_eq!(themes.len(), 5, "{themes:?}");
    let codes: BTreeSet<&str> = county.indicators.iter().map(|indicator| indicator.code.as_str()).collect();
    assert_eq!(codes.len(), county.indicators.len());
    let table = table(&county);
    for indicator in &derived {
        for sum in [&indicator.numerator, &indicator.denominator].into_iter().flatten() {
            for code in sum.codes() {
                let years = table.keys().filter(|(c, level, _)| *c == code.as_str() && *level == "Gemeinden");
                let expected = if code.as_str().starts_with("SEU") { 3..=3 } else { 6..=7 };
                assert!(expected.contains(&years.count()), "{}: {code}", indicator.code);
            }
        }
        assert!(indicator.source.is_complete());
    }
}

#[test]
fn parts_add_up_to_their_wholes() {
    let county = default_sample();
    let table = table(&county);
    for ((code, level_name, period), cells) in &table {
        let level_now = level(&county, level_name);
        assert_eq!(cells.len(), level_now.regions.len());
        let parent_name = match *level_name {
            "Ortsteile" => "Gemeinden",
            "Gemeinden" => "Kreise",
            _ => continue,
        };
        let Some(wholes) = table.get(&(*code, parent_name, *period)) else { continue };
        let mut sums = vec![0.0; wholes.len()];
        for (position, cell) in cells.iter().enumerate() {
            let mut region = position;
            let mut at = level_now;
            while at.name != parent_name {
                let (parent, of) = at.parent.as_ref().expect("a parent");
                (region, at) = (of[region] as usize, &county.levels[*parent]);
            }
            sums[region] += cell.value.unwrap_or(0.0);
        }
        let has_gap = *code == "KITA_U3" && period.calendar_year() == 2021;
        for (whole, sum) in wholes.iter().zip(sums).filter(|(whole, _)| whole.value.is_some() && !has_gap) {
            assert_eq!(whole.value, Some(sum), "{code} {level_name} {period}");
        }
    }
}

#[test]
fn numerators_never_exceed_their_denominators() {
    let county = default_sample();
    let table = table(&county);
    let within = [
        ("EW_U3", "EW_U18"),
        ("EW_80", "EW_65"),
        ("EW_AUSL", "EW"),
        ("KITA_U3", "EW_U3"),
        ("SEU_SPRACHE", "SEU"),
        ("ABG_OHNE", "ABG"),
        ("ALO", "EW_18_64"),
        ("SGB2_U18", "SGB2"),
        ("SGB2_U18", "EW_U18"),
        ("HH_ALLEIN", "HH_KIND"),
        ("WOHN_SOZ", "WOHN"),
        ("PFLEGE", "EW"),
    ];
    for (part, whole) in within {
        for ((code, level, period), parts) in &table {
            let Some(wholes) = table.get(&(whole, *level, *period)).filter(|_| *code == part) else {
                continue;
            };
            for (a, b) in parts.iter().zip(*wholes) {
                assert!(a.value.unwrap_or(0.0) <= b.value.unwrap_or(f64::MAX), "{part} {level} {period}");
            }
        }
    }
    for ((code, level, period), all) in table.iter().filter(|((code, ..), _)| *code == "EW") {
        let groups = ["EW_U18", "EW_18_64", "EW_65"].map(|group| table.get(&(group, *level, *period)));
        for (position, cell) in all.iter().enumerate() {
            let sum: f64 = groups.iter().flatten().filter_map(|cells| cells[position].value).sum();
            assert_eq!(cell.value.unwrap_or(0.0), sum, "{code} {level} {period}");
        }
    }
}

#[test]
fn there_are_small_cells_zeros_gaps_and_flags() {
    let county = default_sample();
    let table = table(&county);
    let day = |year| Period::day(year, 12, 31).expect("a day");
    let count = |key: (&str, &str, Period), is: fn(f64) -> bool| {
        table.get(&key).map_or(0, |cells| cells.iter().filter(|cell| cell.value.is_some_and(is)).count())
    };
    let children = ("SGB2_U18", "Ortsteile", day(2024));
    assert!(count(children, |n| n > 0.0 && n < 3.0) >= 5, "no cells for disclosure control");
    assert!(count(children, |n| n == 0.0) >= 3, "no true zeros");
    let gaps = table[&("KITA_U3", "Gemeinden", day(2021))].iter().zip(table[&("EW", "Gemeinden", day(2021))]);
    assert!(gaps.filter(|(kita, all)| kita.state == ValueState::NoData && all.value.is_some()).count() >= 3);
    assert!(!table.contains_key(&("SEU", "Gemeinden", Period::school_year(2021))));
    assert!(table.contains_key(&("SEU", "Gemeinden", Period::school_year(2022))));
    assert!(
        table[&("PFLEGE", "Gemeinden", day(2022))].iter().all(|cell| cell.estimated == cell.value.is_some())
    );
    assert!(table[&("EW", "Gemeinden", day(2030))].iter().all(|cell| cell.projected == cell.value.is_some()));
    for cell in county.series.iter().flat_map(|series| &series.cells) {
        assert_eq!(cell.value.is_some(), cell.state == ValueState::Value);
    }
}

#[test]
fn values_have_a_pattern_and_a_trend() {
    let county = default_sample();
    let table = table(&county);
    let day = |year| Period::day(year, 12, 31).expect("a day");
    let share = |part, all, year| -> Vec<f64> {
        let cells = |code| table[&(code, "Gemeinden", day(year))];
        let shares = cells(part).iter().zip(cells(all)).filter_map(|(a, b)| Some(a.value? / b.value?));
        shares.filter(|share| share.is_finite()).collect()
    };
    let spread = |values: &[f64]| {
        let (low, high) = values.iter().fold((f64::MAX, 0.0_f64), |(l, h), v| (l.min(*v), h.max(*v)));
        high / low
    };
    assert!(spread(&share("EW_65", "EW", 2024)) > 1.3, "all places age alike");
    assert!(spread(&share("SGB2", "EW", 2024)) > 1.8, "hardship is the same everywhere");
    for (before, now) in share("EW_65", "EW", 2023).iter().zip(share("EW_65", "EW", 2024)) {
        assert!((before - now).abs() < 0.03, "a jump from {before} to {now} in a year");
    }
}

#[test]
fn saved_views_show_what_exists() {
    let county = default_sample();
    assert!((3..=8).contains(&county.views.len()));
    assert_eq!(county.map, county.views[0].1);
    for (name, map) in &county.views {
        if let Some(typology) = &map.typology {
            let known =
                |code: &str| county.indicators.iter().any(|indicator| indicator.code.as_str() == code);
            assert!(typology.recipe.indicators.iter().all(|entry| known(entry.code.as_str())), "{name}");
            continue;
        }
        if let Some(reach) = &map.reach {
            let ground = county.ground.as_ref().expect("roads and facilities");
            let has = |kind: &String| ground.facilities.iter().any(|facility| facility.kind == kind);
            assert!(reach.request.kinds.iter().all(has), "{name}");
            continue;
        }
        let indicator = map.indicator.as_ref().expect("an indicator");
        let indicator = county.indicators.iter().find(|i| i.code == *indicator).expect("it exists");
        let code =
            indicator.numerator.as_ref().map_or(indicator.code.as_str(), |sum| sum.codes()[0].as_str());
        let key = (code, map.level.as_deref().expect("a level"), map.period.expect("a period"));
        assert!(table(&county).contains_key(&key), "{name}: {key:?}");
        let within = map.within.as_ref().expect("the county");
        assert!(level(&county, "Kreise").regions.iter().any(|region| region.key == *within));
        let title = map.title.as_deref().expect("a title");
        assert!(!title.contains("sample-") && title.chars().count() < 100, "{title}");
    }
}

#[test]
fn any_number_of_municipalities() {
    for regions in [0, 1, 2, 5, 13, 60, COUNTRY_FROM - 1, COUNTRY_FROM, 1000] {
        for seed in [1, 2] {
            let county = sample(regions, seed);
            let inhabited = |cells: &[sozialraumatlas::model::Observation]| {
                cells.iter().filter(|cell| cell.value.is_some_and(|value| value > 0.0)).count()
            };
            let day = Period::day(2024, 12, 31).expect("a day");
            let with_values = table(&county)[&("EW", "Gemeinden", day)];
            let expected = regions.max(1);
            let forest = usize::from(regions < 3);
            assert!(
                (expected..=expected + forest).contains(&inhabited(with_values)),
                "{regions}: {}",
                inhabited(with_values)
            );
            if regions >= COUNTRY_FROM {
                assert_eq!(level(&county, "Gemeinden").regions.len(), regions);
            }
        }
    }
}

#[test]
fn cancelled_work_stops() {
    let work = Work::unattended();
    work.cancel();
    assert!(county(&SampleOptions { regions: 5000, seed: 1 }, &work).is_err());
}

#[test]
fn growth_is_linear() {
    for regions in [500, 1000, 2000, 4000] {
        let start = Instant::now();
        let county = sample(regions, 1);
        let seconds = start.elapsed().as_secs_f64();
        let outlines = level(&county, "Gemeinden").geometries.iter().flat_map(|outline| &outline.0);
        let rings = outlines.flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        let vertices: usize = rings.map(|ring| ring.0.len()).sum();
        let per_region = vertices as f64 / regions as f64;
        println!("{regions} municipalities: {seconds:.2} s, {vertices} vertices, {per_region:.0} each");
        assert!((150.0..190.0).contains(&per_region), "{per_region} vertices a municipality");
    }
}

#[test]
fn the_shipped_table_fits_the_shipped_boundaries() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/luechow-dannenberg");
    let mut reader = shapefile::Reader::from_path(folder.join("gemeinden.shp")).expect("the shapefile");
    let mut keys = BTreeSet::new();
    for record in reader.iter_shapes_and_records() {
        let (_, record) = record.expect("a record");
        if let Some(shapefile::dbase::FieldValue::Character(Some(key))) = record.get("AGS") {
            keys.insert(key.clone());
        }
    }
    assert_eq!(keys.len(), 29);
    let table = std::fs::read_to_string(folder.join("beispielwerte.csv")).expect("the table");
    let rows: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    assert_eq!(rows.len(), 27);
    assert!(rows.iter().all(|key| keys.contains(*key)));
}

#[test]
fn preparing_the_boundaries_repairs_nothing() {
    use sozialraumatlas::geo::{crs::Crs, prepare::prepare};
    let crs = Crs::from_epsg(25832).expect("a known system");
    for county in [default_sample(), sample(400, 6)] {
        for level in county.levels.iter().filter(|level| level.geometries.iter().any(|g| !g.0.is_empty())) {
            let (layer, notices) =
                prepare(&level.geometries, &crs, &Work::unattended()).expect("nobody cancels");
            assert!(notices.is_empty(), "{}: {notices:?}", level.name);
            for (position, region) in level.regions.iter().enumerate() {
                let row = layer.neighbours.starts[position] as usize
                    ..layer.neighbours.starts[position + 1] as usize;
                let longest =
                    layer.neighbours.shared_border_m[row.clone()].iter().fold(0.0_f32, |a, b| a.max(*b));
                let lonely = level.regions.len() > 1 && (row.is_empty() || longest < 100.0);
                assert!(!lonely, "{} {} touches nobody", level.name, region.key);
            }
        }
    }
}
