//! Periods of the indicator shown that were read already: going back and forth in time reads no file again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::{
    Coverage, Indicator, IndicatorCode, Level, Logo, MapRelation, Period, Project, RegionKey, ThematicMap,
    ValueForm,
};
use crate::sheet::{Audience, MapContents};
use crate::tasks::{self, DetailChoice, LoadOptions, LoadedBehind, Session, TaskError, map_level};
use crate::work::Work;

/// Regions times periods that are kept at most: 48 periods of all municipalities of Germany, about 45 MB.
const MOST_CELLS: usize = 550_000;

/// Periods that were read already; clones share them.
#[derive(Clone, Default)]
pub struct PeriodCache {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Default)]
struct Kept {
    of: Option<Shown>,
    contents: BTreeMap<Period, Arc<MapContents>>,
}

/// What all kept periods have in common. An import brings new lists, and nothing kept fits any more.
#[derive(Clone)]
struct Shown {
    name: String,
    banner: String,
    logo: Option<Arc<Logo>>,
    indicator: Option<IndicatorCode>,
    level: Option<String>,
    within: Option<RegionKey>,
    form: ValueForm,
    relation: Option<MapRelation>,
    /// Values of all periods come along.
    pooled: bool,
    indicators: Arc<Vec<Indicator>>,
    levels: Arc<Vec<Level>>,
    coverage: Arc<Coverage>,
}

impl Shown {
    fn of(project: &Project, map: &ThematicMap) -> Self {
        Self {
            name: project.name.clone(),
            banner: project.banner.clone(),
            logo: project.logo.clone(),
            indicator: map.indicator.clone(),
            level: map.level.clone(),
            within: map.within.clone(),
            form: map.form,
            relation: map.relation.clone(),
            pooled: map.classing.is_pooled(),
            indicators: project.indicators.clone(),
            levels: project.levels.clone(),
            coverage: project.coverage.clone(),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.indicators, &other.indicators)
            && Arc::ptr_eq(&self.levels, &other.levels)
            && Arc::ptr_eq(&self.coverage, &other.coverage)
            && (&self.name, &self.banner, &self.logo) == (&other.name, &other.banner, &other.logo)
            && self.pooled == other.pooled
            && (self.form, &self.relation) == (other.form, &other.relation)
            && (&self.indicator, &self.level, &self.within) == (&other.indicator, &other.level, &other.within)
    }
}

impl PeriodCache {
    /// What `map` shows, from what was read before or from the file; with what stands behind a typology or reachability.
    ///
    /// # Errors
    /// As [`tasks::load_map`].
    pub fn contents(
        &self,
        session: &Session,
        project: &Project,
        map: &ThematicMap,
        work: &Work,
    ) -> Result<(Arc<MapContents>, LoadedBehind), TaskError> {
        if let Some(known) = self.known(project, map) {
            return Ok((known, LoadedBehind::default()));
        }
        let options = LoadOptions { audience: Audience::Everyone, detail: DetailChoice::Everything };
        let (contents, behind) = tasks::load_map_and_typology(session, project, map, &options, work)?;
        let contents = Arc::new(contents);
        if behind.typology.is_none() && contents.reach.is_none() {
            self.keep(Shown::of(project, map), &contents);
        }
        Ok((contents, behind))
    }

    /// The period of `map` where it was read before.
    pub fn known(&self, project: &Project, map: &ThematicMap) -> Option<Arc<MapContents>> {
        if map.typology.is_some() || map.reach.is_some() {
            return None;
        }
        let level = map_level(project, map).ok()?;
        let period = map.period?.resolve(project.periods(map.indicator.as_ref()?, level.id))?;
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = kept.of.as_ref().is_some_and(|of| of.is_same(&Shown::of(project, map)));
        kept.contents.get(&period).filter(|_| fits).cloned()
    }

    fn keep(&self, of: Shown, contents: &Arc<MapContents>) {
        let Some(period) = contents.period else { return };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if !kept.of.as_ref().is_some_and(|other| other.is_same(&of)) {
            kept.contents.clear();
            kept.of = Some(of);
        }
        kept.contents.insert(period, contents.clone());
        // The periods furthest in time are the last to be shown next.
        let most = (MOST_CELLS / contents.regions.len().max(1)).max(3);
        while kept.contents.len() > most {
            let far = |other: &Period| (other.place_in_years() - period.place_in_years()).abs();
            let furthest = kept.contents.keys().copied().max_by(|a, b| far(a).total_cmp(&far(b)));
            let Some(furthest) = furthest else { break };
            kept.contents.remove(&furthest);
        }
    }
}
