//! People at places: cells of a grid, settlements or addresses, with groups such as ages.

/// All people of a project, place by place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Population {
    /// Names of the groups, in the order of the file.
    pub groups: Vec<String>,
    /// The places.
    pub places: Vec<PopulationPlace>,
}

/// People at a place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PopulationPlace {
    /// Key, unique: the id of a grid cell, an address.
    pub key: String,
    /// Longitude and latitude of its middle in degrees, WGS 84.
    pub lon_lat: [f64; 2],
    /// People.
    pub residents: f64,
    /// People of each group; `None` when not known. As long as [`Population::groups`].
    pub groups: Vec<Option<f64>>,
}
