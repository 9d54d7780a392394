//! Names on the map: only where they fit inside their region, larger places first, none over another.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Color32, FontId, Galley, Rect, Ui, Vec2, pos2, vec2};

use super::camera::Camera;
use super::parent_labels::{self, ParentPlace};
use super::{Canvas, CanvasKind};
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::{medium, regular};
use crate::geo::RegionIndex;
use crate::model::Region;
use crate::sheet::{Color, Fill, Mark, TypologyContents, dynamics_symbol};

/// Most names in one frame.
const MOST: usize = 220;
/// Most signs without a name in one frame.
const MOST_SIGNS: usize = 1_500;
/// Least radius in points of a region that has room for a sign.
const LEAST_SIGN: f32 = 5.5;
/// Free space around a name in points.
const AIR: f32 = 3.0;
/// Height of a line of type as a multiple of its size.
const LINE: f32 = 1.21;

/// Places around the label point that a name tries, in widths and heights of the name, nearest first.
const BESIDE: [[f32; 2]; 21] = [
    [0.0, 0.0],
    [0.0, -0.6],
    [0.0, 0.6],
    [-0.15, 0.0],
    [0.15, 0.0],
    [-0.3, 0.0],
    [0.3, 0.0],
    [-0.15, 0.7],
    [0.15, 0.7],
    [-0.15, -0.7],
    [0.15, -0.7],
    [0.0, 1.3],
    [0.0, -1.3],
    [-0.3, 1.2],
    [0.3, 1.2],
    [-0.3, -1.2],
    [0.3, -1.2],
    [0.0, 2.0],
    [0.0, -2.0],
    [-0.5, 0.0],
    [0.5, 0.0],
];

/// Type of a name on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum TypeSize {
    Large,
    Usual,
    Small,
}

/// Which form of a name, in which type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Form {
    short: bool,
    size: TypeSize,
}

impl Form {
    fn text_of(self, whole: &str) -> &str {
        if self.short { short_name(whole) } else { whole }
    }

    fn font(self) -> FontId {
        match self.size {
            TypeSize::Large => medium(13.0),
            TypeSize::Usual => regular(12.0),
            TypeSize::Small => regular(11.0),
        }
    }
}

/// Where a name fits, relative to the label point in screen points, and how it is written there.
#[derive(Debug, Clone, Copy)]
struct Place {
    offset: Vec2,
    form: Form,
}

/// Time in a frame for names whose place is not known yet at this zoom; the rest follows in the next frames.
const BUDGET: Duration = Duration::from_micros(400);

/// Where the name of a region fits at a zoom; `None` where it does not fit at all.
#[derive(Debug, Clone, Copy)]
struct Known {
    zoom: f64,
    place: Option<Place>,
    /// How many boxes were tried where the search is not at its end.
    tried: Option<usize>,
}

impl Known {
    /// The place to try first at another zoom; a place that fitted further away fits here as well.
    fn drawn_at(&self, zoom: f64) -> Option<Place> {
        if self.zoom <= zoom { self.place } else { None }
    }
}

/// How far a search came.
#[derive(Debug, Clone, Copy)]
enum Found {
    Place(Place),
    Nowhere,
    /// Time was up after so many boxes.
    Later(usize),
}

/// Remembers where names fit and how wide they are, so that panning asks nothing again and zooming little.
#[derive(Default)]
pub struct Labels {
    regions: Option<Arc<Vec<Region>>>,
    places: HashMap<u32, Known>,
    widths: HashMap<(u32, Form), f32>,
    /// Which regions `parents` was made for.
    shown: Option<Arc<Vec<bool>>>,
    /// The typology whose signs stand before the names.
    typology: Option<Arc<TypologyContents>>,
    parents: Vec<ParentPlace>,
    pending: bool,
}

impl Labels {
    /// Whether every name that fits was drawn in the last frame.
    pub fn are_complete(&self) -> bool {
        !self.pending
    }

