"""Known mistakes of the pages: what each shows, and what to write instead."""
