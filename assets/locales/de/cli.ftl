### Befehlszeile
cli-usage = Aufruf:
cli-usage-hint = Hilfe gibt --help.
cli-example = Beispiel:
cli-commands = Befehle
cli-options = Angaben
cli-info = Hinweis:
cli-warning = Achtung:
cli-error = Fehler:
cli-more = … und { $count } weitere
cli-unknown-argument = Die Angabe { $argument } gibt es hier nicht.
cli-unknown-command = Den Befehl „{ $command }“ gibt es nicht.
cli-missing-argument = Es fehlt: { $argument }
cli-argument-conflict = { $argument } und { $other } schließen einander aus.
cli-missing-value = Zu { $argument } fehlt der Wert.
cli-bad-value = „{ $value }“ ist kein Wert für { $argument }.
cli-bad-value-allowed = „{ $value }“ ist kein Wert für { $argument }. Möglich: { $allowed }
cli-wrong-usage = Der Aufruf ist nicht richtig: { $reason }
cli-no-json = Die Ausgabe konnte nicht geschrieben werden ({ $reason }).
cli-no-display = Es ist kein Bildschirm erreichbar; statt des Fensters entstehen die Karten als Bilder.
cli-page-written = { $file } ({ $width } × { $height } Pixel)
cli-sample-made = Beispielprojekt mit { $regions } Gemeinden angelegt: { $file }
cli-sample-roads = Straßen des Beispiels als OpenStreetMap-Auszug: { $file }
cli-sample-no-roads = Ein Beispielland hat keine Straßen; { $file } wurde nicht geschrieben.
cli-project-made = Projekt „{ $name }“ angelegt: { $file }
cli-view-saved = Ansicht „{ $name }“ gespeichert.
cli-exported = { $rows } Zeilen geschrieben: { $file }
cli-boundaries-stored = { $stored } Gebiete der Ebene „{ $level }“ gespeichert ({ $read } Datensätze gelesen; { $crs }; Zeichen { $encoding }).
cli-boundaries-would-be = Probelauf: { $stored } Gebiete der Ebene „{ $level }“ würden gespeichert ({ $read } Datensätze gelesen; { $crs }; Zeichen { $encoding }).
cli-indicators-stored = { $indicators } Indikatoren, { $values } Werte gespeichert ({ $stored } von { $read } Zeilen; { $unmatched } ohne Gebiet, { $without } Gebiete ohne Wert).
cli-indicators-would-be = Probelauf: { $indicators } Indikatoren, { $values } Werte würden gespeichert ({ $stored } von { $read } Zeilen; { $unmatched } ohne Gebiet, { $without } Gebiete ohne Wert).
cli-catalogue-stored = { $stored } Einträge gespeichert, davon { $replaced } ersetzt.
cli-catalogue-would-be = Probelauf: { $stored } Einträge würden gespeichert, davon { $replaced } ersetzt.
cli-cells-without-value = { $count } Zellen ohne Wert wurden übergangen.
cli-info-level = Ebene „{ $level }“: { $regions } Gebiete
cli-info-level-without-boundaries = Ebene „{ $level }“: { $regions } Gebiete ohne Grenzen
cli-info-indicator = Indikator { $code } „{ $name }“: { $periods } ({ $levels })
cli-info-import = Import { $date }: { $file } ({ $stored } von { $read } Datensätzen)
cli-info-views = Ansichten: { $names }
cli-check-ok = Das Projekt ist in Ordnung.
cli-check-failed = Das Projekt hat Fehler.
cli-classify-what = Es fehlt, was klassifiziert werden soll.
cli-classify-what-hint = Zu einem Projekt gehört --indicator, zu einer CSV-Datei --column.
cli-map-of-what = Es fehlt, was die Karte zeigen soll.
cli-map-of-what-hint = Bitte --indicator oder --view angeben.
cli-bad-key = „{ $key }“ ist kein Gebietsschlüssel.
cli-unknown-view = Die Ansicht „{ $name }“ gibt es in diesem Projekt nicht.
cli-unknown-view-hint = Vorhanden sind: { $names }
cli-unknown-palette = Die Farbreihe „{ $name }“ gibt es nicht.
cli-unknown-palette-hint = Vorhanden sind: { $names }

