### Wording of classify
classify-scheme-equal-interval = Equal intervals
classify-scheme-quantile = Quantiles
classify-scheme-fisher-jenks = Natural breaks
classify-scheme-head-tail = Head/tail breaks
classify-scheme-standard-deviation = Standard deviation
classify-scheme-pretty = Round breaks
classify-scheme-box-plot = Box plot
classify-scheme-maximum-breaks = Largest gaps
classify-scheme-geometric = Geometric progression
classify-scheme-manual = Own breaks
classify-no-values = No classes can be made because there is no value.
classify-no-values-hint = Choose a period or a level with values.
classify-not-finite = No classes can be made: { $values ->
    [one] one value is not a finite number.
   *[other] { $values } values are not finite numbers.
 }
classify-not-finite-hint = Check whether the indicator divides by zero and import the values again.
classify-reference-not-finite = No classes can be made: the reference value is not a finite number.
classify-reference-not-finite-hint = Give a number as reference value or leave it out.
classify-class-count = { $classes } classes are not possible: 2 to 9 are.
classify-class-count-hint = Choose 2 to 9 classes; 3 to 7 can be told apart well.
classify-not-positive = The geometric progression needs values above zero, but the smallest value is { $minimum }.
classify-not-positive-hint = Give zero a class of its own or choose another scheme.
classify-no-breaks = Own breaks are chosen, but none is given.
classify-no-breaks-hint = Give at least one break as a number.
classify-break-not-finite = Class break number { $position } is not a number.
classify-breaks-not-ascending = Class breaks must ascend, but { $later } follows { $earlier }.
classify-breaks-not-ascending-hint = Put the breaks in ascending order and name each only once.
classify-too-many-breaks = { $breaks } breaks make more than 9 classes.
