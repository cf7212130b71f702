-- What Orleans' ADO.NET providers read first: queries by name. This table's name and columns are theirs; everything else here is ours.
CREATE TABLE OrleansQuery (
    QueryKey  text COLLATE "C" NOT NULL PRIMARY KEY,
    QueryText text             NOT NULL
);

-- A cluster. Each change of its members raises the version: whoever knew an older one has to read again before changing anything.
CREATE TABLE silo_cluster (
    cluster text COLLATE "C" NOT NULL PRIMARY KEY,
    version integer          NOT NULL DEFAULT 0,
    changed timestamptz      NOT NULL DEFAULT now()
);

-- Its members, those that have died included. A silo that comes back at the same address is another member: its generation is later.
CREATE TABLE silo_member (
    cluster       text COLLATE "C" NOT NULL REFERENCES silo_cluster ON DELETE CASCADE,
    address       text COLLATE "C" NOT NULL,
    port          integer          NOT NULL,
    generation    integer          NOT NULL,
    name          text             NOT NULL,
    host          text             NOT NULL,
    status        integer          NOT NULL,
    gateway_port  integer          NOT NULL,
    suspect_times text,
    started       timestamptz      NOT NULL,
    alive         timestamptz      NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

COMMENT ON COLUMN silo_member.status IS '1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead';
COMMENT ON COLUMN silo_member.suspect_times IS 'Who thinks that it is dead, and since when';

CREATE TABLE silo_reminder (
    service  text COLLATE "C" NOT NULL,
    grain    text COLLATE "C" NOT NULL,
    reminder text COLLATE "C" NOT NULL,
    starts   timestamptz      NOT NULL,
    period   bigint           NOT NULL,
    hash     integer          NOT NULL,
    version  integer          NOT NULL DEFAULT 0,
    PRIMARY KEY (service, grain, reminder)
);

COMMENT ON COLUMN silo_reminder.period IS 'Milliseconds';
CREATE INDEX silo_reminder_hash ON silo_reminder (service, hash);

-- State of grains. Each write raises the version and names the one that it knew. What was cleared keeps its row and version, without a payload.
CREATE TABLE silo_grain_state (
    service   text COLLATE "C" NOT NULL,
    type      text COLLATE "C" NOT NULL,
    key_high  bigint           NOT NULL,
    key_low   bigint           NOT NULL,
    key_text  text COLLATE "C" NOT NULL,
    payload   bytea,
    version   integer          NOT NULL,
    written   timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (service, type, key_high, key_low, key_text)
);

COMMENT ON COLUMN silo_grain_state.key_text IS 'Text key, or the text beside a number; empty for none';
