### Wording of classify
