//! Numbers at a place in a byte slice; `None` beyond its end.

/// Four bytes from `at`.
fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

/// A little-endian signed number of 32 bits.
pub fn i32_le(bytes: &[u8], at: usize) -> Option<i32> {
    four(bytes, at).map(i32::from_le_bytes)
}

/// A big-endian signed number of 32 bits.
pub fn i32_be(bytes: &[u8], at: usize) -> Option<i32> {
    four(bytes, at).map(i32::from_be_bytes)
}

/// A little-endian unsigned number of 32 bits as a size.
pub fn size_u32_le(bytes: &[u8], at: usize) -> Option<usize> {
    four(bytes, at).and_then(|four| usize::try_from(u32::from_le_bytes(four)).ok())
}

/// A little-endian unsigned number of 16 bits as a size.
pub fn size_u16_le(bytes: &[u8], at: usize) -> Option<usize> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(two)))
}

/// A pair of little-endian doubles at the begin of a slice of 16 bytes; zero where bytes are missing.
pub fn point_le(pair: &[u8]) -> [f64; 2] {
    let coordinate = |at: usize| {
        let eight = pair.get(at..at + 8).and_then(|eight| eight.try_into().ok());
        eight.map_or(0.0, f64::from_le_bytes)
    };
    [coordinate(0), coordinate(8)]
}
