//! The typology map: classes and types with their colours and words, the symbols of dynamics, and how firm a class is.

use super::choropleth::{Choropleth, Fill};
use super::classing::MapClasses;
use super::contents::{MapContents, TypologyContents, TypologyMoves, WithoutDynamics};
use super::palette::{Color, PaletteKind, move_colors, palette};
use super::wording::Wording;
use crate::classify::ClassIndex;
use crate::model::{ThematicMap, TypologyMethod, ValueState};
use crate::stats::{DynamicsClass, StatusClass};
use crate::text::{Language, Message, format_number, tr};

/// Palette of status and ranks: quiet where the burden is light, dark where it is heavy.
const ORDERED_PALETTE: &str = "YlOrBr";
/// From so many standard deviations on, the mean of a type is told in words,
const TELLING: f64 = 0.5;
/// from so many on as lying far off,
const FAR: f64 = 1.5;
/// and so many indicators are named.
const MOST_TOLD: usize = 2;
/// With fewer rated regions the page says that limits are unsure.
const FEW_RATED: usize = 30;
/// Palette of types without order.
const TYPE_PALETTE: &str = "OkabeIto";

/// The sign of dynamics on a map; it reads in grey print, too.
pub fn dynamics_symbol(class: DynamicsClass) -> char {
    match class {
        DynamicsClass::Positive => '▲',
        DynamicsClass::Stable => '●',
        DynamicsClass::Negative => '▼',
    }
}

/// Wording key of a status class.
pub fn status_key(class: StatusClass) -> &'static str {
    match class {
        StatusClass::High => "page-status-high",
        StatusClass::Middle => "page-status-middle",
        StatusClass::Low => "page-status-low",
        StatusClass::VeryLow => "page-status-very-low",
    }
}

/// Wording key of a class of dynamics.
pub fn dynamics_key(class: DynamicsClass) -> &'static str {
    match class {
        DynamicsClass::Positive => "page-dynamics-positive",
        DynamicsClass::Stable => "page-dynamics-stable",
        DynamicsClass::Negative => "page-dynamics-negative",
    }
}

/// Head of the legend: what the classes are, or what regions moved from.
pub fn typology_head(typology: &TypologyContents, language: Language) -> String {
    match &typology.moves {
        Some(moves) => {
            Message::new("page-moves-head").with("other", moves.before_name(language)).to_text(language)
        }
        None => tr(language, head_key(typology.method)),
    }
}

fn head_key(method: TypologyMethod) -> &'static str {
    match method {
        TypologyMethod::StatusDynamics => "page-head-status",
        TypologyMethod::Quintile | TypologyMethod::Rank => "page-head-burden",
        TypologyMethod::Gisd => "page-head-gisd",
        TypologyMethod::Ward | TypologyMethod::KMeans => "page-head-types",
    }
}

/// Wording keys of moves by steps, from much lighter to much heavier.
const MOVES: [&str; 5] = [
    "page-moves-much-lighter",
    "page-moves-lighter",
    "page-moves-none",
    "page-moves-heavier",
    "page-moves-much-heavier",
];

impl TypologyMoves {
    /// What it is compared with: a period, or another typology by name and period.
    pub fn before_name(&self, language: Language) -> String {
        let period = self.before.period.to_text(language);
        match (self.same_recipe, self.before.name.trim()) {
            (true, _) | (_, "") => period,
            (false, name) => format!("{name}, {period}"),
        }
    }

    /// The class of the move of a region, in the order of the legend.
    pub fn class_of(&self, region: usize) -> Option<u8> {
        let steps = self.steps.get(region).copied().flatten()?;
        Some(if self.is_ordered { (steps.clamp(-2, 2) + 2) as u8 } else { u8::from(steps != 0) })
    }

    fn labels(&self, language: Language) -> Vec<String> {
        if self.is_ordered {
            return MOVES.map(|key| tr(language, key)).to_vec();
        }
        ["page-moves-none", "page-moves-other"].map(|key| tr(language, key)).to_vec()
    }

    fn colors(&self) -> Vec<Color> {
        let colors = move_colors();
        if self.is_ordered { colors.to_vec() } else { vec![colors[2], colors[3]] }
    }
}

