//! The map: hover card, selection, brushing, keys, fitting, legend.

use std::time::Instant;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::canvas::card_text::{card_text, spoken};
use sozialraumatlas::app::command::{Command, SelectMode, ZoomStep};
use sozialraumatlas::app::commands::map::{MapCommand, WalkStep};
use sozialraumatlas::app::map_view::{Corner, LegendPlace, MapTool};
use sozialraumatlas::app::state::RightTab;
use sozialraumatlas::geo::RegionIndex;
use sozialraumatlas::model::{Edit, IndicatorCode, MapChange, Period, ThematicMap, ValueForm, ValueState};
use sozialraumatlas::sheet::Fill;
use sozialraumatlas::tasks::{self, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::scene::Scene;

fn place_of(scene: &Scene, region: RegionIndex) -> egui::Pos2 {
    let picture = scene.window().state.derived.picture.as_ref().expect("a map");
    let canvas = &scene.window().canvas;
    let point = picture.contents().layer.shapes[region.position()].label_point;
    canvas.camera.screen_from_map(canvas.face.expect("drawn"), point)
}

fn by_value(scene: &Scene) -> Vec<RegionIndex> {
    scene.window().state.derived.picture.as_ref().expect("a map").by_value.to_vec()
}

fn fill_of(scene: &Scene, region: RegionIndex) -> Fill {
    scene.window().state.derived.picture.as_ref().expect("a map").choropleth.fill(region.position())
}

fn name_of(scene: &Scene, region: RegionIndex) -> String {
    let picture = scene.window().state.derived.picture.as_ref().expect("a map");
    picture.contents().regions[region.position()].name.clone()
}

fn drag(scene: &mut Scene, path: &[egui::Pos2], modifiers: egui::Modifiers) {
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers,
    };
    scene.harness.event(egui::Event::ModifiersChanged(modifiers));
    scene.harness.event(egui::Event::PointerMoved(path[0]));
    scene.harness.step();
    scene.harness.event(button(path[0], true));
    scene.harness.step();
    for at in path {
        scene.harness.event(egui::Event::PointerMoved(*at));
        scene.harness.step();
    }
    scene.harness.event(button(*path.last().expect("a path"), false));
    scene.harness.step();
    scene.harness.event(egui::Event::ModifiersChanged(egui::Modifiers::NONE));
    scene.settle();
}

#[test]
fn the_card_tells_class_rank_change_and_references() {
    let scene = Scene::open();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let highest = picture.by_value[0];
    let text = card_text(&picture, highest, &scene.window().state);
    let (_, class) = text.class.expect("a class");
    let classes = picture.choropleth.labels.len();
    let label = picture.choropleth.labels.last().expect("classes");
    assert_eq!(class, format!("Klasse {classes} von {classes}: {label}"));
    assert_eq!(text.lines[0], format!("Rang 1 von {}", picture.with_value));
    let series = scene.window().state.derived.table.series.clone().expect("the series is loaded");
    let place = series.place_of(picture.contents().period.expect("a period")).expect("in the series") - 1;
    assert!(text.lines[1].ends_with(&format!("seit {}", series.periods[place].to_text(Language::De))));
    let now = picture.contents().observations.cell(highest.position()).value.expect("a value");
    let then = series.cell(place, highest.position()).value.expect("a value");
    let size = format!("{:.1}", (now - then).abs()).replace('.', ",");
    assert!(text.lines[1].contains(&size), "{} but {now} - {then}", text.lines[1]);
    assert!(text.lines[2].starts_with("Landkreis "), "{:?}", text.lines);
}

#[test]
fn a_secret_or_missing_value_is_explained_and_has_neither_number_nor_rank() {
    let mut scene = Scene::open();
    let indicators = scene.window().state.open_project().expect("open").indicators.clone();
    let mut seen = std::collections::BTreeSet::new();
    for indicator in indicators.iter() {
        scene.run(Command::map(MapChange::Indicator(Some(indicator.code.clone()))));
        let picture = scene.window().state.derived.picture.clone().expect("a map");
        for region in picture.by_value.iter() {
            let state = picture.contents().observations.cell(region.position()).state;
            if state == ValueState::Value {
                continue;
            }
            let text = card_text(&picture, *region, &scene.window().state);
            assert!(text.class.is_none() && text.unit.is_empty() && text.reason.len() > 20, "{text:?}");
            assert!(!text.value.bytes().any(|byte| byte.is_ascii_digit()), "{text:?}");
            assert!(!text.lines.iter().any(|line| line.contains("Rang") || line.contains("seit")));
            seen.insert(state.code());
        }
    }
    assert!(seen.contains("no_data") && seen.contains("secret"), "the sample has both: {seen:?}");
}

