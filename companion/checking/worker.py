"""Runs a folder's code for check.py, in a process of its own that may hang or end."""

import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from companion.checking.check import Check, Fault
from companion.checking.events import Asked, Event, Finished, Outcome, Started, dump
from companion.checking.site import Site
from companion.checking.steps import STEPS, detect
from companion.errors import UserError

# So much less than check.py waits that it is told of the line that never ends.
PAGE_LIMIT = 3.0  # seconds

Tell = Callable[[Event], None]


def main() -> None:
    """Check the folder that the command line names, and print the events."""
    path, name, step_name = sys.argv[1:]
    # What the reader's code prints must not come between the events.
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    errors = os.fdopen(os.dup(2), "w", encoding="utf-8")
    sys.excepthook = partial(traceback.print_exception, file=errors)
    for descriptor, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        os.dup2(os.open(os.devnull, mode), descriptor)
    os.environ["GAE_ENV"] = "localdev"
    os.chdir(Path(path).parent)

    process = os.getpid()

    def tell(event: Event) -> None:
        if os.getpid() == process:  # and not in a copy that the code made with fork()
            print(dump(event), file=events, flush=True)

    run(Path(path), name, step_name, tell)
    tell(Finished())
    os._exit(0)  # a thread that the reader's code started may never end


def run(path: Path, name: str, step_name: str, tell: Tell) -> None:
    """Check the folder of the app.yaml at `path`, which errors call `name`.

    Without a step's name, finds out which one the folder is at.
    """
    # check.py ends scripts with this process.
    site = Site(path, name, PAGE_LIMIT, own_group=False)
    try:
        outcome = look(APP_YAML, site)
        if outcome != HOLDS:
            tell(Started(step_name, total=1))
            tell(Asked(APP_YAML.section, APP_YAML.asks, APP_YAML.expects))
            tell(outcome)
            return
        step, page_path = detect(site, path.parent)
        if step_name and step_name != step.name:
            step, page_path = STEPS[step_name], "/"
        checks = step.checks(page_path)
        tell(Started(step.name, total=len(checks)))
        for check in checks:
            tell(Asked(check.section, check.asks, check.expects))
            outcome = look(check, site)
            tell(outcome)
            if outcome.found.startswith("TimeLimitExceeded"):
                return  # the next check would only wait as long
    finally:
        site.close()


def look(check: Check, site: Site) -> Outcome:
    try:
        check.look(site)
    except Fault as fault:
        return Outcome(fault.found, fault.hint)
    return HOLDS


def read_app_yaml(site: Site) -> None:
    try:
        site.read_settings()
    except UserError as error:
        hint = "mend that line, and compare it with the tutorial's app.yaml"
        raise Fault(str(error), hint) from None


HOLDS = Outcome(found="", hint="")
APP_YAML = Check("YAML Config", "app.yaml", "what App Engine can read", read_app_yaml)


if __name__ == "__main__":
    main()
