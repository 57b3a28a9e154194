"""The hints: a table in one file for each kind of mistake."""
