//! Region keys: official municipality keys (AGS, ARS) and any other key, always text.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A region key as the office writes it: text, leading zeros kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegionKey(String);

/// Why a text cannot be a region key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegionKeyError {
    /// Nothing but spaces.
    #[error("the key is empty")]
    Empty,
    /// A placeholder such as `--------`, which several regions share.
    #[error("the key is a placeholder")]
    Placeholder,
}

impl RegionKey {
    /// The trimmed text as a key.
    ///
    /// # Errors
    /// Empty text and placeholders (only `-`, `.`, `?`, `_`, `*` or `x`) are refused: regions would be merged by accident.
    pub fn new(text: &str) -> Result<Self, RegionKeyError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(RegionKeyError::Empty);
        }
        if text.chars().all(|c| matches!(c, '-' | '–' | '.' | '?' | '_' | '*' | 'x' | 'X')) {
            return Err(RegionKeyError::Placeholder);
        }
        Ok(Self(text.to_owned()))
    }

    /// A key of digits, with leading zeros up to `digits`.
    pub fn from_number(number: u64, digits: usize) -> Self {
        Self(format!("{number:0digits$}"))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RegionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for RegionKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for RegionKey {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// The 8-digit AGS of a 12-digit ARS: digits 1–5 and 10–12 (092760130130 → 09276130).
pub fn ags_from_ars(ars: &str) -> Option<String> {
    let digits = ars.len() == 12 && ars.bytes().all(|b| b.is_ascii_digit());
    if digits { Some(format!("{}{}", ars.get(..5)?, ars.get(9..)?)) } else { None }
}

/// Whether `key` lies in the area `ancestor` by the build of official keys: AGS prefixes of 2, 3 or 5 digits,
/// for 12-digit ARS also 9 (Gemeindeverband).
pub fn is_official_descendant(key: &str, ancestor: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let lengths: &[usize] = match key.len() {
        5 => &[2, 3],
        8 => &[2, 3, 5],
        12 => &[2, 3, 5, 9],
        _ => return false,
    };
    digits(key) && digits(ancestor) && lengths.contains(&ancestor.len()) && key.starts_with(ancestor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ags_of_an_ars() {
        assert_eq!(ags_from_ars("092760130130").as_deref(), Some("09276130"));
        assert_eq!(ags_from_ars("033545403005").as_deref(), Some("03354005"));
        assert_eq!(ags_from_ars("03354"), None);
    }

    #[test]
    fn placeholders_are_no_keys() {
        assert_eq!(RegionKey::new("--------"), Err(RegionKeyError::Placeholder));
        assert_eq!(RegionKey::new("  "), Err(RegionKeyError::Empty));
        assert_eq!(RegionKey::new(" 03354005 ").map(|key| key.to_string()), Ok("03354005".to_owned()));
    }

    #[test]
    fn official_keys_nest() {
        assert!(is_official_descendant("03354005", "03354"));
        assert!(is_official_descendant("03354005", "03"));
        assert!(!is_official_descendant("03354005", "0335"));
        assert!(!is_official_descendant("abc54005", "ab"));
        assert!(is_official_descendant("033545403005", "033545403"));
    }
}
