### Vorgänge
tasks-cancelled = Der Vorgang wurde abgebrochen; es wurde nichts geändert.
tasks-unknown-indicator = Den Indikator „{ $code }“ gibt es in diesem Projekt nicht.
tasks-unknown-indicator-hint = Vorhanden sind: { $codes }
tasks-unknown-level = Die Ebene „{ $level }“ gibt es in diesem Projekt nicht.
tasks-unknown-level-hint = Vorhanden sind: { $levels }
tasks-no-period = Zum Indikator „{ $code }“ gibt es auf der Ebene „{ $level }“ keine Werte für den Zeitraum { $period }.
tasks-no-period-hint = Vorhanden sind: { $periods }
tasks-no-period-at-all-hint = Auf der Ebene „{ $level }“ liegen zu diesem Indikator keine Werte vor und lassen sich auch nicht berechnen.
tasks-no-boundaries = Das Projekt enthält noch keine Grenzen.
tasks-no-boundaries-hint = Bitte zuerst die Grenzen der Gebiete importieren (Shapefile oder GeoJSON).
tasks-level-without-boundaries = Die Ebene „{ $level }“ hat Werte, aber keine Grenzen; sie lässt sich nicht als Karte zeichnen.
tasks-nothing-within = Kein Gebiet der Ebene „{ $level }“ liegt in einem Gebiet mit dem Schlüssel { $key }.
tasks-nothing-within-hint = Bitte den Schlüssel eines Gebiets einer gröberen Ebene angeben, zum Beispiel den Kreisschlüssel mit fünf Stellen.
tasks-internal-indicator = Der Indikator „{ $name }“ ist nur für den internen Gebrauch und gehört nicht in eine Veröffentlichung.
tasks-internal-indicator-hint = Bitte einen anderen Indikator wählen oder die Seite nicht als Veröffentlichung ausgeben.
tasks-no-source = Für eine Veröffentlichung fehlen Quelle oder Lizenz der Werte oder der Grenzen.
tasks-no-source-hint = Bitte Quelle und Lizenz im Katalog oder beim Import der Grenzen angeben.
tasks-no-crs = Die Datei „{ $file }“ sagt nicht, in welchem Koordinatensystem sie vorliegt.
tasks-no-crs-hint = Bitte das Koordinatensystem angeben, zum Beispiel --crs EPSG:25832.
tasks-no-crs-candidates-hint = Den Koordinaten nach kommen in Frage: { $codes }. Bitte das richtige angeben, zum Beispiel --crs { $example }.
tasks-prj-not-understood = Die Angabe zum Koordinatensystem von „{ $file }“ ist nicht verständlich: „{ $text }“.
tasks-no-records = In „{ $file }“ steht kein einziger Datensatz.
tasks-wrong-crs = Die Koordinaten in „{ $file }“ (linke untere Ecke { $corner }) passen nicht zum Koordinatensystem { $crs }.
tasks-no-regions = In „{ $file }“ blieb von { $read } Datensätzen kein Gebiet mit Grenze übrig.
tasks-no-regions-hint = Bitte Schlüsselfeld und Auswahlbedingungen prüfen.
tasks-level-exists = Die Ebene „{ $level }“ hat schon Grenzen; es wurde nichts geändert.
tasks-level-exists-hint = Mit --on-conflict replace werden die Grenzen ersetzt; die Werte bleiben bei ihren Schlüsseln.
tasks-unmatched-parents = { $count ->
    [one] Ein Schlüssel der übergeordneten Gebiete fehlt in der Ebene „{ $level }“.
   *[other] { $count } Schlüssel der übergeordneten Gebiete fehlen in der Ebene „{ $level }“.
    }
