//! Raster tiles of a base map from a `PMTiles` file, version 3: a header, directories of tiles, and the tiles one after another.
//!
//! After the specification of the format (Protomaps, version 3). What does not hold together counts as no such file;
//! nothing in it is believed before it was compared with what the file can hold.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::read::GzDecoder;

use super::tile_file::TileKey;

/// How a file of this kind begins.
const MAGIC: &[u8] = b"PMTiles";
const HEADER: usize = 127;
/// Most bytes of a directory or of what the file says about itself, unpacked.
const MOST_UNPACKED: u64 = 64 << 20;
/// Most bytes of a tile.
const MOST_TILE: u64 = 16 << 20;
/// Directories lie in each other at most this deep.
const DEEPEST: usize = 4;

/// What tiles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TileKind {
    /// Pictures that can be drawn.
    Picture,
    /// Vectors, or pictures that nothing here reads.
    Other,
}

/// An open file.
#[derive(Debug)]
pub(super) struct PmTiles {
    file: File,
    /// What its tiles are.
    pub(super) kind: TileKind,
    /// Coarsest and finest zoom.
    pub(super) zooms: [u8; 2],
    /// Name and attribution as the file says them; may be empty.
    pub(super) said: [String; 2],
    internal_gzip: bool,
    tile_gzip: bool,
    leaves_at: u64,
    tiles_at: u64,
    root: Vec<Entry>,
}

/// A run of tiles in a directory; a run of no tile points to another directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    id: u64,
    run: u64,
    length: u64,
    offset: u64,
}

impl PmTiles {
    /// Whether a file begins like one of this kind.
    pub(super) fn is_one(path: &Path) -> bool {
        let mut begin = [0_u8; 7];
        File::open(path).and_then(|mut file| file.read_exact(&mut begin)).is_ok() && begin == MAGIC
    }

    /// Opens the file and reads its first directory.
    ///
    /// # Errors
    /// It cannot be read, is of another version, or does not hold together.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut header = [0_u8; HEADER];
        file.read_exact(&mut header)?;
        let [internal, tiles, kind] = [97, 98, 99].map(|at| header.get(at).copied().unwrap_or(0));
        let known = |packing| matches!(packing, 1 | 2);
        if !header.starts_with(MAGIC) || header.get(7) != Some(&3) || !known(internal) {
            return Err(broken());
        }
        let [root, metadata] = [8, 24].map(|at| (number(&header, at), number(&header, at + 8)));
        let internal_gzip = internal == 2;
        let root = directory(&section(&file, root, internal_gzip)?)?;
        // A map without a name is still a map.
        let said = section(&file, metadata, internal_gzip).map(|bytes| said(&bytes)).unwrap_or_default();
        let picture = known(tiles) && matches!(kind, 0 | 2..=4);
        Ok(Self {
            file,
            kind: if picture { TileKind::Picture } else { TileKind::Other },
            zooms: [100, 101].map(|at| header.get(at).copied().unwrap_or(0)),
            said,
            internal_gzip,
            tile_gzip: tiles == 2,
            leaves_at: number(&header, 40),
            tiles_at: number(&header, 56),
            root,
        })
    }

    /// Whether there is any tile.
    pub(super) fn is_empty(&self) -> bool {
        self.root.is_empty()
    }

    /// The bytes of a tile; `None` where the file has none.
    ///
    /// # Errors
    /// The file cannot be read any more, or does not hold together.
    pub(super) fn tile(&self, key: TileKey) -> io::Result<Option<Vec<u8>>> {
        let id = tile_id(key);
        let mut leaf: Vec<Entry>;
        let mut entries = self.root.as_slice();
        for _ in 0..DEEPEST {
            let after = entries.partition_point(|entry| entry.id <= id);
            let Some(entry) = after.checked_sub(1).and_then(|at| entries.get(at)) else { return Ok(None) };
            if entry.run > 0 {
                if id - entry.id >= entry.run {
                    return Ok(None);
                }
                if entry.length > MOST_TILE {
                    return Err(broken());
                }
                let at = self.tiles_at.checked_add(entry.offset).ok_or_else(broken)?;
                return section(&self.file, (at, entry.length), self.tile_gzip).map(Some);
            }
            let at = self.leaves_at.checked_add(entry.offset).ok_or_else(broken)?;
            leaf = directory(&section(&self.file, (at, entry.length), self.internal_gzip)?)?;
            entries = leaf.as_slice();
        }
        Err(broken())
    }
}

fn broken() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

fn number(header: &[u8], at: usize) -> u64 {
    let bytes = header.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u64::from_le_bytes)
}

