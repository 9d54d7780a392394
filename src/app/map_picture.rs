//! What the window derives from the map that is shown: colours, ranks, table order, histogram, legend. Made on a job's thread.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::canvas::geometry::{FaceGeometry, Grouping};
use super::canvas::gpu::RegionColors;
use super::reach_legend::reach_legend;
use super::theme::{Appearance, roles_of};
use crate::classify::{ClassIndex, MOST_CLASSES};
use crate::geo::pick::PickIndex;
use crate::geo::{Extent, RegionIndex};
use crate::model::{Logo, ReachMap, ReachView, ThematicMap, TypologyMap, TypologyRecipe};
use crate::notice::Notice;
use crate::sheet::page::MapArea;
use crate::sheet::{
    Choropleth, Color, Fill, MapContents, Mark, ReachContents, RelationContents, TypologyContents, Vision,
    choropleth, class_colors, dynamics_key, dynamics_symbol, map_areas, worded,
};
use crate::stats::DynamicsClass;
use crate::tasks::typology::LoadedTypology;
use crate::text::{Language, Message, format_number, tr};

/// Patterns from here on mark regions whose class is a close call; the higher, the larger the region.
pub const CLOSE_CALL: u8 = 16;
/// Steps of the pattern per doubling of the radius.
const STEPS_PER_DOUBLING: f64 = 8.0;
/// Least radius in points of a region that is marked: in smaller ones upright lines are noise.
pub const MARKED_FROM: f64 = 5.0;

/// The pattern of a close call in a region with this inscribed radius in map units.
fn close_call_pattern(radius: f64) -> u8 {
    let steps =
        (radius.max(1.0).log2() * STEPS_PER_DOUBLING).round().clamp(0.0, f64::from(u8::MAX - CLOSE_CALL));
    CLOSE_CALL + steps as u8
}

/// Whether a close call is marked in a region with this inscribed radius, at so many map units per point: as the shader does it.
pub fn is_close_call_marked(radius: f64, units_per_point: f64) -> bool {
    let steps = f64::from(close_call_pattern(radius) - CLOSE_CALL) / STEPS_PER_DOUBLING;
    steps.exp2() >= MARKED_FROM * units_per_point
}
/// Points that the whole map usually fills.
const USUAL_FACE: [f64; 2] = [700.0, 640.0];
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
    /// Whose eyes it is seen with.
    pub vision: Vision,
}

/// What has to be made anew for another map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Renewal {
    /// Nothing that is seen in the window.
    Words,
    /// Classes and colours of the same values.
    Colors,
    /// Other values have to be read.
    Values,
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

/// A bar of the histogram: its regions by class, lowest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    /// Number of regions and colour of each class that occurs.
    pub parts: Vec<(usize, Color)>,
}

impl Bar {
    /// Number of regions.
    pub fn count(&self) -> usize {
        self.parts.iter().map(|(count, _)| count).sum()
    }
}

/// Everything derived from one state of the map.
#[derive(Clone)]
pub struct MapPicture {
    /// What it was made from.
    pub request: PictureRequest,
    /// Classes and colours.
    pub choropleth: Arc<Choropleth>,
    /// Places and areas that lie on the regions, where reachability is shown so.
    pub areas: Arc<Vec<MapArea>>,
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
    pub ranks: Arc<Vec<Option<u32>>>,
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
    /// What the legend says below its rows: signs of change, close calls, remarks.
    pub legend_lines: Vec<String>,
    /// The run behind the typology, as long as it is the one of the contents.
    pub typology_run: Option<Arc<LoadedTypology>>,
    orders: Orders,
}

/// Orders of the regions: they depend on the values alone.
#[derive(Clone)]
struct Orders {
    by_value: Arc<Vec<RegionIndex>>,
    by_importance: Arc<Vec<RegionIndex>>,
    ranks: Arc<Vec<Option<u32>>>,
}

impl Orders {
    fn of(contents: &MapContents) -> Self {
        let by_value = order_by_value(contents);
        Self {
            ranks: Arc::new(ranks(contents, &by_value)),
            by_importance: Arc::new(by_importance(contents, &by_value)),
            by_value: Arc::new(by_value),
        }
    }
}

static NEXT_REVISION: AtomicU64 = AtomicU64::new(1);

