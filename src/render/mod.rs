//! Painters of the sheet: PNG and SVG. They draw what the sheet says and restyle nothing.
//!
//! Colours are blended as sRGB values, as browsers and office programs do, so that PNG and SVG look alike.

mod bands;
mod coverage;
mod face;
mod logo;
mod path;
mod pattern;
mod picture_file;
mod plan;
mod png;
mod svg;
mod svg_face;

use crate::geo::Extent;
use crate::notice::Notice;
use crate::sheet::{MapFace, Sheet};
use crate::text::Message;
use crate::work::{Cancelled, Work};

pub use self::png::{png, write_png};
pub use self::svg::svg;

/// Size and resolution of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RasterOptions {
    /// Width.
    pub width_px: u32,
    /// Height.
    pub height_px: u32,
    /// Dots per inch written into the file.
    pub dpi: u32,
}

impl RasterOptions {
    /// The size that `sheet` was composed for.
    pub fn of(sheet: &Sheet) -> Self {
        Self { width_px: sheet.size_px.0, height_px: sheet.size_px.1, dpi: sheet.dpi }
    }
}

/// A picture: opaque RGBA, 8 bit, row by row from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width.
    pub width_px: u32,
    /// Height.
    pub height_px: u32,
    /// `width_px · height_px · 4` bytes.
    pub pixels: Vec<u8>,
}

/// Why a page could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// Cancelled by the user.
    #[error("cancelled")]
    Cancelled(#[from] Cancelled),
    /// An edge is 0 or longer than [`crate::sheet::MAX_EDGE_PX`].
    #[error("a picture of {0} x {1} px cannot be drawn")]
    Size(u32, u32),
    /// The file could not be written.
    #[error("could not write the picture: {0}")]
    Write(#[from] std::io::Error),
}

impl RenderError {
    /// For the user.
    pub fn notice(&self) -> Notice {
        match self {
            Self::Cancelled(_) => Notice::info(Message::new("render-cancelled")),
            Self::Size(width, height) => Notice::error(
                Message::new("render-size")
                    .with("width", width.to_string())
                    .with("height", height.to_string()),
            )
            .with_hint(Message::new("render-size-hint")),
            Self::Write(error) => {
                Notice::error(Message::new("render-write").with("reason", error.to_string()))
                    .with_hint(Message::new("render-write-hint"))
            }
        }
    }
}

/// The page as a picture, the same pixels as [`png`] writes.
///
/// # Errors
/// Impossible size, or cancelled.
pub fn image(sheet: &Sheet, options: &RasterOptions, work: &Work) -> Result<Picture, RenderError> {
    let plan = plan::Plan::of_sheet(sheet, options)?;
    bands::picture(&plan, work)
}

/// A map alone at `width_px` × `height_px`: the canvas of a computer without a graphics processor.
///
/// `extent` (map units) fills the picture's shorter side; line widths are pixels.
///
/// # Errors
/// Impossible size, or cancelled.
pub fn map_image(
    face: &MapFace,
    extent: Extent,
    size_px: (u32, u32),
    work: &Work,
) -> Result<Picture, RenderError> {
    let plan = plan::Plan::of_face(face, extent, size_px)?;
    bands::picture(&plan, work)
}
