PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# uv, where there is one, takes a fifth of pip's time.
INSTALL = $(if $(shell command -v uv),uv pip install --quiet --python $(BIN)/python,\
	$(BIN)/python -m pip install --quiet --disable-pip-version-check)
WINDOWS := .windows
NU := tests/browser/node_modules/.package-lock.json
TAB := companion/tab/web

# One process more than there are cores, since some tests wait.
CORES = $(shell nproc 2> /dev/null || getconf _NPROCESSORS_ONLN)
SIDE_BY_SIDE = --numprocesses $(shell expr $(CORES) + 1) --dist worksteal
# Tests that run no line that others don't: without coverage they take half the time.
# The tab's take longest, so they are first.
UNMEASURED := tests/tab/test_walk.py tests/browser tests/conformance tests/properties \
	tests/steps tests/checking/test_steps.py tests/commands/test_on_every_system.py \
	tests/commands/test_other_defaults.py \
	tests/config/test_yaml_bombs.py tests/pages/test_typed_as_text.py \
	tests/sockets/test_flood.py tests/sockets/test_hostile.py tests/sockets/test_saving.py

# What makes sense without a browser, Google's tools and the signals of POSIX.
WINDOWS_TESTS = $(addprefix tests/,app_yaml_router checking config deploy first_app \
	pages reports running saving server services steps \
	commands/test_on_every_system.py commands/test_shell.py)

.PHONY: serve launcher tab help test test-windows test-google lint bench soak audit screenshots

# first_app on this machine: make serve PORT=8081
serve: $(VENV)/serve
	$(BIN)/python dev_appserver.py first_app $(if $(PORT),--port $(PORT))

# A window to run, check and deploy your folders
launcher: $(VENV)/serve
	$(BIN)/python launcher.py

# The tutorial in a browser tab: build/tab.html to hand out, build/site/ for a web server
tab: build/tab.html

# What each of these commands does
help:
	@awk -F: '/^# / { comment = substr($$0, 3); next } \
		/^[a-z-]+:/ && comment { printf "make %-12s  %s\n", $$1, comment } \
		{ comment = "" }' Makefile

# The whole suite; branch coverage of companion/ and first_app/ has to be 100 %
test: $(VENV)/dev $(NU)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest tests $(SIDE_BY_SIDE) $(UNMEASURED:%=--ignore=%)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(UNMEASURED)

# The tests in a Python for Windows under Wine: make test-windows TESTS=tests/saving
test-windows: $(WINDOWS)/made
	PYTHONUTF8=1 tests/windows/run_python $(WINDOWS) -m pytest -p no:cacheprovider \
		--basetemp C:/pytest $(SIDE_BY_SIDE) $(or $(TESTS),$(WINDOWS_TESTS))

# Google's own tools: its local server, and gcloud, which deploys to a stand-in
test-google: $(VENV)/dev
	tests/conformance/beside_google $(BIN)/python -m pytest -m google tests/conformance

# ruff and mypy
lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy companion
	$(BIN)/mypy --platform win32 companion

# How fast it is: a table of ratios, see benchmarks/README.md
bench: $(VENV)/bench
	@if command -v dev_appserver.py > /dev/null; then \
		tests/conformance/beside_google $(BIN)/python -m benchmarks.bench; \
	else $(BIN)/python -m benchmarks.bench; fi

# Five minutes of attacks, kills, pauses and hung pages: make soak SECONDS=60
soak: $(VENV)/dev
	$(BIN)/python -m tests.soak.run $(if $(SECONDS),--seconds $(SECONDS))

# Known vulnerabilities of the pinned libraries
audit: $(VENV)/dev
	$(INSTALL) pip-audit==2.10.1
	$(BIN)/pip-audit --local

# Takes README's pictures again
screenshots: $(VENV)/dev
	$(BIN)/python -m docs.screenshots

# The Nu HTML checker comes from npm; without it, its tests are left out.
$(NU): tests/browser/package-lock.json
	@if command -v npm > /dev/null; then npm ci --silent --prefix tests/browser; fi

# Python for the tab, its editor and its tools come from npm, at the lock file's versions.
$(TAB)/node_modules/.package-lock.json: $(TAB)/package-lock.json
	npm ci --silent --prefix $(TAB)

build/tab.html: $(TAB)/node_modules/.package-lock.json $(VENV)/serve \
		$(shell find companion first_app steps -type f -not -path "*/node_modules/*" -not -name "*.pyc")
	@# Also on a Python that still has cgi: the tab's has not.
	$(INSTALL) "$$(sed -n 's/;.*//; /^legacy-cgi/p' requirements.txt)"
	node $(TAB)/build.mjs "$$($(BIN)/python -c 'import webapp2; print(webapp2.__file__)')" build
	@echo "Open build/tab.html in a browser."

$(WINDOWS)/made: tests/windows/make_python tests/windows/around_wine.py requirements-beyond.txt
	tests/windows/make_python $(WINDOWS)
	@touch $@

# These files only note when the requirements were last installed.
$(VENV)/serve: $(VENV)/made requirements.txt
	@echo "Installing what requirements.txt names, which takes a minute ..."
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/dev: $(VENV)/serve requirements-beyond.txt requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/bench: $(VENV)/dev requirements-bench.txt
	$(INSTALL) -r requirements-bench.txt
	@touch $@

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || \
		{ echo "Python 3.10 or newer is needed; type: make PYTHON=python3.13 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(BIN)/python -c 'import pip' 2> /dev/null || $(PYTHON) -m venv --clear $(VENV)
	@touch $@
