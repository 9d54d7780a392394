//! Turn rules of a file → rules between the links of a network.

use std::collections::{BTreeMap, VecDeque};

use super::build::{Omitted, Piece};
use super::mode::{Direction, Mode};
use super::network::{RouteRule, Turn};
use super::roads::{NO_NODE, Roads, TurnRule, WayRule};

/// Routes that are tried for a rule over ways; one that needs more is an error in the data.
const MOST_LOOKED_AT: usize = 2000;

/// Which nodes of the roads are junctions.
pub struct Junctions<'a> {
    /// Junction of each node, [`NO_NODE`] for the others.
    pub of_place: &'a [u32],
    /// How many there are.
    pub count: usize,
}

impl Junctions<'_> {
    fn of(&self, roads: &Roads, id: i64) -> Option<u32> {
        let place = roads.node_ids.binary_search(&id).ok()?;
        Some(self.of_place[place]).filter(|junction| *junction != NO_NODE)
    }
}

/// Rules at one junction.
pub fn turns(roads: &Roads, pieces: &[Piece], junctions: &Junctions<'_>, omitted: &mut Omitted) -> Vec<Turn> {
    let mut touching: Vec<(u32, u32)> = Vec::new();
    let vias: Vec<Option<u32>> =
        roads.turn_rules.iter().map(|rule| junctions.of(roads, rule.via_node)).collect();
    let mut is_via = vec![false; junctions.count];
    vias.iter().flatten().for_each(|via| is_via[*via as usize] = true);
    for (number, piece) in pieces.iter().enumerate() {
        for end in [piece.link.from, piece.link.to] {
            if is_via[end as usize] {
                touching.push((end, number as u32));
            }
        }
    }
    touching.sort_unstable();
    touching.dedup();
    let mut turns = Vec::new();
    for (rule, via) in roads.turn_rules.iter().zip(vias) {
        let found = via.map(|via| turns_of(roads, pieces, &touching, rule, via)).unwrap_or_default();
        omitted.turn_rules += usize::from(found.is_empty());
        turns.extend(found);
    }
    turns.sort_unstable();
    turns.dedup();
    turns
}

/// What a rule means between links; nothing when it does not say which.
fn turns_of(
    roads: &Roads,
    pieces: &[Piece],
    touching: &[(u32, u32)],
    rule: &TurnRule,
    via: u32,
) -> Vec<Turn> {
    let from = touching.partition_point(|(junction, _)| *junction < via);
    let here = touching[from..].iter().take_while(|(junction, _)| *junction == via).map(|(_, piece)| *piece);
    let links = |way: i64, leaving: bool| -> Vec<u32> {
        let usable = |piece: &u32| {
            let piece = &pieces[*piece as usize];
            let end =
                |direction| if leaving { piece.link.tail(direction) } else { piece.link.head(direction) };
            roads.ways[piece.way as usize].id == way
                && Direction::BOTH
                    .into_iter()
                    .any(|direction| piece.link.allowed.travel(Mode::Car, direction) && end(direction) == via)
        };
        here.clone().filter(usable).collect()
    };
    let (from_links, to_links) = (links(rule.from_way, false), links(rule.to_way, true));
    let turn = |from_link, to_link| Turn { via, from_link, to_link, only: rule.only };
    match (from_links.as_slice(), to_links.as_slice()) {
        ([from], [to]) => vec![turn(*from, *to)],
        // A way that leads through the junction: nobody turns round there.
        (several, others) if rule.from_way == rule.to_way && !rule.only => {
            several.iter().filter(|link| others.contains(link)).map(|link| turn(*link, *link)).collect()
        }
        _ => Vec::new(),
    }
}

/// Rules that lead over other ways.
pub fn routes(roads: &Roads, pieces: &[Piece], omitted: &mut Omitted) -> Vec<RouteRule> {
    let mut of_way: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    for rule in &roads.way_rules {
        for way in rule.via_ways.iter().chain([&rule.from_way, &rule.to_way]) {
            of_way.entry(*way).or_default();
        }
    }
    if of_way.is_empty() {
        return Vec::new();
    }
    for (number, piece) in pieces.iter().enumerate() {
        if let Some(links) = of_way.get_mut(&roads.ways[piece.way as usize].id) {
            links.push(number as u32);
        }
    }
    let mut routes = Vec::new();
    for rule in &roads.way_rules {
        match (Routes { pieces, of_way: &of_way }).of(rule) {
            Some(route) => routes.push(route),
            None => omitted.turn_rules += 1,
        }
    }
    routes.sort_unstable();
    routes.dedup();
    routes
}

/// Looks for the links that a rule over ways means.
struct Routes<'a> {
    pieces: &'a [Piece],
    of_way: &'a BTreeMap<i64, Vec<u32>>,
}

impl Routes<'_> {
    /// The only shortest route of cars from one way over the others into the last; `None` when there is none or several.
    fn of(&self, rule: &WayRule) -> Option<RouteRule> {
        let between: Vec<u32> = rule.via_ways.iter().flat_map(|way| self.steps(*way)).collect();
        let mut open: VecDeque<Vec<u32>> = self.steps(rule.from_way).map(|step| vec![step]).collect();
        let mut found: Option<Vec<u32>> = None;
        let mut looked_at = 0;
        // The shorter come before the longer.
        while let Some(steps) = open.pop_front() {
            looked_at += 1;
            if looked_at > MOST_LOOKED_AT || found.as_ref().is_some_and(|found| steps.len() >= found.len()) {
                break;
            }
            let last = *steps.last()?;
            if self.over_all(&steps, rule) {
                for to in self.steps(rule.to_way).filter(|to| self.follows(last, *to) && to / 2 != last / 2) {
                    if found.is_some() {
                        return None;
                    }
                    found = Some(steps.iter().copied().chain([to]).collect());
                }
            }
            let unused = |step: &u32| steps.iter().all(|taken| taken / 2 != step / 2);
            for next in between.iter().filter(|step| self.follows(last, **step) && unused(step)) {
                open.push_back(steps.iter().copied().chain([*next]).collect());
            }
        }
        (looked_at <= MOST_LOOKED_AT).then_some(RouteRule { steps: found?, only: rule.only })
    }

    /// Whether the steps lead over all ways between.
    fn over_all(&self, steps: &[u32], rule: &WayRule) -> bool {
        let links = |way: &i64| self.of_way.get(way).map(Vec::as_slice).unwrap_or_default();
        rule.via_ways.iter().all(|way| steps.iter().skip(1).any(|step| links(way).contains(&(step / 2))))
    }

    /// Steps (link · 2 + direction) that cars may take along a way.
    fn steps(&self, way: i64) -> impl Iterator<Item = u32> {
        let links = self.of_way.get(&way).map(Vec::as_slice).unwrap_or_default();
        links.iter().flat_map(|link| {
            let allowed = self.pieces[*link as usize].link.allowed;
            let open = Direction::BOTH.into_iter().filter(move |way| allowed.travel(Mode::Car, *way));
            open.map(move |direction| link * 2 + direction.index() as u32)
        })
    }

    fn follows(&self, step: u32, next: u32) -> bool {
        let end = |step: u32| (self.pieces[step as usize / 2].link, Direction::BOTH[step as usize % 2]);
        let ((link, way), (other, onward)) = (end(step), end(next));
        link.head(way) == other.tail(onward)
    }
}
