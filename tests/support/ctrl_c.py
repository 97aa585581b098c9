"""The command line as a terminal starts it: Ctrl-C reaches it, even where the tests run in the background."""

import sys

# A process that a shell starts in the background ignores SIGINT, and so do its children.
_SCRIPT = """import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("het_dash", run_name="__main__", alter_sys=True)
"""
COMMAND = (sys.executable, "-c", _SCRIPT)
