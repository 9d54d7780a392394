//! The map picture of the main processor: drawn on a job as a whole picture, shown as a texture, moved along until the next is done.

use std::sync::Arc;

use egui::{ColorImage, Rect, TextureHandle, TextureOptions, Ui, Vec2};

use super::brush::color_under_brush;
use super::camera::Camera;
use super::geometry::{BorderKind, Grouping};
use crate::app::map_picture::{MapPicture, is_close_call_marked};
use crate::app::theme::{Appearance, appearance_of, roles_of};
use crate::geo::{ArcSpan, Extent};
use crate::render::{self, Picture};
use crate::sheet::page::{Borders, MapFace, MapTransform, Paint, Pattern, Rect as PageRect, Stroke};
use crate::sheet::{Color, Fill, Mark};
use crate::work::Work;

/// A picture to draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// The part of the map.
    pub extent: Extent,
    /// Its size in pixels.
    pub size_px: (u32, u32),
    /// Pixels per screen point, which line widths are in.
    pub pixels_per_point: f32,
    /// Which colours.
    pub revision: u64,
    /// The legend row that stands out.
    pub brushed: Option<Fill>,
    /// A base map lies under it: where no region is shown, the picture is clear.
    pub over_base: bool,
}

/// A picture that was drawn.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// What it shows.
    pub wanted: Wanted,
    /// Its surroundings.
    pub appearance: Appearance,
    /// The pixels.
    pub picture: Picture,
}

/// The picture on the screen.
#[derive(Default)]
pub struct SoftwarePicture {
    texture: Option<(Wanted, TextureHandle)>,
    appearance: Appearance,
    wanted: Option<Wanted>,
}

impl SoftwarePicture {
    /// What is still to be drawn for the picture to be right.
    pub fn missing(&self) -> Option<Wanted> {
        self.wanted.filter(|wanted| self.texture.as_ref().is_none_or(|(drawn, _)| drawn != wanted))
    }

    /// Whether the picture on the screen has the colours of this appearance.
    pub fn is_in(&self, appearance: Appearance) -> bool {
        self.texture.is_some() && self.appearance == appearance
    }

    /// Whether the picture on the screen has these colours, not those of the map before.
    pub fn has_colors(&self, revision: u64) -> bool {
        self.texture.as_ref().is_some_and(|(drawn, _)| drawn.revision == revision)
    }

    /// Says what the frame needs.
    pub fn want(
        &mut self,
        camera: &Camera,
        face: Vec2,
        pixels_per_point: f32,
        (revision, brushed, over_base): (u64, Option<Fill>, bool),
    ) {
        let size_px = ((face.x * pixels_per_point) as u32, (face.y * pixels_per_point) as u32);
        let extent = camera.view_extent(face);
        self.wanted = (size_px.0 > 0 && size_px.1 > 0).then_some(Wanted {
            extent,
            size_px,
            pixels_per_point,
            revision,
            brushed,
            over_base,
        });
    }

    /// Shows a picture that a job has drawn.
    pub fn show(&mut self, ctx: &egui::Context, drawn: &Drawn) {
        let size = [drawn.picture.width_px as usize, drawn.picture.height_px as usize];
        // egui refuses larger textures with a panic.
        let most = ctx.input(|input| input.max_texture_side);
        if size.iter().any(|side| *side > most) {
            return;
        }
        self.appearance = drawn.appearance;
        let image = ColorImage::from_rgba_unmultiplied(size, &drawn.picture.pixels);
        if let Some((shown, texture)) = &mut self.texture {
            *shown = drawn.wanted;
            texture.set(image, TextureOptions::LINEAR);
        } else {
            let texture = ctx.load_texture("map", image, TextureOptions::LINEAR);
            self.texture = Some((drawn.wanted, texture));
        }
    }

    /// Paints the last picture where it belongs now; one with the colours of another window is not shown.
    pub fn paint(&self, ui: &Ui, face: Rect, camera: &Camera, opacity: f32) {
        let Some((drawn, texture)) = &self.texture else { return };
        if self.appearance != appearance_of(ui) {
            return;
        }
        let from = camera.screen_from_map(face, [drawn.extent.min[0], drawn.extent.max[1]]);
        let to = camera.screen_from_map(face, [drawn.extent.max[0], drawn.extent.min[1]]);
        let uv = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        let painter = ui.painter().with_clip_rect(face);
        painter.image(
            texture.id(),
            Rect::from_two_pos(from, to),
            uv,
            egui::Color32::WHITE.gamma_multiply(opacity),
        );
    }
}

/// Draws the picture (on a job).
pub fn draw(picture: &Arc<MapPicture>, wanted: Wanted, work: &Work) -> Result<Drawn, render::RenderError> {
    let face = map_face(picture, wanted);
    let mut drawn = render::map_image(&face, wanted.extent, wanted.size_px, work)?;
    if wanted.over_base {
        let shown = render::map_image(&stencil(picture, face), wanted.extent, wanted.size_px, work)?;
        for (pixel, shown) in drawn.pixels.chunks_exact_mut(4).zip(shown.pixels.chunks_exact(4)) {
            if let ([.., alpha], [covered, ..]) = (pixel, shown) {
                *alpha = *covered;
            }
        }
    }
    Ok(Drawn { wanted, appearance: picture.request.appearance, picture: drawn })
}