cli-about-program = Karten für die integrierte Sozialplanung, ohne Netz aus einer Datei. Ohne Befehl öffnet sich das Fenster; ohne Bildschirm entstehen die Karten des Projekts als Bilder im Ordner sozialraumatlas-maps.
cli-example-program = sozialraumatlas landkreis.gpkg
cli-about-sample = Legt ein Beispielprojekt mit einem erfundenen Landkreis an.
cli-example-sample = sozialraumatlas sample beispiel.gpkg
cli-about-new = Legt ein leeres Projekt an.
cli-example-new = sozialraumatlas new landkreis.gpkg --name "Landkreis Lüchow-Dannenberg"
cli-about-import = Holt Grenzen, Werte, Kataloge, Einrichtungen, Bevölkerung und Wegenetz in ein Projekt. Nichts wird halb gespeichert; --dry-run zeigt, was geschähe.
cli-example-import = sozialraumatlas import boundaries landkreis.gpkg gemeinden.shp --level Gemeinden --key AGS
cli-about-import-boundaries = Holt die Grenzen einer Ebene aus Shapefile (Datei, Ordner, .zip), GeoPackage oder GeoJSON.
cli-example-import-boundaries = sozialraumatlas import boundaries landkreis.gpkg vg250.zip --level Gemeinden --key AGS --where GF=4 --valid-on 2016-01-01
cli-about-import-indicators = Holt Werte aus CSV-Dateien und GENESIS-Tabellen.
cli-example-import-indicators = sozialraumatlas import indicators landkreis.gpkg 12411-02-03-5.csv --level Gemeinden
cli-about-import-catalogue = Holt einen Katalog: was die Indikatoren bedeuten und wie Anteile berechnet werden. Spalten: code, name, theme, unit, kind, numerator, denominator, factor, polarity, decimals, min_cases, source, licence. Ein Indikator der Art count mit Zähler ist die Summe der dort genannten.
cli-example-import-catalogue = sozialraumatlas import catalogue landkreis.gpkg katalog.csv
cli-about-info = Sagt, was ein Projekt enthält.
cli-example-info = sozialraumatlas info landkreis.gpkg --json
cli-about-values = Gibt die Werte eines Indikators aus. Fehlen sie auf der Ebene, werden sie von unten zusammengefasst, wo die Art des Indikators das erlaubt.
cli-example-values = sozialraumatlas values landkreis.gpkg --indicator U18 --period 2015 --level Gemeinden --csv
cli-about-classify = Bildet Klassen aus den Werten eines Indikators oder einer Spalte.
cli-example-classify = sozialraumatlas classify werte.csv --column anteil --scheme quantile --classes 5 --json
cli-about-view = Verwaltet gespeicherte Ansichten.
cli-example-view = sozialraumatlas view save landkreis.gpkg "Junge Gemeinden" --indicator U18
cli-about-view-save = Speichert eine Karte unter einem Namen im Projekt.
cli-example-view-save = sozialraumatlas view save landkreis.gpkg "Junge Gemeinden" --indicator U18 --palette Blues
cli-about-map = Zeichnet eine Kartenseite als .png oder .svg.
cli-example-map = sozialraumatlas map landkreis.gpkg --indicator U18 --period 2015 --within 03354 --out karte.png
cli-about-export = Gibt Werte oder Gebiete als Tabelle oder Ebene aus (.csv, .xlsx, .geojson, .gpkg).
cli-example-export = sozialraumatlas export landkreis.gpkg --what values --level Gemeinden --out werte.xlsx
cli-about-check = Prüft Datei, Abdeckung, unmögliche Werte und fehlende Lizenzen.
cli-example-check = sozialraumatlas check landkreis.gpkg --json

