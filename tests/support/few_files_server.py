"""dev_appserver.py where a process may open few files, as it is on macOS."""

import resource
import sys

sys.path.insert(0, ".")

from companion.server.devserver import main

resource.setrlimit(resource.RLIMIT_NOFILE, (200, 256))
main()
