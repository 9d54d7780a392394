//! Commands of the guided page of typologies.

use egui::Context;

use crate::app::command::FilePurpose;
use crate::app::command::{Command, CommandFace};
use crate::app::panels::choose::shown_level;
use crate::app::shell::Window;
use crate::app::state::{AppState, Place};
use crate::app::typology_page::TypologyPage;
use crate::app::typology_view::{Step, TypedNumber, changed, common_periods, typology_in_work};
use crate::model::{ComparedWith, Edit, IndicatorCode, MapChange, Period, TypologyMap, TypologyRecipe};
use crate::tasks::typology::suggestible;

/// What can be done there.
#[derive(Debug, Clone, PartialEq)]
pub enum TypologyCommand {
    /// Open a step, or close it.
    Step(Step),
    /// Search for indicators to add.
    Search(String),
    /// Type a number of the recipe.
    TypeNumber(TypedNumber, String),
    /// The number is typed.
    EndTyping,
    /// Begin with the indicators that the program suggests.
    Suggest,
    /// Mark regions whose class is a close call on the map, or no longer.
    MarkCloseCalls,
    /// Rate the selected regions no longer.
    ExcludeSelected,
    /// Type the name to save under.
    Name(String),
    /// Save under the name typed.
    Save,
    /// Pick indicators that say the change themselves, or no more.
    PickChange(bool),
    /// Measure the change between two periods again.
    MeasureChange,
    /// Compare with another period or typology, or with nothing.
    Compare(Option<ComparedWith>),
    /// Let the map show which regions moved, or the classes again.
    ShowMoves,
    /// List the earlier versions of a saved typology, or no longer.
    Versions(String),
    /// Show this version of a saved typology.
    OpenVersion(String, Box<TypologyRecipe>),
    /// Show a saved typology.
    Open(String),
    /// Read a recipe from a file.
    ReadRecipe,
    /// Write the recipe into a file.
    WriteRecipe,
    /// Show the indicator again.
    ShowIndicator,
    /// Show the typology again that the map showed before.
    Return,
    /// Say no longer what was not suggested, and why.
    ForgetSuggestion,
    /// Take these indicators out of the recipe.
    TakeOut(Vec<IndicatorCode>),
    /// Take the latest period that all indicators have.
    LatestPeriod,
    /// List all small changes of the recipe, or only those that move most.
    AllScenarios,
    /// Lay this page over the map, or take it away.
    Page(Option<TypologyPage>),
    /// Put a period onto the page with several maps, or take it off.
    PagePeriod(Period),
}

impl From<TypologyCommand> for Command {
    fn from(command: TypologyCommand) -> Self {
        Self::Typology(command)
    }
}

impl TypologyCommand {
    /// Name, explanation and availability.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let face =
            |label_key, tooltip_key, enabled| CommandFace { label_key, tooltip_key, shortcut: None, enabled };
        let shown = state.shows_typology();
        match self {
            Self::Suggest => {
                let some = state.open_project().is_some_and(|project| suggestible(project).next().is_some());
                face("typology-suggest", Some("typology-suggest-tip"), some)
            }
            Self::MarkCloseCalls => face("typology-mark", Some("typology-mark-tip"), shown),
            Self::ExcludeSelected => {
                let some = shown && !state.view.selection.is_empty();
                face("typology-exclude", Some("typology-exclude-tip"), some)
            }
            Self::Save => {
                let known = state.derived.picture.as_ref();
                let found = known.is_some_and(|picture| state.derived.reasons.of(picture).is_some());
                face("typology-save", Some("typology-save-tip"), found && !name_to_save(state).is_empty())
            }
            Self::Open(_) => face("typology-open", None, state.project.is_some()),
            Self::ShowMoves => {
                let typology = state.open_project().and_then(|project| project.map.typology.as_ref());
                let compares = typology.is_some_and(|typology| typology.compared_with.is_some());
                face("typology-moves", Some("typology-moves-tip"), shown && compares)
            }
            Self::ReadRecipe => face("typology-read", Some("typology-read-tip"), state.project.is_some()),
            Self::WriteRecipe => face("typology-write", Some("typology-write-tip"), shown),
            Self::ShowIndicator => face(
                "typology-leave",
                Some("typology-leave-tip"),
                state.open_project().is_some_and(|project| project.map.typology.is_some()),
            ),
            Self::Return => {
                let view = &state.view.typology;
                face("typology-return", Some("typology-return-tip"), view.left.is_some() && !shown)
            }
            Self::Page(None) => face("typology-page-close", None, state.view.typology.page.is_some()),
            Self::Page(Some(page)) => {
                face(page.label_key(), Some(page.tip_key()), shown && page.is_possible(state))
            }
            _ => face("app-edit", None, true),
        }
    }
}

/// The name that a typology is saved under: typed, else the one it has.
pub fn name_to_save(state: &AppState) -> String {
    let own = || {
        let typology = state.open_project()?.map.typology.as_ref()?;
        Some(typology.name.clone())
    };
    state.view.typology.name.clone().or_else(own).unwrap_or_default().trim().to_owned()
}

