//! Commands of table, trend and time.

use std::time::{Duration, Instant};

use egui::Context;

use crate::app::command::{Command, CommandFace, FilePurpose};
use crate::app::commands::classes::ClassesCommand;
use crate::app::shell::Window;
use crate::app::state::AppState;
use crate::app::table_export;
use crate::app::table_view::{Direction, Playing, TableColumn, TableFilter};
use crate::geo::RegionIndex;
use crate::model::{BreakScope, MapChange};

/// Which rows are copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopiedRows {
    /// All rows as shown.
    All,
    /// The selected regions.
    Selected,
}

/// One thing a person can do with table, trend and time.
#[derive(Debug, Clone, PartialEq)]
pub enum TableCommand {
    /// Order by this column; again: the other way round.
    Sort(TableColumn),
    /// Show this column, or no longer.
    ToggleColumn(TableColumn),
    /// The columns as they were at first.
    ResetColumns,
    /// Make a column this wide, in points.
    Width(TableColumn, f32),
    /// Remember the widths of the columns.
    KeepWidths,
    /// Show only these rows.
    Filter(TableFilter),
    /// Show all rows again.
    ClearFilter,
    /// The keyboard goes to this row.
    Cursor(RegionIndex),
    /// Select all regions between the row of the keyboard and this one.
    SelectTo(RegionIndex),
    /// Select all rows as shown.
    SelectShown,
    /// Put rows as text on the clipboard.
    Copy(CopiedRows),
    /// Ask for a file and write the table as shown.
    Export,
    /// Fold or unfold a theme.
    ToggleTheme(String),
    /// Play through the periods, or stop.
    Play,
    /// Seconds that a period stays while playing.
    PlaySpeed(f32),
    /// One period later or earlier.
    StepPeriod(i8),
    /// Keep the classes of this period for all.
    FreezeClasses,
    /// Read the trend at this period.
    ReadAt(Option<usize>),
}

impl TableCommand {
    /// Name, explanation, keys and availability of the command.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let has_map = state.derived.picture.is_some();
        let face =
            |label_key, tooltip_key, enabled| CommandFace { label_key, tooltip_key, shortcut: None, enabled };
        match self {
            Self::Sort(_) => face("table-sort", None, has_map),
            Self::ToggleColumn(_) => face("table-columns", Some("table-columns-tip"), has_map),
            Self::ResetColumns => face("table-columns-reset", None, true),
            Self::Width(..) | Self::KeepWidths | Self::Cursor(_) | Self::ToggleTheme(_) | Self::ReadAt(_) => {
                face("app-edit", None, true)
            }
            Self::Filter(_) => face("table-filter", Some("table-filter-tip"), has_map),
            Self::ClearFilter => face("table-filter-clear", None, has_map),
            Self::SelectTo(_) => face("app-select", None, has_map),
            Self::SelectShown => face("table-select-shown", None, has_map),
            Self::Copy(CopiedRows::All) => face("app-copy-table", Some("app-copy-table-tip"), has_map),
            Self::Copy(CopiedRows::Selected) => {
                face("table-copy-selection", None, has_map && !state.view.selection.is_empty())
            }
            Self::Export => face("table-export", Some("table-export-tip"), has_map),
            Self::Play if state.view.table.playing.is_some() => face("time-pause", None, true),
            Self::Play => face("time-play", Some("time-play-tip"), periods(state).len() > 1),
            Self::PlaySpeed(_) => face("time-speed", None, true),
            Self::StepPeriod(by) if *by < 0 => face("time-earlier", None, stepped(state, *by).is_some()),
            Self::StepPeriod(by) => face("time-later", None, stepped(state, *by).is_some()),
            Self::FreezeClasses => face("time-freeze", Some("time-freeze-tip"), has_map),
        }
    }
}

