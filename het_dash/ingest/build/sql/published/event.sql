-- One row: one activity of a team. `people` is how many came: rounded, or a reason in its place. `place` is a ward's
-- code, online or outside.
CREATE TABLE event (
    area_code VARCHAR NOT NULL, -- The team's PCN: see area.
    cycle_id VARCHAR NOT NULL, -- The cycle of the programme, for example cycle_2.
    period_start DATE NOT NULL, -- First day of the quarter.
    period_end DATE NOT NULL, -- Last day of the quarter.
    on_date DATE NOT NULL, -- Day of the activity.
    type VARCHAR NOT NULL, -- Type of activity, for example health_check_session: see docs/outcomes.md.
    name VARCHAR NOT NULL, -- Name of the activity. Blank where none was given.
    place VARCHAR NOT NULL, -- Code of the ward (see area), online or outside.
    led_by VARCHAR NOT NULL, -- Who led it: hef, vcso or both.
    opportunity VARCHAR NOT NULL, -- Number of the opportunity for action that it worked on. Blank where none was named.
    status VARCHAR NOT NULL, -- 'shown', or the reason why there is no number of people: see status.
    people DOUBLE, -- People who came, rounded to 5.
    source_id VARCHAR NOT NULL, -- The source: see source.
    nature VARCHAR NOT NULL, -- published, derived (calculated from published figures), programme (a team's return), local (GP records) or demonstration (example data, invented).
    CHECK ((status = 'shown') = (people IS NOT NULL))
)
