"""The tutorial, followed in the window from "Open the Launcher" to a page online."""

import json
import urllib.request
import webbrowser

import pytest

from tests.launcher.screen import press, type_text, wait_for_dialog

# It asks, as the real one does.
GCLOUD = """#!/bin/sh
printf 'Do you want to continue (Y/n)? '; read answer
sleep 0.5; echo; echo Deployed service to https://my-project.appspot.com
"""


@pytest.fixture
def opened(monkeypatch):
    """The pages that a browser would show."""
    pages = []

    def open_page(url):
        with urllib.request.urlopen(url) as page:
            pages.append(page.read().decode())
        return True

    monkeypatch.setattr(webbrowser, "open", open_page)
    return pages


@pytest.fixture
def gcloud(tmp_path_factory, monkeypatch):
    program = tmp_path_factory.mktemp("bin") / "gcloud"
    program.write_text(GCLOUD)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")


def test_from_add_existing_application_to_a_live_webpage(
    hands, settings, folder, opened, gcloud
):
    def follow(hand):
        hand.choose_menu("File", "Add Existing Application...")
        wait_for_dialog("Add Existing Application")
        type_text(str(folder))
        press("Return", "Return")
        hand.wait(lambda: hand.rows())
        hand.click_row(folder)

        hand.click_button("Run")
        hand.wait(lambda: hand.states() == ["Running"])
        hand.click_button("Browse")
        hand.wait(lambda: opened == ["Congratulations, it's a web app!"])
        hand.wait(lambda: "GET / HTTP/1.1" in hand.text())

        hand.click_button("Check")
        hand.wait(lambda: "4 of 4 checks passed" in hand.text())
        hello = (folder / "hello.py").read_text()
        (folder / "hello.py").write_text(hello.replace("self.response", "self.respons"))
        hand.wait(
            lambda: '+         self.response.headers["Content-Type"]' in hand.text()
        )
        hand.wait(lambda: hand.rows()[0][4] == "Step 2: 1 of 4")
        (folder / "hello.py").write_text(hello)

        yaml = (folder / "app.yaml").read_text()
        named = yaml.replace("application: hello", "application: my-first-app")
        (folder / "app.yaml").write_text(named)
        hand.wait(lambda: hand.rows()[0][1] == "my-first-app")

        hand.click_button("Deploy")
        wait_for_dialog("Deploy")
        type_text("my-project")
        press("Return")
        hand.wait(lambda: "would send hello.py" in hand.text())
        wait_for_dialog("Deploy")
        press("Return")
        hand.wait(lambda: hand.states() == ["Deploying"])
        assert "disabled" in str(hand.window.buttons["Deploy"].cget("state"))
        hand.wait(lambda: "Deployed service" in hand.text())

        hand.click_button("Stop")
        hand.wait(lambda: hand.states() == ["Stopped"])

    hands().use(follow)
    assert list(json.loads(settings.read_text())["ports"]) == [str(folder)]


def test_cancel_adds_and_deploys_nothing(hands, folder, settings):
    def follow(hand):
        hand.choose_menu("File", "Add Existing Application...")
        wait_for_dialog("Add Existing Application")
        press("Escape")
        hand.click_button("Deploy")
        wait_for_dialog("Deploy")
        press("Escape")
        hand.click_button("Deploy")
        wait_for_dialog("Deploy")
        type_text("my-project")
        press("Return")
        hand.wait(lambda: "would run: gcloud" in hand.text())
        wait_for_dialog("Deploy")
        press("Escape")
        hand.click_button("Check")

    with_one = hands(ports={str(folder): 8199})
    with_one.use(follow)
    assert "would run: gcloud" in with_one.window.applications[0].log[-1]
    assert list(json.loads(settings.read_text())["ports"]) == [str(folder)]


def test_what_appcfg_refuses_is_shown_and_not_asked_about(hands, folder):
    def follow(hand):
        hand.click_button("Deploy")
        wait_for_dialog("Deploy")
        type_text("My Project")
        press("Return")
        hand.wait(lambda: "-A My Project: a project id must have" in hand.text())
        hand.choose_menu("File", "Add Existing Application...")
        wait_for_dialog("Add Existing Application")
        type_text(str(folder))
        press("Return", "Return")
        hand.click_button("Logs")

    with_one = hands(ports={str(folder): 8199})
    with_one.use(follow)
    assert len(with_one.window.applications) == 1
