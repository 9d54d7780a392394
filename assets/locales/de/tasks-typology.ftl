tasks-typology-no-indicator = Das Rezept nennt keinen Indikator.
tasks-typology-no-indicator-hint = Bitte mindestens einen Indikator wählen, in der Befehlszeile mit --status.
tasks-typology-no-population = Ohne Einwohnerzahl gibt es keine Mindestgröße: Auch sehr kleine Gebiete werden bewertet.
tasks-typology-no-common-period = Es gibt keinen Zeitraum, für den alle Indikatoren vorliegen.
tasks-typology-no-common-period-hint = Bitte Indikatoren wählen, die für dieselbe Ebene und denselben Zeitraum vorliegen.
tasks-typology-no-earlier-period = Zu „{ $indicator }“ gibt es keine Werte für { $period }; es gibt nur den Status, keine Dynamik.
tasks-typology-no-earlier-period-hint = Bitte einen anderen Vergleichszeitraum wählen oder die fehlenden Werte importieren.
tasks-typology-thresholds = Die Grenzen der Klassen steigen nicht an.
tasks-typology-thresholds-hint = Bitte die Grenzen aufsteigend angeben, zum Beispiel −1, 1 und 1,5.
tasks-typology-classes = { $classes } Klassen sind nicht möglich.
tasks-typology-classes-hint = Bitte 2 bis 9 Klassen wählen.
tasks-typology-weight = Das Gewicht von „{ $code }“ ist keine Zahl über null.
tasks-typology-weight-hint = Bitte ein Gewicht über null angeben; 1 zählt wie die anderen. Ob hohe Werte eine Entlastung sind, sagt die Polarität.
tasks-typology-all-too-small = Kein Gebiet darf bewertet werden: Alle haben zu wenige Einwohner, sind ausgenommen oder liegen außerhalb.
tasks-typology-all-too-small-hint = Bitte die Mindestzahl der Einwohner senken oder die Ausnahmen prüfen.
tasks-typology-nothing-rated = Kein Gebiet hat Werte für alle Indikatoren; es gibt nichts zu bewerten.
tasks-typology-nothing-rated-hint = Bitte Indikatoren wählen, die auf dieser Ebene für diesen Zeitraum vorliegen; geheime Werte nehmen nicht teil.
tasks-typology-too-few = Nur { $found } { $found ->
        [one] Gebiet hat
       *[other] Gebiete haben
    } Werte; das Verfahren braucht mindestens { $needed }.
