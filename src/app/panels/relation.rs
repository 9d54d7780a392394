//! How the values are shown: in classes, beside those of the neighbours, or beside a second indicator; with what there is to
//! say about it in words.

use egui::{
    Align, Key, Layout, Popup, PopupCloseBehavior, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo,
    pos2, vec2,
};

use super::typology::{info_button, quiet};
use crate::app::command::Command;
use crate::app::commands::{RelationCommand, form_key, form_tip_key};

use super::axis_cuts::axis_cuts_button_ui;
use crate::app::finding::found_indicators;
use crate::app::panels::choose::shown_level;
use crate::app::relation_view::{MapStyle, can_be_second};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{
    ButtonLook, Choice, Icon, Segment, check_field, choice_button, choice_field, focus_ring, heading, icon,
    icon_button, list_row, plain_field, search_field, segments_ui, text_button,
};
use crate::model::{
    BivariateMap, Correction, Indicator, IndicatorCode, LisaMap, MapRelation, NeighbourRule, Project,
    ValueForm,
};
use crate::sheet::{BivariateContents, Fill, LisaContents, RelationContents};
use crate::text::{Language, Message, format_count, format_number, tr, unit_text};

/// Who can be chosen as neighbours.
const RULES: [NeighbourRule; 8] = [
    NeighbourRule::Queen,
    NeighbourRule::Rook,
    NeighbourRule::Nearest(4),
    NeighbourRule::Nearest(6),
    NeighbourRule::Nearest(8),
    NeighbourRule::Distance(5_000.0),
    NeighbourRule::Distance(10_000.0),
    NeighbourRule::Distance(25_000.0),
];
/// Widths of gaps between borders, in metres, that can be bridged.
const SNAPS: [f64; 4] = [0.0, 1.0, 5.0, 20.0];
/// Numbers of permutations that can be chosen.
const PERMUTATIONS: [u32; 3] = [99, 999, 9_999];
/// Shares of false discoveries that can be accepted.
const ALPHAS: [f64; 3] = [0.01, 0.05, 0.1];
/// From this size on, a correlation or Moran's I is called clear.
const CLEAR: f64 = 0.3;
/// From this size on it is called strong.
const STRONG: f64 = 0.6;

/// The heading that says the style, and opens the others.
pub fn style_ui(ui: &mut Ui, state: &AppState, project: &Project, out: &mut Vec<Command>) {
    let (look, language) = (roles(ui), state.view.language);
    let own = MapStyle::of(&project.map);
    let name = tr(language, "relation-style");
    let form = project.map.form;
    let style_text = tr(language, own.label_key());
    let form_text = tr(language, form_key(form));
    let text = match (form.is_plain(), own) {
        (true, _) => style_text,
        (false, MapStyle::Classes) => form_text,
        (false, _) => format!("{style_text} · {form_text}"),
    };
    let galley = ui.painter().layout_no_wrap(text.clone(), semibold(SMALL_PX), look.third);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, 20.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, &name);
        info.current_text_value = Some(text.clone());
        info
    });
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let ink = if response.hovered() || open { look.ink } else { look.third };
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, ink);
    let arrow = Rect::from_center_size(rect.right_center() - vec2(9.0, 0.0), vec2(16.0, 16.0));
    icon::paint(ui.painter(), arrow, Icon::ChevronDown, ink);
    focus_ring(ui, &response, rect);
    Popup::menu(&response).width(308.0).accessible_name(&name).show(|ui| {
        ui.set_max_width(308.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            // A small screen shows a part of it.
            let most = ui.ctx().content_rect().height() - 48.0;
            ScrollArea::vertical()
                .max_height(most)
                .show(ui, |ui| styles_and_forms_ui(ui, state, (own, form), out));
        });
    });
}

/// All styles, and below them all forms of the values.
fn styles_and_forms_ui(
    ui: &mut Ui,
    state: &AppState,
    (own, form): (MapStyle, ValueForm),
    out: &mut Vec<Command>,
) {
    for style in MapStyle::ALL {
        if style_row_ui(ui, state, style, own) {
            out.push(RelationCommand::Style(style).into());
            ui.close();
        }
    }
    ui.separator();
    let margin = egui::Margin { left: 8, right: 8, top: 2, bottom: 2 };
    egui::Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| heading(ui, &tr(state.view.language, "relation-form")));
    for offered in ValueForm::ALL {
        if form_row_ui(ui, state, offered, form) {
            out.push(RelationCommand::Form(offered).into());
            ui.close();
        }
    }
}

