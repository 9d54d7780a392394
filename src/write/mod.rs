//! Tables and layers out: CSV, XLSX, GeoJSON.
