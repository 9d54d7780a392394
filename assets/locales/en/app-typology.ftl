typology-tab = Reasons
typology-step-place = Level and period
typology-step-indicators = Indicators
typology-step-method = Method
typology-step-result = Result with reasons
typology-step-save = Name and save
typology-suggest = Use suggestion
typology-suggest-tip = All shares and means for which it is known whether a high value is a burden or a relief
typology-mark = Mark close calls
typology-mark-tip = Upright lines over regions whose class changes with a small change of the recipe
typology-exclude = Leave out selected regions
typology-exclude-tip = Do not rate the regions selected on the map
typology-save = Save
typology-save-tip = Save recipe and result under this name in the project
typology-open = Show typology
typology-read = Load recipe
typology-read-tip = Show a recipe from a TOML file
typology-write = Store recipe
typology-write-tip = Write the recipe as a TOML file, to check it or pass it on
typology-leave = Show the indicator again
typology-leave-tip = The map shows the indicator again; undo brings the typology back
typology-recipe-written = Recipe saved: { $file }
typology-saved = The typology is saved with its result.
typology-period = Period
typology-latest = Latest ({ $period })
typology-periods-later = Periods can be chosen as soon as there are indicators.
typology-compare = Change since
typology-since = change since { $period }
typology-years-back = { $years ->
        [one] one year before
       *[other] { $years } years before
    }
typology-no-change = Without change
typology-given-change = Change comes from indicators of its own in the recipe.
typology-one-period = There is no earlier period that all indicators have.
typology-none-chosen = None chosen yet
typology-indicators-chosen = { $count ->
        [one] 1 indicator
       *[other] { $count } indicators
    }
typology-begin = Which values together show where the burden is high? The map changes with every choice.
typology-chosen = Chosen, with weight
typology-polarity-info = Every indicator is expressed in standard deviations from the mean of all regions. With “burden” a high value is unfavourable, with “relief” favourable. A weight of 2 counts twice.
typology-burden = Burden
typology-burden-of = { $indicator }: a high value is a burden
typology-relief = Relief
typology-relief-of = { $indicator }: a high value is a relief
typology-weight-of = Weight of { $indicator }
typology-take-out = Take out { $indicator }
typology-add = Add an indicator
typology-nothing-to-add = No further indicator has values here.
typology-dimension-of = Dimension of { $indicator }
typology-dimension-none = No dimension
typology-dimension-education = Education
typology-dimension-work = Employment
typology-dimension-income = Income
typology-number-wrong = This number does not fit: limits ascend, weights are above zero.
typology-method = Method
typology-method-status = Status and dynamics
typology-method-quintile = Classes of equal size
typology-method-rank = Mean rank
typology-method-gisd = Deprivation index (GISD)
typology-method-ward = Types by Ward
typology-method-kmeans = Types by k-means
typology-formula-status = z = (x − μ) / σ over all rated regions; the weighted z-scores are added and standardised again. Status follows from this index, dynamics likewise from the changes. This is how Berlin (Monitoring Soziale Stadtentwicklung) and Hamburg (RISE) do it.
typology-formula-quintile = The same index of added z-scores; regions are then divided into classes of equal size. This holds with few regions, too.
typology-formula-rank = Every region gets its percentile rank in each indicator; the mean of the ranks is divided into classes of equal size. Outliers weigh no more than their rank.
typology-formula-gisd = The first principal component of each dimension, brought to 0 to 1 and added; lowest fifth, middle, highest fifth (Robert Koch Institute).
typology-formula-ward = Regions with similar z-scores are merged step by step, so that the spread within groups grows as little as possible.
typology-formula-kmeans = Regions are divided into types so that their z-scores lie as close as possible to the mean of their type; 25 attempts with a fixed seed, the best one counts.
typology-presets = Following the example of
typology-presets-info = Berlin: limits −1, 1 and 1.5, change over 2 years, from 300 residents. Hamburg: the same limits, change over 3 years.
typology-preset = Rules as in { $name }
typology-limits = Limits in standard deviations
typology-limits-info = An index of 0 is the average of all regions, 1 lies one standard deviation above: a heavier burden. With a roughly normal distribution about two thirds of the regions lie between −1 and 1.
typology-high-below = Status high below
typology-low-above = Status low above
typology-very-low-above = Status very low above
typology-positive-below = Dynamics positive below
typology-negative-above = Dynamics negative above
typology-classes = Number of classes
typology-count = { $count } classes or types
typology-types = Number of types
typology-types-info = The curve shows the mean silhouette: 1 means types are clearly apart, 0 that they blend. A high point is a good choice; it has to make sense, too.
typology-curve = How many types fit
typology-curve-point = { $count } types, mean silhouette { $fit }
typology-winsorised = Limit outliers (±3 σ)
typology-keep-types = Keep these types
typology-keep-types-info = The types of this period stay as they are: other periods are assigned to them instead of being clustered anew. That makes maps comparable.
typology-gisd-dimensions = The dimension of each indicator stands under “Indicators”.
typology-residents = Minimum size by
typology-residents-info = Very small regions vary by chance. They stay visible on the map as “not rated” and take no part in mean and deviation.
typology-no-residents = No minimum size
typology-least = Rated from residents
typology-excluded = Left out: { $region }
typology-rate-again = Rate { $region } again
typology-base = Mean and deviation from
typology-base-info = With a fixed base year the years can be compared: all are measured against mean and standard deviation of that year.
typology-base-own = Each its own period
typology-close-of = { $count } of { $rated } close
typology-rated = { $rated } regions rated
typology-no-result = No result yet: choose indicators first.
typology-how-firm = How firm is this?
typology-close-regions = { $count ->
        [one] of { $rated } regions is a close call: a small change of the recipe changes its class.
       *[other] of { $rated } regions are close calls: a small change of the recipe changes their class.
    }
