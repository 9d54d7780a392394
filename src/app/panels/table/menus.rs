//! Filter, columns, copy and export of the table.

use egui::{Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::LEFT;
use crate::app::command::Command;
use crate::app::commands::table::{CopiedRows, TableCommand};
use crate::app::finding::found_indicators;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::table_cells::{column_head, possible_columns};
use crate::app::table_view::{TableColumn, TableFilter};
use crate::app::theme::{RADIUS, SMALL_PX, regular, roles};
use crate::app::widgets::{
    ButtonLook, Icon, check_field, command_button, focus_ring, heading, icon, list_row, search_field,
};
use crate::model::ValueState;
use crate::sheet::Fill;
use crate::text::{Message, format_count, tr};

/// Most parent regions that a menu lists.
const MOST_PARENTS: usize = 500;
/// Most further indicators that are listed without a search.
const MOST_UNSEARCHED: usize = 12;

pub(super) fn filter_menu_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    let active = state.view.table.filter.is_active();
    let button = menu_button(ui, &tr(state.view.language, "table-filter"), (Icon::Filter, active));
    let menu = Popup::menu(&button).width(270.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    menu.accessible_name(tr(state.view.language, "table-filter")).show(|ui| {
        ScrollArea::vertical().max_height(430.0).show(ui, |ui| filter_ui(ui, state, picture, out));
    });
}

fn filter_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    let language = state.view.language;
    let filter = &state.view.table.filter;
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut push = |filter: TableFilter| out.push(Command::Table(TableCommand::Filter(filter)));
    if check_field(ui, filter.selected_only, &tr(language, "table-only-selected")) {
        push(TableFilter { selected_only: !filter.selected_only, ..filter.clone() });
    }
    if !picture.legend.is_empty() {
        ui.add_space(6.0);
        heading(ui, &tr(language, "app-classes"));
    }
    for row in &picture.legend {
        let mut next = filter.clone();
        let checked = match row.fill {
            Fill::Class(class) => toggle(&mut next.classes, class.0),
            Fill::Secret => toggle(&mut next.states, ValueState::Secret),
            Fill::NoData => toggle(&mut next.states, ValueState::NoData),
            Fill::NotRated => toggle(&mut next.states, ValueState::NotRated),
            Fill::Unreachable => toggle(&mut next.states, ValueState::Unreachable),
            Fill::Plain | Fill::Outside => continue,
        };
        let text = format!("{} ({})", row.text, format_count(row.count as u64, language));
        if check_field(ui, checked, &text) {
            push(next);
        }
    }
    let Some(parents) = &picture.contents().parents else { return };
    ui.add_space(6.0);
    heading(ui, &parents.level_name);
    for (parent, name) in (0..).zip(&parents.names).take(MOST_PARENTS) {
        if !parents.parent_of.contains(&Some(parent)) {
            continue;
        }
        let mut next = filter.clone();
        let checked = toggle(&mut next.parents, parent);
        if check_field(ui, checked, name) {
            push(next);
        }
    }
}

/// Puts `member` in or takes it out; whether it was in.
fn toggle<T: Ord + Copy>(set: &mut std::collections::BTreeSet<T>, member: T) -> bool {
    let was = set.remove(&member);
    if !was {
        set.insert(member);
    }
    was
}

/// How many rows are left, and the way back to all.
pub(super) fn filter_line_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    let searched = !state.view.table_search.trim().is_empty();
    if !state.view.table.filter.is_active() && !searched {
        return;
    }
    let language = state.view.language;
    let text = Message::new("table-rows-left")
        .with("count", format_count(state.derived.table.rows.len() as u64, language))
        .with("all", format_count(picture.shown as u64, language))
        .to_text(language);
    ui.horizontal(|ui| {
        ui.add_space(LEFT);
        ui.label(egui::RichText::new(text).font(regular(SMALL_PX)).color(roles(ui).third));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            command_button(ui, state, &Command::Table(TableCommand::ClearFilter), ButtonLook::Quiet, out);
        });
    });
}

/// What stands where no row is left.
pub(super) fn nothing_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.add_space(LEFT);
        ui.vertical(|ui| {
            let text = egui::RichText::new(tr(language, "table-nothing-left")).color(roles(ui).third);
            ui.add(egui::Label::new(text).wrap());
            ui.add_space(8.0);
            command_button(ui, state, &Command::Table(TableCommand::ClearFilter), ButtonLook::Plain, out);
        });
    });
}

