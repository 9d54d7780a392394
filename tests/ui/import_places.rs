//! Facilities, people and roads in the assistant: recognised, asked about, taken in, shown, and taken back.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::commands::ImportCommand;
use sozialraumatlas::app::import::{ImportChange, ImportKind, ListStanding, Missing, Stage};
use sozialraumatlas::app::state::Place;
use sozialraumatlas::tasks::{self, SampleProject};
use sozialraumatlas::text::Language;
use sozialraumatlas::work::Work;

use crate::import::{county, empty, pages, with_municipalities};
use crate::scene::Scene;

/// Three nurseries in the county; the second has a negative capacity, the fourth line is the wrong way round, the last
/// is far off.
const NURSERIES: &str = "Nr;Name;x;y;Plätze\n1;Nord;11,15;53,00;40\n2;Süd;11,05;52,95;-5\n\
    3;Verdreht;52,97;11,10;20\n4;Fern;9,00;50,00;30\n";
/// Two inhabited cells of the county and one whose number is secret.
const CELLS: &str = "GITTER_ID_1km;Einwohner;u6\nCRS3035RES1000mN3321000E4398000;120;9\n\
    CRS3035RES1000mN3320000E4398000;80;4\nCRS3035RES1000mN3319000E4398000;-1;-1\n";

fn notices(scene: &Scene) -> Vec<String> {
    let review = scene.draft().review.clone().expect("a dry run");
    review.notices.iter().map(|notice| notice.message.to_text(Language::De)).collect()
}

fn summary(scene: &Scene) -> String {
    let review = scene.draft().review.clone().expect("a dry run");
    review.summary.iter().map(|part| part.to_text(Language::De)).collect::<Vec<_>>().join(" ")
}

/// Kinds with their number, places where people live, and whether there are roads, as the place of reachability finds them.
fn offer(scene: &Scene) -> (Vec<(String, usize)>, usize, bool) {
    let offer = scene.window().state.derived.reach.offer.clone().expect("the place was looked at");
    let kinds = offer.kinds.into_iter().map(|(name, _, count)| (name, count)).collect();
    (kinds, offer.places, offer.network.is_some())
}

fn tick(scene: &mut Scene, kind: &str) {
    scene.harness.get_by_role_and_label(Role::ComboBox, "Angebot").click();
    scene.settle();
    scene.harness.get_by_label_contains(&format!("{kind} (")).click();
    scene.settle();
    scene.harness.key_press(egui::Key::Escape);
    scene.settle();
}

#[test]
fn facilities_are_recognised_checked_taken_in_and_taken_back() {
    let mut scene = with_municipalities();
    let before = pages(&scene.path());
    let file = scene.write("kitas.csv", NURSERIES);
    scene.begin(&[file]);
    let draft = scene.draft();
    assert_eq!((draft.kind, draft.stage), (ImportKind::Facilities, Stage::Reviewed), "{:?}", draft.problem);
    let places = &draft.places;
    assert_eq!((places.kind.as_str(), places.amount_field.as_str()), ("Kita", "Plätze"));
    assert_eq!((places.x_field.as_str(), places.y_field.as_str()), ("x", "y"));
    assert_eq!(draft.name_field, "Name");
    assert_eq!(summary(&scene), "3 Einrichtungen (Kita) aus 4 Datensätzen");
    let told = notices(&scene).join("\n");
    for says in ["negative Kapazität", "Länge und Breite vertauscht", "Eine Einrichtung liegt abseits"] {
        assert!(told.contains(says), "{says} in {told}");
        assert!(scene.has_text(says), "{says} is in sight");
    }
    assert_eq!(pages(&scene.path()), before, "a dry run writes nothing");
    scene.commit();
    assert_eq!(scene.window().state.view.place, Place::Reach);
    assert_eq!(offer(&scene), (vec![("Kita".to_owned(), 3)], 0, false));
    scene.run(Command::Undo);
    assert_eq!(pages(&scene.path()), before, "page by page as before");
    scene.run(Command::Redo);
    assert_eq!(offer(&scene).0, [("Kita".to_owned(), 3)]);
}

#[test]
fn facilities_and_people_become_a_map() {
    let mut scene = with_municipalities();
    let nurseries = scene.write("kitas.csv", NURSERIES);
    scene.begin(&[nurseries]);
    scene.commit();
    let cells = scene.write("zensus.csv", CELLS);
    scene.begin(std::slice::from_ref(&cells));
    let draft = scene.draft();
    assert_eq!((draft.kind, draft.stage), (ImportKind::Population, Stage::Reviewed), "{:?}", draft.problem);
    assert_eq!(draft.places.amount_field, "Einwohner");
    assert_eq!(summary(&scene), "2 Wohnorte mit 200 Einwohnerinnen und Einwohnern aus 3 Datensätzen");
    assert!(scene.has_text("unbewohnt oder geheim"));
    assert!(scene.has_text("Lage in Deutschland"), "cells lie somewhere without columns of coordinates");
    scene.commit();
    assert_eq!(offer(&scene).1, 2);
    tick(&mut scene, "Kita");
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let reach = picture.contents().reach.clone().expect("reachability on the map");
    assert_eq!(reach.kinds[0].name, "Kita");
    assert!(picture.legend.iter().any(|row| row.count > 0), "somebody reaches something");
    // A second time the people before are replaced, and that is said before.
    scene.begin(&[cells]);
    assert!(notices(&scene)[0].contains("2 bisherigen Wohnorte des Projekts werden ersetzt"));
    assert!(scene.draft().can_be_imported());
}