#[test]
fn on_a_small_map_the_card_is_short() {
    let mut scene = Scene::open();
    let mut heights = Vec::new();
    // 1366 × 768 pixels at 100 % and at 200 %.
    for size in [egui::vec2(1366.0, 768.0), egui::vec2(683.0, 384.0)] {
        scene.harness.set_size(size);
        scene.settle();
        let face = scene.window().canvas.face.expect("drawn");
        let legend = scene.window().canvas.furniture.legend.expect("a legend");
        let free = |at: &egui::Pos2| !legend.contains(*at) && face.shrink(60.0).contains(*at);
        let places = by_value(&scene).into_iter().map(|region| place_of(&scene, region));
        let at = places.into_iter().find(free).expect("a region beside the legend");
        scene.harness.hover_at(at);
        scene.harness.run_steps(3);
        let card = scene.window().canvas.furniture.card.expect("a card");
        assert!(card.width() * 2.0 <= face.width(), "{card:?} on {face:?}");
        assert!(card.area() * 3.0 <= face.area(), "{card:?} on {face:?}");
        heights.push(card.height());
    }
    assert!(heights[1] < heights[0], "{heights:?}");
}

#[test]
fn the_card_stays_on_the_map_off_pointer_and_legend_and_still() {
    let mut scene = Scene::open();
    let face = scene.window().canvas.face.expect("drawn");
    let mut over_legend = 0;
    for region in by_value(&scene) {
        let at = place_of(&scene, region);
        let legend = scene.window().canvas.furniture.legend.expect("a legend");
        if legend.contains(at) {
            continue;
        }
        scene.harness.hover_at(at);
        scene.harness.run_steps(3);
        let furniture = scene.window().canvas.furniture;
        let card = furniture.card.expect("a card");
        assert!(face.contains_rect(card), "{card:?} leaves the map");
        assert!(!card.contains(at), "{card:?} lies under the pointer");
        over_legend += usize::from(card.intersects(legend));
        scene.harness.hover_at(at + egui::vec2(1.0, 1.0));
        scene.harness.run_steps(2);
        if scene.window().state.view.hovered == Some(region) {
            assert_eq!(scene.window().canvas.furniture.card, Some(card), "the card jumps");
        }
    }
    assert!(over_legend <= 2, "{over_legend} cards lie over the legend");
}

#[test]
fn the_legend_covers_nothing_where_there_is_room() {
    let scene = Scene::open();
    let legend = scene.window().canvas.furniture.legend.expect("a legend");
    for region in by_value(&scene) {
        let at = place_of(&scene, region);
        assert!(!legend.contains(at), "the legend covers {}", name_of(&scene, region));
    }
}

#[test]
fn the_legend_is_closed_and_moved() {
    let mut scene = Scene::open();
    let open = scene.window().canvas.furniture.legend.expect("a legend");
    scene.click("Legende schließen");
    let closed = scene.window().canvas.furniture.legend.expect("a legend");
    assert!(closed.height() < open.height() / 2.0, "{closed:?}");
    scene.click("Legende öffnen");
    assert_eq!(scene.window().canvas.furniture.legend, Some(open), "it comes back where it was");
    let place = LegendPlace::Corner(Corner::NorthWest);
    scene.run(Command::Map(MapCommand::PlaceLegend(Some(place))));
    let face = scene.window().canvas.face.expect("drawn");
    let moved = scene.window().canvas.furniture.legend.expect("a legend");
    assert!(moved.top() < face.center().y && moved.left() < face.center().x, "{moved:?}");
    scene.click("Legende verschieben");
    let next = scene.window().state.view.map.legend_place;
    assert_ne!(next, Some(place));
}

#[test]
fn a_legend_row_brushes_its_regions_and_escape_ends_it() {
    let mut scene = Scene::open();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let row = picture.legend[1].clone();
    scene.click(&format!("{} ({})", row.text, row.count));
    assert_eq!(scene.window().state.view.map.brushed, Some(row.fill));
    scene.click("Ganze Klasse auswählen");
    let expected: Vec<RegionIndex> =
        by_value(&scene).into_iter().filter(|region| fill_of(&scene, *region) == row.fill).collect();
    assert_eq!(scene.window().state.view.selection.len(), row.count);
    assert!(expected.iter().all(|region| scene.window().state.view.selection.contains(region)));
    scene.harness.key_press(egui::Key::Escape);
    scene.settle();
    assert_eq!(scene.window().state.view.map.brushed, None);
    assert_eq!(scene.window().state.view.selection.len(), row.count, "the first Esc keeps the selection");
}

