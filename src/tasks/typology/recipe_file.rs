//! Recipes as files: read from and written to TOML.

use std::path::Path;

use crate::model::TypologyRecipe;
use crate::tasks::page::write_beside;
use crate::tasks::{TaskError, today};
use crate::text::{Language, Message};
use crate::{read, write};

/// The recipe in a TOML file.
///
/// # Errors
/// The file cannot be read or is no recipe; the place is named.
pub fn read_recipe(path: &Path) -> Result<TypologyRecipe, TaskError> {
    Ok(read::recipe(path)?)
}

/// Writes a recipe as TOML.
///
/// # Errors
/// The file cannot be written; it is then as it was.
pub fn write_recipe(path: &Path, recipe: &TypologyRecipe, language: Language) -> Result<(), TaskError> {
    let heading = Message::new("tasks-typology-recipe-heading").with("date", today()).to_text(language);
    let text =
        write::recipe(recipe, &heading).map_err(|error| TaskError::Refused(Box::new(error.notice())))?;
    write_beside(path, text.as_bytes())
}
