//! Nodes, ways and relations of an unpacked block.

use super::wire::{Content, Wire, fields};
use crate::reach::position::Position;

/// An unpacked block: its texts, its groups and how it writes places.
pub struct Block<'a> {
    texts: Vec<&'a str>,
    groups: Vec<&'a [u8]>,
    granularity: i64,
    lat_offset: i64,
    lon_offset: i64,
}

/// A node.
pub struct Node<'a, 'b> {
    /// Number in OpenStreetMap.
    pub id: i64,
    /// Where it is.
    pub position: Position,
    /// Its tags.
    pub tags: &'b [(&'a str, &'a str)],
}

/// A way.
pub struct Way<'a, 'b> {
    /// Number in OpenStreetMap.
    pub id: i64,
    /// Its tags.
    pub tags: &'b [(&'a str, &'a str)],
    /// Its nodes, packed as differences.
    pub nodes: Wire<'a>,
}

/// A relation.
pub struct Relation<'a, 'b> {
    /// Its tags.
    pub tags: &'b [(&'a str, &'a str)],
    /// Its members: role, number, kind (0 node, 1 way, 2 relation).
    pub members: Vec<(&'a str, i64, u64)>,
}

impl<'a> Block<'a> {
    /// Reads the frame of a block.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let mut block =
            Self { texts: Vec::new(), groups: Vec::new(), granularity: 100, lat_offset: 0, lon_offset: 0 };
        fields(bytes, |field, content| {
            match (field, content) {
                (1, Content::Bytes(table)) => block.texts = texts(table)?,
                (2, Content::Bytes(group)) => block.groups.push(group),
                (17, Content::Number(number)) => block.granularity = number as i64,
                (19, Content::Number(number)) => block.lat_offset = number as i64,
                (20, Content::Number(number)) => block.lon_offset = number as i64,
                _ => {}
            }
            Some(())
        })?;
        Some(block)
    }

    /// Whether it holds nodes.
    pub fn has_nodes(&self) -> bool {
        self.groups.iter().any(|group| matches!(Wire::new(group).field(), Some((1 | 2, _))))
    }

    /// Whether any text of it is one of `wanted`.
    pub fn names(&self, wanted: &[&str]) -> bool {
        self.texts.iter().any(|text| wanted.contains(text))
    }

