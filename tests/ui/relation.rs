//! Maps that set values against those of the neighbours or of a second indicator, made in the window.

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::canvas::card_text::card_text;
use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::commands::RelationCommand;
use sozialraumatlas::app::relation_view::MapStyle;
use sozialraumatlas::app::state::Place;
use sozialraumatlas::app::table_cells::{TableCell, shown_columns, table_cell};
use sozialraumatlas::app::table_view::TableColumn;
use sozialraumatlas::geo::RegionIndex;
use sozialraumatlas::model::{
    BivariateMap, Edit, LisaMap, MapChange, MapRelation, NeighbourRule, ThematicMap, ValueForm,
};
use sozialraumatlas::sheet::{BivariateContents, LisaContents, RelationContents};
use sozialraumatlas::tasks::{self, OpenFor};
use sozialraumatlas::work::Work;

use crate::scene::Scene;

fn map(scene: &Scene) -> ThematicMap {
    scene.window().state.open_project().expect("a project").map.clone()
}

fn lisa(scene: &Scene) -> LisaContents {
    let picture = scene.window().state.derived.picture.as_ref().expect("a map");
    match picture.contents().relation.as_deref() {
        Some(RelationContents::Lisa(lisa)) => (**lisa).clone(),
        other => panic!("no LISA on the map: {other:?}"),
    }
}

fn two(scene: &Scene) -> BivariateContents {
    let picture = scene.window().state.derived.picture.as_ref().expect("a map");
    match picture.contents().relation.as_deref() {
        Some(RelationContents::Bivariate(both)) => (**both).clone(),
        other => panic!("no second indicator on the map: {other:?}"),
    }
}

#[test]
fn clusters_are_a_click_away_and_give_what_the_command_line_gives() {
    let mut scene = Scene::open();
    scene.click("Darstellung");
    scene.click("Räumliche Häufung (LISA)");
    assert_eq!(MapStyle::of(&map(&scene)), MapStyle::Neighbours);
    let found = lisa(&scene);
    assert_eq!(scene.legend().first().map(String::as_str), Some("hoch, Nachbarn auch hoch"));
    let open = scene.window().state.project.as_ref().expect("a project");
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let contents = picture.contents();
    let code = contents.indicator.as_ref().expect("an indicator").code.clone();
    let level = open.project.level_by_id(contents.level.id).expect("the level");
    let session = open.session.clone().expect("a session");
    let asked = (code.as_str(), contents.period, level);
    let options = sozialraumatlas::stats::MoranOptions { permutations: 999, seed: 1 };
    let how = (tasks::Neighbourhood::of_map(&LisaMap::default()), &options);
    let asked = (asked, (ValueForm::Plain, tasks::Audience::Everyone));
    let known = tasks::autocorrelation(&session, &open.project, asked, how, &Work::unattended());
    let known = known.expect("autocorrelation");
    assert!((known.moran.i - found.i).abs() < 1e-12, "{} {}", known.moran.i, found.i);
    assert_eq!(known.moran.p, found.p);
    assert_eq!(known.local, found.local);
    // Moran's I of the sum of products is the mean of value times mean of the neighbours, in deviations.
    let region = found.neighbours.iter().position(Option::is_some).expect("a region with neighbours");
    let (own, mean) = (contents.observations.cell(region).value.expect("a value"), found.neighbours[region]);
    let local = found.local[region].expect("a statistic");
    let average = {
        let values: Vec<f64> = (0..contents.regions.len())
            .filter_map(|region| contents.observations.cell(region).value)
            .collect();
        values.iter().sum::<f64>() / values.len() as f64
    };
    let product = (own - average) * (mean.expect("a mean") - average);
    assert_eq!(product > 0.0, local.i > 0.0, "own and neighbours on the same side of the mean");
}

