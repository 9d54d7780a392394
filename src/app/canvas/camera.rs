//! The camera: which part of the map is seen, in the project's own metres.

use egui::{Pos2, Rect, Vec2};
use walkers::{MapMemory, Position, Projection, Projector, lon_lat};

use crate::geo::Extent;

/// Metres per screen point at zoom 0; each zoom level halves it.
const METRES_PER_POINT_AT_ZERO: f64 = 156_543.033_928;
/// Closest view: about a metre per point, finer than boundaries are surveyed.
const MAX_ZOOM: f64 = 17.0;
/// Surroundings that would add less than this, in zoom levels, are not zoomed out to.
const OUT_BEYOND_ALL: f64 = 0.3;
/// Free space around the area shown when it is fitted, as a share of the face.
const FIT_MARGIN: f64 = 0.06;

/// Draws in the project's coordinate system: a position is east and north in metres.
#[derive(Debug, Clone, Copy, Default)]
pub struct MetricProjection;

impl Projection for MetricProjection {
    fn project(&self, position: Position, zoom: f64) -> Position {
        let scale = metres_per_point(zoom);
        lon_lat(position.x() / scale, -position.y() / scale)
    }

    fn unproject(&self, pixels: Position, zoom: f64) -> Position {
        let scale = metres_per_point(zoom);
        lon_lat(pixels.x() * scale, -pixels.y() * scale)
    }

    fn scale_pixel_per_meter(&self, _: Position, zoom: f64) -> f64 {
        1.0 / metres_per_point(zoom)
    }
}

/// Metres per screen point at `zoom`.
pub fn metres_per_point(zoom: f64) -> f64 {
    METRES_PER_POINT_AT_ZERO / zoom.exp2()
}

/// What is seen of the map.
#[derive(Debug, Clone)]
pub struct Camera {
    /// Position and zoom as the map widget keeps them.
    pub memory: MapMemory,
    /// All regions: one cannot get lost beyond.
    bounds: Extent,
    /// What "everything" means: the regions the map is about.
    home: Extent,
    /// Fit `home` as soon as the size of the face is known.
    wants_fit: bool,
    /// The person has not moved the map since it was fitted: keep it fitted when the face changes size.
    fitted_at: Option<Vec2>,
    /// Where to look once the whole area has been fitted.
    then_look: Option<([f64; 2], f64)>,
    /// Zoom at which the whole area was fitted last.
    home_zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            memory: MapMemory::default(),
            bounds: Extent::EMPTY,
            home: Extent::EMPTY,
            wants_fit: true,
            fitted_at: None,
            then_look: None,
            home_zoom: MAX_ZOOM,
        }
    }
}

impl Camera {
    /// Takes the extents of a map; a different area shown is fitted, the same one stays as it is seen.
    pub fn set_extents(&mut self, bounds: Extent, home: Extent) {
        let moved = self.home != home;
        self.bounds = bounds;
        self.home = if home.is_empty() { bounds } else { home };
        self.wants_fit |= moved;
    }

    /// Shows the whole area at the next frame.
    pub fn fit(&mut self) {
        self.wants_fit = true;
    }

