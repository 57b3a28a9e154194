"""Puts a folder online: python appcfg.py -A PROJECT update FOLDER"""

from companion.commands.launch import launch

if __name__ == "__main__":  # multiprocessing imports this file again
    launch("companion.deploy.command")
