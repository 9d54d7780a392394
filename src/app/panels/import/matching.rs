//! How a table and the regions fit: a small map, and what is left over on both sides.

use egui::{
    Align, Layout, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::sketch::sketch_ui;
use crate::app::command::Command;
use crate::app::commands::ImportCommand;
use crate::app::import::{ImportDraft, Matching};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{ButtonLook, command_button};
use crate::text::{Language, Message, tr};

/// Rows of each list.
const MOST_ROWS: usize = 500;

/// Shows map and lists.
pub fn matching_ui(
    ui: &mut Ui,
    state: &AppState,
    matching: &Matching,
    draft: &ImportDraft,
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let look = roles(ui);
    let room = ui.available_size();
    let high = (room.y - 4.0).clamp(90.0, 380.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        let wide = (room.x * 0.48).min(high * 1.4);
        ui.allocate_ui_with_layout(vec2(wide, high), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            counts_ui(ui, matching, language);
            let size = vec2(wide, ui.available_height());
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, counts(matching, language)));
            ui.painter().rect(rect, 7.0, look.canvas, Stroke::new(1.0, look.line), StrokeKind::Inside);
            if let Some(sketch) = &matching.sketch {
                sketch_ui(ui, rect.shrink(10.0), sketch);
            }
        });
        ui.allocate_ui_with_layout(vec2(ui.available_width(), high), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("matching").auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                super::notices_ui(ui, draft, language);
                lists_ui(ui, state, matching, out);
            });
        });
    });
}

fn counts(matching: &Matching, language: Language) -> String {
    Message::new("import-matched").with("count", matching.matched).with("all", matching.all).to_text(language)
}

fn counts_ui(ui: &mut Ui, matching: &Matching, language: Language) {
    ui.label(RichText::new(counts(matching, language)).font(semibold(13.0)));
    if matching.matched < matching.all {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            legend_ui(ui, true);
            quiet(ui, &tr(language, "import-legend-filled"));
            ui.add_space(10.0);
            legend_ui(ui, false);
            quiet(ui, &tr(language, "import-legend-hatched"));
        });
    }
}

fn legend_ui(ui: &mut Ui, filled: bool) {
    let look = roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 12.0), Sense::hover());
    if filled {
        ui.painter().rect(rect, 2.0, look.accent_ground, Stroke::new(1.0, look.accent), StrokeKind::Inside);
        return;
    }
    ui.painter().rect(rect, 2.0, look.paper, Stroke::new(1.2, look.selection), StrokeKind::Inside);
    let hatch = ui.painter().with_clip_rect(rect.shrink(1.0));
    for step in 0..5 {
        let left = rect.left() - 6.0 + step as f32 * 6.0;
        let line = [pos2(left, rect.bottom()), pos2(left + 12.0, rect.top())];
        hatch.line_segment(line, Stroke::new(1.2, look.selection));
    }
}

fn quiet(ui: &mut Ui, text: &str) {
    let color = roles(ui).third;
    ui.label(RichText::new(text).font(regular(SMALL_PX)).color(color));
}

/// Rows without a region with near names, regions without a value, and a button to copy both.
fn lists_ui(ui: &mut Ui, state: &AppState, matching: &Matching, out: &mut Vec<Command>) {
    let language = state.view.language;
    let complete = matching.unmatched.is_empty() && matching.without_value.is_empty();
    if complete {
        quiet(ui, &tr(language, "import-all-fit"));
        return;
    }
    let copy = Command::Import(ImportCommand::CopyUnmatched);
    command_button(ui, state, &copy, ButtonLook::Plain, out);
    if !matching.unmatched.is_empty() {
        let count = Message::new("import-unmatched").with("count", matching.unmatched.len());
        ui.label(RichText::new(count.to_text(language)).font(semibold(13.0)));
        for (row, near) in matching.unmatched.iter().take(MOST_ROWS) {
            let near = match near.as_str() {
                "" => String::new(),
                near => Message::new("import-near").with("near", near).to_text(language),
            };
            pair_ui(ui, row, &near);
        }
        more_ui(ui, matching.unmatched.len(), language);
        ui.add_space(8.0);
    }
    if !matching.without_value.is_empty() {
        let count = Message::new("import-without-value").with("count", matching.without_value.len());
        ui.label(RichText::new(count.to_text(language)).font(semibold(13.0)));
        for (key, name) in matching.without_value.iter().take(MOST_ROWS) {
            pair_ui(ui, name, key);
        }
        more_ui(ui, matching.without_value.len(), language);
    }
}

/// How many rows the list does not show: all of them can be copied.
fn more_ui(ui: &mut Ui, all: usize, language: Language) {
    if all > MOST_ROWS {
        quiet(ui, &Message::new("import-and-more").with("count", all - MOST_ROWS).to_text(language));
    }
}

/// A text on the left and a quiet one on the right, each shortened to its half.
fn pair_ui(ui: &mut Ui, left: &str, right: &str) {
    let look = roles(ui);
    let width = (ui.available_width() - 8.0).min(460.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 21.0), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let text = format!("{left} {right}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let share = if right.len() > 14 { 0.42 } else { 0.72 };
    let mut elided = false;
    let mut put = |text: &str, room: Rect, color| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), regular(12.5), color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room.width() - 8.0);
        let galley = ui.painter().layout_job(job);
        elided |= galley.elided;
        ui.painter().galley(pos2(room.left(), room.center().y - galley.size().y / 2.0), galley, color);
    };
    let middle = rect.left() + width * share;
    put(left, Rect::from_min_max(rect.min, pos2(middle, rect.bottom())), look.ink);
    put(right, Rect::from_min_max(pos2(middle, rect.top()), rect.max), look.third);
    if elided {
        response.on_hover_text(text);
    }
}