    fn start_frame(&mut self, picture: &MapPicture) {
        let regions = &picture.contents().regions;
        if !self.regions.as_ref().is_some_and(|known| Arc::ptr_eq(known, regions)) {
            *self = Self { regions: Some(Arc::clone(regions)), ..Self::default() };
        }
        let typology = picture.contents().typology.as_ref();
        let same = match (&self.typology, typology) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        };
        if !same {
            self.places.clear();
            self.widths.clear();
            self.typology = typology.cloned();
        }
        let shown = &picture.contents().shown;
        if !self.shown.as_ref().is_some_and(|known| Arc::ptr_eq(known, shown)) {
            self.shown = Some(Arc::clone(shown));
            self.parents = parent_labels::places(picture);
        }
        self.pending = false;
    }

    /// Where a name is drawn in this frame; looks for its place until `deadline`, and goes on there in the next frame.
    fn place(&mut self, ui: &Ui, search: &Search<'_>, deadline: Instant) -> Option<Place> {
        let zoom = search.camera.memory.zoom();
        let known = self.places.get(&search.region.0).copied();
        if let Some(known) = known.filter(|known| known.zoom == zoom && known.tried.is_none()) {
            return known.place;
        }
        let drawn = known.and_then(|known| known.drawn_at(zoom));
        let (before, tried) = match known {
            Some(Known { zoom: at, place, tried: Some(tried) }) if at == zoom => (place, tried),
            other => (other.and_then(|known| known.place), 0),
        };
        let found = search.go_on(ui, &mut self.widths, (before, tried), deadline);
        let (place, tried) = match found {
            Found::Place(place) => (Some(place), None),
            Found::Nowhere => (None, None),
            Found::Later(tried) => {
                self.pending = true;
                if tried == 0 {
                    return drawn;
                }
                (drawn, Some(tried))
            }
        };
        self.places.insert(search.region.0, Known { zoom, place, tried });
        place
    }
}

/// Draws the names.
pub fn paint(ui: &Ui, face: Rect, canvas: &mut Canvas, (picture, state): (&MapPicture, &AppState)) {
    canvas.labels.start_frame(picture);
    let deadline = Instant::now() + BUDGET;
    let painter = ui.painter().with_clip_rect(face.intersect(ui.clip_rect()));
    let parents = &canvas.labels.parents;
    let mut taken = parent_labels::paint(&painter, (face, &canvas.camera), picture, parents);
    let mut named = BTreeSet::new();
    let is_drawn = canvas.kind == CanvasKind::Gpu || canvas.software.has_colors(picture.colors.revision);
    let ground = if is_drawn { Ground::Own } else { Ground::OfMapBefore };
    for (order, region) in picture.by_importance.iter().enumerate() {
        if taken.len() >= MOST {
            break;
        }
        if !is_named(picture, state, *region) {
            continue;
        }
        let Some(shape) = picture.contents().layer.shapes.get(region.position()) else { continue };
        let radius = f64::from(shape.label_radius_m) / canvas.camera.metres_per_point();
        let anchor = canvas.camera.screen_from_map(face, shape.label_point);
        if radius < 7.0 || !face.expand(40.0).contains(anchor) {
            continue;
        }
        let search = Search {
            camera: &canvas.camera,
            picture,
            region: *region,
            large: order < 6 && picture.shown <= 400,
        };
        let place = canvas.labels.place(ui, &search, deadline);
        let Some(place) = place else { continue };
        let galley = galley(ui, picture, *region, place.form);
        let rect = Rect::from_center_size(anchor + place.offset, galley.size());
        if taken.iter().any(|other| other.intersects(rect.expand(AIR))) {
            continue;
        }
        taken.push(rect);
        named.insert(*region);
        write(&painter, rect.min, &galley, inks(picture, *region, ground));
    }
    signs(&painter, (face, &canvas.camera, ground), (picture, state), (&named, &taken));
    if canvas.labels.pending {
        ui.ctx().request_repaint();
    }
}

/// Text on the map, with a halo over hatches.
fn write(
    painter: &egui::Painter,
    at: egui::Pos2,
    galley: &Arc<Galley>,
    (ink, halo): (Color32, Option<Color32>),
) {
    if let Some(halo) = halo {
        for by in [vec2(1.2, 0.0), vec2(-1.2, 0.0), vec2(0.0, 1.2), vec2(0.0, -1.2)] {
            painter.galley_with_override_text_color(at + by, galley.clone(), halo);
        }
    }
    painter.galley_with_override_text_color(at, galley.clone(), ink);
}

