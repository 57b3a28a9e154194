"""dev_appserver.py that is ended while an object is cleaned up at the server's restart.

Python drops an exception there. It cleans up so after each import.
"""

import os
import signal
import sys
import weakref

sys.path.insert(0, ".")

from companion.server import last_end
from companion.server.devserver import main


class Lock:
    pass


def report_in_vain(*arguments):
    lock = Lock()
    weakref.finalize(lock, os.kill, os.getpid(), signal.SIGTERM)
    del lock
    return report(*arguments)


report, last_end.report_last_end = last_end.report_last_end, report_in_vain
main()
