//! Small charts of a typology: how well numbers of types fit, what types are like, which indicators go together.

use egui::{Align2, Color32, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::canvas::screen_color;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, medium, regular, roles, semibold};
use crate::app::widgets::{focus_ring, one_line};
use crate::tasks::typology::{ClusteredRegions, STRONG_CORRELATION, TypologyRun};
use crate::text::{Language, Message, format_number, tr};

/// Height of the curve.
const CURVE: f32 = 96.0;
/// Standard deviations at the end of a bar of a profile.
const WIDEST: f64 = 2.0;

/// A number with its sign: "+1,23", "−0,40".
pub fn signed(value: f64, decimals: usize, language: Language) -> String {
    let text = format_number(value.abs(), decimals, language);
    if value < 0.0 { format!("\u{2212}{text}") } else { format!("+{text}") }
}

/// Mean silhouette over the number of types; the number that was pressed.
pub(in crate::app::panels) fn curve_ui(
    ui: &mut Ui,
    state: &AppState,
    curve: &[(u8, f64)],
    chosen: u8,
) -> Option<u8> {
    let look = roles(ui);
    let language = state.view.language;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CURVE), Sense::hover());
    let inner = egui::Rect::from_min_max(rect.min + vec2(14.0, 18.0), rect.max - vec2(14.0, 20.0));
    let (first, last) = (curve.first()?.0, curve.last()?.0);
    let most = curve.iter().map(|(_, fit)| *fit).fold(0.05, f64::max);
    let best = curve.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(count, _)| *count);
    let at = |(count, fit): &(u8, f64)| {
        let across = f32::from(count - first) / f32::from((last - first).max(1));
        pos2(
            inner.left() + across * inner.width(),
            inner.bottom() - (fit.max(0.0) / most) as f32 * inner.height(),
        )
    };
    ui.painter().hline(inner.x_range(), inner.bottom(), Stroke::new(1.0, look.line));
    let points: Vec<_> = curve.iter().map(at).collect();
    ui.painter().add(egui::Shape::line(points, Stroke::new(1.5, look.accent)));
    let mut picked = None;
    for point in curve {
        let (count, fit) = *point;
        let place = at(point);
        let spot = egui::Rect::from_center_size(pos2(place.x, rect.center().y), vec2(22.0, rect.height()));
        let response = ui.interact(spot, ui.scope_id().with(("types", count)), Sense::click());
        let name = Message::new("typology-curve-point")
            .with("count", usize::from(count))
            .with("fit", format_number(fit, 2, language))
            .to_text(language);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, count == chosen, &name));
        if response.hovered() {
            ui.painter().rect_filled(spot, 4.0, look.hover);
        }
        let radius = if count == chosen { 5.0 } else { 3.5 };
        ui.painter().circle(
            place,
            radius,
            if count == chosen { look.accent } else { look.paper },
            Stroke::new(1.5, look.accent),
        );
        let font = if count == chosen { semibold(SMALL_PX) } else { regular(SMALL_PX) };
        let below = pos2(place.x, inner.bottom() + 4.0);
        ui.painter().text(below, Align2::CENTER_TOP, count.to_string(), font.clone(), look.second);
        if count == chosen || Some(count) == best {
            let above = pos2(place.x, place.y - 6.0);
            ui.painter().text(above, Align2::CENTER_BOTTOM, format_number(fit, 2, language), font, look.ink);
        }
        focus_ring(ui, &response, spot.shrink(1.0));
        if response.on_hover_text(&name).clicked() && count != chosen {
            picked = Some(count);
        }
    }
    picked
}

