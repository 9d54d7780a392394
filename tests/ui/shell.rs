//! The frame of the window: menu, command palette, steps, notices, short messages, scale, appearance.

use std::collections::BTreeMap;

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};
use sozialraumatlas::app::command::{Command, FilePurpose, shortcut_text};
use sozialraumatlas::app::commands::ShellCommand;
use sozialraumatlas::app::menus::{self, MenuGroup};
use sozialraumatlas::app::shell_view::{Overlay, PaletteState};
use sozialraumatlas::app::state::{Place, RightTab};
use sozialraumatlas::app::theme::Appearance;
use sozialraumatlas::model::MapChange;
use sozialraumatlas::model::edit::PaletteDirection;
use sozialraumatlas::notice::Notice;
use sozialraumatlas::text::{Language, Message, every_key};

use crate::scene::Scene;

fn palette(scene: &Scene) -> PaletteState {
    match &scene.window().state.view.shell.overlay {
        Some(Overlay::Palette(palette)) => palette.clone(),
        other => panic!("no palette but {other:?}"),
    }
}

fn press(scene: &mut Scene, key: Key) {
    scene.harness.key_press(key);
    scene.settle();
}

#[test]
fn every_command_has_a_name_in_both_languages_and_keys_of_its_own() {
    let scene = Scene::open();
    let state = &scene.window().state;
    let mut keys: BTreeMap<String, Command> = BTreeMap::new();
    let all = menus::all();
    assert!(all.len() > 30, "only {} commands", all.len());
    for language in Language::ALL {
        let known = every_key(language);
        for command in &all {
            let face = command.face(state);
            let words = [Some(face.label_key), face.tooltip_key].into_iter().flatten();
            for key in words {
                assert!(known.iter().any(|other| other == key), "{key} is missing in {language:?}");
            }
        }
    }
    for command in all {
        let Some(shortcut) = command.face(state).shortcut else { continue };
        let text = shortcut_text(&shortcut, Language::De);
        if let Some(other) = keys.insert(text.clone(), command.clone()) {
            panic!("{text} runs {other:?} and {command:?}");
        }
    }
}

#[test]
fn the_palette_finds_a_region_and_goes_there_by_keyboard_alone() {
    let mut scene = Scene::open();
    scene.run(Command::Go(Place::Pages));
    let picture = scene.window().state.derived.picture.clone().expect("a map");
    let wanted = picture.by_value[3];
    let name = picture.contents().regions[wanted.position()].name.clone();
    scene.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    scene.settle();
    scene.harness.get_by_label("Befehl, Indikator oder Gebiet").type_text(&name);
    scene.settle();
    assert_eq!(palette(&scene).found[0].title, format!("Gebiet: {name}"));
    press(&mut scene, Key::Enter);
    let view = &scene.window().state.view;
    assert!(view.shell.overlay.is_none());
    assert_eq!(view.place, Place::Map);
    assert_eq!(view.selection.iter().copied().collect::<Vec<_>>(), [wanted]);
}

/// Everything at once, as a slow line delivers it.
fn in_one_frame(scene: &mut Scene, events: Vec<egui::Event>) {
    scene.harness.input_mut().events.extend(events);
    scene.settle();
}

