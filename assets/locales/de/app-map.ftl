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
map-base-open-tip = Eine Grundkarte (MBTiles oder PMTiles) unter die Gebiete legen; sie bleibt auf diesem Rechner, ohne Internet
map-base-close = Grundkarte ausschalten
map-base-file = Grundkarten (MBTiles, PMTiles)
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
map-base-on-online = Grundkarte aus dem Internet: { $name }
map-base-choose = Grundkarte wählen …
map-base-choose-tip = Eine Grundkarte unter die Gebiete legen oder ausschalten
map-base-title = Grundkarte
map-base-none = Es ist keine Grundkarte eingeschaltet. Das Programm arbeitet ohne Internet.
map-base-now-file = Eingeschaltet: { $name }, aus einer Datei. Das Programm arbeitet ohne Internet.
map-base-now-online = Eingeschaltet: { $name }, aus dem Internet.
map-base-by-file = Aus einer Datei
map-base-by-file-about = MBTiles oder PMTiles mit Bildkacheln. Nichts geht ins Internet.
map-base-by-internet = Aus dem Internet
map-online-own = Eigene Adresse
map-online-address = Adresse der Kacheln
map-online-address-hint = https://…/{"{z}"}/{"{x}"}/{"{y}"}.png
map-online-attribution = Quellenvermerk
map-online-attribution-hint = Quellenvermerk auf der Karte, wie ihn der Anbieter verlangt
map-online-no-address = Die Adresse muss mit https:// beginnen und einen Rechner nennen.
map-online-no-placeholders = In der Adresse müssen die Platzhalter {"{z}"}, {"{x}"} und {"{y}"} für Zoomstufe, Spalte und Zeile stehen.
map-online-unknown-placeholder = In der Adresse stehen andere Platzhalter als {"{z}"}, {"{x}"} und {"{y}"}. Andere kann dieses Programm nicht füllen.
map-online-sent = Was dabei übertragen wird
map-online-the-server = den Anbieter
map-online-sent-what = An { $host } gehen die Adressen der Kacheln, also welcher Ausschnitt der Karte angesehen wird, dazu der Name dieses Programms und wie bei jedem Aufruf im Internet die IP-Adresse.
map-online-sent-not = Aus dem Projekt wird nichts übertragen: keine Werte, keine Namen, keine Dateien.
map-online-sent-when = Nur solange die Grundkarte eingeschaltet ist und die Karte gezeigt wird. Auf der Festplatte bleibt nichts zurück, auf Seiten und Bildern erscheint sie nicht.
map-online-remember = An diesem Rechner merken und beim nächsten Start wieder einschalten
map-online-go = Aus dem Internet laden
map-online-go-tip = Die Grundkarte einschalten; erst damit werden Kacheln abgerufen
map-online-retry = Erneut versuchen
map-online-no-connection = Keine Verbindung zu { $host }. Die Karte bleibt ohne Grundkarte.
map-online-refused = { $host } gibt die Kacheln nicht heraus (Antwort { $status }).
map-online-no-pictures = { $host } schickt keine Kartenbilder. Vielleicht verlangt das Netz erst eine Anmeldung.
map-unknown-letters = { $count ->
    [one] Der Name eines Gebiets (Schlüssel { $key }) enthält Zeichen, die die Schrift nicht hat ({ $letters }). Dort stehen Kästchen.
   *[other] Die Namen von { $count } Gebieten, zuerst Schlüssel { $key }, enthalten Zeichen, die die Schrift nicht hat ({ $letters }). Dort stehen Kästchen.
}
map-unknown-letters-hint = Grenzen mit Namen in lateinischer Schrift übernehmen, dann stimmen Karte und Seiten.
map-why-unreachable = Von hier erreicht niemand eine Einrichtung.
map-reach-median = Die Hälfte braucht höchstens { $minutes } Minuten.
map-reach-none = { $count ->
    [one] Ein Mensch erreicht keine Einrichtung.
   *[other] { $count } Menschen erreichen keine Einrichtung.
}
map-reach-facility = Nächste für die meisten: { $name }
