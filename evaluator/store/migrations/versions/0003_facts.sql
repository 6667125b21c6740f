CREATE TABLE facts (
    call_id VARCHAR NOT NULL,
    measured VARCHAR NOT NULL,
    measured_zone VARCHAR NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_facts PRIMARY KEY (call_id),
    CONSTRAINT ck_facts_measured CHECK (measured LIKE '____-__-__T__:__:__.______Z'),
    CONSTRAINT ck_facts_content CHECK (content LIKE '{%}'),
    CONSTRAINT fk_facts_call_id_call FOREIGN KEY(call_id) REFERENCES call (id)
)
