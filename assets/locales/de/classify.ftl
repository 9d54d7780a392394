### Wording of classify
classify-scheme-equal-interval = Gleiche Intervalle
classify-scheme-quantile = Quantile
classify-scheme-fisher-jenks = Natürliche Unterbrechungen
classify-scheme-head-tail = Kopf und Rest
classify-scheme-standard-deviation = Standardabweichung
classify-scheme-pretty = Runde Grenzen
classify-scheme-box-plot = Boxplot
classify-scheme-maximum-breaks = Größte Lücken
classify-scheme-geometric = Geometrische Reihe
classify-scheme-manual = Eigene Grenzen
classify-no-values = Es lassen sich keine Klassen bilden, weil kein Wert vorliegt.
classify-no-values-hint = Wählen Sie einen Zeitraum oder eine Ebene mit Werten.
classify-not-finite = Es lassen sich keine Klassen bilden: { $values ->
    [one] ein Wert ist keine endliche Zahl.
   *[other] { $values } Werte sind keine endlichen Zahlen.
 }
classify-not-finite-hint = Prüfen Sie, ob der Indikator durch null teilt, und lesen Sie die Werte neu ein.
classify-reference-not-finite = Es lassen sich keine Klassen bilden: Der Bezugswert ist keine endliche Zahl.
classify-reference-not-finite-hint = Geben Sie als Bezugswert eine Zahl an oder lassen Sie ihn weg.
classify-class-count = { $classes } Klassen sind nicht möglich: Erlaubt sind 2 bis 9.
classify-class-count-hint = Wählen Sie 2 bis 9 Klassen; gut unterscheiden lassen sich 3 bis 7.
classify-not-positive = Die geometrische Reihe braucht Werte über null, der kleinste Wert ist aber { $minimum }.
classify-not-positive-hint = Geben Sie der Null eine eigene Klasse oder wählen Sie ein anderes Verfahren.
classify-no-breaks = Eigene Grenzen sind gewählt, aber es ist keine angegeben.
classify-no-breaks-hint = Geben Sie mindestens eine Grenze als Zahl an.
classify-break-not-finite = Die { $position }. Klassengrenze ist keine Zahl.
classify-breaks-not-ascending = Die Klassengrenzen müssen ansteigen, auf { $earlier } folgt aber { $later }.
classify-breaks-not-ascending-hint = Ordnen Sie die Grenzen aufsteigend und nennen Sie jede nur einmal.
classify-too-many-breaks = { $breaks } Grenzen ergeben mehr als 9 Klassen.
