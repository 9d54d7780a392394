//! Areas of a .shp file (ESRI Shapefile Technical Description, 1998), read from its bytes.

use crate::geo::{Coord, MultiPolygon};
use rayon::prelude::*;

use super::bytes::{i32_be, i32_le, point_le};
use super::error::{FileKind, GeometryClass, Problem};
use super::rings;
use crate::work::Work;

const HEADER: usize = 100;
/// Larger than any coordinate on earth in any unit; "no data" values of the format (below −10³⁸) lie beyond.
const LARGEST_COORDINATE: f64 = 1e12;

/// What a .shp file holds.
#[derive(Debug, Default)]
pub struct Shapes {
    /// One per record; empty = null shape.
    pub records: Vec<MultiPolygon<f64>>,
    /// Rings that enclose nothing and were dropped.
    pub dropped_rings: usize,
    /// Records that the index file (.shx) counts otherwise; the index was not used.
    pub index_disagrees: Option<usize>,
}

/// Reads all areas; `index` is the content of the .shx file where there is one.
///
/// # Errors
/// Not a shapefile, not areas, cut off or damaged.
pub fn read(shp: &[u8], index: Option<&[u8]>, work: &Work) -> Result<Shapes, Problem> {
    if shp.is_empty() {
        return Err(Problem::Empty);
    }
    if i32_be(shp, 0) != Some(9994) || shp.len() < HEADER {
        return Err(Problem::WrongContent(FileKind::Shapefile));
    }
    area_type(i32_le(shp, 32).unwrap_or(-1))?;
    let scanned = scan(shp);
    let indexed = index.map(|index| from_index(shp, index));
    let (contents, index_disagrees) = match (scanned, indexed) {
        (Ok(scanned), Some(Ok(indexed))) if scanned.len() == indexed.len() => (scanned, None),
        // A file whose records were edited in place has gaps that only the index knows.
        (_, Some(Ok(indexed))) if !indexed.is_empty() => (indexed, None),
        (Ok(scanned), Some(Ok(_))) => (scanned, Some(0)),
        (Ok(scanned), Some(Err(count))) => (scanned, Some(count)),
        (Ok(scanned), None) => (scanned, None),
        (Err(problem), _) => return Err(problem),
    };
    let read: Vec<(MultiPolygon<f64>, usize)> = contents
        .par_iter()
        .enumerate()
        .map(|(position, content)| {
            if work.is_cancelled() { Ok((MultiPolygon(Vec::new()), 0)) } else { area(content, position + 1) }
        })
        .collect::<Result<_, _>>()?;
    let dropped_rings = read.iter().map(|(_, dropped)| dropped).sum();
    let records = read.into_iter().map(|(area, _)| area).collect();
    Ok(Shapes { records, dropped_rings, index_disagrees })
}

/// The content of every record, in file order.
fn scan(shp: &[u8]) -> Result<Vec<&[u8]>, Problem> {
    let mut contents = Vec::new();
    let mut at = HEADER;
    // The length in the header counts words of two bytes; some writers leave it wrong, so the file's own length decides.
    while at < shp.len() {
        let number = contents.len() + 1;
        let words = i32_be(shp, at + 4).ok_or(Problem::CutOff(number))?;
        let bytes = usize::try_from(words).map_err(|_| Problem::DamagedRecord(number))?.saturating_mul(2);
        let begin = at + 8;
        let end = begin.saturating_add(bytes);
        if bytes < 4 {
            return Err(Problem::DamagedRecord(number));
        }
        contents.push(shp.get(begin..end).ok_or(Problem::CutOff(number))?);
        at = end;
    }
    Ok(contents)
}

/// The content of every record as the index says; its number of entries when it contradicts the file.
fn from_index<'a>(shp: &'a [u8], index: &[u8]) -> Result<Vec<&'a [u8]>, usize> {
    let entries = index.get(HEADER..).unwrap_or_default().chunks(8);
    let count = entries.len();
    let content = |entry: &[u8]| {
        let offset = usize::try_from(i32_be(entry, 0)?).ok()?.checked_mul(2)?;
        let bytes = usize::try_from(i32_be(shp, offset.checked_add(4)?)?).ok()?.checked_mul(2)?;
        let begin = offset.checked_add(8)?;
        if offset < HEADER || bytes < 4 { None } else { shp.get(begin..begin.checked_add(bytes)?) }
    };
    if i32_be(index, 0) != Some(9994) {
        return Err(count);
    }
    let contents: Option<Vec<&[u8]>> = entries.map(content).collect();
    contents.ok_or(count)
}

/// Accepts the shape types that are areas (5, 15, 25) and null (0).
fn area_type(code: i32) -> Result<(), Problem> {
    match code {
        0 | 5 | 15 | 25 => Ok(()),
        1 | 8 | 11 | 18 | 21 | 28 => Err(Problem::NotAreas(GeometryClass::Points)),
        3 | 13 | 23 => Err(Problem::NotAreas(GeometryClass::Lines)),
        31 => Err(Problem::NotAreas(GeometryClass::Surfaces)),
        _ => Err(Problem::NotAreas(GeometryClass::Unknown)),
    }
}

/// The area of one record and the number of rings without area. Z and M values follow the points and are not needed.
fn area(content: &[u8], number: usize) -> Result<(MultiPolygon<f64>, usize), Problem> {
    let damaged = || Problem::DamagedRecord(number);
    let code = i32_le(content, 0).ok_or_else(damaged)?;
    if area_type(code).is_err() {
        return Err(damaged());
    }
    if code == 0 {
        return Ok((MultiPolygon(Vec::new()), 0));
    }
    let count =
        |at: usize| i32_le(content, at).and_then(|count| usize::try_from(count).ok()).ok_or_else(damaged);
    let (parts, points) = (count(36)?, count(40)?);
    let points_begin = parts.checked_mul(4).and_then(|bytes| bytes.checked_add(44)).ok_or_else(damaged)?;
    let points_end =
        points.checked_mul(16).and_then(|bytes| bytes.checked_add(points_begin)).ok_or_else(damaged)?;
    let part_bytes = content.get(44..points_begin).ok_or_else(damaged)?;
    let point_bytes = content.get(points_begin..points_end).ok_or_else(damaged)?;
    let mut begins = Vec::with_capacity(parts);
    for entry in part_bytes.chunks_exact(4) {
        let begin = i32_le(entry, 0).and_then(|begin| usize::try_from(begin).ok()).ok_or_else(damaged)?;
        begins.push(begin);
    }
    let mut lines = Vec::with_capacity(parts);
    for (position, begin) in begins.iter().enumerate() {
        let end = begins.get(position + 1).copied().unwrap_or(points);
        let bytes = point_bytes.get(begin.saturating_mul(16)..end.saturating_mul(16)).ok_or_else(damaged)?;
        lines.push(ring(bytes).ok_or(Problem::ImpossibleCoordinates(number))?);
    }
    rings::areas(lines).map_err(|_| Problem::TooManyRings(number))
}

fn ring(bytes: &[u8]) -> Option<Vec<Coord<f64>>> {
    let points = bytes.chunks_exact(16).map(|pair| {
        let [x, y] = point_le(pair);
        let possible = x.abs() < LARGEST_COORDINATE && y.abs() < LARGEST_COORDINATE;
        possible.then_some(Coord { x, y })
    });
    points.collect()
}
