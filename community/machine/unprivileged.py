"""Runs a program as another user: the embedded Postgres refuses to run as root.

A checkout may lie under a folder closed to that user, such as /root, and no folder's permissions
are changed for it. So the program keeps one right of root, to pass through closed folders
(CAP_DAC_READ_SEARCH, or CAP_DAC_OVERRIDE where a container has only that), and only when it must.
It is run as a script, before exec: `python unprivileged.py UID GID FOLDER PROGRAM …`.
"""

import ctypes
import os
import sys

UNREACHABLE = 77
PASSES_FOLDERS = (2, 1)
VERSION_3 = 0x20080522
KEEP_CAPABILITIES, SECURE_BITS, AMBIENT, RAISE = 8, 28, 47, 2
NO_SETUID_FIXUP, KEEP_CAPS = 1 << 2, 1 << 4


def main() -> None:
    uid, gid, folder, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
    kernel = ctypes.CDLL(None)
    become(kernel, uid, gid)
    if not can_reach(folder, program):
        keep_passage(kernel)
    if not can_reach(folder, program):
        sys.exit(UNREACHABLE)
    os.execv(program, sys.argv[4:])  # noqa: S606


def become(kernel: ctypes.CDLL, uid: int, gid: int) -> None:
    """The other user, with root's rights still permitted to this process but none in effect.

    NO_SETUID_FIXUP lets access() honour a right in effect: Postgres asks it of its binaries.
    """
    if hasattr(kernel, "capset"):
        kernel.prctl(KEEP_CAPABILITIES, 1, 0, 0, 0)
        kernel.prctl(SECURE_BITS, KEEP_CAPS | NO_SETUID_FIXUP, 0, 0, 0)
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)
    if hasattr(kernel, "capset"):
        any(allow(kernel, 1 << right, 0) for right in PASSES_FOLDERS)


def keep_passage(kernel: ctypes.CDLL) -> None:
    if hasattr(kernel, "capset"):
        for right in PASSES_FOLDERS:
            if allow(kernel, 1 << right, 1 << right):
                kernel.prctl(AMBIENT, RAISE, right, 0, 0)


def allow(kernel: ctypes.CDLL, permitted: int, effective: int) -> bool:
    header = (ctypes.c_uint32 * 2)(VERSION_3, 0)
    rights = (ctypes.c_uint32 * 6)(effective, permitted, effective, 0, 0, 0)
    return bool(kernel.capset(header, rights) == 0)


def can_reach(folder: str, program: str) -> bool:
    return os.access(folder, os.R_OK | os.X_OK) and os.access(program, os.X_OK)


if __name__ == "__main__":
    main()
