//! What must hold whatever happens: names for screen readers, rest when idle, nothing lost, odd names, slow work.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use egui::accesskit::{Action, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::command::{Command, FilePurpose};
use sozialraumatlas::app::commands::ShellCommand;
use sozialraumatlas::app::jobs::JobKind;
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::model::{Edit, MapChange};
use sozialraumatlas::tasks::{self, BoundaryImport, OpenFor};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::scene::Scene;

/// Every place, every tab, and everything that lies over the window.
fn views() -> Vec<Vec<Command>> {
    let mut views: Vec<Vec<Command>> = Place::ALL.into_iter().map(|place| vec![Command::Go(place)]).collect();
    views.extend(RightTab::ALL.into_iter().map(|tab| vec![Command::Go(Place::Map), Command::Tab(tab)]));
    for over in [ShellCommand::Menu, ShellCommand::Palette, ShellCommand::History] {
        views.push(vec![Command::Go(Place::Map), ShellCommand::CloseOverlay.into(), over.into()]);
    }
    views.push(vec![ShellCommand::CloseOverlay.into()]);
    views
}

#[test]
fn everything_that_can_be_clicked_has_a_name_in_every_place() {
    let mut scene = Scene::open();
    let mut seen = 0;
    for commands in views() {
        for command in commands.clone() {
            scene.run(command);
        }
        for node in scene.harness.root().children_recursive() {
            let access = node.accesskit_node();
            let data = access.data();
            let clickable = data.supports_action(Action::Click) || data.supports_action(Action::Focus);
            // Frames that hold other nodes are no stops of their own; a text is its own name; egui names no scroll bars.
            if !clickable
                || matches!(
                    access.role(),
                    Role::GenericContainer
                        | Role::Window
                        | Role::Unknown
                        | Role::Label
                        | Role::ScrollBar
                        | Role::Splitter
                )
            {
                continue;
            }
            seen += 1;
            let named = [access.label(), access.placeholder().map(str::to_owned)];
            let named = named.into_iter().flatten().any(|name| !name.trim().is_empty());
            assert!(named, "{:?} at {:?} has no name, after {commands:?}", access.role(), node.rect());
        }
    }
    assert!(seen > 400, "only {seen} were looked at");
}

#[test]
fn every_stop_of_the_tab_key_can_be_seen_and_has_a_name() {
    let mut scene = Scene::open();
    for place in Place::ALL {
        scene.run(Command::Go(place));
        for _ in 0..30 {
            scene.harness.key_press(egui::Key::Tab);
            // Two frames until the list has moved, two more for the panel around it.
            for _ in 0..4 {
                scene.harness.step();
            }
            let window = scene.harness.ctx.content_rect();
            let focused =
                scene.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
            let Some(focused) = focused else { continue };
            let name = focused.accesskit_node().label();
            assert!(window.intersects(focused.rect()), "{name:?} at {:?} in {place:?}", focused.rect());
            assert!(name.is_some(), "a stop at {:?} in {place:?} has no name", focused.rect());
        }
    }
}

#[test]
fn tab_goes_from_the_bar_over_the_left_side_the_map_and_the_right_side_to_the_status_line() {
    let mut scene = Scene::open();
    let bottom = scene.harness.ctx.content_rect().bottom() - 27.0;
    let (left, right) = (284.0, scene.harness.get_by_label("Gebiet suchen").rect().left() - 10.0);
    let part = |rect: egui::Rect| match rect.center() {
        at if at.y < 44.0 => 0,
        at if at.y > bottom => 4,
        at if at.x < left => 1,
        at if at.x < right => 2,
        _ => 3,
    };
    let mut parts = Vec::new();
    for _ in 0..120 {
        scene.harness.key_press(egui::Key::Tab);
        scene.harness.step();
        scene.harness.step();
        let nodes = scene.harness.root().children_recursive();
        let focused = nodes.filter(|node| node.accesskit_node().is_focused()).last().map(|node| node.rect());
        let Some(now) = focused.map(part) else { continue };
        if parts.last() != Some(&now) {
            parts.push(now);
        }
        if parts.len() > 5 {
            break;
        }
    }
    let begin = parts.iter().position(|part| *part == 0).expect("the bar");
    let round: Vec<usize> = parts[begin..].iter().chain(&parts[..begin]).copied().take(5).collect();
    assert_eq!(round, [0, 1, 2, 3, 4], "{parts:?}");
}