/// Signs of change on regions that have no name, as far as they have room for one.
fn signs(
    painter: &egui::Painter,
    (face, camera, ground): (Rect, &Camera, Ground),
    (picture, state): (&MapPicture, &AppState),
    (named, taken): (&BTreeSet<RegionIndex>, &[Rect]),
) {
    if picture.contents().typology.is_none() {
        return;
    }
    let mut drawn = 0;
    let shapes = &picture.contents().layer.shapes;
    let least_radius = f64::from(LEAST_SIGN) * camera.metres_per_point();
    let mut galleys: HashMap<(char, u8), Arc<Galley>> = HashMap::new();
    for region in picture.by_importance.iter() {
        // Most regions of a whole country are too small for a sign: that is known soonest.
        let Some(shape) = shapes.get(region.position()) else { continue };
        if f64::from(shape.label_radius_m) < least_radius {
            continue;
        }
        let anchor = camera.screen_from_map(face, shape.label_point);
        if !face.contains(anchor) || named.contains(region) || !is_named(picture, state, *region) {
            continue;
        }
        let Some(sign) = sign(picture, *region) else { continue };
        let room = (f64::from(shape.label_radius_m) / camera.metres_per_point()) as f32;
        let size = (room * 1.3).clamp(7.0, 12.0) as u8;
        let galley = galleys.entry((sign, size)).or_insert_with(|| {
            painter.layout_no_wrap(sign.to_string(), regular(f32::from(size)), Color32::PLACEHOLDER)
        });
        let rect = Rect::from_center_size(anchor, galley.size());
        if taken.iter().any(|other| other.intersects(rect)) {
            continue;
        }
        write(painter, rect.min, galley, inks(picture, *region, ground));
        drawn += 1;
        if drawn >= MOST_SIGNS {
            return;
        }
    }
}

/// While a legend row stands out, only its regions are named, and those that are selected or pointed at.
fn is_named(picture: &MapPicture, state: &AppState, region: RegionIndex) -> bool {
    let Some(brushed) = state.view.map.brushed else { return true };
    picture.choropleth.fill(region.position()) == brushed
        || state.view.selection.contains(&region)
        || state.view.hovered == Some(region)
}

/// What the search for the place of one name looks at.
struct Search<'a> {
    camera: &'a Camera,
    picture: &'a MapPicture,
    region: RegionIndex,
    large: bool,
}

impl Search<'_> {
    /// Tries the place that fitted before; then the whole name, then the short one, each also in small type, at the
    /// label point and around it. The first `tried` boxes are known not to fit.
    fn go_on(
        &self,
        ui: &Ui,
        widths: &mut HashMap<(u32, Form), f32>,
        (before, tried): (Option<Place>, usize),
        deadline: Instant,
    ) -> Found {
        let whole = signed_name(self.picture, self.region);
        let whole = whole.as_ref();
        let has_short = short_name(whole).len() < whole.len();
        let sizes =
            if self.large { [TypeSize::Large, TypeSize::Small] } else { [TypeSize::Usual, TypeSize::Small] };
        let forms = [false, true].into_iter().take(1 + usize::from(has_short));
        let forms = forms.flat_map(|short| sizes.map(|size| Form { short, size }));
        for (number, form) in forms.enumerate() {
            let first = number * (1 + BESIDE.len());
            if tried >= first + 1 + BESIDE.len() {
                continue;
            }
            if Instant::now() >= deadline {
                return Found::Later(first.max(tried));
            }
            let width = *widths
                .entry((self.region.0, form))
                .or_insert_with(|| text_width(ui, form.text_of(whole), &form.font()));
            let extent = vec2(width, form.font().size * LINE);
            if !self.is_large_enough(extent) {
                continue;
            }
            let again = before.filter(|place| place.form == form).map(|place| place.offset);
            let around = BESIDE.iter().map(|by| Some(vec2(by[0] * extent.x, by[1] * extent.y)));
            let boxes = std::iter::once(again).chain(around).enumerate().skip(tried.saturating_sub(first));
            for (box_number, offset) in boxes {
                let Some(offset) = offset else { continue };
                if Instant::now() >= deadline {
                    return Found::Later(first + box_number);
                }
                let rect = Rect::from_center_size(pos2(offset.x, offset.y), extent);
                if lies_inside(self.camera, self.picture, self.region, rect) {
                    return Found::Place(Place { offset, form });
                }
            }
        }
        Found::Nowhere
    }

    /// Whether a box can lie in the region at all.
    fn is_large_enough(&self, extent: Vec2) -> bool {
        let Some(shape) = self.picture.contents().layer.shapes.get(self.region.position()) else {
            return false;
        };
        let metres = self.camera.metres_per_point();
        let fits = |size: f32, room: f64| f64::from(size) * metres <= room;
        let inscribed = 2.0 * f64::from(shape.label_radius_m);
        fits(extent.x, shape.extent.width())
            && fits(extent.y - 4.0, shape.extent.height())
            && fits(extent.y - 4.0, inscribed)
    }
}

