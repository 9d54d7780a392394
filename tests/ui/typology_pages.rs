//! What a person who makes a first typology meets: a suggestion that holds, ways back, and pages to take to the meeting.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, FilePurpose};
use sozialraumatlas::app::commands::{RelationCommand, TypologyCommand};
use sozialraumatlas::app::relation_view::{Axis, AxisCut, MapStyle};
use sozialraumatlas::app::state::Place;
use sozialraumatlas::app::typology_page::{TypologyPage, offered_periods, page_periods};
use sozialraumatlas::app::typology_view::Step;
use sozialraumatlas::model::{
    AxisCuts, ComparedWith, LisaMap, MapChange, MapRelation, Period, ThematicMap, TypologyPreset,
    TypologyRecipe, ValueState,
};
use sozialraumatlas::sheet::RelationContents;
use sozialraumatlas::tasks::typology::WhyLeftOut;

use crate::scene::Scene;

/// The sample in the place, with the indicators that the program suggests.
fn suggested() -> Scene {
    let mut scene = Scene::open();
    scene.run(Command::Go(Place::Typology));
    scene.click("Vorschlag übernehmen");
    scene
}

fn map(scene: &Scene) -> ThematicMap {
    scene.window().state.open_project().expect("a project").map.clone()
}

fn recipe(scene: &Scene) -> TypologyRecipe {
    map(scene).typology.expect("a typology").recipe
}

fn change(scene: &mut Scene, change: impl FnOnce(&mut TypologyRecipe)) {
    let mut typology = map(scene).typology.expect("a typology");
    change(&mut typology.recipe);
    scene.run(Command::map(MapChange::Typology(Some(typology))));
}

#[test]
fn the_suggestion_is_known_nearly_everywhere_and_says_what_it_left_out() {
    let scene = suggested();
    let state = &scene.window().state;
    let picture = state.derived.picture.clone().expect("a map");
    let run = &state.derived.reasons.of(&picture).expect("reasons").run;
    let allowed = run.inputs.allowed.iter().filter(|allowed| **allowed).count();
    assert!(run.rated() * 10 >= allowed * 8, "{} of {allowed} regions are rated", run.rated());
    for term in &run.inputs.status {
        let states = term.states.iter().zip(&run.inputs.allowed);
        let secret = states.filter(|(state, allowed)| **allowed && **state == ValueState::Secret).count();
        assert!(secret * 10 <= allowed, "{}: secret in {secret} regions", term.indicator.name);
    }
    assert!(run.correlations.pairs_above(0.9).is_empty(), "nothing counts double");
    let (_, found) = state.view.typology.suggested.as_ref().expect("what was suggested");
    assert_eq!((found.known, found.regions), (run.rated(), allowed));
    assert_eq!(found.period, Some(run.inputs.period), "the period that most indicators have");
    let secret = |why: &WhyLeftOut| matches!(why, WhyLeftOut::Secret(count) if *count * 10 > allowed);
    let left = found.left_out.iter().find(|left| secret(&left.why)).expect("one is secret too often");
    let project = state.open_project().expect("a project");
    let name = &project.indicator(left.code.as_str()).expect("an indicator").name;
    scene.harness.get_by_label_contains(&format!("{name}: in "));
}

#[test]
fn an_indicator_that_a_level_lacks_is_named_and_taken_out_by_a_press() {
    let mut scene = suggested();
    let before = recipe(&scene).indicators.len();
    scene.run(Command::map(MapChange::Level(Some("Ortsteile".to_owned()))));
    let state = &scene.window().state;
    assert!(state.derived.map_problem.is_some() && state.derived.picture.is_none());
    let project = state.open_project().expect("a project");
    let level = project.level("Ortsteile").expect("the level").id;
    let lacks: Vec<String> = recipe(&scene)
        .indicators
        .iter()
        .filter(|entry| project.periods(&entry.code, level).is_empty())
        .map(|entry| project.indicator(entry.code.as_str()).expect("an indicator").name.clone())
        .collect();
    assert!(!lacks.is_empty(), "the sample has an indicator that is not known there");
    let told = format!("keine Werte zu: {}", lacks.join("; "));
    assert!(scene.harness.get_all_by_label_contains(&told).count() > 0, "{told}");
    let button = if lacks.len() == 1 {
        "Diesen Indikator herausnehmen".to_owned()
    } else {
        format!("Diese {} Indikatoren herausnehmen", lacks.len())
    };
    scene.click(&button);
    assert_eq!(recipe(&scene).indicators.len(), before - lacks.len());
    assert!(scene.window().state.shows_typology());
    let keys: Vec<&str> = scene.window().state.notices.iter().map(|notice| notice.message.key()).collect();
    assert!(!keys.iter().any(|key| key.starts_with("tasks-typology-lacking")), "{keys:?}");
}

