//! The left side of the place "Seiten": from the size of the page down to its parts, and how it leaves the program.

use egui::{Frame, Margin, Panel, RichText, ScrollArea, TextEdit, Ui};

use super::page_parts::{highlights_ui, legend_place_ui, parts_ui};
use crate::app::command::{Command, FilePurpose};
use crate::app::commands::PagesCommand;
use crate::app::page_elements::PageElement;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::widgets::{ButtonLook, Choice, choice_field, command_button, heading};
use crate::model::{LabelContent, MapChange, PageSize, Project};
use crate::text::tr;

/// Page sizes offered, by wording key.
const SIZES: [(PageSize, &str); 8] = [
    (PageSize::Slide, "app-size-slide"),
    (PageSize::Slide4k, "app-size-slide-4k"),
    (PageSize::Slide43, "app-size-slide-4-3"),
    (PageSize::A4, "app-size-a4"),
    (PageSize::A4Portrait, "app-size-a4-portrait"),
    (PageSize::A3, "app-size-a3"),
    (PageSize::A3Portrait, "app-size-a3-portrait"),
    (PageSize::Square, "app-size-square"),
];

const LABELS: [(LabelContent, &str); 5] = [
    (LabelContent::NameAndValue, "app-labels-name-value"),
    (LabelContent::Name, "app-labels-name"),
    (LabelContent::Value, "app-labels-value"),
    (LabelContent::Highlighted, "pages-labels-highlighted"),
    (LabelContent::None, "app-labels-none"),
];

/// The left side; what saves the page stays in sight at its end.
pub fn page_settings_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    let foot =
        Frame::new().fill(roles(ui).paper).inner_margin(Margin { left: 0, right: 0, top: 8, bottom: 4 });
    Panel::bottom("page export").frame(foot).show_separator_line(true).show(ui, |ui| {
        ui.horizontal(|ui| {
            command_button(ui, state, &Command::PickFile(FilePurpose::ExportPage), ButtonLook::Primary, out);
        });
        // In a low window the choices need the room more.
        if ui.ctx().content_rect().height() > super::view_strip::LOW_WINDOW {
            let hint = RichText::new(tr(state.view.language, "app-export-hint")).font(regular(SMALL_PX));
            ui.add(egui::Label::new(hint.color(roles(ui).third)).wrap());
        }
    });
    ScrollArea::vertical().id_salt("page settings").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        size_ui(ui, state, project, out);
        ui.add_space(5.0);
        let part = parts_ui(ui, state, project, out);
        ui.add_space(5.0);
        let over_legend = legend_place_ui(ui, state, project, out);
        let over = part.or(over_legend.then_some(PageElement::Legend));
        if ui.rect_contains_pointer(ui.clip_rect()) && over != state.view.pages.hovered {
            out.push(Command::Pages(PagesCommand::Hover(over)));
        }
        ui.add_space(5.0);
        labels_ui(ui, state, project, out);
        ui.add_space(5.0);
        highlights_ui(ui, state, project, out);
        ui.add_space(8.0);
    });
}

fn size_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "app-page-size");
    heading(ui, &name);
    let map = &project.map;
    let own = matches!(map.size, PageSize::Pixels { .. }) || state.view.pages.own_size.is_some();
    let preset = SIZES.iter().position(|(size, _)| *size == map.size).filter(|_| !own);
    let pixels = |size: PageSize| {
        let (width, height) = size.pixels(map.dpi.unwrap_or_else(|| size.default_dpi()));
        format!("{width} × {height}")
    };
    let own_name = tr(language, "pages-size-own");
    let text =
        preset.and_then(|place| SIZES.get(place)).map_or(own_name.clone(), |(_, key)| tr(language, key));
    let mut options: Vec<(String, String)> =
        SIZES.iter().map(|(size, key)| (tr(language, key), pixels(*size))).collect();
    options.push((own_name, String::new()));
    let choice = Choice {
        name: &name,
        text: &text,
        aside: &pixels(map.size),
        options,
        chosen: preset.or(Some(SIZES.len())),
        width: ui.available_width(),
    };
    let picked = choice_field(ui, &choice);
    match picked.map(|position| SIZES.get(position)) {
        Some(Some((size, _))) => out.push(Command::Pages(PagesCommand::UseSize(*size))),
        Some(None) => out.push(Command::Pages(PagesCommand::TypeSize(pixels(map.size)))),
        None => {}
    }
    if own {
        own_size_ui(ui, state, &pixels(map.size), out);
    }
}

fn own_size_ui(ui: &mut Ui, state: &AppState, now: &str, out: &mut Vec<Command>) {
    let (look, language) = (roles(ui), state.view.language);
    let mut text = state.view.pages.own_size.clone().unwrap_or_else(|| now.to_owned());
    let is_size = text.parse::<PageSize>().is_ok();
    let frame = Frame::new()
        .fill(look.paper)
        .stroke(egui::Stroke::new(1.0, if is_size { look.line } else { look.reference }))
        .corner_radius(crate::app::theme::RADIUS)
        .inner_margin(Margin::symmetric(11, 8));
    let field = TextEdit::singleline(&mut text).desired_width(f32::INFINITY).frame(frame);
    let response = ui.add(field);
    let name = tr(language, "pages-size-own-name");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name));
    if response.changed() {
        out.push(Command::Pages(PagesCommand::TypeSize(text)));
    }
    if response.lost_focus() {
        out.push(Command::CloseStep);
    }
    let key = if is_size { "pages-size-own-name" } else { "pages-size-own-wrong" };
    let color = if is_size { look.third } else { look.reference };
    let hint = RichText::new(tr(language, key)).font(regular(SMALL_PX)).color(color);
    ui.add(egui::Label::new(hint).wrap());
}

fn labels_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "app-labels");
    heading(ui, &name);
    let chosen = LABELS.iter().position(|(labels, _)| *labels == project.map.labels);
    let text =
        chosen.and_then(|place| LABELS.get(place)).map_or_else(String::new, |(_, key)| tr(language, key));
    let picked = choice_field(
        ui,
        &Choice {
            name: &name,
            text: &text,
            aside: "",
            options: LABELS.iter().map(|(_, key)| (tr(language, key), String::new())).collect(),
            chosen,
            width: ui.available_width(),
        },
    );
    if let Some((labels, _)) = picked.and_then(|position| LABELS.get(position)) {
        out.push(Command::map(MapChange::Labels(*labels)));
    }
}
