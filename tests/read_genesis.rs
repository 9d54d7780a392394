//! GENESIS layout tables as the Regionaldatenbank exports them, joined to the municipalities of 2016.
#![allow(clippy::expect_used, clippy::unwrap_used)] // helpers of tests

mod support;

use std::path::Path;

use sozialraumatlas::model::{LevelKind, Region};
use sozialraumatlas::read::{
    BoundaryReadOptions, IndicatorTable, Join, JoinTarget, RegionSelection, TableReadOptions, boundaries,
    indicator_table, join, select_regions,
};
use sozialraumatlas::work::Work;
use support::real_data;

fn table(path: &Path) -> IndicatorTable {
    indicator_table(path, &TableReadOptions::default(), &Work::unattended()).expect("readable")
}

fn regions(file: &str, filters: &[(&str, &str)]) -> Option<Vec<Region>> {
    let path = real_data(file)?;
    let file = boundaries(&path, &BoundaryReadOptions::default(), &Work::unattended()).expect("readable");
    let filters = filters.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
    let selection = RegionSelection { key: "AGS".to_owned(), filters, ..RegionSelection::default() };
    Some(select_regions(file, &selection).expect("regions").regions)
}

fn municipalities() -> Option<Vec<Region>> {
    regions("boundaries/vg250-2016-gemeinden.zip", &[("GF", "4")])
}

fn joined(table: &IndicatorTable, kind: LevelKind, regions: &[Region]) -> Join {
    join(table, JoinTarget { kind, regions }).expect("no contradiction")
}

#[test]
fn population_by_age_finds_11117_of_11299_municipalities() {
    let Some(path) = real_data("indicators/genesis/12411-02-03-5_00.csv") else { return };
    let Some(regions) = municipalities() else { return };
    let table = table(&path);
    let join = joined(&table, LevelKind::Municipality, &regions);
    assert_eq!(join.matched(), 11_117);
    assert_eq!(join.without_value.len(), 182);
    let others = |kind: LevelKind| join.other_levels.get(&kind).map_or(0, Vec::len);
    assert_eq!(others(LevelKind::Country), 1);
    assert_eq!(others(LevelKind::State), 16);
    assert_eq!(others(LevelKind::District), 35);
    assert_eq!(others(LevelKind::County), 483);
    let land = &join.other_levels[&LevelKind::State][2];
    assert_eq!((land.key.as_str(), land.name.as_str(), land.only_signs), ("03", "Niedersachsen", false));
}
