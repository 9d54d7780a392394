# Classes and colours in the window.