typology-firm-info = The recipe is tried again: every indicator left out once, 20 % lighter once, 20 % heavier once. A class that never changes is firm, any other a close call.
typology-moves-without = Without “{ $indicator }”: { $count ->
        [one] 1 region changes
       *[other] { $count } regions change
    } class
typology-moves-less = “{ $indicator }” 20 % lighter: { $count ->
        [one] 1 region changes
       *[other] { $count } regions change
    }
typology-moves-more = “{ $indicator }” 20 % heavier: { $count ->
        [one] 1 region changes
       *[other] { $count } regions change
    }
typology-see-reasons = See reasons
typology-version = { $name }, version { $version }
typology-version-changed = { $name }, version { $version }, changed since
typology-version-short = version { $version }
typology-not-saved = Not saved yet
typology-names = Names of classes or types
typology-name-of = Name for “{ $type }”
typology-description-of = Description for “{ $type }”
typology-description = Description
typology-name = Name of the typology
typology-name-hint = for example Social structure
typology-next-version = This name exists: version { $version } is saved, earlier ones stay.
typology-saved-ones = Saved in the project
typology-delete = Delete “{ $name }”
typology-files = Recipe as a file
typology-select-hint = Select a region on the map or in the table to see its reasons.
typology-profiles = What makes the types
typology-profile-head = { $type }: { $count ->
        [one] 1 region
       *[other] { $count } regions
    }
typology-correlation = What goes together
typology-correlation-info = Pearson's correlation r over the rated regions: 1 means that two indicators rise together, −1 that one falls as the other rises, 0 that they are unrelated.
typology-correlation-of = { $first } and { $second }: r = { $r }
typology-correlation-hint = Outlined: above 0.9. Such pairs say nearly the same and count twice.
typology-contributions = What makes the index
typology-contributions-info = What each indicator adds to the index in standard deviations; together they are the index. To the right a burden, to the left a relief, beside the mean of all rated regions.
typology-bars-left = ← relief
typology-bars-right = burden →
typology-index-of = Index { $index }
typology-silhouette-of = Silhouette { $index } (1 = clearly of this type, below 0 = unsure)
typology-dynamics-of = { $sign } Dynamics { $dynamics } ({ $index })
typology-firm = Firm: stays in this class with all { $tried } small changes of the recipe.
typology-close = Close call: stays in this class with { $kept } of { $tried } small changes of the recipe. It changes
typology-firm-short = Firm: stays with all { $tried } small changes
typology-close-short = Close call: stays with { $kept } of { $tried } small changes
typology-without = without { $indicator }: { $class }
typology-less = { $indicator } 20 % lighter: { $class }
typology-more = { $indicator } 20 % heavier: { $class }
typology-chance = Chance in small numbers
typology-chance-info = The counts are drawn anew many times as they could have come out by chance; it is counted how often the class stays the same.
typology-by-chance = When counts vary by chance, the class stays in { $percent } % of cases.
typology-why-secret = A value is secret. Secret values take no part, so that the index does not reveal them.
typology-why-excluded = Left out by the recipe.
typology-why-small = Fewer than { $least } residents: values of such small regions vary by chance.
typology-why-missing = There is no value of “{ $indicator }” here.
typology-why-outside = The recipe does not rate this region.
typology-similar = Similar regions
typology-similar-info = The regions with the most similar values in all indicators. The distance is measured in standard deviations.
typology-distance = Distance in standard deviations
typology-legend-dynamics = { $sign } dynamics { $dynamics }: { $count }
typology-legend-close = ||| close call: { $count }
typology-legend-close-near = ||| close call: { $count } (small ones from near)
typology-shown = The map shows a typology
typology-edit = Edit
typology-secret-in = { $count ->
        [one] secret in 1 region
       *[other] secret in { $count } regions
    }
