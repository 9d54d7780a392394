//! Where the window stands on the desktop: remembered, and brought back when its screen is gone.

use egui::{Context, Pos2, Rect, Vec2, ViewportCommand, pos2, vec2};

use super::shell::Window;

/// How much of the window's upper edge must be seen so that it can be taken and moved, in pixels.
const HOLD: Vec2 = vec2(120.0, 40.0);

/// The smallest window in points, where the screen has room for it. A screen of 1920 × 1080 has 960 × 540 points at double
/// scale, less the frame of the desktop.
pub(super) const SMALLEST: Vec2 = vec2(800.0, 480.0);

/// Part of the screen that is left beside title bars and panels of the desktop.
const ROOM: Vec2 = vec2(1.0, 0.9);

/// From this frame on the desktop has drawn its frame around the window, and its size is the person's own.
const SETTLED: u64 = 60;

impl Window {
    /// Notes size and position; at the first frame brings the window back onto a screen.
    pub(super) fn follow_window(&mut self, ctx: &Context, frame: &eframe::Frame) {
        if ctx.cumulative_frame_nr() < 2 {
            Self::come_into_sight(ctx, frame);
            return;
        }
        if ctx.cumulative_frame_nr() == 2 {
            // Before this frame nothing is known of the screen.
            self.apply_scale(ctx);
        }
        let zoom = ctx.zoom_factor();
        let (inner, outer, screen, maximized) = ctx.input(|input| {
            let port = input.viewport();
            (
                port.inner_rect,
                port.outer_rect,
                port.monitor_size.unwrap_or_default(),
                port.maximized.unwrap_or(false) || port.fullscreen.unwrap_or(false),
            )
        });
        let settles = ctx.cumulative_frame_nr() < SETTLED;
        if settles && self.settings.maximized && !maximized {
            // Some desktops do not hear the wish of a window that is not on the screen yet.
            if ctx.cumulative_frame_nr() == 2 {
                ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
            }
            return;
        }
        self.settings.maximized = maximized;
        if maximized {
            return;
        }
        if settles && outer.is_some_and(|outer| exceeds(outer.size(), screen)) {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
        if let Some(inner) = inner.filter(Rect::is_positive) {
            self.settings.window_size = Some([inner.width() * zoom, inner.height() * zoom]);
        }
        if let Some(outer) = outer {
            self.settings.window_position = Some([outer.left() * zoom, outer.top() * zoom]);
        }
    }

    fn come_into_sight(ctx: &Context, frame: &eframe::Frame) {
        let Some(window) = frame.winit_window() else { return };
        let Ok(corner) = window.outer_position() else { return };
        let size = window.outer_size();
        let own = Rect::from_min_size(
            pos2(corner.x as f32, corner.y as f32),
            vec2(size.width as f32, size.height as f32),
        );
        let screens: Vec<Rect> = window
            .available_monitors()
            .map(|screen| {
                let (at, size) = (screen.position(), screen.size());
                Rect::from_min_size(
                    pos2(at.x as f32, at.y as f32),
                    vec2(size.width as f32, size.height as f32),
                )
            })
            .collect();
        if let Some(to) = seen_position(own, &screens) {
            let scale = window.scale_factor() as f32 * ctx.zoom_factor();
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(to / scale));
        }
    }
}

/// The smallest size in the points of a window that is enlarged by `factor`, on a screen of so many of these points.
pub(super) fn smallest_size(factor: f32, screen: Option<Vec2>) -> Vec2 {
    let wanted = SMALLEST / factor;
    match screen.filter(|screen| screen.min_elem() > 0.0) {
        Some(screen) => wanted.min(screen * ROOM),
        None => wanted,
    }
}

/// Whether a window is larger than its screen: its status line would lie below the edge.
fn exceeds(window: Vec2, screen: Vec2) -> bool {
    screen.min_elem() > 0.0 && (window - screen).max_elem() >= 1.0
}

/// Where a window must go to be seen; `None` where it is seen already or nothing is known of the screens.
fn seen_position(window: Rect, screens: &[Rect]) -> Option<Pos2> {
    let edge = Rect::from_min_size(window.min, vec2(window.width(), HOLD.y));
    let seen = screens.iter().any(|screen| {
        let part = screen.intersect(edge);
        part.width() >= HOLD.x.min(window.width()) && part.height() >= HOLD.y / 2.0
    });
    let first = screens.iter().find(|screen| screen.is_positive())?;
    let room = (first.size() - window.size()).max(Vec2::ZERO);
    (!seen).then(|| first.min + (room / 2.0).min(vec2(40.0, 40.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_larger_than_its_screen_is_noticed() {
        let small = vec2(1366.0, 768.0);
        assert!(exceeds(vec2(1366.0, 788.0), small), "the title bar needs room");
        assert!(!exceeds(small, small));
        assert!(!exceeds(vec2(1366.0, 788.0), vec2(1920.0, 1080.0)));
        assert!(!exceeds(small, Vec2::ZERO), "nothing is known of the screen");
    }

    #[test]
    fn the_smallest_window_fits_its_screen() {
        fn check(factor: f32, screen: Vec2, expected: Vec2) {
            let smallest = smallest_size(factor, Some(screen));
            assert!((smallest - expected).length() < 0.1, "{smallest} on {screen}");
            assert!(!exceeds(smallest, screen));
        }
        check(1.0, vec2(1366.0, 768.0), SMALLEST);
        check(1.0, vec2(960.0, 540.0), SMALLEST);
        check(1.0, vec2(683.0, 384.0), vec2(683.0, 345.6));
        check(2.0, vec2(960.0, 540.0), SMALLEST / 2.0);
        assert_eq!(smallest_size(1.0, Some(Vec2::ZERO)), SMALLEST, "nothing is known of the screen");
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_comes_back() {
        let screen = |x: f32| Rect::from_min_size(pos2(x, 0.0), vec2(1920.0, 1080.0));
        let window = |x: f32, y: f32| Rect::from_min_size(pos2(x, y), vec2(1366.0, 768.0));
        let both = [screen(0.0), screen(1920.0)];
        assert_eq!(seen_position(window(2000.0, 100.0), &both), None);
        assert_eq!(seen_position(window(2000.0, 100.0), &both[..1]), Some(pos2(40.0, 40.0)));
        assert_eq!(seen_position(window(-1300.0, 0.0), &both[..1]), Some(pos2(40.0, 40.0)), "a sliver");
        assert_eq!(seen_position(window(100.0, -700.0), &both[..1]), Some(pos2(40.0, 40.0)), "no title bar");
        assert_eq!(seen_position(window(1700.0, 0.0), &both[..1]), None, "enough to take hold of");
        assert_eq!(seen_position(window(0.0, 0.0), &[]), None);
    }
}
