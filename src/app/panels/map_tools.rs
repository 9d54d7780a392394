//! The buttons in the upper right corner of the map: zoom, drawing around regions, base map.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, ZoomStep};
use crate::app::commands::BaseMapCommand;
use crate::app::commands::map::MapCommand;
use crate::app::map_view::MapTool;
use crate::app::state::AppState;
use crate::app::theme::{card_shadow, roles};
use crate::app::widgets::{Icon, focus_ring, icon};

const MARGIN: f32 = 14.0;
const BUTTON: egui::Vec2 = vec2(32.0, 30.0);
/// Points between the two groups.
const GAP: f32 = 8.0;

/// Shows them; where they stand.
pub fn map_tools_ui(ui: &mut Ui, face: Rect, state: &AppState, out: &mut Vec<Command>) -> Rect {
    let zoom = [(ZoomStep::In, Icon::Plus), (ZoomStep::Out, Icon::Minus), (ZoomStep::Fit, Icon::Fit)]
        .map(|(step, icon)| (Command::Zoom(step), icon));
    let tools = [(MapTool::Rectangle, Icon::Rectangle), (MapTool::Lasso, Icon::Lasso)]
        .map(|(tool, icon)| (Command::Map(MapCommand::Tool(tool)), icon));
    let corner = pos2(face.right() - MARGIN - BUTTON.x, face.top() + MARGIN);
    let layers = [(Command::BaseMap(BaseMapCommand::Choose), Icon::Layers)];
    let above = group_ui(ui, corner, (&zoom, state), out);
    let middle = group_ui(ui, pos2(corner.x, above.bottom() + GAP), (&tools, state), out);
    let below = group_ui(ui, pos2(corner.x, middle.bottom() + GAP), (&layers, state), out);
    above.union(below)
}

fn group_ui(
    ui: &mut Ui,
    corner: egui::Pos2,
    (buttons, state): (&[(Command, Icon)], &AppState),
    out: &mut Vec<Command>,
) -> Rect {
    let look = roles(ui);
    let card = Rect::from_min_size(corner, vec2(BUTTON.x, buttons.len() as f32 * BUTTON.y));
    ui.painter().add(card_shadow(look).as_shape(card, 8.0));
    ui.painter().rect(card, 8.0, look.paper, Stroke::new(1.0, look.line), StrokeKind::Inside);
    for (position, (command, picture)) in buttons.iter().enumerate() {
        let rect = Rect::from_min_size(corner + vec2(0.0, BUTTON.y * position as f32), BUTTON);
        button_ui(ui, rect, (command, *picture, state), out);
        if position > 0 {
            let line = Stroke::new(1.0, look.line);
            ui.painter().hline(card.left() + 1.0..=card.right() - 1.0, rect.top(), line);
        }
    }
    card
}

fn button_ui(
    ui: &mut Ui,
    rect: Rect,
    (command, picture, state): (&Command, Icon, &AppState),
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let active = match command {
        Command::Map(MapCommand::Tool(tool)) => state.view.map.tool == *tool,
        Command::BaseMap(_) => state.view.map.base_map.is_some(),
        _ => false,
    };
    let is_tool = matches!(command, Command::Map(_) | Command::BaseMap(_));
    let label = command.label(state);
    let response = ui.interact(rect, ui.scope_id().with(("map tool", &label)), Sense::click());
    response.widget_info(|| {
        if is_tool {
            WidgetInfo::selected(Role::Button, true, active, &label)
        } else {
            WidgetInfo::labeled(Role::Button, true, &label)
        }
    });
    if active || response.hovered() {
        let fill = if active { look.accent_ground } else { look.hover };
        ui.painter().rect_filled(rect.shrink(2.0), 6.0, fill);
    }
    if active {
        ui.painter().rect_stroke(rect.shrink(2.0), 6.0, Stroke::new(1.0, look.accent), StrokeKind::Inside);
    }
    icon::paint(ui.painter(), rect, picture, if active { look.accent } else { look.second });
    focus_ring(ui, &response, rect.shrink(3.0));
    if response.on_hover_text(command.tooltip(state)).clicked() {
        out.push(command.clone());
    }
}
