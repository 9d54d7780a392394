//! Palettes as ramps in the number of classes that the map has.

use egui::{Popup, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::canvas::screen_color;
use crate::app::command::Command;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::widgets::{check_field, focus_ring, heading};
use crate::model::edit::PaletteDirection;
use crate::model::{MapChange, Project};
use crate::sheet::Color;
use crate::sheet::palette::{DEFAULT_PALETTE, PALETTES, Palette, PaletteKind};
use crate::text::tr;

/// Shows the ramp in use; a click opens all palettes.
pub fn colors_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "app-colours");
    heading(ui, &name);
    let own =
        state.derived.picture.as_ref().map(|picture| picture.choropleth.colors.clone()).unwrap_or_default();
    let chosen = if project.map.palette.is_empty() { DEFAULT_PALETTE } else { project.map.palette.as_str() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, &name);
        info.current_text_value = Some(chosen.to_owned());
        info
    });
    ramp(ui, rect, &own);
    if response.hovered() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, roles(ui).third), StrokeKind::Outside);
    }
    focus_ring(ui, &response, rect);
    let classes = own.len().max(3);
    Popup::menu(&response).width(rect.width()).accessible_name(name).show(|ui| {
        reverse_ui(ui, state, project, out);
        ScrollArea::vertical().max_height(330.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for kind in [PaletteKind::Sequential, PaletteKind::Diverging] {
                heading(ui, &tr(language, kind_key(kind)));
                for palette in PALETTES.iter().filter(|palette| palette.kind == kind) {
                    if ramp_row(ui, palette, classes, palette.name.eq_ignore_ascii_case(chosen)).clicked() {
                        let direction = direction(project.map.palette_reversed);
                        out.push(Command::map(MapChange::Palette(palette.name.to_owned(), direction)));
                        ui.close();
                    }
                }
                ui.add_space(4.0);
            }
        });
    });
}

fn reverse_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let reversed = project.map.palette_reversed;
    if check_field(ui, reversed, &tr(state.view.language, "app-palette-reverse")) {
        out.push(Command::map(MapChange::Palette(project.map.palette.clone(), direction(!reversed))));
    }
}

fn direction(reversed: bool) -> PaletteDirection {
    if reversed { PaletteDirection::Reversed } else { PaletteDirection::Forward }
}

fn kind_key(kind: PaletteKind) -> &'static str {
    match kind {
        PaletteKind::Sequential => "app-palette-sequential",
        PaletteKind::Diverging => "app-palette-diverging",
        PaletteKind::Qualitative => "app-palette-qualitative",
    }
}

fn ramp_row(ui: &mut Ui, palette: &Palette, classes: usize, chosen: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, palette.name));
    let colors = roles(ui);
    if chosen || response.hovered() {
        let fill = if chosen { colors.accent_ground } else { colors.hover };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    let bar = Rect::from_min_max(
        pos2(rect.left() + 6.0, rect.top() + 5.0),
        pos2(rect.right() - 78.0, rect.bottom() - 5.0),
    );
    ramp(ui, bar, &palette.colors(classes, None));
    let ink = if chosen { colors.accent } else { colors.second };
    let at = pos2(rect.right() - 70.0, rect.center().y);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, palette.name, regular(SMALL_PX), ink);
    focus_ring(ui, &response, rect.shrink(2.0));
    response
}

fn ramp(ui: &Ui, rect: Rect, classes: &[Color]) {
    let width = rect.width() / classes.len().max(1) as f32;
    let last = classes.len().saturating_sub(1);
    for (position, color) in classes.iter().enumerate() {
        let left = rect.left() + width * position as f32;
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        let mut corners = egui::CornerRadius::ZERO;
        if position == 0 {
            (corners.nw, corners.sw) = (6, 6);
        }
        if position == last {
            (corners.ne, corners.se) = (6, 6);
        }
        ui.painter().rect_filled(part, corners, screen_color(*color));
    }
    let edge = Stroke::new(1.0, roles(ui).line);
    ui.painter().rect_stroke(rect, 6.0, edge, StrokeKind::Inside);
}
