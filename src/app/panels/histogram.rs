//! The distribution of the values with the class breaks as handles, and the means to read it against.

use egui::{
    Align2, CursorIcon, EventFilter, Key, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::app::canvas::screen_color;
use crate::app::command::Command;
use crate::app::commands::classes::{ClassesCommand, shown_breaks};
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, medium, regular, roles, semibold};
use crate::app::widgets::focus_ring;
use crate::classify::{MOST_CLASSES, Rounding, decimals_of};
use crate::text::{Message, format_count, format_number, tr};

/// Height of the whole in points.
pub const HEIGHT: f32 = 98.0;
/// Radius of a handle.
const HANDLE: f32 = 5.5;

/// Where values lie in the histogram.
#[derive(Debug, Clone, Copy)]
struct Scale {
    plot: Rect,
    low: f64,
    high: f64,
    /// Distance of the numbers that a handle snaps to.
    step: f64,
}

impl Scale {
    fn x_of(&self, value: f64) -> f32 {
        let share = if self.high > self.low { (value - self.low) / (self.high - self.low) } else { 0.5 };
        self.plot.left() + self.plot.width() * (share as f32).clamp(0.0, 1.0)
    }

    fn value_at(&self, x: f32) -> f64 {
        let share = f64::from(((x - self.plot.left()) / self.plot.width()).clamp(0.0, 1.0));
        self.snapped(self.low + share * (self.high - self.low))
    }

    /// The nearest number on the step, as short as it can be written.
    fn snapped(&self, value: f64) -> f64 {
        let decimals = decimals_of(self.step);
        let number = (value / self.step).round() * self.step;
        format!("{number:.decimals$}").parse().unwrap_or(number) + 0.0
    }
}

/// Shows the distribution, or why there is none in as much room: nothing jumps.
pub fn histogram_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let name = tr(state.view.language, "app-histogram");
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsObject, true, &name));
    let Some(picture) = &state.derived.picture else { return };
    if picture.contents().indicator.is_none() {
        return;
    }
    if let Some(reason) = nothing_to_divide(state, picture) {
        return reason_ui(ui, rect, &reason);
    }
    let Some([low, high]) = picture.range else { return };
    let plot = Rect::from_min_max(
        pos2(rect.left() + 8.0, rect.top() + 16.0),
        pos2(rect.right() - 8.0, rect.bottom() - 30.0),
    );
    let scale = Scale { plot, low, high, step: step(state, picture, plot.width()) };
    bars_ui(ui, plot, picture);
    ui.painter().hline(plot.x_range(), plot.bottom() + 0.5, Stroke::new(1.0, roles(ui).line));
    references_ui(ui, state, picture, &scale);
    ends_ui(ui, state, picture, &scale);
    axis_ui(ui, state, &scale, out);
    let breaks = shown_breaks(state);
    for position in 0..breaks.len() {
        handle_ui(ui, state, &scale, (&breaks, position), out);
    }
}

/// Why there are no classes to show, in the words of the person.
fn nothing_to_divide(state: &AppState, picture: &MapPicture) -> Option<String> {
    let language = state.view.language;
    let Some(breaks) = &picture.choropleth.breaks else {
        let problem = picture.choropleth.classes.problem.as_ref()?;
        let notice = problem.notice();
        let hint = notice.hint.map(|hint| hint.to_text(language)).unwrap_or_default();
        return Some(format!("{} {hint}", notice.message.to_text(language)));
    };
    (breaks.minimum >= breaks.maximum).then(|| {
        let value = format_number(breaks.minimum, picture.choropleth.decimals, language);
        Message::new("app-one-value").with("value", value).with("count", picture.with_value).to_text(language)
    })
}

fn reason_ui(ui: &Ui, rect: Rect, reason: &str) {
    let look = roles(ui);
    let text =
        ui.painter().layout(reason.to_owned(), regular(SMALL_PX + 0.5), look.second, rect.width() - 8.0);
    let at = pos2(rect.left() + 4.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, look.second);
}

/// The step of the rounding in use; in a wide range a rounder one, as fine as the pointer can be.
fn step(state: &AppState, picture: &MapPicture, width: f32) -> f64 {
    let own = picture.contents().indicator.as_ref().map_or(1, |indicator| indicator.decimals);
    let in_use = state.open_project().map(|project| project.map.classing.rounding_in_use());
    let rounding = in_use
        .filter(|rounding| *rounding != Rounding::Auto)
        .unwrap_or(Rounding::Decimals(u8::try_from(own).unwrap_or(1)));
    let finest = rounding.step().unwrap_or(1.0);
    let [low, high] = picture.range.unwrap_or([0.0, 1.0]);
    let per_point = (high - low) / f64::from(width.max(1.0));
    let exponent = per_point.max(f64::MIN_POSITIVE).log10().floor() as i32;
    let round = [1, 2, 5, 10]
        .into_iter()
        .filter_map(|digit| format!("{digit}e{exponent}").parse::<f64>().ok())
        .find(|step| *step >= per_point);
    round.unwrap_or(finest).max(finest)
}

