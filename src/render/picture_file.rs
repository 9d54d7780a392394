//! A picture as a PNG file in memory, without anything about a page.

use super::{Picture, RenderError};

impl Picture {
    /// The picture as the bytes of a PNG file.
    ///
    /// # Errors
    /// The number of pixels does not fit the size.
    pub fn to_png(&self) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width_px, self.height_px);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.pixels));
        written.map_err(|_| RenderError::Size(self.width_px, self.height_px))?;
        Ok(bytes)
    }
}
