//! Where a map has room for labels: borders on the page in a grid, and what is already taken.

use super::page::{MapFace, Rect};
use crate::geo::{Detail, RegionIndex};

/// Edge of a grid cell in page units.
const CELL: f32 = 24.0;
/// Distance of a lead line from regions that it does not belong to, page units.
const LEAD_ROOM: f32 = 5.0;
/// How far the borders that labels keep clear of may lie from the surveyed ones, in page units.
const TOLERANCE: f64 = 0.5;

struct Segment {
    a: [f32; 2],
    b: [f32; 2],
    /// Regions of the area shown on its two sides.
    sides: [Option<RegionIndex>; 2],
}

impl Segment {
    fn parts_shown(&self) -> bool {
        self.sides.iter().any(Option::is_some)
    }
}

/// Borders and taken places of a map face.
pub struct LabelRoom<'a> {
    face: &'a MapFace,
    detail: Option<&'a Detail>,
    shown: &'a [bool],
    columns: usize,
    rows: usize,
    segments: Vec<Segment>,
    cells: Vec<Vec<u32>>,
    taken: Vec<Rect>,
    leads: Vec<[[f32; 2]; 2]>,
}

impl<'a> LabelRoom<'a> {
    /// Of `face`; `shown` says which regions the map is about.
    pub fn new(face: &'a MapFace, shown: &'a [bool]) -> Self {
        let detail = face.layer.detail_for(TOLERANCE / face.transform.scale.max(f64::MIN_POSITIVE));
        let columns = (face.frame.width / CELL).ceil().max(1.0) as usize;
        let rows = (face.frame.height / CELL).ceil().max(1.0) as usize;
        let mut room = Self {
            face,
            detail,
            shown,
            columns,
            rows,
            segments: Vec::new(),
            cells: vec![Vec::new(); columns * rows],
            taken: Vec::new(),
            leads: Vec::new(),
        };
        room.fill_grid();
        room
    }

    fn fill_grid(&mut self) {
        let Some(detail) = self.detail else { return };
        let only_shown = |region: Option<RegionIndex>| {
            region.filter(|region| self.shown.get(region.position()).copied().unwrap_or(true))
        };
        for span in &detail.arcs {
            let sides = [only_shown(span.left), only_shown(span.right)];
            let points = detail.points.get(span.start as usize..(span.start + span.len) as usize);
            for pair in points.unwrap_or_default().windows(2) {
                let [a, b] = pair else { continue };
                let (a, b) = (self.on_page(*a), self.on_page(*b));
                let bounds = Rect::from_edges(a[0].min(b[0]), a[1].min(b[1]), a[0].max(b[0]), a[1].max(b[1]));
                if !self.face.frame.overlaps(&bounds.grown(0.1)) {
                    continue;
                }
                let number = self.segments.len() as u32;
                for cell in cells_of(&bounds, &self.face.frame, self.columns, self.rows) {
                    if let Some(cell) = self.cells.get_mut(cell) {
                        cell.push(number);
                    }
                }
                self.segments.push(Segment { a, b, sides });
            }
        }
    }

    fn on_page(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let origin = self.face.layer.origin;
        self.face.transform.page_from_map([origin[0] + f64::from(x), origin[1] + f64::from(y)])
    }

    /// Whether no border touches `rect` (with `only_shown` borders of the area shown alone) and it lies in the frame.
    pub fn is_clear_of_borders(&self, rect: &Rect, which: Which) -> bool {
        self.face.frame.grown(-4.0).contains_rect(rect)
            && !cells_of(rect, &self.face.frame, self.columns, self.rows)
                .filter_map(|cell| self.cells.get(cell))
                .flatten()
                .filter_map(|number| self.segments.get(*number as usize))
                .filter(|segment| which == Which::All || segment.parts_shown())
                .any(|segment| touches(segment.a, segment.b, rect))
    }

    /// Whether nothing placed before touches `rect`.
    pub fn is_free(&self, rect: &Rect) -> bool {
        !self.taken.iter().any(|other| other.overlaps(rect))
            && !self.leads.iter().any(|[a, b]| touches(*a, *b, rect))
    }

    /// Whether a lead line from `a` to `b` crosses nothing that is placed.
    pub fn is_free_for_lead(&self, a: [f32; 2], b: [f32; 2]) -> bool {
        !self.taken.iter().any(|rect| touches(a, b, rect))
            && !self.leads.iter().any(|[c, d]| segments_cross(a, b, *c, *d))
    }

    /// How many borders of other regions the line from `a`, a point in `region`, to `b` crosses.
    pub fn crossings(&self, region: usize, a: [f32; 2], b: [f32; 2]) -> usize {
        let bounds = Rect::from_edges(a[0].min(b[0]), a[1].min(b[1]), a[0].max(b[0]), a[1].max(b[1]));
        let own = RegionIndex(region as u32);
        let mut crossed: Vec<u32> = cells_of(&bounds, &self.face.frame, self.columns, self.rows)
            .filter_map(|cell| self.cells.get(cell))
            .flatten()
            .copied()
            .filter(|number| {
                self.segments.get(*number as usize).is_some_and(|segment| {
                    segment.sides.iter().flatten().any(|side| *side != own)
                        && segments_cross(a, b, segment.a, segment.b)
                })
            })
            .collect();
        crossed.sort_unstable();
        crossed.dedup();
        crossed.len()
    }

