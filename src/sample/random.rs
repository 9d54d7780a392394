//! Pseudo-random numbers that depend on seed, purpose and place only, equal on every platform.
//!
//! `SplitMix64` (Steele, Lea and Flood 2014) as a hash: no state is carried from place to place, so the order of work
//! and the number of threads cannot change a result. Only additions, multiplications and square roots of `f64` are used.

/// What a random number is for; different purposes are independent of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
pub(super) enum Purpose {
    SiteX = 1,
    SiteY,
    Weight,
    MeshX,
    MeshY,
    WarpX,
    WarpY,
    River,
    Shape,
    Centre,
    Name,
    Size,
    Ageing,
    Hardship,
    Trend,
    Rounding,
    Enclave,
    Roughness,
    Street,
    Road,
    Cell,
    Service,
}

/// A source of numbers for one seed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Random {
    seed: u64,
}

fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed: mix(seed ^ 0x5053_414d_504c_4531) }
    }

    /// 64 random bits for a purpose at a place.
    pub(super) fn bits(self, purpose: Purpose, a: i64, b: i64) -> u64 {
        let place = mix((a as u64).wrapping_mul(0x8cb9_2ba7_2f3d_8dd7) ^ mix(b as u64 ^ self.seed));
        mix(place ^ (purpose as u64).wrapping_mul(0xd6e8_feb8_6659_fd93))
    }

    /// A number in `[0, 1)`.
    pub(super) fn unit(self, purpose: Purpose, a: i64, b: i64) -> f64 {
        (self.bits(purpose, a, b) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number in `(−1, 1)`.
    pub(super) fn signed(self, purpose: Purpose, a: i64, b: i64) -> f64 {
        2.0 * self.unit(purpose, a, b) - 1.0
    }

    /// A position below `len`; 0 when `len` is 0.
    pub(super) fn pick(self, purpose: Purpose, a: i64, len: usize) -> usize {
        ((self.unit(purpose, a, 0x51) * len as f64) as usize).min(len.saturating_sub(1))
    }

    /// Smooth noise in `[−1, 1]` with features of size 1: random values at whole numbers, joined by quintic curves.
    pub(super) fn noise(self, purpose: Purpose, octave: i64, x: f64, y: f64) -> f64 {
        let (column, row) = (x.floor(), y.floor());
        let (i, j) = (column as i64, row as i64 + octave * 1_000_003);
        let (u, v) = (smooth(x - column), smooth(y - row));
        let at = |di, dj| self.signed(purpose, i + di, j + dj);
        let lower = at(0, 0) + u * (at(1, 0) - at(0, 0));
        let upper = at(0, 1) + u * (at(1, 1) - at(0, 1));
        lower + v * (upper - lower)
    }

    /// Sum of `octaves` noises, each half as large and twice as fine, in about `[−1, 1]`.
    pub(super) fn fractal(self, purpose: Purpose, octaves: i64, x: f64, y: f64) -> f64 {
        let (mut sum, mut size, mut scale) = (0.0, 0.5, 1.0);
        for octave in 0..octaves {
            // Octaves are turned against each other, or the grid of the noise would show.
            let (tx, ty) =
                if octave % 2 == 0 { (x * scale, y * scale) } else { rotated(x * scale, y * scale) };
            sum += size * self.noise(purpose, octave, tx, ty);
            size *= 0.5;
            scale *= 2.0;
        }
        2.0 * sum
    }
}

/// Turned by the angle of the 3-4-5 triangle.
fn rotated(x: f64, y: f64) -> (f64, f64) {
    (0.8 * x - 0.6 * y + 17.3, 0.6 * x + 0.8 * y + 5.9)
}

fn smooth(t: f64) -> f64 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_depend_on_seed_purpose_and_place() {
        let random = Random::new(1);
        let number = random.unit(Purpose::SiteX, 3, -4);
        assert_eq!(number, Random::new(1).unit(Purpose::SiteX, 3, -4));
        assert_ne!(number, Random::new(2).unit(Purpose::SiteX, 3, -4));
        assert_ne!(number, random.unit(Purpose::SiteY, 3, -4));
        assert_ne!(number, random.unit(Purpose::SiteX, -4, 3));
    }

    #[test]
    fn units_fill_their_range_evenly() {
        let random = Random::new(7);
        let mean = (0..4000).map(|i| random.unit(Purpose::Name, i, 0)).sum::<f64>() / 4000.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
    }

    #[test]
    fn noise_has_no_jumps() {
        let random = Random::new(7);
        for step in 0..2000 {
            let x = f64::from(step) * 0.01 - 10.0;
            let jump =
                random.noise(Purpose::WarpX, 0, x, 0.3) - random.noise(Purpose::WarpX, 0, x + 0.01, 0.3);
            assert!(jump.abs() < 0.05, "{jump} at {x}");
        }
    }
}
