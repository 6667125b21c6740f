CREATE TABLE form_status (
    form_hash VARCHAR NOT NULL,
    published VARCHAR,
    published_zone VARCHAR,
    retired VARCHAR,
    retired_zone VARCHAR,
    CONSTRAINT pk_form_status PRIMARY KEY (form_hash),
    CONSTRAINT ck_form_status_published CHECK (published LIKE '____-__-__T__:__:__.______Z'),
    CONSTRAINT ck_form_status_published_zone CHECK ((published IS NULL) = (published_zone IS NULL)),
    CONSTRAINT ck_form_status_retired CHECK (retired LIKE '____-__-__T__:__:__.______Z'),
    CONSTRAINT ck_form_status_retired_zone CHECK ((retired IS NULL) = (retired_zone IS NULL)),
    CONSTRAINT fk_form_status_form_hash_form FOREIGN KEY(form_hash) REFERENCES form (hash)
)
