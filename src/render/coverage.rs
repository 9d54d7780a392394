//! Exact area coverage: borders deposit the difference of the colours on their two sides.
//!
//! A buffer holds, for each pixel, by how much the colour changes from the pixel on its left; a running sum along the
//! row gives the picture. An arc between two regions deposits (right − left) · covered area as font rasterisers do
//! for one outline (Levien, font-rs, 2016), so a pixel cut by any number of borders is exactly the mean of its
//! parts: neighbours cannot gape, and no ground shines through. Arcs with the same colour on both sides cost nothing.

/// Channels of a deposit.
pub type Channels = [f32; 4];

/// Changes of colour in a band of rows.
pub struct ChangeBuffer {
    width: usize,
    first_row: usize,
    rows: usize,
    changes: Vec<Channels>,
}

impl ChangeBuffer {
    /// For `rows` rows of `width` pixels, beginning with row `first_row` of the picture.
    pub fn new(width: usize, first_row: usize, rows: usize) -> Self {
        Self { width, first_row, rows, changes: vec![[0.0; 4]; (width + 2) * rows] }
    }

    /// The changes along the row at `row`, counted from the band's first.
    pub fn row(&self, row: usize) -> &[Channels] {
        let stride = self.width + 2;
        self.changes.get(row * stride..row * stride + self.width).unwrap_or_default()
    }

    /// Deposits the line from `a` to `b` (pixels). `step` is the colour on the left of somebody who walks from `a`
    /// to `b` on the page minus the colour on the right.
    pub fn line(&mut self, a: [f32; 2], b: [f32; 2], step: &Channels) {
        let (top, bottom) = (self.first_row as f32, (self.first_row + self.rows) as f32);
        if a[1] == b[1] || a[1].max(b[1]) <= top || a[1].min(b[1]) >= bottom {
            return;
        }
        let (a, b, sign) = if a[1] < b[1] { (a, b, 1.0) } else { (b, a, -1.0) };
        let slope = (b[0] - a[0]) / (b[1] - a[1]);
        let cut = |y: f32| [a[0] + (y - a[1]) * slope, y];
        let a = if a[1] < top { cut(top) } else { a };
        let b = if b[1] > bottom { cut(bottom) } else { b };
        self.clipped_to_columns(a, b, slope, sign, step);
    }

    /// What lies left of the picture counts at its left edge, what lies right of it not at all.
    fn clipped_to_columns(&mut self, a: [f32; 2], b: [f32; 2], slope: f32, sign: f32, step: &Channels) {
        let right = self.width as f32;
        let mut begin = a;
        let mut pieces = [b, b, b];
        let mut count = 0;
        let mut edges = [0.0, right];
        if b[0] < a[0] {
            edges.reverse();
        }
        for edge in edges {
            if (a[0] - edge) * (b[0] - edge) < 0.0
                && let Some(piece) = pieces.get_mut(count)
            {
                *piece = [edge, (a[1] + (edge - a[0]) / slope).clamp(a[1], b[1])];
                count += 1;
            }
        }
        for end in pieces.into_iter().take(count + 1) {
            let middle = f32::midpoint(begin[0], end[0]);
            if middle <= 0.0 {
                self.inside([0.0, begin[1]], [0.0, end[1]], sign, step);
            } else if middle < right {
                self.inside(
                    [begin[0].clamp(0.0, right), begin[1]],
                    [end[0].clamp(0.0, right), end[1]],
                    sign,
                    step,
                );
            }
            begin = end;
        }
    }

