//! Composes the page: header, map, column of explanations, footer, for any size and shape.

use super::block::Block;
use super::choropleth::{Choropleth, choropleth};
use super::contents::MapContents;
use super::dynamics_marks::DynamicsMarks;
use super::footer::footer;
use super::header::{header, remarks};
use super::highlight::{highlighted, outlines, spoken};
use super::labels::{Labelling, labels};
use super::legend::legend;
use super::legend_place::on_map;
use super::map_face::{map_face, scale_bar, shown_extent};
use super::measures::{Measures, on_grid};
use super::page::{Item, MapFace, Rect, Role, Shape, Sheet};
use super::palette::Color;
use super::ranking::ranking;
use super::reach_face::{MOST_KEPT_FREE, marks};
use super::reading::{extremes, reading_block, reading_example};
use super::strip::strip;
use super::type_profiles::type_profiles;
use super::unknown_letters::unknown_letters;
use super::wording::Wording;
use crate::model::{LabelContent, LegendPlace, PageLook, PagePart, Period, ThematicMap};
use crate::notice::Notice;
use crate::text::{Language, Message};

/// Size and language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageOptions {
    /// Language of the page.
    pub language: Language,
    /// Width and height in pixels.
    pub size_px: (u32, u32),
    /// Dots per inch that the file will say.
    pub dpi: u32,
    /// Today, for pages that say when they were made.
    pub made_on: Option<Period>,
}

impl PageOptions {
    /// The size that `map` asks for.
    pub fn of(map: &ThematicMap, language: Language) -> Self {
        let dpi = map.dpi.unwrap_or(map.size.default_dpi());
        Self { language, size_px: map.size.pixels(dpi), dpi, made_on: None }
    }
}

/// Everything that the parts of a page are made from.
struct Composer<'a> {
    wording: Wording<'a>,
    choropleth: &'a Choropleth,
    measures: Measures,
}

/// Composes the page. The same input gives the same sheet. Notices tell what the page lacks.
pub fn compose(contents: &MapContents, map: &ThematicMap, options: &PageOptions) -> (Sheet, Vec<Notice>) {
    let contents = &*super::reach::worded(contents, options.language);
    let (choropleth, mut notices) = choropleth(contents, map, options.language);
    let composer = Composer {
        wording: Wording { contents, map, language: options.language, made_on: options.made_on },
        choropleth: &choropleth,
        measures: Measures::of(options.size_px),
    };
    let (items, more) = composer.page();
    notices.extend(more);
    notices.extend(unknown_letters(&items));
    let measures = composer.measures;
    let sheet = Sheet {
        width: measures.width,
        height: measures.height,
        size_px: options.size_px,
        dpi: options.dpi,
        background: Color::PAPER,
        items,
        title: composer.wording.title(),
        alt_text: composer.alt_text(),
        language: options.language,
    };
    (sheet, notices)
}

/// Smallest page, in units, that has a head and a foot.
const SMALLEST_WITH_TEXT: (f32, f32) = (380.0, 300.0);
/// Smallest page that has a column of explanations.
const SMALLEST_WITH_COLUMN: (f32, f32) = (440.0, 380.0);
/// Narrower than this everything stands in one column.
const NARROW: f32 = 560.0;
/// On a narrow page the map gives way to explanations down to this share of its height.
const LEAST_MAP: f32 = 0.6;
/// Wider than this three columns stand under the map.
const WIDE: f32 = 1300.0;

