//! The parts of the page: which stand on it, which words are written by hand, where the legend goes, what is pointed out.

use egui::{Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, FilePurpose};
use crate::app::commands::PagesCommand;
use crate::app::page_elements::PageElement;
use crate::app::state::AppState;
use crate::app::theme::{RADIUS, SMALL_PX, body, regular, roles};
use crate::app::widgets::{ButtonLook, Icon, command_button, focus_ring, heading, icon};
use crate::geo::RegionIndex;
use crate::model::{LegendPlace, PageChange, PageLook, Project};
use crate::text::{Message, tr};

/// Height of a row in points.
const ROW: f32 = 27.0;

/// All parts with a box to tick or a pen, the words written by hand marked as such.
///
/// Returns the part under the pointer.
pub fn parts_ui(
    ui: &mut Ui,
    state: &AppState,
    project: &Project,
    out: &mut Vec<Command>,
) -> Option<PageElement> {
    heading(ui, &tr(state.view.language, "pages-parts"));
    let mut over = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let parts = PageElement::ALL.into_iter().filter(|element| *element != PageElement::Legend);
        for element in parts {
            if part_ui(ui, state, project, element, out) {
                over = Some(element);
            }
        }
    });
    over
}

fn part_ui(
    ui: &mut Ui,
    state: &AppState,
    project: &Project,
    element: PageElement,
    out: &mut Vec<Command>,
) -> bool {
    let (look, language) = (roles(ui), state.view.language);
    let name = tr(language, element.name_key());
    let is_logo = element == PageElement::Logo;
    // Without a logo there is nothing to leave out.
    let part = element.part().filter(|_| !is_logo || project.logo.is_some());
    let shown = part.map(|part| project.map.page.shows(part));
    let row = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), ROW));
    let ground = ui.painter().add(Shape::Noop);
    let pen_width = if is_logo {
        60.0
    } else if element.is_text() {
        30.0
    } else {
        0.0
    };
    let sense = if shown.is_some() { Sense::click() } else { Sense::hover() };
    let switch = ui.allocate_exact_size(vec2(row.width() - pen_width, ROW), sense).1;
    if let Some(shown) = shown {
        switch.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, &name));
        box_ui(ui, row, shown, switch.hovered());
        focus_ring(ui, &switch, switch.rect.shrink(2.0));
        if let (true, Some(part)) = (switch.clicked(), element.part()) {
            out.push(page(PageChange::Toggle(part)));
        }
    }
    let ink = if shown == Some(false) { look.third } else { look.ink };
    let left = row.left() + 30.0;
    let galley = ui.painter().layout_no_wrap(name.clone(), body(), ink);
    let at = pos2(left, row.center().y - galley.size().y / 2.0);
    let text_end = left + galley.size().x;
    ui.painter().galley(at, galley, ink);
    if element.is_text() {
        let by_hand = element.written(&project.map).is_some_and(|text| !text.trim().is_empty());
        if by_hand {
            let text = tr(language, "pages-by-hand");
            let font = regular(SMALL_PX);
            ui.painter().text(
                pos2(text_end + 8.0, row.center().y),
                egui::Align2::LEFT_CENTER,
                text,
                font,
                look.third,
            );
        }
        // What is left out has no words to write.
        if shown != Some(false) {
            pen_ui(ui, state, (row, element), &name, out);
        }
        ui.advance_cursor_after_rect(row);
    }
    if is_logo {
        logo_icons_ui(ui, state, row, out);
        ui.advance_cursor_after_rect(row);
    }
    let is_over = ui.rect_contains_pointer(row);
    let from_page = state.view.pages.hovered == Some(element);
    if is_over || from_page {
        let fill = if is_over { look.hover } else { look.accent_ground };
        ui.painter().set(ground, Shape::rect_filled(row.expand2(vec2(4.0, 0.0)), f32::from(RADIUS), fill));
    }
    is_over
}

