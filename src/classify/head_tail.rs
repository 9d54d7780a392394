//! Head/tail breaks for heavy-tailed values.
//!
//! B. Jiang, Head/tail breaks: a new classification scheme for data with a heavy-tailed distribution,
//! The Professional Geographer 65 (2013).

use super::cuts::Break;
use super::distinct::DistinctValues;

/// A head that holds more than this share of its part is no minority any more.
const LARGEST_HEAD_SHARE: f64 = 0.4;

/// Breaks at the mean of all values, then at the mean of each head, while the head holds at most 40 %; at most
/// `most` breaks.
pub(super) fn breaks(distinct: &DistinctValues, most: usize) -> Vec<Break> {
    let mut breaks = Vec::new();
    let mut part = distinct.clone();
    while part.len() > 1 && breaks.len() < most {
        let mean = part.mean();
        breaks.push(Break::Computed(mean));
        let head = part.part(part.at_most(mean)..part.len());
        if head.total() as f64 > LARGEST_HEAD_SHARE * part.total() as f64 {
            break;
        }
        part = head;
    }
    breaks
}
