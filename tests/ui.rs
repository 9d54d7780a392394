//! The window without a screen: what people do, found by the names that screen readers read.
#![allow(clippy::expect_used, clippy::panic)] // tests say what they expect

#[path = "ui/scene.rs"]
mod scene;
mod support;

#[path = "ui/area.rs"]
mod area;
#[path = "ui/base_map.rs"]
mod base_map;

#[path = "ui/online.rs"]
mod online;

#[path = "ui/help.rs"]
mod help;
#[path = "ui/lasting.rs"]
mod lasting;
#[path = "ui/map.rs"]
mod map;

#[path = "ui/left.rs"]
mod left;
#[path = "ui/reach.rs"]
mod reach;
#[path = "ui/reachability.rs"]
mod reachability;
#[path = "ui/shell.rs"]
mod shell;

#[path = "ui/basics.rs"]
mod basics;

#[path = "ui/table.rs"]
mod table;

#[path = "ui/classes.rs"]
mod classes;

#[path = "ui/pages.rs"]
mod pages;

#[path = "ui/start.rs"]
mod start;

#[path = "ui/refused.rs"]
mod refused;
#[path = "ui/relation.rs"]
mod relation;
#[path = "ui/small.rs"]
mod small;

#[path = "ui/typology.rs"]
mod typology;
#[path = "ui/typology_pages.rs"]
mod typology_pages;

#[path = "ui/compute.rs"]
mod compute;
#[path = "ui/import.rs"]
mod import;
#[path = "ui/import_list.rs"]
mod import_list;
#[path = "ui/import_places.rs"]
mod import_places;

#[path = "ui/walks.rs"]
mod walks;
