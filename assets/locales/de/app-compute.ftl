# Computing a share from counts.
compute-begin = Anteil berechnen …
compute-begin-tip = Aus gezählten Werten einen Anteil oder eine Quote machen, zum Beispiel unter 18-Jährige je 100 Einwohner
compute-title = Anteil berechnen
compute-about = Links auswählen, was gezählt werden soll (mit der Umschalttaste gleich mehrere), daneben wählen, wovon es ein Anteil ist.
compute-above = { $count ->
    [0] Was gezählt wird
    [one] Was gezählt wird: ein Indikator
   *[other] Was gezählt wird: Summe aus { $count } Indikatoren
}
compute-below = Wovon (geteilt durch)
compute-search = Zahlen suchen
compute-area = Fläche des Gebiets
compute-scale = Ausgedrückt in
compute-percent = Prozent (je 100)
compute-thousand = je 1.000
compute-ten-thousand = je 10.000
compute-one = einfaches Verhältnis
compute-name = Name
compute-need-above = Links mindestens einen Indikator wählen.
compute-need-below = In der Mitte wählen, wovon es ein Anteil ist.
compute-left-out = … { $count } weitere …
compute-outcome = { $level }, { $period }: { $known } von { $regions } Gebieten mit Wert
compute-commit = Auf der Karte zeigen
compute-close = Abbrechen
