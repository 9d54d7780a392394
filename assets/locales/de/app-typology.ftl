typology-tab = Gründe
typology-step-place = Ebene und Zeitraum
typology-step-indicators = Indikatoren
typology-step-method = Verfahren
typology-step-result = Ergebnis mit Gründen
typology-step-save = Benennen und speichern
typology-suggest = Vorschlag übernehmen
typology-suggest-tip = Alle Anteile und Mittelwerte, bei denen feststeht, ob ein hoher Wert belastet oder entlastet
typology-mark = Knappe Gebiete kennzeichnen
typology-mark-tip = Senkrechte Striche über Gebieten, deren Stufe schon bei einer kleinen Änderung wechselt
typology-exclude = Ausgewählte Gebiete ausnehmen
typology-exclude-tip = Die auf der Karte ausgewählten Gebiete nicht bewerten
typology-save = Speichern
typology-save-tip = Rezept und Ergebnis unter diesem Namen im Projekt speichern
typology-open = Typologie zeigen
typology-read = Rezept laden
typology-read-tip = Ein Rezept aus einer TOML-Datei zeigen
typology-write = Rezept sichern
typology-write-tip = Das Rezept als TOML-Datei schreiben, zum Nachrechnen und Weitergeben
typology-leave = Wieder den Indikator zeigen
typology-leave-tip = Die Karte zeigt wieder den Indikator; mit Rückgängig kommt die Typologie zurück
typology-recipe-written = Rezept gespeichert: { $file }
typology-saved = Die Typologie ist mit ihrem Ergebnis gespeichert.
typology-period = Zeitraum
typology-latest = Neuester ({ $period })
typology-periods-later = Zeiträume stehen zur Wahl, sobald Indikatoren gewählt sind.
typology-compare = Veränderung seit
typology-since = Veränderung seit { $period }
typology-years-back = { $years ->
        [one] ein Jahr davor
       *[other] { $years } Jahre davor
    }
typology-no-change = Ohne Veränderung
typology-given-change = Die Veränderung kommt aus eigenen Indikatoren des Rezepts.
typology-one-period = Für eine Veränderung fehlt ein früherer Zeitraum, den alle Indikatoren haben.
typology-none-chosen = Noch keiner gewählt
typology-indicators-chosen = { $count ->
        [one] 1 Indikator
       *[other] { $count } Indikatoren
    }
