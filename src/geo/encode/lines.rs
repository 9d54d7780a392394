//! Arcs and rings of a detail as bytes: points as differences in drawing steps, rings as references to arcs used before.

use super::DecodeError;
use super::bytes::{Reader, Writer};
use crate::geo::{ArcSpan, Detail, RegionIndex};

const MARK: [u8; 3] = *b"SRl";
/// How points are written.
const IN_STEPS: u64 = 1;
const AS_FLOATS: u64 = 0;
/// Largest drawing step is 2^20 map units, smallest 2^-40.
const EXPONENTS: std::ops::RangeInclusive<i32> = -40..=20;

/// The lines of a detail: tolerance, arcs, rings.
pub fn encode_lines(detail: &Detail) -> Vec<u8> {
    let mut writer = Writer::new(MARK, detail.points.len() * 5 + detail.ring_arcs.len() * 3 + 64);
    writer.f32(detail.tolerance_m);
    writer.rows(&detail.region_rings);
    writer.rows(&detail.ring_starts);
    write_references(&mut writer, detail);
    writer.unsigned(detail.arcs.len() as u64);
    detail.arcs.iter().for_each(|arc| writer.unsigned(u64::from(arc.len)));
    if let Some(exponent) = drawing_exponent(&detail.points) {
        write_steps(&mut writer, detail, exponent);
    } else {
        writer.unsigned(AS_FLOATS);
        for arc in &detail.arcs {
            detail.arc_points(arc).iter().flatten().for_each(|part| writer.f32(*part));
        }
    }
    writer.bytes
}

/// Rings refer to a new arc (0), or to one that was new that many arcs ago; backward references are odd.
fn write_references(writer: &mut Writer, detail: &Detail) {
    let mut next = 0_i64;
    for reference in &detail.ring_arcs {
        let (arc, backward) = if *reference < 0 { (!reference, 1) } else { (*reference, 0) };
        let back = next - i64::from(arc);
        // A new arc is the next one in every layer that was prepared here; anything else stays possible.
        writer.signed(back * 2 + backward);
        next = next.max(i64::from(arc) + 1);
    }
}

/// The largest power of two of which all coordinates are multiples, each of at most 2^24; `None` when there is none.
fn drawing_exponent(points: &[[f32; 2]]) -> Option<i32> {
    let mut exponent = *EXPONENTS.end();
    let mut largest = 0.0_f32;
    for part in points.iter().flatten() {
        exponent = exponent.min(lowest_bit(*part));
        largest = largest.max(part.abs());
    }
    let fits = largest.is_finite() && largest <= 16_777_216.0 * 2f32.powi(exponent);
    (fits && EXPONENTS.contains(&exponent)).then_some(exponent)
}

/// Exponent of the lowest bit that is set in a number; a small one is refused later, as is what is no number.
fn lowest_bit(value: f32) -> i32 {
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> 23) & 0xFF, bits & 0x7F_FFFF);
    match exponent {
        0 if fraction == 0 => *EXPONENTS.end(),
        0 | 255 => i32::MIN,
        _ => exponent as i32 - 150 + (fraction | 0x80_0000).trailing_zeros() as i32,
    }
}

fn write_steps(writer: &mut Writer, detail: &Detail, exponent: i32) {
    writer.unsigned(IN_STEPS);
    writer.signed(i64::from(exponent));
    let per_step = 2f32.powi(-exponent);
    let mut before = [0_i64; 2];
    for arc in &detail.arcs {
        for point in detail.arc_points(arc) {
            for axis in 0..2 {
                let here = (point[axis] * per_step) as i64;
                writer.signed(here - before[axis]);
                before[axis] = here;
            }
        }
    }
}

/// Reads what [`encode_lines`] wrote; the detail has no triangles yet.
///
/// # Errors
/// [`DecodeError`] when the bytes are something else or damaged.
pub fn decode_lines(bytes: &[u8]) -> Result<Detail, DecodeError> {
    let mut reader = Reader::new(bytes, MARK)?;
    let tolerance_m = reader.f32()?;
    let region_rings = reader.rows()?;
    let ring_starts = reader.rows()?;
    if *region_rings.last().unwrap_or(&0) as usize != ring_starts.len() - 1 {
        return Err(DecodeError::Damaged("rings without region"));
    }
    let ring_arcs = read_references(&mut reader, *ring_starts.last().unwrap_or(&0) as usize)?;
    let mut arcs = read_arcs(&mut reader)?;
    add_sides(&mut arcs, &region_rings, &ring_starts, &ring_arcs)?;
    let count = arcs.last().map_or(0, |arc| (arc.start + arc.len) as usize);
    let points = read_points(&mut reader, count)?;
    reader.finish()?;
    Ok(Detail { tolerance_m, points, arcs, ring_arcs, ring_starts, region_rings, ..Detail::default() })
}

