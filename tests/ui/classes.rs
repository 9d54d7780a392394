//! Classes and colours in the window: dragging, typing, schemes, palettes, other eyes.

use std::time::{Duration, Instant};

use egui::{Key, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::command::{Command, SelectMode};
use sozialraumatlas::app::commands::ImportCommand;
use sozialraumatlas::app::commands::classes::{ClassesCommand, TurnChoice, shown_breaks};
use sozialraumatlas::app::import::ImportChange;
use sozialraumatlas::app::map_picture::MapPicture;
use sozialraumatlas::classify::{Rounding, Scheme};
use sozialraumatlas::model::{BreakScope, Classing, MapChange, ReferenceArea};
use sozialraumatlas::sheet::{Color, Vision};

use crate::scene::Scene;

impl Scene {
    fn picture(&self) -> &MapPicture {
        self.window().state.derived.picture.as_ref().expect("a map")
    }

    fn classing(&self) -> Classing {
        self.window().state.open_project().expect("open").map.classing.clone()
    }

    fn breaks(&self) -> Vec<f64> {
        shown_breaks(&self.window().state)
    }

    fn record(&self) -> Vec<f64> {
        self.picture().choropleth.breaks.as_ref().expect("classes").shown_breaks.clone()
    }

    fn classes(&mut self, command: ClassesCommand) {
        self.run(command.into());
    }

    fn handle(&self, position: usize) -> Rect {
        self.harness.get_by_label(&format!("Klassengrenze {position}")).rect()
    }

    fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.harness.drag_at(from);
        self.harness.step();
        for part in 1..=4 {
            self.harness.hover_at(from + (to - from) * (part as f32 / 4.0));
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.settle();
    }
}

#[test]
fn a_dragged_break_makes_own_breaks_and_is_one_step() {
    let mut scene = Scene::open();
    let before = scene.breaks();
    let legend = scene.legend();
    let handle = scene.handle(1).center();
    scene.drag(handle, handle + egui::vec2(25.0, 0.0));
    assert_eq!(scene.classing().scheme, Scheme::Manual);
    let after = scene.breaks();
    assert!(after[0] > before[0], "{before:?} {after:?}");
    assert_eq!(after[1..], before[1..], "it starts from what was shown");
    assert_eq!(after[0], (after[0] * 10.0).round() / 10.0, "on the rounding");
    assert_eq!(scene.record(), after);
    assert_ne!(scene.legend(), legend);
    let second = scene.handle(2).center();
    scene.drag(second, second + egui::vec2(6.0, 0.0));
    scene.run(Command::Undo);
    assert_eq!(scene.breaks(), after, "one step for one drag");
    scene.run(Command::Undo);
    assert_eq!(scene.legend(), legend);
    assert_eq!(scene.classing().scheme, Scheme::FisherJenks);
    scene.run(Command::Redo);
    assert_eq!(scene.breaks(), after);
}

#[test]
fn a_break_moves_and_goes_by_keyboard() {
    let mut scene = Scene::open();
    let before = scene.breaks();
    scene.harness.get_by_label("Klassengrenze 2").focus();
    scene.settle();
    scene.harness.key_press(Key::ArrowRight);
    scene.settle();
    scene.harness.key_press(Key::ArrowRight);
    scene.settle();
    let moved = scene.breaks();
    assert!(moved[1] > before[1], "{before:?} {moved:?}");
    let node = scene.harness.get_by_label("Klassengrenze 2").accesskit_node().value().expect("a value");
    assert!(node.contains(','), "{node}");
    scene.harness.key_press(Key::Delete);
    scene.settle();
    assert_eq!(scene.breaks().len(), before.len() - 1);
    scene.run(Command::Undo);
    assert_eq!(scene.breaks(), moved, "the arrows and Delete are two steps");
}

#[test]
fn a_click_on_the_axis_adds_a_break() {
    let mut scene = Scene::open();
    let before = scene.breaks();
    let middle = scene.handle(3).center() + (scene.handle(4).center() - scene.handle(3).center()) / 2.0;
    scene.harness.hover_at(middle);
    scene.harness.step();
    scene.harness.drag_at(middle);
    scene.harness.drop_at(middle);
    scene.settle();
    let after = scene.breaks();
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|number| after.contains(number)));
    assert_eq!(scene.picture().choropleth.colors.len(), after.len() + 1);
}

#[test]
fn typed_breaks_are_read_and_errors_named() {
    let mut scene = Scene::open();
    scene.click("Klassen genauer einstellen");
    scene.classes(ClassesCommand::TypeBreaks("20; viel".into()));
    assert!(scene.harness.query_by_label("„viel“ ist keine Zahl.").is_some());
    scene.classes(ClassesCommand::UseTypedBreaks);
    assert_eq!(scene.classing().scheme, Scheme::FisherJenks, "nothing happens with an error");
    scene.classes(ClassesCommand::TypeBreaks("25; 20; 22,5".into()));
    scene.classes(ClassesCommand::UseTypedBreaks);
    assert_eq!(scene.record(), [20.0, 22.5, 25.0]);
    assert_eq!(scene.legend()[..3], ["unter 20,0", "20,0 bis unter 22,5", "22,5 bis unter 25,0"]);
}

