//! The options of an import: filled by the program, changed by the person.

use egui::{Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::places;
use crate::app::command::Command;
use crate::app::commands::ImportCommand;
use crate::app::import::{ImportChange, ImportDraft, ImportKind, ImportPlan, Preparation};
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, body, regular, roles};
use crate::app::widgets::{Choice, choice_field, field_over, focus_ring, heading};
use crate::app::wording::crs_words;
use crate::geo::Crs;
use crate::read::TableFormat;
use crate::store::ConflictRule;
use crate::text::{DecimalSign, Language, Message, format_count, tr};

/// Encodings that offices use, as `read` knows them, and how they are called.
const ENCODINGS: [(&str, &str); 4] = [
    ("utf-8", "UTF-8"),
    ("windows-1252", "Windows-1252 (ANSI)"),
    ("iso-8859-15", "ISO-8859-15"),
    ("utf-16le", "UTF-16"),
];

/// Shows the options that this kind of file has.
pub fn options_ui(
    ui: &mut Ui,
    state: &AppState,
    plan: &ImportPlan,
    draft: &ImportDraft,
    out: &mut Vec<Command>,
) {
    // Of a file that cannot be read there is nothing to choose but how it is read.
    if draft.content.is_none() && draft.problem.is_some() {
        encoding_ui(ui, state, draft, out);
        if !matches!(draft.kind, ImportKind::Boundaries | ImportKind::Network) {
            text_signs_ui(ui, state, draft, out);
        }
        return;
    }
    // In a list the target stands above it.
    if plan.list.is_none() {
        target_ui(ui, state, plan, out);
    }
    conflict_ui(ui, state, draft, out);
    decimal_question_ui(ui, state, draft, out);
    match draft.kind {
        ImportKind::Boundaries => boundaries_ui(ui, state, draft, out),
        ImportKind::Table => table_ui(ui, state, draft, out),
        ImportKind::Facilities | ImportKind::Population => places::places_ui(ui, state, draft, out),
        ImportKind::Network => places::network_ui(ui, state, draft, out),
        ImportKind::Catalogue => {
            encoding_ui(ui, state, draft, out);
            let is_toml = draft.content.as_ref().is_some_and(|content| content.signs.is_none());
            if !is_toml {
                text_signs_ui(ui, state, draft, out);
            }
        }
    }
    text_ui(
        ui,
        state,
        ("app-import-source", "import-source-example", &draft.source),
        ImportChange::Source,
        out,
    );
    let licence = ("app-import-licence", "import-licence-example", draft.licence.as_str());
    text_ui(ui, state, licence, ImportChange::Licence, out);
}

/// Into which project; asked only where there is a choice.
pub fn target_ui(ui: &mut Ui, state: &AppState, plan: &ImportPlan, out: &mut Vec<Command>) {
    let language = state.view.language;
    if let Some(open) = state.open_project() {
        let name = if open.name.is_empty() { tr(language, "app-unnamed") } else { open.name.clone() };
        let options = [
            (tr(language, "import-target-new"), true),
            (Message::new("import-target-open").with("name", name).to_text(language), false),
        ];
        heading(ui, &tr(language, "import-target"));
        for (text, is_new) in options {
            if radio_row(ui, &text, plan.target.is_new == is_new) && plan.target.is_new != is_new {
                out.push(Command::Import(ImportCommand::IntoNew(is_new)));
            }
        }
        ui.add_space(2.0);
    }
    if !plan.target.is_new {
        return;
    }
    let mut name = plan.target.name.clone();
    let written = tr(language, "import-project-name-example");
    if field_over(ui, &mut name, (&tr(language, "import-project-name"), &written), 1).changed() {
        out.push(Command::Import(ImportCommand::ProjectName(name)));
    }
    let file = plan.target.file().display().to_string();
    let text = RichText::new(&file).font(regular(SMALL_PX)).color(roles(ui).third);
    ui.add(egui::Label::new(text).truncate()).on_hover_text(file);
    ui.add_space(2.0);
}

