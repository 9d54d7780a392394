### Wording of render
