-- One row: one fact about this store.
CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL)
