### Command line
cli-usage = Usage:
cli-usage-hint = --help tells more.
cli-example = Example:
cli-commands = Commands
cli-options = Options
cli-info = Note:
cli-warning = Warning:
cli-error = Error:
cli-more = … and { $count } more
cli-unknown-argument = There is no option { $argument } here.
cli-unknown-command = There is no command “{ $command }”.
cli-missing-argument = Missing: { $argument }
cli-argument-conflict = { $argument } and { $other } exclude each other.
cli-missing-value = { $argument } lacks its value.
cli-bad-value = “{ $value }” is no value for { $argument }.
cli-bad-value-allowed = “{ $value }” is no value for { $argument }. Possible: { $allowed }
cli-wrong-usage = The call is not right: { $reason }
cli-no-json = The output could not be written ({ $reason }).
cli-no-display = No display can be reached; the maps are drawn as pictures instead of the window.
cli-page-written = { $file } ({ $width } × { $height } pixels)
cli-sample-made = Sample project with { $regions } municipalities made: { $file }
cli-sample-roads = Roads of the sample as an OpenStreetMap extract: { $file }
cli-sample-no-roads = A sample country has no roads; { $file } was not written.
cli-project-made = Project “{ $name }” made: { $file }
cli-view-saved = View “{ $name }” saved.
cli-exported = { $rows } rows written: { $file }
cli-boundaries-stored = { $stored } regions of the level “{ $level }” stored ({ $read } records read; { $crs }; encoding { $encoding }).
cli-boundaries-would-be = Dry run: { $stored } regions of the level “{ $level }” would be stored ({ $read } records read; { $crs }; encoding { $encoding }).
cli-indicators-stored = { $indicators } indicators, { $values } values stored ({ $stored } of { $read } rows; { $unmatched } without a region, { $without } regions without a value).
cli-indicators-would-be = Dry run: { $indicators } indicators, { $values } values would be stored ({ $stored } of { $read } rows; { $unmatched } without a region, { $without } regions without a value).
cli-catalogue-stored = { $stored } entries stored, { $replaced } of them replaced.
cli-catalogue-would-be = Dry run: { $stored } entries would be stored, { $replaced } of them replaced.
cli-cells-without-value = { $count } cells without a value were left out.
cli-info-level = Level “{ $level }”: { $regions } regions
cli-info-level-without-boundaries = Level “{ $level }”: { $regions } regions without boundaries
cli-info-indicator = Indicator { $code } “{ $name }”: { $periods } ({ $levels })
cli-info-import = Import { $date }: { $file } ({ $stored } of { $read } records)
cli-info-views = Views: { $names }
cli-check-ok = The project is in order.
cli-check-failed = The project has errors.
cli-classify-what = It is not said what to classify.
cli-classify-what-hint = A project takes --indicator, a CSV file takes --column.
cli-map-of-what = It is not said what the map shall show.
cli-map-of-what-hint = State --indicator or --view.
cli-bad-key = “{ $key }” is no region key.
cli-unknown-view = There is no view “{ $name }” in this project.
cli-unknown-view-hint = There are: { $names }
cli-unknown-palette = There is no palette “{ $name }”.
cli-unknown-palette-hint = There are: { $names }

