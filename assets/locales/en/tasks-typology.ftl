tasks-typology-no-indicator = The recipe names no indicator.
tasks-typology-no-indicator-hint = Choose at least one indicator, on the command line with --status.
tasks-typology-no-population = Without residents there is no minimum size: very small regions are rated, too.
tasks-typology-no-common-period = There is no period that all indicators have.
tasks-typology-no-common-period-hint = Choose indicators that exist for the same level and period.
tasks-typology-no-earlier-period = There are no values of “{ $indicator }” for { $period }; there is a status and no dynamics.
tasks-typology-no-earlier-period-hint = Choose another period to compare with, or import the missing values.
tasks-typology-thresholds = The limits of the classes do not ascend.
tasks-typology-thresholds-hint = Give the limits in ascending order, for example −1, 1 and 1.5.
tasks-typology-classes = { $classes } classes are not possible.
tasks-typology-classes-hint = Choose 2 to 9 classes.
tasks-typology-weight = The weight of “{ $code }” is no number above zero.
tasks-typology-weight-hint = Give a weight above zero; 1 counts as the others. Whether high values are a relief is said by the polarity.
tasks-typology-all-too-small = No region may be rated: all have too few residents, are excluded or lie outside.
tasks-typology-all-too-small-hint = Lower the minimum number of residents, or check the exclusions.
tasks-typology-nothing-rated = No region has values of all indicators; there is nothing to rate.
tasks-typology-nothing-rated-hint = Choose indicators that exist on this level for this period; secret values take no part.
tasks-typology-too-few = Only { $found } { $found ->
        [one] region has
       *[other] regions have
    } values; the method needs at least { $needed }.
