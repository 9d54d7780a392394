//! Outlines of the region under the pointer, of the selection and of what a drag is about to select.

use std::collections::BTreeSet;
use std::ops::Range;

use egui::{Color32, Painter, Rect, Stroke, Ui};

use super::camera::Camera;
use super::geometry::PackedDetail;
use crate::app::map_picture::MapPicture;
use crate::app::theme::{Roles, roles};
use crate::geo::RegionIndex;

/// Segments around a set of regions in one detail, found again only when set or detail change.
#[derive(Default)]
pub struct Outline {
    detail: u64,
    regions: BTreeSet<RegionIndex>,
    runs: Vec<Range<u32>>,
}

/// The three outlines over the map.
#[derive(Default)]
pub struct Outlines {
    hovered: Outline,
    selected: Outline,
    caught: Outline,
}

/// Which regions have an outline.
pub struct Outlined<'a> {
    /// Under the pointer, or where keys have walked to.
    pub hovered: Option<RegionIndex>,
    /// Selected.
    pub selected: &'a BTreeSet<RegionIndex>,
    /// In the rectangle or line that is being drawn.
    pub caught: &'a BTreeSet<RegionIndex>,
}

/// A line along an outline: what runs, how wide in points, in which colour.
pub struct OutlineLine<'a> {
    /// Segments of the detail.
    pub runs: &'a [Range<u32>],
    /// Width in points.
    pub width: f32,
    /// Colour.
    pub color: Color32,
}

impl Outline {
    fn update(&mut self, detail: &PackedDetail, regions: &BTreeSet<RegionIndex>) {
        if self.detail == detail.id && self.regions == *regions {
            return;
        }
        self.detail = detail.id;
        self.regions.clone_from(regions);
        let length = regions.last().map_or(0, |last| last.position() + 1);
        let mut inside = vec![false; length];
        for region in regions {
            if let Some(slot) = inside.get_mut(region.position()) {
                *slot = true;
            }
        }
        let is_inside = |region: RegionIndex| inside.get(region.position()).copied().unwrap_or(false);
        self.runs = if regions.is_empty() { Vec::new() } else { joined(detail.borders_of(is_inside)) };
    }
}

impl Outlines {
    /// The lines from below to above, each colour on a casing that sets it off from the map.
    pub fn lines(&mut self, detail: &PackedDetail, of: &Outlined, look: &Roles) -> Vec<OutlineLine<'_>> {
        self.hovered.update(detail, &of.hovered.into_iter().collect());
        self.selected.update(detail, of.selected);
        self.caught.update(detail, of.caught);
        let mut lines = Vec::new();
        // On the line of a selected region a thin dark one is enough.
        let hovered_widths = if of.hovered.is_some_and(|hovered| of.selected.contains(&hovered)) {
            [0.0, 1.2]
        } else {
            [3.4, 1.8]
        };
        for (outline, widths, color) in [
            (&self.selected, [5.0, 3.0], look.selection),
            (&self.caught, [4.0, 2.0], look.selection),
            (&self.hovered, hovered_widths, look.outline),
        ] {
            if !outline.runs.is_empty() {
                let runs = outline.runs.as_slice();
                if widths[0] > 0.0 {
                    lines.push(OutlineLine { runs, width: widths[0], color: look.border });
                }
                lines.push(OutlineLine { runs, width: widths[1], color });
            }
        }
        lines
    }

    /// Draws the lines over the picture of the main processor.
    pub fn paint(&mut self, ui: &Ui, (face, camera): (Rect, &Camera), picture: &MapPicture, of: &Outlined) {
        let Some(detail) = picture.geometry.detail_for(camera.metres_per_point()) else { return };
        let painter = ui.painter().with_clip_rect(face);
        let origin = picture.geometry.origin;
        for line in self.lines(detail, of, roles(ui)) {
            stroke(&painter, (face, camera), (detail, origin), &line);
        }
    }
}

/// Runs that follow each other become one: fewer draws.
fn joined(runs: Vec<Range<u32>>) -> Vec<Range<u32>> {
    let mut joined: Vec<Range<u32>> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ => joined.push(run),
        }
    }
    joined
}

fn stroke(
    painter: &Painter,
    (face, camera): (Rect, &Camera),
    (detail, origin): (&PackedDetail, [f64; 2]),
    line: &OutlineLine,
) {
    let place =
        |x: f32, y: f32| camera.screen_from_map(face, [origin[0] + f64::from(x), origin[1] + f64::from(y)]);
    for run in line.runs {
        let run = run.start as usize..run.end as usize;
        for [from_x, from_y, to_x, to_y] in detail.segments.get(run).unwrap_or_default() {
            let ends = [place(*from_x, *from_y), place(*to_x, *to_y)];
            if Rect::from_two_pos(ends[0], ends[1]).intersects(face) {
                painter.line_segment(ends, Stroke::new(line.width, line.color));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_runs_are_drawn_at_once() {
        assert_eq!(joined(vec![0..4, 4..9, 9..9, 12..13]), vec![0..9, 12..13]);
    }
}
