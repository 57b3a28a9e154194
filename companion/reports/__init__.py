"""Shows the reader an error in their code."""
