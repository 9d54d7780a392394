//! The clipboard for pictures: it says when there is none.

use crate::render::Picture;

/// Where pictures are put.
#[derive(Default)]
pub enum PictureClipboard {
    /// The system's; opened when it is first needed and kept, because some systems ask its owner for the picture.
    #[default]
    System,
    /// The system's, open.
    Open(Box<arboard::Clipboard>),
    /// None: what a computer without a clipboard has.
    Missing,
}

impl PictureClipboard {
    /// Puts `picture` there.
    ///
    /// # Errors
    /// The system has no clipboard or refuses, in its own words.
    pub fn put(&mut self, picture: Picture) -> Result<(), String> {
        if matches!(self, Self::System) {
            *self = Self::Open(Box::new(arboard::Clipboard::new().map_err(|error| error.to_string())?));
        }
        let Self::Open(clipboard) = self else { return Err("no clipboard".to_owned()) };
        let image = arboard::ImageData {
            width: picture.width_px as usize,
            height: picture.height_px as usize,
            bytes: picture.pixels.into(),
        };
        clipboard.set_image(image).map_err(|error| error.to_string())
    }
}
