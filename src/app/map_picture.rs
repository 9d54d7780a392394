//! What the window derives from the map that is shown: colours, ranks, table order, histogram, legend. Made on a job's thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::canvas::geometry::{FaceGeometry, Grouping};
use super::canvas::gpu::RegionColors;
use super::theme::{Appearance, roles_of};
use crate::geo::pick::PickIndex;
use crate::geo::{Extent, RegionIndex};
use crate::model::ThematicMap;
use crate::notice::Notice;
use crate::sheet::{Choropleth, Color, Fill, MapContents, choropleth};
use crate::text::{Language, tr};

/// Most bars of the histogram.
const MOST_BARS: usize = 28;

/// What a picture is made from.
#[derive(Clone)]
pub struct PictureRequest {
    /// Values and geometry.
    pub contents: Arc<MapContents>,
    /// Classes, palette, words.
    pub map: ThematicMap,
    /// Language of the legend.
    pub language: Language,
    /// Light or dark surroundings.
    pub appearance: Appearance,
}

/// A row of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendRow {
    /// How the regions of this row are filled.
    pub fill: Fill,
    /// Flat colour.
    pub color: Color,
    /// "12,0 bis unter 14,0", "keine Daten".
    pub text: String,
    /// Number of regions.
    pub count: usize,
}

/// A bar of the histogram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Number of regions.
    pub count: usize,
    /// Class of the middle of the bar, for its colour.
    pub color: Color,
}

/// Everything derived from one state of the map.
#[derive(Clone)]
pub struct MapPicture {
    /// What it was made from.
    pub request: PictureRequest,
    /// Classes and colours.
    pub choropleth: Arc<Choropleth>,
    /// Geometry for the graphics processor.
    pub geometry: Arc<FaceGeometry>,
    /// Colours for the graphics processor.
    pub colors: Arc<RegionColors>,
    /// Finds the region under the pointer.
    pub pick: Arc<PickIndex>,
    /// Extent of the regions that the map is about.
    pub home: Extent,
    /// Regions the map is about, highest value first, then those without a value by name.
    pub by_value: Arc<Vec<RegionIndex>>,
    /// Regions the map is about, most important first, for labels.
    pub by_importance: Arc<Vec<RegionIndex>>,
    /// Rank of each region, 1 = highest value; `None` without a value.
    pub ranks: Vec<Option<u32>>,
    /// Number of regions with a value.
    pub with_value: usize,
    /// Number of regions that the map is about.
    pub shown: usize,
    /// Smallest and largest value.
    pub range: Option<[f64; 2]>,
    /// Histogram over `range`.
    pub bars: Vec<Bar>,
    /// Legend.
    pub legend: Vec<LegendRow>,
}

static NEXT_REVISION: AtomicU64 = AtomicU64::new(1);

impl MapPicture {
    /// Derives everything; geometry and search index of `before` are kept where the layer is the same.
    pub fn make(request: PictureRequest, before: Option<&Self>) -> (Self, Vec<Notice>) {
        let (classes, notices) = choropleth(&request.contents, &request.map, request.language);
        let (geometry, pick) = match before.filter(|before| before.has_geometry_of(&request.contents)) {
            Some(before) => (before.geometry.clone(), before.pick.clone()),
            None => pack(&request.contents),
        };
        let by_value = order_by_value(&request.contents);
        let ranks = ranks(&request.contents, &by_value);
        let range = classes.breaks.as_ref().map(|breaks| [breaks.minimum, breaks.maximum]);
        let picture = Self {
            colors: Arc::new(colors(&classes, request.appearance)),
            home: home(&request.contents),
            with_value: ranks.iter().filter(|rank| rank.is_some()).count(),
            shown: by_value.len(),
            bars: range.map(|range| bars(&request.contents, &classes, range)).unwrap_or_default(),
            legend: legend(&classes, request.language),
            choropleth: Arc::new(classes),
            by_importance: Arc::new(by_importance(&request.contents, &by_value)),
            by_value: Arc::new(by_value),
            request,
            geometry,
            pick,
            ranks,
            range,
        };
        (picture, notices)
    }

    /// The same picture for a map whose words or page size changed.
    #[must_use]
    pub fn with_map(&self, map: ThematicMap) -> Self {
        let mut picture = self.clone();
        picture.request.map = map;
        picture
    }

    /// The contents it was made from.
    pub fn contents(&self) -> &MapContents {
        &self.request.contents
    }

    /// Whether the map is about the region.
    pub fn is_shown(&self, region: RegionIndex) -> bool {
        self.contents().shown.get(region.position()).copied().unwrap_or(false)
    }

    fn has_geometry_of(&self, contents: &MapContents) -> bool {
        let own = self.contents();
        let same_parents = match (&own.parents, &contents.parents) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
            (None, None) => true,
            _ => false,
        };
        Arc::ptr_eq(&own.layer, &contents.layer) && own.shown == contents.shown && same_parents
    }
}

