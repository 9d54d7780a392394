//! The line at the bottom: Stand, coverage, source, and what the computer does.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::app::canvas::CanvasKind;
use crate::app::command::Command;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::text::{Message, tr};

/// Shows the line.
pub fn status_ui(ui: &mut Ui, state: &AppState, kind: CanvasKind, out: &mut Vec<Command>) {
    let language = state.view.language;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 22.0;
        ui.add_space(14.0);
        if let Some(progress) = state.progress {
            progress_ui(ui, state, progress, out);
        } else if let Some(picture) = &state.derived.picture {
            let contents = picture.contents();
            if let Some(period) = contents.period {
                let text = Message::new("app-as-of").with("period", period.to_text(language));
                quiet(ui, &text.to_text(language));
            }
            if contents.indicator.is_some() {
                let text = Message::new("app-coverage")
                    .with("count", picture.with_value)
                    .with("regions", picture.shown)
                    .to_text(language);
                quiet(ui, &text);
            }
            let source = contents.sources.first().map_or("", |source| source.text.as_str());
            let text = if source.is_empty() {
                tr(language, "app-no-source")
            } else {
                Message::new("app-source").with("source", source).to_text(language)
            };
            let room = (ui.available_width() - 250.0).max(60.0);
            let mut job =
                egui::text::LayoutJob::simple_singleline(text.clone(), regular(SMALL_PX), roles(ui).third);
            job.wrap = egui::text::TextWrapping::truncate_at_width(room);
            ui.add(egui::Label::new(job)).on_hover_text(text);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(14.0);
            let key = if kind == CanvasKind::Cpu { "app-offline-cpu" } else { "app-offline" };
            quiet(ui, &tr(language, key));
            if state.project.as_ref().is_some_and(|open| open.read_only) {
                let text = RichText::new(tr(language, "app-read-only")).font(regular(SMALL_PX));
                ui.label(text.color(roles(ui).reference));
            }
        });
    });
}

fn progress_ui(ui: &mut Ui, state: &AppState, progress: crate::app::jobs::Progress, out: &mut Vec<Command>) {
    let language = state.view.language;
    let bar = egui::ProgressBar::new(progress.fraction)
        .desired_width(180.0)
        .desired_height(8.0)
        .fill(roles(ui).accent)
        .corner_radius(4.0);
    ui.add(bar);
    quiet(ui, &tr(language, progress.stage_key));
    let name = tr(language, "app-cancel");
    let (rect, response) = ui.allocate_exact_size(vec2(74.0, 20.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let color = if response.hovered() { roles(ui).ink } else { roles(ui).accent };
    ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, name, regular(SMALL_PX), color);
    crate::app::widgets::focus_ring(ui, &response, rect);
    if response.clicked() {
        out.push(Command::CancelWork);
    }
}

fn quiet(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(regular(SMALL_PX)).color(roles(ui).third));
}
