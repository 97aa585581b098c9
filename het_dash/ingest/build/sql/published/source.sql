-- One row: one source of figures: a publisher's series, the teams' returns or an extract of GP records.
CREATE TABLE source (
    source_id VARCHAR NOT NULL, -- Id of the source: source_id of other tables.
    title VARCHAR NOT NULL, -- Title in full.
    short VARCHAR NOT NULL, -- Publisher and series, as source lines name them.
    publisher VARCHAR NOT NULL, -- Who publishes it.
    url VARCHAR NOT NULL, -- Where it is published.
    licence VARCHAR NOT NULL, -- Licence of its figures.
    statement VARCHAR NOT NULL, -- Copyright statement that travels with its figures.
    nature VARCHAR NOT NULL, -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
    layer VARCHAR NOT NULL, -- published (statistics) or own (our counts, which pass disclosure control). No figure combines the two.
    what VARCHAR NOT NULL, -- What it is, in plain words.
    cadence VARCHAR NOT NULL -- How often it is published.
)
