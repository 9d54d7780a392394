# Planen: Szenarien, beste Standorte, Angebotslandschaft, Einrichtungen von Hand

edit-facility-add = Einrichtung hinzufügen
edit-facility-remove = Einrichtung löschen
edit-facility-move = Einrichtung verschieben
edit-facility-change = Einrichtung ändern
edit-facility-kinds = Arten von Einrichtungen ändern
edit-scenario-save = Szenario speichern
edit-scenario-delete = Szenario löschen
edit-supply-rules = Regeln ändern

scenario-unknown-facility = Änderung { $change } nennt die Einrichtung „{ $facility }“, die es nicht gibt.
scenario-unknown-facility-hint = Den Schlüssel so schreiben, wie er in „export --what facilities“ steht; er unterscheidet Groß- und Kleinschreibung.
scenario-ambiguous-facility = Änderung { $change }: Den Schlüssel „{ $facility }“ haben mehrere Einrichtungen verschiedener Art.
scenario-ambiguous-facility-hint = Die Art dazu nennen (kind = "Kita").
scenario-closed-already = Änderung { $change }: „{ $facility }“ ist durch eine Änderung davor schon geschlossen.
scenario-closed-already-hint = Eine der beiden Änderungen streichen.
scenario-off-globe = Änderung { $change }: { $place } ist kein Ort in Länge und Breite.
scenario-off-globe-hint = Die Länge (lon) steht zuerst, zum Beispiel 9.7, dann die Breite (lat), zum Beispiel 50.8.
scenario-no-kind = Änderung { $change } öffnet eine Einrichtung, ohne ihre Art zu nennen.
scenario-no-kind-hint = Die Art angeben (kind = "Kita").
scenario-negative = Änderung { $change }: Die Kapazität { $capacity } ist keine Zahl ab 0.
scenario-negative-hint = Die Kapazität als Zahl ab 0 angeben oder weglassen; dann zählt 1.
scenario-hours = Änderung { $change }: Tage oder Stunden des mobilen Angebots passen in keine Woche.
scenario-hours-hint = Tage je Woche von 1 bis 7, Stunden je Halt bis 24, Stunden einer vollen Woche bis 168.

stage-sites = Wert der Kandidaten berechnen
stage-sites-bound = Schranke beweisen

