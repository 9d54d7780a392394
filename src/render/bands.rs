//! Draws a plan in bands of rows, several at a time; the split never depends on the number of threads.

use rayon::prelude::*;
use tiny_skia::{FillRule, Pixmap, PixmapPaint, Transform};

use super::face::{FacePlan, mixed, solid};
use super::pattern::pattern_coverage;
use super::plan::{Mark, Plan};
use super::{Picture, RenderError};
use crate::sheet::page::Paint;
use crate::work::Work;

/// About how many pixels a band has.
const BAND_PX: usize = 1 << 18;

/// Draws all bands and hands them on from top to bottom as opaque RGBA rows.
pub fn draw(
    plan: &Plan,
    work: &Work,
    mut take: impl FnMut(&[u8]) -> Result<(), RenderError>,
) -> Result<(), RenderError> {
    let rows = (BAND_PX / plan.width_px.max(1) as usize).clamp(16, 256);
    let starts: Vec<usize> = (0..plan.height_px as usize).step_by(rows).collect();
    let at_once = rayon::current_num_threads().max(1) * 2;
    for group in starts.chunks(at_once) {
        work.check()?;
        let bands: Vec<Option<Pixmap>> = group
            .par_iter()
            .map(|first| band(plan, *first, rows.min(plan.height_px as usize - first)))
            .collect();
        for band in &bands {
            let band = band.as_ref().ok_or(RenderError::Size(plan.width_px, plan.height_px))?;
            take(band.data())?;
        }
        let done = group.last().map_or(0, |first| first + rows);
        work.report("stage-draw", done as f32 / plan.height_px as f32);
    }
    Ok(())
}

/// All bands as one picture.
pub fn picture(plan: &Plan, work: &Work) -> Result<Picture, RenderError> {
    let mut pixels = Vec::with_capacity(plan.width_px as usize * plan.height_px as usize * 4);
    draw(plan, work, |rows| {
        pixels.extend_from_slice(rows);
        Ok(())
    })?;
    Ok(Picture { width_px: plan.width_px, height_px: plan.height_px, pixels })
}

fn band(plan: &Plan, first: usize, rows: usize) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(plan.width_px, u32::try_from(rows).ok()?)?;
    let background = plan.background;
    pixmap.fill(tiny_skia::Color::from_rgba8(background.r, background.g, background.b, 255));
    let shift = Transform::from_translate(0.0, -(first as f32));
    for step in &plan.steps {
        if step.bottom <= first as f32 || step.top >= (first + rows) as f32 {
            continue;
        }
        match &step.mark {
            Mark::Map(map) => draw_map(map, first, rows, &mut pixmap),
            Mark::Pixels(pixels, paint) => fill_pixels(plan, *pixels, *paint, first, &mut pixmap),
            Mark::Fill(path, color) => {
                pixmap.fill_path(path, &solid(*color), FillRule::Winding, shift, None);
            }
            Mark::Picture(picture, [left, top]) => {
                let (at, look) = (Transform::identity(), PixmapPaint::default());
                pixmap.draw_pixmap(*left, *top - first as i32, picture.as_ref().as_ref(), &look, at, None);
            }
            Mark::Line(path, color, stroke) => pixmap.stroke_path(path, &solid(*color), stroke, shift, None),
        }
    }
    Some(pixmap)
}

fn draw_map(map: &FacePlan, first: usize, rows: usize, pixmap: &mut Pixmap) {
    let [left, top, _, bottom] = map.frame_px;
    let begin = first.max(top);
    let end = (first + rows).min(bottom);
    if end > begin
        && let Some(part) = map.band(begin - top, end - begin)
    {
        let (width, page_width) = (part.width() as usize, pixmap.width() as usize);
        let lines = pixmap.pixels_mut().chunks_exact_mut(page_width).skip(begin - first);
        for (line, own) in lines.zip(part.pixels().chunks_exact(width)) {
            if let Some(target) = line.get_mut(left..left + width) {
                target.copy_from_slice(own);
            }
        }
    }
}

fn fill_pixels(
    plan: &Plan,
    [left, top, right, bottom]: [usize; 4],
    paint: Paint,
    first: usize,
    pixmap: &mut Pixmap,
) {
    let width = pixmap.width() as usize;
    let rows = pixmap.height() as usize;
    for row in top.max(first)..bottom.min(first + rows) {
        let start = (row - first) * width;
        let Some(line) = pixmap.pixels_mut().get_mut(start + left..start + right) else { return };
        for (column, pixel) in line.iter_mut().enumerate() {
            *pixel = mixed(*pixel, paint.color, 1.0);
            if let Some((pattern, color)) = paint.pattern {
                let (x, y) = ((left + column) as f32 + 0.5, row as f32 + 0.5);
                *pixel = mixed(*pixel, color, pattern_coverage(pattern, x, y, plan.px_per_unit));
            }
        }
    }
}
