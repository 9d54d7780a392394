//! What changes a project.

use serde::{Deserialize, Serialize};

use super::facility_edit::FacilityEdit;
use super::indicator::{Indicator, IndicatorCode};
use super::keys::RegionKey;
use super::layout::PageSize;
use super::logo::Logo;
use super::map::{Classing, LabelContent, ThematicMap};
use super::page_look::PageChange;
use super::period::Period;
use super::project::Project;
use super::reach_map::{ReachMap, usual_reach_classing};
use super::relation::{AxisCuts, BivariateMap, LisaMap, MapRelation};
use super::scenario::Scenario;
use super::supply_rule::SupplyRule;
use super::typology::{SavedTypology, TypologyMap, TypologyRecipe};
use super::value_form::ValueForm;

/// One change of the working map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum MapChange {
    /// Another indicator; the period stays where the new indicator has it.
    Indicator(Option<IndicatorCode>),
    /// Another period.
    Period(Option<Period>),
    /// Another level, by name.
    Level(Option<String>),
    /// Another level, by name, together with the area that is looked at on it.
    LevelWithin(Option<String>, Option<RegionKey>),
    /// Another indicator on the level, by name, that has values of it.
    IndicatorOnLevel(IndicatorCode, String),
    /// A typology instead of an indicator, or back to the indicator.
    Typology(Option<Box<TypologyMap>>),
    /// Reachability instead of an indicator, or back to the indicator.
    Reach(Option<Box<ReachMap>>),
    /// The values set against those of the neighbours or of a second indicator, or classed alone again.
    Relation(Option<MapRelation>),
    /// The values as measured, smoothed, or beside the whole area.
    Form(ValueForm),
    /// Only the regions within this one.
    Within(Option<RegionKey>),
    /// Other classes.
    Classing(Classing),
    /// Another palette, and whether it is turned round.
    Palette(String, PaletteDirection),
    /// Another palette together with the classes that it needs.
    PaletteWithClassing(String, PaletteDirection, Box<Classing>),
    /// Title written by hand, or made by the program.
    Title(Option<String>),
    /// Second line written by hand, or made by the program.
    Subtitle(Option<String>),
    /// Lesebeispiel written by hand, or made by the program.
    ReadingExample(Option<String>),
    /// What is written on the regions.
    Labels(LabelContent),
    /// Page size and dots per inch.
    Size(PageSize, Option<u32>),
    /// What stands on the page beside the map.
    Page(PageChange),
}

/// Which end of a palette the low values get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaletteDirection {
    /// Light to dark.
    Forward,
    /// Turned round.
    Reversed,
}

/// The only way a project changes, apart from imports. Every edit can be undone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Gives the project a name.
    Rename(String),
    /// Adds an indicator that is computed from others, and shows it.
    #[serde(skip)]
    AddIndicator(Box<Indicator>),
    /// Another logo for the pages, or none.
    #[serde(skip)]
    Logo(Option<std::sync::Arc<Logo>>),
    /// Changes the working map.
    Map(MapChange),
    /// Replaces the working map, for example by a saved view.
    ReplaceMap(Box<ThematicMap>),
    /// Saves the working map under a name.
    SaveView(String),
    /// Saves this map under a name.
    PutView(String, Box<ThematicMap>),
    /// Deletes a saved view.
    DeleteView(String),
    /// Saves a recipe under a name as the next version, and shows it.
    SaveTypology(String, Box<TypologyRecipe>),
    /// Deletes a saved typology with all its versions.
    DeleteTypology(String),
    /// Changes facilities or their kinds.
    Facilities(FacilityEdit),
    /// Saves a scenario under its name, in place of one of that name.
    PutScenario(Box<Scenario>),
    /// Deletes a saved scenario.
    DeleteScenario(String),
    /// Replaces the rules about what must be offered.
    SetSupplyRules(Vec<SupplyRule>),
}

