# The map in the window: hover card, selection, base map.