#[test]
fn an_idle_window_asks_for_no_frame() {
    let mut scene = Scene::open();
    for commands in views() {
        for command in commands.clone() {
            scene.run(command);
        }
        scene.harness.state_mut().state.view.toasts.clear();
        scene.settle();
        for frame in 0..6 {
            scene.harness.step();
            let wants = scene.harness.output().viewport_output.values().map(|port| port.repaint_delay).min();
            if frame > 2 {
                assert_eq!(wants, Some(Duration::MAX), "frame {frame} after {commands:?}");
            }
        }
    }
}

#[test]
fn a_message_asks_for_one_frame_when_it_goes() {
    let mut scene = Scene::open();
    scene.run(ShellCommand::Scale(sozialraumatlas::app::commands::ScaleStep::Normal).into());
    scene.run(Command::CopyTable);
    // Work of the start that ends just now asks for a frame of its own.
    let mut wants = Duration::ZERO;
    for _ in 0..40 {
        scene.harness.step();
        let delays = scene.harness.output().viewport_output.values().map(|port| port.repaint_delay);
        wants = delays.min().expect("a window");
        if wants > Duration::ZERO {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(wants > Duration::from_secs(2) && wants < Duration::from_secs(10), "{wants:?}");
}

#[test]
fn no_kind_of_slow_work_holds_a_frame_up() {
    let mut scene = Scene::open();
    let kinds = [
        JobKind::Open,
        JobKind::LoadMap,
        JobKind::Write,
        JobKind::PreviewPage,
        JobKind::DrawPicture,
        JobKind::Export,
        JobKind::Import,
        JobKind::PickFile,
        JobKind::CheckFile,
    ];
    let (send, _keep) = std::sync::mpsc::channel::<()>();
    for kind in kinds {
        let send = send.clone();
        scene.harness.state_mut().jobs.start(kind, move |_| {
            std::thread::sleep(Duration::from_millis(1500));
            drop(send);
            sozialraumatlas::app::event::Event::Exported(Err(None))
        });
    }
    let mut slowest = Duration::ZERO;
    for place in Place::ALL.into_iter().chain([Place::Map]) {
        let ctx = scene.harness.ctx.clone();
        scene.harness.state_mut().run_command(&ctx, Command::Go(place));
        scene.harness.state_mut().run_command(&ctx, Command::Undo);
        for _ in 0..3 {
            let begun = Instant::now();
            scene.harness.step();
            slowest = slowest.max(begun.elapsed());
        }
    }
    assert!(slowest < Duration::from_millis(700), "a frame took {slowest:?}");
    assert!(scene.window().jobs.is_running(JobKind::Import), "the work still runs");
}

fn written_name(path: &std::path::Path) -> String {
    tasks::open(path, OpenFor::Reading, &Work::unattended()).expect("readable").1.name
}

#[test]
fn a_project_that_is_deleted_while_open_is_saved_elsewhere_with_everything() {
    let mut scene = Scene::open();
    let path = scene.window().state.project.as_ref().expect("open").path.clone();
    scene.run(Command::Edit(Edit::Rename("Vorher".into())));
    std::fs::remove_file(&path).expect("deleted");
    scene.run(Command::CloseStep);
    scene.run(Command::Edit(Edit::Rename("Nachher".into())));
    let state = &scene.window().state;
    assert!(state.view.shell.unsaved);
    let notice = state.notices.first().expect("a notice").to_text(Language::De);
    assert!(notice.contains("beispiel.gpkg") && notice.contains("Kopie speichern unter"), "{notice}");
    assert!(scene.harness.query_by_label("nicht gespeichert").is_some());
    assert!(scene.harness.query_by_label("Kopie speichern unter …").is_some());
    let copy = scene.folder.path().join("gerettet.gpkg");
    scene.run(Command::UseFile(FilePurpose::SaveCopy, copy.clone()));
    let state = &scene.window().state;
    assert!(!state.view.shell.unsaved);
    assert_eq!(state.project.as_ref().map(|open| open.path.clone()), Some(copy.clone()));
    assert!(state.derived.picture.is_some(), "boundaries and values came along");
    assert_eq!(written_name(&copy), "Nachher");
    scene.run(Command::Undo);
    assert_eq!(written_name(&copy), "Vorher", "steps go on in the copy");
    assert!(!path.exists(), "nothing was made where the person deleted it");
}

#[test]
fn a_project_that_another_program_holds_is_written_later() {
    let mut scene = Scene::open();
    let path = scene.window().state.project.as_ref().expect("open").path.clone();
    let other = rusqlite::Connection::open(&path).expect("opened");
    other.execute_batch("BEGIN EXCLUSIVE").expect("held");
    scene.run(Command::Edit(Edit::Rename("Wartet".into())));
    assert!(scene.window().state.view.shell.unsaved);
    other.execute_batch("ROLLBACK").expect("given back");
    scene.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    scene.settle();
    assert!(!scene.window().state.view.shell.unsaved);
    assert_eq!(written_name(&path), "Wartet");
}

#[test]
fn a_copy_never_overwrites_a_file() {
    let mut scene = Scene::open();
    let there = scene.folder.path().join("da.gpkg");
    std::fs::write(&there, b"von jemand anderem").expect("written");
    scene.run(Command::UseFile(FilePurpose::SaveCopy, there.clone()));
    assert_eq!(std::fs::read(&there).expect("there"), b"von jemand anderem");
    let notice = scene.window().state.notices.first().expect("a notice").message.to_text(Language::De);
    assert!(notice.contains("da.gpkg"), "{notice}");
}

/// Names as nobody should write them: very long, from right to left, letters that no font has.
fn odd_project(folder: &std::path::Path) -> std::path::PathBuf {
    let names =
        ["ä".repeat(10_000), "شارع الملك فهد الطويل".into(), "\u{1F9FF}\u{10FFFF}\u{0301}\n\tX".into()];
    let features: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(place, name)| {
            let west = 10.0 + place as f64 * 0.1;
            let east = west + 0.1;
            let name = serde_json::to_string(name).expect("text");
            format!(
                r#"{{"type":"Feature","properties":{{"key":"0{place}","name":{name}}},"geometry":{{"type":"Polygon",
                "coordinates":[[[{west},53.0],[{east},53.0],[{east},53.1],[{west},53.1],[{west},53.0]]]}}}}"#
            )
        })
        .collect();
    let file = folder.join("lang.geojson");
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    std::fs::write(&file, text).expect("written");
    let project = folder.join("lang.gpkg");
    tasks::new_project(&project, &"Landkreis ".repeat(1000)).expect("a project");
    let import = BoundaryImport {
        file,
        level: "Ebene".repeat(800),
        selection: tasks::RegionSelection {
            key: "key".into(),
            name_field: Some("name".into()),
            ..tasks::RegionSelection::default()
        },
        ..BoundaryImport::default()
    };
    tasks::import_boundaries(&project, &import, &Work::unattended()).expect("imported");
    let mut table = String::from("key;period;indicator;value\n");
    for year in 1700..2000 {
        for key in 0..3 {
            writeln!(table, "0{key};{year};{};{}", "Q".repeat(3000), year + key).expect("text");
        }
    }
    let file = folder.join("lang.csv");
    std::fs::write(&file, table).expect("written");
    let import = tasks::IndicatorImport {
        files: vec![file],
        level: "Ebene".repeat(800),
        ..tasks::IndicatorImport::default()
    };
    tasks::import_indicators(&project, &import, &Work::unattended()).expect("imported");
    project
}