typology-begin = Welche Werte sollen zusammen zeigen, wo die Belastung hoch ist? Die Karte ändert sich mit jeder Wahl.
typology-chosen = Gewählt, mit Gewicht
typology-polarity-info = Jeder Indikator wird in Standardabweichungen vom Mittel aller Gebiete umgerechnet. Bei „Belastung“ zählt ein hoher Wert als ungünstig, bei „Entlastung“ als günstig. Ein Gewicht von 2 zählt doppelt.
typology-burden = Belastung
typology-burden-of = { $indicator }: ein hoher Wert ist eine Belastung
typology-relief = Entlastung
typology-relief-of = { $indicator }: ein hoher Wert ist eine Entlastung
typology-weight-of = Gewicht von { $indicator }
typology-take-out = { $indicator } herausnehmen
typology-add = Indikator hinzufügen
typology-nothing-to-add = Kein weiterer Indikator hat hier Werte.
typology-dimension-of = Dimension von { $indicator }
typology-dimension-none = Ohne Dimension
typology-dimension-education = Bildung
typology-dimension-work = Beschäftigung
typology-dimension-income = Einkommen
typology-number-wrong = Diese Zahl passt nicht: Grenzen steigen an, Gewichte liegen über null.
typology-method = Verfahren
typology-method-status = Status und Dynamik
typology-method-quintile = Gleich große Stufen
typology-method-rank = Mittlerer Rang
typology-method-gisd = Deprivationsindex (GISD)
typology-method-ward = Typen nach Ward
typology-method-kmeans = Typen nach k-Means
typology-formula-status = z = (x − μ) / σ über alle bewerteten Gebiete; die gewichteten z-Werte werden addiert und noch einmal standardisiert. Der Status folgt aus diesem Index, die Dynamik ebenso aus den Veränderungen. So rechnen Berlin (Monitoring Soziale Stadtentwicklung) und Hamburg (RISE).
typology-formula-quintile = Derselbe Index aus addierten z-Werten; die Gebiete werden danach in gleich große Stufen geteilt. Das hält auch bei wenigen Gebieten.
typology-formula-rank = Jedes Gebiet erhält je Indikator seinen Prozentrang; das Mittel der Ränge wird in gleich große Stufen geteilt. Ausreißer wiegen nicht schwerer als ihr Rang.
typology-formula-gisd = Je Dimension die erste Hauptkomponente ihrer Indikatoren, auf 0 bis 1 gebracht und addiert; unterstes Fünftel, Mitte, oberstes Fünftel (Robert Koch-Institut).
typology-formula-ward = Gebiete mit ähnlichen z-Werten werden Schritt für Schritt zusammengelegt, sodass die Streuung in den Gruppen möglichst wenig wächst.
typology-formula-kmeans = Gebiete werden so auf Typen verteilt, dass ihre z-Werte möglichst nah am Mittel ihres Typs liegen; 25 Versuche mit fester Startzahl, der beste gilt.
typology-presets = Nach dem Vorbild von
typology-presets-info = Berlin: Grenzen −1, 1 und 1,5, Veränderung über 2 Jahre, ab 300 Einwohnern. Hamburg: dieselben Grenzen, Veränderung über 3 Jahre.
typology-preset = Regeln wie in { $name }
typology-limits = Grenzen in Standardabweichungen
typology-limits-info = Ein Index von 0 ist der Durchschnitt aller Gebiete, 1 liegt eine Standardabweichung darüber: stärker belastet. Bei annähernder Normalverteilung liegen rund zwei Drittel der Gebiete zwischen −1 und 1.
typology-high-below = Status hoch unter
typology-low-above = Status niedrig über
typology-very-low-above = Status sehr niedrig über
typology-positive-below = Dynamik positiv unter
typology-negative-above = Dynamik negativ über
typology-classes = Anzahl der Stufen
typology-count = { $count } Stufen oder Typen
typology-types = Anzahl der Typen
typology-types-info = Die Kurve zeigt die mittlere Silhouette: 1 heißt, die Typen sind klar getrennt, 0, sie gehen ineinander über. Ein hoher Punkt ist eine gute Wahl; fachlich sinnvoll muss er auch sein.
typology-curve = Wie viele Typen passen
typology-curve-point = { $count } Typen, mittlere Silhouette { $fit }
typology-winsorised = Ausreißer begrenzen (±3 σ)
typology-keep-types = Typen festhalten
typology-keep-types-info = Die Typen dieses Zeitraums bleiben, wie sie sind: Andere Zeiträume werden ihnen zugeordnet, statt neu gebildet zu werden. So lassen sich Karten vergleichen.
typology-gisd-dimensions = Die Dimension jedes Indikators steht unter „Indikatoren“.
typology-residents = Mindestgröße nach
typology-residents-info = Sehr kleine Gebiete schwanken durch Zufall. Sie bleiben auf der Karte als „nicht bewertet“ sichtbar und gehen nicht in Mittel und Streuung ein.
typology-no-residents = Keine Mindestgröße
typology-least = Bewertet ab Einwohnern
typology-excluded = Ausgenommen: { $region }
typology-rate-again = { $region } wieder bewerten
typology-base = Mittel und Streuung aus
typology-base-info = Mit einem festen Bezugsjahr lassen sich Jahre untereinander vergleichen: Alle werden an Mittel und Standardabweichung dieses Jahres gemessen.
typology-base-own = Jeweils eigener Zeitraum
typology-close-of = { $count } von { $rated } knapp
typology-rated = { $rated } Gebiete bewertet
typology-no-result = Noch kein Ergebnis: zuerst Indikatoren wählen.
typology-how-firm = Wie fest ist das?
typology-close-regions = { $count ->
        [one] von { $rated } Gebieten ist knapp eingestuft: Eine kleine Änderung am Rezept ändert die Stufe.
       *[other] von { $rated } Gebieten sind knapp eingestuft: Eine kleine Änderung am Rezept ändert ihre Stufe.
    }
