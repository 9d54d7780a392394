//! Page sizes: presets for slides and paper, and any size in pixels.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The largest edge of a page in pixels.
pub const MAX_EDGE_PX: u32 = 16_384;
/// The smallest edge of a page in pixels.
pub const MIN_EDGE_PX: u32 = 120;

/// Size of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PageSize {
    /// 16:9, 1920 × 1080.
    #[default]
    Slide,
    /// 16:9, 3840 × 2160.
    Slide4k,
    /// 4:3, 1600 × 1200.
    Slide43,
    /// A4 landscape, 297 × 210 mm.
    A4,
    /// A4 portrait.
    A4Portrait,
    /// A3 landscape, 420 × 297 mm.
    A3,
    /// A3 portrait.
    A3Portrait,
    /// 2000 × 2000.
    Square,
    /// Any size in pixels.
    Pixels {
        /// Width.
        width_px: u32,
        /// Height.
        height_px: u32,
    },
}

/// The text names no page size, or one out of bounds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageSizeError {
    /// Neither a preset nor width × height.
    #[error("{0:?} is no page size")]
    Unknown(String),
    /// An edge is shorter than [`MIN_EDGE_PX`] or longer than [`MAX_EDGE_PX`].
    #[error("{0:?} is out of bounds: edges of {MIN_EDGE_PX} to {MAX_EDGE_PX} px")]
    OutOfBounds(String),
}

impl PageSize {
    /// The presets with the names that commands use.
    pub const PRESETS: [(Self, &'static str); 8] = [
        (Self::Slide, "slide"),
        (Self::Slide4k, "slide-4k"),
        (Self::Slide43, "slide-4-3"),
        (Self::A4, "a4"),
        (Self::A4Portrait, "a4-portrait"),
        (Self::A3, "a3"),
        (Self::A3Portrait, "a3-portrait"),
        (Self::Square, "square"),
    ];

    /// Dots per inch when none are asked for: 300 on paper, 96 on screen.
    pub fn default_dpi(self) -> u32 {
        match self {
            Self::A4 | Self::A4Portrait | Self::A3 | Self::A3Portrait => 300,
            _ => 96,
        }
    }

    /// Width and height in pixels; paper sizes follow `dpi`, the others do not.
    pub fn pixels(self, dpi: u32) -> (u32, u32) {
        let paper = |width_mm: f64, height_mm: f64| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few thousand pixels
            let px = |mm: f64| (mm / 25.4 * f64::from(dpi)).round() as u32;
            (px(width_mm), px(height_mm))
        };
        match self {
            Self::Slide => (1920, 1080),
            Self::Slide4k => (3840, 2160),
            Self::Slide43 => (1600, 1200),
            Self::A4 => paper(297.0, 210.0),
            Self::A4Portrait => paper(210.0, 297.0),
            Self::A3 => paper(420.0, 297.0),
            Self::A3Portrait => paper(297.0, 420.0),
            Self::Square => (2000, 2000),
            Self::Pixels { width_px, height_px } => (width_px, height_px),
        }
    }
}

impl fmt::Display for PageSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pixels { width_px, height_px } => write!(f, "{width_px}x{height_px}"),
            preset => {
                let name = Self::PRESETS.iter().find(|(size, _)| size == preset).map_or("", |(_, name)| name);
                f.write_str(name)
            }
        }
    }
}

impl FromStr for PageSize {
    type Err = PageSizeError;

    fn from_str(text: &str) -> Result<Self, PageSizeError> {
        let name = text.trim().to_lowercase();
        if let Some((preset, _)) = Self::PRESETS.iter().find(|(_, preset)| *preset == name) {
            return Ok(*preset);
        }
        let unknown = || PageSizeError::Unknown(text.to_owned());
        let (width, height) = name.split_once(['x', '×']).ok_or_else(unknown)?;
        let edge = |edge: &str| edge.trim().parse::<u32>().map_err(|_| unknown());
        let (width_px, height_px) = (edge(width)?, edge(height)?);
        let in_bounds = |edge: u32| (MIN_EDGE_PX..=MAX_EDGE_PX).contains(&edge);
        if in_bounds(width_px) && in_bounds(height_px) {
            Ok(Self::Pixels { width_px, height_px })
        } else {
            Err(PageSizeError::OutOfBounds(text.to_owned()))
        }
    }
}

impl Serialize for PageSize {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PageSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_and_write() {
        for (size, name) in PageSize::PRESETS {
            assert_eq!(name.parse(), Ok(size));
            assert_eq!(size.to_string(), name);
        }
        assert_eq!("1920x1080".parse(), Ok(PageSize::Pixels { width_px: 1920, height_px: 1080 }));
        assert_eq!("16385x100".parse::<PageSize>(), Err(PageSizeError::OutOfBounds("16385x100".into())));
        assert_eq!("gross".parse::<PageSize>(), Err(PageSizeError::Unknown("gross".into())));
        assert_eq!(PageSize::A4.pixels(300), (3508, 2480));
    }
}
