//! The help: topics and search on the left, the page in a column that reads well.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, Frame, Label, Layout, Margin, RichText, ScrollArea, Stroke, TextureHandle, Ui, vec2,
};

use crate::app::command::{Command, shortcut_text};
use crate::app::commands::ShellCommand;
use crate::app::help::markdown::{Block, Span, SpanLook};
use crate::app::help::{FONT_LICENCE, HelpTopic, LICENCES, PALETTE_LICENCE, picture};
use crate::app::menus::MenuGroup;
use crate::app::shell_view::HelpState;
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, SMALL_PX, bold, medium, regular, roles, semibold};
use crate::app::widgets::{Icon, icon_button, list_row, search_field, small_button};
use crate::text::{Language, tr};

/// Widest that a line of text gets, in points.
const COLUMN: f32 = 660.0;

/// Topics and search.
pub fn topics_ui(ui: &mut Ui, state: &AppState, help: &HelpState, out: &mut Vec<Command>) {
    let language = state.view.language;
    ui.horizontal(|ui| {
        ui.label(RichText::new(tr(language, "app-menu-help")).font(semibold(BODY_PX + 2.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            icon_button(ui, state, (&ShellCommand::CloseHelp.into(), Icon::Close), out);
        });
    });
    let mut text = help.search.clone();
    let width = ui.available_width();
    if search_field(ui, &mut text, &tr(language, "app-help-search"), width).changed() {
        out.push(ShellCommand::HelpSearch(text).into());
    }
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut none = true;
    for topic in HelpTopic::ALL.into_iter().filter(|topic| topic.mentions(language, &help.search)) {
        none = false;
        if list_row(ui, &tr(language, topic.label_key()), "", topic == help.topic).clicked() {
            out.push(ShellCommand::Help(topic).into());
        }
    }
    if none {
        ui.label(RichText::new(tr(language, "app-palette-none")).color(roles(ui).third));
    }
}

/// The page.
pub fn page_ui(ui: &mut Ui, state: &AppState, topic: HelpTopic, out: &mut Vec<Command>) {
    let language = state.view.language;
    let area = ScrollArea::vertical().id_salt(("help", topic, language)).auto_shrink(false);
    area.show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(32, 24)).show(ui, |ui| {
            ui.set_max_width(COLUMN.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = 9.0;
            for block in topic.blocks(language) {
                block_ui(ui, block, out);
            }
            match topic {
                HelpTopic::Keyboard => keys_ui(ui, state),
                HelpTopic::About => about_ui(ui, language),
                _ => {}
            }
            ui.add_space(40.0);
        });
    });
}

fn block_ui(ui: &mut Ui, block: &Block, out: &mut Vec<Command>) {
    match block {
        Block::Heading(1, text) => {
            ui.add(Label::new(RichText::new(text).font(bold(24.0))).wrap());
        }
        Block::Heading(_, text) => {
            ui.add_space(8.0);
            ui.add(Label::new(RichText::new(text).font(semibold(16.0))).wrap());
        }
        Block::Text(spans) => {
            ui.add(Label::new(layout(ui, spans)).wrap().selectable(true));
        }
        Block::Item(number, spans) => {
            ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                let sign = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
                ui.add_sized([22.0, 18.0], Label::new(RichText::new(sign).color(roles(ui).third)));
                ui.add(Label::new(layout(ui, spans)).wrap().selectable(true));
            });
        }
        Block::Picture(name, alt) => picture_ui(ui, name, alt),
        Block::Links(links) => {
            ui.horizontal_wrapped(|ui| {
                for (text, link) in links {
                    if let Some(topic) = HelpTopic::of_link(link)
                        && small_button(ui, &format!("→ {text}")).clicked()
                    {
                        out.push(ShellCommand::Help(topic).into());
                    }
                }
            });
        }
    }
}

fn layout(ui: &Ui, spans: &[Span]) -> LayoutJob {
    let look = roles(ui);
    let mut job = LayoutJob::default();
    for span in spans {
        let (font, ground) = match span.look {
            SpanLook::Plain => (regular(14.0), Color32::TRANSPARENT),
            SpanLook::Strong => (semibold(14.0), Color32::TRANSPARENT),
            SpanLook::Key => (medium(13.0), look.hover),
        };
        let format =
            TextFormat { line_height: Some(21.0), background: ground, ..TextFormat::simple(font, look.ink) };
        job.append(&span.text, 0.0, format);
    }
    job
}

fn picture_ui(ui: &mut Ui, name: &str, alt: &str) {
    let id = egui::Id::unique(("help picture", name.to_owned()));
    let known: Option<TextureHandle> = ui.data(|data| data.get_temp(id));
    let texture = known.or_else(|| {
        let decoded = crate::render::Picture::from_png(picture(name)?)?;
        let size = [decoded.width_px as usize, decoded.height_px as usize];
        let image = egui::ColorImage::from_rgba_unmultiplied(size, &decoded.pixels);
        let texture = ui.ctx().load_texture(name, image, egui::TextureOptions::LINEAR);
        ui.data_mut(|data| data.insert_temp(id, texture.clone()));
        Some(texture)
    });
    let Some(texture) = texture else { return };
    let size = texture.size_vec2();
    let width = ui.available_width().min(size.x);
    let shown = vec2(width, size.y * width / size.x);
    let response = ui.add(egui::Image::new((texture.id(), shown)).alt_text(alt).corner_radius(6));
    let edge = Stroke::new(1.0, roles(ui).line);
    ui.painter().rect_stroke(response.rect, 6.0, edge, egui::StrokeKind::Outside);
    ui.add(Label::new(RichText::new(alt).font(regular(SMALL_PX)).color(roles(ui).third)).wrap());
}

/// All keys, from the commands themselves.
fn keys_ui(ui: &mut Ui, state: &AppState) {
    let (language, look) = (state.view.language, roles(ui));
    for group in MenuGroup::ALL {
        let with_keys: Vec<(String, String)> = group
            .commands()
            .into_iter()
            .filter_map(|command| {
                let keys = command.face(state).shortcut?;
                Some((shortcut_text(&keys, language), tr(language, command.face(state).label_key)))
            })
            .collect();
        if with_keys.is_empty() {
            continue;
        }
        ui.add_space(8.0);
        ui.label(RichText::new(tr(language, group.label_key())).font(semibold(16.0)));
        egui::Grid::new(("keys", group)).num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
            for (keys, label) in with_keys {
                ui.label(RichText::new(keys).font(medium(BODY_PX)).color(look.second));
                ui.label(label);
                ui.end_row();
            }
        });
    }
}

fn about_ui(ui: &mut Ui, language: Language) {
    let version = format!("Sozialraumatlas {}", env!("CARGO_PKG_VERSION"));
    ui.label(RichText::new(version).font(semibold(16.0)));
    let parts = [
        ("app-help-crates", LICENCES),
        ("app-help-font", FONT_LICENCE),
        ("app-help-palettes", PALETTE_LICENCE),
    ];
    for (key, text) in parts {
        let title = RichText::new(tr(language, key)).font(semibold(BODY_PX));
        egui::CollapsingHeader::new(title).id_salt(key).show(ui, |ui| {
            for line in text.lines() {
                let line = RichText::new(line).font(regular(SMALL_PX)).color(roles(ui).second);
                ui.add(Label::new(line).wrap().selectable(true));
            }
        });
    }
}
