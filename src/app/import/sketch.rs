//! A small map as plain figures: filled rows of points and outlines. Made on a job's thread, painted by a panel.

use crate::geo::crs::Transform;
use crate::geo::{Crs, Extent, MultiPolygon, PreparedLayer, RegionIndex};

/// Rows of a sketch; enough for a small map on a screen of twice the density.
const ROWS: f64 = 480.0;
/// Widest sketch in heights.
const WIDEST: f64 = 1.6;
/// More outlines than this blacken a small map.
const MOST_OUTLINES: usize = 1500;

/// Points by which small regions without outlines grow on both sides, so that their thinned borders leave no gaps.
const GROWN: f32 = 0.8;

/// How a region is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SketchFill {
    /// It gets a value, or there is nothing to tell.
    Filled,
    /// It gets no value: hatched and outlined.
    Hatched,
}

/// Points from `from` to before `to` in row `row` that belong to one region.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// Row from the top.
    pub row: f32,
    /// First point.
    pub from: f32,
    /// Point after the last.
    pub to: f32,
    /// How it is filled.
    pub fill: SketchFill,
}

/// A small map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MapSketch {
    /// Width and height; all figures lie within.
    pub size: [f32; 2],
    /// What is filled.
    pub runs: Vec<Run>,
    /// Closed outlines with how their region is filled; empty where there would be too many.
    pub outlines: Vec<(SketchFill, Vec<[f32; 2]>)>,
}

/// The rings of a region in map units, north up.
type Rings = Vec<Vec<[f64; 2]>>;

impl MapSketch {
    /// Areas as they stand in a file. Degrees are drawn as broad as they are in their latitude.
    pub fn of_areas(areas: &[MultiPolygon<f64>], degrees: bool) -> Option<Self> {
        let rings = areas.iter().map(|area| {
            let lines = area
                .0
                .iter()
                .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
            let rings: Rings =
                lines.map(|line| line.0.iter().map(|point| [point.x, point.y]).collect()).collect();
            (SketchFill::Filled, rings)
        });
        let regions: Vec<(SketchFill, Rings)> = rings.collect();
        let extent = extent_of(&regions);
        let breadth = if degrees { extent.center()[1].clamp(-80.0, 80.0).to_radians().cos() } else { 1.0 };
        Self::new(regions, extent, breadth)
    }

    /// The regions of a level; `with_value` has their positions in ascending order.
    pub fn of_level(layer: &PreparedLayer, with_value: &[usize]) -> Option<Self> {
        let detail = layer.details.first()?;
        let regions = (0..detail.region_count()).map(|region| {
            let range = detail.region_ring_range(RegionIndex(region as u32));
            let rings: Rings = range
                .map(|ring| detail.ring_points(ring).map(|p| [f64::from(p[0]), f64::from(p[1])]).collect())
                .collect();
            let has_value = with_value.binary_search(&region).is_ok();
            (if has_value { SketchFill::Filled } else { SketchFill::Hatched }, rings)
        });
        let regions: Vec<(SketchFill, Rings)> = regions.collect();
        let extent = extent_of(&regions);
        Self::new(regions, extent, 1.0)
    }

    fn new(regions: Vec<(SketchFill, Rings)>, extent: Extent, breadth: f64) -> Option<Self> {
        let [width, height] = [extent.width() * breadth, extent.height()];
        if extent.is_empty() || !(width.is_finite() && height.is_finite()) || width.max(height) <= 0.0 {
            return None;
        }
        let scale = (ROWS / height).min(ROWS * WIDEST / width);
        let size = [(width * scale).max(1.0), (height * scale).max(1.0)];
        let placed = |point: &[f64; 2]| {
            let x = (point[0] - extent.min[0]) * breadth * scale;
            [x as f32, ((extent.max[1] - point[1]) * scale) as f32]
        };
        let mut sketch = Self { size: size.map(|side| side as f32), ..Self::default() };
        let outlined = regions.len() <= MOST_OUTLINES;
        for (fill, rings) in regions {
            let rings: Vec<Vec<[f32; 2]>> =
                rings.iter().map(|ring| thinned(ring.iter().map(placed))).collect();
            sketch.fill(fill, &rings, if outlined { 0.0 } else { GROWN });
            if outlined {
                sketch
                    .outlines
                    .extend(rings.into_iter().filter(|ring| ring.len() > 2).map(|ring| (fill, ring)));
            }
        }
        // Hatched outlines lie over the others.
        sketch.outlines.sort_by_key(|(fill, _)| *fill == SketchFill::Hatched);
        Some(sketch)
    }

