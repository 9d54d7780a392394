//! The page preview: the very pixels that an export at this size writes.

use std::sync::Arc;

use egui::{ColorImage, TextureHandle, TextureOptions};

use super::map_picture::MapPicture;
use super::page_elements::{PageElement, PlacedElement, placed};
use crate::model::{Logo, ThematicMap};
use crate::notice::Notice;
use crate::render::{self, Picture, RasterOptions};
use crate::sheet::{MapTransform, Rect, Role, Shape, Sheet, compose};
use crate::tasks::PageOutput;
use crate::text::Language;
use crate::work::Work;

/// A page to draw.
#[derive(Clone)]
pub struct PageRequest {
    /// Values and geometry.
    pub picture: Arc<MapPicture>,
    /// What the page says.
    pub map: ThematicMap,
    /// Language of the page.
    pub language: Language,
    /// Size of the preview in pixels, with the page's proportions.
    pub size_px: (u32, u32),
}

/// A page that was drawn.
pub struct DrawnPage {
    /// Its pixels.
    pub picture: Picture,
    /// Title, subtitle and Lesebeispiel as the page prints them.
    pub texts: PageTexts,
    /// Where its parts lie.
    pub layout: PageLayout,
    /// What composing had to say.
    pub notices: Vec<Notice>,
}

/// The words that the program wrote, to be edited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageTexts {
    /// The message.
    pub title: String,
    /// The second line.
    pub subtitle: String,
    /// The Lesebeispiel without its heading.
    pub reading_example: String,
    /// The remark in the foot.
    pub remark: String,
    /// What somebody hears who cannot see the page.
    pub alt_text: String,
}

/// Where the parts of a page lie, in page units.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageLayout {
    /// Width and height of the page.
    pub size: [f32; 2],
    /// Its parts.
    pub elements: Vec<PlacedElement>,
    /// Frame of the map, and where map units lie.
    pub map: Option<(Rect, MapTransform)>,
}

impl PageLayout {
    fn of(sheet: &Sheet) -> Self {
        let map = sheet.map_face().map(|face| (face.frame, face.transform));
        Self { size: [sheet.width, sheet.height], elements: placed(sheet), map }
    }
}

/// The preview on the screen.
#[derive(Default)]
pub struct PagePreview {
    texture: Option<TextureHandle>,
    /// What the shown picture was made from.
    shown: Option<PageKey>,
    /// What was asked for last.
    asked: Option<PageKey>,
    /// Pixels of the shown page, for the clipboard and for tests.
    pub picture: Option<Arc<Picture>>,
    /// Words of the shown page.
    pub texts: PageTexts,
    /// Where the parts of the shown page lie.
    pub layout: PageLayout,
}

/// Tells whether a page is still right.
#[derive(Debug, Clone, PartialEq)]
pub struct PageKey {
    revision: u64,
    map: ThematicMap,
    language: Language,
    size_px: (u32, u32),
    logo: Option<Arc<Logo>>,
}

impl PageRequest {
    fn key(&self) -> PageKey {
        PageKey {
            revision: self.picture.colors.revision,
            map: self.map.clone(),
            language: self.language,
            size_px: self.size_px,
            logo: self.picture.contents().logo.clone(),
        }
    }

    /// Composes and draws the page (on a job): the same two calls that an export makes.
    ///
    /// # Errors
    /// Cancelled, or a size that cannot be drawn.
    pub fn draw(&self, work: &Work) -> Result<DrawnPage, render::RenderError> {
        let output = PageOutput::of_map(&self.map, self.language);
        let (sheet, notices) = compose(self.picture.contents(), &self.map, &output.page_options());
        let options = RasterOptions { width_px: self.size_px.0, height_px: self.size_px.1, dpi: output.dpi };
        let picture = render::image(&sheet, &options, work)?;
        let (texts, layout) = (PageTexts::of_sheet(&sheet), PageLayout::of(&sheet));
        Ok(DrawnPage { picture, texts, layout, notices })
    }
}

impl PageTexts {
    /// The words of a part; empty for parts without.
    pub fn of(&self, element: PageElement) -> &str {
        match element {
            PageElement::Title => &self.title,
            PageElement::Subtitle => &self.subtitle,
            PageElement::ReadingExample => &self.reading_example,
            PageElement::Remark => &self.remark,
            _ => "",
        }
    }

    fn of_sheet(sheet: &Sheet) -> Self {
        let lines = |role: Role, skipped: usize| {
            let texts =
                sheet.items.iter().filter(|item| item.role == role).filter_map(|item| match &item.shape {
                    Shape::Text(line) => Some(line.shaped.text.as_str()),
                    _ => None,
                });
            texts.skip(skipped).collect::<Vec<_>>().join(" ")
        };
        Self {
            title: sheet.title.clone(),
            subtitle: lines(Role::Subtitle, 0),
            reading_example: lines(Role::ReadingExample, 1),
            remark: lines(Role::Remark, 0),
            alt_text: sheet.alt_text.clone(),
        }
    }
}

impl PagePreview {
    /// Whether `request` shows something else than was asked for last; notes it as asked.
    pub fn asks_for(&mut self, request: &PageRequest) -> bool {
        let key = request.key();
        if self.asked.as_ref() == Some(&key) {
            return false;
        }
        self.asked = Some(key);
        true
    }

    /// Shows a drawn page.
    pub fn show(&mut self, ctx: &egui::Context, page: DrawnPage) {
        let size = [page.picture.width_px as usize, page.picture.height_px as usize];
        let image = ColorImage::from_rgba_unmultiplied(size, &page.picture.pixels);
        self.texture = Some(ctx.load_texture("page", image, TextureOptions::LINEAR));
        self.picture = Some(Arc::new(page.picture));
        self.texts = page.texts;
        self.layout = page.layout;
        self.shown.clone_from(&self.asked);
    }

    /// The texture of the page, once there is one.
    pub fn texture(&self) -> Option<&TextureHandle> {
        self.texture.as_ref()
    }

    /// Whether the picture shows what was asked for last.
    pub fn is_current(&self) -> bool {
        self.shown.is_some() && self.shown == self.asked
    }

    /// Forgets the page: another project was opened.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}
