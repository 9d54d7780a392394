//! The open project: cheap to clone, because the lists behind it are shared.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::derive::coverage_with_derived;
use super::facility::{Facility, FacilityKind};
use super::indicator::{Indicator, IndicatorCode};
use super::level::{Level, LevelId};
use super::logo::Logo;
use super::map::ThematicMap;
use super::period::Period;
use super::scenario::Scenarios;
use super::supply_rule::SupplyRule;
use super::typology::Typologies;

/// Which periods exist for an indicator on a level, ascending. Derivable indicators are listed where they can be computed.
pub type Coverage = BTreeMap<(IndicatorCode, LevelId), Vec<Period>>;

/// What a project file holds, without geometry and values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Project {
    /// Name of the project.
    pub name: String,
    /// Line that every page of this project must carry ("Beispieldaten, frei erfunden"); empty for real data.
    pub banner: String,
    /// Logo at the foot of the pages.
    pub logo: Option<Arc<Logo>>,
    /// EPSG code of the system that maps are drawn in; `None` before the first boundaries.
    pub epsg: Option<u32>,
    /// Levels, coarse to fine.
    pub levels: Arc<Vec<Level>>,
    /// The indicator catalogue, in the order of import.
    pub indicators: Arc<Vec<Indicator>>,
    /// Which periods exist where.
    pub coverage: Arc<Coverage>,
    /// Saved views by name.
    pub views: BTreeMap<String, ThematicMap>,
    /// Saved typologies by name, each in its latest version.
    pub typologies: Arc<Typologies>,
    /// Facilities, by kind in the order of the kinds.
    pub facilities: Arc<Vec<Facility>>,
    /// Kinds of facilities.
    pub facility_kinds: Arc<Vec<FacilityKind>>,
    /// Saved scenarios by name.
    pub scenarios: Arc<Scenarios>,
    /// Rules about what must be offered.
    pub supply_rules: Arc<Vec<SupplyRule>>,
    /// The map that is being worked on.
    pub map: ThematicMap,
}

impl Project {
    /// The level called `name`, compared without case.
    pub fn level(&self, name: &str) -> Option<&Level> {
        let name = name.trim().to_lowercase();
        self.levels.iter().find(|level| level.name.to_lowercase() == name)
    }

    /// The level `id`.
    pub fn level_by_id(&self, id: LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// The indicator `code`.
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code.as_str() == code)
    }

    /// Adds an entry to the catalogue, or replaces the one of the same code, and lists the periods that can be computed.
    pub fn put_indicator(&mut self, indicator: Indicator) {
        let one = std::slice::from_ref(&indicator);
        self.coverage = Arc::new(coverage_with_derived(&self.coverage, one, &self.levels));
        let indicators = Arc::make_mut(&mut self.indicators);
        match indicators.iter_mut().find(|known| known.code == indicator.code) {
            Some(known) => *known = indicator,
            None => indicators.push(indicator),
        }
    }

    /// The periods of an indicator on a level, ascending; empty when there are none.
    pub fn periods(&self, code: &IndicatorCode, level: LevelId) -> &[Period] {
        self.coverage.get(&(code.clone(), level)).map_or(&[], Vec::as_slice)
    }
}
