//! The import assistant: what it recognises, what it asks, what it does, and that everything can be taken back.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, FilePurpose};
use sozialraumatlas::app::commands::ImportCommand;
use sozialraumatlas::app::import::{ImportChange, ImportDraft, ImportList, Missing, Stage};
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::notice::Severity;
use sozialraumatlas::tasks::{self, OpenFor};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::scene::Scene;

/// The county in the repository.
pub fn county() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/luechow-dannenberg")
}

/// A window with an empty project.
pub fn empty() -> Scene {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("leer.gpkg");
    tasks::new_project(&project, "Leer").expect("a project");
    Scene::with(Some(project), folder)
}

/// A window with the municipalities of the county.
pub fn with_municipalities() -> Scene {
    let mut scene = empty();
    scene.begin(&[county().join("gemeinden.shp")]);
    scene.click("Übernehmen");
    scene.run(Command::Import(ImportCommand::Close));
    scene
}

impl Scene {
    pub fn begin(&mut self, files: &[PathBuf]) {
        self.run(Command::Import(ImportCommand::Begin(files.to_vec())));
    }

    pub fn change(&mut self, change: ImportChange) {
        self.run(Command::Import(ImportCommand::Change(change)));
    }

    pub fn draft(&self) -> &ImportDraft {
        self.window().state.view.import.draft().expect("a file in the assistant")
    }

    pub fn list(&self) -> &ImportList {
        self.window().state.view.import.list().expect("a list in the assistant")
    }

    pub fn levels(&self) -> Vec<(String, usize)> {
        let project = self.window().state.open_project().expect("open");
        project.levels.iter().map(|level| (level.name.clone(), level.region_count)).collect()
    }

    pub fn has_text(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    pub fn path(&self) -> PathBuf {
        self.window().state.project.as_ref().expect("open").path.clone()
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.folder.path().join(name);
        std::fs::write(&file, content).expect("written");
        file
    }

    /// Takes over what stands in the assistant.
    pub fn commit(&mut self) {
        let draft = self.draft();
        assert!(draft.can_be_imported(), "{:?} {:?} {:?}", draft.stage, draft.missing(), draft.problem);
        self.click("Übernehmen");
    }

    /// A table of the sample's regions with one value each.
    pub fn table(&self, name: &str, period: &str, code: &str) -> PathBuf {
        let picture = self.window().state.derived.picture.clone().expect("a map");
        let mut table = String::from("key;period;indicator;value\n");
        for region in picture.contents().regions.iter() {
            writeln!(table, "{};{period};{code};{},5", region.key, region.name.len()).expect("text");
        }
        self.write(name, table)
    }
}

/// What the file holds, but for the counters in the first hundred bytes that every write of SQLite moves.
pub fn pages(file: &Path) -> Vec<u8> {
    std::fs::read(file).expect("readable").split_off(100)
}

#[test]
fn a_shapefile_asks_nothing_that_it_answers_itself() {
    let mut scene = empty();
    scene.begin(&[county().join("gemeinden.shp")]);
    let draft = scene.draft();
    assert_eq!((draft.level.as_str(), draft.key_field.as_str()), ("Gemeinden", "AGS"));
    assert_eq!(draft.name_field, "GEN");
    assert_eq!(draft.stage, Stage::Reviewed, "{:?}", draft.problem);
    let content = draft.content.as_ref().expect("a preview");
    assert!(content.rows.iter().flatten().any(|cell| cell == "Höhbeck" || cell.contains('ü')), "umlauts");
    assert!(content.place.is_some_and(|place| place.min[0] > 10.0 && place.max[0] < 12.0));
    assert!(scene.has_text("Lage in Deutschland"));
    scene.click("Übernehmen");
    assert_eq!(scene.levels(), [("Gemeinden".to_owned(), 29)]);
}

#[test]
fn everything_of_an_import_is_in_sight_in_a_small_window() {
    let mut scene = empty();
    scene.begin(&[county().join("gemeinden.shp")]);
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1366.0, 768.0));
    for name in ["Ebene", "Schlüssel", "Name", "Gebietsstand", "Zeichensatz", "Quelle", "Lizenz"] {
        let fields = scene.harness.get_all_by_label(name);
        assert!(fields.into_iter().all(|field| window.contains_rect(field.rect())), "{name}");
    }
    let buttons = ["Übernehmen", "Schließen"].map(|name| scene.harness.get_by_label(name).rect());
    for button in buttons {
        assert!(window.contains_rect(button), "{button:?}");
    }
}

