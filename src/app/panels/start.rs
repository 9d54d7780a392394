//! The start page: go on with a project, try the sample, begin with one's own files.

use egui::{
    Align, Color32, Layout, Rect, RichText, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo,
};
use egui::{pos2, vec2};

use super::steps::steps_ui;
use crate::app::command::{Command, FilePurpose};
use crate::app::commands::StartCommand;
use crate::app::start_view::{Presence, RecentProject};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, RADIUS, SMALL_PX, bold, medium, regular, roles, semibold};
use crate::app::widgets::{ButtonLook, Icon, command_button, focus_ring, icon, text_button};
use crate::text::{Language, Message, tr};

/// Size of a small map in points.
const MAP: egui::Vec2 = vec2(212.0, 120.0);
/// Height of what is written under a map in points.
const CARD_LINES: f32 = 70.0;
/// Distance of cards in points.
const GAP: f32 = 18.0;
/// Width of what stands beside the projects in points.
const SIDE: f32 = 300.0;

/// Shows the page.
pub fn start_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let room = ui.available_width();
    let columns = if room > 3.0 * MAP.x + 2.0 * GAP + SIDE + 140.0 { 3.0 } else { 2.0 };
    let projects = columns * MAP.x + (columns - 1.0) * GAP;
    let is_narrow = room < projects + SIDE + 110.0;
    let width = if is_narrow { projects } else { projects + 48.0 + SIDE };
    let side = ((room - width) / 2.0).max(20.0);
    ScrollArea::vertical().id_salt("start").auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.075).clamp(16.0, 80.0));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(projects);
                head_ui(ui, state);
                projects_ui(ui, state, columns as usize, out);
                if is_narrow {
                    ui.add_space(24.0);
                    begin_ui(ui, state, out);
                }
                ui.add_space(24.0);
            });
            if !is_narrow {
                ui.add_space(48.0);
                ui.vertical(|ui| {
                    ui.set_width(SIDE);
                    ui.add_space(6.0);
                    begin_ui(ui, state, out);
                });
            }
        });
    });
}

fn head_ui(ui: &mut Ui, state: &AppState) {
    let language = state.view.language;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add(egui::Label::new(RichText::new(tr(language, "start-title")).font(bold(26.0))));
    let more = RichText::new(tr(language, "start-more")).font(regular(BODY_PX + 1.0)).color(roles(ui).second);
    ui.add(egui::Label::new(more).wrap());
    ui.add_space(18.0);
}

/// The sample and the projects opened before, as cards.
fn projects_ui(ui: &mut Ui, state: &AppState, columns: usize, out: &mut Vec<Command>) {
    let language = state.view.language;
    let recent = &state.view.start.recent;
    let mut cards: Vec<Card> = recent.iter().map(|project| Card::of(state, project)).collect();
    cards.push(Card::sample(state));
    // Alone on the page, the sample shows what comes out.
    let map = if recent.is_empty() { MAP * 2.0 + vec2(GAP, GAP) } else { MAP };
    let title = tr(language, if recent.is_empty() { "start-try" } else { "start-recent" });
    ui.label(RichText::new(title).font(semibold(SMALL_PX)).color(roles(ui).third));
    ui.add_space(2.0);
    for row in cards.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for card in row {
                card_ui(ui, state, (card, map), out);
            }
        });
        ui.add_space(10.0);
    }
    if let ([only], true) = (cards.as_slice(), recent.is_empty()) {
        let label = Command::OpenSample.label(state);
        if text_button(ui, &label, ButtonLook::Primary, true).clicked() {
            out.push(only.command.clone());
        }
    }
}

struct Card<'a> {
    name: String,
    lines: [String; 2],
    texture: Option<&'a egui::TextureHandle>,
    is_missing: bool,
    command: Command,
    forget: Option<StartCommand>,
}

impl<'a> Card<'a> {
    fn of(state: &AppState, project: &'a RecentProject) -> Self {
        let language = state.view.language;
        let is_missing = project.presence == Presence::Missing;
        let is_open = state.project.as_ref().is_some_and(|open| open.path == project.path);
        let when = match (is_missing, is_open) {
            (true, _) => tr(language, "start-missing"),
            (false, true) => tr(language, "start-open-now"),
            (false, false) => when(project.used, language),
        };
        let command = if is_open {
            Command::Start(StartCommand::Close)
        } else {
            Command::UseFile(FilePurpose::OpenProject, project.path.clone())
        };
        Self {
            name: project.name.clone(),
            lines: [shortened(&project.path), when],
            texture: project.texture.as_ref(),
            is_missing,
            command,
            forget: Some(StartCommand::Forget(project.path.clone())),
        }
    }

    fn sample(state: &'a AppState) -> Self {
        let language = state.view.language;
        let is_open = state.view.start.sample_is_open;
        let command = if is_open { Command::Start(StartCommand::Close) } else { Command::OpenSample };
        Self {
            name: tr(language, "start-sample"),
            lines: [tr(language, "start-sample-more"), tr(language, "start-sample-hint")],
            texture: state.view.start.sample_texture.as_ref(),
            is_missing: false,
            command,
            forget: None,
        }
    }
}

