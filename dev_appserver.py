"""Serves an App Engine folder on this machine: python dev_appserver.py FOLDER"""

from companion.commands.launch import launch

if __name__ == "__main__":  # multiprocessing imports this file again
    launch("companion.server.devserver")
