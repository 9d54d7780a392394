//! Several files at once: what each is, what will happen with it, and one button for all.

use egui::{
    Align, Frame, Layout, Margin, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::files::{kind_key, left_out_ui};
use super::options::{radio_row, target_ui};
use crate::app::command::Command;
use crate::app::commands::ImportCommand;
use crate::app::import::{
    ImportDraft, ImportKind, ImportList, ImportPlan, ListEntry, ListStanding, Missing, Stage,
};
use crate::app::state::AppState;
use crate::app::theme::{RADIUS, SMALL_PX, bold, regular, roles, semibold};
use crate::app::widgets::{ButtonLook, Icon, check_box, heading, icon, one_line, text_button};
use crate::store::ConflictRule;
use crate::text::{Language, Message, tr};

/// Height of a row in points.
const ROW: f32 = 54.0;
/// Where kind, level with period, and what will happen begin, as shares of the width.
const COLUMNS: [f32; 3] = [0.33, 0.43, 0.62];
/// Height in points below which head and rows do not fit one above the other.
const LOW: f32 = 240.0;
/// Room for the box and for the button at the end, in points.
const BOX: f32 = 34.0;
const BUTTON: f32 = 92.0;

/// Shows heading, target and rows.
pub fn list_ui(
    ui: &mut Ui,
    state: &AppState,
    (plan, list): (&ImportPlan, &ImportList),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let title = if list.is_done { "import-list-done" } else { "import-list" };
    let count = if list.is_done { list.wanted().count() } else { list.entries.len() };
    let title = Message::new(title).with("count", count).to_text(language);
    ui.label(RichText::new(title).font(bold(22.0)));
    ui.label(RichText::new(tr(language, lead_key(list))).color(roles(ui).second));
    ui.add_space(10.0);
    // In a low window the head moves with the rows.
    let is_low = ui.available_height() < LOW;
    if !list.is_done && !is_low {
        head_ui(ui, state, (plan, list), out);
    }
    let salt = if list.is_done { "import done" } else { "import list" };
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, true]).show(ui, |ui| {
        if !list.is_done && is_low {
            head_ui(ui, state, (plan, list), out);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown = |entry: &ListEntry| !list.is_done || entry.stored.is_some();
        for (place, entry) in list.entries.iter().enumerate().filter(|(_, entry)| shown(entry)) {
            ui.push_id(place, |ui| row_ui(ui, state, (plan, list), (place, entry), out));
        }
        ui.spacing_mut().item_spacing.y = 3.0;
        if list.is_done {
            notices_ui(ui, list, language);
        } else if plan.left_out().next().is_some() {
            ui.add_space(18.0);
            let count = Message::new("import-left-out").with("count", plan.left_out().count());
            ui.label(RichText::new(count.to_text(language)).font(semibold(15.0)));
            left_out_ui(ui, plan, language);
        }
    });
}

fn lead_key(list: &ImportList) -> &'static str {
    match (list.is_done, list.unanswered() > 0) {
        (true, _) => "import-list-lead-done",
        (false, true) => "import-list-lead-rule",
        (false, false) => "import-list-lead",
    }
}

/// Where the files go, and what happens to what is there already.
fn head_ui(ui: &mut Ui, state: &AppState, (plan, list): (&ImportPlan, &ImportList), out: &mut Vec<Command>) {
    let language = state.view.language;
    let asks = list.unanswered() > 0 || list.rule().is_some();
    ui.columns(2, |sides| {
        let [left, right] = sides else { return };
        left.spacing_mut().item_spacing.y = 4.0;
        target_ui(left, state, plan, out);
        if asks {
            right.spacing_mut().item_spacing.y = 4.0;
            heading(right, &tr(language, "import-list-rule"));
            let rules =
                [(ConflictRule::Replace, "import-rule-replace"), (ConflictRule::Keep, "import-rule-keep")];
            for (rule, key) in rules {
                if radio_row(right, &tr(language, key), list.rule() == Some(rule))
                    && list.rule() != Some(rule)
                {
                    out.push(Command::Import(ImportCommand::Answer(rule)));
                }
            }
        }
    });
    ui.add_space(10.0);
}

