-- One row: one part of the catalogue (or of the boundaries) that the figures were built with, as JSON.
CREATE TABLE catalogue (
    part VARCHAR NOT NULL, -- Name of the part, for example indicators or boundaries/ward.
    content VARCHAR NOT NULL -- The part as JSON. The tables indicator, source, breakdown, breakdown_group and status are easier to query.
)
