//! Several maps of one area on one page: a typology in several periods, or two typologies beside each other, with what changed.

use std::collections::BTreeSet;

use super::block::{Anchor, Block};
use super::choropleth::{Choropleth, Fill, choropleth};
use super::compose::PageOptions;
use super::contents::{MapContents, TypologyContents};
use super::dynamics_marks::DynamicsMarks;
use super::font::Face;
use super::footer::footer;
use super::header::header;
use super::highlight::outlines;
use super::legend::paint_of;
use super::lines::{shortened, wrapped};
use super::map_face::{map_face, scale_bar, shown_extent};
use super::measures::{Measures, on_grid};
use super::page::{Item, Rect, Role, Shape, Sheet, Stroke};
use super::palette::Color;
use super::panels_side::Side;
use super::typology::short_method_key;
use super::wording::Wording;
use crate::model::{PagePart, Period, ThematicMap};
use crate::notice::Notice;
use crate::stats::CrossTable;
use crate::text::{Language, Message, format_count, tr};

/// What the maps differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelsDifferIn {
    /// The period: one typology, one legend.
    Period,
    /// The recipe: two typologies, each with its own legend.
    Recipe,
}

/// How two maps of the page differ.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelChange {
    /// How many regions have which class in both.
    pub table: CrossTable,
    /// Regions whose class is another one, or a type that is not the one matched to it; ascending.
    pub moved: Vec<usize>,
    /// Types mean nothing in the other recipe: they were matched by the regions they share.
    pub is_matched: bool,
}

/// Maps of typologies on the same regions.
#[derive(Debug, Clone)]
pub struct TypologyPanels {
    /// At least two, each with a typology, in the order of the page.
    pub maps: Vec<MapContents>,
    /// Each map against the one before it: one less than there are maps.
    pub changes: Vec<PanelChange>,
    /// What they differ in.
    pub differ_in: PanelsDifferIn,
    /// Period whose types the others are assigned to, where types were found in the data.
    pub types_of: Option<Period>,
}

