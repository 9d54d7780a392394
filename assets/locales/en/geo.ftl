### Wording of geo

stage-topology = Finding shared borders
stage-simplify = Simplifying lines
stage-triangles = Splitting areas
stage-shapes = Measuring areas
geo-crs-unknown-code = The coordinate system “{ $code }” is not known.
geo-crs-not-understood = The description of the coordinate system cannot be understood: { $text }
geo-crs-no-transformation = Coordinates in “{ $from }” cannot be converted to “{ $to }”.
geo-crs-point-outside = Point { $x }, { $y } in “{ $from }” lies outside what “{ $to }” can express.
geo-crs-hint-codes = Give an EPSG code, for example EPSG:25832 (UTM zone 32), EPSG:25833 (UTM zone 33) or EPSG:31467 (Gauss-Krüger zone 3).
geo-crs-hint-give-code = Check which coordinate system the file is in and give it as an EPSG code, for example EPSG:25832.
geo-prepare-cleaned = { $points } repeated points and { $spikes } lines that run back on themselves were removed from the boundaries.
geo-prepare-rings-dropped = { $count ->
    [one] One ring without area was left out.
   *[other] { $count } rings without area were left out.
}
geo-prepare-parts-merged = { $count ->
    [one] In one region, adjoining parts were joined.
   *[other] In { $count } regions, adjoining parts were joined.
}
geo-prepare-points-added = { $count ->
    [one] One point was added that only the neighbour had on the shared border.
   *[other] { $count } points were added that only the neighbour had on the shared border.
}
geo-prepare-regions-lost = { $count ->
    [one] One region has no area and is not drawn.
   *[other] { $count } regions have no area and are not drawn.
}
geo-prepare-overlaps = { $count ->
    [one] Two regions overlap along one line; the map shows only one of them there.
   *[other] Regions overlap along { $count } lines; the map shows only one of them there.
}
geo-prepare-crossings = { $count ->
    [one] The boundary of one region crosses itself; its area is ambiguous there.
   *[other] The boundaries of { $count } regions cross themselves; their areas are ambiguous there.
}
geo-prepare-hint-source = Check the boundaries in a geographic information system and import them again.
