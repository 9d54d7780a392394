//! The place "Daten": what the project holds, and what can be brought in.

use egui::{RichText, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::steps::steps_ui;
use crate::app::command::{Command, FilePurpose};
use crate::app::commands::{ComputeCommand, ImportCommand};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, SMALL_PX, bold, regular, roles, semibold};
use crate::app::widgets::{ButtonLook, command_button, without_middle};
use crate::model::{Indicator, Level, Period, Project};
use crate::sheet::own_words;
use crate::text::{Language, Message, format_count, tr, unit_text};

const ROW: f32 = 30.0;
/// Width of the steps to a first map in points.
const STEPS_WIDTH: f32 = 460.0;

/// Shows levels and indicators.
pub fn holdings_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    let language = state.view.language;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.horizontal(|ui| {
        ui.label(RichText::new(tr(language, "app-place-holdings")).font(bold(22.0)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !project.indicators.is_empty() {
                let import = Command::PickFile(FilePurpose::Import);
                command_button(ui, state, &import, ButtonLook::Primary, out);
            }
            command_button(ui, state, &Command::Import(ImportCommand::PickFolder), ButtonLook::Plain, out);
            if !project.indicators.is_empty() {
                let compute = Command::Compute(ComputeCommand::Begin);
                command_button(ui, state, &compute, ButtonLook::Plain, out);
            }
        });
    });
    let drop = RichText::new(tr(language, "app-drop-files")).color(roles(ui).third);
    ui.add(egui::Label::new(drop).wrap());
    last_import_ui(ui, state, out);
    ui.add_space(10.0);
    ScrollArea::vertical().id_salt("holdings").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if !project.levels.is_empty() {
            levels_ui(ui, project, language);
            ui.add_space(22.0);
        }
        if project.indicators.is_empty() {
            steps_to_map_ui(ui, state, project, out);
        } else {
            indicators_ui(ui, state, project);
        }
    });
}

/// What is still to be done before there is a map, with the button for it.
fn steps_to_map_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    ui.add_space(8.0);
    ui.scope(|ui| {
        ui.set_max_width(STEPS_WIDTH);
        ui.spacing_mut().item_spacing.y = 6.0;
        steps_ui(ui, state, Some(project), out);
    });
}

/// The last import, as long as it can be taken back.
fn last_import_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(step) = state.view.import.steps.last() else { return };
    let name = step.file.display().to_string();
    let count = state.view.import.steps.last_group().count();
    ui.horizontal(|ui| {
        let text =
            Message::new("import-last").with("file", name).with("count", count).to_text(state.view.language);
        ui.label(RichText::new(text).color(roles(ui).second));
        let back = Command::Import(ImportCommand::TakeBack);
        command_button(ui, state, &back, ButtonLook::Quiet, out);
    });
}

fn levels_ui(ui: &mut Ui, project: &Project, language: Language) {
    title_ui(ui, &tr(language, "app-levels"));
    let columns = [0.0, 0.24, 0.36, 0.56];
    let heads = ["app-level", "app-regions", "app-valid-on", "app-source-head"].map(|key| tr(language, key));
    head_ui(ui, &columns, &heads);
    for level in project.levels.iter() {
        let cells = [
            level.name.clone(),
            format_count(level.region_count as u64, language),
            valid_on(level, language),
            // A level that only came along with a table has nothing to name a source for.
            if level.has_boundaries {
                source_text(&level.source.text, &level.source.licence, language)
            } else {
                "–".to_owned()
            },
        ];
        row_ui(ui, &columns, &cells);
    }
}

fn valid_on(level: &Level, language: Language) -> String {
    match (level.valid_on, level.has_boundaries) {
        (_, false) => tr(language, "app-without-boundaries"),
        (Some(day), true) => day.to_text(language),
        (None, true) => "–".to_owned(),
    }
}

