//! The choice of a base map: a file, or a server after the window has said what is sent to whom.

use egui::{Align, Frame, Id, Key, Layout, Margin, Modal, RichText, ScrollArea, Ui, vec2};

use super::overlay::{overlay_frame, veil};
use crate::app::base_map_view::BaseMapDraft;
use crate::app::command::{Command, FilePurpose};
use crate::app::commands::{BaseMapCommand, ShellCommand};
use crate::app::state::AppState;
use crate::app::theme::{RADIUS, SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{
    ButtonLook, Icon, Segment, check_field, command_button, heading, icon_button, plain_field, segments_ui,
};
use crate::text::{Language, Message, tr};

/// Width in points.
const WIDTH: f32 = 540.0;
/// Height of what is said about sending, in points: nothing jumps while an address is typed.
const SENT_HEIGHT: f32 = 118.0;
/// In a window lower than this, what is sent stands above the fields: it must be read, they need not be changed.
const LOW: f32 = 480.0;

/// Shows the choice while it is open.
pub fn base_map_ui(ui: &Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some(draft) = crate::app::commands::base_map::draft(state) else { return };
    let screen = ui.ctx().content_rect();
    let low = screen.height() < LOW;
    let frame = overlay_frame(ui).inner_margin(Margin::symmetric(22, if low { 10 } else { 18 }));
    let modal = Modal::new(Id::unique("base map")).backdrop_color(veil(ui)).frame(frame);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(screen.width() - 80.0));
        title_ui(ui, state, out);
        let most = screen.height() - if low { 154.0 } else { 190.0 };
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            file_ui(ui, state, out);
            ui.add_space(if low { 4.0 } else { 12.0 });
            online_ui(ui, state, draft, out);
        });
        ui.add_space(10.0);
        buttons_ui(ui, state, out);
    });
    if shown.backdrop_response.clicked() {
        out.push(ShellCommand::CloseOverlay.into());
    }
}

fn title_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    ui.horizontal(|ui| {
        ui.label(RichText::new(tr(language, "map-base-title")).font(semibold(17.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            icon_button(ui, state, (&ShellCommand::CloseOverlay.into(), Icon::Close), out);
        });
    });
    let now = match &state.view.map.base_map {
        None => tr(language, "map-base-none"),
        Some(base) => {
            let key = if base.host.is_some() { "map-base-now-online" } else { "map-base-now-file" };
            Message::new(key).with("name", base.name.as_str()).to_text(language)
        }
    };
    quiet(ui, &now);
    ui.add_space(if ui.ctx().content_rect().height() < LOW { 2.0 } else { 10.0 });
}

fn file_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    heading(ui, &tr(language, "map-base-by-file"));
    ui.horizontal(|ui| {
        let pick = Command::PickFile(FilePurpose::BaseMap);
        let before = out.len();
        command_button(ui, state, &pick, ButtonLook::Plain, out);
        if out.len() > before {
            out.push(ShellCommand::CloseOverlay.into());
        }
        ui.add(egui::Label::new(small(ui, &tr(language, "map-base-by-file-about"))).wrap());
    });
}

fn online_ui(ui: &mut Ui, state: &AppState, draft: &BaseMapDraft, out: &mut Vec<Command>) {
    let language = state.view.language;
    heading(ui, &tr(language, "map-base-by-internet"));
    let own = tr(language, "map-online-own");
    let segment = |text: String, chosen| Segment { name: text.clone(), text, chosen };
    let segments: Vec<Segment> = draft
        .known
        .iter()
        .enumerate()
        .map(|(at, known)| segment(known.name.clone(), draft.chosen == Some(at)))
        .chain([segment(own, draft.chosen.is_none())])
        .collect();
    if let Some(picked) = segments_ui(ui, &segments) {
        let known = (picked < draft.known.len()).then_some(picked);
        out.push(Command::BaseMap(BaseMapCommand::Server(known)));
    }
    ui.add_space(2.0);
    if ui.ctx().content_rect().height() < LOW {
        what_is_sent_ui(ui, draft, language, 0.0);
        fields_ui(ui, state, draft, out);
    } else {
        fields_ui(ui, state, draft, out);
        ui.add_space(4.0);
        what_is_sent_ui(ui, draft, language, SENT_HEIGHT);
    }
    if check_field(ui, draft.remember, &tr(language, "map-online-remember")) {
        out.push(Command::BaseMap(BaseMapCommand::Remember));
    }
}

/// Address and attribution; Enter switches the map on.
fn fields_ui(ui: &mut Ui, state: &AppState, draft: &BaseMapDraft, out: &mut Vec<Command>) {
    let language = state.view.language;
    let width = ui.available_width();
    let mut address = draft.server.address.clone();
    let names = (tr(language, "map-online-address"), tr(language, "map-online-address-hint"));
    let first = plain_field(ui, &mut address, (&names.0, &names.1), width);
    if first.changed() {
        out.push(Command::BaseMap(BaseMapCommand::TypeAddress(address)));
    }
    let mut attribution = draft.server.attribution.clone();
    let names = (tr(language, "map-online-attribution"), tr(language, "map-online-attribution-hint"));
    let second = plain_field(ui, &mut attribution, (&names.0, &names.1), width);
    if second.changed() {
        out.push(Command::BaseMap(BaseMapCommand::TypeAttribution(attribution)));
    }
    let go = Command::BaseMap(BaseMapCommand::GoOnline);
    let entered = ui.input(|input| input.key_pressed(Key::Enter));
    if entered && (first.lost_focus() || second.lost_focus()) && go.face(state).enabled {
        out.push(go);
    }
}

/// What goes to whom, before anything goes; or what is wrong with the address.
fn what_is_sent_ui(ui: &mut Ui, draft: &BaseMapDraft, language: Language, least_height: f32) {
    let look = roles(ui);
    let typed = !draft.server.address.is_empty();
    let problem = draft.server.problem().filter(|_| typed);
    let fill = if problem.is_some() { look.reference_ground } else { look.accent_ground };
    let frame = Frame::new().fill(fill).corner_radius(RADIUS).inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(least_height);
        ui.spacing_mut().item_spacing.y = 4.0;
        if let Some(problem) = problem {
            wrapped(ui, RichText::new(tr(language, problem.key())).color(look.ink));
            return;
        }
        let title = RichText::new(tr(language, "map-online-sent")).font(semibold(SMALL_PX + 1.0));
        ui.label(title.color(look.ink));
        let host = draft.server.host();
        let to = if host.is_empty() { tr(language, "map-online-the-server") } else { host.to_owned() };
        for key in ["map-online-sent-what", "map-online-sent-not", "map-online-sent-when"] {
            let text = Message::new(key).with("host", to.as_str()).to_text(language);
            wrapped(ui, RichText::new(text).font(regular(SMALL_PX + 1.0)).color(look.second));
        }
    });
}

fn buttons_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let go = Command::BaseMap(BaseMapCommand::GoOnline);
    let close = Command::BaseMap(BaseMapCommand::Close);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 30.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            command_button(ui, state, &go, ButtonLook::Primary, out);
            if state.view.map.base_map.is_some() {
                let before = out.len();
                command_button(ui, state, &close, ButtonLook::Plain, out);
                if out.len() > before {
                    out.push(ShellCommand::CloseOverlay.into());
                }
            }
        },
    );
}

fn small(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).font(regular(SMALL_PX + 0.5)).color(roles(ui).third)
}

fn quiet(ui: &mut Ui, text: &str) {
    let text = small(ui, text);
    wrapped(ui, text);
}

fn wrapped(ui: &mut Ui, text: RichText) {
    ui.add(egui::Label::new(text).wrap());
}
