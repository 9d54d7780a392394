//! Rows of lists and tabs.

use egui::{Align2, Color32, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::focus_ring;
use crate::app::theme::{BODY_PX, RADIUS, SMALL_PX, body, medium, regular, roles, semibold};

/// Most of a row's width that the figure at its end takes.
const ASIDE_SHARE: f32 = 0.4;
/// Height of a row with one line, and of a second line, in points.
const LINES: [f32; 2] = [26.0, 16.0];

/// A row with a text, on two lines where one is too short, and a quiet figure at its right end.
pub fn list_row(ui: &mut Ui, text: &str, aside: &str, selected: bool) -> Response {
    let colors = roles(ui);
    let width = ui.available_width();
    let aside = (!aside.is_empty()).then(|| fitted(ui, aside, regular(SMALL_PX), (width * ASIDE_SHARE, 1)));
    let room = width - 16.0 - aside.as_ref().map_or(0.0, |aside| aside.size().x + 8.0);
    let (galley, elided) = shortened(ui, text, if selected { semibold(BODY_PX) } else { body() }, room);
    let height = LINES[0] + if galley.rows.len() > 1 { LINES[1] } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, text));
    if response.gained_focus() {
        // By keyboard one gets to rows that are out of sight.
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let (fill, ink) = match (selected, response.hovered()) {
        (true, _) => (colors.accent_ground, colors.accent),
        (false, true) => (colors.hover, colors.ink),
        (false, false) => (Color32::TRANSPARENT, colors.ink),
    };
    ui.painter().rect_filled(rect, f32::from(RADIUS) - 1.0, fill);
    let aside_ink = if selected { colors.accent } else { colors.third };
    if let Some(galley) = aside {
        let at = pos2(rect.right() - 8.0 - galley.size().x, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley_with_override_text_color(at, galley, aside_ink);
    }
    let at = pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, ink);
    focus_ring(ui, &response, rect.shrink(2.0));
    if elided { response.on_hover_text(text) } else { response }
}

fn fitted(
    ui: &Ui,
    text: &str,
    font: egui::FontId,
    (room, max_rows): (f32, usize),
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, Color32::PLACEHOLDER);
    job.wrap =
        egui::text::TextWrapping { max_rows, ..egui::text::TextWrapping::truncate_at_width(room.max(10.0)) };
    job.wrap.break_anywhere = max_rows == 1;
    ui.painter().layout_job(job)
}

/// Names of one table often begin alike: what does not fit two lines is left out in the middle, beginning and end stay.
/// The text as it fits, and whether something was left out.
pub fn shortened(ui: &Ui, text: &str, font: egui::FontId, room: f32) -> (std::sync::Arc<egui::Galley>, bool) {
    let layout = |text: String| ui.painter().layout_no_wrap(text, font.clone(), Color32::PLACEHOLDER);
    let whole = layout(text.to_owned());
    if whole.size().x <= room {
        return (whole, false);
    }
    let wrapped = fitted(ui, text, font.clone(), (room, 2));
    if !wrapped.elided && wrapped.size().x <= room {
        return (wrapped, false);
    }
    match without_middle(ui, text, &font, room) {
        Some(galley) => (galley, true),
        None => (fitted(ui, text, font, (room, 1)), true),
    }
}

/// Beginning and end of a text that does not fit, with "…" between them; `None` where not even that fits.
pub fn without_middle(
    ui: &Ui,
    text: &str,
    font: &egui::FontId,
    room: f32,
) -> Option<std::sync::Arc<egui::Galley>> {
    let layout = |text: String| ui.painter().layout_no_wrap(text, font.clone(), Color32::PLACEHOLDER);
    let whole = layout(text.to_owned());
    let letters: Vec<char> = text.chars().collect();
    let mut kept = (letters.len() as f32 * room / whole.size().x) as usize;
    while kept > 4 {
        kept -= 1;
        let head = kept * 2 / 5;
        let tail = letters.len() - (kept - head);
        let begin: String = letters.iter().take(head).collect();
        let end: String = letters.iter().skip(tail).collect();
        let galley = layout(format!("{}…{}", begin.trim_end(), end.trim_start()));
        if galley.size().x <= room {
            return Some(galley);
        }
    }
    None
}

/// A text on one line that ends with "…" where the room ends; long text costs no more than short text.
pub fn one_line(
    ui: &Ui,
    text: &str,
    (font, color): (egui::FontId, Color32),
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    // No window is wide enough for more letters than this.
    let kept: String = text.chars().take(600).map(|c| if c == '\n' { ' ' } else { c }).collect();
    let mut job = egui::text::LayoutJob::simple_singleline(kept, font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(10.0));
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}

/// A tab with a line under the active one.
pub fn tab(ui: &mut Ui, text: &str, active: bool) -> Response {
    let colors = roles(ui);
    let widest = ui.painter().layout_no_wrap(text.to_owned(), semibold(BODY_PX), Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(widest.size().x + 18.0, 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, text));
    let ink = match (active, response.hovered()) {
        (true, _) => colors.accent,
        (false, true) => colors.ink,
        (false, false) => colors.second,
    };
    let font = if active { semibold(BODY_PX) } else { medium(BODY_PX) };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, font, ink);
    if active {
        let line = egui::Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.right_bottom());
        ui.painter().rect_filled(line, 0.0, colors.accent);
    }
    focus_ring(ui, &response, rect.shrink(4.0));
    response
}
