//! The options of facilities, people and roads.

use egui::Ui;

use super::options::{FieldOption, crs_ui, encoding_ui, field_ui, text_signs_ui, text_ui};
use crate::app::command::Command;
use crate::app::import::{ImportChange, ImportDraft, ImportKind, PlacesIn};
use crate::app::state::AppState;

/// Two columns of the file side by side.
fn pair_ui(
    ui: &mut Ui,
    state: &AppState,
    draft: &ImportDraft,
    pair: [FieldOption<'_>; 2],
    out: &mut Vec<Command>,
) {
    ui.columns(2, |sides| {
        for (side, option) in sides.iter_mut().zip(pair) {
            field_ui(side, state, draft, option, out);
        }
    });
}

/// What the columns of a file of facilities or people hold.
pub fn places_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let Some(content) = draft.content.as_deref() else { return };
    let places = &draft.places;
    if draft.kind == ImportKind::Facilities {
        ui.columns(2, |sides| {
            let [left, right] = sides else { return };
            let kind = ("import-place-kind", "import-place-kind-example", places.kind.as_str());
            text_ui(left, state, kind, ImportChange::Kind, out);
            let field: FieldOption<'_> = ("import-kind-field", &places.kind_field, ImportChange::KindField);
            field_ui(right, state, draft, field, out);
        });
        let name: FieldOption<'_> = ("import-place-name", &draft.name_field, ImportChange::NameField);
        let capacity: FieldOption<'_> = ("import-capacity", &places.amount_field, ImportChange::AmountField);
        pair_ui(ui, state, draft, [name, capacity], out);
    }
    let key: FieldOption<'_> = ("import-place-key", &draft.key_field, ImportChange::KeyField);
    if draft.kind == ImportKind::Population {
        let residents: FieldOption<'_> =
            ("import-residents", &places.amount_field, ImportChange::AmountField);
        pair_ui(ui, state, draft, [residents, key], out);
    }
    if content.places_in == PlacesIn::Columns {
        let x: FieldOption<'_> = ("import-x", &places.x_field, ImportChange::XField);
        let y: FieldOption<'_> = ("import-y", &places.y_field, ImportChange::YField);
        pair_ui(ui, state, draft, [x, y], out);
    }
    crs_ui(ui, state, draft, out);
    if draft.kind == ImportKind::Facilities {
        ui.columns(2, |sides| {
            let [left, right] = sides else { return };
            field_ui(left, state, draft, key, out);
            encoding_ui(right, state, draft, out);
        });
    } else {
        encoding_ui(ui, state, draft, out);
    }
    if content.signs.is_some() {
        text_signs_ui(ui, state, draft, out);
    }
}

/// How much of an extract is kept.
pub fn network_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let buffer = ("import-buffer", "import-buffer-example", draft.places.buffer.as_str());
    text_ui(ui, state, buffer, ImportChange::Buffer, out);
}