impl Edit {
    /// The project after this edit; the project before stays as it is.
    #[must_use]
    pub fn apply(&self, project: &Project) -> Project {
        let mut after = project.clone();
        match self {
            Self::Rename(name) => after.name.clone_from(name),
            Self::AddIndicator(indicator) => {
                after.put_indicator((**indicator).clone());
                MapChange::Indicator(Some(indicator.code.clone())).apply(&mut after.map);
            }
            Self::Logo(logo) => after.logo.clone_from(logo),
            Self::Map(change) => change.apply(&mut after.map),
            Self::ReplaceMap(map) => after.map = (**map).clone(),
            Self::SaveView(name) => {
                after.views.insert(name.clone(), after.map.clone());
            }
            Self::PutView(name, map) => {
                after.views.insert(name.clone(), (**map).clone());
            }
            Self::DeleteView(name) => {
                after.views.remove(name);
            }
            Self::SaveTypology(name, recipe) => save_typology(&mut after, name.trim(), recipe),
            Self::DeleteTypology(name) => {
                std::sync::Arc::make_mut(&mut after.typologies).remove(name);
            }
            Self::Facilities(edit) => {
                let facilities = std::sync::Arc::make_mut(&mut after.facilities);
                edit.apply(facilities, std::sync::Arc::make_mut(&mut after.facility_kinds));
            }
            Self::PutScenario(scenario) => {
                let scenarios = std::sync::Arc::make_mut(&mut after.scenarios);
                scenarios.insert(scenario.name.clone(), (**scenario).clone());
            }
            Self::DeleteScenario(name) => {
                std::sync::Arc::make_mut(&mut after.scenarios).remove(name);
            }
            Self::SetSupplyRules(rules) => after.supply_rules = std::sync::Arc::new(rules.clone()),
        }
        after
    }

    /// Wording key that names the edit in the history ("Farben ändern").
    pub fn label_key(&self) -> &'static str {
        match self {
            Self::Rename(_) => "edit-rename",
            Self::AddIndicator(_) => "edit-add-indicator",
            Self::Logo(Some(_)) => "edit-logo",
            Self::Logo(None) => "edit-no-logo",
            Self::ReplaceMap(_) => "edit-open-view",
            Self::SaveView(_) | Self::PutView(..) => "edit-save-view",
            Self::DeleteView(_) => "edit-delete-view",
            Self::SaveTypology(..) => "edit-save-typology",
            Self::DeleteTypology(_) => "edit-delete-typology",
            Self::Facilities(edit) => edit.label_key(),
            Self::PutScenario(_) => "edit-scenario-save",
            Self::DeleteScenario(_) => "edit-scenario-delete",
            Self::SetSupplyRules(_) => "edit-supply-rules",
            Self::Map(change) => change.label_key(),
        }
    }

    /// Whether `next` continues this edit (typing on, dragging on), so that one undo takes both back.
    pub fn merges_with(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Rename(_), Self::Rename(_)) => true,
            (Self::Map(a), Self::Map(b)) => a.merges_with(b),
            (Self::Facilities(a), Self::Facilities(b)) => a.merges_with(b),
            _ => false,
        }
    }
}

impl MapChange {
    fn apply(&self, map: &mut ThematicMap) {
        let shown = |map: &ThematicMap| {
            let reach = map.reach.as_ref().map(|reach| reach.request.clone());
            let values =
                (map.indicator.clone(), map.form, map.typology.is_some(), map.relation.clone(), reach);
            (values, map.period, map.level.clone(), map.within.clone())
        };
        let before = shown(map);
        self.change(map);
        // A title, subtitle or Lesebeispiel written by hand says what was seen on another map.
        if before != shown(map) {
            map.title = None;
            map.subtitle = None;
            map.reading_example = None;
        }
    }

