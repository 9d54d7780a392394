//! The map on the screen: camera, picture, labels, hover card, scale bar, and what pointer and keys do there.

pub mod camera;
pub mod geometry;
pub mod gpu;
mod hover_card;
mod labels;
mod outlines;
mod pipelines;
mod scale_bar;
pub mod software;

use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui_wgpu;
use egui::{Key, Rect, Response, Role, Ui, Vec2, WidgetInfo};
use walkers::Map;

use self::camera::{Camera, MetricProjection, position_of};
use self::geometry::{BorderKind, PackedDetail};
use self::gpu::{Counters, FaceCallback, FaceUniform, LinePass};
pub use self::hover_card::{card_text, parent_name};
use self::labels::Labels;
pub use self::labels::screen as screen_color;
use self::software::SoftwarePicture;
use super::command::{Command, SelectMode, ZoomStep};
use super::map_picture::MapPicture;
use super::state::AppState;
use super::theme::{Roles, roles};
use crate::geo::{Extent, RegionIndex};
use crate::text::tr;

/// The face of the map place; faces of a comparison get numbers of their own.
const MAIN_FACE: u64 = 0;
/// Screen points of scrolling that zoom by one level.
const SCROLL_PER_LEVEL: f32 = 170.0;
/// Screen points that an arrow key moves the map.
const KEY_PAN: f32 = 80.0;
/// How far a drawn line may lie from the surveyed one, in pixels.
const TOLERANCE_PX: f64 = 0.6;

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
    /// Time that drawing took in our own code in the last frame, without the graphics processor.
    pub last_cpu: Duration,
    /// Where the map was drawn last.
    pub face: Option<Rect>,
    labels: Labels,
    legend_corner: super::panels::legend::CornerChoice,
}

impl Canvas {
    /// Whether every name that fits was drawn in the last frame.
    pub fn names_are_complete(&self) -> bool {
        self.labels.are_complete()
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
        self.legend_corner.forget();
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
            let margin = shape.extent.width().max(shape.extent.height());
            let around = Extent {
                min: shape.extent.min.map(|edge| edge - margin),
                max: shape.extent.max.map(|edge| edge + margin),
            };
            self.camera.show_extent(around, face.size());
        }
    }
}

/// The map fills what is left of the window.
pub fn map_ui(ui: &mut Ui, state: &AppState, canvas: &mut Canvas, out: &mut Vec<Command>) {
    let face = ui.available_rect_before_wrap();
    canvas.face = Some(face);
    let Some(picture) = state.derived.picture.clone() else { return };
    canvas.camera.settle(face.size());
    let home = position_of(picture.home.center());
    let response = Map::new(None, &mut canvas.camera.memory, home)
        .with_projection(&MetricProjection)
        .zoom_gesture(false)
        .double_click_to_zoom(false)
        .zoom_with_ctrl(false)
        .show(ui, |_, _, _, _| ())
        .response;
    let name = tr(state.view.language, "app-map-name");
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
    move_by_pointer(ui, &response, canvas);
    move_by_keys(ui, &response, out);
    canvas.camera.settle(face.size());

    let started = Instant::now();
    point_and_select(ui, &response, canvas, &picture, state, out);
    paint(ui, face, canvas, &picture, state);
    labels::paint(ui, face, canvas, &picture);
    scale_bar::paint(ui, face, &canvas.camera, state.view.language);
    canvas.last_cpu = started.elapsed();
    super::panels::legend::legend_ui(ui, face, state, &canvas.camera, &mut canvas.legend_corner);
    super::panels::legend::zoom_buttons_ui(ui, face, state, out);
    if response.hovered() && !response.dragged() {
        hover_card::paint(ui, face, &picture, state);
    }
}

fn move_by_pointer(ui: &Ui, response: &Response, canvas: &mut Canvas) {
    if response.dragged() {
        canvas.camera.was_dragged();
    }
    let Some(pointer) = response.hover_pos() else { return };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let mut levels = f64::from(scroll / SCROLL_PER_LEVEL);
    if (pinch - 1.0).abs() > 1e-4 {
        levels += f64::from(pinch.log2());
    }
    if response.double_clicked() {
        levels += 1.0;
    }
    if levels != 0.0 {
        canvas.camera.zoom_at(levels, response.rect, pointer);
        ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
    }
}

fn move_by_keys(ui: &Ui, response: &Response, out: &mut Vec<Command>) {
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if !response.has_focus() {
        return;
    }
    let filter =
        egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    for (key, by) in [
        (Key::ArrowLeft, [KEY_PAN, 0.0]),
        (Key::ArrowRight, [-KEY_PAN, 0.0]),
        (Key::ArrowUp, [0.0, KEY_PAN]),
        (Key::ArrowDown, [0.0, -KEY_PAN]),
    ] {
        if ui.input(|input| input.key_pressed(key)) {
            out.push(Command::Pan(by));
        }
    }
}

fn point_and_select(
    ui: &Ui,
    response: &Response,
    canvas: &Canvas,
    picture: &MapPicture,
    state: &AppState,
    out: &mut Vec<Command>,
) {
    let under = response.hover_pos().filter(|_| !response.dragged()).and_then(|pointer| {
        let map = canvas.camera.map_from_screen(response.rect, pointer);
        picture.pick.region_at(&picture.contents().layer, map)
    });
    let under = under.filter(|region| picture.is_shown(*region));
    if response.contains_pointer() && under != state.view.hovered {
        out.push(Command::Hover(under));
    } else if !response.contains_pointer() && state.view.hovered_on_map && state.view.hovered.is_some() {
        out.push(Command::Hover(None));
    }
    if response.clicked() {
        let toggle = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        match (under, toggle) {
            (Some(region), true) => out.push(Command::Select(region, SelectMode::Toggle)),
            (Some(region), false) => out.push(Command::Select(region, SelectMode::Replace)),
            (None, false) => out.push(Command::ClearSelection),
            (None, true) => {}
        }
    }
}

