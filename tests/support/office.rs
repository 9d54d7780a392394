//! An office that works on the command line: a folder, a small project, and what the program says.
#![allow(dead_code)] // each test file uses its part

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder with files and projects of its own.
pub struct Office {
    folder: tempfile::TempDir,
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
        let mut command = Command::new(env!("CARGO_BIN_EXE_sozialraumatlas"));
        command.args(words).current_dir(self.folder.path());
        for name in ["LANG", "LC_ALL", "LC_MESSAGES"] {
            command.env_remove(name);
        }
        command.output().expect("the program runs")
    }

    pub fn ok(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}\n{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }

    pub fn json(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.ok(words)).expect("one JSON document")
    }

    pub fn refused(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.stdout.is_empty() && !said.contains("panicked"), "{said}");
        said
    }

    /// A project of squares in a row with the columns of a table; the first column is the key.
    pub fn project(&self, table: &str) -> PathBuf {
        self.project_with(table, 0.01)
    }

    /// The same, and no square touches another one.
    pub fn islands(&self, table: &str) -> PathBuf {
        self.project_with(table, 0.03)
    }

    /// The same with gaps of about seven metres between the squares, as boundaries that do not fit have them.
    pub fn gaps(&self, table: &str) -> PathBuf {
        self.project_with(table, 0.0101)
    }

    /// Imports a catalogue; its head is given here.
    pub fn catalogue(&self, project: &Path, rows: &str) {
        let head = "code,name,theme,unit,kind,numerator,denominator,factor,polarity,decimals,min_cases,source,licence";
        std::fs::write(self.path("katalog.csv"), format!("{head}\n{rows}")).unwrap();
        self.ok(&["import", "catalogue", project.to_str().unwrap(), "katalog.csv"]);
    }

    /// Imports another table for `period`.
    pub fn add(&self, project: &Path, table: &str, period: &str) {
        std::fs::write(self.path("mehr.csv"), table).unwrap();
        let name = project.to_str().unwrap();
        let place = ["--level", "Orte", "--key", "key", "--period", period];
        self.ok(&[&["import", "indicators", name, "mehr.csv"][..], &place].concat());
    }

    fn project_with(&self, table: &str, step: f64) -> PathBuf {
        let keys: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        let features: Vec<String> = keys
            .iter()
            .enumerate()
            .map(|(number, key)| {
                let (x, y) = (10.0 + number as f64 * step, 53.0);
                format!(
                    r#"{{"type":"Feature","properties":{{"key":"{key}","name":"Ort {key}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{},{y}],[{},{}],[{x},{}],[{x},{y}]]]}}}}"#,
                    x + 0.01, x + 0.01, y + 0.01, y + 0.01
                )
            })
            .collect();
        let collection = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        std::fs::write(self.path("orte.geojson"), collection).unwrap();
        std::fs::write(self.path("werte.csv"), table).unwrap();
        let project = self.path("p.gpkg");
        let name = project.to_str().unwrap();
        self.ok(&["new", name, "--name", "Probe"]);
        self.ok(&[
            "import",
            "boundaries",
            name,
            "orte.geojson",
            "--level",
            "Orte",
            "--key",
            "key",
            "--name-field",
            "name",
        ]);
        self.ok(&[
            "import",
            "indicators",
            name,
            "werte.csv",
            "--level",
            "Orte",
            "--key",
            "key",
            "--period",
            "2020",
        ]);
        project
    }
}

pub const SMALL: &str = "key,S1,S2,S3,D1,D2,D3\n\
    01,3,4,5,-0.5,-0.4,-1\n02,4,4,8,-0.2,0,-0.5\n03,5,6,9,0,0.1,0\n04,5,7,10,-0.3,-0.2,-0.5\n\
    05,6,7,12,0.1,0,0.2\n06,7,9,15,0,0.2,0.1\n07,9,12,22,0.4,0.3,1\n08,15,20,40,1.5,1,2.5\n";