typology-missing-in = { $count ->
        [one] no value in 1 region
       *[other] no value in { $count } regions
    }
typology-column-class = Class
typology-column-class-tip = Class or type, with the sign of its dynamics
typology-column-index = Index
typology-column-index-tip = In standard deviations; high means a heavy burden
typology-column-firm = Firm
typology-column-firm-tip = With so many small changes of the recipe the class stays
relation-style = Map style
relation-style-classes = Classes
relation-style-classes-tip = Every region in the colour of its class
relation-style-neighbours = Spatial clusters (LISA)
relation-style-neighbours-tip = Where high or low values lie together, and where an region differs from its surroundings
relation-style-two = Two indicators (3 × 3)
relation-style-two-tip = Two indicators on one map: where both are high, both low, or at odds
relation-form = Values
relation-form-plain = As measured
relation-form-plain-tip = The values as the table has them
relation-form-eb = Smoothed
relation-form-eb-tip = Small numbers vary by chance: rates of thinly populated regions move towards the mean (empirical Bayes)
relation-form-lq = Location quotient
relation-form-lq-tip = 1 is as in all regions together, 2 twice as high
relation-form-unfit = Not possible for this indicator: it takes a rate with cases and a base.
relation-also = Other ways to compare regions
relation-neighbours = Neighbours
relation-neighbours-info = Every region is compared with the mean of its neighbours; all neighbours count alike. Areas without a value take no part.
relation-queen = Border or corner
relation-rook = Border only
relation-test = Test against chance
relation-alpha = False alarms accepted
relation-alpha-of = At most { $percent } % of the regions that stand out are false alarms
relation-alpha-info = So many of the regions that stand out may do so wrongly on average (α corrected for many tests, FDR after Benjamini and Hochberg).
relation-permutations = Random arrangements
relation-permutations-of = { $count } random arrangements
relation-permutations-info = So often the values are spread over the regions at random. More takes longer and tests more finely.
relation-seed = Seed
relation-seed-info = The same seed gives the same map.
relation-untested = How alike neighbours are was not tested.
relation-pattern-none = No spatial pattern: neighbours are no more alike than chance would have them.
relation-pattern-opposite = Neighbours differ more than chance would have them.
relation-pattern-weak = Neighbours are a little more alike than chance would have them.
relation-pattern-clear = Neighbours are clearly alike.
relation-pattern-strong = Neighbours are strongly alike.
relation-nothing-stands-out = No single region stands out.
relation-stands-out = { $high ->
        [0] No cluster of high values
        [one] 1 region in a cluster of high values
       *[other] { $high } regions in clusters of high values
    }, { $low ->
        [0] none of low ones
        [one] 1 in a cluster of low ones
       *[other] { $low } in clusters of low ones
    }, { $outliers ->
        [0] none differs from its surroundings.
        [one] 1 differs from its surroundings.
       *[other] { $outliers } differ from their surroundings.
    }
