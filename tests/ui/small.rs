//! A small window: 1366 × 768 pixels at double scale leave 683 × 384 points.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::commands::map::MapCommand;
use sozialraumatlas::app::commands::{BaseMapCommand, ShellCommand};
use sozialraumatlas::app::map_view::{Corner, LegendPlace};
use sozialraumatlas::app::state::{Place, RightTab};

use crate::scene::Scene;

fn small() -> Scene {
    let mut scene = Scene::open();
    scene.harness.set_size(egui::vec2(683.0, 384.0));
    scene.settle();
    scene
}

fn covered(scene: &Scene) -> f32 {
    let (legend, map) = (scene.window().canvas.furniture.legend, scene.window().canvas.face);
    legend.expect("a legend").area() / map.expect("a map").area()
}

#[test]
fn the_legend_closes_itself_where_it_would_cover_the_map_and_one_click_opens_it() {
    let mut scene = small();
    assert!(covered(&scene) < 0.15, "{}", covered(&scene));
    let first = scene.legend()[0].clone();
    assert!(scene.harness.query_by_label_contains(&first).is_none(), "the rows are hidden");
    scene.click("Legende öffnen");
    assert!(scene.harness.query_by_label_contains(&first).is_some());
    let open = scene.window().canvas.furniture.legend;
    scene.harness.set_size(egui::vec2(690.0, 384.0));
    scene.settle();
    assert_eq!(
        scene.window().canvas.furniture.legend.map(|legend| legend.size()),
        open.map(|open| open.size())
    );
    scene.click("Legende schließen");
    assert!(covered(&scene) < 0.15);
}

#[test]
fn a_larger_window_shows_the_whole_legend_again() {
    let mut scene = small();
    let first = scene.legend()[0].clone();
    scene.harness.set_size(egui::vec2(1366.0, 768.0));
    scene.settle();
    assert!(scene.harness.query_by_label_contains(&first).is_some());
    assert!(covered(&scene) < 0.15);
}

#[test]
fn what_is_sent_is_read_above_the_button_that_sends_it() {
    let mut scene = small();
    scene.run(Command::BaseMap(BaseMapCommand::Choose));
    let window = scene.harness.ctx.content_rect();
    let button = scene.harness.get_by_label("Aus dem Internet laden").rect();
    let sent = scene.harness.get_by_label_contains("gehen die Adressen der Kacheln").rect();
    assert!(window.contains_rect(button), "{button:?}");
    assert!(window.contains_rect(sent) && sent.bottom() <= button.top(), "{sent:?} above {button:?}");
}

#[test]
fn the_guided_page_of_typologies_is_seen_also_after_the_table() {
    let mut scene = small();
    scene.run(Command::Tab(RightTab::Table));
    assert!(scene.window().state.view.right_open);
    scene.run(Command::Go(Place::Typology));
    assert!(!scene.window().state.view.right_open);
}

#[test]
fn nothing_of_the_map_is_pointed_at_through_the_legend() {
    let mut scene = Scene::open();
    scene.run(Command::Map(MapCommand::PlaceLegend(Some(LegendPlace::Corner(Corner::SouthWest)))));
    for _ in 0..3 {
        scene.run(Command::Zoom(sozialraumatlas::app::command::ZoomStep::In));
    }
    let legend = scene.window().canvas.furniture.legend.expect("a legend");
    scene.harness.hover_at(legend.center());
    scene.harness.run_steps(3);
    assert_eq!(scene.window().state.view.hovered, None);
    assert_eq!(scene.window().canvas.furniture.card, None);
    scene.harness.hover_at(legend.right_top() + egui::vec2(60.0, -60.0));
    scene.harness.run_steps(3);
    assert!(scene.window().state.view.hovered.is_some(), "beside the legend lies a region");
}

#[test]
fn notices_stand_instead_of_a_form_that_has_no_room_beside_them() {
    let mut scene = small();
    scene.run(Command::Go(Place::Holdings));
    let import = "Daten importieren …";
    assert!(scene.harness.query_all_by_label(import).count() > 0);
    scene.run(ShellCommand::Notices.into());
    assert!(scene.harness.query_by_label_contains("Keine Hinweise.").is_some());
    assert_eq!(scene.harness.query_all_by_label(import).count(), 0, "no form is cut");
    scene.run(ShellCommand::Notices.into());
    assert!(scene.harness.query_all_by_label(import).count() > 0, "the form is as it was");
    scene.harness.set_size(egui::vec2(1366.0, 768.0));
    scene.run(ShellCommand::Notices.into());
    assert!(scene.harness.query_all_by_label(import).count() > 0, "with room both are seen");
}

#[test]
fn the_wheel_over_the_list_of_indicators_leads_on_to_classes_and_colours() {
    let mut scene = Scene::open();
    scene.harness.set_size(egui::vec2(960.0, 516.0));
    scene.settle();
    let window = scene.harness.ctx.content_rect();
    let colours = |scene: &Scene| {
        let named = scene.harness.query_all_by_label("Farben").map(|node| node.rect());
        named.max_by(|a, b| a.bottom().total_cmp(&b.bottom())).expect("the colours")
    };
    assert!(!window.contains_rect(colours(&scene)), "reached by scrolling");
    let list = scene.harness.get_by_label("Indikator suchen").rect();
    scene.harness.hover_at(list.center_bottom() + egui::vec2(0.0, 40.0));
    for _ in 0..60 {
        let delta = egui::vec2(0.0, -40.0);
        scene.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
        scene.harness.step();
    }
    scene.settle();
    assert!(window.contains_rect(colours(&scene)), "{:?}", colours(&scene));
}
