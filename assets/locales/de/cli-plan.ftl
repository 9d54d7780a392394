# Befehle zum Planen: Szenarien, Standorte, Angebotslandschaft, Regeln, Arten

cli-scenario-saved = Szenario „{ $name }“ gespeichert: { $changes ->
    [one] eine Änderung
   *[other] { $changes } Änderungen
}
cli-scenario-row = { $name }: { $changes ->
    [one] eine Änderung
   *[other] { $changes } Änderungen
}
cli-scenario-row-outdated = { $name }: passt nicht mehr zu den Einrichtungen ({ $changes ->
    [one] eine Änderung
   *[other] { $changes } Änderungen
})
cli-scenario-removed = Szenario „{ $name }“ gelöscht
cli-plan-written = Geschrieben: { $file }
cli-compare-head = { $name }: { $facilities_before } → { $facilities_after } Einrichtungen, Grenze { $minutes } Minuten
cli-compare-all = Alle
cli-compare-line = { $name }: { $gained } gewinnen, { $lost } verlieren; in der Zeit { $before } → { $after } %, im Mittel { $minutes_before } → { $minutes_after } Minuten
cli-site-coverage = { $rank }. { $name } ({ $place }): { $added } Menschen mehr in der Zeit, dann { $after }
cli-site-median = { $rank }. { $name } ({ $place }): im Mittel { $added } Minuten weniger, dann { $after }
cli-sites-coverage = In { $minutes } Minuten: { $before } → { $after } von { $people } Menschen; mehr als { $bound } kann keine Wahl erreichen.
cli-sites-median = Im Mittel { $before } → { $after } Minuten; weniger als { $bound } kann keine Wahl erreichen ({ $people } Menschen).
cli-sites-proven = Bewiesen: keine andere Wahl ist besser.
cli-sites-gap = Höchstens { $gap } % mehr wären noch zu gewinnen.
cli-landscape-line = { $name }: { $present } vorhanden, { $reachable } erreichbar, { $missing } fehlt
cli-rule-line = { $rule }: in { $met } Gebieten erfüllt, in { $not_met } nicht, in { $unknown } ohne Aussage
cli-rule-gap = { "  " }{ $name }: { $people } Menschen betroffen
cli-rule-overall = { "  " }Zusammen: { $percent } %
cli-rule-unchecked = { $rule }: nicht geprüft
cli-rules-saved = { $count ->
    [one] Eine Regel gespeichert
   *[other] { $count } Regeln gespeichert
}
cli-kinds-stored = { $count ->
    [one] Eine Art gespeichert
   *[other] { $count } Arten gespeichert
}

