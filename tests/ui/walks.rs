//! Whole ways through the program, as people go them.

use std::path::PathBuf;

use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::{Command, FilePurpose, SelectMode};
use sozialraumatlas::app::commands::classes::ClassesCommand;
use sozialraumatlas::app::commands::{ComputeCommand, ImportCommand, PagesCommand};
use sozialraumatlas::app::compute::Divisor;
use sozialraumatlas::classify::Scheme;
use sozialraumatlas::model::IndicatorCode;
use sozialraumatlas::tasks;

use crate::scene::Scene;
use crate::support::real_data;

const TABLE: &str = "12411-02-03-5";

fn column(number: usize) -> IndicatorCode {
    IndicatorCode(format!("{TABLE}_{number:02}"))
}

/// The boundaries of the county and the table of an office of statistics, taken over one after the other.
fn county_with_table(table: PathBuf) -> Scene {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("kreis.gpkg");
    tasks::new_project(&project, "Kreis").expect("a project");
    let mut scene = Scene::with(Some(project), folder);
    let shapes =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/luechow-dannenberg/gemeinden.shp");
    for file in [shapes, table] {
        scene.run(Command::Import(ImportCommand::Begin(vec![file])));
        scene.click("Übernehmen");
        scene.run(Command::Import(ImportCommand::Close));
    }
    scene
}

/// People under 18 per 100 residents, put together from the five youngest age groups.
fn share_of_children(scene: &mut Scene) {
    let compute = |scene: &mut Scene, command| scene.run(Command::Compute(command));
    compute(scene, ComputeCommand::Begin);
    compute(scene, ComputeCommand::Above(column(1), false));
    compute(scene, ComputeCommand::Above(column(5), true));
    compute(scene, ComputeCommand::Below(Divisor::Count(column(18))));
    compute(scene, ComputeCommand::Name("Unter 18-Jährige".into()));
    scene.click("Auf der Karte zeigen");
}

/// Name and value, highest first.
fn ranking(scene: &Scene) -> Vec<(String, f64)> {
    let picture = scene.window().state.derived.picture.as_ref().expect("a map");
    let contents = picture.contents();
    let value = |position: usize| contents.observations.cell(position).value;
    picture
        .by_value
        .iter()
        .filter_map(|region| {
            Some((contents.regions[region.position()].name.clone(), value(region.position())?))
        })
        .collect()
}

#[test]
fn from_a_shapefile_and_an_official_table_to_a_slide() {
    let Some(table) = real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let mut scene = county_with_table(table);
    share_of_children(&mut scene);
    let ranking = ranking(&scene);
    let shown: Vec<String> =
        ranking.iter().take(4).map(|(name, value)| format!("{name} {value:.1}")).collect();
    // As worked out by hand for the draft of this window.
    assert_eq!(shown, ["Lübbow 19.1", "Woltersdorf 17.9", "Langendorf 17.8", "Küsten 17.6"]);
    assert_eq!(ranking.len(), 27, "two areas where nobody lives");

    let slide = scene.folder.path().join("folie.png");
    scene.run(Command::UseFile(FilePurpose::ExportPage, slide.clone()));
    let file = std::fs::File::open(&slide).expect("written");
    let reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().expect("a PNG");
    assert_eq!((reader.info().width, reader.info().height), (1920, 1080));
}

#[test]
fn the_three_highest_are_found_and_marked_on_the_page() {
    let mut scene = Scene::open();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let highest: Vec<_> = picture.by_value.iter().take(3).copied().collect();
    for (place, region) in highest.iter().enumerate() {
        let mode = if place == 0 { SelectMode::Replace } else { SelectMode::Toggle };
        scene.run(Command::Select(*region, mode));
    }
    scene.run(Command::Pages(PagesCommand::HighlightSelection));
    let marked = scene.window().state.open_project().expect("open").map.page.highlighted.clone();
    let keys: Vec<_> =
        highest.iter().map(|region| picture.contents().regions[region.position()].key.clone()).collect();
    assert_eq!(marked.len(), 3);
    assert!(keys.iter().all(|key| marked.contains(key)), "{marked:?} {keys:?}");
    scene.click("Seiten");
    let svg = scene.folder.path().join("seite.svg");
    scene.run(Command::UseFile(FilePurpose::ExportPage, svg.clone()));
    let text = std::fs::read_to_string(svg).expect("written");
    for region in &highest {
        let name = &picture.contents().regions[region.position()].name;
        assert!(text.contains(name.as_str()), "{name} stands on the page");
    }
}

#[test]
fn breaks_and_colours_are_changed_and_five_steps_go_back_and_forth() {
    let mut scene = Scene::open();
    let legend = scene.legend();
    let state = |scene: &Scene| scene.window().state.open_project().expect("open").map.clone();
    let before = state(&scene);
    for command in [
        ClassesCommand::AddBreak(22.5),
        ClassesCommand::Palette("Blues"),
        ClassesCommand::Scheme(Scheme::Quantile),
        ClassesCommand::Count(4),
        ClassesCommand::ReversePalette,
    ] {
        scene.run(command.into());
        scene.run(Command::CloseStep);
    }
    let after = state(&scene);
    assert_ne!(after, before);
    let changed = scene.legend();
    for _ in 0..5 {
        scene.run(Command::Undo);
    }
    assert_eq!(state(&scene), before);
    assert_eq!(scene.legend(), legend);
    for _ in 0..5 {
        scene.run(Command::Redo);
    }
    assert_eq!(state(&scene), after);
    assert_eq!(scene.legend(), changed);
}

#[test]
fn the_import_can_be_taken_back_after_the_map_was_made() {
    let Some(table) = real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let mut scene = county_with_table(table);
    share_of_children(&mut scene);
    let steps = |scene: &Scene| scene.window().state.open_project().expect("open").indicators.len();
    assert!(steps(&scene) > 54);
    scene.run(Command::Undo);
    assert_eq!(steps(&scene), 54, "the share is gone, the table is there");
    scene.run(Command::Undo);
    assert_eq!(steps(&scene), 0, "the table is gone as well");
    assert!(scene.harness.query_by_label("Daten importieren …").is_some() || scene.window().state.can_redo());
}
