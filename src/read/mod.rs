//! Files in: boundaries and tables become model values and notices; no file is trusted, none makes the program panic.
#![warn(clippy::indexing_slicing)]
