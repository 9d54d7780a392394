//! Where the panels stand: bar on top, choices on the left, the map, table and notices on the right, status line.

use egui::{Frame, Margin, Panel, Rect, Ui, UiBuilder};

use super::canvas;
use super::command::Command;
use super::panels;
use super::shell::Window;
use super::shell_view::HelpState;
use super::state::Place;
use super::theme;

/// Points of the left side.
pub const LEFT_WIDTH: f32 = 284.0;
/// Points of the right side.
pub const RIGHT_WIDTH: f32 = 334.0;
/// Narrowest and widest that the right side is dragged, in points.
const RIGHT_NARROWEST: f32 = 280.0;
const RIGHT_WIDEST: f32 = 620.0;
/// A window narrower than this has room for one side only, in points.
pub const NARROW: f32 = 880.0;
/// Beside the notices a place keeps at least this width; else they stand instead of it, in points.
const PLACE_LEAST: f32 = 760.0;

/// Where notices stand that have no right side to stand on.
enum BesideRoom {
    /// They are not shown.
    None,
    /// On the right of the place.
    Right(Rect),
    /// Instead of the place.
    Whole,
}

impl Window {
    /// Shows all panels; what people do comes out as commands.
    pub(super) fn panels_ui(&mut self, ui: &mut Ui, out: &mut Vec<Command>) {
        let look = theme::roles(ui);
        let bar = Frame::new().fill(look.paper);
        let line = egui::Stroke::new(1.0, look.line);
        let top = Panel::top("top").exact_size(44.0).frame(bar).show_separator_line(false).show(ui, |ui| {
            panels::top_bar::top_bar_ui(ui, &self.state, out);
        });
        let below = top.response.rect;
        ui.painter().hline(below.x_range(), below.bottom() - 0.5, line);
        // Its place is at the bottom, but Tab and screen readers come to it last.
        let height = panels::status::HEIGHT;
        let status = Panel::bottom("status").exact_size(height).frame(bar).show_separator_line(false);
        let status = status.show(ui, Ui::take_available_space).response.rect;
        ui.painter().hline(below.x_range(), status.top() + 0.5, line);
        panels::path_field::path_field_ui(ui, &self.state, out);
        self.places_ui(ui, out);
        let mut below = ui.new_child(UiBuilder::new().id_salt("status line").max_rect(status));
        panels::status::status_ui(&mut below, &self.state, self.canvas.kind, out);
        panels::overlay::overlay_ui(ui, &self.state, out);
        panels::drop_hint::drop_hint_ui(ui, &self.state);
    }

    /// What stands between the bar and the status line.
    fn places_ui(&mut self, ui: &mut Ui, out: &mut Vec<Command>) {
        let beside = match self.notices_beside_room(ui) {
            BesideRoom::None => None,
            BesideRoom::Right(rect) => Some(rect),
            BesideRoom::Whole => {
                let rect = ui.available_rect_before_wrap();
                self.notices_beside_ui(ui, rect, out);
                return;
            }
        };
        if let Some(help) = self.state.view.shell.help.clone() {
            self.help_ui(ui, &help, out);
        } else {
            self.place_ui(ui, out);
        }
        if let Some(rect) = beside {
            self.notices_beside_ui(ui, rect, out);
        }
    }

    fn place_ui(&mut self, ui: &mut Ui, out: &mut Vec<Command>) {
        let look = theme::roles(ui);
        let is_open = self.state.project.is_some() && !self.state.view.start.open;
        match (is_open, self.state.view.place) {
            (false, _) if self.state.view.import.plan.is_some() && !self.state.view.start.open => {
                self.holdings_place_ui(ui, out);
            }
            (false, _) if self.state.view.start.open || !self.state.opening => {
                egui::CentralPanel::default().frame(Frame::new().fill(look.paper)).show(ui, |ui| {
                    panels::start::start_ui(ui, &self.state, out);
                });
            }
            (false, _) => {
                egui::CentralPanel::default().frame(Frame::new().fill(look.paper)).show(ui, |ui| {
                    panels::welcome::opening_ui(ui, &self.state);
                });
            }
            (true, Place::Holdings) => self.holdings_place_ui(ui, out),
            (true, Place::Map | Place::Typology | Place::Reach) => self.map_place_ui(ui, out),
            (true, Place::Pages) => self.pages_place_ui(ui, out),
        }
    }