    /// Calls `take` with every node.
    pub fn nodes<'s>(&'s self, mut take: impl FnMut(&Node<'a, '_>)) -> Option<()> {
        let mut tags = Vec::new();
        self.each(&mut |field, bytes| match field {
            1 => self.plain_node(bytes, &mut tags, &mut take),
            2 => self.dense_nodes(bytes, &mut tags, &mut take),
            _ => Some(()),
        })
    }

    /// Calls `take` with every way.
    pub fn ways(&self, mut take: impl FnMut(&Way<'a, '_>) -> Option<()>) -> Option<()> {
        let mut tags = Vec::new();
        self.each(&mut |field, bytes| {
            if field != 3 {
                return Some(());
            }
            let (mut id, mut keys, mut values, mut nodes) =
                (0, Wire::new(&[]), Wire::new(&[]), Wire::new(&[]));
            fields(bytes, |field, content| {
                match (field, content) {
                    (1, Content::Number(number)) => id = number as i64,
                    (2, Content::Bytes(bytes)) => keys = Wire::new(bytes),
                    (3, Content::Bytes(bytes)) => values = Wire::new(bytes),
                    (8, Content::Bytes(bytes)) => nodes = Wire::new(bytes),
                    _ => {}
                }
                Some(())
            })?;
            self.tags(keys, values, &mut tags)?;
            take(&Way { id, tags: &tags, nodes })
        })
    }

    /// Calls `take` with every relation.
    pub fn relations(&self, mut take: impl FnMut(&Relation<'a, '_>)) -> Option<()> {
        let mut tags = Vec::new();
        self.each(&mut |field, bytes| {
            if field != 4 {
                return Some(());
            }
            let empty = Wire::new(&[]);
            let (mut keys, mut values, mut roles, mut ids, mut kinds) = (empty, empty, empty, empty, empty);
            fields(bytes, |field, content| {
                match (field, content) {
                    (2, Content::Bytes(bytes)) => keys = Wire::new(bytes),
                    (3, Content::Bytes(bytes)) => values = Wire::new(bytes),
                    (8, Content::Bytes(bytes)) => roles = Wire::new(bytes),
                    (9, Content::Bytes(bytes)) => ids = Wire::new(bytes),
                    (10, Content::Bytes(bytes)) => kinds = Wire::new(bytes),
                    _ => {}
                }
                Some(())
            })?;
            self.tags(keys, values, &mut tags)?;
            let (mut members, mut id) = (Vec::new(), 0_i64);
            while !ids.is_done() {
                id = id.wrapping_add(ids.signed()?);
                members.push((self.text(roles.number()?)?, id, kinds.number()?));
            }
            take(&Relation { tags: &tags, members });
            Some(())
        })
    }

    fn each(&self, take: &mut dyn FnMut(u32, &'a [u8]) -> Option<()>) -> Option<()> {
        self.groups.iter().try_for_each(|group| {
            fields(group, |field, content| match content {
                Content::Bytes(bytes) => take(field, bytes),
                _ => Some(()),
            })
        })
    }

    fn plain_node(
        &self,
        bytes: &'a [u8],
        tags: &mut Vec<(&'a str, &'a str)>,
        take: &mut impl FnMut(&Node<'a, '_>),
    ) -> Option<()> {
        let signed = |number: u64| (number >> 1) as i64 ^ -((number & 1) as i64);
        let (mut id, mut lat, mut lon, mut keys, mut values) = (0, 0, 0, Wire::new(&[]), Wire::new(&[]));
        fields(bytes, |field, content| {
            match (field, content) {
                (1, Content::Number(number)) => id = signed(number),
                (2, Content::Bytes(bytes)) => keys = Wire::new(bytes),
                (3, Content::Bytes(bytes)) => values = Wire::new(bytes),
                (8, Content::Number(number)) => lat = signed(number),
                (9, Content::Number(number)) => lon = signed(number),
                _ => {}
            }
            Some(())
        })?;
        self.tags(keys, values, tags)?;
        take(&Node { id, position: self.position(lon, lat), tags });
        Some(())
    }

    fn dense_nodes(
        &self,
        bytes: &'a [u8],
        tags: &mut Vec<(&'a str, &'a str)>,
        take: &mut impl FnMut(&Node<'a, '_>),
    ) -> Option<()> {
        let empty = Wire::new(&[]);
        let (mut ids, mut lats, mut lons, mut tagged) = (empty, empty, empty, empty);
        fields(bytes, |field, content| {
            match (field, content) {
                (1, Content::Bytes(bytes)) => ids = Wire::new(bytes),
                (8, Content::Bytes(bytes)) => lats = Wire::new(bytes),
                (9, Content::Bytes(bytes)) => lons = Wire::new(bytes),
                (10, Content::Bytes(bytes)) => tagged = Wire::new(bytes),
                _ => {}
            }
            Some(())
        })?;
        let (mut id, mut lat, mut lon) = (0_i64, 0_i64, 0_i64);
        while !ids.is_done() {
            id = id.wrapping_add(ids.signed()?);
            lat = lat.wrapping_add(lats.signed()?);
            lon = lon.wrapping_add(lons.signed()?);
            tags.clear();
            while !tagged.is_done() {
                match tagged.number()? {
                    0 => break,
                    key => tags.push((self.text(key)?, self.text(tagged.number()?)?)),
                }
            }
            take(&Node { id, position: self.position(lon, lat), tags });
        }
        Some(())
    }

    fn tags(
        &self,
        mut keys: Wire<'a>,
        mut values: Wire<'a>,
        tags: &mut Vec<(&'a str, &'a str)>,
    ) -> Option<()> {
        tags.clear();
        while !keys.is_done() {
            tags.push((self.text(keys.number()?)?, self.text(values.number()?)?));
        }
        Some(())
    }

    fn text(&self, number: u64) -> Option<&'a str> {
        self.texts.get(usize::try_from(number).ok()?).copied()
    }

    /// Places are stored in billionths of degrees.
    fn position(&self, lon: i64, lat: i64) -> Position {
        let units = |value: i64, offset: i64| {
            let nano = offset.saturating_add(self.granularity.saturating_mul(value));
            (nano / 100).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
        };
        Position { lon: units(lon, self.lon_offset), lat: units(lat, self.lat_offset) }
    }
}

fn texts(table: &[u8]) -> Option<Vec<&str>> {
    let mut texts = Vec::new();
    fields(table, |field, content| {
        if let (1, Content::Bytes(bytes)) = (field, content) {
            // A broken text is no reason to refuse a whole country.
            texts.push(std::str::from_utf8(bytes).unwrap_or("\u{fffd}"));
        }
        Some(())
    })?;
    Some(texts)
}