fn row_ui(
    ui: &mut Ui,
    state: &AppState,
    (plan, list): (&ImportPlan, &ImportList),
    (place, entry): (usize, &ListEntry),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let look = roles(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, look.line));
    let name = entry.draft.shown_name();
    let at = |share: f32| rect.left() + BOX + (rect.width() - BOX - BUTTON) * share;
    let cell = |from: f32, to: f32| {
        Rect::from_min_max(pos2(at(from), rect.top()), pos2(at(to) - 14.0, rect.bottom()))
    };
    let [kind, place_in, effect] = COLUMNS;
    let box_rect = Rect::from_min_size(rect.min, vec2(BOX, ROW - 1.0));
    if list.is_done {
        if entry.stored.is_some() {
            icon::paint(ui.painter(), box_rect.shrink(8.0), Icon::Check, look.accent);
        }
    } else {
        let mut ui =
            ui.new_child(UiBuilder::new().max_rect(box_rect).layout(Layout::left_to_right(Align::Center)));
        if check_box(&mut ui, entry.wanted, &name) {
            out.push(Command::Import(ImportCommand::Want(place, !entry.wanted)));
        }
    }
    let reason = plan.found.as_ref().and_then(|found| found.get(entry.position));
    let reason = reason.map(|found| found.reason.to_text(language)).unwrap_or_default();
    let strong = if entry.wanted { look.ink } else { look.third };
    two_lines(ui, cell(0.0, kind), (&name, strong), (&reason, look.third));
    let kind_text = reason_kind(&entry.draft, language);
    two_lines(ui, cell(kind, place_in), (&kind_text, strong), ("", look.third));
    let periods = entry.draft.review.as_ref().map(|review| review.periods_text(language)).unwrap_or_default();
    two_lines(ui, cell(place_in, effect), (&entry.draft.level, strong), (&periods, look.third));
    let (text, second, mark) = what_happens(entry, language);
    let mut room = cell(effect, 1.0);
    if let Some((mark, is_question)) = mark {
        let color = if is_question { look.selection } else { look.accent };
        let square = Rect::from_center_size(pos2(room.left() + 8.0, room.center().y), vec2(18.0, 18.0));
        icon::paint(ui.painter(), square, mark, color);
        room.min.x += 24.0;
    }
    two_lines(ui, room, (&text, strong), (&second, look.third));
    if !list.is_done {
        open_ui(ui, (rect, place), entry, language, out);
    }
}

/// The button that shows the file; where a question is open, it says so.
fn open_ui(
    ui: &mut Ui,
    (rect, place): (Rect, usize),
    entry: &ListEntry,
    language: Language,
    out: &mut Vec<Command>,
) {
    let room = Rect::from_min_max(pos2(rect.right() - BUTTON, rect.top()), rect.max);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::right_to_left(Align::Center)));
    let asks = entry.wanted && entry.draft.stage == Stage::Choosing;
    let key = if asks { "import-answer-entry" } else { "import-open-entry" };
    let look = if asks { ButtonLook::Plain } else { ButtonLook::Quiet };
    let button = text_button(&mut ui, &tr(language, key), look, true);
    let name = format!("{} {}", tr(language, key), entry.draft.shown_name());
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if button.clicked() {
        out.push(Command::Import(ImportCommand::OpenEntry(place)));
    }
}

fn reason_kind(draft: &ImportDraft, language: Language) -> String {
    let kind = match draft.kind {
        ImportKind::Boundaries => crate::read::ContentKind::Boundaries,
        ImportKind::Table => crate::read::ContentKind::Table,
        ImportKind::Catalogue => crate::read::ContentKind::Catalogue,
        ImportKind::Facilities => crate::read::ContentKind::Facilities,
        ImportKind::Population => crate::read::ContentKind::Population,
        ImportKind::Network => crate::read::ContentKind::Network,
    };
    tr(language, kind_key(kind))
}

/// What will happen, or did, with a second line and a mark; the mark says whether it is a question.
fn what_happens(entry: &ListEntry, language: Language) -> (String, String, Option<(Icon, bool)>) {
    let quiet = |text: String| (text, String::new(), None);
    let ask = |text: String, second: String| (text, second, Some((Icon::Warning, true)));
    let joined = |summary: &[Message]| {
        summary.iter().map(|sentence| sentence.to_text(language)).collect::<Vec<_>>().join(" ")
    };
    if let Some(stored) = &entry.stored {
        return quiet(joined(stored));
    }
    if let (false, Some(other)) = (entry.wanted, &entry.same_as) {
        return quiet(Message::new("import-same-as").with("file", other.as_str()).to_text(language));
    }
    let problem = entry.draft.problem.as_ref().filter(|_| entry.wanted || !entry.decided);
    if !entry.wanted && problem.is_none() {
        return quiet(tr(language, "import-not-wanted"));
    }
    match entry.draft.stage {
        Stage::Reading | Stage::Checking => return quiet(tr(language, "import-checking")),
        Stage::Importing => return quiet(tr(language, "import-importing")),
        Stage::Choosing | Stage::Reviewed => {}
    }
    if let Some(problem) = problem {
        // The file stands at the beginning of the row: its folder needs no room here.
        let message = problem.message.clone().with("file", entry.draft.shown_name());
        let hint = problem.hint.as_ref().map(|hint| hint.to_text(language)).unwrap_or_default();
        return ask(message.to_text(language), hint);
    }
    if let Some(missing) = entry.draft.missing() {
        return ask(tr(language, short_missing_key(missing)), String::new());
    }
    let Some(review) = &entry.draft.review else { return quiet(String::new()) };
    let coverage = review.coverage.map(|(matched, all)| {
        Message::new("import-list-coverage").with("count", matched).with("all", all).to_text(language)
    });
    let second = match review.conflicts {
        0 => coverage.unwrap_or_default(),
        count => Message::new("import-list-conflicts").with("count", count).to_text(language),
    };
    let mark = if entry.draft.unanswered() > 0 { (Icon::Warning, true) } else { (Icon::Check, false) };
    (joined(&review.summary), second, Some(mark))
}

