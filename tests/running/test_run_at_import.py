"""A module that runs its own app, as a CGI script does, is told what to remove."""

import pytest


@pytest.mark.parametrize(
    "run",
    [
        "my_app.run()",
        "__import__('wsgiref.handlers').handlers.CGIHandler().run(my_app)",
    ],
)
def test_an_app_that_runs_at_the_import_still_answers(
    run, folder, serve, caplog, capsys
):
    with (folder / "hello.py").open("a") as file:
        file.write(f"{run}\n")
    app = serve(folder)
    assert app.get("/").status_int == app.get("/").status_int == 200
    (record,) = caplog.records  # once, since the module is imported once
    line = len((folder / "hello.py").read_text().splitlines())
    assert record.getMessage() == (
        f"hello.py:{line}: remove {run}: the server runs the app that app.yaml names"
    )
    assert capsys.readouterr().out == ""
