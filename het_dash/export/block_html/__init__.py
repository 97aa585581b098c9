"""Blocks as HTML, for the app's pages and for the web page of a pack. Each part is text only; blocks.css draws it."""
