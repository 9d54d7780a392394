//! GeoJSON (RFC 7946): longitude and latitude with seven decimals, outer rings counter-clockwise, written feature by
//! feature.

use std::io::Write;

use serde_json::Value;

use super::{Cell, Table, TableNotes, WriteError};
use crate::geo::{LineString, MultiPolygon, Polygon};

/// Seven decimals: about a centimetre.
const DECIMALS: f64 = 1e7;

/// Writes one feature per row: its cells as properties under the names of the columns, the geometry beside it.
///
/// `geometries` are in longitude and latitude (EPSG:4326), one per row; an empty one becomes `null`. Title, period, sources
/// and remarks of `notes` stand as further members of the collection. States are written as codes.
///
/// # Errors
/// Not one geometry per row, a point that is no longitude and latitude, or a refusing `out`.
pub fn geojson(
    table: &Table,
    geometries: &[MultiPolygon<f64>],
    notes: &TableNotes,
    mut out: impl Write,
) -> Result<(), WriteError> {
    features(table, geometries.len(), notes, &mut out, |out, position| {
        let Some(geometry) = geometries.get(position) else { return Ok(()) };
        write_geometry(out, &rounded(geometry, position + 1)?)
    })
}

/// Writes one point per row, as [`geojson()`] writes areas. `places` are longitude and latitude, one per row.
///
/// # Errors
/// Not one place per row, a place that is no longitude and latitude, or a refusing `out`.
pub fn geojson_places(
    table: &Table,
    places: &[[f64; 2]],
    notes: &TableNotes,
    mut out: impl Write,
) -> Result<(), WriteError> {
    features(table, places.len(), notes, &mut out, |out, position| {
        let [x, y] = places.get(position).copied().unwrap_or_default();
        if !(x.abs() <= 180.0 && y.abs() <= 90.0) {
            return Err(WriteError::NotLonLat { row: position + 1, x, y });
        }
        let [x, y] = [x, y].map(|degrees| (degrees * DECIMALS).round() / DECIMALS);
        write!(out, "{{\"type\":\"Point\",\"coordinates\":[{x},{y}]}}")?;
        Ok(())
    })
}

/// The collection around geometries that `geometry` writes, row by row.
fn features<W: Write>(
    table: &Table,
    geometries: usize,
    notes: &TableNotes,
    out: &mut W,
    geometry: impl Fn(&mut W, usize) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    if geometries != table.rows.len() {
        return Err(WriteError::GeometryCount { rows: table.rows.len(), geometries });
    }
    out.write_all(b"{\"type\":\"FeatureCollection\"")?;
    for (name, value) in members(notes) {
        write!(out, ",\"{name}\":")?;
        json(out, &value)?;
    }
    out.write_all(b",\"features\":[")?;
    for (position, row) in table.rows.iter().enumerate() {
        out.write_all(if position == 0 { b"\n" } else { b",\n" })?;
        out.write_all(b"{\"type\":\"Feature\",\"properties\":")?;
        write_properties(out, table, row)?;
        out.write_all(b",\"geometry\":")?;
        geometry(out, position)?;
        out.write_all(b"}")?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()?;
    Ok(())
}

fn members(notes: &TableNotes) -> Vec<(&'static str, Value)> {
    let mut members = vec![
        ("title", notes.title.clone()),
        ("period", notes.period.clone()),
        ("source", notes.sources_text()),
        ("remarks", notes.remarks.join(" · ")),
    ];
    members.retain(|(_, text)| !text.is_empty());
    members.into_iter().map(|(name, text)| (name, Value::String(text))).collect()
}

fn json(out: &mut impl Write, value: &Value) -> Result<(), WriteError> {
    serde_json::to_writer(out, value).map_err(|error| WriteError::Io(error.into()))
}

fn write_properties(out: &mut impl Write, table: &Table, row: &[Cell]) -> Result<(), WriteError> {
    for (position, (column, cell)) in table.columns.iter().zip(table.cells(row)).enumerate() {
        let value = match cell {
            Cell::Empty => Value::Null,
            Cell::Text(text) => Value::String(text.clone()),
            Cell::Number(number, _) => json_number(*number),
            Cell::State(state) => Value::String(state.code().to_owned()),
            Cell::Flag(flag) => Value::Bool(*flag),
        };
        out.write_all(if position == 0 { b"{" } else { b"," })?;
        json(out, &Value::String(column.name.clone()))?;
        out.write_all(b":")?;
        json(out, &value)?;
    }
    out.write_all(if table.columns.is_empty() { b"{}" } else { b"}" })?;
    Ok(())
}

/// Whole numbers without a point, as counts are; `null` for what is no number.
fn json_number(number: f64) -> Value {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < LARGEST_EXACT {
        Value::from(number as i64)
    } else {
        serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)
    }
}