typology-firm-info = Das Rezept wird nachgerechnet: jeder Indikator einmal weggelassen, einmal 20 % leichter, einmal 20 % schwerer. Bleibt die Stufe immer gleich, ist sie sicher, sonst knapp.
typology-moves-without = Ohne „{ $indicator }“: { $count ->
        [one] 1 Gebiet wechselt
       *[other] { $count } Gebiete wechseln
    } die Stufe
typology-moves-less = „{ $indicator }“ 20 % leichter: { $count ->
        [one] 1 Gebiet wechselt
       *[other] { $count } Gebiete wechseln
    }
typology-moves-more = „{ $indicator }“ 20 % schwerer: { $count ->
        [one] 1 Gebiet wechselt
       *[other] { $count } Gebiete wechseln
    }
typology-see-reasons = Gründe ansehen
typology-version = { $name }, Version { $version }
typology-version-changed = { $name }, Version { $version }, seither geändert
typology-version-short = Version { $version }
typology-not-saved = Noch nicht gespeichert
typology-names = Namen der Stufen oder Typen
typology-name-of = Name für „{ $type }“
typology-description-of = Beschreibung für „{ $type }“
typology-description = Beschreibung
typology-name = Name der Typologie
typology-name-hint = zum Beispiel Sozialstruktur
typology-next-version = Dieser Name ist vergeben: Gespeichert wird Version { $version }, die früheren bleiben.
typology-saved-ones = Im Projekt gespeichert
typology-delete = „{ $name }“ löschen
typology-files = Rezept als Datei
typology-select-hint = Ein Gebiet auf der Karte oder in der Tabelle wählen zeigt seine Gründe.
typology-profiles = Was die Typen ausmacht
typology-profile-head = { $type }: { $count ->
        [one] 1 Gebiet
       *[other] { $count } Gebiete
    }
typology-correlation = Was gemeinsam auftritt
typology-correlation-info = Der Korrelationskoeffizient r nach Pearson über die bewerteten Gebiete: 1 heißt, zwei Indikatoren steigen gemeinsam, −1, der eine fällt, wenn der andere steigt, 0, sie hängen nicht zusammen.
typology-correlation-of = { $first } und { $second }: r = { $r }
typology-correlation-hint = Umrandet: über 0,9. Solche Paare sagen fast dasselbe und zählen doppelt.
typology-contributions = Was den Index ausmacht
typology-contributions-info = Beitrag jedes Indikators zum Index in Standardabweichungen; zusammen ergeben die Beiträge den Index. Nach rechts belastet, nach links entlastet, verglichen mit dem Mittel aller bewerteten Gebiete.
typology-bars-left = ← entlastet
typology-bars-right = belastet →
typology-index-of = Index { $index }
typology-silhouette-of = Silhouette { $index } (1 = klar in diesem Typ, unter 0 = unsicher)
typology-dynamics-of = { $sign } Dynamik { $dynamics } ({ $index })
typology-firm = Sicher: bleibt bei allen { $tried } kleinen Änderungen am Rezept in dieser Stufe.
typology-close = Knapp: bleibt bei { $kept } von { $tried } kleinen Änderungen am Rezept in dieser Stufe. Anders wird es
typology-firm-short = Sicher: bleibt bei allen { $tried } kleinen Änderungen
typology-close-short = Knapp: bleibt bei { $kept } von { $tried } kleinen Änderungen
typology-without = ohne { $indicator }: { $class }
typology-less = { $indicator } 20 % leichter: { $class }
typology-more = { $indicator } 20 % schwerer: { $class }
typology-chance = Zufall kleiner Fallzahlen
typology-chance-info = Die Fallzahlen werden viele Male so neu gezogen, wie sie bei gleicher Lage durch Zufall hätten ausfallen können; gezählt wird, wie oft die Stufe gleich bleibt.
typology-by-chance = Schwanken die Fallzahlen zufällig, bleibt die Stufe in { $percent } % der Fälle.
typology-why-secret = Ein Wert ist geheim. Geheime Werte nehmen nicht teil, damit der Index sie nicht verrät.
typology-why-excluded = Im Rezept ausgenommen.
typology-why-small = Weniger als { $least } Einwohner: Werte so kleiner Gebiete schwanken durch Zufall.
typology-why-missing = Zu „{ $indicator }“ gibt es hier keinen Wert.
typology-why-outside = Das Rezept bewertet dieses Gebiet nicht.
typology-similar = Ähnliche Gebiete
typology-similar-info = Vergleichsring: die Gebiete mit den ähnlichsten Werten in allen Indikatoren. Der Abstand ist in Standardabweichungen gemessen.
typology-distance = Abstand in Standardabweichungen
typology-legend-dynamics = { $sign } Dynamik { $dynamics }: { $count }
typology-legend-close = ||| knapp: { $count }
typology-legend-close-near = ||| knapp: { $count } (kleine erst aus der Nähe)
typology-shown = Die Karte zeigt eine Typologie
typology-edit = Bearbeiten
typology-secret-in = { $count ->
        [one] in 1 Gebiet geheim
       *[other] in { $count } Gebieten geheim
    }
