//! Recipes of typologies out: TOML, with a line on top that says what the file is.

use super::error::WriteError;
use crate::model::TypologyRecipe;

/// Anything of the plan (a scenario, rules, kinds of facilities) as TOML. `heading` becomes comment lines above it.
///
/// # Errors
/// It holds a number that TOML cannot write.
pub fn plan_file(content: &impl serde::Serialize, heading: &str) -> Result<String, WriteError> {
    let body = toml::to_string(content).map_err(|error| WriteError::Recipe(error.to_string()))?;
    let comments: Vec<String> = heading.lines().map(|line| format!("# {line}")).collect();
    Ok(format!("{}\n\n{body}", comments.join("\n")))
}

/// The recipe as TOML. `heading` becomes comment lines above it.
///
/// # Errors
/// The recipe holds a number that TOML cannot write.
pub fn recipe(recipe: &TypologyRecipe, heading: &str) -> Result<String, WriteError> {
    let body = toml::to_string(recipe).map_err(|error| WriteError::Recipe(error.to_string()))?;
    let comments: Vec<String> = heading.lines().map(|line| format!("# {line}")).collect();
    Ok(format!("{}\n\n{body}", comments.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        IndicatorCode, Period, Polarity, RecipeIndicator, StoredTypes, TypeWords, TypologyMethod,
    };
    use crate::stats::Moments;

    #[test]
    fn what_was_written_is_read_again() {
        let whole = TypologyRecipe {
            method: TypologyMethod::Ward,
            period: Some(Period::school_year(2023)),
            indicators: vec![
                RecipeIndicator {
                    weight: 0.5,
                    polarity: Some(Polarity::Relief),
                    ..RecipeIndicator::of(IndicatorCode("EINK".to_owned()))
                },
                RecipeIndicator::of(IndicatorCode("ALQ".to_owned())),
            ],
            types: vec![TypeWords {
                name: "Ländlich \"ruhig\"".to_owned(), description: "Ä\nB".to_owned()
            }],
            stored_types: Some(StoredTypes {
                period: Period::year(2020),
                scale: vec![Moments { mean: 0.1, sd: 1.0 / 3.0 }; 2],
                centroids: vec![vec![-1.0, 2.5], vec![0.0, 1e-9]],
            }),
            ..TypologyRecipe::default()
        };
        let text = recipe(&whole, "Sozialraumatlas\nVersion 2").unwrap();
        assert!(text.starts_with("# Sozialraumatlas\n# Version 2\n\n"));
        assert_eq!(toml::from_str::<TypologyRecipe>(&text).unwrap(), whole);
    }
}
