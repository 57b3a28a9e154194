"""How long Hypothesis looks, and what it looks at."""

import os
from functools import partial

import pytest
from hypothesis import HealthCheck, settings
from webtest import TestApp

from companion.app_yaml_router.site import make_app
from companion.reports.error_page import error_page
from companion.running.cgi.scripts import CgiScripts
from companion.running.limits import Limits
from companion.running.router import Router
from companion.running.time_limit import TimeLimit
from companion.server.hosts import is_local
from companion.server.show_errors import show_error
from tests.support.project import FIRST_APP

settings.register_profile(
    "tests",
    max_examples=100,
    deadline=None,  # a slow machine is no error
    derandomize=bool(os.environ.get("CI")),  # there a change is to blame, not chance
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("tests"), max_examples=10**5)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))


@pytest.fixture(scope="module", params=["router", "online"])
def site(request):
    """The whole of first_app, asked in-process."""
    if request.param == "online":
        yield TestApp(make_app(FIRST_APP / "app.yaml", FIRST_APP))
        return
    show = partial(show_error, FIRST_APP, partial(error_page, may_see=is_local))
    limits = Limits(TimeLimit(30, 3, print), CgiScripts(30, 3))
    router = Router(FIRST_APP / "app.yaml", "app.yaml", show, limits)
    yield TestApp(router)
    router.close()
