//! Keeps up to date what table and trend show: series, further columns, order of the rows; and plays through the periods.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::Context;

use super::commands::table::{chosen_period, periods};
use super::event::Event;
use super::finding::{collation_key, comparable};
use super::jobs::JobKind;
use super::loading::{showable_map, told};
use super::map_picture::MapPicture;
use super::panels::trend::{Band, MOST_LINES};
use super::shell::Window;
use super::state::{AppState, RightTab};
use super::table_cells::{TableCell, shown_columns, table_cell};
use super::table_view::{Direction, ExtraColumn, Names, RowsKey, SeriesRequest, TableColumn};
use crate::geo::RegionIndex;
use crate::model::{IndicatorCode, Project, Region};
use crate::notice::Notice;
use crate::sheet::{Audience, Fill, RelationContents};
use crate::tasks::{self, IndicatorSeries, Session, TaskError, load_series, region_values};
use crate::work::Work;

/// Cells of a series that are loaded even when nobody looks at a trend.
const CHEAP_CELLS: usize = 400_000;

/// What jobs for the table bring.
pub enum TableEvent {
    /// Names in order, and a series; no series where no indicator is shown or the values cannot be read.
    Series(SeriesRequest, Arc<Names>, Result<Option<Arc<IndicatorSeries>>, Option<Notice>>),
    /// Further columns.
    Extra(Vec<(IndicatorCode, ExtraColumn)>),
    /// A period was read ahead.
    Ahead,
}

impl Window {
    /// Takes what a job for the table has to say.
    pub(super) fn take_table(&mut self, event: TableEvent) {
        let table = &mut self.state.derived.table;
        match event {
            TableEvent::Series(request, names, series) => {
                table.names = Some(names);
                table.loaded += 1;
                match series {
                    Ok(series) => table.series = series,
                    Err(notice) => {
                        table.series = None;
                        if notice.is_none() {
                            table.asked = None;
                        }
                        if let Some(notice) = notice {
                            self.state.keep(notice);
                        }
                    }
                }
                if self.state.derived.table.asked.as_ref() != Some(&request) {
                    self.state.derived.table.asked = None;
                }
            }
            TableEvent::Extra(columns) => {
                table.loaded += 1;
                table.extra.extend(columns);
            }
            TableEvent::Ahead => {}
        }
    }

    /// Starts what is missing and brings the rows up to date.
    pub(super) fn refresh_table(&mut self) {
        let Some(picture) = self.state.derived.picture.clone() else { return };
        self.want_series(&picture);
        self.want_extra(&picture);
        self.refresh_band(&picture);
        let key = rows_key(&self.state, &picture);
        if self.state.derived.table.rows_key.as_ref() != Some(&key) {
            let rows = table_rows(&self.state, &picture);
            let table = &mut self.state.derived.table;
            (table.rows, table.rows_key) = (Arc::new(rows), Some(key));
        }
    }

    /// The spread of all regions, or of those selected where they are too many for lines.
    fn refresh_band(&mut self, picture: &MapPicture) {
        if self.state.view.tab != RightTab::Trend {
            return;
        }
        let selection = &self.state.view.selection;
        let many = selection.len() > MOST_LINES;
        let of = if many { selection.clone() } else { BTreeSet::new() };
        let key = (self.state.derived.table.loaded, of);
        if self.state.derived.table.band_key.as_ref() == Some(&key) {
            return;
        }
        let table = &mut self.state.derived.table;
        let regions: Vec<RegionIndex> =
            if many { key.1.iter().copied().collect() } else { picture.by_value.to_vec() };
        table.band = table.series.as_ref().map(|series| Arc::new(Band::of(series, &regions)));
        table.band_key = Some(key);
    }

    fn want_series(&mut self, picture: &MapPicture) {
        let contents = picture.contents();
        let request = SeriesRequest {
            indicator: contents.indicator.as_ref().map(|indicator| indicator.code.clone()),
            level: contents.level.id,
            within: picture.request.map.within.clone(),
        };
        if self.state.derived.table.asked.as_ref() == Some(&request)
            || !self.looks_at_series(picture)
            || self.jobs.is_running(JobKind::LoadMap)
        {
            return;
        }
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        self.state.derived.table.asked = Some(request.clone());
        let (project, contents) = (open.project.clone(), picture.request.contents.clone());
        self.jobs.start(JobKind::LoadSeries, move |work| {
            let names = Arc::new(names(contents.level.id, &contents.regions));
            let series = contents.indicator.as_ref().map(|indicator| {
                let wanted = (indicator.code.as_str(), &contents.level, contents.shown.as_slice());
                load_series(&session, &project, wanted, Audience::Everyone, work).map(Arc::new)
            });
            Event::Table(TableEvent::Series(request, names, series.transpose().map_err(|error| told(&error))))
        });
    }

    /// Long series of many regions are loaded when somebody looks at them.
    pub(super) fn looks_at_series(&self, picture: &MapPicture) -> bool {
        let table = &self.state.view.table;
        periods(&self.state).len() * picture.contents().regions.len() <= CHEAP_CELLS
            || self.state.view.tab == RightTab::Trend
            || table.columns.iter().any(|column| matches!(column, TableColumn::Spark | TableColumn::Change))
    }

