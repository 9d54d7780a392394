# The pages in the window.