#[test]
fn an_import_works_in_the_smallest_window() {
    // A screen of 1366 × 768 at double scale has so little room.
    for size in [[683.0, 364.0], [800.0, 480.0]] {
        let mut scene = with_municipalities();
        scene.harness.set_size(egui::Vec2::from(size));
        let no_system = scene.write("ohne.shp", std::fs::read(county().join("gemeinden.shp")).expect("read"));
        scene.write("ohne.dbf", std::fs::read(county().join("gemeinden.dbf")).expect("read"));
        let values = scene.write("werte_2015.csv", "AGS;Kinder\n03354001;10\n");
        let kreis = county().join("kreis.geojson");
        let one = [county().join("gemeinden.shp"), no_system, values].map(|file| vec![file]);
        for files in one.into_iter().chain([vec![kreis, county().join("gemeinden.shp")]]) {
            scene.begin(&files);
            let window = scene.harness.ctx.content_rect();
            let commit = if files.len() > 1 { "Alles übernehmen" } else { "Übernehmen" };
            for name in [commit, "Schließen"] {
                let button = scene.harness.get_by_label(name).rect();
                assert!(window.contains_rect(button), "{name} at {button:?} in {window:?}");
            }
            assert!(files.len() > 1 || scene.has_text("Vorschau"), "the file can be brought into sight");
            scene.run(Command::Import(ImportCommand::Close));
        }
    }
}

#[test]
fn an_import_is_taken_back_and_brought_again() {
    let mut scene = Scene::open();
    let path = scene.path();
    let before = scene.window().state.open_project().expect("open").clone();
    scene.run(Command::map(sozialraumatlas::model::MapChange::Title(Some("Vorher".into()))));
    let bytes = pages(&path);
    let file = scene.table("probe.csv", "2023", "PROBE");
    scene.begin(&[file]);
    scene.run(Command::Import(ImportCommand::IntoNew(false)));
    scene.commit();
    let has_probe =
        |scene: &Scene| scene.window().state.open_project().expect("open").indicator("PROBE").is_some();
    assert!(has_probe(&scene));
    assert_ne!(pages(&path), bytes);
    assert_eq!(scene.window().state.undo_label(), Some("edit-import"));
    scene.run(Command::Undo);
    assert!(!has_probe(&scene));
    assert_eq!(pages(&path), bytes, "the file is as it was, page by page");
    let (_, stored, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).expect("readable");
    assert_eq!(stored.indicators, before.indicators);
    assert_eq!(
        scene.window().state.undo_label(),
        Some("edit-title"),
        "edits before the import are steps again"
    );
    scene.run(Command::Redo);
    assert!(has_probe(&scene));
    scene.run(Command::Undo);
    scene.run(Command::Undo);
    assert_eq!(scene.window().state.open_project().expect("open").map.title, before.map.title);
}

#[test]
fn an_edit_after_taking_an_import_back_ends_the_way_forward() {
    let mut scene = Scene::open();
    let file = scene.table("probe.csv", "2023", "PROBE");
    scene.begin(&[file]);
    scene.run(Command::Import(ImportCommand::IntoNew(false)));
    scene.commit();
    scene.run(Command::Undo);
    assert!(scene.window().state.can_redo());
    scene.run(Command::map(sozialraumatlas::model::MapChange::Title(Some("Neu".into()))));
    assert!(!scene.window().state.can_redo());
}

#[test]
fn what_is_there_already_is_asked_about_and_kept_or_replaced() {
    let mut scene = Scene::open();
    let first = scene.table("erst.csv", "2023", "PROBE");
    scene.begin(std::slice::from_ref(&first));
    scene.run(Command::Import(ImportCommand::IntoNew(false)));
    assert_eq!(scene.draft().unanswered(), 0, "no conflict, no question");
    scene.commit();
    let text = std::fs::read_to_string(&first).expect("readable").replace(",5", ",7");
    let second = scene.write("zweit.csv", text);
    scene.begin(&[second]);
    scene.run(Command::Import(ImportCommand::IntoNew(false)));
    assert!(scene.draft().unanswered() > 0);
    assert!(!scene.draft().can_be_imported());
    assert!(scene.has_text("im Projekt schon vorhanden"));
    scene.click("Durch die neuen ersetzen");
    assert!(scene.draft().can_be_imported());
    scene.click("Übernehmen");
    assert!(scene.window().state.view.import.plan.is_none(), "{:?}", scene.window().state.notices);
}