/// Width in points without laying the text out.
fn text_width(ui: &Ui, text: &str, font: &FontId) -> f32 {
    ui.ctx().fonts_mut(|fonts| text.chars().map(|letter| fonts.glyph_width(font, letter)).sum())
}

/// Whether every probe along the edge of the box (relative to the label point) lies in the region.
fn lies_inside(camera: &Camera, picture: &MapPicture, region: RegionIndex, rect: Rect) -> bool {
    let layer = &picture.contents().layer;
    let Some(shape) = layer.shapes.get(region.position()) else { return false };
    let metres = camera.metres_per_point();
    let rect = rect.shrink2(vec2(0.0, 2.0)).expand2(vec2(1.0, 0.0));
    let across = [0.0, 1.0, 0.5, 0.25, 0.75, 0.125, 0.375, 0.625, 0.875];
    let down = [0.0, 1.0, 0.5];
    across.iter().flat_map(|x| down.iter().map(move |y| (*x, *y))).all(|(x, y)| {
        let probe = pos2(rect.left() + rect.width() * x, rect.top() + rect.height() * y);
        let map = [
            shape.label_point[0] + f64::from(probe.x) * metres,
            shape.label_point[1] - f64::from(probe.y) * metres,
        ];
        picture.pick.contains(layer, region, map)
    })
}

fn galley(ui: &Ui, picture: &MapPicture, region: RegionIndex, form: Form) -> Arc<Galley> {
    let name = signed_name(picture, region);
    let text = form.text_of(&name);
    ui.painter().layout_no_wrap(text.to_owned(), form.font(), Color32::PLACEHOLDER)
}

/// The name, behind the sign of change where there is one: "▼ Trebel".
fn signed_name(picture: &MapPicture, region: RegionIndex) -> Cow<'_, str> {
    let name = name(picture, region);
    match sign(picture, region) {
        Some(sign) => Cow::Owned(format!("{sign} {name}")),
        None => Cow::Borrowed(name),
    }
}

fn sign(picture: &MapPicture, region: RegionIndex) -> Option<char> {
    let (_, class) = picture.contents().typology.as_ref()?.dynamics_of(region.position())?;
    Some(dynamics_symbol(class))
}

fn name(picture: &MapPicture, region: RegionIndex) -> &str {
    picture.contents().regions.get(region.position()).map_or("", |region| region.name.as_str())
}

/// The name without what only tells it from others: "Lüchow (Wendland)" → "Lüchow", "Köln, Stadt" → "Köln".
pub fn short_name(name: &str) -> &str {
    let end = name.find([',', '(', '/']).unwrap_or(name.len());
    match name.get(..end).map(str::trim) {
        Some(short) if !short.is_empty() => short,
        _ => name,
    }
}

/// What lies under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// The colour of its class.
    Own,
    /// Still the colours of the map before: without a graphics processor drawing takes a moment.
    OfMapBefore,
}

fn inks(picture: &MapPicture, region: RegionIndex, ground: Ground) -> (Color32, Option<Color32>) {
    if ground == Ground::OfMapBefore {
        return (screen(Color::INK), Some(screen(Color::PAPER)));
    }
    let fill = match picture.choropleth.fill(region.position()) {
        Fill::Outside => Fill::Outside,
        _ if !picture.areas.is_empty() => Fill::Plain,
        fill => fill,
    };
    let ground = picture.choropleth.color(fill);
    let hatched = matches!(fill, Fill::NoData | Fill::Secret | Fill::NotRated | Fill::Unreachable)
        || picture.choropleth.mark(region.position()) == Mark::CloseCall;
    (screen(ground.text_on()), hatched.then(|| screen(ground)))
}

/// A map colour for the screen.
pub fn screen(color: Color) -> Color32 {
    Color32::from_rgb(color.r, color.g, color.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names() {
        fn check(name: &str, expected: &str) {
            assert_eq!(short_name(name), expected);
        }
        check("Lüchow (Wendland)", "Lüchow");
        check("Köln, Stadt", "Köln");
        check("Trebel", "Trebel");
        check("(ohne Namen)", "(ohne Namen)");
    }
}
