//! Outlines of the cells of a grid for which something holds.

/// A ring of points in cells, closed (the first point is the last), the inside on its left.
pub type Ring = Vec<[f64; 2]>;

/// An area: its outer ring, then its holes.
pub type Area = Vec<Ring>;

/// The areas that the cells for which `inside` holds form, cut half-way between their middles and those of others. Cells that only
/// meet in a corner are apart.
pub fn areas((columns, rows): (usize, usize), inside: impl Fn(usize) -> bool) -> Vec<Area> {
    let grid = Cells { columns, rows, parts: parts((columns, rows), inside) };
    let mut used = vec![0_u8; (columns + 1) * (rows + 1)];
    let mut outers: Vec<(u32, Ring)> = Vec::new();
    let mut holes: Vec<(u32, Ring)> = Vec::new();
    for row in 0..=rows {
        for column in 0..=columns {
            for side in grid.sides(column, row).into_iter().flatten() {
                if used[row * (columns + 1) + column] & side.bit() == 0 {
                    let (part, ring) = grid.trace(column, row, side, &mut used);
                    let target = if signed_area(&ring) > 0.0 { &mut outers } else { &mut holes };
                    target.push((part, ring));
                }
            }
        }
    }
    outers.sort_by_key(|(part, _)| *part);
    let mut found: Vec<(u32, Area)> = outers.into_iter().map(|(part, ring)| (part, vec![ring])).collect();
    for (part, hole) in holes {
        if let Ok(at) = found.binary_search_by_key(&part, |(part, _)| *part) {
            found[at].1.push(hole);
        }
    }
    found.into_iter().map(|(_, area)| area).collect()
}

/// Number of the connected part of each cell from 1; 0 outside.
fn parts((columns, rows): (usize, usize), inside: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut parts = vec![0; columns * rows];
    let (mut next, mut open) = (0, Vec::new());
    for start in 0..parts.len() {
        if parts[start] != 0 || !inside(start) {
            continue;
        }
        next += 1;
        parts[start] = next;
        open.push(start);
        while let Some(cell) = open.pop() {
            let (column, row) = (cell % columns, cell / columns);
            let near = [
                (column > 0).then(|| cell - 1),
                (column + 1 < columns).then(|| cell + 1),
                (row > 0).then(|| cell - columns),
                (row + 1 < rows).then(|| cell + columns),
            ];
            for cell in near.into_iter().flatten() {
                if parts[cell] == 0 && inside(cell) {
                    parts[cell] = next;
                    open.push(cell);
                }
            }
        }
    }
    parts
}

/// Sides of the square between the middles of four cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    South,
    East,
    North,
    West,
}

impl Side {
    fn bit(self) -> u8 {
        1 << self as u8
    }
}

struct Cells {
    columns: usize,
    rows: usize,
    parts: Vec<u32>,
}

impl Cells {
    /// Parts of the four cells around the corner before `column`, `row`: south-west, south-east, north-east, north-west.
    fn around(&self, column: usize, row: usize) -> [u32; 4] {
        let part = |column: Option<usize>, row: Option<usize>| match (column, row) {
            (Some(column), Some(row)) if column < self.columns && row < self.rows => {
                self.parts[row * self.columns + column]
            }
            _ => 0,
        };
        let (west, south) = (column.checked_sub(1), row.checked_sub(1));
        [part(west, south), part(Some(column), south), part(Some(column), Some(row)), part(west, Some(row))]
    }

    /// Sides through which an outline enters the square, with the inside on its left: those whose left end is inside seen from outside.
    fn sides(&self, column: usize, row: usize) -> [Option<Side>; 2] {
        let [sw, se, ne, nw] = self.around(column, row).map(|part| part != 0);
        let mut sides = [None, None];
        let mut count = 0;
        for (side, left, right) in
            [(Side::South, sw, se), (Side::East, se, ne), (Side::North, ne, nw), (Side::West, nw, sw)]
        {
            if left && !right && count < 2 {
                sides[count] = Some(side);
                count += 1;
            }
        }
        sides
    }