fn paint(ui: &Ui, face: Rect, canvas: &mut Canvas, picture: &MapPicture, state: &AppState) {
    let look = roles(ui);
    ui.painter().rect_filled(face, 0.0, look.canvas);
    if canvas.kind == CanvasKind::Cpu {
        canvas.software.paint(ui, face, &canvas.camera);
        outlines::paint(ui, face, &canvas.camera, picture, state);
        return;
    }
    let pixels_per_point = ui.ctx().pixels_per_point();
    let tolerance = canvas.camera.metres_per_point() / f64::from(pixels_per_point) * TOLERANCE_PX;
    let Some(detail) = picture.geometry.detail_for(tolerance).cloned() else { return };
    let view = view_from_origin(&canvas.camera, face, picture.geometry.origin);
    let callback = FaceCallback {
        face: MAIN_FACE,
        geometry: picture.geometry.clone(),
        colors: picture.colors.clone(),
        uniform: uniform(&canvas.camera, face, picture.geometry.origin, pixels_per_point, look),
        triangles: detail.visible_triangles(&view),
        passes: passes(
            &detail,
            &view,
            picture,
            state,
            (look, pixels_per_point, canvas.camera.metres_per_point()),
        ),
        detail,
        counters: canvas.counters.clone(),
    };
    ui.painter().add(egui_wgpu::Callback::new_paint_callback(face, callback));
}

fn view_from_origin(camera: &Camera, face: Rect, origin: [f64; 2]) -> Extent {
    let view = camera.view_extent(face.size());
    Extent {
        min: [view.min[0] - origin[0], view.min[1] - origin[1]],
        max: [view.max[0] - origin[0], view.max[1] - origin[1]],
    }
}

fn uniform(
    camera: &Camera,
    face: Rect,
    origin: [f64; 2],
    pixels_per_point: f32,
    look: &Roles,
) -> FaceUniform {
    let metres = camera.metres_per_point();
    let scale = [2.0 / (metres * f64::from(face.width())), 2.0 / (metres * f64::from(face.height()))];
    let center = camera.center();
    FaceUniform {
        scale: scale.map(|s| s as f32),
        offset: [((origin[0] - center[0]) * scale[0]) as f32, ((origin[1] - center[1]) * scale[1]) as f32],
        size_px: [face.width() * pixels_per_point, face.height() * pixels_per_point],
        line_width_px: 1.0,
        pixels_per_point,
        line_color: [0.0; 4],
        hatch_color: unit(look.hatch, 1.0),
    }
}

/// Lines from below to above: borders, parents, outline, pointer, selection.
fn passes(
    detail: &PackedDetail,
    view: &Extent,
    picture: &MapPicture,
    state: &AppState,
    (look, pixels_per_point, metres): (&Roles, f32, f64),
) -> Vec<LinePass> {
    let layer = &picture.contents().layer;
    // Small regions get thinner borders, or borders would be all there is to see.
    let span = (layer.extent.width() * layer.extent.height() / picture.geometry.regions.max(1) as f64).sqrt();
    let region_points = (span / metres) as f32;
    let thin = (region_points / 28.0).clamp(0.12, 1.0);
    let line = |kind, width: f32, color: [f32; 4]| LinePass {
        width_px: width * pixels_per_point,
        color,
        segments: detail.visible_borders(kind, view),
    };
    let parent = (region_points / 14.0).clamp(0.35, 1.0);
    let mut passes = vec![
        line(BorderKind::Quiet, 0.8 * thin, unit(look.quiet_border, 1.0)),
        line(BorderKind::Inner, 0.9 * thin, unit(look.border, 1.0)),
        line(BorderKind::Parent, 2.4 * parent, unit(look.border, 0.85)),
        line(BorderKind::Parent, 1.0 * parent, unit(look.parent_border, 1.0)),
        line(BorderKind::Outline, 1.5, unit(look.outline, 1.0)),
    ];
    let around = |inside: &dyn Fn(RegionIndex) -> bool, width: f32, color: [f32; 4]| LinePass {
        width_px: width * pixels_per_point,
        color,
        segments: detail.borders_of(inside),
    };
    if let Some(hovered) = state.view.hovered {
        let is_hovered = |region: RegionIndex| region == hovered;
        passes.push(around(&is_hovered, 3.4, unit(look.border, 0.9)));
        passes.push(around(&is_hovered, 1.8, unit(look.outline, 1.0)));
    }
    if !state.view.selection.is_empty() {
        let is_selected = |region: RegionIndex| state.view.selection.contains(&region);
        passes.push(around(&is_selected, 5.0, unit(look.border, 0.95)));
        passes.push(around(&is_selected, 3.0, unit(look.selection, 1.0)));
    }
    passes
}

fn unit(color: egui::Color32, alpha: f32) -> [f32; 4] {
    let channel = |byte: u8| f32::from(byte) / 255.0;
    [channel(color.r()), channel(color.g()), channel(color.b()), alpha]
}
