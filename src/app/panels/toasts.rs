//! Short messages in the status line: they go by themselves and cover neither the map nor a side.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::status;
use crate::app::command::Command;
use crate::app::commands::ShellCommand;
use crate::app::state::{AppState, Toast};
use crate::app::theme::{SMALL_PX, medium, roles};
use crate::app::widgets::{Icon, focus_ring, icon, one_line};
use crate::notice::Severity;

/// How long a message stays.
pub const STAYS: Duration = Duration::from_secs(6);
/// How long an error stays.
pub const ERROR_STAYS: Duration = Duration::from_secs(15);

/// How long this message stays.
pub fn stays(toast: &Toast) -> Duration {
    if toast.severity == Severity::Error { ERROR_STAYS } else { STAYS }
}

/// Shows the newest message in the room that the line has, and asks for the frame in which it goes.
///
/// A press opens the notices, where the whole text stands with the advice.
pub fn toast_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let left = state.view.toasts.iter().map(|toast| stays(toast).saturating_sub(toast.since.elapsed())).min();
    if let Some(next) = left {
        ui.ctx().request_repaint_after(next + Duration::from_millis(20));
    }
    let Some(toast) = state.view.toasts.last() else { return };
    let look = roles(ui);
    let (fill, ink, picture) = match toast.severity {
        Severity::Error => (look.reference_ground, look.reference, Icon::Warning),
        Severity::Warning => (look.selection_ground, look.ink, Icon::Warning),
        Severity::Info => (look.accent_ground, look.accent, Icon::Check),
    };
    let whole = match &toast.hint {
        Some(hint) => format!("{} {hint}", toast.text),
        None => toast.text.clone(),
    };
    let more = state.view.toasts.len() - 1;
    let text = if more > 0 { format!("{whole}  (+{more})") } else { whole.clone() };
    let room = ui.available_width() - 40.0;
    let galley = one_line(ui, &text, (medium(SMALL_PX), ink), room.max(40.0));
    let elided = galley.elided;
    let size = vec2(galley.size().x + 40.0, status::HEIGHT - 5.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &whole));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    ui.painter().rect_filled(rect, 5.0, fill);
    let sign = Rect::from_center_size(rect.left_center() + vec2(14.0, 0.0), vec2(14.0, 14.0));
    icon::paint(ui.painter(), sign, picture, ink);
    let at = rect.left_center() + vec2(28.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    focus_ring(ui, &response, rect);
    let response = if elided { response.on_hover_text(whole) } else { response };
    if response.clicked() {
        out.push(ShellCommand::ReadNotices.into());
    }
}
