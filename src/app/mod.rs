//! The window: state, commands, jobs, panels, canvas, theme.
//!
//! Three kinds of state ([`state`]): project (saved, undoable), view (restored), derived (recomputed). Panels read the
//! state and push [`command::Command`]s; only [`shell::Window::run_command`] changes anything. Long work runs as
//! [`jobs`] and comes back as [`event::Event`]s; a frame never waits.

pub mod appearing;
mod apply;
pub mod area;
pub mod base_map_view;
mod base_map_work;
pub mod canvas;
mod canvas_choice;
pub mod classes_view;
pub mod clipboard;
pub mod command;
pub mod commands;
pub mod compute;
pub mod dialog;
pub mod event;
mod field_words;
pub mod finding;
pub mod help;
pub mod import;
pub mod jobs;
mod keys;
mod layout;
mod left_view;
pub mod loading;
mod logo_work;
pub mod map_picture;
pub mod map_view;
pub mod menus;
pub mod online_tiles;
pub mod page_elements;
mod page_export;
pub mod page_preview;
pub mod pages_view;
pub mod palette_search;
pub mod panels;
pub mod period_before;
pub mod period_cache;
mod pointer_rest;
mod reach_legend;
pub mod reach_view;
pub mod reach_work;
pub mod relation_view;
pub mod settings;
pub mod shell;
pub mod shell_view;
pub mod start_view;
mod startup;
pub mod state;
mod steps_file;
pub mod table_cells;
pub mod table_export;
pub mod table_view;
pub mod table_work;
mod take;
pub mod theme;
pub mod thumbnails;
pub mod tile_server;
pub mod typed_numbers;
pub mod typology_page;
mod typology_suggestion;
pub mod typology_versions;
pub mod typology_view;
pub mod typology_work;
mod unsaved;
pub mod widgets;
mod window_place;
pub mod wording;

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::notice::Notice;
use crate::text::{Language, Message, tr};

/// How the window is opened.
#[derive(Debug, Clone, Default)]
pub struct WindowOptions {
    /// The project to open; without one the last, else the sample.
    pub project: Option<PathBuf>,
    /// Language; `None` = as the window was left.
    pub language: Option<Language>,
    /// Language of a window that was never left: that of the system.
    pub system_language: Language,
    /// Write a picture of the first complete frame here, print how long it took, and end.
    pub screenshot: Option<PathBuf>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No display.
    #[error("no display")]
    NoDisplay,
    /// A library of the system that windows need is missing.
    #[error("a system library is missing: {0}")]
    MissingLibrary(String),
    /// The graphics system refuses.
    #[error("the graphics system gives no surface: {0}")]
    Graphics(String),
}

impl WindowError {
    /// The error in words, with what to do.
    pub fn notice(&self) -> Notice {
        match self {
            Self::NoDisplay => Notice::error(Message::new("app-no-display")),
            Self::MissingLibrary(reason) => Notice::error(Message::new("app-no-library"))
                .with_hint(Message::new("app-no-library-hint"))
                .with_details(vec![reason.clone()]),
            Self::Graphics(reason) => Notice::error(Message::new("app-no-graphics"))
                .with_hint(Message::new("app-no-graphics-hint"))
                .with_details(vec![reason.clone()]),
        }
    }
}

/// Shows the window until it is closed.
///
/// # Errors
/// [`WindowError::NoDisplay`] where there is none; the others say what keeps the window from opening.
pub fn run(options: WindowOptions) -> Result<(), WindowError> {
    let begun = Instant::now();
    let ctx = egui::Context::default();
    let start = shell::Start {
        project: options.project,
        language: options
            .language
            .or_else(|| unless_chosen(options.system_language, options.screenshot.is_some())),
        forgetful: options.screenshot.is_some(),
        settings: None,
        folder: None,
    };
    let mut window = shell::Window::new(&ctx, &start);
    window.startup = options.screenshot.map(|path| startup::Startup::new(path, begun));
    let native = native_options(&window);
    let stands = Arc::new(AtomicBool::new(false));
    let stood = stands.clone();
    let creator: eframe::AppCreator = Box::new(move |created| {
        stands.store(true, Ordering::Relaxed);
        window.attach(&created.egui_ctx, created.wgpu_render_state.as_ref());
        Ok(Box::new(window))
    });
    opening(&stood, || {
        eframe::run_native_ext("sozialraumatlas", native, Some(ctx), creator)
            .map_err(|error| window_error(&error))
    })
}

