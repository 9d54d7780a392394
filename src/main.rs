//! The program: the window, or a command.

use std::process::ExitCode;

fn main() -> ExitCode {
    sozialraumatlas::limits::report_file_size_limit();
    sozialraumatlas::cli::run(std::env::args_os())
}
