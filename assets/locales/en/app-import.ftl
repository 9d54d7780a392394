# The import assistant.
