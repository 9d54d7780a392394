//! Pages out: composed once, painted as PNG or SVG, written beside and then renamed.

use std::io::Write;
use std::path::Path;

use super::TaskError;
use super::clock::today;
use crate::model::{PagePart, Period, ThematicMap};
use crate::notice::{Notice, Severity};
use crate::render::{self, RasterOptions, RenderError};
use crate::sheet::{MapContents, PageOptions, Sheet, compose};
use crate::store::{Access, Store, StoreError, StoreErrorKind};
use crate::text::{Language, Message};
use crate::work::Work;

/// How a page leaves the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageOutput {
    /// Language of the page.
    pub language: Language,
    /// Width and height in pixels.
    pub size_px: (u32, u32),
    /// Dots per inch written into the file.
    pub dpi: u32,
    /// Today, for pages that say when they were made.
    pub made_on: Option<Period>,
}

impl PageOutput {
    /// The size and resolution that `map` asks for.
    pub fn of_map(map: &ThematicMap, language: Language) -> Self {
        let dpi = map.dpi.unwrap_or_else(|| map.size.default_dpi());
        // Only a page that says so depends on the day.
        let made_on = map.page.shows(PagePart::MadeOn).then(today).and_then(|day| day.parse().ok());
        Self { language, size_px: map.size.pixels(dpi), dpi, made_on }
    }

    /// What `compose` needs to know.
    pub fn page_options(&self) -> PageOptions {
        PageOptions { language: self.language, size_px: self.size_px, dpi: self.dpi, made_on: self.made_on }
    }
}

/// Composes the page of `map` and writes it to `out` (.png or .svg).
///
/// # Errors
/// Another ending, or the file cannot be written; there is then no half file.
pub fn export_page(
    contents: &MapContents,
    map: &ThematicMap,
    out: &Path,
    output: &PageOutput,
    work: &Work,
) -> Result<Vec<Notice>, TaskError> {
    let format = PageFormat::of(out)?;
    work.report("stage-compose", 0.1);
    let (sheet, mut notices) = compose(contents, map, &output.page_options());
    // A page whose classes could not be made would show something else than was asked for.
    if let Some(error) = notices.iter().position(|notice| notice.severity == Severity::Error) {
        return Err(TaskError::Refused(Box::new(notices.swap_remove(error))));
    }
    work.check()?;
    write_sheet(&sheet, (out, format), output, work)?;
    Ok(notices)
}

/// Writes a finished page to `out` (.png or .svg).
///
/// # Errors
/// Another ending, or the file cannot be written; there is then no half file.
pub fn write_page(sheet: &Sheet, out: &Path, output: &PageOutput, work: &Work) -> Result<(), TaskError> {
    write_sheet(sheet, (out, PageFormat::of(out)?), output, work)
}

/// Draws a finished page to `out`.
pub(super) fn write_sheet(
    sheet: &Sheet,
    (out, format): (&Path, PageFormat),
    output: &PageOutput,
    work: &Work,
) -> Result<(), TaskError> {
    work.report("stage-draw", 0.3);
    write_file(out, |file| match format {
        PageFormat::Png => png(sheet, output, work, file),
        PageFormat::Svg => Ok(file.write_all(render::svg(sheet).as_bytes())?),
    })?;
    work.report("stage-draw", 1.0);
    Ok(())
}

/// Draws straight into the file, band by band: a page of 16,384 pixels never stands in memory as a whole.
fn png(sheet: &Sheet, output: &PageOutput, work: &Work, file: &mut dyn Write) -> Result<(), WriteFailure> {
    let (width_px, height_px) = output.size_px;
    let options = RasterOptions { width_px, height_px, dpi: output.dpi };
    render::write_png(sheet, &options, work, file).map_err(|error| match error {
        RenderError::Cancelled(_) => WriteFailure::Task(TaskError::Cancelled),
        RenderError::Write(error) => WriteFailure::Io(error),
        other @ RenderError::Size(..) => WriteFailure::Task(TaskError::Refused(Box::new(other.notice()))),
    })
}

/// Why a file was not written.
enum WriteFailure {
    Io(std::io::Error),
    Task(TaskError),
}

impl From<std::io::Error> for WriteFailure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

/// What kind of picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageFormat {
    Png,
    Svg,
}

impl PageFormat {
    pub(super) fn of(path: &Path) -> Result<Self, TaskError> {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_lowercase().as_str() {
            "png" => Ok(Self::Png),
            "svg" => Ok(Self::Svg),
            _ => {
                let message = Message::new("tasks-unknown-page-format").with("file", path);
                Err(TaskError::refused(message, Message::new("tasks-unknown-page-format-hint")))
            }
        }
    }
}

/// Writes `bytes` to a file beside `path` and renames it when it is complete.
///
/// # Errors
/// The folder is missing or write-protected, or the disk is full; `path` is then as it was.
pub fn write_beside(path: &Path, bytes: &[u8]) -> Result<(), TaskError> {
    write_file(path, |file| Ok(file.write_all(bytes)?))
}

/// An output never takes the place of a project.
pub(super) fn refuse_project(path: &Path) -> Result<(), TaskError> {
    let is_project = !matches!(
        Store::open(path, Access::Read),
        Err(StoreError { kind: StoreErrorKind::Missing | StoreErrorKind::NotAProject, .. })
    );
    if is_project && path.is_file() {
        let message = Message::new("tasks-onto-project").with("file", path);
        return Err(TaskError::refused(message, Message::new("tasks-output-hint")));
    }
    Ok(())
}

fn write_file(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> Result<(), WriteFailure>,
) -> Result<(), TaskError> {
    refuse_project(path)?;
    if crate::store::is_write_protected(path) {
        return Err(cannot_write(path, &std::io::ErrorKind::PermissionDenied.into()));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
    let write = || -> Result<(), WriteFailure> {
        let mut file = std::io::BufWriter::with_capacity(1 << 20, std::fs::File::create(&beside)?);
        if let Err(failure) = content(&mut file) {
            if matches!(failure, WriteFailure::Io(_)) {
                // The picture encoder passes on only the text of a failed write; the file says again what it was.
                file.flush()?;
            }
            return Err(failure);
        }
        file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        Ok(std::fs::rename(&beside, path)?)
    };
    write().map_err(|failure| {
        let _ = std::fs::remove_file(&beside);
        match failure {
            WriteFailure::Io(error) => cannot_write(path, &error),
            WriteFailure::Task(error) => error,
        }
    })
}

/// Why `path` could not be written, with what to do.
pub(super) fn cannot_write(path: &Path, error: &std::io::Error) -> TaskError {
    use std::io::ErrorKind;
    let message = match error.kind() {
        ErrorKind::NotFound => Message::new("tasks-no-folder").with("file", path),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Message::new("tasks-output-protected").with("file", path)
        }
        ErrorKind::StorageFull | ErrorKind::FileTooLarge => {
            Message::new("tasks-output-full").with("file", path)
        }
        _ => Message::new("tasks-output-failed").with("file", path).with("reason", error.to_string()),
    };
    TaskError::refused(message, Message::new("tasks-output-hint"))
}
