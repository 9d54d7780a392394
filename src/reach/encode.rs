//! A network as bytes: numbers as differences, small ones in few bytes. Lengths are left out; they follow from the shapes.

use std::collections::BTreeMap;

use super::mode::{Allowed, Direction};
use super::network::{Link, Network, RouteRule, Turn};
use super::position::Position;

/// First bytes: what it is and in which version.
const MARK: &[u8; 8] = b"SRANET\x00\x01";
/// The same when rules over several links follow at the end.
const MARK_WITH_ROUTES: &[u8; 8] = b"SRANET\x00\x02";

/// The bytes are no network that this program wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("damaged network")]
pub struct DamagedNetwork;

/// What links have in common with many others.
type Kind = ([u16; 2], u16, u8);

/// Writes a network.
pub fn encode(network: &Network) -> Vec<u8> {
    let mut bytes = if network.routes.is_empty() { MARK } else { MARK_WITH_ROUTES }.to_vec();
    put(&mut bytes, network.positions.len() as u64);
    put(&mut bytes, network.links.len() as u64);
    put(&mut bytes, network.shape.len() as u64);
    put(&mut bytes, network.turns.len() as u64);
    let mut last = Position::default();
    for position in &network.positions {
        put_position(&mut bytes, &mut last, *position);
    }
    bytes.extend_from_slice(&network.marks);
    let kind = |link: &Link| -> Kind { (link.centi_kmh, link.allowed.0, link.signals) };
    let mut kinds: BTreeMap<Kind, u64> = network.links.iter().map(|link| (kind(link), 0)).collect();
    put(&mut bytes, kinds.len() as u64);
    for (number, (([there, back], allowed, signals), place)) in kinds.iter_mut().enumerate() {
        *place = number as u64;
        for value in [*there, *back, *allowed, u16::from(*signals)] {
            put(&mut bytes, u64::from(value));
        }
    }
    let mut from = 0;
    for (number, link) in network.links.iter().enumerate() {
        put_signed(&mut bytes, i64::from(link.from) - from);
        from = i64::from(link.from);
        put_signed(&mut bytes, i64::from(link.to) - from);
        put(&mut bytes, kinds.get(&kind(link)).copied().unwrap_or(0));
        let inner = network.inner(number as u32);
        put(&mut bytes, inner.len() as u64);
        let mut last = network.positions[link.from as usize];
        for point in inner {
            put_position(&mut bytes, &mut last, *point);
        }
    }
    for turn in &network.turns {
        put(&mut bytes, u64::from(turn.via));
        put(&mut bytes, u64::from(turn.from_link));
        put(&mut bytes, u64::from(turn.to_link) << 1 | u64::from(turn.only));
    }
    if !network.routes.is_empty() {
        put(&mut bytes, network.routes.len() as u64);
        for route in &network.routes {
            put(&mut bytes, (route.steps.len() as u64) << 1 | u64::from(route.only));
            route.steps.iter().for_each(|step| put(&mut bytes, u64::from(*step)));
        }
    }
    bytes
}

/// Reads a network.
///
/// # Errors
/// [`DamagedNetwork`] for anything that [`encode`] did not write.
pub fn decode(bytes: &[u8]) -> Result<Network, DamagedNetwork> {
    read(bytes).ok_or(DamagedNetwork)
}