fn indicators_ui(ui: &mut Ui, state: &AppState, project: &Project) {
    let language = state.view.language;
    title_ui(ui, &tr(language, "app-indicators"));
    let columns = [0.0, 0.25, 0.36, 0.53, 0.76];
    let heads = ["app-indicator", "app-unit", "app-periods", "app-levels", "app-source-head"]
        .map(|key| tr(language, key));
    head_ui(ui, &columns, &heads);
    for found in crate::app::finding::found_indicators(project, "") {
        let indicator = found.indicator;
        let cells = [
            indicator.name.clone(),
            unit_text(&indicator.unit, language),
            periods_text(project, indicator, language),
            levels_text(project, indicator, language),
            source_text(&indicator.source.text, &indicator.source.licence, language),
        ];
        row_ui(ui, &columns, &cells);
    }
}

fn periods_text(project: &Project, indicator: &Indicator, language: Language) -> String {
    let mut periods: Vec<Period> =
        project.levels.iter().flat_map(|level| project.periods(&indicator.code, level.id)).copied().collect();
    periods.sort();
    periods.dedup();
    match (periods.first(), periods.last()) {
        (Some(first), Some(last)) if first != last => {
            // Years say enough in an overview, and stand unshortened in a narrow column.
            let years = [first, last].map(|period| Period::year(period.calendar_year()));
            let [from, to] = if years[0] == years[1] { [*first, *last] } else { years };
            from_to([&from.to_text(language), &to.to_text(language)], periods.len(), language)
        }
        (Some(only), _) => only.to_text(language),
        _ => "–".to_owned(),
    }
}

fn from_to([first, last]: [&str; 2], count: usize, language: Language) -> String {
    let message = Message::new("app-from-to").with("first", first).with("last", last);
    message.with("count", count).to_text(language)
}

fn levels_text(project: &Project, indicator: &Indicator, language: Language) -> String {
    let names: Vec<&str> = project
        .levels
        .iter()
        .filter(|level| !project.periods(&indicator.code, level.id).is_empty())
        .map(|level| level.name.as_str())
        .collect();
    match names.as_slice() {
        [] => "–".to_owned(),
        [first, _, .., last] => from_to([first, last], names.len(), language),
        few => few.join(", "),
    }
}

fn source_text(text: &str, licence: &str, language: Language) -> String {
    let text = own_words(text, language);
    match (text.as_str(), licence) {
        ("", _) => tr(language, "app-no-source"),
        (text, "") => text.to_owned(),
        (text, licence) => format!("{text} · {licence}"),
    }
}

fn title_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(semibold(15.0)));
    ui.add_space(6.0);
}

fn head_ui(ui: &mut Ui, columns: &[f32], cells: &[String]) {
    let color = roles(ui).third;
    cells_ui(ui, columns, cells, (semibold(SMALL_PX), color));
}

fn row_ui(ui: &mut Ui, columns: &[f32], cells: &[String]) {
    let color = roles(ui).ink;
    cells_ui(ui, columns, cells, (regular(BODY_PX), color));
}

fn cells_ui(ui: &mut Ui, columns: &[f32], cells: &[String], (font, color): (egui::FontId, egui::Color32)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, roles(ui).line.gamma_multiply(0.7)),
    );
    for (position, (column, text)) in columns.iter().zip(cells).enumerate() {
        let end = columns.get(position + 1).copied().unwrap_or(1.0);
        let room = rect.width() * (end - column) - 14.0;
        let mut job = egui::text::LayoutJob::simple_singleline(text.clone(), font.clone(), color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let mut galley = ui.painter().layout_job(job);
        let elided = galley.elided;
        // Names of one table begin alike: their ends tell them apart.
        if let Some(both_ends) = elided.then(|| without_middle(ui, text, &font, room)).flatten() {
            galley = both_ends;
        }
        let at = pos2(rect.left() + rect.width() * column, rect.center().y - galley.size().y / 2.0);
        let cell = egui::Rect::from_min_size(pos2(at.x, rect.top()), vec2(room, ROW));
        ui.painter().galley_with_override_text_color(at, galley, color);
        if elided {
            let id = ui.scope_id().with((rect.top() as i32, position));
            ui.interact(cell, id, Sense::hover()).on_hover_text(text);
        }
    }
}
