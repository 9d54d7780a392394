//! The logo of the office, at the foot of every page of a project.

/// A picture of the office, kept in the project as the file was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// Name of the file without folders.
    pub name: String,
    /// The bytes of a PNG file that was read once and found whole.
    pub png: Vec<u8>,
    /// Width.
    pub width_px: u32,
    /// Height.
    pub height_px: u32,
}

impl Logo {
    /// Longest file in bytes: every page carries it.
    pub const MOST_BYTES: u64 = 2_000_000;
    /// Longest edge.
    pub const MOST_EDGE_PX: u32 = 4000;

    /// Width by height.
    pub fn aspect(&self) -> f32 {
        self.width_px.max(1) as f32 / self.height_px.max(1) as f32
    }
}
