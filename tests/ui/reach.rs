//! Everything is reached by keyboard, has a fitting role, and says where the keyboard is.

use std::collections::BTreeMap;

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::clipboard::PictureClipboard;
use sozialraumatlas::app::command::Command;
use sozialraumatlas::app::commands::table::TableCommand;
use sozialraumatlas::app::commands::{RelationCommand, ShellCommand, TypologyCommand};
use sozialraumatlas::app::relation_view::MapStyle;
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::app::table_view::{Direction, TableColumn};
use sozialraumatlas::app::typology_view::Step;
use sozialraumatlas::model::MapChange;
use sozialraumatlas::text::Language;

use crate::scene::Scene;

/// Every place with every tab, the help and the start page.
fn places() -> Vec<Vec<Command>> {
    let map = RightTab::ALL.into_iter().map(|tab| vec![Command::Go(Place::Map), Command::Tab(tab)]);
    let others =
        [Place::Holdings, Place::Reach, Place::Pages].into_iter().map(|place| vec![Command::Go(place)]);
    let steps = Step::ALL.into_iter().map(|step| {
        let open = Command::from(TypologyCommand::Step(step));
        vec![Command::Go(Place::Typology), open, Command::Tab(RightTab::Reasons)]
    });
    let styles = MapStyle::ALL.into_iter().rev().map(|style| vec![RelationCommand::Style(style).into()]);
    let start = Command::Start(sozialraumatlas::app::commands::StartCommand::Show);
    let suggested = vec![Command::Go(Place::Typology), TypologyCommand::Suggest.into()];
    map.chain(others)
        .chain(styles)
        .chain([suggested])
        .chain(steps)
        .chain([vec![start], vec![Command::Go(Place::Map), ShellCommand::HelpHere.into()]])
        .collect()
}

type Stops = BTreeMap<String, String>;

/// What can have the keyboard, by id, with role and name.
fn stops(scene: &Scene) -> Stops {
    let window = scene.harness.ctx.content_rect();
    let nodes = scene.harness.root().children_recursive();
    let stops = nodes.filter(|node| {
        let access = node.accesskit_node();
        let holds =
            matches!(access.role(), Role::GenericContainer | Role::Window | Role::Unknown | Role::ScrollBar);
        access.data().supports_action(Action::Focus)
            && !access.is_disabled()
            && !holds
            && window.intersects(node.rect())
    });
    stops
        .map(|node| {
            let access = node.accesskit_node();
            (format!("{:?}", access.id()), format!("{:?} {:?}", access.role(), access.label()))
        })
        .collect()
}

#[test]
fn the_tab_key_reaches_everything_that_can_have_the_keyboard() {
    let mut scene = Scene::open();
    for commands in places() {
        for command in commands.clone() {
            scene.run(command);
        }
        let mut missing = stops(&scene);
        let all = missing.len();
        assert!(all > 5, "only {all} stops after {commands:?}");
        for _ in 0..all * 2 + 10 {
            scene.harness.key_press(Key::Tab);
            scene.harness.step();
            scene.harness.step();
            let nodes = scene.harness.root().children_recursive();
            let focused = nodes.into_iter().find(|node| node.accesskit_node().is_focused());
            if let Some(focused) = focused {
                missing.remove(&format!("{:?}", focused.accesskit_node().id()));
            }
            // Lists scroll under the keyboard: what is out of sight by now is no stop any more.
            let now = stops(&scene);
            missing.retain(|id, _| now.contains_key(id));
            if missing.is_empty() {
                break;
            }
        }
        assert!(missing.is_empty(), "not reached after {commands:?}: {missing:#?}");
    }
}

#[test]
fn what_can_be_clicked_has_a_role_that_says_what_it_does() {
    let fitting = [
        Role::Button,
        Role::DefaultButton,
        Role::CheckBox,
        Role::RadioButton,
        Role::Tab,
        Role::Link,
        Role::ComboBox,
        Role::ListBoxOption,
        Role::Slider,
        Role::SpinButton,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::SearchInput,
        Role::Canvas,
        Role::MenuItem,
        Role::ColorWell,
        Role::Switch,
        Role::TreeItem,
        Role::Row,
        Role::Image,
    ];
    let holds =
        [Role::GenericContainer, Role::Window, Role::Unknown, Role::ScrollBar, Role::Splitter, Role::Label];
    let mut scene = Scene::open();
    for commands in places() {
        for command in commands.clone() {
            scene.run(command);
        }
        for node in scene.harness.root().children_recursive() {
            let access = node.accesskit_node();
            let clicks = access.data().supports_action(Action::Click);
            if clicks && !holds.contains(&access.role()) {
                let about = format!("{:?} {:?} after {commands:?}", access.role(), access.label());
                assert!(fitting.contains(&access.role()), "{about}");
            }
        }
    }
}

