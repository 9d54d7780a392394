### Wording of sample
