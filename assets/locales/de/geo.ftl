### Wording of geo

stage-topology = Gemeinsame Grenzen suchen
stage-simplify = Linien vereinfachen
stage-triangles = Flächen zerlegen
stage-shapes = Flächen vermessen
geo-crs-unknown-code = Das Koordinatensystem „{ $code }“ ist nicht bekannt.
geo-crs-not-understood = Die Angabe zum Koordinatensystem ist nicht verständlich: { $text }
geo-crs-no-transformation = Koordinaten in „{ $from }“ lassen sich nicht in „{ $to }“ umrechnen.
geo-crs-point-outside = Der Punkt { $x }, { $y } in „{ $from }“ liegt außerhalb dessen, was „{ $to }“ darstellen kann.
geo-crs-hint-codes = Geben Sie einen EPSG-Code an, zum Beispiel EPSG:25832 (UTM Zone 32), EPSG:25833 (UTM Zone 33) oder EPSG:31467 (Gauß-Krüger Zone 3).
geo-crs-hint-give-code = Prüfen Sie, in welchem Koordinatensystem die Datei vorliegt, und geben Sie es als EPSG-Code an, zum Beispiel EPSG:25832.
geo-prepare-cleaned = In den Grenzen wurden { $points } doppelte Stützpunkte und { $spikes } Linien, die auf sich selbst zurücklaufen, entfernt.
geo-prepare-rings-dropped = { $count ->
    [one] Ein Ring ohne Fläche wurde weggelassen.
   *[other] { $count } Ringe ohne Fläche wurden weggelassen.
}
geo-prepare-parts-merged = { $count ->
    [one] In einem Gebiet wurden aneinandergrenzende Teile zusammengefasst.
   *[other] In { $count } Gebieten wurden aneinandergrenzende Teile zusammengefasst.
}
geo-prepare-points-added = { $count ->
    [one] Ein Stützpunkt wurde ergänzt, den nur der Nachbar an der gemeinsamen Grenze hatte.
   *[other] { $count } Stützpunkte wurden ergänzt, die nur der Nachbar an der gemeinsamen Grenze hatte.
}
geo-prepare-regions-lost = { $count ->
    [one] Ein Gebiet hat keine Fläche und wird nicht gezeichnet.
   *[other] { $count } Gebiete haben keine Fläche und werden nicht gezeichnet.
}
geo-prepare-overlaps = { $count ->
    [one] An einer Linie überlappen sich zwei Gebiete; dort zeigt die Karte nur eines davon.
   *[other] An { $count } Linien überlappen sich Gebiete; dort zeigt die Karte nur eines davon.
}
geo-prepare-crossings = { $count ->
    [one] Die Grenze eines Gebiets kreuzt sich selbst; seine Fläche ist dort nicht eindeutig.
   *[other] Die Grenzen von { $count } Gebieten kreuzen sich selbst; ihre Flächen sind dort nicht eindeutig.
}
geo-prepare-hint-source = Prüfen Sie die Grenzen in einem Geoinformationssystem und importieren Sie sie danach neu.