#[test]
fn a_column_is_made_wider_by_keys_and_mouse_and_stays_so() {
    let mut scene = Scene::open();
    scene.run(Command::Tab(RightTab::Table));
    let width = |scene: &Scene| scene.window().state.view.table.widths.get(&TableColumn::Value).copied();
    assert_eq!(width(&scene), None);
    let unit = {
        let picture = scene.window().state.derived.picture.clone().expect("a map");
        sozialraumatlas::app::table_cells::column_head(&scene.window().state, &picture, &TableColumn::Value).0
    };
    let name = format!("Nach „{unit}“ ordnen");
    let before = scene.harness.get_by_label(&name).rect();
    scene.harness.get_by_label(&name).focus();
    scene.settle();
    for _ in 0..3 {
        scene.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
        scene.settle();
    }
    assert_eq!(width(&scene), Some(TableColumn::Value.default_width() + 30.0));
    let after = scene.harness.get_by_label(&name).rect();
    assert!((after.width() - before.width() - 30.0).abs() < 0.5, "{before:?} {after:?}");
    scene.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    scene.settle();
    assert_eq!(width(&scene), Some(TableColumn::Value.default_width() + 20.0));
    let edge = scene.harness.get_by_label(&name).rect().right_center();
    scene.harness.drag_at(edge);
    scene.harness.step();
    scene.harness.hover_at(edge + egui::vec2(-12.0, 0.0));
    scene.harness.step();
    scene.harness.drop_at(edge + egui::vec2(-12.0, 0.0));
    scene.settle();
    let dragged = width(&scene).expect("a width");
    assert!((dragged - TableColumn::Value.default_width() - 8.0).abs() < 2.0, "{dragged}");
}

#[test]
fn the_parent_column_is_ordered_by_name() {
    let mut scene = Scene::open();
    scene.run(Command::map(MapChange::Level(Some("Gemeinden".into()))));
    scene.run(Command::Table(TableCommand::ToggleColumn(TableColumn::Parent)));
    scene.run(Command::Table(TableCommand::Sort(TableColumn::Parent)));
    let names = |scene: &Scene| -> Vec<String> {
        let state = &scene.window().state;
        let picture = state.derived.picture.clone().expect("a map");
        let rows = state.derived.table.rows.iter();
        let cell = |region: &sozialraumatlas::geo::RegionIndex| {
            sozialraumatlas::app::table_cells::table_cell(state, &picture, (&TableColumn::Parent, *region))
                .text(Language::De)
        };
        rows.map(cell).filter(|name| !name.is_empty()).collect()
    };
    let shown = names(&scene);
    let mut wanted = shown.clone();
    wanted.sort_by_key(|name| sozialraumatlas::app::finding::collation_key(name));
    wanted.dedup();
    assert!(wanted.len() > 2, "{wanted:?}");
    let mut seen = shown.clone();
    seen.dedup();
    assert_eq!(seen, wanted);
    scene.run(Command::Table(TableCommand::Sort(TableColumn::Parent)));
    assert_eq!(scene.window().state.view.table.sort.1, Direction::Down);
    let mut seen = names(&scene);
    seen.dedup();
    wanted.reverse();
    assert_eq!(seen, wanted);
}

#[test]
fn without_a_clipboard_nothing_is_said_to_be_copied() {
    let mut scene = Scene::open();
    scene.run(Command::CopyTable);
    let told = |scene: &Scene| scene.window().state.view.toasts.last().expect("a message").text.clone();
    assert_eq!(told(&scene), "Die Tabelle liegt in der Zwischenablage.");
    *scene.window().clipboard.lock().expect("free") = PictureClipboard::Missing;
    scene.run(Command::CopyTable);
    assert_eq!(told(&scene), "Dieser Rechner hat keine Zwischenablage. Es wurde nichts kopiert.");
}
