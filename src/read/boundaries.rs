//! Boundaries in: areas and attributes of a shapefile or GeoJSON file as they stand in the file.

use std::borrow::Cow;
use std::path::Path;

use crate::geo::MultiPolygon;

use super::error::{Problem, ReadError};
use super::layer_files::{self, LayerFiles, Part, ShapefileParts};
use super::{dbf, geojson_areas, shp};
use crate::notice::Notice;
use crate::text::Message;
use crate::work::Work;

/// How boundaries are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoundaryReadOptions {
    /// Encoding of the attributes (`cp1252`, `utf-8` …); `None` = decided from the file.
    pub encoding: Option<String>,
    /// Name of the layer where a folder or archive holds several.
    pub layer: Option<String>,
}

/// A field of the attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Name as the file writes it.
    pub name: String,
    /// Whether the file declares it as a number.
    pub numeric: bool,
}

/// The attributes of all records.
#[derive(Debug, Clone)]
enum Attributes {
    Dbf(dbf::Table),
    /// One list per record, one entry per field.
    Rows(Vec<Vec<Option<String>>>),
}

/// The content of a boundary file, record by record in file order.
#[derive(Debug, Clone)]
pub struct BoundaryFile {
    /// Areas in the system of the file; outlines counter-clockwise, holes clockwise; empty = no geometry.
    pub records: Vec<MultiPolygon<f64>>,
    /// Number of each record as OGR counts (from 0, deleted records counted); for GeoJSON the feature's id, else its position.
    pub fids: Vec<String>,
    /// The fields of the attributes.
    pub fields: Vec<Field>,
    /// Content of the .prj file: the coordinate reference system as WKT; `None` when there is none.
    pub prj: Option<String>,
    /// EPSG code where the format itself states it (GeoJSON: 4326 unless a `crs` member says otherwise).
    pub epsg: Option<u32>,
    /// Name of the encoding that the attributes were read in.
    pub encoding: &'static str,
    /// What the user should know.
    pub notices: Vec<Notice>,
    /// The file as it is named in messages.
    pub file: String,
    attributes: Attributes,
    /// Position of each record in the attribute table.
    rows: Vec<usize>,
}

/// What a format other than shapefile hands over: used by the GeoJSON reader and for the layers of other project files.
#[derive(Debug, Clone, Default)]
pub struct BoundaryRecords {
    /// Areas; empty = no geometry.
    pub records: Vec<MultiPolygon<f64>>,
    /// Number or id of each record.
    pub fids: Vec<String>,
    /// The fields of the attributes.
    pub fields: Vec<Field>,
    /// One list per record, one entry per field; `None` = no value.
    pub rows: Vec<Vec<Option<String>>>,
    /// EPSG code of the coordinates where known.
    pub epsg: Option<u32>,
}

impl BoundaryFile {
    /// Boundaries whose attributes are already text, from the file called `file`.
    pub fn from_records(file: &str, content: BoundaryRecords) -> Self {
        let rows = (0..content.records.len()).collect();
        Self {
            records: content.records,
            fids: content.fids,
            fields: content.fields,
            prj: None,
            epsg: content.epsg,
            encoding: "UTF-8",
            notices: Vec::new(),
            file: file.to_owned(),
            attributes: Attributes::Rows(content.rows),
            rows,
        }
    }

    /// The text of a record's field; `None` when it is empty.
    pub fn text(&self, record: usize, field: usize) -> Option<Cow<'_, str>> {
        let row = *self.rows.get(record)?;
        match &self.attributes {
            Attributes::Dbf(table) => table.text(row, field),
            Attributes::Rows(rows) => rows.get(row)?.get(field)?.as_deref().map(Cow::Borrowed),
        }
    }

    /// Position of the field called `name`: written exactly so, else compared without case.
    pub fn field(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        let exact = self.fields.iter().position(|field| field.name == name);
        let lower = name.to_lowercase();
        exact.or_else(|| self.fields.iter().position(|field| field.name.to_lowercase() == lower))
    }
}

/// Reads the boundaries at `path`: a .shp file, a folder or .zip with one layer, a .geojson or .json file.
///
/// # Errors
/// Every file that is no such thing, holds no areas, or is damaged; see [`Problem`].
pub fn boundaries(
    path: &Path,
    options: &BoundaryReadOptions,
    work: &Work,
) -> Result<BoundaryFile, ReadError> {
    let files = layer_files::find(path, options.layer.as_deref())?;
    let file = match files {
        LayerFiles::GeoJson(part) => {
            let bytes = part.read()?;
            work.check()?;
            geojson_areas::read(&part.name(), &bytes, options)?
        }
        LayerFiles::Shapefile(parts) => parts.read_layer(options, work)?,
    };
    work.check()?;
    Ok(file)
}

