//! The way back from an import: the copy of the project before it is whole, and a failed return changes nothing.

use std::path::{Path, PathBuf};

use sozialraumatlas::tasks::{
    BoundaryImport, OpenFor, RegionSelection, import_boundaries, keep_copy, new_project, open, swap_with_copy,
};
use sozialraumatlas::work::Work;

fn import(project: &Path) {
    let sample = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/luechow-dannenberg");
    let options = BoundaryImport {
        file: sample.join("gemeinden.shp"),
        level: "Gemeinden".into(),
        selection: RegionSelection { key: "AGS".into(), ..RegionSelection::default() },
        ..BoundaryImport::default()
    };
    import_boundaries(project, &options, &Work::unattended()).expect("imported");
}

fn levels(project: &Path) -> usize {
    let (_, project, _) = open(project, OpenFor::Reading, &Work::unattended()).expect("readable");
    project.levels.len()
}

#[test]
fn an_import_is_taken_back_and_brought_again_by_the_file_before_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (project, copies) = (folder.path().join("kreis.gpkg"), folder.path().join("copies"));
    new_project(&project, "Kreis").expect("a project");
    let before = std::fs::read(&project).expect("readable");
    let copy = keep_copy(&project, &copies).expect("a copy");
    import(&project);
    assert_eq!(levels(&project), 1);
    swap_with_copy(&project, &copy).expect("taken back");
    assert_eq!(levels(&project), 0);
    let after = std::fs::read(&project).expect("readable");
    // The first hundred bytes hold counters that every write moves.
    assert_eq!(after.get(100..), before.get(100..), "page by page as before");
    swap_with_copy(&project, &copy).expect("brought again");
    assert_eq!(levels(&project), 1);
    drop(copy);
    let left = std::fs::read_dir(&copies).expect("the folder").count();
    assert_eq!(left, 0, "nothing is left when the copy is not needed any more");
}

#[test]
fn a_damaged_copy_changes_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (project, copies) = (folder.path().join("kreis.gpkg"), folder.path().join("copies"));
    new_project(&project, "Kreis").expect("a project");
    let copy = keep_copy(&project, &copies).expect("a copy");
    import(&project);
    let bytes = std::fs::read(&project).expect("readable");
    std::fs::write(copy.path(), b"das ist keine Datenbank").expect("written");
    assert!(swap_with_copy(&project, &copy).is_err());
    assert_eq!(std::fs::read(&project).expect("readable").get(100..), bytes.get(100..));
    assert_eq!(levels(&project), 1);
    std::fs::remove_file(copy.path()).expect("removed");
    assert!(swap_with_copy(&project, &copy).is_err());
    assert_eq!(levels(&project), 1);
}

#[test]
fn copies_of_a_killed_program_go_at_the_next_import() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (project, copies) = (folder.path().join("kreis.gpkg"), folder.path().join("copies"));
    new_project(&project, "Kreis").expect("a project");
    std::fs::create_dir(&copies).expect("a folder");
    std::fs::copy(&project, copies.join("1-0.gpkg")).expect("left behind");
    let kept = keep_copy(&project, &copies).expect("a copy");
    let second = keep_copy(&project, &copies).expect("another copy");
    assert!(!copies.join("1-0.gpkg").exists(), "nobody needs it");
    assert!(kept.path().exists() && second.path().exists(), "copies in use stay");
}
