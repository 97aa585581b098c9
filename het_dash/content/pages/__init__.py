"""Content of each page and pack, one module a page."""