fn down(key: Key, modifiers: egui::Modifiers) -> egui::Event {
    egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

#[test]
fn what_is_typed_faster_than_frames_reaches_the_palette() {
    let mut scene = Scene::open();
    let letters =
        |text: &str| text.chars().map(|letter| egui::Event::Text(letter.into())).collect::<Vec<_>>();
    let open = vec![down(Key::K, egui::Modifiers::COMMAND)];
    in_one_frame(&mut scene, [open, letters("dunk")].concat());
    assert_eq!(palette(&scene).text, "dunk");
    press(&mut scene, Key::Escape);
    scene.run(ShellCommand::Palette.into());
    let enter = vec![down(Key::Enter, egui::Modifiers::NONE)];
    in_one_frame(&mut scene, [letters("dunk"), enter].concat());
    assert!(
        scene.window().state.view.appearance.is_dark(),
        "Enter runs what was typed, not what stood there before"
    );
}

#[test]
fn the_palette_finds_indicators_and_commands_by_parts_of_words() {
    let mut scene = Scene::open();
    let project = scene.window().state.open_project().expect("open").clone();
    let other = project.indicators.iter().find(|other| other.name != scene.indicator_name()).expect("one");
    scene.run(ShellCommand::Palette.into());
    let begin: String = other.name.chars().take(9).collect();
    scene.run(ShellCommand::PaletteText(begin.to_lowercase()).into());
    let titles: Vec<String> = palette(&scene).found.iter().map(|found| found.title.clone()).collect();
    assert!(titles.contains(&format!("Karte: {}", other.name)), "{titles:?}");
    scene.run(ShellCommand::PaletteText("dunk".into()).into());
    assert_eq!(palette(&scene).found[0].title, "Ansicht: Dunkle Darstellung");
    press(&mut scene, Key::Enter);
    assert!(scene.window().state.view.appearance.is_dark());
    scene.run(ShellCommand::Palette.into());
    assert_eq!(palette(&scene).found[0].title, "Ansicht: Dunkle Darstellung", "used last, offered first");
}

#[test]
fn the_window_turns_dark_in_the_frame_in_which_its_map_does() {
    let mut scene = Scene::open();
    let ctx = scene.harness.ctx.clone();
    scene.harness.state_mut().run_command(&ctx, ShellCommand::ToggleDark.into());
    let begun = std::time::Instant::now();
    assert_eq!(scene.window().painted.appearance, Appearance::Light);
    loop {
        scene.harness.step();
        let panels = scene.window().painted.appearance;
        // On a busy computer the window does not wait for ever; a map in other colours is hidden then.
        let gave_up = panels == Appearance::Dark && begun.elapsed().as_millis() >= 500;
        let fits = scene.window().canvas.software.is_in(panels);
        assert!(fits || gave_up, "panels in {panels:?}, the map is not");
        if panels == Appearance::Dark {
            break;
        }
        assert!(begun.elapsed().as_secs() < 20, "the window stays light");
    }
    scene.settle();
    assert!(ctx.global_style().visuals.dark_mode);
    assert!(scene.window().canvas.software.is_in(Appearance::Dark));
}

#[test]
fn a_map_that_was_begun_in_the_light_is_finished_in_the_dark() {
    let mut scene = Scene::open();
    let path = scene.window().state.project.as_ref().expect("open").path.clone();
    let ctx = scene.harness.ctx.clone();
    let window = scene.harness.state_mut();
    window.run_command(&ctx, Command::UseFile(FilePurpose::OpenProject, path));
    window.run_command(&ctx, ShellCommand::ToggleDark.into());
    scene.settle();
    assert_eq!(scene.window().painted.appearance, Appearance::Dark);
    assert!(scene.window().canvas.software.is_in(Appearance::Dark));
}

#[test]
fn the_palette_says_why_something_cannot_be_done() {
    let mut scene = Scene::open();
    scene.run(ShellCommand::Palette.into());
    scene.run(ShellCommand::PaletteText("rückgängig".into()).into());
    let found = palette(&scene).found[0].clone();
    assert_eq!(found.why_not, Some("app-why-nothing-done"));
    assert!(scene.harness.query_by_label_contains("Es gibt nichts rückgängig zu machen.").is_some());
    press(&mut scene, Key::Enter);
    assert_eq!(palette(&scene).found[0], found, "it stays open");
}

#[test]
fn the_menu_works_by_keyboard_and_gives_the_focus_back() {
    let mut scene = Scene::open();
    press(&mut scene, Key::Tab);
    let before = scene.harness.ctx.memory(egui::Memory::focused);
    press(&mut scene, Key::F10);
    for group in MenuGroup::ALL {
        let Some(Overlay::Menu(menu)) = scene.window().state.view.shell.overlay.clone() else {
            panic!("the menu is closed");
        };
        assert_eq!(menu.group, group);
        press(&mut scene, Key::ArrowRight);
    }
    for _ in 0..3 {
        press(&mut scene, Key::ArrowRight);
    }
    press(&mut scene, Key::ArrowDown);
    press(&mut scene, Key::ArrowDown);
    press(&mut scene, Key::Enter);
    assert_eq!(scene.window().state.view.place, Place::ALL[2]);
    assert!(scene.window().state.view.shell.overlay.is_none());
    scene.run(Command::Go(Place::Map));
    press(&mut scene, Key::F10);
    press(&mut scene, Key::Escape);
    assert!(scene.window().state.view.shell.overlay.is_none());
    assert_eq!(scene.harness.ctx.memory(egui::Memory::focused), before);
}

#[test]
fn alt_alone_opens_the_menu_and_alt_with_a_key_does_not() {
    let mut scene = Scene::open();
    let hold = |scene: &mut Scene, alt: bool| {
        let modifiers = egui::Modifiers::ALT;
        let key = Key::AltLeft;
        scene.harness.event(egui::Event::Key {
            key,
            physical_key: None,
            pressed: alt,
            repeat: false,
            modifiers,
        });
        scene.settle();
    };
    hold(&mut scene, true);
    hold(&mut scene, false);
    assert!(matches!(scene.window().state.view.shell.overlay, Some(Overlay::Menu(_))));
    press(&mut scene, Key::Escape);
    hold(&mut scene, true);
    scene.harness.key_press_modifiers(egui::Modifiers::ALT, Key::A);
    scene.harness.step();
    hold(&mut scene, false);
    assert!(scene.window().state.view.shell.overlay.is_none());
}

#[test]
fn a_click_on_a_step_goes_to_that_state_and_forth_again() {
    let mut scene = Scene::open();
    let states: Vec<_> = ["Blues", "Greens", "Purples", "Oranges"]
        .into_iter()
        .map(|name| {
            let change = MapChange::Palette(name.into(), PaletteDirection::Forward);
            scene.run(Command::map(change));
            scene.window().state.open_project().cloned()
        })
        .collect();
    scene.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::H);
    scene.settle();
    scene.click("Farben ändern: Greens");
    assert_eq!(scene.window().state.open_project().cloned(), states[1]);
    scene.click("Farben ändern: Oranges");
    assert_eq!(scene.window().state.open_project().cloned(), states[3]);
    scene.click("Stand beim Öffnen");
    assert!(!scene.window().state.can_undo());
    press(&mut scene, Key::Escape);
    assert!(scene.harness.query_by_label("Stand beim Öffnen").is_none());
}

