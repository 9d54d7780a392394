//! The reasons of the whole map: sizes of the classes, close calls, what matters most, which indicators say the same.

use egui::{RichText, Sense, Ui, vec2};

use super::charts::{curve_ui, matrix_ui, profiles_ui};
use super::tree::tree_ui;
use super::{explained_head, head};
use crate::app::canvas::screen_color;
use crate::app::command::{Command, SelectMode};
use crate::app::commands::TypologyCommand;
use crate::app::commands::map::MapCommand;
use crate::app::map_picture::MapPicture;
use crate::app::panels::choose::shown_level;
use crate::app::panels::typology::{info_button, notice_ui, quiet};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, SMALL_PX, bold, regular, roles};
use crate::app::typology_view::changed;
use crate::app::typology_work::FoundRun;
use crate::app::widgets::{ButtonLook, focus_ring, one_line, small_button, text_button};
use crate::geo::RegionIndex;
use crate::stats::ScenarioKind;
use crate::tasks::typology::TypologyOutcome;
use crate::text::{Message, format_count, tr};

pub(super) fn summary_ui(
    ui: &mut Ui,
    state: &AppState,
    (picture, found): (&MapPicture, &FoundRun),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    quiet(ui, &tr(language, "typology-select-hint"));
    ui.add_space(8.0);
    sizes_ui(ui, state, picture, out);
    if found.firmness().is_some() {
        head(ui, &tr(language, "typology-how-firm"));
        close_calls_ui(ui, state, found, out);
        scenarios_ui(ui, state, (found, 8), out);
    }
    if let TypologyOutcome::Clustered(types) = &found.run.outcome {
        head(ui, &tr(language, "typology-profiles"));
        profiles_ui(ui, state, (picture, &found.run), types);
        if let Some(project) = state.open_project().filter(|_| types.tree.is_some()) {
            explained_head(ui, &tr(language, "typology-tree"), &tr(language, "typology-tree-info"));
            if let Some(count) = tree_ui(ui, state, (picture, types), found.run.recipe.classes) {
                out.push(changed(project, shown_level(state, project), |recipe| recipe.classes = count));
            }
        }
        if let Some((curve, project)) = state.derived.reasons.curve().zip(state.open_project()) {
            head(ui, &tr(language, "typology-curve"));
            if let Some(count) = curve_ui(ui, state, curve, found.run.recipe.classes) {
                out.push(changed(project, shown_level(state, project), |recipe| recipe.classes = count));
            }
        }
    }
    if found.run.inputs.status.len() > 1 {
        explained_head(ui, &tr(language, "typology-correlation"), &tr(language, "typology-correlation-info"));
        matrix_ui(ui, state, &found.run);
    }
    ui.add_space(6.0);
    for notice in &found.warnings {
        notice_ui(ui, notice, language);
    }
}

/// A row per class with its number of regions as a bar; a press lets its regions stand out.
pub(in crate::app::panels) fn sizes_ui(
    ui: &mut Ui,
    state: &AppState,
    picture: &MapPicture,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let language = state.view.language;
    let most = picture.legend.iter().map(|row| row.count).max().unwrap_or(1).max(1);
    for row in &picture.legend {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        let active = state.view.map.brushed == Some(row.fill);
        let count = format_count(row.count as u64, language);
        let said = format!("{}: {count}", row.text);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, active, &said));
        if active || response.hovered() {
            let fill = if active { look.accent_ground } else { look.hover };
            ui.painter().rect_filled(rect, 5.0, fill);
        }
        let share = row.count as f32 / most as f32;
        let left = rect.left() + rect.width() * 0.52;
        let room = rect.right() - left - 44.0;
        let bar = egui::Rect::from_min_size(
            egui::pos2(left, rect.center().y - 6.0),
            vec2((room * share).max(if row.count > 0 { 2.0 } else { 0.0 }), 12.0),
        );
        let edge = egui::Stroke::new(0.5, look.third);
        ui.painter().rect(bar, 2.0, screen_color(row.color), edge, egui::StrokeKind::Inside);
        let text = one_line(ui, &row.text, (regular(BODY_PX), look.ink), left - rect.left() - 10.0);
        ui.painter().galley(
            egui::pos2(rect.left() + 4.0, rect.center().y - text.size().y / 2.0),
            text,
            look.ink,
        );
        let right = egui::pos2(rect.right() - 4.0, rect.center().y);
        ui.painter().text(right, egui::Align2::RIGHT_CENTER, &count, regular(BODY_PX), look.second);
        focus_ring(ui, &response, rect.shrink(2.0));
        if response.clicked() && row.count > 0 {
            out.push(Command::Map(MapCommand::Brush(row.fill)));
        }
    }
}

