### Wording of app