impl TypologyPanels {
    /// What stands over the map at `position`: the period, or the name of the typology.
    pub(super) fn head(&self, position: usize, language: Language) -> String {
        let Some(typology) = self.maps.get(position).and_then(|map| map.typology.as_ref()) else {
            return String::new();
        };
        let period = match self.common_day() {
            Some(_) => typology.period.calendar_year().to_string(),
            None => typology.period.to_text(language),
        };
        match self.differ_in {
            PanelsDifferIn::Period => period,
            PanelsDifferIn::Recipe => {
                let mut parts = Vec::new();
                // A changed recipe has no name yet: what it does tells it from the other one.
                if self.same_names() || typology.name.is_empty() {
                    parts.push(tr(language, short_method_key(typology)));
                }
                if self.periods().collect::<BTreeSet<_>>().len() > 1 {
                    parts.push(period);
                }
                let name = Some(typology.name.clone()).filter(|name| !name.is_empty());
                name.into_iter().chain(parts).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn same_names(&self) -> bool {
        let names: BTreeSet<&str> =
            self.maps.iter().filter_map(|map| map.typology.as_ref()).map(|of| of.name.as_str()).collect();
        names.len() < 2
    }

    fn periods(&self) -> impl Iterator<Item = Period> + '_ {
        self.maps.iter().filter_map(|map| map.typology.as_ref()).map(|typology| typology.period)
    }

    /// The month and day that all periods end with ("12-31"), where years alone tell them apart.
    fn common_day(&self) -> Option<String> {
        let day = |period: Period| period.to_string().split_once('-').map(|(_, day)| day.to_owned());
        let days: BTreeSet<Option<String>> = self.periods().map(day).collect();
        let years: BTreeSet<i16> = self.periods().map(Period::calendar_year).collect();
        let first = days.first().cloned().flatten().filter(|day| day.len() == 5);
        first.filter(|_| days.len() == 1 && years.len() == self.maps.len())
    }

    /// "31.12.", where years alone tell the periods apart.
    fn day_in_words(&self, language: Language) -> Option<String> {
        self.common_day()?;
        let first = self.periods().next()?;
        let (text, year) = (first.to_text(language), first.calendar_year().to_string());
        Some(text.replace(&year, "").trim().trim_end_matches(',').to_owned())
    }
}

/// Space between maps, and between the parts beside them.
const GAP: f32 = 28.0;

/// Composes the page; `map` says title, palette and remark. Notices tell what the page lacks.
pub fn panels_page(
    panels: &TypologyPanels,
    map: &ThematicMap,
    options: &PageOptions,
) -> (Sheet, Vec<Notice>) {
    let language = options.language;
    let measures = Measures::of(options.size_px);
    let Some(last) = panels.maps.last() else { return (empty(options, measures), Vec::new()) };
    // Head and foot are those of the last map, with the words of all of them.
    let mut whole = last.clone();
    for source in panels.maps.iter().flat_map(|map| &map.sources) {
        if !whole.sources.contains(source) {
            whole.sources.push(source.clone());
        }
    }
    let words = Words { panels, language };
    let mut map = map.clone();
    let plain = Wording { contents: &whole, map: &map, language, made_on: options.made_on };
    let title =
        map.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| words.title(&plain));
    let subtitle = map.subtitle.clone().unwrap_or_else(|| words.subtitle(&plain));
    let colored: Vec<Choropleth> =
        panels.maps.iter().map(|contents| choropleth(contents, &map, language).0).collect();
    let remark = [map.page.remark.clone().unwrap_or_default(), words.remark(), words.methods(&colored, &map)];
    map.page.remark = Some(remark.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"));
    if panels.differ_in == PanelsDifferIn::Recipe {
        // Each recipe has a line of its own.
        map.page = map.page.without(PagePart::Method);
    }
    (map.title, map.subtitle) = (Some(title), Some(subtitle));
    let wording = Wording { contents: &whole, map: &map, language, made_on: options.made_on };
    let head = header(&wording, &measures);
    let Some(of_last) = colored.last() else { return (empty(options, measures), Vec::new()) };
    let (foot, notices) = footer(&wording, of_last, &measures, 6);
    let Measures { width, height, margin, .. } = measures;
    let top = on_grid(margin * 0.8 + head.height + 18.0 * measures.shrink);
    let foot_top = height - margin * 0.62 - foot.height;
    let body = Rect::from_edges(margin, top, width - margin, foot_top - 18.0 * measures.shrink);
    let page = Page { panels, colored: &colored, measures, language };
    let mut items = page.body(body);
    items.extend(head.placed([margin, margin * 0.8]));
    items.extend(foot.placed([margin, foot_top]));
    let alt_text = words.alt_text(&wording);
    let title = wording.title();
    let sheet = Sheet { items, title, alt_text, ..empty(options, measures) };
    (sheet, notices)
}

fn empty(options: &PageOptions, measures: Measures) -> Sheet {
    Sheet {
        width: measures.width,
        height: measures.height,
        size_px: options.size_px,
        dpi: options.dpi,
        background: Color::PAPER,
        items: Vec::new(),
        title: String::new(),
        alt_text: String::new(),
        language: options.language,
    }
}

/// What the maps and the column beside them are made from.
struct Page<'a> {
    panels: &'a TypologyPanels,
    colored: &'a [Choropleth],
    measures: Measures,
    language: Language,
}

impl Page<'_> {
    /// Maps with the column beside them; on an upright page below them.
    fn body(&self, body: Rect) -> Vec<Item> {
        let side = Side {
            panels: self.panels,
            colored: self.colored,
            measures: &self.measures,
            language: self.language,
        };
        if body.width > body.height * 1.1 {
            let column = on_grid((body.width * 0.27).clamp(240.0, 460.0));
            let mut maps = Rect { width: body.width - column - GAP * 1.4, ..body };
            let mut items = Vec::new();
            if self.panels.differ_in == PanelsDifferIn::Recipe {
                // Two maps side by side are lower than the page.
                let needed = self.height_of_two(maps.width).max(body.height * 0.55);
                let list = side.differing(maps.width, body.height - needed - GAP);
                if list.height > 0.0 {
                    maps.height -= list.height + GAP;
                    let top = body.bottom() - list.height;
                    items.extend(list.placed([body.x, top]));
                }
            }
            items.extend(self.grid(maps));
            items.extend(side.column(column, body.height).placed([body.right() - column, body.y]));
            return items;
        }
        let most = body.height * 0.42;
        let below = side.columns(body.width, most);
        let height = below.height.min(most);
        let mut items = self.grid(Rect { height: body.height - height - GAP, ..body });
        items.extend(below.placed([body.x, body.bottom() - height]));
        items
    }

