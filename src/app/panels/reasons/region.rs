//! The reasons of one region: what each indicator adds, how firm the class is, which regions resemble it.

use egui::{Align2, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::charts::signed;
use super::{explained_head, head};
use crate::app::canvas::screen_color;
use crate::app::command::{Command, SelectMode};
use crate::app::map_picture::MapPicture;
use crate::app::panels::typology::{info_button, quiet};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, SMALL_PX, bold, regular, roles, semibold};
use crate::app::typology_work::FoundRun;
use crate::app::widgets::{list_row, one_line};
use crate::geo::RegionIndex;
use crate::model::ValueState;
use crate::sheet::{TypologyContents, dynamics_key, dynamics_symbol};
use crate::stats::{ScenarioKind, most_similar};
use crate::text::{Language, Message, format_number, tr};

/// So many similar regions are listed.
const SIMILAR: usize = 6;

pub(super) fn region_ui(
    ui: &mut Ui,
    state: &AppState,
    (picture, found): (&MapPicture, &FoundRun),
    region: RegionIndex,
    out: &mut Vec<Command>,
) {
    let (look, language) = (roles(ui), state.view.language);
    let contents = picture.contents();
    let Some(typology) = &contents.typology else { return };
    let position = region.position();
    let name = contents.regions.get(position).map_or("", |region| region.name.as_str());
    ui.label(RichText::new(name).font(semibold(15.0)));
    let Some(class) = typology.class_of(position) else {
        let state_word = match found.run.state(position) {
            ValueState::Secret => "app-state-secret",
            ValueState::NoData => "app-state-no-data",
            _ => "app-state-not-rated",
        };
        ui.label(RichText::new(tr(language, state_word)).font(semibold(17.0)));
        quiet(ui, &why_not_rated(found, position, language));
        return;
    };
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 26.0), Sense::hover());
        let swatch = egui::Rect::from_center_size(rect.center(), vec2(14.0, 14.0));
        let color = picture.class_color(class);
        ui.painter().rect(
            swatch,
            3.0,
            screen_color(color),
            Stroke::new(0.5, look.third),
            egui::StrokeKind::Inside,
        );
        ui.label(RichText::new(typology.class_name(class, language)).font(bold(20.0)));
    });
    let description = typology.words.get(usize::from(class)).map(|words| words.description.trim());
    if let Some(description) = description.filter(|text| !text.is_empty()) {
        quiet(ui, description);
    }
    for line in class_lines(typology, position, language) {
        ui.label(RichText::new(line).font(regular(12.5)).color(look.second));
    }
    let contributions = typology.contributions_of(position);
    if !contributions.is_empty() {
        explained_head(
            ui,
            &tr(language, "typology-contributions"),
            &tr(language, "typology-contributions-info"),
        );
        bars_ui(ui, &contributions, language);
    }
    if let Some((kept, tried)) = found.kept(position) {
        head(ui, &tr(language, "typology-how-firm"));
        let key = if kept == tried { "typology-firm" } else { "typology-close" };
        let message = Message::new(key).with("kept", kept).with("tried", tried);
        ui.add(egui::Label::new(RichText::new(message.to_text(language)).font(regular(BODY_PX))).wrap());
        for line in changing_scenarios(found, position, (typology, language)) {
            ui.add(
                egui::Label::new(RichText::new(format!("•  {line}")).font(regular(12.5)).color(look.second))
                    .wrap(),
            );
        }
        draws_ui(ui, found, position, language);
    }
    similar_ui(ui, state, (picture, found), region, out);
}

/// Index and change in words.
pub fn class_lines(typology: &TypologyContents, region: usize, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(index) = typology.index.get(region).copied().flatten() {
        let key = if typology.method.is_cluster() { "typology-silhouette-of" } else { "typology-index-of" };
        let index = format_number(index, 2, language);
        lines.push(Message::new(key).with("index", index).to_text(language));
    }
    if let Some((index, class)) = typology.dynamics_of(region) {
        let message = Message::new("typology-dynamics-of")
            .with("sign", dynamics_symbol(class).to_string())
            .with("dynamics", tr(language, dynamics_key(class)))
            .with("index", signed(index, 2, language));
        lines.push(message.to_text(language));
    }
    lines
}

/// What each indicator adds, heaviest first, with how long its bar is beside the longest.
fn contribution_bars(contributions: &[(&str, f64)]) -> Vec<(String, f64, f32)> {
    let most = contributions.iter().map(|(_, share)| share.abs()).fold(0.3, f64::max);
    contributions.iter().map(|(name, share)| ((*name).to_owned(), *share, (share / most) as f32)).collect()
}

