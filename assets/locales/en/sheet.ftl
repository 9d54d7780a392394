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
page-unknown-letters = On the page boxes stand for characters that the typeface does not have ({ $letters }).
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
page-typology-least = { $count ->
    [0] regions with fewer than { $residents } residents would not be rated
    [one] 1 region with fewer than { $residents } residents not rated
   *[other] { $count } regions with fewer than { $residents } residents not rated
}
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
page-rule-kept = Assigned on z-scores to the kept types of { $period }, { $classes } types
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
page-method-title = Method: { $name }
page-method-version = version { $version }
page-method-how = What was computed
page-method-indicators = Indicators
page-method-indicator = Indicator
page-method-period = Period
page-method-high-means = High value is
page-method-weight = Weight
page-method-mean = Mean μ
page-method-sd = Std dev σ
page-method-moves = change without it
page-method-change = Δ
page-method-burden = burden
page-method-relief = relief
page-method-classes = Classes
page-method-class = Class
page-method-limit = Limit
page-method-regions = Regions
page-method-part = group { $part } of { $parts }
page-method-lowest-fifth = lowest fifth
page-method-three-fifths = middle three fifths
page-method-highest-fifth = highest fifth
page-method-rated = Rated regions
page-method-rated-of = { $rated } of { $all } { $level } are rated.
page-method-why-not = Not rated
page-method-too-small = fewer than { $residents } residents
page-method-excluded = left out by the recipe
page-method-secret = a value is secret
page-method-no-data = a value or the number of residents is missing
page-method-other = not placed by the method
page-method-correlations = How indicators go together (r)
page-method-r = Pearson correlation over the rated regions; beyond ±0.9 two indicators say almost the same (highlighted).
page-method-one-indicator = There is only one indicator.
page-method-many-indicators = The matrix stands in the tables of the method.
page-method-firmness = How firm are the classes?
page-method-tried = Every indicator was left out once and its weight lowered and raised by 20%: { $scenarios } computations.
page-method-close = { $firm } of { $rated } regions always keep their class (firm), { $close } { $close ->
    [one] changes
   *[other] change
} it at least once (close call).
page-method-strongest = “{ $indicator }” moves most: without it { $count ->
    [one] one region changes
   *[other] { $count } regions change
} class.
page-method-silhouettes = The mean silhouette is { $mean } (1 = clearly apart, 0 = on the edge). { $unsure } of { $rated } regions would be closer to another type (silhouette below 0, unsure).
page-method-warnings = Remarks
page-step-z = Every indicator is standardised: z = (x − μ) / σ, with the unweighted mean μ and the standard deviation σ (divisor n) of the rated regions. Indicators that relieve are turned, so that a high z always means burden.
page-step-index = The z-scores are summed with their weights w, S = Σ w · z, and the sum is standardised again: I = (S − μ(S)) / σ(S). An indicator contributes w · z / σ(S) to the index.
page-step-status = The index I is cut at fixed limits in standard deviations. A low status means a heavy burden.
page-step-dynamics = The dynamics D are made in the same way from the changes of the indicators (Δ). Positive means: better than in the other regions.
page-step-groups = Regions are divided by their index into { $classes } groups of about equal size; equal values stay together.
page-step-rank = For each indicator every region gets a percentile rank from 0 to 100 (turned for relief); the index is their weighted mean.
page-step-gisd = Each dimension counts with its first principal component, stretched to 0 to 1; their sum is divided into lowest fifth, middle and highest fifth.
page-step-ward = Regions are joined step by step after Ward into { $classes } types, so that the sum of squared distances within types grows least. Types are ordered by mean burden.
page-step-kmeans = k-means looks for { $classes } types with the least sum of squared distances to their centres (k-means++, 25 starts, seed { $seed }). Types are ordered by mean burden.
page-step-kept = Regions are assigned to the { $classes } kept types of { $period }: each belongs to the nearest type, measured with mean and standard deviation of { $period }.
page-step-winsorised = Values beyond ±{ $limit } standard deviations count as ±{ $limit }.
page-step-base = Means and standard deviations are those of { $period }, so that periods can be compared.
page-step-relative = Everything holds in comparison of the regions of this area in this period, not absolutely. Secret values take no part.
page-lisa-high-high = high, neighbours high too
page-lisa-low-low = low, neighbours low too
page-lisa-high-low = high among low ones
page-lisa-low-high = low among high ones
page-lisa-not-significant = not significant
page-lisa-island = without neighbours
page-lisa-title = Where values cluster: { $name }
page-lisa-subject = Compared with neighbours, { $period }
page-lisa-head = Compared with neighbours
page-lisa-queen = common border or corner
page-lisa-rook = common border
page-lisa-method = Local Moran’s I (LISA) · neighbours: { $neighbours } · { $permutations } conditional permutations, seed { $seed } · significant at α = { $alpha } { $correction } · Moran’s I of the map { $i }, p = { $p } · n = { $n }{ $islands ->
    [0] {""}
    [one] , one of them without neighbours
   *[other] , { $islands } of them without neighbours
}
page-lisa-example-high-high = { $place } the value is high ({ $value }), and so it is around: the region belongs to a cluster of high values.
page-lisa-example-low-low = { $place } the value is low ({ $value }), and so it is around: the region belongs to a cluster of low values.
page-lisa-example-high-low = { $place } the value is high ({ $value }), but low around.
page-lisa-example-low-high = { $place } the value is low ({ $value }), but high around.
page-lisa-example-none = No region forms a significant cluster with its neighbours.
page-third-low = low
page-third-middle = middle
page-third-high = high
page-bivariate-class = { $first } { $low }, { $second } { $high }
page-bivariate-title = { $first } and { $second }
page-bivariate-subject = { $groups }, { $period }
page-bivariate-subject-periods = { $groups }, { $period } and { $second }
page-bivariate-head = Both values at once
page-bivariate-both-high = both high
page-bivariate-both-low = both low
page-bivariate-r = Correlation: r = { $r }, ρ = { $rho }
page-bivariate-method = { $first }; { $second } · over the regions with both values · Pearson’s r = { $r }, Spearman’s ρ = { $rho } · n = { $n }
page-bivariate-example-high = { $place } both values lie in the upper third: “{ $first }” { $value }, “{ $second }” { $other }.
page-bivariate-example-low = { $place } both values lie in the lower third: “{ $first }” { $value }, “{ $second }” { $other }.
page-method-type-limit = Mean burden (z)
page-method-more-warnings = and { $count } more { $count ->
    [one] remark
   *[other] remarks
}, mostly on indicators that say almost the same.
page-moves-head = Compared with { $other }
page-moves-title = What has moved: { $name }
page-moves-with = compared with { $other }
page-moves-much-lighter = two or more steps lighter
page-moves-lighter = one step lighter
page-moves-none = unchanged
page-moves-heavier = one step heavier
page-moves-much-heavier = two or more steps heavier
page-moves-other = another type
page-moves-example = { $place } the class is now “{ $class }”; before ({ $other }) it was “{ $before }”.
page-moves-example-none = No region has changed class.
page-lisa-nearest = the { $count ->
    [one] nearest region
   *[other] { $count } nearest regions
} (as the crow flies)
page-lisa-distance = regions within { $distance } (as the crow flies, { $mean } on average)
page-lisa-snapped = { $rule }, gaps up to { $gap } bridged
page-lisa-fdr = after correction for many tests (FDR)
page-lisa-uncorrected = for each region, without correction for many tests
page-bivariate-thirds = Three groups of equal size for each indicator
page-bivariate-groups = Three groups for each indicator
page-bounds-two = bounds { $low } and { $high }
page-bounds-one = bound { $low } (too many equal values for a middle third)
page-cuts-tertiles = { $name }: thirds (terciles), { $bounds }
page-cuts-tertiles-of = { $name }: thirds (terciles) of { $period }, { $bounds }
page-cuts-at = { $name }: set { $bounds }
page-bivariate-example-high-group = { $place } both values lie in the upper group: “{ $first }” { $value }, “{ $second }” { $other }.
page-bivariate-example-low-group = { $place } both values lie in the lower group: “{ $first }” { $value }, “{ $second }” { $other }.
page-form-eb-title = { $title }, smoothed
page-form-eb-subject = smoothed rates (empirical Bayes)
page-form-eb-head = { $unit }, smoothed
page-form-eb-method = Smoothed rates (global empirical Bayes estimator, Marshall): drawn towards the mean { $overall } of all { $regions } regions, the more the fewer people live there
page-form-eb-example = { $place } { $measured } was measured; smoothed it is { $value }. The fewer people live in a region, the nearer its value moves to the mean of all regions ({ $overall }).
page-form-lq-title = Location quotient: { $name }
page-form-lq-subject = 1 = as in all regions together ({ $overall })
page-form-lq-head = Location quotient
page-form-lq-method = Location quotient: value of the region divided by that of all { $regions } regions together ({ $overall })
page-form-lq-example = { $place } the value is { $value } times that of all regions together ({ $overall }){ $other }.
page-form-lq-other = ; { $place } it is { $value } times
page-panels-moved = { $count ->
    [0] none moved
   *[other] { $count } moved
}
page-panels-periods-title = { $name }, { $first } to { $last }
page-panels-recipes-title = “{ $first }” and “{ $last }” compared { $place }
page-panels-agreement = { $same } of { $compared } regions agree ({ $percent }%)
page-panels-types = Types of { $period }; in the other periods each region belongs to the nearest type
page-panels-relative = In each period the regions are compared with each other: who moves has changed in comparison with the others
page-panels-without-dynamics = Without dynamics: { $periods }
page-without-dynamics-earlier = no dynamics, because values of the earlier period are missing
page-without-dynamics-alike = no dynamics, because the change does not tell regions apart
page-panels-regions = Regions
page-panels-more = and { $count } more
page-panels-nobody = No region moved.
page-panels-differ = Where they differ
page-panels-cross = Cross-table
page-panels-cross-how = Rows: { $rows } · columns: { $columns }; what agrees stands on a ground
page-method-heaviest = Heaviest burden
page-method-region = Region
page-method-index = Index I
page-method-class-is = Class is
page-method-is-firm = firm
page-method-is-close = close
page-method-shares = Columns A, B, C …: contribution of each indicator to the index (contributions add up to I).
page-method-example = How a region is computed: { $name }
page-method-value = Value x
page-method-share = Adds to I
page-method-sum = Sum of contributions = index I
page-method-example-class = { $index } → { $class }
page-panels-day = { $day } of each
page-panels-outline = moved since the map before
page-panels-cross-matched = Rows: { $rows } · columns: { $columns }; what belongs together stands on a ground: each type goes with the one it shares most regions with
page-method-z = z-score
page-method-turned = turned

