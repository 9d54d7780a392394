//! Roads as an extract of OpenStreetMap (`.osm.pbf`), so that they come into a project the way real ones do.
//!
//! Format: <https://wiki.openstreetmap.org/wiki/PBF_Format>. Blobs are compressed with zlib; nodes are dense; ids are the
//! positions plus one; no versions and no users.

use std::collections::BTreeMap;
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::model::{OsmRoads, OsmTag};

/// Entities in one block, as the format recommends.
const BLOCK: usize = 8000;
/// Nanodegrees of one step of a coordinate.
const GRANULARITY: f64 = 100.0;

/// Writes the roads; their places are degrees (longitude, latitude) of WGS 84.
///
/// # Errors
/// What the target says.
pub fn osm_pbf(roads: &OsmRoads, out: &mut impl Write) -> io::Result<()> {
    let mut header = Message::default();
    header.text(4, "OsmSchema-V0.6");
    header.text(4, "DenseNodes");
    header.text(16, "Sozialraumatlas");
    blob(out, "OSMHeader", &header.bytes)?;
    let mut tags = roads.node_tags.iter().peekable();
    for (number, nodes) in roads.nodes.chunks(BLOCK).enumerate() {
        let first = number * BLOCK;
        let mut block = Block::default();
        let tags_of = |position: usize| {
            let here = tags.next_if(|(node, _)| *node as usize == position);
            here.map_or(&[][..], |(_, tags)| tags.as_slice())
        };
        let dense = block.dense(nodes, first, tags_of);
        block.finish(2, &[dense], out)?;
    }
    for (number, ways) in roads.ways.chunks(BLOCK).enumerate() {
        let mut block = Block::default();
        let mut messages = Vec::with_capacity(ways.len());
        for (way, id) in ways.iter().zip(number * BLOCK + 1..) {
            let mut message = block.entity(id, &way.tags);
            let mut refs = Delta::default();
            message.packed(8, way.nodes.iter().map(|node| refs.next(i64::from(*node) + 1)));
            messages.push(message);
        }
        block.finish(3, &messages, out)?;
    }
    let mut block = Block::default();
    let mut messages = Vec::with_capacity(roads.turns.len());
    for (turn, id) in roads.turns.iter().zip(1..) {
        let pairs = [("restriction", turn.kind), ("type", "restriction")];
        let tags: Vec<OsmTag> = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let mut message = block.entity(id, &tags);
        // Members: role, id, type (0 node, 1 way).
        let members = [("from", turn.from, 1), ("via", turn.via, 0), ("to", turn.to, 1)];
        message.packed(8, members.iter().map(|(role, ..)| block.strings.number(role)));
        let mut refs = Delta::default();
        message.packed(9, members.iter().map(|(_, member, _)| refs.next(i64::from(*member) + 1)));
        message.packed(10, members.iter().map(|(.., kind)| *kind));
        messages.push(message);
    }
    if messages.is_empty() { Ok(()) } else { block.finish(4, &messages, out) }
}

/// A protocol buffer message that grows.
#[derive(Default)]
struct Message {
    bytes: Vec<u8>,
}

