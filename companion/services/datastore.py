"""Google's datastore in this process, each entity in a row of a database."""

import sqlite3
import threading
from collections.abc import Iterable
from typing import Any

from google.appengine.api import datastore_file_stub
from google.appengine.datastore import datastore_stub_util as util
from google.appengine.datastore import entity_bytes_pb2

# Part of each entity's key: with another id, an app wouldn't find its data.
APP_ID = "dev~local"


class Datastore(datastore_file_stub.DatastoreFileStub):  # type: ignore[misc]
    """Keeps all entities in memory, as its base does, and in a database.

    The base would write all of them to a file again at each change.
    """

    def __init__(self, database: sqlite3.Connection, index_folder: str | None) -> None:
        """index_folder: where Google's own code keeps index.yaml up to date."""
        self.database = database
        self.lock = threading.Lock()
        self.unwritten: dict[bytes, Any] = {}  # keys, by what they are in the database
        super().__init__(
            APP_ID,
            datastore_file=None,
            consistency_policy=KeptAtCommit(),
            root_path=index_folder,
            use_atexit=False,
            auto_id_policy=util.SCATTERED,  # ids like those online
        )

    def Read(self) -> None:
        for (entity,) in self.database.execute("SELECT entity FROM entities"):
            read = entity_bytes_pb2.EntityProto.FromString(entity)
            self._StoreRecord(util._FromStorageEntity(read))
            for element in read.key.path.element:
                if element.id:  # it may have a name instead
                    self._SetMaxId(element.id)

    def Write(self) -> None:
        """Do nothing: keep() has written it."""

    def keep(self, keys: Iterable[Any]) -> None:
        """Write to the database what these keys have now, all or nothing.

        Transactions may arrive here in another order than they were made. Those that
        couldn't be written, as the disk was full or the page took too long, are written
        with the next.
        """
        with self.lock:
            rows = {key.SerializeToString(deterministic=True): key for key in keys}
            self.unwritten |= rows
            with self.database:
                for row, key in self.unwritten.items():
                    self.write(row, key)
            self.unwritten.clear()

    def write(self, row: bytes, key: Any) -> None:
        kind, _, name = self._GetEntityLocation(key)
        stored = self._GetAllEntities().get(kind, {}).get(name)
        self.database.execute("DELETE FROM entities WHERE key = ?", (row,))
        if stored:
            new = row, stored.encoded_protobuf
            self.database.execute("INSERT INTO entities VALUES (?, ?)", new)

    def _SetupIndexes(self) -> None:
        """Do nothing: here a query needs no index."""

    def _UpdateIndexes(self) -> None:
        with self.lock:
            super()._UpdateIndexes()


class KeptAtCommit(util.MasterSlaveConsistencyPolicy):  # type: ignore[misc]
    """Has each transaction written before put() returns."""

    def _OnCommit(self, transaction: Any) -> None:
        super()._OnCommit(transaction)
        transaction._txn_manager.keep(transaction._mutated_references)
