//! Recipes of typologies in: TOML as `write::recipe` writes it.

use std::path::Path;

use super::error::{Problem, ReadError};
use crate::model::TypologyRecipe;

/// Where a file is no recipe, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipeProblem {
    /// Line, from 1.
    pub line: usize,
    /// Column in letters, from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: RecipeFault,
}

/// What is wrong in a recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecipeFault {
    /// This entry is missing.
    Missing(String),
    /// There is no such word; these there are.
    UnknownWord(String, Vec<String>),
    /// A number stands where text belongs, or the other way round.
    WrongKind,
    /// An entry stands there twice.
    Twice(String),
    /// A bracket or a quotation mark is not closed, or a sign is where none belongs.
    Syntax,
}

impl RecipeProblem {
    /// What the parser found, in `text`. It speaks in English sentences of a fixed form.
    pub(super) fn of(error: &toml::de::Error, text: &str) -> Self {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or(text);
        let last = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: last.chars().count() + 1,
            fault: match RecipeFault::of(error.message()) {
                // The sentence does not say which.
                RecipeFault::Twice(entry) if entry.is_empty() => {
                    let there = error.span().and_then(|span| text.get(span)).unwrap_or_default();
                    RecipeFault::Twice(there.trim().to_owned())
                }
                fault => fault,
            },
        }
    }
}

impl RecipeFault {
    pub(super) fn of(sentence: &str) -> Self {
        let mut quoted = sentence.split('`').skip(1).step_by(2).map(str::to_owned);
        let mut first = || quoted.next().unwrap_or_default();
        if sentence.starts_with("missing field") {
            Self::Missing(first())
        } else if sentence.starts_with("unknown variant") || sentence.starts_with("unknown field") {
            let word = first();
            Self::UnknownWord(word, quoted.collect())
        } else if sentence.starts_with("duplicate") {
            Self::Twice(first())
        } else if sentence.starts_with("invalid type") || sentence.starts_with("invalid value") {
            Self::WrongKind
        } else {
            Self::Syntax
        }
    }
}

/// The recipe in a file.
///
/// # Errors
/// The file cannot be read, is no TOML, or holds something that is no recipe; the place is named.
pub fn recipe(path: &Path) -> Result<TypologyRecipe, ReadError> {
    let file = path.display().to_string();
    let failed = |problem| ReadError::File { file: file.clone(), problem };
    let text = std::fs::read_to_string(path).map_err(|error| failed(Problem::Io(error)))?;
    let text = text.trim_start_matches('\u{feff}');
    toml::from_str(text).map_err(|error| failed(Problem::Recipe(Box::new(RecipeProblem::of(&error, text)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_and_the_fault_are_found() {
        let check = |text: &str, place: (usize, usize), fault: RecipeFault| {
            let error = toml::from_str::<TypologyRecipe>(text).expect_err(text);
            let found = RecipeProblem::of(&error, text);
            assert_eq!(((found.line, found.column), found.fault), (place, fault), "{text}: {error}");
        };
        check("method = \"ward\"\n[[indicators]\ncode = 1\n", (2, 14), RecipeFault::Syntax);
        check("\nclasses = \"vier\"\n", (2, 11), RecipeFault::WrongKind);
        check("[[indicators]]\nweight = 2\n", (1, 1), RecipeFault::Missing("code".to_owned()));
        check("classes = 4\nclasses = 5\n", (2, 1), RecipeFault::Twice("classes".to_owned()));
        let found = RecipeFault::of("unknown variant `wart`, expected one of `rank`, `ward`");
        let known = vec!["rank".to_owned(), "ward".to_owned()];
        assert_eq!(found, RecipeFault::UnknownWord("wart".to_owned(), known));
    }
}