impl Composer<'_> {
    fn page(&self) -> (Vec<Item>, Vec<Notice>) {
        let Measures { width, height, margin, .. } = self.measures;
        if width < SMALLEST_WITH_TEXT.0 || height < SMALLEST_WITH_TEXT.1 {
            return self.map_alone();
        }
        let head = header(&self.wording, &self.measures);
        let most_lines = if height < 480.0 { 3 } else { 4 };
        let (foot, notices) = footer(&self.wording, self.choropleth, &self.measures, most_lines);
        let top = on_grid(margin * 0.8 + head.height + 18.0 * self.measures.shrink);
        let foot_top = height - margin * 0.62 - foot.height;
        let body = Rect::from_edges(margin, top, width - margin, foot_top - 18.0 * self.measures.shrink);
        let mut items = head.placed([margin, margin * 0.8]);
        items.extend(foot.placed([margin, foot_top]));
        if width < SMALLEST_WITH_COLUMN.0 || height < SMALLEST_WITH_COLUMN.1 {
            items.splice(0..0, self.map(body));
        } else {
            items.splice(0..0, self.body(body));
        }
        (items, notices)
    }

    /// Too small for text: the map, and what nobody may miss.
    fn map_alone(&self) -> (Vec<Item>, Vec<Notice>) {
        let Measures { width, height, margin, .. } = self.measures;
        let remarks = remarks(&self.wording, &self.measures, width - margin);
        let top = height - remarks.height - margin * 0.5;
        let frame = Rect::from_edges(margin, margin, width - margin, top - margin * 0.5);
        let mut items = self.map(frame);
        items.extend(remarks.placed([margin / 2.0, top]));
        (items, Vec::new())
    }

    /// Map and explanations side by side or one above the other, whichever draws the area larger.
    fn body(&self, body: Rect) -> Vec<Item> {
        let gap = self.measures.gap;
        let column = self.least_column(body.width);
        if self.wording.contents.indicator.is_none() && self.wording.contents.typology.is_none() {
            return self.map(body);
        }
        if body.width < NARROW {
            return self.one_column(body);
        }
        match self.look().legend {
            LegendPlace::Below => return self.one_above_the_other(body, self.stacked_height(body.width)),
            place if place.is_on_map() && self.column_blocks(column, body.height).is_empty() => {
                return self.map(body);
            }
            _ => {}
        }
        let stacked_height = self.stacked_height(body.width);
        let beside = self.scale_in(body.width - gap - column, body.height);
        let above = self.scale_in(body.width, body.height - gap - stacked_height);
        if beside >= above {
            self.side_by_side(body, column)
        } else {
            self.one_above_the_other(body, stacked_height)
        }
    }

    /// Map and explanations under one another on a narrow page.
    fn one_column(&self, body: Rect) -> Vec<Item> {
        let space = 24.0 * self.measures.shrink;
        let whole = self.wanted_height(body.width).min(body.height);
        let below = |wanted: f32| self.column_blocks(body.width, body.height - wanted - space);
        // A smaller map rather than a missing part, but not smaller than it takes.
        let most = below(whole * LEAST_MAP).len();
        let shares = [1.0, 0.9, 0.8, 0.7, LEAST_MAP].map(|share| whole * share);
        let wanted = shares.into_iter().find(|wanted| below(*wanted).len() == most).unwrap_or(whole);
        let blocks = below(wanted);
        let used: f32 = blocks.iter().map(|block| block.height + space).sum();
        let map_height = (body.height - used).min(wanted * 1.2);
        let spare = (body.height - used - map_height) / blocks.len().max(1) as f32;
        let space = space + spare.clamp(0.0, 40.0 * self.measures.shrink);
        let mut items = self.map(Rect { height: map_height, ..body });
        let mut y = body.y + map_height + space;
        for block in blocks {
            let height = block.height;
            items.extend(block.placed([body.x, y]));
            y += height + space;
        }
        items
    }

    /// Height of a map in which the area shown is `width` wide, with a little air.
    fn wanted_height(&self, width: f32) -> f32 {
        let extent = shown_extent(self.wording.contents);
        let aspect = (extent.width() / extent.height().max(1e-9)) as f32;
        width / aspect.max(0.1) * 1.06
    }

    fn least_column(&self, width: f32) -> f32 {
        on_grid((width * 0.27).clamp(200.0, 484.0).max(400.0 * self.measures.shrink)).min(width * 0.46)
    }

    /// How large the area shown becomes in a frame.
    fn scale_in(&self, width: f32, height: f32) -> f64 {
        let extent = shown_extent(self.wording.contents);
        (f64::from(width.max(1.0)) / extent.width().max(1e-9))
            .min(f64::from(height.max(1.0)) / extent.height().max(1e-9))
    }

    fn side_by_side(&self, body: Rect, least: f32) -> Vec<Item> {
        let gap = self.measures.gap;
        let extent = shown_extent(self.wording.contents);
        let aspect = (extent.width() / extent.height().max(1e-9)) as f32;
        // A tall area leaves room: the column takes it, up to a comfortable width.
        let wanted = body.height * aspect * 1.08;
        let column = on_grid((body.width - gap - wanted).clamp(least, least.max(body.width * 0.38)));
        let frame = Rect { width: body.width - gap - column, ..body };
        let mut items = self.map(frame);
        let x = frame.right() + gap;
        let blocks = self.column_blocks(column, body.height);
        let natural: f32 = blocks.iter().map(|block| block.height).sum();
        let spaces = blocks.len().saturating_sub(1).max(1) as f32;
        let space = ((body.height - natural) / spaces).clamp(12.0, 64.0 * self.measures.shrink);
        let mut y = body.y;
        for block in blocks {
            let height = block.height;
            items.extend(block.placed([x, y]));
            y += height + space;
        }
        items
    }

    /// Legend, strip, Lesebeispiel and ranking, as many as fit under one another.
    fn column_blocks(&self, width: f32, height: f32) -> Vec<Block> {
        let least_space = 26.0 * self.measures.shrink;
        let mut used = 0.0;
        let mut blocks = Vec::new();
        let mut push = |block: Block, air: f32| {
            let needed = block.height + if used > 0.0 { least_space + air } else { 0.0 };
            let fits = !block.items.is_empty() && used + needed <= height;
            if fits {
                used += needed;
                blocks.push(block);
            }
            fits
        };
        let (legend, reading) = (self.legend(width), self.reading(width));
        let strip = self.strip_beside(width, height - legend.height - reading.height - 2.0 * least_space);
        push(legend, 0.0);
        push(strip, 0.0);
        push(reading, 0.0);
        for most in [10, 8, 6, 5, 4, 3, 2] {
            // A long list only where the rest keeps its air.
            let air = if most > 5 { 56.0 } else { 0.0 };
            if push(self.ranking(width, most), air) {
                break;
            }
        }
        blocks
    }

    /// Columns of explanations under the map: two, or three on a wide page.
    fn stacked_columns(&self, width: f32) -> (Vec<Block>, f32) {
        let gap = self.measures.gap;
        let is_wide = self.look().legend == LegendPlace::Below && width > WIDE;
        let number = if is_wide { 3.0 } else { 2.0 };
        let column = (width - gap * (number - 1.0)) / number;
        let space = 30.0 * self.measures.shrink;
        let (legend, strip, reading) = (self.legend(column), self.strip(column), self.reading(column));
        let mut blocks = vec![legend, strip, reading];
        blocks.retain(|block| !block.items.is_empty());
        if blocks.len() > 2 && !is_wide {
            let last = blocks.pop().unwrap_or_default();
            if let Some(right) = blocks.last_mut() {
                right.append(last, space);
            }
        }
        (blocks, column)
    }

    fn stacked_height(&self, width: f32) -> f32 {
        let (columns, _) = self.stacked_columns(width);
        columns.iter().map(|column| column.height).fold(0.0, f32::max)
    }

    fn one_above_the_other(&self, body: Rect, height: f32) -> Vec<Item> {
        let gap = if height > 0.0 { self.measures.gap } else { 0.0 };
        let room = body.height - gap - height;
        // A wide area on a tall page needs less than the room; the ranking may take what is left.
        let wanted = self.wanted_height(body.width).min(room);
        let (mut columns, width) = self.stacked_columns(body.width);
        let space = 36.0 * self.measures.shrink;
        let mut below = height;
        for most in [5, 4, 3] {
            let extra = self.ranking(width, most);
            let Some(column) = columns.iter_mut().min_by(|a, b| a.height.total_cmp(&b.height)) else { break };
            let needed = column.height + space + extra.height;
            if !extra.items.is_empty() && body.height - gap - needed.max(height) >= wanted.min(room) * 0.98 {
                below = needed.max(height);
                column.append(extra, space);
                break;
            }
        }
        // What nobody needs goes between the parts, not into an empty map.
        let map_height = (body.height - gap - below).min(wanted * 1.15);
        let space_below = (body.height - map_height - below).min(gap * 2.0);
        let mut items = self.map(Rect { height: map_height, ..body });
        let y = body.y + map_height + space_below;
        for (position, column) in columns.into_iter().enumerate() {
            items.extend(column.placed([body.x + position as f32 * (width + self.measures.gap), y]));
        }
        items
    }

    /// The map with scale bar and labels.
    fn map(&self, frame: Rect) -> Vec<Item> {
        let contents = self.wording.contents;
        let short = frame.width.min(frame.height);
        let padding = (short * 0.035).clamp(2.0, 30.0);
        let (mut face, legend_items, mut taken) = self.face_and_legend(frame, padding);
        face.titles = std::sync::Arc::new(self.region_titles());
        let highlighted = highlighted(&self.wording);
        let mut bar_items = Vec::new();
        if short > 200.0 && self.look().shows(PagePart::ScaleBar) {
            let most = (frame.width * 0.16).clamp(60.0, 220.0);
            let bar = scale_bar(&face, &self.measures, most, self.wording.language);
            if let Some((rect, items)) = self.placed_bar(&face, bar, &taken) {
                taken.push(rect.grown(8.0));
                bar_items = items;
            }
        }
        let (marks, kept_free) = self.facilities(&face);
        taken.extend(kept_free);
        let drawn = self.choropleth.drawn();
        let labelling = Labelling {
            contents,
            choropleth: &drawn,
            measures: &self.measures,
            what: self.what_labels(),
            language: self.wording.language,
            spoken_of: self.spoken_of(),
            pointed_out: &highlighted,
        };
        let mut written = if short > 200.0 { labels(&labelling, &face, &taken) } else { Vec::new() };
        if let Some(typology) = &contents.typology {
            let (choropleth, measures) = (self.choropleth, &self.measures);
            let marks = DynamicsMarks { contents, typology, choropleth, measures };
            written = marks.added_to(written, &face, &taken);
        }
        face.borders.extend(outlines(contents, &highlighted, self.measures.shrink));
        let mut items = vec![Item { role: Role::Map, datum: None, shape: Shape::Map(Box::new(face)) }];
        items.extend(marks);
        items.extend(written);
        items.extend(bar_items);
        items.extend(legend_items);
        items
    }

    /// Values of regions do not stand on places or areas that have values of their own.
    fn what_labels(&self) -> LabelContent {
        let covers = self.choropleth.reach.as_ref().is_some_and(|reach| reach.covers_regions);
        match self.wording.map.labels {
            LabelContent::NameAndValue if covers => LabelContent::Name,
            LabelContent::Value if covers => LabelContent::None,
            what => what,
        }
    }

    /// The marks of facilities, and the places that names leave free for them.
    fn facilities(&self, face: &MapFace) -> (Vec<Item>, Vec<Rect>) {
        let Some(reach) = &self.wording.contents.reach else { return (Vec::new(), Vec::new()) };
        let size = (6.5 * self.measures.shrink).max(4.0);
        let marks = marks(reach, face, size);
        if marks.len() > MOST_KEPT_FREE {
            return (marks, Vec::new());
        }
        let middle = |item: &Item| match &item.shape {
            Shape::Polygon { points, .. } => {
                let count = points.len().max(1) as f32;
                let sum = points.iter().fold([0.0, 0.0], |sum, point| [sum[0] + point[0], sum[1] + point[1]]);
                Some(sum.map(|sum| sum / count))
            }
            _ => None,
        };
        let around = |[x, y]: [f32; 2]| Rect { x, y, width: 0.0, height: 0.0 }.grown(size);
        let kept_free = marks.iter().filter_map(middle).map(around).collect();
        (marks, kept_free)
    }

    /// The map, the legend where it stands on the map, and the place that it takes.
    fn face_and_legend(&self, frame: Rect, padding: f32) -> (MapFace, Vec<Item>, Vec<Rect>) {
        let contents = self.wording.contents;
        let place = self.look().legend;
        let width = on_grid((300.0 * self.measures.shrink).max(frame.width * 0.2).min(380.0));
        let block = legend(&self.wording, self.choropleth, &self.measures, width);
        let has_room = block.height < frame.height * 0.9 && width < frame.width * 0.7;
        if !place.is_on_map() || block.items.is_empty() || !has_room {
            return (map_face(contents, self.choropleth, frame, padding), Vec::new(), Vec::new());
        }
        let placed = on_map((contents, self.choropleth), (frame, padding), (block, width), place);
        (placed.face, placed.items, vec![placed.rect.grown(6.0)])
    }

    fn look(&self) -> &PageLook {
        &self.wording.map.page
    }

    fn legend(&self, width: f32) -> Block {
        if self.look().legend.is_on_map() {
            return Block::default();
        }
        legend(&self.wording, self.choropleth, &self.measures, width)
    }

    /// The strip, set smaller where that lets it fit in.
    fn strip_beside(&self, width: f32, height: f32) -> Block {
        let mut strip = self.strip(width);
        for smaller in [0.9, 0.8, 0.7] {
            if strip.height <= height || !self.wording.is_of_types() {
                break;
            }
            let shrink = self.measures.shrink * smaller;
            let measures = Measures { shrink, ..self.measures };
            let composer = Composer { wording: self.wording, choropleth: self.choropleth, measures };
            strip = composer.strip(width);
        }
        strip
    }

    fn strip(&self, width: f32) -> Block {
        if !self.look().shows(PagePart::Strip) || self.wording.is_bivariate() {
            return Block::default();
        }
        // Types have no order to spread along: their means tell more.
        if let Some(typology) = self.wording.contents.typology.as_deref().filter(|of| of.method.is_cluster())
        {
            return type_profiles(&self.wording, (typology, self.choropleth), &self.measures, width);
        }
        strip(&self.wording, self.choropleth, &self.measures, width)
    }

    fn reading(&self, width: f32) -> Block {
        if !self.look().shows(PagePart::ReadingExample) {
            return Block::default();
        }
        reading_block(&self.wording, self.choropleth, &self.measures, width)
    }

    fn ranking(&self, width: f32, most: usize) -> Block {
        if !self.look().shows(PagePart::Ranking) || self.wording.is_bivariate() {
            return Block::default();
        }
        ranking(&self.wording, self.choropleth, &self.measures, (width, most))
    }

    /// Regions that the page speaks of: highest and lowest, and those that title and written Lesebeispiel name.
    fn spoken_of(&self) -> Vec<usize> {
        let map = self.wording.map;
        let written = [map.title.as_deref(), map.reading_example.as_deref()];
        let mut regions: Vec<usize> = written
            .into_iter()
            .flatten()
            .flat_map(|text| super::names::named_in(self.wording.contents, text))
            .collect();
        if let Some((highest, lowest)) = extremes(&self.wording, self.choropleth) {
            regions.extend(std::iter::once(highest).chain(lowest));
        }
        regions
    }

    /// The scale bar in the first corner that the area shown leaves free.
    fn placed_bar(&self, face: &MapFace, bar: Block, taken: &[Rect]) -> Option<(Rect, Vec<Item>)> {
        let width = bar
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Line { points, .. } => points.iter().map(|p| p[0]).reduce(f32::max),
                _ => None,
            })
            .fold(0.0, f32::max);
        if bar.items.is_empty() {
            return None;
        }
        let frame = face.frame;
        let inset = 16.0_f32.min(frame.height * 0.05);
        let room = super::label_room::LabelRoom::new(face, &self.wording.contents.shown);
        let (left, right) = (frame.x + inset, frame.right() - inset - width);
        let (top, bottom) = (frame.y + inset, frame.bottom() - inset - bar.height);
        let corners = [[left, bottom], [right, bottom], [right, top], [left, top]];
        let place = |[x, y]: [f32; 2]| Rect { x, y, width, height: bar.height };
        let is_free = |corner: &[f32; 2]| !taken.iter().any(|rect| rect.overlaps(&place(*corner).grown(8.0)));
        let at = corners
            .into_iter()
            .filter(is_free)
            .find(|corner| room.is_outside_shown(&place(*corner).grown(8.0)))
            .or_else(|| corners.into_iter().find(is_free))
            .unwrap_or([left, bottom]);
        Some((place(at), bar.placed(at)))
    }

    /// For each region its key and what a reader of the picture hears: "Lübbow: 19,1".
    fn region_titles(&self) -> Vec<(String, String)> {
        let contents = self.wording.contents;
        contents
            .regions
            .iter()
            .enumerate()
            .map(|(position, region)| {
                let cell = contents.observations.cell(position);
                let shown = self.choropleth.fill(position) != super::choropleth::Fill::Outside;
                let typed = contents.typology.as_ref().filter(|_| shown);
                let typed = typed.map(|typology| typology.label_of(position, self.wording.language));
                let text = match (&contents.indicator, cell.value) {
                    _ if typed.as_ref().is_some_and(|text| !text.is_empty()) => {
                        format!("{}: {}", region.name, typed.unwrap_or_default())
                    }
                    (Some(_), Some(value)) if shown => {
                        let decimals = self.choropleth.decimals;
                        let value = crate::text::format_number(value, decimals, self.wording.language);
                        format!("{}: {value}{}", region.name, self.wording.unit_in_sentence())
                    }
                    (Some(_), None) if shown => {
                        format!("{}: {}", region.name, self.wording.word(state_key(cell.state)))
                    }
                    _ => region.name.clone(),
                };
                (region.key.as_str().to_owned(), text)
            })
            .collect()
    }

    /// Title, subtitle, key statement, and the classes with their counts.
    fn alt_text(&self) -> String {
        let classes: Vec<String> = self
            .choropleth
            .labels
            .iter()
            .enumerate()
            .map(|(class, label)| {
                let class = super::choropleth::Fill::Class(crate::classify::ClassIndex(class as u8));
                format!("{label} ({})", self.choropleth.count(class))
            })
            .collect();
        let key = if classes.is_empty() { "page-alt-plain" } else { "page-alt" };
        Message::new(key)
            .with("title", self.wording.title())
            .with("subtitle", self.wording.subtitle())
            .with("statement", reading_example(&self.wording, self.choropleth))
            .with("classes", classes.join("; "))
            .with("highlighted", spoken(&self.wording, self.choropleth))
            .to_text(self.wording.language)
            .trim()
            .to_owned()
    }
}

fn state_key(state: crate::model::ValueState) -> &'static str {
    match state {
        crate::model::ValueState::Secret => "page-secret",
        crate::model::ValueState::NotRated => "page-not-rated",
        crate::model::ValueState::Unreachable => "page-unreachable",
        _ => "page-no-data",
    }
}
