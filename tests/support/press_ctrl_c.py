"""Runs a command, and presses Ctrl-C in its terminal: press_ctrl_c.py AFTER COMMAND...

AFTER: what the command prints before that, or the path of a file that it makes. Prints all
that the command does, and ends with its exit status. Needs a terminal or a group of its own.
"""

import os
import signal
import subprocess
import sys
import time

after, *command = sys.argv[1:]
process = subprocess.Popen(command, stdout=subprocess.PIPE)
if os.path.isabs(after):
    while not os.path.exists(after) and process.poll() is None:
        time.sleep(0.01)
else:
    while after.encode() not in (line := process.stdout.readline()):
        sys.stdout.buffer.write(line)
signal.signal(signal.SIGINT, signal.SIG_IGN)
if sys.platform == "win32":
    os.kill(0, signal.CTRL_C_EVENT)  # all that share the console
else:
    os.killpg(0, signal.SIGINT)
sys.stdout.buffer.write(process.stdout.read())
sys.stdout.flush()
sys.exit(process.wait())
