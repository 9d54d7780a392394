//! Geometry as the graphics processor takes it: corners with their region, triangles, and border segments by kind.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytemuck::{Pod, Zeroable};

use crate::geo::{Detail, Extent, PreparedLayer, RegionIndex};
use crate::sheet::MapContents;

/// A corner of a triangle, relative to the layer's origin, and the region it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub struct Corner {
    /// East and north in metres.
    pub position: [f32; 2],
    /// Region number.
    pub region: u32,
}

/// A straight piece of a border: from x, from y, to x, to y in metres relative to the origin.
pub type Segment = [f32; 4];

/// What a border separates; decides how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BorderKind {
    /// Between or around regions the map is not about.
    Quiet,
    /// Between two regions of one parent.
    Inner,
    /// Between two parents.
    Parent,
    /// Around the area the map is about.
    Outline,
}

/// Widths of borders in screen points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BorderWidths {
    /// Between regions that the map is not about.
    pub quiet: f32,
    /// Between regions.
    pub inner: f32,
    /// Between parents, and the light line under it.
    pub parent: [f32; 2],
    /// Around the area shown.
    pub outline: f32,
}

impl BorderWidths {
    /// For regions that are on average `region_points` wide: small ones get thinner borders, or borders would be all
    /// there is to see.
    pub fn for_regions(region_points: f32) -> Self {
        let thin = (region_points / 28.0).clamp(0.12, 1.0);
        let parent = (region_points / 14.0).clamp(0.35, 1.0);
        Self { quiet: 0.8 * thin, inner: 0.9 * thin, parent: [parent, 2.4 * parent], outline: 1.5 }
    }
}

/// How regions are grouped, for borders.
#[derive(Debug, Clone, Default)]
pub struct Grouping {
    /// Whether the map is about the region.
    pub shown: Arc<Vec<bool>>,
    /// The parent of the region.
    pub parent_of: Vec<Option<u32>>,
}

/// Runs of something with the extent of each piece, for drawing only what is seen.
#[derive(Debug, Clone, Default)]
pub struct Runs {
    /// Piece `i` is `starts[i]..starts[i + 1]`.
    starts: Vec<u32>,
    /// West, south, east, north of each piece, relative to the origin.
    extents: Vec<[f32; 4]>,
}

/// One level of detail, packed.
#[derive(Debug)]
pub struct PackedDetail {
    /// Tells packed details apart, also when memory is reused.
    pub id: u64,
    /// How far lines lie from the surveyed ones, in metres.
    pub tolerance_m: f32,
    /// Corners until the graphics processor has them.
    corners: Mutex<Vec<Corner>>,
    /// The layer that the triangles stand in, and which of its details this is.
    source: (Arc<PreparedLayer>, usize),
    /// Segments, grouped by kind of border.
    pub segments: Vec<Segment>,
    /// Triangles of each region.
    fill_runs: Runs,
    /// Segments of each arc by kind of border, in the order of [`BorderKind`].
    border_runs: [Runs; 4],
    /// Segments of each arc, by the arc's number.
    arc_segments: Vec<Range<u32>>,
    /// Regions on both sides of each arc.
    arc_sides: Vec<[Option<RegionIndex>; 2]>,
}

/// All packed details of one layer, from full to coarse, with what they are relative to.
#[derive(Debug, Clone, Default)]
pub struct FaceGeometry {
    /// What positions are relative to, in map units.
    pub origin: [f64; 2],
    /// Details from full to coarse.
    pub details: Vec<Arc<PackedDetail>>,
    /// Number of regions.
    pub regions: usize,
}

static NEXT_ID: AtomicU64 = AtomicU64::new(1);

/// How many details were packed since the program began: the tessellations of the canvas.
pub fn packs() -> u64 {
    NEXT_ID.load(Ordering::Relaxed) - 1
}

impl FaceGeometry {
    /// Widths of borders of `layer` at a scale in metres per screen point.
    pub fn border_widths(&self, layer: &PreparedLayer, metres_per_point: f64) -> BorderWidths {
        let area = layer.extent.width() * layer.extent.height();
        let span = (area / self.regions.max(1) as f64).sqrt();
        BorderWidths::for_regions((span / metres_per_point) as f32)
    }

