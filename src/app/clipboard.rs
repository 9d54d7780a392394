//! The clipboard: it says when there is none.

use std::sync::PoisonError;

use egui::Context;

use super::shell::Window;
use crate::notice::Notice;
use crate::render::Picture;
use crate::text::Message;

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
        let clipboard = self.opened()?;
        let image = arboard::ImageData {
            width: picture.width_px as usize,
            height: picture.height_px as usize,
            bytes: picture.pixels.into(),
        };
        clipboard.set_image(image).map_err(|error| error.to_string())
    }

    fn opened(&mut self) -> Result<&mut arboard::Clipboard, String> {
        if matches!(self, Self::System) {
            *self = Self::Open(Box::new(arboard::Clipboard::new().map_err(|error| error.to_string())?));
        }
        match self {
            Self::Open(clipboard) => Ok(clipboard),
            Self::System | Self::Missing => Err("no clipboard".to_owned()),
        }
    }
}

impl Window {
    /// Copies text and says so under `done_key`, or that there is no clipboard.
    pub(super) fn copy_text(&mut self, ctx: &Context, text: String, done_key: &'static str) {
        ctx.copy_text(text);
        let mut clipboard = self.clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        // A window without a screen has no system to ask.
        let asks = !self.forgetful || matches!(*clipboard, PictureClipboard::Missing);
        let problem = if asks { clipboard.opened().err() } else { None };
        drop(clipboard);
        self.state.tell(match problem {
            None => Notice::info(Message::new(done_key)),
            Some(reason) => Notice::warning(Message::new("app-no-clipboard"))
                .with_hint(Message::new("app-no-clipboard-hint"))
                .with_details(vec![reason]),
        });
    }
}
