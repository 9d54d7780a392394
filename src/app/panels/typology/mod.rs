//! The guided page: five steps, all seen as headings, one open at a time; nothing has to be done in their order.

mod compare;
mod indicators;
mod method;
mod numbers;
mod page;
mod place;
mod problem;
mod result;
mod save;
mod versions;

use egui::{Popup, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

pub use page::{page_over_map, typology_page_ui};

use crate::app::command::Command;
use crate::app::commands::TypologyCommand;
use crate::app::panels::choose::shown_level;
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, RADIUS, SMALL_PX, body, regular, roles, semibold};
use crate::app::typology_view::{Step, typology_in_work};
use crate::app::widgets::{ButtonLook, Icon, command_button, focus_ring, heading, icon, one_line};
use crate::model::{Level, Project, TypologyMap};
use crate::notice::{Notice, Severity};
use crate::text::{Language, tr};

/// What the steps read.
struct Page<'a> {
    state: &'a AppState,
    project: &'a Project,
    level: Option<&'a Level>,
    typology: TypologyMap,
}

impl Page<'_> {
    fn language(&self) -> Language {
        self.state.view.language
    }
}

/// Shows the page.
pub fn typology_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    let level = shown_level(state, project);
    let page = Page { state, project, level, typology: typology_in_work(project, level) };
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.spacing_mut().interact_size.y = 20.0;
    // Beside the bar of a long page.
    ui.set_max_width(ui.available_width() - 8.0);
    return_ui(ui, state, out);
    problem::problem_ui(ui, &page, out);
    for (position, step) in Step::ALL.into_iter().enumerate() {
        let open = state.view.typology.open == Some(step);
        if step_ui(ui, &page, (position + 1, step), open) {
            out.push(TypologyCommand::Step(step).into());
        }
        if open {
            ui.add_space(2.0);
            match step {
                Step::Place => place::place_ui(ui, &page, out),
                Step::Indicators => indicators::indicators_ui(ui, &page, out),
                Step::Method => method::method_ui(ui, &page, out),
                Step::Result => result::result_ui(ui, &page, out),
                Step::Compare => compare::compare_ui(ui, &page, out),
                Step::Save => save::save_ui(ui, &page, out),
            }
            ui.add_space(10.0);
        }
    }
    ui.add_space(10.0);
    super::relation::other_styles_ui(ui, state, out);
    if project.map.typology.is_some() {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            command_button(ui, state, &TypologyCommand::ShowIndicator.into(), ButtonLook::Quiet, out);
        });
    }
}

/// The way back to the typology that the map showed before.
fn return_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let back = Command::from(TypologyCommand::Return);
    if !back.face(state).enabled {
        return;
    }
    quiet(ui, &tr(state.view.language, "typology-return-hint"));
    ui.horizontal(|ui| command_button(ui, state, &back, ButtonLook::Primary, out));
    ui.add_space(6.0);
}

/// The heading of a step: its number, its name, and what is chosen there; whether it was pressed.
fn step_ui(ui: &mut Ui, page: &Page<'_>, (number, step): (usize, Step), open: bool) -> bool {
    let look = roles(ui);
    let title = tr(page.language(), step.label_key());
    let chosen = if open { String::new() } else { chosen(page, step) };
    let height = if chosen.is_empty() { 34.0 } else { 48.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::TreeItem, true, open, &title);
        info.current_text_value = (!chosen.is_empty()).then(|| chosen.clone());
        info
    });
    if response.hovered() || open {
        let fill = if open { look.accent_ground } else { look.hover };
        ui.painter().rect_filled(rect, f32::from(RADIUS), fill);
    }
    let middle = rect.top() + 17.0;
    let circle = pos2(rect.left() + 17.0, middle);
    let (ground, ink) = if open { (look.accent, look.on_accent) } else { (look.accent_ground, look.accent) };
    ui.painter().circle_filled(circle, 10.0, ground);
    let at = egui::Align2::CENTER_CENTER;
    ui.painter().text(circle, at, number.to_string(), semibold(SMALL_PX), ink);
    let arrow = Rect::from_center_size(pos2(rect.right() - 14.0, middle), vec2(16.0, 16.0));
    icon::paint(ui.painter(), arrow, if open { Icon::ChevronDown } else { Icon::ChevronRight }, look.third);
    let room = rect.width() - 36.0 - 28.0;
    let ink = if open { look.accent } else { look.ink };
    let text = one_line(ui, &title, (semibold(BODY_PX), ink), room);
    ui.painter().galley(pos2(rect.left() + 36.0, middle - text.size().y / 2.0), text, ink);
    if !chosen.is_empty() {
        let text = one_line(ui, &chosen, (regular(SMALL_PX), look.second), rect.width() - 36.0 - 8.0);
        ui.painter().galley(pos2(rect.left() + 36.0, middle + 9.0), text, look.second);
    }
    focus_ring(ui, &response, rect.shrink(2.0));
    response.clicked()
}

/// What is chosen in a step, in few words.
fn chosen(page: &Page<'_>, step: Step) -> String {
    match step {
        Step::Place => place::chosen(page),
        Step::Indicators => indicators::chosen(page),
        Step::Method => method::chosen(page),
        Step::Result => result::chosen(page),
        Step::Compare => compare::chosen(page),
        Step::Save => save::chosen(page),
    }
}

/// A sentence with its hint and the sign of how much it matters.
pub(in crate::app::panels) fn notice_ui(ui: &mut Ui, notice: &Notice, language: Language) {
    let look = roles(ui);
    let notice = crate::app::wording::in_the_window(notice.clone());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (sign, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
        let picture = if notice.severity == Severity::Info { Icon::Info } else { Icon::Warning };
        icon::paint(ui.painter(), sign, picture, look.reference);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let text = RichText::new(notice.message.to_text(language)).font(regular(12.0)).color(look.ink);
            ui.add(egui::Label::new(text).wrap());
            if let Some(hint) = &notice.hint {
                quiet(ui, &hint.to_text(language));
            }
        });
    });
}

/// A quiet line that wraps.
pub(in crate::app::panels) fn quiet(ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(regular(SMALL_PX)).color(roles(ui).second);
    ui.add(egui::Label::new(text).wrap());
}

/// A heading with an "i" that tells the formula.
pub(super) fn explained_heading(ui: &mut Ui, title: &str, explanation: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        heading(ui, title);
        info_button(ui, title, explanation);
    });
}

/// The "i" alone.
pub(in crate::app::panels) fn info_button(ui: &mut Ui, about: &str, explanation: &str) {
    let look = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 20.0), Sense::click());
    let name = format!("{about}: i");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ink = if response.hovered() { look.accent } else { look.third };
    icon::paint(ui.painter(), Rect::from_center_size(rect.center(), vec2(16.0, 16.0)), Icon::Info, ink);
    focus_ring(ui, &response, rect);
    Popup::menu(&response).width(300.0).accessible_name(about).show(|ui| {
        ui.set_max_width(300.0);
        ui.add_space(4.0);
        ui.label(RichText::new(about).font(semibold(BODY_PX)));
        ui.add(egui::Label::new(RichText::new(explanation).font(body())).wrap());
        ui.add_space(4.0);
    });
}
