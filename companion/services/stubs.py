"""Google's stand-ins for its services. Only this and datastore.py import the SDK."""

import contextvars
import logging
import os
from collections.abc import Generator, Iterable
from pathlib import Path
from types import GeneratorType, SimpleNamespace

from google.appengine.api import apiproxy_stub_map, urlfetch_stub, user_service_stub
from google.appengine.api.memcache import memcache_stub
from google.appengine.datastore.datastore_stub_util import SynthesizeUserId
from google.appengine.runtime import context

from companion.app_yaml_router.google_apis import begin_request
from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.services.database import damaged, open_database, read_secret
from companion.services.datastore import APP_ID, Datastore
from companion.services.sign_in import ADMIN, EMAIL, ID, LOGIN, LOGOUT, SignIn, keep_out


class Started:
    """The services of a folder; see Services. Raises Problem if it can't read data."""

    def __init__(self, file: Path | None, indexes: Path) -> None:
        self.database = open_database(file)
        try:
            self.sign_in = SignIn(read_secret(self.database))
            # Google's own code keeps index.yaml up to date in this folder.
            folder = str(indexes.parent) if file else None
            self.datastore = Datastore(self.database, folder)
        except Exception as error:
            self.database.close()
            raise damaged(file, error) from None
        if file:
            indexes.parent.mkdir(parents=True, exist_ok=True)
        register(self.datastore)

    keep_out = staticmethod(keep_out)

    def around(self, app: WSGIApp) -> WSGIApp:
        """Wrap an app so that it can use the services, and its visitors sign in."""

        def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            if page := self.sign_in.page(environ):
                return page(environ, start_response)
            if user := self.sign_in.user(environ):
                environ[EMAIL] = user.email
                environ[ID] = SynthesizeUserId(user.email)
                environ[ADMIN] = "1" if user.is_admin else "0"
            # Google's wrap_wsgi_app does the same, but it also loads the module
            # threading again, and the server has threads.
            request = contextvars.copy_context()
            request.run(context.init_from_wsgi_environ, environ)
            body = request.run(app, environ, start_response)
            return parts(request, body) if isinstance(body, GeneratorType) else body

        return begin_request(answer)


def parts(request: contextvars.Context, body: Generator[bytes]) -> Generator[bytes]:
    """Yield the parts of a body that the app makes while it is sent."""
    try:
        while (part := request.run(next, body, None)) is not None:
            yield part
    finally:
        request.run(body.close)


def register(datastore: Datastore) -> None:
    """Have the SDK call stand-ins in this process."""
    os.environ["GAE_APPLICATION"] = APP_ID
    logging.getLogger("google.appengine.api.stubs").setLevel(logging.WARNING)
    no_host = SimpleNamespace(get_request_url=lambda request_id: "")
    stubs = {
        "datastore_v3": datastore,
        "memcache": memcache_stub.MemcacheServiceStub(),
        "urlfetch": urlfetch_stub.URLFetchServiceStub(),
        "user": user_service_stub.UserServiceStub(
            f"{LOGIN}?continue=%s", f"{LOGOUT}?continue=%s", request_data=no_host
        ),
    }
    apiproxy_stub_map.apiproxy = apiproxy_stub_map.APIProxyStubMap()
    for name, stub in stubs.items():
        apiproxy_stub_map.apiproxy.RegisterStub(name, stub)
