//! Mean and spread of values, and values in units of them (z-scores).

use serde::{Deserialize, Serialize};

/// Mean and **population** standard deviation (divisor n) of some values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Moments {
    /// Arithmetic mean, in the unit of the values.
    pub mean: f64,
    /// Population standard deviation, in the unit of the values; 0 when all are equal.
    pub sd: f64,
}

impl Moments {
    /// Of some values; `None` when there is none. Two passes, so that large means cost no digits.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Option<Self> {
        let mut count = 0_usize;
        let (mut sum, mut least, mut most) = (0.0, f64::INFINITY, f64::NEG_INFINITY);
        for value in values.clone() {
            count += 1;
            sum += value;
            least = least.min(value);
            most = most.max(value);
        }
        if count == 0 {
            return None;
        }
        let mean = sum / count as f64;
        // Values that differ by rounding alone have no spread.
        if most - least <= 1e-12 * least.abs().max(most.abs()) {
            return Some(Self { mean: least, sd: 0.0 });
        }
        let square = values.map(|value| (value - mean).powi(2)).sum::<f64>() / count as f64;
        Some(Self { mean, sd: square.sqrt() })
    }

    /// A value in standard deviations from the mean; `None` when all values were equal.
    pub fn z(self, value: f64) -> Option<f64> {
        (self.sd > 0.0).then(|| (value - self.mean) / self.sd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_a_sample() {
        // Sample A of the class breaks: mean 8.907692, population SD 4.894182.
        let sample = [4.1, 4.8, 5.0, 5.2, 5.9, 6.3, 7.7, 8.1, 8.4, 9.6, 14.2, 15.0, 21.5];
        let moments = Moments::of(sample.iter().copied()).unwrap();
        assert!((moments.mean - 8.907_692).abs() < 1e-6 && (moments.sd - 4.894_182).abs() < 1e-6);
        assert_eq!(Moments::of(std::iter::empty()), None);
        let equal = Moments::of([0.1; 7].into_iter()).unwrap();
        assert_eq!((equal.mean, equal.sd, equal.z(0.1)), (0.1, 0.0, None));
        assert_eq!(Moments::of([0.3, 0.1 + 0.2].into_iter()).unwrap().sd, 0.0);
    }
}
