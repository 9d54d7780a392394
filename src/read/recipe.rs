//! Recipes of typologies in: TOML as `write::recipe` writes it.

use std::path::Path;

use super::error::{Problem, ReadError};
use crate::model::TypologyRecipe;

/// The recipe in a file.
///
/// # Errors
/// The file cannot be read, is no TOML, or holds something that is no recipe; the place is named.
pub fn recipe(path: &Path) -> Result<TypologyRecipe, ReadError> {
    let file = path.display().to_string();
    let failed = |problem| ReadError::File { file: file.clone(), problem };
    let text = std::fs::read_to_string(path).map_err(|error| failed(Problem::Io(error)))?;
    toml::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| failed(Problem::Recipe(error.to_string())))
}
