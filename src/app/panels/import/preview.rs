//! The file as it is read: its first rows, its outlines, and where it lies.

use egui::{
    Align, Align2, Frame, Layout, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::options::crs_text;
use super::sketch::{locator_ui, sketch_ui};
use crate::app::command::Command;
use crate::app::commands::ImportCommand;
use crate::app::import::{ImportChange, ImportDraft, ImportKind, Preparation};
use crate::app::state::AppState;
use crate::app::theme::{BODY_PX, SMALL_PX, regular, roles, semibold};
use crate::app::widgets::{focus_ring, heading};
use crate::app::wording::crs_words;
use crate::text::{Language, Message, format_count, tr};

/// Height of a row of the preview.
const ROW: f32 = 22.0;
/// Room that the maps below the rows need.
const BELOW_ROWS: f32 = 210.0;
/// Widest column of the preview.
const COLUMN: f32 = 150.0;
/// Columns that are shown at most; more tell nothing about umlauts or keys.
const MOST_COLUMNS: usize = 24;
/// Systems that are offered as small maps.
const MOST_TILES: usize = 3;
/// Room beside the outlines for the place and for what somebody should know.
const BESIDE_SKETCH: f32 = 400.0;

/// Shows the first rows with what was recognised about the text.
pub fn preview_ui(ui: &mut Ui, content: &Preparation, draft: &ImportDraft, language: Language) {
    let look = roles(ui);
    // In a low window the maps below need their room, too.
    let most = (((ui.available_height() - BELOW_ROWS) / ROW) as usize).clamp(3, content.rows.len().max(3));
    ui.horizontal(|ui| {
        heading(ui, &tr(language, "import-preview"));
        let text = RichText::new(recognised(content, draft, language)).font(regular(SMALL_PX));
        ui.add(egui::Label::new(text.color(look.third)).truncate());
    });
    Frame::new().stroke(Stroke::new(1.0, look.line)).corner_radius(7.0).inner_margin(Margin::same(1)).show(
        ui,
        |ui| {
            ScrollArea::horizontal().id_salt("import preview").auto_shrink([false, true]).show(ui, |ui| {
                rows_ui(ui, content, draft, most);
            });
        },
    );
}

/// "29 Datensätze · UTF-8 · Trennzeichen ; · Dezimalzeichen ,".
fn recognised(content: &Preparation, draft: &ImportDraft, language: Language) -> String {
    let count = match draft.kind {
        ImportKind::Table | ImportKind::Catalogue => "import-rows",
        _ => "import-records",
    };
    let count = Message::new(count)
        .with("count", content.record_count)
        .with("figure", format_count(content.record_count as u64, language));
    let mut parts = vec![count.to_text(language)];
    parts.extend((!content.encoding.is_empty()).then(|| content.encoding.clone()));
    if let Some((delimiter, decimal)) = content.signs {
        let delimiter = match delimiter {
            '\t' => tr(language, "import-tab"),
            other => other.to_string(),
        };
        let signs =
            Message::new("import-signs").with("delimiter", delimiter).with("decimal", decimal.to_string());
        parts.push(signs.to_text(language));
    }
    if !content.crs_name.is_empty() {
        parts.push(crs_words(&content.crs_name, language));
    }
    parts.join(" · ")
}

fn rows_ui(ui: &mut Ui, content: &Preparation, draft: &ImportDraft, most: usize) {
    let look = roles(ui);
    let rows = content.rows.get(..most.min(content.rows.len())).unwrap_or_default();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).min(MOST_COLUMNS);
    let has_header = draft.kind == ImportKind::Boundaries || !content.fields.is_empty();
    let header: &[String] = content.rows.first().map_or(&[], Vec::as_slice);
    let wide =
        |text: &String| ui.painter().layout_no_wrap(text.clone(), regular(BODY_PX), look.ink).size().x + 22.0;
    let width = |column: usize| {
        // A title line of a GENESIS table, alone in its row, runs over the columns beside it.
        let rows =
            content.rows.iter().filter(|row| has_header || row.iter().skip(1).any(|cell| !cell.is_empty()));
        rows.filter_map(|row| row.get(column)).map(wide).fold(40.0, f32::max).min(COLUMN)
    };
    let widths: Vec<f32> = (0..columns).map(width).collect();
    let size = vec2(widths.iter().sum::<f32>().max(ui.available_width()), ROW * rows.len() as f32);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, header.join(", ")));
    let mut left = rect.left();
    for (column, width) in widths.iter().enumerate() {
        let name = header.get(column).map_or("", String::as_str);
        let is_key = has_header && !name.is_empty() && name == draft.key_field;
        if is_key {
            let strip = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, size.y));
            ui.painter().rect_filled(strip, 0.0, look.accent_ground);
        }
        for (row, cells) in rows.iter().enumerate() {
            let Some(text) = cells.get(column) else { continue };
            let head = has_header && row == 0;
            let color = match (head, is_key) {
                (_, true) => look.accent,
                (true, false) => look.third,
                (false, false) => look.ink,
            };
            let font = if head { semibold(SMALL_PX) } else { regular(BODY_PX - 0.5) };
            let mut job = egui::text::LayoutJob::simple_singleline(text.clone(), font, color);
            // The title lines of a GENESIS table run over all columns.
            let room = if cells.iter().skip(column + 1).all(String::is_empty) {
                rect.right() - left
            } else {
                *width
            };
            job.wrap = egui::text::TextWrapping::truncate_at_width(room - 14.0);
            let galley = ui.painter().layout_job(job);
            let at = pos2(left + 9.0, rect.top() + (row as f32 + 0.5) * ROW - galley.size().y / 2.0);
            ui.painter().galley(at, galley, color);
        }
        left += width;
    }
    for row in 1..rows.len() {
        let y = rect.top() + row as f32 * ROW;
        ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, look.line.gamma_multiply(0.5)));
    }
}