#[test]
fn ten_thousand_letters_foreign_scripts_and_300_periods_are_shown_without_waiting() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = odd_project(folder.path());
    let mut scene = Scene::with_any_glyphs(project, folder);
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    assert_eq!(picture.shown, 3);
    let notices = scene.window().state.notices.iter();
    let told: Vec<String> = notices.map(|notice| notice.to_text(Language::De)).collect();
    assert!(
        told.iter().any(|text| text.contains("Zeichen, die die Schrift nicht hat (U+0627, ")),
        "{told:?}"
    );
    let (legend, map) = (scene.window().canvas.furniture.legend, scene.window().canvas.face);
    let (legend, map) = (legend.expect("a legend"), map.expect("a map"));
    assert!(map.contains_rect(legend), "a long name makes no legend of {legend:?} on {map:?}");
    let mut slowest = Duration::ZERO;
    for commands in views() {
        for command in commands {
            scene.run(command);
        }
        scene.run(Command::Select(
            sozialraumatlas::geo::RegionIndex(0),
            sozialraumatlas::app::command::SelectMode::Toggle,
        ));
        for _ in 0..3 {
            let begun = Instant::now();
            scene.harness.step();
            slowest = slowest.max(begun.elapsed());
        }
    }
    scene.run(ShellCommand::Palette.into());
    scene.run(ShellCommand::PaletteText("ääää".into()).into());
    scene.harness.step();
    assert!(slowest < Duration::from_millis(1500), "a frame took {slowest:?}");
    println!("slowest frame with odd names: {slowest:?}");
    let period = scene.window().state.open_project().and_then(|project| {
        project.coverage.values().next().and_then(|periods| periods.iter().next().copied())
    });
    scene.run(ShellCommand::CloseOverlay.into());
    scene.run(Command::map(MapChange::Period(period)));
    assert!(scene.window().state.derived.picture.is_some());
}