/// A form of the values with what it is good for; whether another one than `own` was picked.
fn form_row_ui(ui: &mut Ui, state: &AppState, form: ValueForm, own: ValueForm) -> bool {
    let language = state.view.language;
    let face = RelationCommand::Form(form).face(state);
    let row =
        ui.add_enabled_ui(face.enabled, |ui| list_row(ui, &tr(language, face.label_key), "", form == own));
    let tip = if face.enabled { form_tip_key(form) } else { "relation-form-unfit" };
    let margin = egui::Margin { left: 8, right: 8, top: 0, bottom: 6 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| quiet(ui, &tr(language, tip)));
    row.inner.clicked() && form != own && face.enabled
}

/// A style with what it is good for; whether another one than `own` was picked.
fn style_row_ui(ui: &mut Ui, state: &AppState, style: MapStyle, own: MapStyle) -> bool {
    let language = state.view.language;
    let row = list_row(ui, &tr(language, style.label_key()), "", style == own);
    let margin = egui::Margin { left: 8, right: 8, top: 0, bottom: 6 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| quiet(ui, &tr(language, style.tip_key())));
    row.clicked() && style != own && Command::from(RelationCommand::Style(style)).face(state).enabled
}

/// What belongs to the style, in place of classes and colours; nothing where the values stand alone.
pub fn relation_ui(
    ui: &mut Ui,
    state: &AppState,
    (project, relation): (&Project, &MapRelation),
    out: &mut Vec<Command>,
) {
    let shown = state.derived.picture.as_ref().and_then(|picture| picture.contents().relation.clone());
    match relation {
        MapRelation::Lisa(lisa) => {
            neighbours_ui(ui, state, lisa, out);
            if let Some(RelationContents::Lisa(found)) = shown.as_deref() {
                pattern_ui(ui, state, found);
            }
        }
        MapRelation::Bivariate(second) => {
            second_ui(ui, state, (project, second), out);
            if let Some(RelationContents::Bivariate(found)) = shown.as_deref() {
                together_ui(ui, state, found);
            }
        }
    }
}

/// Who is whose neighbour, and behind it how significance is tested.
fn neighbours_ui(ui: &mut Ui, state: &AppState, lisa: &LisaMap, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "relation-neighbours");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        heading(ui, &name);
        info_button(ui, &name, &tr(language, "relation-neighbours-info"));
    });
    let mut rules = RULES.to_vec();
    if !rules.contains(&lisa.neighbours) {
        rules.push(lisa.neighbours);
    }
    let chosen = rules.iter().position(|rule| *rule == lisa.neighbours);
    let text = rule_words(lisa.neighbours, language);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let choice = Choice {
            name: &name,
            text: &text,
            aside: "",
            options: rules.iter().map(|rule| (rule_words(*rule, language), String::new())).collect(),
            chosen,
            width: ui.available_width() - 38.0,
        };
        if let Some(rule) = choice_field(ui, &choice).and_then(|at| rules.get(at)) {
            out.push(RelationCommand::Neighbours(LisaMap { neighbours: *rule, ..lisa.clone() }).into());
        }
        let response = super::classes::options_button(ui, &tr(language, "relation-test"));
        Popup::menu(&response)
            .align(egui::RectAlign::RIGHT_START)
            .width(308.0)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(tr(language, "relation-test"))
            .show(|ui| {
                ui.with_layout(Layout::top_down(Align::Min), |ui| test_ui(ui, state, lisa, out));
            });
    });
}

/// "Grenze oder Ecke", "Die 6 nächsten", "Umkreis von 10 km".
fn rule_words(rule: NeighbourRule, language: Language) -> String {
    match rule {
        NeighbourRule::Queen => tr(language, "relation-queen"),
        NeighbourRule::Rook => tr(language, "relation-rook"),
        NeighbourRule::Nearest(count) => {
            Message::new("relation-nearest").with("count", usize::from(count)).to_text(language)
        }
        NeighbourRule::Distance(metres) => {
            let km = metres / 1000.0;
            let text = format_number(km, usize::from(km.fract() != 0.0), language);
            Message::new("relation-within").with("km", text).to_text(language)
        }
    }
}

/// How wide gaps between borders may be that count as a common border.
fn snap_ui(ui: &mut Ui, state: &AppState, lisa: &LisaMap, out: &mut Vec<Command>) {
    let language = state.view.language;
    heading(ui, &tr(language, "relation-snap"));
    let mut offered = SNAPS.to_vec();
    if !offered.contains(&lisa.snap_m) {
        offered.push(lisa.snap_m);
    }
    let segments: Vec<Segment> = offered
        .iter()
        .map(|metres| {
            let number = format_number(*metres, usize::from(metres.fract() != 0.0), language);
            let key = if *metres > 0.0 { "relation-snap-of" } else { "relation-snap-none" };
            Segment {
                text: Message::new(key).with("metres", number.as_str()).to_text(language),
                name: Message::new("relation-snap-name").with("metres", number).to_text(language),
                chosen: (metres - lisa.snap_m).abs() < 1e-9,
            }
        })
        .collect();
    if let Some(snap_m) = segments_ui(ui, &segments).and_then(|at| offered.get(at).copied()) {
        out.push(RelationCommand::Neighbours(LisaMap { snap_m, ..lisa.clone() }).into());
    }
    quiet(ui, &tr(language, "relation-snap-info"));
    ui.add_space(6.0);
}

