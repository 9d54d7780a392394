# Commands that plan: scenarios, sites, what is offered, rules, kinds

cli-scenario-saved = Saved scenario “{ $name }”: { $changes ->
    [one] one change
   *[other] { $changes } changes
}
cli-scenario-row = { $name }: { $changes ->
    [one] one change
   *[other] { $changes } changes
}
cli-scenario-row-outdated = { $name }: does not fit the facilities any more ({ $changes ->
    [one] one change
   *[other] { $changes } changes
})
cli-scenario-removed = Deleted scenario “{ $name }”
cli-plan-written = Written: { $file }
cli-compare-head = { $name }: { $facilities_before } → { $facilities_after } facilities, limit { $minutes } minutes
cli-compare-all = All
cli-compare-line = { $name }: { $gained } gain, { $lost } lose; in time { $before } → { $after } %, on the mean { $minutes_before } → { $minutes_after } minutes
cli-site-coverage = { $rank }. { $name } ({ $place }): { $added } more people in time, then { $after }
cli-site-median = { $rank }. { $name } ({ $place }): { $added } minutes less on the mean, then { $after }
cli-sites-coverage = Within { $minutes } minutes: { $before } → { $after } of { $people } people; no choice can reach more than { $bound }.
cli-sites-median = On the mean { $before } → { $after } minutes; no choice can reach less than { $bound } ({ $people } people).
cli-sites-proven = Proven: no other choice is better.
cli-sites-gap = At most { $gap } % more could be won.
cli-landscape-line = { $name }: { $present } present, { $reachable } within reach, { $missing } missing
cli-rule-line = { $rule }: holds in { $met } regions, does not in { $not_met }, nothing can be said in { $unknown }
cli-rule-gap = { "  " }{ $name }: { $people } people affected
cli-rule-overall = { "  " }Together: { $percent } %
cli-rule-unchecked = { $rule }: not checked
cli-rules-saved = { $count ->
    [one] Saved one rule
   *[other] Saved { $count } rules
}
cli-kinds-stored = { $count ->
    [one] Stored one kind
   *[other] Stored { $count } kinds
}

cli-about-scenario = Scenarios: what would be if facilities were closed, opened or moved. The facilities of the project stay as they are.
cli-example-scenario = sozialraumatlas scenario compare county.gpkg “Kita north” --facilities Kita --mode car --group 3-5 --level Gemeinden
cli-about-scenario-save = Saves a scenario from options or a file, in place of one of that name. The file is TOML: name, note and for each change [[change]] with what = "close" (facility, kind), "open" (kind, lon, lat, capacity, name), "move" (facility, lon, lat), "resize" (facility, capacity) or "mobile" (kind, lon, lat, days, hours, full_hours, capacity).
cli-example-scenario-save = sozialraumatlas scenario save county.gpkg “Kita north” --close Kita/kita-12 --open Kita@10.42,53.07:60 --mobile Beratungsstelle@10.5,53.1:2x4
cli-about-scenario-list = Lists the saved scenarios. JSON: name, note, changes, fits (the facilities).
cli-example-scenario-list = sozialraumatlas scenario list county.gpkg
cli-about-scenario-show = Shows a scenario as TOML or writes it to a file.
cli-example-scenario-show = sozialraumatlas scenario show county.gpkg “Kita north” --out kita-north.toml
cli-about-scenario-remove = Deletes a scenario.
cli-example-scenario-remove = sozialraumatlas scenario remove county.gpkg “Kita north”
cli-about-scenario-compare = What scenarios change: who gains and loses, minutes, shares and supply per 1,000 (2SFCA), by age group, region and place. JSON: before, limit_minutes, group, scenarios with name, facilities [before, after], total, groups, regions, cells. In these people, within, share, unreachable, minutes, supply as [before, after], gained, lost, minutes_difference and state: value, secret (too few people), no_data; cells with gains, loses, same, secret.
cli-example-scenario-compare = sozialraumatlas scenario compare county.gpkg “Kita north” “Kita south” --facilities Kita --mode car --limit-minutes 15 --group 3-5 --level Gemeinden --csv
cli-about-sites = Looks for the best next sites: as many people as possible in time (coverage) or as few minutes as possible on the mean (p-median). Facilities of the kind that are there count. A proven bound says how much a better choice could bring at most. JSON: before, after, bound, gap_percent, proven, sites with rank, key, name, lon, lat, added, after.
cli-example-sites = sozialraumatlas sites county.gpkg --kind Kita --mode car --candidates regions --level Ortsteile --k 3 --group 3-5 --save “Three new Kitas”
cli-about-landscape = What is offered: present, reachable or missing by region and phase of life, and which rules hold where. JSON: phases with phase, group, regions and kinds; regions with key, name, state (also secret, nobody), facilities, people, without; rules with regions_met [met, not met, unknown], overall_percent, people_affected, regions and gaps (most people affected first).
cli-example-landscape = sozialraumatlas landscape county.gpkg --level Gemeinden --mode car --limit-minutes 15
cli-about-rules = Rules about what must be offered, which “landscape” checks.
cli-example-rules = sozialraumatlas rules show county.gpkg --out rules.toml
cli-about-rules-show = Shows the rules of the project, without any those that come with the program, or writes them as TOML to a file for editing.
cli-example-rules-show = sozialraumatlas rules show county.gpkg --out rules.toml
cli-about-rules-save = Makes the rules of a file those of the project. Each begins with [[rule]]: name, kinds, demand = "present" (count) or "reach" (percent, minutes, group), perhaps level.
cli-example-rules-save = sozialraumatlas rules save county.gpkg rules.toml
cli-about-import-kinds = Brings in kinds of facilities with phase of life and tags from TOML or JSON: [[kind]] with name, phase, tags. Those of the same name are changed.
cli-example-import-kinds = sozialraumatlas import kinds county.gpkg kinds.toml

