//! What the person chose in the assistant, as options of the work.

use super::draft::ImportDraft;
use crate::model::Source;
use crate::read::{RegionSelection, TableReadOptions, TextOptions};
use crate::store::ConflictRule;
use crate::tasks::reach::{FacilityImport, NetworkImport, PopulationImport};
use crate::tasks::{self, BoundaryImport, CatalogueImport, IndicatorImport};

/// How boundaries are taken over, or what that would do.
pub(super) fn boundary_options(
    draft: &ImportDraft,
    rule: Option<ConflictRule>,
    dry_run: bool,
) -> BoundaryImport {
    // A dry run counts what would be replaced; the import itself touches nothing that nobody was asked about.
    let unasked = if dry_run { ConflictRule::Replace } else { ConflictRule::Abort };
    BoundaryImport {
        file: draft.file.clone(),
        level: draft.level.trim().to_owned(),
        selection: RegionSelection {
            key: draft.key_field.clone(),
            name_field: filled(&draft.name_field),
            valid_on: draft.period.trim().parse().ok(),
            ..RegionSelection::default()
        },
        crs: filled(&draft.crs),
        encoding: filled(&draft.encoding),
        layer: draft.layer.clone(),
        source: source(draft),
        on_conflict: if dry_run { unasked } else { rule.unwrap_or(unasked) },
        imported_on: tasks::today(),
        dry_run,
        ..BoundaryImport::default()
    }
}

/// How the table is read, by the choices of the person.
pub(super) fn table_read_options(draft: &ImportDraft) -> TableReadOptions {
    TableReadOptions {
        key_field: filled(&draft.key_field),
        period: draft.period.trim().parse().ok(),
        format: draft.format,
        text: text_options(draft),
    }
}

/// How the text of the file is read, by the choices of the person.
pub(super) fn text_options(draft: &ImportDraft) -> TextOptions {
    TextOptions {
        delimiter: draft.delimiter,
        decimal: draft.decimal,
        encoding: filled(&draft.encoding),
        entry: draft.layer.clone(),
    }
}

/// How a table is taken over, or what that would do.
pub(super) fn table_options(
    draft: &ImportDraft,
    rule: Option<ConflictRule>,
    dry_run: bool,
) -> IndicatorImport {
    IndicatorImport {
        files: vec![draft.file.clone()],
        level: draft.level.trim().to_owned(),
        table: table_read_options(draft),
        source: source(draft),
        keep_unmatched: false,
        on_conflict: rule.unwrap_or(ConflictRule::Abort),
        imported_on: tasks::today(),
        dry_run,
    }
}

/// How a catalogue is taken over, or what that would do.
pub(super) fn catalogue_options(draft: &ImportDraft, dry_run: bool) -> CatalogueImport {
    CatalogueImport {
        file: draft.file.clone(),
        text: text_options(draft),
        source: source(draft),
        imported_on: tasks::today(),
        dry_run,
    }
}

/// How facilities are taken over, or what that would do.
pub(super) fn facility_options(
    draft: &ImportDraft,
    rule: Option<ConflictRule>,
    dry_run: bool,
) -> FacilityImport {
    // A dry run counts what would be replaced; the import itself touches nothing that nobody was asked about.
    let unasked = if dry_run { ConflictRule::Replace } else { ConflictRule::Abort };
    FacilityImport {
        file: draft.file.clone(),
        kind: filled(&draft.places.kind),
        kind_field: filled(&draft.places.kind_field),
        key_field: filled(&draft.key_field),
        name_field: filled(&draft.name_field),
        xy_fields: xy_fields(draft),
        crs: filled(&draft.crs),
        capacity_field: filled(&draft.places.amount_field),
        text: text_options(draft),
        on_conflict: if dry_run { unasked } else { rule.unwrap_or(unasked) },
        source: source(draft),
        imported_on: tasks::today(),
        dry_run,
    }
}

/// How people are taken over, or what that would do.
pub(super) fn population_options(draft: &ImportDraft, dry_run: bool) -> PopulationImport {
    PopulationImport {
        file: draft.file.clone(),
        key_field: filled(&draft.key_field),
        xy_fields: xy_fields(draft),
        residents_field: filled(&draft.places.amount_field),
        crs: filled(&draft.crs),
        text: text_options(draft),
        source: source(draft),
        imported_on: tasks::today(),
        dry_run,
    }
}

/// How a network is taken over, or what that would do.
pub(super) fn network_options(draft: &ImportDraft, dry_run: bool) -> NetworkImport {
    NetworkImport {
        file: draft.file.clone(),
        buffer_km: draft.places.buffer_km(),
        source: source(draft),
        imported_on: tasks::today(),
        dry_run,
    }
}

fn xy_fields(draft: &ImportDraft) -> [Option<String>; 2] {
    [filled(&draft.places.x_field), filled(&draft.places.y_field)]
}

/// The text without spaces around it; `None` when nothing is left.
pub(super) fn filled(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

fn source(draft: &ImportDraft) -> Source {
    Source { text: draft.source.trim().to_owned(), licence: draft.licence.trim().to_owned() }
}
