//! The values of the period before another one.

use super::areas::Areas;
use super::values::{Source as Values, find_indicator};
use super::{Audience, Session, TaskError};
use crate::model::{IndicatorCode, LevelId, Observations, Period, Project};

/// The latest period of the indicator before `period`, with its masked values on the level; `None` where there is none.
///
/// # Errors
/// Unknown indicator, or the file cannot be read.
pub fn values_before(
    session: &Session,
    project: &Project,
    (indicator, level, period): (&IndicatorCode, LevelId, Period),
) -> Result<Option<(Period, Observations)>, TaskError> {
    let store = session.reader()?;
    let areas = Areas::new(&store, project);
    let values = Values::new(&areas);
    let indicator = find_indicator(project, indicator.as_str())?;
    let Some(level) = project.level_by_id(level) else { return Ok(None) };
    let periods = values.periods(indicator, level)?;
    let Some(before) = periods.into_iter().filter(|other| *other < period).max() else { return Ok(None) };
    let cells = values.cells(indicator, before, level)?.unwrap_or_default();
    let shown = values.shown(indicator, before, level, (cells, Audience::Everyone))?;
    Ok(Some((before, shown)))
}
