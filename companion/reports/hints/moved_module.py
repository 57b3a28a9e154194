"""Hints about Python 2's modules that have another name now, or that were divided."""

import importlib
import re

from companion.reports.hints.failure import Failure

# The old name, and the modules that have its names now. The first that has one is used.
MOVED = dict(
    pair.split("=")
    for pair in """
    BaseHTTPServer=http.server CGIHTTPServer=http.server SimpleHTTPServer=http.server
    ConfigParser=configparser Cookie=http.cookies HTMLParser=html.parser Queue=queue
    SimpleXMLRPCServer=xmlrpc.server SocketServer=socketserver StringIO=io
    Tkinter=tkinter UserDict=collections UserList=collections UserString=collections
    __builtin__=builtins anydbm=dbm cPickle=pickle cStringIO=io cgi=html,urllib.parse
    collections=collections.abc,collections commands=subprocess cookielib=http.cookiejar
    copy_reg=copyreg email.MIMEAudio=email.mime.audio email.MIMEBase=email.mime.base
    email.MIMEImage=email.mime.image email.MIMEMultipart=email.mime.multipart
    email.MIMEText=email.mime.text exceptions=builtins htmlentitydefs=html.entities
    httplib=http.client imp=importlib pipes=shlex robotparser=urllib.robotparser
    simplejson=json thread=_thread tkMessageBox=tkinter.messagebox ttk=tkinter.ttk
    urllib=urllib.error,urllib.parse,urllib.request urlparse=urllib.parse
    urllib2=urllib.error,urllib.parse,urllib.request whichdb=dbm xmlrpclib=xmlrpc.client
    """.split()
)
MESSAGE = re.compile(
    r"^No module named '(?P<missing>[\w.]+)'|^module '(?P<owner>\w+)' has no attribute"
    r"|^cannot import name '\w+' from '(?P<source>\w+)'|^name '(?P<name>\w+)'"
)


def moved_module(failure: Failure) -> str:
    found = MESSAGE.search(failure.message)
    old = found[found.lastgroup or 0] if found else ""
    if not found or old not in MOVED:
        return ""
    imported = re.search(rf"\bfrom\s+{old}\s+import\s+\(?([\w\s,]+)", failure.statement)
    text = failure.text if found["missing"] else failure.statement
    used = re.findall(rf"\b{old}\.(\w+)\s*(\(?)", text)
    names = re.findall(r"(\w+)[^,]*", imported[1]) if imported else []
    calls = {name: f"{name}(...)" if bracket else name for name, bracket in used}
    news = MOVED[old].split(",")
    modules: dict[str, list[str]] = {}
    for name in names or calls:
        for new in news:
            if len(news) == 1 or hasattr(importlib.import_module(new), name):
                modules.setdefault(new, []).append(name)
                break
    if imported and set(modules) - {old}:
        return "write " + " and ".join(
            f"`from {module} import {', '.join(names)}`"
            for module, names in modules.items()
        )
    modules.pop(old, None)
    if not modules:
        return f"write `import {news[-1]}`" if found["missing"] else ""
    uses = [f"{module}.{calls[names[0]]}" for module, names in modules.items()]
    return f"write `import {', '.join(modules)}` and {', '.join(uses)}"
