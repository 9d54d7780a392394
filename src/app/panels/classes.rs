//! Classes: scheme, number, distribution with breaks, and what there is to say about them.

use egui::{Align, Layout, Popup, PopupCloseBehavior, Role, Sense, Ui, WidgetInfo, vec2};

use super::class_options::class_options_ui;
use super::histogram::histogram_ui;
use crate::app::command::Command;
use crate::app::commands::classes::ClassesCommand;
use crate::app::state::AppState;
use crate::app::theme::{RADIUS, SMALL_PX, regular, roles};
use crate::app::widgets::{Choice, Icon, Segment, choice_field, focus_ring, icon, segments_ui};
use crate::classify::Scheme;
use crate::model::{Classing, Project};
use crate::text::{Message, format_number, tr};

/// Schemes offered, by wording key.
const SCHEMES: [(Scheme, &str); 10] = [
    (Scheme::FisherJenks, "app-scheme-fisher-jenks"),
    (Scheme::Quantile, "app-scheme-quantile"),
    (Scheme::EqualInterval, "app-scheme-equal-interval"),
    (Scheme::Pretty, "app-scheme-pretty"),
    (Scheme::StandardDeviation, "app-scheme-standard-deviation"),
    (Scheme::HeadTail, "app-scheme-head-tail"),
    (Scheme::MaximumBreaks, "app-scheme-maximum-breaks"),
    (Scheme::BoxPlot, "app-scheme-box-plot"),
    (Scheme::Geometric, "app-scheme-geometric"),
    (Scheme::Manual, "app-scheme-manual"),
];

/// Shows scheme, number of classes and the distribution.
pub fn classes_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let classing = &project.map.classing;
    let name = tr(language, "app-classes");
    ui.horizontal(|ui| {
        super::relation::style_ui(ui, state, project, out);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.allocate_ui_with_layout(vec2(125.0, 20.0), Layout::left_to_right(Align::Center), |ui| {
                class_counts_ui(ui, state, classing, 3..=7, out);
            });
        });
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        scheme_ui(ui, state, classing, &name, out);
        options_button_ui(ui, state, project, out);
    });
    histogram_ui(ui, state, out);
    remark_ui(ui, state, classing, out);
}

fn scheme_ui(ui: &mut Ui, state: &AppState, classing: &Classing, name: &str, out: &mut Vec<Command>) {
    let language = state.view.language;
    let chosen = SCHEMES.iter().position(|(scheme, _)| *scheme == classing.scheme);
    let key = chosen.and_then(|position| SCHEMES.get(position)).map_or("app-scheme-manual", |(_, key)| *key);
    let aside = |scheme: Scheme| match scheme {
        Scheme::Manual if !classing.manual_breaks.is_empty() => {
            Message::new("app-n-breaks").with("count", classing.manual_breaks.len()).to_text(language)
        }
        _ => String::new(),
    };
    let picked = choice_field(
        ui,
        &Choice {
            name,
            text: &tr(language, key),
            aside: "",
            options: SCHEMES.iter().map(|(scheme, key)| (tr(language, key), aside(*scheme))).collect(),
            chosen,
            width: ui.available_width() - 38.0,
        },
    );
    if let Some((scheme, _)) = picked.and_then(|position| SCHEMES.get(position)) {
        out.push(ClassesCommand::Scheme(*scheme).into());
    }
}

/// The numbers of classes, each one click away; schemes that bring their own number show what they made.
pub fn class_counts_ui(
    ui: &mut Ui,
    state: &AppState,
    classing: &Classing,
    offered: std::ops::RangeInclusive<usize>,
    out: &mut Vec<Command>,
) {
    let made = state.derived.picture.as_ref().map_or(0, |picture| picture.choropleth.colors.len());
    let active = if classing.scheme.takes_class_count() { classing.classes } else { made };
    let mut counts: Vec<usize> = offered.collect();
    if !counts.contains(&active) && active > 0 {
        counts.push(active);
        counts.sort_unstable();
    }
    let segments: Vec<Segment> = counts
        .iter()
        .map(|count| Segment {
            text: count.to_string(),
            name: Message::new("app-n-classes").with("count", *count).to_text(state.view.language),
            chosen: *count == active,
        })
        .collect();
    if let Some(count) = segments_ui(ui, &segments).and_then(|position| counts.get(position)) {
        out.push(ClassesCommand::Count(*count).into());
    }
}

