# The help page.
app-help-here = Hilfe zu dem, was zu sehen ist
app-help-here-tip = Öffnet die Hilfe an der passenden Stelle
app-help-search = Hilfe durchsuchen
app-help-close = Hilfe schließen
app-help-first-map = Die erste Karte in fünf Minuten
app-help-data-in = Daten übernehmen
app-help-classes = Klassen bilden
app-help-colours = Farben wählen
app-help-states = Keine Daten, geheim, nicht bewertet
app-help-typology = Typologien verstehen
app-help-pages = Seiten und Ausgabe
app-help-keyboard = Tastatur
app-help-trouble = Wenn etwas nicht geht
app-help-about = Über das Programm
app-help-crates = Bausteine und ihre Lizenzen
app-help-font = Schrift Inter
app-help-palettes = Farbpaletten
