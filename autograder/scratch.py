"""One folder for a process's temporary files, and for those of the processes it starts.

It goes when its process ends; what a killed process left behind, the next one on the machine removes.
"""

import contextlib
import glob
import os
import shutil
import sys
import tempfile
import threading
from multiprocessing import util

PREFIX = "autograder-run-"
LONGEST = 50  # of the path around it: sockets in it have paths of at most 107 characters
_lock = threading.Lock()
_held = -1  # the folder, open and locked as long as this process lives


def settle() -> None:
    """From now on `tempfile` works in a folder of this process's own (on Linux)."""
    global _held
    with _lock:
        around = tempfile.gettempdir()
        if sys.platform != "linux" or _held >= 0 or len(around) > LONGEST:
            return
        sweep(around)
        while _held < 0:  # another process may sweep the folder away before it is locked
            folder = tempfile.mkdtemp(prefix=PREFIX)
            _held = lock(folder, wait=True)
        tempfile.tempdir = os.environ["TMPDIR"] = folder
        # Not atexit: multiprocessing keeps a folder in here, too, and wants to remove it itself, at priority -100.
        util.Finalize(None, shutil.rmtree, args=(folder, True), exitpriority=-200)


def sweep(around: str) -> None:
    """Remove the folders of this user's processes that are no more."""
    for folder in glob.glob(f"{glob.escape(around)}/{PREFIX}*"):
        descriptor = lock(folder, wait=False)
        if descriptor >= 0:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(descriptor)


def lock(folder: str, wait: bool) -> int:
    """A descriptor that keeps the folder, which is still there, locked; -1: it is not to be had."""
    import fcntl

    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if os.fstat(descriptor).st_uid == os.geteuid():
                fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
                if os.path.samestat(os.stat(folder), os.fstat(descriptor)):
                    return descriptor
        except OSError:
            pass
        os.close(descriptor)
    return -1
