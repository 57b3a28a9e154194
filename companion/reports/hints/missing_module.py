"""Hints about a missing module: another name, or how to install it."""

import importlib.util
import pkgutil
import re
import sys
from pathlib import Path

from companion.closest import closest
from companion.commands.shell import from_here, typed
from companion.own_code import is_own
from companion.reports.hints.failure import Failure
from companion.reports.missing_script import files_in

BEYOND = Path(__file__).parents[3] / "requirements-beyond.txt"
# Packages of web pages: those with their module's name, then MODULE=PACKAGE.
PACKAGES = {
    module: package or module
    for pair in """
    babel bcrypt bleach boto bottle cherrypy docutils feedparser flask flask_login
    flask_wtf genshi geopy gspread html5lib httplib2 itsdangerous jinja2 lxml mako
    markdown markdown2 markupsafe matplotlib mechanize mock nltk numpy oauth2client
    oauthlib openpyxl pandas passlib peewee psycopg2 pygments pymongo pymysql pyramid
    pytz qrcode redis reportlab requests requests_oauthlib requests_toolbelt rsa scipy
    sendgrid six sqlalchemy stripe tornado tweepy twilio unidecode webtest werkzeug
    wtforms xlrd xlwt Cheetah=CT3 Crypto=pycryptodome MySQLdb=mysqlclient
    OpenSSL=pyOpenSSL PIL=Pillow apiclient=google-api-python-client
    bs4=beautifulsoup4 cv2=opencv-python dateutil=python-dateutil django=Django
    dns=dnspython docx=python-docx facebook=facebook-sdk
    googleapiclient=google-api-python-client jwt=PyJWT serial=pyserial
    slugify=python-slugify sklearn=scikit-learn web=web.py yaml=PyYAML
    """.split()
    for module, _, package in [pair.partition("=")]
}
INSTALLED = ("webapp2", "webapp2_extras", "webob", "yaml")
SHORTEST = 5  # letters: a shorter name is close to too many packages


def missing_module(failure: Failure, name: str) -> str:
    """Return what to write or type if there is no module with this name."""
    if name.partition(".")[0] == "google" and "appengine" in failure.statement:
        return f"type `{install_sdk()}`, and write `app_engine_apis: true` in app.yaml"
    if name.startswith("google.appengine"):
        return "leave it out: App Engine no longer has this module"
    cloud = re.search(r"\bgoogle\.cloud(?:\s+import\s+|\.)(\w+)", failure.statement)
    if name in PACKAGES or cloud:
        package = f"google-cloud-{cloud[1]}" if cloud else PACKAGES[name]
        return f"type `{pip_install(package)}`"
    if name.endswith(".py"):
        return f"write `import {name.removesuffix('.py')}`, without .py"
    package, _, last = name.rpartition(".")
    path = getattr(sys.modules.get(package), "__path__", ())
    inside = [found.name for found in pkgutil.iter_modules(path)]
    near = closest(last, inside if package else modules(failure))
    if near:
        return f"did you mean `{package}.{near}`?".replace("`.", "`")
    root = sys.modules.get(name.partition(".")[0])
    places = [*getattr(root, "__path__", ()), getattr(root, "__file__", "")]
    if package and not is_own(places[0], failure.folder):
        return f"use another module: the version that is installed has no {name}"
    file = f"{name.replace('.', '/')}.py"
    for found in files_in(failure.folder, file.rpartition("/")[2]):
        where = found.relative_to(failure.folder).as_posix()
        return f"move {where} to {file}: no other folder is searched"
    return f"save it as {file} in this folder, or install it"


def old_copy(failure: Failure) -> str:
    """A library that was copied into the folder when it was written for Python 2."""
    for folder in failure.frame.file.split("/")[:-1]:
        if folder in PACKAGES and isinstance(failure.error, (ImportError, SyntaxError)):
            install = pip_install(PACKAGES[folder])
            return f"type `{install}`, and delete this copy, which is for Python 2"
    return ""


def modules(failure: Failure) -> list[str]:
    """Return the modules that the reader may mean, their own first."""
    own = [found.name for found in pkgutil.iter_modules([str(failure.folder)])]
    packages = [name for name in PACKAGES if len(name) >= SHORTEST]
    public = [name for name in sys.stdlib_module_names if not name.startswith("_")]
    return [*sorted(own), *INSTALLED, *packages, *sorted(public)]


def install_sdk() -> str:
    """Return the command that installs what Google's services need."""
    return pip_install("-r", from_here(str(BEYOND)))


def pip_install(*packages: str) -> str:
    """Return the command that installs packages for the running Python.

    packages: as they are typed, each a word.
    """
    is_uvs = importlib.util.find_spec("pip") is None  # an environment that uv made
    pip = "uv pip" if is_uvs else typed("-m", "pip")
    return " ".join([pip, "install", *packages])