#[test]
fn a_period_that_one_indicator_lacks_gives_way_to_the_latest_common_one() {
    let mut scene = suggested();
    let latest = offered_periods(&scene.window().state).last().copied().expect("a period");
    change(&mut scene, |recipe| recipe.period = Some(Period::year(1999)));
    assert!(scene.window().state.derived.map_problem.is_some());
    scene.click("Zeitraum 31.12.2024 nehmen");
    assert_eq!(recipe(&scene).period, None);
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let shown = picture.contents().typology.clone().expect("a typology");
    assert_eq!(shown.period.calendar_year(), latest.calendar_year());
}

#[test]
fn what_was_said_about_the_map_before_is_gone() {
    let mut scene = suggested();
    let early = offered_periods(&scene.window().state).first().expect("a period").calendar_year() + 2;
    let told = |scene: &Scene| {
        let notices = &scene.window().state.notices;
        notices.iter().any(|notice| notice.message.key() == "tasks-typology-no-earlier-period")
    };
    let preset = |scene: &mut Scene, preset: TypologyPreset| {
        change(scene, |recipe| {
            *recipe = preset.applied_to(recipe);
            recipe.period = Some(Period::year(early));
        });
    };
    preset(&mut scene, TypologyPreset::Hamburg);
    assert!(told(&scene), "three years before there is nothing");
    preset(&mut scene, TypologyPreset::Berlin);
    assert!(!told(&scene), "two years before there is");
}

#[test]
fn a_typology_that_gives_way_to_another_map_comes_back() {
    let mut scene = suggested();
    let before = map(&scene).typology;
    scene.run(RelationCommand::Style(MapStyle::Neighbours).into());
    assert!(map(&scene).typology.is_none() && map(&scene).relation.is_some());
    let told = scene.window().state.view.toasts.last().map(|toast| toast.text.clone()).unwrap_or_default();
    assert!(told.contains("Rückgängig"), "{told}");
    scene.run(Command::Undo);
    assert_eq!(map(&scene).typology, before, "one step back");
    scene.run(RelationCommand::Style(MapStyle::Neighbours).into());
    scene.run(Command::Go(Place::Typology));
    scene.click("Zurück zur Typologie");
    assert_eq!(map(&scene).typology, before);
    assert!(scene.window().state.shows_typology());
}

#[test]
fn every_small_change_can_be_listed() {
    let mut scene = suggested();
    scene.run(TypologyCommand::Step(Step::Result).into());
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let found = scene.window().state.derived.reasons.of(&picture).expect("reasons").clone();
    let firmness = found.firmness().expect("firmness");
    let moving = firmness.scenarios.iter().filter(|scenario| !scenario.changed.is_empty()).count();
    assert!(moving > 3, "{moving}");
    let lines = |scene: &Scene| scene.harness.get_all_by_label_contains("wechsel").count();
    let few = lines(&scene);
    scene.click(&format!("Alle {moving} zeigen"));
    assert_eq!(lines(&scene), few + moving - 3);
}

