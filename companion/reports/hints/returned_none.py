"""Hints about a function that returns None where its result is needed."""

from companion.reports.hints.failure import Failure
from companion.source.file import read
from companion.source.functions import without_return
from companion.source.search import ReaderCode


def returned_none(failure: Failure) -> str:
    if "NoneType" not in failure.message:
        return ""
    file = read(failure.folder, failure.frame.file)
    return without_return(ReaderCode((file,)))[0] if file else ""
