-- One row: what the build noticed in the data folder that does not stop it, with the remedy.
CREATE TABLE build_warning (
    words VARCHAR NOT NULL -- The warning, in words.
)
