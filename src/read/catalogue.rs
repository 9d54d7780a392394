//! Catalogues in: what the indicators mean, from a .csv or .toml file.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use super::error::{Problem, ReadError};
use super::grid::{self, TextOptions};
use super::layer_files;
use crate::model::{Indicator, IndicatorKind, Source, Sum};
use crate::notice::Notice;
use crate::text::{DecimalSign, Message, parse_number_as};

/// Columns of a catalogue; only `code` must be there.
const COLUMNS: [&str; 15] = [
    "code",
    "name",
    "theme",
    "unit",
    "kind",
    "numerator",
    "denominator",
    "factor",
    "polarity",
    "decimals",
    "min_cases",
    "source",
    "licence",
    "internal",
    "description",
];
/// Counts below this are secret in data of the office itself unless the catalogue says otherwise.
const OFFICE_MIN_CASES: u32 = 3;
const MOST_DECIMALS: usize = 6;

/// An entry as text, by column.
struct Entry {
    /// Line of the file or number of the entry.
    line: usize,
    texts: HashMap<&'static str, String>,
    decimal: DecimalSign,
}

/// Reads the catalogue at `path` and says what is unknown in it.
///
/// Empty cells: name = code; kind = ratio where numerator and denominator are given, else index; factor = 100 where
/// the unit is percent, else 1; decimals = 0 for counts, else 1; `min_cases` = 3 for counts and ratios of the office, 0 for
/// those made from published tables (GENESIS codes).
///
/// # Errors
/// The first entry that cannot be used, with line and column.
pub fn catalogue(path: &Path, options: &TextOptions) -> Result<(Vec<Indicator>, Vec<Notice>), ReadError> {
    let bytes = layer_files::find_table(path, options.entry.as_deref())?.read()?;
    let is_toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    let read = grid::decode(&bytes, options)
        .and_then(|text| if is_toml { from_toml(&text) } else { from_csv(&text, options) });
    let (entries, unknown) = read.map_err(|problem| problem.at(path))?;
    let indicators = indicators(&entries).map_err(|problem| problem.at(path))?;
    let mut notices = Vec::new();
    if !unknown.is_empty() {
        let columns = unknown.into_iter().collect::<Vec<_>>().join(", ");
        let message = Message::new("read-catalogue-unknown").with("file", path).with("columns", columns);
        notices.push(Notice::warning(message));
    }
    Ok((indicators, notices))
}

type Entries = (Vec<Entry>, BTreeSet<String>);

fn column(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    COLUMNS.into_iter().find(|column| *column == name)
}

fn from_csv(text: &str, options: &TextOptions) -> Result<Entries, Problem> {
    let grid = grid::read(text, options, |_| false)?;
    let header = grid.rows.first().ok_or(Problem::Empty)?;
    let mut unknown = BTreeSet::new();
    let mut columns: Vec<Option<&'static str>> = Vec::new();
    for name in header.cells() {
        let known = column(name);
        if known.is_some() && columns.contains(&known) {
            return Err(Problem::DuplicateColumn(name.to_owned()));
        }
        if known.is_none() && !name.is_empty() {
            unknown.insert(name.to_owned());
        }
        columns.push(known);
    }
    if !columns.contains(&Some("code")) {
        let available = header.cells().map(ToOwned::to_owned).collect();
        return Err(Problem::ColumnMissing { wanted: "code".to_owned(), available });
    }
    let mut entries = Vec::new();
    for row in grid.rows.iter().skip(1) {
        if row.len() != header.len() {
            return Err(Problem::Ragged { line: row.line, found: row.len(), expected: header.len() });
        }
        let cells = columns.iter().zip(row.cells());
        let texts = cells.filter_map(|(column, text)| Some(((*column)?, text.to_owned()))).collect();
        entries.push(Entry { line: row.line, texts, decimal: grid.decimal });
    }
    Ok((entries, unknown))
}

fn from_toml(text: &str) -> Result<Entries, Problem> {
    let table: toml::Table =
        text.parse().map_err(|error: toml::de::Error| Problem::Toml(error.to_string()))?;
    let list = ["indicator", "indicators", "indikator"].iter().find_map(|name| table.get(*name)?.as_array());
    let list = list.ok_or(Problem::NoValues)?;
    let mut unknown = BTreeSet::new();
    let mut entries = Vec::new();
    for (position, entry) in list.iter().enumerate() {
        let mut texts = HashMap::new();
        for (name, value) in entry.as_table().into_iter().flatten() {
            match column(name) {
                Some(column) => {
                    texts.insert(column, toml_text(value));
                }
                None => {
                    unknown.insert(name.clone());
                }
            }
        }
        entries.push(Entry { line: position + 1, texts, decimal: DecimalSign::Point });
    }
    Ok((entries, unknown))
}