relation-moran = Moran’s I { $i } (p = { $p })
relation-moran-long = Moran’s I { $i } · p = { $p } · n = { $n }
relation-moran-name = Moran’s I
relation-formula-lisa = I = Σᵢ Σⱼ wᵢⱼ (xᵢ − μ)(xⱼ − μ) / Σᵢ (xᵢ − μ)², with wᵢⱼ = 1 / number of neighbours. Near 1 similar values lie together, near 0 they are spread at random, below 0 high and low ones alternate. p is the share of random arrangements with a pattern at least as strong. The map makes the same comparison for every region (LISA, Anselin 1995).
relation-second = Second indicator
relation-swap = Swap indicators
relation-swap-tip = First and second indicator change places
relation-together-name = Correlation
relation-together-unknown = One of the two is the same everywhere: no correlation can be given.
relation-together-none = The two are not visibly related.
relation-together-weak = Where one is high, the other is a little more often high as well.
relation-together-clear = Where one is high, the other mostly is as well.
relation-together-strong = Where one is high, the other nearly always is as well.
relation-against-weak = Where one is high, the other is a little more often low.
relation-against-clear = Where one is high, the other mostly is low.
relation-against-strong = Where one is high, the other nearly always is low.
relation-both-ends = { $high ->
        [0] In no region both are in the upper third
        [one] In 1 region both are in the upper third
       *[other] In { $high } regions both are in the upper third
    }, { $low ->
        [0] in none both in the lower.
        [one] in 1 both in the lower.
       *[other] in { $low } both in the lower.
    }
relation-r-long = r = { $r } · ρ = { $rho } · n = { $n }
relation-formula-two = Each indicator splits the regions into three groups of equal size; the colour says in which group an region is for both. r is Pearson’s correlation, ρ that of the ranks after Spearman: 1 means both rise together, −1 that one falls when the other rises, 0 that they are not related. A correlation is no cause yet.
relation-legend-neighbours = compared with the neighbours
relation-thirds = First value { $first }, second { $second }
relation-neighbours-mean = Mean of the neighbours { $mean } · p = { $p }
relation-column = Neighbours
relation-column-tip = Own value / values of the neighbours, where both together stand out
relation-high-high = high / high
relation-low-low = low / low
relation-high-low = high / low
relation-low-high = low / high
relation-not-significant = not significant
relation-island = no neighbours
typology-step-compare = Compare
typology-change = Change
typology-change-info = Usually the difference of each indicator between two periods. Some offices keep the change as indicators of their own, as Berlin does in its “Monitoring Soziale Stadtentwicklung”: those enter the index of dynamics as they are.
typology-change-measured = Two periods
typology-change-own = Own indicators
typology-change-more = Add an indicator of change
typology-add-change = Indicator of change
typology-change-given = { $count ->
        [one] change from 1 indicator
       *[other] change from { $count } indicators
    }
typology-compared-with = Compared with
typology-compared-with-info = The same recipe in another period shows which regions changed class. Another saved typology shows how far apart two recipes are.
typology-compared-with-nothing = Nothing
typology-compared-with-period = The same recipe, { $period }
typology-compare-impossible = This cannot be compared here; the notices say why.
typology-moved-of = { $count } of { $compared } moved
typology-moved = { $count ->
        [one] of { $compared } regions has another class.
       *[other] of { $compared } regions have another class.
    }
typology-moved-ways = { $heavier ->
        [0] None has a heavier burden
        [one] 1 has a heavier burden
       *[other] { $heavier } have a heavier burden
    }, { $lighter ->
        [0] none a lighter one.
        [one] 1 a lighter one.
       *[other] { $lighter } a lighter one.
    }
typology-rated-once = { $count ->
        [one] 1 further region is rated in only one of the two.
       *[other] { $count } further regions are rated in only one of the two.
    }
typology-matrix-before = before
typology-matrix-now = now
typology-matrix-hint = Rows: before, columns: now. A cell selects its regions on the map.
typology-matrix-cell = { $before } → { $after }: { $count ->
        [one] 1 region
       *[other] { $count } regions
    }
typology-moves = Show moves on the map
typology-moves-tip = The map shows which regions changed class, instead of the classes
typology-select-movers = Select regions that moved
typology-versions = Versions of “{ $name }”
typology-changed-first = First version, { $count ->
        [one] 1 indicator
       *[other] { $count } indicators
    }