fn short_missing_key(missing: Missing) -> &'static str {
    match missing {
        Missing::Level => "import-ask-level",
        Missing::Key => "import-ask-key",
        Missing::Period => "import-ask-period",
        Missing::Crs => "import-ask-crs",
        Missing::Boundaries => "import-ask-boundaries",
        Missing::Rule => "import-ask-rule",
        Missing::Kind => "import-ask-kind",
        Missing::Coordinates => "import-ask-coordinates",
        Missing::Residents => "import-ask-residents",
        Missing::Buffer => "import-needs-buffer",
    }
}

/// A strong line and a quiet one below; what is too long is told in full when the pointer rests on it.
fn two_lines(ui: &mut Ui, room: Rect, strong: (&str, egui::Color32), quiet: (&str, egui::Color32)) {
    let first = one_line(ui, strong.0, (regular(13.0), strong.1), room.width());
    let second = one_line(ui, quiet.0, (regular(SMALL_PX), quiet.1), room.width());
    let high = if quiet.0.is_empty() { first.size().y } else { first.size().y + 3.0 + second.size().y };
    let elided = first.elided || second.elided;
    let top = room.center().y - high / 2.0;
    let below = top + first.size().y + 3.0;
    let id = ui.scope_id().with(room.left() as i32);
    let response = ui.interact(room, id, Sense::hover());
    let text = [strong.0, quiet.0].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    ui.painter().galley(pos2(room.left(), top), first, strong.1);
    if !quiet.0.is_empty() {
        ui.painter().galley(pos2(room.left(), below), second, quiet.1);
    }
    if elided {
        response.on_hover_text(text);
    }
}

/// What somebody should know of what was stored.
fn notices_ui(ui: &mut Ui, list: &ImportList, language: Language) {
    if list.notices.is_empty() {
        return;
    }
    ui.add_space(18.0);
    let count = Message::new("import-list-notices").with("count", list.notices.len());
    ui.label(RichText::new(count.to_text(language)).font(semibold(15.0)));
    ui.add_space(4.0);
    let frame = Frame::new().corner_radius(RADIUS).inner_margin(Margin::symmetric(0, 2));
    for (position, notice) in list.notices.iter().enumerate() {
        let notice = crate::app::wording::in_the_window(notice.clone());
        ui.push_id(position, |ui| frame.show(ui, |ui| super::notice_ui(ui, &notice, language)));
    }
}

/// One sentence below the list, and whether it asks for something.
pub fn standing(
    state: &AppState,
    (plan, list): (&ImportPlan, &ImportList),
    language: Language,
) -> (String, bool) {
    if state.view.import.is_importing() {
        return (tr(language, "import-importing"), false);
    }
    if list.is_done {
        return (tr(language, "import-list-undo"), false);
    }
    match list.standing() {
        ListStanding::Checking => (tr(language, "import-checking"), false),
        ListStanding::Nothing => (tr(language, "import-list-nothing"), true),
        ListStanding::Asking(_) if list.unanswered() > 0 => (tr(language, "import-list-lead-rule"), true),
        ListStanding::Asking(count) => {
            (Message::new("import-list-asking").with("count", count).to_text(language), true)
        }
        ListStanding::Ready(_) if state.is_read_only_target() => (tr(language, "import-read-only"), true),
        ListStanding::Ready(count) => {
            let text = Message::new("import-list-ready").with("count", count).to_text(language);
            (format!("{text} {}", super::into_text(state.open_project(), plan, language)), false)
        }
    }
}
