//! The map on the screen: camera, picture, labels, hover card, scale bar, and what pointer and keys do there.

pub mod base_map;
pub mod brush;
pub mod camera;
pub mod card_text;
pub mod fit;
pub mod geometry;
pub mod gpu;
mod gpu_face;
mod hover_card;
mod keys;
mod labels;
mod outlines;
mod parent_labels;
mod pipelines;
mod pointer;
mod reach_area;
mod reach_card;
pub mod reach_marks;
mod rubber;
mod scale_bar;
pub mod software;
pub mod walk;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use egui::{DragPanButtons, Id, Pos2, Rect, Response, Role, Ui, WidgetInfo};
use walkers::Map;

use self::base_map::BaseMap;
use self::brush::BrushedColors;
use self::camera::{Camera, MetricProjection, position_of};
use self::gpu::Counters;
use self::hover_card::CardPlace;
use self::labels::Labels;
pub use self::labels::screen as screen_color;
use self::outlines::{Outlined, Outlines};
use self::pointer::Pointed;
use self::rubber::Rubber;
use self::software::SoftwarePicture;
use super::command::{Command, ZoomStep};
use super::map_picture::MapPicture;
use super::map_view::Corner;
use super::panels::{base_map_line, legend, map_menu, map_tools};
use super::state::AppState;
use super::theme::{appearance_of, roles};
use crate::geo::{Extent, RegionIndex};
use crate::text::tr;

/// How much of the base map the regions hide.
const OPACITY: f32 = 0.72;

/// How the map is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CanvasKind {
    /// By the graphics processor.
    Gpu,
    /// By the main processor, as a picture.
    #[default]
    Cpu,
}

/// The map on the screen.
#[derive(Default)]
pub struct Canvas {
    /// How it is drawn.
    pub kind: CanvasKind,
    /// Where it looks.
    pub camera: Camera,
    /// What it uploaded.
    pub counters: Arc<Counters>,
    /// Picture of the main processor.
    pub software: SoftwarePicture,
    /// A clock for `last_cpu`, such as the processor time of this thread; without one nothing is measured.
    pub clock: Option<fn() -> Duration>,
    /// Time that the map took in the last frame, all of it: place, pointer, fills, borders, names, legend, scale bar, hover
    /// card; without the graphics processor.
    pub last_cpu: Duration,
    /// Where the map was drawn last.
    pub face: Option<Rect>,
    /// What the legend, the buttons and the hover card took of the map in the last frame.
    pub furniture: Furniture,
    /// The base map under the regions, when one is switched on.
    pub base_map: Option<BaseMap>,
    id: Option<Id>,
    focus_by_keys: bool,
    labels: Labels,
    colors: BrushedColors,
    outlines: Outlines,
    rubber: Option<Rubber>,
    caught: BTreeSet<RegionIndex>,
    card: Option<CardPlace>,
    menu_region: Option<RegionIndex>,
    legend_corner: Corner,
    /// The whole legend would cover too much of the map.
    pub legend_lacks_room: bool,
    legend_fits: Option<egui::Vec2>,
}

/// Rectangles that lie over the map.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Furniture {
    /// The legend.
    pub legend: Option<Rect>,
    /// The buttons.
    pub tools: Option<Rect>,
    /// The scale bar.
    pub scale_bar: Option<Rect>,
    /// The card about the region under the pointer.
    pub card: Option<Rect>,
}

impl Furniture {
    /// Whether legend or buttons lie there: what is below them is not pointed at.
    fn covers(&self, at: Pos2) -> bool {
        [self.legend, self.tools].into_iter().flatten().any(|card| card.contains(at))
    }
}

impl Canvas {
    /// Whether there is something of a base map to shine through the regions.
    pub fn over_base(&self) -> bool {
        self.base_map.as_ref().is_some_and(|base| base.pictures() > 0)
    }

    /// Whether every name that fits was drawn in the last frame.
    pub fn names_are_complete(&self) -> bool {
        self.labels.are_complete()
    }

    /// Whether the main processor draws the map: by choice, or because places and areas lie on the regions.
    pub fn is_drawn_as_picture(&self, picture: &MapPicture) -> bool {
        self.kind == CanvasKind::Cpu || !picture.areas.is_empty()
    }

    /// Runs a command that only moves the map.
    pub fn zoom(&mut self, step: ZoomStep) {
        let Some(face) = self.face else { return };
        match step {
            ZoomStep::In => self.camera.zoom_at(0.75, face, face.center()),
            ZoomStep::Out => self.camera.zoom_at(-0.75, face, face.center()),
            ZoomStep::Fit => self.camera.fit(),
        }
    }

