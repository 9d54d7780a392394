//! Several files at once: one list, one button, one step to take back.

use std::path::Path;

use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::commands::ImportCommand;
use sozialraumatlas::app::import::{ImportChange, ListStanding, Missing, Stage};
use sozialraumatlas::app::state::Place;

use crate::import::{county, empty, pages, with_municipalities};
use crate::scene::Scene;
use crate::support::real_data;

#[test]
fn a_folder_is_one_list_with_one_button_and_one_undo() {
    let mut scene = empty();
    let path = scene.path();
    let before = pages(&path);
    scene.begin(&[county()]);
    let names: Vec<String> = scene.list().entries.iter().map(|entry| entry.draft.shown_name()).collect();
    assert_eq!(
        names,
        ["gemeinden.shp", "kreis.geojson", "samtgemeinden.shp", "beispielwerte.csv", "katalog.csv"]
    );
    assert!(scene.list().entries.iter().all(|entry| entry.wanted));
    assert_eq!(scene.list().standing(), ListStanding::Asking(1));
    assert!(scene.has_text("Zu welchem Zeitraum gehören die Werte?"));
    assert_eq!(pages(&path), before, "a dry run writes nothing");
    scene.click("Antworten beispielwerte.csv");
    assert_eq!(scene.draft().level, "Gemeinden", "the level comes with an earlier file of the list");
    scene.change(ImportChange::Period("2015".into()));
    let matched =
        scene.draft().review.as_ref().and_then(|review| review.matching.as_ref()).expect("a match").matched;
    assert!(matched > 20, "{matched}");
    scene.click("Zurück zur Liste");
    assert_eq!(scene.list().standing(), ListStanding::Ready(5));
    scene.click("Alles übernehmen");
    let project = scene.window().state.open_project().expect("open").clone();
    assert_eq!(project.levels.len(), 3);
    assert_eq!(project.indicator("EW").map(|ew| ew.name.as_str()), Some("Einwohnerinnen und Einwohner"));
    assert!(scene.has_text("5 Dateien übernommen"));
    scene.click("Karte zeigen");
    assert_eq!(scene.window().state.view.place, Place::Map);
    scene.run(Command::Undo);
    assert_eq!(scene.levels(), []);
    assert_eq!(pages(&path), before, "one undo takes all back");
    assert!(scene.has_text("Der Import von 5 Dateien ist zurückgenommen"));
    scene.run(Command::Redo);
    assert_eq!(scene.window().state.open_project().map(|project| project.levels.len()), Some(3));
    scene.run(Command::Import(ImportCommand::TakeBackSteps(3)));
    assert_eq!(scene.levels().len(), 2, "the history goes back file by file");
    assert!(scene.window().state.open_project().expect("open").indicators.is_empty());
}

#[test]
fn a_list_makes_a_new_project_or_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("kreis-musterland");
    std::fs::create_dir(&data).expect("a folder");
    for entry in std::fs::read_dir(county()).expect("readable").filter_map(Result::ok) {
        std::fs::copy(entry.path(), data.join(entry.file_name())).expect("copied");
    }
    let missing = folder.path().join("fehlt.gpkg");
    let mut scene = Scene::with(Some(missing), folder);
    scene.begin(std::slice::from_ref(&data));
    let place =
        scene.list().entries.iter().position(|entry| entry.draft.missing().is_some()).expect("a question");
    scene.run(Command::Import(ImportCommand::Want(place, false)));
    assert_eq!(scene.list().standing(), ListStanding::Ready(4));
    scene.click("Angehaktes übernehmen");
    assert_eq!(scene.levels().len(), 3);
    assert_eq!(scene.path(), data.join("Kreis-Musterland.gpkg"));
}

