//! What the page says: title, subtitle, units, names of levels and areas, in the page's language.

use super::contents::MapContents;
use crate::model::{Indicator, IndicatorKind, Level, Period, ThematicMap};
use crate::text::{Language, Message, tr, unit_text};

/// Contents, map and language: what every sentence of the page is made from.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// What is shown.
    pub contents: &'a MapContents,
    /// How it was asked for.
    pub map: &'a ThematicMap,
    /// Language of the page.
    pub language: Language,
    /// The day on which the page is made, where it says so.
    pub made_on: Option<Period>,
}

/// How many of the values shown are projections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Projected {
    /// None: all are observed.
    None,
    /// So many, beside observed ones.
    Some(usize),
    /// Every one.
    All,
}

impl Wording<'_> {
    /// A wording without arguments.
    pub fn word(&self, key: &str) -> String {
        tr(self.language, key)
    }

    /// Words that the program itself wrote into the sample project, in the language of the page.
    pub fn in_page_language(&self, text: &str) -> String {
        own_words(text, self.language)
    }

    /// The message of the page: written by hand, else indicator and area.
    pub fn title(&self) -> String {
        if let Some(title) = self.map.title.as_ref().filter(|title| !title.trim().is_empty()) {
            return title.trim().to_owned();
        }
        if let Some(typology) = &self.contents.typology {
            return self.typology_title(typology);
        }
        if let Some(reach) = &self.contents.reach {
            return self.reach_title(reach);
        }
        if let (Some(relation), Some(indicator)) = (&self.contents.relation, &self.contents.indicator) {
            return self.relation_title(relation, indicator);
        }
        let plain = self.plain_title();
        match (&self.contents.form, &self.contents.indicator) {
            (Some(form), Some(indicator)) => self.form_title(form, indicator, &plain),
            _ => plain,
        }
    }

    /// Indicator and area, or level and area.
    fn plain_title(&self) -> String {
        let place = self.place();
        match (&self.contents.indicator, place.is_empty()) {
            (Some(indicator), true) => capitalised(&named_with_unit(indicator, self.language)),
            (Some(indicator), false) => {
                format!("{} {place}", capitalised(&named_with_unit(indicator, self.language)))
            }
            (None, true) if self.contents.project_name.is_empty() => self.level_plural(),
            (None, true) => format!("{}: {}", self.contents.project_name, self.level_plural()),
            (None, false) => format!("{} {place}", self.level_plural()),
        }
    }

    /// Indicator, unit, period · area, level; shorter when the title already says it.
    pub fn subtitle(&self) -> String {
        if let Some(subtitle) = &self.map.subtitle {
            return subtitle.trim().to_owned();
        }
        let titled = self.map.title.as_ref().is_some_and(|title| !title.trim().is_empty());
        let mut first: Vec<String> = Vec::new();
        if let Some(relation) = &self.contents.relation {
            first.push(self.relation_subject(relation));
        } else if let Some(reach) = &self.contents.reach {
            first.push(self.reach_subject(reach, titled));
        } else if let Some(indicator) = &self.contents.indicator {
            if titled {
                first.push(capitalised(&named_with_unit(indicator, self.language)));
            } else if !indicator.unit.is_empty()
                && self.contents.form.is_none()
                && !says(&named_with_unit(indicator, self.language), &self.unit_head())
            {
                first.push(self.unit_head());
            }
            first.extend(self.contents.period.map(|period| self.stand(period)));
        }
        first.extend(self.contents.form.as_ref().map(|form| self.form_subject(form)));
        first.extend(self.contents.typology.as_ref().map(|typology| self.typology_subject(typology)));
        let mut second: Vec<String> = Vec::new();
        if titled && !self.contents.area_name.is_empty() {
            second.push(self.contents.area_name.clone());
        }
        let places = self.contents.reach.as_ref().and_then(|reach| self.reach_places(reach));
        second.push(places.unwrap_or_else(|| self.level_plural()));
        [first.join(", "), second.join(", ")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn stand(&self, period: Period) -> String {
        let text = period.to_text(self.language);
        if self.projected() != Projected::All {
            return text;
        }
        Message::new("page-stand-projected").with("period", text).to_text(self.language)
    }

    /// Whether the values shown are projections.
    pub fn projected(&self) -> Projected {
        let (mut values, mut projected) = (0, 0);
        for position in 0..self.contents.regions.len() {
            let cell = self.contents.observations.cell(position);
            let is_shown = self.contents.shown.get(position).copied().unwrap_or(true);
            if is_shown && cell.value.is_some() {
                values += 1;
                projected += usize::from(cell.projected);
            }
        }
        match projected {
            0 => Projected::None,
            _ if projected == values => Projected::All,
            _ => Projected::Some(projected),
        }
    }

    /// "am 31.12.2015", "im Jahr 2015", "im Schuljahr 2015/16"; empty without a period.
    pub fn when(&self) -> String {
        let Some(period) = self.contents.period else { return String::new() };
        let stored = period.to_string();
        let key = match stored {
            _ if stored.contains('/') => "page-when-school-year",
            _ if stored.matches('-').count() == 2 => "page-when-day",
            _ => "page-when-year",
        };
        Message::new(key).with("period", period.to_text(self.language)).to_text(self.language)
    }

    /// "in der Samtgemeinde Gartow", "im Landkreis Lüchow-Dannenberg", "in Niedersachsen"; empty without an area.
    pub fn place(&self) -> String {
        self.place_of(&self.contents.area_name)
    }

    /// The same for any area.
    pub fn place_of(&self, area: &str) -> String {
        if area.is_empty() {
            return String::new();
        }
        let first = area.split([' ', '-']).next().unwrap_or_default().to_lowercase();
        let key = match first.as_str() {
            "landkreis" | "kreis" | "amt" | "bezirk" | "regierungsbezirk" | "land" | "ortsteil"
            | "stadtteil" | "saarland" | "planungsraum" | "sozialraum" | "schulbezirk"
            | "regionalverband" => "page-place-im",
            "stadt"
            | "samtgemeinde"
            | "gemeinde"
            | "verbandsgemeinde"
            | "verwaltungsgemeinschaft"
            | "region"
            | "städteregion"
            | "kreisstadt"
            | "landeshauptstadt"
            | "hansestadt"
            | "planregion"
            | "gesamtstadt" => "page-place-in-der",
            _ if first.ends_with("kreis") && area.split(' ').count() == 1 => "page-place-im",
            _ => "page-place-in",
        };
        Message::new(key).with("area", area).to_text(self.language)
    }

    /// "Gemeinden", "Kreise"; the level's own name where no plural is known.
    pub fn level_plural(&self) -> String {
        plural(&self.contents.level, self.language)
    }

    /// Head of the legend: the unit in words ("Prozent der Bevölkerung", "je 1.000 Einwohner"), else the name.
    pub fn unit_head(&self) -> String {
        if let Some(typology) = &self.contents.typology {
            return self.typology_head(typology);
        }
        if let Some(relation) = &self.contents.relation {
            return self.relation_head(relation);
        }
        if let Some(reach) = &self.contents.reach {
            return self.reach_head(reach);
        }
        let Some(indicator) = &self.contents.indicator else { return self.level_plural() };
        let plain = match indicator.unit.trim() {
            "%" => self.word("page-percent"),
            "" => indicator.name.clone(),
            unit => capitalised(&unit_text(unit, self.language)),
        };
        match &self.contents.form {
            Some(form) => self.form_head(form, plain),
            None => plain,
        }
    }

    /// A value with its unit as it stands in a sentence ("19,1 %", "47,3 Jahre", in English "19.1%"); "je …" units are left out.
    pub fn unit_in_sentence(&self) -> String {
        self.contents.indicator.as_ref().map_or(String::new(), |indicator| self.unit_of_value(indicator))
    }

    /// The same for any indicator.
    pub fn unit_of_value(&self, indicator: &Indicator) -> String {
        match indicator.unit.trim() {
            "%" if self.language == Language::En => "%".to_owned(),
            // "waren es 12 Anzahl" is nothing that anybody says.
            unit if unit.is_empty() || matches!(unit.to_lowercase().as_str(), "anzahl" | "number") => {
                String::new()
            }
            _ if is_rate(indicator) => String::new(),
            unit => format!("\u{a0}{}", unit_text(unit, self.language)),
        }
    }
}

/// Words that the program itself wrote into the sample project, in `language`; all others as they are.
pub fn own_words(text: &str, language: Language) -> String {
    let text = text.trim();
    let is_own = Language::ALL.iter().any(|language| tr(*language, "page-sample-data") == text);
    if is_own { tr(language, "page-sample-data") } else { text.to_owned() }
}

/// Whether the unit says "je 1.000 Einwohner".
pub fn is_rate(indicator: &Indicator) -> bool {
    let unit = indicator.unit.trim().to_lowercase();
    unit.starts_with("je ")
        || unit.starts_with("pro ")
        || unit.starts_with("per ")
        || unit.starts_with("auf ")
}

/// Name and unit without saying a thing twice: "Arbeitslose je 1.000 Einwohner", "Anteil der unter 18-Jährigen".
pub fn named_with_unit(indicator: &Indicator, language: Language) -> String {
    let (name, unit) = (indicator.name.trim(), indicator.unit.trim());
    let unit = if unit == "%" { "" } else { unit };
    let counted = indicator.kind == IndicatorKind::Count && !is_rate(indicator);
    if unit.is_empty() || counted || says(name, unit) {
        return name.to_owned();
    }
    let unit = unit_text(unit, language);
    if is_rate(indicator) { format!("{name} {unit}") } else { format!("{name} in {unit}") }
}

fn says(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.trim().to_lowercase())
}

/// With a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "Gemeinden", "Kreise"; the name of the level where no plural is known.
pub(super) fn plural(level: &Level, language: Language) -> String {
    let key = match level.name.trim().to_lowercase().as_str() {
        "gemeinde" | "gemeinden" | "municipality" | "municipalities" => "page-level-municipalities",
        "kreis" | "kreise" | "county" | "counties" => "page-level-counties",
        "landkreis" | "landkreise" => "page-level-rural-counties",
        "land" | "länder" | "bundesland" | "bundesländer" => "page-level-states",
        "samtgemeinde" | "samtgemeinden" => "page-level-joint-municipalities",
        "amt" | "ämter" => "page-level-offices",
        "ortsteil" | "ortsteile" => "page-level-villages",
        "stadtteil" | "stadtteile" => "page-level-quarters",
        "planregion" | "planregionen" => "page-level-planning-regions",
        "planungsraum" | "planungsräume" => "page-level-planning-areas",
        "sozialraum" | "sozialräume" => "page-level-social-areas",
        "schulbezirk" | "schulbezirke" => "page-level-school-districts",
        _ => return level.name.clone(),
    };
    tr(language, key)
}