    /// Packs every detail of `layer` that has triangles.
    pub fn pack(layer: &Arc<PreparedLayer>, grouping: &Grouping) -> Self {
        let with_triangles =
            layer.details.iter().enumerate().filter(|(_, detail)| !detail.triangles.is_empty());
        let details = with_triangles
            .map(|(place, detail)| Arc::new(PackedDetail::pack((layer, place), detail, grouping)))
            .collect();
        Self { origin: layer.origin, details, regions: layer.shapes.len() }
    }

    /// The coarsest detail within `tolerance_m`, else the finest there is.
    pub fn detail_for(&self, tolerance_m: f64) -> Option<&Arc<PackedDetail>> {
        self.details
            .iter()
            .rev()
            .find(|detail| f64::from(detail.tolerance_m) <= tolerance_m)
            .or(self.details.first())
    }
}

impl PackedDetail {
    fn pack((layer, place): (&Arc<PreparedLayer>, usize), detail: &Detail, grouping: &Grouping) -> Self {
        let (corners, fill_runs) = pack_fills(detail, layer.shapes.len());
        let mut packed = Self {
            id: NEXT_ID.fetch_add(1, Ordering::Relaxed),
            tolerance_m: detail.tolerance_m,
            corners: Mutex::new(corners),
            source: (Arc::clone(layer), place),
            segments: Vec::new(),
            fill_runs,
            border_runs: Default::default(),
            arc_segments: vec![0..0; detail.arcs.len()],
            arc_sides: detail.arcs.iter().map(|arc| [arc.left, arc.right]).collect(),
        };
        packed.pack_borders(detail, grouping);
        packed
    }

    fn pack_borders(&mut self, detail: &Detail, grouping: &Grouping) {
        let kinds: Vec<BorderKind> = self.arc_sides.iter().map(|sides| grouping.kind(*sides)).collect();
        for (position, kind) in
            [BorderKind::Quiet, BorderKind::Inner, BorderKind::Parent, BorderKind::Outline]
                .into_iter()
                .enumerate()
        {
            let mut runs = Runs { starts: vec![self.segments.len() as u32], extents: Vec::new() };
            for (arc, span) in
                detail.arcs.iter().enumerate().filter(|(arc, _)| kinds.get(*arc) == Some(&kind))
            {
                let start = self.segments.len() as u32;
                let points = detail.arc_points(span);
                self.segments.extend(points.windows(2).filter_map(|pair| match pair {
                    [a, b] => Some([a[0], a[1], b[0], b[1]]),
                    _ => None,
                }));
                let end = self.segments.len() as u32;
                if let Some(range) = self.arc_segments.get_mut(arc) {
                    *range = start..end;
                }
                runs.push(end, extent_of(points));
            }
            if let Some(slot) = self.border_runs.get_mut(position) {
                *slot = runs;
            }
        }
    }

    /// Triangle entries to draw for what is seen; `view` relative to the origin.
    pub fn visible_triangles(&self, view: &Extent) -> Vec<Range<u32>> {
        self.fill_runs.visible(view)
    }

    /// Segments of one kind of border to draw for what is seen.
    pub fn visible_borders(&self, kind: BorderKind, view: &Extent) -> Vec<Range<u32>> {
        self.border_runs.get(kind as usize).map(|runs| runs.visible(view)).unwrap_or_default()
    }

    /// Segments that separate the regions for which `inside` holds from all others.
    pub fn borders_of(&self, inside: impl Fn(RegionIndex) -> bool) -> Vec<Range<u32>> {
        let is_in = |side: Option<RegionIndex>| side.is_some_and(&inside);
        let mut runs: Vec<Range<u32>> = self
            .arc_sides
            .iter()
            .zip(&self.arc_segments)
            .filter(|(sides, _)| is_in(sides[0]) != is_in(sides[1]))
            .map(|(_, segments)| segments.clone())
            .collect();
        runs.sort_by_key(|run| run.start);
        runs
    }

