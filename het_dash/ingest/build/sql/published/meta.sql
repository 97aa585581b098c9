-- One row: one fact about this store.
CREATE TABLE meta (
    key VARCHAR NOT NULL, -- Name of the fact: fingerprint, schema, built_on, and the state of the returns journal and the release memory.
    value VARCHAR NOT NULL -- The fact, as text.
)
