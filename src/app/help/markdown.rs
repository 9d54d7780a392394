//! Pages of the help as blocks: the small part of Markdown that they are written in.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// A piece of text in one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// How it stands out.
    pub look: SpanLook,
}

/// How a piece of text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanLook {
    /// Not at all.
    Plain,
    /// What is pressed or read in the window.
    Strong,
    /// A key, a file name.
    Key,
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading and its level, 1 for the title.
    Heading(u8, String),
    /// A paragraph.
    Text(Vec<Span>),
    /// A line of a list; the number where the list is counted.
    Item(Option<u64>, Vec<Span>),
    /// A picture: its name and what it shows.
    Picture(String, String),
    /// Other pages: text and topic.
    Links(Vec<(String, String)>),
}

/// Reads a page.
pub fn read(page: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new(page) {
        reader.take(event);
    }
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    links: Vec<(String, String)>,
    /// Text of the link or picture that is open.
    inner: Option<(String, String)>,
    strong: bool,
    /// The number of the next item of each open list.
    lists: Vec<Option<u64>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => {
                self.text(&text, if self.strong { SpanLook::Strong } else { SpanLook::Plain });
            }
            Event::Code(text) => self.text(&text, SpanLook::Key),
            Event::SoftBreak | Event::HardBreak => self.text(" ", SpanLook::Plain),
            Event::Start(Tag::Strong) => self.strong = true,
            Event::End(TagEnd::Strong) => self.strong = false,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                self.inner = Some((String::new(), dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => self.links.extend(self.inner.take()),
            Event::End(TagEnd::Image) => {
                if let Some((alt, name)) = self.inner.take() {
                    self.blocks.push(Block::Picture(name, alt));
                }
            }
            Event::Start(Tag::List(first)) => self.lists.push(first),
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::End(TagEnd::Heading(level)) => self.heading(level),
            Event::End(TagEnd::Item) => self.item(),
            // In a list with gaps the paragraph belongs to its item.
            Event::End(TagEnd::Paragraph) if self.lists.is_empty() => self.paragraph(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, look: SpanLook) {
        if let Some((inner, _)) = &mut self.inner {
            inner.push_str(text);
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.look == look => last.text.push_str(text),
            _ => self.spans.push(Span { text: text.to_owned(), look }),
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let text = std::mem::take(&mut self.spans).into_iter().map(|span| span.text).collect();
        let level = if level == HeadingLevel::H1 { 1 } else { 2 };
        self.blocks.push(Block::Heading(level, text));
    }

    fn item(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        let number = self.lists.last().copied().flatten();
        if let Some(Some(next)) = self.lists.last_mut() {
            *next += 1;
        }
        self.blocks.push(Block::Item(number, spans));
        self.links();
    }

    fn paragraph(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().any(|span| !span.text.trim().is_empty()) {
            self.blocks.push(Block::Text(spans));
        }
        self.links();
    }

    fn links(&mut self) {
        let links = std::mem::take(&mut self.links);
        if !links.is_empty() {
            self.blocks.push(Block::Links(links));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_blocks() {
        let span = |text: &str, look| Span { text: text.to_owned(), look };
        let page = "# Titel\n\nErst **Karte** drücken, dann `Strg K`.\n\n1. eins\n2. zwei\n\n![Fenster](bild)\n\n\
            [Klassen](classes)\n";
        let expected = vec![
            Block::Heading(1, "Titel".into()),
            Block::Text(vec![
                span("Erst ", SpanLook::Plain),
                span("Karte", SpanLook::Strong),
                span(" drücken, dann ", SpanLook::Plain),
                span("Strg K", SpanLook::Key),
                span(".", SpanLook::Plain),
            ]),
            Block::Item(Some(1), vec![span("eins", SpanLook::Plain)]),
            Block::Item(Some(2), vec![span("zwei", SpanLook::Plain)]),
            Block::Picture("bild".into(), "Fenster".into()),
            Block::Links(vec![("Klassen".into(), "classes".into())]),
        ];
        assert_eq!(read(page), expected);
    }
}
