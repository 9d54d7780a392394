//! Marks of facilities: shapes that can be told apart without colour.

/// How many shapes there are; more kinds than these are told apart by their phase of life.
pub const SHAPES: usize = 8;

/// The corners of a shape around the origin, about 1 away from it, y downwards. All look equally large.
pub fn symbol(shape: usize) -> Vec<[f32; 2]> {
    match shape % SHAPES {
        0 => around(20, 1.0, -90.0),
        1 => around(4, 1.25, -45.0),
        2 => around(3, 1.4, -90.0),
        3 => around(4, 1.35, -90.0),
        4 => star(5, 1.5, 0.68),
        5 => plus(1.25, 0.5),
        6 => around(3, 1.4, 90.0),
        _ => around(6, 1.15, 0.0),
    }
}

fn around(corners: usize, radius: f32, first_degrees: f32) -> Vec<[f32; 2]> {
    let step = 360.0 / corners as f32;
    (0..corners).map(|corner| at(radius, first_degrees + corner as f32 * step)).collect()
}

fn star(points: usize, outer: f32, inner: f32) -> Vec<[f32; 2]> {
    let step = 180.0 / points as f32;
    (0..2 * points)
        .map(|corner| {
            let radius = if corner % 2 == 0 { outer } else { inner };
            at(radius, -90.0 + corner as f32 * step)
        })
        .collect()
}

fn plus(long: f32, half: f32) -> Vec<[f32; 2]> {
    let arm = [[-half, -long], [half, -long], [half, -half]];
    let turned = |quarter: usize, [x, y]: [f32; 2]| match quarter {
        0 => [x, y],
        1 => [-y, x],
        2 => [-x, -y],
        _ => [y, -x],
    };
    (0..4).flat_map(|quarter| arm.map(|point| turned(quarter, point))).collect()
}

fn at(radius: f32, degrees: f32) -> [f32; 2] {
    let angle = degrees.to_radians();
    [radius * angle.cos(), radius * angle.sin()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_differ_and_are_about_as_large() {
        let area = |points: &[[f32; 2]]| -> f32 {
            let next = points.iter().cycle().skip(1);
            points.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>().abs() / 2.0
        };
        let shapes: Vec<Vec<[f32; 2]>> = (0..SHAPES).map(symbol).collect();
        for (position, shape) in shapes.iter().enumerate() {
            assert!((2.2..4.2).contains(&area(shape)), "{position}: {}", area(shape));
            assert!(shapes.iter().skip(position + 1).all(|other| other != shape), "{position} comes twice");
        }
    }
}
