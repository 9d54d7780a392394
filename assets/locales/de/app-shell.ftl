# Menus, command palette, history, problems, about.
app-menu-file = Datei
app-menu-edit = Bearbeiten
app-menu-map = Karte
app-menu-view = Ansicht
app-menu-help = Hilfe
app-search = Suchen …
app-places = Arbeitsbereich
app-palette = Suchen und ausführen
app-palette-tip = Befehle, Indikatoren, Gebiete und Ansichten suchen
app-palette-field = Befehl, Indikator oder Gebiet
app-palette-keys = Pfeiltasten wählen · Eingabe führt aus · Esc schließt
app-palette-none = Nichts gefunden. Ein anderes Wort oder nur der Anfang hilft oft weiter.
app-palette-indicator = Karte: { $indicator }
app-palette-region = Gebiet: { $region }
app-palette-view = Ansicht: { $view }
app-history = Schritte
app-history-tip = Alle Änderungen seit dem Öffnen; ein Klick geht dorthin zurück
app-history-now = jetzt
app-history-again = rückgängig gemacht
app-history-begin = Stand beim Öffnen
app-history-hint = Ein Klick geht zu diesem Stand. Alles bleibt erhalten, bis etwas Neues geändert wird.
app-close = Schließen
app-quit = Programm beenden
app-show-notices = Hinweise ein- oder ausblenden
app-copy-notices = Alle Hinweise kopieren
app-copy-notice = Kopieren
app-notice-show = Zeigen
app-notices-copied = Der Text liegt in der Zwischenablage.
app-notices-count = { $count ->
    [0] Keine Hinweise
    [one] { $count } Hinweis
   *[other] { $count } Hinweise
}
app-notices-errors = { $count ->
    [one] { $count } Fehler
   *[other] { $count } Fehler
}
app-notices-warnings = { $count ->
    [one] { $count } Warnung
   *[other] { $count } Warnungen
}
app-notices-infos = { $count ->
    [one] { $count } Mitteilung
   *[other] { $count } Mitteilungen
}
app-scale-larger = Alles größer
app-scale-smaller = Alles kleiner
app-scale-normal = Normale Größe (100 %)
app-scale-is = Größe der Anzeige: { $percent } %
app-toggle-dark = Dunkle Darstellung
app-toggle-contrast = Hoher Kontrast
app-toggle-contrast-tip = Stärkere Linien und Schrift, hell oder dunkel
app-follow-system = Hell oder dunkel wie das System
app-light-contrast = Helle Darstellung mit hohem Kontrast
app-dark-contrast = Dunkle Darstellung mit hohem Kontrast
app-why-nothing-done = Es gibt nichts rückgängig zu machen.
app-why-nothing-undone = Es wurde nichts rückgängig gemacht.
app-why-nothing-selected = Es ist kein Gebiet ausgewählt.
app-why-no-notices = Es gibt keine Hinweise.
app-why-opening = Das Projekt wird noch geöffnet.
app-why-no-project = Dazu muss ein Projekt geöffnet sein.
app-why-no-map = Dazu muss eine Karte zu sehen sein.
app-why-not-now = Das geht im Augenblick nicht.
app-save-copy = Kopie speichern unter …
app-save-copy-tip = Das ganze Projekt in eine andere Datei schreiben und dort weiterarbeiten
app-copy-of = Kopie
app-copy-saved = Gespeichert; weiter geht es in { $file }.
app-write-again = Erneut speichern
app-why-all-saved = Alles ist gespeichert.
app-unsaved = nicht gespeichert
app-unsaved-hint = Die Änderungen stehen noch im Fenster. „Erneut speichern“ versucht es noch einmal, „Kopie speichern unter …“ schreibt alles in eine andere Datei.
app-unsaved-close = Die letzten Änderungen sind nicht gespeichert. Ein zweites Schließen verwirft sie.
app-settings-damaged = Die Einstellungen dieses Programms waren nicht lesbar. Die Datei liegt jetzt unter { $file }.
app-settings-damaged-hint = Das Programm beginnt mit den üblichen Einstellungen. Projekte sind nicht betroffen.
app-no-clipboard = Dieser Rechner hat keine Zwischenablage. Es wurde nichts kopiert.
app-no-clipboard-hint = Tabellen lassen sich stattdessen als Datei speichern, Hinweise stehen auf der rechten Seite.
