"""What to write instead: one table, in one file for each kind of mistake."""