plan-no-population-hint = Bevölkerung mit „import population“ holen.
plan-no-group = Die Bevölkerung kennt keine Gruppe „{ $group }“.
plan-no-group-hint = Gruppen sind: { $groups }. Ein Alter wie 65+ oder 0-5 geht, wenn Gruppen es genau ergeben.
plan-no-groups-hint = Die Bevölkerung ist ohne Altersgruppen gespeichert; sie mit weiteren Zahlenspalten neu importieren oder --group weglassen.
plan-no-matrix = Reisezeiten aus einer Tabelle kennen nur die Einrichtungen, die darin stehen.
plan-no-matrix-hint = Szenarien und Standorte über das Wegenetz (car, bike, walk) oder die Luftlinie (straight) rechnen.
plan-no-scenario = In diesem Projekt gibt es kein Szenario „{ $name }“.
plan-no-scenario-hint = Gespeichert sind: { $names }.
plan-no-scenarios-hint = Ein Szenario mit „scenario save“ anlegen.
plan-scenario-without-name = Das Szenario hat keinen Namen.
plan-scenario-without-name-hint = Einen Namen hinter dem Projekt nennen, oder name = "…" in die Datei schreiben.
plan-scenario-empty = Das Szenario „{ $name }“ ändert nichts.
plan-scenario-new-kind = Die Art „{ $kind }“ gibt es in diesem Projekt noch nicht; das Szenario öffnet die erste Einrichtung.
plan-scenario-swapped = Länge und Breite sind vertauscht in Änderung { $changes }.
plan-scenario-far = Weiter als { $metres } m von jeder Straße liegt der Ort in Änderung { $changes }; über das Wegenetz erreicht ihn niemand.
plan-scenario-heading = Sozialraumatlas: Szenario, geschrieben am { $date }
plan-nobody = Niemand aus der Gruppe „{ $group }“ wohnt an einem der Orte.
plan-nobody-hint = Eine andere Gruppe nennen, oder die Bevölkerung neu importieren.
plan-no-candidates = Es gibt keinen Kandidaten für einen Standort.
plan-no-candidates-hint = Kandidaten sind cells (jeder Wohnort), regions (mit --level) oder eine Datei mit key, x und y; sie müssen in der Nähe des Wegenetzes liegen.
plan-too-few-candidates = { $count } Standorte sind gesucht, es gibt aber nur { $candidates ->
    [one] einen Kandidaten
   *[other] { $candidates } Kandidaten
}.
plan-too-few-candidates-hint = Weniger Standorte suchen oder mehr Kandidaten nennen.
plan-too-many-candidates = { $candidates } Kandidaten sind für diese Bevölkerung zu viele.
plan-too-many-candidates-hint = Mit --candidates regions oder einer Datei weniger Kandidaten nennen.
plan-candidates-off = { $count ->
    [one] Ein Kandidat liegt
   *[other] { $count } Kandidaten liegen
} abseits des Wegenetzes; dort kann kein Standort sein.
plan-candidates-without-place = { $count ->
    [one] Ein Kandidat hat keinen brauchbaren Ort
   *[other] { $count } Kandidaten haben keinen brauchbaren Ort
} (fehlt, oder Länge und Breite vertauscht).
plan-sites-fewer = { $count ->
    [0] Kein Standort bringt noch jemandem etwas
    [one] Mehr als ein Standort bringt niemandem mehr etwas
   *[other] Mehr als { $count } Standorte bringen niemandem mehr etwas
}; gesucht waren { $wanted }.
plan-sites-farthest = Wer keine Einrichtung erreicht, zählt im Mittel mit { $minutes } Minuten.
plan-no-area = Es gibt kein Gebiet mit dem Schlüssel „{ $key }“, zu dem Grenzen gespeichert sind.
plan-kinds-without-facility = { $count ->
    [one] Zu einer Art ist keine Einrichtung erfasst; sie gilt
   *[other] Zu { $count } Arten ist keine Einrichtung erfasst; sie gelten
} nicht als fehlend.
plan-rules-shipped = Das Projekt hat keine eigenen Regeln; geprüft werden die mitgelieferten.
plan-phases-without-group = Die Bevölkerung hat keine Altersgruppe für { $ages }; dort zählen alle Einwohner.
plan-kinds-without-phase = { $count ->
    [one] Eine Art von Einrichtungen gehört
   *[other] { $count } Arten von Einrichtungen gehören
} zu keiner Lebensphase und fehlt in der Angebotslandschaft.
plan-kinds-without-phase-hint = Die Lebensphase mit „import kinds“ nachtragen.
plan-rule-no-level = Die Regel „{ $rule }“ nennt die Ebene „{ $level }“, die es nicht gibt; sie wird nicht geprüft.
plan-rule-no-group = Die Regel „{ $rule }“ nennt die Gruppe „{ $group }“, die die Bevölkerung nicht kennt; sie wird nicht geprüft.
plan-rule-no-kind = Die Regel „{ $rule }“ nennt { $kinds }; davon gibt es keine Einrichtung.
plan-no-rules = { $file } enthält keine Regel.
plan-bad-rule = Regel { $number } („{ $rule }“) ist unvollständig, unmöglich oder doppelt.
plan-rule-hint = Jede Regel beginnt mit [[rule]] und nennt name, kinds und demand: present mit count, oder reach mit percent (bis 100) und minutes (über 0) und vielleicht group. Ein Beispiel schreibt „rules show --out regeln.toml“.
plan-rules-heading = Sozialraumatlas: Regeln für das Angebot, geschrieben am { $date }
plan-no-kinds = { $file } enthält keine Art von Einrichtungen.
plan-bad-kind = Die Art „{ $kind }“ hat keinen Namen oder ein Merkmal ohne Gleichheitszeichen.
plan-kinds-hint = Jede Art beginnt mit [[kind]] und nennt name, phase (pregnancy, daycare, primary, secondary, work, adults, age) und tags wie "amenity=kindergarten".
plan-kinds-heading = Sozialraumatlas: Arten von Einrichtungen, geschrieben am { $date }
plan-phase-pregnancy = Schwangerschaft und Frühe Hilfen
plan-phase-daycare = Krippe und Kita
plan-phase-primary = Grundschule
plan-phase-secondary = Weiterführende Schule
plan-phase-work = Übergang in den Beruf
plan-phase-adults = Erwachsene und Familie
plan-phase-age = Alter und Pflege

plan-stale-facilities = Einrichtungen geändert
plan-stale-population = Bevölkerung geändert
plan-stale-network = Wegenetz geändert
plan-stale-scenario = Szenario geändert
plan-stale-unknown = ohne Stand der Eingaben gespeichert
plan-no-reach = Es gibt keine gespeicherte Erreichbarkeit „{ $name }“.
plan-no-reach-hint = Die gespeicherten nennt „reach --list“.
plan-reach-remark = Berechnet am { $date }
plan-places-gone = Nicht alle Orte dieser Erreichbarkeit sind noch gespeichert; als Karte kann sie nicht geschrieben werden.
plan-places-gone-hint = Als .csv oder .xlsx schreiben, oder neu berechnen.
plan-kinds-toml = Arten von Einrichtungen werden als .toml geschrieben, nicht nach { $file }.
plan-kinds-toml-hint = Eine Datei mit der Endung .toml nennen.