impl Message {
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push((value as u8 & 0x7f) | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    fn number(&mut self, field: u64, value: u64) {
        self.varint(field << 3);
        self.varint(value);
    }

    fn part(&mut self, field: u64, bytes: &[u8]) {
        self.varint(field << 3 | 2);
        self.varint(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
    }

    fn text(&mut self, field: u64, text: &str) {
        self.part(field, text.as_bytes());
    }

    fn packed(&mut self, field: u64, values: impl Iterator<Item = u64>) {
        let mut list = Self::default();
        for value in values {
            list.varint(value);
        }
        self.part(field, &list.bytes);
    }
}

/// Differences of a sequence, folded so that small negative ones stay short (zigzag).
#[derive(Default)]
struct Delta {
    before: i64,
}

impl Delta {
    fn next(&mut self, value: i64) -> u64 {
        let step = value - self.before;
        self.before = value;
        ((step << 1) ^ (step >> 63)) as u64
    }
}

/// Texts of a block by number; number 0 is no text.
struct Strings {
    list: Vec<String>,
    numbers: BTreeMap<String, u64>,
}

impl Default for Strings {
    fn default() -> Self {
        Self { list: vec![String::new()], numbers: BTreeMap::new() }
    }
}

impl Strings {
    fn number(&mut self, text: &str) -> u64 {
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        let number = self.list.len() as u64;
        self.list.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }
}

#[derive(Default)]
struct Block {
    strings: Strings,
}

impl Block {
    /// A way or relation with its tags.
    fn entity(&mut self, id: usize, tags: &[OsmTag]) -> Message {
        let mut message = Message::default();
        message.number(1, id as u64);
        let keys: Vec<u64> = tags.iter().map(|(key, _)| self.strings.number(key)).collect();
        let values: Vec<u64> = tags.iter().map(|(_, value)| self.strings.number(value)).collect();
        message.packed(2, keys.into_iter());
        message.packed(3, values.into_iter());
        message
    }

    fn dense<'a>(
        &mut self,
        nodes: &[[f64; 2]],
        first: usize,
        mut tags_of: impl FnMut(usize) -> &'a [OsmTag],
    ) -> Message {
        let step = |degrees: f64| (degrees * 1e9 / GRANULARITY).round() as i64;
        let (mut ids, mut lats, mut lons) = (Delta::default(), Delta::default(), Delta::default());
        let mut dense = Message::default();
        dense.packed(1, (1..=nodes.len()).map(|number| ids.next((first + number) as i64)));
        dense.packed(8, nodes.iter().map(|[_, lat]| lats.next(step(*lat))));
        dense.packed(9, nodes.iter().map(|[lon, _]| lons.next(step(*lon))));
        let mut pairs = Vec::new();
        let mut any = false;
        for position in first..first + nodes.len() {
            for (key, value) in tags_of(position) {
                pairs.extend([self.strings.number(key), self.strings.number(value)]);
                any = true;
            }
            pairs.push(0);
        }
        if any {
            dense.packed(10, pairs.into_iter());
        }
        dense
    }

    /// Writes a primitive block whose group holds the messages as `field`.
    fn finish(self, field: u64, messages: &[Message], out: &mut impl Write) -> io::Result<()> {
        let mut table = Message::default();
        for text in &self.strings.list {
            table.text(1, text);
        }
        let mut group = Message::default();
        for message in messages {
            group.part(field, &message.bytes);
        }
        let mut block = Message::default();
        block.part(1, &table.bytes);
        block.part(2, &group.bytes);
        block.number(17, GRANULARITY as u64);
        blob(out, "OSMData", &block.bytes)
    }
}

/// A block with its header: four bytes of length, what it is, and the compressed content.
fn blob(out: &mut impl Write, kind: &str, content: &[u8]) -> io::Result<()> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(content)?;
    let mut blob = Message::default();
    blob.number(2, content.len() as u64);
    blob.part(3, &packer.finish()?);
    let mut header = Message::default();
    header.text(1, kind);
    header.number(3, blob.bytes.len() as u64);
    out.write_all(&(header.bytes.len() as u32).to_be_bytes())?;
    out.write_all(&header.bytes)?;
    out.write_all(&blob.bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_format_says() {
        // Examples of the protocol buffer documentation.
        let mut message = Message::default();
        message.number(1, 150);
        assert_eq!(message.bytes, [0x08, 0x96, 0x01]);
        let mut message = Message::default();
        message.text(2, "testing");
        assert_eq!(message.bytes, [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
        let mut delta = Delta::default();
        assert_eq!([0, -1, 0, -2].map(|value| delta.next(value)), [0, 1, 2, 3]);
    }
}
