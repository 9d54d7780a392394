//! What is hard to tell apart in the colours chosen, and what would be better.

use egui::{Label, RichText, Ui};

use crate::app::command::Command;
use crate::app::commands::classes::ClassesCommand;
use crate::app::state::AppState;
use crate::app::theme::{SMALL_PX, regular, roles};
use crate::app::widgets::{ButtonLook, text_button};
use crate::sheet::contrast::{better_palette, weaknesses_of};
use crate::sheet::palette::{PALETTES, PaletteKind, palette};
use crate::sheet::{Color, Direction, Palette, Vision, Weakness, palette_in_use};
use crate::text::{Language, Message};

/// Shows each weakness in a sentence, and the palette that has none of them.
pub fn contrast_ui(ui: &mut Ui, state: &AppState, out: &mut Vec<Command>) {
    let Some((palette, colors)) = page_colors(state) else { return };
    let found = weaknesses_of(palette.kind, &colors);
    let look = roles(ui);
    if palette.kind == PaletteKind::Qualitative {
        let text = Message::new("app-contrast-no-order").to_text(state.view.language);
        ui.add(Label::new(RichText::new(text).font(regular(SMALL_PX)).color(look.reference)).wrap());
    }
    for weakness in found.iter().take(3) {
        let text = sentence(weakness, state.view.language);
        let ink = if is_serious(weakness) { look.reference } else { look.second };
        ui.add(Label::new(RichText::new(text).font(regular(SMALL_PX)).color(ink)).wrap());
    }
    if !found.iter().any(|weakness| !matches!(weakness, Weakness::Ends(_))) {
        return;
    }
    let avoid = |weakness: &Weakness| !matches!(weakness, Weakness::Ends(_));
    if let Some(better) = better_palette(palette, (colors.len(), below(state)), avoid) {
        let label = Message::new("app-contrast-better")
            .with("palette", super::colors::palette_name(better.name, state.view.language));
        if text_button(ui, &label.to_text(state.view.language), ButtonLook::Plain, true).clicked() {
            out.push(ClassesCommand::Palette(better.name).into());
        }
        return;
    }
    let text = Message::new("app-contrast-fewer").to_text(state.view.language);
    ui.add(Label::new(RichText::new(text).font(regular(SMALL_PX)).color(look.second)).wrap());
}

/// The weakness that a reader with full colour vision would meet, as a sentence.
pub fn worst(state: &AppState) -> Option<String> {
    let (palette, colors) = page_colors(state)?;
    if palette.kind == PaletteKind::Qualitative {
        return Some(Message::new("app-contrast-no-order").to_text(state.view.language));
    }
    let found = weaknesses_of(palette.kind, &colors).into_iter().find(is_serious)?;
    Some(sentence(&found, state.view.language))
}

fn is_serious(weakness: &Weakness) -> bool {
    matches!(
        weakness,
        Weakness::Paper
            | Weakness::Neighbours(_, Vision::Full)
            | Weakness::Alike(_, _, Vision::Full)
            | Weakness::Ends(Vision::Full)
    )
}

/// The colours of the page, whoever's eyes the window shows now.
fn page_colors(state: &AppState) -> Option<(&'static Palette, Vec<Color>)> {
    let picture = state.derived.picture.as_ref()?;
    let map = &picture.request.map;
    let palette = palette(palette_in_use(map)).or(PALETTES.first())?;
    let classes = picture.choropleth.colors.len();
    let direction = Direction::from(map.palette_reversed);
    (classes > 1).then(|| (palette, palette.colors_from(classes, below(state), direction)))
}

/// How many classes lie below what the map turns around.
fn below(state: &AppState) -> Option<usize> {
    let choropleth = &state.derived.picture.as_ref()?.choropleth;
    let (turn, breaks) = (choropleth.classes.turn.as_ref()?, choropleth.breaks.as_ref()?);
    Some(breaks.shown_breaks.iter().filter(|shown| **shown <= turn.value).count())
}

fn sentence(weakness: &Weakness, language: Language) -> String {
    let eyes = |vision: Vision| match vision {
        Vision::Full => "full",
        Vision::Protan | Vision::Deutan => "red-green",
        Vision::Tritan => "blue",
        Vision::Grey => "grey",
    };
    match weakness {
        Weakness::Paper => Message::new("app-contrast-paper"),
        Weakness::Neighbours(lower, vision) => Message::new("app-contrast-neighbours")
            .with("lower", *lower + 1)
            .with("upper", *lower + 2)
            .with("eyes", eyes(*vision)),
        Weakness::Alike(one, other, vision) => Message::new("app-contrast-neighbours")
            .with("lower", *one + 1)
            .with("upper", *other + 1)
            .with("eyes", eyes(*vision)),
        Weakness::Ends(vision) => Message::new("app-contrast-ends").with("eyes", eyes(*vision)),
    }
    .to_text(language)
}