fn pack(contents: &MapContents) -> (Arc<FaceGeometry>, Arc<PickIndex>) {
    let grouping = Grouping::of(contents);
    let (geometry, pick) =
        rayon::join(|| FaceGeometry::pack(&contents.layer, &grouping), || PickIndex::new(&contents.layer));
    (Arc::new(geometry), Arc::new(pick))
}

fn home(contents: &MapContents) -> Extent {
    contents
        .layer
        .shapes
        .iter()
        .zip(contents.shown.iter())
        .filter(|(_, shown)| **shown)
        .fold(Extent::EMPTY, |extent, (shape, _)| extent.union(shape.extent))
}

fn order_by_value(contents: &MapContents) -> Vec<RegionIndex> {
    let name = |region: &RegionIndex| contents.regions.get(region.position()).map_or("", |r| r.name.as_str());
    let mut order: Vec<RegionIndex> = (0..contents.regions.len() as u32)
        .map(RegionIndex)
        .filter(|region| contents.shown.get(region.position()).copied().unwrap_or(false))
        .collect();
    order.sort_by(|a, b| {
        let (value_a, value_b) =
            (contents.observations.cell(a.position()).value, contents.observations.cell(b.position()).value);
        match (value_a, value_b) {
            (Some(value_a), Some(value_b)) => value_b.total_cmp(&value_a).then_with(|| name(a).cmp(name(b))),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => name(a).cmp(name(b)),
        }
    });
    order
}

fn by_importance(contents: &MapContents, shown: &[RegionIndex]) -> Vec<RegionIndex> {
    let importance =
        |region: &RegionIndex| contents.importance.get(region.position()).copied().unwrap_or(0.0);
    let mut order = shown.to_vec();
    order.sort_by(|a, b| importance(b).total_cmp(&importance(a)).then(a.cmp(b)));
    order
}

/// Equal values share the better rank (1, 2, 2, 4).
fn ranks(contents: &MapContents, order: &[RegionIndex]) -> Vec<Option<u32>> {
    let mut ranks = vec![None; contents.regions.len()];
    let mut last: Option<(f64, u32)> = None;
    for (place, region) in order.iter().enumerate() {
        let Some(value) = contents.observations.cell(region.position()).value else { continue };
        let rank = match last {
            Some((same, rank)) if same == value => rank,
            _ => place as u32 + 1,
        };
        last = Some((value, rank));
        if let Some(slot) = ranks.get_mut(region.position()) {
            *slot = Some(rank);
        }
    }
    ranks
}

fn colors(classes: &Choropleth, appearance: Appearance) -> RegionColors {
    let land = roles_of(appearance).land;
    let texels = classes
        .fills
        .iter()
        .map(|fill| {
            let color = classes.color(*fill);
            match fill {
                Fill::Outside => [land.r(), land.g(), land.b(), 0],
                Fill::Secret => [color.r, color.g, color.b, 1],
                Fill::NoData => [color.r, color.g, color.b, 2],
                Fill::NotRated => [color.r, color.g, color.b, 3],
                Fill::Class(_) | Fill::Plain => [color.r, color.g, color.b, 0],
            }
        })
        .collect();
    RegionColors { revision: NEXT_REVISION.fetch_add(1, Ordering::Relaxed), texels }
}

fn bars(contents: &MapContents, classes: &Choropleth, [low, high]: [f64; 2]) -> Vec<Bar> {
    let values: Vec<(f64, Fill)> = classes
        .fills
        .iter()
        .enumerate()
        .filter(|(_, fill)| matches!(fill, Fill::Class(_)))
        .filter_map(|(position, fill)| Some((contents.observations.cell(position).value?, *fill)))
        .collect();
    let wanted = ((values.len() as f64).sqrt() * 3.0).ceil() as usize;
    let number = wanted.clamp(8, MOST_BARS);
    let width = (high - low) / number as f64;
    let mut bars = vec![Bar { count: 0, color: Color::LINE }; number];
    for (value, fill) in values {
        let place = if width > 0.0 { ((value - low) / width) as usize } else { number / 2 };
        if let Some(bar) = bars.get_mut(place.min(number - 1)) {
            bar.count += 1;
            bar.color = classes.color(fill);
        }
    }
    bars
}

fn legend(classes: &Choropleth, language: Language) -> Vec<LegendRow> {
    let class_rows = classes.labels.iter().enumerate().map(|(class, text)| {
        let fill = Fill::Class(crate::classify::ClassIndex(class as u8));
        LegendRow { fill, color: classes.color(fill), text: text.clone(), count: classes.count(fill) }
    });
    let states = [
        (Fill::Secret, "app-state-secret"),
        (Fill::NoData, "app-state-no-data"),
        (Fill::NotRated, "app-state-not-rated"),
    ]
    .map(|(fill, key)| LegendRow {
        fill,
        color: classes.color(fill),
        text: tr(language, key),
        count: classes.count(fill),
    });
    class_rows.chain(states.into_iter().filter(|row| row.count > 0)).collect()
}
