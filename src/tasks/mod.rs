//! Open, import, map, export: the plain functions that window and command line share.