#[test]
fn a_rectangle_and_a_lasso_select_and_add() {
    let mut scene = Scene::open();
    let regions = by_value(&scene);
    let (first, second) = (regions[0], regions[1]);
    let at = place_of(&scene, first);
    let before = scene.window().canvas.camera.center();
    drag(&mut scene, &[at - egui::vec2(12.0, 12.0), at, at + egui::vec2(12.0, 12.0)], egui::Modifiers::SHIFT);
    assert!(scene.window().state.view.selection.contains(&first));
    assert_eq!(scene.window().canvas.camera.center(), before, "drawing moves nothing");
    scene.click("Mit Lasso auswählen");
    assert_eq!(scene.window().state.view.map.tool, MapTool::Lasso);
    let at = place_of(&scene, second);
    let ring: Vec<egui::Pos2> =
        (0..12).map(|step| at + 12.0 * egui::Vec2::angled(step as f32 * 0.5)).collect();
    drag(&mut scene, &ring, egui::Modifiers::COMMAND);
    let selection = &scene.window().state.view.selection;
    assert!(selection.contains(&first) && selection.contains(&second), "{selection:?}");
    drag(&mut scene, &ring, egui::Modifiers::NONE);
    let selection = &scene.window().state.view.selection;
    assert!(!selection.contains(&first) && selection.contains(&second), "{selection:?}");
    scene.harness.key_press(egui::Key::Escape);
    scene.settle();
    assert_eq!(scene.window().state.view.map.tool, MapTool::Pan);
}

#[test]
fn several_regions_are_summed_up() {
    let mut scene = Scene::open();
    let all = by_value(&scene);
    scene.run(Command::Tab(RightTab::Region));
    scene.run(Command::Map(MapCommand::SelectRegions(all.clone(), SelectMode::Replace)));
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let heading = format!("{} Gebiete ausgewählt", all.len());
    assert!(scene.harness.query_by_label(&heading).is_some());
    let county = picture.contents().references[0].value;
    let county = format!("{county:.1}").replace('.', ",");
    assert!(
        scene.harness.query_all_by_label(&county).count() > 0,
        "all municipalities together are the county: {county}"
    );
    let without = all.len() - picture.with_value;
    assert!(scene.harness.query_by_label_contains(&format!("{without} davon ohne Wert")).is_some());
    scene.click("Auswahl umkehren");
    assert!(scene.window().state.view.selection.is_empty());
}

#[test]
fn keys_walk_from_region_to_region_and_say_where_they_are() {
    let mut scene = Scene::open();
    scene.harness.get_by_role_and_label(Role::Canvas, "Karte").focus();
    scene.settle();
    scene.harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
    scene.settle();
    let start = scene.window().state.view.hovered.expect("the middle of the map");
    scene.harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
    scene.settle();
    let east = scene.window().state.view.hovered.expect("a neighbour");
    assert_ne!(start, east);
    assert!(place_of(&scene, east).x > place_of(&scene, start).x);
    let value = scene.harness.get_by_role_and_label(Role::Canvas, "Karte").accesskit_node().value();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    assert_eq!(value, Some(spoken(&picture, east, &scene.window().state)));
    assert!(value.is_some_and(|value| value.starts_with(&name_of(&scene, east))));
    assert!(scene.window().canvas.furniture.card.is_some(), "the card follows the keys");
    scene.harness.key_press(egui::Key::Enter);
    scene.settle();
    assert!(scene.window().state.view.selection.contains(&east));
    let center = scene.window().canvas.camera.center();
    scene.harness.key_press(egui::Key::ArrowRight);
    scene.settle();
    assert!(scene.window().canvas.camera.center()[0] > center[0], "plain arrows move the map");
    scene.harness.key_press(egui::Key::Plus);
    scene.settle();
    scene.harness.key_press(egui::Key::Num0);
    scene.settle();
    assert!(scene.window().canvas.camera.is_fitted());
}

#[test]
fn next_and_previous_follow_the_values() {
    let mut scene = Scene::open();
    let order = by_value(&scene);
    scene.run(Command::Select(order[3], SelectMode::Replace));
    scene.harness.state_mut().state.view.hovered = Some(order[3]);
    scene.run(Command::Map(MapCommand::Walk(WalkStep::Next)));
    assert_eq!(scene.window().state.view.hovered, Some(order[4]));
    scene.run(Command::Map(MapCommand::Walk(WalkStep::Previous)));
    assert_eq!(scene.window().state.view.hovered, Some(order[3]));
}

