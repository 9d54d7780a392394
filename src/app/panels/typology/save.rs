//! Names of the types, the name of the typology, what is saved already, and recipes as files.

use egui::Ui;

use super::versions::versions_ui;
use super::{Page, quiet};
use crate::app::canvas::screen_color;
use crate::app::command::Command;
use crate::app::commands::TypologyCommand;
use crate::app::map_picture::MapPicture;
use crate::app::typology_page::TypologyPage;
use crate::app::typology_view::changed;
use crate::app::widgets::{
    ButtonLook, Icon, command_button, field_over, heading, list_row, named_icon_button, plain_field,
};
use crate::model::{Edit, TypeWords};
use crate::sheet::TypologyContents;
use crate::text::{Message, tr};

/// "Sozialstruktur, Version 2", and whether it was changed since.
pub(super) fn chosen(page: &Page<'_>) -> String {
    let language = page.language();
    let name = page.typology.name.as_str();
    let saved = page.project.typologies.get(name).filter(|_| !name.is_empty());
    match saved {
        Some(saved) => {
            let message =
                Message::new(if is_as_saved(page) { "typology-version" } else { "typology-version-changed" });
            message.with("name", name).with("version", saved.version as usize).to_text(language)
        }
        None if page.project.map.typology.is_some() => tr(language, "typology-not-saved"),
        None => String::new(),
    }
}

/// Whether the recipe is the one that was saved; the level goes with the map.
fn is_as_saved(page: &Page<'_>) -> bool {
    let saved = page.project.typologies.get(page.typology.name.as_str());
    saved.is_some_and(|saved| {
        let mut own = page.typology.recipe.clone();
        let shown_level = page.level.map(|level| level.name.clone()).unwrap_or_default();
        if own.level.is_empty() && saved.recipe.level == shown_level {
            own.level.clone_from(&saved.recipe.level);
        }
        own.within = own.within.or_else(|| page.project.map.within.clone());
        own == saved.recipe
    })
}

pub(super) fn save_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let (state, language) = (page.state, page.language());
    let shown =
        state.derived.picture.as_ref().and_then(|picture| {
            picture.contents().typology.clone().map(|typology| (picture.clone(), typology))
        });
    if let Some((picture, typology)) = &shown {
        name_ui(ui, page, out);
        ui.add_space(4.0);
        types_ui(ui, page, (picture, typology), out);
    } else {
        quiet(ui, &tr(language, "typology-no-result"));
    }
    ui.add_space(6.0);
    saved_ui(ui, page, out);
    ui.add_space(6.0);
    heading(ui, &tr(language, "typology-files"));
    ui.horizontal_wrapped(|ui| {
        command_button(ui, state, &TypologyCommand::WriteRecipe.into(), ButtonLook::Plain, out);
        command_button(ui, state, &TypologyCommand::ReadRecipe.into(), ButtonLook::Plain, out);
        let method = TypologyCommand::Page(Some(TypologyPage::Method)).into();
        command_button(ui, state, &method, ButtonLook::Plain, out);
    });
}

/// A name and a sentence for every type.
fn types_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    (picture, typology): (&MapPicture, &TypologyContents),
    out: &mut Vec<Command>,
) {
    let language = page.language();
    heading(ui, &tr(language, "typology-names"));
    // What the program would call them, without the words given.
    let plain = TypologyContents { words: Vec::new(), ..typology.clone() };
    for class in 0..typology.classes {
        let words = page.typology.recipe.types.get(usize::from(class)).cloned().unwrap_or_default();
        let usual = plain.class_name(class, language);
        let mut given = words.clone();
        ui.push_id(("type", class), |ui| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 30.0), egui::Sense::hover());
                let color = picture.class_color(class);
                let swatch = egui::Rect::from_center_size(rect.center(), egui::vec2(14.0, 14.0));
                ui.painter().rect_filled(swatch, 3.0, screen_color(color));
                let name = Message::new("typology-name-of").with("type", usual.as_str()).to_text(language);
                let width = ui.available_width();
                let field = plain_field(ui, &mut given.name, (&name, &usual), width);
                commit(page, (class, &words, &given), &field, out);
            });
            let name = Message::new("typology-description-of").with("type", usual.as_str()).to_text(language);
            let hint = tr(language, "typology-description");
            let width = ui.available_width();
            let field = plain_field(ui, &mut given.description, (&name, &hint), width);
            commit(page, (class, &words, &given), &field, out);
        });
        ui.add_space(2.0);
    }
}

fn commit(
    page: &Page<'_>,
    (class, before, given): (u8, &TypeWords, &TypeWords),
    field: &egui::Response,
    out: &mut Vec<Command>,
) {
    if field.changed() && before != given {
        out.push(changed(page.project, page.level, |recipe| {
            let wanted = usize::from(class) + 1;
            if recipe.types.len() < wanted {
                recipe.types.resize(wanted, TypeWords::default());
            }
            if let Some(words) = recipe.types.get_mut(usize::from(class)) {
                words.clone_from(given);
            }
            while recipe.types.last().is_some_and(|words| *words == TypeWords::default()) {
                recipe.types.pop();
            }
        }));
    }
    if field.lost_focus() {
        out.push(Command::CloseStep);
    }
}

fn name_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let (state, language) = (page.state, page.language());
    let mut text = state.view.typology.name.clone().unwrap_or_else(|| page.typology.name.clone());
    let name = tr(language, "typology-name");
    let field = field_over(ui, &mut text, (&name, &tr(language, "typology-name-hint")), 1);
    if field.changed() {
        out.push(TypologyCommand::Name(text.clone()).into());
    }
    let known = page.project.typologies.get(text.trim());
    let save = Command::from(TypologyCommand::Save);
    if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && save.face(state).enabled
    {
        out.push(save.clone());
    }
    ui.horizontal(|ui| {
        command_button(ui, state, &save, ButtonLook::Primary, out);
    });
    if let Some(saved) = known {
        let next = Message::new("typology-next-version").with("version", saved.version as usize + 1);
        quiet(ui, &next.to_text(language));
    }
}

/// What is saved in the project.
fn saved_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    if page.project.typologies.is_empty() {
        return;
    }
    heading(ui, &tr(language, "typology-saved-ones"));
    for (name, saved) in page.project.typologies.iter() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let earlier = saved.version > 1;
            let width = ui.available_width() - if earlier { 60.0 } else { 30.0 };
            ui.allocate_ui(egui::vec2(width, 26.0), |ui| {
                ui.set_width(width);
                let aside = Message::new("typology-version-short").with("version", saved.version as usize);
                if list_row(ui, name, &aside.to_text(language), page.typology.name == *name).clicked() {
                    out.push(TypologyCommand::Open(name.clone()).into());
                }
            });
            if earlier {
                let open = page.state.view.typology.versions_of.as_ref() == Some(name);
                let versions =
                    Message::new("typology-versions").with("name", name.as_str()).to_text(language);
                let arrow = if open { Icon::ChevronUp } else { Icon::ChevronDown };
                if named_icon_button(ui, (&versions, arrow)).on_hover_text(&versions).clicked() {
                    out.push(TypologyCommand::Versions(name.clone()).into());
                }
            }
            let delete = Message::new("typology-delete").with("name", name.as_str()).to_text(language);
            let cross = named_icon_button(ui, (&delete, Icon::Close));
            if cross.on_hover_text(&delete).clicked() {
                out.push(Command::Edit(Edit::DeleteTypology(name.clone())));
            }
        });
        if page.state.view.typology.versions_of.as_ref() == Some(name) && saved.version > 1 {
            versions_ui(ui, page, name, out);
        }
    }
}
