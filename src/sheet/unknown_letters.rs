//! Letters on a page that the typeface does not have: boxes stand there, and whoever makes the page is told.

use std::collections::BTreeSet;

use super::font::knows;
use super::page::{Item, Shape};
use crate::notice::Notice;
use crate::text::Message;

/// Most unknown letters that a notice names.
const MOST_LETTERS: usize = 5;

/// What to say about letters that stand on the page as boxes; their numbers can be looked up.
pub fn unknown_letters(items: &[Item]) -> Option<Notice> {
    let texts = items.iter().filter_map(|item| match &item.shape {
        Shape::Text(line) => Some(line.shaped.text.as_str()),
        _ => None,
    });
    let letters: BTreeSet<char> =
        texts.flat_map(str::chars).filter(|letter| *letter > '\u{24f}' && !knows(*letter)).collect();
    let more = if letters.len() > MOST_LETTERS { " …" } else { "" };
    let named: Vec<String> =
        letters.iter().take(MOST_LETTERS).map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
    let message = Message::new("page-unknown-letters").with("letters", named.join(", ") + more);
    (!letters.is_empty()).then(|| Notice::warning(message))
}
