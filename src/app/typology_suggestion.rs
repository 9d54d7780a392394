//! The indicators that a typology begins with: looked for on a job, because only reading them says which are known.

use egui::Context;

use super::event::Event;
use super::jobs::JobKind;
use super::loading::told;
use super::panels::choose::shown_level;
use super::shell::Window;
use super::typology_view::{changed, common_periods, earlier_period, typology_in_work};
use super::typology_work::TypologyEvent;
use crate::model::{LevelId, TypologyMethod, TypologyRecipe};
use crate::notice::Notice;
use crate::sheet::Audience;
use crate::tasks::typology::{TypologySuggestion, suggest_indicators};
use crate::text::Message;

/// What a job found for a level, or why it could not.
pub type SuggestionResult = Result<(LevelId, TypologySuggestion), Option<Notice>>;

impl Window {
    /// Looks for indicators that are known for nearly all regions shown.
    pub(super) fn suggest_indicators(&mut self) {
        let Some(open) = &self.state.project else { return };
        let (Some(session), Some(level)) = (open.session.clone(), shown_level(&self.state, &open.project))
        else {
            return;
        };
        let (project, level) = (open.project.clone(), level.clone());
        let recipe = typology_in_work(&project, Some(&level)).recipe;
        let within = recipe.within.clone().or_else(|| project.map.within.clone());
        let start = TypologyRecipe { within, ..recipe };
        self.jobs.start(JobKind::Suggest, move |work| {
            let found = suggest_indicators(&session, &project, (&start, &level), Audience::Everyone, work);
            let found = found.map(|found| (level.id, found)).map_err(|error| told(&error));
            Event::Typology(TypologyEvent::Suggested(found))
        });
    }

    /// Takes the suggestion into the recipe.
    pub(super) fn take_suggestion(&mut self, ctx: &Context, found: SuggestionResult) {
        let (of, found) = match found {
            Ok(found) => found,
            Err(Some(notice)) => return self.state.tell(notice),
            Err(None) => return,
        };
        let Some(project) = self.state.open_project() else { return };
        let level = shown_level(&self.state, project);
        if level.is_none_or(|level| level.id != of) {
            return;
        }
        if found.indicators.is_empty() {
            let name = level.map(|level| level.name.clone()).unwrap_or_default();
            let message = Message::new("typology-nothing-to-suggest").with("level", name);
            self.state
                .tell(Notice::warning(message).with_hint(Message::new("typology-nothing-to-suggest-hint")));
            return;
        }
        let periods = common_periods(project, level, &found.indicators);
        let period = found.period.filter(|period| periods.last() != Some(period));
        let now = period.or(periods.last().copied());
        let earlier = now.and_then(|now| earlier_period(&periods, now, 2));
        let indicators = found.indicators.clone();
        let command = changed(project, level, |recipe| {
            recipe.indicators = indicators;
            recipe.period = period;
            if recipe.method == TypologyMethod::StatusDynamics && recipe.years_back == 0 {
                let before = recipe.compare_period.filter(|before| periods.contains(before));
                recipe.compare_period =
                    before.filter(|before| now.is_none_or(|now| *before < now)).or(earlier);
            }
        });
        self.state.view.typology.suggested = Some((of, found));
        self.run_command(ctx, command);
    }
}
