-- One row: one way to group people, for example by ethnic group.
CREATE TABLE breakdown (
    breakdown VARCHAR NOT NULL, -- Id of the breakdown: column breakdown of other tables.
    title VARCHAR NOT NULL, -- Title that the app shows.
    note VARCHAR NOT NULL, -- How it relates to other breakdowns. Blank where there is nothing to say.
    adds_up BOOLEAN NOT NULL, -- True if every person is in exactly one group, so that the groups add up to everyone.
    parts VARCHAR[] NOT NULL -- The breakdowns that a cross combines; its group ids join theirs with '|'. Empty for others.
)