    fn change(&self, map: &mut ThematicMap) {
        match self {
            Self::Indicator(indicator) => {
                leave_specials(map);
                change_indicator(map, indicator.clone());
            }
            Self::Period(period) => map.period = *period,
            Self::Level(level) => {
                map.level.clone_from(level);
                follow_the_map(map);
            }
            Self::Typology(typology) => {
                change_reach(map, None);
                map.typology.clone_from(typology);
            }
            Self::Reach(reach) => {
                map.typology = None;
                change_reach(map, reach.clone());
            }
            Self::Relation(relation) => {
                leave_specials(map);
                map.relation.clone_from(relation);
            }
            Self::Form(form) => {
                leave_specials(map);
                change_form(map, *form);
            }
            Self::IndicatorOnLevel(indicator, level) => {
                leave_specials(map);
                keep_two_indicators(map, Some(indicator));
                map.indicator = Some(indicator.clone());
                map.level = Some(level.clone());
            }
            Self::LevelWithin(level, within) => {
                map.level.clone_from(level);
                map.within.clone_from(within);
                follow_the_map(map);
            }
            Self::Within(within) => {
                map.within.clone_from(within);
                follow_the_map(map);
            }
            Self::Classing(classing) => map.classing = classing.clone(),
            Self::Palette(name, direction) => {
                map.palette.clone_from(name);
                map.palette_reversed = *direction == PaletteDirection::Reversed;
            }
            Self::PaletteWithClassing(name, direction, classing) => {
                Self::Palette(name.clone(), *direction).change(map);
                map.classing = (**classing).clone();
            }
            Self::Title(title) => map.title.clone_from(title),
            Self::Subtitle(subtitle) => map.subtitle.clone_from(subtitle),
            Self::ReadingExample(example) => map.reading_example.clone_from(example),
            Self::Labels(labels) => map.labels = *labels,
            Self::Size(size, dpi) => {
                map.size = *size;
                map.dpi = *dpi;
            }
            Self::Page(change) => change.change(&mut map.page),
        }
    }

    fn label_key(&self) -> &'static str {
        match self {
            Self::Indicator(_) | Self::IndicatorOnLevel(..) => "edit-indicator",
            Self::Period(_) => "edit-period",
            Self::Typology(_) => "edit-typology",
            Self::Reach(_) => "edit-reach",
            Self::Relation(_) => "edit-relation",
            Self::Form(_) => "edit-form",
            Self::Level(_) | Self::LevelWithin(..) => "edit-level",
            Self::Within(_) => "edit-within",
            Self::Classing(_) => "edit-classing",
            Self::Palette(..) | Self::PaletteWithClassing(..) => "edit-palette",
            Self::Title(_) => "edit-title",
            Self::Subtitle(_) => "edit-subtitle",
            Self::ReadingExample(_) => "edit-reading-example",
            Self::Labels(_) => "edit-labels",
            Self::Size(..) => "edit-size",
            Self::Page(change) => change.label_key(),
        }
    }

    /// Text being typed, breaks being dragged and periods gone through continue one another.
    fn merges_with(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Period(_), Self::Period(_))
            | (Self::Title(_), Self::Title(_))
            | (Self::Subtitle(_), Self::Subtitle(_))
            | (Self::ReadingExample(_), Self::ReadingExample(_)) => true,
            (Self::Page(a), Self::Page(b)) => a.merges_with(b),
            (Self::Reach(Some(a)), Self::Reach(Some(b))) => a.without_dragged() == b.without_dragged(),
            (Self::Typology(Some(a)), Self::Typology(Some(b))) => a.without_typed() == b.without_typed(),
            (Self::Relation(Some(MapRelation::Lisa(a))), Self::Relation(Some(MapRelation::Lisa(b)))) => {
                // A seed being typed.
                LisaMap { seed: 0, ..a.clone() } == LisaMap { seed: 0, ..b.clone() }
            }
            (
                Self::Relation(Some(MapRelation::Bivariate(a))),
                Self::Relation(Some(MapRelation::Bivariate(b))),
            ) => {
                // A limit being typed.
                let by_hand = |cuts: [AxisCuts; 2]| cuts.map(|cuts| matches!(cuts, AxisCuts::At(..)));
                let (a_cuts, b_cuts) = ([a.first_cuts, a.second_cuts], [b.first_cuts, b.second_cuts]);
                a.indicator == b.indicator
                    && by_hand(a_cuts) == by_hand(b_cuts)
                    && a_cuts.iter().zip(&b_cuts).all(|(a, b)| a == b || matches!(a, AxisCuts::At(..)))
            }
            (Self::Classing(a), Self::Classing(b)) => {
                a.scheme == crate::classify::Scheme::Manual
                    && Classing { manual_breaks: Vec::new(), ..a.clone() }
                        == Classing { manual_breaks: Vec::new(), ..b.clone() }
                    && a.manual_breaks.len() == b.manual_breaks.len()
            }
            _ => false,
        }
    }
}