    /// As many maps beside each other as make them largest.
    fn grid(&self, room: Rect) -> Vec<Item> {
        let count = self.panels.maps.len();
        let cell = |columns: usize| {
            let rows = count.div_ceil(columns);
            let width = (room.width - GAP * (columns as f32 - 1.0)) / columns as f32;
            let height = (room.height - GAP * (rows as f32 - 1.0)) / rows as f32;
            (width, height)
        };
        let extent = self.panels.maps.first().map(shown_extent);
        let aspect = extent.map_or(1.0, |extent| (extent.width() / extent.height().max(1e-9)) as f32);
        let head = self.head_height();
        let scale = |columns: &usize| {
            let (width, height) = cell(*columns);
            (width / aspect.max(1e-3)).min(height - head)
        };
        let best = (1..=count).max_by(|a, b| scale(a).total_cmp(&scale(b)).then(b.cmp(a)));
        let columns = best.unwrap_or(1).max(1);
        let (width, height) = cell(columns);
        (0..count)
            .flat_map(|position| {
                let (row, column) = (position / columns, position % columns);
                let (x, y) = (room.x + column as f32 * (width + GAP), room.y + row as f32 * (height + GAP));
                self.panel(position, Rect { x, y, width, height })
            })
            .collect()
    }

    /// Height that two maps beside each other need in this width.
    fn height_of_two(&self, width: f32) -> f32 {
        let extent = self.panels.maps.first().map(shown_extent);
        let aspect = extent.map_or(1.0, |extent| (extent.width() / extent.height().max(1e-9)) as f32);
        self.head_height() + (width - GAP) / 2.0 / aspect.max(0.1) + 16.0
    }

    fn head_height(&self) -> f32 {
        self.measures.style(Face::SemiBold, 22.0).size * 1.6
    }

    /// One map with its head; regions that moved since the map before have a strong outline.
    fn panel(&self, position: usize, room: Rect) -> Vec<Item> {
        let (Some(contents), Some(colored)) = (self.panels.maps.get(position), self.colored.get(position))
        else {
            return Vec::new();
        };
        let mut items = self.panel_head(position, room.width).placed([room.x, room.y]);
        let head = self.head_height();
        let frame = Rect { y: room.y + head, height: room.height - head, ..room };
        let mut face = map_face(contents, colored, frame, 6.0);
        let moved = position.checked_sub(1).and_then(|before| self.panels.changes.get(before));
        // Two recipes differ in both directions: both maps show where.
        let moved = match self.panels.differ_in {
            PanelsDifferIn::Period => moved,
            PanelsDifferIn::Recipe => self.panels.changes.first(),
        };
        if let Some(change) = moved {
            face.borders.extend(outlines(contents, &change.moved, 0.5));
        }
        let titles = contents.regions.iter().enumerate().map(|(region, known)| {
            let class = contents.typology.as_ref().map(|typology| typology.label_of(region, self.language));
            let class = class.unwrap_or_default();
            let text = if class.is_empty() { known.name.clone() } else { format!("{}: {class}", known.name) };
            (known.key.as_str().to_owned(), text)
        });
        face.titles = std::sync::Arc::new(titles.collect());
        let mut written = Vec::new();
        if let Some(typology) = &contents.typology {
            let marks = DynamicsMarks { contents, typology, choropleth: colored, measures: &self.measures };
            written = marks.added_to(Vec::new(), &face, &[]);
        }
        let bar = if position == 0 {
            scale_bar(&face, &self.measures, (frame.width * 0.25).clamp(50.0, 160.0), self.language)
        } else {
            Block::default()
        };
        items.push(Item { role: Role::Map, datum: None, shape: Shape::Map(Box::new(face)) });
        items.extend(written);
        let at = [frame.x + 8.0, frame.bottom() - bar.height - 8.0];
        items.extend(bar.placed(at));
        items
    }

