//! The change to the period before, for the hover card. Where the series of the indicator is too long to be loaded unasked,
//! the values of that one period are loaded beside the window.

use std::sync::Arc;

use crate::app::map_picture::MapPicture;
use crate::app::state::Derived;
use crate::geo::RegionIndex;
use crate::model::{IndicatorCode, LevelId, Observations, Period};
use crate::tasks::Change;

/// Which values: indicator, level and period of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapKey {
    /// The indicator shown.
    pub indicator: IndicatorCode,
    /// The level shown.
    pub level: LevelId,
    /// The period shown.
    pub period: Period,
}

/// Masked values of the period before.
#[derive(Debug, Clone)]
pub struct ValuesBefore {
    /// The map that they belong to.
    pub key: MapKey,
    /// The period before.
    pub period: Period,
    /// One per region of the level.
    pub observations: Observations,
}

/// What is known about the period before.
#[derive(Debug, Clone, Default)]
pub struct PeriodBefore {
    asked: Option<MapKey>,
    known: Option<Arc<ValuesBefore>>,
}

impl PeriodBefore {
    /// The values before those of `picture`; `None` while they are unknown, or where there are none.
    pub fn of(&self, picture: &MapPicture) -> Option<&ValuesBefore> {
        let known = self.known.as_deref()?;
        (Some(&known.key) == key_of(picture).as_ref()).then_some(known)
    }

    /// What is still to be loaded for `picture`; the same is asked for once.
    pub fn wanted(&mut self, picture: &MapPicture) -> Option<MapKey> {
        let key = key_of(picture)?;
        if self.asked.as_ref() == Some(&key) {
            return None;
        }
        self.asked = Some(key.clone());
        Some(key)
    }

    /// Takes what was loaded.
    pub fn take(&mut self, values: Option<ValuesBefore>) {
        self.known = values.map(Arc::new);
    }
}

/// The change of a region's value to the period before: from the series of the indicator where it is loaded, else from the
/// values of that period alone; `None` while neither is there, and where one of the two values is missing or secret.
pub fn change_before(
    derived: &Derived,
    picture: &MapPicture,
    (region, now): (RegionIndex, f64),
) -> Option<Change> {
    let key = key_of(picture)?;
    let series = derived.table.series.as_deref();
    let series = series.filter(|series| series.indicator == key.indicator && series.level == key.level);
    if let Some(series) = series {
        return series.change(key.period, region.position());
    }
    let before = derived.before.of(picture)?;
    let then = before.observations.cell(region.position()).value?;
    Some(Change { by: now - then, since: before.period })
}

fn key_of(picture: &MapPicture) -> Option<MapKey> {
    let contents = picture.contents();
    // Measured values before would say nothing about smoothed ones or quotients now.
    if contents.form.is_some() {
        return None;
    }
    Some(MapKey {
        indicator: contents.indicator.as_ref()?.code.clone(),
        level: contents.level.id,
        period: contents.period?,
    })
}