/// What happens to what is there already: asked only when there is something.
fn conflict_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let Some(review) = draft.review.as_ref().filter(|review| review.conflicts > 0) else { return };
    let key = match draft.kind {
        ImportKind::Boundaries => "import-conflict-boundaries",
        ImportKind::Table => "import-conflict-values",
        ImportKind::Facilities => "import-conflict-facilities",
        ImportKind::Catalogue | ImportKind::Population | ImportKind::Network => return,
    };
    let language = state.view.language;
    let text = Message::new(key).with("count", review.conflicts).with("level", draft.level.as_str());
    question_ui(ui, &text.to_text(language), |ui| {
        let rules =
            [(ConflictRule::Replace, "import-rule-replace"), (ConflictRule::Keep, "import-rule-keep")];
        for (rule, key) in rules {
            if radio_row(ui, &tr(language, key), draft.rule == Some(rule)) && draft.rule != Some(rule) {
                out.push(Command::Import(ImportCommand::Change(ImportChange::Rule(rule))));
            }
        }
    });
}

fn boundaries_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let level = ("import-level", "import-level-example", draft.level.as_str());
    text_ui(ui, state, level, ImportChange::Level, out);
    ui.columns(2, |sides| {
        if let [left, right] = sides {
            field_ui(left, state, draft, ("import-key", &draft.key_field, ImportChange::KeyField), out);
            field_ui(right, state, draft, ("import-name", &draft.name_field, ImportChange::NameField), out);
        }
    });
    ui.columns(2, |sides| {
        if let [left, right] = sides {
            let period = ("app-valid-on", "import-day-example", draft.period.as_str());
            text_ui(left, state, period, ImportChange::Period, out);
            encoding_ui(right, state, draft, out);
        }
    });
    crs_ui(ui, state, draft, out);
}

fn table_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    level_ui(ui, state, draft, out);
    let has_columns = draft.content.as_ref().is_some_and(|content| !content.fields.is_empty());
    if has_columns {
        field_ui(ui, state, draft, ("import-key-column", &draft.key_field, ImportChange::KeyField), out);
        key_question_ui(ui, state, draft, out);
    }
    ui.columns(2, |sides| {
        if let [left, right] = sides {
            let asked = draft.content.as_ref().is_some_and(|content| content.needs_period);
            let example = if asked { "import-period-asked" } else { "import-period-example" };
            let period = ("app-period", example, draft.period.as_str());
            let field = text_ui(left, state, period, ImportChange::Period, out);
            // The one thing that the file does not say gets the cursor.
            if asked && draft.period.is_empty() && left.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
            encoding_ui(right, state, draft, out);
        }
    });
    text_signs_ui(ui, state, draft, out);
}