#[test]
fn files_without_a_project_make_one_beside_them() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("kreis-musterland");
    std::fs::create_dir(&data).expect("a folder");
    for ending in ["shp", "shx", "dbf", "prj", "cpg"] {
        let name = format!("gemeinden.{ending}");
        std::fs::copy(county().join(&name), data.join(&name)).expect("copied");
    }
    let missing = folder.path().join("fehlt.gpkg");
    let mut scene = Scene::with(Some(missing), folder);
    assert!(scene.window().state.project.is_none());
    scene.begin(std::slice::from_ref(&data));
    assert!(scene.has_text("Kreis-Musterland.gpkg"), "the name of the file is in sight before the click");
    scene.click("Projekt anlegen und übernehmen");
    assert_eq!(scene.levels(), [("Gemeinden".to_owned(), 29)]);
    assert_eq!(scene.path(), data.join("Kreis-Musterland.gpkg"));
    assert_eq!(scene.window().state.open_project().expect("open").name, "Kreis-Musterland");
}

#[test]
fn a_foreign_geopackage_is_told_layer_by_layer_and_imported() {
    let mut scene = empty();
    let file = scene.folder.path().join("fremd.gpkg");
    let ring = [
        [600_000.0, 5_870_000.0],
        [610_000.0, 5_870_000.0],
        [610_000.0, 5_880_000.0],
        [600_000.0, 5_870_000.0],
    ];
    let area = |shift: f64| {
        let points = ring.iter().map(|[x, y]| (x + shift, *y)).collect::<Vec<_>>();
        sozialraumatlas::geo::MultiPolygon(vec![sozialraumatlas::geo::Polygon::new(
            points.into(),
            Vec::new(),
        )])
    };
    let text = |text: &str| sozialraumatlas::store::LayerCell::Text(text.into());
    let layer = sozialraumatlas::store::LayerFile {
        name: "Ortsteile",
        crs: &sozialraumatlas::geo::Crs::from_epsg(25832).expect("known"),
        columns: &["nr".to_owned(), "name".to_owned()],
        rows: &[vec![text("1"), text("Nord")], vec![text("2"), text("Süd")]],
        geometries: &[area(0.0), area(20_000.0)],
    };
    sozialraumatlas::store::write_layer(&file, &layer).expect("written");
    scene.run(Command::UseFile(FilePurpose::OpenProject, file));
    assert_eq!(
        scene.draft().stage,
        Stage::Reviewed,
        "{:?} {:?}",
        scene.draft().missing(),
        scene.draft().problem
    );
    assert!(scene.has_text("2 Objekte (Flächen)"), "what it is");
    scene.click("Übernehmen");
    assert_eq!(scene.levels().iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2]);
}

#[test]
fn files_that_are_no_geopackages_say_so() {
    let mut scene = Scene::open();
    let before = scene.window().state.open_project().expect("open").clone();
    let letter = scene.write("brief.gpkg", "Guten Tag,\nanbei nichts.\n");
    scene.run(Command::UseFile(FilePurpose::OpenProject, letter));
    assert!(scene.has_text("GeoPackage"), "what it should be");
    assert!(scene.has_text("lässt sich nicht lesen"));
    let whole = std::fs::read(scene.path()).expect("readable");
    for bytes in [&whole[..100], &whole[..whole.len() / 3]] {
        let cut = scene.write("halb.gpkg", bytes);
        scene.run(Command::UseFile(FilePurpose::OpenProject, cut));
        assert!(scene.has_text("halb.gpkg"), "the file is named");
    }
    assert_eq!(scene.window().state.open_project(), Some(&before));
}

#[test]
fn delimiter_and_decimal_sign_are_switched_with_the_preview() {
    let mut scene = with_municipalities();
    let file = scene.write("anteile_2015.csv", "AGS;Anteil\n03354001;12.5\n03354002;7.25\n");
    scene.begin(&[file]);
    assert!(scene.draft().problem.is_some(), "12.5 is no number with a comma");
    assert!(scene.has_text("Welches Dezimalzeichen gilt in dieser Tabelle?"));
    scene.click("Punkt: 1,234.5");
    assert!(scene.draft().can_be_imported(), "{:?}", scene.draft().problem);
    let rows = |scene: &Scene| scene.draft().content.as_ref().expect("a preview").rows[0].clone();
    assert_eq!(rows(&scene), ["AGS", "Anteil"]);
    scene.change(ImportChange::Delimiter(Some(',')));
    assert_eq!(rows(&scene), ["AGS;Anteil"]);
    assert!(!scene.draft().can_be_imported());
    scene.change(ImportChange::Delimiter(None));
    assert_eq!(rows(&scene), ["AGS", "Anteil"]);
    scene.click("Übernehmen");
    assert!(scene.window().state.open_project().expect("open").indicator("Anteil").is_some());
}

