//! The finer choices of classes: typed breaks, rounding, zero, periods, and who owns a boundary.

use egui::{Key, RichText, Ui};

use super::classes::class_counts_ui;
use crate::app::command::Command;
use crate::app::commands::classes::{ClassesCommand, shown_breaks};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::typed_numbers::typed_breaks;
use crate::app::widgets::{Segment, check_field, heading, list_row, plain_field, segments_ui};
use crate::classify::{FEWEST_CLASSES, IntervalRule, MOST_CLASSES, Rounding, Scheme, decimals_of};
use crate::model::{BreakScope, Classing, Project};
use crate::text::{Message, format_number, tr};

/// Shows the choices in a column.
pub fn class_options_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let classing = &project.map.classing;
    ui.spacing_mut().item_spacing.y = 4.0;
    breaks_field_ui(ui, state, out);
    ui.add_space(6.0);
    heading(ui, &tr(language, "app-class-count"));
    class_counts_ui(ui, state, classing, FEWEST_CLASSES..=MOST_CLASSES, out);
    ui.add_space(6.0);
    heading(ui, &tr(language, "app-rounding"));
    rounding_ui(ui, state, classing, out);
    ui.add_space(6.0);
    heading(ui, &tr(language, "app-scope"));
    scope_ui(ui, state, classing, out);
    ui.add_space(6.0);
    heading(ui, &tr(language, "app-interval"));
    let rules = [
        (IntervalRule::LowerClosed, "app-interval-lower"),
        (IntervalRule::UpperClosed, "app-interval-upper"),
    ];
    for (rule, key) in rules {
        if list_row(ui, &tr(language, key), "", classing.interval == rule).clicked() {
            out.push(ClassesCommand::Interval(rule).into());
        }
    }
    ui.add_space(4.0);
    if check_field(ui, classing.zero_class, &tr(language, "app-zero-class")) {
        out.push(ClassesCommand::ToggleZeroClass.into());
    }
}

/// The breaks as text: what is shown until somebody types.
fn breaks_field_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "app-breaks-typed");
    heading(ui, &name);
    let shown: Vec<String> = shown_breaks(state)
        .into_iter()
        .map(|number| format_number(number, decimals_of(number), language))
        .collect();
    let typed = state.view.classes.typed_breaks.clone();
    let mut text = typed.clone().unwrap_or_else(|| shown.join("; "));
    let width = ui.available_width();
    let field = plain_field(ui, &mut text, (&name, &tr(language, "app-breaks-hint")), width);
    if field.changed() {
        out.push(ClassesCommand::TypeBreaks(text.clone()).into());
    }
    if field.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        out.push(ClassesCommand::DropTyped.into());
    }
    let problem = typed.as_ref().and_then(|typed| typed_breaks(typed, language).err());
    if field.lost_focus() && typed.is_some() && problem.is_none() {
        out.push(ClassesCommand::UseTypedBreaks.into());
    }
    let look = roles(ui);
    let (line, ink) = match problem {
        Some(problem) => (problem.message().to_text(language), look.reference),
        None => (tr(language, "app-breaks-how"), look.third),
    };
    ui.add(egui::Label::new(RichText::new(line).font(regular(SMALL_PX)).color(ink)).wrap());
}

fn rounding_ui(ui: &mut Ui, state: &AppState, classing: &Classing, out: &mut Vec<Command>) {
    let language = state.view.language;
    let in_use = classing.rounding_in_use();
    let mut offered = Rounding::OFFERED.to_vec();
    if !offered.contains(&in_use) {
        offered.insert(1, in_use);
    }
    let segments: Vec<Segment> = offered
        .iter()
        .map(|rounding| {
            let (text, name) = match rounding.step() {
                None => (tr(language, "app-rounding-auto"), tr(language, "app-rounding-auto-tip")),
                Some(step) => {
                    let text = format_number(step, rounding.decimals(), language);
                    let name = Message::new("app-rounding-to").with("step", text.as_str()).to_text(language);
                    (text, name)
                }
            };
            Segment { text, name, chosen: *rounding == in_use }
        })
        .collect();
    if let Some(rounding) = segments_ui(ui, &segments).and_then(|position| offered.get(position)) {
        out.push(ClassesCommand::Rounding(*rounding).into());
    }
}

fn scope_ui(ui: &mut Ui, state: &AppState, classing: &Classing, out: &mut Vec<Command>) {
    let language = state.view.language;
    if classing.scheme == Scheme::Manual {
        let text = RichText::new(tr(language, "app-scope-manual")).color(roles(ui).second);
        ui.add(egui::Label::new(text).wrap());
        return;
    }
    let scopes = [
        (BreakScope::Period, "app-scope-period"),
        (BreakScope::AllPeriods, "app-scope-all"),
        (BreakScope::Frozen, "app-scope-frozen"),
    ];
    for (scope, key) in scopes {
        let of = classing.frozen.as_ref().and_then(|frozen| frozen.period);
        let aside = of
            .filter(|_| scope == BreakScope::Frozen && classing.scope == BreakScope::Frozen)
            .map(|period| period.to_text(language))
            .unwrap_or_default();
        let chosen = classing.scope == scope;
        if list_row(ui, &tr(language, key), &aside, chosen).clicked() && !chosen {
            out.push(ClassesCommand::Scope(scope).into());
        }
    }
}
