//! Against another period or another typology: how many regions moved, from which class to which, and where they are.

use egui::{Align2, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Page, explained_heading, quiet};
use crate::app::canvas::screen_color;
use crate::app::command::{Command, SelectMode};
use crate::app::commands::TypologyCommand;
use crate::app::commands::map::MapCommand;
use crate::app::map_picture::MapPicture;
use crate::app::theme::{SMALL_PX, bold, medium, regular, roles};
use crate::app::typology_page::TypologyPage;
use crate::app::typology_view::common_periods;
use crate::app::widgets::ButtonLook;
use crate::app::widgets::{
    Choice, check_field, choice_field, command_button, focus_ring, one_line, text_button,
};
use crate::geo::RegionIndex;
use crate::model::ComparedWith;
use crate::sheet::TypologyContents;
use crate::tasks::typology::TypologyComparison;
use crate::text::{Message, format_count, tr};

/// Room for the names of the classes before.
const NAMES: f32 = 96.0;
/// Height of a row of the matrix, and of the row above it.
const ROW: f32 = 28.0;

/// The map and what it is compared with.
fn found<'a>(page: &'a Page<'_>) -> Option<(&'a MapPicture, &'a TypologyComparison)> {
    let picture = page.state.derived.picture.as_ref()?;
    let found = picture.typology_run.as_ref()?.comparison.as_ref()?;
    let asked = picture.request.map.typology.as_ref()?.compared_with.as_ref();
    (asked.is_some() && asked == page.typology.compared_with.as_ref()).then_some((picture, found))
}

/// "12 von 436 bewegt".
pub(super) fn chosen(page: &Page<'_>) -> String {
    let Some((_, found)) = found(page) else { return String::new() };
    let message = Message::new("typology-moved-of").with("count", found.movers().len());
    message.with("compared", found.table.compared()).to_text(page.language())
}

pub(super) fn compare_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    if page.typology.recipe.indicators.is_empty() {
        quiet(ui, &tr(language, "typology-no-result"));
        return;
    }
    with_ui(ui, page, out);
    moves_ui(ui, page, out);
    super::page::periods_ui(ui, page, out);
}

/// What moved, from which class to which.
fn moves_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let Some((picture, found)) = found(page) else {
        if page.typology.compared_with.is_some() {
            let missing = page.state.derived.picture.as_ref().is_some_and(|picture| {
                let shown = picture.request.map.typology.as_ref();
                let is_of_this =
                    shown.is_some_and(|shown| shown.compared_with == page.typology.compared_with);
                is_of_this && picture.typology_run.as_ref().is_some_and(|loaded| loaded.comparison.is_none())
            });
            let key = if missing { "typology-compare-impossible" } else { "app-working" };
            quiet(ui, &tr(language, key));
        }
        return;
    };
    summary_ui(ui, page, found);
    matrix_ui(ui, page, (picture, found), out);
    ui.add_space(2.0);
    if check_field(ui, page.typology.shows_moves, &tr(language, "typology-moves")) {
        out.push(TypologyCommand::ShowMoves.into());
    }
    let movers = regions(&found.movers());
    if text_button(ui, &tr(language, "typology-select-movers"), ButtonLook::Plain, !movers.is_empty())
        .clicked()
    {
        out.push(Command::Map(MapCommand::SelectRegions(movers, SelectMode::Replace)));
    }
    ui.horizontal(|ui| {
        let compared = TypologyCommand::Page(Some(TypologyPage::Compared)).into();
        command_button(ui, page.state, &compared, ButtonLook::Plain, out);
    });
}