fn read_references(reader: &mut Reader, count: usize) -> Result<Vec<i32>, DecodeError> {
    if count > reader.left() {
        return Err(DecodeError::Truncated);
    }
    let mut references = Vec::with_capacity(count);
    let mut next = 0_i64;
    for _ in 0..count {
        let code = reader.signed()?;
        let arc = next.saturating_sub(code >> 1);
        if !(0..i64::from(i32::MAX)).contains(&arc) {
            return Err(DecodeError::Damaged("reference to no arc"));
        }
        references.push(if code & 1 == 1 { !(arc as i32) } else { arc as i32 });
        next = next.max(arc + 1);
    }
    Ok(references)
}

fn read_arcs(reader: &mut Reader) -> Result<Vec<ArcSpan>, DecodeError> {
    let count = reader.count(1)?;
    let mut arcs = Vec::with_capacity(count);
    let mut start = 0_u32;
    for _ in 0..count {
        let len = reader.u32()?;
        arcs.push(ArcSpan { start, len, left: None, right: None });
        start = start.checked_add(len).ok_or(DecodeError::Damaged("arcs too long"))?;
    }
    Ok(arcs)
}

/// The region of a ring lies on the left of an arc that it runs forward, on the right of one that it runs backward.
fn add_sides(
    arcs: &mut [ArcSpan],
    region_rings: &[u32],
    ring_starts: &[u32],
    ring_arcs: &[i32],
) -> Result<(), DecodeError> {
    for (region, rings) in region_rings.windows(2).enumerate() {
        let bounds = ring_starts.get(rings[0] as usize).zip(ring_starts.get(rings[1] as usize));
        let references = bounds.and_then(|(start, end)| ring_arcs.get(*start as usize..*end as usize));
        for reference in references.ok_or(DecodeError::Damaged("rings without region"))? {
            let backward = *reference < 0;
            let position = if backward { !reference } else { *reference };
            let arc = arcs.get_mut(position as usize).ok_or(DecodeError::Damaged("reference to no arc"))?;
            let side = if backward { &mut arc.right } else { &mut arc.left };
            if side.replace(RegionIndex(region as u32)).is_some() {
                return Err(DecodeError::Damaged("arc used twice in one direction"));
            }
        }
    }
    Ok(())
}

fn read_points(reader: &mut Reader, count: usize) -> Result<Vec<[f32; 2]>, DecodeError> {
    let kind = reader.unsigned()?;
    let exponent = if kind == IN_STEPS { reader.signed()? } else { 0 };
    let bytes_each = if kind == IN_STEPS { 2 } else { 8 };
    if count.checked_mul(bytes_each).is_none_or(|bytes| bytes > reader.left()) {
        return Err(DecodeError::Truncated);
    }
    let mut points = Vec::with_capacity(count);
    if kind != IN_STEPS {
        for _ in 0..count {
            points.push([reader.f32()?, reader.f32()?]);
        }
        return Ok(points);
    }
    let exponent = i32::try_from(exponent).ok().filter(|exponent| EXPONENTS.contains(exponent));
    let step = 2f32.powi(exponent.ok_or(DecodeError::Damaged("drawing step"))?);
    let [mut x, mut y] = [0_i64; 2];
    for _ in 0..count {
        x = x.wrapping_add(reader.signed()?);
        y = y.wrapping_add(reader.signed()?);
        points.push([x as f32 * step, y as f32 * step]);
    }
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawing_steps_are_found() {
        fn check(points: &[[f32; 2]], expected: Option<i32>) {
            assert_eq!(drawing_exponent(points), expected, "{points:?}");
        }
        check(&[[0.5, 3.0]], Some(-1));
        check(&[[0.0, -12.0]], Some(2));
        check(&[], Some(20));
        check(&[[1e6, 0.000_1]], None);
        check(&[[f32::NAN, 0.0]], None);
        check(&[[f32::INFINITY, 0.0]], None);
        check(&[[f32::MIN_POSITIVE, 0.0]], None);
    }
}
