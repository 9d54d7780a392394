//! Limiting the map to an area: searched by name or key, from a region, and back.

use egui::Key;
use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::area;
use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::commands::map::MapCommand;
use sozialraumatlas::app::commands::{ShellCommand, why_disabled};
use sozialraumatlas::app::shell_view::{Found, Overlay};
use sozialraumatlas::geo::RegionIndex;
use sozialraumatlas::model::{MapChange, ThematicMap};

use crate::scene::Scene;

fn map(scene: &Scene) -> ThematicMap {
    scene.window().state.open_project().expect("open").map.clone()
}

fn shown(scene: &Scene) -> Vec<String> {
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let keys =
        picture.by_value.iter().map(|region| picture.contents().regions[region.position()].key.to_string());
    keys.collect()
}

fn found(scene: &Scene) -> Vec<Found> {
    match &scene.window().state.view.shell.overlay {
        Some(Overlay::Palette(palette)) => palette.found.clone(),
        other => panic!("no list of areas but {other:?}"),
    }
}

/// The sample with all its counties; it is made with one of them chosen.
fn all_areas() -> Scene {
    let mut scene = Scene::open();
    assert_eq!(map(&scene).within.expect("the county of the sample").as_str(), "99954");
    scene.click("Alle Gebiete zeigen");
    assert_eq!(map(&scene).within, None);
    scene
}

/// Opens the field and types.
fn search(scene: &mut Scene, text: &str) {
    scene.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::G);
    scene.settle();
    scene.harness.get_by_label("Gebiet: Name oder Schlüssel").type_text(text);
    scene.settle();
}

#[test]
fn an_area_is_found_by_name_and_key_and_taken_back() {
    let mut scene = all_areas();
    let all = shown(&scene);
    assert!(all.len() > 20, "{all:?}");
    search(&mut scene, "milan");
    let titles: Vec<String> = found(&scene).into_iter().map(|found| found.title).collect();
    assert!(titles.contains(&"Landkreis Milanstedt".to_owned()), "{titles:?}");
    assert!(titles.contains(&"Samtgemeinde Milandorf".to_owned()), "{titles:?}");
    scene.harness.key_press(Key::Escape);
    scene.settle();
    search(&mut scene, "999545401");
    let only: Vec<String> = found(&scene).into_iter().map(|found| found.title).collect();
    assert_eq!(only, ["Samtgemeinde Eibenmoor"], "a key is one area");
    scene.harness.key_press(Key::Enter);
    scene.settle();
    assert_eq!(map(&scene).within.expect("an area").as_str(), "999545401");
    let inside = shown(&scene);
    assert!(!inside.is_empty() && inside.len() < all.len(), "{inside:?}");
    assert!(inside.iter().all(|key| all.contains(key)), "{inside:?}");
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    assert!(picture.contents().regions.len() > all.len(), "the neighbours are still drawn");
    scene.run(Command::Undo);
    assert_eq!(shown(&scene), all);
    scene.run(Command::Redo);
    assert_eq!(shown(&scene), inside);
    scene.click("Alle Gebiete zeigen");
    assert_eq!(shown(&scene), all);
    let back = Command::Map(MapCommand::AllAreas);
    assert_eq!(why_disabled(&back, &scene.window().state), Some("map-why-all-areas"));
}

#[test]
fn the_palette_limits_the_map_and_words_of_another_map_go() {
    let mut scene = Scene::open();
    scene.run(Command::map(MapChange::Title(Some("Viele Kinder im ganzen Kreis".into()))));
    scene.run(ShellCommand::Palette.into());
    scene.run(ShellCommand::PaletteText("nur samtgemeinde eibenmoor".into()).into());
    let wanted = found(&scene).iter().position(|found| found.title == "Nur Samtgemeinde Eibenmoor");
    assert_eq!(wanted, None, "the word nur belongs to no area");
    scene.run(ShellCommand::PaletteText("samtgemeinde eibenmoor".into()).into());
    assert_eq!(found(&scene)[0].title, "Nur Samtgemeinde Eibenmoor");
    scene.run(ShellCommand::PaletteRun(0).into());
    assert_eq!(map(&scene).within.expect("an area").as_str(), "999545401");
    assert_eq!(map(&scene).title, None);
}

#[test]
fn a_region_offers_the_areas_it_lies_in_and_a_coarser_one_what_lies_in_it() {
    let mut scene = all_areas();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let inside = picture.by_value.iter().copied().find(|region| {
        picture.contents().regions[region.position()].key.as_str().starts_with("99954")
            && area::around(&scene.window().state, *region).len() > 1
    });
    let labels = |scene: &Scene, region: RegionIndex| -> Vec<String> {
        area::around(&scene.window().state, region).into_iter().map(|choice| choice.label).collect()
    };
    let offered = labels(&scene, inside.expect("a municipality of a Samtgemeinde"));
    assert!(offered.iter().any(|label| label.starts_with("Nur Samtgemeinde ")), "{offered:?}");
    assert!(offered.contains(&"Nur Landkreis Musterau".to_owned()), "{offered:?}");
    scene.run(Command::map(MapChange::Level(Some("Kreise".into()))));
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let own =
        picture.contents().regions.iter().position(|region| region.name == "Musterau").expect("the county");
    let choices = area::around(&scene.window().state, RegionIndex(own as u32));
    let into = choices.first().expect("what lies in it").clone();
    assert!(into.label.ends_with(" in Landkreis Musterau"), "{into:?}");
    scene.run(into.command);
    assert_eq!(map(&scene).within.expect("an area").as_str(), "99954");
    assert_ne!(map(&scene).level.as_deref(), Some("Kreise"));
    assert!(shown(&scene).iter().all(|key| key.starts_with("99954")), "{:?}", shown(&scene));
}

#[test]
fn another_level_keeps_the_area_where_it_has_regions_and_leaves_it_where_not() {
    let mut scene = all_areas();
    search(&mut scene, "99954");
    scene.harness.key_press(Key::Enter);
    scene.settle();
    let level = |scene: &Scene, name: &str| {
        let project = scene.window().state.open_project().expect("open");
        area::to_level(&scene.window().state, project, project.level(name).expect("a level"))
    };
    let to = level(&scene, "Samtgemeinden");
    scene.run(to);
    assert_eq!(map(&scene).within.expect("still there").as_str(), "99954");
    let steps = scene.window().state.project.as_ref().expect("open").history.labels().len();
    let to = level(&scene, "Kreise");
    scene.run(to);
    assert_eq!((map(&scene).level.as_deref(), map(&scene).within), (Some("Kreise"), None));
    assert!(scene.window().state.derived.picture.is_some(), "a county lies in no county, and is drawn");
    assert_eq!(scene.window().state.project.as_ref().expect("open").history.labels().len(), steps + 1);
}
