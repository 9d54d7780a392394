//! What the page says about rates in another form: smoothed ones and location quotients.

use super::choropleth::Choropleth;
use super::contents::{FormContents, MapContents};
use super::names::short_name;
use super::reading::extremes;
use super::wording::{Wording, capitalised};
use crate::model::{Indicator, ValueForm};
use crate::text::{Language, Message, format_number, tr};

impl MapContents {
    /// What the values are called in the form they are in: "SGB-II-Quote, geglättet"; `name` is that of measured ones.
    pub fn named_in_form(&self, name: String, language: Language) -> String {
        match self.form.as_ref().map(|form| form.form) {
            None | Some(ValueForm::Plain) => name,
            Some(ValueForm::EmpiricalBayes) => {
                Message::new("page-form-eb-title").with("title", name).to_text(language)
            }
            Some(ValueForm::LocationQuotient) => {
                Message::new("page-form-lq-title").with("name", name).to_text(language)
            }
        }
    }

    /// What stands behind a value in that form: "%, geglättet".
    pub fn unit_in_form(&self, unit: String, language: Language) -> String {
        match self.form.as_ref().map(|form| form.form) {
            None | Some(ValueForm::Plain) => unit,
            Some(ValueForm::EmpiricalBayes) => {
                Message::new("page-form-eb-head").with("unit", unit).to_text(language)
            }
            Some(ValueForm::LocationQuotient) => tr(language, "page-form-lq-head"),
        }
    }
}

impl Wording<'_> {
    /// The title of a map of this form; `plain` is that of the map of measured values.
    pub(super) fn form_title(&self, form: &FormContents, indicator: &Indicator, plain: &str) -> String {
        match form.form {
            ValueForm::Plain => plain.to_owned(),
            ValueForm::EmpiricalBayes => {
                Message::new("page-form-eb-title").with("title", plain).to_text(self.language)
            }
            ValueForm::LocationQuotient => {
                let title =
                    Message::new("page-form-lq-title").with("name", capitalised(indicator.name.trim()));
                format!("{} {}", title.to_text(self.language), self.place()).trim().to_owned()
            }
        }
    }

    /// "geglättete Raten (Empirical Bayes)", "1 = wie in allen Gebieten zusammen (8,2)".
    pub(super) fn form_subject(&self, form: &FormContents) -> String {
        match form.form {
            ValueForm::Plain => String::new(),
            ValueForm::EmpiricalBayes => self.word("page-form-eb-subject"),
            ValueForm::LocationQuotient => Message::new("page-form-lq-subject")
                .with("overall", self.overall(form))
                .to_text(self.language),
        }
    }

    /// Head of the legend; `plain` is that of measured values.
    pub(super) fn form_head(&self, form: &FormContents, plain: String) -> String {
        match form.form {
            ValueForm::Plain => plain,
            ValueForm::EmpiricalBayes => {
                Message::new("page-form-eb-head").with("unit", plain).to_text(self.language)
            }
            ValueForm::LocationQuotient => self.word("page-form-lq-head"),
        }
    }

    /// How the form is computed.
    pub(super) fn form_method(&self, form: &FormContents) -> String {
        let key = match form.form {
            ValueForm::Plain => return String::new(),
            ValueForm::EmpiricalBayes => "page-form-eb-method",
            ValueForm::LocationQuotient => "page-form-lq-method",
        };
        let message = Message::new(key).with("overall", self.overall(form)).with("regions", form.regions);
        message.to_text(self.language)
    }

    /// One region read aloud: where smoothing moved most, or the highest and the lowest quotient.
    pub(super) fn form_example(&self, form: &FormContents, choropleth: &Choropleth) -> String {
        let text = match form.form {
            ValueForm::Plain => return String::new(),
            ValueForm::EmpiricalBayes => self.smoothed_example(form),
            ValueForm::LocationQuotient => self.quotient_example(form, choropleth),
        };
        capitalised(text.trim_start())
    }

    /// The rate of all regions with its unit.
    fn overall(&self, form: &FormContents) -> String {
        self.rate(form, form.overall)
    }

    fn rate(&self, form: &FormContents, value: f64) -> String {
        let unit = self.unit_of_value(&form.measured);
        format!("{}{unit}", format_number(value, form.measured.decimals, self.language))
    }

    fn place_at(&self, region: usize) -> String {
        self.place_of(&short_name(self.contents.regions.get(region).map_or("", |region| &region.name)))
    }

    fn smoothed_example(&self, form: &FormContents) -> String {
        let moved = |region: usize| {
            let cell = self.contents.observations.cell(region);
            let measured =
                cell.numerator? / cell.denominator.filter(|people| *people > 0.0)? * form.measured.factor;
            let is_shown = self.contents.shown.get(region).copied().unwrap_or(true);
            cell.value.filter(|_| is_shown).map(|value| (region, measured, value))
        };
        let most = (0..self.contents.regions.len())
            .filter_map(moved)
            .max_by(|a, b| (a.2 - a.1).abs().total_cmp(&(b.2 - b.1).abs()).then(b.0.cmp(&a.0)));
        let Some((region, measured, value)) = most else { return String::new() };
        Message::new("page-form-eb-example")
            .with("place", self.place_at(region))
            .with("measured", self.rate(form, measured))
            .with("value", self.rate(form, value))
            .with("overall", self.overall(form))
            .to_text(self.language)
    }

    fn quotient_example(&self, form: &FormContents, choropleth: &Choropleth) -> String {
        let Some((highest, lowest)) = extremes(self, choropleth) else { return String::new() };
        let value = |region: usize| {
            let value = self.contents.observations.cell(region).value.unwrap_or_default();
            format_number(value, choropleth.decimals, self.language)
        };
        let other = lowest.map_or(String::new(), |lowest| {
            let other = Message::new("page-form-lq-other")
                .with("place", self.place_at(lowest))
                .with("value", value(lowest));
            other.to_text(self.language)
        });
        Message::new("page-form-lq-example")
            .with("place", self.place_at(highest))
            .with("value", value(highest))
            .with("overall", self.overall(form))
            .with("other", other)
            .to_text(self.language)
    }
}
