//! The tables of the project file, and the steps that bring older files up to date.

use rusqlite::{Connection, Transaction};

use super::error::StoreErrorKind;
use super::gpkg;

/// The newest schema that this program knows.
pub const SCHEMA_VERSION: i64 = 5;

/// Makes all tables of the newest schema in an empty database.
pub fn create(transaction: &Transaction<'_>) -> Result<(), StoreErrorKind> {
    gpkg::create_core(transaction)?;
    transaction.execute_batch(VERSION_1)?;
    for (table, description) in ATTRIBUTE_TABLES {
        gpkg::register_attributes(transaction, table, description)?;
    }
    for table in INTERNAL_TABLES {
        gpkg::register_internal(transaction, table)?;
    }
    transaction.execute("INSERT INTO sra_project (id, schema_version, name) VALUES (1, 1, '')", [])?;
    migrate(transaction, 1)
}

/// The schema version of a database; `None` when it is none of ours.
pub fn version(connection: &Connection) -> Result<Option<i64>, StoreErrorKind> {
    let ours: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'sra_project')",
        [],
        |row| row.get(0),
    )?;
    if !ours {
        return Ok(None);
    }
    Ok(Some(
        connection.query_row("SELECT schema_version FROM sra_project WHERE id = 1", [], |row| row.get(0))?,
    ))
}

/// Brings a database of version `from` to the newest one, step by step, inside the caller's transaction.
pub fn migrate(transaction: &Transaction<'_>, from: i64) -> Result<(), StoreErrorKind> {
    for step in from..SCHEMA_VERSION {
        if step == 1 {
            transaction.execute_batch(VERSION_2)?;
            gpkg::register_attributes(
                transaction,
                "sra_import",
                "Files that values and boundaries came from",
            )?;
        }
        if step == 2 {
            transaction.execute_batch(VERSION_3)?;
            gpkg::register_attributes(
                transaction,
                "sra_typology",
                "Typologies: recipes, every saved version",
            )?;
            gpkg::register_attributes(
                transaction,
                "sra_typology_result",
                "What each saved version of a typology gave per region",
            )?;
        }
        if step == 3 {
            transaction.execute_batch(VERSION_4)?;
            for (table, description) in [
                ("sra_facility_kind", "Kinds of facilities by phase of life"),
                ("sra_population_group", "Groups of people"),
                ("sra_population_count", "People of each group at each place"),
                ("sra_reach", "Saved results of reachability: recipes"),
                ("sra_reach_value", "What each saved result gave"),
            ] {
                gpkg::register_attributes(transaction, table, description)?;
            }
            gpkg::register_internal(transaction, "sra_network")?;
        }
        if step == 4 {
            transaction.execute_batch(VERSION_5)?;
            gpkg::register_attributes(transaction, "sra_scenario", "Scenarios: sites closed, opened, moved")?;
            gpkg::register_attributes(transaction, "sra_supply_rule", "Rules about what must be offered")?;
        }
    }
    transaction.execute("UPDATE sra_project SET schema_version = ?1 WHERE id = 1", [SCHEMA_VERSION])?;
    Ok(())
}

/// Tables that other programs may read as attribute tables.
const ATTRIBUTE_TABLES: [(&str, &str); 5] = [
    ("sra_level", "Levels of regions (Gliederungsebenen)"),
    ("sra_region", "Regions of all levels"),
    ("sra_indicator", "Indicator catalogue"),
    ("sra_series", "One row per indicator, level and period"),
    ("sra_observation", "Values by series and region"),
];

/// Tables that only this program understands.
const INTERNAL_TABLES: [&str; 4] = ["sra_project", "sra_membership", "sra_view", "sra_prepared"];