    /// "2021 · 3 gewechselt", or the name of the typology with its classes.
    fn panel_head(&self, position: usize, width: f32) -> Block {
        let mut block = Block::default();
        let (bold, small) =
            (self.measures.style(Face::SemiBold, 22.0), self.measures.style(Face::Regular, 17.0));
        let head = shortened(&self.panels.head(position, self.language), bold, width * 0.62);
        let taken = block.text(Role::Subtitle, &head, ([0.0, bold.size], Anchor::Left), (bold, Color::INK));
        let change = position.checked_sub(1).and_then(|before| self.panels.changes.get(before));
        if let (Some(change), PanelsDifferIn::Period) = (change, self.panels.differ_in) {
            let text = Message::new("page-panels-moved").with("count", change.moved.len());
            let text = shortened(&text.to_text(self.language), small, width - taken - 16.0);
            let at = ([taken + 14.0, bold.size], Anchor::Left);
            block.text(Role::Subtitle, &text, at, (small, Color::SECOND_TEXT));
        }
        block.height = self.head_height();
        block
    }
}

/// What the page says.
struct Words<'a> {
    panels: &'a TypologyPanels,
    language: Language,
}

impl Words<'_> {
    fn heads(&self) -> Vec<String> {
        (0..self.panels.maps.len()).map(|position| self.panels.head(position, self.language)).collect()
    }

    fn title(&self, wording: &Wording) -> String {
        let heads = self.heads();
        let (first, last) =
            (heads.first().cloned().unwrap_or_default(), heads.last().cloned().unwrap_or_default());
        let name = wording.contents.typology.as_ref().map(|typology| wording.typology_title(typology));
        let key = match self.panels.differ_in {
            PanelsDifferIn::Period => "page-panels-periods-title",
            PanelsDifferIn::Recipe => "page-panels-recipes-title",
        };
        let text = Message::new(key)
            .with("name", name.unwrap_or_default())
            .with("first", first)
            .with("last", last)
            .with("place", wording.place());
        text.to_text(self.language).trim().to_owned()
    }

    fn subtitle(&self, wording: &Wording) -> String {
        let Some(change) = self.panels.changes.last() else { return String::new() };
        let level = wording.level_plural();
        let subject =
            wording.contents.typology.as_ref().map(|typology| wording.typology_method_subject(typology));
        match self.panels.differ_in {
            PanelsDifferIn::Period => {
                let day = self.panels.day_in_words(self.language).map_or(String::new(), |day| {
                    let message = Message::new("page-panels-day").with("day", day);
                    format!(" · {}", message.to_text(self.language))
                });
                format!("{} · {}{day} · {level}", subject.unwrap_or_default(), self.heads().join(", "))
            }
            PanelsDifferIn::Recipe => format!("{} · {level}", agreement(change, self.language)),
        }
    }

    /// What holds for all maps: whether classes can be compared over periods.
    fn remark(&self) -> String {
        if self.panels.differ_in == PanelsDifferIn::Recipe {
            return String::new();
        }
        let (held, without) = (self.what_holds(), self.without_dynamics());
        [without, held].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The periods that have a status and no dynamics, where others have both.
    fn without_dynamics(&self) -> String {
        let typologies = self.panels.maps.iter().map(|map| map.typology.as_deref());
        let lacks = |of: Option<&TypologyContents>| of.is_some_and(|of| of.without_dynamics.is_some());
        let heads: Vec<String> = typologies
            .enumerate()
            .filter(|(_, of)| lacks(*of))
            .map(|(position, _)| self.panels.head(position, self.language))
            .collect();
        if heads.is_empty() {
            return String::new();
        }
        Message::new("page-panels-without-dynamics").with("periods", heads.join(", ")).to_text(self.language)
    }

    fn what_holds(&self) -> String {
        let typology = self.panels.maps.last().and_then(|map| map.typology.as_ref());
        let base = typology.and_then(|typology| typology.base_period);
        match (self.panels.types_of, base) {
            (Some(period), _) => {
                let message = Message::new("page-panels-types").with("period", period.to_text(self.language));
                message.to_text(self.language)
            }
            // The method line says it.
            (None, Some(_)) => String::new(),
            (None, None) => Message::new("page-panels-relative").to_text(self.language),
        }
    }

    /// How each of two recipes was made, a line each.
    fn methods(&self, colored: &[Choropleth], map: &ThematicMap) -> String {
        if self.panels.differ_in == PanelsDifferIn::Period {
            return String::new();
        }
        let line = |(position, contents): (usize, &MapContents)| {
            let wording = Wording { contents, map, language: self.language, made_on: None };
            let typology = contents.typology.as_ref()?;
            let fills = colored.get(position).map(|colored| colored.fills.as_slice()).unwrap_or_default();
            let how = format!(
                "{} · {}",
                wording.typology_indicators(typology),
                wording.typology_method(typology, fills)
            );
            let text = Message::new("page-panels-method-of")
                .with("name", self.panels.head(position, self.language))
                .with("method", how);
            Some(text.to_text(self.language))
        };
        self.panels.maps.iter().enumerate().filter_map(line).collect::<Vec<_>>().join("\n")
    }

    fn alt_text(&self, wording: &Wording) -> String {
        let changes: Vec<String> = self
            .panels
            .changes
            .iter()
            .enumerate()
            .map(|(position, change)| {
                let heads = [position, position + 1].map(|at| self.panels.head(at, self.language));
                format!("{} → {}: {}", heads[0], heads[1], agreement(change, self.language))
            })
            .collect();
        format!("{}. {}. {}", wording.title(), wording.subtitle(), changes.join("; "))
    }
}

