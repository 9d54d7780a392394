//! What people do most: choose, undo, import, export, save a view.

use std::time::{Duration, Instant};

use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::command::{Command, FilePurpose, TextField};
use sozialraumatlas::app::commands::ShellCommand;
use sozialraumatlas::app::jobs::JobKind;
use sozialraumatlas::app::page_preview::PageRequest;
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::geo::RegionIndex;
use sozialraumatlas::model::MapChange;
use sozialraumatlas::tasks::{self, OpenFor, PageOutput};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::scene::Scene;

#[test]
fn choosing_an_indicator_changes_the_legend() {
    let mut scene = Scene::open();
    let (before, name) = (scene.legend(), scene.indicator_name());
    let project = scene.window().state.open_project().expect("open").clone();
    let other = project.indicators.iter().find(|i| i.name != name && i.unit == "%").expect("another one");
    scene.click(&other.name);
    assert_eq!(scene.indicator_name(), other.name);
    assert_ne!(scene.legend(), before);
    assert!(scene.harness.query_by_label("Legende").is_some());
}

#[test]
fn undo_and_redo_by_keys_and_it_stands_in_the_file() {
    let mut scene = Scene::open();
    let before = scene.indicator_name();
    let project = scene.window().state.open_project().expect("open").clone();
    let other = project.indicators.iter().find(|i| i.name != before).expect("another one").clone();
    scene.run(Command::map(MapChange::Indicator(Some(other.code.clone()))));
    assert_eq!(scene.indicator_name(), other.name);
    scene.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    scene.settle();
    assert_eq!(scene.indicator_name(), before);
    assert!(scene.window().state.can_redo());
    scene.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Y);
    scene.settle();
    assert_eq!(scene.indicator_name(), other.name);
    let path = scene.window().state.project.as_ref().expect("open").path.clone();
    let (_, stored, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).expect("readable");
    assert_eq!(stored.map.indicator, Some(other.code), "every edit is written through");
}

#[test]
fn the_language_changes_at_run_time() {
    let mut scene = Scene::open();
    assert!(scene.harness.query_by_label("Seiten").is_some());
    scene.click("English");
    assert!(scene.harness.query_by_label("Pages").is_some());
    assert!(scene.harness.query_by_label("Seiten").is_none());
    assert!(scene.harness.query_by_label("Legend").is_some());
}

#[test]
fn the_page_place_shows_the_page() {
    let mut scene = Scene::open();
    scene.click("Seiten");
    assert_eq!(scene.window().state.view.place, Place::Pages);
    assert!(scene.window().state.derived.page.is_current());
    assert!(scene.harness.query_by_label_contains("Vorschau der Seite").is_some());
}

#[test]
fn the_file_is_the_preview_pixel_for_pixel() {
    let mut scene = Scene::open();
    scene.click("Seiten");
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let map = picture.request.map.clone();
    let output = PageOutput::of_map(&map, Language::De);
    let request = PageRequest { picture, map, language: Language::De, size_px: output.size_px };
    let preview = request.draw(&Work::unattended()).map(|page| page.picture).expect("drawn");
    let file = scene.folder.path().join("seite.png");
    scene.run(Command::UseFile(FilePurpose::ExportPage, file.clone()));
    let decoder = png::Decoder::new(std::io::BufReader::new(std::fs::File::open(&file).expect("written")));
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a picture");
    assert_eq!((info.width, info.height), output.size_px);
    let channels = info.color_type.samples();
    let same = pixels
        .chunks_exact(channels)
        .zip(preview.pixels.chunks_exact(4))
        .all(|(file, shown)| file[..3] == shown[..3]);
    assert!(same, "the file differs from the preview");
}

#[test]
fn a_view_is_saved_opened_and_deleted_again() {
    let mut scene = Scene::open();
    let first = scene.indicator_name();
    scene.click("Ansichten");
    scene.run(Command::Type(TextField::ViewName, "Für den Ausschuss".into()));
    scene.click("Karte als Ansicht speichern");
    let project = scene.window().state.open_project().expect("open").clone();
    assert!(project.views.contains_key("Für den Ausschuss"));
    let other = project.indicators.iter().find(|other| other.name != first).expect("another one");
    scene.run(Command::map(MapChange::Indicator(Some(other.code.clone()))));
    assert_eq!(scene.indicator_name(), other.name);
    scene.click("Für den Ausschuss");
    assert_eq!(scene.indicator_name(), first);
    scene.run(Command::Undo);
    assert_eq!(scene.indicator_name(), other.name);
    scene.click("Ansichten");
    scene.click("Ansicht „Für den Ausschuss“ löschen");
    assert!(
        scene.window().state.open_project().is_some_and(|after| after.views.len() + 1 == project.views.len())
    );
    scene.run(Command::Undo);
    assert!(scene.window().state.open_project().is_some_and(|after| after.views == project.views));
}

