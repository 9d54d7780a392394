### Wording of tasks