impl MapPicture {
    /// Derives everything; geometry and search index of `before` are kept where the layer is the same.
    pub fn make(mut request: PictureRequest, before: Option<&Self>) -> (Self, Vec<Notice>) {
        if let Cow::Owned(contents) = worded(&request.contents, request.language) {
            request.contents = Arc::new(contents);
        }
        if let Some(contents) = looked_at(&request.contents, &request.map) {
            request.contents = Arc::new(contents);
        }
        let (mut classes, notices) = choropleth(&request.contents, &request.map, request.language);
        for color in &mut classes.colors {
            *color = request.vision.of(*color);
        }
        for color in classes.reach.iter_mut().flat_map(|reach| &mut reach.bands) {
            *color = request.vision.of(*color);
        }
        let (geometry, pick) = match before.filter(|before| before.has_geometry_of(&request.contents)) {
            Some(before) => (before.geometry.clone(), before.pick.clone()),
            None => pack(&request.contents),
        };
        let same = before.filter(|before| Arc::ptr_eq(&before.request.contents, &request.contents));
        let orders = same.map_or_else(|| Orders::of(&request.contents), |before| before.orders.clone());
        let range = classes.breaks.as_ref().map(|breaks| [breaks.minimum, breaks.maximum]);
        let range = range.or_else(|| range_beside_others(&request.contents));
        let picture = Self {
            colors: Arc::new(colors(&request.contents, &classes, request.appearance)),
            home: same.map_or_else(|| home(&request.contents), |before| before.home),
            with_value: orders.ranks.iter().filter(|rank| rank.is_some()).count(),
            shown: orders.by_value.len(),
            bars: range.map(|range| bars(&request.contents, &classes, range)).unwrap_or_default(),
            legend: legend(&request.contents, &classes, request.language),
            areas: Arc::new(map_areas(&request.contents, &classes)),
            legend_lines: legend_lines(&request.contents, &classes, request.language),
            choropleth: Arc::new(classes),
            by_importance: orders.by_importance.clone(),
            by_value: orders.by_value.clone(),
            ranks: orders.ranks.clone(),
            typology_run: before
                .filter(|before| before.has_classes_of(&request.contents))
                .and_then(|before| before.typology_run.clone()),
            orders,
            request,
            geometry,
            pick,
            range,
        };
        (picture, notices)
    }

    /// What has to be made anew to show `map`.
    pub fn renewal_for(&self, map: &ThematicMap) -> Renewal {
        let own = &self.request.map;
        let same_values = (&own.indicator, own.form) == (&map.indicator, map.form)
            && own.period == map.period
            && own.level == map.level
            && own.within == map.within
            && own.relation == map.relation
            && same_classes(own.typology.as_deref(), map.typology.as_deref())
            && same_answer(own.reach.as_deref(), map.reach.as_deref());
        if !same_values || (map.classing.is_pooled() && self.contents().all_periods.is_none()) {
            return Renewal::Values;
        }
        let same_colors = own.classing == map.classing
            && own.palette == map.palette
            && own.palette_reversed == map.palette_reversed
            && own.typology == map.typology
            && own.reach == map.reach;
        if same_colors { Renewal::Words } else { Renewal::Colors }
    }

    /// The same picture for a map whose words or page size changed.
    #[must_use]
    pub fn with_map(&self, map: ThematicMap) -> Self {
        let mut picture = self.clone();
        picture.request.map = map;
        picture
    }

    /// The same picture for pages with another logo.
    #[must_use]
    pub fn with_logo(&self, logo: Option<Arc<Logo>>) -> Self {
        let mut picture = self.clone();
        picture.request.contents = Arc::new(MapContents { logo, ..(*self.request.contents).clone() });
        picture
    }

    /// The colour of a class of the typology, also while the map shows moves.
    pub fn class_color(&self, class: u8) -> Color {
        let typology = self.contents().typology.as_ref().filter(|typology| typology.moves.is_some());
        let Some(typology) = typology else {
            return self.choropleth.color(Fill::Class(ClassIndex(class)));
        };
        let colors = class_colors(typology, &self.request.map);
        colors.get(usize::from(class)).map_or(Color::NO_DATA, |color| self.request.vision.of(*color))
    }

    /// The contents it was made from.
    pub fn contents(&self) -> &MapContents {
        &self.request.contents
    }

    /// Whether the map is about the region.
    pub fn is_shown(&self, region: RegionIndex) -> bool {
        self.contents().shown.get(region.position()).copied().unwrap_or(false)
    }

