-- One row: one part of the catalogue (or of the boundaries) that the figures were built with, as JSON.
CREATE TABLE catalogue (part VARCHAR NOT NULL, content VARCHAR NOT NULL)
