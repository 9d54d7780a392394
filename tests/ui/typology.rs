//! The place "Typologie": indicators picked by hand become a live map with its reasons, and every step can be taken back.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, SelectMode};
use sozialraumatlas::app::commands::TypologyCommand;
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::app::table_cells::{TableCell, table_cell};
use sozialraumatlas::app::table_view::TableColumn;
use sozialraumatlas::app::typology_view::{Step, TypedNumber};
use sozialraumatlas::geo::RegionIndex;
use sozialraumatlas::model::{MapChange, TypologyMethod, TypologyRecipe};
use sozialraumatlas::sheet::{Mark, TypologyContents};
use sozialraumatlas::tasks::{self, OpenFor, SampleProject, typology};
use sozialraumatlas::work::Work;

use crate::scene::Scene;

const PICKED: [&str; 3] = ["Arbeitslose je 100 18- bis 64-Jährige", "SGB-II-Quote", "Wohnfläche je Person"];

/// The larger sample, in the place, with three indicators picked by hand.
fn picked() -> Scene {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("land.gpkg");
    tasks::write_sample(&project, &SampleProject::default(), &Work::unattended()).expect("the sample");
    let mut scene = Scene::with(Some(project), folder);
    scene.run(Command::Go(Place::Typology));
    for name in PICKED {
        scene.run(TypologyCommand::Search(name.to_owned()).into());
        scene.click(name);
    }
    scene
}

fn recipe(scene: &Scene) -> TypologyRecipe {
    let project = scene.window().state.open_project().expect("a project");
    project.map.typology.as_ref().expect("a typology").recipe.clone()
}

fn shown(scene: &Scene) -> std::sync::Arc<TypologyContents> {
    let picture = scene.window().state.derived.picture.as_ref().expect("a map");
    picture.contents().typology.clone().expect("a typology on the map")
}

#[test]
fn indicators_picked_one_by_one_change_the_map_and_can_be_taken_back() {
    let mut scene = picked();
    assert_eq!(recipe(&scene).indicators.len(), 3);
    assert_eq!(shown(&scene).indicators, PICKED);
    let classes = shown(&scene).class_of.iter().flatten().count();
    assert!(classes > 3, "{classes} regions have a class");
    assert_eq!(scene.legend().first().map(String::as_str), Some("hoch"));
    scene.run(Command::Undo);
    assert_eq!(recipe(&scene).indicators.len(), 2);
    assert_eq!(shown(&scene).indicators.len(), 2);
    scene.run(Command::Undo);
    scene.run(Command::Undo);
    let state = &scene.window().state;
    assert!(state.open_project().expect("a project").map.typology.is_none());
    assert!(!state.shows_typology(), "the map shows its indicator again");
}

#[test]
fn the_window_gives_the_classes_of_the_command_line() {
    let scene = picked();
    let open = scene.window().state.project.as_ref().expect("a project");
    let session = open.session.clone().expect("a session");
    let recipe = typology::recipe_of_map(&open.project.map, open.project.map.typology.as_ref().expect("one"));
    let work = Work::unattended();
    let run = typology::run_typology(&session, &open.project, &recipe, tasks::Audience::Everyone, &work);
    let (run, _) = run.expect("a run");
    assert_eq!(run.classes(), shown(&scene).class_of);
    let picture = scene.window().state.derived.picture.as_ref().expect("a map");
    let found = scene.window().state.derived.reasons.of(picture).expect("reasons of this map");
    let firmness = typology::reasons(&run, 0, &work).expect("reasons").firmness.expect("firmness");
    assert_eq!(found.reasons.firmness.as_ref().expect("firmness").kept, firmness.kept);
}

#[test]
fn a_name_alone_moves_no_region_and_reads_nothing_again() {
    let mut scene = picked();
    let before = scene.window().state.derived.picture.clone().expect("a map");
    let open = scene.window().state.open_project().expect("a project");
    let mut typology = open.map.typology.clone().expect("a typology");
    typology.recipe.types = vec![sozialraumatlas::model::TypeWords {
        name: "Ruhige Lage".to_owned(),
        description: String::new(),
    }];
    scene.run(Command::map(MapChange::Typology(Some(typology))));
    assert_eq!(scene.legend().first().map(String::as_str), Some("Ruhige Lage"));
    let after = scene.window().state.derived.picture.clone().expect("a map");
    assert!(std::sync::Arc::ptr_eq(&before.geometry, &after.geometry));
    assert_eq!(before.choropleth.fills, after.choropleth.fills);
}

#[test]
fn a_number_counts_as_soon_as_it_makes_sense() {
    let mut scene = picked();
    let type_it = |scene: &mut Scene, text: &str| {
        scene.run(TypologyCommand::TypeNumber(TypedNumber::LowAbove, text.to_owned()).into());
    };
    type_it(&mut scene, "9");
    assert!((recipe(&scene).thresholds.low_above - 1.0).abs() < 1e-9, "limits have to ascend");
    type_it(&mut scene, "0");
    type_it(&mut scene, "0,5");
    scene.run(TypologyCommand::EndTyping.into());
    assert!((recipe(&scene).thresholds.low_above - 0.5).abs() < 1e-9);
    scene.run(Command::Undo);
    assert!((recipe(&scene).thresholds.low_above - 1.0).abs() < 1e-9, "typing is one step");
}

