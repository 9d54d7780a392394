//! Scenarios, rules and kinds of facilities in: TOML as `write::plan_file` writes it, or JSON.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::error::{Problem, ReadError};
use super::recipe::{RecipeFault, RecipeProblem};

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
        serde_json::from_str(text).map_err(|error| RecipeProblem {
            line: error.line(),
            column: error.column(),
            fault: RecipeFault::of(&error.to_string()),
        })
    } else {
        toml::from_str(text).map_err(|error| RecipeProblem::of(&error, text))
    };
    read.map_err(|problem| failed(Problem::Plan(Box::new(problem))))
}
