//! The place "Erreichbarkeit": choosing what is to be reached makes a map, each choice changes it, and all can be taken back.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::commands::ReachCommand;
use sozialraumatlas::app::state::Place;
use sozialraumatlas::model::{Measure, Mode, ReachMap, ReachView, TravelChoice};
use sozialraumatlas::sheet::ReachContents;
use sozialraumatlas::tasks;
use sozialraumatlas::text::Language;

use crate::scene::Scene;

fn place() -> Scene {
    let mut scene = Scene::open();
    scene.run(Command::Go(Place::Reach));
    scene
}

/// Opens the list behind a field.
fn open_list(scene: &mut Scene, name: &str) {
    scene.harness.get_by_role_and_label(Role::ComboBox, name).click();
    scene.settle();
}

/// Ticks a kind in the list of facilities.
fn tick(scene: &mut Scene, kind: &str) {
    open_list(scene, "Angebot");
    let label = format!("{kind} (");
    scene.harness.get_by_label_contains(&label).click();
    scene.settle();
    scene.harness.key_press(egui::Key::Escape);
    scene.settle();
}

fn asked(scene: &Scene) -> Option<ReachMap> {
    let project = scene.window().state.open_project().expect("a project");
    project.map.reach.as_deref().cloned()
}

fn shown(scene: &Scene) -> std::sync::Arc<ReachContents> {
    let picture = scene.window().state.derived.picture.as_ref().expect("a map");
    picture.contents().reach.clone().expect("reachability on the map")
}

#[test]
fn a_kind_becomes_a_map_and_can_be_taken_back() {
    let mut scene = place();
    assert_eq!(asked(&scene), None, "nothing changes before somebody chooses");
    let before = scene.indicator_name();
    tick(&mut scene, "Kita");
    assert_eq!(shown(&scene).kinds[0].name, "Kita");
    assert_eq!(scene.legend()[0], "bis 5");
    assert_eq!(scene.indicator_name(), "Fahrzeit mit dem Auto zur nächsten Kita");
    scene.click("zu Fuß");
    assert_eq!(asked(&scene).expect("a question").request.travel, TravelChoice::Road(Mode::Foot));
    assert_eq!(scene.indicator_name(), "Gehzeit zur nächsten Kita");
    scene.run(Command::Language(Language::En));
    assert_eq!(scene.indicator_name(), "Time on foot to the nearest facility “Kita”");
    scene.run(Command::Undo);
    scene.run(Command::Undo);
    assert_eq!(asked(&scene), None);
    assert_eq!(scene.indicator_name(), before);
}

#[test]
fn views_show_one_answer() {
    let mut scene = place();
    tick(&mut scene, "Kita");
    let regions = shown(&scene).regions.clone();
    scene.click("Wohnorte: jede Rasterzelle mit ihrem eigenen Wert");
    assert_eq!(asked(&scene).expect("a question").view, ReachView::Cells);
    assert_eq!(shown(&scene).regions, regions);
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    assert!(!picture.areas.is_empty(), "places lie on the regions");
    let people: usize = picture.legend.iter().map(|row| row.count).sum();
    let told: f64 = shown(&scene).cells.iter().filter_map(|cell| cell.people).sum();
    assert!((people as f64 - told).abs() < 1.0, "the legend counts {people} people of {told}");
    scene.click("Gebiete: der Wert der Menschen, die dort wohnen");
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    assert!(picture.areas.is_empty());
}

#[test]
fn the_threshold_is_asked_for_where_it_counts() {
    let mut scene = place();
    tick(&mut scene, "Kita");
    assert!(scene.harness.query_by_label("Schwelle 15 Minuten").is_none(), "minutes have no threshold");
    open_list(&mut scene, "Maß");
    scene.click("Anteil innerhalb der Schwelle");
    assert_eq!(asked(&scene).expect("a question").request.measure, Measure::Share);
    scene.click("Schwelle 10 Minuten");
    assert!((asked(&scene).expect("a question").request.limit_minutes - 10.0).abs() < 1e-9);
    assert_eq!(scene.indicator_name(), "Einwohner mit einer Kita in höchstens 10 Autominuten");
    assert_eq!(scene.legend()[..5].last().map(String::as_str), Some("80 und mehr"), "fifths");
}

#[test]
fn an_answer_is_saved_opened_and_marked_when_facilities_changed() {
    let mut scene = place();
    tick(&mut scene, "Kita");
    scene.run(ReachCommand::Name("Kitas".to_owned()).into());
    scene.run(ReachCommand::Save.into());
    assert_eq!(asked(&scene).expect("a question").name, "Kitas");
    scene.run(ReachCommand::ShowIndicator.into());
    assert_eq!(asked(&scene), None);
    scene.click("Kitas");
    assert_eq!(shown(&scene).map.name, "Kitas");
    let path = scene.folder.path().join("beispiel.gpkg");
    let Scene { harness, folder } = scene;
    drop(harness);
    let csv = folder.path().join("neu.csv");
    std::fs::write(&csv, "key,name,x,y\nneu,Neue Kita,10.4,53.0\n").expect("a file");
    let import = tasks::reach::FacilityImport {
        file: csv,
        kind: Some("Kita".to_owned()),
        imported_on: "2026-01-01".to_owned(),
        ..tasks::reach::FacilityImport::default()
    };
    tasks::reach::import_facilities(&path, &import, &sozialraumatlas::work::Work::unattended())
        .expect("an import");
    let mut scene = Scene::with(Some(path), folder);
    scene.run(Command::Go(Place::Reach));
    assert!(scene.harness.query_by_label("Kitas (veraltet)").is_some());
}

#[test]
fn the_catchment_follows_the_pointer() {
    let mut scene = place();
    scene.click("Einzugsgebiet folgt der Maus");
    let face = scene.window().canvas.face.expect("a map");
    let shape = scene.window().state.derived.picture.clone().expect("a map");
    let (cell, _) = {
        let contents = shape.contents();
        let best = (0..contents.regions.len()).filter(|region| contents.shown[*region]);
        best.map(|region| (contents.layer.shapes[region].label_point, contents.importance[region]))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .expect("a region")
    };
    let at = scene.window().canvas.camera.screen_from_map(face, cell);
    scene.harness.hover_at(at);
    scene.settle();
    let around = scene.window().state.derived.reach.around.clone().expect("an area");
    let people: Vec<f64> = around.bands.iter().filter_map(|band| band.people).collect();
    assert_eq!(around.bands.len(), 3);
    assert!(people.windows(2).all(|pair| pair[0] <= pair[1]), "nested: {people:?}");
    // A place is asked for once, however long the answer takes.
    scene.harness.state_mut().state.derived.reach.around = None;
    scene.settle();
    assert!(scene.window().state.derived.reach.around.is_none(), "asked again");
    scene.click("Einzugsgebiet folgt der Maus");
    assert!(scene.window().state.derived.reach.around.is_none());
}

#[test]
fn an_empty_project_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("leer.gpkg");
    tasks::new_project(&path, "Leer").expect("a project");
    let mut scene = Scene::with(Some(path), folder);
    scene.run(Command::Go(Place::Reach));
    assert!(scene.harness.query_by_label("Noch sind keine Einrichtungen da.").is_some());
}
