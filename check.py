"""Checks that a folder does what the tutorial says: python check.py FOLDER"""

from companion.commands.launch import launch

if __name__ == "__main__":  # multiprocessing imports this file again
    launch("companion.checking.command")
