//! The line on the map that says why tiles of an online base map are missing, as long as they are.

use egui::{Align2, Area, Frame, Id, Margin, Order, Rect, RichText, Stroke, Ui, vec2};

use crate::app::canvas::base_map::BaseMap;
use crate::app::command::Command;
use crate::app::commands::BaseMapCommand;
use crate::app::online_tiles::NoTiles;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, card_shadow, regular, roles};
use crate::app::widgets::small_button;
use crate::text::Message;

/// Shows the line while tiles are missing, with the way to ask again.
pub fn base_map_line_ui(ui: &Ui, face: Rect, (base, state): (&BaseMap, &AppState), out: &mut Vec<Command>) {
    let (Some(why), Some(host)) = (base.problem(), base.source.host()) else { return };
    let look = roles(ui);
    let message = match why {
        NoTiles::NoConnection => Message::new("map-online-no-connection"),
        NoTiles::Refused(status) => Message::new("map-online-refused").with("status", usize::from(status)),
        NoTiles::NoPictures => Message::new("map-online-no-pictures"),
    };
    let text = message.with("host", host).to_text(state.view.language);
    let frame = Frame::new()
        .fill(look.paper)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(9)
        .shadow(card_shadow(look))
        .inner_margin(Margin { left: 12, right: 6, top: 4, bottom: 4 });
    Area::new(Id::unique("base map line"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(face.center_bottom() - vec2(0.0, 52.0))
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(RichText::new(text).font(regular(SMALL_PX + 0.5)).color(look.second));
                    let retry = Command::BaseMap(BaseMapCommand::Retry);
                    if small_button(ui, &retry.label(state)).clicked() {
                        out.push(retry);
                    }
                });
            });
        });
}
