# The help page.
app-help-here = Help on what is shown
app-help-here-tip = Opens the help at the right place
app-help-search = Search the help
app-help-close = Close the help
app-help-first-map = The first map in five minutes
app-help-data-in = Getting data in
app-help-classes = Making classes
app-help-colours = Choosing colours
app-help-states = No data, secret, not rated
app-help-typology = Understanding typologies
app-help-pages = Pages and output
app-help-keyboard = Keyboard
app-help-trouble = When something does not work
app-help-about = About this program
app-help-crates = Components and their licences
app-help-font = Typeface Inter
app-help-palettes = Colour palettes
