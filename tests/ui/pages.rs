//! Pages: words edited where they stand, regions pointed out, files that are the preview.

use egui::Key;
use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::clipboard::PictureClipboard;
use sozialraumatlas::app::command::{Command, FilePurpose, SelectMode};
use sozialraumatlas::app::commands::{PagesCommand, StartCommand};
use sozialraumatlas::app::page_elements::PageElement;
use sozialraumatlas::app::page_preview::PageRequest;
use sozialraumatlas::geo::RegionIndex;
use sozialraumatlas::model::{MapChange, PageSize, ThematicMap};
use sozialraumatlas::tasks::PageOutput;
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::scene::Scene;

const TITLE: &str = "Drei Gemeinden fallen auf";

fn pages() -> Scene {
    let mut scene = Scene::open();
    scene.click("Seiten");
    scene
}

fn map(scene: &Scene) -> ThematicMap {
    scene.window().state.open_project().expect("open").map.clone()
}

fn has(scene: &Scene, element: PageElement) -> bool {
    scene.window().state.derived.page.layout.elements.iter().any(|placed| placed.element == element)
}

/// Presses the words on the page itself.
fn click_words(scene: &mut Scene, beginning: &str) {
    scene.harness.get_by_label_contains(beginning).click();
    scene.settle();
}

fn type_title(scene: &mut Scene, text: &str) {
    click_words(scene, "Titel ändern: ");
    scene.harness.get_by_label("Titel").type_text(text);
    scene.settle();
}

#[test]
fn the_title_is_written_where_it_stands() {
    let mut scene = pages();
    let before = map(&scene).title;
    type_title(&mut scene, TITLE);
    assert_eq!(map(&scene).title.as_deref(), Some(TITLE), "typing replaces what was selected");
    assert_eq!(scene.window().state.derived.page.texts.title, TITLE, "the page follows");
    scene.harness.key_press(Key::Enter);
    scene.settle();
    assert!(scene.window().state.view.pages.typing.is_none());
    scene.run(Command::Undo);
    assert_eq!(map(&scene).title, before, "typing is one step");
}

#[test]
fn escape_takes_typing_back_and_empty_words_are_written_by_the_program() {
    let mut scene = pages();
    let before = map(&scene).title;
    type_title(&mut scene, TITLE);
    scene.harness.key_press(Key::Escape);
    scene.settle();
    assert_eq!(map(&scene).title, before);
    assert!(!scene.window().state.can_undo(), "nothing is left to take back");
    scene.run(Command::map(MapChange::Title(Some(TITLE.into()))));
    click_words(&mut scene, "Titel ändern: ");
    scene.harness.key_press(Key::Backspace);
    scene.settle();
    scene.harness.key_press(Key::Enter);
    scene.settle();
    assert_eq!(map(&scene).title, None);
    assert_ne!(scene.window().state.derived.page.texts.title, TITLE);
    assert!(!scene.window().state.derived.page.texts.title.is_empty());
}

#[test]
fn a_part_is_left_out_and_comes_back() {
    let mut scene = pages();
    for (name, element) in [
        ("Verteilung", PageElement::Strip),
        ("Höchste und niedrigste Werte", PageElement::Ranking),
        ("Lesebeispiel", PageElement::ReadingExample),
        ("Maßstab", PageElement::ScaleBar),
        ("Verfahren und Anzahl", PageElement::Method),
    ] {
        assert!(has(&scene, element), "{name} is on the page");
        scene.click(name);
        assert!(!has(&scene, element), "{name} is left out");
        scene.run(Command::Undo);
        assert!(has(&scene, element), "{name} is back");
    }
}

