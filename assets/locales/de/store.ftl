### Wording of store
