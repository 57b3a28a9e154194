"""Puts a folder online: python appcfg.py -A PROJECT update FOLDER"""

from companion.commands.launch import launch

launch("companion.deploy.command")
