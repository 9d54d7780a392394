//! The place "Typologie": indicators picked by hand become a live map with its reasons, and every step can be taken back.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, SelectMode};
use sozialraumatlas::app::commands::TypologyCommand;
use sozialraumatlas::app::map_picture::{MARKED_FROM, is_close_call_marked};
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::app::table_cells::{TableCell, table_cell};
use sozialraumatlas::app::table_view::TableColumn;
use sozialraumatlas::app::typology_view::{Part, Step, TypedNumber, changed, common_periods};
use sozialraumatlas::geo::RegionIndex;
use sozialraumatlas::model::{
    ComparedWith, MapChange, Period, RecipeIndicator, TypologyMethod, TypologyRecipe,
};
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
    scene.run(Command::Tab(RightTab::Reasons));
    scene.harness.get_by_label("Baum in 3 Typen schneiden").click_accesskit();
    scene.settle();
    assert_eq!(shown(&scene).classes, 3);
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

/// The period before the one shown that all indicators picked have.
fn period_before(scene: &Scene) -> Period {
    let project = scene.window().state.open_project().expect("a project");
    let level = project.level("Gemeinden");
    let periods = common_periods(project, level, &recipe(scene).indicators);
    *periods.get(periods.len() - 3).expect("an earlier period")
}

#[test]
fn a_change_may_come_from_indicators_of_its_own() {
    let mut scene = picked();
    scene.run(TypologyCommand::MeasureChange.into());
    assert!(recipe(&scene).dynamics.is_empty());
    scene.harness.get_by_label("Eigene Indikatoren").click_accesskit();
    scene.settle();
    assert!(scene.window().state.view.typology.picks_change);
    scene.harness.get_by_label("Indikator der Veränderung");
    let given = {
        let project = scene.window().state.open_project().expect("a project");
        let code = sozialraumatlas::model::IndicatorCode("ANT_ALLEIN".to_owned());
        changed(project, project.level("Gemeinden"), |recipe| {
            Part::Change.of_mut(recipe).push(RecipeIndicator::of(code));
        })
    };
    scene.run(given);
    assert_eq!(recipe(&scene).dynamics.len(), 1);
    assert_eq!(recipe(&scene).indicators.len(), 3, "the status keeps its own");
    assert!(shown(&scene).dynamics.iter().any(Option::is_some), "regions have a class of change");
    scene.run(TypologyCommand::TypeNumber(TypedNumber::Weight(Part::Change, 0), "2".to_owned()).into());
    assert_eq!(recipe(&scene).dynamics[0].weight, 2.0);
    scene.run(TypologyCommand::EndTyping.into());
    scene.harness.get_by_label("Zwei Zeiträume").click_accesskit();
    scene.settle();
    assert!(recipe(&scene).dynamics.is_empty());
    scene.run(Command::Undo);
    assert_eq!(recipe(&scene).dynamics.len(), 1);
}

#[test]
fn what_moved_is_a_table_whose_cells_select_and_a_map() {
    let mut scene = picked();
    let before = period_before(&scene);
    scene.run(TypologyCommand::Step(Step::Compare).into());
    scene.run(TypologyCommand::Compare(Some(ComparedWith::Period(before))).into());
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let loaded = picture.typology_run.clone().expect("the run behind the map");
    let found = loaded.comparison.clone().expect("a comparison");
    let open = scene.window().state.project.as_ref().expect("a project");
    let session = open.session.clone().expect("a session");
    let work = Work::unattended();
    let own = TypologyRecipe { period: Some(loaded.run.inputs.period), ..loaded.run.recipe.clone() };
    let asked = (&own, Some(before), None);
    let audience = tasks::Audience::Everyone;
    let (other, _) =
        typology::run_at(&session, &open.project, asked, audience, &work).expect("the other run");
    let known = typology::compare_runs((&other, ""), (&loaded.run, ""), &work).expect("compared");
    assert_eq!(found.table, known.table, "as on the command line");
    let ((old, new), list) = found.table.regions.iter().max_by_key(|(_, list)| list.len()).expect("a cell");
    let language = sozialraumatlas::text::Language::De;
    let (was, is) = (found.before.class_name(*old, language), found.after.class_name(*new, language));
    scene.harness.get_by_label_contains(&format!("{was} → {is}: {} Gebiet", list.len())).click();
    scene.settle();
    let selected: Vec<usize> =
        scene.window().state.view.selection.iter().map(|region| region.position()).collect();
    assert_eq!(&selected, list);
    scene.click("Bewegungen auf der Karte zeigen");
    assert_eq!(scene.legend().get(2).map(String::as_str), Some("gleich geblieben"));
    let moves = shown(&scene).moves.clone().expect("moves on the map");
    let moved: Vec<usize> = (0..moves.steps.len())
        .filter(|region| moves.steps[*region].is_some_and(|steps| steps != 0))
        .collect();
    assert_eq!(moved, found.movers());
    for region in &moved {
        let steps = i16::from(found.after.class_of(*region).expect("a class"))
            - i16::from(found.before.class_of(*region).expect("a class"));
        assert_eq!(i16::from(moves.steps[*region].expect("steps")), steps);
    }
    scene.run(Command::Undo);
    assert!(shown(&scene).moves.is_none());
    assert_eq!(scene.legend().first().map(String::as_str), Some("hoch"));
}

