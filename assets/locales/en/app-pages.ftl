# The pages in the window.
pages-parts = On the page
pages-part-strip = Distribution
pages-part-ranking = Highest and lowest values
pages-part-scale-bar = Scale bar
pages-part-method = Method and number
pages-part-made-on = Date of the page
pages-part-remark = Remark
pages-part-logo = Logo
pages-logo = Choose logo …
pages-logo-tip = A PNG that stands at the lower right of every page of this project
pages-logo-remove = Remove logo
pages-logo-remove-tip = All pages of the project without a logo
logo-unreadable = { $file } cannot be opened.
logo-no-png = { $file } is not a complete PNG.
logo-too-large = { $file } is too large for a logo.
logo-refused-hint = PNG files of up to 2 MB and { $edge } pixels along an edge are possible. Pictures of other kinds can be saved as PNG in an image editor.
pages-by-hand = by hand
pages-write = Change { $part }
pages-remark-hint = Remark in the footer
pages-typing-keys = Enter: done · Esc: back · empty: automatic text
pages-legend-place = Place of the legend
pages-legend-column = In the column
pages-legend-below = Below the map
pages-legend-top-left = On the map, top left
pages-legend-top-right = On the map, top right
pages-legend-bottom-left = On the map, bottom left
pages-legend-bottom-right = On the map, bottom right
pages-labels-highlighted = Highlighted only
pages-highlights = Highlighted regions
pages-highlights-none = A click on a region of the page highlights it.
pages-highlight-selection = Highlight selection
pages-highlight-selection-tip = Outline and label the selected regions on the page
pages-highlight-none = Remove highlights
pages-highlight-add = Highlight { $region }
pages-highlight-remove = No longer highlight { $region }
pages-highlighted = { $count ->
    [one] One region is highlighted on the page.
   *[other] { $count } regions are highlighted on the page.
}
pages-zoom-fit = Whole page
pages-zoom-full = 100%
pages-zoom-full-tip = Each pixel of the page on one pixel of the screen
pages-size-own = Own size
pages-size-own-name = Width × height in pixels
pages-size-own-wrong = Width × height in pixels, 120 to 16,384 each, for example 1280 × 720
pages-keep = Keep page
pages-keep-tip = Save map and page as a view
pages-export-all = Save all …
pages-export-all-tip = Write the pages of all views as PNG into a folder
pages-exported-all = { $count ->
    [one] One page saved: { $folder }
   *[other] { $count } pages saved: { $folder }
}
pages-no-clipboard = This computer has no clipboard for pictures.
pages-no-clipboard-hint = The page can be saved as a file instead and inserted into the slides.