/// A button called `name` with finer choices behind it.
pub fn options_button(ui: &mut Ui, name: &str) -> egui::Response {
    let colors = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(34.0, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let (fill, edge) = match (open, response.hovered()) {
        (true, _) => (colors.accent_ground, colors.accent),
        (false, true) => (colors.hover, colors.third),
        (false, false) => (colors.paper, colors.line),
    };
    let stroke = egui::Stroke::new(1.0, edge);
    ui.painter().rect(rect, f32::from(RADIUS), fill, stroke, egui::StrokeKind::Inside);
    icon::paint(ui.painter(), rect, Icon::Adjust, if open { colors.accent } else { colors.second });
    focus_ring(ui, &response, rect);
    response.on_hover_text(name)
}

fn options_button_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let name = tr(state.view.language, "app-class-options");
    let response = options_button(ui, &name);
    Popup::menu(&response)
        .align(egui::RectAlign::RIGHT_START)
        .width(308.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .show(|ui| {
            ui.with_layout(Layout::top_down(Align::Min), |ui| class_options_ui(ui, state, project, out));
        });
}

/// One line for what matters most now: an offer that can be taken by a click, else a quiet remark.
fn remark_ui(ui: &mut Ui, state: &AppState, classing: &Classing, out: &mut Vec<Command>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let Some((text, offer)) = remark(state, classing) else { return };
    let look = roles(ui);
    let ink = if offer.is_some() { look.accent } else { look.third };
    let mut job = egui::text::LayoutJob::simple_singleline(text.clone(), regular(SMALL_PX), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 4.0);
    let galley = ui.painter().layout_job(job);
    let shown = egui::Rect::from_min_size(
        egui::pos2(rect.left() + 2.0, rect.center().y - galley.size().y / 2.0),
        galley.size(),
    );
    let sense = if offer.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.interact(shown, ui.scope_id().with("remark"), sense);
    let role = if offer.is_some() { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &text));
    if offer.is_some() && response.hovered() {
        ui.painter().hline(shown.x_range(), shown.bottom(), egui::Stroke::new(1.0, ink));
    }
    ui.painter().galley(shown.min, galley, ink);
    focus_ring(ui, &response, shown.expand(1.0));
    let response = response.on_hover_text(text);
    if let Some(command) = offer.filter(|_| response.clicked()) {
        out.push(command.into());
    }
}

fn remark(state: &AppState, classing: &Classing) -> Option<(String, Option<ClassesCommand>)> {
    let language = state.view.language;
    let picture = state.derived.picture.as_ref()?;
    let classes = &picture.choropleth.classes;
    if let Some(share) = classes.zeros {
        let share = format_number(share * 100.0, 0, language);
        let text = Message::new("app-zero-offer").with("share", share).to_text(language);
        return Some((text, Some(ClassesCommand::ToggleZeroClass)));
    }
    if let Some(offer) = classes.rounder {
        let decimals = offer.rounding.decimals();
        let message = match offer.moved {
            Some(moved) => Message::new("app-round-offer").with("moved", moved),
            None => Message::new("app-round-offer-fewer"),
        };
        let text = message.with("decimals", decimals).to_text(language);
        return Some((text, Some(ClassesCommand::Rounding(offer.rounding))));
    }
    let breaks = picture.choropleth.breaks.as_ref()?;
    if let Some(remark) = picture.choropleth.remarks.first() {
        return Some((remark.clone(), None));
    }
    let asked = classing.scheme.takes_class_count() && breaks.classes() < classing.classes;
    if asked && breaks.minimum < breaks.maximum {
        let message = Message::new("app-fewer-classes").with("count", breaks.classes());
        return Some((message.to_text(language), None));
    }
    let moved = breaks.moved.filter(|moved| *moved > 0 && classing.scheme != Scheme::Manual)?;
    Some((Message::new("app-rounded-moved").with("moved", moved).to_text(language), None))
}