    fn want_extra(&mut self, picture: &MapPicture) {
        let contents = picture.contents();
        let missing: Vec<IndicatorCode> =
            shown_columns(&self.state, picture)
                .into_iter()
                .filter_map(|column| match column {
                    TableColumn::Indicator(code) => Some(code),
                    _ => None,
                })
                .filter(|code| {
                    self.state.derived.table.extra.get(code).is_none_or(|extra| {
                        (extra.level, extra.asked) != (contents.level.id, contents.period)
                    })
                })
                .collect();
        if missing.is_empty() || self.jobs.is_running(JobKind::LoadColumns) {
            return;
        }
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        let (project, contents) = (open.project.clone(), picture.request.contents.clone());
        self.jobs.start(JobKind::LoadColumns, move |_| {
            let loaded = missing.into_iter().map(|code| {
                let column = extra_column(&session, &project, (&code, &contents));
                (code, column)
            });
            Event::Table(TableEvent::Extra(loaded.collect()))
        });
    }

    /// The next period when it is due; never while the window is not in front.
    pub(super) fn play_on(&mut self, ctx: &Context) {
        let Some(playing) = self.state.view.table.playing else { return };
        if !self.state.view.place.has_map() {
            self.state.view.table.playing = None;
            return;
        }
        let in_front = ctx.input(|input| {
            input.viewport().focused.unwrap_or(true) && !input.viewport().minimized.unwrap_or(false)
        });
        if !in_front || self.jobs.is_running(JobKind::LoadMap) {
            return;
        }
        let now = Instant::now();
        if now < playing.next {
            self.read_ahead();
            ctx.request_repaint_after(playing.next - now);
            return;
        }
        let last = periods(&self.state).len().checked_sub(1);
        if chosen_period(&self.state) == last {
            self.state.view.table.playing = None;
            return;
        }
        self.step_period(ctx, 1);
        let stays = Duration::from_secs_f32(self.state.view.table.seconds);
        if let Some(playing) = &mut self.state.view.table.playing {
            playing.next = now + stays;
        }
        ctx.request_repaint_after(stays);
    }

    fn read_ahead(&mut self) {
        let next = chosen_period(&self.state).and_then(|place| periods(&self.state).get(place + 1).copied());
        let (Some(next), Some(open)) = (next, &self.state.project) else { return };
        let Some(session) = open.session.clone() else { return };
        let project = open.project.clone();
        let mut map = showable_map(&project);
        map.period = Some(next);
        let cache = self.period_cache.clone();
        if self.jobs.is_running(JobKind::LoadAhead) || cache.known(&project, &map).is_some() {
            return;
        }
        self.jobs.start(JobKind::LoadAhead, move |work: &Work| {
            // What cannot be read is told when it is shown.
            let _ = cache.contents(&session, &project, &map, work);
            Event::Table(TableEvent::Ahead)
        });
    }
}

fn names(level: crate::model::LevelId, regions: &[Region]) -> Names {
    let mut by_name: Vec<u32> = (0..regions.len() as u32).collect();
    let key = |position: &u32| collation_key(regions.get(*position as usize).map_or("", |own| &own.name));
    by_name.sort_by_cached_key(key);
    let mut order = vec![0; regions.len()];
    for (place, position) in (0..).zip(&by_name) {
        if let Some(slot) = order.get_mut(*position as usize) {
            *slot = place;
        }
    }
    Names { level, order, comparable: regions.iter().map(|region| comparable(&region.name)).collect() }
}

/// The values of a further indicator in the period of the map, else in its latest; nothing where it has none here.
fn extra_column(
    session: &Session,
    project: &Project,
    (code, contents): (&IndicatorCode, &crate::sheet::MapContents),
) -> ExtraColumn {
    let wanted = |period| {
        let asked = (code.as_str(), period, &contents.level);
        region_values(session, project, asked, Audience::Everyone)
    };
    let year = contents.period.map(|period| crate::model::Period::year(period.calendar_year()));
    let loaded: Result<tasks::RegionValues, TaskError> =
        wanted(contents.period).or_else(|_| wanted(year)).or_else(|_| wanted(None));
    let (period, observations) = match loaded {
        Ok(values) => (Some(values.period), values.observations),
        Err(_) => (None, crate::model::Observations::masked(Vec::new(), &[])),
    };
    ExtraColumn {
        level: contents.level.id,
        asked: contents.period,
        period,
        observations: Arc::new(observations),
    }
}

fn rows_key(state: &AppState, picture: &MapPicture) -> RowsKey {
    let filter = state.view.table.filter.clone();
    let selection = if filter.selected_only { state.view.selection.clone() } else { BTreeSet::default() };
    RowsKey {
        revision: picture.colors.revision,
        search: state.view.table_search.clone(),
        sort: state.view.table.sort.clone(),
        filter,
        selection,
        loaded: state.derived.table.loaded,
    }
}