/// A value as the text of a cell; a list of codes is a sum.
fn toml_text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.trim().to_owned(),
        toml::Value::Array(list) => list.iter().map(toml_text).collect::<Vec<_>>().join("+"),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(truth) => truth.to_string(),
        toml::Value::Datetime(date) => date.to_string(),
        toml::Value::Table(_) => String::new(),
    }
}

fn indicators(entries: &[Entry]) -> Result<Vec<Indicator>, Problem> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut indicators = Vec::new();
    for entry in entries {
        let indicator = entry.indicator()?;
        let code = indicator.code.as_str().to_owned();
        if known.insert(code, entry.line).is_some() {
            return Err(entry.wrong("code", "read-allowed-code-once"));
        }
        indicators.push(indicator);
    }
    if indicators.is_empty() { Err(Problem::NoValues) } else { Ok(indicators) }
}

impl Entry {
    fn text(&self, column: &'static str) -> &str {
        self.texts.get(column).map_or("", |text| text.trim())
    }

    fn wrong(&self, column: &'static str, allowed: &'static str) -> Problem {
        Problem::Catalogue { line: self.line, column, text: self.text(column).to_owned(), allowed }
    }

    fn indicator(&self) -> Result<Indicator, Problem> {
        let code = self.text("code");
        if code.is_empty() || code.contains(['+', ',']) {
            return Err(self.wrong("code", "read-allowed-code"));
        }
        let name = if self.text("name").is_empty() { code } else { self.text("name") };
        let (numerator, denominator) = (self.sum("numerator")?, self.sum("denominator")?);
        let kind = match self.text("kind") {
            "" if numerator.is_some() => IndicatorKind::Ratio,
            text => self.parsed("kind", text, "read-allowed-kind")?.unwrap_or_default(),
        };
        // A denominator alone is what a stored rate or mean is weighted by when it is rolled up; a count with a
        // numerator alone is the sum of its parts.
        match (&numerator, &denominator) {
            (Some(Sum::AreaKm2), _) => return Err(self.wrong("numerator", "read-allowed-numerator")),
            (Some(_), None) if kind != IndicatorKind::Count => {
                return Err(self.wrong("denominator", "read-allowed-both"));
            }
            _ => {}
        }
        let unit = self.text("unit").to_owned();
        let whole = usize::from(kind != IndicatorKind::Count);
        let decimals = self.number("decimals", "read-allowed-decimals")?.unwrap_or(whole);
        if decimals > MOST_DECIMALS {
            return Err(self.wrong("decimals", "read-allowed-decimals"));
        }
        let polarity = self.parsed("polarity", self.text("polarity"), "read-allowed-polarity")?;
        let min_cases = self.number("min_cases", "read-allowed-min-cases")?;
        Ok(Indicator {
            theme: self.text("theme").to_owned(),
            factor: self.factor(&unit)?,
            unit,
            kind,
            decimals,
            min_cases: min_cases.unwrap_or_else(|| default_min_cases(kind, code, numerator.as_ref())),
            numerator,
            denominator,
            polarity: polarity.unwrap_or_default(),
            internal: self.truth("internal")?,
            source: Source { text: self.text("source").to_owned(), licence: self.text("licence").to_owned() },
            description: self.text("description").to_owned(),
            ..Indicator::new(code, name)
        })
    }

    fn sum(&self, column: &'static str) -> Result<Option<Sum>, Problem> {
        match self.text(column) {
            "" => Ok(None),
            text => Sum::parse(text).map(Some).ok_or_else(|| self.wrong(column, "read-allowed-sum")),
        }
    }

    fn parsed<T: std::str::FromStr>(
        &self,
        column: &'static str,
        text: &str,
        allowed: &'static str,
    ) -> Result<Option<T>, Problem> {
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| self.wrong(column, allowed))
    }

    fn number<T: TryFrom<u64>>(
        &self,
        column: &'static str,
        allowed: &'static str,
    ) -> Result<Option<T>, Problem> {
        let number: Option<u64> = self.parsed(column, self.text(column), allowed)?;
        let small = number.map(|number| T::try_from(number).map_err(|_| self.wrong(column, allowed)));
        small.transpose()
    }

    fn factor(&self, unit: &str) -> Result<f64, Problem> {
        match self.text("factor") {
            "" if unit.starts_with('%') || unit.to_lowercase().starts_with("prozent") => Ok(100.0),
            "" => Ok(1.0),
            text => {
                let factor = parse_number_as(text, self.decimal).filter(|factor| *factor > 0.0);
                factor.ok_or_else(|| self.wrong("factor", "read-allowed-factor"))
            }
        }
    }

    fn truth(&self, column: &'static str) -> Result<bool, Problem> {
        match self.text(column).to_lowercase().as_str() {
            "" | "0" | "false" | "no" | "nein" => Ok(false),
            "1" | "true" | "yes" | "ja" | "x" => Ok(true),
            _ => Err(self.wrong(column, "read-allowed-truth")),
        }
    }
}

