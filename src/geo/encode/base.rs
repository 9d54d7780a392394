//! Extent, shapes and neighbours as bytes.

use super::DecodeError;
use super::bytes::{Reader, Writer};
use crate::geo::{Extent, Neighbours, PreparedLayer, RegionIndex, RegionShape};

const MARK: [u8; 3] = *b"SRb";
/// Four corners, label point, radius, area.
const SHAPE_BYTES: usize = 8 * 7 + 4;

/// Everything of a layer but its details.
pub fn encode_base(layer: &PreparedLayer) -> Vec<u8> {
    let mut writer =
        Writer::new(MARK, 64 + layer.shapes.len() * SHAPE_BYTES + layer.neighbours.regions.len() * 7);
    writer.unsigned(u64::from(layer.epsg));
    layer.origin.iter().for_each(|value| writer.f64(*value));
    write_extent(&mut writer, &layer.extent);
    writer.unsigned(layer.shapes.len() as u64);
    for shape in &layer.shapes {
        write_extent(&mut writer, &shape.extent);
        shape.label_point.iter().for_each(|value| writer.f64(*value));
        writer.f32(shape.label_radius_m);
        writer.f64(shape.area_km2);
    }
    writer.rows(&layer.neighbours.starts);
    for (region, row) in layer.neighbours.starts.windows(2).enumerate() {
        let mut before = region as i64;
        for neighbour in layer.neighbours.regions.get(row[0] as usize..row[1] as usize).unwrap_or(&[]) {
            writer.signed(i64::from(neighbour.0) - before);
            before = i64::from(neighbour.0);
        }
    }
    layer.neighbours.shared_border_m.iter().for_each(|length| writer.f32(*length));
    writer.bytes
}

/// Reads what [`encode_base`] wrote; the layer has no details yet.
///
/// # Errors
/// [`DecodeError`] when the bytes are something else or damaged.
pub fn decode_base(bytes: &[u8]) -> Result<PreparedLayer, DecodeError> {
    let mut reader = Reader::new(bytes, MARK)?;
    let epsg = reader.u32()?;
    let origin = [reader.f64()?, reader.f64()?];
    let extent = read_extent(&mut reader)?;
    let count = reader.count(SHAPE_BYTES)?;
    let mut shapes = Vec::with_capacity(count);
    for _ in 0..count {
        shapes.push(RegionShape {
            extent: read_extent(&mut reader)?,
            label_point: [reader.f64()?, reader.f64()?],
            label_radius_m: reader.f32()?,
            area_km2: reader.f64()?,
        });
    }
    let neighbours = read_neighbours(&mut reader, count)?;
    reader.finish()?;
    Ok(PreparedLayer { epsg, origin, extent, shapes, neighbours, details: Vec::new() })
}

fn read_neighbours(reader: &mut Reader, regions: usize) -> Result<Neighbours, DecodeError> {
    let starts = reader.rows()?;
    let links = *starts.last().unwrap_or(&0) as usize;
    if starts.len() != regions + 1 {
        return Err(DecodeError::Damaged("neighbours of another number of regions"));
    }
    if links.checked_mul(5).is_none_or(|bytes| bytes > reader.left()) {
        return Err(DecodeError::Truncated);
    }
    let mut neighbours =
        Neighbours { regions: Vec::with_capacity(links), shared_border_m: Vec::with_capacity(links), starts };
    for (region, row) in neighbours.starts.windows(2).enumerate() {
        let mut before = region as i64;
        for _ in row[0]..row[1] {
            let here = before.checked_add(reader.signed()?).filter(|here| (0..regions as i64).contains(here));
            before = here.ok_or(DecodeError::Damaged("unknown neighbour"))?;
            neighbours.regions.push(RegionIndex(before as u32));
        }
    }
    for _ in 0..links {
        neighbours.shared_border_m.push(reader.f32()?);
    }
    Ok(neighbours)
}

fn write_extent(writer: &mut Writer, extent: &Extent) {
    extent.min.iter().chain(&extent.max).for_each(|value| writer.f64(*value));
}

fn read_extent(reader: &mut Reader) -> Result<Extent, DecodeError> {
    Ok(Extent { min: [reader.f64()?, reader.f64()?], max: [reader.f64()?, reader.f64()?] })
}