/// Permutations, seed and how many false alarms are accepted.
fn test_ui(ui: &mut Ui, state: &AppState, lisa: &LisaMap, out: &mut Vec<Command>) {
    let language = state.view.language;
    ui.spacing_mut().item_spacing.y = 4.0;
    if lisa.neighbours.is_by_border() {
        snap_ui(ui, state, lisa, out);
    }
    heading(ui, &tr(language, "relation-alpha"));
    let segments = ALPHAS.map(|alpha| Segment {
        text: format!("{} %", format_number(alpha * 100.0, 0, language)),
        name: Message::new("relation-alpha-of")
            .with("percent", format_number(alpha * 100.0, 0, language))
            .to_text(language),
        chosen: (alpha - lisa.alpha).abs() < 1e-9,
    });
    if let Some(alpha) = segments_ui(ui, &segments).and_then(|at| ALPHAS.get(at)) {
        out.push(RelationCommand::Neighbours(LisaMap { alpha: *alpha, ..lisa.clone() }).into());
    }
    let corrects = lisa.correction == Correction::Fdr;
    if check_field(ui, corrects, &tr(language, "relation-correction")) {
        let correction = if corrects { Correction::None } else { Correction::Fdr };
        out.push(RelationCommand::Neighbours(LisaMap { correction, ..lisa.clone() }).into());
    }
    quiet(ui, &tr(language, if corrects { "relation-alpha-info" } else { "relation-uncorrected-info" }));
    ui.add_space(6.0);
    heading(ui, &tr(language, "relation-permutations"));
    let segments = PERMUTATIONS.map(|count| Segment {
        text: format_count(u64::from(count), language),
        name: Message::new("relation-permutations-of").with("count", count as usize).to_text(language),
        chosen: count == lisa.permutations,
    });
    if let Some(count) = segments_ui(ui, &segments).and_then(|at| PERMUTATIONS.get(at)) {
        out.push(RelationCommand::Neighbours(LisaMap { permutations: *count, ..lisa.clone() }).into());
    }
    quiet(ui, &tr(language, "relation-permutations-info"));
    ui.add_space(6.0);
    let name = tr(language, "relation-seed");
    heading(ui, &name);
    let mut text = state.view.relation.seed.clone().unwrap_or_else(|| lisa.seed.to_string());
    let field = plain_field(ui, &mut text, (&name, ""), 110.0);
    if field.changed() {
        out.push(RelationCommand::TypeSeed(text).into());
    }
    let leaves = field.has_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if state.view.relation.seed.is_some() && (field.lost_focus() || leaves) {
        out.push(RelationCommand::EndTyping.into());
    }
    quiet(ui, &tr(language, "relation-seed-info"));
}

/// What the map shows, in words for a committee; the figures behind an "i".
fn pattern_ui(ui: &mut Ui, state: &AppState, found: &LisaContents) {
    let language = state.view.language;
    ui.add_space(4.0);
    let key = match found.p {
        None => "relation-untested",
        Some(p) if p > found.how.alpha => "relation-pattern-none",
        _ if found.i < 0.0 => "relation-pattern-opposite",
        _ if found.i >= STRONG => "relation-pattern-strong",
        _ if found.i >= CLEAR => "relation-pattern-clear",
        _ => "relation-pattern-weak",
    };
    let count = |class: u8| {
        let fill = Fill::Class(crate::classify::ClassIndex(class));
        state.derived.picture.as_ref().map_or(0, |picture| picture.choropleth.count(fill))
    };
    let [high, low, outliers] = [count(0), count(1), count(2) + count(3)];
    let more = if high + low + outliers == 0 {
        tr(language, "relation-nothing-stands-out")
    } else {
        Message::new("relation-stands-out")
            .with("high", high)
            .with("low", low)
            .with("outliers", outliers)
            .to_text(language)
    };
    let figures = Message::new("relation-moran-long")
        .with("i", format_number(found.i, 2, language))
        .with("p", found.p.map_or_else(|| "–".to_owned(), |p| format_number(p, 3, language)))
        .with("n", found.n)
        .to_text(language);
    said_ui(
        ui,
        (&tr(language, key), &more, &figures),
        (&tr(language, "relation-moran-name"), &tr(language, "relation-formula-lisa")),
    );
}