impl Window {
    /// Runs a command of the guided page.
    pub(in crate::app) fn run_typology(&mut self, ctx: &Context, command: TypologyCommand) {
        let view = &mut self.state.view.typology;
        match command {
            TypologyCommand::Step(step) => view.open = (view.open != Some(step)).then_some(step),
            TypologyCommand::Search(text) => view.search = text,
            TypologyCommand::TypeNumber(field, text) => self.type_number(field, text),
            TypologyCommand::EndTyping => {
                view.typed = None;
                self.run_command(ctx, Command::CloseStep);
            }
            TypologyCommand::Suggest => self.suggest_indicators(),
            TypologyCommand::MarkCloseCalls => self.change_typology(|typology| {
                typology.marks_close_calls = !typology.marks_close_calls;
            }),
            TypologyCommand::ExcludeSelected => self.exclude_selected(ctx),
            TypologyCommand::Name(name) => view.name = Some(name),
            TypologyCommand::Save => {
                let name = name_to_save(&self.state);
                self.save_typology(&name);
            }
            TypologyCommand::Open(name) => {
                let saved = self.state.open_project().and_then(|project| project.typologies.get(&name));
                if let Some(recipe) = saved.map(|saved| saved.recipe.clone()) {
                    self.state.view.typology.name = None;
                    self.show_recipe(name, recipe);
                }
            }
            TypologyCommand::PickChange(picks) => {
                view.picks_change = picks;
                view.search.clear();
            }
            TypologyCommand::MeasureChange => self.measure_change(ctx),
            TypologyCommand::Compare(with) => self.change_typology(|typology| {
                typology.shows_moves &= with.is_some();
                typology.compared_with = with;
            }),
            TypologyCommand::ShowMoves => self.change_typology(|typology| {
                typology.shows_moves = typology.compared_with.is_some() && !typology.shows_moves;
            }),
            TypologyCommand::Versions(name) => {
                view.versions_of = (view.versions_of.as_ref() != Some(&name)).then_some(name);
            }
            TypologyCommand::OpenVersion(name, recipe) => {
                view.name = None;
                self.show_recipe(name, *recipe);
            }
            TypologyCommand::ReadRecipe => self.run_command(ctx, Command::PickFile(FilePurpose::ReadRecipe)),
            TypologyCommand::WriteRecipe => {
                self.run_command(ctx, Command::PickFile(FilePurpose::WriteRecipe));
            }
            TypologyCommand::ShowIndicator => self.edit(Edit::Map(MapChange::Typology(None))),
            TypologyCommand::Return => {
                if let Some(left) = view.left.take() {
                    self.edit(Edit::Map(MapChange::Typology(Some(left))));
                    self.run_command(ctx, Command::Go(Place::Typology));
                }
            }
            TypologyCommand::ForgetSuggestion => view.suggested = None,
            TypologyCommand::TakeOut(codes) => self.change_recipe(ctx, |recipe, _| {
                recipe.indicators.retain(|entry| !codes.contains(&entry.code));
            }),
            TypologyCommand::LatestPeriod => self.change_recipe(ctx, |recipe, periods| {
                recipe.period = None;
                let now = periods.last().copied();
                recipe.compare_period =
                    recipe.compare_period.filter(|before| now.is_none_or(|now| *before < now));
            }),
            TypologyCommand::AllScenarios => view.all_scenarios = !view.all_scenarios,
            TypologyCommand::Page(page) => self.show_typology_page(ctx, page),
            TypologyCommand::PagePeriod(period) => self.toggle_page_period(period),
        }
    }

    fn change_typology(&mut self, change: impl FnOnce(&mut TypologyMap)) {
        let Some(project) = self.state.open_project() else { return };
        let mut typology = typology_in_work(project, shown_level(&self.state, project));
        change(&mut typology);
        self.edit(Edit::Map(MapChange::Typology(Some(Box::new(typology)))));
    }

    fn measure_change(&mut self, ctx: &Context) {
        let view = &mut self.state.view.typology;
        view.picks_change = false;
        view.search.clear();
        let Some(project) = self.state.open_project() else { return };
        if project.map.typology.as_ref().is_some_and(|typology| !typology.recipe.dynamics.is_empty()) {
            let level = shown_level(&self.state, project);
            let command = changed(project, level, |recipe| recipe.dynamics.clear());
            self.run_command(ctx, command);
        }
    }

    fn type_number(&mut self, field: TypedNumber, text: String) {
        let language = self.state.view.language;
        let known = self.state.open_project().and_then(|project| project.map.typology.as_ref());
        let recipe = known.and_then(|typology| field.put(&typology.recipe, &text, language));
        self.state.view.typology.typed = Some((field, text));
        if let Some(recipe) = recipe {
            self.change_typology(|typology| typology.recipe = recipe);
        }
    }

    /// Changes the recipe; `change` is told the periods that its indicators have in common.
    fn change_recipe(&mut self, ctx: &Context, change: impl FnOnce(&mut TypologyRecipe, &[Period])) {
        let Some(project) = self.state.open_project() else { return };
        let level = shown_level(&self.state, project);
        let indicators = typology_in_work(project, level).recipe.indicators;
        let periods = common_periods(project, level, &indicators);
        let command = changed(project, level, |recipe| change(recipe, &periods));
        self.run_command(ctx, command);
    }

    fn exclude_selected(&mut self, ctx: &Context) {
        let (Some(project), Some(picture)) = (self.state.open_project(), &self.state.derived.picture) else {
            return;
        };
        let regions = &picture.contents().regions;
        let selected = self.state.view.selection.iter().filter_map(|region| regions.get(region.position()));
        let keys: Vec<_> = selected.map(|region| region.key.clone()).collect();
        let command = changed(project, shown_level(&self.state, project), |recipe| {
            for key in keys {
                if !recipe.exclude.contains(&key) {
                    recipe.exclude.push(key);
                }
            }
        });
        self.run_command(ctx, command);
    }
}
