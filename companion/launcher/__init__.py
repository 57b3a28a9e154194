"""A window over the three commands, like the Launcher of Google's SDK."""
