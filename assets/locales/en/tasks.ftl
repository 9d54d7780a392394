### Tasks
tasks-cancelled = The work was cancelled; nothing was changed.
tasks-unknown-indicator = There is no indicator “{ $code }” in this project.
tasks-unknown-indicator-hint = There are: { $codes }
tasks-unknown-level = There is no level “{ $level }” in this project.
tasks-unknown-level-hint = There are: { $levels }
tasks-no-period = Indicator “{ $code }” has no values for the period { $period } on the level “{ $level }”.
tasks-no-period-hint = There are: { $periods }
tasks-no-period-at-all-hint = The level “{ $level }” has no values of this indicator, and they cannot be computed either.
tasks-no-boundaries = The project holds no boundaries yet.
tasks-no-boundaries-hint = Import the boundaries of the regions first (shapefile or GeoJSON).
tasks-level-without-boundaries = The level “{ $level }” has values but no boundaries; it cannot be drawn as a map.
tasks-nothing-within = No region of the level “{ $level }” lies in a region with the key { $key }.
tasks-nothing-within-hint = Give the key of a region of a coarser level, for example the county key of five digits.
tasks-internal-indicator = The indicator “{ $name }” is for internal use and does not belong into a publication.
tasks-internal-indicator-hint = Choose another indicator, or do not export the page as a publication.
tasks-no-source = A publication needs the source and the licence of the values and of the boundaries.
tasks-no-source-hint = State source and licence in the catalogue, or when importing the boundaries.
tasks-no-crs = The file “{ $file }” does not say which coordinate reference system it uses.
tasks-no-crs-hint = State the reference system, for example --crs EPSG:25832.
tasks-no-crs-candidates-hint = By its coordinates it may be { $codes }. State the right one, for example --crs { $example }.
tasks-prj-not-understood = The coordinate system of “{ $file }” is not understood: “{ $text }”.
tasks-no-records = There is not a single record in “{ $file }”.
tasks-wrong-crs = The coordinates in “{ $file }” (lower left corner { $corner }) do not fit the reference system { $crs }.
tasks-no-regions = Of { $read } records in “{ $file }”, no region with a boundary was left.
tasks-no-regions-hint = Check the key field and the conditions.
tasks-level-exists = The level “{ $level }” has boundaries already; nothing was changed.
tasks-level-exists-hint = --on-conflict replace replaces the boundaries; values stay with their keys.
tasks-unmatched-parents = { $count ->
    [one] One parent key is missing in the level “{ $level }”.
   *[other] { $count } parent keys are missing in the level “{ $level }”.
    }
tasks-own-parent = The level “{ $level }” cannot be its own parent level; nothing was changed.
tasks-own-parent-hint = Name a coarser level as the parent level (--parent-level).
tasks-parents-made = The level “{ $level }” was made from its parts: { $count } regions.
tasks-unknown-page-format = Pages are not written in the format that the name of “{ $file }” asks for.
tasks-unknown-page-format-hint = Possible are .png and .svg.
tasks-no-folder = The folder for “{ $file }” is missing.
tasks-output-protected = “{ $file }” or its folder is write-protected.
tasks-output-full = “{ $file }” could not be written: the disk is full or the allowed file size is reached.
tasks-output-failed = “{ $file }” could not be written ({ $reason }).
tasks-output-hint = Choose another place; no half file was left behind.
tasks-nothing-matched = No key of “{ $file }” (column “{ $column }”: { $keys }) belongs to a region of the level “{ $level }”; nothing was stored.
tasks-nothing-matched-hint = Check the level and the key column (--level, --key).
tasks-regions-without-value = { $count } of { $all } regions of the level “{ $level }” get no value from this import.
tasks-period-exists = “{ $code }” has values for { $period } already ({ $count } concerned); nothing was stored.
tasks-period-exists-hint = --on-conflict replace replaces them, --on-conflict keep keeps them.
tasks-unknown-terms = { $count ->
    [one] One code in a numerator or denominator is unknown to the project.
   *[other] { $count } codes in numerators or denominators are unknown to the project.
    }
tasks-unknown-terms-hint = The ratios can be computed once these values are imported.
tasks-unknown-table-format = Tables and layers are not written in the format that the name of “{ $file }” asks for.
tasks-unknown-table-format-hint = Possible are .csv, .xlsx, .geojson and .gpkg.
tasks-unknown-shown-format = The table shown is not written in the format that the name of “{ $file }” asks for.
tasks-unknown-shown-format-hint = Possible are .xlsx and .csv.
tasks-nothing-to-export = The level “{ $level }” has no values that could be exported.
tasks-nothing-to-export-hint = Choose another level, indicator or period.
tasks-check-damage = The file is damaged
tasks-check-no-geometry = Regions without a boundary
tasks-check-no-licence = Source or licence is missing
tasks-check-unknown-term = A numerator or denominator names an indicator that does not exist
tasks-check-gaps = Regions without a value
tasks-check-negative = Negative counts or shares
tasks-check-above-hundred = Shares above 100 percent
tasks-check-jumps = Values that halved or doubled since the period before
tasks-bad-delimiter = The delimiter must be a single character.
tasks-bad-decimal = The decimal sign must be a comma or a point.
tasks-text-options-hint = Possible are --delimiter ";", --delimiter tab, and --decimal , or --decimal .
tasks-internal-copy = Internal version with all values, not to be passed on
tasks-files-contradict = “{ $file }” has another value of “{ $code }” for { $period } than another of the files; nothing was stored.
tasks-files-contradict-hint = Find out which file is right, and import the files one by one.
tasks-onto-project = “{ $file }” is a project; an output must not overwrite a project.
tasks-boundaries-kept = The level “{ $level }” has boundaries already; they stay as they are.
tasks-unmatched-kept = { $count ->
    [one] One row without a region was
   *[other] { $count } rows without a region were
} taken in as regions without boundaries: part of tables and computations, not of the map.