#[test]
fn a_file_that_fails_in_a_list_leaves_nothing_of_the_others() {
    let mut scene = empty();
    let path = scene.path();
    let before = pages(&path);
    let data = scene.folder.path().join("daten");
    std::fs::create_dir(&data).expect("a folder");
    for name in ["gemeinden.shp", "gemeinden.shx", "gemeinden.dbf", "gemeinden.prj", "gemeinden.cpg"] {
        std::fs::copy(county().join(name), data.join(name)).expect("copied");
    }
    let table = data.join("werte_2015.csv");
    std::fs::write(&table, "AGS;Kinder\n03354001;10\n03354002;12\n").expect("written");
    scene.begin(std::slice::from_ref(&data));
    assert_eq!(scene.list().standing(), ListStanding::Ready(2));
    // Somebody damages the file between the dry run and the click.
    std::fs::write(&table, "AGS;Kinder\n03354001;zehn\n").expect("written");
    scene.click("Alles übernehmen");
    assert_eq!(pages(&path), before);
    assert_eq!(scene.levels(), []);
    assert_eq!(scene.list().standing(), ListStanding::Asking(1));
    assert!(scene.list().entries[1].draft.problem.is_some());
}

#[test]
fn two_files_that_bring_the_same_are_not_both_taken() {
    let mut scene = empty();
    // Under another name, so another level by its name: the keys tell that it is the same.
    let twin = scene.folder.path().join("umriss.geojson");
    std::fs::copy(county().join("kreis.geojson"), &twin).expect("copied");
    scene.begin(&[county().join("kreis.geojson"), twin]);
    let wanted: Vec<bool> = scene.list().entries.iter().map(|entry| entry.wanted).collect();
    assert_eq!(wanted.iter().filter(|wanted| **wanted).count(), 1, "{wanted:?}");
    assert!(scene.has_text("bringt dasselbe wie"));
    let left = wanted.iter().position(|wanted| !wanted).expect("one");
    assert_eq!(scene.list().standing(), ListStanding::Ready(1));
    scene.run(Command::Import(ImportCommand::Want(left, true)));
    assert!(scene.list().entries.iter().all(|entry| entry.wanted), "the person decides");
}

#[test]
fn tables_of_an_archive_are_listed_one_by_one() {
    use std::io::Write as _;
    let mut scene = with_municipalities();
    let file = scene.folder.path().join("tabellen.zip");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&file).expect("made"));
    for (name, code) in [("kinder_2015.csv", "Kinder"), ("alte_2015.csv", "Alte")] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        write!(archive, "AGS;{code}\n03354001;10\n03354002;12\n").expect("written");
    }
    archive.finish().expect("complete");
    scene.begin(&[file]);
    assert_eq!(scene.list().standing(), ListStanding::Ready(2), "{:?}", scene.list().entries);
    scene.click("Alles übernehmen");
    assert_eq!(scene.window().state.open_project().expect("open").indicators.len(), 2);
}

#[test]
fn what_is_there_already_is_asked_once_for_the_whole_list() {
    let mut scene = with_municipalities();
    let table = |scene: &Scene, name: &str, value: u32| {
        scene.write(name, format!("key;period;indicator;value\n03354001;2015;{name};{value}\n"))
    };
    let files = [table(&scene, "a.csv", 1), table(&scene, "b.csv", 2)];
    scene.begin(&files);
    scene.click("Alles übernehmen");
    scene.run(Command::Import(ImportCommand::Close));
    let again = [table(&scene, "a.csv", 3), table(&scene, "b.csv", 4)];
    scene.begin(&again);
    assert_eq!((scene.list().unanswered(), scene.list().standing()), (2, ListStanding::Asking(2)));
    scene.click("Durch die neuen ersetzen");
    assert_eq!(scene.list().standing(), ListStanding::Ready(2));
    scene.click("Die vorhandenen behalten");
    assert_eq!(scene.list().standing(), ListStanding::Ready(2));
    scene.click("Alles übernehmen");
    assert!(scene.list().is_done);
}