typology-missing-in = { $count ->
        [one] in 1 Gebiet ohne Wert
       *[other] in { $count } Gebieten ohne Wert
    }
typology-column-class = Stufe
typology-column-class-tip = Stufe oder Typ, mit dem Zeichen der Dynamik
typology-column-index = Index
typology-column-index-tip = In Standardabweichungen; hoch heißt stark belastet
typology-column-firm = Fest
typology-column-firm-tip = Bei so vielen kleinen Änderungen am Rezept bleibt die Stufe
relation-style = Darstellung
relation-style-classes = Klassen
relation-style-classes-tip = Jedes Gebiet in der Farbe seiner Klasse
relation-style-neighbours = Räumliche Häufung (LISA)
relation-style-neighbours-tip = Wo hohe oder niedrige Werte beieinanderliegen, und wo ein Gebiet aus seiner Umgebung herausfällt
relation-style-two = Zwei Indikatoren (3 × 3)
relation-style-two-tip = Zwei Indikatoren auf einer Karte: wo beide hoch, beide niedrig oder gegensätzlich sind
relation-form = Werte
relation-form-plain = Wie gemessen
relation-form-plain-tip = Die Werte, wie sie in der Tabelle stehen
relation-form-eb = Geglättet
relation-form-eb-tip = Kleine Fallzahlen schwanken zufällig: Raten dünn besiedelter Gebiete rücken zum Durchschnitt (Empirical Bayes)
relation-form-lq = Standortquotient
relation-form-lq-tip = 1 heißt wie in allen Gebieten zusammen, 2 doppelt so hoch
relation-form-unfit = Für diesen Indikator nicht möglich: Es braucht eine Rate mit Fallzahl und Bezugsgröße.
relation-also = Auch so lässt sich der Raum vergleichen
relation-neighbours = Nachbarn
relation-neighbours-info = Jedes Gebiet wird mit dem Mittel seiner Nachbarn verglichen; alle Nachbarn zählen gleich viel. Gebiete ohne Wert nehmen nicht teil.
relation-queen = Grenze oder Ecke
relation-rook = Nur Grenze
relation-test = Prüfung auf Zufall
relation-alpha = Fehlalarme, die hingenommen werden
relation-alpha-of = Höchstens { $percent } % der auffälligen Gebiete sind Fehlalarme
relation-alpha-info = So viele der auffälligen Gebiete dürfen es im Mittel zu Unrecht sein (α mit Korrektur für viele Tests, FDR nach Benjamini und Hochberg).
relation-permutations = Zufallsanordnungen
relation-permutations-of = { $count } Zufallsanordnungen
relation-permutations-info = So oft werden die Werte zufällig neu auf die Gebiete verteilt. Mehr dauert länger und prüft feiner.
relation-seed = Startzahl
relation-seed-info = Dieselbe Startzahl gibt dieselbe Karte.
relation-untested = Wie sehr sich Nachbarn ähneln, wurde nicht geprüft.
relation-pattern-none = Kein räumliches Muster: Nachbarn ähneln sich nicht mehr, als der Zufall erwarten lässt.
relation-pattern-opposite = Nachbarn unterscheiden sich stärker, als der Zufall erwarten lässt.
relation-pattern-weak = Nachbarn ähneln sich etwas mehr, als der Zufall erwarten lässt.
relation-pattern-clear = Nachbarn ähneln sich deutlich.
relation-pattern-strong = Nachbarn ähneln sich stark.
relation-nothing-stands-out = Kein einzelnes Gebiet fällt auf.
relation-stands-out = { $high ->
        [0] Keine Häufung hoher Werte
        [one] 1 Gebiet in einer Häufung hoher Werte
       *[other] { $high } Gebiete in Häufungen hoher Werte
    }, { $low ->
        [0] keine niedriger
        [one] 1 in einer niedriger
       *[other] { $low } in Häufungen niedriger
    }, { $outliers ->
        [0] keines sticht aus seiner Umgebung heraus.
        [one] 1 sticht aus seiner Umgebung heraus.
       *[other] { $outliers } stechen aus ihrer Umgebung heraus.
    }