/// Bars per type: how far its mean lies from that of all regions.
pub(super) fn profiles_ui(
    ui: &mut Ui,
    state: &AppState,
    (picture, run): (&MapPicture, &TypologyRun),
    types: &ClusteredRegions,
) {
    let look = roles(ui);
    let language = state.view.language;
    let Some(typology) = &picture.contents().typology else { return };
    for (class, profile) in types.profiles.iter().enumerate() {
        let class = class as u8;
        let color = screen_color(picture.class_color(class));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        let swatch = egui::Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(12.0, 12.0));
        ui.painter().rect_filled(swatch, 3.0, color);
        let name = Message::new("typology-profile-head")
            .with("type", typology.class_name(class, language))
            .with("count", profile.size)
            .to_text(language);
        let text = one_line(ui, &name, (medium(12.5), look.ink), rect.width() - 20.0);
        ui.painter().galley(pos2(rect.left() + 18.0, rect.center().y - text.size().y / 2.0), text, look.ink);
        for (term, mean) in run.inputs.status.iter().zip(&profile.mean_z) {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 17.0), Sense::hover());
            let figure = signed(*mean, 1, language);
            let said = format!("{}: {figure}", term.indicator.name);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
            let half = rect.width() * 0.2;
            let middle = rect.right() - half - 34.0;
            let text = one_line(
                ui,
                &term.indicator.name,
                (regular(SMALL_PX), look.second),
                middle - half - rect.left() - 6.0,
            );
            ui.painter().galley(pos2(rect.left(), rect.center().y - text.size().y / 2.0), text, look.second);
            let end = middle + (mean / WIDEST).clamp(-1.0, 1.0) as f32 * half;
            let bar = egui::Rect::from_two_pos(
                pos2(middle, rect.center().y - 4.0),
                pos2(end, rect.center().y + 4.0),
            );
            ui.painter().rect_filled(bar, 1.5, color);
            ui.painter().vline(middle, rect.y_range(), Stroke::new(1.0, look.line));
            ui.painter().text(
                rect.right_center(),
                Align2::RIGHT_CENTER,
                figure,
                regular(SMALL_PX),
                look.second,
            );
            response.on_hover_text(said);
        }
        ui.add_space(4.0);
    }
}

/// Which indicators go together: a grid, coloured by how strongly, with the number where there is room.
pub(super) fn matrix_ui(ui: &mut Ui, state: &AppState, run: &TypologyRun) {
    let look = roles(ui);
    let language = state.view.language;
    let count = run.inputs.status.len();
    let width = ui.available_width();
    let cell = ((width - 96.0) / count as f32).clamp(12.0, 40.0);
    let names = width - cell * count as f32;
    let height = cell.clamp(18.0, 26.0);
    let (head, _) = ui.allocate_exact_size(vec2(width, 16.0), Sense::hover());
    for column in 0..count {
        let at = pos2(head.left() + names + cell * (column as f32 + 0.5), head.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, (column + 1).to_string(), regular(SMALL_PX), look.third);
    }
    let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    for (row, term) in run.inputs.status.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let name = format!("{}  {}", row + 1, term.indicator.name);
        let text = one_line(ui, &name, (regular(SMALL_PX), look.second), names - 8.0);
        ui.painter().galley(pos2(rect.left(), rect.center().y - text.size().y / 2.0), text, look.second);
        for (column, other) in run.inputs.status.iter().enumerate() {
            let left = rect.left() + names + cell * column as f32;
            let box_ = egui::Rect::from_min_size(pos2(left, rect.top()), vec2(cell, height)).shrink(0.75);
            let r = run.correlations.r.get(row).and_then(|of| of.get(column).copied().flatten());
            let response = ui.interact(box_, ui.scope_id().with(("r", row, column)), Sense::hover());
            let figure = r.map_or_else(|| "–".to_owned(), |r| format_number(r, 2, language));
            let said = Message::new("typology-correlation-of")
                .with("first", term.indicator.name.as_str())
                .with("second", other.indicator.name.as_str())
                .with("r", figure.as_str())
                .to_text(language);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
            let strength = r.map_or(0.0, |r| r.abs() as f32);
            let tone = if r.is_some_and(|r| r < 0.0) { look.accent } else { look.reference };
            let ground = look.paper.lerp_to_gamma(tone, strength * 0.85);
            ui.painter().rect_filled(box_, 2.0, if row == column { look.hover } else { ground });
            let strong = row != column && f64::from(strength) > STRONG_CORRELATION;
            if strong {
                ui.painter().rect_stroke(box_, 2.0, Stroke::new(1.5, look.ink), egui::StrokeKind::Inside);
            }
            if row != column && cell >= 26.0 {
                let ink = ink_on(ground, (look.ink, look.paper));
                let font = if strong { semibold(10.5) } else { regular(10.5) };
                ui.painter().text(box_.center(), Align2::CENTER_CENTER, figure, font, ink);
            }
            response.on_hover_text(said);
        }
    }
    ui.spacing_mut().item_spacing.y = spacing;
    ui.add_space(3.0);
    super::super::typology::quiet(ui, &tr(language, "typology-correlation-hint"));
}

/// The ink that can be read on `ground`.
fn ink_on(ground: Color32, (ink, paper): (Color32, Color32)) -> Color32 {
    let light = |color: Color32| {
        0.299 * f32::from(color.r()) + 0.587 * f32::from(color.g()) + 0.114 * f32::from(color.b())
    };
    let far = |color: Color32| (light(ground) - light(color)).abs();
    if far(ink) >= far(paper) { ink } else { paper }
}
