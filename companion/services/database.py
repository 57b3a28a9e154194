"""The file of SQLite that keeps a folder's data."""

import contextlib
import os
import sqlite3
from pathlib import Path

from companion.problem import Place, Problem

# Only one process can use the file, so that what it has in memory is all there is. WAL
# writes a transaction as a whole, and loses none when the process is killed.
SET_UP = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS entities (key BLOB PRIMARY KEY, entity BLOB);
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, secret BLOB);
"""
IN_USE = "stop that one, or give this one another file with --datastore_path"
OTHER = "give a file with --datastore_path"
DAMAGED = "delete it, or give another file with --datastore_path"
WAIT = 2.0  # seconds for the process before this one to end


def open_database(file: Path | None) -> sqlite3.Connection:
    """Open the data in a file, or new ones in memory. Raises Problem if it can't."""
    place = Place(str(file))
    try:
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
        name = file or ":memory:"
        with contextlib.ExitStack() as if_it_fails:
            database = sqlite3.connect(name, timeout=WAIT, check_same_thread=False)
            if_it_fails.callback(database.close)
            database.executescript(SET_UP)
            if_it_fails.pop_all()
        return database
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Problem("another server uses these data", IN_USE, place) from None
        raise Problem(f"can't be opened: {error}", OTHER, place) from None
    except sqlite3.DatabaseError as error:
        raise damaged(file, error) from None
    except OSError as error:
        raise Problem(f"can't be made: {error.strerror}", OTHER, place) from None


def damaged(file: Path | None, error: Exception) -> Problem:
    return Problem(f"can't be read: {error}", DAMAGED, Place(str(file)))


def read_secret(database: sqlite3.Connection) -> bytes:
    """Return random bytes that are the same as long as the data are kept."""
    with database:
        new = "INSERT OR IGNORE INTO secrets VALUES ('sign in', ?)"
        database.execute(new, (os.urandom(32),))
    kept = "SELECT secret FROM secrets WHERE name = 'sign in'"
    secret: bytes = database.execute(kept).fetchone()[0]
    return secret


def clear(file: Path) -> None:
    """Delete the data in a file, if there are any. Raises Problem if it can't be."""
    if file.exists():
        with contextlib.closing(open_database(file)) as database, database:
            database.execute("DELETE FROM entities")
            database.execute("DELETE FROM secrets")