    /// Whether nothing is there to be seen.
    pub fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }

    /// Metres per screen point.
    pub fn metres_per_point(&self) -> f64 {
        metres_per_point(self.memory.zoom())
    }

    /// The middle of the face in map units.
    pub fn center(&self) -> [f64; 2] {
        let position = self.memory.detached().unwrap_or_else(|| position_of(self.home.center()));
        [position.x(), position.y()]
    }

    /// The part of the map that a face of `size` points shows.
    pub fn view_extent(&self, size: Vec2) -> Extent {
        let scale = self.metres_per_point();
        let half = [f64::from(size.x) * scale / 2.0, f64::from(size.y) * scale / 2.0];
        let center = self.center();
        Extent {
            min: [center[0] - half[0], center[1] - half[1]],
            max: [center[0] + half[0], center[1] + half[1]],
        }
    }

    /// Where a map point lies on the screen.
    pub fn screen_from_map(&self, face: Rect, map: [f64; 2]) -> Pos2 {
        let (scale, center) = (self.metres_per_point(), self.center());
        face.center()
            + Vec2::new(((map[0] - center[0]) / scale) as f32, ((center[1] - map[1]) / scale) as f32)
    }

    /// Which map point lies under a screen point.
    pub fn map_from_screen(&self, face: Rect, screen: Pos2) -> [f64; 2] {
        let (scale, center) = (self.metres_per_point(), self.center());
        let offset = screen - face.center();
        [center[0] + f64::from(offset.x) * scale, center[1] - f64::from(offset.y) * scale]
    }

    /// Whether the whole area is to be shown again: it is new, or its face has another size since.
    pub fn needs_fit(&self, size: Vec2) -> bool {
        let resized = self.fitted_at.is_some_and(|fitted| (fitted - size).length() > 0.5);
        !self.is_empty() && (self.wants_fit || resized)
    }

    /// Whether the whole area is shown as it was fitted.
    pub fn is_fitted(&self) -> bool {
        self.fitted_at.is_some()
    }

    /// The whole area, as this view shows it in a face of `size` points.
    pub fn fit_to(&mut self, (center, zoom): ([f64; 2], f64), size: Vec2) {
        let _ = self.memory.set_zoom(zoom.clamp(0.0, MAX_ZOOM));
        self.memory.center_at(position_of(center));
        self.wants_fit = false;
        self.fitted_at = Some(size);
        self.home_zoom = self.memory.zoom();
        if let Some((center, zoom)) = self.then_look.take() {
            let _ = self.memory.set_zoom(zoom.clamp(0.0, MAX_ZOOM));
            self.center_on(center);
        }
    }

    /// Looks at this place with this zoom instead of the whole area.
    pub fn look_at(&mut self, look: ([f64; 2], f64)) {
        self.then_look = Some(look);
        self.wants_fit = true;
    }

    /// Where it looks, and the zoom; `None` while the whole area is shown.
    pub fn look(&self) -> Option<([f64; 2], f64)> {
        let waits = self.wants_fit || self.fitted_at.is_some();
        self.then_look.or_else(|| (!waits).then(|| (self.center(), self.memory.zoom())))
    }

    /// The area that "everything" means.
    pub fn home(&self) -> Extent {
        self.home
    }

    /// Brings the camera up to date with the size of its face and its limits. Call once a frame before drawing.
    pub fn settle(&mut self, size: Vec2) {
        if self.is_empty() || size.x < 1.0 || size.y < 1.0 {
            return;
        }
        if self.needs_fit(size) {
            self.fit_to((self.home.center(), fitting_zoom(self.home, size)), size);
        }
        self.keep_within_limits(size);
    }

    /// Moves so that `extent` fills a face of `size` points.
    pub fn show_extent(&mut self, extent: Extent, size: Vec2) {
        let zoom = fitting_zoom(extent, size).clamp(0.0, MAX_ZOOM);
        let _ = self.memory.set_zoom(zoom);
        self.memory.center_at(position_of(extent.center()));
        self.fitted_at = None;
    }

    /// Zooms by `levels` so that the map point under `anchor` stays there.
    pub fn zoom_at(&mut self, levels: f64, face: Rect, anchor: Pos2) {
        let under = self.map_from_screen(face, anchor);
        let (low, high) = self.zoom_limits(face.size());
        let wanted = self.memory.zoom() + levels;
        // Further out than the whole area there is nothing to see: the map comes back to where it was fitted.
        if levels < 0.0 && wanted <= self.home_zoom && low >= self.home_zoom - OUT_BEYOND_ALL {
            self.fit();
            return;
        }
        let zoom = wanted.clamp(low, high);
        if self.memory.set_zoom(zoom).is_err() {
            return;
        }
        let offset = anchor - face.center();
        let scale = self.metres_per_point();
        let center = [under[0] - f64::from(offset.x) * scale, under[1] + f64::from(offset.y) * scale];
        self.memory.center_at(position_of(center));
        self.fitted_at = None;
    }

    /// Moves the map by screen points.
    pub fn pan(&mut self, by: Vec2) {
        let (scale, center) = (self.metres_per_point(), self.center());
        let center = [center[0] - f64::from(by.x) * scale, center[1] + f64::from(by.y) * scale];
        self.memory.center_at(position_of(center));
        self.fitted_at = None;
    }

    /// Moves the map so that `point` is in the middle.
    pub fn center_on(&mut self, point: [f64; 2]) {
        self.memory.center_at(position_of(point));
        self.fitted_at = None;
    }

    /// Tells that the map widget moved the map.
    pub fn was_dragged(&mut self) {
        self.fitted_at = None;
    }

    fn zoom_limits(&self, size: Vec2) -> (f64, f64) {
        let low = fitting_zoom(self.bounds, size).min(self.home_zoom);
        (low.clamp(0.0, MAX_ZOOM), MAX_ZOOM)
    }

    fn keep_within_limits(&mut self, size: Vec2) {
        let (low, high) = self.zoom_limits(size);
        let zoom = self.memory.zoom();
        if zoom < low || zoom > high {
            let _ = self.memory.set_zoom(zoom.clamp(low, high));
        }
        let center = self.center();
        let kept = [
            center[0].clamp(self.bounds.min[0], self.bounds.max[0]),
            center[1].clamp(self.bounds.min[1], self.bounds.max[1]),
        ];
        // A fling would redraw for half a second, which a remote display shows as jerks.
        if kept != center || self.memory.animating() || self.memory.detached().is_none() {
            self.memory.center_at(position_of(kept));
        }
    }
}