cli-about-program = Maps for integrated social planning, offline, from one file. Without a command the window opens; without a display the maps of the project are drawn as pictures into the folder sozialraumatlas-maps.
cli-example-program = sozialraumatlas county.gpkg
cli-about-sample = Makes a sample project with a fictional county.
cli-example-sample = sozialraumatlas sample sample.gpkg
cli-about-new = Makes an empty project.
cli-example-new = sozialraumatlas new county.gpkg --name "Landkreis Lüchow-Dannenberg"
cli-about-import = Brings boundaries, values, catalogues, facilities, population and travel network into a project. Nothing is half stored; --dry-run shows what would happen.
cli-example-import = sozialraumatlas import boundaries county.gpkg gemeinden.shp --level Gemeinden --key AGS
cli-about-import-boundaries = Brings in the boundaries of a level from a shapefile (file, folder, .zip), GeoPackage or GeoJSON.
cli-example-import-boundaries = sozialraumatlas import boundaries county.gpkg vg250.zip --level Gemeinden --key AGS --where GF=4 --valid-on 2016-01-01
cli-about-import-indicators = Brings in values from CSV files and GENESIS tables.
cli-example-import-indicators = sozialraumatlas import indicators county.gpkg 12411-02-03-5.csv --level Gemeinden
cli-about-import-catalogue = Brings in a catalogue: what indicators mean and how ratios are computed. Columns: code, name, theme, unit, kind, numerator, denominator, factor, polarity, decimals, min_cases, source, licence. An indicator of kind count with a numerator is the sum of those named there.
cli-example-import-catalogue = sozialraumatlas import catalogue county.gpkg catalogue.csv
cli-about-info = Tells what a project holds.
cli-example-info = sozialraumatlas info county.gpkg --json
cli-about-values = Prints the values of an indicator. Where a level has none of its own they are rolled up from below, if the kind of indicator allows it.
cli-example-values = sozialraumatlas values county.gpkg --indicator U18 --period 2015 --level Gemeinden --csv
cli-about-classify = Makes classes from the values of an indicator or a column.
cli-example-classify = sozialraumatlas classify values.csv --column share --scheme quantile --classes 5 --json
cli-about-view = Looks after saved views.
cli-example-view = sozialraumatlas view save county.gpkg "Young municipalities" --indicator U18
cli-about-view-save = Saves a map under a name in the project.
cli-example-view-save = sozialraumatlas view save county.gpkg "Young municipalities" --indicator U18 --palette Blues
cli-about-map = Draws a map page as .png or .svg.
cli-example-map = sozialraumatlas map county.gpkg --indicator U18 --period 2015 --within 03354 --out map.png
cli-about-export = Writes values or regions as a table or layer (.csv, .xlsx, .geojson, .gpkg).
cli-example-export = sozialraumatlas export county.gpkg --what values --level Gemeinden --out values.xlsx
cli-about-check = Checks the file, coverage, impossible values and missing licences.
cli-example-check = sozialraumatlas check county.gpkg --json