#[test]
fn own_breaks_are_never_lost() {
    let mut scene = Scene::open();
    let project = scene.window().state.open_project().expect("open").clone();
    scene.classes(ClassesCommand::TypeBreaks("20; 24".into()));
    scene.classes(ClassesCommand::UseTypedBreaks);
    let own = scene.legend();
    scene.classes(ClassesCommand::Palette("Blues"));
    assert_eq!(scene.legend(), own);
    scene.classes(ClassesCommand::Scheme(Scheme::Quantile));
    assert_ne!(scene.legend(), own);
    scene.classes(ClassesCommand::Scheme(Scheme::Manual));
    assert_eq!(scene.legend(), own);
    scene.classes(ClassesCommand::Count(6));
    assert_eq!((scene.classing().scheme, scene.record().len()), (Scheme::Quantile, 5));
    scene.classes(ClassesCommand::Scheme(Scheme::Manual));
    assert_eq!(scene.legend(), own);
    let code = project.map.indicator.clone().expect("an indicator");
    let level = scene.picture().contents().level.id;
    let periods = project.periods(&code, level).to_vec();
    scene.run(Command::map(MapChange::Period(periods.first().copied())));
    assert_eq!(scene.legend()[..3], own[..3]);
    let other = project.indicators.iter().find(|other| other.code != code && other.unit == "%").expect("one");
    scene.run(Command::map(MapChange::Indicator(Some(other.code.clone()))));
    assert_eq!(scene.classing().scheme, Scheme::FisherJenks);
    scene.run(Command::map(MapChange::Indicator(Some(code))));
    assert_eq!(scene.legend()[..3], own[..3]);
}

#[test]
fn breaks_for_all_periods_stay_when_the_period_changes() {
    let mut scene = Scene::open();
    let project = scene.window().state.open_project().expect("open").clone();
    let code = project.map.indicator.clone().expect("an indicator");
    let periods = project.periods(&code, scene.picture().contents().level.id).to_vec();
    let (first, last) = (periods[0], periods[periods.len() - 2]);
    assert_ne!(first, last);
    for scope in [BreakScope::AllPeriods, BreakScope::Frozen] {
        scene.classes(ClassesCommand::Scope(BreakScope::Period));
        scene.run(Command::map(MapChange::Period(Some(first))));
        let of_first = scene.record();
        scene.run(Command::map(MapChange::Period(Some(last))));
        assert_ne!(scene.record(), of_first, "the sample changes over the years");
        scene.classes(ClassesCommand::Scope(scope));
        let common = (scene.record(), scene.picture().choropleth.colors.len());
        assert!(!scene.picture().choropleth.remarks.is_empty(), "the legend says so");
        scene.run(Command::map(MapChange::Period(Some(first))));
        assert_eq!((scene.record(), scene.picture().choropleth.colors.len()), common, "{scope:?}");
    }
}

#[test]
fn a_diverging_palette_turns_at_the_mean_of_the_county() {
    let mut scene = Scene::open();
    let before = scene.record();
    let references = scene.picture().contents().references.clone();
    scene.classes(ClassesCommand::Palette("RdBu"));
    assert_eq!(scene.classing().reference_area, Some(ReferenceArea::Nearest));
    let mean = (references[0].value * 10.0).round() / 10.0;
    assert!(scene.record().contains(&mean), "{:?} {mean}", scene.record());
    let breaks = scene.picture().choropleth.breaks.clone().expect("classes");
    let below = breaks.shown_breaks.iter().filter(|shown| **shown <= mean).count();
    let colors = scene.picture().choropleth.colors.clone();
    assert!(colors[below - 1].r > colors[below - 1].b && colors[below].b > colors[below].r, "{colors:?}");
    assert!(scene.picture().choropleth.remarks.iter().any(|text| text.contains("Bezugswert")));
    scene.run(Command::Undo);
    assert_eq!(scene.record(), before, "palette and reference are one step");
    scene.classes(ClassesCommand::Turn(TurnChoice::Value(22.0)));
    assert!(scene.record().contains(&22.0));
}

#[test]
fn rounding_is_offered_where_it_helps() {
    let mut scene = Scene::open();
    scene.classes(ClassesCommand::Rounding(Rounding::Multiples(5)));
    assert!(scene.record().iter().all(|number| number % 5.0 == 0.0), "{:?}", scene.record());
    assert!(scene.legend()[0].starts_with("unter 20"), "{:?}", scene.legend());
    scene.classes(ClassesCommand::Rounding(Rounding::Auto));
    assert!(scene.picture().choropleth.classes.rounder.is_none(), "one decimal is enough for 28 regions");
}

