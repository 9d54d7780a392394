//! A page about the typology over the map, with the ways out of the program; and the periods of the page with several maps.

use egui::{Color32, Rect, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Page, explained_heading, notice_ui, quiet};
use crate::app::command::{Command, FilePurpose};
use crate::app::commands::TypologyCommand;
use crate::app::state::{AppState, Place};
use crate::app::theme::{card_shadow, roles, semibold};
use crate::app::typology_page::{
    AROUND, TypologyPage, offered_periods, page_periods, room_id, size_on_screen,
};
use crate::app::widgets::{ButtonLook, check_field, command_button, text_button};
use crate::tasks::typology::MOST_PANELS;
use crate::text::{Message, tr};

/// A bar this wide has room for the name of the page beside its buttons.
const WITH_TITLE: f32 = 600.0;

/// The page that lies over the map.
pub fn page_over_map(state: &AppState) -> Option<TypologyPage> {
    state.view.typology.page.filter(|_| state.view.place == Place::Typology && state.shows_typology())
}

/// Shows the page.
pub fn typology_page_ui(ui: &mut Ui, state: &AppState, page: TypologyPage, out: &mut Vec<Command>) {
    let (look, language) = (roles(ui), state.view.language);
    let bar = egui::Frame::new().fill(look.paper).inner_margin(egui::Margin::symmetric(14, 7));
    let bar = egui::Panel::top("typology page").frame(bar).show_separator_line(false);
    let bar = bar.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            // Where there is little room, the page says what it is.
            if ui.available_width() > WITH_TITLE {
                ui.label(RichText::new(tr(language, page.label_key())).font(semibold(15.0)));
                ui.add_space(10.0);
            }
            let write = Command::PickFile(FilePurpose::ExportTypologyPage);
            command_button(ui, state, &write, ButtonLook::Primary, out);
            if page == TypologyPage::Method {
                let tables = Command::PickFile(FilePurpose::MethodTables);
                command_button(ui, state, &tables, ButtonLook::Plain, out);
            }
            let close = TypologyCommand::Page(None).into();
            command_button(ui, state, &close, ButtonLook::Plain, out);
        });
    });
    let edge = bar.response.rect;
    ui.painter().hline(edge.x_range(), edge.bottom() - 0.5, egui::Stroke::new(1.0, look.line));
    let room = ui.available_rect_before_wrap();
    ui.ctx().data_mut(|data| data.insert_temp(room_id(), room.size()));
    ui.painter().rect_filled(room, 0.0, look.canvas);
    let preview = &state.derived.typology_page;
    let Some(texture) = preview.texture() else {
        ui.vertical_centered(|ui| {
            ui.add_space(room.height() * 0.4);
            ui.set_max_width(420.0);
            match &preview.problem {
                Some(problem) => notice_ui(ui, problem, language),
                None if !page.is_possible(state) => quiet(ui, &tr(language, "typology-page-two-periods")),
                None => quiet(ui, &tr(language, "app-working")),
            }
        });
        return;
    };
    let [wide, high] = texture.size();
    let size = size_on_screen(ui.ctx(), (wide as u32, high as u32));
    ScrollArea::both().id_salt("typology page").auto_shrink(false).show(ui, |ui| {
        let area = (size + Vec2::splat(2.0 * AROUND)).max(room.size() - vec2(0.0, 1.0));
        let (area, response) = ui.allocate_exact_size(area, Sense::hover());
        let paper = Rect::from_center_size(area.center().round(), size);
        let alt = preview.sheet().map(|sheet| sheet.alt_text.clone()).unwrap_or_default();
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &alt));
        ui.painter().add(card_shadow(look).as_shape(paper, 2.0));
        let edge = egui::Stroke::new(1.0, look.line);
        ui.painter().rect(paper, 0.0, Color32::WHITE, edge, egui::StrokeKind::Outside);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), paper, whole, Color32::WHITE);
    });
}

/// Which periods stand beside each other, and the page with them.
pub(super) fn periods_ui(ui: &mut Ui, page: &Page<'_>, out: &mut Vec<Command>) {
    let (state, language) = (page.state, page.language());
    let offered = offered_periods(state);
    if offered.len() < 2 {
        return;
    }
    ui.add_space(6.0);
    let title = tr(language, "typology-page-periods");
    explained_heading(ui, &title, &tr(language, "typology-page-periods-info"));
    let chosen = page_periods(state);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
        for period in offered.iter().rev() {
            let on = chosen.contains(period);
            let text = period.to_text(language);
            if (on || chosen.len() < MOST_PANELS) && check_field(ui, on, &text) {
                out.push(TypologyCommand::PagePeriod(*period).into());
            }
        }
    });
    ui.spacing_mut().item_spacing.y = 6.0;
    if chosen.len() < 2 {
        quiet(ui, &Message::new("typology-page-two-periods").to_text(language));
    }
    ui.horizontal(|ui| {
        let show = Command::from(TypologyCommand::Page(Some(TypologyPage::Periods)));
        let button =
            text_button(ui, &tr(language, "typology-page-show"), ButtonLook::Plain, show.face(state).enabled);
        if button.on_hover_text(show.tooltip(state)).clicked() {
            out.push(show);
        }
    });
}
