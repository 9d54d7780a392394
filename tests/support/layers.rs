//! Small shapefiles written byte by byte, so that tests decide about encodings, orientation and damage.
#![allow(dead_code)] // each test file uses its part

use std::fs;
use std::path::{Path, PathBuf};

/// A ring of points.
pub type Ring = Vec<[f64; 2]>;

/// A square with its lower left corner at `x`, `y`, clockwise as outlines of shapefiles are.
pub fn square(x: f64, y: f64, size: f64) -> Ring {
    vec![[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]
}

/// The same ring the other way round.
pub fn reversed(mut ring: Ring) -> Ring {
    ring.reverse();
    ring
}

/// Content of a .shp and a .shx file with one record per list of rings; an empty list is a null shape.
pub fn shp(shape_type: i32, records: &[Vec<Ring>]) -> (Vec<u8>, Vec<u8>) {
    let (mut body, mut index) = (Vec::new(), Vec::new());
    for (position, rings) in records.iter().enumerate() {
        let content = record(shape_type, rings);
        let length = words(content.len());
        index.extend_from_slice(&words(100 + body.len()).to_be_bytes());
        index.extend_from_slice(&length.to_be_bytes());
        body.extend_from_slice(&i32::try_from(position + 1).unwrap().to_be_bytes());
        body.extend_from_slice(&length.to_be_bytes());
        body.extend_from_slice(&content);
    }
    (with_header(shape_type, body), with_header(shape_type, index))
}

/// Lengths and places are counted in words of two bytes.
fn words(bytes: usize) -> i32 {
    i32::try_from(bytes / 2).unwrap()
}

fn record(shape_type: i32, rings: &[Ring]) -> Vec<u8> {
    if rings.is_empty() {
        return 0_i32.to_le_bytes().to_vec();
    }
    let mut content = shape_type.to_le_bytes().to_vec();
    content.extend_from_slice(&[0; 32]);
    content.extend_from_slice(&i32::try_from(rings.len()).unwrap().to_le_bytes());
    let points: usize = rings.iter().map(Vec::len).sum();
    content.extend_from_slice(&i32::try_from(points).unwrap().to_le_bytes());
    let mut begin = 0;
    for ring in rings {
        content.extend_from_slice(&i32::try_from(begin).unwrap().to_le_bytes());
        begin += ring.len();
    }
    for coordinate in rings.iter().flatten().flatten() {
        content.extend_from_slice(&coordinate.to_le_bytes());
    }
    // Z and M: range and one value per point each.
    let extra = match shape_type {
        15 => 2 * (16 + 8 * points),
        25 => 16 + 8 * points,
        _ => 0,
    };
    content.resize(content.len() + extra, 0);
    content
}

fn with_header(shape_type: i32, body: Vec<u8>) -> Vec<u8> {
    let mut file = 9994_i32.to_be_bytes().to_vec();
    file.resize(24, 0);
    file.extend_from_slice(&words(100 + body.len()).to_be_bytes());
    file.extend_from_slice(&1000_i32.to_le_bytes());
    file.extend_from_slice(&shape_type.to_le_bytes());
    file.resize(100, 0);
    file.extend(body);
    file
}

/// A column of a .dbf file: name, kind, length.
pub type Column<'a> = (&'a str, char, u8);

/// Content of a .dbf file with the language byte `language`.
pub fn dbf(columns: &[Column], rows: &[Vec<&[u8]>], language: u8) -> Vec<u8> {
    let record: usize = 1 + columns.iter().map(|(_, _, length)| usize::from(*length)).sum::<usize>();
    let mut file = vec![3, 116, 1, 1];
    file.extend_from_slice(&u32::try_from(rows.len()).unwrap().to_le_bytes());
    file.extend_from_slice(&u16::try_from(33 + 32 * columns.len()).unwrap().to_le_bytes());
    file.extend_from_slice(&u16::try_from(record).unwrap().to_le_bytes());
    file.resize(29, 0);
    file.push(language);
    file.resize(32, 0);
    for (name, kind, length) in columns {
        let mut descriptor = name.as_bytes().to_vec();
        descriptor.resize(11, 0);
        descriptor.push(u8::try_from(*kind).unwrap());
        descriptor.resize(16, 0);
        descriptor.push(*length);
        descriptor.resize(32, 0);
        file.extend(descriptor);
    }
    file.push(0x0d);
    for row in rows {
        file.push(b' ');
        for ((_, _, length), cell) in columns.iter().zip(row) {
            let mut cell = cell.to_vec();
            cell.resize(usize::from(*length), b' ');
            file.extend(cell);
        }
    }
    file.push(0x1a);
    file
}

/// Writes `name` with `content` and gives its path.
pub fn write(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // Journaling file systems flush a file that is overwritten, but not a new one.
    let _ = fs::remove_file(&path);
    fs::write(&path, content).unwrap();
    path
}

/// Two squares with keys and names, the second called "Höhbeck", as parts `extension → content`.
pub fn two_squares() -> Vec<(&'static str, Vec<u8>)> {
    let (shp, shx) = shp(5, &[vec![square(0.0, 0.0, 10.0)], vec![square(10.0, 0.0, 10.0)]]);
    let columns = [("AGS", 'C', 8), ("GEN", 'C', 20), ("GF", 'N', 4)];
    let rows: [Vec<&[u8]>; 2] =
        [vec![b"03354001", b"Bergen", b"   4"], vec![b"03354010", "Höhbeck".as_bytes(), b"   4"]];
    vec![("shp", shp), ("shx", shx), ("dbf", dbf(&columns, &rows, 0))]
}