fn bars_ui(ui: &Ui, plot: Rect, picture: &MapPicture) {
    let most = picture.bars.iter().map(super::super::map_picture::Bar::count).max().unwrap_or(0).max(1);
    let width = plot.width() / picture.bars.len().max(1) as f32;
    for (position, bar) in picture.bars.iter().enumerate() {
        let count = bar.count();
        if count == 0 {
            continue;
        }
        let height = (plot.height() * count as f32 / most as f32).max(2.0);
        let left = plot.left() + width * position as f32;
        let (left, right) = (left + 0.75, (left + width - 0.75).max(left + 1.0));
        let mut bottom = plot.bottom();
        for (part, color) in &bar.parts {
            let top = bottom - height * *part as f32 / count as f32;
            let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
            ui.painter().rect_filled(rect, 1.0, screen_color(*color));
            bottom = top;
        }
    }
}

/// Smallest and largest value under the ends of the axis.
fn ends_ui(ui: &Ui, state: &AppState, picture: &MapPicture, scale: &Scale) {
    let own = picture.contents().indicator.as_ref().map_or(1, |indicator| indicator.decimals);
    let y = scale.plot.bottom() + 15.0;
    let ends = [
        (scale.plot.left() - 4.0, Align2::LEFT_TOP, scale.low),
        (scale.plot.right() + 4.0, Align2::RIGHT_TOP, scale.high),
    ];
    for (x, align, value) in ends {
        let text = format_number(value, own, state.view.language);
        ui.painter().text(pos2(x, y), align, text, regular(SMALL_PX), roles(ui).third);
    }
}

/// Marks of the means of larger areas: a dashed line with a lozenge on top, the name on hover.
fn references_ui(ui: &Ui, state: &AppState, picture: &MapPicture, scale: &Scale) {
    let look = roles(ui);
    let own = picture.contents().indicator.as_ref().map_or(1, |indicator| indicator.decimals);
    for (position, reference) in picture.contents().references.iter().enumerate() {
        if reference.value < scale.low || reference.value > scale.high {
            continue;
        }
        let x = scale.x_of(reference.value).round();
        let top = scale.plot.top() - 6.0;
        let stroke = Stroke::new(1.25, look.reference);
        ui.painter().extend(Shape::dashed_line(
            &[pos2(x, top), pos2(x, scale.plot.bottom())],
            stroke,
            3.0,
            2.5,
        ));
        let lozenge = [vec2(0.0, -4.5), vec2(4.0, 0.0), vec2(0.0, 4.5), vec2(-4.0, 0.0)];
        let points = lozenge.map(|corner| pos2(x, top) + corner).to_vec();
        ui.painter().add(Shape::convex_polygon(points, look.reference, Stroke::new(1.0, look.paper)));
        let area = Rect::from_center_size(pos2(x, top), vec2(14.0, 16.0));
        let response = ui.interact(area, ui.scope_id().with(("mean", position)), Sense::hover());
        let text = Message::new("app-mean-of")
            .with("area", reference.name.as_str())
            .with("value", format_number(reference.value, own, state.view.language))
            .to_text(state.view.language);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
        response.on_hover_text(text);
    }
}

/// The axis under the bars: a click adds a break.
fn axis_ui(ui: &Ui, state: &AppState, scale: &Scale, out: &mut Vec<Command>) {
    let look = roles(ui);
    let band = Rect::from_min_max(
        pos2(scale.plot.left() - 4.0, scale.plot.bottom() - 1.0),
        pos2(scale.plot.right() + 4.0, scale.plot.bottom() + 15.0),
    );
    let response = ui.interact(band, ui.scope_id().with("axis"), Sense::CLICK);
    let name = tr(state.view.language, "app-break-add");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    focus_ring(ui, &response, band);
    let enabled = ClassesCommand::AddBreak(0.0).face(state).enabled;
    let Some(pointer) = response.hover_pos().filter(|_| response.hovered() && enabled) else { return };
    let value = scale.value_at(pointer.x);
    let center = pos2(scale.x_of(value), scale.plot.bottom() + 6.5);
    ui.painter().circle_stroke(center, HANDLE, Stroke::new(1.25, look.third));
    ui.painter().text(center, Align2::CENTER_CENTER, "+", medium(SMALL_PX), look.third);
    bubble_ui(ui, state, scale, value);
    let within = value > scale.low && value < scale.high;
    if response.clicked() && within && !shown_breaks(state).contains(&value) {
        out.extend([Command::CloseStep, ClassesCommand::AddBreak(value).into(), Command::CloseStep]);
    }
}