/// A typology that is being looked at goes along to another level or area.
fn follow_the_map(map: &mut ThematicMap) {
    if let Some(typology) = &mut map.typology {
        typology.recipe.level.clear();
        typology.recipe.within = None;
    }
}

/// Back to the plain indicator: no typology, no reachability.
fn leave_specials(map: &mut ThematicMap) {
    map.typology = None;
    change_reach(map, None);
}

/// Classes belong to what they were made for: those of the indicator wait while reachability is shown, and the other way round.
fn change_reach(map: &mut ThematicMap, reach: Option<Box<ReachMap>>) {
    let code = |map: &ThematicMap| match &map.reach {
        Some(reach) => Some(reach.classing_code()),
        None => map.indicator.clone(),
    };
    let before = code(map);
    map.reach = reach;
    let after = code(map);
    if before == after {
        return;
    }
    let kept = after.as_ref().and_then(|code| map.classing_of_others.remove(code));
    let classing = kept.unwrap_or_else(|| match &map.reach {
        Some(reach) => usual_reach_classing(reach.request.measure),
        None => Classing::default(),
    });
    let left = std::mem::replace(&mut map.classing, classing);
    if let Some(code) = before.filter(|_| left != Classing::default()) {
        map.classing_of_others.insert(code, left);
    }
}

fn save_typology(project: &mut Project, name: &str, recipe: &TypologyRecipe) {
    let typologies = std::sync::Arc::make_mut(&mut project.typologies);
    let version = typologies.get(name).map_or(1, |saved| saved.version + 1);
    typologies.insert(name.to_owned(), SavedTypology { version, recipe: recipe.clone() });
    if let Some(shown) = &mut project.map.typology {
        name.clone_into(&mut shown.name);
    }
}

/// The second indicator that becomes the first changes places with it: nothing is set against itself.
fn keep_two_indicators(map: &mut ThematicMap, next: Option<&IndicatorCode>) {
    let Some(MapRelation::Bivariate(second)) = &map.relation else { return };
    if next == Some(&second.indicator) {
        let first = map.indicator.clone().filter(|first| *first != second.indicator);
        let (first_cuts, second_cuts) = (second.second_cuts, second.first_cuts);
        let turned = |indicator| BivariateMap { indicator, first_cuts, second_cuts };
        map.relation = first.map(|first| MapRelation::Bivariate(turned(first)));
    }
}

/// Breaks, frozen breaks and a reference belong to one indicator: they wait until it is shown again.
fn change_indicator(map: &mut ThematicMap, indicator: Option<IndicatorCode>) {
    if map.indicator == indicator {
        return;
    }
    keep_two_indicators(map, indicator.as_ref());
    let before = std::mem::replace(&mut map.indicator, indicator);
    let kept = map.indicator.as_ref().and_then(|code| map.classing_of_others.remove(code));
    let classing = kept.unwrap_or_else(|| map.classing.for_another_indicator());
    let left = std::mem::replace(&mut map.classing, classing);
    if let Some(code) = before.filter(|_| left.is_about_one_indicator()) {
        map.classing_of_others.insert(code, left);
    }
    // The next indicator may be no rate, or have no counts.
    map.form = ValueForm::Plain;
}

