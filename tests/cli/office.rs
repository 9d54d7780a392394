//! An office of its own for each test: a folder, the program in it, and small files to begin with.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

pub struct Office {
    pub folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a written file");
        path
    }

    pub fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_sozialraumatlas"))
            .args(words)
            .current_dir(self.folder.path())
            .env_remove("LANG")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .output()
            .expect("the program runs")
    }

    pub fn ok(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}\n{}", text(&output.stderr));
        text(&output.stdout)
    }

    pub fn json(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.ok(words)).expect("one JSON document")
    }

    /// Runs a command that must fail with `status`; returns what it says.
    pub fn fails(&self, status: i32, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(status), "{words:?}\n{}", text(&output.stderr));
        assert!(output.stdout.is_empty(), "{words:?}: {}", text(&output.stdout));
        let said = text(&output.stderr);
        assert!(!said.contains("panicked"), "{said}");
        said
    }

    /// A project of nine square municipalities with residents and under-18-year-olds of 2020.
    pub fn project(&self) -> &Self {
        self.write("gemeinden.geojson", squares());
        self.write("werte.csv", table());
        self.write("katalog.csv", CATALOGUE);
        self.ok(&["new", "p.gpkg", "--name", "Testkreis"]);
        self.ok(&[
            "import",
            "boundaries",
            "p.gpkg",
            "gemeinden.geojson",
            "--level",
            "Gemeinden",
            "--key",
            "AGS",
        ]);
        self.ok(&["import", "indicators", "p.gpkg", "werte.csv", "--level", "Gemeinden", "--period", "2020"]);
        self.ok(&["import", "catalogue", "p.gpkg", "katalog.csv"]);
        self
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub fn squares() -> String {
    let square = |number: usize| {
        let (x, y) = (10.9 + 0.05 * ((number - 1) % 3) as f64, 52.9 + 0.03 * ((number - 1) / 3) as f64);
        let corners = [(x, y), (x + 0.05, y), (x + 0.05, y + 0.03), (x, y + 0.03), (x, y)];
        let ring: Vec<String> = corners.iter().map(|(x, y)| format!("[{x:.2},{y:.2}]")).collect();
        format!(
            r#"{{"type":"Feature","properties":{{"AGS":"0335400{number}","GEN":"Dorf {number}"}},
                "geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
            ring.join(",")
        )
    };
    let features: Vec<String> = (1..=9).map(square).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

pub fn table() -> String {
    let row =
        |number: usize| format!("0335400{number};{};{}\n", 1000 * number, 100 * number + 10 * (number % 4));
    format!("ags;EW;U18\n{}", (1..=9).map(row).collect::<String>())
}

pub const CATALOGUE: &str =
    "code,name,theme,unit,kind,numerator,denominator,factor,polarity,decimals,min_cases,source,licence
EW,Einwohner,Demographie,Personen,count,,,1,none,0,0,Amt,CC0
U18,Unter 18-Jährige,Demographie,Personen,count,,,1,none,0,0,Amt,CC0
U18A,Anteil unter 18-Jähriger,Demographie,%,ratio,U18,EW,100,none,1,0,,
DICHTE,Einwohner je km²,Demographie,je km²,ratio,EW,area_km2,1,none,1,0,,
";
