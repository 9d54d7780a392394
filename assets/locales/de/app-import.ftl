### Der Importassistent
recognised-project = Projekt dieses Programms
recognised-geopackage = GeoPackage eines anderen Programms ohne Ebene mit Geometrie
recognised-shapefile = Shapefile mit Flächen
recognised-points = enthält Punkte
recognised-geojson = GeoJSON mit Flächen
recognised-archive-layer = ZIP-Archiv mit { $name }
recognised-workbook = Arbeitsmappe (Excel oder LibreOffice)
recognised-network = OpenStreetMap-Auszug (PBF)
recognised-timetable = Fahrplan im GTFS-Format
recognised-toml = TOML-Datei
recognised-genesis = GENESIS-Tabelle
recognised-columns = enthält die Spalten { $columns }
edit-import = Import
import-looking = Dateien werden erkannt
import-checking = Wird geprüft
import-importing = Wird übernommen
import-not-yet = So lässt sich die Datei noch nicht übernehmen.
import-all-files = Alle Dateien
import-pick-folder = Ordner importieren …
import-pick-folder-tip = Alle brauchbaren Dateien eines Ordners der Reihe nach übernehmen
import-commit-new = Projekt anlegen und übernehmen
import-take-back = Letzten Import rückgängig machen
import-before = Stand vor diesem Import
import-why-nothing = Seit dem Öffnen wurde nichts importiert.
import-copy-unmatched = Listen kopieren
import-copied = Die Listen liegen in der Zwischenablage.
import-done = { $file } übernommen: { $summary }.
import-check = Erneut prüfen
import-period-asked = z. B. 2015
import-drop-one = Loslassen: { $name }
import-drop = Loslassen: { $count } Dateien
import-done-hint = Strg Z nimmt den Import zurück.
import-taken-back = { $count ->
    [one] Der Import von { $file } ist zurückgenommen; das Projekt ist, wie es vorher war.
   *[other] Der Import von { $count } Dateien ist zurückgenommen; das Projekt ist, wie es vorher war.
}
import-brought-again = { $count ->
    [one] Der Import von { $file } ist wiederhergestellt.
   *[other] Der Import von { $count } Dateien ist wiederhergestellt.
}
import-no-way-back = Dieser Import lässt sich nicht zurücknehmen, weil sich der Stand davor nicht sichern ließ: { $reason }
import-last = { $count ->
    [one] Zuletzt übernommen: { $file }
   *[other] Zuletzt übernommen: { $count } Dateien
}
import-summary-regions = { $count ->
    [one] Ein Gebiet
   *[other] { $count } Gebiete
}
import-summary-merged = aus { $read } Datensätzen
import-summary-values = { $values ->
    [one] Ein Wert
   *[other] { $values } Werte
} zu { $indicators ->
    [one] einem Indikator
   *[other] { $indicators } Indikatoren
}
import-summary-references = { $count ->
    [one] und zum Vergleich ein größeres Gebiet
   *[other] und zum Vergleich { $count } größere Gebiete
}
import-summary-catalogue = { $count ->
    [one] Ein Eintrag
   *[other] { $count } Einträge
}, davon { $replaced } schon vorhanden
import-into-new = → neue Datei { $file }
import-into-open = → { $name }
import-needs-level = Bitte der Ebene einen Namen geben.
import-needs-key = Bitte das Feld mit dem Schlüssel wählen.
import-needs-period = Zu welchem Zeitraum gehören die Werte? Bitte links eintragen.
import-needs-crs = Bitte wählen, wo das Gebiet liegt.
import-needs-boundaries = Werte brauchen Gebiete: Bitte zuerst die Grenzen importieren.
import-needs-boundaries-first = Bitte zuerst die Grenzen aus dieser Auswahl übernehmen.
import-needs-rule = Ein Teil ist schon vorhanden: Bitte links wählen, was gelten soll.
import-read-only = Das Projekt ist nur zum Ansehen geöffnet: Bitte in ein neues Projekt importieren oder es anderswo schließen.
import-target = Wohin
import-target-new = In ein neues Projekt
import-target-open = In „{ $name }“
import-project-name = Name des Projekts
import-project-name-example = zum Beispiel Landkreis Lüchow-Dannenberg
import-conflict-boundaries = Die Ebene „{ $level }“ hat schon Grenzen ({ $count ->
    [one] ein Gebiet
   *[other] { $count } Gebiete
}).
import-conflict-values = { $count ->
    [one] Ein Wert ist
   *[other] { $count } Werte sind
} im Projekt schon vorhanden.
import-rule-replace = Durch die neuen ersetzen
import-rule-keep = Die vorhandenen behalten
import-level = Ebene
import-level-example = zum Beispiel Gemeinden
import-key = Schlüssel
import-key-column = Spalte mit dem Schlüssel
import-name = Name
import-no-name = kein Feld
import-choose = bitte wählen
import-day-example = z. B. 31.12.2015
import-period-example = aus der Tabelle
import-source-example = zum Beispiel Statistische Ämter der Länder
import-licence-example = zum Beispiel dl-de/by-2-0
import-encoding = Zeichensatz
import-encoding-by-itself = selbst erkennen
import-encoding-found = erkannt: { $encoding }
import-crs = Koordinatensystem
import-crs-of-file = wie in der Datei angegeben
import-crs-utm = UTM-Zone { $zone }
import-crs-gauss-krueger = Gauß-Krüger-Zone { $zone }
import-crs-fits = passt
import-crs-which = Die Datei sagt nicht, in welchem Koordinatensystem sie ist. Wo liegt das Gebiet?
import-crs-one = Die Datei sagt nicht, in welchem Koordinatensystem sie ist. Liegt das Gebiet hier? Dann bitte anklicken.
import-crs-none = In keinem üblichen Koordinatensystem läge diese Datei in Deutschland. Bitte links wählen oder bei der Herkunft nachfragen.
import-preview = Vorschau
import-records = { $count ->
    [one] ein Datensatz
   *[other] { $figure } Datensätze
}
import-rows = { $count ->
    [one] eine Zeile
   *[other] { $figure } Zeilen
}
import-signs = Trennzeichen { $delimiter } · Dezimalzeichen { $decimal }
import-tab = Tabulator
import-outlines = Umrisse der Gebiete
import-place-inside = Lage in Deutschland
import-place-outside = Das liegt nicht in Deutschland. Stimmt das Koordinatensystem?
import-matched = { $count } von { $all } Gebieten bekommen Werte
import-legend-filled = mit Wert
import-legend-hatched = ohne Wert
import-all-fit = Alle Zeilen und alle Gebiete passen zueinander.
import-unmatched = { $count ->
    [one] Eine Zeile ohne Gebiet
   *[other] { $count } Zeilen ohne Gebiet
}
import-without-value = { $count ->
    [one] Ein Gebiet ohne Wert
   *[other] { $count } Gebiete ohne Wert
}
import-near = ähnlich: { $near }
import-unmatched-head = Zeile ohne Gebiet
import-near-head = Ähnliche Gebiete
import-without-head = Gebiet ohne Wert
import-left-out = { $count ->
    [one] eine Datei bleibt außen vor
   *[other] { $count } Dateien bleiben außen vor
}
import-and-more = und { $count } weitere
import-nothing = Hier ist nichts, was sich importieren lässt
import-unreadable-file = Diese Datei lässt sich nicht lesen
import-nothing-file = Diese Datei lässt sich nicht importieren
import-empty-folder = Der Ordner ist leer.
import-kind-project = Projekt
import-kind-boundaries = Grenzen
import-kind-table = Werte
import-kind-catalogue = Katalog
import-kind-crosswalk = Umsteigeschlüssel
import-kind-facilities = Einrichtungen
import-kind-population = Bevölkerung nach Ort
import-kind-network = Wegenetz
import-kind-timetable = Fahrplan
import-kind-workbook = Arbeitsmappe
import-kind-layers = GeoPackage
import-kind-unusable = nicht lesbar
import-advice-project = Projekte werden nicht importiert, sondern geöffnet: Strg O.
import-advice-crosswalk = Umsteigeschlüssel liest diese Fassung noch nicht. Rechnen Sie die Werte vorher auf einen Gebietsstand um.
import-advice-timetable = Fahrpläne liest diese Fassung noch nicht; für Karten werden sie nicht gebraucht.
import-advice-workbook = Speichern Sie das Tabellenblatt als CSV (Trennzeichen-getrennt, UTF-8) und importieren Sie diese Datei.
import-advice-layers = Gebraucht werden Ebenen mit Flächen (Polygone). Speichern Sie Tabellen im GIS als CSV und importieren Sie diese Datei.
window-hint-layer = Wählen Sie die Datei der gewünschten Ebene direkt.
window-hint-encoding = Sind Umlaute falsch, wählen Sie links einen anderen Zeichensatz.
window-hint-column = Wählen Sie links die Spalte, die gemeint ist.
window-hint-ragged = Prüfen Sie Trennzeichen und Anführungszeichen in dieser Zeile der Datei.
window-hint-period = Tragen Sie links den Zeitraum ein, zum Beispiel 2019 oder 31.12.2019.
window-hint-decimal-sign = Wählen Sie links, welches Dezimalzeichen gilt.
window-hint-crs = Wählen Sie links das Koordinatensystem.
window-hint-crs-candidates = Den Koordinaten nach kommen in Frage: { $codes }. Wählen Sie links das richtige.
window-hint-exists = Wählen Sie links, ob das Vorhandene ersetzt oder behalten werden soll.
window-hint-own-parent = Wählen Sie als übergeordnete Ebene eine gröbere.
window-hint-nothing-matched = Wählen Sie links eine andere Spalte mit dem Schlüssel oder eine andere Ebene.
window-hint-missing = Bitte den Pfad prüfen oder ein neues Projekt anlegen.
window-hint-not-a-project = Öffnen lassen sich Projekte dieses Programms. Grenzen aus anderen Dateien kommen mit „Daten importieren“ hinein.
import-list = { $count } Dateien erkannt
import-list-done = { $count ->
    [one] Eine Datei übernommen
   *[other] { $count } Dateien übernommen
}
import-list-lead = Was angehakt ist, wird in dieser Reihenfolge übernommen. Alles lässt sich vorher ansehen und ändern.
import-list-lead-rule = Ein Teil ist schon vorhanden: Bitte wählen, was gelten soll.
import-list-lead-done = Das steht jetzt im Projekt.
import-list-rule = Was schon vorhanden ist
import-list-coverage = { $count } von { $all } Gebieten
import-list-conflicts = davon { $count } schon vorhanden
import-list-notices = { $count ->
    [one] Ein Hinweis
   *[other] { $count } Hinweise
}
import-list-nothing = Bitte mindestens eine Datei anhaken.
import-list-asking = { $count ->
    [one] Eine Datei braucht noch eine Antwort. Wer sie nicht braucht, nimmt ihren Haken weg.
   *[other] { $count } Dateien brauchen noch eine Antwort. Wer sie nicht braucht, nimmt ihre Haken weg.
}
import-list-ready = { $count ->
    [one] Eine Datei ist geprüft.
   *[other] { $count } Dateien sind geprüft.
}
import-list-undo = Strg Z nimmt alles zusammen zurück, der Verlauf auch einzeln.
import-commit-all = Alles übernehmen
import-commit-chosen = Angehaktes übernehmen
import-show-map = Karte zeigen
import-to-list = Zurück zur Liste
import-open-entry = Ansehen
import-answer-entry = Antworten
import-same-as = bringt dasselbe wie { $file }
import-not-wanted = bleibt außen vor
import-ask-level = Wie heißt die Ebene?
import-ask-key = Wo steht der Schlüssel?
import-ask-period = Zu welchem Zeitraum gehören die Werte?
import-ask-crs = Wo liegt das Gebiet?
import-ask-boundaries = Es fehlen Grenzen, zu denen die Werte gehören.
import-ask-rule = Ersetzen oder behalten?
import-delimiter = Trennzeichen
import-delimiter-semicolon = Semikolon
import-delimiter-comma = Komma
import-decimal = Dezimalzeichen
import-decimal-comma = Komma
import-decimal-point = Punkt
import-decimal-question = Welches Dezimalzeichen gilt in dieser Tabelle?
import-decimal-comma-example = Komma: 1.234,5
import-decimal-point-example = Punkt: 1,234.5
import-format = Aufbau
import-format-wide = eine Spalte je Indikator
import-format-long = eine Zeile je Wert
import-format-genesis = GENESIS-Tabelle
import-kind-membership = Zuordnung von Gebieten
import-advice-membership = Zuordnungen liest diese Fassung noch nicht. Steht der Schlüssel des übergeordneten Gebiets in den Grenzen, übernehmen Sie auch die Grenzen der oberen Ebene.
recognised-geopackage-layer = GeoPackage-Ebene { $name } · { $count ->
    [one] ein Objekt
   *[other] { $count } Objekte
} ({ $type ->
    [POINT] Punkte
    [MULTIPOINT] Punkte
    [LINESTRING] Linien
    [MULTILINESTRING] Linien
    [POLYGON] Flächen
    [MULTIPOLYGON] Flächen
   *[other] { $type }
}) · { $crs }
import-key-question = { $count ->
    [0] „{ $column }“ enthält keine Schlüssel dieser Ebene. Gemeint ist vielleicht:
    [one] „{ $column }“ passt nur zu einem Gebiet. Gemeint ist vielleicht:
   *[other] „{ $column }“ passt nur zu { $count } Gebieten. Gemeint ist vielleicht:
}
import-key-better = { $count ->
    [one] „{ $column }“, passt zu einem Gebiet
   *[other] „{ $column }“, passt zu { $count } Gebieten
}
import-other-regions = { $count ->
    [one] Eine Zeile gehört
   *[other] { $count } Zeilen gehören
} zu anderen Gebieten; alle Gebiete der Ebene haben einen Wert.
import-title-facilities = Einrichtungen importieren
import-title-population = Bevölkerung nach Ort importieren
import-title-network = Wegenetz importieren
import-place-kind = Art aller Einrichtungen
import-place-kind-example = z. B. Kita
import-kind-field = Spalte mit der Art
import-place-name = Name
import-place-key = Schlüssel
import-capacity = Kapazität
import-residents = Einwohner
import-x = Ost (x, Länge)
import-y = Nord (y, Breite)
import-buffer = Umkreis um die Gebiete in km
import-buffer-example = leer = der ganze Auszug
import-needs-kind = Welche Art von Einrichtungen ist das? Bitte links eintragen oder die Spalte wählen.
import-needs-coordinates = Bitte links die Spalten mit den Koordinaten wählen.
import-needs-residents = Bitte links die Spalte mit den Einwohnern wählen.
import-needs-buffer = Der Umkreis ist keine Zahl: Bitte Kilometer eintragen oder das Feld leeren.
import-ask-kind = Welche Art von Einrichtungen?
import-ask-coordinates = Wo stehen die Koordinaten?
import-ask-residents = Wo stehen die Einwohner?
import-conflict-facilities = { $count ->
    [one] Eine Einrichtung ist
   *[other] { $count } Einrichtungen sind
} mit Art und Schlüssel schon vorhanden.
import-summary-facilities = { $count ->
    [one] Eine Einrichtung
   *[other] { $count } Einrichtungen
} ({ $kinds })
import-summary-population = { $count ->
    [one] Ein Wohnort
   *[other] { $count } Wohnorte
} mit { $residents } Einwohnerinnen und Einwohnern
import-summary-network = Wegenetz mit { $edges } Abschnitten und { $nodes } Kreuzungen aus { $ways } Wegen
import-facilities-outside = { $count ->
    [one] Eine Einrichtung liegt abseits der Gebiete des Projekts; sie zählt mit.
   *[other] { $count } Einrichtungen liegen abseits der Gebiete des Projekts; sie zählen mit.
}
import-population-outside = { $count ->
    [one] Ein Wohnort liegt abseits der Gebiete des Projekts; er gehört zu keinem von ihnen.
   *[other] { $count } Wohnorte liegen abseits der Gebiete des Projekts; sie gehören zu keinem von ihnen.
}
import-population-replaces = { $count ->
    [one] Der bisherige Wohnort des Projekts wird ersetzt.
   *[other] Die { $count } bisherigen Wohnorte des Projekts werden ersetzt.
}
import-network-replaces = Das bisherige Wegenetz des Projekts wird ersetzt.
window-hint-coordinates = Wählen Sie links die Spalten mit den Koordinaten.
window-hint-swapped = Tauschen Sie links die beiden Spalten: Ost ist die Länge, Nord die Breite.
window-hint-residents = Wählen Sie links die Spalte mit den Einwohnern.
window-hint-elsewhere = Nehmen Sie den Auszug des richtigen Bundeslands, oder leeren Sie links den Umkreis: Dann bleibt der ganze Auszug.
