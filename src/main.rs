//! `husbog` on the command line: arguments in, exit code out.

use std::process::ExitCode;

/// Texts and trees are many small pieces; this one hands them out in a third less time than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    husbog::cli::run(std::env::args_os())
}