impl TypologyContents {
    /// "mittel → niedrig" for a region that moved; `None` where it stayed or nothing is compared.
    pub fn move_of(&self, region: usize, language: Language) -> Option<String> {
        let moves = self.moves.as_ref()?;
        moves.steps.get(region).copied().flatten().filter(|steps| *steps != 0)?;
        let before = moves.before.class_name(moves.before.class_of(region)?, language);
        Some(format!("{before} → {}", self.class_name(self.class_of(region)?, language)))
    }

    /// Name of a class or type, counted from 0: given by its makers, else the method's own.
    pub fn class_name(&self, class: u8, language: Language) -> String {
        let given = self.words.get(usize::from(class)).map(|words| words.name.trim()).unwrap_or_default();
        if !given.is_empty() {
            return given.to_owned();
        }
        match self.method {
            TypologyMethod::StatusDynamics => {
                let class = StatusClass::ALL.get(usize::from(class)).copied().unwrap_or(StatusClass::Middle);
                tr(language, status_key(class))
            }
            TypologyMethod::Gisd => tr(
                language,
                ["page-gisd-low", "page-gisd-middle", "page-gisd-high"][usize::from(class).min(2)],
            ),
            TypologyMethod::Quintile | TypologyMethod::Rank => {
                let key = match class {
                    0 => "page-rank-class-lightest",
                    _ if class + 1 == self.classes => "page-rank-class-heaviest",
                    _ => "page-rank-class",
                };
                Message::new(key).with("class", usize::from(class) + 1).to_text(language)
            }
            TypologyMethod::Ward | TypologyMethod::KMeans => {
                Message::new("page-type").with("type", usize::from(class) + 1).to_text(language)
            }
        }
    }

    /// What stands on a region: "▼ 4−", else the name of its class; empty without one.
    pub fn label_of(&self, region: usize, language: Language) -> String {
        let Some(class) = self.class_of(region) else { return String::new() };
        if let Some(moved) = self.move_of(region, language) {
            return moved;
        }
        match self.dynamics_of(region) {
            Some((_, dynamics)) => {
                let status = StatusClass::ALL.get(usize::from(class)).copied().unwrap_or(StatusClass::Middle);
                let group = crate::stats::group(status, dynamics).replace("+/-", "±").replace('-', "−");
                format!("{} {group}", dynamics_symbol(dynamics))
            }
            None => self.class_name(class, language),
        }
    }

    /// The class of a region, from 0.
    pub fn class_of(&self, region: usize) -> Option<u8> {
        self.class_of.get(region).copied().flatten()
    }

    /// Index and class of change of a region; nothing on a map of moves, which tells another change.
    pub fn dynamics_of(&self, region: usize) -> Option<(f64, DynamicsClass)> {
        if self.moves.is_some() {
            return None;
        }
        self.dynamics.get(region).copied().flatten()
    }

    /// Whether the class of a region would be another one with an indicator less or otherwise weighted.
    pub fn is_close_call(&self, region: usize) -> bool {
        self.kept.as_ref().and_then(|kept| kept.get(region).copied().flatten()).is_some_and(|kept| kept < 1.0)
    }

    /// Indicators by how much they add to the index of a region, heaviest first: name and standard deviations.
    pub fn contributions_of(&self, region: usize) -> Vec<(&str, f64)> {
        let mut list: Vec<(&str, f64)> = self
            .indicators
            .iter()
            .zip(&self.contributions)
            .filter_map(|(name, values)| Some((name.as_str(), values.get(region).copied().flatten()?)))
            .collect();
        list.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        list
    }
}

/// Fills, colours and labels of a typology; there are no breaks.
pub(super) fn choropleth(
    contents: &MapContents,
    typology: &TypologyContents,
    map: &ThematicMap,
    language: Language,
) -> Choropleth {
    let fills = (0..contents.regions.len())
        .map(|position| {
            if !contents.shown.get(position).copied().unwrap_or(true) {
                return Fill::Outside;
            }
            if let (Some(moves), Some(_)) = (&typology.moves, typology.class_of(position)) {
                let class = moves.class_of(position);
                return class.map_or(Fill::NotRated, |class| Fill::Class(ClassIndex(class)));
            }
            match (typology.class_of(position), typology.states.get(position)) {
                (Some(class), _) => Fill::Class(ClassIndex(class)),
                (None, Some(ValueState::Secret)) => Fill::Secret,
                (None, Some(ValueState::NoData)) => Fill::NoData,
                _ => Fill::NotRated,
            }
        })
        .collect();
    Choropleth {
        breaks: None,
        fills,
        estimated: vec![false; contents.regions.len()],
        close_calls: (0..contents.regions.len())
            .map(|region| {
                typology.marks_close_calls && typology.moves.is_none() && typology.is_close_call(region)
            })
            .collect(),
        colors: typology.moves.as_ref().map_or_else(|| class_colors(typology, map), |moves| moves.colors()),
        labels: match &typology.moves {
            Some(moves) => moves.labels(language),
            None => (0..typology.classes).map(|class| typology.class_name(class, language)).collect(),
        },
        decimals: 2,
        remarks: Vec::new(),
        classes: MapClasses::default(),
        reach: None,
    }
}

