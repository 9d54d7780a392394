//! SVG.
use crate::sheet::Sheet;
/// The page as SVG.
pub fn svg(_sheet: &Sheet) -> String {
    String::new()
}