/// A part of the file, unpacked.
fn section(mut file: &File, (at, length): (u64, u64), gzip: bool) -> io::Result<Vec<u8>> {
    if length > MOST_UNPACKED {
        return Err(broken());
    }
    file.seek(SeekFrom::Start(at))?;
    let mut packed = Vec::new();
    file.take(length).read_to_end(&mut packed)?;
    if packed.len() as u64 != length {
        return Err(broken());
    }
    if !gzip {
        return Ok(packed);
    }
    let mut bytes = Vec::new();
    GzDecoder::new(packed.as_slice()).take(MOST_UNPACKED).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn said(bytes: &[u8]) -> [String; 2] {
    let value: serde_json::Value = serde_json::from_slice(bytes).unwrap_or_default();
    ["name", "attribution"].map(|key| value.get(key).and_then(|v| v.as_str()).unwrap_or_default().to_owned())
}

/// Four columns, each in numbers of variable length: differences of the identifiers, runs, lengths, offsets.
fn directory(bytes: &[u8]) -> io::Result<Vec<Entry>> {
    let mut rest = bytes;
    let count = varint(&mut rest)?;
    // Each entry takes four bytes at least.
    if count > bytes.len() as u64 / 4 + 1 {
        return Err(broken());
    }
    let mut column = || (0..count).map(|_| varint(&mut rest)).collect::<io::Result<Vec<u64>>>();
    let (steps, runs, lengths, offsets) = (column()?, column()?, column()?, column()?);
    let mut entries: Vec<Entry> = Vec::with_capacity(steps.len());
    let mut id = 0_u64;
    for (((step, run), length), offset) in steps.into_iter().zip(runs).zip(lengths).zip(offsets) {
        id = id.checked_add(step).ok_or_else(broken)?;
        // Nothing instead of an offset: behind the tile before.
        let offset = match (offset.checked_sub(1), entries.last()) {
            (Some(offset), _) => offset,
            (None, Some(before)) => before.offset.checked_add(before.length).ok_or_else(broken)?,
            (None, None) => return Err(broken()),
        };
        entries.push(Entry { id, run, length, offset });
    }
    Ok(entries)
}

/// Seven bits in each byte, the lowest first; the eighth says that more follows.
fn varint(rest: &mut &[u8]) -> io::Result<u64> {
    let mut value = 0_u64;
    for place in 0..10 {
        let (first, after) = rest.split_first().ok_or_else(broken)?;
        *rest = after;
        value |= u64::from(first & 0x7F) << (7 * place).min(63);
        if first & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(broken())
}

/// Place of a tile in the file's order: all coarser zooms, then along the Hilbert curve of its own.
fn tile_id(key: TileKey) -> u64 {
    let zoom = key.zoom.min(26);
    let before = ((1_u64 << (2 * zoom)) - 1) / 3;
    let (mut x, mut y) = (u64::from(key.x), u64::from(key.y));
    let mut along = 0_u64;
    let mut half = (1_u64 << zoom) >> 1;
    while half > 0 {
        let (right, down) = (u64::from(x & half > 0), u64::from(y & half > 0));
        along += half * half * ((3 * right) ^ down);
        if down == 0 {
            if right == 1 {
                x = half.wrapping_sub(1).wrapping_sub(x);
                y = half.wrapping_sub(1).wrapping_sub(y);
            }
            std::mem::swap(&mut x, &mut y);
        }
        half >>= 1;
    }
    before + along
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_are_numbered_as_the_specification_says() {
        fn check((zoom, x, y): (u8, u32, u32), expected: u64) {
            assert_eq!(tile_id(TileKey { zoom, x, y }), expected, "{zoom}/{x}/{y}");
        }
        // Examples of the specification.
        check((0, 0, 0), 0);
        check((1, 0, 0), 1);
        check((1, 0, 1), 2);
        check((1, 1, 1), 3);
        check((1, 1, 0), 4);
        check((2, 0, 0), 5);
        check((12, 3423, 1763), 19_078_479);
    }

    #[test]
    fn numbers_of_variable_length() {
        let mut bytes: &[u8] = &[0x00, 0x7F, 0x80, 0x01, 0xE5, 0x8E, 0x26];
        let mut next = || varint(&mut bytes).ok();
        assert_eq!([next(), next(), next(), next()], [Some(0), Some(127), Some(128), Some(624_485)]);
        assert_eq!(next(), None, "nothing is left");
        assert!(varint(&mut [0xFF_u8; 12].as_slice()).is_err(), "a number without an end");
    }

    #[test]
    fn a_directory_that_promises_too_much_is_refused() {
        assert!(directory(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]).is_err());
        assert!(directory(&[1, 5, 1, 3, 0]).is_err(), "the first tile has no tile before it");
        assert_eq!(
            directory(&[2, 5, 1, 1, 1, 3, 4, 1, 0]).ok(),
            Some(vec![
                Entry { id: 5, run: 1, length: 3, offset: 0 },
                Entry { id: 6, run: 1, length: 4, offset: 3 }
            ])
        );
    }
}
