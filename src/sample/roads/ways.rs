//! Streets and roads written down as ways: pieces of one street joined, with the tags that a mapper would give them.

use std::collections::BTreeMap;

use super::super::land::Plan;
use super::super::names::FIRST;
use super::super::random::Purpose;
use super::{Class, Draft, Piece};
use crate::model::{OsmRoads, OsmTag, OsmTurn, OsmWay};

/// Forbidden turns in the towns.
const TURNS: usize = 8;

/// What pieces must share to be parts of one way.
type Key = (u32, (u8, i64), Class, bool);

/// Joins the pieces to ways; `numbers` tells the villages apart in the names of their streets.
pub(super) fn write_down(plan: &Plan, draft: &Draft, numbers: &[i64]) -> OsmRoads {
    let turns = crossroads(plan, draft);
    let mut writer = Writer { plan, numbers, draft, split_at: turns.clone(), out: OsmRoads::default() };
    writer.out.nodes.clone_from(&draft.nodes);
    writer.streets();
    writer.country();
    for ring in &draft.rings {
        let closed = ring.iter().chain(ring.first()).copied().collect();
        let tags = [("highway", "primary"), ("junction", "roundabout"), ("surface", "asphalt")];
        writer.out.ways.push(OsmWay { nodes: closed, tags: tagged(&tags) });
    }
    writer.bollards();
    writer.forbid_turns(&turns);
    without_unused(writer.out)
}

/// Nodes where two two-way streets for cars cross, a few of them.
fn crossroads(plan: &Plan, draft: &Draft) -> Vec<u32> {
    let mut meet: BTreeMap<u32, u32> = BTreeMap::new();
    let streets = draft.pieces.iter().filter(|piece| {
        piece.site.is_some() && piece.class <= Class::Residential && piece.between.is_empty()
    });
    for piece in streets.filter(|piece| !piece.is_one_way) {
        for node in [piece.from, piece.to] {
            *meet.entry(node).or_default() += 1;
        }
    }
    let mut chosen: Vec<(u64, u32)> = meet
        .into_iter()
        .filter(|(_, pieces)| *pieces == 4)
        .map(|(node, _)| (plan.random.bits(Purpose::Road, i64::from(node), 77), node))
        .collect();
    chosen.sort_unstable();
    chosen.truncate(TURNS);
    chosen.into_iter().map(|(_, node)| node).collect()
}

struct Writer<'a> {
    plan: &'a Plan,
    numbers: &'a [i64],
    draft: &'a Draft,
    /// Nodes where every way ends.
    split_at: Vec<u32>,
    out: OsmRoads,
}

