//! Type sizes and distances of a page, in page units.

use super::font::{Face, TextStyle};

/// A page has this many units squared, whatever its size: a slide is 1920 × 1080.
const PAGE_UNITS: f64 = 1440.0;
/// Pixels per unit below which text would no longer be legible.
const LEAST_PX_PER_UNIT: f64 = 0.62;

/// Sizes and distances of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// Distance of everything from the edge.
    pub margin: f32,
    /// Distance between map and column.
    pub gap: f32,
    /// How much smaller than on a slide text is set, 0.6–1.
    pub shrink: f32,
}

impl Measures {
    /// Of a page of `size_px`.
    pub fn of(size_px: (u32, u32)) -> Self {
        let (width_px, height_px) = (f64::from(size_px.0.max(1)), f64::from(size_px.1.max(1)));
        let px_per_unit = ((width_px * height_px).sqrt() / PAGE_UNITS).max(LEAST_PX_PER_UNIT);
        let (width, height) = ((width_px / px_per_unit) as f32, (height_px / px_per_unit) as f32);
        let short = width.min(height);
        Self {
            width,
            height,
            margin: on_grid((short * 0.0593).clamp(8.0, 64.0)),
            gap: on_grid((short * 0.056).clamp(16.0, 60.0)),
            shrink: (short / 1000.0).clamp(0.62, 1.0),
        }
    }

    /// Width between the margins.
    pub fn content_width(&self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// A style of `size` on a slide, never below what can be read.
    pub fn style(&self, face: Face, size: f32) -> TextStyle {
        TextStyle::new(face, (size * self.shrink).max(14.0_f32.min(size)))
    }
}

/// Distances lie on a grid of 4 units.
pub fn on_grid(value: f32) -> f32 {
    (value / 4.0).round() * 4.0
}
