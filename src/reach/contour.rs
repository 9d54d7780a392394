//! Outlines of the cells of a grid for which something holds.

/// How far a line may run beside the points that it leaves out, in cells.
const TOLERANCE: f64 = 0.06;

/// A ring of points in cells, closed (the first point is the last), the inside on its left.
pub type Ring = Vec<[f64; 2]>;

/// An area: its outer ring, then its holes.
pub type Area = Vec<Ring>;

/// The areas that the cells form for which `inside` holds, row by row. Between a cell inside and a neighbour outside the outline
/// runs at the share of their distance that `edge` says. Cells that only meet in a corner are apart.
pub fn areas((columns, inside): (usize, &[bool]), edge: impl Fn((usize, usize)) -> f64) -> Vec<Area> {
    let grid = Cells::new(columns, inside, edge);
    let mut used = vec![false; inside.len()];
    let mut outers: Vec<(usize, Ring)> = Vec::new();
    let mut holes: Vec<(usize, Ring)> = Vec::new();
    for (number, run) in grid.runs.iter().enumerate() {
        // Every ring goes up past the eastern end of a run somewhere.
        if !used[run.row * columns + run.last] {
            let ring = grid.trace(run, &mut used);
            let target = if signed_area(&ring) > 0.0 { &mut outers } else { &mut holes };
            target.push((grid.parts[number], ring));
        }
    }
    outers.sort_by_key(|(part, _)| *part);
    let mut found: Vec<(usize, Area)> = outers.into_iter().map(|(part, ring)| (part, vec![ring])).collect();
    for (part, hole) in holes {
        if let Ok(at) = found.binary_search_by_key(&part, |(part, _)| *part) {
            found[at].1.push(hole);
        }
    }
    found.into_iter().map(|(_, area)| area).collect()
}

/// Cells inside that follow each other in a row.
#[derive(Debug, Clone, Copy)]
struct Run {
    row: usize,
    first: usize,
    last: usize,
}

fn runs(columns: usize, inside: &[bool]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (row, cells) in inside.chunks(columns.max(1)).enumerate() {
        let mut at = 0;
        while let Some(begin) = cells[at..].iter().position(|inside| *inside) {
            let first = at + begin;
            let end = cells[first..].iter().position(|inside| !inside).map_or(columns, |count| first + count);
            runs.push(Run { row, first, last: end - 1 });
            at = end;
        }
    }
    runs
}

/// For each run the first run of its connected part.
fn parts(runs: &[Run]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..runs.len()).collect();
    let root = |parent: &mut [usize], mut at: usize| {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    };
    let mut below = 0;
    for (at, run) in runs.iter().enumerate() {
        while runs[below].row + 1 < run.row
            || (runs[below].row + 1 == run.row && runs[below].last < run.first)
        {
            below += 1;
        }
        let touching =
            (below..at).take_while(|other| runs[*other].row + 1 == run.row && runs[*other].first <= run.last);
        for other in touching {
            let (a, b) = (root(&mut parent, at), root(&mut parent, other));
            parent[a.max(b)] = a.min(b);
        }
    }
    (0..runs.len()).map(|at| root(&mut parent, at)).collect()
}

/// Sides of the square between the middles of four cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    South,
    East,
    North,
    West,
}

struct Cells<F> {
    columns: usize,
    rows: usize,
    /// Whether cells are inside, with a rim of one cell outside around all.
    framed: Vec<bool>,
    runs: Vec<Run>,
    /// Part of each run.
    parts: Vec<usize>,
    edge: F,
}

impl<F: Fn((usize, usize)) -> f64> Cells<F> {
    fn new(columns: usize, inside: &[bool], edge: F) -> Self {
        let rows = inside.len() / columns.max(1);
        let mut framed = vec![false; (columns + 2) * (rows + 2)];
        for (row, cells) in inside.chunks(columns.max(1)).enumerate() {
            let begin = (row + 1) * (columns + 2) + 1;
            framed[begin..begin + cells.len()].copy_from_slice(cells);
        }
        let runs = runs(columns, inside);
        let parts = parts(&runs);
        Self { columns, rows, framed, runs, parts, edge }
    }

