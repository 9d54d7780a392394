//! A folder with projects, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use crate::support;

/// Where the boundaries stand that the repository ships.
pub const COUNTY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/luechow-dannenberg");

pub struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// With the sample project as `p.gpkg`.
    pub fn with_sample() -> Self {
        static SAMPLE: OnceLock<Vec<u8>> = OnceLock::new();
        let office = Self::new();
        let content = SAMPLE.get_or_init(|| {
            let maker = Self::new();
            maker.ok(&["sample", "p.gpkg"]);
            std::fs::read(maker.path("p.gpkg")).expect("the sample")
        });
        office.write("p.gpkg", content);
        office
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a written file");
        path
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect(name)
    }

    /// The program with these words, German, without input.
    pub fn program(&self, words: &[&str]) -> Command {
        self.environment(Command::new(env!("CARGO_BIN_EXE_sozialraumatlas")), words)
    }

    /// `command` with these words in this folder.
    pub fn environment(&self, mut command: Command, words: &[&str]) -> Command {
        command.args(words).current_dir(self.folder.path()).stdin(Stdio::null());
        for name in ["LANG", "LC_ALL", "LC_MESSAGES"] {
            command.env_remove(name);
        }
        command
    }

    pub fn run(&self, words: &[&str]) -> Output {
        self.program(words).output().expect("the program runs")
    }

    pub fn ok(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}\n{}", text(&output.stderr));
        text(&output.stdout)
    }

    /// Runs a command that must be refused; returns the sentence.
    pub fn refused(&self, words: &[&str]) -> String {
        refusal(&self.run(words), words)
    }

    /// What the project holds: everything that `info` tells and the values of two indicators.
    pub fn state(&self, project: &str) -> String {
        let info = self.ok(&["info", project, "--json"]);
        let values = ["EW", "EW_U18"].map(|code| {
            self.ok(&[
                "values",
                project,
                "--indicator",
                code,
                "--period",
                "2024",
                "--level",
                "Gemeinden",
                "--csv",
            ])
        });
        info + &values.concat()
    }

    pub fn assert_sound(&self, project: &str) {
        let report: Value = serde_json::from_str(&self.ok(&["check", project, "--json"])).expect("JSON");
        assert_eq!(report["ok"], true, "{report}");
    }

    /// Names of the files in the folder that a finished command may not leave behind.
    pub fn leftovers(&self) -> Vec<String> {
        let names = std::fs::read_dir(self.folder()).expect("the folder");
        let names = names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        names
            .filter(|name| {
                [".part", "-journal", "-new", ".lock", "-wal"].iter().any(|end| name.ends_with(end))
            })
            .collect()
    }
}

/// Many boundaries: words after `import boundaries PROJECT` that read them into the level `Neu`.
pub fn many_boundaries(office: &Office) -> Vec<String> {
    let words = |file: &Path, rest: &[&str]| {
        let mut words = vec![file.display().to_string(), "--level".to_owned(), "Neu".to_owned()];
        words.extend(rest.iter().map(|word| (*word).to_owned()));
        words
    };
    if let Some(zip) = support::real_data("boundaries/vg250-2016-gemeinden.zip") {
        return words(&zip, &["--key", "AGS", "--where", "GF=4"]);
    }
    office.ok(&["sample", "viele.gpkg", "--regions", "3000"]);
    office.ok(&[
        "export",
        "viele.gpkg",
        "--what",
        "regions",
        "--level",
        "Gemeinden",
        "--out",
        "viele.geojson",
    ]);
    words(&office.path("viele.geojson"), &["--key", "key"])
}

/// The sentence of a refused command.
pub fn refusal(output: &Output, words: &[&str]) -> String {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words:?}\n{said}");
    assert!(output.stdout.is_empty(), "{words:?}: {}", text(&output.stdout));
    assert!(said.starts_with("Fehler: ") && !said.contains("panicked"), "{words:?}: {said}");
    assert!(said.matches(['.', '\n']).count() > 1, "a sentence and an advice: {said}");
    said
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
