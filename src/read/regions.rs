//! Records to regions: keys, names, filters, and records that share a key become one region.

use std::collections::BTreeMap;

use crate::geo::MultiPolygon;

use super::boundaries::BoundaryFile;
use super::error::{Problem, ReadError};
use crate::model::{Period, Region, RegionKey};
use crate::notice::Notice;
use crate::text::Message;

/// Field names that hold a region's name, the surest first.
pub(super) const NAME_FIELDS: [&str; 20] = [
    "GEN",
    "NAME",
    "PLR_NAME",
    "BEZEICHNUNG",
    "BEZEICH",
    "GEMEINDE",
    "GEMEINDENAME",
    "GEN_NAME",
    "ORTSTEIL",
    "STADTTEIL",
    "STT_NAME",
    "BEZ_NAME",
    "KREIS",
    "NAM",
    "NAME_DE",
    "NAME_1",
    "LANGNAME",
    "GEO_NAME",
    "LABEL",
    "TITLE",
];
/// Examples that a notice shows.
const EXAMPLES: usize = 20;

/// Which records become regions, and which fields say what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegionSelection {
    /// Field that holds the key, or `FID` for the number of the record.
    pub key: String,
    /// Field that holds the name; `None` = found by its usual names, else the key is the name.
    pub name_field: Option<String>,
    /// Field that holds the designation; `None` = `BEZ` where there is one.
    pub designation_field: Option<String>,
    /// Field and text that a record must have; all must hold.
    pub filters: Vec<(String, String)>,
    /// Field that holds the key of the parent region.
    pub parent_key: Option<String>,
    /// Gebietsstand that the user states; handed through.
    pub valid_on: Option<Period>,
}

/// What became of the records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RegionCounts {
    /// Records in the file.
    pub read: usize,
    /// Records that the filters dropped.
    pub filtered_out: usize,
    /// Records without geometry among the rest; they become regions without outline only when no other record has their key.
    pub null_shapes: usize,
    /// Records whose key is empty or a placeholder; they are left out.
    pub refused_keys: usize,
    /// Records that joined a region of an earlier record with the same key.
    pub merged: usize,
    /// Regions.
    pub stored: usize,
}

/// Regions in ascending order of their keys.
#[derive(Debug, Clone, Default)]
pub struct RegionSet {
    /// The regions.
    pub regions: Vec<Region>,
    /// One area per region in the system of the file; empty = no geometry.
    pub geometries: Vec<MultiPolygon<f64>>,
    /// The key of each region's parent where a field says it.
    pub parent_keys: Vec<Option<RegionKey>>,
    /// Gebietsstand that the user stated.
    pub valid_on: Option<Period>,
    /// What became of the records.
    pub counts: RegionCounts,
    /// What the user should know, the notices of the file first.
    pub notices: Vec<Notice>,
}

/// Positions of the fields that are needed; `None` for the key means the number of the record.
struct Fields {
    key: Option<usize>,
    name: Option<usize>,
    designation: Option<usize>,
    parent: Option<usize>,
    filters: Vec<(usize, String)>,
}

struct Draft {
    region: Region,
    geometry: MultiPolygon<f64>,
    parent: Option<RegionKey>,
    records: usize,
    other_names: Vec<String>,
}

/// Makes regions of the records that pass the filters.
///
/// # Errors
/// A field that does not exist, or no region left.
pub fn select_regions(mut file: BoundaryFile, options: &RegionSelection) -> Result<RegionSet, ReadError> {
    let fields = Fields::find(&file, options)?;
    let mut set = RegionSet {
        valid_on: options.valid_on,
        counts: RegionCounts { read: file.records.len(), ..RegionCounts::default() },
        notices: std::mem::take(&mut file.notices),
        ..RegionSet::default()
    };
    let mut drafts: BTreeMap<RegionKey, Draft> = BTreeMap::new();
    let mut refused = Vec::new();
    let areas = std::mem::take(&mut file.records);
    for (record, area) in areas.into_iter().enumerate() {
        if !fields.passes(&file, record) {
            set.counts.filtered_out += 1;
            continue;
        }
        set.counts.null_shapes += usize::from(area.0.is_empty());
        let Some(key) = fields.key_of(&file, record) else {
            refused.push(file.fids.get(record).cloned().unwrap_or_default());
            continue;
        };
        let draft = fields.draft(&file, record, key, area);
        match drafts.get_mut(&draft.region.key) {
            Some(earlier) => earlier.absorb(draft),
            None => {
                drafts.insert(draft.region.key.clone(), draft);
            }
        }
    }
    set.counts.refused_keys = refused.len();
    set.counts.merged = drafts.values().map(|draft| draft.records - 1).sum();
    set.counts.stored = drafts.len();
    refuse_nothing(&file, &set.counts, &drafts)?;
    selection_notices(&file, &drafts, &refused, &mut set);
    for draft in drafts.into_values() {
        set.regions.push(draft.region);
        set.geometries.push(draft.geometry);
        set.parent_keys.push(draft.parent);
    }
    Ok(set)
}

fn refuse_nothing(
    file: &BoundaryFile,
    counts: &RegionCounts,
    drafts: &BTreeMap<RegionKey, Draft>,
) -> Result<(), ReadError> {
    if drafts.is_empty() {
        let (read, filtered_out, refused) = (counts.read, counts.filtered_out, counts.refused_keys);
        return Err(Problem::NoRegion { read, filtered_out, refused }.of(&file.file));
    }
    if drafts.values().all(|draft| draft.geometry.0.is_empty()) {
        return Err(Problem::NoGeometry.of(&file.file));
    }
    Ok(())
}

