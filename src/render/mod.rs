//! Painters of a sheet: PNG and SVG. They see sheets, never projects.
