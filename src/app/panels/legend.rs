//! The legend card in a corner where it covers least, and the zoom buttons.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::canvas::camera::Camera;
use crate::app::canvas::screen_color;
use crate::app::command::{Command, ZoomStep};
use crate::app::map_picture::{LegendRow, MapPicture};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, card_shadow, regular, roles, semibold};
use crate::app::widgets::figures::paint_figures;
use crate::app::widgets::{Icon, focus_ring, icon};
use crate::sheet::Fill;
use crate::text::{format_count, tr};

const PADDING: f32 = 13.0;
const ROW: f32 = 23.0;
/// Height of a remark below the rows.
const REMARK: f32 = 17.0;
const MARGIN: f32 = 14.0;

/// The corner that the legend took; kept until map or window change, so that it does not jump while one pans.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct CornerChoice {
    chosen: Option<(usize, Vec2)>,
}

impl CornerChoice {
    /// The next frame chooses again.
    pub fn forget(&mut self) {
        self.chosen = None;
    }
}

/// Shows the legend.
pub fn legend_ui(ui: &mut Ui, face: Rect, state: &AppState, camera: &Camera, corner: &mut CornerChoice) {
    let Some(picture) = &state.derived.picture else { return };
    if picture.legend.is_empty() {
        return;
    }
    let title = title(picture);
    let size = card_size(ui, picture, &title);
    if corner.chosen.is_none_or(|(_, fitted)| fitted != face.size()) {
        corner.chosen = Some((best_corner(face, size, picture, camera), face.size()));
    }
    let place = corners(face, size).get(corner.chosen.map_or(0, |(corner, _)| corner)).copied();
    let card = place.unwrap_or_else(|| Rect::from_min_size(face.min, size));
    let response = ui.interact(card, ui.scope_id().with("legend"), Sense::hover());
    let name = tr(state.view.language, "app-legend");
    response.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
    let look = roles(ui);
    ui.painter().add(card_shadow(look).as_shape(card, 10.0));
    ui.painter().rect(
        card,
        10.0,
        look.paper.gamma_multiply(0.97),
        Stroke::new(1.0, look.line),
        StrokeKind::Inside,
    );
    let title = ui.painter().layout(title, semibold(13.0), look.ink, size.x - 2.0 * PADDING);
    let mut top = card.top() + PADDING - 2.0;
    let title_height = title.size().y;
    ui.painter().galley(pos2(card.left() + PADDING, top), title, look.ink);
    top += title_height + 6.0;
    for row in &picture.legend {
        row_ui(ui, state, row, Rect::from_min_size(pos2(card.left(), top), vec2(size.x, ROW)));
        top += ROW;
    }
    for remark in &picture.choropleth.remarks {
        let at = pos2(card.left() + PADDING, top + 2.0);
        ui.painter().text(at, egui::Align2::LEFT_TOP, remark, regular(SMALL_PX), look.third);
        top += REMARK;
    }
}

fn row_ui(ui: &Ui, state: &AppState, row: &LegendRow, rect: Rect) {
    let look = roles(ui);
    let swatch = Rect::from_min_size(rect.min + vec2(PADDING, 0.0), vec2(26.0, ROW));
    swatch_ui(ui, swatch, row);
    let response = ui.interact(rect, ui.scope_id().with(("legend row", &row.text)), Sense::hover());
    let count = format_count(row.count as u64, state.view.language);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{} ({count})", row.text)));
    let text = pos2(swatch.right() + 9.0, rect.center().y);
    ui.painter().text(text, egui::Align2::LEFT_CENTER, &row.text, regular(13.0), look.ink);
    paint_figures(ui, pos2(rect.right() - PADDING, rect.center().y), &count, &regular(13.0), look.third);
}

/// The colour of a legend row with its hatch.
fn swatch_ui(ui: &Ui, rect: Rect, row: &LegendRow) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0.0, screen_color(row.color));
    let hatch = roles(ui).hatch;
    let (step, lean) = match row.fill {
        Fill::Secret => (7.0, -1.0),
        Fill::NoData => (9.9, 1.0),
        _ => return,
    };
    let mut x = rect.left() - rect.height();
    while x < rect.right() + rect.height() {
        let (from, to) = if lean > 0.0 { (rect.top(), rect.bottom()) } else { (rect.bottom(), rect.top()) };
        painter.line_segment([pos2(x, from), pos2(x + rect.height(), to)], Stroke::new(1.0, hatch));
        x += step;
    }
}