/// One colour per class: an order where there is one, else distinct ones; the palette of the map where it fits.
pub fn class_colors(typology: &TypologyContents, map: &ThematicMap) -> Vec<Color> {
    let is_ordered = !typology.method.is_cluster();
    let fits = |kind: PaletteKind| (kind == PaletteKind::Qualitative) != is_ordered;
    let usual = if is_ordered { ORDERED_PALETTE } else { TYPE_PALETTE };
    let chosen = palette(&map.palette).filter(|palette| !map.palette.is_empty() && fits(palette.kind));
    let Some(palette) = chosen.or_else(|| palette(usual)) else { return Vec::new() };
    palette.colors_from(usize::from(typology.classes), None, map.palette_reversed.into())
}

impl Wording<'_> {
    /// Whether the map shows types that were found in the data.
    pub(super) fn is_of_types(&self) -> bool {
        self.contents.typology.as_ref().is_some_and(|typology| typology.method.is_cluster())
    }

    /// "Sozialraumtypologie im Landkreis …", or the name that it was saved under.
    pub(super) fn typology_title(&self, typology: &TypologyContents) -> String {
        let name = match typology.name.trim() {
            "" => self.word("page-typology"),
            name => name.to_owned(),
        };
        let name = match &typology.moves {
            Some(_) => Message::new("page-moves-title").with("name", name).to_text(self.language),
            None => name,
        };
        let place = self.place();
        if place.is_empty() { name } else { format!("{name} {place}") }
    }

    /// "Status und Dynamik aus 3 Indikatoren, 2019, Veränderung seit 2017".
    pub(super) fn typology_subject(&self, typology: &TypologyContents) -> String {
        let mut parts = vec![self.typology_method_subject(typology), typology.period.to_text(self.language)];
        if let Some(earlier) = typology.compare_period {
            let since = Message::new("page-typology-since").with("period", earlier.to_text(self.language));
            parts.push(since.to_text(self.language));
        }
        if let Some(moves) = &typology.moves {
            let with = Message::new("page-moves-with").with("other", moves.before_name(self.language));
            parts.push(with.to_text(self.language));
        }
        parts.join(", ")
    }

    /// "Status und Dynamik aus 3 Indikatoren".
    pub(super) fn typology_method_subject(&self, typology: &TypologyContents) -> String {
        Message::new("page-typology-subject")
            .with("method", self.word(method_key(typology)))
            .with("indicators", typology.indicators.len())
            .to_text(self.language)
    }

    /// Head of the legend.
    pub(super) fn typology_head(&self, typology: &TypologyContents) -> String {
        typology_head(typology, self.language)
    }

    /// One region read aloud: class, index, and what makes it so.
    pub(super) fn typology_example(&self, typology: &TypologyContents) -> String {
        if let Some(moves) = &typology.moves {
            return self.moves_example(typology, moves);
        }
        let Some(region) = spoken_region(self.contents, typology) else { return String::new() };
        let Some(class) = typology.class_of(region) else { return String::new() };
        let name = self.contents.regions.get(region).map_or("", |region| region.name.as_str());
        let number = |value: f64| format_number(value, 1, self.language);
        let quoted = typology.class_name(class, self.language);
        let key = match typology.method {
            TypologyMethod::StatusDynamics => "page-typology-example-status",
            TypologyMethod::Ward | TypologyMethod::KMeans => "page-typology-example-type",
            _ => "page-typology-example-class",
        };
        let index = typology.index.get(region).copied().flatten();
        let mut text = Message::new(key)
            .with("place", self.place_of(name))
            .with("class", quoted)
            .with("index", index.map(number).unwrap_or_default())
            .to_text(self.language);
        if let Some(words) = self.profile_words(typology, class) {
            text = format!("{text} {words}");
        }
        if let Some((indicator, share)) = typology.contributions_of(region).first() {
            let reason = Message::new("page-typology-example-reason")
                .with("indicator", *indicator)
                .with("share", signed(*share, self.language));
            text = format!("{text} {}", reason.to_text(self.language));
        }
        if let Some((_, dynamics)) = typology.dynamics_of(region) {
            let change = Message::new("page-typology-example-dynamics")
                .with("dynamics", self.word(dynamics_key(dynamics)));
            text = format!("{text} {}", change.to_text(self.language));
        }
        capital(&text)
    }

    /// "Kennzeichnend sind: Arbeitslose weit über dem Mittel, Wohnfläche unter dem Mittel."
    fn profile_words(&self, typology: &TypologyContents, class: u8) -> Option<String> {
        let profile = typology.profiles.get(usize::from(class))?;
        let mut telling: Vec<(&String, f64)> = typology
            .indicators
            .iter()
            .zip(profile.iter().copied())
            .filter(|(_, z)| z.abs() >= TELLING)
            .collect();
        telling.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let word = |(indicator, z): (&String, f64)| {
            let key = match (z > 0.0, z.abs() >= FAR) {
                (true, true) => "page-profile-far-above",
                (true, false) => "page-profile-above",
                (false, true) => "page-profile-far-below",
                (false, false) => "page-profile-below",
            };
            Message::new(key).with("indicator", indicator.as_str()).to_text(self.language)
        };
        let words: Vec<String> = telling.into_iter().take(MOST_TOLD).map(word).collect();
        if words.is_empty() {
            return Some(self.word("page-profile-average"));
        }
        Some(Message::new("page-profile-words").with("list", words.join("; ")).to_text(self.language))
    }

    /// The region that moved furthest to a heavier burden, else the one that moved furthest at all.
    fn moves_example(&self, typology: &TypologyContents, moves: &TypologyMoves) -> String {
        let furthest = (0..moves.steps.len())
            .filter(|region| self.contents.shown.get(*region).copied().unwrap_or(true))
            .filter_map(|region| Some((moves.steps.get(region).copied().flatten()?, region)))
            .filter(|(steps, _)| *steps != 0)
            .max_by(|(a, x), (b, y)| (a.signum(), a.abs()).cmp(&(b.signum(), b.abs())).then(y.cmp(x)));
        let Some((_, region)) = furthest else { return self.word("page-moves-example-none") };
        let classes = typology.class_of(region).zip(moves.before.class_of(region));
        let Some((class, before)) = classes else { return String::new() };
        let name = self.contents.regions.get(region).map_or("", |region| region.name.as_str());
        let text = Message::new("page-moves-example")
            .with("place", self.place_of(name))
            .with("class", typology.class_name(class, self.language))
            .with("before", moves.before.class_name(before, self.language))
            .with("other", moves.before_name(self.language));
        capital(&text.to_text(self.language))
    }

    /// Method and rules in one line, so that the page can be checked.
    pub(super) fn typology_method(&self, typology: &TypologyContents, fills: &[Fill]) -> String {
        let count = |is: fn(&Fill) -> bool| fills.iter().filter(|fill| is(fill)).count();
        let rated = count(|fill| matches!(fill, Fill::Class(_)));
        let small = count(|fill| *fill == Fill::NotRated).saturating_sub(typology.excluded);
        let number = |value: f64| format_number(value, usize::from(value.fract() != 0.0), self.language);
        let limits = &typology.thresholds;
        let mut parts = vec![
            Message::new(rule_key(typology))
                .with(
                    "period",
                    typology.kept_types_of.map_or_else(String::new, |of| of.to_text(self.language)),
                )
                .with("high", number(limits.high_below))
                .with("low", number(limits.low_above))
                .with("lowest", number(limits.very_low_above))
                .with("classes", usize::from(typology.classes))
                .to_text(self.language),
        ];
        if let Some(silhouette) = typology.mean_silhouette {
            let text = Message::new("page-typology-silhouette")
                .with("silhouette", format_number(silhouette, 2, self.language));
            parts.push(text.to_text(self.language));
        }
        if let Some(why) = typology.without_dynamics {
            parts.push(self.word(without_dynamics_key(why)));
        }
        if let Some(base) = typology.base_period {
            let text = Message::new("page-typology-base").with("period", base.to_text(self.language));
            parts.push(text.to_text(self.language));
        }
        if let Some(least) = typology.min_population {
            let text = Message::new("page-typology-least")
                .with("residents", format_number(least, 0, self.language))
                .with("count", small);
            parts.push(text.to_text(self.language));
        }
        if typology.excluded > 0 {
            let text = Message::new("page-typology-excluded").with("count", typology.excluded);
            parts.push(text.to_text(self.language));
        }
        let n = Message::new("page-typology-n").with("n", rated).with("level", self.level_plural());
        parts.push(n.to_text(self.language));
        if rated < FEW_RATED && !typology.method.is_cluster() {
            let key = match typology.method {
                TypologyMethod::StatusDynamics => "page-typology-few",
                _ => "page-typology-few-in-class",
            };
            parts.push(self.word(key));
        }
        parts.join(" · ")
    }

    /// Which indicators go in: "Indikatoren: Arbeitslose je 1.000 Einwohner, …".
    pub(super) fn typology_indicators(&self, typology: &TypologyContents) -> String {
        let list = typology.indicators.join("; ");
        Message::new("page-typology-indicators").with("list", list).to_text(self.language)
    }
}

