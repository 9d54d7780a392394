//! Sums and products with twice the digits of `f64` (about 32 decimals), for differences of large sums.
//!
//! T. J. Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971);
//! D. E. Knuth, The Art of Computer Programming 2, 4.2.2.

/// An unevaluated sum of two numbers, the second at most half a unit in the last place of the first.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct DoubleDouble {
    /// Leading part.
    pub high: f64,
    /// What the leading part misses.
    pub low: f64,
}

impl DoubleDouble {
    /// `a + b` without rounding error.
    #[inline]
    pub fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let from_b = high - a;
        Self { high, low: (a - (high - from_b)) + (b - from_b) }
    }

    /// `a · b` without rounding error, unless the product leaves the range of `f64`.
    #[inline]
    pub fn product(a: f64, b: f64) -> Self {
        let high = a * b;
        let (a_high, a_low) = halves(a);
        let (b_high, b_low) = halves(b);
        let low = ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low;
        Self { high, low }
    }

    /// `self + other`, off by at most a few units in the 32nd digit of the larger one.
    #[inline]
    pub fn plus(self, other: Self) -> Self {
        let lead = Self::sum(self.high, other.high);
        quick_sum(lead.high, lead.low + (self.low + other.low))
    }

    /// `self − other`.
    #[inline]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { high: -other.high, low: -other.low })
    }

    /// `self · factor`.
    #[inline]
    pub fn times(self, factor: f64) -> Self {
        let lead = Self::product(self.high, factor);
        quick_sum(lead.high, lead.low + self.low * factor)
    }

    /// `self²`.
    #[inline]
    pub fn squared(self) -> Self {
        let lead = Self::product(self.high, self.high);
        quick_sum(lead.high, lead.low + 2.0 * self.high * self.low)
    }

    /// The nearest `f64`.
    #[inline]
    pub fn value(self) -> f64 {
        self.high + self.low
    }
}

/// `a + b` without rounding error where `a` is not smaller than `b` in magnitude.
#[inline]
fn quick_sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    DoubleDouble { high, low: b - (high - a) }
}

/// `value` as a sum of two numbers of 26 bits each (Veltkamp's split).
#[inline]
fn halves(value: f64) -> (f64, f64) {
    const SPLIT: f64 = 134_217_729.0; // 2²⁷ + 1
    let scaled = SPLIT * value;
    let high = scaled - (scaled - value);
    (high, value - high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_f64_loses() {
        let one_more = DoubleDouble::sum(1e17, 1.0);
        assert_eq!(1e17 + 1.0, 1e17);
        assert_eq!(one_more.minus(DoubleDouble::sum(1e17, 0.0)).value(), 1.0);
        let square = DoubleDouble::sum(1e9, 1.0).squared();
        assert_eq!(square.minus(DoubleDouble::sum(1e18, 2e9)).value(), 1.0);
        let product = DoubleDouble::sum(94_906_267.0, 0.0).times(94_906_267.0);
        assert_eq!(product.minus(DoubleDouble::sum(9_007_199_515_875_288.0, 0.0)).value(), 1.0);
    }
}
