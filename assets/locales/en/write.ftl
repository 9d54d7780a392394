### Wording of write