cli-about-scenario = Szenarien: was wäre, wenn Einrichtungen schließen, öffnen oder umziehen. Die Einrichtungen des Projekts bleiben, wie sie sind.
cli-example-scenario = sozialraumatlas scenario compare landkreis.gpkg „Kita Nord“ --facilities Kita --mode car --group 3-5 --level Gemeinden
cli-about-scenario-save = Speichert ein Szenario aus Angaben oder einer Datei, anstelle eines gleichnamigen. Die Datei ist TOML: name, note und je Änderung [[change]] mit what = "close" (facility, kind), "open" (kind, lon, lat, capacity, name), "move" (facility, lon, lat), "resize" (facility, capacity) oder "mobile" (kind, lon, lat, days, hours, full_hours, capacity).
cli-example-scenario-save = sozialraumatlas scenario save landkreis.gpkg „Kita Nord“ --close Kita/kita-12 --open Kita@10.42,53.07:60 --mobile Beratungsstelle@10.5,53.1:2x4
cli-about-scenario-list = Nennt die gespeicherten Szenarien. JSON: name, note, changes, fits (passt zu den Einrichtungen).
cli-example-scenario-list = sozialraumatlas scenario list landkreis.gpkg
cli-about-scenario-show = Zeigt ein Szenario als TOML oder schreibt es in eine Datei.
cli-example-scenario-show = sozialraumatlas scenario show landkreis.gpkg „Kita Nord“ --out kita-nord.toml
cli-about-scenario-remove = Löscht ein Szenario.
cli-example-scenario-remove = sozialraumatlas scenario remove landkreis.gpkg „Kita Nord“
cli-about-scenario-compare = Was Szenarien ändern: wer gewinnt und verliert, Minuten, Anteile und Angebot je 1.000 (2SFCA), je Altersgruppe, Gebiet und Ort. JSON: before, limit_minutes, group, scenarios mit name, facilities [vorher, nachher], total, groups, regions, cells. Darin people, within, share, unreachable, minutes, supply je [vorher, nachher], gained, lost, minutes_difference und state: value, secret (zu wenige Menschen), no_data; cells mit gains, loses, same, secret.
cli-example-scenario-compare = sozialraumatlas scenario compare landkreis.gpkg „Kita Nord“ „Kita Süd“ --facilities Kita --mode car --limit-minutes 15 --group 3-5 --level Gemeinden --csv
cli-about-sites = Sucht die besten nächsten Standorte: so viele Menschen wie möglich in der Zeit (coverage) oder so wenige Minuten wie möglich im Mittel (p-median). Vorhandene Einrichtungen der Art zählen mit. Eine bewiesene Schranke sagt, wie viel eine bessere Wahl höchstens brächte. JSON: before, after, bound, gap_percent, proven, sites mit rank, key, name, lon, lat, added, after.
cli-example-sites = sozialraumatlas sites landkreis.gpkg --kind Kita --mode car --candidates regions --level Ortsteile --k 3 --group 3-5 --save „Drei neue Kitas“
cli-about-landscape = Angebotslandschaft: was je Gebiet und Lebensphase vorhanden (present), erreichbar (reachable) oder nicht da ist (missing), und welche Regeln wo gelten. JSON: phases mit phase, group, regions und kinds; regions mit key, name, state (auch secret, nobody), facilities, people, without; rules mit regions_met [erfüllt, nicht, ohne Aussage], overall_percent, people_affected, regions und gaps (Lücken, die meisten Betroffenen zuerst).
cli-example-landscape = sozialraumatlas landscape landkreis.gpkg --level Gemeinden --mode car --limit-minutes 15
cli-about-rules = Regeln für das Angebot, die „landscape“ prüft.
cli-example-rules = sozialraumatlas rules show landkreis.gpkg --out regeln.toml
cli-about-rules-show = Zeigt die Regeln des Projekts, ohne eigene die mitgelieferten, oder schreibt sie als TOML in eine Datei zum Bearbeiten.
cli-example-rules-show = sozialraumatlas rules show landkreis.gpkg --out regeln.toml
cli-about-rules-save = Macht die Regeln einer Datei zu denen des Projekts. Jede beginnt mit [[rule]]: name, kinds, demand = "present" (count) oder "reach" (percent, minutes, group), vielleicht level.
cli-example-rules-save = sozialraumatlas rules save landkreis.gpkg regeln.toml
cli-about-import-kinds = Holt Arten von Einrichtungen mit Lebensphase und Merkmalen aus TOML oder JSON: [[kind]] mit name, phase, tags. Vorhandene gleichen Namens werden geändert.
cli-example-import-kinds = sozialraumatlas import kinds landkreis.gpkg arten.toml