cli-arg-help = Shows this help.
cli-arg-version = Shows the version of the program.
cli-arg-lang = Language of messages and pages; else that of the environment, else German.
cli-arg-project = Project file (.gpkg).
cli-arg-screenshot = Write a picture of the finished window and close it.
cli-arg-out = Output file; its ending decides the format.
cli-arg-sample-out = New project file.
cli-arg-regions = Number of municipalities.
cli-arg-seed = Seed of the random arrangements; same number, same result.
cli-arg-name = Name of the view.
cli-arg-new-name = Name of the project.
cli-arg-file = Input file.
cli-arg-files = Input files; all of them or none are stored.
cli-arg-input = Project file or CSV file.
cli-arg-level = Level of the regions (municipalities, counties …).
cli-arg-key = Field or column with the region key; FID for the record number.
cli-arg-name_field = Field with the names of the regions.
cli-arg-parent_key = Field with the key of the parent region.
cli-arg-parent_level = Level of the parent regions; made from the parts where it is missing.
cli-arg-crs = Coordinate reference system, for example EPSG:25832.
cli-arg-filters = Only records with FIELD=VALUE; several times: all must hold.
cli-arg-valid_on = Day at which the boundaries were valid, for example 2016-01-01.
cli-arg-layer = Layer of an archive that holds several.
cli-arg-on_conflict = What happens to what is there already: replace, keep, or abort, which stores nothing.
cli-arg-dry_run = Only show what would happen.
cli-arg-json = Output as JSON.
cli-arg-csv = Output as CSV (comma, decimal point).
cli-arg-encoding = Text encoding of the file, for example cp1252.
cli-arg-source = Source as it is printed.
cli-arg-licence = Licence as it is printed.
cli-arg-format = Layout of the table.
cli-arg-period = Period: 2015, 2015-12-31 or 2015/16.
cli-arg-delimiter = Character between columns; else recognised.
cli-arg-decimal = Decimal sign: comma or point; else point with commas, comma with semicolons and tabs.
cli-arg-indicator = Code of the indicator.
cli-arg-indicators = Code of an indicator; several times possible, else all.
cli-arg-internal = Show all values, secret ones too; the page says so.
cli-arg-for_publication = For publication: no internal indicators, only with source and licence.
cli-arg-scheme = Scheme: equal-interval, quantile, fisher-jenks, head-tail, standard-deviation, pretty, box-plot, maximum-breaks, geometric, manual.
cli-arg-classes = Number of classes, 2 to 9.
cli-arg-breaks = Class breaks set by hand, for example 5,7.5.
cli-arg-interval = Which class owns a boundary: lower-closed “5 to under 7”, upper-closed “over 5 to 7”.
cli-arg-zero_class = Zero gets a class of its own.
cli-arg-reference = Value around which the colours turn.
cli-arg-rounding = Class breaks on round numbers: auto, 0, 1, 2 (decimals), fives, tens. Values then count as they are printed.
cli-arg-pooled = Class breaks from the values of all periods.
cli-arg-column = Column of the CSV file.
cli-arg-decimals = Decimals that values are printed with.
cli-arg-view = Saved view.
cli-arg-within = Only regions within the region of this key.
cli-arg-palette = Palette.
cli-arg-reverse = Turn the palette round.
cli-arg-title = Title of the page.
cli-arg-subtitle = Second line of the page.
cli-arg-reading_example = Reading example.
cli-arg-labels = What is written on the regions.
cli-arg-size = Page size: slide, slide-4k, slide-4-3, a4, a4-portrait, a3, a3-portrait, square or WIDTHxHEIGHT in pixels.
cli-arg-dpi = Dots per inch; on paper they decide the size.
cli-arg-what = What is written: values, regions, typology (a saved one), facilities, kinds (.toml) or reach (a saved one).
cli-inputs = Arguments
cli-nameless-view = A view needs a name.
cli-allowed-period = 2015, 2015-12-31, 31.12.2015 or 2015/16
cli-allowed-valid-on = 2016-01-01, 01.01.2016 or 2016
cli-allowed-classes = a whole number from 2 to 9
cli-allowed-size = slide, slide-4k, slide-4-3, a4, a4-portrait, a3, a3-portrait, square or WIDTHxHEIGHT with 120 to 16384 pixels
cli-allowed-breaks = numbers with a decimal point, separated by commas, for example 5,7.5
cli-allowed-regions = a whole number from 1 to 200000
cli-allowed-seed = a whole number
cli-allowed-where = FIELD=VALUE, for example GF=4
cli-allowed-dpi = a whole number from 30 to 2400
cli-allowed-decimals = a whole number
cli-allowed-reference = a number with a decimal point
cli-typology-saved = Saved as “{ $name }”, version { $version }.
cli-typology-not-in-recipe = { $code } is not among the indicators of the typology.
cli-typology-bad-pair = “{ $text }” is not of the form CODE=NUMBER or NAME=CODE,CODE.
cli-moran = Moran’s I { $i } (without a pattern { $expected }), p = { $p }, { $n } regions, { $islands } of them without neighbours; { $significant } significant (*).
cli-segregation = Dissimilarity { $dissimilarity }, isolation { $isolation }, eta² { $eta }, { $regions } regions.
cli-about-typology = Makes a social-space typology: status and dynamics, quintiles, ranks, GISD or clusters; saved with a version if asked for.
cli-example-typology = sozialraumatlas typology county.gpkg --level Gemeinden --period 2023 --status ALQ,SGB2,KIARM --compare-period 2021 --population EW --save Sozialstruktur
cli-about-autocorrelation = Measures whether neighbours resemble each other: Moran's I of the whole map and of each region.
cli-example-autocorrelation = sozialraumatlas autocorrelation county.gpkg --level Gemeinden --indicator ALQ --period 2023 --json
cli-about-segregation = Measures how unevenly a group is spread over the regions.
cli-example-segregation = sozialraumatlas segregation county.gpkg --level Gemeinden --group EW_65 --total EW --period 2023 --json
cli-arg-typology-status = Indicators of the status or the clusters, separated by commas.
cli-arg-dynamics = Given indicators of change, separated by commas; else the difference to --compare-period.
cli-arg-compare_period = Period that dynamics measure the difference to.
cli-arg-base_period = Period whose means and standard deviations hold.
cli-arg-population = Code of the residents, for the minimum size.
cli-arg-min_population = Regions with fewer residents are not rated (else 300).
cli-arg-exclude = Keys of regions that are not rated, separated by commas.
cli-arg-method = Method: status-dynamics, quintile, rank, gisd, ward, kmeans.
cli-arg-typology-classes = Number of classes or types, 2 to 9.
cli-arg-weight = Weight of an indicator, for example ALQ=0.5.
cli-arg-dimension = Dimension of the GISD mode: its name and its indicators, for example Work=ALQ,SGB2; may be repeated.
cli-arg-typology-seed = Seed of k-means; the same number gives the same types.
cli-arg-recipe = Recipe as a TOML file; the other options change it.
cli-arg-save = Name under which recipe and result are saved as a new version.
cli-arg-contiguity = Short for --neighbours queen or rook.
cli-arg-permutations = Number of random arrangements for p (otherwise 999).
cli-arg-autocorrelation-seed = Seed of the random arrangements; the same number gives the same result.
cli-arg-group = Code of the count of the group.
cli-arg-total = Code of the total count.
cli-arg-typology = Saved typology.
cli-arg-close_calls = Mark regions whose class is a close call.
cli-arg-keep_unmatched = Take rows without a region in as regions without boundaries; they count in computations.
cli-arg-export-typology = With --what typology: name of the saved typology.
cli-arg-export-version = With --what typology: version, otherwise the latest.
cli-arg-typology-typology = Saved typology to start from; the other options change it.
cli-arg-method_page = Page “Method” (A4) as .png or .svg: computation, indicators, limits, rated regions, firmness.
cli-arg-method_tables = Tables of the method as .xlsx, one sheet for each.
cli-typology-moved = { $moved } of { $compared } regions { $moved ->
    [one] has
   *[other] have
} another class ({ $before } → { $after }).
cli-typology-matched = Types are matched by most regions in common ({ $before } → { $after }); { $moved } of { $compared } regions { $moved ->
    [one] lies
   *[other] lie
} outside this match.
cli-arg-keep_types = Keep the types found: other periods are assigned to them instead of being clustered anew (with --save or --compare-at).
cli-arg-compare = Saved typology to compare with: moves from class to class, and who moved.
cli-arg-compare_at = Period to compare with; without --compare by the same recipe.
cli-arg-roll_up = Higher level: share of residents in low-status areas (needs --population).
cli-arg-low_classes = With --roll-up: numbers of the classes that count as low, separated by commas.
cli-allowed-low-classes = whole numbers from 1 to 9
cli-arg-lisa = Map of spatial patterns (LISA): where high or low values lie side by side.
cli-arg-bivariate = Second indicator: map with three times three classes for both values at once.
cli-arg-neighbours = Who is a neighbour: queen (common border or corner), rook (common border), knn:6 (the six nearest) or distance:10km (within).
cli-arg-snap = With queen and rook: bridge gaps between borders up to so many metres, for example 5 or 20m.
cli-arg-alpha = How often chance may pass for a pattern (otherwise 0.05).
cli-arg-correction = Correction for many tests: fdr (α holds for all regions together) or none (for each).
cli-arg-rate = Form of a rate: plain (as measured), eb (smoothed, empirical Bayes) or lq (location quotient).
cli-arg-cuts = With --bivariate: bounds of the first indicator: tertiles, tertiles:2015 (thirds of that period) or two numbers such as 5,10.
cli-arg-second_cuts = With --bivariate: bounds of the second indicator, likewise.
cli-allowed-neighbours = queen, rook, knn:6 (the six nearest) or distance:10km (within)
cli-allowed-snap = a length such as 5, 20m or 0.1km
cli-allowed-alpha = a number between 0 and 1, for example 0.05
cli-allowed-permutations = a whole number from 1 to 99999
cli-allowed-rate = plain, eb (smoothed) or lq (location quotient)
cli-allowed-cuts = tertiles, tertiles:2015 or two numbers such as 5,10
cli-allowed-second-cuts = tertiles, tertiles:2015 or two numbers such as 5,10
cli-lisa-only = These options belong to a map of spatial patterns.
cli-lisa-only-hint = Add --lisa, or leave out --neighbours, --contiguity, --snap, --permutations, --seed, --alpha and --correction.
cli-arg-periods = With --typology: several periods on one page, separated by commas; the same types, and who moved.
cli-arg-compare_page = With --compare or --compare-at: page with both maps and a cross-table as .png or .svg.
cli-allowed-periods = periods separated by commas, for example 2015,2018,2021

