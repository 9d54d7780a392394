# Computing a share from counts.
compute-begin = Compute a share …
compute-begin-tip = Make a share or rate from counts, for example people under 18 per 100 residents
compute-title = Compute a share
compute-about = On the left choose what is counted (several at once with Shift), beside it what it is a share of.
compute-above = { $count ->
    [0] What is counted
    [one] What is counted: one indicator
   *[other] What is counted: sum of { $count } indicators
}
compute-below = Of what (divided by)
compute-search = Search counts
compute-area = Area of the region
compute-scale = Expressed in
compute-percent = percent (per 100)
compute-thousand = per 1,000
compute-ten-thousand = per 10,000
compute-one = plain ratio
compute-name = Name
compute-need-above = Choose at least one indicator on the left.
compute-need-below = In the middle, choose what it is a share of.
compute-left-out = … { $count } more …
compute-outcome = { $level }, { $period }: { $known } of { $regions } regions with a value
compute-commit = Show on the map
compute-close = Cancel
