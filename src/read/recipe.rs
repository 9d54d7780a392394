//! Recipes of typologies in: TOML as `write::recipe` writes it.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::error::{Problem, ReadError};
use crate::model::TypologyRecipe;

/// Anything of the plan (a scenario, rules, kinds of facilities) in a TOML file, or a JSON file by its ending.
///
/// # Errors
/// The file cannot be read, is neither, or holds something else; the place is named.
pub fn plan_file<T: DeserializeOwned>(path: &Path) -> Result<T, ReadError> {
    let file = path.display().to_string();
    let failed = |problem| ReadError::File { file: file.clone(), problem };
    let text = std::fs::read_to_string(path).map_err(|error| failed(Problem::Io(error)))?;
    let text = text.trim_start_matches('\u{feff}');
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let read = if is_json {
        serde_json::from_str(text).map_err(|error| error.to_string())
    } else {
        toml::from_str(text).map_err(|error| error.to_string())
    };
    read.map_err(|reason| failed(Problem::Plan(reason)))
}

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
