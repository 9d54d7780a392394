//! The sentence for each problem: what, where, why, and what to do.

use super::error::{FileKind, GenesisProblem, GeometryClass, Problem};
use super::osm::OsmProblem;
use super::recipe::RecipeFault;
use crate::notice::Notice;
use crate::text::Message;

/// The notice that says that `file` has `problem`.
pub(super) fn notice(file: &str, problem: &Problem) -> Notice {
    let (message, hint) = match problem {
        Problem::Io(error) => io(error),
        Problem::Empty
        | Problem::UnknownFormat
        | Problem::NoLayer
        | Problem::SeveralLayers(_)
        | Problem::LayerUnknown { .. }
        | Problem::Archive(_)
        | Problem::TooLarge { .. }
        | Problem::DamagedDatabase
        | Problem::WrongContent(_)
        | Problem::UnknownEncoding(_)
        | Problem::WrongEncoding(_) => whole_file(problem),
        Problem::NotAreas(_)
        | Problem::CutOff(_)
        | Problem::DamagedRecord(_)
        | Problem::ImpossibleCoordinates(_)
        | Problem::TooManyRings(_)
        | Problem::CountsDiffer { .. }
        | Problem::NoRegion { .. }
        | Problem::NoGeometry
        | Problem::Json { .. } => layer(problem),
        Problem::Osm(problem) => osm(problem),
        _ => table(problem),
    };
    let notice = Notice::error(message.with("file", file));
    match hint {
        Some(hint) => notice.with_hint(Message::new(hint)),
        None => notice,
    }
}

