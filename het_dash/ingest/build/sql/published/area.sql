-- One row: one area that a figure can be about, in the catalogue's order.
CREATE TABLE area (code VARCHAR NOT NULL, name VARCHAR NOT NULL, label VARCHAR NOT NULL, kind VARCHAR NOT NULL, parent VARCHAR, position INTEGER NOT NULL)