#[test]
fn other_eyes_change_the_window_but_no_page() {
    let mut scene = Scene::open();
    let own = scene.picture().choropleth.colors.clone();
    let revision = scene.picture().colors.revision;
    scene.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Farben").click();
    scene.settle();
    scene.click("Druck in Graustufen");
    assert_eq!(scene.window().state.view.classes.vision, Vision::Grey);
    let seen = scene.picture().choropleth.colors.clone();
    let grey: Vec<Color> = own.iter().map(|color| Vision::Grey.of(*color)).collect();
    assert_eq!(seen, grey);
    assert!(scene.picture().colors.revision > revision, "the map itself is drawn again");
    assert!(!scene.window().state.can_undo(), "looking is no change");
    scene.click("Wieder alle Farben zeigen");
    assert_eq!(scene.picture().choropleth.colors, own);
}

#[test]
fn values_that_are_all_alike_are_said_so() {
    let mut scene = Scene::open();
    let table: String = std::iter::once("key;period;indicator;value\n".to_owned())
        .chain(
            scene.picture().contents().regions.iter().map(|region| format!("{};2023;GLEICH;5\n", region.key)),
        )
        .collect();
    let file = scene.folder.path().join("gleich.csv");
    std::fs::write(&file, table).expect("written");
    let level = scene.picture().contents().level.name.clone();
    scene.run(Command::Import(ImportCommand::Begin(vec![file])));
    scene.run(Command::Import(ImportCommand::IntoNew(false)));
    scene.run(Command::Import(ImportCommand::Change(ImportChange::Level(level.clone()))));
    scene.run(Command::Import(ImportCommand::Commit));
    scene.run(Command::Import(ImportCommand::Close));
    scene.run(Command::Go(sozialraumatlas::app::state::Place::Map));
    let code = sozialraumatlas::model::IndicatorCode("GLEICH".into());
    scene.run(Command::map(MapChange::Level(Some(level))));
    scene.run(Command::map(MapChange::Indicator(Some(code))));
    assert_eq!(scene.picture().choropleth.colors.len(), 1);
    assert!(scene.breaks().is_empty());
    scene.classes(ClassesCommand::Scheme(Scheme::Geometric));
    scene.classes(ClassesCommand::RemoveBreak(0));
    scene.classes(ClassesCommand::MoveBreak(3, 1.0));
    assert_eq!(scene.picture().choropleth.colors.len(), 1);
}

/// Germany, 11,299 municipalities: from command to new colours, without reading the file again.
#[test]
fn colours_of_germany_follow_a_drag() {
    let Some(source) = std::env::var_os("SOZIALRAUMATLAS_GPU_PROJECT").map(std::path::PathBuf::from) else {
        println!("skipped: no large project (SOZIALRAUMATLAS_GPU_PROJECT)");
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("deutschland.gpkg");
    std::fs::copy(source, &project).expect("copied");
    let mut scene = Scene::with(Some(project), folder);
    let contents = scene.picture().request.contents.clone();
    let mut worst = Duration::ZERO;
    let first = scene.breaks()[0];
    for step in 1..=5 {
        let begun = Instant::now();
        let ctx = scene.harness.ctx.clone();
        let moved = first - f64::from(step) / 10.0;
        scene.harness.state_mut().run_command(&ctx, ClassesCommand::MoveBreak(0, moved).into());
        while scene.picture().choropleth.breaks.as_ref().is_none_or(|b| b.shown_breaks[0] != moved) {
            scene.harness.step();
            assert!(begun.elapsed() < Duration::from_secs(20));
        }
        worst = worst.max(begun.elapsed());
        scene.settle();
    }
    println!("{} regions: colours follow within {worst:?} (frames included)", contents.regions.len());
    assert!(std::sync::Arc::ptr_eq(&contents, &scene.picture().request.contents), "nothing was read again");
}

#[test]
fn escape_closes_the_palettes_before_it_clears_the_selection() {
    let mut scene = Scene::open();
    let region = scene.window().state.derived.picture.as_ref().expect("a map").by_importance[0];
    scene.run(Command::Select(region, SelectMode::Replace));
    scene.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Farben").click();
    scene.settle();
    assert!(scene.harness.query_by_label("Druck in Graustufen").is_some());
    scene.harness.key_press(Key::Escape);
    scene.settle();
    assert!(scene.harness.query_by_label("Druck in Graustufen").is_none(), "the palettes are closed");
    assert!(scene.window().state.view.selection.contains(&region), "the selection stays");
    scene.harness.key_press(Key::Escape);
    scene.settle();
    assert!(scene.window().state.view.selection.is_empty());
}
