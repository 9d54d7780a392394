//! The period: a rail with one stop per period that the indicator has.

use egui::{Align, Color32, Key, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::choose::shown_level;
use crate::app::command::Command;
use crate::app::commands::table::{TableCommand, chosen_period};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{Icon, focus_ring, heading, icon};
use crate::classify::Scheme;
use crate::model::{BreakScope, MapChange, Period, Project};
use crate::text::{Message, format_number, tr};

/// Free space between two labels in points.
const LABEL_GAP: f32 = 7.0;
/// Least distance of two stops in points.
const MOST_CROWDED: f32 = 9.0;
/// Seconds that a period can stay while playing, slow to fast.
const SPEEDS: [f32; 3] = [2.0, 1.0, 0.5];

/// Shows the rail; a stop that is picked becomes the period of the map.
pub fn period_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let level = shown_level(state, project);
    let periods = match (&project.map.indicator, level) {
        (Some(code), Some(level)) => project.periods(code, level.id),
        _ => &[],
    };
    ui.horizontal(|ui| {
        heading(ui, &tr(state.view.language, "app-period"));
        if periods.len() > 1 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| play_ui(ui, state, project, out));
        }
    });
    let chosen = chosen_period(state);
    if let Some((picked, dragged)) = period_slider(ui, state, periods, chosen) {
        out.push(Command::map(MapChange::Period(periods.get(picked).copied())));
        if !dragged {
            out.push(Command::CloseStep);
        }
    }
}

/// Play or stop, how fast, and the way to classes that stay the same; drawn from right to left.
fn play_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    let playing = state.view.table.playing.is_some();
    let play = Command::Table(TableCommand::Play);
    let picture = if playing { Icon::Pause } else { Icon::Play };
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 20.0), Sense::click());
    let name = play.label(state);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, playing, &name));
    let ink = if response.hovered() || playing { roles(ui).accent } else { roles(ui).second };
    if playing {
        ui.painter().rect_filled(rect, 5.0, roles(ui).accent_ground);
    }
    icon::paint(ui.painter(), rect, picture, ink);
    focus_ring(ui, &response, rect);
    if response.on_hover_text(play.tooltip(state)).clicked() {
        out.push(Command::CloseStep);
        out.push(play);
    }
    let now = state.view.table.seconds;
    let next = SPEEDS.into_iter().find(|seconds| *seconds < now - 0.01).unwrap_or(SPEEDS[0]);
    let text = Message::new("time-seconds")
        .with("seconds", format_number(f64::from(now), usize::from(now.fract() != 0.0), state.view.language))
        .to_text(state.view.language);
    if quiet_button(ui, &text, &tr(state.view.language, "time-speed")) {
        out.push(Command::Table(TableCommand::PlaySpeed(next)));
    }
    // Equal colours mean other values in every period as long as classes are found anew for each.
    let classing = &project.map.classing;
    if playing && classing.scheme != Scheme::Manual && classing.scope == BreakScope::Period {
        let freeze = Command::Table(TableCommand::FreezeClasses);
        if quiet_button(ui, &freeze.label(state), &freeze.tooltip(state)) {
            out.push(freeze);
        }
    }
}

fn quiet_button(ui: &mut Ui, text: &str, tip: &str) -> bool {
    let colors = roles(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), regular(SMALL_PX), Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 10.0, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text}, {tip}")));
    let ink = if response.hovered() { colors.ink } else { colors.third };
    ui.painter().galley_with_override_text_color(rect.center() - galley.size() / 2.0, galley, ink);
    focus_ring(ui, &response, rect);
    response.on_hover_text(tip).clicked()
}

/// Where the stops stand between 0 and 1: as far apart as in time, or evenly where that would crowd some together.
fn stops(periods: &[Period], width: f32) -> Vec<f32> {
    let places: Vec<f64> = periods.iter().map(|period| period.place_in_years()).collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return Vec::new() };
    let even = |position: usize| position as f32 / (periods.len() - 1).max(1) as f32;
    let true_to_time: Vec<f32> =
        places.iter().map(|place| ((place - first) / (last - first).max(1e-9)) as f32).collect();
    let evenly_apart = width / periods.len() as f32;
    let crowded =
        true_to_time.windows(2).any(|pair| pair[1] - pair[0] < MOST_CROWDED.min(evenly_apart * 0.6) / width);
    if periods.len() == 1 {
        vec![0.5]
    } else if crowded {
        (0..periods.len()).map(even).collect()
    } else {
        true_to_time
    }
}

/// A rail with one stop per period; the position of a period that was picked, and whether it was by dragging.
fn period_slider(
    ui: &mut Ui,
    state: &AppState,
    periods: &[Period],
    chosen: Option<usize>,
) -> Option<(usize, bool)> {
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
    let stops = stops(periods, rail.width());
    let x_of = |position: usize| rail.left() + rail.width() * stops.get(position).copied().unwrap_or(0.5);
    ui.painter().hline(rail.x_range(), rail.top(), egui::Stroke::new(2.5, colors.line));
    let tick = (rail.width() / periods.len().max(1) as f32 / 5.0).clamp(0.6, 2.5);
    for position in 0..periods.len() {
        if tick > 1.4 {
            ui.painter().circle_filled(pos2(x_of(position), rail.top()), tick, colors.third);
        } else {
            let marks = rail.top() - 3.0..=rail.top() + 3.0;
            ui.painter().vline(x_of(position), marks, egui::Stroke::new(tick, colors.third));
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
        response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged()).and_then(|at| {
            let far = |position: &usize| (x_of(*position) - at.x).abs();
            (0..periods.len()).min_by(|a, b| far(a).total_cmp(&far(b)))
        });
    pointed
        .or_else(|| stepped(ui, &response, chosen, last))
        .filter(|picked| Some(*picked) != chosen && !periods.is_empty())
        .map(|picked| (picked, response.dragged()))
}

fn stepped(ui: &Ui, response: &egui::Response, chosen: Option<usize>, last: usize) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let chosen = chosen?;
    let moves = [
        (Key::ArrowLeft, chosen.saturating_sub(1)),
        (Key::ArrowRight, (chosen + 1).min(last)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    ui.input(|input| moves.into_iter().find(|(key, _)| input.key_pressed(*key)).map(|(_, to)| to))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], expected: &[f32]) {
        let periods: Vec<Period> = texts.iter().filter_map(|text| text.parse().ok()).collect();
        let stops = stops(&periods, 250.0);
        assert_eq!(stops.len(), expected.len());
        for (stop, expected) in stops.iter().zip(expected) {
            assert!((stop - expected).abs() < 0.01, "{texts:?}: {stops:?}");
        }
    }

    #[test]
    fn stops_stand_as_far_apart_as_in_time_unless_they_would_crowd() {
        check(&["2015"], &[0.5]);
        check(&["2010", "2015", "2020"], &[0.0, 0.5, 1.0]);
        check(&["2010", "2011", "2020"], &[0.0, 0.1, 1.0]);
        // A year and its last day lie close together in forty years.
        check(&["1980", "2019", "2019-12-31", "2020/21"], &[0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0]);
    }

    #[test]
    fn three_hundred_stops_keep_their_order() {
        let periods: Vec<Period> = (1700..2000).map(Period::year).collect();
        let stops = stops(&periods, 250.0);
        assert!(stops.len() == 300 && stops.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
