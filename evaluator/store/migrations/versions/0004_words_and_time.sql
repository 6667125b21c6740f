CREATE TABLE transcript (
    call_id VARCHAR NOT NULL,
    came_in VARCHAR NOT NULL,
    came_in_zone VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_transcript PRIMARY KEY (call_id),
    CONSTRAINT ck_transcript_came_in CHECK (came_in LIKE '____-__-__T__:__:__.______Z'),
    CONSTRAINT ck_transcript_content CHECK (content LIKE '{%}'),
    CONSTRAINT fk_transcript_call_id_call FOREIGN KEY(call_id) REFERENCES call (id)
)

CREATE TABLE redaction (
    id VARCHAR NOT NULL,
    call_id VARCHAR NOT NULL,
    start FLOAT NOT NULL,
    "end" FLOAT NOT NULL,
    how VARCHAR NOT NULL,
    reason TEXT NOT NULL,
    "by" VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    at_zone VARCHAR NOT NULL,
    was_sha256 VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    CONSTRAINT pk_redaction PRIMARY KEY (id),
    CONSTRAINT ck_redaction_start CHECK (start BETWEEN 0 AND 1000000),
    CONSTRAINT ck_redaction_end CHECK ("end" BETWEEN start AND 1000000),
    CONSTRAINT ck_redaction_how CHECK (how IN ('silence', 'beep')),
    CONSTRAINT ck_redaction_by CHECK (length(trim("by")) > 0),
    CONSTRAINT ck_redaction_at CHECK (at LIKE '____-__-__T__:__:__.______Z'),
    CONSTRAINT ck_redaction_was_sha256 CHECK (length(was_sha256) = 64),
    CONSTRAINT ck_redaction_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT fk_redaction_call_id_call FOREIGN KEY(call_id) REFERENCES call (id)
)

CREATE INDEX ix_redaction_call_id ON redaction (call_id)

CREATE INDEX ix_redaction_was_sha256 ON redaction (was_sha256)

CREATE TRIGGER redaction_no_update BEFORE UPDATE ON redaction BEGIN SELECT RAISE(ABORT, 'a finished redaction never changes'); END

CREATE TRIGGER redaction_no_delete BEFORE DELETE ON redaction BEGIN SELECT RAISE(ABORT, 'a finished redaction never changes'); END

ALTER TABLE evaluation ADD COLUMN taken FLOAT CONSTRAINT ck_evaluation_taken CHECK (taken BETWEEN 0 AND 1000000)

ALTER TABLE draft ADD COLUMN taken FLOAT CONSTRAINT ck_draft_taken CHECK (taken BETWEEN 0 AND 1000000)

ALTER TABLE revision ADD COLUMN taken FLOAT CONSTRAINT ck_revision_taken CHECK (taken BETWEEN 0 AND 1000000)
