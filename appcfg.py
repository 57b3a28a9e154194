"""Puts a folder online: python appcfg.py -A PROJECT update FOLDER"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # Python may omit it
from companion.commands.launch import launch

if __name__ == "__main__":  # multiprocessing imports this file again
    launch("companion.deploy.command")