    /// The corners, which are not kept: the graphics processor has them from now on. Made again where they are gone.
    pub fn take_corners(&self) -> Vec<Corner> {
        let corners = std::mem::take(&mut *self.corners.lock().unwrap_or_else(PoisonError::into_inner));
        match self.detail() {
            Some(detail) if corners.is_empty() => pack_fills(detail, self.source.0.shapes.len()).0,
            _ => corners,
        }
    }

    /// Three positions in the corners per triangle.
    pub fn triangles(&self) -> &[u32] {
        self.detail().map_or(&[], |detail| &detail.triangles)
    }

    fn detail(&self) -> Option<&Detail> {
        self.source.0.details.get(self.source.1)
    }
}

impl Grouping {
    /// As the map groups its regions.
    pub fn of(contents: &MapContents) -> Self {
        let parents = contents.parents.as_ref();
        Self {
            shown: contents.shown.clone(),
            parent_of: parents.map(|parents| parents.parent_of.clone()).unwrap_or_default(),
        }
    }

    fn is_shown(&self, region: RegionIndex) -> bool {
        self.shown.get(region.position()).copied().unwrap_or(false)
    }

    fn parent(&self, region: RegionIndex) -> Option<u32> {
        self.parent_of.get(region.position()).copied().flatten()
    }

    /// What a border with these regions on its sides separates.
    pub fn kind(&self, sides: [Option<RegionIndex>; 2]) -> BorderKind {
        let shown = sides.map(|side| side.is_some_and(|region| self.is_shown(region)));
        match (shown, sides) {
            ([false, false], _) => BorderKind::Quiet,
            ([true, true], [Some(a), Some(b)]) if self.parent(a) == self.parent(b) => BorderKind::Inner,
            ([true, true], _) => BorderKind::Parent,
            _ => BorderKind::Outline,
        }
    }
}

impl Runs {
    fn push(&mut self, end: u32, extent: [f32; 4]) {
        self.starts.push(end);
        self.extents.push(extent);
    }

    /// Ranges that touch `view`; small gaps are drawn along to keep the number of draws low.
    fn visible(&self, view: &Extent) -> Vec<Range<u32>> {
        const SMALL_GAP: u32 = 600;
        let view = [view.min[0] as f32, view.min[1] as f32, view.max[0] as f32, view.max[1] as f32];
        let mut ranges: Vec<Range<u32>> = Vec::new();
        for (extent, bounds) in self.extents.iter().zip(self.starts.windows(2)) {
            let &[start, end] = bounds else { continue };
            let seen =
                extent[0] <= view[2] && extent[2] >= view[0] && extent[1] <= view[3] && extent[3] >= view[1];
            if !seen || start == end {
                continue;
            }
            match ranges.last_mut() {
                Some(last) if start - last.end <= SMALL_GAP => last.end = end,
                _ => ranges.push(start..end),
            }
        }
        ranges
    }
}

fn pack_fills(detail: &Detail, regions: usize) -> (Vec<Corner>, Runs) {
    let mut corners = Vec::new();
    let mut runs = Runs { starts: vec![0], extents: Vec::with_capacity(regions) };
    for region in 0..regions {
        let first = corners.len();
        for ring in detail.region_ring_range(RegionIndex(region as u32)) {
            corners
                .extend(detail.ring_points(ring).map(|position| Corner { position, region: region as u32 }));
        }
        let mut extent = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
        for corner in corners.get(first..).unwrap_or_default() {
            grow(&mut extent, corner.position);
        }
        let end = detail.region_triangles.get(region + 1).copied().unwrap_or(detail.triangles.len() as u32);
        runs.push(end, extent);
    }
    (corners, runs)
}

fn extent_of(points: &[[f32; 2]]) -> [f32; 4] {
    let mut extent = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    for point in points {
        grow(&mut extent, *point);
    }
    extent
}

fn grow(extent: &mut [f32; 4], point: [f32; 2]) {
    extent[0] = extent[0].min(point[0]);
    extent[1] = extent[1].min(point[1]);
    extent[2] = extent[2].max(point[0]);
    extent[3] = extent[3].max(point[1]);
}