#[test]
fn a_window_that_does_not_know_its_size_yet_asks_for_no_picture_larger_than_a_texture() {
    let mut scene = Scene::open();
    scene.harness.set_size(egui::vec2(10_000.0, 10_000.0));
    scene.harness.input_mut().max_texture_side = Some(2048);
    scene.settle();
    scene.harness.set_size(egui::vec2(1366.0, 768.0));
    scene.settle();
    assert!(scene.window().canvas.software.missing().is_none(), "the right picture was drawn in the end");
}

#[test]
fn a_window_that_was_maximized_is_maximized_again_and_keeps_its_size_for_later() {
    use egui::{ViewportCommand, ViewportId};
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("beispiel.gpkg");
    tasks::write_sample(&project, &tasks::SampleProject::default(), &Work::unattended()).expect("the sample");
    let settings = folder.path().join("settings.json");
    std::fs::write(&settings, r#"{"maximized": true, "window_size": [1111.0, 666.0]}"#).expect("written");
    let mut scene = Scene::of_person(settings.clone(), folder);
    // A desktop that did not hear the first wish is told again, and the size on the screen is not the person's own.
    let mut wished = false;
    for _ in 0..8 {
        scene.harness.step();
        let ports = scene.harness.output().viewport_output.values();
        wished |= ports.flat_map(|port| &port.commands).any(|wish| *wish == ViewportCommand::Maximized(true));
    }
    let port = |scene: &mut Scene, maximized: bool, size: egui::Vec2| {
        let info = scene.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        info.maximized = Some(maximized);
        info.inner_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size));
        for _ in 0..70 {
            scene.harness.step();
        }
        scene.run(Command::Language(Language::De));
    };
    let kept = |settings: &std::path::Path| -> serde_json::Value {
        serde_json::from_str(&std::fs::read_to_string(settings).expect("settings")).expect("JSON")
    };
    port(&mut scene, true, egui::vec2(1920.0, 1080.0));
    assert!(wished || kept(&settings)["maximized"] == true);
    assert_eq!(kept(&settings)["maximized"], true);
    assert_eq!(kept(&settings)["window_size"][0], 1111.0, "the size before is kept");
    port(&mut scene, false, egui::vec2(1200.0, 700.0));
    assert_eq!(kept(&settings)["maximized"], false);
    assert_eq!(kept(&settings)["window_size"][0], 1200.0);
}
