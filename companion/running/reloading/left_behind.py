"""What the reader's code leaves behind in the process, and undoing it after a save.

Otherwise each save would add another thread, and another line to the log. What the code
changes in other modules stays.
"""

import logging
import os
import sys
import threading
from pathlib import Path

from companion.reports.frames import stack
from companion.running.time_limit import raise_in


class Before:
    """The process as it was before the folder's modules were imported."""

    def __init__(self) -> None:
        self.environ = dict(os.environ)
        self.threads = set(threading.enumerate())
        self.disabled = logging.root.manager.disable
        self.handlers = {logger: list(logger.handlers) for logger in loggers()}

    def restore(self, folder: Path) -> None:
        """Undo what has changed since; folder: the reader's, as a real path."""
        for name in os.environ.keys() - self.environ.keys():
            os.environ.pop(name, None)
        os.environ.update(self.environ)
        logging.root.manager.disable = self.disabled
        for logger in loggers():
            for handler in set(logger.handlers) - set(self.handlers.get(logger, ())):
                logger.removeHandler(handler)
                handler.close()
        forget_kinds()
        frames = sys._current_frames()
        for thread in set(threading.enumerate()) - self.threads:
            # The server starts threads too, but not in the reader's code.
            if thread.ident and stack(frames.get(thread.ident), folder):
                raise_in(thread.ident, SystemExit)


def forget_kinds() -> None:
    """Drop the datastore's models whose module isn't there any more."""
    ndb = sys.modules.get("google.appengine.ext.ndb.model")
    db = sys.modules.get("google.appengine.ext.db")
    # Where Google's SDK keeps an app's models, if the app has imported it.
    maps = [ndb.Model._kind_map] if ndb else []
    maps += [db._kind_map] if db else []
    for kinds in maps:
        for name, model in list(kinds.items()):
            if model.__module__ not in sys.modules:
                kinds.pop(name, None)


def loggers() -> list[logging.Logger]:
    found = logging.root.manager.loggerDict.values()
    return [logging.root, *(one for one in found if isinstance(one, logging.Logger))]