/// The periods and the saved typologies that there are to compare with.
fn with_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let recipe = &page.typology.recipe;
    let name = tr(language, "typology-compared-with");
    explained_heading(ui, &name, &tr(language, "typology-compared-with-info"));
    let periods = common_periods(page.project, page.level, &recipe.indicators);
    let own = recipe.period.or(periods.last().copied());
    let mut offered = vec![(None, tr(language, "typology-compared-with-nothing"))];
    for period in periods.iter().rev().filter(|period| Some(**period) != own) {
        let text = Message::new("typology-compared-with-period").with("period", period.to_text(language));
        offered.push((Some(ComparedWith::Period(*period)), text.to_text(language)));
    }
    let level = page.level.map(|level| level.name.as_str()).unwrap_or_default();
    for (other, saved) in page.project.typologies.iter() {
        if saved.recipe.level.is_empty() || saved.recipe.level == level {
            let with = ComparedWith::Saved { name: other.clone(), version: None };
            let text = Message::new("typology-version").with("name", other.as_str());
            offered.push((Some(with), text.with("version", saved.version as usize).to_text(language)));
        }
    }
    let chosen = offered.iter().position(|(with, _)| *with == page.typology.compared_with);
    let text = chosen.and_then(|at| offered.get(at)).map(|(_, text)| text.clone()).unwrap_or_default();
    let choice = Choice {
        name: &name,
        text: &text,
        aside: "",
        options: offered.iter().map(|(_, text)| (text.clone(), String::new())).collect(),
        chosen,
        width: ui.available_width(),
    };
    if let Some((with, _)) = choice_field(ui, &choice).and_then(|at| offered.get(at)) {
        out.push(TypologyCommand::Compare(with.clone()).into());
    }
}

/// How many moved, and which way.
fn summary_ui(ui: &mut Ui, page: &Page<'_>, found: &TypologyComparison) {
    let language = page.language();
    let moved = found.movers().len();
    let (lighter, heavier) = found.lighter_and_heavier();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(format_count(moved as u64, language)).font(bold(25.0)));
        let text =
            Message::new("typology-moved").with("count", moved).with("compared", found.table.compared());
        let mut text = text.to_text(language);
        if found.is_ordered() && moved > 0 {
            let ways = Message::new("typology-moved-ways").with("lighter", lighter).with("heavier", heavier);
            text = format!("{text} {}", ways.to_text(language));
        }
        let text = RichText::new(text).font(regular(12.5)).color(roles(ui).second);
        ui.add(egui::Label::new(text).wrap());
    });
    let only = found.table.only_before.len() + found.table.only_after.len();
    if only > 0 {
        quiet(ui, &Message::new("typology-rated-once").with("count", only).to_text(language));
    }
}

