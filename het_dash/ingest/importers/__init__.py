"""One module per published format: publisher's file -> observations."""
