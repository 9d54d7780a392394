//! The distribution of the values with the class breaks.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::canvas::screen_color;
use crate::app::map_picture::MapPicture;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::text::{format_number, tr};

/// Shows the distribution, or as much free space where there is none: nothing jumps.
pub fn histogram_ui(ui: &mut Ui, state: &AppState) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 92.0), Sense::hover());
    let name = tr(state.view.language, "app-histogram");
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsObject, true, &name));
    let Some(picture) = &state.derived.picture else { return };
    let (Some([low, high]), Some(breaks)) = (picture.range, &picture.choropleth.breaks) else { return };
    let plot = Rect::from_min_max(
        pos2(rect.left() + 6.0, rect.top() + 10.0),
        pos2(rect.right() - 6.0, rect.bottom() - 22.0),
    );
    bars(ui, plot, picture);
    ui.painter().hline(plot.x_range(), plot.bottom() + 0.5, Stroke::new(1.0, roles(ui).line));
    let x_of = |value: f64| {
        let share = if high > low { ((value - low) / (high - low)) as f32 } else { 0.5 };
        plot.left() + plot.width() * share.clamp(0.0, 1.0)
    };
    let colors = roles(ui);
    for value in &breaks.shown_breaks {
        let x = x_of(*value).round();
        ui.painter().vline(x, plot.top() - 6.0..=plot.bottom(), Stroke::new(1.25, colors.ink));
    }
    for reference in &picture.contents().references {
        if reference.value >= low && reference.value <= high {
            let x = x_of(reference.value);
            ui.painter().vline(x, plot.top() + 4.0..=plot.bottom(), Stroke::new(1.5, colors.reference));
        }
    }
    let number = |value: f64| format_number(value, picture.choropleth.decimals, state.view.language);
    let y = plot.bottom() + 5.0;
    let ends = [(plot.left(), Align2::LEFT_TOP, low), (plot.right(), Align2::RIGHT_TOP, high)];
    for (x, align, value) in ends {
        ui.painter().text(pos2(x, y), align, number(value), regular(SMALL_PX), colors.third);
    }
}

fn bars(ui: &Ui, plot: Rect, picture: &MapPicture) {
    let most = picture.bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let width = plot.width() / picture.bars.len().max(1) as f32;
    for (position, bar) in picture.bars.iter().enumerate() {
        if bar.count == 0 {
            continue;
        }
        let height = (plot.height() * bar.count as f32 / most as f32).max(2.0);
        let left = plot.left() + width * position as f32;
        let rect = Rect::from_min_max(
            pos2(left + 0.75, plot.bottom() - height),
            pos2((left + width - 0.75).max(left + 1.0), plot.bottom()),
        );
        ui.painter().rect_filled(rect, 1.0, screen_color(bar.color));
    }
}
