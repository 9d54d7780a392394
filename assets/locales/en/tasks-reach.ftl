# Reachability: facilities, population, travel network, travel times

stage-network-ways = Reading ways
stage-network-nodes = Reading points of ways
stage-network-build = Building the network
stage-places = Looking for places
stage-reach = Computing travel times
reach-mode-car = car
reach-mode-bike = bicycle
reach-mode-walk = on foot

tasks-network-elsewhere = { $file } holds no roads near the boundaries of this project.
tasks-network-elsewhere-hint = Take the extract of the right state, or keep the whole extract with --whole.
tasks-network-missing-nodes = { $count ->
    [one] One point of ways is missing in the extract; the way ends there.
   *[other] { $count } points of ways are missing in the extract; the ways end there.
}
tasks-network-turn-rules = { $count ->
    [one] One turn restriction does not say clearly which turn it means, or leads to no road of the network; it is not obeyed.
   *[other] { $count } turn restrictions do not say clearly which turn they mean, or lead to no road of the network; they are not obeyed.
}
tasks-network-conditional-rules = { $count ->
    [one] One turn restriction holds at certain times only; it is not obeyed.
   *[other] { $count } turn restrictions hold at certain times only; they are not obeyed.
}
tasks-network-islands = { $parts ->
    [one] One part of the road network with { $junctions } junctions is not connected with the rest.
   *[other] { $parts } parts of the road network with { $junctions } junctions together are not connected with the rest.
}

tasks-no-coordinates = { $file } has no columns with coordinates. Columns: { $columns }.
tasks-no-coordinates-hint = Add columns x and y (or lon and lat), or name them with --x and --y.
tasks-all-swapped = In { $file } longitude and latitude are the wrong way round.
tasks-all-swapped-hint = Name the columns the other way round: --x is the longitude east, --y the latitude north.
tasks-all-swapped-columns-hint = Swap the names of the columns: x or lon is the longitude, y or lat the latitude.
tasks-no-facilities = { $file } holds no facility with a place.
tasks-no-facilities-hint = Check coordinates, kind and reference system.
tasks-kind-without-tags = It is not known how OpenStreetMap marks the kind “{ $kind }”.
tasks-kind-without-tags-hint = Name one of the kinds that come with the program, for example Kita, Schule, Arztpraxis or Apotheke.
tasks-facilities-there = { $count ->
    [one] One facility of this kind and key is there already.
   *[other] { $count } facilities of these kinds and keys are there already.
}
tasks-facilities-there-hint = Replace them with --on-conflict replace, or keep them with keep.
tasks-facilities-without-place = { $count ->
    [one] One facility has no coordinates and is left out.
   *[other] { $count } facilities have no coordinates and are left out.
}
tasks-facilities-swapped = { $count ->
    [one] One facility has longitude and latitude the wrong way round and is left out.
   *[other] { $count } facilities have longitude and latitude the wrong way round and are left out.
}
tasks-facilities-duplicates = { $count ->
    [one] One facility comes a second time or has no kind; it is left out.
   *[other] { $count } facilities come a second time or have no kind; they are left out.
}
tasks-facilities-negative = { $count ->
    [one] One facility has a negative capacity; it is taken for unknown and counts 1.
   *[other] { $count } facilities have a negative capacity; it is taken for unknown and counts 1 each.
}
tasks-facilities-far = { $count ->
    [one] One facility lies far from any way, perhaps in the water.
   *[other] { $count } facilities lie far from any way, perhaps in the water.
}
tasks-no-people = { $file } holds no residents.
tasks-no-people-hint = Name the column with residents with --residents.
tasks-no-residents-column = { $file } has no column with residents. Columns: { $columns }.
tasks-no-residents-column-hint = Name the column with --residents.
tasks-population-without-place = { $count ->
    [one] One entry has no coordinates and is left out.
   *[other] { $count } entries have no coordinates and are left out.
}
tasks-population-swapped = { $count ->
    [one] One entry has longitude and latitude the wrong way round and is left out.
   *[other] { $count } entries have longitude and latitude the wrong way round and are left out.
}
tasks-population-negative = { $count ->
    [one] One entry has a negative number of residents and is left out.
   *[other] { $count } entries have a negative number of residents and are left out.
}
tasks-population-duplicates = { $count ->
    [one] One key comes a second time; the first entry counts.
   *[other] { $count } keys come a second time; the first entry counts.
}
tasks-population-empty = { $count ->
    [one] One cell is uninhabited or secret and is left out.
   *[other] { $count } cells are uninhabited or secret and are left out.
}