#[test]
fn neighbours_test_and_seed_are_steps_that_can_be_taken_back() {
    let mut scene = Scene::open();
    scene.run(RelationCommand::Style(MapStyle::Neighbours).into());
    let usual = lisa(&scene);
    let rook =
        LisaMap { neighbours: NeighbourRule::Rook, alpha: 0.1, permutations: 99, ..LisaMap::default() };
    scene.run(RelationCommand::Neighbours(rook.clone()).into());
    let other = lisa(&scene);
    assert_eq!((other.how.neighbours, other.how.permutations), (NeighbourRule::Rook, 99));
    scene.run(RelationCommand::TypeSeed("4".to_owned()).into());
    scene.run(RelationCommand::TypeSeed("42".to_owned()).into());
    scene.run(RelationCommand::TypeSeed("42x".to_owned()).into());
    scene.run(RelationCommand::EndTyping.into());
    assert_eq!(lisa(&scene).how.seed, 42);
    scene.run(Command::Undo);
    assert_eq!(map(&scene).relation, Some(MapRelation::Lisa(rook)), "a typed seed is one step");
    scene.run(Command::Undo);
    assert_eq!(lisa(&scene).i.to_bits(), usual.i.to_bits());
    scene.run(Command::Undo);
    assert_eq!(map(&scene).relation, None);
    scene.run(RelationCommand::Style(MapStyle::Neighbours).into());
    assert_eq!(lisa(&scene).how.seed, 42, "the way neighbours were compared last comes back");
}

#[test]
fn table_and_card_say_how_a_region_stands_beside_its_neighbours() {
    let mut scene = Scene::open();
    scene.run(RelationCommand::Style(MapStyle::Neighbours).into());
    let found = lisa(&scene);
    let state = &scene.window().state;
    let picture = state.derived.picture.clone().expect("a map");
    assert_eq!(shown_columns(state, &picture).first(), Some(&TableColumn::Class));
    let words = ["hoch / hoch", "niedrig / niedrig", "hoch / niedrig", "niedrig / hoch", "nicht auffällig"];
    let mut seen = std::collections::BTreeSet::new();
    for region in 0..picture.contents().regions.len() {
        let index = RegionIndex(region as u32);
        let Some(class) = found.class_of(region) else { continue };
        seen.insert(class);
        let cell = table_cell(state, &picture, (&TableColumn::Class, index));
        let expected = words.get(usize::from(class)).copied().unwrap_or("ohne Nachbarn");
        assert_eq!(cell, TableCell::Words(expected.to_owned()));
        let card = card_text(&picture, index, state);
        assert_eq!(
            card.class.map(|(_, words)| words).as_deref(),
            Some(scene.legend()[usize::from(class)].as_str())
        );
        if found.neighbours[region].is_some() {
            assert!(card.lines[0].starts_with("Nachbarn im Mittel "), "{:?}", card.lines);
        }
    }
    assert!(seen.len() > 1, "the sample shows more than one class: {seen:?}");
}

#[test]
fn a_second_indicator_is_searched_swapped_and_saved_in_a_view() {
    let mut scene = Scene::open();
    scene.click("Darstellung");
    scene.click("Zwei Indikatoren (3 × 3)");
    let first = map(&scene).indicator.expect("a first one");
    let second = two(&scene).indicator.code;
    assert_ne!(first, second);
    let legend = scene.legend();
    assert!(legend.len() >= 9, "{legend:?}");
    scene.harness.get_all_by_label("Zweiter Indikator").last().expect("the field").click();
    scene.settle();
    scene.run(RelationCommand::Search("Wohnfläche".to_owned()).into());
    // The list on the left names it as well; the one that was opened comes last.
    scene.harness.get_all_by_label("Wohnfläche je Person").last().expect("in the list").click();
    scene.settle();
    assert_eq!(two(&scene).indicator.name, "Wohnfläche je Person");
    let state = &scene.window().state;
    let picture = state.derived.picture.clone().expect("a map");
    let code = two(&scene).indicator.code;
    assert!(shown_columns(state, &picture).contains(&TableColumn::Indicator(code.clone())));
    let both = two(&scene);
    let region = both.cell_of.iter().position(Option::is_some).expect("a region with both");
    let index = RegionIndex(region as u32);
    let cell = table_cell(state, &picture, (&TableColumn::Indicator(code.clone()), index));
    assert_eq!(
        cell,
        TableCell::Number(both.second.cell(region).value.expect("a value"), both.indicator.decimals)
    );
    assert!(card_text(&picture, index, state).lines[0].starts_with("Wohnfläche je Person: "));
    scene.run(Command::Edit(Edit::SaveView("Zwei".to_owned())));
    scene.run(RelationCommand::Swap.into());
    assert_eq!(map(&scene).indicator, Some(code));
    assert_eq!(map(&scene).relation, Some(MapRelation::Bivariate(BivariateMap::of(first))));
    let path = scene.window().state.project.as_ref().expect("a project").path.clone();
    let (_, project, _) = tasks::open(&path, OpenFor::Reading, &Work::unattended()).expect("opens");
    let kept = project.views.get("Zwei").and_then(|view| view.relation.clone());
    assert_eq!(kept, Some(MapRelation::Bivariate(BivariateMap::of(both.indicator.code))));
}

