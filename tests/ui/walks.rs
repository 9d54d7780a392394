//! Whole ways through the program, as people go them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::command::{Command, FilePurpose, SelectMode};
use sozialraumatlas::app::commands::classes::ClassesCommand;
use sozialraumatlas::app::commands::table::{TableCommand, periods};
use sozialraumatlas::app::commands::{ComputeCommand, ImportCommand, PagesCommand};
use sozialraumatlas::app::compute::Divisor;
use sozialraumatlas::app::state::Place;
use sozialraumatlas::classify::Scheme;
use sozialraumatlas::model::{IndicatorCode, MapChange};
use sozialraumatlas::tasks::{self, IndicatorImport, SampleProject};
use sozialraumatlas::work::Work;

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

/// A project with as many municipalities as Germany has, and a table of six years for all of them.
fn country_with_six_years(folder: &Path) -> PathBuf {
    let project = folder.join("land.gpkg");
    let work = Work::unattended();
    let sample = SampleProject { regions: 11_299, ..SampleProject::default() };
    tasks::write_sample(&project, &sample, &work).expect("a project");
    let (session, known, _) = tasks::open(&project, tasks::OpenFor::Reading, &work).expect("readable");
    let level = known.level("Gemeinden").expect("a level");
    let regions = tasks::region_values(&session, &known, ("EW", None, level), tasks::Audience::Everyone)
        .expect("values")
        .regions;
    let mut text = String::from("key;period;indicator;value\n");
    for (place, region) in regions.iter().enumerate() {
        for year in 2019..2025_usize {
            let value = (place * 7 + year * 31) % 1_000;
            writeln!(text, "{};{year};JAHRE;{value}", region.key).expect("text");
        }
    }
    drop(session);
    let file = folder.join("jahre.csv");
    std::fs::write(&file, text).expect("written");
    let import =
        IndicatorImport { files: vec![file], level: "Gemeinden".into(), ..IndicatorImport::default() };
    tasks::import_indicators(&project, &import, &work).expect("imported");
    project
}

#[test]
fn all_municipalities_of_a_country_play_through_their_periods() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = country_with_six_years(folder.path());
    let mut scene = Scene::with(Some(project), folder);
    let shown = MapChange::IndicatorOnLevel(IndicatorCode("JAHRE".into()), "Gemeinden".into());
    scene.run(Command::map(shown));
    let steps = periods(&scene.window().state).to_vec();
    assert_eq!(steps.len(), 6, "{steps:?}");
    scene.run(Command::map(MapChange::Period(steps.first().copied())));
    scene.run(Command::Table(TableCommand::PlaySpeed(0.2)));
    scene.harness.get_by_label("Zeiträume abspielen").click();
    scene.harness.step();
    let (begun, mut seen) = (Instant::now(), Vec::new());
    loop {
        scene.harness.step();
        let picture = scene.window().state.derived.picture.as_ref().expect("a map").clone();
        let period = picture.contents().period;
        if seen.last().is_none_or(|(last, _)| *last != period) {
            assert_eq!(picture.contents().regions.len(), 11_299);
            seen.push((period, picture.colors.revision));
        }
        if scene.window().state.view.table.playing.is_none() && !scene.window().jobs.any_running() {
            break;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "stopped at {seen:?}");
    }
    let shown: Vec<_> = seen.iter().map(|(period, _)| *period).collect();
    let expected: Vec<_> = steps.iter().copied().map(Some).collect();
    assert_eq!(shown, expected, "each period once, in order, and then it stops");
    assert!(seen.windows(2).all(|pair| pair[0].1 < pair[1].1), "each with colours of its own: {seen:?}");
}

/// Hands at the keyboard: nothing here points or clicks.
struct Keyboard(Scene);

impl Keyboard {
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.0.harness.key_press_modifiers(modifiers, key);
        self.0.settle();
    }

    fn types(&mut self, text: &str) {
        self.0.harness.input_mut().events.push(Event::Text(text.to_owned()));
        self.0.settle();
    }

    /// A path where the system has no dialog for files.
    fn path(&mut self, purpose: FilePurpose, path: &Path) {
        self.0.harness.state_mut().state.view.typed_path = Some((purpose, String::new()));
        self.0.settle();
        self.types(&path.display().to_string());
        self.press(Modifiers::NONE, Key::Enter);
    }

    /// Tab until a widget of this name has the keyboard.
    fn tab_to(&mut self, name: &str) {
        for _ in 0..120 {
            self.press(Modifiers::NONE, Key::Tab);
            if self.0.harness.root().children_recursive().any(|node| {
                node.accesskit_node().is_focused() && node.accesskit_node().label().as_deref() == Some(name)
            }) {
                return;
            }
        }
        panic!("no way to {name} by keyboard");
    }
}

#[test]
fn from_a_shapefile_and_an_official_table_to_a_slide_without_a_mouse() {
    let Some(table) = real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (project, slide) = (folder.path().join("kreis.gpkg"), folder.path().join("folie.png"));
    let mut hands = Keyboard(Scene::with(None, folder));
    hands.path(FilePurpose::NewProject, &project);
    let shapes =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/luechow-dannenberg/gemeinden.shp");
    for file in [&shapes, &table] {
        hands.path(FilePurpose::Import, file);
        hands.press(Modifiers::COMMAND, Key::Enter);
    }
    assert_eq!(hands.0.window().state.view.place, Place::Map, "values are shown at once");
    hands.press(Modifiers::COMMAND, Key::K);
    hands.types("anteil berechnen");
    hands.press(Modifiers::NONE, Key::Enter);
    hands.tab_to("Insgesamt · unter 3 Jahre");
    hands.press(Modifiers::NONE, Key::Enter);
    for _ in 0..4 {
        hands.press(Modifiers::NONE, Key::Tab);
        hands.press(Modifiers::NONE, Key::Enter);
    }
    hands.tab_to("Name");
    hands.types("Unter 18-Jährige");
    hands.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(hands.0.indicator_name(), "Unter 18-Jährige");
    let (name, value) = ranking(&hands.0).first().cloned().expect("a highest");
    assert_eq!(format!("{name} {value:.1}"), "Lübbow 19.1", "the total was found without being asked for");
    hands.press(Modifiers::COMMAND, Key::Num3);
    hands.path(FilePurpose::ExportPage, &slide);
    let file = std::fs::File::open(&slide).expect("written");
    let reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().expect("a PNG");
    assert_eq!((reader.info().width, reader.info().height), (1920, 1080));
}
