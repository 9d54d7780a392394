//! Project files with damage: whatever stands in them, no command panics, and none takes for ever.

use std::process::Stdio;
use std::time::{Duration, Instant};

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use crate::chance::Chance;
use crate::office::{Office, text};

/// How long a command on a small damaged project may take on a busy computer.
const PATIENCE: Duration = Duration::from_secs(30);

/// One to eight bytes changed, most of them at the begin, or a cut, or a stretch of zeros.
fn damage(chance: &mut Chance, content: &mut Vec<u8>, head: usize) {
    match chance.below(8) {
        0 => content.truncate(chance.below(content.len())),
        1 => {
            let (at, length) = (chance.below(content.len()), chance.below(4096));
            content.iter_mut().skip(at).take(length).for_each(|byte| *byte = 0);
        }
        _ => {
            for _ in 0..=chance.below(8) {
                let near = if chance.below(2) == 0 { head.min(content.len()) } else { content.len() };
                let at = chance.below(near);
                let byte = [0, 1, 0x7f, 0x80, 0xff, chance.below(256) as u8][chance.below(6)];
                if let Some(place) = content.get_mut(at) {
                    *place = byte;
                }
            }
        }
    }
}

/// A small project with boundaries, a parent level, values, a ratio and a saved view.
fn small_project(office: &Office) {
    let square = |number: usize| {
        let (x, y) = (10.9 + 0.05 * (number % 2) as f64, 52.9 + 0.03 * (number / 2) as f64);
        let (right, top) = (x + 0.05, y + 0.03);
        format!(
            r#"{{"type":"Feature","properties":{{"AGS":"0335400{number}","GEN":"Dorf {number}","P":"0335{}"}},"geometry":
            {{"type":"Polygon","coordinates":[[[{x},{y}],[{right},{y}],[{right},{top}],[{x},{top}],[{x},{y}]]]}}}}"#,
            number % 2
        )
    };
    let features: Vec<String> = (0..4).map(square).collect();
    let layer = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    office.write("g.geojson", layer);
    office
        .write("w.csv", "ags;EW;U18\n03354000;900;90\n03354001;500;80\n03354002;700;60\n03354003;800;120\n");
    office.write(
        "k.csv",
        "code,name,kind,numerator,denominator,factor\nEW,Einwohner,count,,,\nA,Anteil,ratio,U18,EW,100\n",
    );
    office.ok(&["new", "p.gpkg", "--name", "Klein"]);
    office.ok(&[
        "import",
        "boundaries",
        "p.gpkg",
        "g.geojson",
        "--level",
        "Gemeinden",
        "--key",
        "AGS",
        "--name-field",
        "GEN",
        "--parent-key",
        "P",
        "--parent-level",
        "Kreise",
    ]);
    office.ok(&["import", "indicators", "p.gpkg", "w.csv", "--level", "Gemeinden", "--period", "2020"]);
    office.ok(&["import", "catalogue", "p.gpkg", "k.csv"]);
    office.ok(&["view", "save", "p.gpkg", "Ansicht", "--indicator", "A"]);
}