    /// Takes the extents of a new picture.
    pub fn take_picture(&mut self, picture: &MapPicture) {
        self.camera.set_extents(picture.contents().layer.extent, picture.home);
        self.legend_fits = None;
        self.card = None;
        if let Some(base) = &mut self.base_map {
            base.follow(picture.contents().layer.epsg);
        }
    }

    /// The corner that the legend took by itself.
    pub fn legend_corner(&self) -> Corner {
        self.legend_corner
    }

    /// Moves the map so that the region can be seen well.
    pub fn show_region(&mut self, picture: &MapPicture, region: RegionIndex) {
        let (Some(face), Some(shape)) = (self.face, picture.contents().layer.shapes.get(region.position()))
        else {
            return;
        };
        if shape.extent.is_empty() {
            return;
        }
        let view = self.camera.view_extent(face.size());
        let large_enough = shape.extent.width().max(shape.extent.height()) > view.width() / 40.0;
        if large_enough && view.contains(shape.extent.min) && view.contains(shape.extent.max) {
            return;
        }
        if large_enough
            && shape.extent.width() < view.width() * 0.8
            && shape.extent.height() < view.height() * 0.8
        {
            self.camera.center_on(shape.extent.center());
        } else {
            self.camera.show_extent(shape.extent.grown(1.0), face.size());
        }
    }

    /// Moves the map where the label point of the region is not well in sight; the zoom stays.
    pub fn bring_into_view(&mut self, picture: &MapPicture, region: RegionIndex) {
        let (Some(face), Some(shape)) = (self.face, picture.contents().layer.shapes.get(region.position()))
        else {
            return;
        };
        if !face.shrink(40.0).contains(self.camera.screen_from_map(face, shape.label_point)) {
            self.camera.center_on(shape.label_point);
        }
    }

    /// Lets the regions fill the map, with some of what lies around them.
    pub fn fit_regions(&mut self, picture: &MapPicture, regions: &[RegionIndex]) {
        let Some(face) = self.face else { return };
        let shapes = &picture.contents().layer.shapes;
        let extents =
            regions.iter().filter_map(|region| shapes.get(region.position())).map(|shape| shape.extent);
        let around = extents.fold(Extent::EMPTY, Extent::union);
        if !around.is_empty() {
            self.camera.show_extent(around.grown(0.12), face.size());
        }
    }

    /// Fits the whole area beside its legend, and lays the legend where it covers least.
    fn arrange(&mut self, ui: &Ui, face: Rect, (picture, state): (&MapPicture, &AppState)) {
        let size = face.size();
        let needs_fit = self.camera.needs_fit(size);
        if !needs_fit && self.legend_fits == Some(size) {
            return;
        }
        let legend = legend::card_size(ui, face, (picture, state));
        let silhouette = fit::Silhouette::of(picture);
        let still_free = || {
            let corner = self.legend_corner;
            self.legend_fits.is_none()
                && fit::covered_in(corner, &silhouette, (face, legend), &self.camera) == 0
        };
        if state.view.map.legend_place.is_some() || legend == egui::Vec2::ZERO {
            self.camera.settle(size);
        } else if needs_fit || (self.camera.is_fitted() && !still_free()) {
            let home = self.camera.home();
            let found = fit::arrange(&silhouette, home, face, legend);
            self.camera.fit_to((found.center, found.zoom), size);
            self.legend_corner = found.corner;
        } else if !still_free() {
            self.legend_corner = fit::best_corner(&silhouette, face, legend, &self.camera);
        }
        self.legend_fits = Some(size);
    }
}

/// The map fills what is left of the window.
pub fn map_ui(ui: &mut Ui, state: &AppState, canvas: &mut Canvas, out: &mut Vec<Command>) {
    let started = canvas.clock.map(|clock| clock());
    let face = ui.available_rect_before_wrap();
    canvas.face = Some(face);
    let Some(picture) = state.derived.picture.clone() else { return };
    canvas.legend_lacks_room = legend::lacks_room(ui, face, &picture);
    canvas.arrange(ui, face, (&picture, state));
    canvas.camera.settle(face.size());
    let home = position_of(picture.home.center());
    let panning =
        if pointer::draws(ui, canvas, state) { DragPanButtons::empty() } else { DragPanButtons::PRIMARY };
    let response = Map::new(None, &mut canvas.camera.memory, home)
        .with_projection(&MetricProjection)
        .zoom_gesture(false)
        .double_click_to_zoom(false)
        .zoom_with_ctrl(false)
        .drag_pan_buttons(panning | DragPanButtons::MIDDLE)
        .show(ui, |_, _, _, _| ())
        .response;
    tell_screen_reader(ui, &response, (&picture, state));
    pointer::zoom(ui, &response, canvas);
    canvas.keep_arrows(ui, &response);
    canvas.camera.settle(face.size());

    let pointed = pointer::point_and_select(ui, &response, canvas, (&picture, state), out);
    paint(ui, face, canvas, (&picture, state, pointed));
    reach_marks::paint(ui, face, &canvas.camera, &picture);
    labels::paint(ui, face, canvas, (&picture, state));
    let hover = response.hover_pos().filter(|at| !canvas.furniture.covers(*at) && !response.dragged());
    reach_area::point(face, &canvas.camera, hover, state, out);
    reach_area::paint(ui, face, &canvas.camera, state);
    furniture_ui(ui, (face, &response), canvas, (&picture, state, pointed), out);
    map_menu::map_menu_ui(&response, (canvas.menu_region, &picture, state), out);
    if let (Some(clock), Some(started)) = (canvas.clock, started) {
        canvas.last_cpu = clock().saturating_sub(started);
    }
}

