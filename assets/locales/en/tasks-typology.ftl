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
tasks-typology-correlated = “{ $first }” and “{ $second }” say nearly the same (r = { $r }) and so count twice.
tasks-typology-correlated-hint = Leave one of them out, or give both half the weight.
tasks-only-islands = No region with a value has a neighbour with a value.
tasks-only-islands-hint = Choose a level whose regions border on each other.
tasks-no-such-group = The group is empty, is everybody, or is larger than the total in a region.
tasks-no-such-group-hint = Check whether group and total are counts that belong together.
tasks-typology-recipe-heading = Recipe of a social-space typology, written by Sozialraumatlas on { $date }.
tasks-typology-no-name = The typology has no name.
tasks-typology-no-name-hint = Give the name that it is to be saved under.
