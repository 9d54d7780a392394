//! What keys do: shortcuts of commands, and the keys of what lies over the window.

use egui::{Context, Event, Key, Modifiers};

use super::command::{Command, with_shortcuts};
use super::commands::ShellCommand;
use super::layout::NARROW;
use super::menus::MenuGroup;
use super::shell::Window;
use super::shell_view::{MenuState, Overlay, PaletteState};

/// Rows that the page keys move in the palette.
const PAGE: usize = 10;

impl Window {
    /// Commands of the keys pressed since the last frame.
    pub(super) fn commands_of_keys(&mut self, ctx: &Context) -> Vec<Command> {
        if let Some(overlay) = self.state.view.shell.overlay.clone() {
            return self.commands_over(ctx, &overlay);
        }
        // Escape closes what lies on top first; the list that is open hears it itself.
        if egui::Popup::is_any_open(ctx) && ctx.input(|input| input.key_pressed(Key::Escape)) {
            return Vec::new();
        }
        let mut commands = Vec::new();
        if self.alt_was_tapped(ctx) {
            commands.push(ShellCommand::Menu.into());
        }
        if self.state.view.shell.help.is_some()
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            commands.push(ShellCommand::CloseHelp.into());
        }
        let typing = ctx.text_edit_focused();
        let redo = egui::KeyboardShortcut::new(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::Z);
        if !typing && ctx.input_mut(|input| input.consume_shortcut(&redo)) {
            commands.push(Command::Redo);
        }
        for command in with_shortcuts(&self.state) {
            // A text field takes back its own typing.
            if typing && matches!(command, Command::Undo | Command::Redo) {
                continue;
            }
            let face = command.face(&self.state);
            let Some(shortcut) = face.shortcut.filter(|_| face.enabled) else { continue };
            if ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                let opens_palette = command == ShellCommand::Palette.into();
                commands.push(command);
                let typed = if opens_palette && !typing { letters(ctx) } else { String::new() };
                if !typed.is_empty() {
                    commands.push(ShellCommand::PaletteText(typed).into());
                }
            }
        }
        if !typing {
            commands.extend(self.canvas.commands_of_keys(ctx, &self.state));
        }
        commands
    }

    /// Over the window only its own keys count, and those that close it again.
    fn commands_over(&self, ctx: &Context, overlay: &Overlay) -> Vec<Command> {
        let pressed = |key| ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let mut commands = Vec::new();
        if pressed(Key::Escape) > 0 {
            commands.push(ShellCommand::CloseOverlay.into());
        }
        for command in [ShellCommand::Palette, ShellCommand::Menu, ShellCommand::History] {
            let keys = command.face(&self.state).shortcut;
            if keys.is_some_and(|keys| ctx.input_mut(|input| input.consume_shortcut(&keys))) {
                commands.push(command.into());
            }
        }
        match overlay {
            Overlay::Palette(palette) => {
                let types =
                    ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Text(_))));
                // What is typed before the field has the keyboard is not lost.
                if types && !super::panels::palette::field_has_keyboard(ctx) {
                    let text = format!("{}{}", palette.text, letters(ctx));
                    commands.push(ShellCommand::PaletteText(text).into());
                }
                commands.extend(keys_of_palette(palette, types, pressed));
            }
            Overlay::Menu(menu) => commands.extend(keys_of_menu(*menu, pressed)),
            Overlay::History | Overlay::BaseMap(_) => {}
        }
        commands
    }

    /// Alt pressed and let go without anything else: so the menus of other programs are reached.
    fn alt_was_tapped(&mut self, ctx: &Context) -> bool {
        let alone = &mut self.state.view.shell.alt_alone;
        let mut tapped = false;
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Key { key: Key::AltLeft, pressed, .. } => {
                        tapped |= !pressed && *alone;
                        *alone = *pressed;
                    }
                    Event::PointerMoved(_) | Event::MouseMoved(_) | Event::ModifiersChanged(_) => {}
                    _ => *alone = false,
                }
            }
        });
        tapped
    }

    /// A narrow window (a large scale, a small screen) has room for one side: the right one gives way, and comes back.
    pub(super) fn follow_width(&mut self, ctx: &Context) {
        let narrow = ctx.content_rect().width() < NARROW;
        let view = &mut self.state.view;
        match (narrow, view.shell.right_before_narrow) {
            (true, None) => {
                view.shell.right_before_narrow = Some(view.right_open);
                view.right_open = false;
            }
            (false, Some(open)) => {
                view.shell.right_before_narrow = None;
                view.right_open = open || view.right_open;
            }
            _ => {}
        }
    }

    /// What had the keyboard gets it back when nothing lies over the window any more.
    pub(super) fn give_focus_back(&mut self, ctx: &Context) {
        let shell = &mut self.state.view.shell;
        match (&shell.overlay, shell.focus_before) {
            (Some(_), None) => shell.focus_before = ctx.memory(egui::Memory::focused),
            // What lay over the window keeps the keyboard for one more frame.
            (None, Some(_)) if ctx.memory(|memory| memory.top_modal_layer().is_some()) => {
                ctx.request_repaint();
            }
            (None, Some(before)) => {
                // A field that was opened from there keeps the keyboard.
                if ctx.memory(egui::Memory::focused).is_none() {
                    ctx.memory_mut(|memory| memory.request_focus(before));
                }
                shell.focus_before = None;
            }
            _ => {}
        }
    }
}