impl Window {
    pub(in crate::app) fn run_table(&mut self, ctx: &Context, command: TableCommand) {
        match command {
            TableCommand::Sort(column) => self.sort_table(column),
            TableCommand::ToggleColumn(column) => self.toggle_column(column),
            TableCommand::ResetColumns => {
                let fresh = crate::app::table_view::TableView::default();
                let view = &mut self.state.view.table;
                (view.columns, view.widths, view.sort) = (fresh.columns, fresh.widths, fresh.sort);
                self.remember();
            }
            TableCommand::Width(column, points) => {
                self.state.view.table.widths.insert(column, points.clamp(40.0, 600.0));
            }
            TableCommand::KeepWidths => self.remember(),
            TableCommand::Filter(filter) => self.state.view.table.filter = filter,
            TableCommand::ClearFilter => {
                self.state.view.table.filter = TableFilter::default();
                self.state.view.table_search.clear();
            }
            TableCommand::Cursor(region) => {
                self.state.view.table.cursor = Some(region);
                self.state.view.table.follow_cursor = true;
            }
            TableCommand::SelectTo(region) => self.select_to(region),
            TableCommand::SelectShown => {
                self.state.view.selection = self.state.derived.table.rows.iter().copied().collect();
            }
            TableCommand::Copy(rows) => {
                if let Some(text) = table_export::as_text(&self.state, rows) {
                    self.copy_text(ctx, text, "app-table-copied");
                }
            }
            TableCommand::Export => self.run_command(ctx, Command::PickFile(FilePurpose::ExportTable)),
            TableCommand::ToggleTheme(theme) => {
                let closed = &mut self.state.view.table.closed_themes;
                if !closed.remove(&theme) {
                    closed.insert(theme);
                }
            }
            TableCommand::Play => self.play_or_stop(ctx),
            TableCommand::PlaySpeed(seconds) => self.state.view.table.seconds = seconds.clamp(0.2, 10.0),
            TableCommand::StepPeriod(by) => self.step_period(ctx, by),
            TableCommand::FreezeClasses => self.freeze_classes(ctx),
            TableCommand::ReadAt(place) => self.state.view.table.read_at = place,
        }
    }

    /// A column of figures begins with the highest, one of words with A.
    fn sort_table(&mut self, column: TableColumn) {
        let sort = &mut self.state.view.table.sort;
        let first = match column {
            TableColumn::Name | TableColumn::Parent | TableColumn::Key | TableColumn::Rank => Direction::Up,
            _ => Direction::Down,
        };
        let turned = match sort.1 {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        };
        sort.1 = if sort.0 == column { turned } else { first };
        sort.0 = column;
    }

    fn toggle_column(&mut self, column: TableColumn) {
        let view = &mut self.state.view.table;
        if let Some(place) = view.columns.iter().position(|other| *other == column) {
            view.columns.remove(place);
            if view.sort.0 == column {
                view.sort = (TableColumn::Name, Direction::Up);
            }
        } else {
            view.columns.push(column);
            view.columns.sort();
        }
        self.remember();
    }

    fn select_to(&mut self, region: RegionIndex) {
        let rows = self.state.derived.table.rows.clone();
        let place = |wanted: RegionIndex| rows.iter().position(|row| *row == wanted);
        let from = self.state.view.table.cursor.and_then(place);
        let Some(to) = place(region) else { return };
        let from = from.unwrap_or(to);
        let between = rows.get(from.min(to)..=from.max(to)).unwrap_or_default();
        self.state.view.selection = between.iter().copied().collect();
    }

    fn play_or_stop(&mut self, ctx: &Context) {
        if self.state.view.table.playing.take().is_some() {
            return;
        }
        // From the last period on there is nothing to play: it begins again.
        if stepped(&self.state, 1).is_none()
            && let Some(first) = periods(&self.state).first().copied()
        {
            self.run_command(ctx, Command::map(MapChange::Period(Some(first))));
        }
        let next = Instant::now() + Duration::from_secs_f32(self.state.view.table.seconds);
        self.state.view.table.playing = Some(Playing { next });
        ctx.request_repaint();
    }

    pub(in crate::app) fn step_period(&mut self, ctx: &Context, by: i8) {
        if let Some(period) = stepped(&self.state, by) {
            self.run_command(ctx, Command::map(MapChange::Period(Some(period))));
        }
    }

    fn freeze_classes(&mut self, ctx: &Context) {
        self.run_command(ctx, Command::Classes(ClassesCommand::Scope(BreakScope::Frozen)));
    }
}

/// The periods of the indicator on the level that is shown.
pub fn periods(state: &AppState) -> &[crate::model::Period] {
    let Some(project) = state.open_project() else { return &[] };
    match (&project.map.indicator, crate::app::panels::choose::shown_level(state, project)) {
        (Some(code), Some(level)) => project.periods(code, level.id),
        _ => &[],
    }
}

/// The position of the period that is shown, or asked for and being loaded.
pub fn chosen_period(state: &AppState) -> Option<usize> {
    let periods = periods(state);
    let shown = state.derived.picture.as_ref().and_then(|picture| picture.contents().period);
    let asked = state.open_project()?.map.period.and_then(|period| period.resolve(periods)).or(shown)?;
    periods.iter().position(|other| *other == asked)
}

fn stepped(state: &AppState, by: i8) -> Option<crate::model::Period> {
    let place = chosen_period(state)?;
    periods(state).get(place.checked_add_signed(isize::from(by))?).copied()
}
