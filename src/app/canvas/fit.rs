//! Where the whole area and its legend stand: beside each other where there is room, else where the legend covers least.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::camera::{fitting_zoom, metres_per_point};
use crate::app::map_picture::MapPicture;
use crate::app::map_view::Corner;
use crate::geo::Extent;

/// Points between the legend and the edges of the map.
pub const MARGIN: f32 = 14.0;
/// Points that stay free between the legend and the area shown.
const AIR: f32 = 8.0;
/// Zoom levels that the map may lose for standing beside its legend.
const MOST_GIVEN: f64 = 0.45;
/// Points of the outline that are looked at.
const MOST_POINTS: usize = 1_500;
/// Height of the scale bar with its margin, and width of the zoom buttons with theirs.
const KEPT_FREE: Vec2 = vec2(46.0, 44.0);

/// The outline of the area shown in map units, and what lies in it.
pub struct Silhouette<'a> {
    points: Vec<[f64; 2]>,
    picture: &'a MapPicture,
}

/// Where the camera looks and where the legend lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrangement {
    /// The middle of the face in map units.
    pub center: [f64; 2],
    /// Zoom.
    pub zoom: f64,
    /// Corner of the legend.
    pub corner: Corner,
    /// Points of the outline under legend, buttons and scale bar; 0 where there was room.
    pub covered: usize,
}

/// A card of `size` in a corner of `face`; the zoom buttons and the scale bar keep theirs.
pub fn card_in(corner: Corner, face: Rect, size: Vec2) -> Rect {
    let inner = face.shrink(MARGIN);
    let at = match corner {
        Corner::SouthWest => pos2(inner.left(), inner.bottom() - size.y),
        Corner::NorthWest => inner.min,
        Corner::SouthEast => pos2(inner.right() - size.x, inner.bottom() - size.y - KEPT_FREE.y),
        Corner::NorthEast => pos2(inner.right() - size.x - KEPT_FREE.x, inner.top()),
    };
    Rect::from_min_size(at, size)
}

impl<'a> Silhouette<'a> {
    /// Of the area that the map is about.
    pub fn of(picture: &'a MapPicture) -> Self {
        let layer = &picture.contents().layer;
        let Some(detail) = layer.details.last() else { return Self { points: Vec::new(), picture } };
        let is_shown =
            |side: Option<crate::geo::RegionIndex>| side.is_some_and(|side| picture.is_shown(side));
        let outline = detail.arcs.iter().filter(|arc| is_shown(arc.left) != is_shown(arc.right));
        let all: Vec<[f64; 2]> = outline
            .flat_map(|arc| detail.arc_points(arc))
            .map(|[x, y]| [layer.origin[0] + f64::from(*x), layer.origin[1] + f64::from(*y)])
            .collect();
        let step = all.len().div_ceil(MOST_POINTS).max(1);
        Self { points: all.into_iter().step_by(step).collect(), picture }
    }

    /// How many points of the outline lie under small cards.
    fn touched(&self, cards: &[Rect], screen_from_map: impl Fn([f64; 2]) -> Pos2) -> usize {
        let is_under = |point: &&[f64; 2]| {
            let at = screen_from_map(**point);
            cards.iter().any(|card| card.contains(at))
        };
        self.points.iter().filter(is_under).count()
    }

    /// How many points of the outline lie under `card`; at least one where the card lies inside the area.
    pub fn covered(&self, card: Rect, screen_from_map: impl Fn([f64; 2]) -> Pos2, middle: [f64; 2]) -> usize {
        let card = card.expand(AIR);
        let points = self.points.iter().filter(|point| card.contains(screen_from_map(**point))).count();
        if points > 0 {
            return points;
        }
        let inside = self.picture.pick.region_at(&self.picture.contents().layer, middle);
        if inside.is_some_and(|region| self.picture.is_shown(region)) { self.points.len().max(1) } else { 0 }
    }
}

/// Where the buttons and the scale bar stand.
fn kept_free(face: Rect) -> [Rect; 2] {
    let tools = Rect::from_min_size(face.right_top() + vec2(-KEPT_FREE.x, MARGIN), vec2(32.0, 160.0));
    let bar = Rect::from_min_max(face.max - vec2(130.0, KEPT_FREE.y), face.max - vec2(10.0, 8.0));
    [tools, bar]
}

/// Finds room: first by moving the map within its free margins, then by making it a little smaller.
pub fn arrange(silhouette: &Silhouette, home: Extent, face: Rect, legend: Vec2) -> Arrangement {
    let whole = fitting_zoom(home, face.size());
    let mut best: Option<Arrangement> = None;
    for step in 0..10 {
        let given = MOST_GIVEN * f64::from(step) / 9.0;
        for arrangement in candidates(silhouette, home, (face, legend), whole - given) {
            if arrangement.covered == 0 {
                return arrangement;
            }
            if step == 0 && best.is_none_or(|best| arrangement.covered < best.covered) {
                best = Some(arrangement);
            }
        }
    }
    best.unwrap_or(Arrangement { center: home.center(), zoom: whole, corner: Corner::SouthWest, covered: 0 })
}

/// All corners and the places of the map within its margins, the least moved first.
fn candidates<'a>(
    silhouette: &'a Silhouette<'a>,
    home: Extent,
    (face, legend): (Rect, Vec2),
    zoom: f64,
) -> impl Iterator<Item = Arrangement> + 'a {
    let scale = metres_per_point(zoom);
    let free =
        |whole: f32, used: f64| (f64::from(whole) - 2.0 * f64::from(MARGIN) - used / scale).max(0.0) / 2.0;
    let (across, down) = (free(face.width(), home.width()), free(face.height(), home.height()));
    let moves = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().flat_map(|by| {
        [[0.0, by], [0.0, -by], [by, 0.0], [-by, 0.0], [by, by], [by, -by], [-by, by], [-by, -by]]
    });
    moves.flat_map(move |[east, north]: [f64; 2]| {
        let middle = home.center();
        let center = [middle[0] - east * across * scale, middle[1] - north * down * scale];
        Corner::ALL.into_iter().map(move |corner| {
            let card = card_in(corner, face, legend);
            let screen_from_map = |map: [f64; 2]| {
                face.center()
                    + vec2(((map[0] - center[0]) / scale) as f32, ((center[1] - map[1]) / scale) as f32)
            };
            let off = card.center() - face.center();
            let under = [center[0] + f64::from(off.x) * scale, center[1] - f64::from(off.y) * scale];
            let covered = silhouette.covered(card, screen_from_map, under)
                + silhouette.touched(&kept_free(face), screen_from_map);
            Arrangement { center, zoom, corner, covered }
        })
    })
}

/// The corner where a legend covers least as the map is seen now.
pub fn best_corner(
    silhouette: &Silhouette,
    face: Rect,
    legend: Vec2,
    camera: &super::camera::Camera,
) -> Corner {
    let covered = |corner: &Corner| covered_in(*corner, silhouette, (face, legend), camera);
    Corner::ALL.into_iter().min_by_key(covered).unwrap_or_default()
}

/// How much a legend in this corner covers as the map is seen now.
pub fn covered_in(
    corner: Corner,
    silhouette: &Silhouette,
    (face, legend): (Rect, Vec2),
    camera: &super::camera::Camera,
) -> usize {
    let card = card_in(corner, face, legend);
    let under = camera.map_from_screen(face, card.center());
    silhouette.covered(card, |map| camera.screen_from_map(face, map), under)
}