tasks-typology-too-few-hint = Choose a finer level or a larger area.
tasks-typology-all-constant = The indicators do not tell the regions apart: each has one value everywhere, or they cancel each other.
tasks-typology-all-constant-hint = Choose other indicators, or check the polarity.
tasks-typology-more-types = { $types } types are not possible: only { $distinct } regions differ from each other.
tasks-typology-more-types-hint = Choose fewer types or a finer level.
tasks-typology-few = Only { $rated } regions are rated: limits in standard deviations are unstable with fewer than 30 regions.
tasks-typology-few-hint = Choose quintiles or ranks, or keep mean and standard deviation of a base year.
tasks-typology-constant = “{ $indicator }” has the same value everywhere and does not count.
tasks-typology-constant-hint = Check whether this is the indicator you meant.
tasks-typology-dynamics-alike = The change is the same everywhere or known nowhere; there is a status and no dynamics.
tasks-typology-dynamics-alike-hint = Please check the period of comparison and the indicators of change.
tasks-typology-compare-later = The period of comparison { $earlier } is not before the period { $period }.
tasks-typology-compare-later-hint = Please choose an earlier period of comparison.
tasks-typology-correlated = “{ $first }” and “{ $second }” say nearly the same (r = { $r }) and so count twice.
tasks-typology-correlated-hint = Leave one of them out, or give both half the weight.
tasks-only-islands = No region with a value has a neighbour with a value.
tasks-only-islands-hint = Choose a level whose regions border on each other.
tasks-no-such-group = The group is empty, is everybody, or is larger than the total in a region.
tasks-no-such-group-hint = Check whether group and total are counts that belong together.
tasks-typology-recipe-heading = Recipe of a social-space typology, written by Sozialraumatlas on { $date }.
tasks-typology-no-name = The typology has no name.
tasks-typology-no-name-hint = Give the name that it is to be saved under.
tasks-unknown-typology = No typology “{ $name }” is saved.
tasks-unknown-typology-hint = Saved are: { $names }.
tasks-no-typology-hint = Save one first with “typology … --save NAME”.
tasks-unknown-typology-version = The typology “{ $name }” has no version { $version }.
tasks-unknown-typology-version-hint = The latest version is { $latest }.
tasks-typology-relative = Index and classes are relative to this area and period; z = distance from the mean of the rated regions in standard deviations.
tasks-typology-changed-since = { $count ->
    [one] One region has
   *[other] { $count } regions have
} another class today than was saved on { $date }, because values changed or others are secret.
tasks-typology-firm = firm
tasks-typology-close = close call
tasks-method-no-workbook = “{ $file }” is no workbook.
tasks-method-no-workbook-hint = The tables of the method come as .xlsx, one sheet for each.
tasks-method-sheet-result = Result
tasks-method-sheet-recipe = Recipe
tasks-method-sheet-indicators = Indicators
tasks-method-sheet-values = Values of indicators
tasks-method-sheet-z = z-scores
tasks-method-sheet-contributions = Contributions
tasks-method-sheet-scenarios = Trials
tasks-method-sheet-correlations = Correlations
tasks-method-sheet-not-rated = Not rated
tasks-method-left-out = without { $code }
tasks-method-weighs-less = { $code } −20%
tasks-method-weighs-more = { $code } +20%
tasks-method-too-small = too few residents
tasks-method-excluded = left out by the recipe
tasks-method-secret = a value is secret
tasks-method-no-data = a value or the number of residents is missing
tasks-method-other = not placed by the method
tasks-typology-other-level = Only typologies of one level can be compared: here “{ $before }” and “{ $after }”.
tasks-typology-other-level-hint = Please choose a typology of the same level.
tasks-typology-roll-up-residents = The share of residents cannot be computed: the recipe names no residents.
tasks-typology-roll-up-residents-hint = Please name the indicator of residents, on the command line with --population.
tasks-typology-roll-up-level = The regions of level “{ $level }” are not assigned to regions of level “{ $to }”.
tasks-typology-roll-up-level-hint = Please choose a higher level, or give the assignment when importing boundaries.
tasks-too-many-neighbours = { $wanted } nearest neighbours are asked for, but only { $regions } regions have a value: all would be neighbours of all.
tasks-too-many-neighbours-hint = Choose fewer neighbours, 4 to 8 are usual.
tasks-neighbours-too-far = Within { $km } km regions would have hundreds of neighbours each; no pattern can be tested that way.
tasks-neighbours-too-far-hint = Choose a smaller distance or the nearest neighbours (for example knn:6).
tasks-cuts-order = “{ $indicator }”: the second bound must be larger than the first.
tasks-cuts-order-hint = Give two rising numbers, for example 5 and 10.
tasks-cuts-constant = “{ $indicator }” has the same value everywhere and cannot be cut into three groups.
tasks-cuts-constant-hint = Choose another indicator, or set bounds.
tasks-form-no-rate = “{ $indicator }” is no rate of people or cases; this form exists for rates only.
tasks-form-no-rate-hint = Choose a share or rate with numerator and denominator.
tasks-form-no-counts = No counts of “{ $indicator }” are known, only the finished rate; without numerator and denominator it cannot be shown this way.
tasks-form-no-counts-hint = Name numerator and denominator in the catalogue and import their values.
tasks-form-nobody = No case is counted in “{ $indicator }”; there is nothing to compare.
tasks-form-nobody-hint = Check period and numerator.
tasks-panels-no-typology = Several periods on one page exist for typologies.
tasks-panels-no-typology-hint = Choose a saved typology.
tasks-panels-periods = There is no page with { $count ->
    [one] one period
   *[other] { $count } periods
}.
tasks-panels-periods-hint = Give 2 to { $most } periods.
tasks-typology-few-in-class = Only { $rated } regions are rated and spread over { $classes } classes: a single region more or less moves the limits.
tasks-typology-few-in-class-hint = Choose fewer classes or a finer level.
tasks-typology-unknown-excluded = Excluded keys that do not exist on this level: { $keys }
tasks-segregation-no-count = “{ $indicator }” is a rate; segregation is computed from numbers of people.
tasks-segregation-no-count-hint = Give counts for group and total, for example the numerator and the denominator of the rate.
tasks-typology-lacking = On the level “{ $level }” there are no values for { $period } of: { $names }.
tasks-typology-lacking-level = On the level “{ $level }” there are no values of: { $names }.
tasks-typology-lacking-hint = Please leave out { $count ->
    [one] this indicator
   *[other] these indicators
} or choose another level.
tasks-typology-lacking-common-hint = All indicators have: { $periods }. Without --period the latest of them is taken.
tasks-autocorrelation-few = “{ $indicator }” is known on the level “{ $level }” for { $known ->
    [0] none
    [one] only one
   *[other] only { $known }
} of { $regions } { $regions ->
    [one] region
   *[other] regions
}; whether neighbours are alike can be said from three regions on.
tasks-autocorrelation-few-hint = Please choose a level or a period with more values; secret values take no part.
tasks-same-indicator = “{ $indicator }” cannot be compared with itself.
tasks-same-indicator-hint = Please choose another indicator as the second one.
