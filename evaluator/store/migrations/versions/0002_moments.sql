ALTER TABLE moment RENAME TO moment_before

CREATE TABLE moment (
    evaluation_id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    start FLOAT NOT NULL,
    "end" FLOAT,
    note TEXT NOT NULL,
    kind VARCHAR NOT NULL,
    CONSTRAINT pk_moment PRIMARY KEY (evaluation_id, revision, id),
    CONSTRAINT fk_moment_evaluation_id_revision FOREIGN KEY(evaluation_id, revision) REFERENCES revision (evaluation_id, number),
    CONSTRAINT ck_moment_start CHECK (start BETWEEN 0 AND 1000000),
    CONSTRAINT ck_moment_end CHECK ("end" BETWEEN start AND 1000000),
    CONSTRAINT ck_moment_kind CHECK (kind IN ('evidence', 'praise', 'coach', 'compliance'))
)
 WITHOUT ROWID

CREATE TABLE moment_question (
    evaluation_id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    moment VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    CONSTRAINT pk_moment_question PRIMARY KEY (evaluation_id, revision, moment, question),
    CONSTRAINT fk_moment_question_evaluation_id_moment FOREIGN KEY(evaluation_id, revision, moment) REFERENCES moment (evaluation_id, revision, id)
)
 WITHOUT ROWID

INSERT INTO moment SELECT evaluation_id, revision, id, start, "end", note, 'evidence' FROM moment_before

INSERT INTO moment_question SELECT evaluation_id, revision, id, question FROM moment_before WHERE question IS NOT NULL

DROP TABLE moment_before

CREATE TRIGGER moment_no_update BEFORE UPDATE ON moment BEGIN SELECT RAISE(ABORT, 'a finished moment never changes'); END

CREATE TRIGGER moment_no_delete BEFORE DELETE ON moment BEGIN SELECT RAISE(ABORT, 'a finished moment never changes'); END

CREATE TRIGGER moment_question_no_update BEFORE UPDATE ON moment_question BEGIN SELECT RAISE(ABORT, 'a finished moment_question never changes'); END

CREATE TRIGGER moment_question_no_delete BEFORE DELETE ON moment_question BEGIN SELECT RAISE(ABORT, 'a finished moment_question never changes'); END
