//! The threshold: a slider, and the values that offices use.

use egui::{Key, Modifiers, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Page;
use crate::app::command::Command;
use crate::app::reach_view::LIMITS;
use crate::app::theme::roles;
use crate::app::widgets::{Segment, focus_ring, heading, segments_ui};
use crate::text::{Message, format_number};

/// Thresholds that plans and guidelines name.
const USUAL: [f64; 4] = [10.0, 15.0, 30.0, 45.0];
/// Radius of the knob.
const KNOB: f32 = 7.0;

pub(super) fn limit_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let own = page.reach.request.limit_minutes;
    let minutes = format_number(own, usize::from(own.fract() != 0.0), language);
    heading(ui, &Message::new("reach-limit-is").with("minutes", minutes).to_text(language));
    let (wanted, is_over) = slider_ui(ui, own, &page.word("reach-limit"));
    if let Some(limit) = wanted {
        out.push(page.change(|reach| reach.request.limit_minutes = limit));
    }
    if is_over {
        out.push(Command::CloseStep);
    }
    let segments = USUAL.map(|minutes| {
        let text = format_number(minutes, 0, language);
        let about = Message::new("reach-limit-is").with("minutes", text.as_str()).to_text(language);
        Segment { text, name: about, chosen: (own - minutes).abs() < 1e-9 }
    });
    if let Some(minutes) = segments_ui(ui, &segments).and_then(|at| USUAL.get(at)) {
        out.push(Command::CloseStep);
        out.push(page.change(|reach| reach.request.limit_minutes = *minutes));
    }
}

/// A rail with a knob; another value where one was dragged or typed with the arrow keys, and whether the drag is over.
fn slider_ui(ui: &mut Ui, own: f64, name: &str) -> (Option<f64>, bool) {
    let look = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, own, name));
    let [least, most] = LIMITS;
    let rail = rect.shrink2(vec2(KNOB + 1.0, 0.0));
    let y = rail.center().y;
    let share = ((own - least) / (most - least)).clamp(0.0, 1.0) as f32;
    let knob = pos2(rail.left() + share * rail.width(), y);
    let line = |from: f32, to: f32| Rect::from_min_max(pos2(from, y - 1.5), pos2(to, y + 1.5));
    ui.painter().rect_filled(line(rail.left(), rail.right()), 1.5, look.line);
    ui.painter().rect_filled(line(rail.left(), knob.x), 1.5, look.accent);
    ui.painter().circle(knob, KNOB, look.accent, Stroke::new(2.0, look.paper));
    focus_ring(ui, &response, rect);
    let by_keys = if response.has_focus() { step_of_keys(ui) } else { 0.0 };
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
    let wanted = match pointer {
        Some(at) => Some(least + f64::from((at.x - rail.left()) / rail.width()) * (most - least)),
        None => (by_keys != 0.0).then_some(own + by_keys),
    };
    let wanted = wanted.map(|wanted| wanted.round().clamp(least, most));
    (wanted.filter(|wanted| (wanted - own).abs() > 1e-9), response.drag_stopped())
}

/// One minute for the arrow keys, to the right and up as more.
pub(super) fn step_of_keys(ui: &Ui) -> f64 {
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let more = pressed(Key::ArrowRight) || pressed(Key::ArrowUp);
        let less = pressed(Key::ArrowLeft) || pressed(Key::ArrowDown);
        f64::from(i8::from(more) - i8::from(less))
    })
}
