//! How much less an offer counts the farther it is: the form, and the curve to drag.

use egui::{Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Page;
use super::limit::step_of_keys;
use crate::app::command::Command;
use crate::app::theme::{RADIUS, SMALL_PX, regular, roles};
use crate::app::widgets::{Choice, choice_field, focus_ring, heading};
use crate::model::Decay;
use crate::text::format_number;

/// Height of the picture of the curve.
const HEIGHT: f32 = 84.0;
/// Minutes at its right end.
const LONGEST: f64 = 60.0;

/// The width of a curve: where a drag takes hold of it.
fn minutes(decay: Decay) -> f64 {
    match decay {
        Decay::None | Decay::Steps => 10.0,
        Decay::Linear { minutes }
        | Decay::Exponential { minutes }
        | Decay::Gaussian { minutes }
        | Decay::Logistic { minutes, .. } => minutes,
    }
}

/// The same form with another width.
fn with_minutes(decay: Decay, minutes: f64) -> Decay {
    match decay {
        Decay::None | Decay::Steps => decay,
        Decay::Linear { .. } => Decay::Linear { minutes },
        Decay::Exponential { .. } => Decay::Exponential { minutes },
        Decay::Gaussian { .. } => Decay::Gaussian { minutes },
        Decay::Logistic { slope, .. } => Decay::Logistic { minutes, slope },
    }
}

pub(super) fn curve_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let own = page.reach.request.decay;
    let width = minutes(own);
    let forms = [
        (Decay::Gaussian { minutes: width }, "reach-decay-gaussian"),
        (Decay::Exponential { minutes: width }, "reach-decay-exponential"),
        (Decay::Linear { minutes: width }, "reach-decay-linear"),
        (Decay::Logistic { minutes: width, slope: (width / 5.0).max(0.5) }, "reach-decay-logistic"),
    ];
    let same = |form: &Decay| std::mem::discriminant(form) == std::mem::discriminant(&own);
    let chosen = forms.iter().position(|(form, _)| same(form));
    let name = page.word("reach-decay");
    heading(ui, &name);
    let text = chosen.and_then(|at| forms.get(at)).map(|(_, key)| page.word(key)).unwrap_or_default();
    let choice = Choice {
        name: &name,
        text: &text,
        aside: "",
        options: forms.iter().map(|(_, key)| (page.word(key), String::new())).collect(),
        chosen,
        width: ui.available_width(),
    };
    if let Some((form, _)) = choice_field(ui, &choice).and_then(|at| forms.get(at)) {
        out.push(page.change(|reach| reach.request.decay = *form));
    }
    picture_ui(ui, page, (own, width), out);
}

/// The curve; a drag, or the arrow keys, make it wider or narrower.
fn picture_ui(ui: &mut Ui, page: &Page<'_>, (own, width): (Decay, f64), out: &mut Vec<Command>) {
    let look = roles(ui);
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let name = page.word("reach-curve");
    response.widget_info(|| WidgetInfo::slider(true, width, &name));
    ui.painter().rect(rect, f32::from(RADIUS), look.paper, Stroke::new(1.0, look.line), StrokeKind::Inside);
    let plot = rect.shrink2(vec2(9.0, 8.0)).with_max_y(rect.bottom() - 18.0);
    let place = |time: f64, weight: f64| {
        let x = plot.left() + (time / LONGEST) as f32 * plot.width();
        pos2(x, plot.bottom() - weight as f32 * plot.height())
    };
    let points = (0..=120).map(|step| {
        let time = LONGEST * f64::from(step) / 120.0;
        place(time, own.weight((time * 60_000.0) as u32))
    });
    let limit = page.reach.request.limit_minutes.min(LONGEST);
    let beyond = egui::Rect::from_min_max(place(limit, 1.0), plot.right_bottom());
    ui.painter().rect_filled(beyond, 0.0, look.hover);
    ui.painter().line(points.collect(), Stroke::new(1.8, look.accent));
    let handle = place(width.min(LONGEST), own.weight((width * 60_000.0) as u32));
    ui.painter().circle(handle, 4.5, look.paper, Stroke::new(1.8, look.accent));
    for time in [0.0, 15.0, 30.0, 45.0, 60.0] {
        let text = format_number(time, 0, page.language());
        let at = pos2(place(time, 0.0).x, rect.bottom() - 3.0);
        let anchor = match time {
            time if time <= 0.0 => egui::Align2::LEFT_BOTTOM,
            time if time >= LONGEST => egui::Align2::RIGHT_BOTTOM,
            _ => egui::Align2::CENTER_BOTTOM,
        };
        ui.painter().text(at, anchor, text, regular(SMALL_PX - 1.0), look.third);
    }
    focus_ring(ui, &response, rect);
    let by_keys = if response.has_focus() { step_of_keys(ui) } else { 0.0 };
    let dragged = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
    let wanted = match dragged {
        Some(at) => Some(f64::from((at.x - plot.left()) / plot.width()) * LONGEST),
        None if by_keys != 0.0 => Some(width + by_keys),
        None => None,
    };
    if let Some(wanted) = wanted.map(|wanted| wanted.round().clamp(1.0, LONGEST))
        && (wanted - width).abs() > 1e-9
    {
        out.push(page.change(|reach| reach.request.decay = with_minutes(own, wanted)));
    }
    if response.drag_stopped() {
        out.push(Command::CloseStep);
    }
    response.on_hover_text(page.word("reach-curve-tip"));
}
