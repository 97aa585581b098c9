-- One row: what the build noticed in the data folder that does not stop it, with the remedy.
SELECT words FROM build_warning ORDER BY words
