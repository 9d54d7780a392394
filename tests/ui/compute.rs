//! A share computed from counts: the same as the one in the catalogue, stored, taken back, and brought again.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::commands::ComputeCommand;
use sozialraumatlas::app::compute::{Divisor, Outcome};
use sozialraumatlas::app::state::Place;
use sozialraumatlas::model::{IndicatorCode, MapChange, Project};
use sozialraumatlas::tasks::{self, OpenFor};
use sozialraumatlas::work::Work;

use crate::scene::Scene;

fn code(text: &str) -> IndicatorCode {
    IndicatorCode(text.to_owned())
}

fn compute(scene: &mut Scene, command: ComputeCommand) {
    scene.run(Command::Compute(command));
}

/// Under 18 of all residents, as the sample's own indicator has it.
fn share(scene: &mut Scene) {
    compute(scene, ComputeCommand::Begin);
    compute(scene, ComputeCommand::Above(code("EW_U18"), false));
    compute(scene, ComputeCommand::Below(Divisor::Count(code("EW"))));
}

fn values(scene: &Scene) -> Vec<Option<f64>> {
    let derived = &scene.window().state.derived;
    let picture = derived.picture.as_ref().unwrap_or_else(|| panic!("a map: {:?}", derived.map_problem));
    picture.contents().observations.cells().iter().map(|cell| cell.value).collect()
}

fn stored(scene: &Scene) -> Project {
    let path = scene.window().state.project.as_ref().expect("open").path.clone();
    tasks::open(&path, OpenFor::Reading, &Work::unattended()).expect("readable").1
}

#[test]
fn a_share_is_what_the_catalogue_says_it_is() {
    let mut scene = Scene::open();
    scene.run(Command::map(MapChange::Indicator(Some(code("ANT_U18")))));
    let known = values(&scene);
    share(&mut scene);
    let draft = scene.window().state.view.compute.clone().expect("the share");
    let Some(Outcome::Values { values: outcome, regions, .. }) = draft.outcome else {
        panic!("{:?}", draft.outcome);
    };
    let known_values = known.iter().flatten().count();
    assert!(outcome.len() >= known_values && outcome.len() < regions, "{} of {regions}", outcome.len());
    assert!(outcome.is_sorted_by(|a, b| a.1 >= b.1));
    scene.click("Auf der Karte zeigen");
    assert_eq!(scene.window().state.view.place, Place::Map);
    assert_eq!(scene.indicator_name(), "Unter 18-Jährige");
    assert_eq!(values(&scene), known);
    let computed = stored(&scene).indicator("ANTEIL_1").cloned().expect("written through");
    assert_eq!((computed.unit.as_str(), computed.factor), ("%", 100.0));

    scene.run(Command::Undo);
    assert!(stored(&scene).indicator("ANTEIL_1").is_none(), "taken back in the file as well");
    assert!(scene.window().state.view.compute.is_none());
    scene.run(Command::Redo);
    assert!(stored(&scene).indicator("ANTEIL_1").is_some());
    assert_eq!(values(&scene), known);
}

#[test]
fn the_place_says_what_is_missing_and_works_by_its_names() {
    let mut scene = Scene::open();
    scene.run(Command::Go(Place::Holdings));
    scene.click("Anteil berechnen …");
    assert!(scene.harness.query_by_label("Links mindestens einen Indikator wählen.").is_some());
    // The first list is what is counted.
    scene.harness.get_all_by_label("65-Jährige und Ältere").next().expect("a count").click();
    scene.settle();
    assert!(scene.harness.query_by_label("In der Mitte wählen, wovon es ein Anteil ist.").is_some());
    scene.click("Fläche des Gebiets");
    let outcome = scene.harness.query_all_by_label_contains("Gemeinden, 31.12.");
    assert!(outcome.count() > 0, "what comes out is said");
    scene.click("Abbrechen");
    assert!(scene.window().state.view.compute.is_none());
    assert!(!scene.window().state.can_undo(), "nothing was changed");
}

#[test]
fn name_and_unit_of_a_share_stand_in_the_smallest_window() {
    let mut scene = Scene::open();
    scene.harness.set_size(egui::vec2(683.0, 364.0));
    share(&mut scene);
    let window = scene.harness.ctx.content_rect();
    for name in ["Ausgedrückt in", "Auf der Karte zeigen"] {
        let shown = scene.harness.get_all_by_label(name).last().expect("there").rect();
        assert!(window.contains_rect(shown), "{name} at {shown:?} in {window:?}");
    }
}