#[test]
fn the_field_for_a_path_is_closed_by_escape() {
    let mut scene = Scene::open();
    let asked = Some((FilePurpose::OpenProject, String::new()));
    scene.harness.state_mut().state.view.typed_path = asked.clone();
    scene.settle();
    scene.harness.key_press(egui::Key::Escape);
    scene.settle();
    assert!(scene.window().state.view.typed_path.is_none());
    scene.harness.state_mut().state.view.typed_path = asked;
    scene.settle();
    scene.click("Eingabe schließen");
    assert!(scene.window().state.view.typed_path.is_none());
}

#[test]
fn the_field_for_a_path_takes_the_keyboard_by_itself() {
    for place in [Place::Map, Place::Holdings, Place::Pages] {
        let mut scene = Scene::open();
        scene.run(Command::Go(place));
        // The button that asked for the file has the keyboard.
        scene.harness.key_press(egui::Key::Tab);
        scene.settle();
        scene.harness.state_mut().state.view.typed_path = Some((FilePurpose::Import, String::new()));
        scene.settle();
        scene.harness.event(egui::Event::Text("/tmp".into()));
        scene.settle();
        let typed = scene.window().state.view.typed_path.clone().map(|(_, path)| path);
        assert_eq!(typed.as_deref(), Some("/tmp"), "{place:?}");
    }
}

#[test]
fn a_field_that_the_palette_opens_takes_the_keyboard() {
    for had_keyboard in [false, true] {
        let mut scene = Scene::open();
        if had_keyboard {
            scene.harness.key_press(egui::Key::Tab);
            scene.settle();
        }
        scene.run(ShellCommand::Palette.into());
        let view = &mut scene.harness.state_mut().state.view;
        view.shell.overlay = None;
        view.typed_path = Some((FilePurpose::Import, String::new()));
        scene.settle();
        scene.harness.event(egui::Event::Text("/tmp".into()));
        scene.settle();
        let typed = scene.window().state.view.typed_path.clone().map(|(_, path)| path);
        assert_eq!(typed.as_deref(), Some("/tmp"), "{had_keyboard}");
        scene.run(Command::ClosePath);
        scene.run(ShellCommand::Palette.into());
        scene.run(ShellCommand::PaletteText("indikator suchen".into()).into());
        scene.harness.key_press(egui::Key::Enter);
        scene.settle();
        scene.harness.event(egui::Event::Text("kita".into()));
        scene.settle();
        assert_eq!(scene.window().state.view.indicator_search, "kita", "{had_keyboard}");
    }
}

#[test]
fn the_window_is_called_after_its_project() {
    let scene = Scene::open();
    let name = scene.window().state.open_project().expect("open").name.clone();
    assert_eq!(scene.window().state.view.shell.title, format!("{name} – Sozialraumatlas"));
    assert_eq!(
        scene.harness.root().accesskit_node().label().as_deref(),
        Some(scene.window().state.view.shell.title.as_str())
    );
}

#[test]
fn a_region_is_selected_in_the_table_and_described() {
    let mut scene = Scene::open();
    let first = scene.window().state.derived.picture.as_ref().and_then(|p| p.by_value.first().copied());
    let first: RegionIndex = first.expect("a region");
    let name = scene
        .window()
        .state
        .derived
        .picture
        .as_ref()
        .map(|p| p.contents().regions[first.position()].name.clone());
    let name = name.expect("a name");
    scene.harness.get_all_by_label_contains(&format!("{name}, ")).next().expect("its row").click();
    scene.settle();
    assert!(scene.window().state.view.selection.contains(&first));
    scene.run(Command::Tab(RightTab::Region));
    assert!(scene.harness.query_all_by_label(name.as_str()).next().is_some());
}

#[test]
fn a_frame_never_waits_for_work() {
    let mut scene = Scene::open();
    scene.harness.state_mut().jobs.start(JobKind::Export, |work| {
        while !work.is_cancelled() {
            std::thread::sleep(Duration::from_millis(5));
        }
        sozialraumatlas::app::event::Event::Exported(Err(None))
    });
    let begun = Instant::now();
    for _ in 0..5 {
        scene.harness.step();
    }
    assert!(begun.elapsed() < Duration::from_secs(2), "five frames took {:?}", begun.elapsed());
    assert!(scene.window().jobs.is_running(JobKind::Export));
    scene.click("Abbrechen");
    assert!(!scene.window().jobs.any_running());
}

#[test]
fn a_missing_project_is_explained() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scene = Scene::with(Some(folder.path().join("fehlt.gpkg")), folder);
    assert!(scene.window().state.project.is_none());
    let notice = scene.window().state.notices.first().expect("a notice");
    assert!(notice.message.to_text(Language::De).contains("fehlt.gpkg"));
    assert!(scene.harness.query_by_label("Projekt öffnen …").is_some());
}

#[test]
fn everything_can_be_reached_by_keyboard() {
    let mut scene = Scene::open();
    let mut reached = Vec::new();
    for _ in 0..40 {
        scene.harness.key_press(egui::Key::Tab);
        scene.harness.step();
        scene.harness.step();
        let ctx = scene.harness.ctx.clone();
        let focused = ctx.memory(egui::Memory::focused);
        reached.extend(focused.filter(|focused| !reached.contains(focused)));
    }
    assert!(reached.len() >= 25, "only {} stops", reached.len());
}