tasks-own-parent = Die Ebene „{ $level }“ kann nicht zugleich ihre übergeordnete Ebene sein; es wurde nichts geändert.
tasks-own-parent-hint = Bitte als übergeordnete Ebene eine gröbere nennen (--parent-level).
tasks-parents-made = Die Ebene „{ $level }“ wurde aus ihren Teilen gebildet: { $count } Gebiete.
tasks-unknown-page-format = Die Endung von „{ $file }“ ist keine, in der Seiten geschrieben werden.
tasks-unknown-page-format-hint = Möglich sind .png und .svg.
tasks-no-folder = Der Ordner für „{ $file }“ fehlt.
tasks-output-protected = „{ $file }“ oder sein Ordner ist schreibgeschützt.
tasks-output-full = „{ $file }“ konnte nicht geschrieben werden: Der Datenträger ist voll oder die erlaubte Dateigröße erreicht.
tasks-output-failed = „{ $file }“ konnte nicht geschrieben werden ({ $reason }).
tasks-output-hint = Bitte einen anderen Ort wählen; eine halbe Datei wurde nicht hinterlassen.
tasks-nothing-matched = Kein Schlüssel aus „{ $file }“ (Spalte „{ $column }“: { $keys }) passt zu einem Gebiet der Ebene „{ $level }“; es wurde nichts gespeichert.
tasks-nothing-matched-hint = Bitte Ebene und Schlüsselspalte prüfen (--level, --key).
tasks-regions-without-value = { $count } von { $all } Gebieten der Ebene „{ $level }“ bekommen aus diesem Import keinen Wert.
tasks-period-exists = Zu „{ $code }“ gibt es für { $period } schon Werte ({ $count } betroffen); es wurde nichts gespeichert.
tasks-period-exists-hint = Mit --on-conflict replace werden sie ersetzt, mit --on-conflict keep bleiben sie.
tasks-unknown-terms = { $count ->
    [one] Ein Kennwort in Zähler oder Nenner ist im Projekt unbekannt.
   *[other] { $count } Kennwörter in Zähler oder Nenner sind im Projekt unbekannt.
    }
tasks-unknown-terms-hint = Die Anteile lassen sich erst berechnen, wenn diese Werte importiert sind.
tasks-unknown-table-format = Die Endung von „{ $file }“ ist keine, in der Tabellen oder Ebenen geschrieben werden.
tasks-unknown-table-format-hint = Möglich sind .csv, .xlsx, .geojson und .gpkg.
tasks-unknown-shown-format = Die Endung von „{ $file }“ ist keine, in der die gezeigte Tabelle geschrieben wird.
tasks-unknown-shown-format-hint = Möglich sind .xlsx und .csv.
tasks-nothing-to-export = Auf der Ebene „{ $level }“ gibt es keine Werte, die ausgegeben werden könnten.
tasks-nothing-to-export-hint = Bitte eine andere Ebene, einen anderen Indikator oder Zeitraum wählen.
tasks-check-damage = Die Datei ist beschädigt
tasks-check-no-geometry = Gebiete ohne Grenze
tasks-check-no-licence = Quelle oder Lizenz fehlt
tasks-check-unknown-term = Zähler oder Nenner nennt einen Indikator, den es nicht gibt
tasks-check-gaps = Gebiete ohne Wert
tasks-check-negative = Negative Anzahlen oder Anteile
tasks-check-above-hundred = Anteile über 100 Prozent
tasks-check-jumps = Werte, die sich zum Zeitraum davor halbiert oder verdoppelt haben
tasks-bad-delimiter = Das Trennzeichen muss ein einzelnes Zeichen sein.
tasks-bad-decimal = Das Dezimalzeichen muss Komma oder Punkt sein.
tasks-text-options-hint = Möglich sind --delimiter ";", --delimiter tab und --decimal , oder --decimal .
tasks-internal-copy = Interne Fassung mit allen Werten, nicht zur Weitergabe
tasks-files-contradict = „{ $file }“ hat zu „{ $code }“ für { $period } einen anderen Wert als eine andere der Dateien; es wurde nichts gespeichert.
tasks-files-contradict-hint = Bitte klären, welche Datei stimmt, und die Dateien einzeln importieren.
tasks-onto-project = „{ $file }“ ist ein Projekt; eine Ausgabe darf kein Projekt überschreiben.
tasks-boundaries-kept = Die Ebene „{ $level }“ hat schon Grenzen; sie bleiben, wie sie sind.
tasks-unmatched-kept = { $count ->
    [one] Eine Zeile ohne passendes Gebiet ist
   *[other] { $count } Zeilen ohne passendes Gebiet sind
} als Gebiet ohne Grenzen aufgenommen: in Tabellen und Berechnungen dabei, auf der Karte nicht.
