//! What comes back after the program ended, however it ended: steps, camera, selection, place.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, SelectMode, ZoomStep};
use sozialraumatlas::app::commands::ShellCommand;
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::app::theme::Appearance;
use sozialraumatlas::model::MapChange;
use sozialraumatlas::model::edit::PaletteDirection;
use sozialraumatlas::tasks::{self, OpenFor, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::scene::Scene;

fn palette(name: &str) -> Command {
    Command::map(MapChange::Palette(name.into(), PaletteDirection::Forward))
}

fn labels(scene: &Scene) -> Vec<&'static str> {
    scene.window().state.project.as_ref().expect("open").history.labels()
}

/// A window that keeps its steps, after three edits; nothing is done when it ends, as after `kill -9`.
fn killed_after_three_edits() -> (std::path::PathBuf, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("beispiel.gpkg");
    tasks::write_sample(&project, &SampleProject::default(), &Work::unattended()).expect("the sample");
    let mut scene = Scene::keeping_steps(project.clone(), folder);
    for name in ["Blues", "Greens", "Purples"] {
        scene.run(palette(name));
    }
    assert_eq!(labels(&scene).len(), 3);
    let Scene { harness, folder } = scene;
    drop(harness);
    (project, folder)
}

#[test]
fn after_a_kill_the_project_opens_as_at_the_last_edit_with_its_steps() {
    let (project, folder) = killed_after_three_edits();
    let mut scene = Scene::keeping_steps(project, folder);
    let shown = |scene: &Scene| scene.window().state.open_project().expect("open").map.palette.clone();
    assert_eq!(shown(&scene), "Purples");
    assert_eq!(labels(&scene), ["edit-palette"; 3]);
    scene.run(Command::Undo);
    assert_eq!(shown(&scene), "Greens");
    scene.run(Command::Undo);
    scene.run(Command::Redo);
    assert_eq!(shown(&scene), "Greens");
    scene.run(Command::Redo);
    assert_eq!(shown(&scene), "Purples");
}

#[test]
fn steps_of_a_project_that_was_changed_elsewhere_are_dropped() {
    let (path, folder) = killed_after_three_edits();
    let (session, mut project, _) =
        tasks::open(&path, OpenFor::Editing, &Work::unattended()).expect("opened");
    project.map.palette = "Oranges".into();
    tasks::write_project(&session, &project).expect("written");
    drop(session);
    let scene = Scene::keeping_steps(path, folder);
    assert_eq!(scene.window().state.open_project().expect("open").map.palette, "Oranges");
    assert!(labels(&scene).is_empty() && !scene.window().state.can_undo());
}

#[test]
fn language_and_appearance_chosen_in_the_window_are_kept() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    tasks::write_sample(&folder.path().join("beispiel.gpkg"), &SampleProject::default(), &Work::unattended())
        .expect("the sample");
    let settings = folder.path().join("settings.json");
    let mut scene = Scene::of_person(settings.clone(), folder);
    assert_eq!(scene.window().state.view.language, Language::De, "German where nobody has chosen");
    scene.click("English");
    scene.run(ShellCommand::ToggleDark.into());
    // As after a kill: the window is not closed in order.
    let Scene { harness, folder } = scene;
    drop(harness);
    let scene = Scene::of_person(settings.clone(), folder);
    assert_eq!(scene.window().state.view.language, Language::En);
    assert!(scene.harness.query_by_label("Typology").is_some(), "the bar is English");
    assert_eq!(scene.window().state.view.appearance, Appearance::Dark);
    assert_eq!(scene.window().painted.appearance, Appearance::Dark);
    let mut scene = scene;
    scene.click("Deutsch");
    let Scene { harness, folder } = scene;
    drop(harness);
    assert_eq!(Scene::of_person(settings, folder).window().state.view.language, Language::De);
}

#[test]
fn the_map_is_seen_again_as_it_was_left() {
    let mut scene = Scene::open();
    let path = scene.window().state.project.as_ref().expect("open").path.clone();
    let region = scene.window().state.derived.picture.as_ref().expect("a map").by_value[2];
    scene.run(Command::Select(region, SelectMode::Replace));
    scene.run(Command::Zoom(ZoomStep::In));
    scene.run(Command::Pan([-60.0, 25.0]));
    scene.run(Command::Tab(RightTab::Trend));
    let look = scene.window().canvas.camera.look().expect("not all of it");
    // Another project in between: the first one is put away as it is.
    let other = scene.folder.path().join("anderes.gpkg");
    tasks::write_sample(
        &other,
        &SampleProject { regions: 60, ..SampleProject::default() },
        &Work::unattended(),
    )
    .expect("another");
    let open = |scene: &mut Scene, path: &std::path::Path| {
        let purpose = sozialraumatlas::app::command::FilePurpose::OpenProject;
        scene.run(Command::UseFile(purpose, path.to_owned()));
    };
    open(&mut scene, &other);
    assert_eq!(scene.window().canvas.camera.look(), None, "all of another project");
    assert!(scene.window().state.view.selection.is_empty());
    open(&mut scene, &path);
    let again = scene.window().canvas.camera.look().expect("as it was left");
    let near = |a: f64, b: f64| (a - b).abs() < 1e-6 * b.abs().max(1.0);
    assert!(
        near(again.0[0], look.0[0]) && near(again.0[1], look.0[1]) && near(again.1, look.1),
        "{again:?} {look:?}"
    );
    assert_eq!(scene.window().state.view.selection.iter().copied().collect::<Vec<_>>(), [region]);
    assert_eq!(
        (scene.window().state.view.place, scene.window().state.view.tab),
        (Place::Map, RightTab::Trend)
    );
    scene.run(Command::Zoom(ZoomStep::Fit));
    assert_eq!(scene.window().canvas.camera.look(), None);
}
