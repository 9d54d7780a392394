# The map in the window: hover card, selection, base map.
map-keys = Pfeiltasten verschieben die Karte. Alt und Pfeiltaste geht zum nächsten Gebiet in dieser Richtung, N und P zum nächstniedrigeren und nächsthöheren Wert. Die Eingabetaste wählt das Gebiet aus. Plus, Minus und 0 ändern den Ausschnitt.
map-key-enter = Eingabe
map-class-of = Klasse { $class } von { $classes }: { $label }
map-rank = Rang { $rank } von { $regions }
map-change = { $change } { $unit } seit { $period }
map-no-change = unverändert seit { $period }
map-percentage-points = Prozentpunkte
map-estimated = geschätzt
map-projected = Vorausberechnung
map-why-secret = Die Fallzahl ist so klein, dass einzelne Personen zu erkennen wären. Deshalb wird der Wert nicht gezeigt.
map-why-no-data = Für dieses Gebiet und diesen Zeitraum liegt kein Wert vor.
map-why-not-rated = Das Gebiet ist zu klein für einen verlässlichen Wert.
map-sign = In der Tabelle steht „{ $sign }“.
map-no-selection = Noch kein Gebiet ausgewählt. Ein Klick in die Karte oder die Tabelle wählt ein Gebiet, mit gedrückter Strg-Taste auch mehrere. Mit gedrückter Umschalttaste lässt sich ein Rechteck um mehrere Gebiete ziehen.
map-selected = { $count ->
    [one] 1 Gebiet ausgewählt
   *[other] { $count } Gebiete ausgewählt
}
map-selected-without = { $count ->
    [one] 1 davon ohne Wert, nicht eingerechnet
   *[other] { $count } davon ohne Wert, nicht eingerechnet
}
map-sum = Summe der Gebiete
map-mean-weighted = Wert für alle zusammen, aus Zählern und Nennern berechnet
map-mean-plain = Mittel der Gebiete, ungewichtet
map-tool-pan = Karte verschieben
map-tool-rectangle = Mit Rechteck auswählen
map-tool-rectangle-tip = Gebiete mit einem Rechteck auswählen; mit Strg kommen sie zur Auswahl dazu
map-tool-lasso = Mit Lasso auswählen
map-tool-lasso-tip = Gebiete umfahren und auswählen; mit Strg kommen sie zur Auswahl dazu
map-leave = Werkzeug oder Hervorhebung beenden
map-select-class = Ganze Klasse auswählen
map-invert-selection = Auswahl umkehren
map-brush = Klasse hervorheben
map-brush-tip = Die Gebiete dieser Klasse hervorheben; noch ein Klick oder Esc beendet es
map-brush-row = { $count ->
    [one] 1 Gebiet hervorheben, mit Strg auswählen
   *[other] { $count } Gebiete hervorheben, mit Strg auswählen
}
map-fit-region = Gebiet groß zeigen
map-fit-region-tip = Die Karte auf dieses Gebiet vergrößern
map-fit-selection = Auswahl groß zeigen
map-fit-parent = Übergeordnetes Gebiet zeigen
map-show-named = { $name } zeigen
map-walk-west = Nächstes Gebiet links
map-walk-east = Nächstes Gebiet rechts
map-walk-north = Nächstes Gebiet oben
map-walk-south = Nächstes Gebiet unten
map-walk-next = Nächstniedrigerer Wert
map-walk-previous = Nächsthöherer Wert
map-select-walked = Gebiet auswählen oder abwählen
map-select-too = Zur Auswahl hinzufügen
map-deselect = Aus der Auswahl nehmen
map-legend-open = Legende öffnen
map-legend-close = Legende schließen
map-legend-move = Legende verschieben
map-legend-move-tip = Legende ziehen oder mit einem Klick in die nächste Ecke legen
map-base-open = Grundkarte aus Datei …
map-base-open-tip = Eine Grundkarte (MBTiles) unter die Gebiete legen; sie bleibt auf diesem Rechner, ohne Internet
map-base-close = Grundkarte ausschalten
map-base-file = Grundkarten (MBTiles)
map-base-on = offline · Grundkarte: { $name }
map-area = Gebiet
map-level-and-area = Ebene und Gebiet
map-area-field = Gebiet: Name oder Schlüssel
map-all-areas = Alle Gebiete
map-all-areas-show = Alle Gebiete zeigen
map-choose-area = Gebiet wählen …
map-choose-area-tip = Nur einen Teil zeigen, zum Beispiel einen Landkreis
map-no-areas = Zu dieser Ebene gibt es kein übergeordnetes Gebiet.
map-why-all-areas = Es werden schon alle Gebiete gezeigt.
map-only-named = Nur { $name }
map-into-named = { $level } in { $name }
