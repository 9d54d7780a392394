### Wording of core
