"""Gets around what Wine 8 lacks. As sitecustomize.py, each Python there begins with it."""

import _winapi
import ctypes
import os
import socket


def getppid():
    """Python's own calls PssCaptureSnapshot()."""
    information = (ctypes.c_void_p * 6)()  # PROCESS_BASIC_INFORMATION
    this_process = ctypes.c_void_p(-1)
    size = ctypes.sizeof(information)
    ctypes.windll.ntdll.NtQueryInformationProcess(
        this_process, 0, information, size, None
    )
    return information[5] or 0


def init(self, family=-1, type=-1, proto=-1, fileno=None):
    """Open a socket; one that was inherited works only as a copy of its own."""
    if isinstance(fileno, int) and family == -1:
        inherited = socket.SocketType(socket.AF_INET, socket.SOCK_STREAM, 0, fileno)
        fileno = inherited.share(os.getpid())
        _winapi.CloseHandle(inherited.detach())
    plain_init(self, family, type, proto, fileno)


os.getppid = getppid
plain_init = socket.socket.__init__
socket.socket.__init__ = init
