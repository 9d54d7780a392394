# Classes and colours in the window.
app-classes-scheme = Way of making classes
app-classes-count = Change the number of classes
app-class-options = Set classes in detail
app-class-count = Number of classes
app-n-breaks = { $count ->
    [one] one break
   *[other] { $count } breaks
}
app-one-value = { $count ->
    [one] There is only one value: { $value }. Nothing to divide.
   *[other] All { $count } areas have the value { $value }. Nothing to divide.
}
app-fewer-classes = { $count ->
    [one] One class: there are no more different values
   *[other] { $count } classes: there are no more different values
}
app-mean-of = { $area }: { $value }
app-break = Class break { $position }
app-break-move = Move a class break
app-break-add = Add a class break
app-break-remove = Remove a class break
app-breaks-typed = Class breaks
app-breaks-hint = e.g. 5; 7.5; 10
app-breaks-how = Separate with semicolons, Enter applies. Handles in the distribution can be dragged; Delete removes a break.
app-breaks-nothing = Name at least one break.
app-breaks-no-number = “{ $text }” is not a number.
app-breaks-too-many = { $count } breaks are too many; { $most } at most are possible.
app-rounding = Round breaks to
app-rounding-auto = exact
app-rounding-auto-tip = As short as possible without moving any area to another class
app-rounding-to = Round to multiples of { $step }
app-round-offer = { $moved ->
    [0] Round to { $decimals ->
        [0] whole numbers
        [one] one decimal
       *[other] { $decimals } decimals
    }
    [one] Round breaks: one area changes its class
   *[other] Round breaks: { $moved } areas change class
}
app-round-offer-fewer = { $decimals ->
    [0] Round to whole numbers: fewer classes
   *[other] Round breaks: fewer classes
}
app-rounded-moved = { $moved ->
    [one] Rounded: one area in another class
   *[other] Rounded: { $moved } areas in another class
}
app-scope = Breaks hold for
app-scope-period = the period shown
app-scope-all = all periods together
app-scope-frozen = all further periods (frozen)
app-scope-manual = Breaks set by hand hold for every period.
app-interval = A value exactly on a break
app-interval-lower = belongs to the upper class (5 to under 7)
app-interval-upper = belongs to the lower class (above 5 to 7)
app-zero-class = Zero as a class of its own
app-zero-offer = { $share } % of the values are zero: own class
app-turn = Reference value of the colours
app-turn-none = none
app-turn-zero = zero
app-turn-hint = another value
app-turn-at = Colours turn at: { $what }
app-palette-name = { $name ->
    [Salbei] Sage
    [Blues] Blues
    [Greens] Greens
    [Purples] Purples
    [Oranges] Oranges
    [Reds] Reds
    [Greys] Greys
    [YlGnBu] Yellow–green–blue
    [YlGn] Yellow–green
    [YlOrBr] Yellow–orange–brown
    [YlOrRd] Yellow–orange–red
    [OrRd] Orange–red
    [BuGn] Blue–green
    [BuPu] Blue–purple
    [PuBuGn] Purple–blue–green
    [RdPu] Pink–purple
    [RdBu] Red–blue
    [PuOr] Orange–purple
    [BrBG] Brown–teal
    [PRGn] Purple–green
    [Cividis] Cividis
    [OkabeIto] Okabe–Ito
    [TolMuted] Tol, muted
    [Set2] Pastel
    [Dark2] Strong
    [Paired] Pairs
   *[other] { $name }
}
app-vision = Check colour vision
app-vision-only = In the window only; pictures and pages stay as they are.
app-vision-full = all
app-vision-full-name = All colours
app-vision-deutan = no green
app-vision-deutan-name = Green blindness (deuteranopia)
app-vision-protan = no red
app-vision-protan-name = Red blindness (protanopia)
app-vision-tritan = no blue
app-vision-tritan-name = Blue blindness (tritanopia)
app-vision-grey = grey
app-vision-grey-name = Print in shades of grey
app-vision-end = Show all colours again
app-contrast-paper = The lowest class hardly stands off from the paper.
app-contrast-neighbours = { $eyes ->
    [full] Classes { $lower } and { $upper } are hard to tell apart.
    [red-green] With weak red-green vision classes { $lower } and { $upper } are hard to tell apart.
    [blue] With blue blindness classes { $lower } and { $upper } are hard to tell apart.
   *[grey] In a grey print classes { $lower } and { $upper } are hard to tell apart.
}
app-contrast-ends = { $eyes ->
    [full] The highest and the lowest class look the same.
    [red-green] With weak red-green vision the highest and the lowest class look the same.
    [blue] With blue blindness the highest and the lowest class look the same.
   *[grey] In a grey print the highest and the lowest class look the same; a palette from low to high suits better.
}
app-contrast-better = Better: { $palette }
app-contrast-fewer = Better: fewer classes.
app-contrast-no-order = These colours are meant for types without order. With classes from low to high they do not tell which is more.
