"""The reader's source code: its files, lines and syntax trees."""
