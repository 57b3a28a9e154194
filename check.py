"""Checks that a folder does what the tutorial says: python check.py FOLDER"""

from companion.commands.launch import launch

launch("companion.checking.command")
