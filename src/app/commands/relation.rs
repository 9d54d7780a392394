//! Commands of maps that set values against those of the neighbours or of a second indicator.

use egui::Context;

use crate::app::command::{Command, CommandFace};
use crate::app::panels::choose::shown_level;
use crate::app::relation_view::{Axis, AxisCut, MapStyle, second_to_begin_with};
use crate::app::shell::Window;
use crate::app::state::{AppState, Place};
use crate::app::typed_numbers::first_number;
use crate::model::{
    AxisCuts, BivariateMap, Edit, IndicatorCode, LisaMap, MapChange, MapRelation, Project, ThematicMap,
    ValueForm,
};
use crate::notice::Notice;
use crate::text::{Message, tr};

/// What can be done with them.
#[derive(Debug, Clone, PartialEq)]
pub enum RelationCommand {
    /// Show the values in this style.
    Style(MapStyle),
    /// Show them as measured, smoothed, or beside the whole area.
    Form(ValueForm),
    /// Set them against this indicator.
    Second(IndicatorCode),
    /// Let the two indicators change places.
    Swap,
    /// Search for a second indicator.
    Search(String),
    /// Compare neighbours in this way.
    Neighbours(LisaMap),
    /// Type the seed of the permutations.
    TypeSeed(String),
    /// Cut an axis of two indicators in this way.
    Cuts(Axis, AxisCuts),
    /// Type a limit on an axis.
    TypeCut(AxisCut, String),
    /// The seed or the limit is typed.
    EndTyping,
}

impl From<RelationCommand> for Command {
    fn from(command: RelationCommand) -> Self {
        Self::Relation(command)
    }
}

impl RelationCommand {
    /// Name, explanation and availability.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let face =
            |label_key, tooltip_key, enabled| CommandFace { label_key, tooltip_key, shortcut: None, enabled };
        let project = state.open_project();
        let shows_values = project.is_some_and(|project| first_indicator(project).is_some());
        match self {
            Self::Style(style) => {
                let second = || {
                    let project = project?;
                    second_to_begin_with(project, shown_level(state, project), None)
                };
                let enabled = shows_values && (*style != MapStyle::TwoIndicators || second().is_some());
                face(style.label_key(), Some(style.tip_key()), enabled)
            }
            Self::Form(form) => {
                let fits = project
                    .and_then(|project| project.indicator(project.map.indicator.as_ref()?.as_str()))
                    .is_some_and(|indicator| form.fits(indicator));
                face(form_key(*form), Some(form_tip_key(*form)), fits)
            }
            Self::Swap => {
                let two =
                    project.is_some_and(|project| MapStyle::of(&project.map) == MapStyle::TwoIndicators);
                face("relation-swap", Some("relation-swap-tip"), two)
            }
            _ => face("app-edit", None, true),
        }
    }
}

/// Wording key of the name of a form.
pub fn form_key(form: ValueForm) -> &'static str {
    match form {
        ValueForm::Plain => "relation-form-plain",
        ValueForm::EmpiricalBayes => "relation-form-eb",
        ValueForm::LocationQuotient => "relation-form-lq",
    }
}

/// Wording key of what a form is good for.
pub fn form_tip_key(form: ValueForm) -> &'static str {
    match form {
        ValueForm::Plain => "relation-form-plain-tip",
        ValueForm::EmpiricalBayes => "relation-form-eb-tip",
        ValueForm::LocationQuotient => "relation-form-lq-tip",
    }
}

/// The indicator of the map; where it shows a typology alone, the first of its recipe, else the first there is.
fn first_indicator(project: &Project) -> Option<IndicatorCode> {
    let of_recipe =
        || project.map.typology.as_ref()?.recipe.indicators.first().map(|entry| entry.code.clone());
    let any = || project.indicators.first().map(|indicator| indicator.code.clone());
    project.map.indicator.clone().or_else(of_recipe).or_else(any)
}

