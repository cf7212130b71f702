-- Experiments, in the order in which they were accepted: arms that are simulated with the same seeds.
CREATE TABLE experiment_catalog (
    number          bigint           NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    experiment      text COLLATE "C" NOT NULL UNIQUE,
    scenario        text             NOT NULL,
    -- What lists show of the arms, as JSON.
    arms            text             NOT NULL,
    first_seed      text             NOT NULL,
    replicates      integer          NOT NULL,
    years           integer          NOT NULL,
    scale           double precision NOT NULL,
    label           text,
    request_hash    text             NOT NULL,
    idempotency_key text COLLATE "C" UNIQUE,
    created         timestamptz      NOT NULL
);

-- What the runs of an arm share, once: all that was asked for but id and seed, as JSON with its own checksum.
CREATE TABLE experiment_arm (
    experiment text COLLATE "C" NOT NULL REFERENCES experiment_catalog (experiment),
    name       text COLLATE "C" NOT NULL,
    input      text             NOT NULL,
    PRIMARY KEY (experiment, name)
);

-- A run of an experiment has an empty input of its own.
ALTER TABLE run_catalog
    ADD COLUMN experiment text COLLATE "C",
    ADD COLUMN arm        text COLLATE "C",
    ADD COLUMN replicate  integer;

CREATE INDEX run_catalog_experiment ON run_catalog (experiment, number) WHERE experiment IS NOT NULL;
