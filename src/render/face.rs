//! A map face in pixels: fills by exact coverage, borders stroked once per arc, band by band.

use std::ops::Range;

use tiny_skia::{
    FillRule, LineCap, Paint as PathPaint, PathBuilder, Pixmap, PremultipliedColorU8, Transform,
};

use super::coverage::{ChangeBuffer, Channels};
use super::path::path_stroke;
use super::pattern::pattern_coverage;
use crate::geo::{Detail, RegionIndex};
use crate::sheet::Color;
use crate::sheet::page::{Borders, MapArea, MapFace, MapTransform, Paint, Pattern};

/// Patterns that one buffer has channels for.
const PER_BUFFER: usize = 4;

/// How far a drawn line may lie from the surveyed one, in pixels.
const TOLERANCE_PX: f64 = 0.3;
/// Points closer together than this, in pixels, are drawn as one.
const CLOSE_PX: f32 = 0.3;
/// Lines thinner than this, in pixels, need no joins.
const THIN_PX: f32 = 1.6;

/// A map face, ready to be drawn in bands.
pub struct FacePlan<'a> {
    face: &'a MapFace,
    detail: Option<&'a Detail>,
    /// Whole pixels of the frame: left, top, right, bottom.
    pub frame_px: [usize; 4],
    px_per_unit: f32,
    /// Points of all arcs in pixels relative to the frame's corner.
    points: Vec<[f32; 2]>,
    /// Positions of each arc's points.
    spans: Vec<Range<usize>>,
    /// Extent of each arc: left, top, right, bottom.
    boxes: Vec<[f32; 4]>,
    /// The hatch colours, by mask channel.
    hatches: Vec<(Pattern, Color)>,
    /// What lies on the regions, in pixels relative to the frame's corner.
    areas: Vec<(Color, Vec<Vec<[f32; 2]>>)>,
}

impl<'a> FacePlan<'a> {
    /// Places `face` in the whole pixels `frame_px` (left, top, right, bottom) of a picture.
    pub fn new(face: &'a MapFace, transform: &MapTransform, px_per_unit: f32, frame_px: [usize; 4]) -> Self {
        let detail = face
            .layer
            .detail_for(TOLERANCE_PX / (transform.scale * f64::from(px_per_unit)).max(f64::MIN_POSITIVE));
        let mut plan = Self {
            face,
            detail,
            frame_px,
            px_per_unit,
            points: Vec::new(),
            spans: Vec::new(),
            boxes: Vec::new(),
            hatches: hatches(&face.paints),
            areas: Vec::new(),
        };
        plan.place(transform);
        plan
    }

    fn place(&mut self, transform: &MapTransform) {
        let Some(detail) = self.detail else { return };
        let px = f64::from(self.px_per_unit);
        let scale = transform.scale * px;
        let origin = self.face.layer.origin;
        let shift_x = (transform.center_on_page[0] * px - self.frame_px[0] as f64)
            + (origin[0] - transform.center_in_map[0]) * scale;
        let shift_y = (transform.center_on_page[1] * px - self.frame_px[1] as f64)
            - (origin[1] - transform.center_in_map[1]) * scale;
        let on_areas = |[x, y]: &[f64; 2]| {
            let (x, y) = (x - origin[0], y - origin[1]);
            [(shift_x + x * scale) as f32, (shift_y - y * scale) as f32]
        };
        let rings =
            |area: &MapArea| area.rings.iter().map(|ring| ring.iter().map(on_areas).collect()).collect();
        self.areas = self.face.areas.iter().map(|area| (area.color, rings(area))).collect();
        let place = |[x, y]: &[f32; 2]| {
            [(shift_x + f64::from(*x) * scale) as f32, (shift_y - f64::from(*y) * scale) as f32]
        };
        self.spans.reserve(detail.arcs.len());
        for span in &detail.arcs {
            let start = self.points.len();
            let surveyed = detail.points.get(span.start as usize..(span.start + span.len) as usize);
            thin_out(surveyed.unwrap_or_default().iter().map(place), &mut self.points);
            self.spans.push(start..self.points.len());
        }
        self.boxes = (0..detail.arcs.len())
            .map(|arc| {
                let empty = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
                self.arc(arc)
                    .iter()
                    .fold(empty, |b, [x, y]| [b[0].min(*x), b[1].min(*y), b[2].max(*x), b[3].max(*y)])
            })
            .collect();
    }