/// "18 von 20 Gebieten stimmen überein (90 %)".
pub(super) fn agreement(change: &PanelChange, language: Language) -> String {
    let compared = change.table.compared();
    let same = compared - change.moved.len().min(compared);
    let percent = 100.0 * same as f64 / compared.max(1) as f64;
    Message::new("page-panels-agreement")
        .with("same", same)
        .with("compared", compared)
        .with("percent", crate::text::format_number(percent, 0, language))
        .to_text(language)
}

/// A swatch of a class with its name and numbers at the right: one row of a legend.
pub(super) fn legend_row(
    block: &mut Block,
    (colored, fill): (&Choropleth, Fill),
    (name, counts): (&str, &[(f32, usize)]),
    (measures, width, language): (&Measures, f32, Language),
) {
    let style = measures.style(Face::Regular, 18.0).tabular();
    let height = style.size * 1.75;
    let swatch = Rect { x: 0.0, y: block.height, width: style.size * 1.9, height: height - 3.0 };
    let paint = Some(paint_of(colored, fill, super::choropleth::Mark::None));
    let stroke = match fill {
        Fill::Class(_) => None,
        Fill::NotRated => Some(Stroke { color: Color::SECOND_TEXT, width: 1.5, dash: Some([0.5, 4.0]) }),
        _ => Some(Stroke::solid(Color::LINE, 1.0)),
    };
    block.items.push(Item {
        role: Role::Legend,
        datum: None,
        shape: Shape::Rect { rect: swatch, paint, stroke },
    });
    let y = block.height + height / 2.0 + style.size * 0.3;
    let first = counts.iter().map(|(x, _)| *x).fold(width, f32::min);
    for (x, count) in counts {
        let text = format_count(*count as u64, language);
        block.text(Role::Legend, &text, ([*x, y], Anchor::Right), (style, Color::SECOND_TEXT));
    }
    let left = swatch.right() + style.size * 0.6;
    let room = first - left - style.size * 2.6;
    let lines = wrapped(name, style, room.max(40.0), 1);
    let text = lines.first().cloned().unwrap_or_default();
    block.text(Role::Legend, &text, ([left, y], Anchor::Left), (style, Color::INK));
    block.height += height;
}