    /// Fills the rings of a region row by row, by the even–odd rule, `grown` points broader on both sides.
    fn fill(&mut self, fill: SketchFill, rings: &[Vec<[f32; 2]>], grown: f32) {
        let rows = self.size[1].ceil() as usize;
        let mut crossings: Vec<(usize, f32)> = Vec::new();
        for ring in rings {
            let ends = ring.iter().skip(1).chain(ring.first());
            for (a, b) in ring.iter().zip(ends) {
                let [top, bottom] = [a[1].min(b[1]), a[1].max(b[1])];
                let first = (top - 0.5).ceil().max(0.0) as usize;
                let middle = |row: usize| row as f32 + 0.5;
                for row in (first..rows).take_while(|row| middle(*row) < bottom) {
                    let share = (middle(row) - a[1]) / (b[1] - a[1]);
                    crossings.push((row, a[0] + (b[0] - a[0]) * share));
                }
            }
        }
        crossings.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let of_row = crossings.chunk_by(|a, b| a.0 == b.0);
        let runs = of_row.flat_map(|row| row.chunks_exact(2)).filter_map(|pair| match pair {
            [(row, from), (_, to)] => {
                Some(Run { row: *row as f32, from: from - grown, to: to + grown, fill })
            }
            _ => None,
        });
        self.runs.extend(runs);
    }
}

fn extent_of(regions: &[(SketchFill, Rings)]) -> Extent {
    let mut extent = Extent::EMPTY;
    for point in regions.iter().flat_map(|(_, rings)| rings).flatten() {
        extent.include(*point);
    }
    extent
}

/// Leaves out points that fall onto the one before.
fn thinned(points: impl Iterator<Item = [f32; 2]>) -> Vec<[f32; 2]> {
    let mut kept: Vec<[f32; 2]> = Vec::new();
    for point in points {
        let near = kept
            .last()
            .is_some_and(|last| (last[0] - point[0]).abs() < 0.7 && (last[1] - point[1]).abs() < 0.7);
        if !near {
            kept.push(point);
        }
    }
    kept
}

/// Where an extent lies on Earth, in degrees; `None` where the system cannot say it.
pub fn place_on_earth(crs: &Crs, extent: &Extent) -> Option<Extent> {
    let transform = Transform::between(crs, &Crs::from_epsg(4326)?).ok()?;
    let mut place = Extent::EMPTY;
    for (x, y) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let corner = |at: usize, axis: usize| [extent.min[axis], extent.max[axis]][at];
        place.include(transform.point([corner(x, 0), corner(y, 1)])?);
    }
    Some(place)
}

/// The outline of Germany in degrees (Natural Earth 1:110 million, public domain).
pub const GERMANY: [[f32; 2]; 57] = [
    [14.12, 53.76],
    [14.35, 53.25],
    [14.07, 52.98],
    [14.44, 52.62],
    [14.69, 52.09],
    [14.61, 51.75],
    [15.02, 51.11],
    [14.57, 51.00],
    [14.31, 51.12],
    [14.06, 50.93],
    [13.34, 50.73],
    [12.97, 50.48],
    [12.24, 50.27],
    [12.42, 49.97],
    [12.52, 49.55],
    [13.03, 49.31],
    [13.60, 48.88],
    [13.24, 48.42],
    [12.88, 48.29],
    [13.03, 47.64],
    [12.93, 47.47],
    [12.62, 47.67],
    [12.14, 47.70],
    [11.43, 47.52],
    [10.54, 47.57],
    [10.40, 47.30],
    [9.90, 47.58],
    [9.59, 47.53],
    [8.52, 47.83],
    [8.32, 47.61],
    [7.47, 47.62],
    [7.59, 48.33],
    [8.10, 49.02],
    [6.66, 49.20],
    [6.19, 49.46],
    [6.24, 49.90],
    [6.04, 50.13],
    [6.16, 50.80],
    [5.99, 51.85],
    [6.59, 51.85],
    [6.84, 52.23],
    [7.09, 53.14],
    [6.91, 53.48],
    [7.10, 53.69],
    [7.94, 53.75],
    [8.12, 53.53],
    [8.80, 54.02],
    [8.57, 54.40],
    [8.53, 54.96],
    [9.28, 54.83],
    [9.92, 54.98],
    [9.94, 54.60],
    [10.95, 54.36],
    [10.94, 54.01],
    [11.96, 54.20],
    [12.52, 54.47],
    [13.65, 54.08],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{Coord, LineString, Polygon};

    fn square(x: f64, side: f64) -> MultiPolygon<f64> {
        let corner = |dx: f64, dy: f64| Coord { x: x + dx * side, y: dy * side };
        let ring = LineString(vec![
            corner(0.0, 0.0),
            corner(1.0, 0.0),
            corner(1.0, 1.0),
            corner(0.0, 1.0),
            corner(0.0, 0.0),
        ]);
        MultiPolygon(vec![Polygon::new(ring, Vec::new())])
    }

    #[test]
    fn two_squares_fill_their_half_each() {
        let sketch = MapSketch::of_areas(&[square(0.0, 100.0), square(100.0, 100.0)], false).expect("areas");
        assert!((sketch.size[0] / sketch.size[1] - WIDEST as f32).abs() < 0.5, "{:?}", sketch.size);
        let filled: f32 = sketch.runs.iter().map(|run| run.to - run.from).sum();
        let share = filled / (sketch.size[0] * sketch.size[1].ceil());
        assert!((share - 1.0).abs() < 0.01, "{share}");
        assert_eq!(sketch.outlines.len(), 2);
    }

    #[test]
    fn nothing_makes_no_sketch() {
        assert_eq!(MapSketch::of_areas(&[], false), None);
        assert_eq!(MapSketch::of_areas(&[MultiPolygon(Vec::new())], true), None);
    }
}