    /// Follows an outline round.
    fn trace(&self, column: usize, row: usize, side: Side, used: &mut [u8]) -> (u32, Ring) {
        let (mut at, mut enter) = ((column, row), side);
        let mut ring: Ring = Vec::new();
        let [sw, se, ne, nw] = self.around(column, row);
        let part = match side {
            Side::South => sw,
            Side::East => se,
            Side::North => ne,
            Side::West => nw,
        };
        loop {
            let seen = &mut used[at.1 * (self.columns + 1) + at.0];
            if *seen & enter.bit() != 0 {
                break;
            }
            *seen |= enter.bit();
            push(&mut ring, point(at, enter));
            let leave = self.leave(at, enter);
            (at, enter) = match leave {
                Side::South => ((at.0, at.1 - 1), Side::North),
                Side::East => ((at.0 + 1, at.1), Side::West),
                Side::North => ((at.0, at.1 + 1), Side::South),
                Side::West => ((at.0 - 1, at.1), Side::East),
            };
        }
        close(&mut ring);
        (part, ring)
    }

    /// The side through which an outline leaves that entered through `enter`: the first to the left behind whose cell it runs.
    fn leave(&self, (column, row): (usize, usize), enter: Side) -> Side {
        let [sw, se, ne, nw] = self.around(column, row).map(|part| part != 0);
        // Going round the inside corner on the left: to its left the next side whose far end is outside.
        let turn = |sides: [(Side, bool); 3]| {
            sides.into_iter().find(|(_, inside)| !inside).map_or(sides[2].0, |(side, _)| side)
        };
        match enter {
            Side::South => turn([(Side::West, nw), (Side::North, ne), (Side::East, se)]),
            Side::East => turn([(Side::South, sw), (Side::West, nw), (Side::North, ne)]),
            Side::North => turn([(Side::East, se), (Side::South, sw), (Side::West, nw)]),
            Side::West => turn([(Side::North, ne), (Side::East, se), (Side::South, sw)]),
        }
    }
}

/// Middle of a side of the square whose corners are the middles of four cells.
fn point((column, row): (usize, usize), side: Side) -> [f64; 2] {
    let (x, y) = (column as f64 - 0.5, row as f64 - 0.5);
    match side {
        Side::South => [x, y - 0.5],
        Side::East => [x + 0.5, y],
        Side::North => [x, y + 0.5],
        Side::West => [x - 0.5, y],
    }
}

/// Adds a point; one in the middle of a straight run is dropped.
fn push(ring: &mut Ring, point: [f64; 2]) {
    if let [.., a, b] = ring.as_mut_slice()
        && straight(*a, *b, point)
    {
        *b = point;
        return;
    }
    ring.push(point);
}

fn straight(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> bool {
    (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])
}

fn close(ring: &mut Ring) {
    let [a, .., b] = ring.as_slice() else { return };
    let (a, b) = (*a, *b);
    if ring.len() > 3 && straight(ring[ring.len() - 2], b, a) {
        ring.pop();
    }
    if ring.len() > 3 && straight(ring[ring.len() - 1], a, ring[1]) {
        ring.remove(0);
    }
    ring.push(ring[0]);
}

/// Twice the area, positive when the inside is on the left.
fn signed_area(ring: &Ring) -> f64 {
    ring.windows(2).map(|pair| if let [a, b] = pair { a[0] * b[1] - b[0] * a[1] } else { 0.0 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pictures are written north up; `#` is inside.
    fn outline(picture: &[&str]) -> Vec<(usize, f64)> {
        let (rows, columns) = (picture.len(), picture[0].len());
        let cells: Vec<bool> =
            picture.iter().rev().flat_map(|line| line.bytes().map(|sign| sign == b'#')).collect();
        let found = areas((columns, rows), |cell| cells[cell]);
        found.iter().map(|area| (area.len(), area.iter().map(signed_area).sum::<f64>() / 2.0)).collect()
    }

    #[test]
    fn areas_have_the_size_of_their_cells_less_the_corners() {
        // A cell is a diamond of half its size; a block loses an eighth at each corner.
        assert_eq!(outline(&["#"]), [(1, 0.5)]);
        assert_eq!(outline(&["##", "##"]), [(1, 3.5)]);
        assert_eq!(outline(&["...", ".#.", "..."]), [(1, 0.5)]);
    }

    #[test]
    fn holes_belong_to_their_area_and_corners_do_not_connect() {
        // Nine cells, less four corners, less the hole, a diamond as well.
        assert_eq!(outline(&["###", "#.#", "###"]), [(2, 8.5 - 0.5)]);
        assert_eq!(outline(&["#.", ".#"]), [(1, 0.5), (1, 0.5)]);
        assert_eq!(outline(&["#####", "#...#", "#.#.#", "#...#", "#####"]).len(), 2);
    }

    #[test]
    fn rings_are_closed() {
        for area in areas((3, 3), |cell| cell != 4) {
            for ring in area {
                assert_eq!(ring.first(), ring.last());
                assert!(ring.len() > 4);
            }
        }
    }
}
