# Menus, command palette, history, problems, about.
