//! Places of the records of a .shp file: points as they are, the middle of the extent of lines and areas.

use super::bytes::{i32_be, i32_le, point_le};
use super::error::{FileKind, Problem};

const HEADER: usize = 100;

/// One place per record; `None` for a null shape.
///
/// # Errors
/// Not a shapefile, cut off or damaged.
pub fn read(shp: &[u8]) -> Result<Vec<Option<[f64; 2]>>, Problem> {
    if shp.is_empty() {
        return Err(Problem::Empty);
    }
    if i32_be(shp, 0) != Some(9994) || shp.len() < HEADER {
        return Err(Problem::WrongContent(FileKind::Shapefile));
    }
    let mut places = Vec::new();
    let mut at = HEADER;
    while at < shp.len() {
        let number = places.len() + 1;
        let words = i32_be(shp, at + 4).ok_or(Problem::CutOff(number))?;
        let bytes = usize::try_from(words).map_err(|_| Problem::DamagedRecord(number))?.saturating_mul(2);
        let begin = at + 8;
        let content = shp.get(begin..begin.saturating_add(bytes)).ok_or(Problem::CutOff(number))?;
        let shape = i32_le(content, 0).ok_or(Problem::DamagedRecord(number))?;
        places.push(if shape == 0 {
            None
        } else {
            Some(place(shape, content).ok_or(Problem::DamagedRecord(number))?)
        });
        at = begin + bytes;
    }
    Ok(places)
}

/// `None`: cut off, or no place on any map.
fn place(shape: i32, content: &[u8]) -> Option<[f64; 2]> {
    let pair = |at: usize| content.get(at..at + 16).map(point_le);
    let place = if matches!(shape, 1 | 11 | 21) {
        pair(4)?
    } else {
        let ([west, south], [east, north]) = (pair(4)?, pair(20)?);
        [f64::midpoint(west, east), f64::midpoint(south, north)]
    };
    Some(place).filter(|place| place.iter().all(|value| value.abs() < 1e12))
}
