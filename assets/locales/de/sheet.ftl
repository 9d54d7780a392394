### Wording of sheet
page-class-below = unter { $upper }
page-class-up-to = bis { $upper }
page-class-from = { $lower } und mehr
page-class-above = über { $lower }
page-class-from-below = { $lower } bis unter { $upper }
page-class-above-up-to = über { $lower } bis { $upper }
page-class-range = { $minimum } bis { $maximum }
page-palette-unknown = Die Farbreihe „{ $palette }“ gibt es nicht; gezeichnet wird mit der Vorgabe.
page-palette-qualitative = Die Farbreihe „{ $palette }“ hat keine Reihenfolge: An den Farben ist nicht abzulesen, welche Klasse mehr ist.
page-palette-hint = Wählen Sie eine Farbreihe aus der Liste, etwa Salbei, Blues oder PuOr.
page-when-day = am { $period }
page-when-year = im Jahr { $period }
page-when-school-year = im Schuljahr { $period }
page-place-im = im { $area }
page-place-in-der = in der { $area }
page-place-in = in { $area }
page-percent = Prozent
page-internal = Interne Fassung – nicht zur Weitergabe
page-secret = geheim
page-not-rated = nicht bewertet
page-no-data = keine Daten
page-estimated = geschätzt
page-distribution = Verteilung
page-reading-example = Lesebeispiel
page-highest = Höchste Werte
page-lowest = Niedrigste Werte
page-example-count = { $name }: { $when } waren es { $place } { $value }{ $others }.
page-example-count-ahead = { $name }: { $when } werden es { $place } laut Vorausberechnung { $value } sein{ $others }.
page-example-count-undated = { $name }: { $place } sind es { $value }{ $others }.
page-example-value = { $place } lag der Wert „{ $name }“ { $when } bei { $value }{ $others }.
page-example-value-ahead = { $place } wird der Wert „{ $name }“ { $when } laut Vorausberechnung bei { $value } liegen{ $others }.
page-example-value-undated = { $place } liegt der Wert „{ $name }“ bei { $value }{ $others }.
page-example-noun = { $when } betrug { $name } { $place } { $value }{ $others }.
page-example-noun-ahead = { $when } wird { $name } { $place } laut Vorausberechnung { $value } betragen{ $others }.
page-example-noun-undated = { $place } beträgt { $name } { $value }{ $others }.
page-example-rate = { $when } kamen { $place } { $per } { $value } { $name }{ $others }.
page-example-rate-ahead = { $when } kommen { $place } laut Vorausberechnung { $per } { $value } { $name }{ $others }.
page-example-rate-undated = { $place } kommen { $per } { $value } { $name }{ $others }.
page-example-other = , { $place } { $value }
page-example-other-value = , { $place } bei { $value }
page-example-reference = ; { $place } insgesamt { $value }
page-example-reference-value = ; { $place } insgesamt bei { $value }
page-example-projected = vorausberechnet
page-example-estimated = geschätzt
page-stand-projected = { $period } (Vorausberechnung)
page-projected-all = Alle Werte sind vorausberechnet.
page-projected-some = { $count ->
    [one] Ein Wert ist vorausberechnet.
   *[other] { $count } Werte sind vorausberechnet.
}
page-source = Quelle: { $source }
page-source-same = Quelle für Werte und Grenzen: { $source }
page-source-boundaries = Grenzen: { $source }
page-valid-on = Gebietsstand { $date }
page-source-missing = Quelle nicht angegeben
page-licence-missing = Lizenz nicht angegeben
page-source-missing-notice = Für den Indikator „{ $indicator }“ ist keine Quelle angegeben; die Seite sagt das.
page-boundaries-missing-notice = Für die Grenzen der Ebene „{ $level }“ ist keine Quelle angegeben; die Seite sagt das.
page-licence-missing-notice = Für die Quelle „{ $source }“ ist keine Lizenz angegeben; die Seite sagt das.
page-source-missing-hint = Tragen Sie Quelle und Lizenz beim Import oder im Indikatorenkatalog ein; ohne sie ist keine Veröffentlichung möglich.
page-method = Klassen: { $scheme }
page-gvf = Güte der Anpassung (GVF) { $gvf }
page-n = n = { $n } von { $all } { $level }
page-n-all = n = { $n } { $level }
page-reference-estimated = Vergleichswert aus unvollständigen Angaben berechnet
page-scheme-equal-interval = gleiche Intervalle
page-scheme-quantile = Quantile
page-scheme-fisher-jenks = natürliche Unterbrechungen (Fisher–Jenks, exaktes Optimum)
page-scheme-head-tail = Head/Tail-Unterbrechungen
page-scheme-standard-deviation = Standardabweichung vom Mittelwert
page-scheme-pretty = runde Schritte
page-scheme-box-plot = Boxplot (Quartile und Zäune)
page-scheme-maximum-breaks = größte Lücken
page-scheme-geometric = geometrische Reihe
page-scheme-one-value = ein einziger Wert
page-scheme-one-class = eine einzige Klasse
page-absolute = Absolute Zahlen; große Gebiete haben meist mehr
page-scheme-manual = von Hand gesetzt
page-level-municipalities = Gemeinden
page-level-counties = Kreise
page-level-rural-counties = Landkreise
page-level-states = Länder
page-level-joint-municipalities = Samtgemeinden
page-level-offices = Ämter
page-level-villages = Ortsteile
page-level-quarters = Stadtteile
page-level-planning-regions = Planregionen
page-level-planning-areas = Planungsräume
page-level-social-areas = Sozialräume
page-level-school-districts = Schulbezirke
page-alt = Karte: { $title }. { $subtitle }. { $statement } Klassen mit Zahl der Gebiete: { $classes }. { $highlighted }
page-alt-plain = Karte: { $title }. { $subtitle }.
page-class-above-below = über { $lower } bis unter { $upper }
page-breaks-pooled = Grenzen über alle Zeiträume
page-breaks-frozen = Grenzen festgehalten
page-breaks-frozen-at = Grenzen festgehalten vom { $period }
page-turn = Bezugswert { $value }
page-turn-area = Bezugswert { $area } { $value }
page-highlighted = hervorgehoben
page-alt-highlighted = Hervorgehoben: { $regions }.
page-made-on = Erstellt am { $date }
page-sample-data = Beispieldaten, frei erfunden
page-typology = Sozialraumtypologie
page-typology-subject = { $method } aus { $indicators ->
    [one] einem Indikator
   *[other] { $indicators } Indikatoren
}
page-typology-since = Veränderung seit { $period }
page-typology-indicators = Indikatoren: { $list }
page-typology-silhouette = mittlere Silhouette { $silhouette }
page-typology-base = Mittelwert und Standardabweichung von { $period }
page-typology-least = Gebiete unter { $residents } Einwohnern nicht bewertet
page-typology-excluded = { $count ->
    [one] ein Gebiet ausgenommen
   *[other] { $count } Gebiete ausgenommen
}
page-typology-n = bezogen auf diesen Raum und Zeitraum, n = { $n } { $level }
page-typology-example-status = { $place } ist der Status „{ $class }“ (Index { $index }).
page-typology-example-class = { $place } ist die Belastung in der Stufe „{ $class }“ (Index { $index }).
page-typology-example-type = { $place } liegt der Typ „{ $class }“ vor.
page-typology-example-reason = Am meisten trägt „{ $indicator }“ bei ({ $share }).
page-typology-example-dynamics = Die Entwicklung ist im Vergleich { $dynamics }.
page-head-status = Status
page-head-burden = Belastung
page-head-gisd = Benachteiligung
page-head-types = Typen
page-method-status-dynamics = Status und Dynamik
page-method-status = Status
page-method-quintile = Belastungsindex in gleich großen Gruppen
page-method-rank = Mittlerer Rang in gleich großen Gruppen
page-method-gisd = Benachteiligung (GISD)
page-method-types = Gebietstypen
page-rule-status-dynamics = Index = Summe der z-Werte, erneut standardisiert; Status hoch unter { $high }, mittel bis { $low }, niedrig bis { $lowest }, sehr niedrig darüber
page-rule-quintile = Index = Summe der z-Werte, erneut standardisiert; { $classes } gleich große Gruppen
page-rule-rank = Mittel der Prozentränge; { $classes } gleich große Gruppen
page-rule-gisd = erste Hauptkomponente je Dimension, 0 bis 1, summiert; unterstes Fünftel, Mitte, oberstes Fünftel
page-rule-ward = Ward-Verfahren auf z-Werten, { $classes } Typen
page-rule-kmeans = k-Means auf z-Werten, { $classes } Typen
page-status-high = hoch
page-status-middle = mittel
page-status-low = niedrig
page-status-very-low = sehr niedrig
page-dynamics = Dynamik
page-dynamics-positive = positiv
page-dynamics-stable = stabil
page-dynamics-negative = negativ
page-gisd-low = niedrig
page-gisd-middle = mittel
page-gisd-high = hoch
page-rank-class = Stufe { $class }
page-rank-class-lightest = Stufe { $class } (geringste Belastung)
page-rank-class-heaviest = Stufe { $class } (höchste Belastung)
page-type = Typ { $type }
page-close-call = knapp
