//! The period: a rail with one stop per period that the indicator has.

use egui::{Key, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::choose::shown_level;
use crate::app::command::Command;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{focus_ring, heading};
use crate::model::{MapChange, Period, Project};
use crate::text::tr;

/// Free space between two labels in points.
const LABEL_GAP: f32 = 7.0;

/// Shows the rail; a stop that is picked becomes the period of the map.
pub fn period_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    heading(ui, &tr(state.view.language, "app-period"));
    let periods = match (&project.map.indicator, shown_level(state, project)) {
        (Some(code), Some(level)) => project.periods(code, level.id),
        _ => &[],
    };
    let shown = state.derived.picture.as_ref().and_then(|picture| picture.contents().period);
    let asked = project.map.period.and_then(|period| period.resolve(periods)).or(shown);
    let chosen = asked.and_then(|period| periods.iter().position(|other| *other == period));
    if let Some(picked) = period_slider(ui, state, periods, chosen) {
        out.push(Command::map(MapChange::Period(periods.get(picked).copied())));
    }
}

/// A rail with one stop per period; the position of a period that was picked.
fn period_slider(ui: &mut Ui, state: &AppState, periods: &[Period], chosen: Option<usize>) -> Option<usize> {
    let colors = roles(ui);
    let language = state.view.language;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::click_and_drag());
    let text =
        |position: usize| periods.get(position).map(|period| period.to_text(language)).unwrap_or_default();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, periods.len() > 1, tr(language, "app-period"));
        info.current_text_value = chosen.map(text);
        info
    });
    let rail = Rect::from_min_max(
        pos2(rect.left() + 7.0, rect.top() + 8.0),
        pos2(rect.right() - 7.0, rect.top() + 8.0),
    );
    let last = periods.len().saturating_sub(1);
    let x_of = |position: usize| {
        if last == 0 { rail.center().x } else { rail.left() + rail.width() * position as f32 / last as f32 }
    };
    ui.painter().hline(rail.x_range(), rail.top(), egui::Stroke::new(2.5, colors.line));
    if periods.len() <= 40 {
        for position in 0..periods.len() {
            ui.painter().circle_filled(pos2(x_of(position), rail.top()), 2.5, colors.third);
        }
    }
    slider_labels(ui, rect, (&text, last), chosen.map(|position| (position, x_of(position))));
    if let Some(position) = chosen {
        ui.painter().circle_filled(pos2(x_of(position), rail.top()), 7.0, colors.accent);
    }
    if response.has_focus() {
        focus_ring(ui, &response, rect);
    }
    let pointed =
        response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged()).map(|at| {
            let share = ((at.x - rail.left()) / rail.width().max(1.0)).clamp(0.0, 1.0);
            (share * last as f32).round() as usize
        });
    pointed
        .or_else(|| stepped(ui, &response, chosen, last))
        .filter(|picked| Some(*picked) != chosen && !periods.is_empty())
}

fn stepped(ui: &Ui, response: &egui::Response, chosen: Option<usize>, last: usize) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let chosen = chosen?;
    ui.input(|input| match (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)) {
        (true, _) => chosen.checked_sub(1),
        (_, true) => Some((chosen + 1).min(last)),
        _ => None,
    })
}

fn slider_labels(
    ui: &Ui,
    rect: Rect,
    (text, last): (&dyn Fn(usize) -> String, usize),
    chosen: Option<(usize, f32)>,
) {
    let colors = roles(ui);
    let y = rect.bottom() - 9.0;
    let width =
        |position| ui.painter().layout_no_wrap(text(position), regular(SMALL_PX), colors.third).size().x;
    let mut taken: Option<Rect> = None;
    if let Some((position, x)) = chosen {
        let galley = ui.painter().layout_no_wrap(text(position), semibold(SMALL_PX), colors.accent);
        let half = galley.size().x / 2.0;
        let free = |end: usize| if position == end || last == 0 { 0.0 } else { width(end) + LABEL_GAP };
        let (from, to) = (rect.left() + free(0) + half, rect.right() - free(last) - half);
        let x = if from <= to { x.clamp(from, to) } else { x.clamp(rect.left() + half, rect.right() - half) };
        let at = Rect::from_center_size(pos2(x, y), galley.size());
        ui.painter().galley(at.min, galley, colors.accent);
        taken = Some(at.expand(LABEL_GAP - 1.0));
    }
    for (position, left) in [(0, true), (last, false)] {
        let galley = ui.painter().layout_no_wrap(text(position), regular(SMALL_PX), colors.third);
        let x = if left { rect.left() } else { rect.right() - galley.size().x };
        let at = Rect::from_min_size(pos2(x, y - galley.size().y / 2.0), galley.size());
        if last > 0 && taken.is_none_or(|taken| !taken.intersects(at)) {
            ui.painter().galley(at.min, galley, colors.third);
        }
    }
}
