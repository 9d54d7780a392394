//! Triangles of a detail as bytes: corners counted within their region, as differences to the corner before.

use super::DecodeError;
use super::bytes::{Reader, Writer};
use crate::geo::Detail;

const MARK: [u8; 3] = *b"SRt";

/// The triangles of a detail; they belong to the lines of the same detail.
pub fn encode_triangles(detail: &Detail) -> Vec<u8> {
    let mut writer = Writer::new(MARK, detail.triangles.len() + detail.triangles.len() / 4 + 64);
    writer.unsigned((detail.triangles.len() / 3) as u64);
    writer.unsigned(detail.region_triangles.len().saturating_sub(1) as u64);
    let mut first_corner = 0;
    for (region, row) in detail.region_triangles.windows(2).enumerate() {
        let corners = detail.triangles.get(row[0] as usize..row[1] as usize).unwrap_or(&[]);
        writer.unsigned((corners.len() / 3) as u64);
        let mut before = first_corner;
        for corner in corners {
            writer.signed(i64::from(*corner) - before);
            before = i64::from(*corner);
        }
        first_corner += detail.region_corner_count(region) as i64;
    }
    writer.bytes
}

/// Reads what [`encode_triangles`] wrote into the detail that [`super::decode_lines`] gave.
///
/// # Errors
/// [`DecodeError`] when the bytes are something else, damaged, or belong to other lines; the detail has no triangles then.
pub fn decode_triangles(detail: &mut Detail, bytes: &[u8]) -> Result<(), DecodeError> {
    detail.triangles.clear();
    detail.region_triangles.clear();
    let mut reader = Reader::new(bytes, MARK)?;
    let total = reader.count(3)? * 3;
    let regions = reader.count(1)?;
    if regions != detail.region_count() {
        return Err(DecodeError::Damaged("triangles of another number of regions"));
    }
    let mut triangles = Vec::with_capacity(total);
    let mut rows = Vec::with_capacity(regions + 1);
    rows.push(0);
    let mut first_corner = 0_i64;
    for region in 0..regions {
        let corners = detail.region_corner_count(region) as i64;
        let own = first_corner..first_corner + corners;
        let count = reader.count(3)?;
        if triangles.len() + count * 3 > total {
            return Err(DecodeError::Damaged("another number of triangles"));
        }
        let mut before = first_corner;
        for _ in 0..count * 3 {
            before = before.wrapping_add(reader.signed()?);
            if !own.contains(&before) {
                return Err(DecodeError::Damaged("corner of another region"));
            }
            triangles.push(before as u32);
        }
        rows.push(triangles.len() as u32);
        first_corner = own.end;
    }
    reader.finish()?;
    if triangles.len() != total {
        return Err(DecodeError::Damaged("another number of triangles"));
    }
    detail.triangles = triangles;
    detail.region_triangles = rows;
    Ok(())
}
