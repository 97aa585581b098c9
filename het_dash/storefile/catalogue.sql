-- One row: one part of the catalogue (or of the boundaries) that the figures were built with, as JSON.
SELECT part, content FROM catalogue
