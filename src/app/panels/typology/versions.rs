//! Earlier versions of a saved typology: when each was saved, what it changed, and the way back to it.

use egui::{RichText, Ui};

use super::{Page, quiet};
use crate::app::command::Command;
use crate::app::commands::TypologyCommand;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::widgets::list_row;
use crate::model::{Period, RecipeChange, TypologyRecipe, recipe_changes};
use crate::tasks::typology::SavedVersion;
use crate::text::{Message, tr};

/// The versions of the typology called `name`, the latest first.
pub(super) fn versions_ui(ui: &mut Ui, page: &Page<'_>, name: &str, out: &mut Vec<Command>) {
    let language = page.language();
    let Some(versions) = page.state.derived.versions.of(page.project, name) else {
        quiet(ui, &tr(language, "app-working"));
        return;
    };
    let frame = egui::Frame::new().inner_margin(egui::Margin { left: 12, right: 0, top: 0, bottom: 4 });
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (position, version) in versions.iter().enumerate() {
            let shown = page.typology.name == name && page.typology.recipe == version.saved.recipe;
            let text = Message::new("typology-version-short").with("version", version.saved.version as usize);
            if list_row(ui, &text.to_text(language), &day(version, page), shown).clicked() {
                let recipe = Box::new(version.saved.recipe.clone());
                out.push(TypologyCommand::OpenVersion(name.to_owned(), recipe).into());
            }
            let before = versions.get(position + 1).map(|other| &other.saved.recipe);
            let text = RichText::new(changes(page, before, &version.saved.recipe)).font(regular(SMALL_PX));
            let text = text.color(roles(ui).second);
            let indent =
                egui::Frame::new().inner_margin(egui::Margin { left: 8, right: 4, top: 0, bottom: 4 });
            indent.show(ui, |ui| ui.add(egui::Label::new(text).wrap()));
        }
    });
}

/// "18.03.2025"; nothing where the results of a version were never stored.
fn day(version: &SavedVersion, page: &Page<'_>) -> String {
    let day = version.computed_on.as_ref().and_then(|day| day.parse::<Period>().ok());
    day.map(|day| day.to_text(page.language())).unwrap_or_default()
}

/// What a version changed, in a line.
fn changes(page: &Page<'_>, before: Option<&TypologyRecipe>, after: &TypologyRecipe) -> String {
    let language = page.language();
    let Some(before) = before else {
        return Message::new("typology-changed-first")
            .with("count", after.indicators.len())
            .to_text(language);
    };
    let name = |code: &crate::model::IndicatorCode| {
        let known = page.project.indicator(code.as_str());
        known.map_or_else(|| code.to_string(), |indicator| indicator.name.clone())
    };
    let words = |change: &RecipeChange| match change {
        RecipeChange::Added(code) => {
            Message::new("typology-changed-added").with("indicator", name(code)).to_text(language)
        }
        RecipeChange::Removed(code) => {
            Message::new("typology-changed-removed").with("indicator", name(code)).to_text(language)
        }
        RecipeChange::Weights => tr(language, "typology-changed-weights"),
        RecipeChange::Polarity => tr(language, "typology-changed-polarity"),
        RecipeChange::Method => tr(language, "typology-changed-method"),
        RecipeChange::Place => tr(language, "typology-changed-place"),
        RecipeChange::Dynamics => tr(language, "typology-changed-dynamics"),
        RecipeChange::Rated => tr(language, "typology-changed-rated"),
        RecipeChange::Names => tr(language, "typology-changed-names"),
        RecipeChange::KeptTypes => tr(language, "typology-changed-kept"),
    };
    let list: Vec<String> = recipe_changes(before, after).iter().map(words).collect();
    if list.is_empty() { tr(language, "typology-changed-nothing") } else { list.join("; ") }
}
