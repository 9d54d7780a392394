//! Roads meet only at nodes: where two cross in between, the less important one is given up.

use super::{Class, Piece};

/// Removes pieces until no two cross away from their ends; bridges over the river are no crossing of roads.
pub(super) fn remove_crossings(nodes: &[[f64; 2]], pieces: &mut Vec<Piece>) {
    let shapes: Vec<Vec<[f64; 2]>> = pieces
        .iter()
        .map(|piece| {
            let mut shape = vec![nodes[piece.from as usize]];
            shape.extend(&piece.between);
            shape.push(nodes[piece.to as usize]);
            shape
        })
        .collect();
    let boxes: Vec<[f64; 4]> = shapes.iter().map(|shape| bounds(shape)).collect();
    // Swept from west to east: only pieces whose boxes overlap are compared.
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by(|a, b| boxes[*a][0].total_cmp(&boxes[*b][0]).then(a.cmp(b)));
    let mut removed = vec![false; pieces.len()];
    let mut open: Vec<usize> = Vec::new();
    for next in order {
        open.retain(|other| boxes[*other][2] >= boxes[next][0]);
        for other in &open {
            let (a, b) = (next, *other);
            let apart = boxes[a][1] > boxes[b][3] || boxes[b][1] > boxes[a][3];
            if apart || removed[a] || removed[b] || !cross(&shapes[a], &shapes[b]) {
                continue;
            }
            let weight = |position: usize| {
                let piece: &Piece = &pieces[position];
                (piece.class == Class::Ferry, !piece.is_needed, piece.class, position)
            };
            removed[if weight(a) > weight(b) { a } else { b }] = true;
        }
        open.push(next);
    }
    let mut position = 0;
    pieces.retain(|_| {
        position += 1;
        !removed[position - 1]
    });
}

fn bounds(shape: &[[f64; 2]]) -> [f64; 4] {
    shape.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, [x, y]| {
        [b[0].min(*x), b[1].min(*y), b[2].max(*x), b[3].max(*y)]
    })
}

/// Whether two shapes cross or touch elsewhere than at a common end.
fn cross(a: &[[f64; 2]], b: &[[f64; 2]]) -> bool {
    a.windows(2).any(|p| b.windows(2).any(|q| segments_cross([p[0], p[1]], [q[0], q[1]])))
}

fn segments_cross(p: [[f64; 2]; 2], q: [[f64; 2]; 2]) -> bool {
    if p[0] == q[0] || p[0] == q[1] || p[1] == q[0] || p[1] == q[1] {
        return false;
    }
    let side =
        |a: [f64; 2], b: [f64; 2], c: [f64; 2]| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    let (a, b) = (side(p[0], p[1], q[0]), side(p[0], p[1], q[1]));
    let (c, d) = (side(q[0], q[1], p[0]), side(q[0], q[1], p[1]));
    (a > 0.0) != (b > 0.0) && (c > 0.0) != (d > 0.0)
}
