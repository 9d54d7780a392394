//! The project file: a valid GeoPackage, brought up to date, never half written, never overwritten.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)] // tests may

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sozialraumatlas::model::{
    Edit, Facility, FacilityEdit, FacilityKind, FacilityName, LifePhase, MapChange, Population,
    PopulationPlace, Project, SavedTypology, Scenario, ScenarioChange, Source, TypologyRecipe, shipped_rules,
};
use sozialraumatlas::reach::network::Network;
use sozialraumatlas::reach::position::Position;
use sozialraumatlas::store::{
    Access, ConflictRule, ImportRecord, NewProject, SCHEMA_VERSION, Store, StoreErrorKind, TileFile, TileKey,
};
use sozialraumatlas::tasks::{self, OpenFor, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn sample(folder: &Path) -> PathBuf {
    let path = folder.join("beispiel.gpkg");
    tasks::write_sample(&path, &SampleProject { regions: 12, seed: 7 }, &Work::unattended())
        .expect("a sample");
    path
}

#[test]
fn a_new_project_does_not_replace_a_file() {
    let folder = folder();
    let path = folder.path().join("kreis.gpkg");
    std::fs::write(&path, "etwas anderes").expect("a file");
    let error = Store::create(&path, &NewProject::default()).expect_err("the file exists");
    assert!(matches!(error.kind, StoreErrorKind::Exists));
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), "etwas anderes");
}

#[test]
fn nothing_is_left_beside_a_new_project() {
    let folder = folder();
    drop(Store::create(&folder.path().join("kreis.gpkg"), &NewProject::default()).expect("a project"));
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(names, ["kreis.gpkg"]);
}

fn check(path: &Path, content: &[u8], expected: fn(&StoreErrorKind) -> bool) {
    std::fs::write(path, content).expect("a file");
    for access in [Access::Read, Access::Write] {
        let error = Store::open(path, access).expect_err("no project");
        assert!(expected(&error.kind), "{:?}", error.kind);
        assert!(error.notice().hint.is_some(), "says what to do");
    }
    assert_eq!(std::fs::read(path).expect("still there"), content);
}

#[test]
fn what_is_no_project_is_refused_and_untouched() {
    let folder = folder();
    let path = folder.path().join("a.gpkg");
    check(&path, b"", |kind| matches!(kind, StoreErrorKind::NotAProject | StoreErrorKind::Damaged(_)));
    check(&path, b"key,value\n1,2\n", |kind| matches!(kind, StoreErrorKind::NotAProject));
    let whole = std::fs::read(sample(folder.path())).expect("a sample");
    check(&path, &whole[..whole.len() / 3], |kind| matches!(kind, StoreErrorKind::Damaged(_)));
    let missing = Store::open(&folder.path().join("fehlt.gpkg"), Access::Read).expect_err("no file");
    assert!(matches!(missing.kind, StoreErrorKind::Missing));
}

#[test]
fn a_newer_file_is_refused_and_untouched() {
    let folder = folder();
    let path = sample(folder.path());
    set_schema_version(&path, SCHEMA_VERSION + 1);
    let before = std::fs::read(&path).expect("the file");
    for access in [Access::Read, Access::Write] {
        let error = Store::open(&path, access).expect_err("newer");
        assert!(matches!(error.kind, StoreErrorKind::Newer { found, known } if found == known + 1));
    }
    assert_eq!(std::fs::read(&path).expect("the file"), before);
}

fn set_schema_version(path: &Path, version: i64) {
    let connection = rusqlite::Connection::open(path).expect("the file");
    connection.execute("UPDATE sra_project SET schema_version = ?1", [version]).expect("written");
}

