"""The local server gives the same pages as the app online, with the same headers."""

import pytest


def test_the_local_server_answers_as_the_online_one_does(
    answers, start, online, first_app
):
    local = answers(start("first_app").port)
    hosted = answers(online(first_app).port)
    for request, answer in hosted.items():
        if request.startswith("GET /poem?"):  # poems differ in length
            del answer["headers"]["content-length"]
            del local[request]["headers"]["content-length"]
        assert local[request] == answer, request


def test_nothing_that_anybody_asks_is_answered_with_a_crash(answers, online, first_app):
    for request, answer in answers(online(first_app).port).items():
        assert answer["status"] < 500, request
        assert "Traceback" not in answer["body"], request


@pytest.mark.parametrize("where", ["local", "online"])
def test_a_browser_takes_no_answer_for_anything_but_what_its_type_says(
    answers, start, online, first_app, where
):
    port = (start("first_app") if where == "local" else online(first_app)).port
    for request, answer in answers(port).items():
        assert answer["headers"]["x-content-type-options"] == "nosniff", request