/// A ring in units of the last decimal, closed, without repeated points.
type Ring = Vec<[i64; 2]>;

/// The polygons with rounded rings in the direction that RFC 7946 wants; what rounding leaves without area is dropped.
fn rounded(geometry: &MultiPolygon<f64>, row: usize) -> Result<Vec<Vec<Ring>>, WriteError> {
    let mut polygons = Vec::new();
    for polygon in &geometry.0 {
        let rings = rounded_polygon(polygon, row)?;
        if !rings.is_empty() {
            polygons.push(rings);
        }
    }
    Ok(polygons)
}

fn rounded_polygon(polygon: &Polygon<f64>, row: usize) -> Result<Vec<Ring>, WriteError> {
    let Some(outer) = rounded_ring(polygon.exterior(), row)? else { return Ok(Vec::new()) };
    let mut rings = vec![turned(outer, 1)];
    for hole in polygon.interiors() {
        rings.extend(rounded_ring(hole, row)?.map(|hole| turned(hole, -1)));
    }
    Ok(rings)
}

fn rounded_ring(line: &LineString<f64>, row: usize) -> Result<Option<Ring>, WriteError> {
    let mut ring: Ring = Vec::with_capacity(line.0.len() + 1);
    for point in &line.0 {
        let (x, y) = (point.x, point.y);
        if !(x.abs() <= 180.0 && y.abs() <= 90.0) {
            return Err(WriteError::NotLonLat { row, x, y });
        }
        let point = [(x * DECIMALS).round() as i64, (y * DECIMALS).round() as i64];
        if ring.last() != Some(&point) {
            ring.push(point);
        }
    }
    if let Some(first) = ring.first().copied()
        && ring.last() != Some(&first)
    {
        ring.push(first);
    }
    Ok((ring.len() >= 4 && doubled_area(&ring) != 0).then_some(ring))
}

/// Twice the signed area, positive when counter-clockwise.
fn doubled_area(ring: &[[i64; 2]]) -> i128 {
    let crossed = |a: &[i64; 2], b: &[i64; 2]| {
        i128::from(a[0]) * i128::from(b[1]) - i128::from(b[0]) * i128::from(a[1])
    };
    ring.iter().zip(ring.iter().skip(1)).map(|(a, b)| crossed(a, b)).sum()
}

/// The ring in the direction of `sign`: 1 counter-clockwise, −1 clockwise.
fn turned(mut ring: Ring, sign: i128) -> Ring {
    if doubled_area(&ring).signum() != sign {
        ring.reverse();
    }
    ring
}

fn write_geometry(out: &mut impl Write, polygons: &[Vec<Ring>]) -> Result<(), WriteError> {
    match polygons {
        [] => out.write_all(b"null")?,
        [polygon] => {
            out.write_all(b"{\"type\":\"Polygon\",\"coordinates\":")?;
            write_polygon(out, polygon)?;
            out.write_all(b"}")?;
        }
        several => {
            out.write_all(b"{\"type\":\"MultiPolygon\",\"coordinates\":")?;
            separated(out, several, |out, polygon| write_polygon(out, polygon))?;
            out.write_all(b"}")?;
        }
    }
    Ok(())
}

fn write_polygon(out: &mut impl Write, rings: &[Ring]) -> Result<(), WriteError> {
    separated(out, rings, |out, ring| {
        separated(out, ring, |out, [x, y]| {
            out.write_all(b"[")?;
            write_degrees(out, *x)?;
            out.write_all(b",")?;
            write_degrees(out, *y)?;
            Ok(out.write_all(b"]")?)
        })
    })
}

fn separated<W: Write, T>(
    out: &mut W,
    items: &[T],
    mut write_item: impl FnMut(&mut W, &T) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    out.write_all(b"[")?;
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            out.write_all(b",")?;
        }
        write_item(out, item)?;
    }
    Ok(out.write_all(b"]")?)
}

/// Degrees with at most seven decimals, without trailing zeros.
fn write_degrees(out: &mut impl Write, units: i64) -> Result<(), WriteError> {
    let (whole, mut fraction) = (units.unsigned_abs() / 10_000_000, units.unsigned_abs() % 10_000_000);
    if units < 0 {
        out.write_all(b"-")?;
    }
    write!(out, "{whole}")?;
    if fraction > 0 {
        let mut digits = 7;
        while fraction % 10 == 0 {
            fraction /= 10;
            digits -= 1;
        }
        write!(out, ".{fraction:0digits$}")?;
    }
    Ok(())
}
