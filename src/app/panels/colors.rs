//! Colours: the ramp in use, and all palettes behind it with what they turn around and how others see them.

use egui::{
    Align, Key, Layout, Popup, PopupCloseBehavior, Rect, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::contrast::{contrast_ui, worst};
use crate::app::canvas::screen_color;
use crate::app::command::Command;
use crate::app::commands::classes::{ClassesCommand, TurnChoice};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles, semibold};
use crate::app::typed_numbers::first_number;
use crate::app::widgets::{Icon, Segment, check_field, focus_ring, heading, icon, plain_field, segments_ui};
use crate::model::{Project, ReferenceArea, ValueForm};
use crate::sheet::palette::{PALETTES, Palette, PaletteKind, palette};
use crate::sheet::{Color, Vision, palette_in_use};
use crate::text::{Language, Message, format_number, tr};

/// Height of the list of palettes in points, with what stands above it for palettes around a middle.
const LIST_HEIGHT: f32 = 374.0;

/// Shows the ramp in use; a click opens all palettes.
pub fn colors_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "app-colours");
    let chosen = palette_in_use(&project.map);
    ui.horizontal(|ui| {
        heading(ui, &name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(
                RichText::new(palette_name(chosen, language)).font(regular(SMALL_PX)).color(roles(ui).third),
            );
            if state.view.classes.vision != Vision::Full {
                let seen = tr(language, vision_keys(state.view.classes.vision)[1]);
                ui.label(RichText::new(seen).font(semibold(SMALL_PX)).color(roles(ui).accent));
            }
        });
    });
    let own =
        state.derived.picture.as_ref().map(|picture| picture.choropleth.colors.clone()).unwrap_or_default();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, &name);
        info.current_text_value = Some(palette_name(chosen, language));
        info
    });
    ramp(ui, rect, &own);
    let problem = worst(state);
    if let Some((_, color)) = problem.as_ref().zip(own.last()) {
        let at = Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(16.0, 16.0));
        icon::paint(ui.painter(), at, Icon::Warning, screen_color(color.text_on()));
    }
    if response.hovered() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, roles(ui).third), StrokeKind::Outside);
    }
    focus_ring(ui, &response, rect);
    let response = match problem {
        Some(problem) => response.on_hover_text(problem),
        None => response,
    };
    Popup::menu(&response)
        .align(egui::RectAlign::RIGHT_END)
        .width(308.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .show(|ui| {
            ui.with_layout(Layout::top_down(Align::Min), |ui| picker_ui(ui, state, project, chosen, out));
        });
}

fn picker_ui(ui: &mut Ui, state: &AppState, project: &Project, chosen: &str, out: &mut Vec<Command>) {
    let language = state.view.language;
    ui.spacing_mut().item_spacing.y = 3.0;
    heading(ui, &tr(language, "app-vision"));
    vision_ui(ui, state, out);
    let top = ui.cursor().top();
    contrast_ui(ui, state, out);
    ui.add_space(4.0);
    let own = palette(chosen).map_or(PaletteKind::Sequential, |palette| palette.kind);
    let kind = state.view.classes.kind.unwrap_or(own);
    // A quotient lies on either side of 1: one direction alone would hide which.
    let is_quotient = project.map.form == ValueForm::LocationQuotient;
    let kind = if is_quotient { PaletteKind::Diverging } else { kind };
    if !is_quotient {
        kinds_ui(ui, state, kind, out);
    }
    // The list gives the room that warnings and the middle take: the picker keeps its size when the kind changes.
    if kind == PaletteKind::Diverging {
        turn_ui(ui, state, project, out);
    }
    let height = (LIST_HEIGHT - (ui.cursor().top() - top)).max(LIST_HEIGHT / 2.0);
    let classes = state.derived.picture.as_ref().map_or(0, |picture| picture.choropleth.colors.len()).max(3);
    let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    list.auto_shrink([true, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for palette in PALETTES.iter().filter(|palette| palette.kind == kind) {
            let is_chosen = palette.name.eq_ignore_ascii_case(chosen);
            let row = ramp_row(ui, state, (palette, classes), is_chosen);
            if row.clicked() && !is_chosen {
                out.push(ClassesCommand::Palette(palette.name).into());
            }
        }
    });
    if check_field(ui, project.map.palette_reversed, &tr(language, "app-palette-reverse")) {
        out.push(ClassesCommand::ReversePalette.into());
    }
}

/// Palettes for what: an order, two directions from a middle, or types.
fn kinds_ui(ui: &mut Ui, state: &AppState, chosen: PaletteKind, out: &mut Vec<Command>) {
    let kinds = [
        (PaletteKind::Sequential, "app-palette-sequential"),
        (PaletteKind::Diverging, "app-palette-diverging"),
        (PaletteKind::Qualitative, "app-palette-qualitative"),
    ];
    let segments = kinds.map(|(kind, key)| {
        let text = tr(state.view.language, key);
        Segment { name: text.clone(), text, chosen: kind == chosen }
    });
    if let Some((kind, _)) = segments_ui(ui, &segments).and_then(|position| kinds.get(position)) {
        out.push(ClassesCommand::ShowKind(*kind).into());
    }
}

