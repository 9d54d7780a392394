# Planning: scenarios, best sites, what is offered, facilities by hand

edit-facility-add = Add facility
edit-facility-remove = Delete facility
edit-facility-move = Move facility
edit-facility-change = Change facility
edit-facility-kinds = Change kinds of facilities
edit-scenario-save = Save scenario
edit-scenario-delete = Delete scenario
edit-supply-rules = Change rules

scenario-unknown-facility = Change { $change } names the facility “{ $facility }”, which does not exist.
scenario-unknown-facility-hint = Write the key as it stands in “export --what facilities”; upper and lower case matter.
scenario-ambiguous-facility = Change { $change }: several facilities of different kinds have the key “{ $facility }”.
scenario-ambiguous-facility-hint = Name the kind as well (kind = "Kita").
scenario-closed-already = Change { $change }: “{ $facility }” is closed already by an earlier change.
scenario-closed-already-hint = Remove one of the two changes.
scenario-off-globe = Change { $change }: { $place } is no place in longitude and latitude.
scenario-off-globe-hint = Longitude (lon) comes first, for example 9.7, then latitude (lat), for example 50.8.
scenario-no-kind = Change { $change } opens a facility without naming its kind.
scenario-no-kind-hint = State the kind (kind = "Kita").
scenario-negative = Change { $change }: the capacity { $capacity } is not a number from 0.
scenario-negative-hint = State the capacity as a number from 0, or leave it out; it then counts 1.
scenario-hours = Change { $change }: days or hours of the mobile offer fit into no week.
scenario-hours-hint = 1 to 7 days a week, up to 24 hours a stop, up to 168 hours of a full week.

stage-sites = Computing what candidates are worth
stage-sites-bound = Proving a bound

plan-no-population-hint = Bring in a population with “import population”.
plan-no-group = The population knows no group “{ $group }”.
plan-no-group-hint = Groups are: { $groups }. An age such as 65+ or 0-5 works where groups make it up exactly.
plan-no-groups-hint = The population is stored without age groups; import it again with more columns of numbers, or leave out --group.
plan-no-matrix = Travel times from a table know only the facilities in it.
plan-no-matrix-hint = Compute scenarios and sites over the road network (car, bike, walk) or straight lines (straight).
plan-no-scenario = This project has no scenario “{ $name }”.
plan-no-scenario-hint = Saved are: { $names }.
plan-no-scenarios-hint = Make a scenario with “scenario save”.
plan-scenario-without-name = The scenario has no name.
plan-scenario-without-name-hint = State a name behind the project, or write name = "…" into the file.
plan-scenario-empty = The scenario “{ $name }” changes nothing.
plan-scenario-new-kind = There is no kind “{ $kind }” in this project yet; the scenario opens the first facility.
plan-scenario-swapped = Longitude and latitude are the wrong way round in change { $changes }.
plan-scenario-far = The place in change { $changes } lies farther than { $metres } m from every road; nobody reaches it over the network.
plan-scenario-heading = Sozialraumatlas: scenario, written on { $date }
plan-nobody = Nobody of the group “{ $group }” lives at any of the places.
plan-nobody-hint = Name another group, or import the population again.
plan-no-candidates = There is no candidate for a site.
plan-no-candidates-hint = Candidates are cells (every place where people live), regions (with --level) or a file with key, x and y; they must lie near the road network.
plan-too-few-candidates = { $count } sites are asked for, but there { $candidates ->
    [one] is one candidate
   *[other] are { $candidates } candidates
} only.
plan-too-few-candidates-hint = Ask for fewer sites or name more candidates.
plan-too-many-candidates = { $candidates } candidates are too many for this population.
plan-too-many-candidates-hint = Name fewer candidates with --candidates regions or a file.
plan-candidates-off = { $count ->
    [one] One candidate lies
   *[other] { $count } candidates lie
} off the road network; no site can be there.
plan-candidates-without-place = { $count ->
    [one] One candidate has no usable place
   *[other] { $count } candidates have no usable place
} (missing, or longitude and latitude the wrong way round).
plan-sites-fewer = { $count ->
    [0] No site is worth anything to anybody any more
    [one] More than one site is worth nothing to anybody
   *[other] More than { $count } sites are worth nothing to anybody
}; { $wanted } were asked for.
plan-sites-farthest = Who reaches no facility counts with { $minutes } minutes in the mean.
plan-no-area = There is no region with the key “{ $key }” that boundaries are stored for.
plan-kinds-without-facility = { $count ->
    [one] Of one kind no facility is recorded; it does
   *[other] Of { $count } kinds no facility is recorded; they do
} not count as missing.
plan-rules-shipped = The project has no rules of its own; those that come with the program are checked.
plan-phases-without-group = The population has no age group for { $ages }; all residents count there.
plan-kinds-without-phase = { $count ->
    [one] One kind of facility belongs
   *[other] { $count } kinds of facilities belong
} to no phase of life and is left out of what is offered.
plan-kinds-without-phase-hint = Add the phase of life with “import kinds”.
plan-rule-no-level = The rule “{ $rule }” names the level “{ $level }”, which does not exist; it is not checked.
plan-rule-no-group = The rule “{ $rule }” names the group “{ $group }”, which the population does not know; it is not checked.
plan-rule-no-kind = The rule “{ $rule }” names { $kinds }; there is no such facility.
plan-no-rules = { $file } holds no rule.
plan-bad-rule = Rule { $number } (“{ $rule }”) is incomplete, impossible or there twice.
plan-rule-hint = Each rule begins with [[rule]] and states name, kinds and demand: present with count, or reach with percent (up to 100) and minutes (above 0) and perhaps group. “rules show --out rules.toml” writes an example.
plan-rules-heading = Sozialraumatlas: rules about what is offered, written on { $date }
plan-no-kinds = { $file } holds no kind of facility.
plan-bad-kind = The kind “{ $kind }” has no name, or a tag without an equals sign.
plan-kinds-hint = Each kind begins with [[kind]] and states name, phase (pregnancy, daycare, primary, secondary, work, adults, age) and tags such as "amenity=kindergarten".
plan-kinds-heading = Sozialraumatlas: kinds of facilities, written on { $date }
plan-phase-pregnancy = Pregnancy and early help
plan-phase-daycare = Day care
plan-phase-primary = Primary school
plan-phase-secondary = Secondary school
plan-phase-work = Transition to work
plan-phase-adults = Adults and family
plan-phase-age = Old age and care

plan-stale-facilities = facilities changed
plan-stale-population = population changed
plan-stale-network = network changed
plan-stale-scenario = scenario changed
plan-stale-unknown = saved without the state of its inputs
plan-no-reach = There is no saved reachability “{ $name }”.
plan-no-reach-hint = “reach --list” names those that are saved.
plan-reach-remark = Computed on { $date }
plan-places-gone = Not all places of this reachability are stored any more; it cannot be written as a map.
plan-places-gone-hint = Write it as .csv or .xlsx, or compute it again.
plan-kinds-toml = Kinds of facilities are written as .toml, not to { $file }.
plan-kinds-toml-hint = Name a file that ends in .toml.
