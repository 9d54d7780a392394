//! Results to standard output, notices and progress to standard error.

use std::io::{IsTerminal, Write};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::args::TableOutput;
use crate::notice::{Notice, Severity};
use crate::tasks::TaskError;
use crate::text::{Language, Message, tr};
use crate::work::Work;

/// How many single cases of a notice are printed.
const DETAILS_SHOWN: usize = 10;

/// Where a command prints, in which language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    pub(super) language: Language,
}

impl Output {
    pub(super) fn new(language: Language) -> Self {
        Self { language }
    }

    /// One line of a result.
    pub(super) fn line(self, message: &Message) {
        self.text(&message.to_text(self.language));
    }

    /// One line of a result as it is. A closed pipe (`| head`) ends the output without a word; a full disk does not.
    #[allow(clippy::unused_self)] // all printing goes through the output of the command
    pub(super) fn text(self, text: &str) {
        let mut out = std::io::stdout().lock();
        match writeln!(out, "{text}").and_then(|()| out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                let message = Message::new("cli-no-json").with("reason", error.to_string());
                self.notice(&Notice::error(message));
                std::process::exit(1);
            }
            _ => {}
        }
    }

    /// The one JSON document of a command.
    pub(super) fn json(self, document: &impl Serialize) -> Result<(), TaskError> {
        let text = serde_json::to_string_pretty(document).map_err(|error| {
            let message = Message::new("cli-no-json").with("reason", error.to_string());
            TaskError::refused(message, Message::new("cli-usage-hint"))
        })?;
        self.text(&text);
        Ok(())
    }

    /// Rows as JSON, as CSV, or one line of text each.
    pub(super) fn rows<Row: Serialize>(
        self,
        rows: &[Row],
        format: &TableOutput,
        line: impl Fn(&Row) -> String,
    ) -> Result<(), TaskError> {
        if format.json {
            return self.json(&rows);
        }
        if format.csv {
            return self.csv(rows);
        }
        for row in rows {
            self.text(&line(row));
        }
        Ok(())
    }

    /// Rows as CSV: comma, decimal point, names of the fields on top.
    pub(super) fn csv<Row: Serialize>(self, rows: &[Row]) -> Result<(), TaskError> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let failed = |error: &dyn std::fmt::Display| {
            let message = Message::new("cli-no-json").with("reason", error.to_string());
            TaskError::refused(message, Message::new("cli-usage-hint"))
        };
        for row in rows {
            writer.serialize(row).map_err(|error| failed(&error))?;
        }
        let bytes = writer.into_inner().map_err(|error| failed(&error))?;
        self.text(String::from_utf8_lossy(&bytes).trim_end());
        Ok(())
    }

    /// Notices, each with its advice and the first single cases.
    pub(super) fn notices(self, notices: &[Notice]) {
        for notice in notices {
            self.notice(notice);
        }
    }

    pub(super) fn error(self, error: &TaskError) {
        self.notice(&error.notice());
    }

    fn notice(self, notice: &Notice) {
        let severity = match notice.severity {
            Severity::Info => "cli-info",
            Severity::Warning => "cli-warning",
            Severity::Error => "cli-error",
        };
        eprintln!("{} {}", tr(self.language, severity), notice.to_text(self.language));
        for detail in notice.details.iter().take(DETAILS_SHOWN) {
            eprintln!("  {detail}");
        }
        if notice.details.len() > DETAILS_SHOWN {
            let more = Message::new("cli-more").with("count", notice.details.len() - DETAILS_SHOWN);
            eprintln!("  {}", more.to_text(self.language));
        }
    }

    /// Work with a progress bar when somebody sits in front of a terminal.
    pub(super) fn work(self) -> Work {
        if !std::io::stderr().is_terminal() {
            return Work::unattended();
        }
        let bar = ProgressBar::with_draw_target(Some(1000), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} % {msg}") {
            bar.set_style(style);
        }
        let bar = Arc::new(bar);
        let language = self.language;
        Work::with_listener(move |stage, fraction| {
            bar.set_position((fraction * 1000.0) as u64);
            bar.set_message(tr(language, stage));
            if fraction >= 1.0 {
                bar.finish_and_clear();
            }
        })
    }
}