#[test]
fn messages_stand_in_the_status_line_and_cover_nothing() {
    let mut scene = Scene::open();
    let notice = Notice::error(Message::new("app-panic")).with_hint(Message::new("app-panic-hint"));
    scene.harness.state_mut().state.tell(notice);
    scene.harness.step();
    scene.harness.step();
    let message = scene.harness.get_by_label_contains("Ein Arbeitsschritt ist durch einen Fehler");
    let shown = message.rect();
    assert!(shown.top() >= 768.0 - 28.0 && shown.bottom() <= 768.0, "{shown:?}");
    let map = scene.window().canvas.face.expect("a map");
    assert!(!map.intersects(shown), "{map:?} is covered by {shown:?}");
    assert!(shown.right() < 1366.0 - 200.0, "{shown:?} covers the end of the line");
    message.click();
    scene.settle();
    assert_eq!(scene.window().state.view.tab, RightTab::Notices);
    assert!(scene.harness.query_by_label("1 Fehler").is_some());
}

#[test]
fn notices_open_beside_a_place_without_a_right_side() {
    let mut scene = Scene::open();
    scene.run(Command::Go(Place::Pages));
    scene.run(ShellCommand::Notices.into());
    assert!(scene.harness.query_by_label_contains("Keine Hinweise.").is_some());
    scene.run(ShellCommand::Notices.into());
    assert!(scene.harness.query_by_label_contains("Keine Hinweise.").is_none());
}

#[test]
fn a_notice_leads_to_the_indicator_it_names() {
    let mut scene = Scene::open();
    let project = scene.window().state.open_project().expect("open").clone();
    let other = project.indicators.iter().find(|other| other.name != scene.indicator_name()).expect("one");
    let message = Message::new("app-palette-indicator").with("indicator", other.name.as_str());
    scene.harness.state_mut().state.keep(Notice::warning(message));
    scene.run(Command::Tab(RightTab::Notices));
    scene.click("Zeigen");
    assert_eq!(scene.indicator_name(), other.name);
}

#[test]
fn at_every_scale_everything_stands_inside_the_window() {
    let mut scene = Scene::open();
    for (percent, size) in [(200, [1920.0, 1080.0]), (200, [1366.0, 768.0]), (250, [1920.0, 1080.0])] {
        let factor = f32::from(percent as u16) / 100.0;
        scene.harness.set_size(egui::vec2(size[0], size[1]) / factor);
        for place in Place::ALL {
            scene.run(Command::Go(place));
            let window = scene.harness.ctx.content_rect();
            for node in scene.harness.root().children_recursive() {
                let access = node.accesskit_node();
                if access.role() != egui::accesskit::Role::Button {
                    continue;
                }
                let rect = node.rect();
                let inside = rect.left() >= -0.5 && rect.right() <= window.right() + 0.5;
                assert!(inside, "{:?} at {rect:?} in {window:?}, {place:?}", access.label());
            }
        }
    }
}
