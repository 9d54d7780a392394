//! The help inside the program: topics, which of them belongs to what the person is looking at, and the search in them.

pub mod markdown;
mod pictures;

use std::sync::OnceLock;

use self::markdown::Block;
pub use self::pictures::picture;
use super::state::{AppState, Place, RightTab};
use crate::text::Language;

macro_rules! pages {
    ($name:literal) => {
        [
            include_str!(concat!("../../../assets/help/de/", $name, ".md")),
            include_str!(concat!("../../../assets/help/en/", $name, ".md")),
        ]
    };
}

/// A topic of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum HelpTopic {
    /// The first map in five minutes.
    #[default]
    FirstMap,
    /// How data come in.
    DataIn,
    /// Classes.
    Classes,
    /// Colours.
    Colours,
    /// No data, secret, not rated.
    States,
    /// Typologies.
    Typology,
    /// Reachability.
    Reach,
    /// Pages and their export.
    Pages,
    /// Keys.
    Keyboard,
    /// What to do when something does not work.
    Trouble,
    /// Version and licences.
    About,
}

impl HelpTopic {
    /// All topics in reading order.
    pub const ALL: [Self; 11] = [
        Self::FirstMap,
        Self::DataIn,
        Self::Classes,
        Self::Colours,
        Self::States,
        Self::Typology,
        Self::Reach,
        Self::Pages,
        Self::Keyboard,
        Self::Trouble,
        Self::About,
    ];

    /// Wording key of the title.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::FirstMap => "app-help-first-map",
            Self::DataIn => "app-help-data-in",
            Self::Classes => "app-help-classes",
            Self::Colours => "app-help-colours",
            Self::States => "app-help-states",
            Self::Typology => "app-help-typology",
            Self::Reach => "app-help-reach",
            Self::Pages => "app-help-pages",
            Self::Keyboard => "app-help-keyboard",
            Self::Trouble => "app-help-trouble",
            Self::About => "app-help-about",
        }
    }

    /// The topic of a link (`[…](classes)`).
    pub fn of_link(link: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.label_key().strip_prefix("app-help-") == Some(link))
    }

    /// The topic that belongs to what the person is looking at.
    pub fn of_view(state: &AppState) -> Self {
        let view = &state.view;
        match view.place {
            _ if state.project.is_none() => Self::FirstMap,
            Place::Holdings => Self::DataIn,
            Place::Pages => Self::Pages,
            Place::Map | Place::Typology | Place::Reach
                if view.right_open && view.tab == RightTab::Notices =>
            {
                Self::Trouble
            }
            Place::Map if view.right_open && view.tab == RightTab::Region => Self::States,
            Place::Map => Self::FirstMap,
            Place::Typology => Self::Typology,
            Place::Reach => Self::Reach,
        }
    }

    /// The page as it is written.
    pub fn text(self, language: Language) -> &'static str {
        let [german, english] = match self {
            Self::FirstMap => pages!("first-map"),
            Self::DataIn => pages!("data-in"),
            Self::Classes => pages!("classes"),
            Self::Colours => pages!("colours"),
            Self::States => pages!("states"),
            Self::Typology => pages!("typology"),
            Self::Reach => pages!("reach"),
            Self::Pages => pages!("pages"),
            Self::Keyboard => pages!("keyboard"),
            Self::Trouble => pages!("trouble"),
            Self::About => pages!("about"),
        };
        match language {
            Language::De => german,
            Language::En => english,
        }
    }

    /// The page as blocks, read once.
    pub fn blocks(self, language: Language) -> &'static [Block] {
        static READ: OnceLock<Vec<Vec<Block>>> = OnceLock::new();
        let all = READ.get_or_init(|| {
            let pages =
                |language| Self::ALL.into_iter().map(move |topic| markdown::read(topic.text(language)));
            pages(Language::De).chain(pages(Language::En)).collect()
        });
        let offset = if language == Language::De { 0 } else { Self::ALL.len() };
        let place = Self::ALL.iter().position(|topic| *topic == self).unwrap_or(0);
        all.get(offset + place).map_or(&[], Vec::as_slice)
    }

    /// Whether all words stand somewhere on the page; upper and lower case do not matter.
    pub fn mentions(self, language: Language, words: &str) -> bool {
        let page = self.text(language).to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| page.contains(word))
    }
}

/// Names, versions and licences of all crates that the program is built from, one in a line.
pub const LICENCES: &str = include_str!("../../../assets/licences.txt");
/// Licence of the font.
pub const FONT_LICENCE: &str = include_str!("../../../assets/fonts/LICENSE-Inter.txt");
/// Licence of the palettes.
pub const PALETTE_LICENCE: &str = include_str!("../../../assets/palettes/LICENSE");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_every_link_and_picture_leads_somewhere() {
        for language in Language::ALL {
            for topic in HelpTopic::ALL {
                let blocks = topic.blocks(language);
                assert!(matches!(blocks.first(), Some(Block::Heading(1, _))), "{topic:?} {language:?}");
                for block in blocks {
                    match block {
                        Block::Links(links) => {
                            for (text, link) in links {
                                assert!(HelpTopic::of_link(link).is_some(), "{text}: {link} in {topic:?}");
                            }
                        }
                        Block::Picture(name, alt) => {
                            let bytes = picture(name);
                            assert!(bytes.is_some(), "{name} in {topic:?}");
                            assert!(
                                bytes.is_some_and(|bytes| bytes.len() <= 60 * 1024),
                                "{name} is too large"
                            );
                            assert!(!alt.is_empty(), "{name} has no text");
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}
