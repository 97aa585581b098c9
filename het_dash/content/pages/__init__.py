"""What each page and pack says, one module a page."""
