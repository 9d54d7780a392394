//! Finding an indicator, the table, time and trends.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::command::{Command, FilePurpose, SelectMode, TextField};
use sozialraumatlas::app::commands::table::{CopiedRows, TableCommand, periods};
use sozialraumatlas::app::state::RightTab;
use sozialraumatlas::app::table_cells::{TableCell, table_cell};
use sozialraumatlas::app::table_export::as_text;
use sozialraumatlas::app::table_view::{Direction, TableColumn, TableFilter};
use sozialraumatlas::app::table_work::table_rows;
use sozialraumatlas::app::{panels, theme};
use sozialraumatlas::geo::RegionIndex;
use sozialraumatlas::model::{Indicator, IndicatorCode, MapChange, ValueState};
use sozialraumatlas::tasks::{self, IndicatorImport, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::scene::Scene;

fn indicator(scene: &Scene, code: &str) -> Indicator {
    scene.window().state.open_project().and_then(|project| project.indicator(code)).expect(code).clone()
}

fn show(scene: &mut Scene, code: &str, level: &str) {
    scene.run(Command::map(MapChange::IndicatorOnLevel(IndicatorCode(code.into()), level.into())));
}

fn table(command: TableCommand) -> Command {
    Command::Table(command)
}

fn names(scene: &Scene) -> Vec<String> {
    let state = &scene.window().state;
    let picture = state.derived.picture.as_ref().expect("a map");
    let name = |row: &RegionIndex| picture.contents().regions[row.position()].name.clone();
    state.derived.table.rows.iter().map(name).collect()
}

fn cell(scene: &Scene, column: &TableColumn, row: RegionIndex) -> TableCell {
    let state = &scene.window().state;
    table_cell(state, state.derived.picture.as_ref().expect("a map"), (column, row))
}

#[test]
fn typing_finds_an_indicator_and_enter_shows_it() {
    let mut scene = Scene::open();
    let wanted = indicator(&scene, "Q_KITA_U3");
    scene.run(Command::FocusSearch);
    scene.run(Command::Type(TextField::IndicatorSearch, "3 jaehr betreu".into()));
    assert!(scene.harness.query_by_label(&wanted.name).is_some());
    assert!(scene.harness.query_by_label("Wohnungen").is_none(), "what does not fit is not listed");
    scene.run(Command::FocusSearch);
    scene.harness.step();
    scene.harness.key_press(egui::Key::Enter);
    scene.settle();
    assert_eq!(scene.indicator_name(), wanted.name);
}

#[test]
fn the_list_of_indicators_is_walked_by_keys() {
    let mut scene = Scene::open();
    scene.run(Command::Type(TextField::IndicatorSearch, "Anteil".into()));
    let found: Vec<String> = sozialraumatlas::app::finding::found_indicators(
        scene.window().state.open_project().expect("open"),
        "Anteil",
    )
    .iter()
    .map(|found| found.indicator.name.clone())
    .collect();
    scene.harness.get_by_label("Indikator suchen").focus();
    scene.harness.step();
    for key in [egui::Key::ArrowDown, egui::Key::ArrowDown] {
        scene.harness.key_press(key);
        scene.settle();
    }
    // The card beside the row says the name as well.
    let focused =
        |scene: &Scene, name: &str| scene.harness.query_all_by_label(name).any(|node| node.is_focused());
    assert!(focused(&scene, &found[1]), "the second row has the keyboard");
    scene.harness.key_press(egui::Key::Enter);
    scene.settle();
    assert_eq!(scene.indicator_name(), found[1]);
    scene.harness.key_press(egui::Key::Home);
    scene.settle();
    assert!(focused(&scene, &found[0]));
}

#[test]
fn an_indicator_of_another_level_brings_the_level_along() {
    let mut scene = Scene::open();
    show(&mut scene, "Q_SGB2", "Ortsteile");
    let other = indicator(&scene, "Q_OHNE_ABSCHLUSS");
    scene.run(Command::Type(TextField::IndicatorSearch, "Q_OHNE".into()));
    scene.click(&other.name);
    assert_eq!(scene.indicator_name(), other.name);
    let level = |scene: &Scene| {
        scene.window().state.derived.picture.as_ref().map(|picture| picture.contents().level.name.clone())
    };
    assert_eq!(level(&scene).as_deref(), Some("Gemeinden"));
    scene.run(Command::Undo);
    assert_eq!(level(&scene).as_deref(), Some("Ortsteile"), "one step takes both back");
}

#[test]
fn a_theme_is_folded_and_the_chosen_row_stays_in_sight() {
    let mut scene = Scene::open();
    let themes: Vec<String> = scene
        .window()
        .state
        .open_project()
        .map(|project| {
            sozialraumatlas::app::finding::themes(project).into_iter().map(str::to_owned).collect()
        })
        .expect("open");
    let all = scene.window().state.open_project().expect("open").indicators.clone();
    for code in ["ANT_U18", "HAUSARZT_10000", "EW"] {
        scene.run(Command::map(MapChange::Indicator(Some(IndicatorCode(code.into())))));
        let name = indicator(&scene, code).name;
        assert!(scene.harness.query_by_label(&name).is_some(), "{name} is in sight");
    }
    for theme in &themes {
        scene.run(table(TableCommand::ToggleTheme(theme.clone())));
    }
    assert!(all.iter().all(|one| scene.harness.query_by_label(&one.name).is_none()));
    scene.click(&format!("Thema {} aufklappen", themes[0]));
    assert!(all.iter().any(|one| scene.harness.query_by_label(&one.name).is_some()));
}

#[test]
fn any_column_orders_the_rows_and_what_is_missing_comes_last() {
    let mut scene = Scene::open();
    show(&mut scene, "Q_KINDERARMUT", "Ortsteile");
    let value = |scene: &Scene, row: RegionIndex| match cell(scene, &TableColumn::Value, row) {
        TableCell::Number(value, _) => Some(value),
        _ => None,
    };
    for direction in [Direction::Up, Direction::Down] {
        scene.harness.state_mut().state.view.table.sort = (TableColumn::Value, direction);
        scene.settle();
        let rows = scene.window().state.derived.table.rows.clone();
        let values: Vec<Option<f64>> = rows.iter().map(|row| value(&scene, *row)).collect();
        let known = values.iter().take_while(|value| value.is_some()).count();
        assert!(known > 10 && known < rows.len(), "{known} of {} have a value", rows.len());
        assert!(values[known..].iter().all(Option::is_none), "missing values come last");
        let ordered = values[..known].windows(2).all(|pair| match direction {
            Direction::Up => pair[0] <= pair[1],
            Direction::Down => pair[0] >= pair[1],
        });
        assert!(ordered, "{direction:?}");
    }
    scene.run(table(TableCommand::Sort(TableColumn::Name)));
    let mut by_name = names(&scene);
    assert!(by_name.iter().any(|name| name.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü'])));
    let shown = by_name.clone();
    by_name.sort_by_key(|name| sozialraumatlas::app::finding::collation_key(name));
    assert_eq!(shown, by_name);
    scene.run(table(TableCommand::Sort(TableColumn::Name)));
    by_name.reverse();
    assert_eq!(names(&scene).first(), by_name.first());
}

#[test]
fn the_filter_leaves_classes_states_parents_and_the_selection() {
    let mut scene = Scene::open();
    show(&mut scene, "Q_KINDERARMUT", "Ortsteile");
    let all = scene.window().state.derived.table.rows.clone();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let run = |scene: &mut Scene, filter: TableFilter| {
        scene.run(table(TableCommand::Filter(filter)));
        scene.window().state.derived.table.rows.clone()
    };
    let secret =
        run(&mut scene, TableFilter { states: [ValueState::Secret].into(), ..TableFilter::default() });
    let hidden = all
        .iter()
        .filter(|row| picture.contents().observations.cell(row.position()).state == ValueState::Secret);
    assert!(!secret.is_empty());
    assert_eq!(secret.len(), hidden.count());
    let highest = picture.choropleth.colors.len() as u8 - 1;
    let top = run(&mut scene, TableFilter { classes: [highest].into(), ..TableFilter::default() });
    assert_eq!(top.len(), picture.legend[usize::from(highest)].count);
    let parents = picture.contents().parents.clone().expect("parents");
    let parent = parents.parent_of[all[0].position()].expect("its parent");
    let inside = run(&mut scene, TableFilter { parents: [parent].into(), ..TableFilter::default() });
    let lies_inside = |row: &RegionIndex| parents.parent_of[row.position()] == Some(parent);
    assert_eq!(inside.len(), all.iter().filter(|row| lies_inside(row)).count());
    assert!(inside.contains(&all[0]) && inside.iter().all(lies_inside) && inside.len() < all.len());
    let (a, b) = (all[0], all[3]);
    scene.run(Command::Select(a, SelectMode::Replace));
    scene.run(Command::Select(b, SelectMode::Toggle));
    let selected = run(&mut scene, TableFilter { selected_only: true, ..TableFilter::default() });
    assert_eq!(selected.as_slice(), [a, b]);
    let counted = format!("2 von {} Gebieten", all.len());
    assert!(scene.harness.query_by_label(&counted).is_some(), "{counted}");
    scene.click("Alle zeigen");
    assert_eq!(scene.window().state.derived.table.rows.len(), all.len());
}

#[test]
fn no_column_copy_or_file_tells_a_secret_value() {
    let mut scene = Scene::open();
    show(&mut scene, "Q_KINDERARMUT", "Ortsteile");
    for column in [TableColumn::Numerator, TableColumn::Denominator, TableColumn::Change, TableColumn::Rank] {
        scene.run(table(TableCommand::ToggleColumn(column)));
    }
    let code = IndicatorCode("SGB2_U18".into());
    scene.run(table(TableCommand::ToggleColumn(TableColumn::Indicator(code.clone()))));
    let state = &scene.window().state;
    let (picture, rows) = (state.derived.picture.clone().expect("a map"), state.derived.table.rows.clone());
    let series = state.derived.table.series.clone().expect("the series");
    let place = series.place_of(picture.contents().period.expect("a period")).expect("its place");
    let (mut secret, mut changed, mut silent) = (0, 0, 0);
    for row in rows.iter() {
        let now = picture.contents().observations.cell(row.position());
        assert_eq!(series.cell(place, row.position()).state, now.state, "series and map hide the same");
        let before = series.cell(place - 1, row.position());
        let change = cell(&scene, &TableColumn::Change, *row);
        if now.state == ValueState::Secret {
            secret += 1;
            for column in [TableColumn::Numerator, TableColumn::Denominator] {
                assert_eq!(cell(&scene, &column, *row), TableCell::State(ValueState::Secret));
            }
            assert_eq!(cell(&scene, &TableColumn::Rank, *row), TableCell::Nothing);
        }
        if let (Some(now), Some(before)) = (now.value, before.value) {
            changed += 1;
            assert!(matches!(change, TableCell::Difference(by, _) if (by - (now - before)).abs() < 1e-9));
        } else {
            silent += usize::from(before.value.is_some() || now.value.is_some());
            assert_eq!(change, TableCell::Nothing);
        }
    }
    assert!(secret > 0 && changed > 0 && silent > 0, "{secret} {changed} {silent}");
    let text = as_text(&scene.window().state, CopiedRows::All).expect("a table");
    for line in text.lines().filter(|line| line.contains("geheim")) {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields[2] == "geheim" {
            let told =
                fields[2..7].iter().filter(|field| field.starts_with(|c: char| c.is_ascii_digit())).count();
            assert_eq!(told, 0, "{line}");
        }
    }
}

#[test]
fn a_copy_is_what_a_spreadsheet_reads() {
    let mut scene = Scene::open();
    show(&mut scene, "EW", "Gemeinden");
    let text = as_text(&scene.window().state, CopiedRows::All).expect("a table");
    let rows = scene.window().state.derived.table.rows.clone();
    assert_eq!(text.lines().count(), rows.len() + 1);
    let first = text.lines().nth(1).expect("a row").split('\t').collect::<Vec<_>>();
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let own = &picture.contents().regions[rows[0].position()];
    let value = picture.contents().observations.cell(rows[0].position()).value.expect("the highest");
    assert!(value >= 1000.0, "thousands must not be separated");
    assert_eq!(first, [own.key.as_str(), own.name.as_str(), &format!("{value:.0}")]);
    show(&mut scene, "ANT_U18", "Gemeinden");
    let decimal = |scene: &Scene| {
        let text = as_text(&scene.window().state, CopiedRows::All).expect("a table");
        text.lines().nth(1).and_then(|line| line.split('\t').nth(2)).map(str::to_owned).expect("a value")
    };
    assert!(decimal(&scene).contains(','));
    scene.run(Command::Language(Language::En));
    assert!(decimal(&scene).contains('.'));
    let one = scene.window().state.derived.table.rows[2];
    scene.run(Command::Select(one, SelectMode::Replace));
    let text = as_text(&scene.window().state, CopiedRows::Selected).expect("a table");
    assert_eq!(text.lines().count(), 2);
}

#[test]
fn the_table_is_written_as_it_is_shown() {
    let mut scene = Scene::open();
    show(&mut scene, "Q_KINDERARMUT", "Gemeinden");
    scene.run(table(TableCommand::Sort(TableColumn::Name)));
    scene.run(table(TableCommand::ToggleColumn(TableColumn::Parent)));
    let file = scene.folder.path().join("tabelle.csv");
    scene.run(Command::UseFile(FilePurpose::ExportTable, file.clone()));
    let text = std::fs::read_to_string(&file).expect("written");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let head = lines.next().expect("a head");
    assert!(head.starts_with("Schlüssel;Gemeinden;") && head.contains("Kinderarmut"), "{head}");
    let written: Vec<String> =
        lines.map(|line| line.split(';').nth(1).unwrap_or_default().to_owned()).collect();
    assert_eq!(written, names(&scene));
    let book = scene.folder.path().join("tabelle");
    scene.run(Command::UseFile(FilePurpose::ExportTable, book.clone()));
    let bytes = std::fs::read(book.with_extension("xlsx")).expect("written");
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn rows_are_walked_selected_and_follow_the_map() {
    let mut scene = Scene::open();
    let rows = scene.window().state.derived.table.rows.clone();
    let label = |scene: &Scene, place: usize| format!("{}, ", names(scene)[place]);
    let first = label(&scene, 0);
    scene.harness.get_all_by_label_contains(&first).next().expect("its row").focus();
    scene.harness.step();
    scene.harness.key_press(egui::Key::ArrowDown);
    scene.settle();
    assert_eq!(scene.window().state.view.table.cursor, Some(rows[1]));
    scene.harness.key_press(egui::Key::Enter);
    scene.settle();
    assert!(scene.window().state.view.selection.contains(&rows[1]));
    scene.harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::ArrowDown);
    scene.settle();
    assert_eq!(scene.window().state.view.selection, [rows[1], rows[2]].into());
    scene.harness.key_press(egui::Key::End);
    scene.settle();
    let last = label(&scene, rows.len() - 1);
    assert!(scene.harness.query_all_by_label_contains(&last).next().is_some(), "the last row is in sight");
    // A click on the map brings the row of the region into sight.
    scene.run(Command::Hover(Some(rows[0])));
    scene.run(Command::Select(rows[0], SelectMode::Replace));
    assert!(scene.harness.query_all_by_label_contains(&first).next().is_some());
}

/// A click with a key held, all of it in one frame as a slow line delivers it.
#[test]
fn a_click_with_ctrl_adds_even_when_all_of_it_lies_in_one_frame() {
    let mut scene = Scene::open();
    let rows = scene.window().state.derived.table.rows.clone();
    for place in 0..3 {
        let label = format!("{}, ", names(&scene)[place]);
        let pos = scene.harness.get_all_by_label_contains(&label).next().expect("its row").rect().center();
        let held = if place == 0 { egui::Modifiers::NONE } else { egui::Modifiers::COMMAND };
        let button = |pressed| egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: held,
        };
        scene.harness.event(egui::Event::PointerMoved(pos));
        scene.settle();
        scene.harness.event(button(true));
        scene.harness.event(button(false));
        scene.settle();
    }
    assert_eq!(scene.window().state.view.selection, [rows[0], rows[1], rows[2]].into());
}

#[test]
fn periods_are_played_to_the_end_and_taken_back_in_one_step() {
    let mut scene = Scene::open();
    show(&mut scene, "ANT_65", "Gemeinden");
    let all = periods(&scene.window().state).to_vec();
    scene.run(Command::map(MapChange::Period(Some(all[0]))));
    scene.run(Command::CloseStep);
    scene.run(table(TableCommand::PlaySpeed(0.2)));
    let shown =
        |scene: &Scene| scene.window().state.derived.picture.as_ref().and_then(|p| p.contents().period);
    let in_front = |scene: &mut Scene, front: bool| {
        let viewports = &mut scene.harness.input_mut().viewports;
        viewports.entry(egui::ViewportId::ROOT).or_default().focused = Some(front);
    };
    in_front(&mut scene, false);
    scene.click("Zeiträume abspielen");
    std::thread::sleep(Duration::from_millis(500));
    scene.settle();
    assert_eq!(shown(&scene), Some(all[0]), "nothing moves behind other windows");
    in_front(&mut scene, true);
    let begun = Instant::now();
    let mut seen = vec![all[0]];
    while scene.window().state.view.table.playing.is_some() {
        assert!(begun.elapsed() < Duration::from_secs(30), "it ends");
        scene.harness.step();
        if seen.last().copied() != shown(&scene) {
            seen.extend(shown(&scene));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(seen, all, "every period was seen, in order");
    scene.run(Command::Undo);
    assert_eq!(shown(&scene), Some(all[0]));
}

#[test]
fn frozen_classes_stay_the_same_in_every_period() {
    let mut scene = Scene::open();
    show(&mut scene, "ANT_65", "Gemeinden");
    let breaks = |scene: &Scene| {
        let picture = scene.window().state.derived.picture.clone().expect("a map");
        picture.choropleth.breaks.as_ref().expect("classes").shown_breaks.clone()
    };
    let before = breaks(&scene);
    scene.run(table(TableCommand::StepPeriod(-1)));
    assert_ne!(breaks(&scene), before, "classes are found anew for every period");
    scene.run(table(TableCommand::StepPeriod(1)));
    scene.run(table(TableCommand::FreezeClasses));
    for _ in 0..3 {
        scene.run(table(TableCommand::StepPeriod(-1)));
        assert_eq!(breaks(&scene), before);
    }
}

#[test]
fn a_trend_is_read_aloud_and_keeps_gaps_and_secrets() {
    let mut scene = Scene::open();
    show(&mut scene, "Q_KINDERARMUT", "Ortsteile");
    scene.run(Command::Tab(RightTab::Trend));
    assert!(scene.harness.query_by_label_contains("Der Median von").is_some());
    let series = scene.window().state.derived.table.series.clone().expect("the series");
    let regions = scene.window().state.derived.table.rows.clone();
    let mixed = regions.iter().find(|row| {
        let states: Vec<ValueState> = series.of_region(row.position()).map(|cell| cell.state).collect();
        states.contains(&ValueState::Secret) && states.contains(&ValueState::Value)
    });
    let mixed = *mixed.expect("a region that is secret at times");
    scene.run(Command::Select(mixed, SelectMode::Replace));
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let name = picture.contents().regions[mixed.position()].name.clone();
    let row = scene.harness.get_by_label_contains(&format!("{name}: 20")).accesskit_node().label();
    assert!(row.expect("a label").contains("geheim"));
    for row in regions.iter().take(12) {
        if *row != mixed {
            scene.run(Command::Select(*row, SelectMode::Toggle));
        }
    }
    assert!(scene.harness.query_by_label_contains("Der Median von").is_some(), "many are summed up");
}

#[test]
fn three_hundred_periods_of_every_kind_are_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("lang.gpkg");
    tasks::write_sample(&project, &SampleProject::default(), &Work::unattended()).expect("the sample");
    let (session, known, _) =
        tasks::open(&project, tasks::OpenFor::Reading, &Work::unattended()).expect("readable");
    let level = known.level("Gemeinden").expect("a level");
    let regions = tasks::region_values(&session, &known, ("EW", None, level), tasks::Audience::Everyone)
        .expect("values");
    let mut text = String::from("key;period;indicator;value\n");
    for (place, region) in regions.regions.iter().enumerate() {
        let years = (1730..2027).map(|year| (year.to_string(), (year as usize * 7 + place) % 90));
        let others = ["31.12.1999", "2000/01", "30.06.2001"].map(|period| (period.to_owned(), place));
        for (period, value) in years.chain(others) {
            writeln!(text, "{};{period};LANG;{value}", region.key).expect("text");
        }
    }
    let file = folder.path().join("lang.csv");
    std::fs::write(&file, text).expect("written");
    let import =
        IndicatorImport { files: vec![file], level: "Gemeinden".into(), ..IndicatorImport::default() };
    tasks::import_indicators(&project, &import, &Work::unattended()).expect("imported");
    let mut scene = Scene::with(Some(project), folder);
    show(&mut scene, "LANG", "Gemeinden");
    assert_eq!(periods(&scene.window().state).len(), 300);
    scene.run(Command::Tab(RightTab::Trend));
    let begun = Instant::now();
    for _ in 0..20 {
        scene.run(table(TableCommand::StepPeriod(-1)));
    }
    println!("20 of 300 periods, settled: {:?}", begun.elapsed());
    assert!(scene.harness.query_by_label_contains("Der Median von").is_some());
}

/// `SOZIALRAUMATLAS_BENCH_PROJECT` names a large project, best all Germany.
#[test]
fn a_large_table_is_measured() {
    let Some(path) = std::env::var_os("SOZIALRAUMATLAS_BENCH_PROJECT").map(PathBuf::from) else {
        println!("skipped: SOZIALRAUMATLAS_BENCH_PROJECT is not set");
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let own = folder.path().join("gross.gpkg");
    std::fs::copy(path, &own).expect("a copy");
    let mut scene = Scene::with(Some(own), folder);
    for column in [TableColumn::Rank, TableColumn::Parent, TableColumn::Key] {
        scene.run(table(TableCommand::ToggleColumn(column)));
    }
    let state = &mut scene.harness.state_mut().state;
    let picture = state.derived.picture.clone().expect("a map");
    for column in [TableColumn::Value, TableColumn::Name, TableColumn::Parent, TableColumn::Key] {
        state.view.table.sort = (column.clone(), Direction::Up);
        let begun = Instant::now();
        let rows = table_rows(state, &picture);
        println!("order of {} rows by {column:?}: {:?}", rows.len(), begun.elapsed());
    }
    state.view.table_search = "neu".into();
    let begun = Instant::now();
    let rows = table_rows(state, &picture);
    println!("search, {} rows found: {:?}", rows.len(), begun.elapsed());
    let ctx = egui::Context::default();
    theme::install(&ctx, state.view.appearance);
    let mut times = Vec::new();
    for frame in 0..120 {
        let scroll = egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -333.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        };
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(560.0, 900.0))),
            events: vec![egui::Event::PointerMoved(egui::pos2(200.0, 500.0)), scroll],
            time: Some(f64::from(frame) / 60.0),
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            let begun = Instant::now();
            panels::table::table_ui(ui, state, &mut Vec::new());
            times.push(begun.elapsed());
        });
        output.textures_delta.clear();
    }
    times.sort_unstable();
    println!("a frame of the table while scrolling: median {:?}, worst {:?}", times[60], times[119]);
}
