//! Reachability on maps and pages: known minutes, states, secret places, saved questions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // tests may

#[path = "support/office.rs"]
mod office;

use office::Office;
use sozialraumatlas::model::{
    Edit, MapChange, Measure, ReachMap, ReachRequest, ReachView, ThematicMap, TravelChoice, ValueState,
    usual_reach_classing,
};
use sozialraumatlas::sheet::{
    Audience, Fill, MapContents, PageOptions, Role, Shape, Sheet, choropleth, compose,
};
use sozialraumatlas::tasks::{self, DetailChoice, LoadOptions, OpenFor};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

/// Six municipalities; three homes in three of them; the matrix of the note on methods, as far as `pairs` go.
fn office(homes: &str, pairs: &str) -> Office {
    let office = Office::new();
    office.ok(&["new", "kreis.gpkg", "--name", "Testkreis"]);
    let square = |at: i32| {
        let (x, y) = (9.5 + f64::from(at % 3) * 0.05, 50.8 + f64::from(at / 3) * 0.05);
        let (e, n) = (x + 0.05, y + 0.05);
        format!(
            r#"{{"type":"Feature","properties":{{"key":"0663200{at}","name":"G{at}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{e},{y}],[{e},{n}],[{x},{n}],[{x},{y}]]]}}}}"#
        )
    };
    let features: Vec<String> = (0..6).map(square).collect();
    office
        .write("g.geojson", format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")));
    let boundaries = ["--level", "Gemeinden", "--key", "key", "--name-field", "name"];
    office.ok(&[&["import", "boundaries", "kreis.gpkg", "g.geojson"], &boundaries[..]].concat());
    office.write("wohnen.csv", format!("key,x,y,residents,0-5\n{homes}"));
    office.write("kitas.csv", "key,name,lon,lat,plaetze\nf1,Nord,9.52,50.83,2\nf2,Süd,9.62,50.83,1\n");
    office.write("m.csv", format!("origin,facility,minutes\n{pairs}"));
    office.ok(&["import", "population", "kreis.gpkg", "wohnen.csv"]);
    let kind = ["--kind", "Kita", "--capacity", "plaetze"];
    office.ok(&[&["import", "facilities", "kreis.gpkg", "kitas.csv"], &kind[..]].concat());
    office
}

const HOMES: &str = "o1,9.52,50.82,1000,100\no2,9.57,50.82,500,2\no3,9.62,50.82,200,40\n";
const PAIRS: &str = "o1,f1,5\no1,f2,25\no2,f1,12\no2,f2,18\no3,f1,40\no3,f2,8\n";

fn request(office: &Office) -> ReachRequest {
    ReachRequest {
        kinds: vec!["Kita".to_owned()],
        travel: TravelChoice::Matrix(office.path("m.csv")),
        limit_minutes: 10.0,
        ..ReachRequest::default()
    }
}

fn map_of(request: ReachRequest) -> ThematicMap {
    let classing = usual_reach_classing(request.measure);
    ThematicMap { reach: Some(Box::new(ReachMap::of(request))), classing, ..ThematicMap::default() }
}

fn loaded(office: &Office, map: &ThematicMap, audience: Audience) -> MapContents {
    let (session, project, _) =
        tasks::open(&office.path("kreis.gpkg"), OpenFor::Reading, &Work::unattended()).unwrap();
    let detail = DetailChoice::ForPage { width_px: 1920, height_px: 1080 };
    let options = LoadOptions { audience, detail };
    tasks::load_map(&session, &project, map, &options, &Work::unattended()).unwrap().0
}

fn page(contents: &MapContents, map: &ThematicMap, language: Language) -> Sheet {
    compose(contents, map, &PageOptions::of(map, language)).0
}

/// All words with a role, line after line.
fn words(sheet: &Sheet, role: Role) -> String {
    let text = |item: &sozialraumatlas::sheet::Item| match &item.shape {
        Shape::Text(line) => Some(line.shaped.text.clone()),
        _ => None,
    };
    sheet.items_with(role).filter_map(text).collect::<Vec<_>>().join(" ")
}

fn values(contents: &MapContents) -> Vec<Option<f64>> {
    contents.observations.cells().iter().map(|cell| cell.value).collect()
}

#[test]
fn the_example_of_the_methods_on_a_page() {
    let office = office(HOMES, PAIRS);
    let map = map_of(request(&office));
    let contents = loaded(&office, &map, Audience::Everyone);
    assert_eq!(values(&contents), [Some(5.0), Some(12.0), Some(8.0), None, None, None]);
    assert!(contents.observations.cells()[3..].iter().all(|cell| cell.state == ValueState::NoData));
    let sheet = page(&contents, &map, Language::De);
    assert_eq!(sheet.title, "Reisezeit zur nächsten Kita");
    let legend = words(&sheet, Role::Legend);
    // One in the first band, two in those up to 10 and up to 15; who lives at a bound belongs to the band below.
    for row in ["bis 5 1", "über 5 bis 10 1", "über 10 bis 15 1", "keine Daten 3", "Kita"] {
        let [text, count] = row.rsplit_once(' ').map_or([row, ""], |(text, count)| [text, count]);
        assert!(legend.contains(text) && legend.contains(count), "{row} in {legend}");
    }
    let method = words(&sheet, Role::Note);
    for part in
        ["Reisezeiten aus m.csv", "2 Einrichtungen (Kita)", "3 Wohnorte (1.700 Einwohner)", "n = 3 von 6"]
    {
        assert!(method.contains(part), "{part} in {method}");
    }
    let example = words(&sheet, Role::ReadingExample);
    assert!(example.contains("im Mittel der Einwohner 12,0 Minuten bis zur nächsten Kita"), "{example}");
    assert_eq!(sheet.items_with(Role::Facility).count(), 2);
    let english = page(&contents, &map, Language::En);
    assert!(words(&english, Role::Note).contains("travel times from m.csv"));
    assert!(!english.describe().contains("Minuten"), "no German on an English page");
}

#[test]
fn measures_of_regions_have_the_known_answers() {
    let office = office(HOMES, PAIRS);
    let of = |measure, limit_minutes| {
        let request = ReachRequest { measure, limit_minutes, ..request(&office) };
        values(&loaded(&office, &map_of(request), Audience::Everyone))
    };
    let check = |found: Vec<Option<f64>>, expected: [f64; 3]| {
        for (found, expected) in found.iter().zip(expected) {
            assert!((found.expect("a value") - expected).abs() < 5e-7, "{found:?} instead of {expected}");
        }
    };
    check(of(Measure::Share, 8.0), [100.0, 0.0, 100.0]);
    check(of(Measure::TwoStep, 20.0), [1.333_333_3, 2.761_904_8, 1.428_571_4]);
    check(of(Measure::EnhancedTwoStep, 30.0), [1.782_011_0, 1.909_662_2, 1.315_789_5]);
    check(of(Measure::Cumulative, 20.0), [2.0, 3.0, 1.0]);
}

#[test]
fn a_region_that_reaches_nothing_has_a_state_and_no_class() {
    let office = office(HOMES, "o1,f1,5\no2,f1,12\n");
    let map = map_of(request(&office));
    let contents = loaded(&office, &map, Audience::Everyone);
    assert_eq!(contents.observations.cells()[2].state, ValueState::Unreachable);
    let (classes, _) = choropleth(&contents, &map, Language::De);
    assert_eq!((classes.fill(2), classes.count(Fill::Unreachable)), (Fill::Unreachable, 1));
    let sheet = page(&contents, &map, Language::De);
    let legend = words(&sheet, Role::Legend);
    assert!(legend.contains("nicht erreichbar"), "{legend}");
    assert!(legend.contains("200 Menschen erreichen keine Einrichtung"), "{legend}");
    assert!(sheet.describe().contains("Unreachable"), "a pattern of its own on the map");
    // The share counts them as people beyond the threshold.
    let share = ReachRequest { measure: Measure::Share, ..request(&office) };
    assert_eq!(values(&loaded(&office, &map_of(share), Audience::Everyone))[2], Some(0.0));
}

#[test]
fn few_people_stay_secret_on_map_page_and_places() {
    let office = office(HOMES, PAIRS);
    let children = ReachRequest { group: Some("0-5".to_owned()), ..request(&office) };
    let map = map_of(children.clone());
    let contents = loaded(&office, &map, Audience::Everyone);
    // Two children live in the second municipality.
    assert_eq!(contents.observations.cells()[1].state, ValueState::Secret);
    assert_eq!(values(&contents)[0], Some(5.0));
    let reach = contents.reach.as_ref().unwrap();
    assert_eq!(
        (reach.regions[1].people, reach.regions[1].median, reach.regions[1].share),
        (None, None, None)
    );
    let secret: Vec<bool> = reach.cells.iter().map(|cell| cell.value.state == ValueState::Secret).collect();
    assert_eq!(secret, [false, true, false]);
    assert!(reach.cells[1].people.is_none() && reach.cells[1].minutes.is_none());
    let sheet = page(&contents, &map, Language::De);
    assert!(words(&sheet, Role::Legend).contains("geheim"));
    assert!(!sheet.describe().contains("12,0"), "its minutes stand nowhere");
    let internal = loaded(&office, &map, Audience::Internal);
    assert_eq!(values(&internal)[1], Some(12.0));
    // A share tells numerators: with one of them secret, none can be worked out from the whole.
    let share = map_of(ReachRequest { measure: Measure::Share, ..children });
    let contents = loaded(&office, &share, Audience::Everyone);
    let hidden = contents.observations.cells().iter().filter(|cell| cell.state == ValueState::Secret).count();
    assert!(hidden >= 2 || contents.references.is_empty(), "{hidden} hidden beside a published whole");
}

#[test]
fn places_and_regions_are_views_of_one_answer() {
    let office = office(HOMES, PAIRS);
    let regions = map_of(request(&office));
    let mut cells = regions.clone();
    cells.reach.as_mut().unwrap().view = ReachView::Cells;
    let contents = loaded(&office, &cells, Audience::Everyone);
    assert_eq!(values(&contents), values(&loaded(&office, &regions, Audience::Everyone)));
    let sheet = page(&contents, &cells, Language::De);
    let face = sheet.map_face().unwrap();
    assert_eq!(face.areas.iter().map(|area| area.rings.len()).sum::<usize>(), 3);
    let legend = words(&sheet, Role::Legend);
    assert!(legend.contains("1.000") && legend.contains("500") && legend.contains("200"), "people: {legend}");
    let (classes, _) = choropleth(&contents, &cells, Language::De);
    assert!(classes.drawn().fills.iter().all(|fill| *fill == Fill::Plain), "regions lie plain below");
    assert!(words(&sheet, Role::Subtitle).ends_with("Wohnorte"), "{}", words(&sheet, Role::Subtitle));
    let plain =
        words(&page(&loaded(&office, &regions, Audience::Everyone), &regions, Language::De), Role::Subtitle);
    assert!(plain.ends_with("Gemeinden"), "{plain}");
}

#[test]
fn a_page_of_cells_says_how_wide_they_are() {
    let office = office(
        "CRS3035RES250mN3082000E4289000,9.52,50.82,1000,100\nCRS3035RES250mN3082250E4289000,9.57,50.82,500,20\n",
        "CRS3035RES250mN3082000E4289000,f1,5\nCRS3035RES250mN3082250E4289000,f1,12\n",
    );
    let mut cells = map_of(request(&office));
    cells.reach.as_mut().unwrap().view = ReachView::Cells;
    let contents = loaded(&office, &cells, Audience::Everyone);
    for (language, end) in [(Language::De, "250-m-Zellen"), (Language::En, "250 m cells")] {
        let subtitle = words(&page(&contents, &cells, language), Role::Subtitle);
        assert!(subtitle.ends_with(end), "{subtitle}");
    }
}

#[test]
fn areas_of_straight_lines_hold_the_people_within() {
    let office = office(HOMES, PAIRS);
    let travel = TravelChoice::Straight(sozialraumatlas::model::StraightPace::default());
    let mut map = map_of(ReachRequest { travel, ..request(&office) });
    map.reach.as_mut().unwrap().view = ReachView::Bands;
    let contents = loaded(&office, &map, Audience::Everyone);
    let reach = contents.reach.as_ref().unwrap();
    assert_eq!(
        reach.bands.iter().map(|band| band.minutes).collect::<Vec<_>>(),
        [5.0, 10.0, 15.0, 20.0, 30.0]
    );
    assert!(reach.bands.iter().all(|band| band.areas.len() == 2), "a circle around each facility");
    // 1.1 km, 3.5 km and 1.1 km away; 5 minutes are 2.1 km.
    assert_eq!(reach.bands[0].people, Some(1200.0));
    assert_eq!(reach.bands.iter().filter_map(|band| band.people).sum::<f64>(), 1700.0);
}

#[test]
fn an_unknown_group_is_refused_with_those_that_there_are() {
    let office = office(HOMES, PAIRS);
    let said = office.refused(&[
        "reach",
        "kreis.gpkg",
        "--facilities",
        "Kita",
        "--mode",
        "straight",
        "--group",
        "7-9",
        "--json",
    ]);
    assert!(said.contains("7-9") && said.contains("0-5"), "{said}");
}

#[test]
fn a_saved_question_becomes_a_page_and_a_view() {
    let office = office(HOMES, PAIRS);
    let ask = ["reach", "kreis.gpkg", "--facilities", "Kita", "--matrix", "m.csv", "--level", "Gemeinden"];
    office.ok(&[&ask[..], &["--save", "Kitas", "--json"]].concat());
    office.ok(&["map", "kreis.gpkg", "--reach", "kitas", "--out", "a.svg"]);
    let svg = std::fs::read_to_string(office.path("a.svg")).unwrap();
    assert!(svg.contains("Reisezeit zur nächsten Kita") && svg.contains("G1: 12,0"), "values for readers");
    office.ok(&["view", "save", "kreis.gpkg", "Weg zur Kita", "--reach", "Kitas", "--reach-view", "cells"]);
    office.ok(&["map", "kreis.gpkg", "--view", "Weg zur Kita", "--out", "b.svg"]);
    let svg = std::fs::read_to_string(office.path("b.svg")).unwrap();
    assert!(svg.contains("Menschen") || svg.contains("Einwohner"), "the legend counts people");
    let said = office.refused(&["map", "kreis.gpkg", "--reach", "Ärzte", "--out", "c.svg"]);
    assert!(said.contains("Ärzte") && said.contains("Kitas"), "{said}");
}

#[test]
fn a_saved_answer_is_outdated_once_facilities_change() {
    let office = office(HOMES, PAIRS);
    let ask = ["reach", "kreis.gpkg", "--facilities", "Kita", "--mode", "straight", "--level", "Gemeinden"];
    office.ok(&[&ask[..], &["--save", "Kitas", "--json"]].concat());
    let is_stale = || {
        let path = office.path("kreis.gpkg");
        let (session, project, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).unwrap();
        let offer = tasks::reach::reach_offer(&session, &project).unwrap();
        assert_eq!(offer.kinds, [("Kita".to_owned(), offer.kinds[0].1, 2)]);
        !offer.saved[0].stale.is_empty()
    };
    assert!(!is_stale());
    office.write("kitas.csv", "key,name,lon,lat,plaetze\nf1,Nord,9.53,50.83,2\n");
    let replace = ["--kind", "Kita", "--capacity", "plaetze", "--on-conflict", "replace"];
    office.ok(&[&["import", "facilities", "kreis.gpkg", "kitas.csv"], &replace[..]].concat());
    assert!(is_stale(), "a facility moved");
}

#[test]
fn classes_of_the_indicator_wait_while_reachability_is_shown() {
    let office = office(HOMES, PAIRS);
    let path = office.path("kreis.gpkg");
    let (_, mut project, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).unwrap();
    project.map.indicator = Some(sozialraumatlas::model::IndicatorCode("EW".to_owned()));
    project.map.classing.classes = 4;
    let reach = |reach| Edit::Map(MapChange::Reach(reach));
    let asked = reach(Some(Box::new(ReachMap::of(request(&office))))).apply(&project);
    assert_eq!(asked.map.classing, usual_reach_classing(Measure::Nearest));
    let back = reach(None).apply(&asked);
    assert_eq!(back.map.classing, project.map.classing);
    assert_eq!(back.map.reach, None);
}