/// Delimiter, decimal sign and layout: recognised, and to be said otherwise.
pub(super) fn text_signs_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let language = state.view.language;
    let content = draft.content.as_deref();
    let signs = content.and_then(|content| content.signs);
    let delimiters =
        [(';', "import-delimiter-semicolon"), (',', "import-delimiter-comma"), ('\t', "import-tab")];
    let decimals = [
        (DecimalSign::Comma, ',', "import-decimal-comma"),
        (DecimalSign::Point, '.', "import-decimal-point"),
    ];
    let name_of = |key: Option<&'static str>| key.map_or_else(|| "–".to_owned(), |key| tr(language, key));
    let found_delimiter = signs.and_then(|(found, _)| delimiters.iter().find(|(sign, _)| *sign == found));
    let found_decimal = signs.and_then(|(_, found)| decimals.iter().find(|(_, sign, _)| *sign == found));
    ui.columns(2, |sides| {
        let [left, right] = sides else { return };
        let options: Vec<(&'static str, char)> = delimiters.iter().map(|(sign, key)| (*key, *sign)).collect();
        let found = name_of(found_delimiter.map(|(_, key)| *key));
        if let Some(Said(sign)) =
            recognised_ui(left, state, ("import-delimiter", &found), &options, draft.delimiter)
        {
            out.push(Command::Import(ImportCommand::Change(ImportChange::Delimiter(sign))));
        }
        let options: Vec<(&'static str, DecimalSign)> =
            decimals.iter().map(|(sign, _, key)| (*key, *sign)).collect();
        let found = name_of(found_decimal.map(|(_, _, key)| *key));
        if let Some(Said(sign)) =
            recognised_ui(right, state, ("import-decimal", &found), &options, draft.decimal)
        {
            out.push(Command::Import(ImportCommand::Change(ImportChange::Decimal(sign))));
        }
    });
    if draft.kind != ImportKind::Table {
        return;
    }
    let formats = [
        ("import-format-wide", TableFormat::Wide),
        ("import-format-long", TableFormat::Long),
        ("import-format-genesis", TableFormat::Genesis),
    ];
    let found = content.and_then(|content| content.format);
    let found = name_of(formats.iter().find(|(_, format)| Some(*format) == found).map(|(key, _)| *key));
    if let Some(Said(format)) = recognised_ui(ui, state, ("import-format", &found), &formats, draft.format) {
        out.push(Command::Import(ImportCommand::Change(ImportChange::Format(format))));
    }
}

/// What the person says about a file; `None` = what the program recognises.
struct Said<T>(Option<T>);

/// A choice whose first answer is what was recognised; what was picked.
fn recognised_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    state: &AppState,
    (key, found): (&'static str, &str),
    known: &[(&'static str, T)],
    current: Option<T>,
) -> Option<Said<T>> {
    let language = state.view.language;
    let name = tr(language, key);
    heading(ui, &name);
    let automatic = Message::new("import-encoding-found").with("encoding", found).to_text(language);
    let mut options = vec![(automatic, String::new())];
    options.extend(known.iter().map(|(key, _)| (tr(language, key), String::new())));
    let chosen = known.iter().position(|(_, value)| Some(*value) == current).map_or(0, |place| place + 1);
    let text = options.get(chosen).map(|(text, _)| text.clone()).unwrap_or_default();
    let width = ui.available_width();
    let choice = Choice { name: &name, text: &text, aside: "", options, chosen: Some(chosen), width };
    choice_field(ui, &choice)
        .map(|picked| Said(picked.checked_sub(1).and_then(|place| known.get(place)).map(|(_, value)| *value)))
}

/// Numbers that make sense with the other decimal sign only: the person says which one it is.
fn decimal_question_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let asked =
        draft.problem.as_ref().is_some_and(|problem| problem.message.key() == "read-error-decimal-sign");
    if !asked {
        return;
    }
    let language = state.view.language;
    question_ui(ui, &tr(language, "import-decimal-question"), |ui| {
        for (sign, key) in [
            (DecimalSign::Comma, "import-decimal-comma-example"),
            (DecimalSign::Point, "import-decimal-point-example"),
        ] {
            if radio_row(ui, &tr(language, key), draft.decimal == Some(sign)) {
                out.push(Command::Import(ImportCommand::Change(ImportChange::Decimal(Some(sign)))));
            }
        }
    });
}

/// Another column would find more regions than the chosen one: it is offered.
fn key_question_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    const MOST_OFFERED: usize = 3;
    let Some(content) = draft.content.as_deref().filter(|_| !draft.key_field.is_empty()) else { return };
    let found = |name: &str| content.key_columns.iter().find(|(column, _)| column == name);
    let chosen = found(&draft.key_field).map_or(0, |(_, count)| *count);
    let better: Vec<&(String, usize)> =
        content.key_columns.iter().filter(|(_, count)| *count > chosen).take(MOST_OFFERED).collect();
    if better.is_empty() {
        return;
    }
    let language = state.view.language;
    let text =
        Message::new("import-key-question").with("column", draft.key_field.as_str()).with("count", chosen);
    question_ui(ui, &text.to_text(language), |ui| {
        for (column, count) in better {
            let text =
                Message::new("import-key-better").with("column", column.as_str()).with("count", *count);
            if radio_row(ui, &text.to_text(language), false) {
                out.push(Command::Import(ImportCommand::Change(ImportChange::KeyField(column.clone()))));
            }
        }
    });
}

/// A question in a coloured frame, with its answers below.
fn question_ui(ui: &mut Ui, text: &str, answers: impl FnOnce(&mut Ui)) {
    let look = roles(ui);
    egui::Frame::new()
        .fill(look.selection_ground)
        .stroke(Stroke::new(1.0, look.selection))
        .corner_radius(7.0)
        .inner_margin(egui::Margin::symmetric(12, 9))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(text).wrap());
            answers(ui);
        });
    ui.add_space(4.0);
}

