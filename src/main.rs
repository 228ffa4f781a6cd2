//! `husbog` on the command line: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    husbog::cli::run(std::env::args_os())
}