#[test]
fn what_cannot_be_compared_leaves_the_map_and_says_why() {
    let mut scene = picked();
    let with = ComparedWith::Saved { name: "Gibt es nicht".to_owned(), version: None };
    scene.run(TypologyCommand::Compare(Some(with)).into());
    assert!(shown(&scene).class_of.iter().flatten().count() > 3);
    let told =
        scene.window().state.notices.iter().any(|notice| notice.message.key() == "tasks-unknown-typology");
    assert!(told, "{:?}", scene.window().state.notices);
}

#[test]
fn earlier_versions_are_listed_with_what_changed_and_can_be_shown_again() {
    let mut scene = picked();
    scene.run(TypologyCommand::Step(Step::Save).into());
    scene.run(TypologyCommand::Name("Sozialstruktur".to_owned()).into());
    scene.run(TypologyCommand::Save.into());
    scene.run(TypologyCommand::TypeNumber(TypedNumber::Weight(Part::Status, 1), "3".to_owned()).into());
    scene.run(TypologyCommand::EndTyping.into());
    scene.run(TypologyCommand::Save.into());
    scene.harness.get_by_label("Versionen von „Sozialstruktur“");
    scene.run(TypologyCommand::Versions("Sozialstruktur".to_owned()).into());
    let state = &scene.window().state;
    let project = state.open_project().expect("a project");
    let versions = state.derived.versions.of(project, "Sozialstruktur").expect("versions").to_vec();
    let numbers: Vec<u32> = versions.iter().map(|version| version.saved.version).collect();
    assert_eq!(numbers, [2, 1]);
    assert!(versions.iter().all(|version| version.computed_on.is_some()));
    scene.harness.get_by_label_contains("andere Gewichte");
    scene.harness.get_by_label("Version 1");
    let first = versions[1].saved.recipe.clone();
    scene.run(TypologyCommand::OpenVersion("Sozialstruktur".to_owned(), Box::new(first)).into());
    assert_eq!(recipe(&scene).indicators[1].weight, 1.0);
    scene.run(Command::Undo);
    assert_eq!(recipe(&scene).indicators[1].weight, 3.0);
}

#[test]
fn marks_of_close_calls_wait_until_a_region_has_room_for_lines() {
    for radius in [3.0, 180.0, 2_500.0, 61_000.0] {
        assert!(is_close_call_marked(radius, radius / (MARKED_FROM * 1.2)), "{radius}");
        assert!(!is_close_call_marked(radius, radius / (MARKED_FROM * 0.8)), "{radius}");
    }
}

#[test]
fn a_single_indicator_is_not_said_to_be_firm() {
    let mut scene = picked();
    scene.run(Command::Undo);
    scene.run(Command::Undo);
    assert_eq!(recipe(&scene).indicators.len(), 1);
    let state = &scene.window().state;
    let picture = state.derived.picture.clone().expect("a map");
    let found = state.derived.reasons.of(&picture).expect("reasons");
    assert!(found.firmness().is_none(), "nothing can be left out or weighted otherwise");
    let columns = sozialraumatlas::app::table_cells::shown_columns(state, &picture);
    assert!(!columns.contains(&TableColumn::Firmness), "{columns:?}");
}

#[test]
fn close_calls_and_what_a_change_moves_are_selected_by_a_press() {
    let mut scene = picked();
    scene.run(TypologyCommand::Step(Step::Result).into());
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let found = scene.window().state.derived.reasons.of(&picture).expect("reasons").clone();
    let firmness = found.firmness().expect("firmness");
    let selected = |scene: &Scene| -> Vec<usize> {
        scene.window().state.view.selection.iter().map(|region| region.position()).collect()
    };
    scene.harness.get_by_label("Knappe Gebiete auswählen").click_accesskit();
    scene.settle();
    assert_eq!(selected(&scene), firmness.close_calls());
    let most = firmness.scenarios.iter().max_by_key(|scenario| scenario.changed.len()).expect("one");
    let name = &found.run.inputs.status[most.term].indicator.name;
    scene.run(Command::ClearSelection);
    let line = format!("„{name}“");
    scene.harness.get_all_by_label_contains(&line).next().expect("a line").click_accesskit();
    scene.settle();
    let moved = selected(&scene);
    assert!(firmness.scenarios.iter().any(|scenario| scenario.changed == moved), "{moved:?}");
}
