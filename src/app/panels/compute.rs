//! Computing a share: counts above the line, one below it, and what comes out.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui, pos2, vec2};

use super::notices::notice_ui;
use crate::app::command::Command;
use crate::app::commands::ComputeCommand;
use crate::app::compute::{ComputeDraft, Divisor, Outcome, Scale, counts, is_total};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, body, bold, roles, semibold};
use crate::app::widgets::{
    ButtonLook, Choice, choice_field, command_button, field_over, heading, held_at_click, list_row, one_line,
    search_field,
};
use crate::model::{Indicator, Project};
use crate::text::{Language, Message, format_number, tr, unit_text};

/// Width of each list in points.
const LIST_WIDTH: f32 = 330.0;
/// Width of the list of what comes out in points.
const VALUES_WIDTH: f32 = 360.0;
/// Regions that are shown of what comes out.
const SHOWN: usize = 7;

/// Room between the columns in points.
const GAP: f32 = 26.0;
/// Height in points below which the explanation gives its room to the lists.
const LOW: f32 = 260.0;

/// Shows the share that is being put together.
pub fn compute_ui(ui: &mut Ui, state: &AppState, draft: &ComputeDraft, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    let language = state.view.language;
    let bottom = Frame::new().inner_margin(Margin { left: 0, right: 0, top: 14, bottom: 0 });
    Panel::bottom("compute buttons").exact_size(56.0).frame(bottom).show_separator_line(false).show(
        ui,
        |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let commit = Command::Compute(ComputeCommand::Commit);
                command_button(ui, state, &commit, ButtonLook::Primary, out);
                command_button(ui, state, &Command::Compute(ComputeCommand::Close), ButtonLook::Plain, out);
            });
        },
    );
    ui.label(RichText::new(tr(language, "compute-title")).font(bold(22.0)));
    // In a low window the lists need the room.
    if ui.available_height() > LOW {
        let about = RichText::new(tr(language, "compute-about")).color(roles(ui).third);
        ui.add(egui::Label::new(about).wrap());
        ui.add_space(12.0);
    }
    let room = ui.available_size();
    let column = Layout::top_down(Align::Min);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let list = vec2(LIST_WIDTH.min((room.x - 2.0 * GAP) / 3.0), room.y);
        ui.allocate_ui_with_layout(list, column, |ui| {
            above_ui(ui, (project, draft), language, out);
        });
        ui.allocate_ui_with_layout(list, column, |ui| {
            below_ui(ui, (project, draft), language, out);
        });
        let rest = vec2(ui.available_width(), room.y);
        ui.allocate_ui_with_layout(rest, column, |ui| {
            ScrollArea::vertical().id_salt("share").auto_shrink([false, false]).show(ui, |ui| {
                outcome_ui(ui, (project, draft), language, out);
            });
        });
    });
}

fn above_ui(
    ui: &mut Ui,
    (project, draft): (&Project, &ComputeDraft),
    language: Language,
    out: &mut Vec<Command>,
) {
    let chosen = Message::new("compute-above").with("count", draft.above.len()).to_text(language);
    heading(ui, &chosen);
    let wide = ui.available_width() - 12.0;
    let mut search = draft.search.clone();
    if search_field(ui, &mut search, &tr(language, "compute-search"), wide).changed() {
        out.push(Command::Compute(ComputeCommand::Search(search)));
    }
    ui.add_space(4.0);
    ScrollArea::vertical().id_salt("counts above").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(wide);
        ui.spacing_mut().item_spacing.y = 1.0;
        for count in counts(project, &draft.search) {
            let selected = draft.above.contains(&count.code);
            if list_row(ui, &count.name, &unit_text(&count.unit, language), selected).clicked() {
                let to_last = held_at_click(ui).shift;
                out.push(Command::Compute(ComputeCommand::Above(count.code.clone(), to_last)));
            }
        }
    });
}

