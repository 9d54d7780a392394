//! Borders as shared lines: each is made once and used by the territories of both sides, on every level.

use rayon::prelude::*;

use super::land::{Plan, Village, distance, far};
use super::mesh::{Edge, Mesh, Side, Triangle, Way};
use super::random::Purpose;

/// What the borders are made from.
pub(super) struct Ground<'a> {
    pub plan: &'a Plan,
    pub mesh: &'a Mesh,
    pub villages: &'a [Village],
    /// The unit (smallest territory on the map) of each village; [`Mesh::NOBODY`] beyond the map.
    pub unit_of_village: &'a [u32],
}

/// A line between two places where three units meet, or a closed one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub start: u32,
    pub end: u32,
    pub left: u32,
    pub right: u32,
    /// The meeting places at its ends; [`Mesh::NOBODY`] for a closed line.
    pub from: u32,
    pub to: u32,
}

/// All borders between units, in centimetres from the centre.
#[derive(Debug, Default)]
pub(super) struct Borders {
    pub points: Vec<[i32; 2]>,
    pub lines: Vec<Line>,
}

/// Where the border crosses an edge of the mesh.
struct Crossing {
    id: u32,
    at: [i32; 2],
}

struct Tracer<'a> {
    ground: &'a Ground<'a>,
    crossings: Vec<Crossing>,
    row_starts: Vec<usize>,
    used: Vec<bool>,
    borders: Borders,
}

impl Borders {
    /// Follows the border between every two units.
    pub(super) fn trace(ground: &Ground) -> Self {
        let mesh = ground.mesh;
        let rows: Vec<Vec<Crossing>> = (0..mesh.rows - 1)
            .into_par_iter()
            .map(|row| {
                let ways = |column| [Way::Along, Way::Up, Way::Across].map(|way| Edge { column, row, way });
                let edges = (0..mesh.columns - 1).flat_map(ways);
                edges
                    .filter(|edge| ground.is_border(*edge))
                    .map(|edge| Crossing { id: ground.id(edge), at: ground.crossing(edge) })
                    .collect()
            })
            .collect();
        let mut row_starts = vec![0];
        let mut total = 0;
        for row in &rows {
            total += row.len();
            row_starts.push(total);
        }
        let crossings: Vec<Crossing> = rows.into_iter().flatten().collect();
        let used = vec![false; total];
        let mut tracer = Tracer { ground, crossings, row_starts, used, borders: Self::default() };
        tracer.follow_all();
        tracer.borders
    }

    /// The points of a line.
    pub(super) fn points_of(&self, line: &Line) -> &[[i32; 2]] {
        &self.points[line.start as usize..line.end as usize]
    }
}

impl Ground<'_> {
    fn unit(&self, village: u32) -> u32 {
        if village == Mesh::NOBODY { village } else { self.unit_of_village[village as usize] }
    }

    fn units(&self, edge: Edge) -> [u32; 2] {
        self.mesh.owners(edge).map(|village| self.unit(village))
    }

    fn is_border(&self, edge: Edge) -> bool {
        let [a, b] = self.units(edge);
        a != b
    }

    fn id(&self, edge: Edge) -> u32 {
        (3 * (edge.row * self.mesh.columns + edge.column)) as u32 + edge.way as u32
    }

    fn edge(&self, id: u32) -> Edge {
        let corner = id as usize / 3;
        let way = match id % 3 {
            0 => Way::Along,
            1 => Way::Up,
            _ => Way::Across,
        };
        Edge { column: corner % self.mesh.columns, row: corner / self.mesh.columns, way }
    }

    fn place(&self, corner: usize) -> [f64; 2] {
        self.mesh.corner(self.plan, corner % self.mesh.columns, corner / self.mesh.columns)
    }

    /// The point of an edge where both owners are equally near, or the river runs, in centimetres.
    fn crossing(&self, edge: Edge) -> [i32; 2] {
        let [p, q] = self.mesh.ends(edge).map(|corner| self.place(corner));
        let [a, b] = self.mesh.owners(edge);
        let (bank_p, north_p) = self.plan.bank(p);
        let (bank_q, north_q) = self.plan.bank(q);
        let share = if a == Mesh::NOBODY || b == Mesh::NOBODY {
            0.5
        } else if bank_p == bank_q {
            let (at_p, at_q) = (self.lead([a, b], p), self.lead([a, b], q));
            let even = if at_p < 0.0 && at_q > 0.0 { at_p / (at_p - at_q) } else { 0.5 };
            even + self.roughness(edge, p)
        } else {
            north_p.abs() / (north_p.abs() + north_q.abs()).max(1e-9)
        };
        let share = share.clamp(0.12, 0.88);
        [0, 1].map(|axis| ((p[axis] + share * (q[axis] - p[axis])) * 100.0).round() as i32)
    }

    /// How much nearer a point is to the first owner (negative) than to the second.
    fn lead(&self, owners: [u32; 2], at: [f64; 2]) -> f64 {
        let bent = self.plan.bent(at);
        let [a, b] = owners.map(|owner| &self.villages[owner as usize]);
        let beyond = |island: &Village| distance(self.plan.bent(island.at), bent) - island.island_m;
        if a.island_m > 0.0 {
            beyond(a)
        } else if b.island_m > 0.0 {
            -beyond(b)
        } else {
            far(a, bent).sqrt() - far(b, bent).sqrt()
        }
    }

    /// Jags of fields and woods: strong in some stretches of a border, weak in others.
    fn roughness(&self, edge: Edge, at: [f64; 2]) -> f64 {
        let random = self.plan.random;
        let s = self.plan.spacing_m;
        let strength = 0.5 + random.noise(Purpose::Roughness, 0, at[0] / (0.6 * s), at[1] / (0.6 * s));
        0.42 * strength.clamp(0.1, 1.0) * random.signed(Purpose::Roughness, i64::from(self.id(edge)), -7)
    }

    /// Whether three units meet in a triangle.
    fn is_meeting(&self, triangle: Triangle) -> bool {
        triangle.edges().iter().all(|edge| self.is_border(*edge))
    }

    fn meeting_id(&self, triangle: Triangle) -> u32 {
        let above = u32::from(triangle.above == Side::Above);
        (2 * (triangle.row * self.mesh.columns + triangle.column)) as u32 + above
    }

    fn middle(&self, triangle: Triangle) -> [f64; 2] {
        let mut middle = [0.0, 0.0];
        for edge in triangle.edges() {
            for corner in self.mesh.ends(edge) {
                let at = self.mesh.lattice(corner % self.mesh.columns, corner / self.mesh.columns);
                middle = [middle[0] + at[0] / 6.0, middle[1] + at[1] / 6.0];
            }
        }
        middle
    }

    /// The units on the left and right of a line that crosses `edge` coming out of `from`.
    fn sides(&self, edge: Edge, from: Triangle) -> (u32, u32) {
        let [p, q] = self
            .mesh
            .ends(edge)
            .map(|corner| self.mesh.lattice(corner % self.mesh.columns, corner / self.mesh.columns));
        let start = self.middle(from);
        let cross = (q[0] - p[0]) * (start[1] - p[1]) - (q[1] - p[1]) * (start[0] - p[0]);
        let [a, b] = self.units(edge);
        // `from` on the left of p → q: walking out of it has p on its right hand … and q on its left.
        if cross > 0.0 { (b, a) } else { (a, b) }
    }
}