#[test]
fn a_file_of_the_first_schema_is_brought_up_to_date() {
    let folder = folder();
    let path = folder.path().join("alt.gpkg");
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project-v1.gpkg");
    std::fs::copy(stored, &path).expect("the stored file");
    let before = std::fs::read(&path).expect("the file");

    let looked_at = Store::open(&path, Access::Read).expect("readable").project().expect("a project");
    assert_eq!(std::fs::read(&path).expect("the file"), before, "looking changes nothing");

    let store = Store::open(&path, Access::Write).expect("writable");
    let project = store.project().expect("a project");
    assert_eq!(project, looked_at);
    assert_eq!(project.name, "Landkreis Altbestand (frei erfunden)");
    assert!(project.views.contains_key("Junge Gemeinden"));
    let level = project.level("Gemeinden").expect("the level");
    assert!(store.regions(level.id).expect("regions").len() >= 8);
    assert!(store.imports().expect("a list").is_empty());
    drop(store);
    let version: i64 = rusqlite::Connection::open(&path)
        .and_then(|file| file.query_row("SELECT schema_version FROM sra_project", [], |row| row.get(0)))
        .expect("a version");
    assert_eq!(version, SCHEMA_VERSION);
}

#[test]
fn a_file_of_the_second_schema_gains_typologies() {
    let folder = folder();
    let path = folder.path().join("zwischenstand.gpkg");
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project-v2.gpkg");
    std::fs::copy(stored, &path).expect("the stored file");
    let project = Store::open(&path, Access::Write).expect("writable").project().expect("a project");
    assert_eq!(project.name, "Landkreis Zwischenstand (frei erfunden)");
    assert!(project.views.contains_key("Arbeitslose") && project.typologies.is_empty());
    let level = project.level("Gemeinden").expect("the level").clone();

    let mut after = project.clone();
    let recipe = TypologyRecipe { level: level.name, ..TypologyRecipe::default() };
    let saved = |version| SavedTypology { version, recipe: recipe.clone() };
    let store = || Store::open(&path, Access::Write).expect("writable");
    for version in 1..=2 {
        Arc::make_mut(&mut after.typologies).insert("Lage".to_owned(), saved(version));
        store().write(|writer| writer.put_project(&after)).expect("written");
    }
    assert_eq!(store().typology_versions("Lage").expect("versions").len(), 2);
    assert_eq!(store().project().expect("a project"), after);
    // Undo of the second saving takes that version back and leaves the first.
    Arc::make_mut(&mut after.typologies).insert("Lage".to_owned(), saved(1));
    store().write(|writer| writer.put_project(&after)).expect("written");
    assert_eq!(store().typology_versions("Lage").expect("versions"), [saved(1)]);
    store().write(|writer| writer.put_project(&project)).expect("written");
    assert!(store().typology_versions("Lage").expect("versions").is_empty());
}

#[test]
fn a_file_of_the_fourth_schema_gains_scenarios_rules_and_sources() {
    let folder = folder();
    let path = folder.path().join("vorstand.gpkg");
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project-v4.gpkg");
    std::fs::copy(stored, &path).expect("the stored file");
    let before = std::fs::read(&path).expect("bytes");
    let look = Store::open(&path, Access::Read).expect("readable");
    assert_eq!(
        look.reach_result_marks("Kita Luftlinie").expect("asked"),
        None,
        "made before there were marks"
    );
    assert!(look.reach_result("Kita Luftlinie").expect("asked").is_some());
    drop(look);
    assert_eq!(std::fs::read(&path).expect("bytes"), before, "looking changes nothing");

    let mut store = Store::open(&path, Access::Write).expect("writable");
    let mut project = store.project().expect("a project");
    assert_eq!(project.facilities.len(), 2);
    assert!(project.scenarios.is_empty() && project.supply_rules.is_empty());
    let marks = store.reach_marks().expect("marks");
    assert_eq!(marks.facilities.keys().collect::<Vec<_>>(), ["Kita"]);
    let close = ScenarioChange::Close { facility: "f1".to_owned(), kind: None };
    let scenario = Scenario { name: "Nord zu".to_owned(), changes: vec![close], ..Scenario::default() };
    for edit in [
        Edit::PutScenario(Box::new(scenario)),
        Edit::SetSupplyRules(shipped_rules()),
        Edit::Facilities(FacilityEdit::Move(
            FacilityName { kind: "Kita".to_owned(), key: "f2".to_owned() },
            [9.6, 50.8],
        )),
        Edit::Facilities(FacilityEdit::Add(Box::new(Facility {
            key: "h".to_owned(),
            kind: "Hort".to_owned(),
            lon_lat: [9.5, 50.8],
            ..Facility::default()
        }))),
    ] {
        project = edit.apply(&project);
    }
    let source = Source { text: "Jugendamt".to_owned(), licence: "dl-de/by-2-0".to_owned() };
    let written = store.write(|writer| {
        writer.put_import_source(3, &source)?;
        writer.put_facilities_of((&project.facilities, &project.facility_kinds))?;
        writer.put_project(&project)
    });
    written.expect("written");
    drop(store);
    let mut store = Store::open(&path, Access::Write).expect("writable");
    assert_eq!(store.project().expect("a project"), project);
    let sources = store.reach_sources().expect("sources");
    assert_eq!(sources.facilities["Kita"], [source], "a facility that was moved keeps its source");
    assert!(sources.facilities["Hort"].is_empty() && sources.network.is_none());
    let now = store.reach_marks().expect("marks");
    assert_ne!(now.facilities["Kita"], marks.facilities["Kita"]);
    assert_eq!(now.population, marks.population);

    // All of it is taken back again.
    let bare = Project {
        facilities: Arc::new(Vec::new()),
        facility_kinds: Arc::new(Vec::new()),
        scenarios: Arc::default(),
        supply_rules: Arc::default(),
        ..project
    };
    let written = store.write(|writer| {
        writer.put_facilities_of((&bare.facilities, &bare.facility_kinds))?;
        writer.put_project(&bare)
    });
    written.expect("written");
    assert_eq!(store.project().expect("a project"), bare);
}

