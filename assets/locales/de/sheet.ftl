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
page-unknown-letters = Auf der Seite stehen Kästchen für Zeichen, die die Schrift nicht hat ({ $letters }).
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
page-typology-least = { $count ->
    [0] Gebiete unter { $residents } Einwohnern würden nicht bewertet
    [one] 1 Gebiet unter { $residents } Einwohnern nicht bewertet
   *[other] { $count } Gebiete unter { $residents } Einwohnern nicht bewertet
}
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
page-rule-kept = auf z-Werten den festgehaltenen Typen von { $period } zugeordnet, { $classes } Typen
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
page-method-title = Methodik: { $name }
page-method-version = Version { $version }
page-method-how = Was gerechnet wurde
page-method-indicators = Indikatoren
page-method-indicator = Indikator
page-method-period = Zeitraum
page-method-high-means = Hoher Wert ist
page-method-weight = Gewicht
page-method-mean = Mittelwert μ
page-method-sd = Streuung σ
page-method-moves = wechseln ohne ihn
page-method-change = Δ
page-method-burden = Belastung
page-method-relief = Entlastung
page-method-classes = Klassen
page-method-class = Klasse
page-method-limit = Grenze
page-method-regions = Gebiete
page-method-part = Gruppe { $part } von { $parts }
page-method-lowest-fifth = unterstes Fünftel
page-method-three-fifths = mittlere drei Fünftel
page-method-highest-fifth = oberstes Fünftel
page-method-rated = Bewertete Gebiete
page-method-rated-of = { $rated } von { $all } { $level } sind bewertet.
page-method-why-not = Nicht bewertet
page-method-too-small = unter { $residents } Einwohner
page-method-excluded = im Rezept ausgenommen
page-method-secret = ein Wert ist geheim
page-method-no-data = ein Wert oder die Einwohnerzahl fehlt
page-method-other = vom Verfahren nicht einzuordnen
page-method-correlations = Zusammenhang der Indikatoren (r)
page-method-r = Korrelation nach Pearson über die bewerteten Gebiete; über ±0,9 sagen zwei Indikatoren fast dasselbe (hervorgehoben).
page-method-one-indicator = Es gibt nur einen Indikator.
page-method-many-indicators = Die Matrix steht in den Tabellen zur Methodik.
page-method-firmness = Wie fest sind die Klassen?
page-method-tried = Jeder Indikator wurde einmal weggelassen und sein Gewicht um 20 % gesenkt und erhöht: { $scenarios } Rechnungen.
page-method-close = { $firm } von { $rated } Gebieten behalten immer ihre Klasse (sicher), { $close } { $close ->
    [one] wechselt
   *[other] wechseln
} sie mindestens einmal (knapp).
page-method-strongest = Am meisten bewegt „{ $indicator }“: Ohne ihn { $count ->
    [one] wechselt ein Gebiet
   *[other] wechseln { $count } Gebiete
} die Klasse.
page-method-silhouettes = Die mittlere Silhouette ist { $mean } (1 = klar getrennt, 0 = am Rand). { $unsure } von { $rated } Gebieten { $unsure ->
    [one] liegt
   *[other] liegen
} einem anderen Typ näher als dem eigenen (Silhouette unter 0, unsicher).
page-method-warnings = Hinweise
page-step-z = Jeder Indikator wird standardisiert: z = (x − μ) / σ, mit dem ungewichteten Mittelwert μ und der Standardabweichung σ (Teiler n) der bewerteten Gebiete. Entlastende Indikatoren werden umgekehrt, sodass ein hoher z-Wert immer Belastung heißt.
page-step-index = Die z-Werte werden mit ihren Gewichten w summiert, S = Σ w · z, und die Summe erneut standardisiert: I = (S − μ(S)) / σ(S). Der Beitrag eines Indikators zum Index ist w · z / σ(S).
page-step-status = Der Index I wird an festen Grenzen in Standardabweichungen geteilt. Ein niedriger Status heißt hohe Belastung.
page-step-dynamics = Die Dynamik D entsteht ebenso aus den Veränderungen der Indikatoren (Δ). Positiv heißt: günstiger als in den anderen Gebieten.
page-step-groups = Die Gebiete werden nach ihrem Index in { $classes } möglichst gleich große Gruppen geteilt; gleiche Werte bleiben zusammen.
page-step-rank = Je Indikator erhält jedes Gebiet einen Prozentrang von 0 bis 100 (entlastende umgekehrt); der Index ist ihr gewichtetes Mittel.
page-step-gisd = Je Dimension zählt die erste Hauptkomponente, auf 0 bis 1 gestreckt; ihre Summe wird in unterstes Fünftel, Mitte und oberstes Fünftel geteilt.
page-step-ward = Die Gebiete werden nach Ward schrittweise zu { $classes } Typen zusammengefasst, sodass die Quadratsumme der Abstände in den Typen am wenigsten wächst. Die Typen sind nach mittlerer Belastung geordnet.
page-step-kmeans = k-Means sucht { $classes } Typen mit der kleinsten Quadratsumme der Abstände zu ihren Mitten (k-Means++, 25 Starts, Startzahl { $seed }). Die Typen sind nach mittlerer Belastung geordnet.
page-step-kept = Die Gebiete werden den { $classes } festgehaltenen Typen von { $period } zugeordnet: Jedes gehört zum nächstgelegenen Typ, gemessen mit Mittelwert und Standardabweichung von { $period }.
page-step-winsorised = Werte jenseits von ±{ $limit } Standardabweichungen zählen wie ±{ $limit }.
page-step-base = Mittelwerte und Standardabweichungen sind die von { $period }; so sind Zeiträume vergleichbar.
page-step-relative = Alles gilt im Vergleich der Gebiete dieses Raums in diesem Zeitraum, nicht absolut. Geheime Werte nehmen nicht teil.
page-lisa-high-high = hoch, Nachbarn auch hoch
page-lisa-low-low = niedrig, Nachbarn auch niedrig
page-lisa-high-low = hoch unter niedrigen
page-lisa-low-high = niedrig unter hohen
page-lisa-not-significant = nicht auffällig
page-lisa-island = ohne Nachbarn
page-lisa-title = Wo sich Werte häufen: { $name }
page-lisa-subject = Vergleich mit den Nachbarn, { $period }
page-lisa-head = Im Vergleich mit den Nachbarn
page-lisa-queen = gemeinsame Grenze oder Ecke
page-lisa-rook = gemeinsame Grenze
page-lisa-method = Lokaler Moran-I (LISA) · Nachbarn: { $neighbours } · { $permutations } bedingte Permutationen, Startzahl { $seed } · auffällig bei α = { $alpha } { $correction } · Moran-I der Karte { $i }, p = { $p } · n = { $n }{ $islands ->
    [0] {""}
    [one] , davon eines ohne Nachbarn
   *[other] , davon { $islands } ohne Nachbarn
}
page-lisa-example-high-high = { $place } ist der Wert hoch ({ $value }), und ringsum ist er es auch: Das Gebiet gehört zu einer Häufung hoher Werte.
page-lisa-example-low-low = { $place } ist der Wert niedrig ({ $value }), und ringsum ist er es auch: Das Gebiet gehört zu einer Häufung niedriger Werte.
page-lisa-example-high-low = { $place } ist der Wert hoch ({ $value }), ringsum dagegen niedrig.
page-lisa-example-low-high = { $place } ist der Wert niedrig ({ $value }), ringsum dagegen hoch.
page-lisa-example-none = Kein Gebiet bildet mit seinen Nachbarn eine auffällige Häufung.
page-third-low = niedrig
page-third-middle = mittel
page-third-high = hoch
page-bivariate-class = { $first } { $low }, { $second } { $high }
page-bivariate-title = { $first } und { $second }
page-bivariate-subject = { $groups }, { $period }
page-bivariate-subject-periods = { $groups }, { $period } und { $second }
page-bivariate-head = Beide Werte zugleich
page-bivariate-both-high = beide hoch
page-bivariate-both-low = beide niedrig
page-bivariate-r = Zusammenhang: r = { $r }, ρ = { $rho }
page-bivariate-method = { $first }; { $second } · über die Gebiete mit beiden Werten · Korrelation nach Pearson r = { $r }, nach Spearman ρ = { $rho } · n = { $n }
page-bivariate-example-high = { $place } liegen beide Werte im oberen Drittel: „{ $first }“ bei { $value }, „{ $second }“ bei { $other }.
page-bivariate-example-low = { $place } liegen beide Werte im unteren Drittel: „{ $first }“ bei { $value }, „{ $second }“ bei { $other }.
page-method-type-limit = Mittlere Belastung (z)
page-method-more-warnings = und { $count } { $count ->
    [one] weiterer Hinweis
   *[other] weitere Hinweise
}, meist zu Indikatoren, die fast dasselbe sagen.
page-moves-head = Gegenüber { $other }
page-moves-title = Was sich bewegt hat: { $name }
page-moves-with = verglichen mit { $other }
page-moves-much-lighter = mehrere Stufen geringer belastet
page-moves-lighter = eine Stufe geringer belastet
page-moves-none = gleich geblieben
page-moves-heavier = eine Stufe stärker belastet
page-moves-much-heavier = mehrere Stufen stärker belastet
page-moves-other = anderer Typ
page-moves-example = { $place } ist die Stufe jetzt „{ $class }“, vorher ({ $other }) war sie „{ $before }“.
page-moves-example-none = Kein Gebiet hat die Stufe gewechselt.
page-lisa-nearest = die { $count ->
    [one] nächstgelegene Gebiet
   *[other] { $count } nächstgelegenen Gebiete
} (Luftlinie)
page-lisa-distance = Gebiete im Umkreis von { $distance } (Luftlinie, im Mittel { $mean })
page-lisa-snapped = { $rule }, Lücken bis { $gap } überbrückt
page-lisa-fdr = nach Korrektur für viele Tests (FDR)
page-lisa-uncorrected = je Gebiet, ohne Korrektur für viele Tests
page-bivariate-thirds = Je Indikator drei gleich große Gruppen
page-bivariate-groups = Je Indikator drei Gruppen
page-bounds-two = Grenzen { $low } und { $high }
page-bounds-one = Grenze { $low } (zu viele gleiche Werte für ein mittleres Drittel)
page-cuts-tertiles = { $name }: Drittel (Terzile), { $bounds }
page-cuts-tertiles-of = { $name }: Drittel (Terzile) von { $period }, { $bounds }
page-cuts-at = { $name }: gesetzte { $bounds }
page-bivariate-example-high-group = { $place } liegen beide Werte in der oberen Gruppe: „{ $first }“ bei { $value }, „{ $second }“ bei { $other }.
page-bivariate-example-low-group = { $place } liegen beide Werte in der unteren Gruppe: „{ $first }“ bei { $value }, „{ $second }“ bei { $other }.
page-form-eb-title = { $title }, geglättet
page-form-eb-subject = geglättete Raten (Empirical Bayes)
page-form-eb-head = { $unit }, geglättet
page-form-eb-method = Geglättete Raten (globaler Empirical-Bayes-Schätzer nach Marshall): zum Durchschnitt { $overall } aller { $regions } Gebiete gezogen, umso stärker, je weniger Menschen dort leben
page-form-eb-example = { $place } wurden { $measured } gemessen; geglättet sind es { $value }. Je weniger Menschen in einem Gebiet leben, desto näher rückt sein Wert an den Durchschnitt aller Gebiete ({ $overall }).
page-form-lq-title = Standortquotient: { $name }
page-form-lq-subject = 1 = wie in allen Gebieten zusammen ({ $overall })
page-form-lq-head = Standortquotient
page-form-lq-method = Standortquotient: Wert des Gebiets geteilt durch den Wert aller { $regions } Gebiete zusammen ({ $overall })
page-form-lq-example = { $place } ist der Wert das { $value }-Fache dessen, was in allen Gebieten zusammen gilt ({ $overall }){ $other }.
page-form-lq-other = ; { $place } ist er das { $value }-Fache
page-panels-moved = { $count ->
    [0] keines gewechselt
   *[other] { $count } gewechselt
}
page-panels-periods-title = { $name }, { $first } bis { $last }
page-panels-recipes-title = „{ $first }“ und „{ $last }“ im Vergleich { $place }
page-panels-agreement = { $same } von { $compared } Gebieten stimmen überein ({ $percent } %)
page-panels-types = Typen von { $period }; in den anderen Zeiträumen gehört jedes Gebiet zum nächstgelegenen Typ
page-panels-relative = In jedem Zeitraum werden die Gebiete miteinander verglichen: Wer wechselt, hat sich im Vergleich zu den anderen verändert
page-panels-without-dynamics = Ohne Dynamik: { $periods }
page-without-dynamics-earlier = ohne Dynamik, weil die Werte des früheren Zeitraums fehlen
page-without-dynamics-alike = ohne Dynamik, weil die Veränderung die Gebiete nicht unterscheidet
page-panels-regions = Gebiete
page-panels-more = und { $count } weitere
page-panels-nobody = Kein Gebiet hat gewechselt.
page-panels-differ = Wo sie sich unterscheiden
page-panels-cross = Kreuztabelle
page-panels-cross-how = Zeilen: { $rows } · Spalten: { $columns }; hinterlegt, was übereinstimmt
page-method-heaviest = Höchste Belastung
page-method-region = Gebiet
page-method-index = Index I
page-method-class-is = Klasse ist
page-method-is-firm = sicher
page-method-is-close = knapp
page-method-shares = Spalten A, B, C …: Beitrag jedes Indikators zum Index (Beiträge ergeben zusammen I).
page-method-example = So rechnet sich ein Gebiet: { $name }
page-method-value = Wert x
page-method-share = Beitrag
page-method-sum = Summe der Beiträge = Index I
page-method-example-class = { $index } → { $class }
page-panels-day = jeweils { $day }
page-panels-outline = gewechselt seit der Karte davor
page-panels-cross-matched = Zeilen: { $rows } · Spalten: { $columns }; hinterlegt, was zusammengehört: Jeder Typ ist dem zugeordnet, mit dem er die meisten Gebiete teilt
page-method-z = z-Wert
page-method-turned = umgekehrt

