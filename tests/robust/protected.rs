//! Write-protected files; their protection also holds for root.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;

use crate::office::{COUNTY, Office};

fn protect(office: &Office, name: &str, mode: u32) {
    std::fs::set_permissions(office.path(name), std::fs::Permissions::from_mode(mode)).expect(name);
}

#[test]
fn a_write_protected_project_is_read_and_never_changed() {
    let office = Office::with_sample();
    let before = (office.bytes("p.gpkg"), office.state("p.gpkg"));
    office.write("k.csv", "code,name,kind\nX,X,count\n");
    office.write("w.csv", "key;X\n03999001;5\n");
    protect(&office, "p.gpkg", 0o444);
    let shapefile = format!("{COUNTY}/gemeinden.shp");
    let writing: [&[&str]; 4] = [
        &["import", "boundaries", "p.gpkg", &shapefile, "--level", "Neu", "--key", "AGS"],
        &["import", "indicators", "p.gpkg", "w.csv", "--level", "Gemeinden", "--period", "2020"],
        &["import", "catalogue", "p.gpkg", "k.csv"],
        &["view", "save", "p.gpkg", "Neu", "--indicator", "EW"],
    ];
    for words in writing {
        let said = office.refused(words);
        assert!(said.contains("p.gpkg") && said.contains("schreibgeschützt"), "{said}");
        assert!(said.contains("Kopie"), "says what to do: {said}");
    }
    assert_eq!(office.state("p.gpkg"), before.1);
    office.ok(&[
        "map",
        "p.gpkg",
        "--indicator",
        "EW",
        "--period",
        "2024",
        "--size",
        "320x240",
        "--out",
        "a.png",
    ]);
    assert!(office.bytes("p.gpkg") == before.0);
    assert_eq!(office.leftovers(), [""; 0]);
}

#[test]
fn a_write_protected_output_stays() {
    let office = Office::with_sample();
    for out in ["a.png", "a.svg", "a.csv", "a.xlsx", "a.geojson", "a.gpkg"] {
        office.write(out, "vorher");
        protect(&office, out, 0o444);
        let map = ["map", "p.gpkg", "--indicator", "EW", "--period", "2024", "--out", out];
        let export = ["export", "p.gpkg", "--what", "regions", "--level", "Gemeinden", "--out", out];
        let is_page = out.ends_with("png") || out.ends_with("svg");
        let said = office.refused(if is_page { &map } else { &export });
        assert!(said.contains(out) && said.contains("schreibgeschützt"), "{said}");
        assert_eq!(office.bytes(out), b"vorher");
    }
    assert_eq!(office.leftovers(), [""; 0]);
}

#[test]
fn a_write_protected_folder_is_named() {
    let office = Office::with_sample();
    std::fs::create_dir(office.path("zu")).expect("a folder");
    protect(&office, "zu", 0o555);
    if std::fs::write(office.path("zu/probe"), "").is_ok() {
        println!("write-protected folder skipped: root may write everywhere");
        return;
    }
    let map = ["map", "p.gpkg", "--indicator", "EW", "--period", "2024", "--out", "zu/a.png"];
    for words in [&map[..], &["new", "zu/n.gpkg", "--name", "N"], &["sample", "zu/n.gpkg"]] {
        let said = office.refused(words);
        assert!(said.contains("zu/") && said.contains("schreibgeschützt"), "{said}");
    }
    protect(&office, "zu", 0o755);
}