    fn arc(&self, arc: usize) -> &[[f32; 2]] {
        self.spans.get(arc).and_then(|span| self.points.get(span.clone())).unwrap_or_default()
    }

    /// Draws the rows `first..first + rows` of the frame (counted from its top) into a picture of the frame's width.
    pub fn band(&self, first: usize, rows: usize) -> Option<Pixmap> {
        let width = self.frame_px[2].saturating_sub(self.frame_px[0]);
        let mut pixmap = Pixmap::new(u32::try_from(width).ok()?, u32::try_from(rows).ok()?)?;
        let (fills, masks) = self.deposit(width, first, rows);
        self.write_fills(&fills, rows, &mut pixmap);
        for (masks, hatches) in masks.iter().zip(self.hatches.chunks(PER_BUFFER)) {
            self.write_hatches((masks, hatches), first, rows, &mut pixmap);
        }
        self.fill_areas(first, rows, &mut pixmap);
        self.stroke_borders(first, rows, &mut pixmap);
        Some(pixmap)
    }

    fn deposit(&self, width: usize, first: usize, rows: usize) -> (ChangeBuffer, Vec<ChangeBuffer>) {
        let mut fills = ChangeBuffer::new(width, first, rows);
        let groups = self.hatches.chunks(PER_BUFFER);
        let mut masks: Vec<ChangeBuffer> =
            groups.clone().map(|_| ChangeBuffer::new(width, first, rows)).collect();
        let Some(detail) = self.detail else { return (fills, masks) };
        let colors: Vec<Channels> = self.face.paints.iter().map(|paint| channels(paint.color)).collect();
        let hatch_of: Vec<Vec<Channels>> =
            groups.map(|group| self.face.paints.iter().map(|paint| mask(*paint, group)).collect()).collect();
        let (top, bottom) = (first as f32, (first + rows) as f32);
        for (arc, (span, bounds)) in detail.arcs.iter().zip(&self.boxes).enumerate() {
            let (left, right) = (self.paint_of(span.left), self.paint_of(span.right));
            if left == right || bounds[3] <= top || bounds[1] >= bottom || bounds[0] >= width as f32 {
                continue;
            }
            let pick = |list: &[Channels], paint: Option<usize>| {
                paint.and_then(|paint| list.get(paint)).copied().unwrap_or([0.0; 4])
            };
            let step = difference(pick(&colors, left), pick(&colors, right));
            let points = self.arc(arc);
            walk(&mut fills, points, &step);
            for (masks, hatch_of) in masks.iter_mut().zip(&hatch_of) {
                walk(masks, points, &difference(pick(hatch_of, left), pick(hatch_of, right)));
            }
        }
        (fills, masks)
    }

    fn paint_of(&self, region: Option<RegionIndex>) -> Option<usize> {
        self.face.paint_of.get(region?.position()).map(|paint| usize::from(*paint))
    }

    /// Where surveyed regions overlap, coverage adds up to more than 1 and the colours are averaged.
    fn write_fills(&self, fills: &ChangeBuffer, rows: usize, pixmap: &mut Pixmap) {
        let width = pixmap.width() as usize;
        let [ground_r, ground_g, ground_b, _] = channels(self.face.ground);
        let ground = opaque(ground_r, ground_g, ground_b);
        for row in 0..rows {
            let mut sum = [0.0_f32; 4];
            let mut pixel = ground;
            let Some(line) = pixmap.pixels_mut().get_mut(row * width..(row + 1) * width) else { return };
            for (target, change) in line.iter_mut().zip(fills.row(row)) {
                if *change != [0.0; 4] {
                    for (sum, change) in sum.iter_mut().zip(change) {
                        *sum += change;
                    }
                    let [r, g, b, covered] = sum;
                    let over = covered.max(1.0);
                    let rest = (1.0 - covered).max(0.0);
                    pixel = opaque(
                        r / over + ground_r * rest,
                        g / over + ground_g * rest,
                        b / over + ground_b * rest,
                    );
                }
                *target = pixel;
            }
        }
    }