fn box_ui(ui: &Ui, row: Rect, checked: bool, hovered: bool) {
    let colors = roles(ui);
    let square = Rect::from_center_size(pos2(row.left() + 11.0, row.center().y), vec2(16.0, 16.0));
    let (fill, edge) = match (checked, hovered) {
        (true, _) => (colors.accent, colors.accent),
        (false, true) => (colors.hover, colors.second),
        (false, false) => (colors.paper, colors.third),
    };
    ui.painter().rect(square, 4.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if checked {
        icon::paint(ui.painter(), square, Icon::Check, colors.on_accent);
    }
}

fn pen_ui(
    ui: &mut Ui,
    state: &AppState,
    (row, element): (Rect, PageElement),
    name: &str,
    out: &mut Vec<Command>,
) {
    let colors = roles(ui);
    let rect = Rect::from_min_max(pos2(row.right() - 28.0, row.top()), row.right_bottom());
    let label = Message::new("pages-write").with("part", name).to_text(state.view.language);
    let response = ui.interact(rect, ui.scope_id().with(("pen", element)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let ink = if response.hovered() { colors.accent } else { colors.third };
    icon::paint(ui.painter(), rect, Icon::Pencil, ink);
    focus_ring(ui, &response, rect.shrink(2.0));
    if response.on_hover_text(label).clicked() {
        out.push(Command::Pages(PagesCommand::BeginText(element)));
    }
}

/// Chooses another logo, or takes it from the pages.
fn logo_icons_ui(ui: &mut Ui, state: &AppState, row: Rect, out: &mut Vec<Command>) {
    let choose = (Command::PickFile(FilePurpose::Logo), Icon::Folder);
    let remove = (Command::Pages(PagesCommand::RemoveLogo), Icon::Close);
    for (place, (command, symbol)) in [choose, remove].into_iter().enumerate() {
        let face = command.face(state);
        if !face.enabled {
            continue;
        }
        let right = row.right() - 29.0 * (1 - place) as f32;
        let rect = Rect::from_min_max(pos2(right - 28.0, row.top()), pos2(right, row.bottom()));
        let name = tr(state.view.language, face.label_key);
        let response = ui.interact(rect, ui.scope_id().with(("logo", place)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let ink = if response.hovered() { roles(ui).accent } else { roles(ui).third };
        icon::paint(ui.painter(), rect, symbol, ink);
        focus_ring(ui, &response, rect.shrink(2.0));
        if response.on_hover_text(name).clicked() {
            out.push(command);
        }
    }
}

/// Six small pages, each with the legend in another place; whether the pointer is over them.
pub fn legend_place_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) -> bool {
    let language = state.view.language;
    let top = ui.cursor().top();
    heading(ui, &tr(language, "pages-legend-place"));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for place in LegendPlace::ALL {
            let name = tr(language, place_key(place));
            let (rect, response) = ui.allocate_exact_size(vec2(37.0, 28.0), Sense::click());
            let chosen = project.map.page.legend == place;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
            small_page(ui, rect, place, (chosen, response.hovered()));
            focus_ring(ui, &response, rect);
            if response.on_hover_text(name).clicked() && !chosen {
                out.push(page(PageChange::Legend(place)));
            }
        }
    });
    let all =
        Rect::from_min_max(pos2(ui.max_rect().left(), top), pos2(ui.max_rect().right(), ui.cursor().top()));
    ui.rect_contains_pointer(all)
}

fn place_key(place: LegendPlace) -> &'static str {
    match place {
        LegendPlace::Column => "pages-legend-column",
        LegendPlace::Below => "pages-legend-below",
        LegendPlace::TopLeft => "pages-legend-top-left",
        LegendPlace::TopRight => "pages-legend-top-right",
        LegendPlace::BottomLeft => "pages-legend-bottom-left",
        LegendPlace::BottomRight => "pages-legend-bottom-right",
    }
}

fn small_page(ui: &Ui, rect: Rect, place: LegendPlace, (chosen, hovered): (bool, bool)) {
    let colors = roles(ui);
    let (fill, edge) = match (chosen, hovered) {
        (true, _) => (colors.accent_ground, Stroke::new(1.6, colors.accent)),
        (false, true) => (colors.hover, Stroke::new(1.0, colors.third)),
        (false, false) => (colors.paper, Stroke::new(1.0, colors.line)),
    };
    ui.painter().rect(rect, 4.0, fill, edge, StrokeKind::Inside);
    let inner = rect.shrink(4.0);
    let (left, right) = (inner.left(), inner.right());
    let (map, legend) = match place {
        LegendPlace::Column => (
            Rect::from_min_max(inner.min, pos2(right - 11.0, inner.bottom())),
            Rect::from_min_max(pos2(right - 8.0, inner.top()), pos2(right, inner.top() + 11.0)),
        ),
        LegendPlace::Below => (
            Rect::from_min_max(inner.min, pos2(right, inner.bottom() - 9.0)),
            Rect::from_min_max(pos2(left, inner.bottom() - 6.0), pos2(left + 12.0, inner.bottom())),
        ),
        corner => {
            let size = vec2(9.0, 8.0);
            let is_left = matches!(corner, LegendPlace::TopLeft | LegendPlace::BottomLeft);
            let is_top = matches!(corner, LegendPlace::TopLeft | LegendPlace::TopRight);
            let x = if is_left { left + 1.5 } else { right - 1.5 - size.x };
            let y = if is_top { inner.top() + 1.5 } else { inner.bottom() - 1.5 - size.y };
            (inner, Rect::from_min_size(pos2(x, y), size))
        }
    };
    let ink = if chosen { colors.accent } else { colors.second };
    ui.painter().rect_filled(map, 2.0, if chosen { colors.paper } else { colors.canvas });
    ui.painter().rect_filled(legend, 1.0, ink);
}

/// The regions that the page points out, and how they get there.
pub fn highlights_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    heading(ui, &tr(language, "pages-highlights"));
    let regions = highlighted(state, &project.map.page);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (region, name) in &regions {
            highlight_row(ui, state, *region, name, out);
        }
    });
    if regions.is_empty() {
        let hint = egui::RichText::new(tr(language, "pages-highlights-none")).font(regular(SMALL_PX));
        ui.add(egui::Label::new(hint.color(roles(ui).third)).wrap());
    }
    let selection = &state.view.selection;
    let is_new =
        selection.len() != regions.len() || regions.iter().any(|(region, _)| !selection.contains(region));
    if !selection.is_empty() && is_new {
        command_button(ui, state, &Command::Pages(PagesCommand::HighlightSelection), ButtonLook::Plain, out);
    }
}

