"""What the four commands share: how they start, their arguments and their exit."""