    fn write_hatches(
        &self,
        (masks, hatches): (&ChangeBuffer, &[(Pattern, Color)]),
        first: usize,
        rows: usize,
        pixmap: &mut Pixmap,
    ) {
        let width = pixmap.width() as usize;
        for row in 0..rows {
            let mut sum = [0.0_f32; 4];
            let y = (self.frame_px[1] + first + row) as f32 + 0.5;
            let Some(line) = pixmap.pixels_mut().get_mut(row * width..(row + 1) * width) else { return };
            for (column, (target, change)) in line.iter_mut().zip(masks.row(row)).enumerate() {
                for (sum, change) in sum.iter_mut().zip(change) {
                    *sum += change;
                }
                for (mask, (pattern, color)) in sum.iter().zip(hatches) {
                    if *mask > 0.004 {
                        let x = (self.frame_px[0] + column) as f32 + 0.5;
                        let cover = mask.min(1.0) * pattern_coverage(*pattern, x, y, self.px_per_unit);
                        *target = mixed(*target, *color, cover);
                    }
                }
            }
        }
    }

    /// Rings that run the same way round unite; holes run the other way.
    fn fill_areas(&self, first: usize, rows: usize, pixmap: &mut Pixmap) {
        let (top, bottom) = (first as f32 - 1.0, (first + rows) as f32 + 1.0);
        let right = pixmap.width() as f32 + 1.0;
        for (color, rings) in &self.areas {
            let mut builder = PathBuilder::new();
            for ring in rings {
                let span = |axis: usize| {
                    ring.iter().fold([f32::INFINITY, f32::NEG_INFINITY], |[low, high], point| {
                        [low.min(point[axis]), high.max(point[axis])]
                    })
                };
                let ([left, far], [upper, lower]) = (span(0), span(1));
                if lower < top || upper > bottom || far < -1.0 || left > right {
                    continue;
                }
                let mut points = ring.iter();
                if let Some([x, y]) = points.next() {
                    builder.move_to(*x, *y);
                    points.for_each(|[x, y]| builder.line_to(*x, *y));
                    builder.close();
                }
            }
            if let Some(path) = builder.finish() {
                let transform = Transform::from_translate(0.0, -(first as f32));
                pixmap.fill_path(&path, &solid(*color), FillRule::Winding, transform, None);
            }
        }
    }

    fn stroke_borders(&self, first: usize, rows: usize, pixmap: &mut Pixmap) {
        for borders in &self.face.borders {
            let width_px = borders.stroke.width * self.px_per_unit;
            if borders.stroke.dash.is_none() && width_px < THIN_PX {
                self.thin_borders(borders, width_px, (first, rows), pixmap);
            } else {
                self.wide_borders(borders, (first, rows), pixmap);
            }
        }
    }

    /// Arcs of `borders` that come near a band of rows.
    fn arcs_near<'b>(
        &'b self,
        borders: &'b Borders,
        reach: f32,
        (first, rows): (usize, usize),
    ) -> impl Iterator<Item = &'b [[f32; 2]]> {
        let width = (self.frame_px[2] - self.frame_px[0]) as f32;
        let (top, bottom) = (first as f32 - reach, (first + rows) as f32 + reach);
        borders.arcs.iter().filter_map(move |arc| {
            let [left, upper, right, lower] = *self.boxes.get(*arc as usize)?;
            let near = lower >= top && upper <= bottom && right >= -reach && left <= width + reach;
            near.then(|| self.arc(*arc as usize))
        })
    }

    /// Thin lines by exact coverage: each piece deposits its rectangle; together they cover a pixel at most once.
    fn thin_borders(
        &self,
        borders: &Borders,
        width_px: f32,
        (first, rows): (usize, usize),
        pixmap: &mut Pixmap,
    ) {
        let width = pixmap.width() as usize;
        let mut covered = ChangeBuffer::new(width, first, rows);
        let step = [1.0, 0.0, 0.0, 0.0];
        for points in self.arcs_near(borders, width_px, (first, rows)) {
            for pair in points.windows(2) {
                let [a, b] = pair else { continue };
                let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
                let across = width_px / 2.0 / dx.hypot(dy).max(1e-6);
                let [nx, ny] = [-dy * across, dx * across];
                let corners = [
                    [a[0] + nx, a[1] + ny],
                    [b[0] + nx, b[1] + ny],
                    [b[0] - nx, b[1] - ny],
                    [a[0] - nx, a[1] - ny],
                ];
                covered.line(corners[0], corners[1], &step);
                covered.line(corners[1], corners[2], &step);
                covered.line(corners[2], corners[3], &step);
                covered.line(corners[3], corners[0], &step);
            }
        }
        for row in 0..rows {
            let mut sum = 0.0_f32;
            let Some(line) = pixmap.pixels_mut().get_mut(row * width..(row + 1) * width) else { return };
            for (target, change) in line.iter_mut().zip(covered.row(row)) {
                sum += change[0];
                if sum > 0.004 {
                    *target = mixed(*target, borders.stroke.color, sum.min(1.0));
                }
            }
        }
    }

    fn wide_borders(&self, borders: &Borders, (first, rows): (usize, usize), pixmap: &mut Pixmap) {
        let mut stroke = path_stroke(&borders.stroke, self.px_per_unit);
        stroke.line_cap = LineCap::Round;
        let reach = stroke.width / 2.0 + 1.0;
        let mut builder = PathBuilder::new();
        for points in self.arcs_near(borders, reach, (first, rows)) {
            push_arc(&mut builder, points, first as f32 - reach, (first + rows) as f32 + reach);
        }
        if let Some(path) = builder.finish() {
            let transform = Transform::from_translate(0.0, -(first as f32));
            pixmap.stroke_path(&path, &solid(borders.stroke.color), &stroke, transform, None);
        }
    }
}