/// Wording keys of name and example, and the text.
type TextOption<'a> = (&'static str, &'static str, &'a str);

pub(super) fn text_ui(
    ui: &mut Ui,
    state: &AppState,
    (key, example, current): TextOption<'_>,
    change: fn(String) -> ImportChange,
    out: &mut Vec<Command>,
) -> Response {
    let mut text = current.to_owned();
    let language = state.view.language;
    let field = field_over(ui, &mut text, (&tr(language, key), &tr(language, example)), 1);
    if field.changed() {
        out.push(Command::Import(ImportCommand::Change(change(text))));
    }
    field
}

/// Wording key of its name, what is chosen, and the change that choosing makes.
pub(super) type FieldOption<'a> = (&'static str, &'a str, fn(String) -> ImportChange);

/// A field or column of the file, with an example of what stands in it.
pub(super) fn field_ui(
    ui: &mut Ui,
    state: &AppState,
    draft: &ImportDraft,
    (key, current, change): FieldOption<'_>,
    out: &mut Vec<Command>,
) {
    let language = state.view.language;
    let name = tr(language, key);
    heading(ui, &name);
    let mut fields = draft.content.as_ref().map(|content| content.fields.clone()).unwrap_or_default();
    // Without a name the key stands for it; without a key the number of the record does.
    match key {
        "import-name" | "import-kind-field" | "import-capacity" => {
            fields.insert(0, (String::new(), String::new()));
        }
        "import-key" => fields.push(("FID".to_owned(), String::new())),
        _ => {}
    }
    let is_optional = matches!(
        key,
        "import-name" | "import-kind-field" | "import-capacity" | "import-place-name" | "import-place-key"
    );
    let nameless = tr(language, if is_optional { "import-no-name" } else { "import-choose" });
    let shown = |field: &str| if field.is_empty() { nameless.clone() } else { field.to_owned() };
    let choice = Choice {
        name: &name,
        text: &shown(current),
        aside: "",
        options: fields.iter().map(|(field, example)| (shown(field), shortened(example))).collect(),
        chosen: fields.iter().position(|(field, _)| field == current),
        width: ui.available_width(),
    };
    if let Some((field, _)) = choice_field(ui, &choice).and_then(|position| fields.get(position)) {
        out.push(Command::Import(ImportCommand::Change(change(field.clone()))));
    }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 18;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

fn level_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let Some(content) = draft.content.as_deref().filter(|content| !content.levels.is_empty()) else { return };
    let name = tr(state.view.language, "app-level");
    heading(ui, &name);
    let number = |count: usize| format_count(count as u64, state.view.language);
    let levels: Vec<(String, String)> =
        content.levels.iter().map(|(level, count)| (level.clone(), number(*count))).collect();
    let choose = tr(state.view.language, "import-choose");
    let choice = Choice {
        name: &name,
        text: if draft.level.is_empty() { &choose } else { &draft.level },
        aside: "",
        chosen: levels.iter().position(|(level, _)| *level == draft.level),
        options: levels.clone(),
        width: ui.available_width(),
    };
    if let Some((level, _)) = choice_field(ui, &choice).and_then(|position| levels.get(position)) {
        out.push(Command::Import(ImportCommand::Change(ImportChange::Level(level.clone()))));
    }
}