/// Published tables have been through disclosure control already.
fn default_min_cases(kind: IndicatorKind, code: &str, numerator: Option<&Sum>) -> u32 {
    let from_published = match numerator.map(Sum::codes) {
        Some(codes) => !codes.is_empty() && codes.iter().all(|code| is_genesis_code(code.as_str())),
        None => is_genesis_code(code),
    };
    match kind {
        IndicatorKind::Count | IndicatorKind::Ratio if !from_published => OFFICE_MIN_CASES,
        _ => 0,
    }
}

/// Whether a code begins like `12411-02-03-5_18`.
fn is_genesis_code(code: &str) -> bool {
    let table = code.split('_').next().unwrap_or_default();
    let parts: Vec<&str> = table.split('-').collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [5, 2, 2, 1] && parts.iter().all(|part| digits(part)) && code.contains('_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Polarity;

    fn read(text: &str) -> Result<Vec<Indicator>, Problem> {
        from_csv(text, &TextOptions::default()).and_then(|(entries, _)| indicators(&entries))
    }

    #[test]
    fn entries_mean_what_they_say() {
        let text = "code;name;unit;kind;numerator;denominator;factor;polarity;decimals\n\
                    U18;unter 18-Jährige;%;;A+B;EW;;burden;\nEW;;;count;;;;;\nD;Dichte;je km²;ratio;EW;area_km2;1,5;none;2\n";
        let read = read(text).expect("good");
        let [young, people, density] = read.as_slice() else { panic!("three entries") };
        assert_eq!(
            (young.kind, young.factor, young.polarity),
            (IndicatorKind::Ratio, 100.0, Polarity::Burden)
        );
        assert_eq!((young.decimals, young.min_cases), (1, 3));
        assert_eq!(young.numerator.as_ref().map(ToString::to_string).as_deref(), Some("A+B"));
        assert_eq!((people.name.as_str(), people.decimals, people.min_cases), ("EW", 0, 3));
        assert_eq!(
            (density.denominator.clone(), density.factor, density.decimals),
            (Some(Sum::AreaKm2), 1.5, 2)
        );
    }

    #[test]
    fn mistakes_are_told_with_line_and_column() {
        fn check(text: &str, expected: Option<(usize, &str)>) {
            let found = match read(text) {
                Err(Problem::Catalogue { line, column, .. }) => Some((line, column)),
                Err(problem) => panic!("{text:?}: {problem}"),
                Ok(_) => None,
            };
            assert_eq!(found, expected, "{text:?}");
        }
        check("code,kind\nA,count\n", None);
        check("code,kind\nA,Anzahl\n", Some((2, "kind")));
        check("code,kind\nA,\n\n,count\n", Some((4, "code")));
        check("code,name\nA,x\nA,y\n", Some((3, "code")));
        check("code,numerator,denominator\nA,B,\n", Some((2, "denominator")));
        check("code,kind,numerator\nA,count,B+C\n", None);
        check("code,numerator,denominator\nA,B++C,D\n", Some((2, "numerator")));
        check("code,factor\nA,0\n", Some((2, "factor")));
        check("code;factor\nA;0.5\n", Some((2, "factor")));
        check("code,decimals\nA,-1\n", Some((2, "decimals")));
        check("code,polarity\nA,schlecht\n", Some((2, "polarity")));
    }

    #[test]
    fn published_counts_need_no_disclosure_control() {
        fn check(text: &str, expected: u32) {
            let read = read(text).expect("good");
            assert_eq!(read.first().map(|indicator| indicator.min_cases), Some(expected), "{text:?}");
        }
        check("code,numerator,denominator\nU,12411-02-03-5_01+12411-02-03-5_02,12411-02-03-5_18\n", 0);
        check("code,numerator,denominator\nU,A+12411-02-03-5_02,12411-02-03-5_18\n", 3);
        check("code,kind\n12411-02-03-5_18,count\n", 0);
        check("code,kind,min_cases\nA,count,5\n", 5);
        check("code,kind\nA,mean\n", 0);
    }

    #[test]
    fn toml_says_the_same() {
        let text = "[[indicator]]\ncode = \"U\"\nunit = \"%\"\nnumerator = [\"A\", \"B\"]\ndenominator = \"C\"\n\
                    decimals = 2\nfarbe = 1\n";
        let (entries, unknown) = from_toml(text).expect("good");
        let read = indicators(&entries).expect("good");
        assert_eq!(read.first().map(|u| (u.factor, u.decimals, u.min_cases)), Some((100.0, 2, 3)));
        assert_eq!(unknown.into_iter().collect::<Vec<_>>(), ["farbe"]);
        assert!(matches!(from_toml("[[indicator]\n"), Err(Problem::Toml(_))));
    }
}
