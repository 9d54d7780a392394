### Wording of geo