pub(super) fn encoding_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let language = state.view.language;
    let name = tr(language, "import-encoding");
    heading(ui, &name);
    let automatic = match &draft.content {
        Some(content) => {
            let found = content.encoding.as_str();
            Message::new("import-encoding-found").with("encoding", found).to_text(language)
        }
        None => tr(language, "import-encoding-by-itself"),
    };
    let mut options = vec![(automatic, String::new())];
    options.extend(ENCODINGS.iter().map(|(_, face)| ((*face).to_owned(), String::new())));
    let chosen =
        ENCODINGS.iter().position(|(label, _)| *label == draft.encoding).map_or(0, |place| place + 1);
    let text = options.get(chosen).map(|(text, _)| text.clone()).unwrap_or_default();
    let choice = Choice {
        name: &name,
        text: &text,
        aside: "",
        options,
        chosen: Some(chosen),
        width: ui.available_width(),
    };
    if let Some(picked) = choice_field(ui, &choice) {
        let label =
            picked.checked_sub(1).and_then(|place| ENCODINGS.get(place)).map_or("", |(label, _)| label);
        out.push(Command::Import(ImportCommand::Change(ImportChange::Encoding(label.to_owned()))));
    }
}

/// The reference system: that of the file, those in which the file would lie in Germany, then the other usual ones.
pub(super) fn crs_ui(ui: &mut Ui, state: &AppState, draft: &ImportDraft, out: &mut Vec<Command>) {
    let language = state.view.language;
    let Some(content) = draft.content.as_deref() else { return };
    let name = tr(language, "import-crs");
    heading(ui, &name);
    let mut codes = crs_codes(content);
    let by_file = codes.is_empty() || !content.needs_crs || !draft.crs.is_empty();
    let fits = tr(language, "import-crs-fits");
    let mut options: Vec<(String, String)> = codes
        .iter()
        .map(|code| {
            let is_candidate = content.candidates.iter().any(|(candidate, _)| candidate == code);
            (crs_text(*code, language), if is_candidate { fits.clone() } else { String::new() })
        })
        .collect();
    if by_file {
        codes.insert(0, 0);
        options.insert(0, (tr(language, "import-crs-of-file"), String::new()));
    }
    let chosen = codes.iter().position(|code| match draft.crs.as_str() {
        "" => *code == 0,
        text => format!("EPSG:{code}") == text,
    });
    let text = match draft.crs.as_str() {
        "" if content.needs_crs => tr(language, "import-choose"),
        _ if !content.crs_name.is_empty() => crs_words(&content.crs_name, language),
        other => other.to_owned(),
    };
    let choice = Choice { name: &name, text: &text, aside: "", options, chosen, width: ui.available_width() };
    if let Some(code) = choice_field(ui, &choice).and_then(|picked| codes.get(picked)) {
        let text = if *code == 0 { String::new() } else { format!("EPSG:{code}") };
        out.push(Command::Import(ImportCommand::Change(ImportChange::Crs(text))));
    }
}

fn crs_codes(content: &Preparation) -> Vec<u32> {
    let mut codes: Vec<u32> = content.candidates.iter().map(|(code, _)| *code).collect();
    codes
        .extend(Crs::usual_codes().iter().filter(|code| !content.candidates.iter().any(|(c, _)| c == *code)));
    codes
}

/// `ETRS89 / UTM-Zone 32N · EPSG:25832`.
pub fn crs_text(code: u32, language: Language) -> String {
    let name = Crs::from_epsg(code).map(|crs| crs_words(crs.name(), language)).unwrap_or_default();
    format!("{name} · EPSG:{code}")
}

/// One of several answers; whether it was pressed.
pub fn radio_row(ui: &mut Ui, text: &str, chosen: bool) -> bool {
    let colors = roles(ui);
    let width = ui.available_width();
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), body(), colors.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width - 30.0);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, text));
    let center = egui::pos2(rect.left() + 11.0, rect.center().y);
    let edge = if chosen { colors.accent } else { colors.third };
    ui.painter().circle(center, 7.0, colors.paper, Stroke::new(1.2, edge));
    if chosen {
        ui.painter().circle_filled(center, 3.8, colors.accent);
    }
    if response.hovered() && !chosen {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, colors.line), StrokeKind::Inside);
    }
    let at = egui::pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colors.ink);
    focus_ring(ui, &response, rect.shrink(2.0));
    response.clicked()
}
