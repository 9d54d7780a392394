//! The table as shown, for the clipboard and for files.

use super::command::Command;
use super::commands::table::CopiedRows;
use super::event::Event;
use super::jobs::JobKind;
use super::loading::told;
use super::map_picture::MapPicture;
use super::shell::Window;
use super::state::AppState;
use super::table_cells::{TableCell, column_head, shown_columns, table_cell};
use super::table_view::TableColumn;
use crate::geo::RegionIndex;
use crate::tasks::{self, Cell, ShownTable, Table};
use crate::text::{Language, tr};

/// Columns of a copy: key and name first, then those that are shown; a bar is no column of figures.
fn columns(state: &AppState, picture: &MapPicture) -> Vec<TableColumn> {
    let shown = shown_columns(state, picture).into_iter();
    let other =
        shown.filter(|column| !matches!(column, TableColumn::Bar | TableColumn::Spark | TableColumn::Key));
    [TableColumn::Key, TableColumn::Name].into_iter().chain(other).collect()
}

fn rows(state: &AppState, which: CopiedRows) -> Vec<RegionIndex> {
    let rows = state.derived.table.rows.iter().copied();
    rows.filter(|row| which == CopiedRows::All || state.view.selection.contains(row)).collect()
}

/// Tab-separated text with a decimal comma in German, without thousands separators; `None` without a map.
pub fn as_text(state: &AppState, which: CopiedRows) -> Option<String> {
    let picture = state.derived.picture.as_ref()?;
    let language = state.view.language;
    let columns = columns(state, picture);
    let heads: Vec<String> = columns.iter().map(|column| one_line(&head(state, picture, column))).collect();
    let mut text = heads.join("\t") + "\n";
    for region in rows(state, which) {
        let cells: Vec<String> = columns
            .iter()
            .map(|column| plain(&table_cell(state, picture, (column, region)), language))
            .collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    Some(text)
}

fn head(state: &AppState, picture: &MapPicture, column: &TableColumn) -> String {
    let (head, tip) = column_head(state, picture, column);
    match column {
        TableColumn::Value | TableColumn::Indicator(_) => tip,
        TableColumn::Key if head.is_empty() => tr(state.view.language, "app-key"),
        _ => head,
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// As a spreadsheet reads it.
fn plain(cell: &TableCell, language: Language) -> String {
    match cell {
        TableCell::Number(..) | TableCell::Difference(..) => {
            let separator = if language == Language::De { '.' } else { ',' };
            let text = cell.text(language);
            let figures = text.chars().filter(|letter| *letter != separator && !"±+".contains(*letter));
            figures.map(|letter| if letter == '\u{2212}' { '-' } else { letter }).collect()
        }
        _ => one_line(&cell.text(language)),
    }
}

/// The table as shown with its notes, to be written to a file.
pub fn shown_table(state: &AppState) -> Option<ShownTable> {
    let picture = state.derived.picture.as_ref()?;
    let contents = picture.contents();
    let columns = columns(state, picture);
    let mut table = Table::with_columns(columns.iter().map(|column| head(state, picture, column)));
    for region in rows(state, CopiedRows::All) {
        let cells = columns.iter().map(|column| file_cell(table_cell(state, picture, (column, region))));
        table.rows.push(cells.collect());
    }
    let title = contents.indicator.as_ref().map_or(&contents.level.name, |indicator| &indicator.name);
    let project = state.open_project()?;
    Some(ShownTable {
        table,
        title: title.clone(),
        period: contents.period,
        sources: contents.sources.clone(),
        banner: project.banner.clone(),
        language: state.view.language,
    })
}

fn file_cell(cell: TableCell) -> Cell {
    match cell {
        TableCell::Nothing => Cell::Empty,
        TableCell::Number(value, decimals) | TableCell::Difference(value, decimals) => {
            Cell::Number(value, decimals)
        }
        TableCell::State(state) => Cell::State(state),
        TableCell::Words(words) => Cell::text(words),
    }
}

impl Window {
    /// Writes the table as shown to `path`; without an ending as a workbook.
    pub(super) fn export_table(&mut self, path: std::path::PathBuf) {
        let Some(shown) = shown_table(&self.state) else { return };
        let path = if path.extension().is_some() { path } else { path.with_extension("xlsx") };
        self.jobs.start(JobKind::Export, move |_| {
            let written = tasks::export_shown(&shown, &path);
            Event::Exported(written.map(|()| (path, Vec::new())).map_err(|error| told(&error)))
        });
    }

    /// The command that menus and keys know runs the one of the table.
    pub(super) fn copy_table(&mut self, ctx: &egui::Context) {
        let command = super::commands::table::TableCommand::Copy(CopiedRows::All);
        self.run_command(ctx, Command::Table(command));
    }
}
