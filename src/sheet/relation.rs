//! Maps that relate a value to something else: to the values of the neighbours (LISA), or to a second indicator (bivariate).

use super::choropleth::{Choropleth, Fill};
use super::classing::MapClasses;
use super::contents::{AxisBounds, BivariateContents, LisaContents, MapContents, RelationContents};
use super::palette::{Color, bivariate_colors, lisa_colors};
use super::wording::{Wording, capitalised, named_with_unit};
use crate::classify::{ClassIndex, decimals_of};
use crate::model::{AxisCuts, Correction, Indicator, NeighbourRule, ValueState};
use crate::stats::Quadrant;
use crate::text::{Language, Message, format_number, tr};

/// Positions of the classes of a LISA map that are no quadrant.
const NOT_SIGNIFICANT: u8 = 4;
const WITHOUT_NEIGHBOURS: u8 = 5;

const LISA_KEYS: [&str; 6] = [
    "page-lisa-high-high",
    "page-lisa-low-low",
    "page-lisa-high-low",
    "page-lisa-low-high",
    "page-lisa-not-significant",
    "page-lisa-island",
];

/// The class of a significant region, from 0 in the order of the legend.
pub(super) fn quadrant_class(quadrant: Quadrant) -> u8 {
    match quadrant {
        Quadrant::HighHigh => 0,
        Quadrant::LowLow => 1,
        Quadrant::HighLow => 2,
        Quadrant::LowHigh => 3,
    }
}

impl LisaContents {
    /// The class of a region in the order of the legend; `None` without a value.
    pub fn class_of(&self, region: usize) -> Option<u8> {
        if self.islands.binary_search(&region).is_ok() {
            return Some(WITHOUT_NEIGHBOURS);
        }
        let local = self.local.get(region).copied().flatten()?;
        let is_significant = self.limit.zip(local.p).is_some_and(|(limit, p)| p <= limit);
        Some(if is_significant { quadrant_class(local.quadrant) } else { NOT_SIGNIFICANT })
    }
}

/// Fills, colours and labels of such a map; there are no breaks.
pub(super) fn choropleth(
    contents: &MapContents,
    relation: &RelationContents,
    language: Language,
) -> Choropleth {
    let fills = (0..contents.regions.len())
        .map(|region| {
            if !contents.shown.get(region).copied().unwrap_or(true) {
                return Fill::Outside;
            }
            let class = match relation {
                RelationContents::Lisa(lisa) => lisa.class_of(region),
                RelationContents::Bivariate(both) => both.cell_of.get(region).copied().flatten(),
            };
            match (class, state(contents, relation, region)) {
                (Some(class), _) => Fill::Class(ClassIndex(class)),
                (None, ValueState::Secret) => Fill::Secret,
                (None, ValueState::NotRated) => Fill::NotRated,
                _ => Fill::NoData,
            }
        })
        .collect();
    Choropleth {
        breaks: None,
        fills,
        estimated: vec![false; contents.regions.len()],
        close_calls: Vec::new(),
        colors: match relation {
            RelationContents::Lisa(_) => lisa_colors().to_vec(),
            RelationContents::Bivariate(_) => bivariate_colors().to_vec(),
        },
        labels: labels(contents, relation, language),
        decimals: contents.indicator.as_ref().map_or(0, |indicator| indicator.decimals),
        remarks: Vec::new(),
        classes: MapClasses::default(),
        reach: None,
    }
}

/// Secret before missing, whichever of two values it is.
fn state(contents: &MapContents, relation: &RelationContents, region: usize) -> ValueState {
    let first = contents.observations.cell(region).state;
    match relation {
        RelationContents::Bivariate(both) => match (first, both.second.cell(region).state) {
            (ValueState::Secret, _) | (_, ValueState::Secret) => ValueState::Secret,
            (ValueState::Value, second) => second,
            (first, _) => first,
        },
        RelationContents::Lisa(_) => first,
    }
}

fn labels(contents: &MapContents, relation: &RelationContents, language: Language) -> Vec<String> {
    match relation {
        RelationContents::Lisa(lisa) => {
            let count = if lisa.islands.is_empty() { 5 } else { 6 };
            LISA_KEYS.iter().take(count).map(|key| tr(language, key)).collect()
        }
        RelationContents::Bivariate(both) => {
            let third = |third: u8| {
                tr(language, ["page-third-low", "page-third-middle", "page-third-high"][usize::from(third)])
            };
            let first = contents.indicator.as_ref().map_or("", |indicator| indicator.name.as_str());
            (0..9)
                .map(|cell| {
                    Message::new("page-bivariate-class")
                        .with("first", first)
                        .with("low", third(cell % 3))
                        .with("second", both.indicator.name.as_str())
                        .with("high", third(cell / 3))
                        .to_text(language)
                })
                .collect()
        }
    }
}

impl AxisBounds {
    /// The bounds as the page prints them.
    pub fn printed(&self, language: Language) -> Vec<String> {
        self.breaks.iter().map(|bound| format_number(*bound, self.decimals, language)).collect()
    }
}