#[test]
fn the_method_lies_over_the_map_and_leaves_as_page_and_tables() {
    let mut scene = suggested();
    scene.run(TypologyCommand::Step(Step::Result).into());
    scene.harness.get_by_label("Methodik").click_accesskit();
    scene.settle();
    let title = |scene: &Scene| {
        let page = &scene.window().state.derived.typology_page;
        page.sheet().map(|sheet| sheet.title.clone()).unwrap_or_default()
    };
    assert!(title(&scene).starts_with("Methodik"), "{}", title(&scene));
    for (purpose, name, begins) in [
        (FilePurpose::ExportTypologyPage, "m.png", &b"\x89PNG"[..]),
        (FilePurpose::ExportTypologyPage, "m.svg", b"<"),
        (FilePurpose::MethodTables, "m.xlsx", b"PK"),
    ] {
        let path = scene.folder.path().join(name);
        scene.run(Command::UseFile(purpose, path.clone()));
        assert!(std::fs::read(path).expect(name).starts_with(begins), "{name}");
    }
    // Another recipe is another page.
    let first = scene.window().state.derived.typology_page.sheet().expect("a page").clone();
    change(&mut scene, |recipe| drop(recipe.indicators.pop()));
    assert!(scene.window().state.derived.typology_page.sheet().expect("a page") != &first);
    scene.click("Wieder zur Karte");
    assert_eq!(scene.window().state.view.typology.page, None);
}

#[test]
fn periods_stand_side_by_side_and_are_chosen_one_by_one() {
    let mut scene = suggested();
    scene.run(TypologyCommand::Page(Some(TypologyPage::Periods)).into());
    let maps = |scene: &Scene| {
        let sheet = scene.window().state.derived.typology_page.sheet().expect("a page");
        let is_map = |item: &&sozialraumatlas::sheet::Item| {
            matches!(item.shape, sozialraumatlas::sheet::Shape::Map(_))
        };
        sheet.items.iter().filter(is_map).count()
    };
    let periods = page_periods(&scene.window().state);
    assert!((3..=4).contains(&periods.len()), "{periods:?}");
    assert_eq!(maps(&scene), periods.len());
    let first = periods[0];
    scene.click(&first.to_text(sozialraumatlas::text::Language::De));
    assert_eq!(maps(&scene), periods.len() - 1);
    assert!(!page_periods(&scene.window().state).contains(&first));
    // What it is compared with is a page, too.
    scene.run(TypologyCommand::Compare(Some(ComparedWith::Period(first))).into());
    scene.run(TypologyCommand::Page(Some(TypologyPage::Compared)).into());
    assert_eq!(maps(&scene), 2);
}

#[test]
fn borders_with_gaps_are_bridged_where_the_test_is_set() {
    let mut scene = Scene::open();
    scene.run(RelationCommand::Style(MapStyle::Neighbours).into());
    scene.click("Prüfung auf Zufall");
    scene.click("Grenzen, die höchstens 5 m auseinanderliegen, gelten als gemeinsam");
    let Some(MapRelation::Lisa(lisa)) = map(&scene).relation else { panic!("no LISA") };
    assert_eq!(lisa, LisaMap { snap_m: 5.0, ..LisaMap::default() });
}

#[test]
fn the_axes_of_two_indicators_are_cut_by_hand() {
    let mut scene = Scene::open();
    scene.run(RelationCommand::Style(MapStyle::TwoIndicators).into());
    let breaks = |scene: &Scene| -> Vec<f64> {
        let picture = scene.window().state.derived.picture.clone().expect("a map");
        match picture.contents().relation.as_deref() {
            Some(RelationContents::Bivariate(both)) => both.bounds[0].breaks.clone(),
            other => panic!("no second indicator: {other:?}"),
        }
    };
    let thirds = breaks(&scene);
    scene.click("Grenzen der Drittel");
    scene.run(RelationCommand::Cuts(Axis::First, AxisCuts::At(thirds[0], thirds[1])).into());
    assert_eq!(breaks(&scene), thirds);
    let high = AxisCut { axis: Axis::First, is_upper: true };
    scene.run(RelationCommand::TypeCut(high, "0".to_owned()).into());
    assert_eq!(breaks(&scene), thirds, "limits have to ascend");
    scene.run(RelationCommand::TypeCut(high, "99".to_owned()).into());
    scene.run(RelationCommand::TypeCut(high, "99,5".to_owned()).into());
    scene.run(RelationCommand::EndTyping.into());
    assert_eq!(breaks(&scene), [thirds[0], 99.5]);
    scene.run(Command::Undo);
    assert_eq!(breaks(&scene), thirds, "typing is one step");
}