#[test]
fn the_map_fits_region_parent_and_all() {
    let mut scene = Scene::open();
    let whole = scene.window().canvas.camera.metres_per_point();
    let region = by_value(&scene)[0];
    scene.run(Command::Select(region, SelectMode::Replace));
    scene.run(Command::Map(MapCommand::FitSelection));
    let close = scene.window().canvas.camera.metres_per_point();
    scene.run(Command::Map(MapCommand::FitParent));
    let parent = scene.window().canvas.camera.metres_per_point();
    assert!(close < parent && parent < whole, "{close} {parent} {whole}");
    scene.run(Command::Zoom(ZoomStep::Fit));
    assert_eq!(scene.window().canvas.camera.metres_per_point(), whole);
    for _ in 0..20 {
        scene.run(Command::Zoom(ZoomStep::Out));
    }
    let face = scene.window().canvas.face.expect("drawn");
    let view = scene.window().canvas.camera.view_extent(face.size());
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let all = picture.contents().layer.extent;
    assert!(view.width() < 1.6 * all.width() || view.height() < 1.6 * all.height(), "out beyond everything");
}

/// The time of whole frames in which the pointer comes to another region, on a map as large as Germany.
#[test]
#[allow(clippy::print_stdout)] // the figures are what it is for
fn the_card_comes_with_the_frame_on_a_map_of_eleven_thousand_regions() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("gross.gpkg");
    let sample = SampleProject { regions: 11_299, ..SampleProject::default() };
    tasks::write_sample(&project, &sample, &Work::unattended()).expect("the sample");
    let mut scene = Scene::with(Some(project), folder);
    scene.harness.state_mut().canvas.clock = Some(|| cpu_time::ThreadTime::now().as_duration());
    let regions = by_value(&scene);
    let mut times = Vec::new();
    for region in regions.iter().step_by(regions.len() / 60) {
        let at = place_of(&scene, *region);
        let furniture = scene.window().canvas.furniture;
        if [furniture.legend, furniture.tools, furniture.scale_bar]
            .iter()
            .flatten()
            .any(|card| card.contains(at))
        {
            continue;
        }
        scene.harness.hover_at(at);
        let begun = Instant::now();
        scene.harness.step();
        times.push((begun.elapsed(), scene.window().canvas.last_cpu));
        assert!(scene.window().canvas.furniture.card.is_some(), "the card comes with the frame");
    }
    assert!(times.len() > 30, "{}", times.len());
    times.sort();
    let (frame, canvas) = times[times.len() / 2];
    println!(
        "{} regions: frame with a new card {frame:?}, of which the canvas {canvas:?} (median)",
        regions.len()
    );
}

#[test]
fn a_smoothed_rate_is_named_as_one_and_not_taken_for_the_measured_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("beispiel.gpkg");
    tasks::write_sample(&path, &SampleProject::default(), &Work::unattended()).expect("the sample");
    let (session, mut project, _) =
        tasks::open(&path, tasks::OpenFor::Editing, &Work::unattended()).expect("a project");
    let map = ThematicMap {
        indicator: Some(IndicatorCode("Q_SGB2".to_owned())),
        level: Some("Gemeinden".to_owned()),
        period: Some(Period::day(2024, 12, 31).expect("a day")),
        ..ThematicMap::default()
    };
    let smoothed = ThematicMap { form: ValueForm::EmpiricalBayes, ..map.clone() };
    project.map = smoothed.clone();
    tasks::write_project(&session, &project).expect("written");
    drop(session);
    let mut scene = Scene::with(Some(path), folder);
    let value = |scene: &Scene| {
        let picture = scene.window().state.derived.picture.as_ref().expect("a map");
        let region =
            picture.contents().regions.iter().position(|region| region.name.contains("Kiebitzahlen"));
        let region = RegionIndex(region.expect("a municipality") as u32);
        let card = card_text(picture, region, &scene.window().state);
        let tells_change = card.lines.iter().any(|line| line.contains("31.12.2023"));
        (card.value, card.unit, tells_change)
    };
    assert_eq!(value(&scene), ("8,1".to_owned(), "%, geglättet".to_owned(), false));
    // The same indicator as it was measured is another map, whatever was read before.
    scene.run(Command::Edit(Edit::ReplaceMap(Box::new(map))));
    assert_eq!(value(&scene), ("7,6".to_owned(), "%".to_owned(), true));
    scene.run(Command::Edit(Edit::ReplaceMap(Box::new(smoothed))));
    assert_eq!(value(&scene).1, "%, geglättet");
}
