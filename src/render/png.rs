//! PNG: RGB 8 bit, resolution, alt text; written band by band.

use std::io::Write;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, SrgbRenderingIntent, Unit};

use super::plan::Plan;
use super::{RasterOptions, RenderError, bands};
use crate::sheet::Sheet;
use crate::work::Work;

/// The page as a PNG file in memory.
///
/// # Errors
/// Impossible size, or cancelled.
pub fn png(sheet: &Sheet, options: &RasterOptions, work: &Work) -> Result<Vec<u8>, RenderError> {
    let mut bytes = Vec::new();
    write_png(sheet, options, work, &mut bytes)?;
    Ok(bytes)
}

/// Writes the page as a PNG file; memory does not grow with the height of the page.
///
/// # Errors
/// Impossible size, cancelled, or `out` cannot be written.
pub fn write_png(
    sheet: &Sheet,
    options: &RasterOptions,
    work: &Work,
    out: &mut (impl Write + ?Sized),
) -> Result<(), RenderError> {
    let plan = Plan::of_sheet(sheet, options)?;
    let mut encoder = Encoder::new(&mut *out, options.width_px, options.height_px);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_source_srgb(SrgbRenderingIntent::RelativeColorimetric);
    let per_metre = (f64::from(options.dpi.max(1)) / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder.add_itxt_chunk("Title".to_owned(), sheet.title.clone()).map_err(io_error)?;
    encoder.add_itxt_chunk("Description".to_owned(), sheet.alt_text.clone()).map_err(io_error)?;
    encoder.add_itxt_chunk("Software".to_owned(), "Sozialraumatlas".to_owned()).map_err(io_error)?;
    let mut writer = encoder.write_header().map_err(io_error)?;
    let mut stream = writer.stream_writer_with_size(1 << 16).map_err(io_error)?;
    let mut rgb = Vec::new();
    bands::draw(&plan, work, |rows| {
        rgb.clear();
        rgb.extend(rows.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()));
        stream.write_all(&rgb).map_err(RenderError::Write)
    })?;
    stream.finish().map_err(io_error)?;
    writer.finish().map_err(io_error)
}

fn io_error(error: png::EncodingError) -> RenderError {
    RenderError::Write(match error {
        png::EncodingError::IoError(error) => error,
        other => other.into(),
    })
}
