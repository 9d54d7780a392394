//! Light, dark, more contrast: the window takes new colours in the frame in which its map has them.

use std::time::{Duration, Instant};

use egui::{Context, Ui};

use super::canvas::CanvasKind;
use super::map_picture::Renewal;
use super::shell::Window;
use super::theme::{self, Appearance};

/// Longest that the window waits for a map in the new colours.
const LONGEST: Duration = Duration::from_millis(500);

/// The colours that the window is painted in.
#[derive(Debug, Clone, Copy)]
pub struct Painted {
    /// As it is now; what the person chose may be another.
    pub appearance: Appearance,
    waits_since: Option<Instant>,
}

impl Painted {
    /// A window painted like this.
    pub fn new(appearance: Appearance) -> Self {
        Self { appearance, waits_since: None }
    }
}

impl Window {
    /// Light, dark or with more contrast, as the person chose.
    pub(super) fn appear(&mut self, appearance: Appearance) {
        self.state.view.shell.follows_system = false;
        self.choose_appearance(appearance);
        self.remember();
    }

    fn choose_appearance(&mut self, appearance: Appearance) {
        self.state.view.appearance = appearance;
        self.want(Renewal::Colors);
    }

    /// Takes light or dark from the system while the person has not chosen.
    pub(super) fn follow_system(&mut self, ctx: &Context) {
        let Some(system) = ctx.system_theme().filter(|_| self.state.view.shell.follows_system) else {
            return;
        };
        let wanted = self.state.view.appearance.in_theme(system);
        if wanted != self.state.view.appearance {
            self.choose_appearance(wanted);
        }
    }

    /// Paints the window as chosen once its map is: light panels around a dark map would flash.
    pub(super) fn follow_appearance(&mut self, ui: &mut Ui) {
        let wanted = self.state.view.appearance;
        if self.painted.appearance == wanted {
            self.painted.waits_since = None;
            return;
        }
        let waits = self.painted.waits_since.get_or_insert_with(Instant::now).elapsed();
        if !self.map_is_in(wanted) && waits < LONGEST {
            ui.ctx().request_repaint_after(LONGEST.saturating_sub(waits));
            return;
        }
        theme::apply(ui.ctx(), wanted);
        if self.state.view.shell.still {
            theme::hold_still(ui.ctx());
        }
        ui.set_style(ui.ctx().global_style());
        self.painted = Painted::new(wanted);
    }

    /// Whether no map is seen that has other colours.
    fn map_is_in(&self, appearance: Appearance) -> bool {
        let view = &self.state.view;
        let seen = view.place.has_map() && !view.start.open && view.shell.help.is_none();
        let Some(picture) = self.state.derived.picture.as_ref().filter(|_| seen) else { return true };
        picture.request.appearance == appearance
            && (self.canvas.kind == CanvasKind::Gpu || self.canvas.software.is_in(appearance))
    }
}
