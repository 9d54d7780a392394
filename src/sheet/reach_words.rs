//! What is said about reachability: measure, people, mode, kinds of facilities, assumptions.

use super::reach_contents::ReachContents;
use crate::model::{Decay, Measure, Mode, OriginChoice, TravelChoice};
use crate::text::{Language, Message, format_count, format_number, tr};

/// Most kinds that are named one by one.
const MOST_NAMED: usize = 3;

/// Words about reachability in a language.
#[derive(Clone, Copy)]
pub struct ReachWords<'a> {
    /// What is shown.
    pub reach: &'a ReachContents,
    /// The language.
    pub language: Language,
}

/// How the name of a kind stands in sentences.
struct KindWords {
    /// `f`, `m`, `n`; `x`: the name cannot be bent, `s`: several kinds.
    gender: &'static str,
    /// After an article or "nächste" (dative).
    dative: String,
    /// After "eine", "einen", "ein".
    accusative: String,
}

impl ReachWords<'_> {
    fn say(&self, message: &Message) -> String {
        message.to_text(self.language)
    }

    /// A number with no more decimals than it needs.
    fn number(&self, value: f64) -> String {
        let decimals = usize::from((value - value.round()).abs() > 1e-9);
        format_number(value, decimals, self.language)
    }

    /// How the mode is called in selectors.
    fn mode(&self) -> &'static str {
        match &self.reach.map.request.travel {
            TravelChoice::Road(mode) => mode.code(),
            TravelChoice::Straight(_) => "straight",
            TravelChoice::Matrix(_) => "matrix",
        }
    }

    fn kind_words(&self) -> KindWords {
        let kinds: Vec<&str> = self.reach.kinds.iter().map(|kind| kind.name.as_str()).collect();
        if let [one] = kinds.as_slice() {
            return kind_words(one);
        }
        let list = self.kinds_in_short();
        KindWords { gender: "s", dative: list.clone(), accusative: list }
    }

    /// "Kita", "Kita, Krippe", "Kita, Krippe und 4 weitere Arten".
    pub fn kinds_in_short(&self) -> String {
        let names: Vec<&str> = self.reach.kinds.iter().map(|kind| kind.name.as_str()).collect();
        if names.len() <= MOST_NAMED {
            return names.join(", ");
        }
        let first = names.iter().take(MOST_NAMED - 1).copied().collect::<Vec<_>>().join(", ");
        self.say(
            &Message::new("page-reach-kinds-more")
                .with("first", first)
                .with("count", names.len() + 1 - MOST_NAMED),
        )
    }

    /// "zur nächsten Kita".
    pub fn to_nearest(&self) -> String {
        let words = self.kind_words();
        self.say(
            &Message::new("page-reach-to-nearest").with("gender", words.gender).with("kind", words.dative),
        )
    }

    /// "eine Kita".
    pub fn one(&self) -> String {
        let words = self.kind_words();
        self.say(&Message::new("page-reach-one").with("gender", words.gender).with("kind", words.accusative))
    }

    /// "einer Kita", after "mit".
    pub fn with_one(&self) -> String {
        let words = self.kind_words();
        self.say(&Message::new("page-reach-with-one").with("gender", words.gender).with("kind", words.dative))
    }

    /// "Einwohner", "0- bis 2-Jährige".
    pub fn people(&self) -> String {
        group_words(self.reach.map.request.group.as_deref(), "page-reach-people", self.language)
    }

    /// "der Einwohner", "der 0- bis 2-Jährigen".
    pub fn of_people(&self) -> String {
        group_words(self.reach.map.request.group.as_deref(), "page-reach-of-people", self.language)
    }

    /// "in höchstens 15 Minuten mit dem Auto".
    pub fn within(&self) -> String {
        let limit = self.number(self.reach.map.request.limit_minutes);
        self.say(&Message::new("page-reach-within").with("minutes", limit).with("mode", self.mode()))
    }

    /// "je 1.000 Einwohner".
    pub fn per_thousand(&self) -> String {
        self.say(&Message::new("page-reach-per-thousand").with("people", self.people()))
    }

    /// The measure as a name: "Fahrzeit mit dem Auto zur nächsten Kita".
    pub fn subject(&self) -> String {
        let key = match self.reach.map.request.measure {
            Measure::Nearest => "page-reach-title-nearest",
            Measure::Share => "page-reach-title-share",
            Measure::TwoStep | Measure::EnhancedTwoStep => "page-reach-title-catchment",
            Measure::Cumulative => "page-reach-title-cumulative",
            Measure::Gravity => "page-reach-title-gravity",
        };
        let text = Message::new(key)
            .with("mode", self.mode())
            .with("nearest", self.to_nearest())
            .with("with", self.with_one())
            .with("kinds", self.kinds_in_short())
            .with("people", self.people())
            .with("per", self.per_thousand())
            .with("minutes", self.number(self.reach.map.request.limit_minutes));
        self.say(&text)
    }

    /// What the numbers are: "Mittel der Einwohner", "2SFCA, Schwelle 30 Minuten mit dem Auto".
    pub fn measure_in_short(&self) -> String {
        let request = &self.reach.map.request;
        let key = match request.measure {
            Measure::Nearest => "page-reach-short-nearest",
            Measure::Share => "page-reach-short-share",
            Measure::TwoStep => "page-reach-short-2sfca",
            Measure::EnhancedTwoStep => "page-reach-short-e2sfca",
            Measure::Cumulative => "page-reach-short-cumulative",
            Measure::Gravity => "page-reach-short-gravity",
        };
        let text = Message::new(key)
            .with("people", self.of_people())
            .with("within", self.within())
            .with("decay", self.decay(request.decay));
        self.say(&text)
    }

    fn decay(&self, decay: Decay) -> String {
        let (key, minutes, slope) = match decay {
            Decay::None => ("page-reach-decay-none", 0.0, 0.0),
            Decay::Steps => ("page-reach-decay-steps", 0.0, 0.0),
            Decay::Linear { minutes } => ("page-reach-decay-linear", minutes, 0.0),
            Decay::Exponential { minutes } => ("page-reach-decay-exponential", minutes, 0.0),
            Decay::Gaussian { minutes } => ("page-reach-decay-gaussian", minutes, 0.0),
            Decay::Logistic { minutes, slope } => ("page-reach-decay-logistic", minutes, slope),
        };
        self.say(&Message::new(key).with("minutes", self.number(minutes)).with("slope", self.number(slope)))
    }

    /// Everything that the numbers rest on, in the order in which somebody checks it.
    pub fn assumptions(&self) -> Vec<String> {
        let request = &self.reach.map.request;
        let mut parts = vec![self.travel()];
        let uses_limit = !matches!(request.measure, Measure::Nearest);
        if uses_limit {
            let limit = self.number(request.limit_minutes);
            parts.push(self.say(&Message::new("page-reach-limit").with("minutes", limit)));
        }
        parts.push(self.targets());
        parts.push(self.starts());
        let least = Message::new("page-reach-least");
        parts.push(self.say(&least.with("count", 3_usize)));
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// How people travel, over what.
    fn travel(&self) -> String {
        let request = &self.reach.map.request;
        match &request.travel {
            TravelChoice::Road(mode) => {
                let kmh = match mode {
                    Mode::Car => f64::from(request.pace.car_factor) * 100.0,
                    Mode::Bicycle => f64::from(request.pace.bicycle_kmh),
                    Mode::Foot => f64::from(request.pace.walk_kmh),
                };
                let (file, date) = self.reach.network.clone().unwrap_or_default();
                let speed = match mode {
                    Mode::Car if (kmh - 100.0).abs() < 0.5 => tr(self.language, "page-reach-speed-car"),
                    Mode::Car => {
                        self.say(&Message::new("page-reach-speed-factor").with("percent", self.number(kmh)))
                    }
                    _ => self.say(&Message::new("page-reach-speed").with("kmh", self.number(kmh))),
                };
                let walk = self.number(f64::from(request.pace.walk_kmh));
                let text = Message::new("page-reach-roads")
                    .with("mode", mode.code())
                    .with("speed", speed)
                    .with("file", file)
                    .with("dated", if date.is_some() { "yes" } else { "no" })
                    .with("date", date.map(|date| date.to_text(self.language)).unwrap_or_default())
                    .with("walk", walk)
                    .with("metres", format_number(request.snap_limit_m, 0, self.language));
                self.say(&text)
            }
            TravelChoice::Straight(pace) => self.say(
                &Message::new("page-reach-straight")
                    .with("detour", self.number(pace.detour))
                    .with("kmh", self.number(pace.kmh)),
            ),
            TravelChoice::Matrix(_) => {
                let file = self.reach.matrix.clone().unwrap_or_default();
                self.say(&Message::new("page-reach-matrix").with("file", file))
            }
        }
    }

    fn targets(&self) -> String {
        let count: usize = self.reach.kinds.iter().map(|kind| kind.count).sum();
        let text =
            Message::new("page-reach-targets").with("count", count).with("kinds", self.kinds_in_short());
        self.say(&text)
    }

    fn starts(&self) -> String {
        let key = match &self.reach.map.request.origins {
            OriginChoice::Regions => return tr(self.language, "page-reach-starts-regions"),
            OriginChoice::Population => "page-reach-starts-population",
            OriginChoice::File(_) => "page-reach-starts-file",
        };
        let people = self.reach.people.map(|people| format_count(people.round() as u64, self.language));
        let text = Message::new(key)
            .with("count", self.reach.origins)
            .with("known", if people.is_some() { "yes" } else { "no" })
            .with("people", people.unwrap_or_default())
            .with("who", self.people());
        self.say(&text)
    }
}

