//! Shared by the test files: where the real data stand.
#![allow(dead_code, clippy::print_stdout)] // each test file uses its part; what ran is printed

use std::path::PathBuf;

/// The real file `relative`, or `None` with a printed reason when no real data are at hand.
///
/// # Panics
/// When `SOZIALRAUMATLAS_REQUIRE_DATA` is set and the file is missing.
pub fn real_data(relative: &str) -> Option<PathBuf> {
    let required = std::env::var_os("SOZIALRAUMATLAS_REQUIRE_DATA").is_some();
    let name = std::thread::current().name().unwrap_or("?").to_owned();
    let Some(root) = std::env::var_os("SOZIALRAUMATLAS_TEST_DATA") else {
        assert!(!required, "SOZIALRAUMATLAS_TEST_DATA is not set, but real data are required");
        println!("real-data test skipped: {name}: SOZIALRAUMATLAS_TEST_DATA is not set");
        return None;
    };
    let path = PathBuf::from(root).join(relative);
    if path.exists() {
        println!("real-data test ran: {name}: {relative}");
        return Some(path);
    }
    assert!(!required, "{} is missing, but real data are required", path.display());
    println!("real-data test skipped: {name}: {} is missing", path.display());
    None
}
