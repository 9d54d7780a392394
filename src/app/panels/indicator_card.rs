//! The card beside an indicator's row: what it measures, how it is computed, where it has values, source and age.

use egui::{Align2, RectAlign, Response, RichText, Sense, Tooltip, Ui, vec2};

use super::indicator_row::{strip_ui, time_span};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, SMALL_PX, regular, roles, semibold};
use crate::model::{Indicator, Period, Project, Sum};
use crate::text::{Language, Message, format_number, tr, unit_text};

/// Shows the card while the pointer or the keyboard is on the row; `elsewhere` names the level that has values where the
/// one shown has none.
pub fn card_ui(
    state: &AppState,
    project: &Project,
    (indicator, elsewhere): (&Indicator, Option<&str>),
    response: &Response,
) {
    let mut card = Tooltip::for_enabled(response).width(320.0);
    if response.has_focus() {
        card.popup = card.popup.open(true);
    }
    card.popup = card.popup.align(RectAlign::RIGHT_START).gap(14.0);
    card.show(|ui| content_ui(ui, state, project, (indicator, elsewhere)));
}

fn content_ui(
    ui: &mut Ui,
    state: &AppState,
    project: &Project,
    (indicator, elsewhere): (&Indicator, Option<&str>),
) {
    let language = state.view.language;
    let colors = roles(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.set_max_width(320.0);
    ui.label(RichText::new(&indicator.name).font(semibold(BODY_PX + 0.5)));
    let about = [unit_text(&indicator.unit, language), indicator.theme.clone()];
    let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
    quiet(ui, &about.join(" · "));
    if !indicator.description.is_empty() {
        ui.label(&indicator.description);
    }
    if let Some(formula) = formula(project, indicator, language) {
        ui.label(RichText::new(formula).color(colors.second));
    }
    if let Some(level) = elsewhere {
        ui.add_space(2.0);
        let text = Message::new("table-elsewhere").with("level", level).to_text(language);
        ui.label(RichText::new(text).color(colors.reference));
    }
    ui.add_space(4.0);
    coverage_ui(ui, state, project, indicator);
    ui.add_space(4.0);
    let source = &indicator.source;
    if source.text.is_empty() {
        quiet(ui, &tr(language, "app-no-source"));
    } else {
        let licence =
            if source.licence.is_empty() { String::new() } else { format!(" · {}", source.licence) };
        let text = Message::new("app-source").with("source", format!("{}{licence}", source.text));
        quiet(ui, &text.to_text(language));
    }
    if let Some(age) = age(project, indicator, language) {
        quiet(ui, &age);
    }
    if indicator.min_cases > 0 {
        let text = Message::new("table-min-cases").with("count", indicator.min_cases as usize);
        quiet(ui, &text.to_text(language));
    }
    if indicator.internal {
        quiet(ui, &tr(language, "table-internal"));
    }
    quiet(ui, indicator.code.as_str());
}

fn quiet(ui: &mut Ui, text: &str) {
    if !text.is_empty() {
        let color = roles(ui).third;
        ui.label(RichText::new(text).font(regular(SMALL_PX)).color(color));
    }
}

/// "Unter 18-Jährige ÷ Einwohnerinnen und Einwohner × 100".
fn formula(project: &Project, indicator: &Indicator, language: Language) -> Option<String> {
    let named = |sum: &Sum| match sum {
        Sum::AreaKm2 => tr(language, "table-area-km2"),
        Sum::Of(codes) => {
            let name = |code: &crate::model::IndicatorCode| {
                project.indicator(code.as_str()).map_or_else(|| code.to_string(), |known| known.name.clone())
            };
            codes.iter().map(name).collect::<Vec<_>>().join(" + ")
        }
    };
    let mut text =
        format!("{} ÷ {}", named(indicator.numerator.as_ref()?), named(indicator.denominator.as_ref()?));
    if indicator.factor != 1.0 {
        text.push_str(" × ");
        text.push_str(&format_number(indicator.factor, 0, language));
    }
    Some(text)
}

/// One line per level: its name, its periods in words and as a strip.
fn coverage_ui(ui: &mut Ui, state: &AppState, project: &Project, indicator: &Indicator) {
    let language = state.view.language;
    let colors = roles(ui);
    let span = time_span(project);
    for level in project.levels.iter() {
        let periods = project.periods(&indicator.code, level.id);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width().min(320.0), 17.0), Sense::hover());
        let ink = if periods.is_empty() { colors.third } else { colors.ink };
        let write = |x: f32, text: &str, ink| {
            ui.painter().text(
                egui::pos2(rect.left() + x, rect.center().y),
                Align2::LEFT_CENTER,
                text,
                regular(SMALL_PX),
                ink,
            );
        };
        let name: String = level.name.chars().take(18).collect();
        write(0.0, &name, ink);
        write(112.0, &periods_text(periods, language), ink);
        if let Some(span) = span.filter(|_| !periods.is_empty()) {
            let strip = egui::Rect::from_min_size(
                egui::pos2(rect.left() + 238.0, rect.center().y - 4.0),
                vec2(80.0, 7.0),
            );
            strip_ui(ui, strip, (periods, span), colors.accent);
        }
    }
}

/// "2019 bis 2024 (6)"; days only where there is just one.
fn periods_text(periods: &[Period], language: Language) -> String {
    match periods {
        [] => "–".to_owned(),
        [only] => only.to_text(language),
        [first, .., last] => Message::new("app-from-to")
            .with("first", i64::from(first.calendar_year()).to_string())
            .with("last", i64::from(last.calendar_year()).to_string())
            .with("count", periods.len())
            .to_text(language),
    }
}

/// How old the newest value is; nothing where it lies ahead.
fn age(project: &Project, indicator: &Indicator, language: Language) -> Option<String> {
    let today: Period = crate::tasks::today().parse().ok()?;
    let all = project.levels.iter().flat_map(|level| project.periods(&indicator.code, level.id));
    let newest = all.filter(|period| period.place_in_years() <= today.place_in_years()).max()?;
    let years = (today.place_in_years() - newest.place_in_years()).floor() as usize;
    let text = Message::new("table-age").with("period", newest.to_text(language)).with("years", years);
    Some(text.to_text(language))
}
