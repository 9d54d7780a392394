//! Keys on the map: arrows move it, Alt and arrows walk from region to region.

use egui::{Context, Key, Modifiers, Response, Ui};

use super::Canvas;
use crate::app::command::{Command, ON_MAP};
use crate::app::commands::map::{MapCommand, ON_FOCUSED_MAP, ON_MAP_PLACE};
use crate::app::state::AppState;

/// Screen points that an arrow key moves the map.
const KEY_PAN: f32 = 80.0;

impl Canvas {
    /// Commands of the keys pressed in this frame. Another widget that has the keyboard keeps its letters and digits.
    pub fn commands_of_keys(&self, ctx: &Context, state: &AppState) -> Vec<Command> {
        if !state.view.place.has_map() || state.derived.picture.is_none() || self.rubber.is_some() {
            return Vec::new();
        }
        let focused = ctx.memory(egui::Memory::focused);
        let on_map = focused.is_some() && focused == self.id;
        let mut ask = Vec::new();
        if on_map {
            ask.extend(ON_FOCUSED_MAP.map(Command::Map));
        }
        if on_map || focused.is_none() {
            ask.extend(ON_MAP_PLACE.map(Command::Map));
            ask.extend(ON_MAP);
        } else if !ctx.text_edit_focused() {
            ask.push(Command::Map(MapCommand::Leave));
        }
        let mut commands: Vec<Command> =
            ask.into_iter().filter(|command| pressed(ctx, state, command)).collect();
        if on_map {
            commands.extend(pan_of_arrows(ctx));
        }
        commands
    }

    /// Keeps the arrow keys for the map while it has the keyboard.
    pub(super) fn keep_arrows(&mut self, ui: &Ui, response: &Response) {
        self.id = Some(response.id);
        if response.clicked_by(egui::PointerButton::Primary) || response.drag_started() {
            response.request_focus();
            self.focus_by_keys = false;
        } else if response.gained_focus() {
            self.focus_by_keys = true;
        }
        if response.has_focus() {
            let filter = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
    }
}

fn pressed(ctx: &Context, state: &AppState, command: &Command) -> bool {
    let face = command.face(state);
    let Some(shortcut) = face.shortcut.filter(|_| face.enabled) else { return false };
    ctx.input_mut(|input| input.consume_shortcut(&shortcut))
}

fn pan_of_arrows(ctx: &Context) -> Vec<Command> {
    [
        (Key::ArrowLeft, [KEY_PAN, 0.0]),
        (Key::ArrowRight, [-KEY_PAN, 0.0]),
        (Key::ArrowUp, [0.0, KEY_PAN]),
        (Key::ArrowDown, [0.0, -KEY_PAN]),
    ]
    .into_iter()
    .filter(|(key, _)| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, *key)))
    .map(|(_, by)| Command::Pan(by))
    .collect()
}