cli-arg-help = Zeigt diese Hilfe.
cli-arg-version = Zeigt die Fassung des Programms.
cli-arg-lang = Sprache der Meldungen und Seiten; sonst die der Umgebung, sonst Deutsch.
cli-arg-project = Projektdatei (.gpkg).
cli-arg-screenshot = Bild des fertigen Fensters schreiben und schließen.
cli-arg-out = Ausgabedatei; die Endung bestimmt das Format.
cli-arg-sample-out = Neue Projektdatei.
cli-arg-regions = Anzahl der Gemeinden.
cli-arg-seed = Startzahl der Zufallsanordnungen; gleiche Zahl, gleiches Ergebnis.
cli-arg-name = Name der Ansicht.
cli-arg-new-name = Name des Projekts.
cli-arg-file = Eingabedatei.
cli-arg-files = Eingabedateien; alle oder keine werden gespeichert.
cli-arg-input = Projektdatei oder CSV-Datei.
cli-arg-level = Ebene der Gebiete (Gemeinden, Kreise …).
cli-arg-key = Feld oder Spalte mit dem Gebietsschlüssel; FID für die laufende Nummer.
cli-arg-name_field = Feld mit dem Namen der Gebiete.
cli-arg-parent_key = Feld mit dem Schlüssel des übergeordneten Gebiets.
cli-arg-parent_level = Ebene der übergeordneten Gebiete; fehlt sie, wird sie aus den Teilen gebildet.
cli-arg-crs = Koordinatensystem, zum Beispiel EPSG:25832.
cli-arg-filters = Nur Datensätze mit FELD=WERT; mehrfach: alle müssen zutreffen.
cli-arg-valid_on = Gebietsstand, zum Beispiel 2016-01-01.
cli-arg-layer = Ebene eines Archivs mit mehreren.
cli-arg-on_conflict = Was geschieht, wenn es die Angaben schon gibt: replace ersetzt, keep behält, abort speichert nichts.
cli-arg-dry_run = Nur zeigen, was geschähe.
cli-arg-json = Ausgabe als JSON.
cli-arg-csv = Ausgabe als CSV (Komma, Dezimalpunkt).
cli-arg-encoding = Zeichensatz der Datei, zum Beispiel cp1252.
cli-arg-source = Quelle, wie sie gedruckt wird.
cli-arg-licence = Lizenz, wie sie gedruckt wird.
cli-arg-format = Aufbau der Tabelle.
cli-arg-period = Zeitraum: 2015, 2015-12-31 oder 2015/16.
cli-arg-delimiter = Trennzeichen der Spalten; sonst erkannt.
cli-arg-decimal = Dezimalzeichen: Komma oder Punkt; sonst Komma zum Punkt, Semikolon und Tabulator zum Komma.
cli-arg-indicator = Kennwort des Indikators.
cli-arg-indicators = Kennwort eines Indikators; mehrfach möglich, sonst alle.
cli-arg-internal = Alle Werte zeigen, auch geheime; die Seite sagt es.
cli-arg-for_publication = Für eine Veröffentlichung: ohne interne Indikatoren, nur mit Quelle und Lizenz.
cli-arg-scheme = Verfahren: equal-interval, quantile, fisher-jenks, head-tail, standard-deviation, pretty, box-plot, maximum-breaks, geometric, manual.
cli-arg-classes = Anzahl der Klassen, 2 bis 9.
cli-arg-breaks = Klassengrenzen von Hand, zum Beispiel 5,7.5.
cli-arg-interval = Welche Klasse die Grenze besitzt: lower-closed „5 bis unter 7“, upper-closed „über 5 bis 7“.
cli-arg-zero_class = Null bekommt eine eigene Klasse.
cli-arg-reference = Wert, um den sich die Farben drehen.
cli-arg-rounding = Klassengrenzen auf runde Zahlen: auto, 0, 1, 2 (Nachkommastellen), fives, tens. Werte zählen dann, wie sie gedruckt werden.
cli-arg-pooled = Klassengrenzen aus den Werten aller Zeiträume.
cli-arg-column = Spalte der CSV-Datei.
cli-arg-decimals = Nachkommastellen, mit denen die Werte gedruckt werden.
cli-arg-view = Gespeicherte Ansicht.
cli-arg-within = Nur Gebiete innerhalb des Gebiets mit diesem Schlüssel.
cli-arg-palette = Farbreihe.
cli-arg-reverse = Farbreihe umdrehen.
cli-arg-title = Titel der Seite.
cli-arg-subtitle = Zweite Zeile der Seite.
cli-arg-reading_example = Lesebeispiel.
cli-arg-labels = Beschriftung der Gebiete.
cli-arg-size = Seitengröße: slide, slide-4k, slide-4-3, a4, a4-portrait, a3, a3-portrait, square oder BREITExHÖHE in Pixeln.
cli-arg-dpi = Punkte je Zoll; bei Papier bestimmen sie die Größe.
cli-arg-what = Was ausgegeben wird: values (Werte), regions (Gebiete), typology (gespeicherte Typologie), facilities (Einrichtungen), kinds (Arten, .toml) oder reach (gespeicherte Erreichbarkeit).
cli-inputs = Eingaben
cli-nameless-view = Eine Ansicht braucht einen Namen.
cli-allowed-period = 2015, 2015-12-31, 31.12.2015 oder 2015/16
cli-allowed-valid-on = 2016-01-01, 01.01.2016 oder 2016
cli-allowed-classes = eine ganze Zahl von 2 bis 9
cli-allowed-size = slide, slide-4k, slide-4-3, a4, a4-portrait, a3, a3-portrait, square oder BREITExHÖHE mit 120 bis 16384 Pixeln
cli-allowed-breaks = Zahlen mit Dezimalpunkt, durch Komma getrennt, zum Beispiel 5,7.5
cli-allowed-regions = eine ganze Zahl von 1 bis 200000
cli-allowed-seed = eine ganze Zahl
cli-allowed-where = FELD=WERT, zum Beispiel GF=4
cli-allowed-dpi = eine ganze Zahl von 30 bis 2400
cli-allowed-decimals = eine ganze Zahl
cli-allowed-reference = eine Zahl mit Dezimalpunkt
cli-typology-saved = Gespeichert als „{ $name }“, Version { $version }.
cli-typology-not-in-recipe = { $code } steht nicht unter den Indikatoren der Typologie.
cli-typology-bad-pair = „{ $text }“ ist nicht von der Form KENNWORT=ZAHL oder NAME=KENNWORT,KENNWORT.
cli-moran = Moran-I { $i } (ohne Muster { $expected }), p = { $p }, { $n } Gebiete, davon { $islands } ohne Nachbarn; { $significant } auffällig (*).
cli-segregation = Dissimilarität { $dissimilarity }, Isolation { $isolation }, Eta² { $eta }, { $regions } Gebiete.
cli-about-typology = Bildet eine Sozialraumtypologie: Status und Dynamik, Fünftel, Ränge, GISD oder Cluster; auf Wunsch gespeichert mit Version.
cli-example-typology = sozialraumatlas typology landkreis.gpkg --level Gemeinden --period 2023 --status ALQ,SGB2,KIARM --compare-period 2021 --population EW --save Sozialstruktur
cli-about-autocorrelation = Misst, ob sich Nachbarn ähneln: Moran-I der ganzen Karte und jedes Gebiets.
cli-example-autocorrelation = sozialraumatlas autocorrelation landkreis.gpkg --level Gemeinden --indicator ALQ --period 2023 --json
cli-about-segregation = Misst, wie ungleich eine Gruppe auf die Gebiete verteilt ist.
cli-example-segregation = sozialraumatlas segregation landkreis.gpkg --level Gemeinden --group EW_65 --total EW --period 2023 --json
cli-arg-typology-status = Indikatoren des Status oder der Cluster, mit Komma getrennt.
cli-arg-dynamics = Fertige Indikatoren der Veränderung, mit Komma getrennt; sonst Unterschied zu --compare-period.
cli-arg-compare_period = Zeitraum, zu dem die Dynamik den Unterschied misst.
cli-arg-base_period = Zeitraum, dessen Mittelwerte und Standardabweichungen gelten.
cli-arg-population = Kennwort der Einwohnerzahl für die Mindestgröße.
cli-arg-min_population = Gebiete mit weniger Einwohnern werden nicht bewertet (sonst 300).
cli-arg-exclude = Schlüssel von Gebieten, die nicht bewertet werden, mit Komma getrennt.
cli-arg-method = Verfahren: status-dynamics, quintile, rank, gisd, ward, kmeans.
cli-arg-typology-classes = Anzahl der Klassen oder Typen, 2 bis 9.
cli-arg-weight = Gewicht eines Indikators, zum Beispiel ALQ=0.5.
cli-arg-dimension = Dimension der GISD-Rechnung: Name und ihre Indikatoren, zum Beispiel Arbeit=ALQ,SGB2; mehrfach möglich.
cli-arg-typology-seed = Startzahl von k-Means; gleiche Zahl, gleiche Typen.
cli-arg-recipe = Rezept als TOML-Datei; die übrigen Angaben ändern es.
cli-arg-save = Name, unter dem Rezept und Ergebnis als neue Version gespeichert werden.
cli-arg-contiguity = Kurz für --neighbours queen oder rook.
cli-arg-permutations = Anzahl der Zufallsanordnungen für p (sonst 999).
cli-arg-autocorrelation-seed = Startzahl der Zufallsanordnungen; gleiche Zahl, gleiches Ergebnis.
cli-arg-group = Kennwort der Anzahl der Gruppe.
cli-arg-total = Kennwort der Gesamtzahl.
cli-arg-typology = Gespeicherte Typologie.
cli-arg-close_calls = Gebiete kennzeichnen, deren Klasse knapp ist.
cli-arg-keep_unmatched = Zeilen ohne passendes Gebiet als Gebiete ohne Grenzen aufnehmen; sie zählen in Berechnungen mit.
cli-arg-export-typology = Mit --what typology: Name der gespeicherten Typologie.
cli-arg-export-version = Mit --what typology: Version, sonst die letzte.
cli-arg-typology-typology = Gespeicherte Typologie, von der ausgegangen wird; die übrigen Angaben ändern sie.
cli-arg-method_page = Seite „Methodik“ (A4) als .png oder .svg: Rechnung, Indikatoren, Grenzen, bewertete Gebiete, Festigkeit.
cli-arg-method_tables = Tabellen zur Methodik als .xlsx, ein Blatt je Tabelle.
cli-typology-moved = { $moved } von { $compared } Gebieten { $moved ->
    [one] hat
   *[other] haben
} eine andere Klasse ({ $before } → { $after }).
cli-typology-matched = Typen sind einander nach den meisten gemeinsamen Gebieten zugeordnet ({ $before } → { $after }); { $moved } von { $compared } Gebieten { $moved ->
    [one] liegt
   *[other] liegen
} außerhalb dieser Zuordnung.
cli-arg-keep_types = Die gefundenen Typen festhalten: Andere Zeiträume werden ihnen zugeordnet statt neu gebildet (mit --save oder --compare-at).
cli-arg-compare = Gespeicherte Typologie, mit der verglichen wird: Übergänge von Klasse zu Klasse und wer gewechselt hat.
cli-arg-compare_at = Zeitraum, mit dem verglichen wird; ohne --compare mit demselben Rezept.
cli-arg-roll_up = Höhere Ebene: Anteil der Einwohner in Gebieten mit niedrigem Status (verlangt --population).
cli-arg-low_classes = Mit --roll-up: Nummern der Klassen, die als niedrig zählen, mit Komma getrennt.
cli-allowed-low-classes = ganze Zahlen von 1 bis 9
cli-arg-lisa = Karte der räumlichen Muster (LISA): Wo hohe oder niedrige Werte beieinanderliegen.
cli-arg-bivariate = Zweiter Indikator: Karte mit drei mal drei Klassen für beide Werte zugleich.
cli-arg-neighbours = Wer Nachbar ist: queen (gemeinsame Grenze oder Ecke), rook (gemeinsame Grenze), knn:6 (die sechs nächsten) oder distance:10km (im Umkreis).
cli-arg-snap = Mit queen und rook: Lücken zwischen Grenzen bis zu so vielen Metern überbrücken, zum Beispiel 5 oder 20m.
cli-arg-alpha = Wie oft Zufall als Muster gelten darf (sonst 0.05).
cli-arg-correction = Korrektur für viele Tests: fdr (α gilt für alle Gebiete zusammen) oder none (je Gebiet).
cli-arg-rate = Form einer Rate: plain (wie gemessen), eb (geglättet, Empirical Bayes) oder lq (Standortquotient).
cli-arg-cuts = Mit --bivariate: Grenzen des ersten Indikators: tertiles, tertiles:2015 (Drittel jenes Zeitraums) oder zwei Zahlen wie 5,10.
cli-arg-second_cuts = Mit --bivariate: Grenzen des zweiten Indikators, ebenso.
cli-allowed-neighbours = queen, rook, knn:6 (die sechs nächsten) oder distance:10km (im Umkreis)
cli-allowed-snap = eine Länge wie 5, 20m oder 0.1km
cli-allowed-alpha = eine Zahl zwischen 0 und 1, zum Beispiel 0.05
cli-allowed-permutations = eine ganze Zahl von 1 bis 99999
cli-allowed-rate = plain, eb (geglättet) oder lq (Standortquotient)
cli-allowed-cuts = tertiles, tertiles:2015 oder zwei Zahlen wie 5,10
cli-allowed-second-cuts = tertiles, tertiles:2015 oder zwei Zahlen wie 5,10
cli-lisa-only = Diese Angaben gehören zu einer Karte der räumlichen Muster.
cli-lisa-only-hint = Bitte --lisa dazu angeben oder --neighbours, --contiguity, --snap, --permutations, --seed, --alpha und --correction weglassen.
cli-arg-periods = Mit --typology: mehrere Zeiträume auf einer Seite, mit Komma getrennt; dieselben Typen, und wer gewechselt hat.
cli-arg-compare_page = Mit --compare oder --compare-at: Seite mit beiden Karten und Kreuztabelle als .png oder .svg.
cli-allowed-periods = Zeiträume mit Komma getrennt, zum Beispiel 2015,2018,2021

