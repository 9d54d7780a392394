//! The three steps to a first map, with what is done and what comes next.

use egui::{RichText, Sense, Ui, pos2, vec2};

use crate::app::command::{Command, FilePurpose};
use crate::app::state::{AppState, Place};
use crate::app::theme::{BODY_PX, SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{ButtonLook, Icon, command_button, icon};
use crate::model::Project;
use crate::text::{Message, tr};

/// Wording keys of a step: its name, and what to do.
const STEPS: [(&str, &str); 3] = [
    ("start-step-boundaries", "start-step-boundaries-more"),
    ("start-step-values", "start-step-values-more"),
    ("start-step-map", "start-step-map-more"),
];

/// How many of the steps `project` has behind it.
fn steps_done(project: &Project) -> usize {
    let has_boundaries = project.levels.iter().any(|level| level.has_boundaries);
    let has_values = !project.indicators.is_empty();
    match (has_boundaries, has_values) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    }
}

/// Shows the steps; with a project also how far it is, with a button for the next one.
pub fn steps_ui(ui: &mut Ui, state: &AppState, project: Option<&Project>, out: &mut Vec<Command>) {
    let language = state.view.language;
    let done = project.map(steps_done);
    for (position, (name, more)) in STEPS.into_iter().enumerate() {
        let is_done = done.is_some_and(|done| position < done);
        let is_next = done == Some(position);
        let more =
            if (position, project.is_some()) == (0, true) { "start-step-boundaries-here" } else { more };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            number_ui(ui, position + 1, (is_done, is_next || done.is_none()));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let step = Message::new(name).to_text(language);
                ui.add(egui::Label::new(RichText::new(step).font(semibold(BODY_PX))));
                let more =
                    RichText::new(tr(language, more)).font(regular(SMALL_PX + 0.5)).color(roles(ui).second);
                ui.add(egui::Label::new(more).wrap());
                if is_next {
                    ui.add_space(4.0);
                    let command = match position {
                        0 | 1 => Command::PickFile(FilePurpose::Import),
                        _ => Command::Go(Place::Map),
                    };
                    ui.horizontal(|ui| command_button(ui, state, &command, ButtonLook::Primary, out));
                }
            });
        });
        ui.add_space(6.0);
    }
}

/// The number in a circle; a tick where it is done.
fn number_ui(ui: &mut Ui, number: usize, (is_done, is_strong): (bool, bool)) {
    let look = roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::hover());
    let middle = pos2(rect.center().x, rect.center().y + 2.0);
    let (fill, ink) = if is_done { (look.accent, look.on_accent) } else { (look.accent_ground, look.accent) };
    ui.painter().circle_filled(middle, 13.0, if is_strong || is_done { fill } else { look.hover });
    if is_done {
        icon::paint(ui.painter(), egui::Rect::from_center_size(middle, rect.size()), Icon::Check, ink);
    } else {
        let ink = if is_strong { ink } else { look.third };
        let at = egui::Align2::CENTER_CENTER;
        ui.painter().text(middle, at, number.to_string(), semibold(BODY_PX), ink);
    }
}