/// Takes what is typed.
fn letters(ctx: &Context) -> String {
    ctx.input_mut(|input| {
        let mut text = String::new();
        input.events.retain(|event| match event {
            Event::Text(letters) => {
                text.push_str(letters);
                false
            }
            _ => true,
        });
        text
    })
}

/// Keys can come faster than frames: what Enter runs is found with all letters typed before it.
pub(super) fn run_last(commands: &mut [Command]) {
    commands.sort_by_key(|command| matches!(command, Command::Shell(ShellCommand::PaletteRun(_))));
}

/// Arrows go round, page keys stop at the ends. Keys can come faster than frames, so they are counted.
fn keys_of_palette(palette: &PaletteState, types: bool, pressed: impl Fn(Key) -> usize) -> Vec<Command> {
    if types {
        let enters = pressed(Key::Enter) > 0;
        return if enters { vec![ShellCommand::PaletteRun(0).into()] } else { Vec::new() };
    }
    let count = palette.found.len().max(1);
    let last = count - 1;
    let mut at = (palette.chosen + pressed(Key::ArrowDown)) % count;
    at = (at + (count - pressed(Key::ArrowUp) % count)) % count;
    at = (at + PAGE * pressed(Key::PageDown)).min(last);
    at = at.saturating_sub(PAGE * pressed(Key::PageUp));
    let mut commands = Vec::new();
    if at != palette.chosen {
        commands.push(ShellCommand::PalettePoint(at).into());
    }
    if pressed(Key::Enter) > 0 {
        commands.push(ShellCommand::PaletteRun(at).into());
    }
    commands
}

fn keys_of_menu(menu: MenuState, pressed: impl Fn(Key) -> usize) -> Vec<Command> {
    let groups = MenuGroup::ALL;
    let place = groups.iter().position(|group| *group == menu.group).unwrap_or(0);
    let forth = pressed(Key::ArrowRight) + pressed(Key::Tab);
    let back = pressed(Key::ArrowLeft) % groups.len();
    let turned = (place + forth + groups.len() - back) % groups.len();
    let group = groups.get(turned).copied().unwrap_or_default();
    let rows = group.commands().len().max(1);
    let from = if group == menu.group { menu.row } else { 0 };
    let row = (from + pressed(Key::ArrowDown) + rows - pressed(Key::ArrowUp) % rows) % rows;
    let mut commands = Vec::new();
    if group != menu.group {
        commands.push(ShellCommand::MenuGroup(group).into());
    }
    if (group, row) != (menu.group, menu.row) {
        commands.push(ShellCommand::MenuPoint(row).into());
    }
    commands
}
