//! The plan of a picture: every item in pixels, with the rows it touches, so that bands can be drawn on their own.

use tiny_skia::{Path, PathBuilder, Pixmap, Stroke as PathStroke};

use super::face::FacePlan;
use super::path::{line_path, path_stroke, polygon_path, text_path};
use super::{RasterOptions, RenderError};
use crate::geo::Extent;

use crate::sheet::page::{MapFace, MapTransform, Paint, Rect, Shape, Sheet, Stroke};
use crate::sheet::{Color, Item, MAX_EDGE_PX};

/// One thing to draw.
pub enum Mark<'a> {
    /// A map.
    Map(FacePlan<'a>),
    /// A rectangle of whole pixels: left, top, right, bottom.
    Pixels([usize; 4], Paint),
    /// A filled path.
    Fill(Path, Color),
    /// A line.
    Line(Path, Color, PathStroke),
    /// A picture of whole pixels, with its left and upper edge.
    Picture(Box<Pixmap>, [i32; 2]),
}

/// A mark and the rows it may touch.
pub struct Step<'a> {
    /// First row.
    pub top: f32,
    /// Row after the last.
    pub bottom: f32,
    /// What to draw.
    pub mark: Mark<'a>,
}

/// Everything that a picture needs.
pub struct Plan<'a> {
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Ground.
    pub background: Color,
    /// Pixels per page unit.
    pub px_per_unit: f32,
    /// In drawing order.
    pub steps: Vec<Step<'a>>,
}

impl<'a> Plan<'a> {
    /// A whole page.
    pub fn of_sheet(sheet: &'a Sheet, options: &RasterOptions) -> Result<Self, RenderError> {
        let mut plan = Self::empty(options.width_px, options.height_px, sheet.background)?;
        let fit = |px: u32, units: f32| px as f32 / units.max(f32::MIN_POSITIVE);
        plan.px_per_unit = fit(options.width_px, sheet.width).min(fit(options.height_px, sheet.height));
        for item in &sheet.items {
            plan.add(item);
        }
        Ok(plan)
    }

    /// A map that fills the picture.
    pub fn of_face(face: &'a MapFace, extent: Extent, size_px: (u32, u32)) -> Result<Self, RenderError> {
        let mut plan = Self::empty(size_px.0, size_px.1, face.ground)?;
        let (width, height) = (f64::from(size_px.0), f64::from(size_px.1));
        let scale = (width / extent.width().max(f64::MIN_POSITIVE))
            .min(height / extent.height().max(f64::MIN_POSITIVE));
        let transform = MapTransform {
            center_in_map: extent.center(),
            center_on_page: [width / 2.0, height / 2.0],
            scale,
        };
        let whole = [0, 0, size_px.0 as usize, size_px.1 as usize];
        let map = FacePlan::new(face, &transform, 1.0, whole);
        plan.steps.push(Step { top: 0.0, bottom: height as f32, mark: Mark::Map(map) });
        Ok(plan)
    }

    fn empty(width_px: u32, height_px: u32, background: Color) -> Result<Self, RenderError> {
        let possible = |edge: u32| (1..=MAX_EDGE_PX).contains(&edge);
        if !possible(width_px) || !possible(height_px) {
            return Err(RenderError::Size(width_px, height_px));
        }
        Ok(Self { width_px, height_px, background, px_per_unit: 1.0, steps: Vec::new() })
    }

    fn add(&mut self, item: &'a Item) {
        let px = self.px_per_unit;
        match &item.shape {
            Shape::Map(face) => {
                let map = FacePlan::new(face, &face.transform, px, self.whole_pixels(&face.frame));
                let (top, bottom) = (map.frame_px[1] as f32, map.frame_px[3] as f32);
                self.steps.push(Step { top, bottom, mark: Mark::Map(map) });
            }
            Shape::Rect { rect, paint, stroke } => {
                if let Some(paint) = paint {
                    let pixels = self.whole_pixels(rect);
                    let (top, bottom) = (pixels[1] as f32, pixels[3] as f32);
                    self.steps.push(Step { top, bottom, mark: Mark::Pixels(pixels, *paint) });
                }
                if let Some(stroke) = stroke {
                    let Rect { x, y, .. } = *rect;
                    let corners = [
                        [x, y],
                        [rect.right(), y],
                        [rect.right(), rect.bottom()],
                        [x, rect.bottom()],
                        [x, y],
                    ];
                    self.add_line(line_path(&corners, px), stroke);
                }
            }
            Shape::Line { points, stroke } => self.add_line(line_path(points, px), stroke),
            Shape::Circle { center, radius, color, stroke } => {
                let path = PathBuilder::from_circle(center[0] * px, center[1] * px, radius * px);
                self.add_fill(path.clone(), *color);
                if let Some(stroke) = stroke {
                    self.add_line(path, stroke);
                }
            }
            Shape::Logo { rect, logo } => {
                let [left, top, right, bottom] = self.whole_pixels(rect);
                if let Some(picture) = super::logo::picture(logo, right - left, bottom - top) {
                    let mark = Mark::Picture(Box::new(picture), [left as i32, top as i32]);
                    self.steps.push(Step { top: top as f32, bottom: bottom as f32, mark });
                }
            }
            Shape::Polygon { points, color, stroke } => {
                let path = polygon_path(points, px);
                if let (Some(stroke), Some(path)) = (stroke, path.clone()) {
                    // The edge lies under the shape: it keeps its size.
                    let edge = Stroke { width: stroke.width * 2.0, ..*stroke };
                    self.add_line(Some(path), &edge);
                }
                self.add_fill(path, *color);
            }
            Shape::Text(line) => {
                let path = text_path(line, px);
                if let Some((color, width)) = line.halo {
                    self.add_line(path.clone(), &Stroke::solid(color, width * 2.0));
                }
                self.add_fill(path, line.color);
            }
        }
    }

    fn whole_pixels(&self, rect: &Rect) -> [usize; 4] {
        let edge =
            |value: f32, most: u32| ((value * self.px_per_unit).round().max(0.0) as usize).min(most as usize);
        let (left, top) = (edge(rect.x, self.width_px), edge(rect.y, self.height_px));
        // A rule thinner than a pixel stays one pixel.
        let right = edge(rect.right(), self.width_px).max((left + 1).min(self.width_px as usize));
        let bottom = edge(rect.bottom(), self.height_px).max((top + 1).min(self.height_px as usize));
        [left, top, right, bottom]
    }

    fn add_fill(&mut self, path: Option<Path>, color: Color) {
        if let Some(path) = path {
            let bounds = path.bounds();
            let (top, bottom) = (bounds.top() - 1.0, bounds.bottom() + 1.0);
            self.steps.push(Step { top, bottom, mark: Mark::Fill(path, color) });
        }
    }

    fn add_line(&mut self, path: Option<Path>, stroke: &Stroke) {
        if let Some(path) = path {
            let style = path_stroke(stroke, self.px_per_unit);
            let (bounds, reach) = (path.bounds(), style.width / 2.0 + 1.0);
            let (top, bottom) = (bounds.top() - reach, bounds.bottom() + reach);
            self.steps.push(Step { top, bottom, mark: Mark::Line(path, stroke.color, style) });
        }
    }
}
