//! What a person can do on a page.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Context, Id, Key, KeyboardShortcut, Modifiers};

use crate::app::command::{Command, CommandFace};
use crate::app::page_elements::PageElement;
use crate::app::pages_view::{PageZoom, TextOnPage};
use crate::app::shell::Window;
use crate::app::state::{AppState, Place};
use crate::geo::RegionIndex;
use crate::model::{Edit, MapChange, PageChange, PageSize, RegionKey};

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// One thing to do on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum PagesCommand {
    /// The pointer is over this part, on the page or in the list of parts.
    Hover(Option<PageElement>),
    /// Write these words by hand, on the page itself.
    BeginText(PageElement),
    /// The words as they are typed.
    TypeText(String),
    /// These words are done.
    EndText(PageElement),
    /// The words stay as they were before.
    CancelText,
    /// Show the page larger or smaller.
    Zoom(PageZoom),
    /// Use this page size.
    UseSize(PageSize),
    /// Type a page size.
    TypeSize(String),
    /// Point out the selected regions on the page.
    HighlightSelection,
    /// Point this region out, or no longer.
    ToggleHighlight(RegionIndex),
    /// Point no region out.
    ClearHighlights,
    /// Save the map as a view under the title of its page.
    KeepPage,
    /// No logo on the pages any more.
    RemoveLogo,
}

impl PagesCommand {
    /// Name, explanation, keys and availability.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let has_map = state.derived.picture.is_some();
        let face =
            |label_key, tooltip_key, enabled| CommandFace { label_key, tooltip_key, shortcut: None, enabled };
        match self {
            Self::Zoom(PageZoom::Fit) => face("pages-zoom-fit", None, has_map),
            Self::Zoom(PageZoom::Full) => face("pages-zoom-full", Some("pages-zoom-full-tip"), has_map),
            Self::HighlightSelection => CommandFace {
                shortcut: Some(KeyboardShortcut::new(CTRL_SHIFT, Key::H)),
                ..face(
                    "pages-highlight-selection",
                    Some("pages-highlight-selection-tip"),
                    has_map && !state.view.selection.is_empty(),
                )
            },
            Self::ClearHighlights => face("pages-highlight-none", None, has_map),
            Self::RemoveLogo => {
                let some = state.open_project().is_some_and(|project| project.logo.is_some());
                face("pages-logo-remove", Some("pages-logo-remove-tip"), some)
            }
            Self::KeepPage => face("pages-keep", Some("pages-keep-tip"), has_map),
            _ => face("app-edit", None, true),
        }
    }
}

/// The field in which words on the page are typed.
pub fn text_field_id() -> Id {
    Id::unique("words on the page")
}

impl Window {
    /// Runs a command of the pages.
    pub(in crate::app) fn run_pages(&mut self, ctx: &Context, command: PagesCommand) {
        match command {
            PagesCommand::Hover(element) => self.state.view.pages.hovered = element,
            PagesCommand::BeginText(element) => self.begin_text(ctx, element),
            PagesCommand::TypeText(text) => self.type_on_page(&text),
            PagesCommand::EndText(element) => {
                self.close_step();
                // A click on other words has begun those before these end.
                self.state.view.pages.typing.take_if(|typing| typing.element == element);
            }
            PagesCommand::CancelText => self.cancel_text(),
            PagesCommand::Zoom(zoom) => self.state.view.pages.zoom = zoom,
            PagesCommand::UseSize(size) => {
                self.state.view.pages.own_size = None;
                self.edit(Edit::Map(MapChange::Size(size, None)));
            }
            PagesCommand::TypeSize(text) => self.type_size(text),
            PagesCommand::HighlightSelection => {
                let selection: Vec<RegionIndex> = self.state.view.selection.iter().copied().collect();
                self.highlight(&selection);
                if self.state.view.place.has_map() {
                    let message =
                        crate::text::Message::new("pages-highlighted").with("count", selection.len());
                    self.state.tell(crate::notice::Notice::info(message));
                }
            }
            PagesCommand::ToggleHighlight(region) => self.toggle_highlight(region),
            PagesCommand::ClearHighlights => self.page_change(PageChange::Highlight(Vec::new())),
            PagesCommand::KeepPage => self.keep_page(),
            PagesCommand::RemoveLogo => self.edit(Edit::Logo(None)),
        }
    }

    fn close_step(&mut self) {
        if let Some(open) = &mut self.state.project {
            open.history.close_step();
        }
    }

    pub(in crate::app) fn page_change(&mut self, change: PageChange) {
        self.edit(Edit::Map(MapChange::Page(change)));
    }

    /// The field starts with what stands on the page, all of it selected: typing replaces, arrows go on writing.
    fn begin_text(&mut self, ctx: &Context, element: PageElement) {
        self.close_step();
        let Some(project) = self.state.open_project() else { return };
        let before = element.written(&project.map).map(str::to_owned);
        let text = before.clone().unwrap_or_else(|| self.state.derived.page.texts.of(element).to_owned());
        let mut field = TextEditState::default();
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
        field.cursor.set_char_range(Some(all));
        field.store(ctx, text_field_id());
        ctx.memory_mut(|memory| memory.request_focus(text_field_id()));
        self.state.view.place = Place::Pages;
        self.state.view.pages.typing = Some(TextOnPage { element, text, before });
    }

    fn type_on_page(&mut self, text: &str) {
        let Some(typing) = &mut self.state.view.pages.typing else { return };
        text.clone_into(&mut typing.text);
        if let Some(change) = typing.element.change(text) {
            self.edit(Edit::Map(change));
        }
    }

    /// All that was typed is one step: it is taken back where it changed anything.
    fn cancel_text(&mut self) {
        let Some(typing) = self.state.view.pages.typing.take() else { return };
        let now = self.state.open_project().and_then(|project| typing.element.written(&project.map));
        if now != typing.before.as_deref() {
            self.undo();
        }
        self.close_step();
    }

    fn type_size(&mut self, text: String) {
        if let Ok(size) = text.parse::<PageSize>() {
            self.edit(Edit::Map(MapChange::Size(size, None)));
        }
        self.state.view.pages.own_size = Some(text);
    }

    fn keys_of(&self, regions: &[RegionIndex]) -> Vec<RegionKey> {
        let Some(picture) = &self.state.derived.picture else { return Vec::new() };
        let known = |region: &RegionIndex| picture.contents().regions.get(region.position());
        regions.iter().filter_map(known).map(|region| region.key.clone()).collect()
    }

    fn highlight(&mut self, regions: &[RegionIndex]) {
        let keys = self.keys_of(regions);
        self.page_change(PageChange::Highlight(keys));
    }

    fn toggle_highlight(&mut self, region: RegionIndex) {
        let Some(key) = self.keys_of(&[region]).pop() else { return };
        let Some(project) = self.state.open_project() else { return };
        let mut keys = project.map.page.highlighted.clone();
        let before = keys.len();
        keys.retain(|other| *other != key);
        if keys.len() == before {
            keys.push(key);
        }
        self.page_change(PageChange::Highlight(keys));
    }

    fn keep_page(&mut self) {
        let Some(project) = self.state.open_project() else { return };
        let title = self.state.derived.page.texts.title.trim();
        let title = if title.is_empty() { project.name.trim() } else { title };
        let mut name = title.to_owned();
        for number in 2.. {
            if !project.views.contains_key(&name) {
                break;
            }
            name = format!("{title} ({number})");
        }
        self.run_command(&Context::default(), Command::Edit(Edit::SaveView(name)));
    }
}
