//! What there is to say about a region: value, class, rank, change, references, and why there is no value.

use crate::app::map_picture::MapPicture;
use crate::app::panels::reasons::{class_lines, firmness_words, why_not_rated};
use crate::app::period_before::change_before;
use crate::app::state::AppState;
use crate::app::table_cells::state_text;
use crate::geo::RegionIndex;
use crate::model::{Indicator, Measure, Observation};
use crate::sheet::{Color, Fill, ReachWords, RelationContents, TypologyContents};
use crate::text::{Language, Message, format_count, format_number, tr, unit_text};

/// Most bars of a card; the rest stands on the right side.
const MOST_BARS: usize = 6;

/// What the card says, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct CardText {
    /// Name of the region.
    pub name: String,
    /// Name of its parent; empty when there is none.
    pub parent: String,
    /// The value, or "geheim"; empty without an indicator.
    pub value: String,
    /// Its unit; empty where there is no value.
    pub unit: String,
    /// Why there is no value, in a sentence; empty where there is one.
    pub reason: String,
    /// Colour and words of the class; `None` where there is no value.
    pub class: Option<(Color, String)>,
    /// Rank, change, references, remarks.
    pub lines: Vec<String>,
    /// What each indicator adds to the index, heaviest first.
    pub bars: Vec<(String, f64)>,
}

impl CardText {
    /// Name, value and class alone, or why there is no value; the rest stands on the right side.
    #[must_use]
    pub fn shortened(&self) -> Self {
        Self { parent: String::new(), lines: Vec::new(), bars: Vec::new(), ..self.clone() }
    }
}

/// The words about a region.
pub fn card_text(picture: &MapPicture, region: RegionIndex, state: &AppState) -> CardText {
    let language = state.view.language;
    let contents = picture.contents();
    let position = region.position();
    let cell = contents.observations.cell(position);
    let name = contents.regions.get(position).map(|region| region.name.clone()).unwrap_or_default();
    let parent = parent_name(picture, region).unwrap_or_default();
    if let Some(typology) = &contents.typology {
        return typology_card(picture, (region, typology), (name, parent), state);
    }
    let Some(indicator) = &contents.indicator else {
        let (value, unit, reason) = (String::new(), String::new(), String::new());
        return CardText {
            name,
            parent,
            value,
            unit,
            reason,
            class: None,
            lines: Vec::new(),
            bars: Vec::new(),
        };
    };
    let fill = picture.choropleth.fill(position);
    let (word, reason) = without_value(fill, &cell, language);
    let number = |value: f64| format_number(value, picture.choropleth.decimals, language);
    CardText {
        name,
        parent,
        value: cell.value.map_or(word, number),
        unit: cell
            .value
            .map(|_| contents.unit_in_form(unit_text(&indicator.unit, language), language))
            .unwrap_or_default(),
        reason: if cell.value.is_some() { String::new() } else { reason },
        class: class_words(picture, fill, language).filter(|_| cell.value.is_some()),
        lines: lines(picture, (region, &cell), state),
        bars: Vec::new(),
    }
}

/// The words about a region of a typology: class, index, change, what makes it so, how firm it is.
fn typology_card(
    picture: &MapPicture,
    (region, typology): (RegionIndex, &TypologyContents),
    (name, parent): (String, String),
    state: &AppState,
) -> CardText {
    let language = state.view.language;
    let position = region.position();
    let found = state.derived.reasons.of(picture);
    let fill = picture.choropleth.fill(position);
    let Some(class) = typology.class_of(position) else {
        let (value, mut reason) =
            without_value(fill, &picture.contents().observations.cell(position), language);
        if let Some(found) = found {
            reason = why_not_rated(found, position, language);
        }
        let (unit, class) = (String::new(), None);
        return CardText { name, parent, value, unit, reason, class, lines: Vec::new(), bars: Vec::new() };
    };
    let mut words = class_lines(typology, position, language).into_iter();
    let mut index = words.next().unwrap_or_default();
    let mut lines: Vec<String> = words.collect();
    if let (Some(moves), Fill::Class(moved)) = (&typology.moves, fill) {
        let label = picture.choropleth.labels.get(usize::from(moved.0)).cloned().unwrap_or_default();
        lines.insert(0, std::mem::replace(&mut index, label));
        lines.extend(moves.before.class_of(position).map(|before| {
            format!("{}: {}", moves.before_name(language), moves.before.class_name(before, language))
        }));
    }
    lines.extend(found.and_then(|found| firmness_words(found, position, language)));
    let contributions = typology.contributions_of(position);
    let bars = contributions.into_iter().take(MOST_BARS).map(|(name, share)| (name.to_owned(), share));
    CardText {
        name,
        parent,
        value: typology.class_name(class, language),
        unit: String::new(),
        reason: String::new(),
        class: Some((picture.choropleth.color(fill), index)),
        lines,
        bars: bars.collect(),
    }
}