#[test]
fn selected_regions_are_pointed_out_on_the_page_and_in_its_files() {
    let mut scene = Scene::open();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let three: Vec<RegionIndex> = picture.by_value.iter().copied().take(3).collect();
    for region in &three {
        scene.run(Command::Select(*region, SelectMode::Toggle));
    }
    scene.click("Seiten");
    scene.click("Auswahl hervorheben");
    assert_eq!(map(&scene).page.highlighted.len(), 3);
    let names: Vec<String> =
        three.iter().map(|region| picture.contents().regions[region.position()].name.clone()).collect();
    let alt_text = scene.window().state.derived.page.texts.alt_text.clone();
    for name in &names {
        let remove = format!("{name} nicht mehr hervorheben");
        assert!(scene.harness.query_by_label(remove.as_str()).is_some(), "{name} stands in the list");
        assert!(alt_text.split("Hervorgehoben").nth(1).is_some_and(|told| told.contains(name.as_str())));
    }
    let file = scene.folder.path().join("seite.svg");
    scene.run(Command::UseFile(FilePurpose::ExportPage, file.clone()));
    let svg = std::fs::read_to_string(&file).expect("written");
    assert!(svg.contains("<title>hervorgehoben</title>"));
    assert!(svg.contains("#D9822B") || svg.contains("#d9822b"), "outlined in the colour of the selection");
    scene.run(Command::Pages(PagesCommand::ToggleHighlight(three[0])));
    assert_eq!(map(&scene).page.highlighted.len(), 2);
    scene.run(Command::Undo);
    scene.run(Command::Undo);
    assert!(map(&scene).page.highlighted.is_empty());
}

#[test]
fn the_files_are_the_preview_with_all_that_was_written_and_pointed_out() {
    let mut scene = pages();
    let first =
        scene.window().state.derived.picture.as_ref().map(|picture| picture.by_value[0]).expect("a map");
    scene.run(Command::Pages(PagesCommand::ToggleHighlight(first)));
    type_title(&mut scene, TITLE);
    click_words(&mut scene, "Anmerkung ändern: ");
    scene.harness.get_by_label("Anmerkung").type_text("Vorläufige Zahlen");
    scene.settle();
    scene.harness.key_press(Key::Enter);
    scene.settle();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let map = picture.request.map.clone();
    let size_px = PageOutput::of_map(&map, Language::De).size_px;
    let request = PageRequest { picture, map, language: Language::De, size_px };
    let preview = request.draw(&Work::unattended()).map(|page| page.picture).expect("drawn");
    let file = scene.folder.path().join("seite.png");
    scene.run(Command::UseFile(FilePurpose::ExportPage, file.clone()));
    let decoder = png::Decoder::new(std::io::BufReader::new(std::fs::File::open(&file).expect("written")));
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("a picture");
    let same = pixels.chunks_exact(3).zip(preview.pixels.chunks_exact(4)).all(|(a, b)| a == &b[..3]);
    assert!(same, "the file differs from the preview");
    let file = scene.folder.path().join("seite.svg");
    scene.run(Command::UseFile(FilePurpose::ExportPage, file.clone()));
    let svg = std::fs::read_to_string(&file).expect("written");
    for words in [TITLE, "Vorläufige Zahlen"] {
        assert!(svg.contains(&format!("<title>{words}</title>")), "{words} stands in the SVG");
    }
}

#[test]
fn pages_of_all_views_are_saved_at_once() {
    let mut scene = pages();
    let views = scene.window().state.open_project().expect("open").views.len();
    assert_eq!(scene.window().state.derived.small_pages.len(), views, "each has its small page");
    let folder = scene.folder.path().join("seiten");
    std::fs::create_dir(&folder).expect("a folder");
    scene.run(Command::UseFile(FilePurpose::ExportViews, folder.clone()));
    let files = std::fs::read_dir(&folder).expect("readable").count();
    assert_eq!(files, views);
    let told = scene.window().state.view.toasts.last().expect("a message").text.clone();
    assert!(told.starts_with(&format!("{views} Seiten gespeichert")), "{told}");
    scene.click("Seite merken");
    assert_eq!(scene.window().state.open_project().expect("open").views.len(), views + 1);
}

#[test]
fn without_a_clipboard_the_page_is_saved_instead() {
    let mut scene = pages();
    *scene.window().clipboard.lock().expect("free") = PictureClipboard::Missing;
    scene.run(Command::CopyPicture);
    let notice = scene.window().state.notices.first().expect("a notice").message.to_text(Language::De);
    assert!(notice.contains("Zwischenablage"), "{notice}");
}

