//! No room left: a limit on the size of files, and a disk that is full.
#![cfg(unix)]

use std::process::{Command, Output};

use crate::office::{COUNTY, Office, refusal, text};

const FULL: &str = "Datenträger ist voll oder die erlaubte Dateigröße erreicht";

/// Runs the program under `ulimit -f`; the limit is in bytes.
fn limited(office: &Office, limit: u64, words: &[&str]) -> Output {
    let script = format!("ulimit -f {}; exec \"$0\" \"$@\"", limit / block_size(office));
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_sozialraumatlas"));
    office.environment(shell, words).output().expect("a shell")
}

/// What `sh` counts `ulimit -f` in: 512 bytes, or 1,024.
fn block_size(office: &Office) -> u64 {
    let probe = "(ulimit -f 1; head -c 4000 /dev/zero > probe) 2>/dev/null; wc -c < probe; rm -f probe";
    let output = office.environment(Command::new("sh"), &["-c", probe]).output().expect("a shell");
    text(&output.stdout).trim().parse().expect("a number")
}

#[test]
fn an_import_over_the_file_size_limit_changes_nothing() {
    let office = Office::with_sample();
    let before = (office.bytes("p.gpkg"), office.state("p.gpkg"));
    let size = before.0.len() as u64;
    let shapefile = format!("{COUNTY}/gemeinden.shp");
    let table = office.write("werte.csv", long_table(&office));
    let table = table.display().to_string();
    let boundaries = ["import", "boundaries", "p.gpkg", &shapefile, "--level", "Neu", "--key", "AGS"];
    let indicators = ["import", "indicators", "p.gpkg", &table, "--level", "Gemeinden"];
    for words in [&boundaries[..], &indicators[..]] {
        // The journal does not fit, nor does the file, nor does only what is added to it.
        for limit in [1_024, 16_384, size / 2, size + 4_096] {
            let said = refusal(&limited(&office, limit, words), words);
            assert!(said.contains(FULL) && said.contains("p.gpkg"), "{limit}: {said}");
            assert!(said.contains("wie es vorher war"), "{said}");
            // Within a limit below the size of the file nothing can be put back: the next look does that.
            assert_eq!(office.state("p.gpkg"), before.1);
            assert_eq!(office.leftovers(), [""; 0], "{limit}");
            assert!(office.bytes("p.gpkg") == before.0, "byte by byte, {limit}");
        }
    }
    assert_eq!(office.state("p.gpkg"), before.1);
    office.assert_sound("p.gpkg");
}

/// Values of the sample's municipalities in many years.
fn long_table(office: &Office) -> String {
    let values =
        ["values", "p.gpkg", "--indicator", "EW", "--period", "2024", "--level", "Gemeinden", "--csv"];
    let values = office.ok(&values);
    let keys = values.lines().skip(1).filter_map(|line| line.split(',').next());
    let mut table = "key;period;indicator;value\n".to_owned();
    for key in keys {
        table.extend((1900..2000).map(|year| format!("{key};{year};NEU;{}\n", year * 7)));
    }
    table
}

#[test]
fn an_output_over_the_file_size_limit_is_not_begun() {
    let office = Office::with_sample();
    let before = office.bytes("p.gpkg");
    let map = ["map", "p.gpkg", "--indicator", "EW", "--period", "2024", "--out"];
    let export = ["export", "p.gpkg", "--what", "regions", "--level", "Gemeinden", "--out"];
    let outputs = [("a.png", &map), ("a.svg", &map), ("a.geojson", &export), ("a.gpkg", &export)];
    for (out, words) in outputs {
        let words: Vec<&str> = words.iter().copied().chain([out]).collect();
        for old in [None, Some("was vorher da war")] {
            if let Some(old) = old {
                office.write(out, old);
            }
            let said = refusal(&limited(&office, 8_192, &words), &words);
            assert!(said.contains(FULL) && said.contains(out), "{said}");
            assert!(!said.contains("rojekt"), "an output is no project: {said}");
            assert_eq!(std::fs::read_to_string(office.path(out)).ok().as_deref(), old, "{out}");
            assert_eq!(office.leftovers(), [""; 0]);
        }
    }
    for words in [&["new", "neu.gpkg", "--name", "Neu"][..], &["sample", "neu.gpkg"]] {
        let said = refusal(&limited(&office, 16_384, words), words);
        assert!(said.contains(FULL) && said.contains("neu.gpkg"), "{said}");
        assert!(!office.path("neu.gpkg").exists());
        assert_eq!(office.leftovers(), [""; 0]);
    }
    assert!(office.bytes("p.gpkg") == before);
}

