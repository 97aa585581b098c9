-- One row: one fact about an attached store.
SELECT key, value FROM published.meta