/// Drops points that lie closer to the one before than can be seen; the ends stay, so arcs keep meeting.
fn thin_out(points: impl Iterator<Item = [f32; 2]>, kept: &mut Vec<[f32; 2]>) {
    let start = kept.len();
    let mut dropped = None;
    for point in points {
        let near = kept.len() > start
            && kept.last().is_some_and(|last| {
                (last[0] - point[0]).abs() < CLOSE_PX && (last[1] - point[1]).abs() < CLOSE_PX
            });
        if near {
            dropped = Some(point);
        } else {
            kept.push(point);
            dropped = None;
        }
    }
    kept.extend(dropped);
}

/// Adds the pieces of an arc that come near the rows from `top` to `bottom`.
fn push_arc(builder: &mut PathBuilder, points: &[[f32; 2]], top: f32, bottom: f32) {
    let mut pen_down = false;
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        if a[1].max(b[1]) < top || a[1].min(b[1]) > bottom {
            pen_down = false;
            continue;
        }
        if !pen_down {
            builder.move_to(a[0], a[1]);
        }
        builder.line_to(b[0], b[1]);
        pen_down = true;
    }
}

/// On the page (y down) the left hand of a map (y up) stays the left hand.
fn walk(buffer: &mut ChangeBuffer, points: &[[f32; 2]], step: &Channels) {
    if *step == [0.0; 4] {
        return;
    }
    for pair in points.windows(2) {
        if let [a, b] = pair {
            buffer.line(*a, *b, step);
        }
    }
}

/// Which pattern of a group lies over `paint`.
fn mask(paint: Paint, group: &[(Pattern, Color)]) -> Channels {
    let mut mask = [0.0; PER_BUFFER];
    let channel = paint.pattern.and_then(|hatch| group.iter().position(|other| *other == hatch));
    if let Some(value) = channel.and_then(|channel| mask.get_mut(channel)) {
        *value = 1.0;
    }
    mask
}

/// Pattern and colour pairs that occur.
fn hatches(paints: &[Paint]) -> Vec<(Pattern, Color)> {
    let mut hatches: Vec<(Pattern, Color)> = paints.iter().filter_map(|paint| paint.pattern).collect();
    hatches.sort_unstable();
    hatches.dedup();
    hatches
}

fn channels(color: Color) -> Channels {
    [f32::from(color.r), f32::from(color.g), f32::from(color.b), 1.0]
}

fn difference(left: Channels, right: Channels) -> Channels {
    [left[0] - right[0], left[1] - right[1], left[2] - right[2], left[3] - right[3]]
}

fn opaque(r: f32, g: f32, b: f32) -> PremultipliedColorU8 {
    let byte = |value: f32| (value + 0.5).clamp(0.0, 255.0) as u8;
    PremultipliedColorU8::from_rgba(byte(r), byte(g), byte(b), 255)
        .unwrap_or(PremultipliedColorU8::TRANSPARENT)
}

/// `pixel` with `color` laid over it, `cover` 0–1.
pub fn mixed(pixel: PremultipliedColorU8, color: Color, cover: f32) -> PremultipliedColorU8 {
    let mix = |under: u8, over: u8| f32::from(under) + (f32::from(over) - f32::from(under)) * cover;
    opaque(mix(pixel.red(), color.r), mix(pixel.green(), color.g), mix(pixel.blue(), color.b))
}

/// A flat colour to draw with.
pub fn solid(color: Color) -> PathPaint<'static> {
    let mut paint = PathPaint::default();
    paint.set_color_rgba8(color.r, color.g, color.b, 255);
    paint
}
