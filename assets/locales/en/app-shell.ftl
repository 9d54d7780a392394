# Menus, command palette, history, problems, about.
app-menu-file = File
app-menu-edit = Edit
app-menu-map = Map
app-menu-view = View
app-menu-help = Help
app-search = Search …
app-places = Workspace
app-palette = Search and run
app-palette-tip = Search commands, indicators, areas and views
app-palette-field = Command, indicator or area
app-palette-keys = Arrow keys choose · Enter runs · Esc closes
app-palette-none = Nothing found. Another word, or only its beginning, often helps.
app-palette-indicator = Map: { $indicator }
app-palette-region = Area: { $region }
app-palette-view = View: { $view }
app-history = Steps
app-history-tip = All changes since opening; a click goes back there
app-history-now = now
app-history-again = undone
app-history-begin = As it was opened
app-history-hint = A click goes to that state. Nothing is lost until something new is changed.
app-close = Close
app-quit = Quit
app-show-notices = Show or hide notices
app-copy-notices = Copy all notices
app-copy-notice = Copy
app-notice-show = Show
app-notices-copied = The text is on the clipboard.
app-notices-count = { $count ->
    [0] No notices
    [one] { $count } notice
   *[other] { $count } notices
}
app-notices-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
app-notices-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
app-notices-infos = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
app-scale-larger = Everything larger
app-scale-smaller = Everything smaller
app-scale-normal = Normal size (100 %)
app-scale-is = Size of the display: { $percent } %
app-toggle-dark = Dark appearance
app-toggle-contrast = High contrast
app-toggle-contrast-tip = Stronger lines and text, light or dark
app-follow-system = Light or dark as the system
app-light-contrast = Light appearance with high contrast
app-dark-contrast = Dark appearance with high contrast
app-why-nothing-done = There is nothing to undo.
app-why-nothing-undone = Nothing was undone.
app-why-nothing-selected = No area is selected.
app-why-no-notices = There are no notices.
app-why-opening = The project is still being opened.
app-why-no-project = A project must be open for this.
app-why-no-map = A map must be shown for this.
app-why-not-now = This cannot be done right now.
app-save-copy = Save a copy as …
app-save-copy-tip = Write the whole project into another file and go on there
app-copy-of = copy
app-copy-saved = Saved; work goes on in { $file }.
app-write-again = Save again
app-why-all-saved = Everything is saved.
app-unsaved = not saved
app-unsaved-hint = The changes are still in the window. “Save again” tries once more, “Save a copy as …” writes everything into another file.
app-unsaved-close = The last changes are not saved. Closing a second time discards them.
app-settings-damaged = The settings of this program could not be read. The file is now { $file }.
app-settings-damaged-hint = The program starts with the usual settings. Projects are not affected.
app-no-clipboard = This computer has no clipboard. Nothing was copied.
app-no-clipboard-hint = Tables can be saved as a file instead; messages stand on the right side.