relation-moran = Moran-I { $i } (p = { $p })
relation-moran-long = Moran-I { $i } · p = { $p } · n = { $n }
relation-moran-name = Moran-I
relation-formula-lisa = I = Σᵢ Σⱼ wᵢⱼ (xᵢ − μ)(xⱼ − μ) / Σᵢ (xᵢ − μ)², mit wᵢⱼ = 1 / Zahl der Nachbarn. Nahe 1 liegen ähnliche Werte beieinander, nahe 0 ist die Verteilung zufällig, unter 0 wechseln sich hohe und niedrige ab. p ist der Anteil zufälliger Anordnungen, die mindestens ein so starkes Muster zeigen. Die Karte zeigt je Gebiet denselben Vergleich (LISA, Anselin 1995).
relation-second = Zweiter Indikator
relation-swap = Indikatoren tauschen
relation-swap-tip = Erster und zweiter Indikator tauschen die Plätze
relation-together-name = Zusammenhang
relation-together-unknown = Einer der beiden ist überall gleich: ein Zusammenhang lässt sich nicht angeben.
relation-together-none = Die beiden hängen nicht erkennbar zusammen.
relation-together-weak = Wo der eine hoch ist, ist es der andere etwas häufiger auch.
relation-together-clear = Wo der eine hoch ist, ist es der andere meist auch.
relation-together-strong = Wo der eine hoch ist, ist es der andere fast immer auch.
relation-against-weak = Wo der eine hoch ist, ist der andere etwas häufiger niedrig.
relation-against-clear = Wo der eine hoch ist, ist der andere meist niedrig.
relation-against-strong = Wo der eine hoch ist, ist der andere fast immer niedrig.
relation-both-ends = { $high ->
        [0] In keinem Gebiet sind beide im oberen Drittel
        [one] In 1 Gebiet sind beide im oberen Drittel
       *[other] In { $high } Gebieten sind beide im oberen Drittel
    }, { $low ->
        [0] in keinem beide im unteren.
        [one] in 1 beide im unteren.
       *[other] in { $low } beide im unteren.
    }
relation-r-long = r = { $r } · ρ = { $rho } · n = { $n }
relation-formula-two = Jeder Indikator teilt die Gebiete in drei gleich große Gruppen; die Farbe sagt, in welcher Gruppe ein Gebiet bei beiden liegt. r ist die Korrelation nach Pearson, ρ die der Ränge nach Spearman: 1 heißt, beide steigen gemeinsam, −1, der eine fällt, wenn der andere steigt, 0, sie hängen nicht zusammen. Ein Zusammenhang ist noch keine Ursache.
relation-legend-neighbours = im Vergleich mit den Nachbarn
relation-thirds = Erster Wert { $first }, zweiter { $second }
relation-neighbours-mean = Nachbarn im Mittel { $mean } · p = { $p }
relation-column = Mit Nachbarn
relation-column-tip = Eigener Wert / Werte der Nachbarn, wo beides zusammen auffällt
relation-high-high = hoch / hoch
relation-low-low = niedrig / niedrig
relation-high-low = hoch / niedrig
relation-low-high = niedrig / hoch
relation-not-significant = nicht auffällig
relation-island = ohne Nachbarn
typology-step-compare = Vergleichen
typology-change = Veränderung
typology-change-info = Üblich ist die Differenz jedes Indikators zwischen zwei Zeiträumen. Manche Ämter führen die Veränderung als eigene Indikatoren, so Berlin in „Monitoring Soziale Stadtentwicklung“: Diese gehen unverändert in den Index der Dynamik ein.
typology-change-measured = Zwei Zeiträume
typology-change-own = Eigene Indikatoren
typology-change-more = Indikator der Veränderung hinzufügen
typology-add-change = Indikator der Veränderung
typology-change-given = { $count ->
        [one] Veränderung aus 1 Indikator
       *[other] Veränderung aus { $count } Indikatoren
    }