tasks-reach-no-population = No population is stored in this project.
tasks-reach-no-population-hint = Import one with “import population”, or start from one point per region with --origins regions as a makeshift.
tasks-reach-no-level = A level with boundaries is needed for this.
tasks-reach-no-level-hint = Name a level with --level for which boundaries are stored.
tasks-reach-region-points = Makeshift: each region counts with a single point, the middle of its largest part, not with the homes of its residents.
tasks-reach-no-origins = { $file } holds no place.
tasks-reach-outside = { $count ->
    [one] One home lies outside the level { $level } and counts for no region.
   *[other] { $count } homes lie outside the level { $level } and count for no region.
}
tasks-reach-straight = Travel times from straight lines: detour × { $detour }, { $kmh } km/h.
tasks-reach-roads = Travel times over the network from { $file } of { $date }: { $mode }.
tasks-reach-matrix = Travel times from { $file }: { $pairs ->
    [one] one pair
   *[other] { $pairs } pairs
}.
tasks-reach-no-kind = No facility of the kind “{ $kind }” is stored.
tasks-reach-no-kind-hint = Stored are: { $kinds }.
tasks-reach-no-facilities = No facilities are stored in this project.
tasks-reach-no-facilities-hint = Import facilities with “import facilities”.
tasks-reach-no-network = No travel network is stored in this project.
tasks-reach-no-network-hint = Import one from an OpenStreetMap extract with “import network”, or take --mode straight for straight lines.
tasks-reach-origins-off = { $count ->
    [one] One home lies more than { $metres } m from any way and reaches nothing.
   *[other] { $count } homes lie more than { $metres } m from any way and reach nothing.
}
tasks-reach-facilities-off = { $count ->
    [one] One facility lies more than { $metres } m from any way and cannot be reached.
   *[other] { $count } facilities lie more than { $metres } m from any way and cannot be reached.
}
tasks-reach-unreached = { $count ->
    [one] From one home ({ $people } residents) no facility can be reached; it counts as “cannot be reached”, not as far away.
   *[other] From { $count } homes ({ $people } residents) no facility can be reached; they count as “cannot be reached”, not as far away.
}
tasks-reach-no-pairs = { $file } names no pair of a home and a facility of this project.
tasks-reach-no-pairs-hint = Fill columns origin, facility and minutes with the keys of homes and facilities.
tasks-reach-unknown-pairs = { $count ->
    [one] One row of the travel times names an unknown key.
   *[other] { $count } rows of the travel times name unknown keys.
}

tasks-isochrone-no-facility = No facility “{ $name }” is stored.
tasks-isochrone-no-facility-hint = Give the key or name of a facility, or a place as longitude,latitude.
tasks-isochrone-off = The place { $place } lies more than { $metres } m from any way.
tasks-isochrone-off-hint = Give a place as longitude east, latitude north that lies in the network.
tasks-isochrone-swapped-hint = Longitude and latitude seem to be swapped; perhaps { $place } is meant.
tasks-isochrone-no-population = Without a population it is not known how many people live inside.
tasks-isochrone-format = { $file }: isochrones are written as .geojson or .gpkg.
tasks-isochrone-format-hint = Choose a name with one of these endings.
tasks-isochrone-remark = Each spot belongs to the nearest street; the walk there counts. Roads: © OpenStreetMap contributors, ODbL.
tasks-reach-no-group = The population has no group “{ $group }”.
tasks-reach-no-group-hint = There are: { $groups }.
tasks-reach-no-bands = No areas can be drawn from a table of travel times.
tasks-reach-nobody = Nobody who counts lives in the regions shown, or nobody reaches a facility.
tasks-reach-unknown = No reachability is saved as “{ $name }”.
tasks-reach-unknown-hint = Saved are: { $names }.
tasks-reach-unknown-hint-none = Save one with “reach … --save NAME” or in the window.
