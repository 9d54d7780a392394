//! Polygon geometry as GeoPackage blobs: an 8-byte header with envelope, then well-known binary.

use crate::geo::{Coord, Extent, LineString, MultiPolygon, Polygon};

const WKB_POLYGON: u32 = 3;
const WKB_MULTI_POLYGON: u32 = 6;
const WKB_COLLECTION: u32 = 7;
const WKB_MULTI_SURFACE: u32 = 12;
const HEADER_BYTES: usize = 8;
const ENVELOPE_BYTES: usize = 32;

/// `geometry` as a GeoPackage blob with an x-y envelope, little-endian.
pub fn encode(geometry: &MultiPolygon<f64>, srs_id: i32) -> Vec<u8> {
    let points: usize = geometry.0.iter().flat_map(rings).map(|ring| ring.0.len()).sum();
    let mut blob = Vec::with_capacity(HEADER_BYTES + ENVELOPE_BYTES + 64 + points * 16);
    let extent = extent(geometry);
    blob.extend_from_slice(b"GP\0");
    // flags: little-endian (bit 0); envelope of type 1 (bits 1–3) unless the geometry is empty (bit 4)
    blob.push(if extent.is_empty() { 0b0001_0001 } else { 0b0000_0011 });
    blob.extend_from_slice(&srs_id.to_le_bytes());
    if !extent.is_empty() {
        for value in [extent.min[0], extent.max[0], extent.min[1], extent.max[1]] {
            blob.extend_from_slice(&value.to_le_bytes());
        }
    }
    push_start(&mut blob, WKB_MULTI_POLYGON, geometry.0.len());
    for polygon in &geometry.0 {
        push_start(&mut blob, WKB_POLYGON, 1 + polygon.interiors().len());
        for ring in rings(polygon) {
            blob.extend_from_slice(&(ring.0.len() as u32).to_le_bytes());
            for point in &ring.0 {
                blob.extend_from_slice(&point.x.to_le_bytes());
                blob.extend_from_slice(&point.y.to_le_bytes());
            }
        }
    }
    blob
}

/// A point in longitude and latitude as a GeoPackage blob.
pub fn encode_point([x, y]: [f64; 2]) -> Vec<u8> {
    let mut blob = Vec::with_capacity(HEADER_BYTES + 21);
    blob.extend_from_slice(b"GP\0\x01");
    blob.extend_from_slice(&4326_i32.to_le_bytes());
    blob.push(1);
    blob.extend_from_slice(&1_u32.to_le_bytes());
    blob.extend_from_slice(&x.to_le_bytes());
    blob.extend_from_slice(&y.to_le_bytes());
    blob
}

/// A place that stands for a GeoPackage blob of any program: the point, the first of several, the middle of the extent of areas.
pub fn decode_place(blob: &[u8]) -> Option<[f64; 2]> {
    if let Ok(areas) = decode_any(blob) {
        let extent = extent(&areas);
        return (!extent.is_empty())
            .then(|| std::array::from_fn(|axis| f64::midpoint(extent.min[axis], extent.max[axis])));
    }
    let mut reader = Reader { bytes: content(blob).ok()?, little_endian: true };
    let mut kind = reader.start()?.0;
    if kind == 4 && reader.u32()? > 0 {
        kind = reader.start()?.0;
    }
    let point = [reader.f64()?, reader.f64()?];
    (kind == 1 && point.iter().all(|value| value.is_finite())).then_some(point)
}

/// The extent of `geometry`; empty for no geometry.
pub fn extent(geometry: &MultiPolygon<f64>) -> Extent {
    let mut extent = Extent::EMPTY;
    for polygon in &geometry.0 {
        for point in &polygon.exterior().0 {
            extent.include([point.x, point.y]);
        }
    }
    extent
}

/// Why a blob gives no areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAreas {
    /// It breaks off, contradicts itself, or has coordinates that are no numbers.
    Damaged,
    /// Points.
    Points,
    /// Lines.
    Lines,
    /// Areas bounded by arcs.
    Curves,
    /// Something else.
    Other,
}

/// The polygons of a GeoPackage blob as this program writes it; `None` when the blob is damaged or holds no polygons.
pub fn decode(blob: &[u8]) -> Option<MultiPolygon<f64>> {
    decode_any(blob).ok()
}

/// The polygons of a GeoPackage blob of any program: with or without envelope, heights and measures left out.
///
/// # Errors
/// What stands there instead of areas.
pub fn decode_any(blob: &[u8]) -> Result<MultiPolygon<f64>, NoAreas> {
    let bytes = content(blob)?;
    let mut polygons = Vec::new();
    Reader { bytes, little_endian: true }.geometry(&mut polygons, 0)?;
    Ok(MultiPolygon(polygons))
}