typology-changed-added = with “{ $indicator }”
typology-changed-removed = without “{ $indicator }”
typology-changed-weights = other weights
typology-changed-polarity = another direction
typology-changed-method = another method or other limits
typology-changed-place = another level, region or period
typology-changed-dynamics = another change
typology-changed-rated = other rules about which regions are rated
typology-changed-names = other names
typology-changed-kept = types kept or found anew
typology-changed-nothing = saved unchanged
typology-tree = How the types are related
typology-tree-info = Dendrogram after Ward: at the foot stand groups of similar regions with their number. The higher two groups come together, the more they differ. The dashed line cuts the tree into the number of types chosen; a wide gap to the next number speaks for a clear separation.
typology-tree-hint = The numbers at the right: into so many types the tree falls at that height.
typology-tree-cut = Cut the tree into { $count } types
typology-select-close = Select close calls
typology-select-these = Select these regions on the map
relation-nearest = The { $count } nearest (as the crow flies)
relation-within = Within { $km } km (as the crow flies)
relation-correction = Correct for many tests (FDR)
relation-uncorrected-info = Without correction every region is tested alone: even without any pattern this share of all regions would stand out.
typology-return = Back to the typology
typology-return-tip = The map shows the typology again that was seen last
typology-return-hint = The map shows something else just now. The last typology is still there.
typology-gave-way = The map now shows “{ $style }”. The typology comes back with Undo, or with one click under “Typology”.
typology-lacking = On the level “{ $level }” there are no values for { $period } of: { $names }.
typology-lacking-level = On the level “{ $level }” there are no values of: { $names }.
typology-take-out-lacking = { $count ->
        [one] Take out this indicator
       *[other] Take out these { $count } indicators
    }
typology-take-latest = Take the period { $period }
typology-suggested-known = Suggested are indicators that are known for nearly all regions: together for { $known } of { $regions } ({ $period }).
typology-not-suggested = Left out
typology-not-suggested-away = Close this list
typology-left-out-secret = { $indicator }: secret in { $count } of { $regions } regions
typology-left-out-missing = { $indicator }: without a value in { $count } of { $regions } regions
typology-left-out-period = { $indicator }: not for this period
typology-left-out-level = { $indicator }: not on this level
typology-nothing-to-suggest = On the level “{ $level }” there is no indicator to suggest.
typology-nothing-to-suggest-hint = Suggested are shares and means that say whether a high value is a burden or a relief. Indicators can be added by hand, too.
typology-scenarios-all = Show all { $count }
typology-scenarios-fewer = Show fewer
typology-page-method = Methodology
typology-page-method-tip = A page with everything that the typology was computed from, to enclose and to check
typology-page-periods = Periods side by side
typology-page-periods-tip = A page with a map per period and the regions that changed class
typology-page-periods-info = The same typology in several periods on one page, a map per period. Regions that changed class since the map before are outlined.
typology-page-compared = Comparison as a page
typology-page-compared-tip = A page with both maps, the cross-table and the regions that differ
typology-page-two-periods = This page needs at least two periods.
typology-page-close = Back to the map
typology-page-write = Save page
typology-page-write-tip = Save the page as PNG or SVG
typology-tables-write = Save tables
typology-tables-write-tip = The tables behind the method as XLSX: values, z-scores, contributions, trials, correlations
relation-snap = Bridge gaps between borders
relation-snap-none = None
relation-snap-of = { $metres } m
relation-snap-name = Borders at most { $metres } m apart count as shared
relation-snap-info = Borders put together from several sources sometimes leave narrow gaps. Regions are then neighbours all the same.
relation-cuts = Limits of the thirds
relation-cuts-thirds = Period shown
relation-cuts-thirds-of = Thirds of { $period }
relation-cuts-own = By hand
relation-cut-low = { $indicator }: middle from
relation-cut-high = { $indicator }: high from
relation-cuts-wrong = The second number has to be larger than the first.
relation-cuts-info = With the thirds of a fixed period or limits of one's own, maps of several years can be compared.
window-hint-lacking = Please take the indicators out, or choose another period or level.
typology-left-out-same = { $indicator }: says nearly the same as “{ $other }” and would count double
typology-page-show = Show as a page
relation-cuts-fixed = Fixed period
