### Wording of sheet
