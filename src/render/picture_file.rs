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

    /// The picture in the bytes of a PNG file of any kind; `None` where they are none.
    pub fn from_png(bytes: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().ok()?;
        let mut read = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut read).ok()?;
        let pixels = match info.color_type {
            png::ColorType::Rgba => read,
            png::ColorType::Rgb => {
                read.chunks_exact(3).flat_map(|p| p.iter().copied().chain([255])).collect()
            }
            png::ColorType::Grayscale => read.iter().flat_map(|grey| [*grey, *grey, *grey, 255]).collect(),
            png::ColorType::GrayscaleAlpha => {
                read.chunks_exact(2).flat_map(|p| [p[0], p[0], p[0], p[1]]).collect()
            }
            png::ColorType::Indexed => return None,
        };
        Some(Self { width_px: info.width, height_px: info.height, pixels })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_comes_back_as_it_was() {
        let pixels = (0..24).collect();
        let picture = Picture { width_px: 3, height_px: 2, pixels };
        let bytes = picture.to_png().map_err(|error| error.to_string());
        assert_eq!(bytes.map(|bytes| Picture::from_png(&bytes)), Ok(Some(picture)));
        assert_eq!(Picture::from_png(b"kein Bild"), None);
    }
}
