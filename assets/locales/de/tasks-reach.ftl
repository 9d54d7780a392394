# Erreichbarkeit: Einrichtungen, Bevölkerung, Wegenetz, Reisezeiten

stage-network-ways = Wege lesen
stage-network-nodes = Punkte der Wege lesen
stage-network-build = Wegenetz aufbauen
stage-places = Orte suchen
stage-reach = Reisezeiten berechnen
reach-mode-car = Auto
reach-mode-bike = Fahrrad
reach-mode-walk = zu Fuß

tasks-network-elsewhere = { $file } enthält keine Straßen in der Nähe der Grenzen dieses Projekts.
tasks-network-elsewhere-hint = Den Auszug des richtigen Bundeslands nehmen, oder mit --whole den ganzen Auszug speichern.
tasks-network-missing-nodes = { $count ->
    [one] Ein Punkt von Wegen fehlt im Auszug; der Weg endet dort.
   *[other] { $count } Punkte von Wegen fehlen im Auszug; die Wege enden dort.
}
tasks-network-turn-rules = { $count ->
    [one] Eine Abbiegeregel sagt nicht eindeutig, welche Abbiegung sie meint, oder führt zu keiner Straße des Netzes; sie wird nicht beachtet.
   *[other] { $count } Abbiegeregeln sagen nicht eindeutig, welche Abbiegung sie meinen, oder führen zu keiner Straße des Netzes; sie werden nicht beachtet.
}
tasks-network-conditional-rules = { $count ->
    [one] Eine Abbiegeregel gilt nur zu bestimmten Zeiten; sie wird nicht beachtet.
   *[other] { $count } Abbiegeregeln gelten nur zu bestimmten Zeiten; sie werden nicht beachtet.
}
tasks-network-islands = { $parts ->
    [one] Ein Teil des Straßennetzes mit { $junctions } Kreuzungen ist mit dem übrigen nicht verbunden.
   *[other] { $parts } Teile des Straßennetzes mit zusammen { $junctions } Kreuzungen sind mit dem übrigen nicht verbunden.
}