    /// A downward line within the buffer, row by row.
    fn inside(&mut self, a: [f32; 2], b: [f32; 2], sign: f32, step: &Channels) {
        if b[1] <= a[1] {
            return;
        }
        let slope = (b[0] - a[0]) / (b[1] - a[1]);
        let (low, high) = (a[0].min(b[0]), a[0].max(b[0]));
        let stride = self.width + 2;
        let mut y = a[1];
        let mut x = a[0];
        let mut row = (y.floor() as usize).max(self.first_row);
        while y < b[1] && row < self.first_row + self.rows {
            let next_y = ((row + 1) as f32).min(b[1]);
            let next_x =
                if next_y == b[1] { b[0] } else { (a[0] + (next_y - a[1]) * slope).clamp(low, high) };
            let start = (row - self.first_row) * stride;
            if let Some(changes) = self.changes.get_mut(start..start + stride) {
                deposit(changes, x.min(next_x), x.max(next_x), sign * (next_y - y), step);
            }
            (x, y) = (next_x, next_y);
            row += 1;
        }
    }
}

/// Spreads `height` (signed) over the pixels that the piece from `left` to `right` passes in one row.
fn deposit(changes: &mut [Channels], left: f32, right: f32, height: f32, step: &Channels) {
    let first = left.floor();
    let first_index = first as usize;
    if right <= first + 1.0 {
        let inside = height * (1.0 - (f32::midpoint(left, right) - first));
        add(changes, first_index, inside, step);
        add(changes, first_index + 1, height - inside, step);
        return;
    }
    let per_pixel = 1.0 / (right - left);
    let end = right.ceil() as usize;
    let into_first = left - first;
    let begins = 0.5 * per_pixel * (1.0 - into_first) * (1.0 - into_first);
    let into_last = right - end as f32 + 1.0;
    let ends = 0.5 * per_pixel * into_last * into_last;
    add(changes, first_index, height * begins, step);
    if end == first_index + 2 {
        add(changes, first_index + 1, height * (1.0 - begins - ends), step);
    } else {
        let second = per_pixel * (1.5 - into_first);
        add(changes, first_index + 1, height * (second - begins), step);
        for index in first_index + 2..end - 1 {
            add(changes, index, height * per_pixel, step);
        }
        let before_last = second + (end - first_index - 3) as f32 * per_pixel;
        add(changes, end - 1, height * (1.0 - before_last - ends), step);
    }
    add(changes, end, height * ends, step);
}

fn add(changes: &mut [Channels], index: usize, amount: f32, step: &Channels) {
    if let Some(change) = changes.get_mut(index) {
        for (channel, step) in change.iter_mut().zip(step) {
            *channel += amount * step;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first channel of the picture of a closed outline of value 1, walked clockwise on the page.
    fn filled(outline: &[[f32; 2]], width: usize, rows: usize) -> Vec<Vec<f32>> {
        let mut buffer = ChangeBuffer::new(width, 0, rows);
        for (position, point) in outline.iter().enumerate() {
            buffer.line(*point, outline[(position + 1) % outline.len()], &[-1.0, 0.0, 0.0, 0.0]);
        }
        (0..rows)
            .map(|row| {
                let mut sum = 0.0;
                buffer
                    .row(row)
                    .iter()
                    .map(|change| {
                        sum += change[0];
                        sum
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn coverage_is_the_covered_area() {
        fn check(outline: &[[f32; 2]], expected: [[f32; 4]; 2]) {
            let picture = filled(outline, 4, 2);
            for (row, expected) in picture.iter().zip(expected) {
                for (value, expected) in row.iter().zip(expected) {
                    assert!((value - expected).abs() < 1e-5, "{outline:?}: {picture:?}");
                }
            }
        }
        let square = |x0: f32, y0: f32, x1: f32, y1: f32| [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
        check(&square(0.5, 0.0, 2.25, 1.5), [[0.5, 1.0, 0.25, 0.0], [0.25, 0.5, 0.125, 0.0]]);
        check(&square(-3.0, -5.0, 9.0, 1.0), [[1.0; 4], [0.0; 4]]);
        check(&[[0.0, 0.0], [4.0, 0.0], [0.0, 2.0]], [[1.0, 1.0, 0.75, 0.25], [0.75, 0.25, 0.0, 0.0]]);
        check(&[[-4.0, 0.0], [4.0, 0.0], [-4.0, 2.0]], [[0.875, 0.625, 0.375, 0.125], [0.0; 4]]);
    }
}