typology-compared-with = Verglichen mit
typology-compared-with-info = Dasselbe Rezept in einem anderen Zeitraum zeigt, welche Gebiete die Stufe gewechselt haben. Eine andere gespeicherte Typologie zeigt, wie weit zwei Rezepte auseinanderliegen.
typology-compared-with-nothing = Nichts
typology-compared-with-period = Demselben Rezept, { $period }
typology-compare-impossible = Damit lässt sich hier nicht vergleichen; warum, steht unter Hinweise.
typology-moved-of = { $count } von { $compared } bewegt
typology-moved = { $count ->
        [one] von { $compared } Gebieten hat eine andere Stufe.
       *[other] von { $compared } Gebieten haben eine andere Stufe.
    }
typology-moved-ways = { $heavier ->
        [0] Keines ist stärker belastet
        [one] 1 ist stärker belastet
       *[other] { $heavier } sind stärker belastet
    }, { $lighter ->
        [0] keines geringer.
        [one] 1 geringer.
       *[other] { $lighter } geringer.
    }
typology-rated-once = { $count ->
        [one] 1 weiteres Gebiet ist nur in einer der beiden bewertet.
       *[other] { $count } weitere Gebiete sind nur in einer der beiden bewertet.
    }
typology-matrix-before = vorher
typology-matrix-now = jetzt
typology-matrix-hint = Zeilen: vorher, Spalten: jetzt. Ein Feld wählt seine Gebiete auf der Karte aus.
typology-matrix-cell = { $before } → { $after }: { $count ->
        [one] 1 Gebiet
       *[other] { $count } Gebiete
    }
typology-moves = Bewegungen auf der Karte zeigen
typology-moves-tip = Die Karte zeigt, welche Gebiete die Stufe gewechselt haben, statt der Stufen
typology-select-movers = Bewegte Gebiete auswählen
typology-versions = Versionen von „{ $name }“
typology-changed-first = Erste Version, { $count ->
        [one] 1 Indikator
       *[other] { $count } Indikatoren
    }
typology-changed-added = mit „{ $indicator }“
typology-changed-removed = ohne „{ $indicator }“
typology-changed-weights = andere Gewichte
typology-changed-polarity = andere Wirkrichtung
typology-changed-method = anderes Verfahren oder andere Grenzen
typology-changed-place = andere Ebene, anderes Gebiet oder anderer Zeitraum
typology-changed-dynamics = andere Veränderung
typology-changed-rated = andere Regeln, welche Gebiete bewertet werden
typology-changed-names = andere Namen
typology-changed-kept = Typen festgehalten oder neu gebildet
typology-changed-nothing = unverändert gespeichert
typology-tree = Wie die Typen zusammenhängen
typology-tree-info = Dendrogramm nach Ward: Unten stehen Gruppen ähnlicher Gebiete mit ihrer Anzahl. Je höher zwei Gruppen zusammenkommen, desto verschiedener sind sie. Die gestrichelte Linie schneidet den Baum in die gewählte Zahl von Typen; ein großer Abstand zur nächsten Zahl spricht für eine gute Trennung.
typology-tree-hint = Die Zahlen rechts: in so viele Typen zerfällt der Baum auf dieser Höhe.
typology-tree-cut = Baum in { $count } Typen schneiden
typology-select-close = Knappe Gebiete auswählen
typology-select-these = Diese Gebiete auf der Karte auswählen
relation-nearest = Die { $count } nächsten (Luftlinie)
relation-within = Umkreis von { $km } km (Luftlinie)
relation-correction = Für viele Tests korrigieren (FDR)
relation-uncorrected-info = Ohne Korrektur wird jedes Gebiet für sich geprüft: Auch ohne jedes Muster fiele dieser Anteil aller Gebiete auf.
typology-return = Zurück zur Typologie
typology-return-tip = Die Karte zeigt wieder die Typologie, die zuletzt zu sehen war
typology-return-hint = Die Karte zeigt gerade etwas anderes. Die letzte Typologie ist noch da.
typology-gave-way = Die Karte zeigt jetzt „{ $style }“. Die Typologie kommt mit Rückgängig zurück, oder mit einem Klick unter „Typologie“.
typology-lacking = Auf der Ebene „{ $level }“ gibt es für { $period } keine Werte zu: { $names }.
typology-lacking-level = Auf der Ebene „{ $level }“ gibt es keine Werte zu: { $names }.
typology-take-out-lacking = { $count ->
        [one] Diesen Indikator herausnehmen
       *[other] Diese { $count } Indikatoren herausnehmen
    }