tasks-no-coordinates = { $file } hat keine Spalten mit Koordinaten. Spalten: { $columns }.
tasks-no-coordinates-hint = Spalten x und y (oder lon und lat) ergänzen, oder sie mit --x und --y nennen.
tasks-all-swapped = In { $file } sind Länge und Breite vertauscht.
tasks-all-swapped-hint = Die Spalten andersherum nennen: --x ist die östliche Länge, --y die nördliche Breite.
tasks-all-swapped-columns-hint = Die Namen der Spalten tauschen: x oder lon ist die östliche Länge, y oder lat die nördliche Breite.
tasks-no-facilities = { $file } enthält keine Einrichtung mit einem Ort.
tasks-no-facilities-hint = Koordinaten, Art und Bezugssystem prüfen.
tasks-kind-without-tags = Für die Art „{ $kind }“ ist nicht bekannt, woran sie in OpenStreetMap zu erkennen ist.
tasks-kind-without-tags-hint = Eine mitgelieferte Art nennen, zum Beispiel Kita, Schule, Arztpraxis oder Apotheke.
tasks-facilities-there = { $count ->
    [one] Eine Einrichtung mit dieser Art und diesem Schlüssel ist schon da.
   *[other] { $count } Einrichtungen mit diesen Arten und Schlüsseln sind schon da.
}
tasks-facilities-there-hint = Mit --on-conflict replace ersetzen oder mit keep behalten.
tasks-facilities-without-place = { $count ->
    [one] Eine Einrichtung hat keine Koordinaten und bleibt weg.
   *[other] { $count } Einrichtungen haben keine Koordinaten und bleiben weg.
}
tasks-facilities-swapped = { $count ->
    [one] Bei einer Einrichtung sind Länge und Breite vertauscht; sie bleibt weg.
   *[other] Bei { $count } Einrichtungen sind Länge und Breite vertauscht; sie bleiben weg.
}
tasks-facilities-duplicates = { $count ->
    [one] Eine Einrichtung kommt ein zweites Mal vor oder hat keine Art; sie bleibt weg.
   *[other] { $count } Einrichtungen kommen ein zweites Mal vor oder haben keine Art; sie bleiben weg.
}
tasks-facilities-negative = { $count ->
    [one] Eine Einrichtung hat eine negative Kapazität; sie gilt als unbekannt und zählt 1.
   *[other] { $count } Einrichtungen haben eine negative Kapazität; sie gilt als unbekannt und zählt je 1.
}
tasks-facilities-far = { $count ->
    [one] Eine Einrichtung liegt weit ab von jedem Weg, vielleicht im Wasser.
   *[other] { $count } Einrichtungen liegen weit ab von jedem Weg, vielleicht im Wasser.
}
tasks-no-people = { $file } enthält keine Einwohner.
tasks-no-people-hint = Die Spalte mit den Einwohnern mit --residents nennen.
tasks-no-residents-column = { $file } hat keine Spalte mit Einwohnern. Spalten: { $columns }.
tasks-no-residents-column-hint = Die Spalte mit --residents nennen.
tasks-population-without-place = { $count ->
    [one] Ein Eintrag hat keine Koordinaten und bleibt weg.
   *[other] { $count } Einträge haben keine Koordinaten und bleiben weg.
}
tasks-population-swapped = { $count ->
    [one] Bei einem Eintrag sind Länge und Breite vertauscht; er bleibt weg.
   *[other] Bei { $count } Einträgen sind Länge und Breite vertauscht; sie bleiben weg.
}
tasks-population-negative = { $count ->
    [one] Ein Eintrag hat eine negative Zahl von Einwohnern und bleibt weg.
   *[other] { $count } Einträge haben eine negative Zahl von Einwohnern und bleiben weg.
}
tasks-population-duplicates = { $count ->
    [one] Ein Schlüssel kommt ein zweites Mal vor; der erste Eintrag gilt.
   *[other] { $count } Schlüssel kommen ein zweites Mal vor; der erste Eintrag gilt.
}
tasks-population-empty = { $count ->
    [one] Eine Zelle ist unbewohnt oder geheim und bleibt weg.
   *[other] { $count } Zellen sind unbewohnt oder geheim und bleiben weg.
}

