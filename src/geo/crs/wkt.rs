//! Reads WKT texts (ESRI, OGC 1, OGC 2) into a tree of keywords.

/// A keyword with its values, such as `PARAMETER["False_Easting",500000.0]`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Keyword in upper case.
    pub(super) keyword: String,
    /// Texts and numbers directly inside, in order.
    pub(super) values: Vec<String>,
    /// Keywords inside.
    pub(super) children: Vec<Node>,
}

/// Deeper nesting is no coordinate system.
const DEEPEST: usize = 32;

impl Node {
    /// The tree of `text`; `None` when it is no WKT.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text.trim_start_matches('\u{feff}').trim() };
        reader.node(0)
    }

    /// The first child with one of these keywords.
    pub(super) fn child(&self, keywords: &[&str]) -> Option<&Self> {
        self.children.iter().find(|child| keywords.contains(&child.keyword.as_str()))
    }

    /// The first node with one of these keywords at any depth, itself included.
    pub(super) fn find(&self, keywords: &[&str]) -> Option<&Self> {
        if keywords.contains(&self.keyword.as_str()) {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(keywords))
    }

    /// The first value: the name.
    pub(super) fn name(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// The value at `position` as a number.
    pub(super) fn number(&self, position: usize) -> Option<f64> {
        self.values.get(position)?.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// The EPSG code that stands directly in this node.
    pub(super) fn epsg(&self) -> Option<u32> {
        let authority = self.child(&["AUTHORITY", "ID"])?;
        let is_epsg = authority.name().eq_ignore_ascii_case("EPSG");
        if is_epsg { authority.values.get(1)?.parse().ok() } else { None }
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn node(&mut self, depth: usize) -> Option<Node> {
        let end = self.rest.find(['[', '('])?;
        let keyword = self.rest.get(..end)?.trim().to_ascii_uppercase();
        let is_word = !keyword.is_empty() && keyword.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !is_word || depth > DEEPEST {
            return None;
        }
        self.rest = self.rest.get(end + 1..)?;
        let mut node = Node { keyword, values: Vec::new(), children: Vec::new() };
        loop {
            self.rest = self.rest.trim_start();
            match self.rest.chars().next()? {
                ']' | ')' => {
                    self.rest = self.rest.get(1..)?;
                    return Some(node);
                }
                ',' => self.rest = self.rest.get(1..)?,
                '"' => node.values.push(self.quoted()?),
                _ => self.word_or_node(&mut node, depth)?,
            }
        }
    }

    fn quoted(&mut self) -> Option<String> {
        let inside = self.rest.get(1..)?;
        let end = inside.find('"')?;
        self.rest = inside.get(end + 1..)?;
        inside.get(..end).map(str::to_owned)
    }

    fn word_or_node(&mut self, node: &mut Node, depth: usize) -> Option<()> {
        let end = self.rest.find([',', ']', ')', '[', '('])?;
        if matches!(self.rest.as_bytes().get(end), Some(b'[' | b'(')) {
            node.children.push(self.node(depth + 1)?);
        } else {
            node.values.push(self.rest.get(..end)?.trim().to_owned());
            self.rest = self.rest.get(end..)?;
        }
        Some(())
    }
}