/// The well-known binary behind the header of a blob.
fn content(blob: &[u8]) -> Result<&[u8], NoAreas> {
    let flags = *blob.get(3).ok_or(NoAreas::Damaged)?;
    let envelope = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(NoAreas::Damaged),
    };
    if blob.get(..2) != Some(b"GP") {
        return Err(NoAreas::Damaged);
    }
    if flags & 0b0010_0000 != 0 {
        return Err(NoAreas::Other);
    }
    blob.get(HEADER_BYTES + envelope..).ok_or(NoAreas::Damaged)
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

fn push_start(blob: &mut Vec<u8>, kind: u32, count: usize) {
    blob.push(1);
    blob.extend_from_slice(&kind.to_le_bytes());
    blob.extend_from_slice(&(count as u32).to_le_bytes());
}

struct Reader<'a> {
    bytes: &'a [u8],
    little_endian: bool,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = tail;
        Some(*head)
    }

    fn u32(&mut self) -> Option<u32> {
        let bytes = self.take::<4>()?;
        Some(if self.little_endian { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn f64(&mut self) -> Option<f64> {
        let bytes = self.take::<8>()?;
        Some(if self.little_endian { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    /// Type without dimensions, and numbers per point.
    fn start(&mut self) -> Option<(u32, usize)> {
        self.little_endian = self.take::<1>()?[0] == 1;
        let code = self.u32()?;
        // Heights and measures: thousands (ISO), or the high bits (EWKB of PostGIS).
        let extended = usize::from(code & 0x8000_0000 != 0) + usize::from(code & 0x4000_0000 != 0);
        let plain = code & 0x0fff_ffff;
        let iso = match plain / 1000 {
            0 => 0,
            1 | 2 => 1,
            3 => 2,
            _ => return None,
        };
        Some((plain % 1000, 2 + iso.max(extended)))
    }

    fn geometry(&mut self, polygons: &mut Vec<Polygon<f64>>, depth: usize) -> Result<(), NoAreas> {
        const DEEPEST: usize = 4;
        let (kind, size) = self.start().ok_or(NoAreas::Damaged)?;
        match kind {
            WKB_POLYGON => polygons.push(self.polygon(size).ok_or(NoAreas::Damaged)?),
            WKB_MULTI_POLYGON | WKB_COLLECTION | WKB_MULTI_SURFACE if depth < DEEPEST => {
                for _ in 0..self.u32().ok_or(NoAreas::Damaged)? {
                    self.geometry(polygons, depth + 1)?;
                }
            }
            1 | 4 => return Err(NoAreas::Points),
            2 | 5 | 8 | 9 | 11 => return Err(NoAreas::Lines),
            10 => return Err(NoAreas::Curves),
            _ => return Err(NoAreas::Other),
        }
        Ok(())
    }

    fn polygon(&mut self, size: usize) -> Option<Polygon<f64>> {
        let count = self.u32()?;
        let mut rings = Vec::new();
        for _ in 0..count {
            rings.push(self.ring(size)?);
        }
        let mut rings = rings.into_iter();
        let exterior = rings.next().unwrap_or(LineString(Vec::new()));
        Some(Polygon::new(exterior, rings.collect()))
    }

    fn ring(&mut self, size: usize) -> Option<LineString<f64>> {
        let count = self.u32()? as usize;
        if count.checked_mul(8 * size)? > self.bytes.len() {
            return None;
        }
        let mut points = Vec::with_capacity(count);
        for _ in 0..count {
            let point = Coord { x: self.f64()?, y: self.f64()? };
            for _ in 2..size {
                self.f64()?;
            }
            if !(point.x.is_finite() && point.y.is_finite()) {
                return None;
            }
            points.push(point);
        }
        Some(LineString(points))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square_with_hole() -> MultiPolygon<f64> {
        let ring = |side: f64| {
            LineString::from(vec![(-side, -side), (side, -side), (side, side), (-side, side), (-side, -side)])
        };
        MultiPolygon(vec![Polygon::new(ring(10.0), vec![ring(2.0)])])
    }

    #[test]
    fn what_is_written_is_read() {
        let geometry = square_with_hole();
        assert_eq!(decode(&encode(&geometry, 25832)), Some(geometry));
        let nothing = MultiPolygon(Vec::new());
        assert_eq!(decode(&encode(&nothing, 4326)), Some(nothing));
    }

    #[test]
    fn damaged_blobs_are_refused() {
        let blob = encode(&square_with_hole(), 25832);
        for length in 0..blob.len() {
            assert_eq!(decode(&blob[..length]), None, "cut at {length}");
        }
    }
}
