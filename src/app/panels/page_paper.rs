//! The middle of the place "Seiten": the page as it will be exported, its words edited where they stand.

use egui::{Color32, CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::page_text::typing_ui;
use crate::app::command::Command;
use crate::app::commands::PagesCommand;
use crate::app::page_elements::{PageElement, PlacedElement};
use crate::app::pages_view::PageZoom;
use crate::app::state::AppState;
use crate::app::theme::{card_shadow, roles};
use crate::app::widgets::{Icon, focus_ring, icon};
use crate::geo::RegionIndex;
use crate::text::{Language, Message, tr};

/// Free space around the paper in points.
const AROUND: f32 = 26.0;

/// Where the room for the page is remembered, so that the preview is drawn in the very pixels of the screen.
fn room_id() -> egui::Id {
    egui::Id::unique("room of the page")
}

/// The size on the screen, in points, of a page of `size_px`, in the room that the last frame had for it.
pub fn size_on_screen(ctx: &egui::Context, zoom: PageZoom, size_px: (u32, u32)) -> Vec2 {
    let before_first = ctx.content_rect().size() - vec2(284.0, 180.0);
    let room = ctx.data(|data| data.get_temp::<Vec2>(room_id())).unwrap_or(before_first);
    match zoom {
        PageZoom::Fit => paper_size(size_px, (room - Vec2::splat(2.0 * AROUND)).max(vec2(100.0, 80.0))),
        PageZoom::Full => vec2(size_px.0 as f32, size_px.1 as f32) / ctx.pixels_per_point(),
    }
}

/// Size of the sheet of paper on the screen, in points, within `room`.
fn paper_size(size_px: (u32, u32), room: Vec2) -> Vec2 {
    let (width, height) = (size_px.0.max(1) as f32, size_px.1.max(1) as f32);
    let scale = (room.x / width).min(room.y / height);
    vec2((width * scale).floor().max(1.0), (height * scale).floor().max(1.0))
}

/// Shows the page; parts under the pointer are outlined, words become fields, regions are pointed out by a click.
pub fn page_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    ui.ctx().data_mut(|data| data.insert_temp(room_id(), room.size()));
    ui.painter().rect_filled(room, 0.0, roles(ui).canvas);
    let Some(project) = state.open_project() else { return };
    let dpi = project.map.dpi.unwrap_or_else(|| project.map.size.default_dpi());
    let size = size_on_screen(ui.ctx(), state.view.pages.zoom, project.map.size.pixels(dpi));
    if state.view.pages.zoom == PageZoom::Fit {
        let paper = Rect::from_min_size((room.center() - size / 2.0).round(), size);
        paper_ui(ui, state, paper, out);
    } else {
        egui::ScrollArea::both().id_salt("page").auto_shrink(false).show(ui, |ui| {
            let whole = size + Vec2::splat(2.0 * AROUND);
            let (area, _) = ui.allocate_exact_size(whole.max(room.size()), Sense::hover());
            paper_ui(ui, state, Rect::from_center_size(area.center().round(), size), out);
        });
    }
}

fn paper_ui(ui: &mut Ui, state: &AppState, paper: Rect, out: &mut Vec<Command>) {
    let look = roles(ui);
    ui.painter().add(card_shadow(look).as_shape(paper, 2.0));
    ui.painter().rect_filled(paper, 0.0, Color32::WHITE);
    // White paper on a white ground has an edge where there is no shadow.
    let edge = egui::Stroke::new(1.0, look.line);
    ui.painter().rect_stroke(paper, 0.0, edge, egui::StrokeKind::Outside);
    let page = &state.derived.page;
    let response = ui.interact(paper, ui.scope_id().with("paper"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, alt_text(page, state.view.language)));
    if let Some(texture) = page.texture() {
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), paper, uv, Color32::WHITE);
    }
    if page.layout.size[0] <= 0.0 {
        return;
    }
    let on_screen = OnScreen { paper, scale: paper.width() / page.layout.size[0] };
    for placed in &page.layout.elements {
        element_ui(ui, state, placed, &on_screen, out);
    }
    let over = hovered_element(ui, state, &on_screen);
    let pointer = ui.ctx().pointer_hover_pos();
    let on_page = pointer.is_none_or(|at| ui.clip_rect().contains(at));
    if on_page && over != state.view.pages.hovered {
        out.push(Command::Pages(PagesCommand::Hover(over)));
    }
    if over.is_none() {
        region_ui(ui, state, &response, &on_screen, out);
    }
    if let Some(typing) = &state.view.pages.typing {
        typing_ui(ui, state, typing, &on_screen, out);
    }
}