/// Each step prints its name and exit status; what it says goes to `NAME.said`.
const ON_A_SMALL_DISK: &str = r#"
program=$1; county=$2; disk=$3; size=$4
mount -t tmpfs -o size="${size}k" none "$disk" || exit 77
step() { name=$1; shift; "$program" "$@" > "$name.out" 2> "$name.said"; echo "$name $?"; }
cp p.gpkg "$disk/p.gpkg"
step full-import import boundaries "$disk/p.gpkg" "$county/gemeinden.shp" --level Neu --key AGS
step full-map map "$disk/p.gpkg" --indicator EW --period 2024 --size slide-4k --out "$disk/a.png"
step full-geojson export "$disk/p.gpkg" --what regions --level Gemeinden --out "$disk/a.geojson"
step full-gpkg export "$disk/p.gpkg" --what regions --level Gemeinden --out "$disk/a.gpkg"
step full-new new "$disk/neu.gpkg" --name Neu
step full-check check "$disk/p.gpkg"
ls -A "$disk" > full.left
cmp "$disk/p.gpkg" p.gpkg && echo "same 0"
mount -o remount,ro "$disk" || exit 77
step protected-info info "$disk/p.gpkg"
step protected-map map "$disk/p.gpkg" --indicator EW --period 2024 --out b.png
step protected-import import boundaries "$disk/p.gpkg" "$county/gemeinden.shp" --level Neu --key AGS
step protected-out map "$disk/p.gpkg" --indicator EW --period 2024 --out "$disk/b.png"
"#;

#[test]
fn a_full_and_a_write_protected_disk() {
    let office = Office::with_sample();
    std::fs::create_dir(office.path("disk")).expect("a folder");
    // Room for the project and very little more.
    let size = (office.bytes("p.gpkg").len() / 1024 + 60).to_string();
    let mut own_mounts = Command::new("unshare");
    own_mounts.args(["--map-root-user", "--mount", "sh", "-c", ON_A_SMALL_DISK, "sh"]);
    own_mounts.arg(env!("CARGO_BIN_EXE_sozialraumatlas"));
    let output = office.environment(own_mounts, &[COUNTY, "disk", &size]).output();
    let Ok(output) = output.inspect_err(|error| println!("small disk skipped: unshare: {error}")) else {
        return;
    };
    if !text(&output.stdout).contains("full-import") {
        println!("small disk skipped: nothing may be mounted here: {}", text(&output.stderr).trim());
        return;
    }
    let steps = text(&output.stdout);
    let said = |name: &str| std::fs::read_to_string(office.path(&format!("{name}.said"))).expect(name);
    for name in ["full-import", "full-map", "full-geojson", "full-gpkg", "full-new"] {
        assert!(steps.contains(&format!("{name} 1\n")), "{steps}\n{}", said(name));
        assert!(said(name).contains(FULL), "{name}: {}", said(name));
    }
    assert!(steps.contains("full-check 0\n") && steps.contains("same 0\n"), "{steps}");
    assert_eq!(std::fs::read_to_string(office.path("full.left")).expect("a list").trim(), "p.gpkg");
    for name in ["protected-info", "protected-map"] {
        assert!(steps.contains(&format!("{name} 0\n")), "{steps}\n{}", said(name));
    }
    for name in ["protected-import", "protected-out"] {
        assert!(steps.contains(&format!("{name} 1\n")), "{steps}\n{}", said(name));
        assert!(said(name).contains("schreibgeschützt"), "{}", said(name));
    }
}