impl Window {
    /// Runs a command of these maps.
    pub(in crate::app) fn run_relation(&mut self, ctx: &Context, command: RelationCommand) {
        match command {
            RelationCommand::Style(style) => self.show_style(style),
            RelationCommand::Form(form) => {
                self.state.view.map.brushed = None;
                self.edit(Edit::Map(MapChange::Form(form)));
            }
            RelationCommand::Second(code) => {
                self.relate(Some(MapRelation::Bivariate(BivariateMap::of(code))));
            }
            RelationCommand::Swap => self.swap_indicators(),
            RelationCommand::Search(text) => self.state.view.relation.search = text,
            RelationCommand::Neighbours(lisa) => {
                self.relate(Some(MapRelation::Lisa(lisa)));
                // What is typed next is a step of its own.
                self.run_command(ctx, Command::CloseStep);
            }
            RelationCommand::TypeSeed(text) => {
                let seed = text.trim().parse::<u64>().ok();
                self.state.view.relation.seed = Some(text);
                let shown = self.state.open_project().and_then(|project| project.map.relation.clone());
                if let (Some(seed), Some(MapRelation::Lisa(lisa))) = (seed, shown) {
                    self.relate(Some(MapRelation::Lisa(LisaMap { seed, ..lisa })));
                }
            }
            RelationCommand::Cuts(axis, cuts) => {
                self.cut(axis, cuts);
                self.run_command(ctx, Command::CloseStep);
            }
            RelationCommand::TypeCut(cut, text) => {
                let number = first_number(&text, self.state.view.language);
                self.state.view.relation.cut = Some((cut, text));
                let shown = self.state.open_project().and_then(|project| project.map.relation.as_ref());
                if let (Some(number), Some(MapRelation::Bivariate(both))) = (number, shown)
                    && let Some(cuts) = cut.put(cut.axis.cuts(both), number)
                {
                    self.cut(cut.axis, cuts);
                }
            }
            RelationCommand::EndTyping => {
                self.state.view.relation.cut = None;
                self.state.view.relation.seed = None;
                self.run_command(ctx, Command::CloseStep);
            }
        }
    }

    fn show_style(&mut self, style: MapStyle) {
        let Some(project) = self.state.open_project() else { return };
        let leaves_typology = project.map.typology.is_some();
        let view = &self.state.view.relation;
        let relation = match style {
            MapStyle::Classes => None,
            MapStyle::Neighbours => Some(MapRelation::Lisa(view.lisa.clone())),
            MapStyle::TwoIndicators => {
                let level = shown_level(&self.state, project);
                let second = second_to_begin_with(project, level, view.second.as_ref());
                let Some(second) = second else { return };
                Some(MapRelation::Bivariate(BivariateMap::of(second)))
            }
        };
        if project.map.indicator.is_none() {
            // A view of a typology alone: its first indicator is the one to begin with.
            let map = ThematicMap { indicator: first_indicator(project), ..project.map.clone() };
            let relation = Edit::Map(MapChange::Relation(relation));
            let mut shown = project.clone();
            shown.map = map;
            let map = relation.apply(&shown).map;
            self.edit(Edit::ReplaceMap(Box::new(map)));
        } else {
            self.relate(relation);
        }
        if !self.state.view.place.has_map() || self.state.view.place == Place::Typology {
            self.state.view.place = Place::Map;
        }
        if leaves_typology {
            let name = tr(self.state.view.language, style.label_key());
            self.state.tell(Notice::info(Message::new("typology-gave-way").with("style", name)));
        }
    }

    /// Changes what the values are set against, and remembers it for the next time.
    fn relate(&mut self, relation: Option<MapRelation>) {
        match &relation {
            Some(MapRelation::Lisa(lisa)) => self.state.view.relation.lisa = lisa.clone(),
            Some(MapRelation::Bivariate(second)) => {
                self.state.view.relation.second = Some(second.indicator.clone());
            }
            None => {}
        }
        // Rows of another legend mean something else.
        self.state.view.map.brushed = None;
        self.edit(Edit::Map(MapChange::Relation(relation)));
    }

    fn cut(&mut self, axis: Axis, cuts: AxisCuts) {
        let shown = self.state.open_project().and_then(|project| project.map.relation.clone());
        if let Some(MapRelation::Bivariate(both)) = shown {
            self.relate(Some(MapRelation::Bivariate(axis.with_cuts(&both, cuts))));
        }
    }

    fn swap_indicators(&mut self) {
        let map = self.state.open_project().map(|project| project.map.clone());
        if let Some(MapRelation::Bivariate(second)) = map.and_then(|map| map.relation) {
            self.edit(Edit::Map(MapChange::Indicator(Some(second.indicator))));
        }
    }
}