/// Classes before, downwards, against classes now, to the right; a cell selects its regions on map and table.
fn matrix_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    (picture, found): (&MapPicture, &TypologyComparison),
    out: &mut Vec<Command>,
) {
    let (look, language) = (roles(ui), page.language());
    let (before, after) = (&found.before, &found.after);
    let width = ui.available_width();
    let cell = ((width - NAMES) / f32::from(after.classes.max(1))).min(44.0);
    let (head, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let axes = [tr(language, "typology-matrix-before"), tr(language, "typology-matrix-now")].join(" / ");
    let text = one_line(ui, &axes, (regular(10.5), look.third), NAMES - 6.0);
    ui.painter().galley(pos2(head.left(), head.center().y - text.size().y / 2.0), text, look.third);
    for class in 0..after.classes {
        let center = pos2(head.left() + NAMES + cell * (f32::from(class) + 0.5), head.center().y);
        let swatch = Rect::from_center_size(center, vec2((cell - 8.0).min(18.0), 12.0));
        swatch_ui(ui, swatch, screen_color(picture.class_color(class)));
        let response = ui.interact(swatch.expand(4.0), ui.scope_id().with(("now", class)), Sense::hover());
        response.on_hover_text(after.class_name(class, language));
    }
    let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    for old in 0..before.classes {
        let (row, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
        let swatch = Rect::from_center_size(pos2(row.left() + 7.0, row.center().y), vec2(12.0, 12.0));
        // Where two typologies differ in method their classes have no colours in common.
        if before.method == after.method {
            swatch_ui(ui, swatch, screen_color(picture.class_color(old)));
        }
        let name =
            one_line(ui, &before.class_name(old, language), (regular(SMALL_PX), look.second), NAMES - 24.0);
        ui.painter().galley(pos2(row.left() + 18.0, row.center().y - name.size().y / 2.0), name, look.second);
        for new in 0..after.classes {
            let left = row.left() + NAMES + cell * f32::from(new);
            let place = Rect::from_min_size(pos2(left, row.top()), vec2(cell, ROW)).shrink(1.0);
            cell_ui(ui, page, (found, (old, new), place), out);
        }
    }
    ui.spacing_mut().item_spacing.y = spacing;
    ui.add_space(2.0);
    quiet(ui, &tr(language, "typology-matrix-hint"));
}

fn swatch_ui(ui: &Ui, swatch: Rect, color: egui::Color32) {
    let edge = Stroke::new(0.5, roles(ui).third);
    ui.painter().rect(swatch, 2.0, color, edge, StrokeKind::Inside);
}

/// One cell: how many regions went from one class to the other.
fn cell_ui(
    ui: &Ui,
    page: &Page<'_>,
    (found, (old, new), place): (&TypologyComparison, (u8, u8), Rect),
    out: &mut Vec<Command>,
) {
    let (look, language) = (roles(ui), page.language());
    let none = Vec::new();
    let list = found.table.regions.get(&(old, new)).unwrap_or(&none);
    let stayed = match &found.matched {
        Some(matched) => matched.get(usize::from(new)).copied().flatten() == Some(usize::from(old)),
        None => old == new,
    };
    let sense = if list.is_empty() { Sense::hover() } else { Sense::click() };
    let response = ui.interact(place, ui.scope_id().with(("cell", old, new)), sense);
    let said = cell_words((&found.before, old), (&found.after, new), list.len(), language);
    let selection = &page.state.view.selection;
    let active = !list.is_empty()
        && selection.len() == list.len()
        && list.iter().all(|region| selection.contains(&RegionIndex(*region as u32)));
    if !list.is_empty() {
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, active, &said));
    }
    let most = found.table.regions.iter().filter(|((a, b), _)| a != b).map(|(_, list)| list.len()).max();
    let share = list.len() as f32 / most.unwrap_or(1).max(1) as f32;
    let ground = match (list.is_empty(), stayed) {
        (true, _) => look.paper,
        (false, true) => look.hover,
        (false, false) => {
            let tone = if !found.is_ordered() || new > old { look.reference } else { look.accent };
            look.paper.lerp_to_gamma(tone, 0.16 + 0.34 * share.min(1.0))
        }
    };
    let edge = match (active, response.hovered() && !list.is_empty()) {
        (true, _) => Stroke::new(2.0, look.selection),
        (false, true) => Stroke::new(1.5, look.third),
        (false, false) => Stroke::new(0.5, look.line),
    };
    ui.painter().rect(place, 3.0, ground, edge, StrokeKind::Inside);
    if !list.is_empty() {
        let text = format_count(list.len() as u64, language);
        let font = if stayed { regular(SMALL_PX) } else { medium(SMALL_PX) };
        ui.painter().text(place.center(), Align2::CENTER_CENTER, text, font, look.ink);
    }
    focus_ring(ui, &response, place.shrink(1.0));
    if response.on_hover_text(said).clicked() {
        out.push(Command::Map(MapCommand::SelectRegions(regions(list), SelectMode::Replace)));
    }
}

/// "niedrig → sehr niedrig: 3 Gebiete".
fn cell_words(
    (before, old): (&TypologyContents, u8),
    (after, new): (&TypologyContents, u8),
    count: usize,
    language: crate::text::Language,
) -> String {
    Message::new("typology-matrix-cell")
        .with("before", before.class_name(old, language))
        .with("after", after.class_name(new, language))
        .with("count", count)
        .to_text(language)
}

fn regions(positions: &[usize]) -> Vec<RegionIndex> {
    positions.iter().map(|position| RegionIndex(*position as u32)).collect()
}