fn method_key(typology: &TypologyContents) -> &'static str {
    let has_dynamics = typology.dynamics.iter().any(Option::is_some);
    match typology.method {
        TypologyMethod::StatusDynamics if has_dynamics => "page-method-status-dynamics",
        TypologyMethod::StatusDynamics => "page-method-status",
        TypologyMethod::Quintile => "page-method-quintile",
        TypologyMethod::Rank => "page-method-rank",
        TypologyMethod::Gisd => "page-method-gisd",
        TypologyMethod::Ward | TypologyMethod::KMeans => "page-method-types",
    }
}

/// Wording key of the method in a few words.
pub(super) fn short_method_key(typology: &TypologyContents) -> &'static str {
    match typology.method {
        _ if typology.kept_types_of.is_some() => "page-short-kept",
        TypologyMethod::StatusDynamics => "page-short-status",
        TypologyMethod::Quintile => "page-short-quintile",
        TypologyMethod::Rank => "page-short-rank",
        TypologyMethod::Gisd => "page-short-gisd",
        TypologyMethod::Ward => "page-short-ward",
        TypologyMethod::KMeans => "page-short-kmeans",
    }
}

/// Wording key of why there are no dynamics.
fn without_dynamics_key(why: WithoutDynamics) -> &'static str {
    match why {
        WithoutDynamics::NoEarlierPeriod => "page-without-dynamics-earlier",
        WithoutDynamics::Alike => "page-without-dynamics-alike",
    }
}