cli-arg-mode = How: car, bike, walk over the road network, straight as straight line × detour
cli-arg-detour = Detour factor of the straight line
cli-arg-speed = Speed in km/h (straight line 33, bicycle 15, on foot 5; for cars the road decides)
cli-arg-limit_minutes = Limit in minutes, inclusive
cli-arg-scenario-compare-group = Age group of the population by its name (3-5), or an age that groups make up exactly (65+); otherwise all residents
cli-arg-sites-group = Age group of the population by its name (3-5), or an age that groups make up exactly (65+); otherwise all residents
cli-arg-scenario = Name of the scenario
cli-arg-scenarios = Names of the scenarios
cli-arg-scenario-save-file = Scenario as TOML or JSON; further options are added
cli-arg-close = Closes the facility with this key (KEY or KIND/KEY); may be repeated
cli-arg-open = Opens a facility: KIND@LON,LAT[:CAPACITY]; may be repeated
cli-arg-moved = Moves a facility: KEY@LON,LAT; may be repeated
cli-arg-resize = Gives a facility another capacity: KEY=CAPACITY; may be repeated
cli-arg-mobile = Mobile offer: KIND@LON,LAT:DAYSxHOURS a week; counts with its share of 40 hours
cli-arg-note = What it is about, in your own words
cli-arg-scenario-compare-facilities = Kinds of facilities, separated by commas
cli-arg-against = Compared with this scenario; otherwise with the facilities as they are
cli-arg-cells = Also every place where people live
cli-arg-sites-kind = Kind that is opened
cli-arg-candidates = Candidates: cells (every place where people live), regions (the middle of each region of --level) or a file with key, x, y
cli-arg-sites-level = Level of the candidates with --candidates regions
cli-arg-k = How many sites
cli-arg-objective = What is to become better: coverage (people in time) or p-median (minutes on the mean)
cli-arg-sites-scenario = Scenario that the sites come on top of
cli-arg-from_scratch = As if there were no facility of the kind yet
cli-arg-sites-capacity = Capacity of each new site in the saved scenario
cli-arg-sites-save = Save the choice as a scenario of this name
cli-arg-enough = From which share of its people, in percent, something counts as within reach of a region
cli-arg-landscape-scenario = Scenario; otherwise the facilities as they are
cli-arg-landscape-rules = Rules from this file instead of those of the project
cli-allowed-open = KIND@LON,LAT[:CAPACITY], for example Kita@10.42,53.07:60
cli-allowed-move = KEY@LON,LAT, for example kita-12@10.42,53.07
cli-allowed-resize = KEY=CAPACITY, for example kita-12=80
cli-allowed-mobile = KIND@LON,LAT:DAYSxHOURS, for example Beratungsstelle@10.5,53.1:2x4
cli-allowed-k = a number from 1 to 1000
cli-allowed-enough = a share above 0 up to 100

cli-reach-row = { $name }: computed on { $date }
cli-reach-row-stale = { $name }: computed on { $date }, out of date ({ $causes })
cli-reach-removed = Deleted reachability “{ $name }”
cli-info-scenarios = Scenarios: { $names }
cli-info-source = Source: { $source }
cli-arg-reach-scenario = Scenario; otherwise the facilities as they are
cli-arg-list = Lists the saved reachabilities and what has changed since
cli-arg-remove = Deletes the saved reachability of this name
cli-arg-kinds = Only facilities of this kind; may be repeated
cli-arg-export-reach = Name of the saved reachability
