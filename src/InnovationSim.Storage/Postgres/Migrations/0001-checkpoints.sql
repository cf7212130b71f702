-- A checkpoint exists if it has a row here. The manifest is JSON followed by its own checksum.
CREATE TABLE checkpoint (
    run       text COLLATE "C" NOT NULL,
    year      integer          NOT NULL,
    epoch     bigint           NOT NULL,
    manifest  text             NOT NULL,
    committed timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (run, year, epoch)
);

-- Parts of checkpoints. A part that is written again after its commit stands beside the committed one until the next commit.
CREATE TABLE checkpoint_part (
    id        bigint           NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run       text COLLATE "C" NOT NULL,
    year      integer          NOT NULL,
    epoch     bigint           NOT NULL,
    part      text COLLATE "C" NOT NULL,
    committed boolean          NOT NULL DEFAULT false,
    bytes     integer          NOT NULL CHECK (bytes >= 0),
    UNIQUE (run, year, epoch, part, committed)
);

-- Their bytes, at most 1 MiB a row.
CREATE TABLE checkpoint_chunk (
    part   bigint  NOT NULL REFERENCES checkpoint_part ON DELETE CASCADE,
    number integer NOT NULL,
    bytes  bytea   NOT NULL,
    PRIMARY KEY (part, number)
);

-- What comes is compressed already: the server need not try again.
ALTER TABLE checkpoint_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