    /// Whether the line from `a`, a point in `region`, to `b` leaves the region straight to the outside, with some room
    /// on either side.
    pub fn leaves_directly(&self, region: usize, a: [f32; 2], b: [f32; 2]) -> bool {
        let length = (b[0] - a[0]).hypot(b[1] - a[1]).max(f32::MIN_POSITIVE);
        let aside = [(a[1] - b[1]) / length * LEAD_ROOM, (b[0] - a[0]) / length * LEAD_ROOM];
        [0.0, 1.0, -1.0].into_iter().all(|side| {
            let moved = |p: [f32; 2]| [p[0] + aside[0] * side, p[1] + aside[1] * side];
            self.crossings(region, moved(a), moved(b)) == 0
        })
    }

    /// Marks `rect` as taken.
    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Marks a lead line as placed.
    pub fn take_lead(&mut self, lead: [[f32; 2]; 2]) {
        self.leads.push(lead);
    }

    /// Whether `point` on the page lies in `region` (even–odd over its rings).
    pub fn is_inside(&self, region: usize, point: [f32; 2]) -> bool {
        let Some(detail) = self.detail else { return false };
        let range = |list: &[u32], at: usize| -> Option<std::ops::Range<usize>> {
            Some(*list.get(at)? as usize..*list.get(at + 1)? as usize)
        };
        let mut inside = false;
        for ring in range(&detail.region_rings, region).into_iter().flatten() {
            let arcs = range(&detail.ring_starts, ring).and_then(|range| detail.ring_arcs.get(range));
            for arc in arcs.unwrap_or_default() {
                let number = if *arc < 0 { !*arc } else { *arc } as usize;
                let Some(span) = detail.arcs.get(number) else { continue };
                let points = detail.points.get(span.start as usize..(span.start + span.len) as usize);
                for pair in points.unwrap_or_default().windows(2) {
                    let [a, b] = pair else { continue };
                    let (a, b) = (self.on_page(*a), self.on_page(*b));
                    if (a[1] > point[1]) != (b[1] > point[1])
                        && point[0] < a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
                    {
                        inside = !inside;
                    }
                }
            }
        }
        inside
    }

    /// Whether `rect` lies wholly outside the regions that the map is about.
    pub fn is_outside_shown(&self, rect: &Rect) -> bool {
        self.is_clear_of_borders(rect, Which::Shown)
            && !self.face.layer.shapes.iter().enumerate().any(|(region, shape)| {
                self.shown.get(region).copied().unwrap_or(true)
                    && self.box_of(&shape.extent).contains(rect.center())
                    && self.is_inside(region, rect.center())
            })
    }

    /// An extent in map units as a rectangle on the page.
    pub fn box_of(&self, extent: &crate::geo::Extent) -> Rect {
        let [left, bottom] = self.face.transform.page_from_map(extent.min);
        let [right, top] = self.face.transform.page_from_map(extent.max);
        Rect::from_edges(left, top, right, bottom)
    }
}

/// Which borders count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Every border.
    All,
    /// Borders of regions that the map is about.
    Shown,
}

fn cells_of(rect: &Rect, frame: &Rect, columns: usize, rows: usize) -> impl Iterator<Item = usize> + use<> {
    let cell = |value: f32, most: usize| ((value / CELL).max(0.0) as usize).min(most - 1);
    let (first_column, last_column) =
        (cell(rect.x - frame.x, columns), cell(rect.right() - frame.x, columns));
    let (first_row, last_row) = (cell(rect.y - frame.y, rows), cell(rect.bottom() - frame.y, rows));
    (first_row..=last_row)
        .flat_map(move |row| (first_column..=last_column).map(move |column| row * columns + column))
}

/// Whether the line from `a` to `b` shares a point with `rect` (Liang and Barsky 1984).
pub fn touches(a: [f32; 2], b: [f32; 2], rect: &Rect) -> bool {
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    let delta = [b[0] - a[0], b[1] - a[1]];
    for (direction, room) in [
        (-delta[0], a[0] - rect.x),
        (delta[0], rect.right() - a[0]),
        (-delta[1], a[1] - rect.y),
        (delta[1], rect.bottom() - a[1]),
    ] {
        if direction == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if direction < 0.0 {
            enter = enter.max(room / direction);
        } else {
            leave = leave.min(room / direction);
        }
    }
    enter <= leave
}

fn segments_cross(a: [f32; 2], b: [f32; 2], c: [f32; 2], d: [f32; 2]) -> bool {
    let side =
        |p: [f32; 2], q: [f32; 2], r: [f32; 2]| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_touches_a_rectangle_or_not() {
        let rect = Rect { x: 10.0, y: 10.0, width: 20.0, height: 10.0 };
        let check = |a: [f32; 2], b: [f32; 2], expected: bool| {
            assert_eq!(touches(a, b, &rect), expected, "{a:?} {b:?}");
        };
        check([0.0, 15.0], [50.0, 15.0], true);
        check([0.0, 0.0], [50.0, 0.0], false);
        check([12.0, 12.0], [13.0, 13.0], true);
        check([0.0, 15.0], [9.0, 15.0], false);
        check([0.0, 0.0], [9.0, 30.0], false);
    }
}