#[test]
fn close_calls_are_marked_and_told_in_words() {
    let mut scene = picked();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let found = scene.window().state.derived.reasons.of(&picture).expect("reasons").clone();
    let firmness = found.reasons.firmness.as_ref().expect("firmness");
    let close = firmness.close_calls();
    let marked: Vec<usize> = (0..picture.contents().regions.len())
        .filter(|region| picture.choropleth.mark(*region) == Mark::CloseCall)
        .collect();
    assert_eq!(marked, close);
    let region = *close.first().expect("a close call in the sample");
    let (kept, tried) = found.kept(region).expect("tried");
    assert_eq!(tried, 9, "three indicators, each left out, lighter and heavier");
    assert!(kept < tried);
    let index = RegionIndex(region as u32);
    let cell = table_cell(&scene.window().state, &picture, (&TableColumn::Firmness, index));
    assert_eq!(cell, TableCell::Words(format!("{kept}/{tried}")));
    scene.run(Command::Select(index, SelectMode::Replace));
    scene.run(Command::Tab(RightTab::Reasons));
    scene.harness.get_by_label_contains(&format!("bleibt bei {kept} von {tried}"));
    scene.run(TypologyCommand::MarkCloseCalls.into());
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    assert!(!picture.choropleth.close_calls.contains(&true));
}

#[test]
fn saved_versions_are_in_the_file_and_can_be_taken_back() {
    let mut scene = picked();
    scene.run(TypologyCommand::Step(Step::Save).into());
    scene.run(TypologyCommand::Name("Sozialstruktur".to_owned()).into());
    scene.run(TypologyCommand::Save.into());
    scene.run(TypologyCommand::Save.into());
    let version = |scene: &Scene| {
        let project = scene.window().state.open_project().expect("a project");
        project.typologies.get("Sozialstruktur").map(|saved| saved.version)
    };
    assert_eq!(version(&scene), Some(2));
    let path = scene.window().state.project.as_ref().expect("a project").path.clone();
    let stored = || {
        let (_, project, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).expect("opens");
        project.typologies.get("Sozialstruktur").cloned()
    };
    assert_eq!(stored().map(|saved| (saved.version, saved.recipe.level)), Some((2, "Gemeinden".to_owned())));
    scene.run(Command::Undo);
    assert_eq!(version(&scene), Some(1));
    assert_eq!(stored().map(|saved| saved.version), Some(1));
    scene.run(TypologyCommand::ShowIndicator.into());
    scene.run(TypologyCommand::Open("Sozialstruktur".to_owned()).into());
    assert_eq!(shown(&scene).name, "Sozialstruktur");
}

#[test]
fn a_recipe_goes_into_a_file_and_comes_back() {
    let mut scene = picked();
    let before = recipe(&scene);
    let file = scene.folder.path().join("rezept.toml");
    let purpose = sozialraumatlas::app::command::FilePurpose::WriteRecipe;
    scene.run(Command::UseFile(purpose, file.clone()));
    scene.run(TypologyCommand::ShowIndicator.into());
    let purpose = sozialraumatlas::app::command::FilePurpose::ReadRecipe;
    scene.run(Command::UseFile(purpose, file));
    assert_eq!(recipe(&scene).indicators, before.indicators);
    assert_eq!(shown(&scene).indicators, PICKED);
}

#[test]
fn types_come_with_a_curve_to_choose_their_number_by() {
    let mut scene = picked();
    let open = scene.window().state.open_project().expect("a project");
    let mut typology = open.map.typology.clone().expect("a typology");
    typology.recipe.method = TypologyMethod::Ward;
    typology.recipe.classes = 3;
    scene.run(Command::map(MapChange::Typology(Some(typology))));
    scene.run(TypologyCommand::Step(Step::Method).into());
    let curve = scene.window().state.derived.reasons.curve().expect("a curve").to_vec();
    assert_eq!(curve.first().map(|(count, _)| *count), Some(2));
    let label = scene.harness.get_by_label_contains("4 Typen, mittlere Silhouette");
    label.click();
    scene.settle();
    assert_eq!(recipe(&scene).classes, 4);
    assert_eq!(shown(&scene).classes, 4);
}

#[test]
fn another_indicator_ends_the_typology_and_every_step_is_a_heading() {
    let mut scene = picked();
    for name in
        ["Ebene und Zeitraum", "Indikatoren", "Verfahren", "Ergebnis mit Gründen", "Benennen und speichern"]
    {
        scene.harness.get_by_label(name);
    }
    scene.run(Command::Go(Place::Map));
    let project = scene.window().state.open_project().expect("a project");
    let code = project.indicators.first().expect("an indicator").code.clone();
    scene.run(Command::map(MapChange::Indicator(Some(code))));
    assert!(!scene.window().state.shows_typology());
}