/// What the classes count: the unit in words, else the indicator.
fn title(picture: &MapPicture) -> String {
    let Some(indicator) = &picture.contents().indicator else { return String::new() };
    match indicator.unit.as_str() {
        "" => indicator.name.clone(),
        "%" => format!("{} in\u{a0}%", indicator.name),
        unit => format!("{}, {unit}", indicator.name),
    }
}

fn card_size(ui: &Ui, picture: &MapPicture, title: &str) -> Vec2 {
    let width_of =
        |text: &str| ui.painter().layout_no_wrap(text.to_owned(), regular(13.0), roles(ui).ink).size().x;
    let rows = picture.legend.iter().map(|row| width_of(&row.text)).fold(0.0, f32::max);
    let wide = ui.painter().layout_no_wrap(title.to_owned(), semibold(13.0), roles(ui).ink).size().x;
    let remark =
        |text: &String| ui.painter().layout_no_wrap(text.clone(), regular(SMALL_PX), roles(ui).ink).size().x;
    let remarks = picture.choropleth.remarks.iter().map(remark).fold(0.0, f32::max);
    let width = (rows + 26.0 + 9.0 + 56.0).max(wide + 2.0).max(remarks) + 2.0 * PADDING;
    let width = width.clamp(196.0, 300.0);
    let title = ui.painter().layout(title.to_owned(), semibold(13.0), roles(ui).ink, width - 2.0 * PADDING);
    let remarks = REMARK * picture.choropleth.remarks.len() as f32;
    vec2(width, 2.0 * PADDING + title.size().y + 4.0 + ROW * picture.legend.len() as f32 + remarks)
}

/// Corners in the order of preference; the zoom buttons and the scale bar keep theirs.
fn corners(face: Rect, size: Vec2) -> [Rect; 3] {
    let inner = face.shrink(MARGIN);
    [
        Rect::from_min_size(pos2(inner.left(), inner.bottom() - size.y), size),
        Rect::from_min_size(inner.min, size),
        Rect::from_min_size(pos2(inner.right() - size.x, inner.bottom() - size.y - 40.0), size),
    ]
}

fn best_corner(face: Rect, size: Vec2, picture: &MapPicture, camera: &Camera) -> usize {
    const PROBES: usize = 9;
    let covered = |card: &Rect| {
        (0..PROBES * PROBES)
            .filter(|probe| {
                let share = |n: usize| (n as f32 + 0.5) / PROBES as f32;
                let at = card.min
                    + vec2(share(probe % PROBES) * card.width(), share(probe / PROBES) * card.height());
                let map = camera.map_from_screen(face, at);
                let region = picture.pick.region_at(&picture.contents().layer, map);
                region.is_some_and(|region| picture.is_shown(region))
            })
            .count()
    };
    let counts = corners(face, size).map(|card| covered(&card.expand(14.0)));
    counts.iter().enumerate().min_by_key(|(place, count)| (**count, *place)).map_or(0, |(place, _)| place)
}

/// Shows the three buttons in the upper right corner.
pub fn zoom_buttons_ui(ui: &mut Ui, face: Rect, state: &AppState, out: &mut Vec<Command>) {
    let look = roles(ui);
    let size = vec2(32.0, 30.0);
    let corner = pos2(face.right() - 14.0 - size.x, face.top() + 14.0);
    let card = Rect::from_min_size(corner, vec2(size.x, 3.0 * size.y));
    ui.painter().add(card_shadow(look).as_shape(card, 8.0));
    ui.painter().rect(card, 8.0, look.paper, Stroke::new(1.0, look.line), StrokeKind::Inside);
    let steps = [(ZoomStep::In, Icon::Plus), (ZoomStep::Out, Icon::Minus), (ZoomStep::Fit, Icon::Fit)];
    for (position, (step, picture)) in steps.into_iter().enumerate() {
        let rect = Rect::from_min_size(corner + vec2(0.0, size.y * position as f32), size);
        let command = Command::Zoom(step);
        let response = ui.interact(rect, ui.scope_id().with(("zoom", position)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, command.label(state)));
        if response.hovered() {
            ui.painter().rect_filled(rect.shrink(2.0), 6.0, look.hover);
        }
        icon::paint(ui.painter(), rect, picture, look.second);
        focus_ring(ui, &response, rect.shrink(3.0));
        if position > 0 {
            let line = Stroke::new(1.0, look.line);
            ui.painter().hline(card.left() + 1.0..=card.right() - 1.0, rect.top(), line);
        }
        if response.on_hover_text(command.tooltip(state)).clicked() {
            out.push(command);
        }
    }
}