/// The map unit position under the pointer according to the map widget.
pub fn map_of(projector: &Projector, screen: Pos2) -> [f64; 2] {
    let position = projector.unproject(screen.to_vec2());
    [position.x(), position.y()]
}

/// A map point as the map widget wants it.
pub fn position_of(map: [f64; 2]) -> Position {
    lon_lat(map[0], map[1])
}

/// The zoom at which `extent` fills a face of `size` points, with some air around.
pub fn fitting_zoom(extent: Extent, size: Vec2) -> f64 {
    let room = 1.0 - 2.0 * FIT_MARGIN;
    let scale = (extent.width() / (f64::from(size.x) * room))
        .max(extent.height() / (f64::from(size.y) * room))
        .max(0.05);
    (METRES_PER_POINT_AT_ZERO / scale).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera() -> Camera {
        let mut camera = Camera::default();
        let bounds = Extent { min: [400_000.0, 5_700_000.0], max: [500_000.0, 5_800_000.0] };
        let home = Extent { min: [440_000.0, 5_740_000.0], max: [460_000.0, 5_750_000.0] };
        camera.set_extents(bounds, home);
        camera.settle(egui::vec2(800.0, 600.0));
        camera
    }

    #[test]
    fn fits_the_area_shown() {
        let camera = camera();
        let view = camera.view_extent(egui::vec2(800.0, 600.0));
        assert!(view.min[0] < 440_000.0 && view.max[0] > 460_000.0);
        assert!((view.width() - 20_000.0 / 0.88).abs() < 1.0, "{}", view.width());
    }

    #[test]
    fn zooming_keeps_the_point_under_the_cursor() {
        let mut camera = camera();
        let face = Rect::from_min_size(egui::pos2(284.0, 44.0), egui::vec2(800.0, 600.0));
        let anchor = egui::pos2(400.0, 200.0);
        let before = camera.map_from_screen(face, anchor);
        camera.zoom_at(1.7, face, anchor);
        let after = camera.map_from_screen(face, anchor);
        assert!((before[0] - after[0]).abs() < 0.01 && (before[1] - after[1]).abs() < 0.01);
    }

    #[test]
    fn one_cannot_get_lost() {
        let mut camera = camera();
        let size = egui::vec2(800.0, 600.0);
        camera.pan(egui::vec2(1e6, -1e6));
        camera.settle(size);
        let bounds = Extent { min: [400_000.0, 5_700_000.0], max: [500_000.0, 5_800_000.0] };
        assert!(bounds.contains(camera.center()));
        let face = Rect::from_min_size(Pos2::ZERO, size);
        camera.zoom_at(-30.0, face, face.center());
        assert!(camera.view_extent(size).width() < 400_000.0);
        camera.zoom_at(60.0, face, face.center());
        assert!(camera.metres_per_point() > 0.2);
    }

    #[test]
    fn screen_and_map_are_inverse_and_north_is_up() {
        let camera = camera();
        let face = Rect::from_min_size(egui::pos2(10.0, 20.0), egui::vec2(800.0, 600.0));
        let screen = camera.screen_from_map(face, [450_000.0, 5_746_000.0]);
        let back = camera.map_from_screen(face, screen);
        assert!((back[0] - 450_000.0).abs() < 0.05 && (back[1] - 5_746_000.0).abs() < 0.05);
        assert!(screen.y < camera.screen_from_map(face, [450_000.0, 5_745_000.0]).y);
    }
}
