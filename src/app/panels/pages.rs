//! The place "Seiten": the page as it will be exported, its words and its size.

use egui::{Rect, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, FilePurpose};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, card_shadow, regular, roles};
use crate::app::widgets::{ButtonLook, Choice, choice_field, command_button, field_over, heading};
use crate::model::{LabelContent, MapChange, PageSize, Project};
use crate::text::{Language, tr};

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

const LABELS: [(LabelContent, &str); 4] = [
    (LabelContent::NameAndValue, "app-labels-name-value"),
    (LabelContent::Name, "app-labels-name"),
    (LabelContent::Value, "app-labels-value"),
    (LabelContent::None, "app-labels-none"),
];

/// The left side: words, size, export.
pub fn page_settings_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(project) = state.open_project() else { return };
    ScrollArea::vertical().id_salt("page settings").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        texts_ui(ui, state, project, out);
        ui.add_space(6.0);
        size_ui(ui, state, project, out);
        ui.add_space(6.0);
        labels_ui(ui, state, project, out);
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            command_button(ui, state, &Command::PickFile(FilePurpose::ExportPage), ButtonLook::Primary, out);
        });
        let hint = RichText::new(tr(state.view.language, "app-export-hint")).font(regular(SMALL_PX));
        ui.add(egui::Label::new(hint.color(roles(ui).third)).wrap());
    });
}

/// Wording key, what is written by hand and what the program writes, the change that typing makes, rows.
type TextPart<'a> = (&'static str, (&'a Option<String>, &'a str), fn(Option<String>) -> MapChange, usize);

fn texts_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let (map, written) = (&project.map, &state.derived.page.texts);
    let fields: [TextPart; 3] = [
        ("app-title", (&map.title, &written.title), MapChange::Title, 2),
        ("app-subtitle", (&map.subtitle, &written.subtitle), MapChange::Subtitle, 2),
        (
            "app-reading-example",
            (&map.reading_example, &written.reading_example),
            MapChange::ReadingExample,
            4,
        ),
    ];
    for (key, (current, written), change, rows) in fields {
        let mut text = current.clone().unwrap_or_default();
        let name = tr(state.view.language, key);
        let response = field_over(ui, &mut text, (&name, written), rows);
        if response.changed() {
            let written = (!text.trim().is_empty()).then_some(text);
            out.push(Command::map(change(written)));
        }
        if response.lost_focus() {
            out.push(Command::CloseStep);
        }
        ui.add_space(4.0);
    }
    let hint = RichText::new(tr(state.view.language, "app-texts-hint")).font(regular(SMALL_PX));
    ui.add(egui::Label::new(hint.color(roles(ui).third)).wrap());
}

fn size_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "app-page-size");
    heading(ui, &name);
    let chosen = SIZES.iter().position(|(size, _)| *size == project.map.size);
    let pixels = |size: PageSize| {
        let (width, height) = size.pixels(project.map.dpi.unwrap_or_else(|| size.default_dpi()));
        format!("{width} × {height}")
    };
    let text =
        chosen.and_then(|place| SIZES.get(place)).map_or_else(String::new, |(_, key)| tr(language, key));
    let picked = choice_field(
        ui,
        &Choice {
            name: &name,
            text: &text,
            aside: &pixels(project.map.size),
            options: SIZES.iter().map(|(size, key)| (tr(language, key), pixels(*size))).collect(),
            chosen,
            width: ui.available_width(),
        },
    );
    if let Some((size, _)) = picked.and_then(|position| SIZES.get(position)) {
        out.push(Command::map(MapChange::Size(*size, None)));
    }
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

/// Size of the sheet of paper on the screen, in points, within `room`.
pub fn paper_size(size_px: (u32, u32), room: Vec2) -> Vec2 {
    let (width, height) = (size_px.0.max(1) as f32, size_px.1.max(1) as f32);
    let scale = (room.x / width).min(room.y / height);
    vec2((width * scale).floor().max(1.0), (height * scale).floor().max(1.0))
}

/// Free space around the paper in points.
pub const AROUND: f32 = 28.0;

/// The middle: the page.
pub fn page_ui(ui: &mut Ui, state: &AppState) {
    let look = roles(ui);
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, look.canvas);
    let Some(project) = state.open_project() else { return };
    let dpi = project.map.dpi.unwrap_or_else(|| project.map.size.default_dpi());
    let size = paper_size(project.map.size.pixels(dpi), room.size() - Vec2::splat(2.0 * AROUND));
    let corner = (room.center() - size / 2.0).round();
    let paper = Rect::from_min_size(corner, size);
    ui.painter().add(card_shadow(look).as_shape(paper, 2.0));
    ui.painter().rect_filled(paper, 0.0, egui::Color32::WHITE);
    let page = &state.derived.page;
    let response = ui.allocate_rect(paper, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, alt_text(page, state.view.language)));
    if let Some(texture) = page.texture() {
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), paper, uv, egui::Color32::WHITE);
    }
}

fn alt_text(page: &crate::app::page_preview::PagePreview, language: Language) -> String {
    let name = tr(language, "app-page-preview");
    if page.texts.alt_text.is_empty() { name } else { format!("{name}: {}", page.texts.alt_text) }
}