    /// Whether the four cells around the corner before `column`, `row` are inside: south-west, south-east, north-east, north-west.
    fn around(&self, (column, row): (usize, usize)) -> [bool; 4] {
        let width = self.columns + 2;
        let (south, north) = (row * width + column, (row + 1) * width + column);
        [self.framed[south], self.framed[south + 1], self.framed[north + 1], self.framed[north]]
    }

    /// Follows an outline round, beginning east of a run.
    fn trace(&self, run: &Run, used: &mut [bool]) -> Ring {
        let (mut at, mut enter) = ((run.last + 1, run.row + 1), Side::South);
        let mut ring: Ring = Vec::new();
        loop {
            if enter == Side::South {
                let seen = &mut used[(at.1 - 1) * self.columns + at.0 - 1];
                if *seen {
                    break;
                }
                *seen = true;
            }
            ring.push(self.point(at, enter));
            (at, enter) = match self.leave(at, enter) {
                Side::South => ((at.0, at.1 - 1), Side::North),
                Side::East => ((at.0 + 1, at.1), Side::West),
                Side::North => ((at.0, at.1 + 1), Side::South),
                Side::West => ((at.0 - 1, at.1), Side::East),
            };
        }
        simplified(&ring)
    }

    /// The side through which an outline leaves that entered through `enter`: the first to the left behind whose cell it runs.
    fn leave(&self, at: (usize, usize), enter: Side) -> Side {
        let [sw, se, ne, nw] = self.around(at);
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

    /// Where the outline crosses the side of a square through which it enters.
    fn point(&self, (column, row): (usize, usize), enter: Side) -> [f64; 2] {
        let (column, row) = (column as i64, row as i64);
        // The cells at the ends of the side, the one inside first: it is on the left.
        let [from, to] = match enter {
            Side::South => [[column - 1, row - 1], [column, row - 1]],
            Side::East => [[column, row - 1], [column, row]],
            Side::North => [[column, row], [column - 1, row]],
            Side::West => [[column - 1, row], [column - 1, row - 1]],
        };
        let columns = self.columns as i64;
        let cell = |[column, row]: [i64; 2]| {
            let within = (0..columns).contains(&column) && (0..self.rows as i64).contains(&row);
            within.then_some((row * columns + column) as usize)
        };
        let share = cell(from).zip(cell(to)).map_or(0.5, |pair| (self.edge)(pair));
        [0, 1].map(|axis| from[axis] as f64 + (to[axis] - from[axis]) as f64 * share)
    }
}

/// Closes a ring and leaves out the points that lie within [`TOLERANCE`] of the line without them (Douglas and Peucker 1973).
fn simplified(ring: &Ring) -> Ring {
    let square = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2);
    let point = |at: usize| ring[at % ring.len()];
    let far = (0..ring.len()).max_by(|a, b| square(ring[*a], ring[0]).total_cmp(&square(ring[*b], ring[0])));
    let far = far.unwrap_or(0);
    let mut kept = vec![false; ring.len() + 1];
    (kept[0], kept[far], kept[ring.len()]) = (true, true, true);
    let mut open = vec![(0, far), (far, ring.len())];
    while let Some((from, to)) = open.pop() {
        let (a, b) = (point(from), point(to));
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let long = (dx * dx + dy * dy).max(1e-12);
        let mut worst = (TOLERANCE * TOLERANCE * long, None);
        for at in from + 1..to {
            let aside = (dx * (point(at)[1] - a[1]) - dy * (point(at)[0] - a[0])).powi(2);
            if aside > worst.0 {
                worst = (aside, Some(at));
            }
        }
        if let Some(at) = worst.1 {
            kept[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    (0..=ring.len()).filter(|at| kept[*at]).map(point).collect()
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
        let columns = picture[0].len();
        let cells: Vec<bool> =
            picture.iter().rev().flat_map(|line| line.bytes().map(|sign| sign == b'#')).collect();
        let found = areas((columns, &cells), |_| 0.5);
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
        for area in areas((3, &[true, true, true, true, false, true, true, true, true]), |_| 0.5) {
            for ring in area {
                assert_eq!(ring.first(), ring.last());
                assert!(ring.len() > 4);
            }
        }
    }
}
