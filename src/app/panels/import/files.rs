//! Files that this version cannot import: what they are, and what to do instead.

use egui::{RichText, ScrollArea, Ui};

use crate::app::import::ImportPlan;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, bold, regular, roles, semibold};
use crate::app::wording::in_the_window;
use crate::read::{ContentKind, Found};
use crate::text::{Language, Message, tr};

/// Most files that cannot be used which are listed one by one.
const MOST_LISTED: usize = 30;

/// Shown where nothing among the files can be imported.
pub fn nothing_ui(ui: &mut Ui, state: &AppState, plan: &ImportPlan) {
    let language = state.view.language;
    let mut left_out = plan.left_out();
    let title = match (left_out.next(), left_out.next()) {
        (Some(found), None) if found.kind == ContentKind::Unusable => "import-unreadable-file",
        (Some(_), None) => "import-nothing-file",
        _ => "import-nothing",
    };
    ui.label(RichText::new(tr(language, title)).font(bold(22.0)));
    ui.add_space(8.0);
    if plan.left_out().next().is_none() {
        ui.label(RichText::new(tr(language, "import-empty-folder")).color(roles(ui).second));
    }
    ScrollArea::vertical().id_salt("nothing").auto_shrink([false, true]).show(ui, |ui| {
        ui.set_max_width(760.0);
        left_out_ui(ui, plan, language);
    });
}

/// Shows them one by one.
pub fn left_out_ui(ui: &mut Ui, plan: &ImportPlan, language: Language) {
    let look = roles(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    for found in plan.left_out().take(MOST_LISTED) {
        ui.add_space(6.0);
        let head = format!("{} · {}", name_of(found), tr(language, kind_key(found.kind)));
        let head = ui.label(RichText::new(head).font(semibold(13.0)));
        head.on_hover_text(found.path.display().to_string());
        let (reason, advice) = match &found.problem {
            Some(problem) => {
                let notice = in_the_window(problem.clone());
                (notice.message.to_text(language), notice.hint.map(|hint| hint.to_text(language)))
            }
            None => (found.reason.to_text(language), advice_key(found.kind).map(|key| tr(language, key))),
        };
        ui.add(egui::Label::new(RichText::new(reason).color(look.second)).wrap().selectable(true));
        if let Some(advice) = advice {
            ui.add(egui::Label::new(RichText::new(advice).color(look.second)).wrap().selectable(true));
        }
    }
    let more = plan.left_out().count().saturating_sub(MOST_LISTED);
    if more > 0 {
        let text = Message::new("import-and-more").with("count", more).to_text(language);
        ui.label(RichText::new(text).font(regular(SMALL_PX)).color(look.third));
    }
}

fn name_of(found: &Found) -> String {
    let name = found.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match &found.layer {
        Some(layer) => format!("{name} · {layer}"),
        None => name,
    }
}

/// Wording key of the name of a kind.
pub fn kind_key(kind: ContentKind) -> &'static str {
    match kind {
        ContentKind::Project => "import-kind-project",
        ContentKind::Boundaries => "import-kind-boundaries",
        ContentKind::Table => "import-kind-table",
        ContentKind::Catalogue => "import-kind-catalogue",
        ContentKind::Membership => "import-kind-membership",
        ContentKind::Crosswalk => "import-kind-crosswalk",
        ContentKind::Facilities => "import-kind-facilities",
        ContentKind::Population => "import-kind-population",
        ContentKind::Network => "import-kind-network",
        ContentKind::Timetable => "import-kind-timetable",
        ContentKind::Workbook => "import-kind-workbook",
        ContentKind::Layers => "import-kind-layers",
        ContentKind::Unusable => "import-kind-unusable",
    }
}

/// What to do with a kind that is recognised but cannot be imported.
fn advice_key(kind: ContentKind) -> Option<&'static str> {
    match kind {
        ContentKind::Project => Some("import-advice-project"),
        ContentKind::Membership => Some("import-advice-membership"),
        ContentKind::Crosswalk => Some("import-advice-crosswalk"),
        ContentKind::Timetable => Some("import-advice-timetable"),
        ContentKind::Workbook => Some("import-advice-workbook"),
        ContentKind::Layers => Some("import-advice-layers"),
        ContentKind::Boundaries
        | ContentKind::Table
        | ContentKind::Catalogue
        | ContentKind::Facilities
        | ContentKind::Population
        | ContentKind::Network
        | ContentKind::Unusable => None,
    }
}