fn below_ui(
    ui: &mut Ui,
    (project, draft): (&Project, &ComputeDraft),
    language: Language,
    out: &mut Vec<Command>,
) {
    heading(ui, &tr(language, "compute-below"));
    let mut row = |ui: &mut Ui, name: &str, aside: &str, divisor: Divisor| {
        let selected = draft.below.as_ref() == Some(&divisor);
        ui.push_id(("below", name, aside), |ui| {
            if list_row(ui, name, aside, selected).clicked() {
                out.push(Command::Compute(ComputeCommand::Below(divisor)));
            }
        });
    };
    let wide = ui.available_width() - 12.0;
    ScrollArea::vertical().id_salt("counts below").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(wide);
        ui.spacing_mut().item_spacing.y = 1.0;
        row(ui, &tr(language, "compute-area"), "km²", Divisor::Area);
        for count in by_size(counts(project, "")) {
            row(ui, &count.name, &unit_text(&count.unit, language), Divisor::Count(count.code.clone()));
        }
    });
}

/// Totals are what shares are mostly made of: they come first.
fn by_size(mut counts: Vec<&Indicator>) -> Vec<&Indicator> {
    counts.sort_by_key(|count| !is_total(count));
    counts
}

fn outcome_ui(
    ui: &mut Ui,
    (project, draft): (&Project, &ComputeDraft),
    language: Language,
    out: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing.y = 6.0;
    heading(ui, &tr(language, "compute-scale"));
    let scale = Choice {
        name: &tr(language, "compute-scale"),
        text: &tr(language, draft.scale.label_key()),
        aside: "",
        options: Scale::ALL.iter().map(|scale| (tr(language, scale.label_key()), String::new())).collect(),
        chosen: Scale::ALL.iter().position(|scale| *scale == draft.scale),
        width: ui.available_width().min(260.0),
    };
    if let Some(scale) = choice_field(ui, &scale).and_then(|place| Scale::ALL.get(place)) {
        out.push(Command::Compute(ComputeCommand::Scale(*scale)));
    }
    ui.add_space(6.0);
    let mut name = draft.name.clone().unwrap_or_default();
    let written = draft.suggested_name(project);
    if field_over(ui, &mut name, (&tr(language, "compute-name"), &written), 1).changed() {
        out.push(Command::Compute(ComputeCommand::Name(name)));
    }
    ui.add_space(10.0);
    match (&draft.outcome, draft.above.is_empty(), draft.below.is_none()) {
        (_, true, _) => quiet(ui, &tr(language, "compute-need-above")),
        (_, _, true) => quiet(ui, &tr(language, "compute-need-below")),
        (Some(Outcome::Problem(notice)), ..) => notice_ui(ui, notice, language),
        (Some(values), ..) => {
            let unit = draft.indicator(project).map(|i| unit_text(&i.unit, language)).unwrap_or_default();
            values_ui(ui, values, &unit, language);
        }
        (None, ..) => quiet(ui, &tr(language, "app-working")),
    }
}

fn quiet(ui: &mut Ui, text: &str) {
    let color = roles(ui).second;
    ui.add(egui::Label::new(RichText::new(text).color(color)).wrap());
}

/// The newest values, highest first, so that a slip shows at once.
fn values_ui(ui: &mut Ui, outcome: &Outcome, unit: &str, language: Language) {
    let Outcome::Values { level, period, regions, values } = outcome else { return };
    let sentence = Message::new("compute-outcome")
        .with("level", level.as_str())
        .with("period", period.to_text(language))
        .with("known", values.len())
        .with("regions", *regions)
        .to_text(language);
    ui.add(egui::Label::new(RichText::new(sentence).font(semibold(BODY_PX))).wrap());
    let last = values.len().checked_sub(1).filter(|last| *last >= SHOWN).and_then(|last| values.get(last));
    let left_out = values.len().saturating_sub(SHOWN + 1);
    for (place, (name, value)) in values.iter().take(SHOWN).chain(last).enumerate() {
        if place == SHOWN && left_out > 0 {
            quiet(ui, &Message::new("compute-left-out").with("count", left_out).to_text(language));
        }
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width().min(VALUES_WIDTH), 22.0), egui::Sense::hover());
        let figure = format!("{} {unit}", format_number(*value, 1, language));
        let ink = roles(ui).ink;
        let figure = one_line(ui, &figure, (body(), ink), rect.width() / 2.0);
        let name = one_line(ui, name, (body(), ink), rect.width() - figure.size().x - 12.0);
        let middle = |height: f32| rect.center().y - height / 2.0;
        ui.painter().galley(pos2(rect.left(), middle(name.size().y)), name, ink);
        let at = pos2(rect.right() - figure.size().x, middle(figure.size().y));
        ui.painter().galley(at, figure, ink);
    }
}
