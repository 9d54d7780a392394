# Classes and colours in the window.
app-classes-scheme = Verfahren für die Klassen
app-classes-count = Zahl der Klassen ändern
app-class-options = Klassen genauer einstellen
app-class-count = Zahl der Klassen
app-n-breaks = { $count ->
    [one] eine Grenze
   *[other] { $count } Grenzen
}
app-one-value = { $count ->
    [one] Es gibt nur einen Wert: { $value }. Da ist nichts einzuteilen.
   *[other] Alle { $count } Gebiete haben den Wert { $value }. Da ist nichts einzuteilen.
}
app-fewer-classes = { $count ->
    [one] Eine Klasse: es gibt nur so viele verschiedene Werte
   *[other] { $count } Klassen: mehr verschiedene Werte gibt es nicht
}
app-mean-of = { $area }: { $value }
app-break = Klassengrenze { $position }
app-break-move = Klassengrenze verschieben
app-break-add = Klassengrenze hinzufügen
app-break-remove = Klassengrenze entfernen
app-breaks-typed = Klassengrenzen
app-breaks-hint = z. B. 5; 7,5; 10
app-breaks-how = Mit Semikolon trennen, Eingabetaste übernimmt. In der Verteilung lassen sich die Griffe ziehen; Entf entfernt eine Grenze.
app-breaks-nothing = Nennen Sie mindestens eine Grenze.
app-breaks-no-number = „{ $text }“ ist keine Zahl.
app-breaks-too-many = { $count } Grenzen sind zu viele; höchstens { $most } sind möglich.
app-rounding = Grenzen runden auf
app-rounding-auto = genau
app-rounding-auto-tip = So kurz, wie es geht, ohne dass ein Gebiet die Klasse wechselt
app-rounding-to = Auf Vielfache von { $step } runden
app-round-offer = { $moved ->
    [0] Auf { $decimals ->
        [0] ganze Zahlen
        [one] eine Nachkommastelle
       *[other] { $decimals } Nachkommastellen
    } runden
    [one] Grenzen runden: ein Gebiet wechselt die Klasse
   *[other] Grenzen runden: { $moved } Gebiete wechseln
}
app-round-offer-fewer = { $decimals ->
    [0] Auf ganze Zahlen runden: weniger Klassen
   *[other] Grenzen runden: weniger Klassen
}
app-rounded-moved = { $moved ->
    [one] Gerundet: ein Gebiet in anderer Klasse
   *[other] Gerundet: { $moved } Gebiete in anderer Klasse
}
app-scope = Grenzen gelten für
app-scope-period = den gezeigten Zeitraum
app-scope-all = alle Zeiträume gemeinsam
app-scope-frozen = alle weiteren Zeiträume (festgehalten)
app-scope-manual = Eigene Grenzen gelten in jedem Zeitraum.
app-interval = Ein Wert genau auf der Grenze
app-interval-lower = gehört zur oberen Klasse (5 bis unter 7)
app-interval-upper = gehört zur unteren Klasse (über 5 bis 7)
app-zero-class = Null als eigene Klasse
app-zero-offer = { $share } % der Werte sind null: eigene Klasse
app-turn = Bezugswert der Farben
app-turn-none = ohne
app-turn-zero = null
app-turn-hint = anderer Wert
app-turn-at = Farben wenden bei: { $what }
app-palette-name = { $name ->
    [Salbei] Salbei
    [Blues] Blau
    [Greens] Grün
    [Purples] Violett
    [Oranges] Orange
    [Reds] Rot
    [Greys] Grau
    [YlGnBu] Gelb–Grün–Blau
    [YlGn] Gelb–Grün
    [YlOrBr] Gelb–Orange–Braun
    [YlOrRd] Gelb–Orange–Rot
    [OrRd] Orange–Rot
    [BuGn] Blau–Grün
    [BuPu] Blau–Violett
    [PuBuGn] Violett–Blau–Grün
    [RdPu] Rosa–Violett
    [RdBu] Rot–Blau
    [PuOr] Orange–Violett
    [BrBG] Braun–Türkis
    [PRGn] Violett–Grün
    [Cividis] Cividis
    [OkabeIto] Okabe–Ito
    [TolMuted] Tol, gedeckt
    [Set2] Pastell
    [Dark2] Kräftig
    [Paired] Paare
   *[other] { $name }
}
app-vision = Farbensehen prüfen
app-vision-only = Nur im Fenster; Bilder und Seiten bleiben, wie sie sind.
app-vision-full = alle
app-vision-full-name = Alle Farben
app-vision-deutan = ohne Grün
app-vision-deutan-name = Grünblindheit (Deuteranopie)
app-vision-protan = ohne Rot
app-vision-protan-name = Rotblindheit (Protanopie)
app-vision-tritan = ohne Blau
app-vision-tritan-name = Blaublindheit (Tritanopie)
app-vision-grey = Grau
app-vision-grey-name = Druck in Graustufen
app-vision-end = Wieder alle Farben zeigen
app-contrast-paper = Die unterste Klasse hebt sich kaum vom Papier ab.
app-contrast-neighbours = { $eyes ->
    [full] Die Klassen { $lower } und { $upper } sind kaum zu unterscheiden.
    [red-green] Bei Rot-Grün-Schwäche sind die Klassen { $lower } und { $upper } kaum zu unterscheiden.
    [blue] Bei Blaublindheit sind die Klassen { $lower } und { $upper } kaum zu unterscheiden.
   *[grey] Im Graudruck sind die Klassen { $lower } und { $upper } kaum zu unterscheiden.
}
app-contrast-ends = { $eyes ->
    [full] Höchste und niedrigste Klasse sehen gleich aus.
    [red-green] Bei Rot-Grün-Schwäche sehen höchste und niedrigste Klasse gleich aus.
    [blue] Bei Blaublindheit sehen höchste und niedrigste Klasse gleich aus.
   *[grey] Im Graudruck sehen höchste und niedrigste Klasse gleich aus; dafür eignet sich eine Farbreihe von niedrig nach hoch.
}
app-contrast-better = Besser: { $palette }
app-contrast-fewer = Besser: weniger Klassen.
app-contrast-no-order = Diese Farben sind für Typen ohne Reihenfolge gedacht. Bei Klassen von niedrig nach hoch ist an ihnen nicht abzulesen, welche mehr ist.
