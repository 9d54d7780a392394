# The pages in the window.
pages-parts = Auf der Seite
pages-part-strip = Verteilung
pages-part-ranking = Höchste und niedrigste Werte
pages-part-scale-bar = Maßstab
pages-part-method = Verfahren und Anzahl
pages-part-made-on = Datum der Seite
pages-part-remark = Anmerkung
pages-part-logo = Logo
pages-logo = Logo wählen …
pages-logo-tip = Ein PNG, das unten rechts auf jeder Seite dieses Projekts steht
pages-logo-remove = Logo entfernen
pages-logo-remove-tip = Alle Seiten des Projekts ohne Logo
logo-unreadable = { $file } lässt sich nicht öffnen.
logo-no-png = { $file } ist kein vollständiges PNG.
logo-too-large = { $file } ist für ein Logo zu groß.
logo-refused-hint = Möglich sind PNG-Dateien bis 2 MB und { $edge } Bildpunkte Kantenlänge. Andere Formate lassen sich in einem Bildprogramm als PNG speichern.
pages-by-hand = von Hand
pages-write = { $part } ändern
pages-remark-hint = Anmerkung in der Fußzeile
pages-typing-keys = Eingabe: fertig · Esc: zurück · leer: automatischer Text
pages-legend-place = Platz der Legende
pages-legend-column = In der Spalte
pages-legend-below = Unter der Karte
pages-legend-top-left = Auf der Karte, oben links
pages-legend-top-right = Auf der Karte, oben rechts
pages-legend-bottom-left = Auf der Karte, unten links
pages-legend-bottom-right = Auf der Karte, unten rechts
pages-labels-highlighted = Nur hervorgehobene
pages-highlights = Hervorgehobene Gebiete
pages-highlights-none = Ein Klick auf ein Gebiet der Seite hebt es hervor.
pages-highlight-selection = Auswahl hervorheben
pages-highlight-selection-tip = Die ausgewählten Gebiete auf der Seite umranden und beschriften
pages-highlight-none = Hervorhebung aufheben
pages-highlight-add = { $region } hervorheben
pages-highlight-remove = { $region } nicht mehr hervorheben
pages-highlighted = { $count ->
    [one] Ein Gebiet ist auf der Seite hervorgehoben.
   *[other] { $count } Gebiete sind auf der Seite hervorgehoben.
}
pages-zoom-fit = Ganze Seite
pages-zoom-full = 100 %
pages-zoom-full-tip = Jeder Bildpunkt der Seite auf einem Bildpunkt des Bildschirms
pages-size-own = Eigene Größe
pages-size-own-name = Breite × Höhe in Bildpunkten
pages-size-own-wrong = Breite × Höhe in Bildpunkten, je 120 bis 16.384, zum Beispiel 1280 × 720
pages-keep = Seite merken
pages-keep-tip = Karte und Seite als Ansicht speichern
pages-export-all = Alle speichern …
pages-export-all-tip = Die Seiten aller Ansichten als PNG in einen Ordner schreiben
pages-exported-all = { $count ->
    [one] Eine Seite gespeichert: { $folder }
   *[other] { $count } Seiten gespeichert: { $folder }
}
pages-no-clipboard = Dieser Rechner hat keine Zwischenablage für Bilder.
pages-no-clipboard-hint = Die Seite lässt sich stattdessen als Datei speichern und in die Folien einfügen.
