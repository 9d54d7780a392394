//! Pages out: composed once, painted as PNG or SVG, written beside and then renamed.

use std::io::Write;
use std::path::Path;

use super::TaskError;
use crate::model::ThematicMap;
use crate::notice::Notice;
use crate::render::{self, RasterOptions, RenderError};
use crate::sheet::{MapContents, PageOptions, Sheet, compose};
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
}

impl PageOutput {
    /// The size and resolution that `map` asks for.
    pub fn of_map(map: &ThematicMap, language: Language) -> Self {
        let dpi = map.dpi.unwrap_or_else(|| map.size.default_dpi());
        Self { language, size_px: map.size.pixels(dpi), dpi }
    }

    /// What `compose` needs to know.
    pub fn page_options(&self) -> PageOptions {
        PageOptions { language: self.language, size_px: self.size_px, dpi: self.dpi }
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
    let (sheet, notices) = compose(contents, map, &output.page_options());
    work.check()?;
    work.report("stage-draw", 0.3);
    let bytes = match format {
        PageFormat::Png => png(&sheet, output, work)?,
        PageFormat::Svg => render::svg(&sheet).into_bytes(),
    };
    work.check()?;
    write_beside(out, &bytes)?;
    work.report("stage-draw", 1.0);
    Ok(notices)
}

fn png(sheet: &Sheet, output: &PageOutput, work: &Work) -> Result<Vec<u8>, TaskError> {
    let (width_px, height_px) = output.size_px;
    let options = RasterOptions { width_px, height_px, dpi: output.dpi };
    render::png(sheet, &options, work).map_err(|error| match error {
        RenderError::Cancelled(_) => TaskError::Cancelled,
        other => TaskError::Refused(Box::new(other.notice())),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageFormat {
    Png,
    Svg,
}

impl PageFormat {
    fn of(path: &Path) -> Result<Self, TaskError> {
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
    if crate::store::is_write_protected(path) {
        return Err(cannot_write(path, &std::io::ErrorKind::PermissionDenied.into()));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| std::fs::rename(&beside, path)).map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        cannot_write(path, &error)
    })
}

fn cannot_write(path: &Path, error: &std::io::Error) -> TaskError {
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
