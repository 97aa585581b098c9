-- One row: one activity of a team. `people` came to it: rounded, or a reason in its place. `place` is a ward's code,
-- online or outside.
CREATE TABLE event (
    area_code VARCHAR NOT NULL,
    cycle_id VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    on_date DATE NOT NULL,
    type VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    led_by VARCHAR NOT NULL,
    opportunity VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    people DOUBLE,
    source_id VARCHAR NOT NULL,
    nature VARCHAR NOT NULL,
    CHECK ((status = 'shown') = (people IS NOT NULL))
)
