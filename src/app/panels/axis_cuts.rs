//! Where the two axes of a map of two indicators are cut: thirds of the period shown or of another one, or by hand.

use egui::{Align, Key, Layout, Popup, PopupCloseBehavior, RichText, Ui};

use super::choose::shown_level;
use super::typology::quiet;
use crate::app::command::Command;
use crate::app::commands::RelationCommand;
use crate::app::relation_view::{Axis, AxisCut};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, medium, regular, roles};
use crate::app::typed_numbers::first_number;
use crate::app::widgets::{Segment, heading, plain_field, segments_ui};
use crate::classify::decimals_of;
use crate::model::{AxisCuts, BivariateMap, Indicator, Project};
use crate::sheet::RelationContents;
use crate::text::{Message, format_number, tr};

/// The button that opens the limits of both axes.
pub(super) fn axis_cuts_button_ui(
    ui: &mut Ui,
    state: &AppState,
    (project, both): (&Project, &BivariateMap),
    out: &mut Vec<Command>,
) {
    let name = tr(state.view.language, "relation-cuts");
    let response = super::classes::options_button(ui, &name);
    Popup::menu(&response)
        .align(egui::RectAlign::RIGHT_START)
        .width(308.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(&name)
        .show(|ui| {
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 5.0;
                heading(ui, &name);
                for axis in Axis::ALL {
                    ui.push_id(axis, |ui| axis_ui(ui, state, (project, both, axis), out));
                    ui.add_space(4.0);
                }
                quiet(ui, &tr(state.view.language, "relation-cuts-info"));
            });
        });
}

fn indicator_of<'a>(project: &'a Project, both: &BivariateMap, axis: Axis) -> Option<&'a Indicator> {
    let code = match axis {
        Axis::First => project.map.indicator.as_ref()?,
        Axis::Second => &both.indicator,
    };
    project.indicator(code.as_str())
}

/// How one axis is cut.
fn axis_ui(
    ui: &mut Ui,
    state: &AppState,
    (project, both, axis): (&Project, &BivariateMap, Axis),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let Some(indicator) = indicator_of(project, both, axis) else { return };
    let name = indicator.name.as_str();
    ui.add(egui::Label::new(RichText::new(name).font(medium(12.5)).color(roles(ui).ink)).wrap());
    let own = axis.cuts(both);
    let level = shown_level(state, project);
    let periods = level.map_or(&[][..], |level| project.periods(&indicator.code, level.id));
    // A list would close the one that it opens from.
    let latest = periods.last().copied();
    let kinds = [
        (Some(AxisCuts::Tertiles), "relation-cuts-thirds", matches!(own, AxisCuts::Tertiles)),
        (latest.map(AxisCuts::TertilesOf), "relation-cuts-fixed", matches!(own, AxisCuts::TertilesOf(_))),
        (Some(shown_cuts(state, axis)), "relation-cuts-own", matches!(own, AxisCuts::At(..))),
    ];
    let segments: Vec<Segment> = kinds
        .iter()
        .map(|(_, key, chosen)| {
            let text = tr(language, key);
            Segment { name: format!("{name}: {text}"), text, chosen: *chosen }
        })
        .collect();
    let picked = segments_ui(ui, &segments).and_then(|at| kinds.get(at)).and_then(|(cuts, ..)| *cuts);
    if let Some(cuts) = picked {
        out.push(RelationCommand::Cuts(axis, cuts).into());
    }
    if let AxisCuts::TertilesOf(fixed) = own {
        let segments: Vec<Segment> = periods
            .iter()
            .map(|period| {
                let text = period.to_text(language);
                let said = Message::new("relation-cuts-thirds-of").with("period", text.as_str());
                let name = format!("{name}: {}", said.to_text(language));
                Segment { text, name, chosen: *period == fixed }
            })
            .collect();
        if let Some(period) = segments_ui(ui, &segments).and_then(|at| periods.get(at)) {
            out.push(RelationCommand::Cuts(axis, AxisCuts::TertilesOf(*period)).into());
        }
    }
    if let AxisCuts::At(low, high) = own {
        for (is_upper, number) in [(false, low), (true, high)] {
            limit_ui(ui, state, (AxisCut { axis, is_upper }, own, number), name, out);
        }
    }
}

/// The limits as the map shows them, to begin with.
fn shown_cuts(state: &AppState, axis: Axis) -> AxisCuts {
    let picture = state.derived.picture.as_ref();
    let relation = picture.and_then(|picture| picture.contents().relation.clone());
    let breaks = match relation.as_deref() {
        Some(RelationContents::Bivariate(found)) => {
            found.bounds.get(axis as usize).map(|bounds| bounds.breaks.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    match breaks[..] {
        [low, high, ..] => AxisCuts::At(low, high),
        [only] => AxisCuts::At(only, only + 1.0),
        [] => AxisCuts::At(0.0, 1.0),
    }
}

/// A limit as a field: what is typed counts as soon as both limits ascend.
fn limit_ui(
    ui: &mut Ui,
    state: &AppState,
    (cut, cuts, number): (AxisCut, AxisCuts, f64),
    indicator: &str,
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let key = if cut.is_upper { "relation-cut-high" } else { "relation-cut-low" };
    let name = Message::new(key).with("indicator", indicator).to_text(language);
    let typed = state.view.relation.cut.as_ref().filter(|(typed, _)| *typed == cut).map(|(_, text)| text);
    let shown = format_number(number, decimals_of(number).min(4), language);
    let mut text = typed.cloned().unwrap_or(shown);
    ui.horizontal(|ui| {
        let room = ui.available_width() - 92.0;
        ui.allocate_ui(egui::vec2(room, 30.0), |ui| {
            ui.set_min_width(room);
            let label = RichText::new(&name).font(regular(12.0)).color(roles(ui).second);
            ui.add(egui::Label::new(label).truncate());
        });
        let field = plain_field(ui, &mut text, (&name, ""), 84.0);
        if field.changed() {
            out.push(RelationCommand::TypeCut(cut, text.clone()).into());
        }
        let leaves = field.has_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        if typed.is_some() && (field.lost_focus() || leaves) {
            out.push(RelationCommand::EndTyping.into());
        }
    });
    let is_wrong = typed
        .is_some_and(|text| first_number(text, language).and_then(|number| cut.put(cuts, number)).is_none());
    if is_wrong {
        let wrong = RichText::new(tr(language, "relation-cuts-wrong")).font(regular(SMALL_PX));
        ui.add(egui::Label::new(wrong.color(roles(ui).reference)).wrap());
    }
}