impl Writer<'_> {
    /// All streets: pieces of one line, class and direction follow each other in one way.
    fn streets(&mut self) {
        let mut lines: BTreeMap<Key, Vec<&Piece>> = BTreeMap::new();
        for piece in &self.draft.pieces {
            if let Some(site) = piece.site {
                lines.entry((site, piece.line, piece.class, piece.is_one_way)).or_default().push(piece);
            }
        }
        for (key, pieces) in lines {
            let after: BTreeMap<u32, &Piece> = pieces.iter().map(|piece| (piece.from, *piece)).collect();
            let ends: Vec<u32> = pieces.iter().map(|piece| piece.to).collect();
            let goes_on = |node: u32| ends.contains(&node) && !self.split_at.contains(&node);
            let mut ways = Vec::new();
            for start in pieces.iter().filter(|piece| !goes_on(piece.from)) {
                let mut nodes = vec![start.from];
                let mut next = Some(*start);
                while let Some(piece) = next {
                    ways_shape(piece, &mut self.out.nodes, &mut nodes);
                    let here = piece.to;
                    next = after.get(&here).copied().filter(|_| !self.split_at.contains(&here));
                }
                ways.push(nodes);
            }
            let tags = self.street_tags(&key);
            self.out.ways.extend(ways.into_iter().map(|nodes| OsmWay { nodes, tags: tags.clone() }));
        }
    }

    fn street_tags(&self, key: &Key) -> Vec<OsmTag> {
        let (site, line, class, is_one_way) = *key;
        let number = self.numbers[site as usize];
        let name = match class {
            Class::Primary | Class::Secondary => "Hauptstraße".to_owned(),
            Class::Tertiary | Class::Unclassified => "Dorfstraße".to_owned(),
            _ => self.street_name(number, line),
        };
        let speed = match class {
            Class::Primary | Class::Secondary | Class::Tertiary => Some("50"),
            Class::Residential if self.plan.random.unit(Purpose::Road, number, 5) < 0.6 => Some("30"),
            _ => None,
        };
        let mut tags = vec![("highway".to_owned(), highway(class).to_owned()), ("name".to_owned(), name)];
        tags.extend(speed.map(|speed| ("maxspeed".to_owned(), speed.to_owned())));
        if is_one_way {
            tags.push(("oneway".to_owned(), "yes".to_owned()));
            if line.1 % 2 == 0 {
                tags.push(("oneway:bicycle".to_owned(), "no".to_owned()));
            }
        }
        tags.sort();
        tags
    }

    fn street_name(&self, number: i64, line: (u8, i64)) -> String {
        const ENDINGS: [&str; 5] = ["weg", "straße", "weg", "ring", "gasse"];
        let place = number * 512 + 2 * line.1 + i64::from(line.0);
        let first = FIRST[self.plan.random.pick(Purpose::Name, place, FIRST.len())];
        format!("{first}{}", ENDINGS[self.plan.random.pick(Purpose::Street, place, ENDINGS.len())])
    }

    /// Roads between settlements; the stretch over the river is a bridge of its own.
    fn country(&mut self) {
        for (piece, place) in self.draft.pieces.iter().zip(0_i64..).filter(|(piece, _)| piece.site.is_none())
        {
            let mut nodes = vec![piece.from];
            ways_shape(piece, &mut self.out.nodes, &mut nodes);
            let tags = self.country_tags(piece.class, place);
            if piece.class == Class::Ferry {
                self.out.ways.push(OsmWay { nodes, tags });
                continue;
            }
            let bank = |node: u32| self.plan.bank(self.out.nodes[node as usize]).0;
            let over = nodes.windows(2).position(|pair| bank(pair[0]) != bank(pair[1]));
            let Some(over) = over else {
                self.out.ways.push(OsmWay { nodes, tags });
                continue;
            };
            let mut bridge = tags.clone();
            bridge.push(("bridge".to_owned(), "yes".to_owned()));
            bridge.push(("layer".to_owned(), "1".to_owned()));
            bridge.sort();
            for (part, tags) in
                [(0..over + 1, &tags), (over..over + 2, &bridge), (over + 1..nodes.len(), &tags)]
            {
                if part.len() > 1 {
                    self.out.ways.push(OsmWay { nodes: nodes[part].to_vec(), tags: tags.clone() });
                }
            }
        }
    }

    fn country_tags(&self, class: Class, place: i64) -> Vec<OsmTag> {
        let chance = self.plan.random.unit(Purpose::Road, place, 31);
        match class {
            Class::Ferry => tagged(&[
                ("duration", "00:12"),
                ("foot", "yes"),
                ("motor_vehicle", "yes"),
                ("route", "ferry"),
            ]),
            Class::Track if chance < 0.1 => tagged(&[("access", "private"), ("highway", "track")]),
            Class::Track => {
                tagged(&[("highway", "track"), ("motor_vehicle", "agricultural"), ("tracktype", "grade2")])
            }
            Class::Primary => tagged(&[("highway", "primary"), ("maxspeed", "100"), ("surface", "asphalt")]),
            Class::Secondary | Class::Tertiary if chance < 0.2 => {
                tagged(&[("highway", highway(class)), ("maxspeed", "70"), ("surface", "asphalt")])
            }
            _ => tagged(&[("highway", highway(class)), ("surface", "asphalt")]),
        }
    }

    /// The middle of a street with a bollard gets its sign.
    fn bollards(&mut self) {
        for position in &self.draft.bollards {
            let piece = &self.draft.pieces[*position as usize];
            let Some(middle) = piece.between.first() else { continue };
            if let Some(node) = self.out.nodes.iter().rposition(|at| at == middle) {
                self.out.node_tags.push((node as u32, tagged(&[("barrier", "bollard")])));
            }
        }
        self.out.node_tags.sort();
    }

    /// At each chosen crossroads one left turn is forbidden.
    fn forbid_turns(&mut self, turns: &[u32]) {
        for via in turns {
            let at = self.out.nodes[*via as usize];
            let ends: Vec<(u32, [f64; 2])> = self
                .out
                .ways
                .iter()
                .zip(0_u32..)
                .filter_map(|(way, number)| {
                    let (first, last) = (way.nodes.first()?, way.nodes.last()?);
                    let next = if first == via {
                        way.nodes.get(1)?
                    } else if last == via {
                        way.nodes.get(way.nodes.len().checked_sub(2)?)?
                    } else {
                        return None;
                    };
                    let next = self.out.nodes[*next as usize];
                    Some((number, [next[0] - at[0], next[1] - at[1]]))
                })
                .collect();
            // Coming from `a`, `b` lies to the left when it follows clockwise.
            let turn = ends.iter().flat_map(|a| ends.iter().map(move |b| (a, b))).find(|((_, a), (_, b))| {
                let sine = a[0] * b[1] - a[1] * b[0];
                let cosine = a[0] * b[0] + a[1] * b[1];
                sine < 0.0 && cosine.abs() < -0.5 * sine
            });
            if let Some(((from, _), (to, _))) = turn {
                let turn = OsmTurn { from: *from, via: *via, to: *to, kind: "no_left_turn" };
                self.out.turns.push(turn);
            }
        }
    }
}

/// Appends the places between the ends of a piece as new nodes, and its end.
fn ways_shape(piece: &Piece, places: &mut Vec<[f64; 2]>, nodes: &mut Vec<u32>) {
    for at in &piece.between {
        nodes.push(places.len() as u32);
        places.push(*at);
    }
    nodes.push(piece.to);
}

fn highway(class: Class) -> &'static str {
    match class {
        Class::Primary => "primary",
        Class::Secondary => "secondary",
        Class::Tertiary => "tertiary",
        Class::Unclassified => "unclassified",
        Class::Residential | Class::Ferry => "residential",
        Class::Pedestrian => "pedestrian",
        Class::Track => "track",
    }
}

fn tagged(tags: &[(&str, &str)]) -> Vec<OsmTag> {
    tags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// Drops nodes that no way uses.
fn without_unused(mut roads: OsmRoads) -> OsmRoads {
    let mut number_of = vec![u32::MAX; roads.nodes.len()];
    for node in roads.ways.iter().flat_map(|way| &way.nodes) {
        number_of[*node as usize] = 0;
    }
    let mut kept = Vec::new();
    for (number, at) in number_of.iter_mut().zip(&roads.nodes) {
        if *number == 0 {
            *number = kept.len() as u32;
            kept.push(*at);
        }
    }
    roads.nodes = kept;
    for node in roads.ways.iter_mut().flat_map(|way| &mut way.nodes) {
        *node = number_of[*node as usize];
    }
    roads.node_tags.retain_mut(|(node, _)| {
        *node = number_of[*node as usize];
        *node != u32::MAX
    });
    for turn in &mut roads.turns {
        turn.via = number_of[turn.via as usize];
    }
    roads
}