/// Words for a group of the population: groups named by ages become people of that age.
pub fn group_words(group: Option<&str>, key: &'static str, language: Language) -> String {
    let (form, low, high, name) = match group.map(ages) {
        None => ("all", String::new(), String::new(), String::new()),
        Some(Ages::Between(low, high)) => ("between", low, high, String::new()),
        Some(Ages::From(low)) => ("from", low, String::new(), String::new()),
        Some(Ages::Named(name)) => ("named", String::new(), String::new(), name),
    };
    Message::new(key)
        .with("form", form)
        .with("low", low)
        .with("high", high)
        .with("name", name)
        .to_text(language)
}

enum Ages {
    Between(String, String),
    From(String),
    Named(String),
}

/// "0-2", "3–5", "80+".
fn ages(name: &str) -> Ages {
    let name = name.trim();
    let is_age = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    if let Some(low) = name.strip_suffix('+').map(str::trim).filter(|low| is_age(low)) {
        return Ages::From(low.to_owned());
    }
    let parts = name.split_once(['-', '–', '_']).map(|(low, high)| (low.trim(), high.trim()));
    match parts.filter(|(low, high)| is_age(low) && is_age(high)) {
        Some((low, high)) => Ages::Between(low.to_owned(), high.to_owned()),
        None => Ages::Named(name.to_owned()),
    }
}