# Reachability
page-unreachable = cannot be reached
page-reach-drawn-cells = { $metres } m cells
page-reach-drawn-homes = homes
page-reach-few = fewer than 3 people
page-reach-places = { $count ->
    [one] 1 place
   *[other] { $count } places
}
page-reach-left-out = { $count ->
    [one] One person reaches no facility and does not count in the mean.
   *[other] { $count } people reach no facility and do not count in the mean.
}
page-reach-kinds-more = { $first } and { $count } more kinds
page-reach-to-nearest = { $gender ->
    [s] to the nearest facility ({ $kind })
   *[other] to the nearest facility “{ $kind }”
}
page-reach-one = { $gender ->
    [s] a facility ({ $kind })
   *[other] a facility “{ $kind }”
}
page-reach-with-one = { $gender ->
    [s] a facility ({ $kind })
   *[other] a facility “{ $kind }”
}
page-reach-people = { $form ->
    [between] People aged { $low } to { $high }
    [from] People aged { $low } and over
    [named] People of the group “{ $name }”
   *[all] Residents
}
page-reach-of-people = { $form ->
    [between] of people aged { $low } to { $high }
    [from] of people aged { $low } and over
    [named] of the group “{ $name }”
   *[all] of residents
}
page-reach-within = in { $minutes } minutes at most { $mode ->
    [car] by car
    [bike] by bicycle
    [walk] on foot
    [straight] in a straight line
   *[matrix] of travel time
}
page-reach-per-thousand = per 1,000 { $people }
page-reach-title-nearest = { $mode ->
    [car] Time by car
    [bike] Time by bicycle
    [walk] Time on foot
    [straight] Straight-line time
   *[matrix] Travel time
} { $nearest }
page-reach-title-share = { $people } with { $with } in { $minutes } minutes { $mode ->
    [car] by car
    [bike] by bicycle
    [walk] on foot
    [straight] in a straight line
   *[matrix] at most
}
page-reach-title-catchment = Reachable supply { $per }: { $kinds }
page-reach-title-cumulative = Supply within { $minutes } minutes { $mode ->
    [car] by car
    [bike] by bicycle
    [walk] on foot
    [straight] in a straight line
   *[matrix] at most
}: { $kinds }
page-reach-title-gravity = Potential accessibility: { $kinds }
page-reach-short-nearest = mean { $people }
page-reach-short-share = share { $people }, { $within }
page-reach-short-2sfca = two-step floating catchments (2SFCA), { $within }
page-reach-short-e2sfca = two-step floating catchments in steps (E2SFCA: 1 / 0.68 / 0.22 up to 10 / 20 / 30 minutes), { $within }
page-reach-short-cumulative = sum of the supply { $within }, mean { $people }
page-reach-short-gravity = gravity model, { $decay }, { $within }, mean { $people }
page-reach-decay-none = without decay
page-reach-decay-steps = steps 1 / 0.68 / 0.22 up to 10 / 20 / 30 minutes
page-reach-decay-linear = linear decay up to { $minutes } minutes
page-reach-decay-exponential = exponential decay (1/e at { $minutes } minutes)
page-reach-decay-gaussian = Gaussian decay (σ { $minutes } minutes)
page-reach-decay-logistic = logistic decay around { $minutes } minutes (width { $slope })
page-reach-limit = threshold { $minutes } minutes, inclusive
page-reach-speed-car = speed by road class and speed limit
page-reach-speed-factor = { $percent }% of the speed by road class
page-reach-speed = { $kmh } km/h
page-reach-roads = { $mode ->
    [car] Car
    [bike] Bicycle
   *[walk] On foot
}, { $speed }, network { $file }{ $dated ->
    [yes] { " " }of { $date }
   *[no] {""}
}, up to { $metres } m to the network { $mode ->
    [walk] {""}
   *[other] on foot at { $walk } km/h
}
page-reach-straight = straight line × { $detour } at { $kmh } km/h, no road network
page-reach-matrix = travel times from { $file }
page-reach-targets = { $count ->
    [one] destination: one facility ({ $kinds })
   *[other] destinations: { $count } facilities ({ $kinds })
}
page-reach-starts-population = start: { $count ->
    [one] one place
   *[other] { $count } places
} where people live{ $known ->
    [yes] {" "}({ $people } { $who })
   *[no] {""}
}
page-reach-starts-file = start: { $count ->
    [one] one place
   *[other] { $count } places
} of a table
page-reach-starts-regions = makeshift: one point per region instead of the places where people live
page-reach-least = fewer than { $count } people are secret
page-reach-head-nearest = { $view ->
    [regions] Minutes, mean { $people }
   *[cells] Minutes
}
page-reach-head-share = Percent { $people }
page-reach-head-catchment = Supply { $per }
page-reach-head-cumulative = Supply within the threshold
page-reach-head-gravity = Potential
page-reach-head-bands = Minutes to a facility
page-reach-example-nearest = { $place } it takes { $value } minutes { $mode ->
    [car] by car
    [bike] by bicycle
    [walk] on foot
    [straight] in a straight line
   *[matrix] by the travel times
} { $nearest }, mean { $of }.
page-reach-example-share = { $place }, { $value }% { $of } reach { $one } { $within }.
page-reach-example-catchment = { $place } there are { $value } places or facilities within reach { $per } ({ $kinds }), { $within }.
page-reach-example-cumulative = { $place } people reach a supply of { $value } on average { $within } ({ $kinds }).
page-reach-example-gravity = { $place } the potential is smallest: { $value } ({ $kinds }).
page-reach-example-least = The way is shortest { $place } with { $value } minutes.
page-reach-example-most = It is most { $place } with { $value }{ $measure ->
    [share] %
   *[amount] {""}
}.
page-reach-example-whole = { $place } as a whole: { $value }{ $measure ->
    [nearest] {" "}minutes
    [share] %
   *[amount] {""}
}.
page-close-call-remark = Close call: the class changes when an indicator is left out or counts 20 % less or more.
page-dynamics-without = { $count ->
    [one] For 1 rated region the earlier value is missing or secret: it has a status but no dynamics.
   *[other] For { $count } rated regions an earlier value is missing or secret: they have a status but no dynamics.
}
page-typology-few = fewer than 30 regions: limits in standard deviations are unsure
page-typology-few-in-class = fewer than 30 regions: one region more or less shifts the classes
page-panels-outline-differ = classed differently in the two
page-panels-method-of = { $name }: { $method }
page-profiles = What makes the types
page-profiles-how = Distance from the mean of all regions in standard deviations
page-short-status = status and dynamics
page-short-quintile = classes of equal size
page-short-rank = mean rank
page-short-gisd = GISD
page-short-ward = types by Ward
page-short-kept = kept types
page-short-kmeans = types by k-means
page-panels-nowhere = They differ nowhere.
page-profile-words = Typical of this type: { $list }.
page-profile-average = This type lies close to the mean in all indicators.
page-profile-far-above = “{ $indicator }” far above the mean
page-profile-above = “{ $indicator }” above the mean
page-profile-far-below = “{ $indicator }” far below the mean
page-profile-below = “{ $indicator }” below the mean