#[test]
fn a_file_of_the_third_schema_gains_facilities_people_and_a_network() {
    let folder = folder();
    let path = folder.path().join("vorstand.gpkg");
    let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project-v3.gpkg");
    std::fs::copy(stored, &path).expect("the stored file");
    let mut store = Store::open(&path, Access::Write).expect("writable");
    let project = store.project().expect("a project");
    assert_eq!(project.name, "Landkreis Vorstand (frei erfunden)");
    assert!(project.typologies.contains_key("Lage"));
    assert!(store.facilities().expect("a list").is_empty() && store.network_size().expect("none").is_none());

    let kind = FacilityKind { name: "Kita".to_owned(), phase: Some(LifePhase::Daycare), tags: Vec::new() };
    let facility = |key: &str, lon: f64| Facility {
        key: key.to_owned(),
        kind: "Kita".to_owned(),
        capacity: Some(40.5),
        lon_lat: [lon, 50.8],
        ..Facility::default()
    };
    let facilities = [facility("a", 9.5), facility("b", 9.6)];
    let place = |key: &str, count| PopulationPlace {
        key: key.to_owned(),
        lon_lat: [9.5, 50.9],
        residents: 12.5,
        groups: vec![count, Some(3.0)],
    };
    let population = Population {
        groups: vec!["u3".to_owned(), "u6".to_owned()],
        places: vec![place("CRS1", None), place("CRS2", Some(1.0))],
    };
    let network = Network {
        positions: vec![Position::from_degrees(9.5, 50.8), Position::from_degrees(9.6, 50.9)],
        marks: vec![0; 2],
        shape_first: vec![0],
        ..Network::default()
    };
    let record = ImportRecord { file_name: "hessen.osm.pbf".to_owned(), ..ImportRecord::default() };
    store
        .write(|writer| {
            writer.put_facility_kind(&kind)?;
            writer.put_facilities(&facilities, ConflictRule::Abort, None)?;
            writer.put_population(&population, &Work::unattended())?;
            let import = writer.put_import(&record)?;
            writer.put_network(&network, import, &Work::unattended()).map(drop)
        })
        .expect("written");
    drop(store);
    let store = Store::open(&path, Access::Read).expect("readable");
    assert_eq!(store.facilities().expect("facilities"), facilities);
    assert_eq!(store.facility_kinds().expect("kinds"), std::slice::from_ref(&kind));
    assert_eq!(store.population().expect("people"), population);
    let stored = store.network().expect("readable").expect("a network");
    assert_eq!((stored.network, stored.file_name.as_str()), (network, "hessen.osm.pbf"));
    let with_facilities = Project {
        facilities: Arc::new(facilities.to_vec()),
        facility_kinds: Arc::new(vec![kind]),
        ..project
    };
    assert_eq!(store.project().expect("a project"), with_facilities);
    // Other programs see the two layers of points.
    let layers: Vec<String> = rusqlite::Connection::open(&path)
        .and_then(|file| {
            let mut statement = file.prepare(
                "SELECT table_name FROM gpkg_geometry_columns WHERE geometry_type_name = 'POINT' ORDER BY 1",
            )?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect()
        })
        .expect("layers");
    assert_eq!(layers, ["sra_facility", "sra_population"]);
}

