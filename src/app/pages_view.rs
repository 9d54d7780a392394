//! What a person looks at and types in the place "Seiten".

use super::page_elements::PageElement;

/// How large the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PageZoom {
    /// The whole page.
    #[default]
    Fit,
    /// A pixel of the page on a pixel of the screen.
    Full,
}

/// Words that are being typed on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextOnPage {
    /// Which words.
    pub element: PageElement,
    /// As they are now.
    pub text: String,
    /// What was written by hand before.
    pub before: Option<String>,
}

/// The view of the pages.
#[derive(Debug, Clone, Default)]
pub struct PagesView {
    /// The part of the page under the pointer, there or in the list of parts.
    pub hovered: Option<PageElement>,
    /// Words that are being typed.
    pub typing: Option<TextOnPage>,
    /// How large the page is shown.
    pub zoom: PageZoom,
    /// A page size that is being typed.
    pub own_size: Option<String>,
}