impl BivariateContents {
    /// Whether both axes are cut into three groups of equal size of what is shown.
    fn is_by_tertiles(&self) -> bool {
        self.bounds.iter().all(|bounds| bounds.cuts == AxisCuts::Tertiles)
    }
}

impl Wording<'_> {
    /// Whether the map shows two indicators: then no list and no axis of one of them stands beside it.
    pub(super) fn is_bivariate(&self) -> bool {
        matches!(self.contents.relation.as_deref(), Some(RelationContents::Bivariate(_)))
    }

    /// "Wo sich hohe und niedrige Werte häufen: …" or "… und …", with the place.
    pub(super) fn relation_title(&self, relation: &RelationContents, indicator: &Indicator) -> String {
        // "Alter in Jahre in Niedersachsen": only rates need their unit to be understood.
        let name = indicator.name.trim();
        let unit = super::wording::is_rate(indicator).then(|| named_with_unit(indicator, self.language));
        let first = capitalised(unit.as_deref().unwrap_or(name));
        let title = match relation {
            RelationContents::Lisa(_) => Message::new("page-lisa-title").with("name", first),
            RelationContents::Bivariate(both) => Message::new("page-bivariate-title")
                .with("first", capitalised(indicator.name.trim()))
                .with("second", both.indicator.name.trim()),
        };
        format!("{} {}", title.to_text(self.language), self.place()).trim().to_owned()
    }

    /// What the classes are, and the periods.
    pub(super) fn relation_subject(&self, relation: &RelationContents) -> String {
        let period = self.contents.period.map(|period| period.to_text(self.language)).unwrap_or_default();
        match relation {
            RelationContents::Lisa(_) => {
                Message::new("page-lisa-subject").with("period", period).to_text(self.language)
            }
            RelationContents::Bivariate(both) => {
                let groups =
                    if both.is_by_tertiles() { "page-bivariate-thirds" } else { "page-bivariate-groups" };
                let same = Some(both.period) == self.contents.period;
                let key = if same { "page-bivariate-subject" } else { "page-bivariate-subject-periods" };
                Message::new(key)
                    .with("groups", self.word(groups))
                    .with("period", period)
                    .with("second", both.period.to_text(self.language))
                    .to_text(self.language)
            }
        }
    }

    /// Head of the legend.
    pub(super) fn relation_head(&self, relation: &RelationContents) -> String {
        self.word(match relation {
            RelationContents::Lisa(_) => "page-lisa-head",
            RelationContents::Bivariate(_) => "page-bivariate-head",
        })
    }

    /// How it was computed, so that the page can be checked.
    pub(super) fn relation_method(&self, relation: &RelationContents) -> String {
        let number = |value: f64, decimals: usize| format_number(value, decimals, self.language);
        let message = match relation {
            RelationContents::Lisa(lisa) => Message::new("page-lisa-method")
                .with("neighbours", self.neighbours(lisa))
                .with("permutations", lisa.how.permutations.to_string())
                .with("seed", lisa.how.seed.to_string())
                .with(
                    "alpha",
                    format_number(lisa.how.alpha, decimals_of(lisa.how.alpha).max(2), self.language),
                )
                .with(
                    "correction",
                    self.word(match lisa.how.correction {
                        Correction::Fdr => "page-lisa-fdr",
                        Correction::None => "page-lisa-uncorrected",
                    }),
                )
                .with("i", number(lisa.i, 2))
                .with("p", number(lisa.p.unwrap_or(1.0), 3))
                .with("n", lisa.n)
                .with("islands", lisa.islands.len()),
            RelationContents::Bivariate(both) => {
                let first = self.contents.indicator.as_ref().map_or("", |indicator| indicator.name.trim());
                let [first_bounds, second_bounds] = &both.bounds;
                Message::new("page-bivariate-method")
                    .with("first", self.cuts(first, first_bounds))
                    .with("second", self.cuts(both.indicator.name.trim(), second_bounds))
                    .with("r", both.r.map_or_else(|| "–".to_owned(), |r| number(r, 2)))
                    .with("rho", both.rho.map_or_else(|| "–".to_owned(), |rho| number(rho, 2)))
                    .with("n", both.cell_of.iter().flatten().count())
            }
        };
        message.to_text(self.language)
    }

    /// "gemeinsame Grenze oder Ecke", "die 6 nächstgelegenen Gebiete".
    fn neighbours(&self, lisa: &LisaContents) -> String {
        let rule = match lisa.how.neighbours {
            NeighbourRule::Queen => Message::new("page-lisa-queen"),
            NeighbourRule::Rook => Message::new("page-lisa-rook"),
            NeighbourRule::Nearest(count) => {
                Message::new("page-lisa-nearest").with("count", usize::from(count))
            }
            NeighbourRule::Distance(metres) => {
                let mean = lisa.links as f64 / lisa.n.max(1) as f64;
                Message::new("page-lisa-distance")
                    .with("distance", self.length(metres))
                    .with("mean", format_number(mean, 1, self.language))
            }
        };
        let rule = rule.to_text(self.language);
        if lisa.how.snap_m <= 0.0 || !lisa.how.neighbours.is_by_border() {
            return rule;
        }
        let snapped =
            Message::new("page-lisa-snapped").with("rule", rule).with("gap", self.length(lisa.how.snap_m));
        snapped.to_text(self.language)
    }

    /// "10 km", "500 m".
    fn length(&self, metres: f64) -> String {
        let (value, unit) = if metres >= 1000.0 { (metres / 1000.0, "km") } else { (metres, "m") };
        format!("{}\u{a0}{unit}", format_number(value, decimals_of(value).min(3), self.language))
    }

    /// "Kinderarmut: Drittel (Terzile), Grenzen 5,0 und 10,0".
    fn cuts(&self, name: &str, bounds: &AxisBounds) -> String {
        let printed = bounds.printed(self.language);
        let count = if printed.len() > 1 { "page-bounds-two" } else { "page-bounds-one" };
        let text = Message::new(count)
            .with("low", printed.first().cloned().unwrap_or_default())
            .with("high", printed.last().cloned().unwrap_or_default())
            .to_text(self.language);
        let message = match bounds.cuts {
            AxisCuts::Tertiles => Message::new("page-cuts-tertiles"),
            AxisCuts::TertilesOf(period) => {
                Message::new("page-cuts-tertiles-of").with("period", period.to_text(self.language))
            }
            AxisCuts::At(..) => Message::new("page-cuts-at"),
        };
        message.with("name", name).with("bounds", text).to_text(self.language)
    }

    /// One region read aloud.
    pub(super) fn relation_example(&self, relation: &RelationContents) -> String {
        let text = match relation {
            RelationContents::Lisa(lisa) => self.lisa_example(lisa),
            RelationContents::Bivariate(both) => self.bivariate_example(both),
        };
        capitalised(&text)
    }

    fn named_place(&self, region: usize) -> String {
        let name = self.contents.regions.get(region).map_or("", |region| region.name.as_str());
        self.place_of(&super::names::short_name(name))
    }

    fn spoken(&self, indicator: &Indicator, value: f64) -> String {
        format_number(value, indicator.decimals, self.language)
    }

    /// The region of the first quadrant that occurs whose value is the highest (or the lowest, among low ones).
    fn lisa_example(&self, lisa: &LisaContents) -> String {
        let Some(indicator) = &self.contents.indicator else { return String::new() };
        let value = |region: usize| self.contents.observations.cell(region).value.unwrap_or_default();
        for class in [0_u8, 1, 2, 3] {
            let sign = if class == 0 || class == 2 { 1.0 } else { -1.0 };
            let regions = (0..lisa.local.len()).filter(|region| lisa.class_of(*region) == Some(class));
            let most =
                regions.max_by(|a, b| (sign * value(*a)).total_cmp(&(sign * value(*b))).then(b.cmp(a)));
            let Some(region) = most else { continue };
            let keys = [
                "page-lisa-example-high-high",
                "page-lisa-example-low-low",
                "page-lisa-example-high-low",
                "page-lisa-example-low-high",
            ];
            return Message::new(keys[usize::from(class)])
                .with("place", self.named_place(region))
                .with("value", self.spoken(indicator, value(region)))
                .to_text(self.language);
        }
        self.word("page-lisa-example-none")
    }

    /// The region with the highest first value among those in the highest cell that occurs on the diagonal.
    fn bivariate_example(&self, both: &BivariateContents) -> String {
        let Some(indicator) = &self.contents.indicator else { return String::new() };
        let value = |region: usize| self.contents.observations.cell(region).value.unwrap_or_default();
        let keys = if both.is_by_tertiles() {
            ["page-bivariate-example-high", "page-bivariate-example-low"]
        } else {
            ["page-bivariate-example-high-group", "page-bivariate-example-low-group"]
        };
        for (cell, key) in [8_u8, 0].into_iter().zip(keys) {
            let regions = (0..both.cell_of.len())
                .filter(|region| both.cell_of.get(*region).copied().flatten() == Some(cell));
            let most = regions.max_by(|a, b| value(*a).total_cmp(&value(*b)).then(b.cmp(a)));
            let Some(region) = most else { continue };
            let second = both.second.cell(region).value.unwrap_or_default();
            return Message::new(key)
                .with("place", self.named_place(region))
                .with("first", indicator.name.as_str())
                .with("value", self.spoken(indicator, value(region)))
                .with("second", both.indicator.name.as_str())
                .with("other", self.spoken(&both.indicator, second))
                .to_text(self.language);
        }
        String::new()
    }
}

/// The colour of a cell of the bivariate legend.
pub(super) fn cell_color(cell: u8) -> Color {
    bivariate_colors().get(usize::from(cell)).copied().unwrap_or(Color::NO_DATA)
}
