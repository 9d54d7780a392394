//! Prepared layers as compact little-endian bytes for the project file.
//!
//! Three kinds of blob, each with a mark, a version and a length check: the base (everything but details), the lines of a detail,
//! its triangles. Decoding trusts nothing: a damaged blob is a [`DecodeError`], and memory is taken only for what the bytes can hold.

mod base;
mod bytes;
mod lines;
mod triangles;

pub use base::{decode_base, encode_base};
pub use lines::{decode_lines, encode_lines};
pub use triangles::{decode_triangles, encode_triangles};

/// Why stored geometry could not be read. The layer must then be prepared again from its boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The bytes are of another kind.
    #[error("these bytes are no prepared geometry of the expected kind")]
    OtherKind,
    /// A newer program wrote the bytes.
    #[error("prepared geometry of version {0}, which this program does not know")]
    OtherVersion(u8),
    /// The bytes end early.
    #[error("prepared geometry ends early")]
    Truncated,
    /// The bytes contradict themselves.
    #[error("prepared geometry is damaged: {0}")]
    Damaged(&'static str),
}
