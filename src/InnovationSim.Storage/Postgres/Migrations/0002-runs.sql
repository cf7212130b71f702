-- The runs of a service, in the order in which they were accepted.
CREATE TABLE run_catalog (
    number          bigint           NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run             text COLLATE "C" NOT NULL UNIQUE,
    -- What was asked for, as JSON with its own checksum; what lists show of it stands beside it.
    input           text             NOT NULL,
    scenario        text             NOT NULL,
    seed            text             NOT NULL,
    years           integer          NOT NULL,
    scale           double precision NOT NULL,
    label           text,
    shard_sizes     text             NOT NULL,
    parent_run      text,
    parent_year     integer,
    request_hash    text             NOT NULL,
    idempotency_key text COLLATE "C" UNIQUE,
    created         timestamptz      NOT NULL,
    -- Each life of the run has an epoch; what one of an older epoch says is refused.
    epoch           bigint           NOT NULL DEFAULT -1,
    state           text             NOT NULL,
    asked           text             NOT NULL,
    year            integer          NOT NULL DEFAULT -1,
    digest          text,
    organisations   bigint,
    checkpoint_year integer,
    error           text,
    started         timestamptz,
    ended           timestamptz,
    -- Hidden; the row goes when nothing else of the run is left.
    removed         boolean          NOT NULL DEFAULT false
);

-- Those that are not over, which is what a service looks for when it starts.
CREATE INDEX run_catalog_open ON run_catalog (state, number) WHERE state IN ('queued', 'running', 'paused');
