//! The help inside the program: F1 leads to the right topic, links and search lead on.

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::command::{Command, shortcut_text};
use sozialraumatlas::app::commands::ShellCommand;
use sozialraumatlas::app::help::HelpTopic;
use sozialraumatlas::app::menus;
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::text::{Language, tr};

use crate::scene::Scene;

fn topic(scene: &Scene) -> Option<HelpTopic> {
    scene.window().state.view.shell.help.as_ref().map(|help| help.topic)
}

#[test]
fn f1_leads_to_the_topic_of_what_is_shown_and_escape_back() {
    let mut scene = Scene::open();
    for (commands, expected) in [
        (vec![Command::Go(Place::Holdings)], HelpTopic::DataIn),
        (vec![Command::Go(Place::Pages)], HelpTopic::Pages),
        (vec![Command::Go(Place::Map), Command::Tab(RightTab::Table)], HelpTopic::FirstMap),
        (vec![Command::Go(Place::Map), Command::Tab(RightTab::Notices)], HelpTopic::Trouble),
    ] {
        for command in commands {
            scene.run(command);
        }
        scene.harness.key_press(Key::F1);
        scene.settle();
        assert_eq!(topic(&scene), Some(expected));
        scene.harness.key_press(Key::Escape);
        scene.settle();
        assert_eq!(topic(&scene), None);
    }
}

#[test]
fn links_search_and_places_lead_on() {
    let mut scene = Scene::open();
    scene.run(ShellCommand::HelpHere.into());
    assert!(
        scene.harness.query_all_by_label_contains("Das Fenster mit der Karte").next().is_some(),
        "its picture is named"
    );
    // The links stand at the end of the page, below the edge of the window.
    scene.harness.get_by_label("→ Klassen bilden").click_accesskit();
    scene.settle();
    assert_eq!(topic(&scene), Some(HelpTopic::Classes));
    scene.run(ShellCommand::HelpSearch("schwarzweiß".into()).into());
    assert_eq!(topic(&scene), Some(HelpTopic::Colours), "the first page that has the word");
    assert!(scene.harness.query_by_label("Tastatur").is_none());
    scene.run(ShellCommand::HelpSearch("xyzxyz".into()).into());
    assert_eq!(topic(&scene), Some(HelpTopic::Colours), "nothing found, nothing jumps");
    scene.run(Command::Go(Place::Map));
    assert_eq!(topic(&scene), None);
}

#[test]
fn the_page_of_keys_names_every_key_of_the_menu() {
    let mut scene = Scene::open();
    scene.run(ShellCommand::Help(HelpTopic::Keyboard).into());
    let texts: Vec<String> =
        scene.harness.root().children_recursive().filter_map(|node| node.accesskit_node().value()).collect();
    for command in menus::all() {
        let face = command.face(&scene.window().state);
        let Some(keys) = face.shortcut else { continue };
        let keys = shortcut_text(&keys, Language::De);
        assert!(texts.contains(&keys), "{keys} is missing");
        assert!(texts.contains(&tr(Language::De, face.label_key)), "{} is missing", face.label_key);
    }
}

#[test]
fn about_names_version_and_licences() {
    let mut scene = Scene::open();
    scene.run(ShellCommand::Help(HelpTopic::About).into());
    let version = format!("Sozialraumatlas {}", env!("CARGO_PKG_VERSION"));
    assert!(scene.harness.query_by_label(version.as_str()).is_some());
    scene.click("Schrift Inter");
    assert!(scene.harness.query_by_label_contains("SIL OPEN FONT LICENSE").is_some());
}