fn card_ui(ui: &mut Ui, state: &AppState, (card, size): (&Card, egui::Vec2), out: &mut Vec<Command>) {
    let (look, language) = (roles(ui), state.view.language);
    let sense = if card.is_missing { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(size.x, size.y + CARD_LINES), sense);
    let said = format!("{}, {}", card.name, card.lines.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, !card.is_missing, &said));
    let map = Rect::from_min_size(rect.min, size);
    map_ui(ui, card, map);
    let edge = if response.hovered() && !card.is_missing {
        Stroke::new(2.0, look.accent)
    } else {
        Stroke::new(1.0, look.line)
    };
    ui.painter().rect_stroke(map, f32::from(RADIUS), edge, StrokeKind::Inside);
    let ink = if card.is_missing { look.third } else { look.ink };
    let lines = [
        (card.name.as_str(), semibold(BODY_PX), ink),
        (card.lines[0].as_str(), regular(SMALL_PX), look.third),
        (
            card.lines[1].as_str(),
            regular(SMALL_PX),
            if card.is_missing { look.reference } else { look.third },
        ),
    ];
    let mut y = map.bottom() + 8.0;
    for (text, font, color) in lines {
        let room = if card.is_missing && y > map.bottom() + 30.0 { size.x - 76.0 } else { size.x };
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let galley = ui.painter().layout_job(job);
        let height = galley.size().y;
        ui.painter().galley(pos2(rect.left(), y), galley, color);
        y += height + 3.0;
    }
    focus_ring(ui, &response, map);
    let forgotten = card.is_missing && forget_ui(ui, card, (rect, y), language, out);
    let tip = match &card.command {
        Command::UseFile(_, path) => path.display().to_string(),
        _ => said.clone(),
    };
    if !forgotten && response.on_hover_text(tip).clicked() {
        out.push(card.command.clone());
    }
}

fn map_ui(ui: &Ui, card: &Card, map: Rect) {
    let look = roles(ui);
    ui.painter().rect_filled(map, f32::from(RADIUS), look.canvas);
    let Some(texture) = card.texture else {
        icon::paint(ui.painter(), map, Icon::Folder, look.third);
        return;
    };
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let tint = if card.is_missing { Color32::from_white_alpha(90) } else { Color32::WHITE };
    let radius = egui::CornerRadius::same(RADIUS);
    let picture = egui::epaint::RectShape::filled(map, radius, tint).with_texture(texture.id(), whole);
    ui.painter().add(Shape::Rect(picture));
}

/// "Entfernen" at the end of the last line of a project that is gone.
fn forget_ui(
    ui: &Ui,
    card: &Card,
    (rect, bottom): (Rect, f32),
    language: Language,
    out: &mut Vec<Command>,
) -> bool {
    let Some(command) = &card.forget else { return false };
    let look = roles(ui);
    let text = tr(language, "start-forget");
    let galley = ui.painter().layout_no_wrap(text, medium(SMALL_PX), look.accent);
    let size = galley.size();
    let place = Rect::from_min_size(pos2(rect.right() - size.x, bottom - size.y - 3.0), size);
    let response = ui.interact(
        place.expand(3.0),
        ui.scope_id().with(("forget", &card.name, rect.left() as i32)),
        Sense::click(),
    );
    let label = Message::new("start-forget-name").with("project", card.name.as_str()).to_text(language);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let ink = if response.hovered() { look.ink } else { look.accent };
    ui.painter().galley_with_override_text_color(place.min, galley, ink);
    focus_ring(ui, &response, place);
    let pressed = response.on_hover_text(label).clicked();
    if pressed {
        out.push(Command::Start(command.clone()));
    }
    pressed
}

/// New, open, drop, and the three steps of the first map.
fn begin_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let language = state.view.language;
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        command_button(ui, state, &Command::PickFile(FilePurpose::NewProject), ButtonLook::Plain, out);
        command_button(ui, state, &Command::PickFile(FilePurpose::OpenProject), ButtonLook::Plain, out);
    });
    drop_ui(ui, language);
    ui.add_space(14.0);
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        let title = RichText::new(tr(language, "start-steps")).font(semibold(15.0));
        ui.label(title);
        ui.add_space(2.0);
        steps_ui(ui, state, None, out);
    });
}

/// A dashed field that says that files can be dropped here.
fn drop_ui(ui: &mut Ui, language: Language) {
    let look = roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 92.0), Sense::hover());
    let edge = rect.shrink(1.0);
    let corners =
        [edge.left_top(), edge.right_top(), edge.right_bottom(), edge.left_bottom(), edge.left_top()];
    ui.painter().rect_filled(rect, f32::from(RADIUS), look.canvas);
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.2, look.third), 5.0, 4.0));
    let lines = [
        (tr(language, "start-drop"), medium(BODY_PX), look.ink),
        (tr(language, "start-drop-more"), regular(SMALL_PX), look.third),
    ];
    let mut y = rect.center().y - 24.0;
    for (text, font, color) in lines {
        let mut job = egui::text::LayoutJob::simple(text, font, color, rect.width() - 24.0);
        job.halign = Align::Center;
        let galley = ui.painter().layout_job(job);
        let height = galley.size().y;
        ui.painter().galley(pos2(rect.center().x, y), galley, color);
        y += height + 4.0;
    }
}

/// "heute", "gestern", "vor 3 Tagen", "am 12.03.2026"; empty where it is not known.
fn when(used: u64, language: Language) -> String {
    if used == 0 {
        return String::new();
    }
    let now = crate::tasks::seconds_now();
    let days = (now / 86_400).saturating_sub(used / 86_400);
    match days {
        0 => tr(language, "start-today"),
        1 => tr(language, "start-yesterday"),
        2..=13 => Message::new("start-days-ago").with("days", days as usize).to_text(language),
        _ => {
            let day =
                crate::tasks::day_of(used).parse().map(|day: crate::model::Period| day.to_text(language));
            Message::new("start-on-day").with("day", day.unwrap_or_default()).to_text(language)
        }
    }
}

/// The folder of a file; the person's own folder as "~".
fn shortened(path: &std::path::Path) -> String {
    let folder = path.parent().unwrap_or(path);
    let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
    match home.and_then(|home| folder.strip_prefix(home).map(std::path::Path::to_owned).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~/{}", rest.display()),
        None => folder.display().to_string(),
    }
}
