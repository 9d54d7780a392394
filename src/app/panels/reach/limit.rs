//! The threshold: a slider, and the values that offices use.

use egui::{Slider, Ui};

use super::Page;
use crate::app::command::Command;
use crate::app::reach_view::LIMITS;
use crate::app::widgets::{Segment, segments_ui};
use crate::text::{Message, format_number};

/// Thresholds that plans and guidelines name.
const USUAL: [f64; 4] = [10.0, 15.0, 30.0, 45.0];

pub(super) fn limit_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let language = page.language();
    let own = page.reach.request.limit_minutes;
    let name = page.word("reach-limit");
    let minutes = format_number(own, usize::from(own.fract() != 0.0), language);
    let text = Message::new("reach-limit-is").with("minutes", minutes).to_text(language);
    crate::app::widgets::heading(ui, &text);
    let mut limit = own;
    ui.spacing_mut().slider_width = ui.available_width() - 4.0;
    let slider = Slider::new(&mut limit, LIMITS[0]..=LIMITS[1]).step_by(1.0).show_value(false);
    let response = ui.add(slider);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::slider(true, own, &name);
        info.label = Some(name.clone());
        info
    });
    crate::app::widgets::focus_ring(ui, &response, response.rect);
    if response.changed() && (limit - own).abs() > 1e-9 {
        out.push(page.change(|reach| reach.request.limit_minutes = limit));
    }
    if response.drag_stopped() {
        out.push(Command::CloseStep);
    }
    let segments = USUAL.map(|minutes| {
        let text = format_number(minutes, 0, language);
        let about = Message::new("reach-limit-is").with("minutes", text.as_str()).to_text(language);
        Segment { text, name: about, chosen: (own - minutes).abs() < 1e-9 }
    });
    if let Some(minutes) = segments_ui(ui, &segments).and_then(|at| USUAL.get(at)) {
        out.push(Command::CloseStep);
        out.push(page.change(|reach| reach.request.limit_minutes = *minutes));
    }
}
