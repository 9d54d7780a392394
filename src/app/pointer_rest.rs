//! A pointer that rests while keys are pressed points at nothing: no tooltip lies over what a key has opened.

use egui::{Event, Key, Pos2, RawInput};

/// Where the pointer rests.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PointerRest {
    last: Option<Pos2>,
    buttons: usize,
    is_away: bool,
}

impl PointerRest {
    /// Takes the pointer away at a key, and brings it back as soon as the hand is at the mouse again.
    pub(super) fn follow(&mut self, input: &mut RawInput) {
        let mut events = Vec::with_capacity(input.events.len() + 1);
        for event in input.events.drain(..) {
            match &event {
                Event::PointerMoved(place) => self.back_at(Some(*place)),
                Event::PointerGone => self.back_at(None),
                Event::PointerButton { pos, pressed, .. } => {
                    self.buttons = if *pressed { self.buttons + 1 } else { self.buttons.saturating_sub(1) };
                    self.back_at(Some(*pos));
                }
                Event::MouseWheel { .. } | Event::Zoom(_) if self.is_away => {
                    events.extend(self.last.map(Event::PointerMoved));
                    self.is_away = false;
                }
                _ => {}
            }
            let leaves = matches!(&event, Event::Key { key, pressed: true, .. } if !is_modifier(*key));
            events.push(event);
            if leaves && !self.is_away && self.buttons == 0 && self.last.is_some() {
                events.push(Event::PointerGone);
                self.is_away = true;
            }
        }
        input.events = events;
    }

    fn back_at(&mut self, place: Option<Pos2>) {
        self.last = place;
        self.is_away = false;
    }
}

/// Keys that change what a click means.
fn is_modifier(key: Key) -> bool {
    matches!(
        key,
        Key::ShiftLeft
            | Key::ShiftRight
            | Key::ControlLeft
            | Key::ControlRight
            | Key::AltLeft
            | Key::AltRight
            | Key::SuperLeft
            | Key::SuperRight
    )
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, TouchPhase, pos2, vec2};

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn wheel() -> Event {
        let (unit, phase) = (MouseWheelUnit::Line, TouchPhase::Move);
        let (source, modifiers) = (MouseWheelSource::Unknown, Modifiers::NONE);
        Event::MouseWheel { unit, delta: vec2(0.0, 1.0), phase, source, modifiers }
    }

    fn button(pressed: bool) -> Event {
        let (pos, button) = (pos2(5.0, 5.0), PointerButton::Primary);
        Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }
    }

    #[test]
    fn a_key_takes_the_pointer_away_and_the_wheel_brings_it_back() {
        fn check(events: &[Event], expected: &[Event]) {
            let mut input = RawInput { events: events.to_vec(), ..RawInput::default() };
            PointerRest::default().follow(&mut input);
            assert_eq!(input.events, expected);
        }
        let moved = Event::PointerMoved(pos2(5.0, 5.0));
        let f1 = || key(Key::F1);
        check(&[f1()], &[f1()]);
        check(&[moved.clone(), f1(), f1()], &[moved.clone(), f1(), Event::PointerGone, f1()]);
        check(&[moved.clone(), key(Key::ShiftLeft)], &[moved.clone(), key(Key::ShiftLeft)]);
        check(
            &[moved.clone(), f1(), wheel(), wheel()],
            &[moved.clone(), f1(), Event::PointerGone, moved.clone(), wheel(), wheel()],
        );
        let held = [button(true), f1(), button(false), f1()];
        check(&held, &[button(true), f1(), button(false), f1(), Event::PointerGone]);
    }
}