/// `info`, `check` and `map` end with 0 or 1, the latter with a sentence; returns how many of them could be done.
fn survive(office: &Office, case: &str) -> usize {
    let map =
        ["map", "d.gpkg", "--indicator", "A", "--level", "Gemeinden", "--size", "200x150", "--out", "d.png"];
    let commands = [&["info", "d.gpkg", "--json"][..], &["check", "d.gpkg"], &map];
    let done = |words: &&[&str]| {
        let said = std::fs::File::create(office.path("d.said")).expect("a file");
        let started = Instant::now();
        let mut child = office.program(words).stdout(Stdio::null()).stderr(said).spawn().expect("runs");
        let status = loop {
            if let Some(status) = child.try_wait().expect("a process") {
                break status;
            }
            if started.elapsed() > PATIENCE {
                child.kill().expect("killed");
                panic!("{case}: {words:?} takes for ever");
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        let said = text(&office.bytes("d.said"));
        assert!(matches!(status.code(), Some(0 | 1)), "{case}: {words:?}: {status}\n{said}");
        assert!(!said.contains("panicked"), "{case}: {words:?}\n{said}");
        // A finding of `check` is a result; anything else that ends with 1 is told.
        assert!(
            status.success() || words[0] == "check" || said.contains("Fehler: "),
            "{case}: {words:?}\n{said}"
        );
        status.success()
    };
    commands.iter().filter(|words| done(words)).count()
}

#[test]
fn damaged_bytes_of_a_project_never_panic() {
    let office = Office::new();
    small_project(&office);
    let content = office.bytes("p.gpkg");
    let mut chance = Chance(11);
    let mut done = 0;
    for case in 0..150 {
        let mut damaged = content.clone();
        damage(&mut chance, &mut damaged, 4096);
        office.write("d.gpkg", damaged);
        done += survive(&office, &format!("case {case}"));
    }
    println!("{done} of {} commands on damaged files could be done", 3 * 150);
    assert!(done > 0, "not every damage is fatal");
}

/// The database is sound, but what stands in one of its cells is not.
#[test]
fn damaged_cells_of_a_project_never_panic() {
    let office = Office::new();
    small_project(&office);
    let content = office.bytes("p.gpkg");
    let mut chance = Chance(12);
    let (mut done, mut cells) = (0, 0);
    for case in 0..150 {
        office.write("d.gpkg", &content);
        let Some(place) = damage_cell(&office, &mut chance) else { continue };
        cells += 1;
        done += survive(&office, &format!("case {case}: {place}"));
    }
    println!("{done} of {} commands on damaged cells could be done", 3 * cells);
    assert!(cells >= 80, "{cells}");
}

/// Changes one cell of one table; tells which, or `None` when the database refuses.
fn damage_cell(office: &Office, chance: &mut Chance) -> Option<String> {
    let connection = Connection::open(office.path("d.gpkg")).expect("opens");
    let names = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).expect("a question");
        statement.query_map([], |row| row.get(0)).expect("rows").map(|name| name.expect("a name")).collect()
    };
    let mut tables = names(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    // An empty table has no cell to damage.
    tables.retain(|table| {
        let some = format!("SELECT EXISTS (SELECT 1 FROM \"{table}\")");
        connection.query_row(&some, [], |row| row.get(0)).unwrap_or(false)
    });
    // What only this program writes is hit more often.
    let own: Vec<String> = tables.iter().filter(|name| name.starts_with("sra_")).cloned().collect();
    let pool = if chance.below(4) > 0 { &own } else { &tables };
    let table = &pool[chance.below(pool.len())];
    let columns = names(&format!("SELECT name FROM pragma_table_info('{table}')"));
    let column = &columns[chance.below(columns.len())];
    let rows: i64 =
        connection.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0)).ok()?;
    let choose = format!(
        "SELECT rowid, \"{column}\" FROM \"{table}\" ORDER BY rowid LIMIT 1 OFFSET {}",
        chance.below(rows as usize)
    );
    let (row, cell): (i64, Value) =
        connection.query_row(&choose, [], |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
    let broken = broken_cell(cell, chance);
    let change = format!("UPDATE \"{table}\" SET \"{column}\" = ?1 WHERE rowid = ?2");
    connection.execute(&change, params![broken, row]).ok()?;
    Some(format!(
        "{table}.{column}, row {row}: {}",
        format!("{broken:?}").chars().take(80).collect::<String>()
    ))
}

fn broken_cell(cell: Value, chance: &mut Chance) -> Value {
    let numbers = [
        Value::Null,
        Value::Integer(-1),
        Value::Integer(i64::MAX),
        Value::Real(f64::INFINITY),
        Value::Real(-1e300),
    ];
    match cell {
        Value::Blob(mut content) => {
            damage(chance, &mut content, 64);
            Value::Blob(content)
        }
        Value::Text(content) if chance.below(3) > 0 => {
            let mut content = content.into_bytes();
            damage(chance, &mut content, 64);
            Value::Text(String::from_utf8_lossy(&content).into_owned())
        }
        Value::Integer(number) if chance.below(3) == 0 => Value::Integer(number + 1),
        _ => numbers[chance.below(numbers.len())].clone(),
    }
}
