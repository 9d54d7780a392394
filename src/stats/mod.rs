//! Statistics of social space: indices, typologies, clusters, spatial autocorrelation, segregation, firmness of classes.
//!
//! Pure: slices and options in, values out; no project, no file, no drawing. A missing value is `None`, never a number.

pub mod change;
pub mod correlation;
pub mod error;
pub mod firmness;
pub mod index;
pub mod kmeans;
pub mod moments;
pub mod moran;
pub mod pca;
pub mod profile;
mod random;
pub mod ranks;
pub mod rates;
pub mod rows;
pub mod segregation;
pub mod silhouette;
pub mod similar;
pub mod status_dynamics;
pub mod ward;
pub mod weights;

pub use change::{CrossTable, best_match, cross_table, share_of_residents};
pub use correlation::{Correlations, correlations, pearson, spearman};
pub use error::StatsError;
pub use firmness::{Firmness, FirmnessOptions, Scenario, ScenarioKind, TermCounts, firmness};
pub use index::{Index, IndexScale, IndexTerm, index};
pub use kmeans::{KMeansOptions, Partition, k_means};
pub use moments::Moments;
pub use moran::{LocalMoran, Moran, MoranOptions, Quadrant, false_discovery_rate, global_moran, local_moran};
pub use pca::{Component, first_component, gisd_index};
pub use profile::{TypeProfile, assign_to_centroids, order_by_burden, profiles};
pub use ranks::{mean_percentile_rank, percentile_ranks, quantile_classes};
pub use rates::{Interval, empirical_bayes, location_quotients, wilson};
pub use rows::{Rows, Standardised, standardise};
pub use segregation::{Segregation, segregation};
pub use silhouette::{Silhouettes, silhouettes};
pub use similar::{Similar, most_similar};
pub use status_dynamics::{DynamicsClass, StatusClass, StatusDynamics, StatusThresholds, group};
pub use ward::{Dendrogram, Merge, ward};
pub use weights::{SpatialWeights, lag};
