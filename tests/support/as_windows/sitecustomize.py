"""Makes a Python process lack what Windows lacks: put this folder first in PYTHONPATH, and child processes lack it too.

Python runs a module of this name at its start. Libraries that have a way of their own on Windows are loaded first.
"""

import asyncio  # noqa: F401
import os
import subprocess  # noqa: F401
import sys
import warnings

import filelock  # noqa: F401
import platformdirs  # noqa: F401

MODULES = ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty")
FUNCTIONS = ("chown", "fork", "getegid", "geteuid", "getgid", "getpgid", "getuid", "killpg", "login_tty")

for module in MODULES:
    sys.modules[module] = None  # type: ignore[assignment]
for function in FUNCTIONS:
    delattr(os, function)
# Windows reads and writes Windows-1252 unless the code gives an encoding; libraries may rely on that.
warnings.filterwarnings("ignore", category=EncodingWarning)
warnings.filterwarnings("error", category=EncodingWarning, module=r"het_dash\b")

import het_dash.catalogue.local_counts  # noqa: E402

het_dash.catalogue.local_counts.PROTECTED = False
