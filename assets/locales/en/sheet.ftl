### Wording of sheet
page-class-below = below { $upper }
page-class-up-to = up to { $upper }
page-class-from = { $lower } and more
page-class-above = above { $lower }
page-class-from-below = { $lower } to below { $upper }
page-class-above-up-to = above { $lower } to { $upper }
page-class-range = { $minimum } to { $maximum }
page-palette-unknown = There is no palette “{ $palette }”; the default is used.
page-palette-qualitative = The palette “{ $palette }” has no order: the colours do not tell which class is more.
page-palette-hint = Choose a palette from the list, for example Salbei, Blues or PuOr.
page-when-day = on { $period }
page-when-year = in { $period }
page-when-school-year = in the school year { $period }
page-place-im = in { $area }
page-place-in-der = in { $area }
page-place-in = in { $area }
page-percent = Percent
page-internal = Internal version – do not pass on
page-secret = secret
page-not-rated = not rated
page-no-data = no data
page-estimated = estimated
page-distribution = Distribution
page-reading-example = How to read
page-highest = Highest values
page-lowest = Lowest values
page-example-count = { $when } the value of “{ $name }” was { $value } { $place }{ $others }.
page-example-count-ahead = { $when } the value of “{ $name }” is projected to be { $value } { $place }{ $others }.
page-example-count-undated = The value of “{ $name }” is { $value } { $place }{ $others }.
page-example-value = { $when } the value of “{ $name }” was { $value } { $place }{ $others }.
page-example-value-ahead = { $when } the value of “{ $name }” is projected to be { $value } { $place }{ $others }.
page-example-value-undated = The value of “{ $name }” is { $value } { $place }{ $others }.
page-example-noun = { $when } the value of “{ $name }” was { $value } { $place }{ $others }.
page-example-noun-ahead = { $when } the value of “{ $name }” is projected to be { $value } { $place }{ $others }.
page-example-noun-undated = The value of “{ $name }” is { $value } { $place }{ $others }.
page-example-rate = { $when } the value of “{ $name }” was { $value } { $place }{ $others }.
page-example-rate-ahead = { $when } the value of “{ $name }” is projected to be { $value } { $place }{ $others }.
page-example-rate-undated = The value of “{ $name }” is { $value } { $place }{ $others }.
page-example-other = {" "}and { $value } { $place }
page-example-other-value = {" "}and { $value } { $place }
page-example-reference = , compared with { $value } { $place } as a whole
page-example-reference-value = , compared with { $value } { $place } as a whole
page-example-projected = projected
page-example-estimated = estimated
page-stand-projected = { $period } (projection)
page-projected-all = All values are projections.
page-projected-some = { $count ->
    [one] One value is a projection.
   *[other] { $count } values are projections.
}
page-source = Source: { $source }
page-source-same = Source of values and boundaries: { $source }
page-source-boundaries = Boundaries: { $source }
page-valid-on = as of { $date }
page-source-missing = source not stated
page-licence-missing = licence not stated
page-source-missing-notice = No source is stated for the indicator “{ $indicator }”; the page says so.
page-boundaries-missing-notice = No source is stated for the boundaries of the level “{ $level }”; the page says so.
page-licence-missing-notice = No licence is stated for the source “{ $source }”; the page says so.
page-source-missing-hint = Enter source and licence at import or in the catalogue of indicators; without them nothing can be published.
page-method = Classes: { $scheme }
page-gvf = goodness of variance fit { $gvf }
page-n = n = { $n } of { $all } { $level }
page-n-all = n = { $n } { $level }
page-reference-estimated = reference value computed from incomplete data
page-scheme-equal-interval = equal intervals
page-scheme-quantile = quantiles
page-scheme-fisher-jenks = natural breaks (Fisher–Jenks, exact optimum)
page-scheme-head-tail = head/tail breaks
page-scheme-standard-deviation = standard deviation from the mean
page-scheme-pretty = round steps
page-scheme-box-plot = box plot (quartiles and fences)
page-scheme-maximum-breaks = largest gaps
page-scheme-geometric = geometric series
page-scheme-one-value = one single value
page-scheme-one-class = one single class
page-absolute = absolute numbers; large areas mostly have more
page-scheme-manual = set by hand
page-level-municipalities = municipalities
page-level-counties = counties
page-level-rural-counties = rural counties
page-level-states = states
page-level-joint-municipalities = joint municipalities
page-level-offices = municipal associations
page-level-villages = villages
page-level-quarters = quarters
page-level-planning-regions = planning regions
page-level-planning-areas = planning areas
page-level-social-areas = social areas
page-level-school-districts = school districts
page-alt = Map: { $title }. { $subtitle }. { $statement } Classes with number of regions: { $classes }. { $highlighted }
page-alt-plain = Map: { $title }. { $subtitle }.
page-class-above-below = above { $lower } to under { $upper }
page-breaks-pooled = Breaks over all periods
page-breaks-frozen = Breaks kept
page-breaks-frozen-at = Breaks kept from { $period }
page-turn = Reference value { $value }
page-turn-area = Reference value { $area } { $value }
page-highlighted = highlighted
page-alt-highlighted = Highlighted: { $regions }.
page-made-on = Made on { $date }
page-sample-data = Sample data, freely invented
page-typology = Social-space typology
page-typology-subject = { $method } from { $indicators ->
    [one] one indicator
   *[other] { $indicators } indicators
}
page-typology-since = change since { $period }
page-typology-indicators = Indicators: { $list }
page-typology-silhouette = mean silhouette { $silhouette }
page-typology-base = mean and standard deviation of { $period }
page-typology-least = regions below { $residents } residents not rated
page-typology-excluded = { $count ->
    [one] one region excluded
   *[other] { $count } regions excluded
}
page-typology-n = relative to this area and period, n = { $n } { $level }
page-typology-example-status = { $place } the status is “{ $class }” (index { $index }).
page-typology-example-class = { $place } the burden is in the step “{ $class }” (index { $index }).
page-typology-example-type = { $place } the type is “{ $class }”.
page-typology-example-reason = “{ $indicator }” adds most ({ $share }).
page-typology-example-dynamics = Beside the others the development is { $dynamics }.
page-head-status = Status
page-head-burden = Burden
page-head-gisd = Deprivation
page-head-types = Types
page-method-status-dynamics = Status and dynamics
page-method-status = Status
page-method-quintile = Burden index in groups of equal size
page-method-rank = Mean rank in groups of equal size
page-method-gisd = Deprivation (GISD)
page-method-types = Types of areas
page-rule-status-dynamics = Index = sum of z-scores, standardised again; status high below { $high }, middle up to { $low }, low up to { $lowest }, very low above
page-rule-quintile = Index = sum of z-scores, standardised again; { $classes } groups of equal size
page-rule-rank = Mean of percentile ranks; { $classes } groups of equal size
page-rule-gisd = First principal component per dimension, 0 to 1, summed; lowest fifth, middle, highest fifth
page-rule-ward = Ward's method on z-scores, { $classes } types
page-rule-kmeans = k-means on z-scores, { $classes } types
page-status-high = high
page-status-middle = middle
page-status-low = low
page-status-very-low = very low
page-dynamics = Dynamics
page-dynamics-positive = positive
page-dynamics-stable = stable
page-dynamics-negative = negative
page-gisd-low = low
page-gisd-middle = middle
page-gisd-high = high
page-rank-class = Step { $class }
page-rank-class-lightest = Step { $class } (lightest burden)
page-rank-class-heaviest = Step { $class } (heaviest burden)
page-type = Type { $type }
page-close-call = close call