impl Fields {
    fn find(file: &BoundaryFile, options: &RegionSelection) -> Result<Self, ReadError> {
        let need = |name: &str| {
            let available = || file.fields.iter().map(|field| field.name.clone()).collect();
            let unknown = || Problem::FieldUnknown { asked: name.to_owned(), available: available() };
            file.field(name).ok_or_else(|| unknown().of(&file.file))
        };
        let key = match file.field(&options.key) {
            Some(position) => Some(position),
            None if options.key.trim().eq_ignore_ascii_case("FID") => None,
            None => Some(need(&options.key)?),
        };
        let name = match &options.name_field {
            Some(name) => Some(need(name)?),
            None => NAME_FIELDS.iter().find_map(|name| file.field(name)).filter(|name| Some(*name) != key),
        };
        let designation = match &options.designation_field {
            Some(field) => Some(need(field)?),
            None => file.field("BEZ").filter(|field| Some(*field) != name),
        };
        let parent = options.parent_key.as_deref().map(need).transpose()?;
        let filters = options
            .filters
            .iter()
            .map(|(field, wanted)| Ok((need(field)?, wanted.trim().to_owned())))
            .collect::<Result<_, ReadError>>()?;
        Ok(Self { key, name, designation, parent, filters })
    }

    fn passes(&self, file: &BoundaryFile, record: usize) -> bool {
        self.filters.iter().all(|(field, wanted)| {
            let text = file.text(record, *field).unwrap_or_default();
            text.trim() == wanted || (is_numeric(file, *field) && same_number(&text, wanted))
        })
    }

    fn key_of(&self, file: &BoundaryFile, record: usize) -> Option<RegionKey> {
        let Some(field) = self.key else {
            return file.fids.get(record).and_then(|fid| RegionKey::new(fid).ok());
        };
        RegionKey::new(&key_text(file, record, field)?).ok()
    }

    fn draft(
        &self,
        file: &BoundaryFile,
        record: usize,
        key: RegionKey,
        geometry: MultiPolygon<f64>,
    ) -> Draft {
        let text = |field: Option<usize>| {
            field.and_then(|field| file.text(record, field)).map(std::borrow::Cow::into_owned)
        };
        let name = text(self.name).unwrap_or_else(|| key.to_string());
        let parent = self
            .parent
            .and_then(|field| key_text(file, record, field))
            .and_then(|parent| RegionKey::new(&parent).ok());
        let designation = text(self.designation).unwrap_or_default();
        Draft {
            region: Region { key, name, designation },
            geometry,
            parent,
            records: 1,
            other_names: Vec::new(),
        }
    }
}

impl Draft {
    fn absorb(&mut self, other: Self) {
        self.geometry.0.extend(other.geometry.0);
        self.records += 1;
        if other.region.name != self.region.name && !self.other_names.contains(&other.region.name) {
            self.other_names.push(other.region.name);
        }
        if self.parent.is_none() {
            self.parent = other.parent;
        }
    }
}

fn is_numeric(file: &BoundaryFile, field: usize) -> bool {
    file.fields.get(field).is_some_and(|field| field.numeric)
}

/// The text of a key; a whole number that a numeric column writes with decimals (`3354005.00`) loses them.
fn key_text(file: &BoundaryFile, record: usize, field: usize) -> Option<String> {
    let text = file.text(record, field)?;
    let whole = text.split_once('.').filter(|(_, rest)| rest.bytes().all(|b| b == b'0'));
    match whole {
        Some((whole, _)) if is_numeric(file, field) => Some(whole.to_owned()),
        _ => Some(text.into_owned()),
    }
}

fn same_number(a: &str, b: &str) -> bool {
    match (a.trim().parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

fn selection_notices(
    file: &BoundaryFile,
    drafts: &BTreeMap<RegionKey, Draft>,
    refused: &[String],
    set: &mut RegionSet,
) {
    let counted = |key: &'static str, count: usize| {
        Message::new(key).with("file", file.file.clone()).with("count", count)
    };
    if !refused.is_empty() {
        let details = refused.iter().take(EXAMPLES).map(|fid| format!("FID {fid}")).collect();
        let notice = Notice::warning(counted("read-refused-keys", refused.len())).with_details(details);
        set.notices.push(notice.with_hint(Message::new("read-hint-refused-keys")));
    }
    let merged: Vec<&Draft> = drafts.values().filter(|draft| draft.records > 1).collect();
    if !merged.is_empty() {
        let message = counted("read-merged", merged.len()).with("records", set.counts.merged + merged.len());
        let details = merged.iter().take(EXAMPLES).map(|draft| {
            let names = [std::slice::from_ref(&draft.region.name), &draft.other_names].concat().join(" / ");
            format!("{}: {} × {names}", draft.region.key, draft.records)
        });
        let differ = merged.iter().any(|draft| !draft.other_names.is_empty());
        let notice = if differ { Notice::warning(message) } else { Notice::info(message) };
        set.notices.push(notice.with_details(details.collect()));
    }
    let bare: Vec<&Draft> = drafts.values().filter(|draft| draft.geometry.0.is_empty()).collect();
    if !bare.is_empty() {
        let details =
            bare.iter().take(EXAMPLES).map(|draft| format!("{} {}", draft.region.key, draft.region.name));
        set.notices.push(
            Notice::warning(counted("read-without-geometry", bare.len())).with_details(details.collect()),
        );
    }
}