/// Gender by the ending of the noun, and the name as it is bent after articles. English does not bend names.
fn kind_words(name: &str) -> KindWords {
    const ENDINGS: [(&str, &str); 46] = [
        ("kita", "f"),
        ("krippe", "f"),
        ("praxis", "f"),
        ("klinik", "f"),
        ("schule", "f"),
        ("apotheke", "f"),
        ("stelle", "f"),
        ("beratung", "f"),
        ("tafel", "f"),
        ("bücherei", "f"),
        ("bibliothek", "f"),
        ("stätte", "f"),
        ("pflege", "f"),
        ("hilfe", "f"),
        ("küche", "f"),
        ("einrichtung", "f"),
        ("station", "f"),
        ("bank", "f"),
        ("post", "f"),
        ("filiale", "f"),
        ("werkstatt", "f"),
        ("gruppe", "f"),
        ("wache", "f"),
        ("haltestelle", "f"),
        ("zentrum", "n"),
        ("haus", "n"),
        ("heim", "n"),
        ("büro", "n"),
        ("amt", "n"),
        ("gymnasium", "n"),
        ("angebot", "n"),
        ("bad", "n"),
        ("mobil", "n"),
        ("rathaus", "n"),
        ("internat", "n"),
        ("hort", "m"),
        ("platz", "m"),
        ("markt", "m"),
        ("treff", "m"),
        ("dienst", "m"),
        ("laden", "m"),
        ("garten", "m"),
        ("punkt", "m"),
        ("bahnhof", "m"),
        ("verein", "m"),
        ("arzt", "m"),
    ];
    let lower = name.to_lowercase();
    let gender =
        ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending)).map_or("x", |(_, gender)| *gender);
    let plain = || KindWords { gender, dative: name.to_owned(), accusative: name.to_owned() };
    let Some((adjective, noun)) = name.split_once(' ').filter(|_| gender != "x") else { return plain() };
    let ending = match gender {
        "f" => "e",
        "m" => "er",
        _ => "es",
    };
    let Some(stem) = adjective.strip_suffix(ending).filter(|_| !noun.contains(' ')) else {
        return KindWords { gender: "x", ..plain() };
    };
    let stem = stem.to_lowercase();
    let accusative = match gender {
        "f" => format!("{stem}e {noun}"),
        "m" => format!("{stem}en {noun}"),
        _ => format!("{stem}es {noun}"),
    };
    KindWords { gender, dative: format!("{stem}en {noun}"), accusative }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_bent_as_people_say_them() {
        let check = |name: &str, gender: &str, dative: &str, accusative: &str| {
            let words = kind_words(name);
            assert_eq!(
                (words.gender, words.dative.as_str(), words.accusative.as_str()),
                (gender, dative, accusative)
            );
        };
        check("Kita", "f", "Kita", "Kita");
        check("Krankenhaus", "n", "Krankenhaus", "Krankenhaus");
        check("Weiterführende Schule", "f", "weiterführenden Schule", "weiterführende Schule");
        check("Ambulanter Pflegedienst", "m", "ambulanten Pflegedienst", "ambulanten Pflegedienst");
        check("Frühe Hilfen", "x", "Frühe Hilfen", "Frühe Hilfen");
    }

    #[test]
    fn age_groups_become_people() {
        let of = |group, key| group_words(group, key, Language::De);
        assert_eq!(of(None, "page-reach-of-people"), "der Einwohner");
        assert_eq!(of(Some("3-5"), "page-reach-people"), "3- bis 5-Jährige");
        assert_eq!(of(Some("3-5"), "page-reach-of-people"), "der 3- bis 5-Jährigen");
        assert_eq!(of(Some("80+"), "page-reach-people"), "Menschen ab 80 Jahren");
    }
}
