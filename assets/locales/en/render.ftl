### Wording of render
render-cancelled = The export was cancelled.
render-size = A picture of { $width } × { $height } pixels cannot be drawn.
render-size-hint = Choose edges from 120 to 16,384 pixels.
render-write = The picture could not be written: { $reason }.
render-write-hint = Check free space and write permission in the target folder, or choose another one.
stage-draw = Drawing the page