/// The regions that the filter leaves, in the order of the table: what is missing comes last, equals by name.
pub fn table_rows(state: &AppState, picture: &MapPicture) -> Vec<RegionIndex> {
    let (column, direction) = &state.view.table.sort;
    let names = state.derived.table.names.as_ref().filter(|names| names.level == picture.contents().level.id);
    let by_name = |region: RegionIndex| {
        names.and_then(|names| names.order.get(region.position())).copied().unwrap_or(region.0)
    };
    let parents = if *column == TableColumn::Parent { parent_places(picture) } else { Vec::new() };
    let value = |region: RegionIndex| match column {
        TableColumn::Parent => parents.get(region.position()).copied().flatten().map(f64::from),
        column => sort_value(state, picture, (column, region)),
    };
    let mut keyed: Vec<(Option<f64>, u32, RegionIndex)> = kept_rows(state, picture)
        .into_iter()
        .map(|region| (value(region), by_name(region), region))
        .collect();
    keyed.sort_unstable_by(|a, b| {
        let by_value = match (a.0, b.0) {
            (Some(a), Some(b)) if *direction == Direction::Up => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        let then_name = match (column, direction) {
            (TableColumn::Name, Direction::Down) => b.1.cmp(&a.1),
            _ => a.1.cmp(&b.1),
        };
        by_value.then(then_name)
    });
    keyed.into_iter().map(|(_, _, region)| region).collect()
}

/// For each region the place of its parent in German order of names.
fn parent_places(picture: &MapPicture) -> Vec<Option<u32>> {
    let Some(parents) = &picture.contents().parents else { return Vec::new() };
    let mut order: Vec<usize> = (0..parents.names.len()).collect();
    order.sort_by_cached_key(|parent| parents.names.get(*parent).map(|name| collation_key(name)));
    let mut places = vec![0_u32; order.len()];
    for (place, parent) in order.into_iter().enumerate() {
        if let Some(slot) = places.get_mut(parent) {
            *slot = place as u32;
        }
    }
    let place = |parent: &Option<u32>| parent.and_then(|parent| places.get(parent as usize).copied());
    parents.parent_of.iter().map(place).collect()
}

fn sort_value(
    state: &AppState,
    picture: &MapPicture,
    (column, region): (&TableColumn, RegionIndex),
) -> Option<f64> {
    let contents = picture.contents();
    match column {
        TableColumn::Name | TableColumn::Parent => None,
        TableColumn::Value | TableColumn::Bar | TableColumn::Index => {
            contents.observations.cell(region.position()).value
        }
        TableColumn::Class => match contents.relation.as_deref() {
            Some(RelationContents::Lisa(lisa)) => lisa.class_of(region.position()).map(f64::from),
            _ => contents.typology.as_ref()?.class_of(region.position()).map(f64::from),
        },
        TableColumn::Firmness => {
            let (kept, tried) = state.derived.reasons.of(picture)?.kept(region.position())?;
            Some(kept as f64 / tried.max(1) as f64)
        }
        // Regions stand in the order of their keys.
        TableColumn::Key => Some(f64::from(region.0)),
        TableColumn::Spark => {
            let series = state.derived.table.series.as_ref()?;
            let first = series.of_region(region.position()).find_map(|cell| cell.value)?;
            let last = series.of_region(region.position()).filter_map(|cell| cell.value).last()?;
            Some(last - first)
        }
        column => match table_cell(state, picture, (column, region)) {
            TableCell::Number(value, _) | TableCell::Difference(value, _) => Some(value),
            _ => None,
        },
    }
}

fn kept_rows(state: &AppState, picture: &MapPicture) -> Vec<RegionIndex> {
    let contents = picture.contents();
    let filter = &state.view.table.filter;
    let search = comparable(state.view.table_search.trim());
    let names = state.derived.table.names.as_ref().filter(|names| names.level == contents.level.id);
    let fits_search = |region: &RegionIndex| {
        let Some(own) = contents.regions.get(region.position()) else { return false };
        let name = names.and_then(|names| names.comparable.get(region.position()));
        search.is_empty()
            || own.key.as_str().starts_with(&search)
            || name.map_or_else(|| comparable(&own.name).contains(&search), |name| name.contains(&search))
    };
    let fits_fill = |region: &RegionIndex| {
        if filter.classes.is_empty() && filter.states.is_empty() {
            return true;
        }
        match picture.choropleth.fill(region.position()) {
            Fill::Class(class) => filter.classes.contains(&class.0),
            _ => filter.states.contains(&contents.observations.cell(region.position()).state),
        }
    };
    let fits_parent = |region: &RegionIndex| {
        filter.parents.is_empty()
            || contents.parents.as_ref().is_some_and(|parents| {
                let parent = parents.parent_of.get(region.position()).copied().flatten();
                parent.is_some_and(|parent| filter.parents.contains(&parent))
            })
    };
    picture
        .by_value
        .iter()
        .copied()
        .filter(|region| !filter.selected_only || state.view.selection.contains(region))
        .filter(|region| fits_fill(region) && fits_parent(region) && fits_search(region))
        .collect()
}