# Erreichbarkeit
cli-info-facilities = { $kind }: { $count ->
    [one] eine Einrichtung
   *[other] { $count } Einrichtungen
}
cli-info-population = Bevölkerung an { $places ->
    [one] einem Ort
   *[other] { $places } Orten
}
cli-info-network = Wegenetz: { $nodes } Kreuzungen, { $edges } Abschnitte
cli-info-reach = Gespeicherte Erreichbarkeiten: { $names }
cli-no-kind = Es fehlt, welcher Art die Einrichtungen sind.
cli-no-kind-hint = Mit --kind eine Art für alle nennen, oder mit --kind-field die Spalte, in der sie steht.
cli-facilities-stored = { $stored ->
    [one] Eine Einrichtung gespeichert
   *[other] { $stored } Einrichtungen gespeichert
} ({ $read } gelesen): { $kinds }
cli-facilities-would-be = { $stored ->
    [one] Eine Einrichtung würde gespeichert
   *[other] { $stored } Einrichtungen würden gespeichert
} ({ $read } gelesen): { $kinds }
cli-population-stored = { $stored ->
    [one] Ein Ort gespeichert
   *[other] { $stored } Orte gespeichert
} ({ $read } gelesen): { $residents } Einwohner, { $groups ->
    [one] eine Gruppe
   *[other] { $groups } Gruppen
}
cli-population-would-be = { $stored ->
    [one] Ein Ort würde gespeichert
   *[other] { $stored } Orte würden gespeichert
} ({ $read } gelesen): { $residents } Einwohner, { $groups ->
    [one] eine Gruppe
   *[other] { $groups } Gruppen
}
cli-network-stored = Wegenetz gespeichert: { $ways } Wege, { $nodes } Kreuzungen, { $edges } Abschnitte, { $rules } Abbiegeregeln
cli-network-would-be = Wegenetz würde gespeichert: { $ways } Wege, { $nodes } Kreuzungen, { $edges } Abschnitte, { $rules } Abbiegeregeln
cli-unknown-decay = „{ $text }“ ist keine bekannte Abnahme mit der Entfernung.
cli-unknown-decay-hint = Möglich sind none, steps, linear:30, exponential:10, gaussian:10, logistic:15:3 (Minuten).
cli-isochrone-residents = { $minutes } Minuten: { $residents } Einwohner
cli-isochrone-area = { $minutes } Minuten: Gebiet berechnet
cli-about-import-facilities = Holt Einrichtungen aus CSV, Excel, GeoJSON, Shapefile, GeoPackage oder nach ihren Merkmalen aus einem Auszug von OpenStreetMap (.osm.pbf).
cli-example-import-facilities = sozialraumatlas import facilities landkreis.gpkg kitas.csv --kind Kita --x lon --y lat --capacity plaetze
cli-about-import-population = Holt Einwohner je Gitterzelle oder Ort, mit Gruppen. Die Gitter-Kennungen des Zensus (CRS3035RES100m…) werden erkannt; weitere Zahlenspalten werden Gruppen.
cli-example-import-population = sozialraumatlas import population landkreis.gpkg zensus.csv --residents Einwohner
cli-about-import-network = Holt einmal das Wegenetz für Auto, Fahrrad und Fußweg aus einem Auszug von OpenStreetMap; danach ist keine Verbindung mehr nötig.
cli-example-import-network = sozialraumatlas import network landkreis.gpkg hessen-latest.osm.pbf
cli-about-reach = Berechnet Erreichbarkeit: Minuten bis zur nächsten Einrichtung, Anteile, Angebot je Einwohner. Ohne Wegenetz wird nicht stillschweigend die Luftlinie genommen.
cli-example-reach = sozialraumatlas reach landkreis.gpkg --facilities Kita --mode car --level Gemeinde --measure share --limit-minutes 15 --csv
cli-about-isochrone = Berechnet das Gebiet, das von einem Ort oder einer Einrichtung aus in so vielen Minuten erreicht wird, und wie viele Menschen darin wohnen.
cli-example-isochrone = sozialraumatlas isochrone landkreis.gpkg --from 9.705,50.868 --mode walk --minutes 5,10,15 --out isochronen.geojson
cli-arg-import-facilities-file = Datei mit Einrichtungen: .csv, .xlsx, .geojson, .shp, .gpkg oder .osm.pbf
cli-arg-import-facilities-kind = Art aller Einrichtungen, zum Beispiel Kita
cli-arg-import-facilities-kind_field = Spalte, in der die Art steht
cli-arg-import-facilities-key = Spalte mit Schlüsseln (sonst erkannt, sonst nummeriert)
cli-arg-import-facilities-capacity = Spalte mit der Kapazität (Plätze, Stellen); ohne Angabe zählt jede Einrichtung 1
cli-arg-import-population-file = Datei mit Einwohnern: .csv, .xlsx, .geojson, .shp oder .gpkg
cli-arg-import-population-key = Spalte mit Schlüsseln (sonst erkannt)
cli-arg-import-population-residents = Spalte mit der Zahl der Einwohner (sonst erkannt)
cli-arg-import-network-file = Auszug von OpenStreetMap, .osm.pbf
cli-arg-import-network-buffer = Wie weit über die Grenzen des Projekts hinaus Wege behalten werden, in km
cli-arg-import-network-whole = Den ganzen Auszug behalten
cli-arg-x = Spalte mit der Ostkoordinate (Länge)
cli-arg-y = Spalte mit der Nordkoordinate (Breite)
cli-arg-reach-facilities = Arten von Einrichtungen, durch Komma getrennt
cli-arg-reach-mode = Womit: car, bike, walk über das Wegenetz, straight als Luftlinie × Umweg
cli-arg-reach-detour = Umwegfaktor der Luftlinie
cli-arg-reach-speed = Geschwindigkeit in km/h (Luftlinie 33, Fahrrad 15, zu Fuß 5; beim Auto entscheidet die Straße)
cli-arg-reach-origins = Wo die Menschen starten: population, regions (ein Punkt je Gebiet) oder eine CSV-Datei mit key,x,y[,population]
cli-arg-reach-level = Ebene, deren Gebiete zusammengefasst werden; sonst eine Zeile je Startort
cli-arg-reach-measure = Was gemessen wird: nächste Einrichtung, Anteil in der Zeit, Angebot in der Zeit, gewichtet, je 1.000 Einwohner (2SFCA, E2SFCA)
cli-arg-reach-limit_minutes = Zeitgrenze in Minuten, einschließlich
cli-arg-reach-decay = Abnahme mit der Zeit für gravity: none, steps, linear:30, exponential:10, gaussian:10, logistic:15:3
cli-arg-reach-matrix = CSV-Datei mit Reisezeiten: origin,facility,minutes
cli-arg-reach-save = Unter diesem Namen im Projekt speichern
cli-arg-isochrone-from = Ort als Länge,Breite, oder Schlüssel oder Name einer Einrichtung
cli-arg-isochrone-mode = Womit: car, bike oder walk
cli-arg-isochrone-minutes = Zeitgrenzen in Minuten, durch Komma getrennt
cli-arg-isochrone-speed = Geschwindigkeit in km/h für Fahrrad und zu Fuß
cli-arg-isochrone-out = Zieldatei, .geojson oder .gpkg
cli-allowed-minutes = Minuten, durch Komma getrennt, zum Beispiel 5,10,15
cli-allowed-limit-minutes = eine Zahl von Minuten, zum Beispiel 15
cli-allowed-detour = eine Zahl, zum Beispiel 1.3
cli-allowed-speed = eine Zahl in km/h, zum Beispiel 15
cli-allowed-buffer = eine Entfernung in km von 0 bis 1000
cli-speed-of-cars = Beim Auto entscheidet die Straßenart über die Geschwindigkeit; --speed gilt nur für Fahrrad, Fußweg und Luftlinie.
cli-speed-of-cars-hint = --speed weglassen, oder mit --mode straight eine mittlere Geschwindigkeit über die Luftlinie annehmen.
cli-arg-import-facilities-name_field = Spalte mit den Namen der Einrichtungen (sonst erkannt)
cli-arg-import-facilities-layer = Ebene eines GeoPackages oder Blatt einer Arbeitsmappe
cli-arg-import-population-layer = Ebene eines GeoPackages oder Blatt einer Arbeitsmappe
cli-arg-reach = Gespeicherte Erreichbarkeit (reach … --save NAME).
cli-arg-reach_view = Was gezeichnet wird: regions (Gebiete), cells (Wohnorte, etwa Rasterzellen) oder bands (Flächen bis zu so vielen Minuten).
cli-arg-no_facilities = Die Einrichtungen nicht einzeichnen.
cli-arg-reach-group = Gruppe der Bevölkerung, um die es geht, etwa 3-5; sonst alle Einwohner.
cli-possible = Möglich: { $values }.
cli-recipe-written = Rezept geschrieben: { $file }
cli-arg-preset = Regeln nach einem Vorbild: mss-berlin (Monitoring Soziale Stadtentwicklung, Veränderung über 2 Jahre) oder rise-hamburg (Sozialmonitoring, über 3 Jahre); Indikatoren bleiben, die übrigen Angaben ändern es.
cli-arg-recipe_out = Das Rezept dieses Aufrufs als TOML-Datei schreiben, zum Nachrechnen und Weitergeben.
cli-allowed-preset = mss-berlin, rise-hamburg
