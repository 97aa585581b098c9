-- One row: one fact about this store.
SELECT key, value FROM meta
