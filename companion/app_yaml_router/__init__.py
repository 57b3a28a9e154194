"""Serves a folder as its app.yaml says, the way App Engine's Python 2.7 runtime did.

The Python 3 runtimes start one app and send it every request. This package is that app:
it reads app.yaml, finds the first handler whose url matches, and either calls the app
that its `script` names or sends a static file.

appcfg.py puts a copy of this package beside the files that go online, with their
app.yaml in it. The local server uses the same modules, so both give the same pages.
"""