tasks-reach-no-population = In diesem Projekt ist keine Bevölkerung gespeichert.
tasks-reach-no-population-hint = Bevölkerung mit „import population“ holen, oder mit --origins regions behelfsweise von einem Punkt je Gebiet ausgehen.
tasks-reach-no-level = Dafür ist eine Ebene mit Grenzen nötig.
tasks-reach-no-level-hint = Eine Ebene mit --level nennen, zu der Grenzen gespeichert sind.
tasks-reach-region-points = Behelf: Jedes Gebiet zählt mit einem einzigen Punkt, der Mitte seines größten Teils, nicht mit den Wohnorten seiner Einwohner.
tasks-reach-no-origins = { $file } enthält keinen Ort.
tasks-reach-outside = { $count ->
    [one] Ein Wohnort liegt außerhalb der Ebene { $level } und zählt für kein Gebiet.
   *[other] { $count } Wohnorte liegen außerhalb der Ebene { $level } und zählen für kein Gebiet.
}
tasks-reach-straight = Reisezeiten aus der Luftlinie: Umweg × { $detour }, { $kmh } km/h.
tasks-reach-roads = Reisezeiten über das Wegenetz aus { $file } vom { $date }: { $mode }.
tasks-reach-matrix = Reisezeiten aus { $file }: { $pairs ->
    [one] ein Paar
   *[other] { $pairs } Paare
}.
tasks-reach-no-kind = Es ist keine Einrichtung der Art „{ $kind }“ gespeichert.
tasks-reach-no-kind-hint = Gespeichert sind: { $kinds }.
tasks-reach-no-facilities = In diesem Projekt sind keine Einrichtungen gespeichert.
tasks-reach-no-facilities-hint = Einrichtungen mit „import facilities“ holen.
tasks-reach-no-network = In diesem Projekt ist kein Wegenetz gespeichert.
tasks-reach-no-network-hint = Ein Wegenetz mit „import network“ aus einem Auszug von OpenStreetMap holen, oder --mode straight für die Luftlinie nehmen.
tasks-reach-origins-off = { $count ->
    [one] Ein Wohnort liegt über { $metres } m von jedem Weg und erreicht nichts.
   *[other] { $count } Wohnorte liegen über { $metres } m von jedem Weg und erreichen nichts.
}
tasks-reach-facilities-off = { $count ->
    [one] Eine Einrichtung liegt über { $metres } m von jedem Weg und ist nicht erreichbar.
   *[other] { $count } Einrichtungen liegen über { $metres } m von jedem Weg und sind nicht erreichbar.
}
tasks-reach-unreached = { $count ->
    [one] Von einem Wohnort ({ $people } Einwohner) aus ist keine Einrichtung zu erreichen; er gilt als „nicht erreichbar“, nicht als weit.
   *[other] Von { $count } Wohnorten ({ $people } Einwohner) aus ist keine Einrichtung zu erreichen; sie gelten als „nicht erreichbar“, nicht als weit.
}
tasks-reach-no-pairs = { $file } nennt kein Paar aus einem Wohnort und einer Einrichtung dieses Projekts.
tasks-reach-no-pairs-hint = Spalten origin, facility und minutes mit den Schlüsseln der Wohnorte und Einrichtungen füllen.
tasks-reach-unknown-pairs = { $count ->
    [one] Eine Zeile der Reisezeiten nennt einen unbekannten Schlüssel.
   *[other] { $count } Zeilen der Reisezeiten nennen unbekannte Schlüssel.
}

tasks-isochrone-no-facility = Es ist keine Einrichtung „{ $name }“ gespeichert.
tasks-isochrone-no-facility-hint = Schlüssel oder Namen einer Einrichtung nennen, oder einen Ort als Länge,Breite.
tasks-isochrone-off = Der Ort { $place } liegt über { $metres } m von jedem Weg.
tasks-isochrone-off-hint = Einen Ort als östliche Länge, nördliche Breite nennen, der im Wegenetz liegt.
tasks-isochrone-swapped-hint = Länge und Breite sind wohl vertauscht; gemeint ist vielleicht { $place }.
tasks-isochrone-no-population = Ohne Bevölkerung ist nicht bekannt, wie viele Menschen darin wohnen.
tasks-isochrone-format = { $file }: Isochronen werden als .geojson oder .gpkg geschrieben.
tasks-isochrone-format-hint = Einen Namen mit einer dieser Endungen wählen.
tasks-isochrone-remark = Jede Stelle gehört zur nächsten Straße; der Fußweg dorthin zählt. Straßen: © OpenStreetMap-Mitwirkende, ODbL.
tasks-reach-no-group = Die Bevölkerung hat keine Gruppe „{ $group }“.
tasks-reach-no-group-hint = Vorhanden sind: { $groups }.
tasks-reach-no-bands = Aus einer Tabelle mit Reisezeiten lassen sich keine Flächen zeichnen.
tasks-reach-nobody = In keinem der gezeigten Gebiete lebt jemand, um den es geht, oder niemand erreicht eine Einrichtung.
tasks-reach-unknown = Unter „{ $name }“ ist keine Erreichbarkeit gespeichert.
tasks-reach-unknown-hint = Gespeichert sind: { $names }.
tasks-reach-unknown-hint-none = Eine Erreichbarkeit mit „reach … --save NAME“ oder im Fenster speichern.
