//! The start page: projects opened before, the sample, the way to a first map.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, FilePurpose};
use sozialraumatlas::app::commands::StartCommand;
use sozialraumatlas::app::start_view::{Presence, RecentProject};
use sozialraumatlas::app::state::Place;
use sozialraumatlas::tasks;

use crate::scene::Scene;

#[test]
fn the_start_page_lists_projects_and_leads_back() {
    let mut scene = Scene::open();
    scene.run(Command::Start(StartCommand::Show));
    assert!(scene.harness.query_by_label("Neues Projekt …").is_some());
    let path = scene.window().state.project.as_ref().expect("open").path.clone();
    let listed = &scene.window().state.view.start.recent;
    assert_eq!(listed.first().map(|project| project.path.clone()), Some(path));
    assert_eq!(listed.first().map(|project| project.presence), Some(Presence::Present));
    scene.harness.get_by_label_contains("jetzt geöffnet").click();
    scene.settle();
    assert!(!scene.window().state.view.start.open, "the project that is open is only shown again");
    scene.run(Command::Start(StartCommand::Show));
    scene.harness.key_press(egui::Key::Escape);
    scene.settle();
    assert!(!scene.window().state.view.start.open);
}

#[test]
fn a_project_that_is_gone_is_said_to_be_and_can_be_left_out() {
    let mut scene = Scene::open();
    let gone = scene.folder.path().join("weg.gpkg");
    let other = scene.folder.path().join("anderes.gpkg");
    for path in [&gone, &other] {
        tasks::new_project(path, "Probe").expect("a project");
        scene.run(Command::UseFile(FilePurpose::OpenProject, path.clone()));
    }
    std::fs::remove_file(&gone).expect("removed");
    scene.run(Command::Start(StartCommand::Show));
    let presence = |scene: &Scene| {
        let recent: &Vec<RecentProject> = &scene.window().state.view.start.recent;
        recent.iter().find(|project| project.path == gone).map(|project| project.presence)
    };
    assert_eq!(presence(&scene), Some(Presence::Missing));
    scene.click("Probe aus der Liste entfernen");
    assert_eq!(presence(&scene), None);
    assert!(scene.window().state.view.start.open);
}

#[test]
fn an_empty_project_says_what_comes_next() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("leer.gpkg");
    tasks::new_project(&project, "Leer").expect("a project");
    let mut scene = Scene::with(Some(project), folder);
    for place in [Place::Holdings, Place::Map, Place::Pages] {
        scene.run(Command::Go(place));
        for step in ["Grenzen", "Zahlen", "Daten importieren …"] {
            assert_eq!(scene.harness.query_all_by_label(step).count(), 1, "{place:?} says {step} once");
        }
    }
}
