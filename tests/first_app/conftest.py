"""The finished app in each of the three ways that it can be asked for a page."""

import importlib

import pytest
from webtest import TestApp

import main

WAYS = ["alone", "through the router", "through main.app"]


@pytest.fixture(params=WAYS[1:])
def site(request, serve, first_app):
    """The whole of first_app."""
    if request.param == "through the router":
        return serve(first_app)
    return TestApp(main.app)


@pytest.fixture(params=WAYS)
def page_of(request, serve, first_app):
    """One module's page: page_of("poem") gives an app to ask, and the page's path."""

    def page_of(module):
        if request.param == "alone":
            return TestApp(importlib.import_module(module).my_app), "/"
        path = {"hello": "/"}.get(module, f"/{module}")
        if request.param == "through the router":
            return serve(first_app), path
        return TestApp(main.app), path

    return page_of
