//! Seeded random numbers, equal on every platform: the same seed always gives the same permutations and starts.
//!
//! xoshiro256++ (Blackman and Vigna 2019), seeded by `SplitMix64`.

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub(super) struct Random {
    state: [u64; 4],
}

impl Random {
    /// The stream number `stream` of `seed`; streams are independent of each other.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut at = seed ^ stream.wrapping_mul(0xd134_2543_de82_ef95);
        let mut next = || {
            at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = at;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        Self { state: [next(), next(), next(), next()] }
    }

    fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (mut c, mut d) = (c ^ a, d ^ b);
        let (b, a) = (b ^ c, a ^ d);
        c ^= self.state[1] << 17;
        d = d.rotate_left(45);
        self.state = [a, b, c, d];
        result
    }

    /// A number in `[0, 1)`.
    pub(super) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number below `limit`, all equally likely (Lemire 2019); 0 when `limit` is 0.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        let limit = u64::from(limit);
        loop {
            let product = (self.bits() >> 32) * limit;
            let low = product & 0xffff_ffff;
            // The few lowest products would make some numbers likelier.
            if low >= limit || low >= (1_u64 << 32) % limit.max(1) {
                return (product >> 32) as u32;
            }
        }
    }

    /// A standard normal number (Marsaglia's polar method).
    pub(super) fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * square.ln() / square).sqrt();
            }
        }
    }

    /// A gamma number of this shape (above 0) and scale 1 (Marsaglia and Tsang 2000).
    pub(super) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let lift = self.unit().max(f64::MIN_POSITIVE).powf(1.0 / shape);
            return self.gamma(shape + 1.0) * lift;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 {
                let u = self.unit().max(f64::MIN_POSITIVE);
                if u.ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                    return d * v;
                }
            }
        }
    }

    /// Brings the values into random order.
    pub(super) fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            values.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_repeatable_and_differ() {
        let numbers = |seed, stream| {
            let mut random = Random::new(seed, stream);
            (0..4).map(|_| random.bits()).collect::<Vec<_>>()
        };
        assert_eq!(numbers(1, 0), numbers(1, 0));
        assert_ne!(numbers(1, 0), numbers(1, 1));
        assert_ne!(numbers(1, 0), numbers(2, 0));
    }

    #[test]
    fn numbers_below_a_limit_are_equally_likely() {
        let mut random = Random::new(5, 0);
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[random.below(7) as usize] += 1;
        }
        assert!(counts.iter().all(|count| (9_600..10_400).contains(count)), "{counts:?}");
    }

    #[test]
    fn gamma_and_normal_have_their_moments() {
        let mut random = Random::new(9, 0);
        let draws: Vec<f64> = (0..40_000).map(|_| random.gamma(3.5)).collect();
        let mean = draws.iter().sum::<f64>() / 40_000.0;
        let variance = draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / 40_000.0;
        assert!((mean - 3.5).abs() < 0.05 && (variance - 3.5).abs() < 0.15, "{mean} {variance}");
        let small = (0..40_000).map(|_| random.gamma(0.5)).sum::<f64>() / 40_000.0;
        assert!((small - 0.5).abs() < 0.02, "{small}");
        let normal = (0..40_000).map(|_| random.normal().powi(2)).sum::<f64>() / 40_000.0;
        assert!((normal - 1.0).abs() < 0.03, "{normal}");
    }
}