#[test]
fn a_cell_of_the_square_lets_its_regions_stand_out() {
    let mut scene = Scene::open();
    scene.run(RelationCommand::Style(MapStyle::TwoIndicators).into());
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let row = picture.legend.iter().find(|row| row.count > 0).expect("a cell with regions").clone();
    scene.harness.get_by_label(&format!("{} ({})", row.text, row.count)).click();
    scene.settle();
    assert_eq!(scene.window().state.view.map.brushed, Some(row.fill));
    scene.run(RelationCommand::Style(MapStyle::Classes).into());
    assert_eq!(scene.window().state.view.map.brushed, None);
    assert!(!scene.window().state.derived.picture.as_ref().expect("a map").bars.is_empty());
}

#[test]
fn from_typologies_the_other_maps_are_reached_and_a_second_one_without_values_is_told() {
    let mut scene = Scene::open();
    scene.run(Command::Go(Place::Typology));
    scene.click("Räumliche Häufung (LISA)");
    assert_eq!(scene.window().state.view.place, Place::Map);
    lisa(&scene);
    let unknown = sozialraumatlas::model::IndicatorCode("GIBT-ES-NICHT".to_owned());
    scene.run(Command::map(MapChange::Relation(Some(MapRelation::Bivariate(BivariateMap::of(unknown))))));
    let state = &scene.window().state;
    assert!(state.derived.picture.is_none() && state.derived.map_problem.is_some());
    scene.run(RelationCommand::Style(MapStyle::Classes).into());
    assert!(scene.window().state.derived.picture.is_some());
}

#[test]
fn neighbours_may_be_the_nearest_ones_or_all_within_a_distance() {
    let mut scene = Scene::open();
    scene.run(RelationCommand::Style(MapStyle::Neighbours).into());
    scene.harness.get_all_by_label("Nachbarn").last().expect("the field").click();
    scene.settle();
    scene.click("Die 4 nächsten (Luftlinie)");
    let four = lisa(&scene);
    assert_eq!(four.how.neighbours, NeighbourRule::Nearest(4));
    assert_eq!(four.links, 4 * four.n, "each has four");
    let wide = LisaMap { neighbours: NeighbourRule::Distance(25_000.0), ..LisaMap::default() };
    scene.run(RelationCommand::Neighbours(wide).into());
    assert!(lisa(&scene).links > four.links);
    assert!(scene.harness.get_all_by_label_contains("Moran-I").count() > 0);
}

#[test]
fn rates_are_smoothed_and_set_beside_the_whole_area_in_the_window() {
    let mut scene = Scene::open();
    let measured = scene.legend();
    let title = |scene: &Scene| {
        let picture = scene.window().state.derived.picture.as_ref().expect("a map");
        picture.contents().form.as_ref().map(|form| form.form)
    };
    assert_eq!(title(&scene), None);
    scene.click("Darstellung");
    scene.click("Geglättet");
    assert_eq!(map(&scene).form, ValueForm::EmpiricalBayes);
    assert_eq!(title(&scene), Some(ValueForm::EmpiricalBayes));
    assert_ne!(scene.legend(), measured, "smoothed values fall into other classes");
    scene.click("Darstellung");
    scene.click("Standortquotient");
    assert_eq!(title(&scene), Some(ValueForm::LocationQuotient));
    scene.run(Command::Undo);
    scene.run(Command::Undo);
    assert_eq!(map(&scene).form, ValueForm::Plain);
    assert_eq!(scene.legend(), measured);
}

#[test]
fn counts_are_not_offered_in_forms_of_rates() {
    let mut scene = Scene::open();
    let count = scene.window().state.open_project().expect("a project");
    let count = count.indicators.iter().find(|indicator| indicator.code.as_str() == "EW").expect("residents");
    let code = count.code.clone();
    scene.run(Command::Edit(Edit::Map(MapChange::Indicator(Some(code)))));
    for form in [ValueForm::EmpiricalBayes, ValueForm::LocationQuotient] {
        assert!(!RelationCommand::Form(form).face(&scene.window().state).enabled);
    }
    assert!(RelationCommand::Form(ValueForm::Plain).face(&scene.window().state).enabled);
}