#[test]
fn a_size_of_ones_own_is_typed() {
    let mut scene = pages();
    scene.run(Command::Pages(PagesCommand::TypeSize("1280 x 720".into())));
    assert_eq!(map(&scene).size, PageSize::Pixels { width_px: 1280, height_px: 720 });
    scene.run(Command::Pages(PagesCommand::TypeSize("12".into())));
    assert_eq!(
        map(&scene).size,
        PageSize::Pixels { width_px: 1280, height_px: 720 },
        "what is no size changes nothing"
    );
    assert!(scene.harness.query_all_by_label_contains("zum Beispiel 1280 × 720").count() > 0);
}

#[test]
fn what_is_left_out_has_no_words_to_write() {
    let mut scene = pages();
    assert!(scene.harness.query_by_label("Lesebeispiel ändern").is_some());
    scene.click("Lesebeispiel");
    assert!(scene.harness.query_by_label("Lesebeispiel ändern").is_none());
}

#[test]
fn pages_and_start_page_at_rest_ask_for_no_frame() {
    let mut scene = pages();
    for _ in 0..2 {
        for _ in 0..4 {
            scene.harness.step();
        }
        assert!(!scene.harness.ctx.has_requested_repaint());
        scene.run(Command::Start(StartCommand::Show));
    }
}

/// A red bar of 200 × 50 pixels.
fn logo_file(scene: &Scene) -> std::path::PathBuf {
    let pixels = [180, 20, 40, 255].repeat(200 * 50);
    let picture = sozialraumatlas::render::Picture { width_px: 200, height_px: 50, pixels };
    let path = scene.folder.path().join("amt.png");
    std::fs::write(&path, picture.to_png().expect("a PNG")).expect("written");
    path
}

#[test]
fn a_logo_stands_on_every_page_and_in_every_file_and_can_be_taken_back() {
    let mut scene = pages();
    assert!(!has(&scene, PageElement::Logo));
    let path = logo_file(&scene);
    scene.run(Command::UseFile(FilePurpose::Logo, path.clone()));
    assert!(has(&scene, PageElement::Logo), "the page follows");
    let layout = scene.window().state.derived.page.layout.clone();
    let logo =
        layout.elements.iter().find(|placed| placed.element == PageElement::Logo).expect("a logo").rect;
    assert!(
        logo.right() > layout.size[0] * 0.9 && logo.bottom() > layout.size[1] * 0.9,
        "lower right: {logo:?}"
    );
    assert!((logo.width / logo.height - 4.0).abs() < 0.01, "its own proportions");
    let file = scene.folder.path().join("seite.svg");
    scene.run(Command::UseFile(FilePurpose::ExportPage, file.clone()));
    let svg = std::fs::read_to_string(&file).expect("written");
    assert!(svg.contains("href=\"data:image/png;base64,iVBORw0KGgo"), "the SVG carries it");
    scene.click("Logo");
    assert!(!has(&scene, PageElement::Logo), "one page without it");
    scene.run(Command::Undo);
    assert!(has(&scene, PageElement::Logo));
    scene.click("Logo entfernen");
    assert!(!has(&scene, PageElement::Logo));
    scene.run(Command::Undo);
    assert!(has(&scene, PageElement::Logo), "the logo comes back");
    let project = scene.folder.path().join("beispiel.gpkg");
    scene.run(Command::UseFile(FilePurpose::OpenProject, project));
    let kept = scene.window().state.open_project().and_then(|project| project.logo.clone()).expect("kept");
    assert_eq!((kept.name.as_str(), kept.png.clone()), ("amt.png", std::fs::read(&path).expect("a file")));
    assert!(has(&scene, PageElement::Logo));
}

#[test]
fn what_is_no_logo_is_refused_with_a_reason_and_changes_nothing() {
    let mut scene = pages();
    let path = scene.folder.path().join("foto.png");
    std::fs::write(&path, b"\xff\xd8\xff\xe0 ein JPEG").expect("written");
    scene.run(Command::UseFile(FilePurpose::Logo, path));
    assert!(scene.window().state.open_project().is_some_and(|project| project.logo.is_none()));
    let told = scene.window().state.notices.last().expect("a notice").to_text(Language::De);
    assert!(told.contains("foto.png ist kein vollständiges PNG"), "{told}");
}
