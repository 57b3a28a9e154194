"""What the three commands share: how they start, their arguments and their exit."""