#[test]
fn a_write_protected_file_is_opened_for_reading_whoever_runs_the_program() {
    let folder = folder();
    let path = sample(folder.path());
    let mut permissions = std::fs::metadata(&path).expect("the file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("set");
    let before = std::fs::read(&path).expect("the file");
    let error = Store::open(&path, Access::Write).expect_err("write-protected");
    assert!(matches!(error.kind, StoreErrorKind::ReadOnly));
    let (session, project, notices) =
        tasks::open(&path, OpenFor::Editing, &Work::unattended()).expect("readable");
    assert!(session.is_read_only());
    assert_eq!(notices.len(), 1);
    assert!(tasks::write_project(&session, &project).is_err());
    assert_eq!(std::fs::read(&path).expect("the file"), before);
}

#[test]
fn a_second_editor_reads_only() {
    let folder = folder();
    let path = sample(folder.path());
    let (first, ..) = tasks::open(&path, OpenFor::Editing, &Work::unattended()).expect("open");
    let (second, _, notices) = tasks::open(&path, OpenFor::Editing, &Work::unattended()).expect("open");
    assert!(!first.is_read_only() && second.is_read_only());
    assert_eq!(notices.len(), 1);
    drop(first);
    let (third, ..) = tasks::open(&path, OpenFor::Editing, &Work::unattended()).expect("open");
    assert!(!third.is_read_only());
}

#[test]
fn an_edit_is_there_after_reopening() {
    let folder = folder();
    let path = sample(folder.path());
    let (session, project, _) = tasks::open(&path, OpenFor::Editing, &Work::unattended()).expect("open");
    let edits = [
        Edit::Rename("Landkreis Neu".into()),
        Edit::Map(MapChange::Title(Some("Ein Titel".into()))),
        Edit::SaveView("Meine".into()),
    ];
    let after = edits.iter().fold(project, |project, edit| edit.apply(&project));
    tasks::write_project(&session, &after).expect("written");
    drop(session);
    let (_, again, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).expect("open");
    assert_eq!(again, after);
    let removed = Edit::DeleteView("Meine".into()).apply(&again);
    let (session, ..) = tasks::open(&path, OpenFor::Editing, &Work::unattended()).expect("open");
    tasks::write_project(&session, &removed).expect("written");
    let (_, last, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).expect("open");
    assert_eq!(last, removed);
}

#[test]
fn a_failed_write_changes_nothing() {
    let folder = folder();
    let path = sample(folder.path());
    let before = Store::open(&path, Access::Read).expect("open").project().expect("a project");
    let mut store = Store::open(&path, Access::Write).expect("open");
    let failed = store.write(|writer| {
        writer.put_project(&Edit::Rename("Halb".into()).apply(&before))?;
        Err::<(), _>(StoreErrorKind::Cancelled)
    });
    assert!(failed.is_err());
    drop(store);
    assert_eq!(Store::open(&path, Access::Read).expect("open").project().expect("a project"), before);
}

#[test]
fn gdal_opens_the_project_as_it_is() {
    let folder = folder();
    let path = sample(folder.path());
    let Ok(output) = std::process::Command::new("ogrinfo").arg("-so").arg("-al").arg(&path).output() else {
        assert!(std::env::var_os("SOZIALRAUMATLAS_REQUIRE_GDAL").is_none(), "ogrinfo is not installed");
        println!("skipped: ogrinfo is not installed");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout);
    let problems = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && problems.trim().is_empty(), "{problems}");
    let (_, project, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).expect("open");
    let level = project.level("Gemeinden").expect("the level");
    let layer = text.split("Layer name: regions_gemeinden").nth(1).expect("the layer");
    assert!(layer.contains("Geometry: Multi Polygon"), "{layer}");
    assert!(layer.contains(&format!("Feature Count: {}", level.region_count)), "{layer}");
    assert!(layer.contains("ID[\"EPSG\",25832]"), "{layer}");
    assert!(layer.contains("key: String"), "{layer}");
    let values = text.split("Layer name: values_gemeinden").nth(1).expect("the view");
    assert!(values.contains("value: Real"), "{values}");
    for table in ["sra_level", "sra_indicator", "sra_series", "sra_observation"] {
        assert!(text.contains(&format!("Layer name: {table}")), "{table}");
    }
}