/// The outlines, and beside them where they lie; where the system is not known, the places in question to choose from.
pub fn place_ui(
    ui: &mut Ui,
    state: &AppState,
    (content, draft): (&Preparation, &ImportDraft),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let high = (ui.available_height() - 6.0).clamp(90.0, 340.0);
    let look = roles(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        if let Some(sketch) = &content.sketch {
            let wide = (ui.available_width() - BESIDE_SKETCH).max(160.0).min(high * 1.35);
            let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, tr(language, "import-outlines")));
            ui.painter().rect(rect, 7.0, look.canvas, Stroke::new(1.0, look.line), StrokeKind::Inside);
            sketch_ui(ui, rect.shrink(12.0), sketch);
        }
        let column = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), high), column, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            if content.needs_crs {
                tiles_ui(ui, state, (content, draft, high), out);
            } else {
                located_ui(ui, content, high, language);
            }
            ui.add_space(8.0);
            ScrollArea::vertical().id_salt("import notices").auto_shrink([false, true]).show(ui, |ui| {
                super::notices_ui(ui, draft, language);
            });
        });
    });
}

fn located_ui(ui: &mut Ui, content: &Preparation, high: f32, language: Language) {
    let look = roles(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(120.0, (high - 30.0).min(160.0)), Sense::hover());
    let inside = locator_ui(ui, rect.shrink(4.0), content.place.as_ref());
    let text = tr(language, if inside { "import-place-inside" } else { "import-place-outside" });
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &text));
    let color = if inside { look.third } else { look.reference };
    ui.add(egui::Label::new(RichText::new(text).font(regular(SMALL_PX)).color(color)).wrap());
}

/// A small map for each system in question: who knows the county sees which one is right.
fn tiles_ui(
    ui: &mut Ui,
    state: &AppState,
    (content, draft, high): (&Preparation, &ImportDraft, f32),
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let top = ui.cursor().top();
    let key = match content.candidates.as_slice() {
        [] => "import-crs-none",
        [_] => "import-crs-one",
        _ => "import-crs-which",
    };
    ui.add(egui::Label::new(tr(language, key)).wrap());
    ui.add_space(4.0);
    // In a low window the maps are small, but complete.
    let size = vec2(134.0, (high - (ui.cursor().top() - top)).clamp(110.0, 180.0));
    ui.horizontal_wrapped(|ui| {
        for (code, place) in content.candidates.iter().take(MOST_TILES) {
            let chosen = draft.crs == format!("EPSG:{code}");
            let name = crs_text(*code, language);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
            let look = roles(ui);
            let edge = match (chosen, response.hovered()) {
                (true, _) => Stroke::new(2.0, look.accent),
                (false, true) => Stroke::new(1.0, look.third),
                (false, false) => Stroke::new(1.0, look.line),
            };
            let fill = if chosen || response.hovered() { look.hover } else { look.paper };
            ui.painter().rect(rect, 7.0, fill, edge, StrokeKind::Inside);
            let map = Rect::from_min_max(rect.min + vec2(8.0, 8.0), rect.max - vec2(8.0, 46.0));
            locator_ui(ui, map, Some(place));
            let at = pos2(rect.center().x, rect.bottom() - 31.0);
            let zone = name.split(" · ").next().and_then(|name| name.split(" / ").last()).unwrap_or_default();
            ui.painter().text(at, Align2::CENTER_CENTER, zone, semibold(SMALL_PX), look.ink);
            let code = format!("EPSG:{code}");
            let at = pos2(rect.center().x, rect.bottom() - 15.0);
            ui.painter().text(at, Align2::CENTER_CENTER, &code, regular(SMALL_PX), look.second);
            focus_ring(ui, &response, rect);
            if response.on_hover_text(name).clicked() {
                out.push(Command::Import(ImportCommand::Change(ImportChange::Crs(code))));
            }
        }
    });
}