/// Where the page lies on the screen.
pub struct OnScreen {
    /// The sheet of paper, in points.
    pub paper: Rect,
    /// Points per page unit.
    pub scale: f32,
}

impl OnScreen {
    /// A rectangle of the page on the screen.
    pub fn rect(&self, rect: &crate::sheet::Rect) -> Rect {
        let corner = self.paper.min + vec2(rect.x, rect.y) * self.scale;
        Rect::from_min_size(corner, vec2(rect.width, rect.height) * self.scale)
    }
}

/// The part under the pointer: of several the smallest.
fn hovered_element(ui: &Ui, state: &AppState, on_screen: &OnScreen) -> Option<PageElement> {
    let pointer = ui.ctx().pointer_hover_pos().filter(|at| ui.clip_rect().contains(*at))?;
    let top = ui.ctx().layer_id_at(pointer);
    if top.is_some_and(|layer| layer != ui.layer_id()) {
        return None;
    }
    let elements = state.derived.page.layout.elements.iter();
    let under = elements.filter(|placed| on_screen.rect(&placed.rect).expand(5.0).contains(pointer));
    let area = |placed: &&PlacedElement| placed.rect.width * placed.rect.height;
    under.min_by(|a, b| area(a).total_cmp(&area(b))).map(|placed| placed.element)
}

fn element_ui(
    ui: &mut Ui,
    state: &AppState,
    placed: &PlacedElement,
    on_screen: &OnScreen,
    out: &mut Vec<Command>,
) {
    let (look, language) = (roles(ui), state.view.language);
    let element = placed.element;
    if state.view.pages.typing.as_ref().is_some_and(|typing| typing.element == element) {
        return;
    }
    let rect = on_screen.rect(&placed.rect).expand(5.0);
    let is_over = state.view.pages.hovered == Some(element);
    if is_over {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, look.accent), StrokeKind::Outside);
    }
    if placed.text.is_none() {
        return;
    }
    let name = Message::new("pages-write").with("part", tr(language, element.name_key())).to_text(language);
    let said = format!("{name}: {}", state.derived.page.texts.of(element));
    let response = ui.interact(rect, ui.scope_id().with(("words", element)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.as_str()));
    focus_ring(ui, &response, rect);
    if is_over {
        let pen = Rect::from_center_size(rect.right_top() + vec2(-11.0, 0.0), vec2(22.0, 22.0));
        ui.painter().circle_filled(pen.center(), 11.0, look.accent);
        icon::paint(ui.painter(), pen, Icon::Pencil, look.on_accent);
    }
    if response.on_hover_cursor(CursorIcon::Text).clicked() {
        out.push(Command::Pages(PagesCommand::BeginText(element)));
    }
}

/// A region of the map on the page: its name under the pointer, and a click points it out or no longer.
fn region_ui(
    ui: &Ui,
    state: &AppState,
    response: &egui::Response,
    on_screen: &OnScreen,
    out: &mut Vec<Command>,
) {
    let Some(region) = response.hover_pos().and_then(|at| region_at(state, on_screen, at)) else { return };
    let Some(picture) = &state.derived.picture else { return };
    let Some(known) = picture.contents().regions.get(region.position()) else { return };
    let is_out = picture.request.map.page.highlighted.contains(&known.key);
    let key = if is_out { "pages-highlight-remove" } else { "pages-highlight-add" };
    let text = Message::new(key).with("region", known.name.as_str()).to_text(state.view.language);
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    response.clone().on_hover_text_at_pointer(text);
    if response.clicked() {
        out.push(Command::Pages(PagesCommand::ToggleHighlight(region)));
    }
}

fn region_at(state: &AppState, on_screen: &OnScreen, at: egui::Pos2) -> Option<RegionIndex> {
    let picture = state.derived.picture.as_ref()?;
    let (frame, transform) = state.derived.page.layout.map.as_ref()?;
    let on_page = (at - on_screen.paper.min) / on_screen.scale;
    if !frame.contains([on_page.x, on_page.y]) {
        return None;
    }
    let map_xy = [
        transform.center_in_map[0] + (f64::from(on_page.x) - transform.center_on_page[0]) / transform.scale,
        transform.center_in_map[1] - (f64::from(on_page.y) - transform.center_on_page[1]) / transform.scale,
    ];
    let region = picture.pick.region_at(&picture.contents().layer, map_xy)?;
    picture.is_shown(region).then_some(region)
}

fn alt_text(page: &crate::app::page_preview::PagePreview, language: Language) -> String {
    let name = tr(language, "app-page-preview");
    if page.texts.alt_text.is_empty() { name } else { format!("{name}: {}", page.texts.alt_text) }
}
