"""The finished app in each of the three ways that it can be asked for a page."""

import importlib

import pytest
from webtest import TestApp

from companion.app_yaml_router.site import make_app

WAYS = ["alone", "through the router", "online"]


def online(first_app):
    return TestApp(make_app(first_app / "app.yaml", first_app))


@pytest.fixture(params=WAYS[1:])
def site(request, serve, first_app):
    """The whole of first_app."""
    if request.param == "through the router":
        return serve(first_app)
    return online(first_app)


@pytest.fixture(params=WAYS)
def page_of(request, serve, first_app):
    """One module's page: page_of("poem") gives an app to ask, and the page's path."""

    def page_of(module):
        if request.param == "alone":
            return TestApp(importlib.import_module(module).my_app), "/"
        path = {"hello": "/"}.get(module, f"/{module}")
        if request.param == "through the router":
            return serve(first_app), path
        return online(first_app), path

    return page_of