/// Breaks by hand and a reference belong to the values measured: they wait until these are shown again.
fn change_form(map: &mut ThematicMap, form: ValueForm) {
    let before = std::mem::replace(&mut map.form, form);
    let Some(code) = map.indicator.clone().filter(|_| before != form) else { return };
    if before.is_plain() && map.classing.is_about_one_indicator() {
        let classing = map.classing.for_another_indicator();
        map.classing_of_others.insert(code, std::mem::replace(&mut map.classing, classing));
    } else if form.is_plain()
        && let Some(kept) = map.classing_of_others.remove(&code)
    {
        map.classing = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Edit {
        Edit::Map(MapChange::Title(Some(text.to_owned())))
    }

    #[test]
    fn words_written_for_one_map_do_not_stand_over_another() {
        let titled = title("Um Lüchow leben die meisten Kinder").apply(&Project::default());
        let same = Edit::Map(MapChange::Palette("Blues".into(), PaletteDirection::Forward)).apply(&titled);
        assert_eq!(same.map.title, titled.map.title);
        let other = Edit::Map(MapChange::Period(Some(Period::year(2016)))).apply(&titled);
        assert_eq!(other.map.title, None);
        let again = Edit::Map(MapChange::Period(None)).apply(&titled);
        assert_eq!(again.map.title, titled.map.title, "nothing changed");
    }

    #[test]
    fn two_indicators_change_places_and_stay_two() {
        let code = |code: &str| IndicatorCode(code.to_owned());
        let show = |name: &str| Edit::Map(MapChange::Indicator(Some(code(name))));
        let young = show("U18").apply(&Project::default());
        let beside = |name: &str| MapRelation::Bivariate(BivariateMap::of(code(name)));
        let both = Edit::Map(MapChange::Relation(Some(beside("ALQ")))).apply(&young);
        let turned = show("ALQ").apply(&both);
        assert_eq!(turned.map.indicator, Some(code("ALQ")));
        assert_eq!(turned.map.relation, Some(beside("U18")));
        let third = show("MIETE").apply(&turned);
        assert_eq!(third.map.relation, Some(beside("U18")));
    }

    #[test]
    fn breaks_by_hand_wait_for_their_indicator() {
        let show = |code: &str| Edit::Map(MapChange::Indicator(Some(IndicatorCode(code.into()))));
        let by_hand = Classing {
            scheme: crate::classify::Scheme::Manual,
            manual_breaks: vec![12.0, 14.0],
            ..Classing::default()
        };
        let young = show("U18").apply(&Project::default());
        let young = Edit::Map(MapChange::Classing(by_hand.clone())).apply(&young);
        let smoothed = ThematicMap { form: ValueForm::EmpiricalBayes, ..young.map.clone() };
        let smoothed = Edit::ReplaceMap(Box::new(smoothed)).apply(&young);
        assert_eq!(show("MIETE").apply(&smoothed).map.form, ValueForm::Plain);
        let rent = show("MIETE").apply(&young);
        assert_eq!(rent.map.classing, Classing::default(), "euros are no percent");
        let again = show("U18").apply(&rent);
        assert_eq!(again.map.classing, by_hand);
        assert!(again.map.classing_of_others.is_empty());
        let later = Edit::Map(MapChange::Period(Some(Period::year(2016)))).apply(&young);
        assert_eq!(later.map.classing, by_hand);
        let blue = Edit::Map(MapChange::Palette("Blues".into(), PaletteDirection::Forward)).apply(&young);
        assert_eq!(blue.map.classing, by_hand);
    }
}
