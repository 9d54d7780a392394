//! Words typed on the page itself: same place, same type, same colour as they will be printed.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, FontId, Frame, Galley, Key, KeyboardShortcut, Modifiers, Rect, Role, Stroke, StrokeKind,
    TextBuffer, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::page_paper::OnScreen;
use crate::app::command::Command;
use crate::app::commands::{PagesCommand, text_field_id};
use crate::app::page_elements::{PageElement, PlacedText};
use crate::app::pages_view::TextOnPage;
use crate::app::state::AppState;
use crate::app::theme::{bold, medium, regular, roles, semibold};
use crate::sheet::Color;
use crate::sheet::font::Face;
use crate::text::{Message, tr};

/// Shows the field over the words that it changes. Enter ends, Esc takes back, Shift and Enter begin a line.
pub fn typing_ui(
    ui: &mut Ui,
    state: &AppState,
    typing: &TextOnPage,
    on_screen: &OnScreen,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let placed = place_of(state, typing.element);
    let format = format_of(&placed, on_screen.scale);
    let width = placed.width * on_screen.scale;
    let lay = |ui: &Ui, text: &str| -> Arc<Galley> { ui.painter().layout_job(job(text, &format, width)) };
    let sample = lay(ui, "X");
    let rise = sample.rows.first().and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y));
    let baseline = on_screen.paper.min + vec2(placed.baseline[0], placed.baseline[1]) * on_screen.scale;
    let top = baseline.y - rise.unwrap_or(0.0);
    let shown = if typing.text.is_empty() { automatic(state, typing) } else { typing.text.clone() };
    let height = lay(ui, &shown).size().y;
    let printed = on_screen.paper.top() + placed.bottom * on_screen.scale;
    let field =
        Rect::from_min_max(pos2(baseline.x, top), pos2(baseline.x + width, (top + height).max(printed)));
    // The heading above the words stays in sight.
    let above = baseline.y - placed.size * on_screen.scale * 1.02;
    let ground = Rect::from_min_max(pos2(field.left(), above.max(top)), field.max).expand2(vec2(7.0, 3.0));
    ui.painter().rect(ground, 4.0, Color32::WHITE, Stroke::new(2.0, look.accent), StrokeKind::Outside);
    let mut text = typing.text.clone();
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, _: f32| lay(ui, text.as_str());
    let hint_format = TextFormat { color: Color32::from_gray(0x80), ..format.clone() };
    let edit = TextEdit::multiline(&mut text)
        .id(text_field_id())
        .frame(Frame::NONE)
        .desired_width(width)
        .desired_rows(1)
        .text_color(format.color)
        .hint_text(job(&automatic(state, typing), &hint_format, width))
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .layouter(&mut layouter);
    let name = tr(state.view.language, typing.element.name_key());
    // The field stands on paper, also in a dark window.
    let response = ui
        .scope_builder(UiBuilder::new().max_rect(field), |ui| {
            ui.visuals_mut().text_cursor.stroke = Stroke::new(2.0, Color32::BLACK);
            ui.visuals_mut().selection.bg_fill =
                crate::app::theme::roles_of(crate::app::theme::Appearance::Light).accent_ground;
            ui.visuals_mut().selection.stroke = Stroke::new(1.0, format.color);
            ui.add(edit)
        })
        .inner;
    let value = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::MultilineTextInput, true, name.as_str());
        info.current_text_value = Some(value.clone());
        info
    });
    hint_ui(ui, state, ground);
    if response.changed() {
        out.push(Command::Pages(PagesCommand::TypeText(text)));
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key) && input.modifiers.is_none());
    if pressed(Key::Escape) {
        out.push(Command::Pages(PagesCommand::CancelText));
    } else if pressed(Key::Enter) || response.lost_focus() {
        out.push(Command::Pages(PagesCommand::EndText(typing.element)));
    }
}

/// What the program would write: shown where nothing is typed.
fn automatic(state: &AppState, typing: &TextOnPage) -> String {
    let written = state.open_project().and_then(|project| typing.element.written(&project.map));
    match (typing.element, written) {
        (PageElement::Remark, _) => tr(state.view.language, "pages-remark-hint"),
        (element, None) => state.derived.page.texts.of(element).to_owned(),
        _ => String::new(),
    }
}

/// Words that are not on the page yet stand in its foot.
fn place_of(state: &AppState, element: PageElement) -> PlacedText {
    let layout = &state.derived.page.layout;
    let placed = layout.elements.iter().find(|placed| placed.element == element);
    placed.and_then(|placed| placed.text.clone()).unwrap_or_else(|| {
        let [width, height] = layout.size;
        PlacedText {
            baseline: [width * 0.05, height * 0.9],
            width: width * 0.9,
            pitch: 24.0,
            bottom: height * 0.9,
            face: Face::Regular,
            size: 17.0,
            tracking: 0.0,
            color: Color::INK,
        }
    })
}

fn format_of(placed: &PlacedText, scale: f32) -> TextFormat {
    let size = (placed.size * scale).max(1.0);
    let font: FontId = match placed.face {
        Face::Bold => bold(size),
        Face::SemiBold => semibold(size),
        Face::Medium => medium(size),
        Face::Regular => regular(size),
    };
    let Color { r, g, b } = placed.color;
    TextFormat {
        font_id: font,
        color: Color32::from_rgb(r, g, b),
        line_height: Some(placed.pitch * scale),
        extra_letter_spacing: placed.tracking * scale,
        ..TextFormat::default()
    }
}

fn job(text: &str, format: &TextFormat, width: f32) -> LayoutJob {
    let mut job = LayoutJob::single_section(text.to_owned(), format.clone());
    job.wrap = TextWrapping { max_width: width, ..TextWrapping::default() };
    job
}

/// What the keys do, small under the field.
fn hint_ui(ui: &Ui, state: &AppState, field: Rect) {
    let look = roles(ui);
    let text = Message::new("pages-typing-keys").to_text(state.view.language);
    let galley = ui.painter().layout_no_wrap(text, regular(11.0), look.on_accent);
    let size = galley.size() + vec2(14.0, 6.0);
    let ground = Rect::from_min_size(pos2(field.left() - 2.0, field.bottom() + 4.0), size);
    ui.painter().rect_filled(ground, 4.0, look.accent);
    ui.painter().galley(ground.min + vec2(7.0, 3.0), galley, look.on_accent);
}
