//! Saved views: open one, save the map as one, delete one.

use egui::{
    Align, Layout, Popup, PopupCloseBehavior, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2,
};

use crate::app::command::{Command, TextField};
use crate::app::state::AppState;
use crate::app::theme::{RADIUS, SMALL_PX, medium, roles};
use crate::app::widgets::{ButtonLook, Icon, field_over, focus_ring, icon, list_row, text_button};
use crate::model::{Edit, Project};
use crate::text::{Message, tr};

/// Width of the list in points.
const WIDTH: f32 = 300.0;
/// Edge of the button that deletes a view, in points.
const DELETE_EDGE: f32 = 26.0;

/// A small button that opens the list of views.
pub fn views_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let colors = roles(ui);
    let name = tr(state.view.language, "app-views");
    let galley = ui.painter().layout_no_wrap(name.clone(), medium(SMALL_PX), colors.second);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 30.0, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(RADIUS) - 2.0, colors.hover);
    }
    let at = egui::pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colors.second);
    let arrow = egui::Rect::from_center_size(rect.right_center() - vec2(12.0, 0.0), vec2(16.0, 16.0));
    icon::paint(ui.painter(), arrow, Icon::ChevronDown, colors.third);
    focus_ring(ui, &response, rect);
    Popup::menu(&response)
        .width(WIDTH)
        .layout(Layout::top_down(Align::Min))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            list_ui(ui, state, project, out);
            ui.add_space(2.0);
            save_ui(ui, state, out);
        });
}

fn list_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    if project.views.is_empty() {
        let none = RichText::new(tr(state.view.language, "app-views-none")).color(roles(ui).third);
        ui.add(egui::Label::new(none).wrap());
    }
    ScrollArea::vertical().id_salt("views").max_height(260.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (name, map) in &project.views {
            let line = vec2(ui.available_width(), DELETE_EDGE);
            ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                if delete_button(ui, state, name) {
                    out.push(Command::Edit(Edit::DeleteView(name.clone())));
                }
                if list_row(ui, name, "", *map == project.map).clicked() {
                    out.push(Command::Edit(Edit::ReplaceMap(Box::new(map.clone()))));
                    ui.close();
                }
            });
        }
    });
}

fn delete_button(ui: &mut Ui, state: &AppState, view: &str) -> bool {
    let colors = roles(ui);
    let name = Message::new("app-view-delete").with("view", view).to_text(state.view.language);
    let (rect, response) = ui.allocate_exact_size(vec2(DELETE_EDGE, DELETE_EDGE), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ink = if response.hovered() { colors.reference } else { colors.third };
    icon::paint(ui.painter(), rect, Icon::Close, ink);
    focus_ring(ui, &response, rect.shrink(2.0));
    response.on_hover_text(name).clicked()
}

fn save_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    let mut text = state.view.view_name.clone();
    let field = field_over(ui, &mut text, (&tr(language, "app-view-name"), ""), 1);
    if field.changed() {
        out.push(Command::Type(TextField::ViewName, text.clone()));
    }
    let name = text.trim().to_owned();
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let label = tr(language, "app-view-save");
    let pressed = text_button(ui, &label, ButtonLook::Plain, !name.is_empty()).clicked();
    if (pressed || entered) && !name.is_empty() {
        out.push(Command::Edit(Edit::SaveView(name)));
        out.push(Command::Type(TextField::ViewName, String::new()));
    }
}