fn bars_ui(ui: &mut Ui, contributions: &[(&str, f64)], language: Language) {
    let look = roles(ui);
    for (name, share, length) in contribution_bars(contributions) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
        let figure = signed(share, 2, language);
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::Label, true, &name);
            info.current_text_value = Some(figure.clone());
            info
        });
        let text = one_line(ui, &name, (regular(12.5), look.ink), rect.width() - 52.0);
        ui.painter().galley(rect.min, text, look.ink);
        let at = pos2(rect.right(), rect.top());
        ui.painter().text(at, Align2::RIGHT_TOP, figure, semibold(12.5), look.ink);
        let line = rect.top() + 23.0;
        let middle = rect.center().x;
        ui.painter().hline(rect.x_range(), line, Stroke::new(1.0, look.line));
        let end = middle + length.clamp(-1.0, 1.0) * rect.width() / 2.0;
        let bar = egui::Rect::from_two_pos(pos2(middle, line - 4.0), pos2(end, line + 4.0));
        let ink = if share >= 0.0 { look.reference } else { look.accent };
        ui.painter().rect_filled(bar, 2.0, ink);
        ui.painter().vline(middle, line - 6.0..=line + 6.0, Stroke::new(1.0, look.third));
    }
    ui.horizontal(|ui| {
        quiet(ui, &tr(language, "typology-bars-left"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            quiet(ui, &tr(language, "typology-bars-right"));
        });
    });
}

/// "bleibt bei 22 von 24 kleinen Änderungen in dieser Stufe"; `None` where that was not tried.
pub fn firmness_words(found: &FoundRun, region: usize, language: Language) -> Option<String> {
    let (kept, tried) = found.kept(region)?;
    let key = if kept == tried { "typology-firm-short" } else { "typology-close-short" };
    Some(Message::new(key).with("kept", kept).with("tried", tried).to_text(language))
}

/// The scenarios that change the class: "ohne Kinderarmut: mittel".
pub(super) fn changing_scenarios(
    found: &FoundRun,
    region: usize,
    (typology, language): (&TypologyContents, Language),
) -> Vec<String> {
    let Some(firmness) = &found.reasons.firmness else { return Vec::new() };
    let changing =
        firmness.scenarios.iter().filter(|scenario| scenario.changed.binary_search(&region).is_ok());
    changing
        .filter_map(|scenario| {
            let class = scenario.classes.get(region).copied().flatten()?;
            let indicator = found.run.inputs.status.get(scenario.term)?.indicator.name.as_str();
            let message = Message::new(scenario_key(scenario.kind)).with("indicator", indicator);
            Some(message.with("class", typology.class_name(class, language)).to_text(language))
        })
        .collect()
}

fn scenario_key(kind: ScenarioKind) -> &'static str {
    match kind {
        ScenarioKind::LeftOut => "typology-without",
        ScenarioKind::WeighsLess => "typology-less",
        ScenarioKind::WeighsMore => "typology-more",
    }
}

fn draws_ui(ui: &mut Ui, found: &FoundRun, region: usize, language: Language) {
    let kept = found
        .reasons
        .firmness
        .as_ref()
        .and_then(|firmness| firmness.kept_in_draws.get(region).copied().flatten());
    let Some(kept) = kept.filter(|_| found.reasons.counts_known) else { return };
    let percent = format_number(kept * 100.0, 0, language);
    let text = Message::new("typology-by-chance").with("percent", percent).to_text(language);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = ui.available_width() - 26.0;
        ui.allocate_ui(vec2(width, 18.0), |ui| quiet(ui, &text));
        info_button(ui, &tr(language, "typology-chance"), &tr(language, "typology-chance-info"));
    });
}

/// Why a region has no class.
pub fn why_not_rated(found: &FoundRun, region: usize, language: Language) -> String {
    let run = &found.run;
    let key = run.inputs.regions.get(region).map(|region| region.key.clone());
    let residents = run.inputs.residents.as_ref().map(|residents| residents.get(region).copied().flatten());
    let least = run.recipe.min_population;
    match run.state(region) {
        ValueState::Secret => tr(language, "typology-why-secret"),
        _ if key.is_some_and(|key| run.recipe.exclude.contains(&key)) => {
            tr(language, "typology-why-excluded")
        }
        _ if residents.is_some_and(|count| count.is_none_or(|count| count < least)) => {
            Message::new("typology-why-small")
                .with("least", format_number(least, 0, language))
                .to_text(language)
        }
        ValueState::NoData => {
            let missing =
                run.inputs.status.iter().find(|term| term.states.get(region) == Some(&ValueState::NoData));
            let name = missing.map(|term| term.indicator.name.clone()).unwrap_or_default();
            Message::new("typology-why-missing").with("indicator", name).to_text(language)
        }
        _ => tr(language, "typology-why-outside"),
    }
}

/// Regions with nearly the same values.
fn similar_ui(
    ui: &mut Ui,
    state: &AppState,
    (picture, found): (&MapPicture, &FoundRun),
    region: RegionIndex,
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let points = &found.points;
    let Some(row) = points.regions.iter().position(|other| *other == region.position()) else { return };
    explained_head(ui, &tr(language, "typology-similar"), &tr(language, "typology-similar-info"));
    ui.spacing_mut().item_spacing.y = 1.0;
    for similar in most_similar(&points.rows, row, SIMILAR) {
        let Some(other) = points.regions.get(similar.row).copied() else { continue };
        let name = picture.contents().regions.get(other).map_or("", |region| region.name.as_str());
        let other = RegionIndex(other as u32);
        let row = list_row(ui, name, &format_number(similar.distance, 2, language), false);
        if row.clicked() {
            out.push(Command::Select(other, SelectMode::Replace));
            out.push(Command::ShowRegion(other));
        }
    }
    let text =
        RichText::new(tr(language, "typology-distance")).font(regular(SMALL_PX)).color(roles(ui).third);
    ui.label(text);
}