fn highlight_row(ui: &mut Ui, state: &AppState, region: RegionIndex, name: &str, out: &mut Vec<Command>) {
    let colors = roles(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let mark = Rect::from_center_size(pos2(row.left() + 11.0, row.center().y), vec2(14.0, 11.0));
    ui.painter().rect_stroke(mark, 2.0, Stroke::new(2.0, colors.selection), StrokeKind::Inside);
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), body(), colors.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(row.width() - 62.0);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(row.left() + 30.0, row.center().y - galley.size().y / 2.0), galley, colors.ink);
    let rect = Rect::from_min_max(pos2(row.right() - 28.0, row.top()), row.right_bottom());
    let label = Message::new("pages-highlight-remove").with("region", name).to_text(state.view.language);
    let response = ui.interact(rect, ui.scope_id().with(("remove", region.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let ink = if response.hovered() { colors.reference } else { colors.third };
    icon::paint(ui.painter(), rect, Icon::Close, ink);
    focus_ring(ui, &response, rect.shrink(2.0));
    if response.on_hover_text(label).clicked() {
        out.push(Command::Pages(PagesCommand::ToggleHighlight(region)));
    }
}

/// Regions of the map that the page points out, with their names.
fn highlighted(state: &AppState, look: &PageLook) -> Vec<(RegionIndex, String)> {
    let Some(picture) = state.derived.picture.as_ref().filter(|_| !look.highlighted.is_empty()) else {
        return Vec::new();
    };
    let regions = picture.contents().regions.iter().enumerate();
    regions
        .filter(|(_, region)| look.highlighted.contains(&region.key))
        .map(|(position, region)| (RegionIndex(position as u32), region.name.clone()))
        .collect()
}

fn page(change: PageChange) -> Command {
    Command::map(crate::model::MapChange::Page(change))
}
