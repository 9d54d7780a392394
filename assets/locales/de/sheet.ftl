### Wording of sheet
page-class-below = unter { $upper }
page-class-up-to = bis { $upper }
page-class-from = { $lower } und mehr
page-class-above = über { $lower }
page-class-from-below = { $lower } bis unter { $upper }
page-class-above-up-to = über { $lower } bis { $upper }
page-class-range = { $minimum } bis { $maximum }
page-no-values = Für diesen Indikator liegt im gezeigten Gebiet kein Wert vor; die Karte bleibt ohne Klassen.
page-palette-unknown = Die Farbreihe „{ $palette }“ gibt es nicht; gezeichnet wird mit der Vorgabe.
page-palette-hint = Wählen Sie eine Farbreihe aus der Liste, etwa Salbei, Blues oder PuOr.
