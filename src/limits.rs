//! Limits of the system that must end in a message, not in a killed process.

/// Makes a write beyond the file-size limit fail with an error, which is then told, instead of ending the process.
#[cfg(unix)]
pub fn report_file_size_limit() {
    let reached = std::sync::Arc::default();
    // Without a handler the limit still protects the disk; only the message is then missing.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, reached);
}

/// Other systems fail the write by themselves.
#[cfg(not(unix))]
pub fn report_file_size_limit() {}
