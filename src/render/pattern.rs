//! How much of a pixel a pattern covers; the patterns run through the whole page, so neighbours continue each other.

use crate::sheet::page::Pattern;

/// Coverage 0–1 of the pixel with its middle at `x`, `y` (pixels), at `px_per_unit` pixels per page unit.
pub fn pattern_coverage(pattern: Pattern, x: f32, y: f32, px_per_unit: f32) -> f32 {
    let step = Pattern::STEP * px_per_unit;
    let thickness = pattern.thickness() * px_per_unit;
    match pattern {
        Pattern::Secret => line_coverage((x + y) * std::f32::consts::FRAC_1_SQRT_2, step, thickness),
        Pattern::NoData => line_coverage((x - y) * std::f32::consts::FRAC_1_SQRT_2, step, thickness),
        Pattern::Close => line_coverage(x, step, thickness),
        Pattern::Unreachable => line_coverage(y, step, thickness),
        Pattern::Dots => {
            let row = (y / step).floor();
            let shift = if row.rem_euclid(2.0) < 1.0 { 0.0 } else { step / 2.0 };
            let across = (x + shift).rem_euclid(step) - step / 2.0;
            let down = y.rem_euclid(step) - step / 2.0;
            (thickness / 2.0 - across.hypot(down) + 0.5).clamp(0.0, 1.0) * thickness.min(1.0)
        }
    }
}

/// Coverage by lines of `thickness` every `step`; thinner than a pixel they get pale instead.
fn line_coverage(along: f32, step: f32, thickness: f32) -> f32 {
    let distance = (along.rem_euclid(step) - step / 2.0).abs();
    (thickness.max(1.0) / 2.0 - distance + 0.5).clamp(0.0, 1.0) * thickness.min(1.0)
}