impl Tracer<'_> {
    fn find(&self, edge: Edge) -> Option<usize> {
        let id = self.ground.id(edge);
        let (start, end) = (self.row_starts[edge.row], self.row_starts[edge.row + 1]);
        let row = &self.crossings[start..end];
        row.binary_search_by_key(&id, |crossing| crossing.id).ok().map(|position| start + position)
    }

    /// Lines from meeting place to meeting place first, then the closed ones that are left.
    fn follow_all(&mut self) {
        for closed in [false, true] {
            for position in 0..self.crossings.len() {
                if self.used[position] {
                    continue;
                }
                let edge = self.ground.edge(self.crossings[position].id);
                for triangle in edge.triangles() {
                    if closed || self.ground.is_meeting(triangle) {
                        self.follow(edge, triangle);
                        break;
                    }
                }
            }
        }
    }

    /// Follows the border from `from` across `edge` to the next meeting place, or round to the start.
    fn follow(&mut self, edge: Edge, from: Triangle) {
        let start = self.borders.points.len() as u32;
        let (left, right) = self.ground.sides(edge, from);
        let starts_at_meeting = self.ground.is_meeting(from);
        if starts_at_meeting {
            self.push_meeting(from);
        }
        let (mut edge, mut triangle) = (edge, from);
        // A closed line ends where it comes back to its first crossing.
        while let Some(position) = self.find(edge).filter(|position| !self.used[*position]) {
            self.used[position] = true;
            self.borders.points.push(self.crossings[position].at);
            let [first, second] = edge.triangles();
            triangle = if first == triangle { second } else { first };
            if self.ground.is_meeting(triangle) {
                self.push_meeting(triangle);
                break;
            }
            let edges = triangle.edges();
            let next = edges.into_iter().find(|next| *next != edge && self.ground.is_border(*next));
            let Some(next) = next else { break };
            edge = next;
        }
        let (mut from_id, mut to_id) = (Mesh::NOBODY, Mesh::NOBODY);
        if starts_at_meeting {
            from_id = self.ground.meeting_id(from);
            to_id = self.ground.meeting_id(triangle);
        } else if let Some(first) = self.borders.points.get(start as usize).copied() {
            self.borders.points.push(first);
        }
        let end = self.borders.points.len() as u32;
        self.borders.lines.push(Line { start, end, left, right, from: from_id, to: to_id });
    }

    /// The place where three units meet: the middle of the three crossings.
    fn push_meeting(&mut self, triangle: Triangle) {
        let mut sum = [0_i64; 2];
        for edge in triangle.edges() {
            if let Some(position) = self.find(edge) {
                let at = self.crossings[position].at;
                sum = [sum[0] + i64::from(at[0]), sum[1] + i64::from(at[1])];
            }
        }
        self.borders.points.push(sum.map(|axis| axis.div_euclid(3) as i32));
    }
}
