# The help page.