# Erreichbarkeit
page-unreachable = nicht erreichbar
page-reach-drawn-cells = { $metres }-m-Zellen
page-reach-drawn-homes = Wohnorte
page-reach-few = unter 3 Personen
page-reach-places = { $count ->
    [one] 1 Ort
   *[other] { $count } Orte
}
page-reach-left-out = { $count ->
    [one] Ein Mensch erreicht keine Einrichtung und zählt im Mittel nicht.
   *[other] { $count } Menschen erreichen keine Einrichtung und zählen im Mittel nicht.
}
page-reach-kinds-more = { $first } und { $count } weitere Arten
page-reach-to-nearest = { $gender ->
    [f] zur nächsten { $kind }
    [m] zum nächsten { $kind }
    [n] zum nächsten { $kind }
    [s] zur nächsten Einrichtung ({ $kind })
   *[x] zum nächsten Angebot „{ $kind }“
}
page-reach-one = { $gender ->
    [f] eine { $kind }
    [m] einen { $kind }
    [n] ein { $kind }
    [s] eine Einrichtung ({ $kind })
   *[x] ein Angebot „{ $kind }“
}
page-reach-with-one = { $gender ->
    [f] einer { $kind }
    [m] einem { $kind }
    [n] einem { $kind }
    [s] einer Einrichtung ({ $kind })
   *[x] einem Angebot „{ $kind }“
}
page-reach-people = { $form ->
    [between] { $low }- bis { $high }-Jährige
    [from] Menschen ab { $low } Jahren
    [named] Menschen der Gruppe „{ $name }“
   *[all] Einwohner
}
page-reach-of-people = { $form ->
    [between] der { $low }- bis { $high }-Jährigen
    [from] der Menschen ab { $low } Jahren
    [named] der Gruppe „{ $name }“
   *[all] der Einwohner
}
page-reach-within = in höchstens { $minutes } Minuten { $mode ->
    [car] mit dem Auto
    [bike] mit dem Rad
    [walk] zu Fuß
    [straight] nach Luftlinie
   *[matrix] Reisezeit
}
page-reach-per-thousand = je 1.000 { $people }
page-reach-title-nearest = { $mode ->
    [car] Fahrzeit mit dem Auto
    [bike] Fahrzeit mit dem Rad
    [walk] Gehzeit
    [straight] Reisezeit nach Luftlinie
   *[matrix] Reisezeit
} { $nearest }
page-reach-title-share = { $people } mit { $with } in höchstens { $minutes } { $mode ->
    [car] Autominuten
    [bike] Radminuten
    [walk] Gehminuten
    [straight] Minuten nach Luftlinie
   *[matrix] Minuten
}
page-reach-title-catchment = Erreichbares Angebot { $per }: { $kinds }
page-reach-title-cumulative = Angebot in höchstens { $minutes } { $mode ->
    [car] Autominuten
    [bike] Radminuten
    [walk] Gehminuten
    [straight] Minuten nach Luftlinie
   *[matrix] Minuten
}: { $kinds }
page-reach-title-gravity = Erreichbarkeitspotenzial: { $kinds }
page-reach-short-nearest = Mittel { $people }
page-reach-short-share = Anteil { $people }, { $within }
page-reach-short-2sfca = Einzugsgebiete in zwei Schritten (2SFCA), { $within }
page-reach-short-e2sfca = Einzugsgebiete in zwei Schritten mit Stufen (E2SFCA: 1 / 0,68 / 0,22 bis 10 / 20 / 30 Minuten), { $within }
page-reach-short-cumulative = Summe des Angebots { $within }, Mittel { $people }
page-reach-short-gravity = Gravitationsmodell, { $decay }, { $within }, Mittel { $people }
page-reach-decay-none = ohne Abnahme
page-reach-decay-steps = Stufen 1 / 0,68 / 0,22 bis 10 / 20 / 30 Minuten
page-reach-decay-linear = lineare Abnahme bis { $minutes } Minuten
page-reach-decay-exponential = exponentielle Abnahme (1/e bei { $minutes } Minuten)
page-reach-decay-gaussian = Abnahme nach Gauß (σ { $minutes } Minuten)
page-reach-decay-logistic = logistische Abnahme um { $minutes } Minuten (Breite { $slope })
page-reach-limit = Schwelle { $minutes } Minuten einschließlich
page-reach-speed-car = Tempo nach Straßenart und Höchstgeschwindigkeit
page-reach-speed-factor = { $percent } % des Tempos nach Straßenart
page-reach-speed = { $kmh } km/h
page-reach-roads = { $mode ->
    [car] Auto
    [bike] Fahrrad
   *[walk] zu Fuß
}, { $speed }, Wegenetz { $file }{ $dated ->
    [yes] { " " }vom { $date }
   *[no] {""}
}, Weg zum Netz bis { $metres } m { $mode ->
    [walk] {""}
   *[other] zu Fuß mit { $walk } km/h
}
page-reach-straight = Luftlinie × { $detour } mit { $kmh } km/h, ohne Wegenetz
page-reach-matrix = Reisezeiten aus { $file }
page-reach-targets = { $count ->
    [one] Ziel: eine Einrichtung ({ $kinds })
   *[other] Ziele: { $count } Einrichtungen ({ $kinds })
}
page-reach-starts-population = Start: { $count ->
    [one] ein Wohnort
   *[other] { $count } Wohnorte
}{ $known ->
    [yes] {" "}({ $people } { $who })
   *[no] {""}
}
page-reach-starts-file = Start: { $count ->
    [one] ein Ort
   *[other] { $count } Orte
} aus einer Tabelle
page-reach-starts-regions = Behelf: ein Punkt je Gebiet statt der Wohnorte
page-reach-least = unter { $count } Personen geheim
page-reach-head-nearest = { $view ->
    [regions] Minuten, Mittel { $people }
   *[cells] Minuten
}
page-reach-head-share = Prozent { $people }
page-reach-head-catchment = Angebot { $per }
page-reach-head-cumulative = Angebot in der Schwelle
page-reach-head-gravity = Potenzial
page-reach-head-bands = Minuten bis zur Einrichtung
page-reach-example-nearest = { $place } sind es { $mode ->
    [car] mit dem Auto
    [bike] mit dem Rad
    [walk] zu Fuß
    [straight] nach der Luftlinie
   *[matrix] nach den Reisezeiten
} im Mittel { $of } { $value } Minuten bis { $nearest }.
page-reach-example-share = { $place } erreichen { $value } % { $of } { $one } { $within }.
page-reach-example-catchment = { $place } kommen { $per } { $value } erreichbare Plätze oder Einrichtungen ({ $kinds }), { $within }.
page-reach-example-cumulative = { $place } erreichen die Menschen { $within } im Mittel ein Angebot von { $value } ({ $kinds }).
page-reach-example-gravity = { $place } ist das Erreichbarkeitspotenzial am kleinsten: { $value } ({ $kinds }).
page-reach-example-least = Am kürzesten ist der Weg { $place } mit { $value } Minuten.
page-reach-example-most = Am meisten sind es { $place } mit { $value }{ $measure ->
    [share] {" "}%
   *[amount] {""}
}.
page-reach-example-whole = { $place } insgesamt: { $value }{ $measure ->
    [nearest] {" "}Minuten
    [share] {" "}%
   *[amount] {""}
}.
page-close-call-remark = Knapp: Die Stufe wechselt, wenn ein Indikator fehlt oder 20 % leichter oder schwerer zählt.
page-dynamics-without = { $count ->
    [one] Für 1 bewertetes Gebiet fehlt der frühere Wert oder er ist geheim: Es hat einen Status, aber keine Dynamik.
   *[other] Für { $count } bewertete Gebiete fehlt ein früherer Wert oder er ist geheim: Sie haben einen Status, aber keine Dynamik.
}
page-typology-few = weniger als 30 Gebiete: Grenzen nach Standardabweichungen sind unsicher
page-typology-few-in-class = weniger als 30 Gebiete: Ein Gebiet mehr oder weniger verschiebt die Stufen
page-panels-outline-differ = in beiden verschieden eingestuft
page-panels-method-of = { $name }: { $method }
page-profiles = Was die Typen ausmacht
page-profiles-how = Abstand vom Mittel aller Gebiete in Standardabweichungen
page-short-status = Status und Dynamik
page-short-quintile = gleich große Stufen
page-short-rank = mittlerer Rang
page-short-gisd = GISD
page-short-ward = Typen nach Ward
page-short-kept = festgehaltene Typen
page-short-kmeans = Typen nach k-Means
page-panels-nowhere = Sie unterscheiden sich nirgends.
page-profile-words = Kennzeichnend für diesen Typ: { $list }.
page-profile-average = Dieser Typ liegt bei allen Indikatoren nahe am Mittel.
page-profile-far-above = „{ $indicator }“ weit über dem Mittel
page-profile-above = „{ $indicator }“ über dem Mittel
page-profile-far-below = „{ $indicator }“ weit unter dem Mittel
page-profile-below = „{ $indicator }“ unter dem Mittel