typology-take-latest = Zeitraum { $period } nehmen
typology-suggested-known = Vorgeschlagen sind Indikatoren, die für fast alle Gebiete bekannt sind: zusammen für { $known } von { $regions } ({ $period }).
typology-not-suggested = Nicht dabei
typology-not-suggested-away = Diese Liste schließen
typology-left-out-secret = { $indicator }: in { $count } von { $regions } Gebieten geheim
typology-left-out-missing = { $indicator }: in { $count } von { $regions } Gebieten ohne Wert
typology-left-out-period = { $indicator }: nicht für diesen Zeitraum
typology-left-out-level = { $indicator }: nicht auf dieser Ebene
typology-nothing-to-suggest = Auf der Ebene „{ $level }“ gibt es keinen Indikator, der sich vorschlagen ließe.
typology-nothing-to-suggest-hint = Vorgeschlagen werden Anteile und Mittelwerte, bei denen feststeht, ob ein hoher Wert belastet oder entlastet. Indikatoren lassen sich auch von Hand hinzufügen.
typology-scenarios-all = Alle { $count } zeigen
typology-scenarios-fewer = Weniger zeigen
typology-page-method = Methodik
typology-page-method-tip = Eine Seite mit allem, woraus die Typologie gerechnet ist, zum Beilegen und Nachrechnen
typology-page-periods = Zeiträume nebeneinander
typology-page-periods-tip = Eine Seite mit einer Karte je Zeitraum und denen, die die Stufe gewechselt haben
typology-page-periods-info = Dieselbe Typologie in mehreren Zeiträumen auf einer Seite, eine Karte je Zeitraum. Umrandet ist, wer gegenüber der Karte davor die Stufe gewechselt hat.
typology-page-compared = Vergleich als Seite
typology-page-compared-tip = Eine Seite mit beiden Karten, der Kreuztabelle und den Gebieten, die sich unterscheiden
typology-page-two-periods = Für diese Seite braucht es mindestens zwei Zeiträume.
typology-page-close = Wieder zur Karte
typology-page-write = Seite speichern
typology-page-write-tip = Die Seite als PNG oder SVG speichern
typology-tables-write = Tabellen speichern
typology-tables-write-tip = Die Tabellen zur Methodik als XLSX: Werte, z-Werte, Beiträge, Proben, Korrelationen
relation-snap = Lücken zwischen Grenzen überbrücken
relation-snap-none = Keine
relation-snap-of = { $metres } m
relation-snap-name = Grenzen, die höchstens { $metres } m auseinanderliegen, gelten als gemeinsam
relation-snap-info = Aus verschiedenen Quellen zusammengesetzte Grenzen lassen manchmal schmale Lücken. Hier entsteht dann trotzdem Nachbarschaft.
relation-cuts = Grenzen der Drittel
relation-cuts-thirds = Gezeigter Zeitraum
relation-cuts-thirds-of = Drittel von { $period }
relation-cuts-own = Von Hand
relation-cut-low = { $indicator }: mittel ab
relation-cut-high = { $indicator }: hoch ab
relation-cuts-wrong = Die zweite Zahl muss größer sein als die erste.
relation-cuts-info = Mit den Dritteln eines festen Zeitraums oder eigenen Grenzen lassen sich Karten mehrerer Jahre vergleichen.
window-hint-lacking = Bitte die Indikatoren herausnehmen, einen anderen Zeitraum oder eine andere Ebene wählen.
typology-left-out-same = { $indicator }: sagt fast dasselbe wie „{ $other }“ und zählte doppelt
typology-page-show = Als Seite zeigen
relation-cuts-fixed = Fester Zeitraum