/// The language of the system, where nobody has chosen one in the window.
fn unless_chosen(system: Language, forgetful: bool) -> Option<Language> {
    let chosen = !forgetful && settings::Settings::remembered_language().is_some();
    (!chosen).then_some(system)
}

/// Runs the window's loop. The window library panics where a library of the system is missing: before the window
/// stands, a panic becomes an error in words; afterwards it stays the programming error that it is.
fn opening(
    stood: &Arc<AtomicBool>,
    native_loop: impl FnOnce() -> Result<(), WindowError>,
) -> Result<(), WindowError> {
    let here = std::thread::current().id();
    let says = Arc::new(panic::take_hook());
    let (quiet, other) = (stood.clone(), says.clone());
    panic::set_hook(Box::new(move |told| {
        if quiet.load(Ordering::Relaxed) || std::thread::current().id() != here {
            other(told);
        }
    }));
    let ended = panic::catch_unwind(AssertUnwindSafe(native_loop));
    panic::set_hook(Box::new(move |told| says(told)));
    match ended {
        Ok(result) => result,
        Err(panicked) if stood.load(Ordering::Relaxed) => panic::resume_unwind(panicked),
        Err(panicked) => Err(error_by_text(&jobs::panic_text(panicked.as_ref()))),
    }
}

fn native_options(window: &shell::Window) -> eframe::NativeOptions {
    let settings = &window.settings;
    let size = settings.window_size.unwrap_or([1366.0, 768.0]);
    let mut viewport = egui::ViewportBuilder::default()
        .with_title(tr(window.state.view.language, "app-name"))
        .with_app_id("sozialraumatlas")
        .with_inner_size(size)
        .with_min_inner_size(window_place::SMALLEST)
        .with_maximized(settings.maximized)
        .with_drag_and_drop(true);
    if let Some(position) = settings.window_position {
        viewport = viewport.with_position(position);
    }
    eframe::NativeOptions { viewport, dithering: false, centered: false, ..eframe::NativeOptions::default() }
}

/// Only the end of the text says something; before it stands where in the window library it happened.
fn window_error(error: &eframe::Error) -> WindowError {
    let text = error.to_string();
    error_by_text(text.rsplit(": ").next().unwrap_or(&text))
}

/// The window library tells its errors by text alone.
fn error_by_text(text: &str) -> WindowError {
    let says = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    if says(&["shared librar", ".so", "could not be loaded", "dlopen"]) {
        WindowError::MissingLibrary(text.to_owned())
    } else if says(&["nor DISPLAY is set", "connection to X server", "find wayland compositor"]) {
        WindowError::NoDisplay
    } else {
        WindowError::Graphics(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_missing_display_counts_as_one() {
        fn check(text: &str, expected: &'static str) {
            assert_eq!(error_by_text(text).notice().message, Message::new(expected), "{text}");
        }
        check("neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.", "app-no-display");
        check("Failed to open connection to X server", "app-no-display");
        check("Failed to load one of xlib's shared libraries", "app-no-library");
        check("Library libxkbcommon-x11.so could not be loaded.", "app-no-library");
        check("no suitable adapter", "app-no-graphics");
    }

    #[test]
    fn a_panic_before_the_window_stands_is_told_in_words() {
        let stood = Arc::new(AtomicBool::new(false));
        let result = opening(&stood, || panic!("Library libxkbcommon-x11.so could not be loaded."));
        assert!(matches!(result, Err(WindowError::MissingLibrary(_))), "{result:?}");
    }
}
