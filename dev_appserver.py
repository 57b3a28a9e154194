"""Serves an App Engine folder on this machine: python dev_appserver.py FOLDER"""

from companion.commands.launch import launch

launch("companion.server.devserver")
