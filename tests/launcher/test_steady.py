"""What goes wrong around the window: it stays there, and leaves nothing behind."""

import json
import os
import shutil
import signal
import socket
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from companion.launcher import saved
from companion.server.listening import answers, free_port
from tests.launcher.screen import press, type_text, wait_for_dialog
from tests.support.commands import running
from tests.support.processes import family, is_running, wait_for


@pytest.fixture
def port():
    """A port that is free."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def each_visit(folder):
    """Have each visit run a line of code first."""

    def each_visit(line):
        code = (folder / "hello.py").read_text()
        first = f"{line}\n        self.response.headers"
        (folder / "hello.py").write_text(code.replace("self.response.headers", first))

    return each_visit


def test_a_wrong_app_yaml_is_an_error_with_its_line(hands, folder):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("script: ", "script "))

    def follow(hand):
        hand.wait(lambda: hand.rows()[0][4] == "app.yaml, line 8")
        assert hand.states() == ["Error"]
        (folder / "app.yaml").write_text(yaml)
        hand.wait(lambda: hand.states() == ["Stopped"])

    hands(ports={str(folder): 8080}).use(follow)


def test_a_folder_that_is_gone_is_an_error(hands, folder):
    def follow(hand):
        hand.wait(lambda: hand.rows()[0][4] == "Step 2: 4 of 4")
        shutil.rmtree(folder)
        hand.wait(lambda: hand.states() == ["Error"])
        assert "there is no such folder" in hand.text()

    hands(ports={str(folder): 8080}).use(follow)


def test_a_port_that_another_program_uses_is_told_and_can_be_changed(
    hands, settings, folder, port
):
    def follow(hand):
        hand.click_button("Run")
        hand.wait(lambda: hand.states() == ["Error"])
        assert "another program uses this port" in hand.window.status.cget("text")
        hand.choose_menu("Edit", "Change Port...")
        wait_for_dialog("Change Port")
        type_text(str(port))
        press("Return")
        hand.wait(lambda: str(hand.rows()[0][3]) == str(port))
        hand.click_button("Run")
        hand.wait(lambda: hand.states() == ["Running"])

    with socket.create_server(("127.0.0.1", 0)) as other:
        hands(ports={str(folder): other.getsockname()[1]}).use(follow)
    assert json.loads(settings.read_text())["ports"] == {str(folder): port}
    assert not answers(port)


def test_a_page_that_never_ends_and_one_that_prints_a_lot_can_be_stopped(
    hands, folder, port, each_visit
):
    each_visit("while True: print('again')")

    def follow(hand):
        hand.click_button("Run")
        hand.wait(lambda: hand.states() == ["Running"])
        with socket.create_connection(("localhost", port)) as visitor:
            visitor.send(b"GET / HTTP/1.0\r\n\r\n")
            hand.wait(lambda: hand.text().count("again") > 100)
            hand.click_button("Stop")
            hand.wait(lambda: hand.states() == ["Stopped"])

    hands(ports={str(folder): port}).use(follow)


def test_a_removed_application_stays_on_the_disk(hands, settings, folder):
    def follow(hand):
        (one,) = hand.window.applications
        hand.choose_menu("Edit", "Remove Application")
        hand.wait(lambda: not hand.rows())
        hand.window.saves.put(one.folder)
        press("ctrl+r")  # which there is nothing for
        hand.wait(hand.window.saves.empty)
        assert not one.server

    hands(ports={str(folder): 8080}).use(follow)
    assert json.loads(settings.read_text())["ports"] == {}
    assert (folder / "hello.py").exists()


def test_the_next_port_is_one_that_nobody_has():
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        assert free_port(taken, []) > taken
        assert free_port(taken, [taken + 1]) > taken + 1


def test_a_very_long_line_is_cut(hands, folder, port, each_visit):
    each_visit("print('x' * 10_000_000)")

    def follow(hand):
        hand.click_button("Run")
        hand.wait(lambda: hand.states() == ["Running"])
        with urlopen(f"http://localhost:{port}"):
            hand.wait(lambda: '"GET / HTTP/1.1" 200' in hand.text())
        assert "xxx" in hand.text()
        assert len(hand.text()) < 1000

    hands(ports={str(folder): port}).use(follow)


def test_settings_are_where_each_system_keeps_them(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert saved.find_file().is_relative_to(tmp_path / "Library/Application Support")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    assert saved.find_file().is_relative_to(tmp_path / "Roaming")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert saved.find_file().is_relative_to(tmp_path / ".config")


def test_a_list_that_cannot_be_read_is_kept_beside(hands, settings):
    settings.parent.mkdir()
    for text in ("[]", '{"ports": 1, "dark": 0}', '{"ports": {}}'):
        settings.write_text(text)
        assert "can't be read" in saved.load(settings)[2]
        assert settings.with_suffix(".unreadable").read_text() == text
    settings.write_text("")

    def follow(hand):
        hand.wait(lambda: "can't be read" in hand.window.status.cget("text"))

    hands().use(follow)
    assert settings.with_suffix(".unreadable").read_text() == ""


def test_a_list_that_cannot_be_saved_is_told(hands, settings):
    def follow(hand):
        settings.parent.write_text("a file where a folder should be")
        hand.choose_menu("Edit", "Dark Colours")
        hand.wait(lambda: "can't be saved" in hand.window.status.cget("text"))

    hands().use(follow)


@pytest.mark.measured
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_nothing_is_left_however_it_ends(settings, folder, port, number):
    settings.parent.mkdir()
    listed = {"ports": {str(folder): port}, "dark": False}
    settings.write_text(json.dumps(listed))
    with running("launcher.py") as launcher:
        wait_for_dialog("Launcher")
        press("ctrl+r")
        wait_for(lambda: answers(port))
        wait_for(lambda: len(family(launcher.pid)) >= 3)  # and the server's two
        left = family(launcher.pid)
        os.kill(launcher.pid, number)
        launcher.wait(timeout=60)
        wait_for(lambda: not any(map(is_running, left)))
        wait_for(lambda: not answers(port))