/// The card in one sentence, for screen readers.
pub fn spoken(picture: &MapPicture, region: RegionIndex, state: &AppState) -> String {
    let text = card_text(picture, region, state);
    let value = [text.value, text.unit].join(" ");
    let class = text.class.map(|(_, words)| words).unwrap_or_default();
    let parts = [text.name, value.trim().to_owned(), class, text.reason];
    let said: Vec<String> = parts.into_iter().chain(text.lines).filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

/// "geheim" and why.
fn without_value(fill: Fill, cell: &Observation, language: Language) -> (String, String) {
    let (word, why) = match fill {
        Fill::Secret => ("app-state-secret", "map-why-secret"),
        Fill::NotRated => ("app-state-not-rated", "map-why-not-rated"),
        Fill::Unreachable => ("page-unreachable", "map-why-unreachable"),
        _ => ("app-state-no-data", "map-why-no-data"),
    };
    let mut reason = tr(language, why);
    if let Some(sign) = cell.sign {
        reason.push(' ');
        reason.push_str(&Message::new("map-sign").with("sign", sign.to_string()).to_text(language));
    }
    (tr(language, word), reason)
}

/// "Klasse 5 von 5: 19,4 und mehr", with its colour.
fn class_words(picture: &MapPicture, fill: Fill, language: Language) -> Option<(Color, String)> {
    let Fill::Class(class) = fill else { return None };
    let label = picture.choropleth.labels.get(usize::from(class.0)).map_or("", String::as_str);
    if let Some(relation) = picture.contents().relation.as_deref() {
        let words = match relation {
            RelationContents::Lisa(_) => label.to_owned(),
            RelationContents::Bivariate(_) => {
                let third = |third: u8| {
                    ["page-third-low", "page-third-middle", "page-third-high"][usize::from(third.min(2))]
                };
                Message::new("relation-thirds")
                    .with("first", tr(language, third(class.0 % 3)))
                    .with("second", tr(language, third(class.0 / 3)))
                    .to_text(language)
            }
        };
        return Some((picture.choropleth.color(fill), words));
    }
    let words = Message::new("map-class-of")
        .with("class", usize::from(class.0) + 1)
        .with("classes", picture.choropleth.colors.len())
        .with("label", label)
        .to_text(language);
    Some((picture.choropleth.color(fill), words))
}

fn lines(picture: &MapPicture, (region, cell): (RegionIndex, &Observation), state: &AppState) -> Vec<String> {
    let language = state.view.language;
    let contents = picture.contents();
    let number = |value: f64| format_number(value, picture.choropleth.decimals, language);
    let mut lines = relation_lines(picture, region, language);
    lines.extend(reach_lines(picture, region, language));
    if let Some(rank) = picture.ranks.get(region.position()).copied().flatten() {
        let rank = Message::new("map-rank").with("rank", rank as usize).with("regions", picture.with_value);
        lines.push(rank.to_text(language));
    }
    lines.extend(change_line(picture, (region, cell), state));
    let references: Vec<String> =
        contents.references.iter().take(2).map(|r| format!("{} {}", r.name, number(r.value))).collect();
    if !references.is_empty() {
        lines.push(references.join(" · "));
    }
    if cell.value.is_some() && (cell.estimated || cell.projected) {
        lines.push(tr(language, if cell.projected { "map-projected" } else { "map-estimated" }));
    }
    lines
}

/// The mean of the neighbours and how sure the pattern is, or the second value.
fn relation_lines(picture: &MapPicture, region: RegionIndex, language: Language) -> Vec<String> {
    let position = region.position();
    match picture.contents().relation.as_deref() {
        Some(RelationContents::Lisa(lisa)) => {
            let Some(mean) = lisa.neighbours.get(position).copied().flatten() else { return Vec::new() };
            let p = lisa.local.get(position).copied().flatten().and_then(|local| local.p);
            let line = Message::new("relation-neighbours-mean")
                .with("mean", format_number(mean, picture.choropleth.decimals, language))
                .with("p", p.map_or_else(|| "–".to_owned(), |p| format_number(p, 3, language)));
            vec![line.to_text(language)]
        }
        Some(RelationContents::Bivariate(both)) => {
            let cell = both.second.cell(position);
            let value = cell.value.map(|value| format_number(value, both.indicator.decimals, language));
            let unit = cell.value.map(|_| unit_text(&both.indicator.unit, language)).unwrap_or_default();
            let value = value.unwrap_or_else(|| state_text(cell.state, language));
            vec![format!("{}: {value} {unit}", both.indicator.name.trim()).trim_end().to_owned()]
        }
        None => Vec::new(),
    }
}

/// People, those who reach nothing, and the facility that is nearest to most of them.
fn reach_lines(picture: &MapPicture, region: RegionIndex, language: Language) -> Vec<String> {
    let Some(reach) = &picture.contents().reach else { return Vec::new() };
    let Some(own) = reach.regions.get(region.position()) else { return Vec::new() };
    let words = ReachWords { reach, language };
    let count = |people: f64| format_count(people.round() as u64, language);
    let mut lines = Vec::new();
    if let Some(people) = own.people.filter(|people| *people > 0.0) {
        lines.push(format!("{} {}", count(people), words.people()));
    }
    let minutes = |value: f64| format_number(value, 1, language);
    if let Some(median) = own.median.filter(|_| reach.map.request.measure == Measure::Nearest) {
        lines.push(Message::new("map-reach-median").with("minutes", minutes(median)).to_text(language));
    }
    if let Some(people) = own.unreachable.filter(|people| *people > 0.0) {
        lines.push(Message::new("map-reach-none").with("count", people.round() as usize).to_text(language));
    }
    let site = own.facility.and_then(|site| reach.sites.get(site as usize));
    lines.extend(
        site.map(|site| {
            Message::new("map-reach-facility").with("name", site.name.as_str()).to_text(language)
        }),
    );
    lines
}

/// "+0,4 Prozentpunkte gegenüber 31.12.2023"; nothing while the period before is unknown.
fn change_line(
    picture: &MapPicture,
    (region, cell): (RegionIndex, &Observation),
    state: &AppState,
) -> Option<String> {
    let language = state.view.language;
    let indicator = picture.contents().indicator.as_ref()?;
    let change = change_before(&state.derived, picture, (region, cell.value?))?;
    let text = signed(change.by, picture.choropleth.decimals, language);
    let key = if text.is_some() { "map-change" } else { "map-no-change" };
    let message = Message::new(key).with("change", text.unwrap_or_default());
    let message = message.with("unit", unit_of_change(indicator, language));
    Some(message.with("period", change.since.to_text(language)).to_text(language))
}

/// The difference of two percentages is counted in percentage points.
fn unit_of_change(indicator: &Indicator, language: Language) -> String {
    if indicator.unit == "%" {
        tr(language, "map-percentage-points")
    } else {
        unit_text(&indicator.unit, language)
    }
}

/// With its sign; `None` where it rounds to nothing.
fn signed(change: f64, decimals: usize, language: Language) -> Option<String> {
    let size = format_number(change.abs(), decimals, language);
    if !size.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        return None;
    }
    Some(format!("{}{size}", if change < 0.0 { '\u{2212}' } else { '+' }))
}

/// The name of the parent, where it is another one than the region's own.
pub fn parent_name(picture: &MapPicture, region: RegionIndex) -> Option<String> {
    let parents = picture.contents().parents.as_ref()?;
    let parent = parents.parent_of.get(region.position()).copied().flatten()?;
    let own = picture.contents().regions.get(region.position()).map(|region| region.name.as_str());
    parents.names.get(parent as usize).filter(|name| own != Some(name.as_str())).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_carry_their_sign() {
        fn check(change: f64, expected: Option<&str>) {
            assert_eq!(signed(change, 1, Language::De).as_deref(), expected, "{change}");
        }
        check(0.42, Some("+0,4"));
        check(-1234.56, Some("\u{2212}1.234,6"));
        check(0.04, None);
        check(-0.04, None);
        check(0.0, None);
    }
}
