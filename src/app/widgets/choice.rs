//! A field that shows what is chosen and opens the list of what can be chosen.

use egui::{Popup, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Icon, focus_ring, icon, list_row};
use crate::app::theme::{RADIUS, body, roles};

/// A field with a list.
pub struct Choice<'a> {
    /// What is chosen here, for screen readers.
    pub name: &'a str,
    /// What is chosen.
    pub text: &'a str,
    /// A figure at the right end of the field; may be empty.
    pub aside: &'a str,
    /// What can be chosen, with a figure at the right end.
    pub options: Vec<(String, String)>,
    /// Which of the options is chosen.
    pub chosen: Option<usize>,
    /// Width of the field in points.
    pub width: f32,
}

/// Shows the field alone, for a list that is shown elsewhere.
pub fn choice_button(ui: &mut Ui, choice: &Choice) -> Response {
    field(ui, choice)
}

/// Shows the field; the position of an option that was picked.
pub fn choice_field(ui: &mut Ui, choice: &Choice) -> Option<usize> {
    let response = field(ui, choice);
    let mut picked = None;
    Popup::menu(&response).width(choice.width.max(180.0)).accessible_name(choice.name).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (position, (text, aside)) in choice.options.iter().enumerate() {
                let row = list_row(ui, text, aside, choice.chosen == Some(position));
                if row.clicked() {
                    picked = Some(position);
                    ui.close();
                }
            }
        });
    });
    picked
}

fn field(ui: &mut Ui, choice: &Choice) -> Response {
    let colors = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(choice.width, 34.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, choice.name);
        info.current_text_value = Some(choice.text.to_owned());
        info
    });
    let edge = if response.hovered() || response.has_focus() { colors.third } else { colors.line };
    ui.painter().rect(rect, f32::from(RADIUS), colors.paper, Stroke::new(1.0, edge), StrokeKind::Inside);
    let arrow = egui::Rect::from_center_size(pos2(rect.right() - 15.0, rect.center().y), vec2(16.0, 16.0));
    icon::paint(ui.painter(), arrow, Icon::ChevronDown, colors.third);
    let mut room = rect.width() - 11.0 - 28.0;
    if !choice.aside.is_empty() {
        let aside = ui.painter().layout_no_wrap(choice.aside.to_owned(), body(), colors.third);
        room -= aside.size().x + 8.0;
        let left = rect.right() - 28.0 - aside.size().x;
        ui.painter().galley(pos2(left, rect.center().y - aside.size().y / 2.0), aside, colors.third);
    }
    let mut job = egui::text::LayoutJob::simple_singleline(choice.text.to_owned(), body(), colors.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let text = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + 11.0, rect.center().y - text.size().y / 2.0), text, colors.ink);
    focus_ring(ui, &response, rect);
    response
}
