### Wording of sample
stage-sample-land = Landschaft anlegen
stage-sample-borders = Grenzen ziehen
stage-sample-values = Zahlen berechnen
sample-banner = Beispieldaten, frei erfunden