fn rule_key(typology: &TypologyContents) -> &'static str {
    match typology.method {
        _ if typology.kept_types_of.is_some() => "page-rule-kept",
        TypologyMethod::StatusDynamics => "page-rule-status-dynamics",
        TypologyMethod::Quintile => "page-rule-quintile",
        TypologyMethod::Rank => "page-rule-rank",
        TypologyMethod::Gisd => "page-rule-gisd",
        TypologyMethod::Ward => "page-rule-ward",
        TypologyMethod::KMeans => "page-rule-kmeans",
    }
}

/// The region with the heaviest burden among those shown: highest index, for types the best fitting one of the heaviest type.
pub(super) fn spoken_region(contents: &MapContents, typology: &TypologyContents) -> Option<usize> {
    (0..contents.regions.len())
        .filter(|region| contents.shown.get(*region).copied().unwrap_or(true))
        .filter_map(|region| {
            Some((typology.class_of(region)?, typology.index.get(region).copied().flatten()?, region))
        })
        .max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2)))
        .map(|(_, _, region)| region)
}

/// A number with its sign: "+1,2", "−0,4".
fn signed(value: f64, language: Language) -> String {
    let text = format_number(value.abs(), 1, language);
    if value < 0.0 { format!("−{text}") } else { format!("+{text}") }
}

fn capital(text: &str) -> String {
    super::wording::capitalised(text)
}