    fn help_ui(&self, ui: &mut Ui, help: &HelpState, out: &mut Vec<Command>) {
        let look = theme::roles(ui);
        let side =
            Frame::new().fill(look.paper).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 });
        let height = ui.available_rect_before_wrap().y_range();
        let left = Panel::left("help topics")
            .exact_size(LEFT_WIDTH)
            .resizable(false)
            .frame(side)
            .show_separator_line(false);
        let left = left.show(ui, |ui| panels::help::topics_ui(ui, &self.state, help, out)).response.rect;
        ui.painter().vline(left.right() - 0.5, height, egui::Stroke::new(1.0, look.line));
        egui::CentralPanel::default().frame(Frame::new().fill(look.paper)).show(ui, |ui| {
            panels::help::page_ui(ui, &self.state, help.topic, out);
        });
    }

    /// Room for the notices, where the place has no right side of its own: in a narrow window they stand instead of it.
    fn notices_beside_room(&self, ui: &mut Ui) -> BesideRoom {
        let view = &self.state.view;
        if !view.shell.notices_beside || view.shows_right_side(self.state.project.is_some()) {
            return BesideRoom::None;
        }
        if ui.available_width() < RIGHT_WIDTH + PLACE_LEAST {
            return BesideRoom::Whole;
        }
        let panel = Panel::right("notices beside").exact_size(RIGHT_WIDTH).resizable(false);
        let panel = panel.frame(Frame::NONE).show_separator_line(false);
        BesideRoom::Right(panel.show(ui, Ui::take_available_space).response.rect)
    }

    fn notices_beside_ui(&self, ui: &mut Ui, rect: Rect, out: &mut Vec<Command>) {
        let (look, view) = (theme::roles(ui), &self.state.view);
        let mut side = ui.new_child(UiBuilder::new().id_salt("notices beside").max_rect(rect));
        let frame =
            Frame::new().fill(look.paper).inner_margin(Margin { left: 16, right: 8, top: 6, bottom: 8 });
        frame.show(&mut side, |ui| {
            ui.set_min_size(ui.available_size());
            ui.horizontal(|ui| {
                let title = crate::text::tr(view.language, "app-tab-notices");
                ui.label(egui::RichText::new(title).font(theme::semibold(theme::BODY_PX)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = super::commands::ShellCommand::Notices.into();
                    super::widgets::icon_button(ui, &self.state, (&close, super::widgets::Icon::Close), out);
                });
            });
            panels::notices::notices_ui(ui, &self.state, out);
        });
        let line = egui::Stroke::new(1.0, look.line);
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), line);
    }

    fn holdings_place_ui(&self, ui: &mut Ui, out: &mut Vec<Command>) {
        let frame = Frame::new().fill(theme::roles(ui).paper).inner_margin(Margin::symmetric(40, 26));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            match (&self.state.view.import.plan, &self.state.view.compute) {
                (Some(plan), _) => panels::import::import_ui(ui, &self.state, plan, out),
                (None, Some(draft)) => panels::compute::compute_ui(ui, &self.state, draft, out),
                (None, None) => panels::holdings::holdings_ui(ui, &self.state, out),
            }
        });
    }

    fn map_place_ui(&mut self, ui: &mut Ui, out: &mut Vec<Command>) {
        let look = theme::roles(ui);
        let side =
            Frame::new().fill(look.paper).inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 8 });
        let line = egui::Stroke::new(1.0, look.line);
        // The sides end above the status line, however high their content is.
        let height = ui.available_rect_before_wrap().y_range();
        // In a window with room for one side only, the right one stands instead of the left one.
        let narrow = ui.ctx().content_rect().width() < NARROW;
        let left_open = !(narrow && self.state.view.right_open);
        if left_open {
            let left = Panel::left("choose")
                .exact_size(LEFT_WIDTH)
                .resizable(false)
                .frame(side)
                .show_separator_line(false);
            let left = left.show(ui, |ui| {
                // In a low window the colours at the end are reached by scrolling.
                let place = self.state.view.place;
                egui::ScrollArea::vertical().id_salt(("choose", place as u8)).auto_shrink(false).show(
                    ui,
                    |ui| match place {
                        Place::Typology => panels::typology::typology_ui(ui, &self.state, out),
                        Place::Reach => panels::reach::reach_ui(ui, &self.state, out),
                        _ => panels::choose::choose_panel_ui(ui, &self.state, out),
                    },
                );
            });
            ui.painter().vline(left.response.rect.right() - 0.5, height, line);
        }
        let mut right_rect = None;
        if self.state.view.right_open {
            let widest = (ui.available_width() - 120.0).min(RIGHT_WIDEST);
            let right = Panel::right("right")
                .default_size(self.state.view.shell.right_width.clamp(RIGHT_NARROWEST.min(widest), widest))
                .size_range(RIGHT_NARROWEST.min(widest)..=widest)
                .resizable(true)
                .frame(Frame::new().fill(look.paper))
                .show_separator_line(false);
            // The map is made first: Tab and screen readers come to it before the right side.
            let rect = right.show(ui, Ui::take_available_space).response.rect;
            self.state.view.shell.right_width = rect.width();
            right_rect = Some(rect);
        }
        let frame = Frame::new().fill(look.canvas);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            if let Some(page) = panels::typology::page_over_map(&self.state) {
                panels::typology::typology_page_ui(ui, &self.state, page, out);
            } else if self.state.derived.picture.is_some() {
                let face = ui.max_rect();
                canvas::map_ui(ui, &self.state, &mut self.canvas, out);
                self.state.view.map.legend_lacks_room = self.canvas.legend_lacks_room;
                panels::vision_chip::vision_chip_ui(ui, face, &self.state, out);
            } else {
                panels::welcome::no_map_ui(ui, &self.state, out);
            }
        });
        if let Some(rect) = right_rect {
            let mut side = ui.new_child(UiBuilder::new().id_salt("right side").max_rect(rect));
            side.set_clip_rect(rect.intersect(side.clip_rect()));
            panels::right::right_ui(&mut side, &self.state, out);
            ui.painter().vline(rect.left() + 0.5, height, line);
        }
    }

    fn pages_place_ui(&self, ui: &mut Ui, out: &mut Vec<Command>) {
        let look = theme::roles(ui);
        let side =
            Frame::new().fill(look.paper).inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 8 });
        let left = Panel::left("page")
            .exact_size(LEFT_WIDTH)
            .resizable(false)
            .frame(side)
            .show_separator_line(false);
        let left = left.show(ui, |ui| panels::pages::page_settings_ui(ui, &self.state, out)).response.rect;
        let line = egui::Stroke::new(1.0, look.line);
        ui.painter().vline(left.right() - 0.5, left.y_range(), line);
        let strip =
            Frame::new().fill(look.paper).inner_margin(Margin { left: 12, right: 14, top: 0, bottom: 0 });
        let strip = Panel::bottom("small pages")
            .exact_size(panels::view_strip::height(ui))
            .frame(strip)
            .show_separator_line(false)
            .show(ui, |ui| panels::view_strip::view_strip_ui(ui, &self.state, out));
        ui.painter().hline(strip.response.rect.x_range(), strip.response.rect.top() + 0.5, line);
        let frame = Frame::new().fill(look.canvas);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            if self.state.derived.picture.is_some() || self.state.derived.page.texture().is_some() {
                panels::page_paper::page_ui(ui, &self.state, out);
            } else {
                panels::welcome::no_map_ui(ui, &self.state, out);
            }
        });
    }
}
