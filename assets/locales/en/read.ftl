### Wording of read
