"""Opens a window to run, check and deploy your folders: python launcher.py"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # Python may omit it
from companion.commands.launch import launch

if __name__ == "__main__":
    launch("companion.launcher.command")
