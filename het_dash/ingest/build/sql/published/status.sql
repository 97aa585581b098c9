-- One row: one status of a figure, from the best to the worst. A combination of figures takes the worst.
CREATE TABLE status (
    status VARCHAR NOT NULL, -- Id of the status: column status of other tables.
    words VARCHAR NOT NULL, -- What it means, in words.
    code VARCHAR NOT NULL, -- Code in the app's CSV files, for example [c]. Blank for shown figures.
    position INTEGER NOT NULL -- Order from the best to the worst.
)
