//! Classes: scheme, number, distribution with breaks.

use egui::{Align, Layout, Role, Sense, Ui, WidgetInfo, vec2};

use super::histogram::histogram_ui;
use crate::app::command::Command;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{Choice, choice_field, focus_ring, heading};
use crate::classify::Scheme;
use crate::model::{Classing, MapChange, Project};
use crate::text::{Message, tr};

/// Schemes offered, by wording key.
const SCHEMES: [(Scheme, &str); 9] = [
    (Scheme::FisherJenks, "app-scheme-fisher-jenks"),
    (Scheme::Quantile, "app-scheme-quantile"),
    (Scheme::EqualInterval, "app-scheme-equal-interval"),
    (Scheme::Pretty, "app-scheme-pretty"),
    (Scheme::StandardDeviation, "app-scheme-standard-deviation"),
    (Scheme::HeadTail, "app-scheme-head-tail"),
    (Scheme::MaximumBreaks, "app-scheme-maximum-breaks"),
    (Scheme::BoxPlot, "app-scheme-box-plot"),
    (Scheme::Geometric, "app-scheme-geometric"),
];

/// Shows scheme, number of classes and the distribution.
pub fn classes_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let classing = &project.map.classing;
    let name = tr(language, "app-classes");
    ui.horizontal(|ui| {
        heading(ui, &name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| class_counts_ui(ui, state, classing, out));
    });
    let width = ui.available_width();
    let chosen = SCHEMES.iter().position(|(scheme, _)| *scheme == classing.scheme);
    let key = chosen.and_then(|position| SCHEMES.get(position)).map_or("app-scheme-manual", |(_, key)| *key);
    let picked = choice_field(
        ui,
        &Choice {
            name: &name,
            text: &tr(language, key),
            aside: "",
            options: SCHEMES.iter().map(|(_, key)| (tr(language, key), String::new())).collect(),
            chosen,
            width,
        },
    );
    if let Some((scheme, _)) = picked.and_then(|position| SCHEMES.get(position)) {
        out.push(Command::map(MapChange::Classing(Classing { scheme: *scheme, ..classing.clone() })));
    }
    histogram_ui(ui, state);
}

/// The numbers of classes that read well, each one click away; drawn from right to left.
fn class_counts_ui(ui: &mut Ui, state: &AppState, classing: &Classing, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 1.0;
    let colors = roles(ui);
    let mut counts: Vec<usize> = (3..=7).collect();
    if !counts.contains(&classing.classes) {
        counts.push(classing.classes);
        counts.sort_unstable();
    }
    for count in counts.into_iter().rev() {
        let active = count == classing.classes;
        let name = Message::new("app-n-classes").with("count", count).to_text(state.view.language);
        let (rect, response) = ui.allocate_exact_size(vec2(24.0, 20.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, active, &name));
        let ink = match (active, response.hovered()) {
            (true, _) => colors.accent,
            (false, true) => colors.ink,
            (false, false) => colors.third,
        };
        if active {
            ui.painter().rect_filled(rect, 5.0, colors.accent_ground);
        }
        let font = if active { semibold(SMALL_PX + 0.5) } else { regular(SMALL_PX + 0.5) };
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, count, font, ink);
        focus_ring(ui, &response, rect);
        if response.on_hover_text(name).clicked() && !active {
            out.push(Command::map(MapChange::Classing(Classing { classes: count, ..classing.clone() })));
        }
    }
}