type Wording = (Message, Option<&'static str>);

fn say(key: &'static str, hint: &'static str) -> Wording {
    (Message::new(key), Some(hint))
}

fn io(error: &std::io::Error) -> Wording {
    match error.kind() {
        std::io::ErrorKind::NotFound => say("read-error-not-found", "read-hint-not-found"),
        std::io::ErrorKind::PermissionDenied => say("read-error-permission", "read-hint-permission"),
        _ => (Message::new("read-error-io").with("reason", error.to_string()), Some("read-hint-io")),
    }
}

fn osm(problem: &OsmProblem) -> Wording {
    match problem {
        OsmProblem::Damaged(at) => {
            let (message, hint) = say("read-error-osm-damaged", "read-hint-copy-again");
            (message.with("at", *at), hint)
        }
        OsmProblem::Needs(what) => {
            let (message, hint) = say("read-error-osm-needs", "read-hint-osm");
            (message.with("what", what.as_str()), hint)
        }
        OsmProblem::NoRoads => say("read-error-osm-no-roads", "read-hint-osm-no-roads"),
        OsmProblem::NotAnExtract | OsmProblem::Io(_) | OsmProblem::Cancelled(_) => {
            say("read-error-osm-not", "read-hint-osm")
        }
    }
}

fn whole_file(problem: &Problem) -> Wording {
    match problem {
        Problem::Empty => say("read-error-empty", "read-hint-copy-again"),
        Problem::DamagedDatabase => say("read-error-damaged-database", "read-hint-copy-again"),
        Problem::NoLayer => say("read-error-no-layer", "read-hint-no-layer"),
        Problem::SeveralLayers(layers) => {
            let (message, hint) = say("read-error-several-layers", "read-hint-layer");
            (message.with("layers", layers.join(", ")), hint)
        }
        Problem::LayerUnknown { asked, available } => {
            let (message, hint) = say("read-error-layer-unknown", "read-hint-layer");
            (message.with("layer", asked.as_str()).with("layers", available.join(", ")), hint)
        }
        Problem::Archive(reason) => {
            let (message, hint) = say("read-error-archive", "read-hint-copy-again");
            (message.with("reason", reason.as_str()), hint)
        }
        Problem::TooLarge { entry, bytes } => {
            let (message, hint) = say("read-error-too-large", "read-hint-too-large");
            (message.with("entry", entry.as_str()).with("megabytes", bytes >> 20), hint)
        }
        Problem::WrongContent(kind) => {
            let (message, hint) = say("read-error-wrong-content", "read-hint-wrong-content");
            let kind = Message::new(match kind {
                FileKind::Shapefile => "read-kind-shapefile",
                FileKind::DbaseTable => "read-kind-dbase",
                FileKind::GeoJson => "read-kind-geojson",
                FileKind::GeoPackage => "read-kind-geopackage",
                FileKind::TextTable => "read-kind-text-table",
            });
            (message.with("kind", kind), hint)
        }
        Problem::UnknownEncoding(name) => {
            let (message, hint) = say("read-error-unknown-encoding", "read-hint-encoding-names");
            (message.with("encoding", name.as_str()), hint)
        }
        Problem::WrongEncoding(name) => {
            let (message, hint) = say("read-error-wrong-encoding", "read-hint-encoding-names");
            (message.with("encoding", *name), hint)
        }
        _ => say("read-error-unknown-format", "read-hint-unknown-format"),
    }
}

fn layer(problem: &Problem) -> Wording {
    match problem {
        Problem::NotAreas(class) => {
            let found = Message::new(match class {
                GeometryClass::Points => "read-class-points",
                GeometryClass::Lines => "read-class-lines",
                GeometryClass::Curves => "read-class-curves",
                GeometryClass::Surfaces => "read-class-surfaces",
                GeometryClass::Unknown => "read-class-unknown",
            });
            let hint =
                if *class == GeometryClass::Curves { "read-hint-curves" } else { "read-hint-not-areas" };
            let (message, hint) = say("read-error-not-areas", hint);
            (message.with("found", found), hint)
        }
        Problem::CutOff(record) => numbered("read-error-cut-off", *record, "read-hint-copy-again"),
        Problem::ImpossibleCoordinates(record) => {
            numbered("read-error-coordinates", *record, "read-hint-repair-geometry")
        }
        Problem::TooManyRings(record) => {
            numbered("read-error-too-many-rings", *record, "read-hint-repair-geometry")
        }
        Problem::DamagedRecord(record) => {
            numbered("read-error-damaged-record", *record, "read-hint-copy-again")
        }
        Problem::CountsDiffer { shapes, rows } => {
            let (message, hint) = say("read-error-counts-differ", "read-hint-counts-differ");
            (message.with("shapes", *shapes).with("rows", *rows), hint)
        }
        Problem::NoRegion { read, filtered_out, refused } => {
            let (message, hint) = say("read-error-no-region", "read-hint-no-region");
            let message = message.with("read", *read).with("filtered", *filtered_out);
            (message.with("refused", *refused), hint)
        }
        Problem::Json { line, column, reason } => {
            let (message, hint) = say("read-error-json", "read-hint-copy-again");
            let message = message.with("line", line.to_string()).with("column", column.to_string());
            (message.with("reason", reason.as_str()), hint)
        }
        _ => say("read-error-no-geometry", "read-hint-no-geometry"),
    }
}

fn numbered(key: &'static str, record: usize, hint: &'static str) -> Wording {
    (Message::new(key).with("record", record.to_string()), Some(hint))
}

fn table(problem: &Problem) -> Wording {
    let line = |key, line: &usize, hint| {
        let (message, hint) = say(key, hint);
        (message.with("line", line.to_string()), hint)
    };
    match problem {
        Problem::FieldUnknown { asked, available } => {
            let (message, hint) = say("read-error-field-unknown", "read-hint-field");
            (message.with("field", asked.as_str()).with("fields", available.join(", ")), hint)
        }
        Problem::ColumnMissing { wanted, available } => {
            let (message, hint) = say("read-error-column-missing", "read-hint-column");
            (message.with("wanted", wanted.as_str()).with("columns", available.join(", ")), hint)
        }
        Problem::Ragged { line: at, found, expected } => {
            let (message, hint) = line("read-error-ragged", at, "read-hint-ragged");
            (message.with("found", *found).with("expected", *expected), hint)
        }
        Problem::DuplicateColumn(name) => {
            let (message, hint) = say("read-error-duplicate-column", "read-hint-duplicate-column");
            (message.with("column", name.as_str()), hint)
        }
        Problem::PeriodNotInTable { asked, available } => {
            let (message, hint) = say("read-error-period-not-in-table", "read-hint-period-forms");
            (message.with("period", asked.as_str()).with("periods", available.join(", ")), hint)
        }
        Problem::PeriodMissing => say("read-error-period-missing", "read-hint-period"),
        Problem::BadPeriod { line: at, text } => {
            let (message, hint) = line("read-error-bad-period", at, "read-hint-period-forms");
            (message.with("text", text.as_str()), hint)
        }
        Problem::DecimalSign { column, line: at, text, other } => {
            let (message, hint) = line("read-error-decimal-sign", at, "read-hint-decimal-sign");
            let message = message.with("column", column.as_str()).with("text", text.as_str());
            (message.with("other", *other), hint)
        }
        Problem::BadNumber { column, line: at, text } => {
            let (message, hint) = line("read-error-bad-number", at, "read-hint-bad-number");
            (message.with("column", column.as_str()).with("text", text.as_str()), hint)
        }
        Problem::TwoValues { key, period, indicator, first, second } => {
            let (message, hint) = say("read-error-two-values", "read-hint-two-values");
            let message = message.with("key", key.as_str()).with("period", period.as_str());
            let message = message.with("indicator", indicator.as_str()).with("first", first.to_string());
            (message.with("second", second.to_string()), hint)
        }
        Problem::NoNumberColumn(columns) => {
            let (message, hint) = say("read-error-no-number-column", "read-hint-no-number-column");
            (message.with("columns", columns.join(", ")), hint)
        }
        Problem::NoTable => say("read-error-no-table", "read-hint-unpack-table"),
        Problem::SeveralTables(names) => {
            let (message, hint) = say("read-error-several-tables", "read-hint-unpack-table");
            (message.with("tables", names.join(", ")), hint)
        }
        Problem::Workbook => say("read-error-workbook", "read-hint-workbook"),
        Problem::FlatGenesis => say("read-error-flat-genesis", "read-hint-flat-genesis"),
        Problem::Genesis(problem) => genesis(*problem),
        Problem::Catalogue { line: at, column, text, allowed } => {
            let (message, hint) = line("read-error-catalogue", at, "read-hint-catalogue");
            let message = message.with("column", *column).with("text", text.as_str());
            (message.with("allowed", Message::new(allowed)), hint)
        }
        Problem::Recipe(reason) => {
            let (message, hint) = say("read-error-recipe", "read-hint-recipe");
            let place = message.with("line", reason.line).with("column", reason.column);
            (place.with("reason", recipe_fault(&reason.fault)), hint)
        }
        Problem::Plan(reason) => {
            let (message, hint) = say("read-error-plan", "read-hint-plan");
            let place = message.with("line", reason.line).with("column", reason.column);
            (place.with("reason", recipe_fault(&reason.fault)), hint)
        }
        Problem::Toml(reason) => {
            let (message, hint) = say("read-error-toml", "read-hint-toml");
            (message.with("reason", reason.as_str()), hint)
        }
        _ => say("read-error-no-values", "read-hint-no-values"),
    }
}

fn recipe_fault(fault: &RecipeFault) -> Message {
    match fault {
        RecipeFault::Missing(entry) => Message::new("read-recipe-missing").with("entry", entry.as_str()),
        RecipeFault::UnknownWord(word, known) => {
            Message::new("read-recipe-unknown").with("word", word.as_str()).with("known", known.join(", "))
        }
        RecipeFault::WrongKind => Message::new("read-recipe-kind"),
        RecipeFault::Twice(entry) => Message::new("read-recipe-twice").with("entry", entry.as_str()),
        RecipeFault::Syntax => Message::new("read-recipe-syntax"),
    }
}

fn genesis(problem: GenesisProblem) -> Wording {
    match problem {
        GenesisProblem::NoRows => say("read-error-genesis-rows", "read-hint-genesis"),
        GenesisProblem::NoPeriod => say("read-error-genesis-period", "read-hint-genesis-period"),
        GenesisProblem::NoColumns => say("read-error-genesis-columns", "read-hint-genesis"),
    }
}
