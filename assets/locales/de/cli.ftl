### Wording of cli
