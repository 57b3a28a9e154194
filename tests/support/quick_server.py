"""dev_appserver.py with short timeouts, so that a test need not wait half a minute."""

import sys

sys.path.insert(0, ".")

from companion.server.devserver import main
from companion.server.handover import Timeouts

main(Timeouts(page=1.0, grace=0.5, beat=0.1))
