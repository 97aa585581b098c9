"""The person whose name goes into a record, until there is sign-in."""

import getpass
import os


def operating_system_user() -> str:
    """The account of this process. On Unix it is looked up by user number, because $USER can be set to anything."""
    try:
        import pwd  # noqa: PLC0415 (Windows has no such module)
    except ImportError:
        return getpass.getuser()
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"