/// One break: drag it, or focus it and use arrows and Delete.
fn handle_ui(
    ui: &Ui,
    state: &AppState,
    scale: &Scale,
    (breaks, position): (&[f64], usize),
    out: &mut Vec<Command>,
) {
    let Some(value) = breaks.get(position).copied() else { return };
    let look = roles(ui);
    let center = pos2(scale.x_of(value), scale.plot.bottom() + 6.5);
    let area = Rect::from_center_size(center, vec2(15.0, 17.0));
    let response = ui.interact(area, ui.scope_id().with(("break", position)), Sense::click_and_drag());
    let text = value_text(state, value, scale.step);
    let number = format_count(position as u64 + 1, state.view.language);
    let name = Message::new("app-break").with("position", number).to_text(state.view.language);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, &name);
        info.value = Some(value);
        info.current_text_value = Some(text.clone());
        info
    });
    let active = response.dragged() || response.has_focus() || response.hovered();
    let line = Stroke::new(if active { 2.0 } else { 1.25 }, look.ink);
    ui.painter().vline(center.x, scale.plot.top() - 4.0..=scale.plot.bottom() + 1.0, line);
    let fill = if response.dragged() { look.accent } else { look.paper };
    ui.painter().circle(center, if active { HANDLE + 1.0 } else { HANDLE }, fill, Stroke::new(1.5, look.ink));
    if response.has_focus() {
        ui.painter().circle_stroke(center, HANDLE + 3.5, Stroke::new(2.0, look.accent));
    }
    if active {
        bubble_ui(ui, state, scale, value);
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.drag_started() {
        out.push(Command::CloseStep);
    }
    let limits = limits(scale, breaks, position);
    if let Some(moved) = dragged_to(&response, scale, limits).filter(|moved| *moved != value) {
        out.push(ClassesCommand::MoveBreak(position, moved).into());
    }
    if response.drag_stopped() || response.lost_focus() {
        out.push(Command::CloseStep);
    }
    keys_ui(ui, &response, scale, (position, value, limits), out);
}

/// Between the neighbours, a step away from each, and within the values.
fn limits(scale: &Scale, breaks: &[f64], position: usize) -> [f64; 2] {
    let before = position.checked_sub(1).and_then(|before| breaks.get(before));
    let low = before.copied().unwrap_or(scale.low) + scale.step;
    let high = breaks.get(position + 1).copied().unwrap_or(scale.high) - scale.step;
    [low, high]
}

fn dragged_to(response: &Response, scale: &Scale, [low, high]: [f64; 2]) -> Option<f64> {
    let pointer: Pos2 = response.interact_pointer_pos().filter(|_| response.dragged())?;
    (low <= high).then(|| scale.snapped(scale.value_at(pointer.x).clamp(low, high)))
}

fn keys_ui(
    ui: &Ui,
    response: &Response,
    scale: &Scale,
    (position, value, [low, high]): (usize, f64, [f64; 2]),
    out: &mut Vec<Command>,
) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input(|input| input.num_presses(key));
    let steps = pressed(Key::ArrowRight) as f64 - pressed(Key::ArrowLeft) as f64;
    let wide = if ui.input(|input| input.modifiers.shift) { 10.0 } else { 1.0 };
    if steps != 0.0 && low <= high {
        let moved = scale.snapped(value + steps * wide * scale.step).clamp(low, high);
        out.push(ClassesCommand::MoveBreak(position, scale.snapped(moved)).into());
    }
    if pressed(Key::Delete) + pressed(Key::Backspace) > 0 {
        out.extend([Command::CloseStep, ClassesCommand::RemoveBreak(position).into(), Command::CloseStep]);
    }
}

/// The value above the bars, in sight whatever lies under it.
fn bubble_ui(ui: &Ui, state: &AppState, scale: &Scale, value: f64) {
    let look = roles(ui);
    let text = value_text(state, value, scale.step);
    let galley = ui.painter().layout_no_wrap(text, semibold(SMALL_PX), look.on_accent);
    let half = galley.size().x / 2.0 + 6.0;
    let x = scale.x_of(value).clamp(scale.plot.left() + half - 6.0, scale.plot.right() - half + 6.0);
    let rect = Rect::from_center_size(pos2(x, scale.plot.top() - 7.0), vec2(2.0 * half, 16.0));
    ui.painter().rect_filled(rect, 5.0, look.accent);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, look.on_accent);
}

fn value_text(state: &AppState, value: f64, step: f64) -> String {
    let decimals = decimals_of(value).max(decimals_of(step)).min(MOST_CLASSES);
    format_number(value, decimals, state.view.language)
}