pub(super) fn columns_menu_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "table-columns");
    let button = menu_button(ui, &name, (Icon::Columns, false));
    let menu = Popup::menu(&button).width(290.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    menu.accessible_name(name).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ScrollArea::vertical().max_height(430.0).show(ui, |ui| {
            let shown = &state.view.table.columns;
            for column in possible_columns(state, picture) {
                let head = match column {
                    TableColumn::Value => tr(language, "table-value"),
                    _ => column_head(state, picture, &column).0,
                };
                if check_field(ui, shown.contains(&column), &head) {
                    out.push(Command::Table(TableCommand::ToggleColumn(column)));
                }
            }
            ui.add_space(6.0);
            heading(ui, &tr(language, "table-further"));
            further_ui(ui, state, picture, out);
            ui.add_space(6.0);
            command_button(ui, state, &Command::Table(TableCommand::ResetColumns), ButtonLook::Quiet, out);
        });
    });
}

/// Indicators that have values on this level, those shown first.
fn further_ui(ui: &mut Ui, state: &AppState, picture: &MapPicture, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    let contents = picture.contents();
    let on_map = contents.indicator.as_ref().map(|indicator| &indicator.code);
    let mut offered: Vec<&crate::model::Indicator> = project
        .indicators
        .iter()
        .filter(|indicator| on_map != Some(&indicator.code))
        .filter(|indicator| !project.periods(&indicator.code, contents.level.id).is_empty())
        .collect();
    let is_shown = |indicator: &crate::model::Indicator| {
        state.view.table.columns.contains(&TableColumn::Indicator(indicator.code.clone()))
    };
    offered.sort_by_key(|indicator| !is_shown(indicator));
    if offered.len() > MOST_UNSEARCHED {
        let id = ui.scope_id().with("further search");
        let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let width = ui.available_width() - 6.0;
        search_field(ui, &mut text, &tr(state.view.language, "app-search-indicator"), width);
        let found = found_indicators(project, &text);
        if !text.trim().is_empty() {
            offered.retain(|indicator| found.iter().any(|found| found.indicator.code == indicator.code));
        }
        ui.data_mut(|data| data.insert_temp(id, text));
    }
    for indicator in offered {
        let column = TableColumn::Indicator(indicator.code.clone());
        let short: String = indicator.name.chars().take(34).collect();
        let dots = if short.len() < indicator.name.len() { "…" } else { "" };
        let text = format!("{short}{dots}");
        if check_field(ui, is_shown(indicator), &text) {
            out.push(Command::Table(TableCommand::ToggleColumn(column)));
        }
    }
}

pub(super) fn more_menu_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let name = tr(state.view.language, "table-more");
    let button = menu_button(ui, &name, (Icon::More, false));
    Popup::menu(&button).width(270.0).accessible_name(name).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for command in [
            TableCommand::Copy(CopiedRows::All),
            TableCommand::Copy(CopiedRows::Selected),
            TableCommand::Export,
            TableCommand::SelectShown,
        ] {
            let command = Command::Table(command);
            let enabled = command.face(state).enabled;
            let row = ui.add_enabled_ui(enabled, |ui| list_row(ui, &command.label(state), "", false)).inner;
            if row.clicked() && enabled {
                out.push(command);
                ui.close();
            }
        }
    });
}

/// A square button that opens a menu; a dot says that something in it is switched on.
fn menu_button(ui: &mut Ui, name: &str, (picture, active): (Icon, bool)) -> Response {
    let colors = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, active, name));
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if response.hovered() || open {
        ui.painter().rect_filled(rect, f32::from(RADIUS), colors.hover);
    }
    let ink = if active || open { colors.accent } else { colors.second };
    icon::paint(ui.painter(), rect, picture, ink);
    if active {
        ui.painter().circle_filled(rect.right_top() + vec2(-7.0, 8.0), 3.0, colors.accent);
    }
    focus_ring(ui, &response, rect.shrink(1.0));
    response.on_hover_text(name)
}

#[cfg(test)]
mod tests {
    use super::toggle;
    #[test]
    fn a_toggle_tells_what_was() {
        let mut set = std::collections::BTreeSet::from([1]);
        assert!(toggle(&mut set, 1) && set.is_empty());
        assert!(!toggle(&mut set, 2) && set.contains(&2));
    }
}
