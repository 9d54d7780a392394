### Wording of sheet
page-class-below = below { $upper }
page-class-up-to = up to { $upper }
page-class-from = { $lower } and more
page-class-above = above { $lower }
page-class-from-below = { $lower } to below { $upper }
page-class-above-up-to = above { $lower } to { $upper }
page-class-range = { $minimum } to { $maximum }
page-no-values = This indicator has no value in the area shown; the map has no classes.
page-palette-unknown = There is no palette “{ $palette }”; the default is used.
page-palette-hint = Choose a palette from the list, for example Salbei, Blues or PuOr.