# Reachability
cli-info-facilities = { $kind }: { $count ->
    [one] one facility
   *[other] { $count } facilities
}
cli-info-population = Population at { $places ->
    [one] one place
   *[other] { $places } places
}
cli-info-network = Travel network: { $nodes } junctions, { $edges } links
cli-info-reach = Saved reachability: { $names }
cli-no-kind = It is not said of which kind the facilities are.
cli-no-kind-hint = Name one kind for all with --kind, or the column that holds it with --kind-field.
cli-facilities-stored = { $stored ->
    [one] One facility stored
   *[other] { $stored } facilities stored
} ({ $read } read): { $kinds }
cli-facilities-would-be = { $stored ->
    [one] One facility would be stored
   *[other] { $stored } facilities would be stored
} ({ $read } read): { $kinds }
cli-population-stored = { $stored ->
    [one] One place stored
   *[other] { $stored } places stored
} ({ $read } read): { $residents } residents, { $groups ->
    [one] one group
   *[other] { $groups } groups
}
cli-population-would-be = { $stored ->
    [one] One place would be stored
   *[other] { $stored } places would be stored
} ({ $read } read): { $residents } residents, { $groups ->
    [one] one group
   *[other] { $groups } groups
}
cli-network-stored = Travel network stored: { $ways } ways, { $nodes } junctions, { $edges } links, { $rules } turn rules
cli-network-would-be = Travel network would be stored: { $ways } ways, { $nodes } junctions, { $edges } links, { $rules } turn rules
cli-unknown-decay = “{ $text }” is no known decay with distance.
cli-unknown-decay-hint = Possible are none, steps, linear:30, exponential:10, gaussian:10, logistic:15:3 (minutes).
cli-isochrone-residents = { $minutes } minutes: { $residents } residents
cli-isochrone-area = { $minutes } minutes: area computed
cli-about-import-facilities = Imports facilities from CSV, Excel, GeoJSON, shapefile, GeoPackage, or by their tags out of an OpenStreetMap extract (.osm.pbf).
cli-example-import-facilities = sozialraumatlas import facilities county.gpkg daycare.csv --kind Kita --x lon --y lat --capacity places
cli-about-import-population = Imports residents per grid cell or place, with groups. The grid ids of the Zensus (CRS3035RES100m…) are recognised; further numeric columns become groups.
cli-example-import-population = sozialraumatlas import population county.gpkg zensus.csv --residents Einwohner
cli-about-import-network = Imports the travel network for car, bicycle and walking once from an OpenStreetMap extract; no connection is needed afterwards.
cli-example-import-network = sozialraumatlas import network county.gpkg hessen-latest.osm.pbf
cli-about-reach = Computes reachability: minutes to the nearest facility, shares, offer per resident. Without a network straight lines never stand in silently.
cli-example-reach = sozialraumatlas reach county.gpkg --facilities Kita --mode car --level Gemeinde --measure share --limit-minutes 15 --csv
cli-about-isochrone = Computes the area that is reached from a place or facility within so many minutes, and how many people live inside.
cli-example-isochrone = sozialraumatlas isochrone county.gpkg --from 9.705,50.868 --mode walk --minutes 5,10,15 --out isochrones.geojson
cli-arg-import-facilities-file = File with facilities: .csv, .xlsx, .geojson, .shp, .gpkg or .osm.pbf
cli-arg-import-facilities-kind = Kind of all facilities, for example Kita
cli-arg-import-facilities-kind_field = Column that holds the kind
cli-arg-import-facilities-key = Column with keys (else recognised, else numbered)
cli-arg-import-facilities-capacity = Column with the capacity (places, staff); without it each facility counts 1
cli-arg-import-population-file = File with residents: .csv, .xlsx, .geojson, .shp or .gpkg
cli-arg-import-population-key = Column with keys (else recognised)
cli-arg-import-population-residents = Column with the number of residents (else recognised)
cli-arg-import-network-file = OpenStreetMap extract, .osm.pbf
cli-arg-import-network-buffer = How far beyond the boundaries of the project ways are kept, in km
cli-arg-import-network-whole = Keep the whole extract
cli-arg-x = Column with the east coordinate (longitude)
cli-arg-y = Column with the north coordinate (latitude)
cli-arg-reach-facilities = Kinds of facilities, separated by commas
cli-arg-reach-mode = By what: car, bike, walk over the network, straight for straight line × detour
cli-arg-reach-detour = Detour factor of the straight line
cli-arg-reach-speed = Speed in km/h (straight line 33, bicycle 15, walking 5; for cars the road decides)
cli-arg-reach-origins = Where people start: population, regions (one point per region), or a CSV file with key,x,y[,population]
cli-arg-reach-level = Level whose regions sum up; else one row per origin
cli-arg-reach-measure = What is measured: nearest facility, share within the time, offer within the time, weighted, per 1,000 residents (2SFCA, E2SFCA)
cli-arg-reach-limit_minutes = Limit in minutes, inclusive
cli-arg-reach-decay = Decay with time for gravity: none, steps, linear:30, exponential:10, gaussian:10, logistic:15:3
cli-arg-reach-matrix = CSV file with travel times: origin,facility,minutes
cli-arg-reach-save = Save in the project under this name
cli-arg-isochrone-from = Place as longitude,latitude, or key or name of a facility
cli-arg-isochrone-mode = By what: car, bike or walk
cli-arg-isochrone-minutes = Limits in minutes, separated by commas
cli-arg-isochrone-speed = Speed in km/h for bicycle and walking
cli-arg-isochrone-out = Output file, .geojson or .gpkg
cli-allowed-minutes = minutes separated by commas, for example 5,10,15
cli-allowed-limit-minutes = a number of minutes, for example 15
cli-allowed-detour = a number, for example 1.3
cli-allowed-speed = a number in km/h, for example 15
cli-allowed-buffer = a distance in km from 0 to 1000
cli-speed-of-cars = For cars the class of the road decides on the speed; --speed is for bicycle, walking and straight lines only.
cli-speed-of-cars-hint = Leave --speed out, or assume a mean speed over straight lines with --mode straight.
cli-arg-import-facilities-name_field = Column with the names of the facilities (else recognised)
cli-arg-import-facilities-layer = Layer of a GeoPackage or sheet of a workbook
cli-arg-import-population-layer = Layer of a GeoPackage or sheet of a workbook
cli-arg-reach = Saved reachability (reach … --save NAME).
cli-arg-reach_view = What is drawn: regions, cells (places where people live, such as grid cells) or bands (areas within so many minutes).
cli-arg-no_facilities = Leave the facilities out of the map.
cli-arg-reach-group = Group of the population that counts, such as 3-5; all residents otherwise.
cli-possible = Possible: { $values }.
cli-recipe-written = Recipe written: { $file }
cli-arg-preset = Rules after an example: mss-berlin (Monitoring Soziale Stadtentwicklung, change over 2 years) or rise-hamburg (Sozialmonitoring, over 3 years); indicators stay, the other options change it.
cli-arg-recipe_out = Write the recipe of this call as a TOML file, to compute it again or pass it on.
cli-allowed-preset = mss-berlin, rise-hamburg
