//! What the window meets outside itself: no dialog of the system, a project of a newer program, words in another language.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, FilePurpose};
use sozialraumatlas::app::dialog::Picked;
use sozialraumatlas::app::event::Event;
use sozialraumatlas::app::finding::found_indicators;
use sozialraumatlas::tasks::{self, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::scene::Scene;

#[test]
fn without_a_dialog_of_the_system_a_path_is_typed() {
    let mut scene = Scene::open();
    let ctx = scene.harness.ctx.clone();
    let other = scene.folder.path().join("anderes.gpkg");
    tasks::new_project(&other, "Das andere").expect("a project");
    scene.harness.state_mut().take_event(&ctx, Event::FilePicked(FilePurpose::OpenProject, Picked::NoDialog));
    scene.settle();
    assert!(scene.harness.query_by_label("Eingabe schließen").is_some(), "the field is there");
    let typed = other.display().to_string();
    scene.harness.state_mut().state.view.typed_path = Some((FilePurpose::OpenProject, typed));
    scene.settle();
    scene.harness.key_press(egui::Key::Enter);
    scene.settle();
    assert_eq!(scene.window().state.open_project().expect("open").name, "Das andere");
    assert!(scene.window().state.view.typed_path.is_none());
}

#[test]
fn a_project_of_a_newer_program_is_refused_and_the_open_one_stays() {
    let mut scene = Scene::open();
    let open = scene.window().state.project.as_ref().expect("open").path.clone();
    let newer = scene.folder.path().join("neuer.gpkg");
    tasks::write_sample(&newer, &SampleProject::default(), &Work::unattended()).expect("the sample");
    let file = rusqlite::Connection::open(&newer).expect("opened");
    file.execute("UPDATE sra_project SET schema_version = schema_version + 1", []).expect("written");
    drop(file);
    let before = std::fs::read(&newer).expect("the file");
    scene.run(Command::UseFile(FilePurpose::OpenProject, newer.clone()));
    let notice = scene.window().state.notices.first().expect("a notice").to_text(Language::De);
    assert!(notice.contains("neuer.gpkg") && notice.contains("neueren Programmfassung"), "{notice}");
    assert!(notice.contains("nicht verändert"), "{notice}");
    assert_eq!(scene.window().state.project.as_ref().map(|project| project.path.clone()), Some(open));
    assert!(scene.window().state.derived.picture.is_some() && !scene.window().state.opening);
    assert_eq!(std::fs::read(&newer).expect("the file"), before);
}

#[test]
fn english_words_find_the_indicators_of_the_sample() {
    let scene = Scene::open();
    let project = scene.window().state.open_project().expect("open");
    let check = |typed: &str, code: &str| {
        let found = found_indicators(project, typed);
        assert!(found.iter().any(|found| found.indicator.code.as_str() == code), "{typed}: {code}");
    };
    check("unemployment", "Q_ALO");
    check("child poverty", "Q_KINDERARMUT");
    check("elderly share", "ANT_65");
    check("foreign", "ANT_AUSL");
    check("single parents", "ANT_ALLEIN");
    check("childcare", "Q_KITA_U3");
}