#[test]
fn without_a_reference_system_the_place_is_asked_and_shown() {
    let mut scene = empty();
    let data = scene.folder.path().join("ohne");
    std::fs::create_dir(&data).expect("a folder");
    for ending in ["shp", "shx", "dbf", "cpg"] {
        let name = format!("gemeinden.{ending}");
        std::fs::copy(county().join(&name), data.join(&name)).expect("copied");
    }
    scene.begin(&[data.join("gemeinden.shp")]);
    assert_eq!(scene.draft().missing(), Some(Missing::Crs));
    assert!(scene.has_text("Liegt das Gebiet hier?"));
    scene.harness.get_all_by_label_contains("EPSG:25832").next().expect("a small map").click();
    scene.settle();
    assert_eq!(scene.draft().stage, Stage::Reviewed, "{:?}", scene.draft().problem);
    scene.click("Übernehmen");
    assert_eq!(scene.levels(), [("Gemeinden".to_owned(), 29)]);
}

#[test]
fn a_wrong_reference_system_is_told_with_the_ones_that_fit() {
    let mut scene = empty();
    scene.begin(&[county().join("gemeinden.shp")]);
    scene.change(ImportChange::Crs("EPSG:31468".into()));
    assert!(!scene.draft().can_be_imported());
    assert!(scene.has_text("Liegt das Gebiet hier?"), "the system that fits is shown");
    scene.change(ImportChange::Crs(String::new()));
    assert!(scene.draft().can_be_imported());
}

#[test]
fn the_key_column_that_fits_is_found_whatever_it_is_called() {
    let mut scene = with_municipalities();
    let file = scene.write(
        "werte_2015.csv",
        "id;Kennung;Name;Kinder\n1;03354001;Bergen;10\n2;03354002;Clenze;12\n3;03354999;Nirgendwo;7\n",
    );
    scene.begin(&[file]);
    let draft = scene.draft();
    assert_eq!((draft.key_field.as_str(), draft.period.as_str()), ("Kennung", "2015"));
    let matching = draft.review.as_ref().and_then(|review| review.matching.clone()).expect("a match");
    assert_eq!((matching.matched, matching.all, matching.unmatched.len()), (2, 29, 1));
    assert_eq!(matching.without_value.len(), 27);
    assert!(scene.has_text("2 von 29 Gebieten bekommen Werte"));
    scene.change(ImportChange::KeyField("id".into()));
    assert!(!scene.draft().can_be_imported());
    assert!(
        scene.has_text("Wählen Sie links eine andere Spalte"),
        "advice without options of a command line"
    );
    assert!(scene.has_text("„id“ enthält keine Schlüssel dieser Ebene"));
    let errors = |scene: &Scene| {
        scene.window().state.notices.iter().filter(|notice| notice.severity == Severity::Error).count()
    };
    assert_eq!(errors(&scene), 1, "it stands among the notices while it is there");
    scene.click("„Kennung“, passt zu 2 Gebieten");
    assert_eq!(scene.draft().key_field, "Kennung");
    assert!(scene.draft().can_be_imported());
    assert_eq!(errors(&scene), 0, "what is solved needs nobody's care");
}

#[test]
fn another_encoding_is_seen_at_once() {
    let mut scene = with_municipalities();
    let file = scene.write("umlaute_2015.csv", b"AGS;Gemeinde;Kinder\n03354010;H\xf6hbeck;10\n");
    scene.begin(&[file]);
    let shown = |scene: &Scene| scene.draft().content.as_ref().expect("a preview").rows[1][1].clone();
    assert_eq!(shown(&scene), "Höhbeck");
    scene.change(ImportChange::Encoding("utf-8".into()));
    assert!(scene.draft().problem.is_some(), "the bytes are no UTF-8");
    scene.change(ImportChange::Encoding("iso-8859-15".into()));
    assert_eq!(shown(&scene), "Höhbeck");
    assert_eq!(scene.draft().stage, Stage::Reviewed);
}

