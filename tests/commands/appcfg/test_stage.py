"""`python appcfg.py stage FOLDER OUT` keeps what would go online."""

import os

STARTS = "pip install -r requirements.txt\npython -m app_yaml_router --port 8080\n"


def test_stage_keeps_the_folder_and_says_how_to_start_it(type_appcfg, folder, tmp_path):
    out = tmp_path / "site"
    for _ in range(2):
        done = type_appcfg("stage", folder, out)
        count = sum(len(names) for _, _, names in os.walk(out))
        start = f"{out} is ready, with {count} files. To start the app:\ncd {out}\n"
        assert done.stdout == start + STARTS
        assert (done.returncode, done.stderr) == (0, "")
    assert (out / "hello.py").read_bytes() == (folder / "hello.py").read_bytes()


def test_stage_says_where_googles_services_are(type_appcfg, folder, tmp_path):
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(f"app_engine_apis: true\n{yaml}")
    done = type_appcfg("stage", folder, tmp_path / "site")
    assert done.stdout.endswith(
        "files. Only App Engine has Google's services: on another host they fail.\n"
    )
    wanted = (tmp_path / "site/requirements.txt").read_text()
    assert "appengine-python-standard==" in wanted


def test_dry_run_lists_the_files_and_writes_nothing(type_appcfg, folder, tmp_path):
    done = type_appcfg("stage", folder, tmp_path / "site", "--dry_run")
    assert "would send app_yaml_router/app.yaml\n" in done.stdout
    assert all(line.startswith("would send ") for line in done.stdout.splitlines())
    assert done.returncode == 0
    assert not (tmp_path / "site").exists()


def test_code_that_does_not_load_is_kept_only_by_force(type_appcfg, folder, tmp_path):
    (folder / "hello.py").write_text("import gone\n")
    done = type_appcfg("stage", folder, tmp_path / "site")
    assert done.returncode == 2
    assert "hello.py:1: ModuleNotFoundError: No module named 'gone'" in done.stderr
    assert not (tmp_path / "site").exists()
    done = type_appcfg("--force", "stage", folder, tmp_path / "site")
    assert done.returncode == 0
    assert done.stderr == (
        f"warning: {folder}/hello.py:1: nothing installed has gone; "
        "add its package to requirements.txt\n"
    )


def test_your_own_folder_is_refused(type_appcfg, folder):
    done = type_appcfg("stage", folder, folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{folder}: your own files are in this folder; "
        "give a new name after your folder's\n"
    )
    assert sorted(os.listdir(folder)) == ["app.yaml", "hello.py"]
