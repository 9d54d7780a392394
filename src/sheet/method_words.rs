//! The sentences of the page "Methodik".

use super::compose::PageOptions;
use super::method_contents::{MethodContents, NotRated};
use super::typology::dynamics_key;
use super::wording::plural;
use crate::model::TypologyMethod;
use crate::stats::DynamicsClass;
use crate::text::{Message, format_count, format_number, tr};

/// Remarks that the page prints; the rest is counted.
const MOST_WARNINGS: usize = 8;

/// What the page says in its language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) contents: &'a MethodContents,
    pub(super) options: &'a PageOptions,
}

impl Words<'_> {
    pub(super) fn word(&self, key: &str) -> String {
        tr(self.options.language, key)
    }

    fn say(&self, message: &Message) -> String {
        message.to_text(self.options.language)
    }

    /// A number with as few decimals as it needs, at most two.
    pub(super) fn short(&self, value: f64) -> String {
        let decimals =
            (0..2).find(|decimals| (value * 10_f64.powi(*decimals)).fract().abs() < 1e-9).unwrap_or(2);
        format_number(value, usize::try_from(decimals).unwrap_or(0), self.options.language)
    }

    fn name(&self) -> String {
        match self.contents.typology.name.trim() {
            "" => self.word("page-typology"),
            name => name.to_owned(),
        }
    }

    pub(super) fn title(&self) -> String {
        self.say(&Message::new("page-method-title").with("name", self.name()))
    }

    pub(super) fn subtitle(&self) -> String {
        let mut parts = vec![self.contents.project_name.clone(), self.level()];
        parts.push(self.contents.typology.period.to_text(self.options.language));
        if let Some(version) = self.contents.version {
            parts.push(self.say(&Message::new("page-method-version").with("version", version.to_string())));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    fn level(&self) -> String {
        plural(&self.contents.level, self.options.language)
    }

    pub(super) fn alt_text(&self) -> String {
        [self.title(), self.subtitle(), self.steps().join(" "), self.rated()].join(". ")
    }

    /// A, B, C … for the rows and columns of the matrix.
    pub(super) fn letter(&self, position: usize) -> Option<String> {
        let letter = char::from(b'A' + u8::try_from(position).ok().filter(|position| *position < 26)?);
        (self.contents.correlations.len() > 1).then(|| letter.to_string())
    }

    /// What was computed, step by step, with the formulas.
    pub(super) fn steps(&self) -> Vec<String> {
        let typology = &self.contents.typology;
        let has_dynamics = !self.contents.dynamics.is_empty();
        let classes = usize::from(typology.classes);
        let plain = |key: &'static str| self.say(&Message::new(key).with("classes", classes));
        let mut steps = match typology.method {
            TypologyMethod::StatusDynamics => {
                let mut steps =
                    vec![plain("page-step-z"), plain("page-step-index"), plain("page-step-status")];
                if has_dynamics {
                    steps.push(plain("page-step-dynamics"));
                }
                steps
            }
            TypologyMethod::Quintile => {
                vec![plain("page-step-z"), plain("page-step-index"), plain("page-step-groups")]
            }
            TypologyMethod::Rank => vec![plain("page-step-rank"), plain("page-step-groups")],
            TypologyMethod::Gisd => vec![plain("page-step-z"), plain("page-step-gisd")],
            _ if typology.kept_types_of.is_some() => {
                let period = typology.kept_types_of.map(|of| of.to_text(self.options.language));
                let step = Message::new("page-step-kept")
                    .with("classes", classes)
                    .with("period", period.unwrap_or_default());
                vec![plain("page-step-z"), self.say(&step)]
            }
            TypologyMethod::Ward => vec![plain("page-step-z"), plain("page-step-ward")],
            TypologyMethod::KMeans => {
                let step = Message::new("page-step-kmeans")
                    .with("classes", classes)
                    .with("seed", self.contents.seed.to_string());
                vec![plain("page-step-z"), self.say(&step)]
            }
        };
        if let Some(limit) = self.contents.winsorised {
            steps.push(self.say(&Message::new("page-step-winsorised").with("limit", self.short(limit))));
        }
        match typology.base_period {
            Some(base) => {
                let base = base.to_text(self.options.language);
                steps.push(self.say(&Message::new("page-step-base").with("period", base)));
            }
            None => steps.push(plain("page-step-relative")),
        }
        steps
    }

    /// Where a class begins and ends.
    pub(super) fn limit(&self, class: u8) -> String {
        let typology = &self.contents.typology;
        let limits = &typology.thresholds;
        let [high, low, lowest] =
            [limits.high_below, limits.low_above, limits.very_low_above].map(|limit| self.short(limit));
        match (typology.method, class) {
            (TypologyMethod::StatusDynamics, 0) => format!("I < {high}"),
            (TypologyMethod::StatusDynamics, 1) => format!("{high} ≤ I ≤ {low}"),
            (TypologyMethod::StatusDynamics, 2) => format!("{low} < I ≤ {lowest}"),
            (TypologyMethod::StatusDynamics, _) => format!("I > {lowest}"),
            (TypologyMethod::Quintile | TypologyMethod::Rank, class) => {
                let share = Message::new("page-method-part")
                    .with("part", usize::from(class) + 1)
                    .with("parts", usize::from(typology.classes));
                self.say(&share)
            }
            (TypologyMethod::Gisd, class) => {
                let keys =
                    ["page-method-lowest-fifth", "page-method-three-fifths", "page-method-highest-fifth"];
                self.word(keys[usize::from(class).min(2)])
            }
            (TypologyMethod::Ward | TypologyMethod::KMeans, class) => {
                let burden = self.contents.burdens.get(usize::from(class)).copied();
                burden.map(|burden| format_number(burden, 2, self.options.language)).unwrap_or_default()
            }
        }
    }

    /// Signs of dynamics with their limits and counts; none without dynamics.
    pub(super) fn dynamics_rows(&self) -> Vec<Vec<String>> {
        let typology = &self.contents.typology;
        let of: Vec<DynamicsClass> = (0..typology.dynamics.len())
            .filter_map(|region| typology.dynamics_of(region).map(|(_, class)| class))
            .collect();
        if of.is_empty() {
            return Vec::new();
        }
        let limits = &typology.thresholds;
        let (below, above) = (self.short(limits.positive_below), self.short(limits.negative_above));
        DynamicsClass::ALL
            .into_iter()
            .map(|class| {
                let limit = match class {
                    DynamicsClass::Positive => format!("D < {below}"),
                    DynamicsClass::Stable => format!("{below} ≤ D ≤ {above}"),
                    DynamicsClass::Negative => format!("D > {above}"),
                };
                let name = format!(
                    "{} {} {}",
                    super::typology::dynamics_symbol(class),
                    self.word("page-dynamics"),
                    self.word(dynamics_key(class))
                );
                let count = of.iter().filter(|other| **other == class).count();
                vec![name, limit, format_count(count as u64, self.options.language)]
            })
            .collect()
    }

    pub(super) fn rated(&self) -> String {
        let rated: usize = self.contents.class_counts.iter().sum();
        let all = rated + self.contents.not_rated.iter().map(|(_, count)| count).sum::<usize>();
        self.say(
            &Message::new("page-method-rated-of")
                .with("rated", rated)
                .with("all", all)
                .with("level", self.level()),
        )
    }

    pub(super) fn why(&self, why: NotRated) -> String {
        let least = self.contents.typology.min_population.unwrap_or_default();
        let least = format_number(least, 0, self.options.language);
        self.say(&Message::new(why.key()).with("residents", least))
    }

    pub(super) fn firmness(&self) -> Vec<String> {
        let rated: usize = self.contents.class_counts.iter().sum();
        let Some(firmness) = &self.contents.firmness else {
            let silhouette = self.contents.typology.mean_silhouette.unwrap_or_default();
            let text = Message::new("page-method-silhouettes")
                .with("mean", format_number(silhouette, 2, self.options.language))
                .with("unsure", self.contents.unsure)
                .with("rated", rated);
            return vec![self.say(&text)];
        };
        let tried = Message::new("page-method-tried").with("scenarios", firmness.scenarios);
        let found = Message::new("page-method-close")
            .with("close", firmness.close_calls)
            .with("firm", rated.saturating_sub(firmness.close_calls))
            .with("rated", rated);
        let mut texts = vec![self.say(&tried), self.say(&found)];
        match &firmness.strongest {
            Some((name, count)) if *count > 0 => texts.push(self.say(
                &Message::new("page-method-strongest").with("indicator", name.as_str()).with("count", *count),
            )),
            _ => {}
        }
        texts
    }

    pub(super) fn warnings(&self) -> Vec<String> {
        let all = &self.contents.warnings;
        let line = |text: String| format!("•  {text}");
        let mut lines: Vec<String> =
            all.iter().take(MOST_WARNINGS).map(|warning| line(self.say(warning))).collect();
        let more = all.len().saturating_sub(MOST_WARNINGS);
        if more > 0 {
            lines.push(line(self.say(&Message::new("page-method-more-warnings").with("count", more))));
        }
        lines
    }

    pub(super) fn sources(&self) -> String {
        let sources: Vec<String> = self
            .contents
            .sources
            .iter()
            .filter(|source| !source.text.is_empty())
            .map(|source| {
                let text = super::own_words(&source.text, self.options.language);
                let is_said = source.licence.is_empty() || text.contains(source.licence.as_str());
                if is_said { text } else { format!("{text}, {}", source.licence) }
            })
            .collect();
        let text = if sources.is_empty() { self.word("page-source-missing") } else { sources.join("; ") };
        self.say(&Message::new("page-source").with("source", text))
    }

    pub(super) fn made(&self) -> String {
        let program = format!("Sozialraumatlas {}", env!("CARGO_PKG_VERSION"));
        let Some(day) = self.options.made_on else { return program };
        let made = Message::new("page-made-on").with("date", day.to_text(self.options.language));
        format!("{} · {program}", self.say(&made))
    }
}