#[test]
fn a_wrong_file_gets_a_sentence_and_changes_nothing() {
    let mut scene = Scene::open();
    let before = scene.window().state.open_project().expect("open").clone();
    let file = scene.write("kaputt.shp", b"das ist kein Shapefile");
    scene.run(Command::UseFile(FilePurpose::Import, file));
    assert_eq!(scene.window().state.open_project(), Some(&before));
    assert!(scene.has_text("Diese Datei lässt sich nicht lesen"));
    assert!(scene.has_text("kaputt.shp"));
}

#[test]
fn a_damaged_shapefile_says_where_it_breaks_off() {
    let mut scene = empty();
    let whole = std::fs::read(county().join("gemeinden.shp")).expect("readable");
    let file = scene.write("halb.shp", &whole[..whole.len() / 2]);
    scene.begin(&[file]);
    let problem = scene.draft().problem.clone().expect("a problem");
    assert_eq!(problem.severity, Severity::Error);
    let sentence = problem.message.to_text(Language::De);
    assert!(sentence.contains("halb.shp") && sentence.contains("bricht in Datensatz"), "{sentence}");
    assert!(scene.has_text(&sentence));
    scene.run(Command::Import(ImportCommand::Close));
    scene.run(Command::Go(Place::Map));
    scene.run(Command::Tab(RightTab::Notices));
}

#[test]
fn bad_input_is_told_in_words() {
    let mut scene = empty();
    let check = |scene: &mut Scene, paths: Vec<PathBuf>, says: &str| {
        scene.begin(&paths);
        assert!(scene.has_text(says), "{paths:?}: {says:?} is not told");
    };
    let nothing = scene.write("leer.csv", "");
    check(&mut scene, vec![nothing], "ist leer");
    check(&mut scene, vec![PathBuf::from("/gibt/es/nicht.csv")], "gibt es nicht");
    let folder = scene.folder.path().join("ordner");
    std::fs::create_dir(&folder).expect("a folder");
    check(&mut scene, vec![folder.clone()], "Der Ordner ist leer");
    std::fs::write(folder.join("brief.txt"), "Guten Tag,\nanbei nichts.\n").expect("written");
    check(&mut scene, vec![folder], "lässt sich nicht lesen");
    let places = scene.write("kitas.csv", "name;x;y;kapazitaet\nA;10,5;53,1;20\n");
    check(&mut scene, vec![places], "enthält die Spalten name, x, y");
    // What waits in the assistant would be joined by the next file.
    scene.run(Command::Import(ImportCommand::Close));
    let words = scene.write("worte.csv", "AGS;Farbe\n03354001;rot\n03354002;blau\n");
    check(&mut scene, vec![words], "keine Spalte mit Zahlen");
}

#[test]
fn text_in_a_column_of_numbers_is_told_with_its_place() {
    let mut scene = with_municipalities();
    let file = scene.write("werte_2015.csv", "AGS;Kinder\n03354001;10\n03354002;zwölf\n");
    scene.begin(&[file]);
    let problem = scene.draft().problem.clone().expect("a problem");
    let sentence = problem.message.to_text(Language::De);
    assert!(
        sentence.contains("Zeile 3") && sentence.contains("Kinder") && sentence.contains("zwölf"),
        "{sentence}"
    );
}

/// A file as the window system hands it over.
#[derive(Debug)]
struct OnDisk(PathBuf);

impl egui::DroppedFile for OnDisk {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn dropped_files_open_the_assistant() {
    let mut scene = empty();
    let dropped = std::sync::Arc::new(OnDisk(county().join("gemeinden.shp")));
    scene.harness.input_mut().dropped_files.push(dropped);
    scene.settle();
    assert_eq!(scene.draft().level, "Gemeinden");
    assert_eq!(scene.window().state.view.place, Place::Holdings);
}

#[test]
fn an_import_needs_no_mouse() {
    let mut scene = empty();
    scene.begin(&[county().join("gemeinden.shp")]);
    for _ in 0..40 {
        scene.harness.key_press(egui::Key::Tab);
        scene.settle();
        if scene.harness.get_by_label("Übernehmen").is_focused() {
            scene.harness.key_press(egui::Key::Enter);
            scene.settle();
            break;
        }
    }
    assert_eq!(scene.levels(), [("Gemeinden".to_owned(), 29)]);
}