impl ShapefileParts {
    fn read_layer(&self, options: &BoundaryReadOptions, work: &Work) -> Result<BoundaryFile, ReadError> {
        let (shapes, table) = rayon::join(|| self.shapes(work), || self.table(options));
        let (shapes, table) = (shapes?, table?);
        work.check()?;
        let mut notices = self.shape_notices(&shapes);
        let prj = match &self.prj {
            Some(part) => {
                let bytes = part.read()?;
                let text = String::from_utf8_lossy(&bytes);
                Some(
                    text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}').to_owned(),
                )
            }
            None => None,
        };
        let prj = prj.filter(|text| !text.is_empty());
        let name = self.shp.name();
        let Some(table) = table else {
            let hint = Message::new("read-hint-no-dbf");
            notices.push(
                Notice::warning(Message::new("read-no-dbf").with("file", name.clone())).with_hint(hint),
            );
            let content = BoundaryRecords {
                fids: (0..shapes.records.len()).map(|fid| fid.to_string()).collect(),
                records: shapes.records,
                ..BoundaryRecords::default()
            };
            return Ok(BoundaryFile { prj, notices, ..BoundaryFile::from_records(&name, content) });
        };
        let rows = table.len();
        if rows != shapes.records.len() {
            return Err(Problem::CountsDiffer { shapes: shapes.records.len(), rows }.of(&name));
        }
        self.table_notices(&table, &mut notices);
        Ok(with_table(BoundaryFile { prj, notices, ..empty(&name) }, shapes, table))
    }

    fn shapes(&self, work: &Work) -> Result<shp::Shapes, ReadError> {
        let bytes = self.shp.read()?;
        // An index that cannot be read is as good as none.
        let index = self.shx.as_ref().and_then(|part| part.read().ok());
        shp::read(&bytes, index.as_deref(), work).map_err(|problem| problem.of(&self.shp.name()))
    }

    fn table(&self, options: &BoundaryReadOptions) -> Result<Option<dbf::Table>, ReadError> {
        let Some(part) = &self.dbf else { return Ok(None) };
        let label = match &self.cpg {
            Some(cpg) => Some(String::from_utf8_lossy(&cpg.read()?).into_owned()),
            None => None,
        };
        let table = dbf::read(part.read()?, label.as_deref(), options.encoding.as_deref());
        table.map(Some).map_err(|problem| problem.of(&part.name()))
    }

    fn shape_notices(&self, shapes: &shp::Shapes) -> Vec<Notice> {
        let name = self.shp.name();
        let mut notices = Vec::new();
        if let Some(count) = shapes.index_disagrees {
            let message = Message::new("read-index-disagrees")
                .with("file", name.clone())
                .with("shapes", shapes.records.len())
                .with("entries", count);
            notices.push(Notice::warning(message));
        }
        if shapes.dropped_rings > 0 {
            let message =
                Message::new("read-dropped-rings").with("file", name).with("count", shapes.dropped_rings);
            notices.push(Notice::info(message));
        }
        notices
    }

    fn table_notices(&self, table: &dbf::Table, notices: &mut Vec<Notice>) {
        let name = self.dbf.as_ref().map(Part::name).unwrap_or_default();
        if table.promised != table.len() {
            let message = Message::new("read-dbf-promises")
                .with("file", name.clone())
                .with("promised", table.promised)
                .with("found", table.len());
            notices.push(Notice::warning(message));
        }
        if table.decision.label_is_wrong {
            let message = Message::new("read-label-wrong")
                .with("file", name)
                .with("encoding", table.decision.encoding.name());
            notices.push(Notice::info(message).with_hint(Message::new("read-hint-encoding")));
        }
    }
}

fn empty(name: &str) -> BoundaryFile {
    BoundaryFile::from_records(name, BoundaryRecords::default())
}

/// Puts shapes and attributes together; deleted records are left out and keep their number.
fn with_table(mut file: BoundaryFile, shapes: shp::Shapes, table: dbf::Table) -> BoundaryFile {
    let mut deleted = 0_usize;
    for (position, area) in shapes.records.into_iter().enumerate() {
        if table.is_deleted(position) {
            deleted += 1;
            continue;
        }
        file.records.push(area);
        file.fids.push(position.to_string());
        file.rows.push(position);
    }
    if deleted > 0 {
        let message = Message::new("read-deleted").with("file", file.file.clone()).with("count", deleted);
        file.notices.push(Notice::info(message));
    }
    let numeric = |kind: char| matches!(kind, 'N' | 'F' | 'I' | 'B' | 'O' | 'Y');
    file.fields = table
        .columns
        .iter()
        .map(|column| Field { name: column.name.clone(), numeric: numeric(column.kind) })
        .collect();
    file.encoding = table.decision.encoding.name();
    file.attributes = Attributes::Dbf(table);
    file
}
