//! The program: the window, or a command.

use std::process::ExitCode;

fn main() -> ExitCode {
    sozialraumatlas::cli::run(std::env::args_os())
}
