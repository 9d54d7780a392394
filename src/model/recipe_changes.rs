//! What changed from one version of a recipe to the next, as a list that can be told in words.

use super::indicator::IndicatorCode;
use super::typology::{RecipeIndicator, TypologyRecipe};

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecipeChange {
    /// An indicator came in.
    Added(IndicatorCode),
    /// An indicator was taken out.
    Removed(IndicatorCode),
    /// Some indicators count more or less.
    Weights,
    /// A high value means something else for some indicators.
    Polarity,
    /// Another method, or other numbers and limits of classes.
    Method,
    /// Another level, area or period.
    Place,
    /// Another change over time, or other indicators of it.
    Dynamics,
    /// Other rules about which regions are rated.
    Rated,
    /// Other names or descriptions.
    Names,
    /// Types were kept, or are found anew.
    KeptTypes,
}

/// What changed from `before` to `after`, most telling first; empty when nothing did.
pub fn recipe_changes(before: &TypologyRecipe, after: &TypologyRecipe) -> Vec<RecipeChange> {
    let entry = |recipe: &TypologyRecipe, code: &IndicatorCode| -> Option<RecipeIndicator> {
        recipe.indicators.iter().find(|entry| entry.code == *code).cloned()
    };
    let lacks = |recipe: &TypologyRecipe, own: &RecipeIndicator| entry(recipe, &own.code).is_none();
    let added = after.indicators.iter().filter(|own| lacks(before, own));
    let removed = before.indicators.iter().filter(|own| lacks(after, own));
    let mut changes: Vec<RecipeChange> = added.map(|own| RecipeChange::Added(own.code.clone())).collect();
    changes.extend(removed.map(|own| RecipeChange::Removed(own.code.clone())));
    let differ = |is: fn(&RecipeIndicator, &RecipeIndicator) -> bool| {
        after.indicators.iter().any(|own| entry(before, &own.code).is_some_and(|other| is(own, &other)))
    };
    let method = |recipe: &TypologyRecipe| {
        let TypologyRecipe { method, thresholds, classes, winsorised, seed, base_period, .. } = recipe;
        (*method, *thresholds, *classes, *winsorised, *seed, *base_period)
    };
    let place = |recipe: &TypologyRecipe| (recipe.level.clone(), recipe.within.clone(), recipe.period);
    let rated =
        |recipe: &TypologyRecipe| (recipe.population.clone(), recipe.min_population, recipe.exclude.clone());
    let dynamics =
        |recipe: &TypologyRecipe| (recipe.compare_period, recipe.years_back, recipe.dynamics.clone());
    let found = [
        (differ(|own, other| own.weight != other.weight), RecipeChange::Weights),
        (differ(|own, other| own.polarity != other.polarity), RecipeChange::Polarity),
        (
            method(before) != method(after) || differ(|own, other| own.dimension != other.dimension),
            RecipeChange::Method,
        ),
        (place(before) != place(after), RecipeChange::Place),
        (dynamics(before) != dynamics(after), RecipeChange::Dynamics),
        (rated(before) != rated(after), RecipeChange::Rated),
        (before.types != after.types, RecipeChange::Names),
        (before.stored_types != after.stored_types, RecipeChange::KeptTypes),
    ];
    changes.extend(found.into_iter().filter(|(is, _)| *is).map(|(_, change)| change));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_apart() {
        let code = |code: &str| IndicatorCode(code.to_owned());
        let first = TypologyRecipe {
            indicators: vec![RecipeIndicator::of(code("ALQ")), RecipeIndicator::of(code("KIND"))],
            ..TypologyRecipe::default()
        };
        let check = |after: TypologyRecipe, expected: &[RecipeChange]| {
            assert_eq!(recipe_changes(&first, &after), expected);
        };
        check(first.clone(), &[]);
        let other = vec![
            RecipeIndicator { weight: 2.0, ..RecipeIndicator::of(code("ALQ")) },
            RecipeIndicator::of(code("EINK")),
        ];
        let changes = [
            RecipeChange::Added(code("EINK")),
            RecipeChange::Removed(code("KIND")),
            RecipeChange::Weights,
            RecipeChange::Rated,
        ];
        check(TypologyRecipe { indicators: other, min_population: 50.0, ..first.clone() }, &changes);
        check(TypologyRecipe { years_back: 3, ..first.clone() }, &[RecipeChange::Dynamics]);
    }
}