    /// Whether the typology shown has the classes of `contents`, whatever their words.
    fn has_classes_of(&self, contents: &MapContents) -> bool {
        match (&self.contents().typology, &contents.typology) {
            (Some(own), Some(other)) => {
                self.contents().level == contents.level && own.class_of == other.class_of
            }
            _ => false,
        }
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

/// Smallest and largest value of a map that sets them against others, and so has no breaks.
fn range_beside_others(contents: &MapContents) -> Option<[f64; 2]> {
    contents.relation.as_ref()?;
    let shown = (0..contents.regions.len()).filter(|region| contents.shown.get(*region) == Some(&true));
    shown.filter_map(|region| contents.observations.cell(region).value).fold(None, |range, value| {
        let [low, high] = range.unwrap_or([value, value]);
        Some([value.min(low), value.max(high)])
    })
}

/// Whether what was loaded for one question shows another: areas are loaded only where they are drawn.
fn same_answer(own: Option<&ReachMap>, other: Option<&ReachMap>) -> bool {
    match (own, other) {
        (Some(own), Some(other)) => {
            let areas = |map: &ReachMap| map.view == ReachView::Bands;
            own.asks_the_same(other) && (areas(own) || !areas(other))
        }
        (own, other) => own.is_none() && other.is_none(),
    }
}

/// The same contents as another look at the same answer; `None` where it is the look that was loaded.
fn looked_at(contents: &MapContents, map: &ThematicMap) -> Option<MapContents> {
    let (Some(known), Some(asked)) = (&contents.reach, &map.reach) else { return None };
    if known.map == **asked {
        return None;
    }
    let reach = ReachContents { map: (**asked).clone(), ..(**known).clone() };
    Some(MapContents { reach: Some(Arc::new(reach)), ..contents.clone() })
}

/// Whether two typologies class alike; their words may differ.
fn same_classes(own: Option<&TypologyMap>, other: Option<&TypologyMap>) -> bool {
    let recipe = |map: &TypologyMap| TypologyRecipe { types: Vec::new(), ..map.recipe.clone() };
    match (own, other) {
        (Some(own), Some(other)) => {
            recipe(own) == recipe(other)
                && own.marks_close_calls == other.marks_close_calls
                && own.compared_with == other.compared_with
                && own.shows_moves == other.shows_moves
        }
        (own, other) => own.is_none() && other.is_none(),
    }
}

/// The same contents with the words that `map` gives its types.
pub fn with_words(contents: &Arc<MapContents>, map: &ThematicMap) -> Arc<MapContents> {
    let (Some(known), Some(asked)) = (&contents.typology, &map.typology) else { return contents.clone() };
    if known.words == asked.recipe.types && known.name == asked.name {
        return contents.clone();
    }
    let typology =
        TypologyContents { words: asked.recipe.types.clone(), name: asked.name.clone(), ..(**known).clone() };
    Arc::new(MapContents { typology: Some(Arc::new(typology)), ..(**contents).clone() })
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

fn colors(contents: &MapContents, classes: &Choropleth, appearance: Appearance) -> RegionColors {
    let classes = &*classes.drawn();
    let land = roles_of(appearance).land;
    let texels = classes
        .fills
        .iter()
        .enumerate()
        .map(|(position, fill)| {
            let color = classes.color(*fill);
            match fill {
                Fill::Class(_) if classes.mark(position) == Mark::CloseCall => {
                    let shape = contents.layer.shapes.get(position);
                    let radius = shape.map_or(0.0, |shape| f64::from(shape.label_radius_m));
                    [color.r, color.g, color.b, close_call_pattern(radius)]
                }
                Fill::Outside => [land.r(), land.g(), land.b(), 0],
                Fill::Secret => [color.r, color.g, color.b, 1],
                Fill::NoData => [color.r, color.g, color.b, 2],
                Fill::NotRated => [color.r, color.g, color.b, 3],
                Fill::Unreachable => [color.r, color.g, color.b, 5],
                Fill::Class(_) | Fill::Plain => [color.r, color.g, color.b, 0],
            }
        })
        .collect();
    RegionColors { revision: NEXT_REVISION.fetch_add(1, Ordering::Relaxed), texels }
}

fn bars(contents: &MapContents, classes: &Choropleth, [low, high]: [f64; 2]) -> Vec<Bar> {
    let values: Vec<(f64, ClassIndex)> = classes
        .fills
        .iter()
        .enumerate()
        .filter_map(|(position, fill)| match fill {
            Fill::Class(class) => Some((contents.observations.cell(position).value?, *class)),
            _ => None,
        })
        .collect();
    let wanted = ((values.len() as f64).sqrt() * 3.0).ceil() as usize;
    let number = wanted.clamp(8, MOST_BARS);
    let width = (high - low) / number as f64;
    let mut counts = vec![[0_usize; MOST_CLASSES]; number];
    for (value, class) in values {
        let place = if width > 0.0 { ((value - low) / width) as usize } else { number / 2 };
        let bar = counts.get_mut(place.min(number - 1));
        if let Some(count) = bar.and_then(|bar| bar.get_mut(usize::from(class.0))) {
            *count += 1;
        }
    }
    let part = |(class, count): (usize, &usize)| {
        (*count > 0).then(|| (*count, classes.color(Fill::Class(ClassIndex(class as u8)))))
    };
    counts.iter().map(|counts| Bar { parts: counts.iter().enumerate().filter_map(part).collect() }).collect()
}

/// Signs of change with their numbers of regions, close calls, and the remarks about the classes.
fn legend_lines(contents: &MapContents, classes: &Choropleth, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(typology) = &contents.typology {
        let shown = |region: &usize| classes.fill(*region) != Fill::Outside;
        let of: Vec<DynamicsClass> = (0..typology.dynamics.len())
            .filter(shown)
            .filter_map(|region| typology.dynamics_of(region).map(|(_, class)| class))
            .collect();
        for class in DynamicsClass::ALL.into_iter().filter(|_| !of.is_empty()) {
            let count = of.iter().filter(|other| **other == class).count();
            let message = Message::new("typology-legend-dynamics")
                .with("sign", dynamics_symbol(class).to_string())
                .with("dynamics", tr(language, dynamics_key(class)))
                .with("count", count);
            lines.push(message.to_text(language));
        }
        let close =
            (0..contents.regions.len()).filter(|region| classes.close_calls.get(*region) == Some(&true));
        let close = close.filter(shown).count();
        if close > 0 {
            let key = if some_too_small(contents, classes) {
                "typology-legend-close-near"
            } else {
                "typology-legend-close"
            };
            lines.push(Message::new(key).with("count", close).to_text(language));
        }
    }
    lines.extend(contents.relation.as_deref().map(|relation| relation_line(relation, language)));
    lines.extend(classes.remarks.iter().cloned());
    lines
}

/// Whether the marks of some close calls are seen only from nearer than the whole map.
fn some_too_small(contents: &MapContents, classes: &Choropleth) -> bool {
    let extent = home(contents);
    let units_per_point = (extent.width() / USUAL_FACE[0]).max(extent.height() / USUAL_FACE[1]);
    let shapes = contents.layer.shapes.iter().enumerate();
    let mut close = shapes.filter(|(region, _)| classes.mark(*region) == Mark::CloseCall);
    close.any(|(_, shape)| !is_close_call_marked(f64::from(shape.label_radius_m), units_per_point))
}

/// How closely values and neighbours, or two indicators, go together.
fn relation_line(relation: &RelationContents, language: Language) -> String {
    let number = |value: Option<f64>, decimals| {
        value.map_or_else(|| "–".to_owned(), |value| format_number(value, decimals, language))
    };
    match relation {
        RelationContents::Lisa(lisa) => Message::new("relation-moran")
            .with("i", number(Some(lisa.i), 2))
            .with("p", number(lisa.p, 3))
            .to_text(language),
        RelationContents::Bivariate(both) => Message::new("page-bivariate-r")
            .with("r", number(both.r, 2))
            .with("rho", number(both.rho, 2))
            .to_text(language),
    }
}

fn legend(contents: &MapContents, classes: &Choropleth, language: Language) -> Vec<LegendRow> {
    if let Some(rows) = contents.reach.as_ref().and_then(|reach| reach_legend(reach, classes, language)) {
        return rows;
    }
    let class_rows = classes.labels.iter().enumerate().map(|(class, text)| {
        let fill = Fill::Class(ClassIndex(class as u8));
        LegendRow { fill, color: classes.color(fill), text: text.clone(), count: classes.count(fill) }
    });
    let states = [
        (Fill::Secret, "app-state-secret"),
        (Fill::NoData, "app-state-no-data"),
        (Fill::NotRated, "app-state-not-rated"),
        (Fill::Unreachable, "page-unreachable"),
    ]
    .map(|(fill, key)| LegendRow {
        fill,
        color: classes.color(fill),
        text: tr(language, key),
        count: classes.count(fill),
    });
    class_rows.chain(states.into_iter().filter(|row| row.count > 0)).collect()
}
