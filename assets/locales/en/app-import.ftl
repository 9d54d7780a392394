### The import assistant
recognised-project = project of this program
recognised-geopackage = GeoPackage of another program without a layer of geometry
recognised-shapefile = shapefile with areas
recognised-points = holds points
recognised-geojson = GeoJSON with areas
recognised-archive-layer = ZIP archive with { $name }
recognised-workbook = workbook (Excel or LibreOffice)
recognised-network = OpenStreetMap extract (PBF)
recognised-timetable = timetable in GTFS format
recognised-toml = TOML file
recognised-genesis = GENESIS table
recognised-columns = has the columns { $columns }
edit-import = Import
import-looking = Looking into the files
import-checking = Checking
import-importing = Importing
import-not-yet = The file cannot be imported like this yet.
import-all-files = All files
import-pick-folder = Import folder …
import-pick-folder-tip = Import all usable files of a folder one after the other
import-commit-new = Create project and import
import-take-back = Undo last import
import-before = State before this import
import-why-nothing = Nothing was imported since the project was opened.
import-copy-unmatched = Copy lists
import-copied = The lists are on the clipboard.
import-done = { $file } imported: { $summary }.
import-check = Check again
import-period-asked = e.g. 2015
import-drop-one = Let go: { $name }
import-drop = Let go: { $count } files
import-done-hint = Ctrl Z takes the import back.
import-taken-back = { $count ->
    [one] The import of { $file } is undone; the project is as it was before.
   *[other] The import of { $count } files is undone; the project is as it was before.
}
import-brought-again = { $count ->
    [one] The import of { $file } is restored.
   *[other] The import of { $count } files is restored.
}
import-no-way-back = This import cannot be taken back, because the state before could not be kept: { $reason }
import-last = { $count ->
    [one] Imported last: { $file }
   *[other] Imported last: { $count } files
}
import-summary-regions = { $count ->
    [one] One region
   *[other] { $count } regions
}
import-summary-merged = from { $read } records
import-summary-values = { $values ->
    [one] One value
   *[other] { $values } values
} of { $indicators ->
    [one] one indicator
   *[other] { $indicators } indicators
}
import-summary-references = { $count ->
    [one] and one larger area for comparison
   *[other] and { $count } larger areas for comparison
}
import-summary-catalogue = { $count ->
    [one] One entry
   *[other] { $count } entries
}, { $replaced } of them there already
import-into-new = → new file { $file }
import-into-open = → { $name }
import-needs-level = Please name the level.
import-needs-key = Please choose the field with the key.
import-needs-period = Which period do the values belong to? Please fill it in on the left.
import-needs-crs = Please choose where the area lies.
import-needs-boundaries = Values need regions: please import the boundaries first.
import-needs-boundaries-first = Please import the boundaries of this selection first.
import-needs-rule = Some of it is there already: please choose on the left what counts.
import-read-only = The project is open for viewing only: please import into a new project or close it elsewhere.
import-target = Into
import-target-new = A new project
import-target-open = “{ $name }”
import-project-name = Name of the project
import-project-name-example = for example Lüchow-Dannenberg
import-conflict-boundaries = The level “{ $level }” has boundaries already ({ $count ->
    [one] one region
   *[other] { $count } regions
}).
import-conflict-values = { $count ->
    [one] One value is
   *[other] { $count } values are
} in the project already.
import-rule-replace = Replace them by the new ones
import-rule-keep = Keep those that are there
import-level = Level
import-level-example = for example municipalities
import-key = Key
import-key-column = Column with the key
import-name = Name
import-no-name = no field
import-choose = please choose
import-day-example = e.g. 31 Dec 2015
import-period-example = from the table
import-source-example = for example Statistical Offices of the Länder
import-licence-example = for example dl-de/by-2-0
import-encoding = Encoding
import-encoding-by-itself = recognise it
import-encoding-found = found: { $encoding }
import-crs = Reference system
import-crs-of-file = as stated in the file
import-crs-utm = UTM zone { $zone }
import-crs-gauss-krueger = Gauss-Krüger zone { $zone }
import-crs-fits = fits
import-crs-which = The file does not say which reference system it is in. Where does the area lie?
import-crs-one = The file does not say which reference system it is in. Does the area lie here? Then please click.
import-crs-none = In none of the usual reference systems would this file lie in Germany. Please choose on the left or ask where it comes from.
import-preview = Preview
import-records = { $count ->
    [one] one record
   *[other] { $figure } records
}
import-rows = { $count ->
    [one] one row
   *[other] { $figure } rows
}
import-signs = Delimiter { $delimiter } · decimal sign { $decimal }
import-tab = tab
import-outlines = Outlines of the regions
import-place-inside = Where it lies in Germany
import-place-outside = This does not lie in Germany. Is the reference system right?
import-matched = { $count } of { $all } regions get values
import-legend-filled = with a value
import-legend-hatched = without a value
import-all-fit = All rows and all regions fit.
import-unmatched = { $count ->
    [one] One row without a region
   *[other] { $count } rows without a region
}
import-without-value = { $count ->
    [one] One region without a value
   *[other] { $count } regions without a value
}
import-near = similar: { $near }
import-unmatched-head = Row without a region
import-near-head = Similar regions
import-without-head = Region without a value
import-left-out = { $count ->
    [one] one file is left out
   *[other] { $count } files are left out
}
import-and-more = and { $count } more
import-nothing = There is nothing here that can be imported
import-unreadable-file = This file cannot be read
import-nothing-file = This file cannot be imported
import-empty-folder = The folder is empty.
import-kind-project = Project
import-kind-boundaries = Boundaries
import-kind-table = Values
import-kind-catalogue = Catalogue
import-kind-crosswalk = Crosswalk of keys
import-kind-facilities = Facilities
import-kind-population = Population by place
import-kind-network = Travel network
import-kind-timetable = Timetable
import-kind-workbook = Workbook
import-kind-layers = GeoPackage
import-kind-unusable = not readable
import-advice-project = Projects are not imported but opened: Ctrl O.
import-advice-crosswalk = This version does not read crosswalks yet. Convert the values to one set of boundaries before.
import-advice-timetable = This version does not read timetables yet; maps do not need them.
import-advice-workbook = Save the sheet as CSV (UTF-8) and import that file.
import-advice-layers = Layers of areas (polygons) are needed. Save tables as CSV in your GIS and import that file.
window-hint-layer = Choose the file of the layer itself.
window-hint-encoding = Where umlauts are wrong, choose another encoding on the left.
window-hint-column = Choose on the left which column is meant.
window-hint-ragged = Check delimiters and quotation marks in this line of the file.
window-hint-period = Fill in the period on the left, for example 2019 or 2019-12-31.
window-hint-decimal-sign = Choose on the left which decimal sign applies.
window-hint-crs = Choose the reference system on the left.
window-hint-crs-candidates = By the coordinates it may be: { $codes }. Choose the right one on the left.
window-hint-exists = Choose on the left whether to replace or to keep what is there.
window-hint-own-parent = Choose a coarser level as parent.
window-hint-nothing-matched = Choose another column with the key or another level on the left.
window-hint-missing = Please check the path or create a new project.
window-hint-not-a-project = Only projects of this program can be opened. Boundaries of other files come in with “Import data”.
import-list = { $count } files recognised
import-list-done = { $count ->
    [one] One file imported
   *[other] { $count } files imported
}
import-list-lead = What is ticked is imported in this order. Everything can be looked at and changed before.
import-list-lead-rule = Part of it is there already: please choose what applies.
import-list-lead-done = This is in the project now.
import-list-rule = What is there already
import-list-coverage = { $count } of { $all } regions
import-list-conflicts = { $count } of them there already
import-list-notices = { $count ->
    [one] One notice
   *[other] { $count } notices
}
import-list-nothing = Please tick at least one file.
import-list-asking = { $count ->
    [one] One file needs an answer. If you do not need it, untick it.
   *[other] { $count } files need an answer. If you do not need them, untick them.
}
import-list-ready = { $count ->
    [one] One file is checked.
   *[other] { $count } files are checked.
}
import-list-undo = Ctrl Z undoes all of it together, the history one by one.
import-commit-all = Import all
import-commit-chosen = Import what is ticked
import-show-map = Show map
import-to-list = Back to the list
import-open-entry = View
import-answer-entry = Answer
import-same-as = brings the same as { $file }
import-not-wanted = left out
import-ask-level = What is the level called?
import-ask-key = Where is the key?
import-ask-period = Which period do the values belong to?
import-ask-crs = Where does the area lie?
import-ask-boundaries = The boundaries that the values belong to are missing.
import-ask-rule = Replace or keep?
import-delimiter = Delimiter
import-delimiter-semicolon = Semicolon
import-delimiter-comma = Comma
import-decimal = Decimal sign
import-decimal-comma = Comma
import-decimal-point = Point
import-decimal-question = Which decimal sign applies in this table?
import-decimal-comma-example = Comma: 1.234,5
import-decimal-point-example = Point: 1,234.5
import-format = Layout
import-format-wide = one column per indicator
import-format-long = one row per value
import-format-genesis = GENESIS table
import-kind-membership = Membership of regions
import-advice-membership = This version does not read memberships yet. Import the boundaries of the upper level as well.
recognised-geopackage-layer = GeoPackage layer { $name } · { $count ->
    [one] one feature
   *[other] { $count } features
} ({ $type ->
    [POINT] points
    [MULTIPOINT] points
    [LINESTRING] lines
    [MULTILINESTRING] lines
    [POLYGON] areas
    [MULTIPOLYGON] areas
   *[other] { $type }
}) · { $crs }
import-key-question = { $count ->
    [0] “{ $column }” holds no keys of this level. Perhaps this is meant:
    [one] “{ $column }” fits one region only. Perhaps this is meant:
   *[other] “{ $column }” fits { $count } regions only. Perhaps this is meant:
}
import-key-better = { $count ->
    [one] “{ $column }”, fits one region
   *[other] “{ $column }”, fits { $count } regions
}
import-other-regions = { $count ->
    [one] One row belongs
   *[other] { $count } rows belong
} to other regions; all regions of the level have a value.
import-title-facilities = Import facilities
import-title-population = Import population by place
import-title-network = Import travel network
import-place-kind = Kind of all facilities
import-place-kind-example = e.g. Kita
import-kind-field = Column with the kind
import-place-name = Name
import-place-key = Key
import-capacity = Capacity
import-residents = Residents
import-x = East (x, longitude)
import-y = North (y, latitude)
import-buffer = Distance around the regions in km
import-buffer-example = empty = the whole extract
import-needs-kind = Which kind of facilities is this? Please fill it in on the left or choose the column.
import-needs-coordinates = Please choose the columns with the coordinates on the left.
import-needs-residents = Please choose the column with the residents on the left.
import-needs-buffer = The distance is no number: please fill in kilometres or empty the field.
import-ask-kind = Which kind of facilities?
import-ask-coordinates = Where are the coordinates?
import-ask-residents = Where are the residents?
import-conflict-facilities = { $count ->
    [one] One facility is
   *[other] { $count } facilities are
} there already with the same kind and key.
import-summary-facilities = { $count ->
    [one] One facility
   *[other] { $count } facilities
} ({ $kinds })
import-summary-population = { $count ->
    [one] One place
   *[other] { $count } places
} with { $residents } residents
import-summary-network = Travel network with { $edges } links and { $nodes } junctions from { $ways } ways
import-facilities-outside = { $count ->
    [one] One facility lies off the regions of the project; it counts.
   *[other] { $count } facilities lie off the regions of the project; they count.
}
import-population-outside = { $count ->
    [one] One place lies off the regions of the project; it belongs to none of them.
   *[other] { $count } places lie off the regions of the project; they belong to none of them.
}
import-population-replaces = { $count ->
    [one] The place where people live in the project will be replaced.
   *[other] The { $count } places where people live in the project will be replaced.
}
import-network-replaces = The travel network of the project will be replaced.
window-hint-coordinates = Choose the columns with the coordinates on the left.
window-hint-swapped = Swap the two columns on the left: east is the longitude, north the latitude.
window-hint-residents = Choose the column with the residents on the left.
window-hint-elsewhere = Take the extract of the right state, or empty the distance on the left: the whole extract is kept then.