tasks-typology-too-few-hint = Bitte eine feinere Ebene oder ein größeres Gebiet wählen.
tasks-typology-all-constant = Die Indikatoren unterscheiden die Gebiete nicht: Jeder hat überall denselben Wert, oder sie heben einander auf.
tasks-typology-all-constant-hint = Bitte andere Indikatoren wählen oder die Polarität prüfen.
tasks-typology-more-types = { $types } Typen sind nicht möglich: Es gibt nur { $distinct } Gebiete, die sich unterscheiden.
tasks-typology-more-types-hint = Bitte weniger Typen oder eine feinere Ebene wählen.
tasks-typology-few = Nur { $rated } Gebiete sind bewertet: Grenzen nach Standardabweichungen sind bei weniger als 30 Gebieten unsicher.
tasks-typology-few-hint = Fünftel oder Rang als Verfahren wählen, oder Mittelwert und Standardabweichung eines Bezugsjahrs festhalten.
tasks-typology-constant = „{ $indicator }“ hat überall denselben Wert und zählt nicht mit.
tasks-typology-constant-hint = Bitte prüfen, ob der richtige Indikator gewählt ist.
tasks-typology-dynamics-alike = Die Veränderung ist überall gleich oder nirgends bekannt; es gibt nur den Status, keine Dynamik.
tasks-typology-dynamics-alike-hint = Bitte Vergleichszeitraum und Indikatoren der Veränderung prüfen.
tasks-typology-compare-later = Der Vergleichszeitraum { $earlier } liegt nicht vor dem Zeitraum { $period }.
tasks-typology-compare-later-hint = Bitte einen früheren Vergleichszeitraum wählen.
tasks-typology-correlated = „{ $first }“ und „{ $second }“ sagen fast dasselbe (r = { $r }) und zählen so doppelt.
tasks-typology-correlated-hint = Einen der beiden weglassen oder beide halb gewichten.
tasks-only-islands = Kein Gebiet mit einem Wert hat einen Nachbarn mit einem Wert.
tasks-only-islands-hint = Bitte eine Ebene wählen, deren Gebiete aneinandergrenzen.
tasks-no-such-group = Die Gruppe ist leer, umfasst alle, oder ist in einem Gebiet größer als die Gesamtzahl.
tasks-no-such-group-hint = Bitte prüfen, ob Gruppe und Gesamtzahl Anzahlen sind und zusammengehören.
tasks-typology-recipe-heading = Rezept einer Sozialraumtypologie, geschrieben vom Sozialraumatlas am { $date }.
tasks-typology-no-name = Die Typologie hat keinen Namen.
tasks-typology-no-name-hint = Bitte einen Namen angeben, unter dem sie gespeichert wird.
tasks-unknown-typology = Eine Typologie „{ $name }“ ist nicht gespeichert.
tasks-unknown-typology-hint = Gespeichert sind: { $names }.
tasks-no-typology-hint = Bitte zuerst eine mit „typology … --save NAME“ speichern.
tasks-unknown-typology-version = Die Typologie „{ $name }“ hat keine Version { $version }.
tasks-unknown-typology-version-hint = Die letzte Version ist { $latest }.
tasks-typology-relative = Index und Klassen beziehen sich auf diesen Raum und Zeitraum; z = Abweichung vom Mittelwert der bewerteten Gebiete in Standardabweichungen.
tasks-typology-changed-since = { $count ->
    [one] Ein Gebiet hat
   *[other] { $count } Gebiete haben
} heute eine andere Klasse als am { $date } gespeichert, weil sich Werte geändert haben oder andere geheim sind.
tasks-typology-firm = sicher
tasks-typology-close = knapp
tasks-method-no-workbook = „{ $file }“ ist keine Arbeitsmappe.
tasks-method-no-workbook-hint = Die Tabellen zur Methodik kommen als .xlsx, ein Blatt je Tabelle.
tasks-method-sheet-result = Ergebnis
tasks-method-sheet-recipe = Rezept
tasks-method-sheet-indicators = Indikatoren
tasks-method-sheet-values = Werte der Indikatoren
tasks-method-sheet-z = z-Werte
tasks-method-sheet-contributions = Beiträge
tasks-method-sheet-scenarios = Proben
tasks-method-sheet-correlations = Korrelationen
tasks-method-sheet-not-rated = Nicht bewertet
tasks-method-left-out = ohne { $code }
tasks-method-weighs-less = { $code } −20 %
tasks-method-weighs-more = { $code } +20 %
tasks-method-too-small = zu wenige Einwohner
tasks-method-excluded = im Rezept ausgenommen
tasks-method-secret = ein Wert ist geheim
tasks-method-no-data = ein Wert oder die Einwohnerzahl fehlt
tasks-method-other = vom Verfahren nicht einzuordnen
tasks-typology-other-level = Verglichen werden können nur Typologien einer Ebene: hier „{ $before }“ und „{ $after }“.
tasks-typology-other-level-hint = Bitte eine Typologie derselben Ebene wählen.
tasks-typology-roll-up-residents = Der Anteil der Einwohner lässt sich nicht bilden: Das Rezept nennt keine Einwohnerzahl.
tasks-typology-roll-up-residents-hint = Bitte die Einwohnerzahl angeben, in der Befehlszeile mit --population.
tasks-typology-roll-up-level = Die Gebiete der Ebene „{ $level }“ sind keinen Gebieten der Ebene „{ $to }“ zugeordnet.
tasks-typology-roll-up-level-hint = Bitte eine höhere Ebene wählen oder die Zuordnung beim Import der Grenzen angeben.
tasks-too-many-neighbours = Es sollen je { $wanted } nächste Nachbarn sein, aber nur { $regions } Gebiete haben einen Wert: Dann wären alle Nachbarn von allen.
tasks-too-many-neighbours-hint = Bitte weniger Nachbarn wählen, üblich sind 4 bis 8.
tasks-neighbours-too-far = Im Umkreis von { $km } km hätten die Gebiete je Hunderte von Nachbarn; so lässt sich kein Muster prüfen.
tasks-neighbours-too-far-hint = Bitte einen kleineren Umkreis oder die nächsten Nachbarn wählen (zum Beispiel knn:6).
tasks-cuts-order = „{ $indicator }“: Die zweite Grenze muss größer sein als die erste.
tasks-cuts-order-hint = Bitte zwei aufsteigende Zahlen angeben, zum Beispiel 5 und 10.
tasks-cuts-constant = „{ $indicator }“ hat überall denselben Wert und lässt sich nicht in drei Gruppen teilen.
tasks-cuts-constant-hint = Bitte einen anderen Indikator wählen oder Grenzen setzen.
tasks-form-no-rate = „{ $indicator }“ ist keine Rate von Personen oder Fällen; diese Form gibt es nur für Raten.
tasks-form-no-rate-hint = Bitte einen Anteil oder eine Rate mit Zähler und Nenner wählen.
tasks-form-no-counts = Von „{ $indicator }“ sind keine Fallzahlen bekannt, nur die fertige Rate; ohne Zähler und Nenner lässt sie sich so nicht zeigen.
tasks-form-no-counts-hint = Bitte im Katalog Zähler und Nenner angeben und deren Werte einlesen.
tasks-form-nobody = In „{ $indicator }“ ist kein Fall gezählt; es gibt nichts zu vergleichen.
tasks-form-nobody-hint = Bitte Zeitraum und Zähler prüfen.
tasks-panels-no-typology = Mehrere Zeiträume auf einer Seite gibt es für Typologien.
tasks-panels-no-typology-hint = Bitte eine gespeicherte Typologie wählen.
tasks-panels-periods = Eine Seite mit { $count ->
    [one] einem Zeitraum
   *[other] { $count } Zeiträumen
} gibt es nicht.
tasks-panels-periods-hint = Bitte 2 bis { $most } Zeiträume angeben.
tasks-typology-few-in-class = Nur { $rated } Gebiete sind bewertet und auf { $classes } Klassen verteilt: Ein einziges Gebiet mehr oder weniger verschiebt die Grenzen.
tasks-typology-few-in-class-hint = Weniger Klassen wählen oder eine feinere Ebene.
tasks-typology-unknown-excluded = Ausgeschlossene Schlüssel, die es auf dieser Ebene nicht gibt: { $keys }
tasks-segregation-no-count = „{ $indicator }“ ist eine Rate; Segregation wird aus Personenzahlen berechnet.
tasks-segregation-no-count-hint = Bitte für Gruppe und Gesamtheit Anzahlen angeben, zum Beispiel den Zähler und den Nenner der Rate.
tasks-typology-lacking = Auf der Ebene „{ $level }“ gibt es für { $period } keine Werte zu: { $names }.
tasks-typology-lacking-level = Auf der Ebene „{ $level }“ gibt es keine Werte zu: { $names }.
tasks-typology-lacking-hint = Bitte { $count ->
    [one] diesen Indikator
   *[other] diese Indikatoren
} weglassen oder eine andere Ebene wählen.
tasks-typology-lacking-common-hint = Alle Indikatoren gibt es für: { $periods }. Ohne --period gilt der neueste davon.
tasks-autocorrelation-few = „{ $indicator }“ ist auf der Ebene „{ $level }“ { $known ->
    [0] für keines der
    [one] nur für eines von
   *[other] nur für { $known } von
} { $regions } { $regions ->
    [one] Gebiet
   *[other] Gebieten
} bekannt; ob sich Nachbarn ähneln, lässt sich erst ab drei Gebieten sagen.
tasks-autocorrelation-few-hint = Bitte eine Ebene oder einen Zeitraum mit mehr Werten wählen; geheime Werte nehmen nicht teil.
tasks-same-indicator = „{ $indicator }“ lässt sich nicht mit sich selbst vergleichen.
tasks-same-indicator-hint = Bitte als zweiten einen anderen Indikator wählen.
