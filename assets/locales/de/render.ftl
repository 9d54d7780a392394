### Wording of render
render-cancelled = Der Export wurde abgebrochen.
render-size = Ein Bild von { $width } × { $height } Pixeln lässt sich nicht zeichnen.
render-size-hint = Wählen Sie Kanten von 120 bis 16.384 Pixeln.
render-write = Das Bild ließ sich nicht schreiben: { $reason }.
render-write-hint = Prüfen Sie freien Speicherplatz und Schreibrecht im Zielordner, oder wählen Sie einen anderen.
stage-draw = Seite zeichnen