fn read(bytes: &[u8]) -> Option<Network> {
    let with_routes = bytes.starts_with(MARK_WITH_ROUTES);
    let mut rest = bytes.strip_prefix(if with_routes { MARK_WITH_ROUTES } else { MARK })?;
    let rest = &mut rest;
    let mut counts = [0_usize; 4];
    for count in &mut counts {
        // Each entry takes a byte at least, so no count can ask for more memory than the bytes are worth.
        *count = usize::try_from(take(rest)?).ok().filter(|count| *count <= bytes.len())?;
    }
    let [junctions, links, shape, turns] = counts;
    let mut network = Network { positions: Vec::with_capacity(junctions), ..Network::default() };
    let mut last = Position::default();
    for _ in 0..junctions {
        network.positions.push(take_position(rest, &mut last)?);
    }
    let (marks, after) = rest.split_at_checked(junctions)?;
    network.marks = marks.to_vec();
    *rest = after;
    let kinds = take_kinds(rest)?;
    network.links.reserve(links);
    network.shape.reserve(shape);
    network.shape_first = Vec::with_capacity(links + 1);
    network.shape_first.push(0);
    let mut from = 0_i64;
    for _ in 0..links {
        from = from.checked_add(take_signed(rest)?)?;
        let to = from.checked_add(take_signed(rest)?)?;
        let junction =
            |number: i64| u32::try_from(number).ok().filter(|number| (*number as usize) < junctions);
        let (centi_kmh, allowed, signals) = *kinds.get(usize::try_from(take(rest)?).ok()?)?;
        let (from, to) = (junction(from)?, junction(to)?);
        network.links.push(Link { from, to, length_m: 0.0, centi_kmh, allowed: Allowed(allowed), signals });
        let inner = take(rest)?;
        let mut last = *network.positions.get(from as usize)?;
        for _ in 0..inner {
            network.shape.push(take_position(rest, &mut last)?);
        }
        network.shape_first.push(u32::try_from(network.shape.len()).ok()?);
    }
    let link = |number: u64| u32::try_from(number).ok().filter(|number| (*number as usize) < links);
    for _ in 0..turns {
        let via = u32::try_from(take(rest)?).ok().filter(|via| (*via as usize) < junctions)?;
        let from_link = link(take(rest)?)?;
        let to = take(rest)?;
        network.turns.push(Turn { via, from_link, to_link: link(to >> 1)?, only: to & 1 == 1 });
    }
    if with_routes {
        network.routes = take_routes(rest, &network.links)?;
    }
    network.measure();
    rest.is_empty().then_some(network)
}

fn take_routes(rest: &mut &[u8], links: &[Link]) -> Option<Vec<RouteRule>> {
    let mut routes = Vec::new();
    for _ in 0..take(rest)? {
        let head = take(rest)?;
        let mut steps: Vec<u32> = Vec::new();
        let mut at = None;
        for _ in 0..head >> 1 {
            let step = u32::try_from(take(rest)?).ok()?;
            let link = links.get(step as usize / 2)?;
            let direction = Direction::BOTH[step as usize % 2];
            if at.is_some_and(|at| at != link.tail(direction)) {
                return None;
            }
            at = Some(link.head(direction));
            steps.push(step);
        }
        (steps.len() > 2).then(|| routes.push(RouteRule { steps, only: head & 1 == 1 }))?;
    }
    Some(routes)
}

fn take_kinds(rest: &mut &[u8]) -> Option<Vec<Kind>> {
    let count = take(rest)?;
    let mut kinds = Vec::new();
    for _ in 0..count {
        let mut values = [0_u16; 4];
        for value in &mut values {
            *value = u16::try_from(take(rest)?).ok()?;
        }
        kinds.push(([values[0], values[1]], values[2], u8::try_from(values[3]).ok()?));
    }
    Some(kinds)
}

fn put(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn put_signed(bytes: &mut Vec<u8>, value: i64) {
    put(bytes, ((value << 1) ^ (value >> 63)) as u64);
}

fn put_position(bytes: &mut Vec<u8>, last: &mut Position, position: Position) {
    put_signed(bytes, i64::from(position.lon) - i64::from(last.lon));
    put_signed(bytes, i64::from(position.lat) - i64::from(last.lat));
    *last = position;
}

#[inline]
fn take(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for at in 0..10 {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << (7 * at);
        if *byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn take_signed(rest: &mut &[u8]) -> Option<i64> {
    take(rest).map(|value| (value >> 1) as i64 ^ -((value & 1) as i64))
}

fn take_position(rest: &mut &[u8], last: &mut Position) -> Option<Position> {
    let lon = i32::try_from(i64::from(last.lon).checked_add(take_signed(rest)?)?).ok()?;
    let lat = i32::try_from(i64::from(last.lat).checked_add(take_signed(rest)?)?).ok()?;
    *last = Position { lon, lat };
    Some(*last)
}