/// The first schema. An observation's number is series · 2³² + region, so one range scan reads a map.
const VERSION_1: &str = "
CREATE TABLE sra_project (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    schema_version INTEGER NOT NULL,
    name TEXT NOT NULL,
    banner TEXT NOT NULL DEFAULT '',
    epsg INTEGER,
    map TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE sra_level (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    kind TEXT NOT NULL,
    feature_table TEXT UNIQUE,
    epsg INTEGER,
    valid_on TEXT,
    source TEXT NOT NULL DEFAULT '',
    licence TEXT NOT NULL DEFAULT ''
);
CREATE TABLE sra_region (
    id INTEGER PRIMARY KEY,
    level_id INTEGER NOT NULL REFERENCES sra_level (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    designation TEXT NOT NULL DEFAULT '',
    has_boundary INTEGER NOT NULL,
    UNIQUE (level_id, key)
);
CREATE TABLE sra_membership (
    id INTEGER PRIMARY KEY,
    child_id INTEGER NOT NULL REFERENCES sra_region (id),
    parent_id INTEGER NOT NULL REFERENCES sra_region (id),
    share REAL NOT NULL DEFAULT 1 CHECK (share > 0 AND share <= 1),
    UNIQUE (child_id, parent_id)
);
CREATE TABLE sra_indicator (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    theme TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    numerator TEXT,
    denominator TEXT,
    factor REAL NOT NULL DEFAULT 1,
    polarity TEXT NOT NULL DEFAULT 'none',
    decimals INTEGER NOT NULL DEFAULT 1,
    min_cases INTEGER NOT NULL DEFAULT 0,
    internal INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT '',
    licence TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT ''
);
CREATE TABLE sra_series (
    id INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL REFERENCES sra_indicator (id),
    level_id INTEGER NOT NULL REFERENCES sra_level (id),
    period TEXT NOT NULL,
    UNIQUE (indicator_id, level_id, period)
);
CREATE TABLE sra_observation (
    id INTEGER PRIMARY KEY,
    series_id INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
    region_id INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL,
    value REAL,
    state TEXT,
    numerator REAL,
    denominator REAL,
    estimated INTEGER,
    projected INTEGER,
    sign TEXT
);
CREATE TABLE sra_view (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    map TEXT NOT NULL
);
CREATE TABLE sra_prepared (
    id INTEGER PRIMARY KEY,
    level_id INTEGER NOT NULL REFERENCES sra_level (id),
    part TEXT NOT NULL,
    detail INTEGER NOT NULL,
    tolerance_m REAL NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (level_id, part, detail)
);
";

/// Where values and boundaries came from.
const VERSION_2: &str = "
CREATE TABLE sra_import (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    imported_on TEXT NOT NULL,
    records_read INTEGER NOT NULL,
    records_stored INTEGER NOT NULL
);
ALTER TABLE sra_series ADD COLUMN import_id INTEGER REFERENCES sra_import (id);
ALTER TABLE sra_level ADD COLUMN import_id INTEGER REFERENCES sra_import (id);
";

/// Saved typologies.
const VERSION_3: &str = "
CREATE TABLE sra_typology (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    recipe TEXT NOT NULL,
    level_id INTEGER REFERENCES sra_level (id),
    period TEXT,
    computed_on TEXT,
    UNIQUE (name, version)
);
CREATE TABLE sra_typology_result (
    id INTEGER PRIMARY KEY,
    typology_id INTEGER NOT NULL REFERENCES sra_typology (id),
    region_id INTEGER NOT NULL REFERENCES sra_region (id),
    state TEXT,
    class INTEGER,
    value REAL,
    dynamics_index REAL,
    dynamics_class INTEGER,
    kept REAL,
    UNIQUE (typology_id, region_id)
);
";

/// Facilities, people and the travel network. The two tables with places become layers when something is stored in them.
const VERSION_4: &str = "
CREATE TABLE sra_facility_kind (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    phase TEXT,
    tags TEXT NOT NULL DEFAULT ''
);
CREATE TABLE sra_facility (
    id INTEGER PRIMARY KEY,
    geom BLOB NOT NULL,
    kind_id INTEGER NOT NULL REFERENCES sra_facility_kind (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    provider TEXT NOT NULL DEFAULT '',
    capacity REAL CHECK (capacity >= 0),
    open_from TEXT,
    open_to TEXT,
    import_id INTEGER REFERENCES sra_import (id),
    UNIQUE (kind_id, key)
);
CREATE TABLE sra_population (
    id INTEGER PRIMARY KEY,
    geom BLOB NOT NULL,
    key TEXT NOT NULL UNIQUE,
    residents REAL NOT NULL CHECK (residents >= 0)
);
CREATE TABLE sra_population_group (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE sra_population_count (
    id INTEGER PRIMARY KEY,
    place_id INTEGER GENERATED ALWAYS AS (id >> 16) VIRTUAL,
    group_id INTEGER GENERATED ALWAYS AS (id & 65535) VIRTUAL,
    people REAL NOT NULL
);
CREATE TABLE sra_network (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    nodes INTEGER NOT NULL,
    edges INTEGER NOT NULL,
    import_id INTEGER REFERENCES sra_import (id),
    data BLOB NOT NULL
);
CREATE TABLE sra_reach (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    recipe TEXT NOT NULL,
    computed_on TEXT NOT NULL
);
CREATE TABLE sra_reach_value (
    id INTEGER PRIMARY KEY,
    reach_id INTEGER NOT NULL REFERENCES sra_reach (id),
    key TEXT NOT NULL,
    value REAL,
    population REAL,
    facility TEXT,
    UNIQUE (reach_id, key)
);
";

/// Scenarios, rules about what must be offered, sources of imports, and what saved results of reachability were made from.
const VERSION_5: &str = "
CREATE TABLE sra_scenario (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
);
CREATE TABLE sra_supply_rule (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    content TEXT NOT NULL
);
ALTER TABLE sra_import ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE sra_import ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE sra_reach ADD COLUMN marks TEXT NOT NULL DEFAULT '';
";