/// The same map in white where regions are shown, in black elsewhere.
fn stencil(picture: &MapPicture, mut face: MapFace) -> MapFace {
    face.ground = Color::BLACK;
    face.areas.clear();
    face.paints = [Color::BLACK, Color::PAPER].map(|color| Paint { color, pattern: None }).to_vec();
    let paint = |fill: &Fill| u16::from(*fill != Fill::Outside);
    face.paint_of = Arc::new(picture.choropleth.fills.iter().map(paint).collect());
    // The outer line lies half outside the regions; borders between other regions are not shown.
    face.borders.drain(..face.borders.len().saturating_sub(1));
    for borders in &mut face.borders {
        borders.stroke.color = Color::PAPER;
    }
    face
}

fn map_face(picture: &MapPicture, wanted: Wanted) -> MapFace {
    let classes = &*picture.choropleth.drawn();
    let mut paints: Vec<Paint> = Vec::new();
    let units_per_pixel = wanted.extent.width() / f64::from(wanted.size_px.0.max(1));
    let units_per_point = units_per_pixel * f64::from(wanted.pixels_per_point);
    let paint_of = classes
        .fills
        .iter()
        .enumerate()
        .map(|(position, fill)| {
            let shape = picture.contents().layer.shapes.get(position);
            let radius = shape.map_or(0.0, |shape| f64::from(shape.label_radius_m));
            let mark = match classes.mark(position) {
                Mark::CloseCall if !is_close_call_marked(radius, units_per_point) => Mark::None,
                mark => mark,
            };
            let paint = paint(picture, (*fill, mark), wanted.brushed);
            let place = paints.iter().position(|other| *other == paint).unwrap_or_else(|| {
                paints.push(paint);
                paints.len() - 1
            });
            place as u16
        })
        .collect();
    let scale = f64::from(wanted.size_px.0) / wanted.extent.width().max(1e-6);
    MapFace {
        layer: picture.contents().layer.clone(),
        frame: PageRect { x: 0.0, y: 0.0, width: wanted.size_px.0 as f32, height: wanted.size_px.1 as f32 },
        transform: MapTransform {
            center_in_map: wanted.extent.center(),
            center_on_page: [f64::from(wanted.size_px.0) / 2.0, f64::from(wanted.size_px.1) / 2.0],
            scale,
        },
        ground: color(roles_of(picture.request.appearance).canvas),
        paints,
        paint_of: Arc::new(paint_of),
        areas: picture.areas.as_ref().clone(),
        borders: borders(picture, wanted),
        titles: Arc::new(Vec::new()),
    }
}

fn paint(picture: &MapPicture, (fill, mark): (Fill, Mark), brushed: Option<Fill>) -> Paint {
    let look = roles_of(picture.request.appearance);
    let flat = if fill == Fill::Outside { color(look.land) } else { picture.choropleth.color(fill) };
    let own = flat;
    let flat = color_under_brush(picture, (fill, flat), brushed);
    let pattern = match fill {
        Fill::Secret => Some((Pattern::Secret, Color::HATCH_SECRET)),
        Fill::NoData => Some((Pattern::NoData, Color::HATCH)),
        Fill::NotRated => Some((Pattern::Dots, Color::HATCH)),
        Fill::Unreachable => Some((Pattern::Unreachable, Color::HATCH_UNREACHABLE)),
        Fill::Class(_) if mark == Mark::CloseCall && flat == own => {
            Some((Pattern::Close, flat.towards(flat.text_on(), 0.62)))
        }
        _ => None,
    };
    Paint { color: flat, pattern }
}

/// A colour of the window for the page renderer.
fn color(role: egui::Color32) -> Color {
    Color { r: role.r(), g: role.g(), b: role.b() }
}

fn borders(picture: &MapPicture, wanted: Wanted) -> Vec<Borders> {
    let pixels_per_point = wanted.pixels_per_point;
    let metres = wanted.extent.width() / f64::from(wanted.size_px.0.max(1)) * f64::from(pixels_per_point);
    let widths = picture.geometry.border_widths(&picture.contents().layer, metres);
    let Some(detail) = picture.contents().layer.details.first() else { return Vec::new() };
    let look = roles_of(picture.request.appearance);
    let grouping = Grouping::of(picture.contents());
    let arcs = |wanted: BorderKind| -> Arc<Vec<u32>> {
        let kind = |arc: &ArcSpan| grouping.kind([arc.left, arc.right]);
        let found = detail.arcs.iter().enumerate().filter(|(_, arc)| kind(arc) == wanted);
        Arc::new(found.map(|(position, _)| position as u32).collect())
    };
    let line = |arcs, role, width: f32| Borders {
        arcs,
        stroke: Stroke::solid(color(role), width * pixels_per_point),
    };
    let parents = arcs(BorderKind::Parent);
    vec![
        line(arcs(BorderKind::Quiet), look.quiet_border, widths.quiet),
        line(arcs(BorderKind::Inner), look.border, widths.inner),
        line(parents.clone(), look.border, widths.parent[1]),
        line(parents, look.parent_border, widths.parent[0]),
        line(arcs(BorderKind::Outline), look.outline, widths.outline),
    ]
}