/// The field with the second indicator and its list, and the button that lets the two change places.
fn second_ui(
    ui: &mut Ui,
    state: &AppState,
    (project, both): (&Project, &BivariateMap),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let second = &both.indicator;
    let name = tr(language, "relation-second");
    heading(ui, &name);
    let known = project.indicator(second.as_str());
    let text = known.map_or_else(|| second.to_string(), |indicator| indicator.name.clone());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = ui.available_width() - 76.0;
        let choice = Choice { name: &name, text: &text, aside: "", options: Vec::new(), chosen: None, width };
        let field = choice_button(ui, &choice);
        icon_button(ui, state, (&RelationCommand::Swap.into(), Icon::Swap), out);
        axis_cuts_button_ui(ui, state, (project, both), out);
        let field = field.on_hover_text(&text);
        Popup::menu(&field)
            .width(268.0)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(&name)
            .show(|ui| {
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    if second_list_ui(ui, state, (project, second), out) {
                        ui.close();
                    }
                });
            });
    });
}

/// Everything that can stand beside the first, searched as one types; whether one was picked.
fn second_list_ui(
    ui: &mut Ui,
    state: &AppState,
    (project, second): (&Project, &IndicatorCode),
    out: &mut Vec<Command>,
) -> bool {
    let language = state.view.language;
    let mut text = state.view.relation.search.clone();
    let width = ui.available_width();
    if search_field(ui, &mut text, &tr(language, "app-search-indicator"), width).changed() {
        out.push(RelationCommand::Search(text.clone()).into());
    }
    let level = shown_level(state, project);
    let found: Vec<&Indicator> = found_indicators(project, &text)
        .into_iter()
        .map(|found| found.indicator)
        .filter(|indicator| can_be_second(project, level, &indicator.code))
        .collect();
    if found.is_empty() {
        quiet(ui, &tr(language, "app-nothing-found"));
    }
    let mut picked = false;
    ScrollArea::vertical().id_salt("second").max_height(300.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for indicator in found {
            let unit = unit_text(&indicator.unit, language);
            if list_row(ui, &indicator.name, &unit, indicator.code == *second).clicked() {
                out.push(RelationCommand::Search(String::new()).into());
                out.push(RelationCommand::Second(indicator.code.clone()).into());
                picked = true;
            }
        }
    });
    picked
}

/// How closely the two go together, in words.
fn together_ui(ui: &mut Ui, state: &AppState, found: &BivariateContents) {
    let language = state.view.language;
    ui.add_space(4.0);
    let key = match found.rho {
        None => "relation-together-unknown",
        Some(rho) if rho.abs() < CLEAR / 3.0 => "relation-together-none",
        Some(rho) if rho >= STRONG => "relation-together-strong",
        Some(rho) if rho >= CLEAR => "relation-together-clear",
        Some(rho) if rho > 0.0 => "relation-together-weak",
        Some(rho) if rho <= -STRONG => "relation-against-strong",
        Some(rho) if rho <= -CLEAR => "relation-against-clear",
        Some(_) => "relation-against-weak",
    };
    let counts = |cell: u8| found.cell_of.iter().filter(|of| **of == Some(cell)).count();
    let more = Message::new("relation-both-ends").with("high", counts(8)).with("low", counts(0));
    let number =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format_number(value, 2, language));
    let figures = Message::new("relation-r-long")
        .with("r", number(found.r))
        .with("rho", number(found.rho))
        .with("n", found.cell_of.iter().flatten().count())
        .to_text(language);
    said_ui(
        ui,
        (&tr(language, key), &more.to_text(language), &figures),
        (&tr(language, "relation-together-name"), &tr(language, "relation-formula-two")),
    );
}

/// A sentence that matters, one that adds to it, and the figures with their formula.
fn said_ui(ui: &mut Ui, (first, more, figures): (&str, &str, &str), (about, formula): (&str, &str)) {
    let look = roles(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    let first = RichText::new(first).font(semibold(BODY_PX)).color(look.ink);
    ui.add(egui::Label::new(first).wrap());
    ui.add(egui::Label::new(RichText::new(more).font(regular(12.5)).color(look.second)).wrap());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.label(RichText::new(figures).font(regular(SMALL_PX)).color(look.third));
        info_button(ui, about, formula);
    });
}

/// From the guided page to the two other maps of social space.
pub fn other_styles_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    heading(ui, &tr(language, "relation-also"));
    for style in [MapStyle::Neighbours, MapStyle::TwoIndicators] {
        let command = Command::from(RelationCommand::Style(style));
        let button =
            text_button(ui, &tr(language, style.label_key()), ButtonLook::Plain, command.face(state).enabled);
        if button.on_hover_text(command.tooltip(state)).clicked() {
            out.push(command);
        }
    }
}
