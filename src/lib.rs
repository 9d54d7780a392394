//! Sozialraumatlas draws maps for integrated social planning, offline, from one project file.
//!
//! This page is the map of the code. It says what each folder is for, what it may use and which rules hold everywhere;
//! `tests/architecture.rs` checks what can be checked.
//!
//! # The one idea
//!
//! A finished map page is plain data: a [`sheet::Sheet`]. Window, PNG and SVG are painters of the same sheet, so what is
//! seen is what is exported. The class of a region and its colour are computed once, by [`sheet::choropleth()`], next to
//! the legend that explains them. A map face shares the prepared geometry behind an `Arc` and never copies outlines;
//! every item has a role (title, legend, note …) and, where it stands for a region, that region.
//!
//! ```text
//! files ──read──▶ model ◀──store──▶ project.gpkg          write ──▶ tables and layers
//!                   │
//!   classify · stats · disclosure · geo      pure: values and options in, values out
//!                   │
//!            sheet::compose ──▶ Sheet ──▶ render: PNG · SVG
//!                   │                └──▶ app: canvas and page preview
//!         tasks (open, import, load, export, check)    used by app and cli
//! ```
//!
//! # Folders
//!
//! | module | holds | may use |
//! |---|---|---|
//! | [`geo`] | coordinate systems, shared-arc topology, levels of detail, triangles, neighbours, picking | – |
//! | [`classify`] | class breaks | – |
//! | [`stats`] | indices, status × dynamics, clusters, firmness of classes, autocorrelation, segregation | – |
//! | [`disclosure`] | which cells must stay secret | – |
//! | [`reach`] | travel network, travel times, isochrones, measures of accessibility | – |
//! | [`model`] | the project as plain values, its edits and their history, recipes of typologies, questions about reachability | geo, classify, stats, disclosure, reach (option types) |
//! | [`read`] | files in: shapefile, GeoJSON, CSV, GENESIS tables, catalogues, OpenStreetMap → model values and notices | model, geo, reach |
//! | [`write`](mod@write) | tables, layers and recipes out: CSV, XLSX, GeoJSON, TOML | model, geo, stats |
//! | [`store`] | the project file, the only SQL | model, geo, reach |
//! | [`sheet`] | composing pages: map face, legend, labels, distribution strip, palettes, type | model, geo, classify, stats |
//! | [`render`] | painting pages: PNG, SVG | sheet, geo |
//! | [`sample`] | the generator of the fictional county, at any size | model, geo, classify |
//! | [`tasks`] | what window and command line have in common | all above |
//! | [`app`] | the window: state, commands, jobs, panels, canvas, theme | all above but disclosure, write and sample |
//! | [`cli`] | the command line | tasks, model, classify, stats, reach, sheet, store, app |
//! | [`text`], [`notice`], [`work`] | wording in German and English; messages; progress and cancelling | used everywhere |
//! | [`limits`] | system limits that must end in a message; called at the start | – |
//!
//! An outside crate that only one folder needs lives only there (SQLite in `store`, egui in `app`, tiny-skia in `render`,
//! the geometry crates in `geo`, file formats in `read` and `write` …). The exact list stands in the test.
//!
//! # How data flow
//!
//! **Import**: `tasks::import_boundaries` has [`read`] turn records into regions, [`geo::prepare()`] makes arcs, levels
//! of detail, triangles and neighbours, and one [`store`] transaction writes them. `tasks::import_indicators` and
//! `tasks::import_catalogue` do the same for values and meanings. Afterwards, opening a project prepares nothing.
//!
//! **Map**: [`tasks::load_map`] reads one indicator, period and level, derives ratios, applies the disclosure mask and
//! hands a [`sheet::MapContents`] to [`sheet::compose`]. A [`model::ThematicMap`] says how the map is to look.
//!
//! **Typology**: a [`model::TypologyRecipe`] names indicators and method; [`tasks::typology::run_typology`] reads the masked values,
//! has [`stats`] compute index, classes or clusters, and [`tasks::typology::reasons`] tries how firm each class is. On a map the recipe
//! travels with the [`model::ThematicMap`]; the page gets the result as [`sheet::TypologyContents`].
//!
//! **Reachability**: [`read`] hands tagged ways over, [`reach::build`] makes a network of them, [`store`] keeps it as bytes. A
//! [`reach::graph::Graph`] is that network as one mode sees it; [`reach::travel::TravelTimes`] is what every measure is computed from,
//! be it a network, straight lines or an imported matrix. Unreachable is a state.
//!
//! **Window**: panels read the state and push commands; a command changes the project through [`model::Edit`]; long work
//! runs on named threads and comes back as events. [`app`] says more.
//!
//! **Words**: code names a wording by key and hands over arguments ([`text::Message`]). They are written out in a
//! language only where somebody reads them.
//!
//! # What never happens
//!
//! 1. Nothing outside `app` knows egui, a window or a mouse.
//! 2. `render` never sees a project; it cannot restyle.
//! 3. `sheet` reads no file, clock or database: same input, same sheet, same bytes.
//! 4. There is no SQL outside `store`, no file format outside `read`, `write`, `render` and `store`.
//! 5. `classify`, `stats`, `disclosure`, `reach` and `geo` draw nothing and open no file.
//! 6. Panels never change the project. [`model::Edit::apply`] is the only change by hand, and every edit can be undone.
//! 7. No map colour outside `sheet/palette.rs`, no window colour outside `app/theme.rs` and `app/theme/`; shaders look colours up.
//! 8. Nothing that reaches a screen, a file or a test is iterated in hash order.
//! 9. No value reaches a map, legend, table or export but through [`model::Observations`], which carries the mask.
//! 10. An import or edit is one transaction. Whatever kills the program, the project is as it was, or as it was to be.
//! 11. No input makes the program panic; `unwrap` and `expect` stand in tests only.
//! 12. Nothing reaches the network but tiles of an online base map that a person has switched on (`app/online_tiles.rs`).
//!
//! # Where to start reading
//!
//! - a page from end to end: `cli/map.rs`, then `tasks/load.rs`, `sheet/compose.rs`, `render/png.rs`;
//! - what a project is: `model/project.rs`, then `store/schema.rs`;
//! - why neighbours never gape: `geo/topology/mod.rs`;
//! - a click in the window: `app/command.rs`, then `app/apply.rs`.

pub mod app;
pub mod classify;
pub mod cli;
pub mod disclosure;
pub mod geo;
pub mod limits;
pub mod model;
pub mod notice;
pub mod reach;
pub mod read;
pub mod render;
pub mod sample;
pub mod sheet;
pub mod stats;
pub mod store;
pub mod tasks;
pub mod text;
pub mod work;
pub mod write;