#[test]
fn what_a_file_of_places_does_not_say_is_asked() {
    let mut scene = with_municipalities();
    let file =
        scene.write("liste.csv", "Name;Rechtswert;Hochwert\nNord;644000;5874000\nSüd;646000;5872000\n");
    scene.begin(&[file]);
    assert_eq!(scene.draft().missing(), Some(Missing::Crs), "metres without a system");
    scene.change(ImportChange::Crs("EPSG:25832".into()));
    assert_eq!(scene.draft().missing(), Some(Missing::Kind));
    assert!(scene.has_text("Welche Art von Einrichtungen ist das?"));
    scene.change(ImportChange::Kind("Jugendtreff".into()));
    assert_eq!(summary(&scene), "2 Einrichtungen (Jugendtreff)");
    assert_eq!(notices(&scene), [""; 0]);
    scene.run(Command::Import(ImportCommand::Close));
    let swapped = scene.write("kita_falsch.csv", "Name;x;y\nNord;53,00;11,15\nSüd;52,95;11,05\n");
    scene.begin(&[swapped]);
    assert!(scene.has_text("sind Länge und Breite vertauscht"));
    assert!(
        scene.has_text("Tauschen Sie links die beiden Spalten"),
        "advice without options of a command line"
    );
    scene.change(ImportChange::XField("y".into()));
    scene.change(ImportChange::YField("x".into()));
    assert!(scene.draft().can_be_imported(), "{:?}", scene.draft().problem);
}

#[test]
fn facilities_that_are_there_are_kept_or_replaced() {
    let mut scene = with_municipalities();
    let file = scene.write("kitas.csv", NURSERIES);
    scene.begin(std::slice::from_ref(&file));
    scene.commit();
    scene.begin(&[file]);
    assert_eq!(scene.draft().unanswered(), 3);
    assert!(scene.has_text("3 Einrichtungen sind mit Art und Schlüssel schon vorhanden"));
    scene.click("Durch die neuen ersetzen");
    scene.commit();
    assert_eq!(offer(&scene).0, [("Kita".to_owned(), 3)]);
}

#[test]
fn a_folder_with_places_is_one_list() {
    let mut scene = empty();
    let data = scene.folder.path().join("daten");
    std::fs::create_dir(&data).expect("a folder");
    for ending in ["shp", "shx", "dbf", "prj", "cpg"] {
        let name = format!("gemeinden.{ending}");
        std::fs::copy(county().join(&name), data.join(&name)).expect("copied");
    }
    std::fs::write(data.join("kitas.csv"), NURSERIES).expect("written");
    std::fs::write(data.join("zensus.csv"), CELLS).expect("written");
    scene.begin(&[data]);
    assert_eq!(scene.list().standing(), ListStanding::Ready(3));
    scene.click("Alles übernehmen");
    scene.run(Command::Import(ImportCommand::Close));
    scene.run(Command::Go(Place::Reach));
    assert_eq!(offer(&scene), (vec![("Kita".to_owned(), 3)], 2, false));
}

#[test]
fn roads_of_an_extract_replace_those_before() {
    let mut scene = Scene::open();
    let roads = scene.folder.path().join("strassen.osm.pbf");
    let written = tasks::write_sample_roads(&roads, &SampleProject::default(), &Work::unattended());
    assert!(written.expect("roads"), "the sample has roads");
    scene.begin(&[roads]);
    scene.run(Command::Import(ImportCommand::IntoNew(false)));
    let draft = scene.draft();
    assert_eq!((draft.kind, draft.stage), (ImportKind::Network, Stage::Reviewed), "{:?}", draft.problem);
    assert_eq!((draft.places.buffer.as_str(), draft.licence.as_str()), ("30", "ODbL 1.0"));
    assert!(scene.has_text("Das bisherige Wegenetz des Projekts wird ersetzt."));
    scene.change(ImportChange::Buffer("viel".into()));
    assert_eq!(scene.draft().missing(), Some(Missing::Buffer));
    scene.change(ImportChange::Buffer("5".into()));
    scene.commit();
    assert_eq!(scene.window().state.view.place, Place::Reach);
    assert!(offer(&scene).2);
    tick(&mut scene, "Kita");
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    assert!(picture.contents().reach.is_some());
}