#[test]
fn every_tile_of_a_file_of_another_program_is_read() {
    // Written by the Python package pmtiles 3: 17,749 tiles of five contents, in leaf directories and runs.
    let kind = |zoom: u64, x: u64, y: u64| {
        let low = |number: u64| number & 0xFFFF_FFFF;
        let mixed = low(x / 2 * 374_761_393 + y * 668_265_263 + zoom * 2_246_822_519);
        let mixed = low((mixed ^ (mixed >> 13)) * 1_274_126_177);
        ((mixed >> 16) & 0xFFFF) % 5
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tiles.pmtiles");
    let file = TileFile::open(&path).expect("a base map");
    assert_eq!((file.about.name.as_str(), file.about.attribution.as_str()), ("Probekarte", "© Amt"));
    assert_eq!((file.about.min_zoom, file.about.max_zoom), (0, 7));
    let mut contents: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    for zoom in 0..=7_u8 {
        for x in 0..1_u32 << zoom {
            for y in 0..1_u32 << zoom {
                let tile = file.tile(TileKey { zoom, x, y });
                assert_eq!(tile.is_none(), zoom == 7 && x >= 96, "{zoom}/{x}/{y}");
                let Some(tile) = tile else { continue };
                let kind = kind(u64::from(zoom), u64::from(x), u64::from(y));
                let known = contents.entry(kind).or_insert_with(|| tile.clone());
                assert_eq!(known, &tile, "{zoom}/{x}/{y}");
            }
        }
    }
    let distinct: BTreeSet<&Vec<u8>> = contents.values().collect();
    assert_eq!((contents.len(), distinct.len()), (5, 5));
    assert_eq!(file.tile(TileKey { zoom: 8, x: 0, y: 0 }), None, "finer than the file");
}

#[test]
fn a_damaged_archive_of_tiles_ends_in_a_sentence_or_without_tiles() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tiles.pmtiles");
    let whole = std::fs::read(path).expect("readable");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let damaged = folder.path().join("kaputt.pmtiles");
    let mut opened = 0;
    for place in (0..whole.len().min(127)).chain((127..whole.len()).step_by(211)) {
        for value in [0x00, 0xFF] {
            let mut bytes = whole.clone();
            bytes[place] = value;
            std::fs::write(&damaged, &bytes).expect("written");
            let Ok(file) = TileFile::open(&damaged) else { continue };
            opened += 1;
            for key in [(0, 0, 0), (5, 17, 10), (7, 68, 42)] {
                let _ = file.tile(TileKey { zoom: key.0, x: key.1, y: key.2 });
            }
        }
    }
    assert!(opened > 0, "most bytes do no harm to the beginning");
    std::fs::write(&damaged, &whole[..150]).expect("written");
    assert!(TileFile::open(&damaged).is_err(), "cut off in its first directory");
    let mut vectors = whole;
    vectors[99] = 1;
    std::fs::write(&damaged, &vectors).expect("written");
    let refused = TileFile::open(&damaged).expect_err("vector tiles").notice();
    assert!(refused.message.to_text(Language::De).contains("Vektorkacheln"), "{refused:?}");
}