cli-arg-mode = Womit: car, bike, walk über das Wegenetz, straight als Luftlinie × Umweg
cli-arg-detour = Umwegfaktor der Luftlinie
cli-arg-speed = Geschwindigkeit in km/h (Luftlinie 33, Fahrrad 15, zu Fuß 5; beim Auto entscheidet die Straße)
cli-arg-limit_minutes = Zeitgrenze in Minuten, einschließlich
cli-arg-scenario-compare-group = Altersgruppe der Bevölkerung mit ihrem Namen (3-5) oder ein Alter, das Gruppen genau ergeben (65+); sonst alle Einwohner
cli-arg-sites-group = Altersgruppe der Bevölkerung mit ihrem Namen (3-5) oder ein Alter, das Gruppen genau ergeben (65+); sonst alle Einwohner
cli-arg-scenario = Name des Szenarios
cli-arg-scenarios = Namen der Szenarien
cli-arg-scenario-save-file = Szenario als TOML oder JSON; weitere Angaben kommen dazu
cli-arg-close = Schließt die Einrichtung mit diesem Schlüssel (KEY oder ART/KEY); mehrfach möglich
cli-arg-open = Öffnet eine Einrichtung: ART@LÄNGE,BREITE[:KAPAZITÄT]; mehrfach möglich
cli-arg-moved = Verlegt eine Einrichtung: KEY@LÄNGE,BREITE; mehrfach möglich
cli-arg-resize = Gibt einer Einrichtung eine andere Kapazität: KEY=KAPAZITÄT; mehrfach möglich
cli-arg-mobile = Mobiles Angebot: ART@LÄNGE,BREITE:TAGExSTUNDEN je Woche; zählt mit seinem Anteil an 40 Stunden
cli-arg-note = Worum es geht, in eigenen Worten
cli-arg-scenario-compare-facilities = Arten von Einrichtungen, durch Komma getrennt
cli-arg-against = Verglichen wird mit diesem Szenario; sonst mit den Einrichtungen, wie sie sind
cli-arg-cells = Auch jeden Ort ausgeben, an dem Menschen wohnen
cli-arg-sites-kind = Art, die geöffnet wird
cli-arg-candidates = Kandidaten: cells (jeder Wohnort), regions (Mitte jedes Gebiets von --level) oder eine Datei mit key, x, y
cli-arg-sites-level = Ebene der Kandidaten bei --candidates regions
cli-arg-k = Wie viele Standorte
cli-arg-objective = Was besser werden soll: coverage (Menschen in der Zeit) oder p-median (Minuten im Mittel)
cli-arg-sites-scenario = Szenario, zu dem die Standorte dazukommen
cli-arg-from_scratch = So rechnen, als gäbe es noch keine Einrichtung der Art
cli-arg-sites-capacity = Kapazität jedes neuen Standorts im gespeicherten Szenario
cli-arg-sites-save = Die Wahl unter diesem Namen als Szenario speichern
cli-arg-enough = Ab welchem Anteil seiner Menschen in Prozent etwas für ein Gebiet als erreichbar gilt
cli-arg-landscape-scenario = Szenario; sonst die Einrichtungen, wie sie sind
cli-arg-landscape-rules = Regeln aus dieser Datei statt denen des Projekts
cli-allowed-open = ART@LÄNGE,BREITE[:KAPAZITÄT], zum Beispiel Kita@10.42,53.07:60
cli-allowed-move = KEY@LÄNGE,BREITE, zum Beispiel kita-12@10.42,53.07
cli-allowed-resize = KEY=KAPAZITÄT, zum Beispiel kita-12=80
cli-allowed-mobile = ART@LÄNGE,BREITE:TAGExSTUNDEN, zum Beispiel Beratungsstelle@10.5,53.1:2x4
cli-allowed-k = eine Zahl von 1 bis 1000
cli-allowed-enough = ein Anteil über 0 bis 100

cli-reach-row = { $name }: berechnet am { $date }
cli-reach-row-stale = { $name }: berechnet am { $date }, veraltet ({ $causes })
cli-reach-removed = Erreichbarkeit „{ $name }“ gelöscht
cli-info-scenarios = Szenarien: { $names }
cli-info-source = Quelle: { $source }
cli-arg-reach-scenario = Szenario; sonst die Einrichtungen, wie sie sind
cli-arg-list = Nennt die gespeicherten Erreichbarkeiten und was sich seither geändert hat
cli-arg-remove = Löscht die gespeicherte Erreichbarkeit dieses Namens
cli-arg-kinds = Nur Einrichtungen dieser Art; mehrfach möglich
cli-arg-export-reach = Name der gespeicherten Erreichbarkeit
