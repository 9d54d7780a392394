//! What a type is: its size, its mean in every indicator, its burden; and which type a row of another period belongs to.

use super::kmeans::nearest_centroid;
use super::rows::Rows;

/// One type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeProfile {
    /// Rows in it.
    pub size: usize,
    /// Mean z-score per indicator.
    pub mean_z: Vec<f64>,
    /// Mean of the z-scores, each turned so that high = burden.
    pub burden: f64,
}

/// Size, means and burden of each type. `directions` holds 1 where high values are a burden, −1 where they are a relief.
pub fn profiles(rows: &Rows, types: &[usize], count: usize, directions: &[f64]) -> Vec<TypeProfile> {
    let mut found = vec![TypeProfile { size: 0, mean_z: vec![0.0; rows.width()], burden: 0.0 }; count];
    for (row, of) in rows.iter().zip(types) {
        let Some(profile) = found.get_mut(*of) else { continue };
        profile.size += 1;
        profile.mean_z.iter_mut().zip(row).for_each(|(sum, z)| *sum += z);
    }
    for profile in &mut found {
        let size = profile.size.max(1) as f64;
        profile.mean_z.iter_mut().for_each(|sum| *sum /= size);
        let turned: f64 = profile.mean_z.iter().zip(directions).map(|(z, direction)| z * direction).sum();
        profile.burden = turned / rows.width().max(1) as f64;
    }
    found
}

/// The new number of each type when they are ordered by mean burden, lightest first.
pub fn order_by_burden(profiles: &[TypeProfile]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..profiles.len()).collect();
    order.sort_by(|a, b| profiles[*a].burden.total_cmp(&profiles[*b].burden).then(a.cmp(b)));
    let mut numbers = vec![0; profiles.len()];
    for (number, of) in order.into_iter().enumerate() {
        numbers[of] = number;
    }
    numbers
}

/// The type of each row by the nearest stored centroid, and the distance to it; both must be measured on the same scale.
pub fn assign_to_centroids(rows: &Rows, centroids: &Rows) -> Vec<(usize, f64)> {
    rows.iter()
        .map(|row| {
            let (of, square) = nearest_centroid(row, centroids);
            (of, square.sqrt())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_in_the_order_of_burden() {
        let mut rows = Rows::new(2);
        for row in [[2.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [0.0, 0.5]] {
            rows.push(row);
        }
        // The second indicator is a relief.
        let found = profiles(&rows, &[0, 0, 1, 2], 3, &[1.0, -1.0]);
        assert_eq!(found[0], TypeProfile { size: 2, mean_z: vec![1.5, -1.0], burden: 1.25 });
        assert_eq!(order_by_burden(&found), [2, 0, 1]);
    }

    #[test]
    fn rows_of_another_period() {
        let (mut rows, mut centroids) = (Rows::new(1), Rows::new(1));
        for value in [0.0, 6.0] {
            centroids.push([value]);
        }
        for value in [-1.0, 3.0, 10.0] {
            rows.push([value]);
        }
        assert_eq!(assign_to_centroids(&rows, &centroids), [(0, 1.0), (0, 3.0), (1, 4.0)]);
    }
}
