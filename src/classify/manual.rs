//! Breaks set by hand.

use super::ClassifyError;
use super::cuts::Break;

/// The breaks as they were set.
///
/// # Errors
/// No break, a break that is no number, or one that is not larger than the one before.
pub(super) fn breaks(manual_breaks: &[f64]) -> Result<Vec<Break>, ClassifyError> {
    if manual_breaks.is_empty() {
        return Err(ClassifyError::NoBreaks);
    }
    if let Some(position) = manual_breaks.iter().position(|number| !number.is_finite()) {
        return Err(ClassifyError::BreakNotFinite { position: position + 1 });
    }
    for (earlier, later) in manual_breaks.iter().zip(manual_breaks.iter().skip(1)) {
        if earlier >= later {
            return Err(ClassifyError::BreaksNotAscending { earlier: *earlier, later: *later });
        }
    }
    Ok(manual_breaks.iter().map(|number| Break::Given(*number)).collect())
}
