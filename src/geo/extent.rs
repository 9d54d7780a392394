//! Axis-parallel extents in map units.

/// A rectangle in map units (metres east and north unless stated otherwise).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// West and south edge.
    pub min: [f64; 2],
    /// East and north edge.
    pub max: [f64; 2],
}

impl Extent {
    /// Contains nothing; grows with [`Extent::include`].
    pub const EMPTY: Self =
        Self { min: [f64::INFINITY, f64::INFINITY], max: [f64::NEG_INFINITY, f64::NEG_INFINITY] };

    /// Grows so that `point` lies inside.
    pub fn include(&mut self, point: [f64; 2]) {
        for (axis, part) in point.into_iter().enumerate() {
            self.min[axis] = self.min[axis].min(part);
            self.max[axis] = self.max[axis].max(part);
        }
    }

    /// The smallest extent around both.
    #[must_use]
    pub fn union(mut self, other: Self) -> Self {
        if !other.is_empty() {
            self.include(other.min);
            self.include(other.max);
        }
        self
    }

    /// Whether it contains no point.
    pub fn is_empty(&self) -> bool {
        self.min[0] > self.max[0] || self.min[1] > self.max[1]
    }

    /// West–east size.
    pub fn width(&self) -> f64 {
        (self.max[0] - self.min[0]).max(0.0)
    }

    /// South–north size.
    pub fn height(&self) -> f64 {
        (self.max[1] - self.min[1]).max(0.0)
    }

    /// Larger on every side by `share` of the longer edge.
    #[must_use]
    pub fn grown(&self, share: f64) -> Self {
        let by = self.width().max(self.height()) * share;
        Self { min: self.min.map(|edge| edge - by), max: self.max.map(|edge| edge + by) }
    }

    /// The middle.
    pub fn center(&self) -> [f64; 2] {
        [f64::midpoint(self.min[0], self.max[0]), f64::midpoint(self.min[1], self.max[1])]
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(&self, point: [f64; 2]) -> bool {
        (0..2).all(|axis| point[axis] >= self.min[axis] && point[axis] <= self.max[axis])
    }

    /// Whether the extents share a point.
    pub fn intersects(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.min[axis] <= other.max[axis] && other.min[axis] <= self.max[axis])
    }
}
