//! Writing and reading of variable-length integers.

use super::DecodeError;

/// Version of the blobs that this program writes.
const VERSION: u8 = 1;

/// Bytes in the making.
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    /// Begins a blob of the kind `mark`.
    pub(super) fn new(mark: [u8; 3], expected: usize) -> Self {
        let mut bytes = Vec::with_capacity(expected + 4);
        bytes.extend_from_slice(&mark);
        bytes.push(VERSION);
        Self { bytes }
    }

    /// Seven bits per byte, low bits first.
    #[inline]
    pub(super) fn unsigned(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push((value as u8) | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// Small numbers of either sign become small numbers without sign.
    #[inline]
    pub(super) fn signed(&mut self, value: i64) {
        self.unsigned(((value << 1) ^ (value >> 63)) as u64);
    }

    pub(super) fn f64(&mut self, value: f64) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    pub(super) fn f32(&mut self, value: f32) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    /// Row bounds as lengths of rows.
    pub(super) fn rows(&mut self, starts: &[u32]) {
        self.unsigned(starts.len().saturating_sub(1) as u64);
        for pair in starts.windows(2) {
            self.unsigned(u64::from(pair[1].saturating_sub(pair[0])));
        }
    }
}

/// Bytes being read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Opens a blob of the kind `mark`.
    pub(super) fn new(bytes: &'a [u8], mark: [u8; 3]) -> Result<Self, DecodeError> {
        match bytes {
            [a, b, c, version, rest @ ..] if [*a, *b, *c] == mark => {
                if *version == VERSION {
                    Ok(Self { rest })
                } else {
                    Err(DecodeError::OtherVersion(*version))
                }
            }
            _ => Err(DecodeError::OtherKind),
        }
    }

    #[inline]
    pub(super) fn unsigned(&mut self) -> Result<u64, DecodeError> {
        if let [byte, rest @ ..] = self.rest
            && *byte < 0x80
        {
            self.rest = rest;
            return Ok(u64::from(*byte));
        }
        self.long_unsigned()
    }

    fn long_unsigned(&mut self) -> Result<u64, DecodeError> {
        let mut value = 0;
        for (position, byte) in self.rest.iter().take(10).enumerate() {
            value |= u64::from(byte & 0x7F) << (7 * position).min(63);
            if *byte < 0x80 {
                self.rest = self.rest.get(position + 1..).unwrap_or(&[]);
                return Ok(value);
            }
        }
        Err(if self.rest.len() < 10 {
            DecodeError::Truncated
        } else {
            DecodeError::Damaged("number too long")
        })
    }

    #[inline]
    pub(super) fn signed(&mut self) -> Result<i64, DecodeError> {
        let value = self.unsigned()?;
        Ok(((value >> 1) as i64) ^ -((value & 1) as i64))
    }

    pub(super) fn u32(&mut self) -> Result<u32, DecodeError> {
        u32::try_from(self.unsigned()?).map_err(|_| DecodeError::Damaged("number too large"))
    }

    pub(super) fn f64(&mut self) -> Result<f64, DecodeError> {
        let (head, rest) = self.rest.split_first_chunk::<8>().ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(f64::from_le_bytes(*head))
    }

    pub(super) fn f32(&mut self) -> Result<f32, DecodeError> {
        let (head, rest) = self.rest.split_first_chunk::<4>().ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(f32::from_le_bytes(*head))
    }

    /// A count of things of which each takes at least `bytes_each` bytes; refused when the rest is too short for them.
    pub(super) fn count(&mut self, bytes_each: usize) -> Result<usize, DecodeError> {
        let count = usize::try_from(self.unsigned()?).map_err(|_| DecodeError::Truncated)?;
        if count.checked_mul(bytes_each.max(1)).is_none_or(|bytes| bytes > self.rest.len()) {
            return Err(DecodeError::Truncated);
        }
        Ok(count)
    }

    /// Row bounds, first 0; the last is the sum of all rows.
    pub(super) fn rows(&mut self) -> Result<Vec<u32>, DecodeError> {
        let count = self.count(1)?;
        let mut starts = Vec::with_capacity(count + 1);
        let mut end = 0_u32;
        starts.push(end);
        for _ in 0..count {
            end = end.checked_add(self.u32()?).ok_or(DecodeError::Damaged("rows too long"))?;
            starts.push(end);
        }
        Ok(starts)
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// Everything must have been read.
    pub(super) fn finish(self) -> Result<(), DecodeError> {
        if self.rest.is_empty() { Ok(()) } else { Err(DecodeError::Damaged("bytes left over")) }
    }
}
