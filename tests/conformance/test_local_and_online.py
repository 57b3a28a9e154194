"""The local server gives the same pages as the app online, with the same headers."""


def test_the_local_server_answers_as_the_online_one_does(
    answers, local_first_app, online_first_app
):
    local = answers(local_first_app.port)
    for request, answer in answers(online_first_app.port).items():
        if request.startswith("GET /poem?"):  # poems differ in length
            del answer["headers"]["content-length"]
            del local[request]["headers"]["content-length"]
        assert local[request] == answer, request


def test_no_request_is_answered_with_a_crash(answers, online_first_app):
    for request, answer in answers(online_first_app.port).items():
        assert answer["status"] < 500, request
        assert "Traceback" not in answer["body"], request


def test_a_browser_is_told_not_to_guess_a_files_type(answers, any_first_app):
    for request, answer in answers(any_first_app.port).items():
        assert answer["headers"]["x-content-type-options"] == "nosniff", request
