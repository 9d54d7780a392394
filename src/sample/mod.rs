//! The sample county: a deterministic generator of a fictional place with boundaries and indicators.
