"""Sources in, published store out: the only place where unsuppressed numbers exist."""
