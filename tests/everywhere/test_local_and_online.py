"""The local server gives the same pages as the app online, with the same headers."""


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
