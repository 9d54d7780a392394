# The map in the window: hover card, selection, base map.
map-keys = Arrow keys move the map. Alt and an arrow key goes to the next region in that direction, N and P to the next lower and higher value. Enter selects the region. Plus, minus and 0 change the view.
map-key-enter = Enter
map-class-of = Class { $class } of { $classes }: { $label }
map-rank = Rank { $rank } of { $regions }
map-change = { $change } { $unit } since { $period }
map-no-change = unchanged since { $period }
map-percentage-points = percentage points
map-estimated = estimated
map-projected = projection
map-why-secret = There are so few cases that single persons could be recognised. The value is therefore not shown.
map-why-no-data = There is no value for this region and period.
map-why-not-rated = The region is too small for a reliable value.
map-sign = The table says “{ $sign }”.
map-no-selection = No region selected yet. A click on the map or the table selects one, with Ctrl held several. With Shift held, a rectangle can be drawn around several.
map-selected = { $count ->
    [one] 1 region selected
   *[other] { $count } regions selected
}
map-selected-without = { $count ->
    [one] 1 of them without a value, left out
   *[other] { $count } of them without a value, left out
}
map-sum = Sum of the regions
map-mean-weighted = Value of all together, from numerators and denominators
map-mean-plain = Mean of the regions, unweighted
map-tool-pan = Move the map
map-tool-rectangle = Select with a rectangle
map-tool-rectangle-tip = Select regions with a rectangle; with Ctrl they are added to the selection
map-tool-lasso = Select with a lasso
map-tool-lasso-tip = Draw around regions to select them; with Ctrl they are added to the selection
map-leave = End tool or highlighting
map-select-class = Select the whole class
map-invert-selection = Invert selection
map-brush = Highlight class
map-brush-tip = Highlight the regions of this class; another click or Esc ends it
map-brush-row = { $count ->
    [one] Highlight 1 region, with Ctrl select it
   *[other] Highlight { $count } regions, with Ctrl select them
}
map-fit-region = Zoom to region
map-fit-region-tip = Let this region fill the map
map-fit-selection = Zoom to selection
map-fit-parent = Show the region above
map-show-named = Show { $name }
map-walk-west = Next region to the left
map-walk-east = Next region to the right
map-walk-north = Next region above
map-walk-south = Next region below
map-walk-next = Next lower value
map-walk-previous = Next higher value
map-select-walked = Select or deselect the region
map-select-too = Add to the selection
map-deselect = Take out of the selection
map-legend-open = Open legend
map-legend-close = Close legend
map-legend-move = Move legend
map-legend-move-tip = Drag the legend, or press to lay it into the next corner
map-base-open = Base map from file …
map-base-open-tip = Lay a base map (MBTiles or PMTiles) under the regions; it stays on this computer, without internet
map-base-close = Switch base map off
map-base-file = Base maps (MBTiles, PMTiles)
map-base-on = offline · base map: { $name }
map-area = Area
map-level-and-area = Level and area
map-area-field = Area: name or key
map-all-areas = All areas
map-all-areas-show = Show all areas
map-choose-area = Choose area …
map-choose-area-tip = Show only a part, for example one county
map-no-areas = There is no larger area above this level.
map-why-all-areas = All areas are shown already.
map-only-named = Only { $name }
map-into-named = { $level } in { $name }
map-base-on-online = Base map from the internet: { $name }
map-base-choose = Choose base map …
map-base-choose-tip = Lay a base map under the regions, or switch it off
map-base-title = Base map
map-base-none = No base map is switched on. The program works without internet.
map-base-now-file = Switched on: { $name }, from a file. The program works without internet.
map-base-now-online = Switched on: { $name }, from the internet.
map-base-by-file = From a file
map-base-by-file-about = MBTiles or PMTiles with picture tiles. Nothing goes to the internet.
map-base-by-internet = From the internet
map-online-own = Own address
map-online-address = Address of the tiles
map-online-address-hint = https://…/{"{z}"}/{"{x}"}/{"{y}"}.png
map-online-attribution = Attribution
map-online-attribution-hint = Attribution on the map, as the provider asks for it
map-online-no-address = The address must begin with https:// and name a computer.
map-online-no-placeholders = The address needs the placeholders {"{z}"}, {"{x}"} and {"{y}"} for zoom, column and row.
map-online-unknown-placeholder = The address has other placeholders than {"{z}"}, {"{x}"} and {"{y}"}. This program cannot fill in others.
map-online-sent = What is sent
map-online-the-server = the provider
map-online-sent-what = { $host } receives the addresses of the tiles, so which part of the map is looked at, the name of this program and, as with every request on the internet, the IP address.
map-online-sent-not = Nothing of the project is sent: no values, no names, no files.
map-online-sent-when = Only while the base map is switched on and the map is shown. Nothing is kept on disk, and pages and pictures do not show it.
map-online-remember = Remember on this computer and switch on again at the next start
map-online-go = Load from the internet
map-online-go-tip = Switch the base map on; only then are tiles asked for
map-online-retry = Try again
map-online-no-connection = No connection to { $host }. The map stays without a base map.
map-online-refused = { $host } refuses the tiles (answer { $status }).
map-online-no-pictures = { $host } sends no map pictures. The network may ask you to log in first.
map-unknown-letters = { $count ->
    [one] The name of one region (key { $key }) has letters that the typeface does not have ({ $letters }). Boxes stand there.
   *[other] The names of { $count } regions, first key { $key }, have letters that the typeface does not have ({ $letters }). Boxes stand there.
}
map-unknown-letters-hint = Import boundaries with names in Latin letters, then map and pages are right.
map-why-unreachable = Nobody here reaches a facility.
map-reach-median = Half of them need { $minutes } minutes at most.
map-reach-none = { $count ->
    [one] One person reaches no facility.
   *[other] { $count } people reach no facility.
}
map-reach-facility = Nearest for most: { $name }