/// "57 von 435 Gebieten sind knapp eingestuft".
pub(in crate::app::panels) fn close_calls_ui(
    ui: &mut Ui,
    state: &AppState,
    found: &FoundRun,
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let Some(firmness) = &found.reasons.firmness else { return };
    let close = firmness.close_calls().len();
    let rated = found.run.rated();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(format_count(close as u64, language)).font(bold(25.0)));
        let text = Message::new("typology-close-regions").with("count", close).with("rated", rated);
        let width = ui.available_width() - 26.0;
        ui.allocate_ui(vec2(width, 34.0), |ui| {
            let text = RichText::new(text.to_text(language)).font(regular(12.5)).color(roles(ui).second);
            ui.add(egui::Label::new(text).wrap());
        });
        info_button(ui, &tr(language, "typology-how-firm"), &tr(language, "typology-firm-info"));
    });
    let select = tr(language, "typology-select-close");
    if close > 0 && text_button(ui, &select, ButtonLook::Plain, true).clicked() {
        let regions = firmness.close_calls().into_iter().map(|region| RegionIndex(region as u32));
        out.push(Command::Map(MapCommand::SelectRegions(regions.collect(), SelectMode::Replace)));
    }
}

/// The changes of the recipe that move most regions.
pub(in crate::app::panels) fn scenarios_ui(
    ui: &mut Ui,
    state: &AppState,
    (found, most): (&FoundRun, usize),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let Some(firmness) = &found.reasons.firmness else { return };
    let mut moving: Vec<_> =
        firmness.scenarios.iter().filter(|scenario| !scenario.changed.is_empty()).collect();
    moving.sort_by_key(|scenario| std::cmp::Reverse(scenario.changed.len()));
    let (all, count) = (state.view.typology.all_scenarios, moving.len());
    for scenario in moving.into_iter().take(if all { count } else { most }) {
        let Some(term) = found.run.inputs.status.get(scenario.term) else { continue };
        let key = match scenario.kind {
            ScenarioKind::LeftOut => "typology-moves-without",
            ScenarioKind::WeighsLess => "typology-moves-less",
            ScenarioKind::WeighsMore => "typology-moves-more",
        };
        let text = Message::new(key)
            .with("indicator", term.indicator.name.as_str())
            .with("count", scenario.changed.len())
            .to_text(language);
        let regions = scenario.changed.iter().map(|region| RegionIndex(*region as u32)).collect();
        if pressable_line(ui, &text, &tr(language, "typology-select-these")) {
            out.push(Command::Map(MapCommand::SelectRegions(regions, SelectMode::Replace)));
        }
    }
    if count > most {
        let key = if all { "typology-scenarios-fewer" } else { "typology-scenarios-all" };
        if small_button(ui, &Message::new(key).with("count", count).to_text(language)).clicked() {
            out.push(TypologyCommand::AllScenarios.into());
        }
    }
}

/// A quiet line that wraps and can be pressed.
fn pressable_line(ui: &mut Ui, text: &str, tip: &str) -> bool {
    let look = roles(ui);
    let room = ui.available_width() - 16.0;
    let galley = ui.painter().layout(text.to_owned(), regular(SMALL_PX), look.second, room);
    let size = vec2(ui.available_width(), galley.size().y + 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, text));
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, look.hover);
    }
    let dot = egui::pos2(rect.left() + 5.0, rect.top() + 10.0);
    ui.painter().circle_filled(dot, 2.0, look.third);
    let ink = if response.hovered() { look.ink } else { look.second };
    ui.painter().galley_with_override_text_color(rect.min + vec2(13.0, 2.0), galley, ink);
    focus_ring(ui, &response, rect.shrink(1.0));
    response.on_hover_text(tip).clicked()
}
