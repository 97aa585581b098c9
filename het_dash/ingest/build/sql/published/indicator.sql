-- One row: one measure of the catalogue.
CREATE TABLE indicator (
    indicator_id VARCHAR NOT NULL, -- Id of the measure: indicator_id of other tables.
    title VARCHAR NOT NULL, -- Title in full.
    short VARCHAR NOT NULL, -- Title for axes and lists.
    meaning VARCHAR NOT NULL, -- What the measure says about people, in plain words.
    numerator VARCHAR NOT NULL, -- Who is counted.
    denominator VARCHAR NOT NULL, -- The people that the numerator is a part of.
    unit VARCHAR NOT NULL, -- Unit of its values: percent, per_1000, per_100000, count, score or ratio.
    polarity VARCHAR NOT NULL, -- higher_is_better, lower_is_better or none.
    topic VARCHAR NOT NULL, -- Condition or other topic, as the app lists it.
    stage VARCHAR NOT NULL, -- Stage of care, for example found, monitored, treated or controlled.
    ages VARCHAR NOT NULL, -- Ages that it covers.
    population VARCHAR NOT NULL, -- registered (patients of practices) or resident (people who live in the area).
    time VARCHAR NOT NULL, -- snapshot (on a day), flow (during a period) or unique_people (each person once).
    of_people BOOLEAN NOT NULL, -- True if it counts people: small numbers of our own are then hidden.
    age_adjusted BOOLEAN NOT NULL, -- True if values are adjusted for age.
    comparability VARCHAR NOT NULL -- How it may be compared between areas and over time.
)
