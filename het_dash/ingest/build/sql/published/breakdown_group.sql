-- One row: one group of a breakdown.
CREATE TABLE breakdown_group (
    breakdown VARCHAR NOT NULL, -- The breakdown: see breakdown.
    group_id VARCHAR NOT NULL, -- Id of the group: column group_id of figure, together with breakdown.
    label VARCHAR NOT NULL, -- Name that the app shows.
    parent VARCHAR, -- The broader group that it belongs to. Blank where there is none.
    common VARCHAR, -- The group of the broad ethnic scheme that it belongs to. Blank where there is none.
    programme BOOLEAN NOT NULL, -- True for the groups that the programme is for.
    unknown BOOLEAN NOT NULL, -- True for people whose group is not known.
    position INTEGER NOT NULL -- Order of the groups within the breakdown.
)