/// Scale bar, legend, buttons, focus ring, hover card.
fn furniture_ui(
    ui: &mut Ui,
    (face, response): (Rect, &Response),
    canvas: &mut Canvas,
    (picture, state, pointed): (&MapPicture, &AppState, Pointed),
    out: &mut Vec<Command>,
) {
    if let Some(rubber) = &canvas.rubber {
        rubber.paint(ui, face);
    }
    if response.has_focus() && canvas.focus_by_keys {
        let ring = egui::Stroke::new(2.0, roles(ui).accent);
        ui.painter().rect_stroke(face.shrink(2.0), 3.0, ring, egui::StrokeKind::Inside);
    }
    let scale_bar = scale_bar::paint(ui, face, &canvas.camera, state.view.language);
    if let (Some(base), Some(bar)) = (&canvas.base_map, scale_bar) {
        scale_bar::attribution(ui, face, bar, &base.about.attribution);
        base_map_line::base_map_line_ui(ui, face, (base, state), out);
    }
    let legend = legend::legend_ui(ui, face, (picture, state), canvas.legend_corner, out);
    let tools = map_tools::map_tools_ui(ui, face, state, out);
    canvas.furniture = Furniture { legend, tools: Some(tools), scale_bar, card: None };
    let on_map = response.hover_pos().is_some_and(|at| !canvas.furniture.covers(at));
    let by_pointer =
        on_map && !response.dragged() && !response.context_menu_opened() && !reach_area::follows(state);
    let pointer = response.hover_pos().filter(|_| by_pointer);
    let special = pointer.and_then(|at| {
        let lines = reach_card::lines_at((face, &canvas.camera), at, (picture, state.view.language))?;
        Some((at, lines))
    });
    if let Some((at, lines)) = special.filter(|_| canvas.rubber.is_none()) {
        canvas.furniture.card = Some(reach_card::paint(ui, face, at, &lines));
    } else if canvas.rubber.is_none() && (by_pointer || (pointed.by_keys && response.has_focus())) {
        hover_card::paint(ui, face, canvas, (picture, state, pointed));
    } else {
        canvas.card = None;
    }
}

/// The map tells its name, the region that keys have walked to, and what keys do.
fn tell_screen_reader(ui: &Ui, response: &Response, (picture, state): (&MapPicture, &AppState)) {
    let language = state.view.language;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Canvas, true, tr(language, "app-map-name"));
        let spoken = state.view.hovered.filter(|_| state.view.map.walked);
        info.current_text_value = spoken.map(|region| card_text::spoken(picture, region, state));
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
        node.set_description(tr(language, "map-keys"));
    });
}

fn paint(
    ui: &Ui,
    face: Rect,
    canvas: &mut Canvas,
    (picture, state, pointed): (&MapPicture, &AppState, Pointed),
) {
    ui.painter().rect_filled(face, 0.0, roles(ui).canvas);
    if let Some(base) = &mut canvas.base_map {
        let painter = ui.painter().with_clip_rect(face);
        base.paint(&painter, face, &canvas.camera, appearance_of(ui));
    }
    let over_base = canvas.over_base();
    let caught = std::mem::take(&mut canvas.caught);
    let outlined = Outlined { hovered: pointed.region, selected: &state.view.selection, caught: &caught };
    if canvas.is_drawn_as_picture(picture) {
        canvas.software.paint(ui, face, &canvas.camera, if over_base { OPACITY } else { 1.0 });
        canvas.outlines.paint(ui, (face, &canvas.camera), picture, &outlined);
    } else {
        let colors = canvas.colors.of(picture, state.view.map.brushed, over_base);
        gpu_face::paint(ui, face, canvas, (picture, colors), &outlined);
    }
    canvas.caught = caught;
}
