//! A typology by name and version, as it stands in the project file.

use crate::model::{Project, SavedTypology};
use crate::tasks::{Session, TaskError};
use crate::text::Message;

/// The typology called `name`, in its latest version or the one asked for.
///
/// # Errors
/// There is none of that name or version; the sentence names those that there are.
pub fn saved_typology(
    session: &Session,
    project: &Project,
    (name, version): (&str, Option<u32>),
) -> Result<SavedTypology, TaskError> {
    let name = name.trim();
    let Some(latest) = project.typologies.get(name) else {
        let names: Vec<&str> = project.typologies.keys().map(String::as_str).collect();
        let message = Message::new("tasks-unknown-typology").with("name", name);
        let hint = if names.is_empty() {
            Message::new("tasks-no-typology-hint")
        } else {
            Message::new("tasks-unknown-typology-hint").with("names", names.join(", "))
        };
        return Err(TaskError::refused(message, hint));
    };
    let Some(version) = version else { return Ok(latest.clone()) };
    let versions = session.reader()?.typology_versions(name)?;
    let found = versions.into_iter().find(|saved| saved.version == version);
    found.ok_or_else(|| {
        let message = Message::new("tasks-unknown-typology-version")
            .with("name", name)
            .with("version", version.to_string());
        let hint =
            Message::new("tasks-unknown-typology-version-hint").with("latest", latest.version.to_string());
        TaskError::refused(message, hint)
    })
}

/// A version of a typology as it stands in the project file.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedVersion {
    /// Number and recipe.
    pub saved: SavedTypology,
    /// Day on which its results were computed, `2025-03-18`; `None` when none were stored.
    pub computed_on: Option<String>,
}

/// All versions of the typology called `name`, the latest first.
///
/// # Errors
/// The file cannot be read.
pub fn saved_versions(session: &Session, name: &str) -> Result<Vec<SavedVersion>, TaskError> {
    let store = session.reader()?;
    let mut days = store.typology_days(name)?;
    let versions = store.typology_versions(name)?.into_iter().rev();
    Ok(versions.map(|saved| SavedVersion { computed_on: days.remove(&saved.version), saved }).collect())
}

/// `NAME` or `NAME@VERSION` in its parts; what stands behind the last `@` is a version only where it is a number.
pub fn name_and_version(text: &str) -> (&str, Option<u32>) {
    match text.rsplit_once('@').map(|(name, version)| (name, version.trim().parse())) {
        Some((name, Ok(version))) => (name.trim(), Some(version)),
        _ => (text.trim(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_hold_the_sign() {
        assert_eq!(name_and_version("Lage"), ("Lage", None));
        assert_eq!(name_and_version("Lage@2"), ("Lage", Some(2)));
        assert_eq!(name_and_version("a@b"), ("a@b", None));
        assert_eq!(name_and_version("a@b@3"), ("a@b", Some(3)));
    }
}
