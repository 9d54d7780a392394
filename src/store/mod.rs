//! The project file: a GeoPackage. The only SQL of the program.