fn vision_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    let segments = Vision::ALL.map(|vision| {
        let [short, long] = vision_keys(vision);
        Segment {
            text: tr(language, short),
            name: tr(language, long),
            chosen: vision == state.view.classes.vision,
        }
    });
    if let Some(vision) = segments_ui(ui, &segments).and_then(|position| Vision::ALL.get(position)) {
        out.push(ClassesCommand::See(*vision).into());
    }
    if state.view.classes.vision != Vision::Full {
        let text = RichText::new(tr(language, "app-vision-only")).font(regular(SMALL_PX));
        ui.add(egui::Label::new(text.color(roles(ui).third)).wrap());
    }
}

/// Wording keys of a kind of vision, short and long.
pub fn vision_keys(vision: Vision) -> [&'static str; 2] {
    match vision {
        Vision::Full => ["app-vision-full", "app-vision-full-name"],
        Vision::Protan => ["app-vision-protan", "app-vision-protan-name"],
        Vision::Deutan => ["app-vision-deutan", "app-vision-deutan-name"],
        Vision::Tritan => ["app-vision-tritan", "app-vision-tritan-name"],
        Vision::Grey => ["app-vision-grey", "app-vision-grey-name"],
    }
}

/// What the map turns around: nothing, a mean, zero or a number of one's own.
fn turn_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let Some(picture) = &state.derived.picture else { return };
    let classing = &project.map.classing;
    let decimals = picture.contents().indicator.as_ref().map_or(1, |indicator| indicator.decimals);
    let mut offered = vec![(tr(language, "app-turn-none"), TurnChoice::Nothing)];
    for (reference, area) in
        picture.contents().references.iter().zip([ReferenceArea::Nearest, ReferenceArea::Larger])
    {
        let value = format_number(reference.value, decimals, language);
        offered.push((format!("{} {value}", reference.name), TurnChoice::Area(area)));
    }
    offered.push((tr(language, "app-turn-zero"), TurnChoice::Value(0.0)));
    let now = match (classing.reference_area, classing.reference) {
        (Some(area), _) => TurnChoice::Area(area),
        (None, Some(value)) => TurnChoice::Value(value),
        (None, None) => TurnChoice::Nothing,
    };
    let segments: Vec<Segment> = offered
        .iter()
        .map(|(text, choice)| Segment {
            text: text.clone(),
            name: Message::new("app-turn-at").with("what", text.as_str()).to_text(language),
            chosen: *choice == now,
        })
        .collect();
    if let Some((_, choice)) = segments_ui(ui, &segments).and_then(|position| offered.get(position)) {
        out.push(ClassesCommand::Turn(*choice).into());
    }
    turn_field_ui(ui, state, (now, decimals), out);
}

fn turn_field_ui(
    ui: &mut Ui,
    state: &AppState,
    (now, decimals): (TurnChoice, usize),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let set = match now {
        TurnChoice::Value(value) => {
            format_number(value, decimals.max(crate::classify::decimals_of(value)), language)
        }
        _ => String::new(),
    };
    let typed = state.view.classes.typed_turn.clone();
    let mut text = typed.clone().unwrap_or(set);
    let width = ui.available_width() - 8.0;
    let names = (tr(language, "app-turn"), tr(language, "app-turn-hint"));
    let field = plain_field(ui, &mut text, (&names.0, &names.1), width);
    if field.changed() {
        out.push(ClassesCommand::TypeTurn(text.clone()).into());
    }
    if field.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        out.push(ClassesCommand::DropTyped.into());
    }
    let number = typed.as_ref().and_then(|typed| first_number(typed, language));
    match (&typed, number) {
        (Some(_), Some(_)) if field.lost_focus() => out.push(ClassesCommand::UseTypedTurn.into()),
        (Some(typed), None) if !typed.trim().is_empty() => {
            let line = Message::new("app-breaks-no-number").with("text", typed.trim()).to_text(language);
            ui.label(RichText::new(line).font(regular(SMALL_PX)).color(roles(ui).reference));
        }
        _ => {}
    }
}

fn ramp_row(
    ui: &mut Ui,
    state: &AppState,
    (palette, classes): (&Palette, usize),
    chosen: bool,
) -> egui::Response {
    let (name, vision) = (palette_name(palette.name, state.view.language), state.view.classes.vision);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let colors = roles(ui);
    if chosen || response.hovered() {
        let fill = if chosen { colors.accent_ground } else { colors.hover };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    let bar = Rect::from_min_max(
        pos2(rect.left() + 6.0, rect.top() + 4.0),
        pos2(rect.right() - 126.0, rect.bottom() - 4.0),
    );
    let seen: Vec<Color> = palette.colors(classes, None).into_iter().map(|color| vision.of(color)).collect();
    ramp(ui, bar, &seen);
    let ink = if chosen { colors.accent } else { colors.second };
    let at = pos2(rect.right() - 118.0, rect.center().y);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, &name, regular(SMALL_PX), ink);
    focus_ring(ui, &response, rect.shrink(2.0));
    // Other programs know it by this name.
    if name == palette.name { response } else { response.on_hover_text(palette.name) }
}

/// The name of a palette in words: those of the collections are abbreviations.
pub fn palette_name(name: &str, language: Language) -> String {
    Message::new("app-palette-name").with("name", name).to_text(language)
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
