PRAGMA legacy_alter_table = ON

ALTER TABLE evaluation RENAME TO evaluation_before

CREATE TABLE evaluation (
    id VARCHAR NOT NULL,
    call_id VARCHAR NOT NULL,
    evaluator_id VARCHAR NOT NULL,
    form_id VARCHAR NOT NULL,
    form_hash VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    score FLOAT,
    band VARCHAR,
    finished VARCHAR,
    finished_zone VARCHAR,
    taken FLOAT CONSTRAINT ck_evaluation_taken CHECK (taken BETWEEN 0 AND 1000000),
    CONSTRAINT pk_evaluation PRIMARY KEY (id),
    CONSTRAINT uq_evaluation_call_id_evaluator_id_form_id UNIQUE (call_id, evaluator_id, form_id),
    CONSTRAINT ck_evaluation_form_hash CHECK (length(form_hash) = 64),
    CONSTRAINT ck_evaluation_revision CHECK (revision BETWEEN 0 AND 1000000 AND revision = round(revision)),
    CONSTRAINT ck_evaluation_score CHECK (score BETWEEN 0 AND 1000),
    CONSTRAINT ck_evaluation_finished CHECK (finished LIKE '____-__-__T__:__:__.______Z'),
    CONSTRAINT ck_evaluation_finished_once CHECK ((revision = 0) = (finished IS NULL)),
    CONSTRAINT ck_evaluation_finished_zone CHECK ((finished IS NULL) = (finished_zone IS NULL)),
    CONSTRAINT fk_evaluation_call_id_call FOREIGN KEY(call_id) REFERENCES call (id),
    CONSTRAINT fk_evaluation_evaluator_id_evaluator FOREIGN KEY(evaluator_id) REFERENCES evaluator (id),
    CONSTRAINT fk_evaluation_form_hash_form FOREIGN KEY(form_hash) REFERENCES form (hash)
)

INSERT INTO evaluation (id, call_id, evaluator_id, form_id, form_hash, revision, score, band, finished, finished_zone, taken)
    SELECT id, call_id, evaluator_id, form_id, form_hash, revision, score, band, finished, finished_zone, taken FROM evaluation_before

DROP TABLE evaluation_before

CREATE INDEX ix_evaluation_call_id_revision_score_evaluator_id_form_hash ON evaluation (call_id, revision, score, evaluator_id, form_hash)

ALTER TABLE revision RENAME TO revision_before

CREATE TABLE revision (
    evaluation_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    form_hash VARCHAR NOT NULL,
    score FLOAT,
    band VARCHAR,
    result TEXT NOT NULL,
    sheet TEXT NOT NULL,
    finished VARCHAR NOT NULL,
    finished_zone VARCHAR NOT NULL,
    previous VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    taken FLOAT CONSTRAINT ck_revision_taken CHECK (taken BETWEEN 0 AND 1000000),
    CONSTRAINT pk_revision PRIMARY KEY (evaluation_id, number),
    CONSTRAINT ck_revision_number CHECK (number BETWEEN 1 AND 1000000 AND number = round(number)),
    CONSTRAINT ck_revision_score CHECK (score BETWEEN 0 AND 1000),
    CONSTRAINT ck_revision_finished CHECK (finished LIKE '____-__-__T__:__:__.______Z'),
    CONSTRAINT ck_revision_digest CHECK (length(digest) = 64),
    CONSTRAINT ck_revision_previous CHECK (length(previous) = CASE number WHEN 1 THEN 0 ELSE 64 END),
    CONSTRAINT ck_revision_sheet CHECK (sheet LIKE '{%}'),
    CONSTRAINT ck_revision_result CHECK (result LIKE '{%}'),
    CONSTRAINT fk_revision_evaluation_id_evaluation FOREIGN KEY(evaluation_id) REFERENCES evaluation (id),
    CONSTRAINT fk_revision_form_hash_form FOREIGN KEY(form_hash) REFERENCES form (hash)
)

INSERT INTO revision (evaluation_id, number, form_hash, score, band, result, sheet, finished, finished_zone, previous, digest, taken)
    SELECT evaluation_id, number, form_hash, score, band, result, sheet, finished, finished_zone, previous, digest, taken FROM revision_before

DROP TABLE revision_before

CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'a finished revision never changes'); END

CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'a finished revision never changes'); END

ALTER TABLE answer RENAME TO answer_before

CREATE TABLE answer (
    evaluation_id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    question VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    points FLOAT,
    "of" FLOAT NOT NULL,
    value TEXT,
    CONSTRAINT pk_answer PRIMARY KEY (evaluation_id, revision, question),
    CONSTRAINT fk_answer_evaluation_id_revision FOREIGN KEY(evaluation_id, revision) REFERENCES revision (evaluation_id, number),
    CONSTRAINT ck_answer_state CHECK (state IN ('counted', 'open', 'n/a', 'hidden', 'unscored')),
    CONSTRAINT ck_answer_points CHECK (points BETWEEN -1000000 AND 1000000),
    CONSTRAINT ck_answer_of CHECK (of BETWEEN 0 AND 1000000),
    CONSTRAINT ck_answer_counted CHECK ((state = 'counted') = (points IS NOT NULL))
)
 WITHOUT ROWID

INSERT INTO answer (evaluation_id, revision, question, state, points, of, value)
    SELECT evaluation_id, revision, question,
        CASE WHEN level IS NULL THEN 'n/a' ELSE 'counted' END,
        level, CASE WHEN level IS NULL THEN 0 ELSE top END, CAST(level AS TEXT)
    FROM answer_before

DROP TABLE answer_before

CREATE TRIGGER answer_no_update BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'a finished answer never changes'); END

CREATE TRIGGER answer_no_delete BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'a finished answer never changes'); END

CREATE TABLE section_score (
    evaluation_id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    section VARCHAR NOT NULL,
    score FLOAT,
    CONSTRAINT pk_section_score PRIMARY KEY (evaluation_id, revision, section),
    CONSTRAINT fk_section_score_evaluation_id_revision FOREIGN KEY(evaluation_id, revision) REFERENCES revision (evaluation_id, number),
    CONSTRAINT ck_section_score_score CHECK (score BETWEEN -1000000000 AND 1000000000)
)
 WITHOUT ROWID

CREATE TRIGGER section_score_no_update BEFORE UPDATE ON section_score BEGIN SELECT RAISE(ABORT, 'a finished section_score never changes'); END

CREATE TRIGGER section_score_no_delete BEFORE DELETE ON section_score BEGIN SELECT RAISE(ABORT, 'a finished section_score never changes'); END

PRAGMA legacy_alter_table = OFF