#[test]
fn seven_tables_of_statistics_come_beside_their_boundaries() {
    let Some(tables) = real_data("indicators/genesis") else { return };
    let Some(boundaries) = real_data("boundaries/luechow-dannenberg") else { return };
    let mut scene = empty();
    let data = scene.folder.path().join("landkreis");
    std::fs::create_dir(&data).expect("a folder");
    let copy = |folder: &Path, is_meant: fn(&str) -> bool| {
        for entry in std::fs::read_dir(folder).expect("readable").filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_meant(&name) {
                std::fs::copy(entry.path(), data.join(name)).expect("copied");
            }
        }
    };
    copy(&tables, |name| name.ends_with("-5_00.csv"));
    copy(&boundaries, |name| {
        name.contains("gemeinden_") && !name.contains("cp1252") || name.contains("kreise_25832_utf8")
    });
    scene.begin(&[data]);
    let list = scene.list();
    assert_eq!(list.standing(), ListStanding::Ready(9), "{:?}", list.unanswered());
    assert!(list.is_complete());
    let levels: Vec<&str> = list.entries.iter().skip(3).map(|entry| entry.draft.level.as_str()).collect();
    assert_eq!(levels, ["Gemeinden"; 7], "not the counties of the country, which come with the first table");
    scene.click("Alles übernehmen");
    let project = scene.window().state.open_project().expect("open");
    assert!(project.indicators.len() > 90, "{}", project.indicators.len());
}

#[test]
fn the_monitoring_of_berlin_comes_as_a_folder() {
    let Some(data) = real_data("mss-2019") else { return };
    let mut scene = empty();
    scene.begin(&[data]);
    let said: Vec<_> =
        scene.list().entries.iter().map(|entry| (entry.draft.level.clone(), entry.draft.missing())).collect();
    assert!(said.iter().all(|(level, _)| level == "Planungsräume"), "{said:?}");
    for place in 0..said.len() {
        if scene.list().entries[place].draft.missing() == Some(Missing::Period) {
            scene.run(Command::Import(ImportCommand::OpenEntry(place)));
            scene.change(ImportChange::Period("2019".into()));
            scene.run(Command::Import(ImportCommand::ToList));
        }
    }
    assert!(matches!(scene.list().standing(), ListStanding::Ready(2..)), "{:?}", scene.list().entries);
    scene.run(Command::Import(ImportCommand::Commit));
    assert_eq!(scene.levels(), [("Planungsräume".to_owned(), 447)]);
}

#[test]
fn a_dry_run_that_was_stopped_goes_on_when_something_is_changed() {
    let mut scene = empty();
    let ctx = scene.harness.ctx.clone();
    let begin = Command::Import(ImportCommand::Begin(vec![county()]));
    scene.harness.state_mut().run_command(&ctx, begin);
    while scene.window().state.view.import.list().is_none_or(|list| list.states.is_empty()) {
        scene.harness.step();
    }
    scene.harness.state_mut().jobs.cancel(sozialraumatlas::app::jobs::JobKind::LookInto);
    scene.settle();
    let stopped = scene.list().entries.iter().filter(|entry| entry.draft.stage == Stage::Choosing).count();
    assert!(stopped > 1, "{stopped}");
    assert!(matches!(scene.list().standing(), ListStanding::Asking(_)));
    let last = scene.list().entries.len() - 1;
    scene.run(Command::Import(ImportCommand::Want(last, true)));
    assert_eq!(scene.list().standing(), ListStanding::Asking(1), "only the period is missing");
}

#[test]
fn a_broken_file_of_a_folder_does_not_keep_the_others_out() {
    let mut scene = empty();
    let data = scene.folder.path().join("daten");
    std::fs::create_dir(&data).expect("a folder");
    for ending in ["shp", "shx", "dbf", "prj", "cpg"] {
        let file = county().join(format!("gemeinden.{ending}"));
        std::fs::copy(&file, data.join(format!("gemeinden.{ending}"))).expect("copied");
        std::fs::copy(&file, data.join(format!("kaputt.{ending}"))).expect("copied");
    }
    let whole = std::fs::read(data.join("kaputt.shp")).expect("readable");
    std::fs::write(data.join("kaputt.shp"), &whole[..whole.len() / 2]).expect("written");
    scene.begin(&[data]);
    assert_eq!(scene.list().standing(), ListStanding::Ready(1));
    assert!(scene.has_text("kaputt.shp bricht in Datensatz"), "what is wrong stands in the row");
    scene.click("Angehaktes übernehmen");
    assert_eq!(scene.levels(), [("Gemeinden".to_owned(), 29)]);
}
