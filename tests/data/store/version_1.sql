-- A database of version 1, as the program of that version wrote it.
PRAGMA application_id = 1128352844;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE agent (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	team VARCHAR NOT NULL, 
	CONSTRAINT pk_agent PRIMARY KEY (id), 
	CONSTRAINT uq_agent_name UNIQUE (name), 
	CONSTRAINT ck_agent_name CHECK (length(trim(name)) > 0)
);
INSERT INTO "agent" VALUES('01a2007f-b965-78d6-a190-a5a3a0c91e2c','Ann','');
INSERT INTO "agent" VALUES('01a2007f-ba21-7e77-b1fc-2163252550bd','Ben','');
CREATE TABLE answer (
	evaluation_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	level INTEGER, 
	top INTEGER NOT NULL, 
	CONSTRAINT pk_answer PRIMARY KEY (evaluation_id, revision, question), 
	CONSTRAINT fk_answer_evaluation_id_revision FOREIGN KEY(evaluation_id, revision) REFERENCES revision (evaluation_id, number), 
	CONSTRAINT ck_answer_top CHECK (top BETWEEN 1 AND 100 AND top = round(top)), 
	CONSTRAINT ck_answer_level CHECK (level BETWEEN 0 AND top AND level = round(level))
)
 WITHOUT ROWID

;
INSERT INTO "answer" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',1,'first',4,4);
INSERT INTO "answer" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',1,'second',2,4);
INSERT INTO "answer" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',2,'first',3,4);
INSERT INTO "answer" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',2,'second',NULL,4);
CREATE TABLE call (
	id VARCHAR NOT NULL, 
	came_in VARCHAR NOT NULL, 
	came_in_zone VARCHAR NOT NULL, 
	started VARCHAR, 
	started_zone VARCHAR, 
	at VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	agent_id VARCHAR, 
	client_id VARCHAR, 
	recording_id VARCHAR, 
	direction VARCHAR NOT NULL, 
	reference VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	agent_channel INTEGER NOT NULL, 
	CONSTRAINT pk_call PRIMARY KEY (id), 
	CONSTRAINT uq_call_recording_id UNIQUE (recording_id), 
	CONSTRAINT ck_call_came_in CHECK (came_in LIKE '____-__-__T__:__:__.______Z'), 
	CONSTRAINT ck_call_started CHECK (started LIKE '____-__-__T__:__:__.______Z'), 
	CONSTRAINT ck_call_at CHECK (at LIKE '____-__-__T__:__:__.______Z'), 
	CONSTRAINT ck_call_started_zone CHECK ((started IS NULL) = (started_zone IS NULL)), 
	CONSTRAINT ck_call_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_call_direction CHECK (direction IN ('inbound', 'outbound', '')), 
	CONSTRAINT ck_call_agent_channel CHECK (agent_channel BETWEEN 0 AND 1 AND agent_channel = round(agent_channel)), 
	CONSTRAINT fk_call_agent_id_agent FOREIGN KEY(agent_id) REFERENCES agent (id), 
	CONSTRAINT fk_call_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_call_recording_id_recording FOREIGN KEY(recording_id) REFERENCES recording (id)
);
INSERT INTO "call" VALUES('01a2007f-b943-79c7-ab98-d9e264d5c3e0','2026-05-04T12:00:00.000000Z','+00:00',NULL,NULL,'2026-05-04T12:00:00.000000Z','2026-05-04','01a2007f-b965-78d6-a190-a5a3a0c91e2c','01a2007f-b973-714b-b245-ebc48ca77c60','01a2007f-b978-7538-9711-f0aa7f137556','','A-1','a-1',0);
INSERT INTO "call" VALUES('01a2007f-ba20-792a-8506-977a990be8cb','2026-05-04T12:00:00.000000Z','+00:00',NULL,NULL,'2026-05-04T12:00:00.000000Z','2026-05-04','01a2007f-ba21-7e77-b1fc-2163252550bd',NULL,NULL,'','','',0);
CREATE TABLE client (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_client PRIMARY KEY (id), 
	CONSTRAINT uq_client_name UNIQUE (name), 
	CONSTRAINT ck_client_name CHECK (length(trim(name)) > 0)
);
INSERT INTO "client" VALUES('01a2007f-b973-714b-b245-ebc48ca77c60','Clinic');
CREATE TABLE draft (
	evaluation_id VARCHAR NOT NULL, 
	form_hash VARCHAR NOT NULL, 
	base INTEGER NOT NULL, 
	sheet TEXT NOT NULL, 
	focus VARCHAR, 
	position FLOAT NOT NULL, 
	saved VARCHAR NOT NULL, 
	saved_zone VARCHAR NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (evaluation_id), 
	CONSTRAINT ck_draft_base CHECK (base BETWEEN 0 AND 1000000 AND base = round(base)), 
	CONSTRAINT ck_draft_position CHECK (position BETWEEN 0 AND 1000000), 
	CONSTRAINT ck_draft_saved CHECK (saved LIKE '____-__-__T__:__:__.______Z'), 
	CONSTRAINT ck_draft_sheet CHECK (sheet LIKE '{%}'), 
	CONSTRAINT fk_draft_evaluation_id_evaluation FOREIGN KEY(evaluation_id) REFERENCES evaluation (id), 
	CONSTRAINT fk_draft_form_hash_form FOREIGN KEY(form_hash) REFERENCES form (hash)
);
INSERT INTO "draft" VALUES('01a2007f-ba38-7655-9232-7e2f930e5d6e','ee05074071208b96c4c506b2af2a318cc9749619722704f1583263c57e8bbdf3',0,'{"answers":{"first":1},"comments":{},"moments":[{"id":"01a2007f-b9d8-794a-9d6c-7d35bf4c5d1b","start":4.25,"end":9.0,"note":"","question":"second"},{"id":"01a2007f-b9d8-797a-8390-b9a899c04931","start":30.0,"end":null,"note":"Hold","question":null}],"strengths":"","improvement":"","action":"","action_due":null}','first',2.0,'2026-11-21T23:45:00.480560Z','+00:00');
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
	CONSTRAINT pk_evaluation PRIMARY KEY (id), 
	CONSTRAINT uq_evaluation_call_id_evaluator_id_form_id UNIQUE (call_id, evaluator_id, form_id), 
	CONSTRAINT ck_evaluation_form_hash CHECK (length(form_hash) = 64), 
	CONSTRAINT ck_evaluation_revision CHECK (revision BETWEEN 0 AND 1000000 AND revision = round(revision)), 
	CONSTRAINT ck_evaluation_score CHECK (score BETWEEN 0 AND 100), 
	CONSTRAINT ck_evaluation_finished CHECK (finished LIKE '____-__-__T__:__:__.______Z'), 
	CONSTRAINT ck_evaluation_finished_once CHECK ((revision = 0) = (finished IS NULL)), 
	CONSTRAINT ck_evaluation_finished_zone CHECK ((finished IS NULL) = (finished_zone IS NULL)), 
	CONSTRAINT fk_evaluation_call_id_call FOREIGN KEY(call_id) REFERENCES call (id), 
	CONSTRAINT fk_evaluation_evaluator_id_evaluator FOREIGN KEY(evaluator_id) REFERENCES evaluator (id), 
	CONSTRAINT fk_evaluation_form_hash_form FOREIGN KEY(form_hash) REFERENCES form (hash)
);
INSERT INTO "evaluation" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a','01a2007f-b943-79c7-ab98-d9e264d5c3e0','01a2007f-b996-7e35-9fd4-13b56de6bb65','two-points','ee05074071208b96c4c506b2af2a318cc9749619722704f1583263c57e8bbdf3',2,75.0,'Below','2026-11-21T23:45:00.441671Z','+00:00');
INSERT INTO "evaluation" VALUES('01a2007f-ba38-7655-9232-7e2f930e5d6e','01a2007f-ba20-792a-8506-977a990be8cb','01a2007f-b996-7e35-9fd4-13b56de6bb65','two-points','ee05074071208b96c4c506b2af2a318cc9749619722704f1583263c57e8bbdf3',0,NULL,NULL,NULL,NULL);
CREATE TABLE evaluator (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_evaluator PRIMARY KEY (id), 
	CONSTRAINT uq_evaluator_name UNIQUE (name), 
	CONSTRAINT ck_evaluator_name CHECK (length(trim(name)) > 0)
);
INSERT INTO "evaluator" VALUES('01a2007f-b996-7e35-9fd4-13b56de6bb65','Eva');
CREATE TABLE form (
	hash VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_form PRIMARY KEY (hash), 
	CONSTRAINT ck_form_hash CHECK (length(hash) = 64), 
	CONSTRAINT ck_form_content CHECK (content LIKE '{%}')
);
INSERT INTO "form" VALUES('ee05074071208b96c4c506b2af2a318cc9749619722704f1583263c57e8bbdf3','two-points','1','Two points','{"bands":[{"at":80.0,"name":"On standard"},{"at":0.0,"name":"Below"}],"id":"two-points","pass_mark":80.0,"questions":[{"definition":"What is meant","good":"What is good","id":"first","levels":["none","some","half","most","all"],"title":"First","weight":30.0},{"definition":"What is meant","good":"What is good","id":"second","levels":["none","some","half","most","all"],"title":"Second","weight":10.0}],"title":"Two points","version":"1"}');
CREATE TABLE moment (
	evaluation_id VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	start FLOAT NOT NULL, 
	"end" FLOAT, 
	note TEXT NOT NULL, 
	question VARCHAR, 
	CONSTRAINT pk_moment PRIMARY KEY (evaluation_id, revision, id), 
	CONSTRAINT fk_moment_evaluation_id_revision FOREIGN KEY(evaluation_id, revision) REFERENCES revision (evaluation_id, number), 
	CONSTRAINT ck_moment_start CHECK (start BETWEEN 0 AND 1000000), 
	CONSTRAINT ck_moment_end CHECK ("end" BETWEEN start AND 1000000)
)
 WITHOUT ROWID

;
INSERT INTO "moment" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',1,'01a2007f-b9d8-7814-885e-ef964713ca49',1.5,NULL,'“Good morning”','first');
INSERT INTO "moment" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',1,'01a2007f-b9d8-794a-9d6c-7d35bf4c5d1b',4.25,9.0,'','second');
INSERT INTO "moment" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',1,'01a2007f-b9d8-797a-8390-b9a899c04931',30.0,NULL,'Hold',NULL);
INSERT INTO "moment" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',2,'01a2007f-b9d8-7814-885e-ef964713ca49',1.5,NULL,'“Good morning”','first');
INSERT INTO "moment" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',2,'01a2007f-b9d8-794a-9d6c-7d35bf4c5d1b',4.25,9.0,'','second');
CREATE TABLE recording (
	id VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	duration FLOAT NOT NULL, 
	channels INTEGER NOT NULL, 
	sample_rate INTEGER NOT NULL, 
	codec VARCHAR NOT NULL, 
	CONSTRAINT pk_recording PRIMARY KEY (id), 
	CONSTRAINT uq_recording_sha256 UNIQUE (sha256), 
	CONSTRAINT ck_recording_sha256 CHECK (length(sha256) = 64), 
	CONSTRAINT ck_recording_size CHECK (size BETWEEN 0 AND 9007199254740992 AND size = round(size)), 
	CONSTRAINT ck_recording_duration CHECK (duration BETWEEN 0 AND 1000000), 
	CONSTRAINT ck_recording_channels CHECK (channels BETWEEN 1 AND 64 AND channels = round(channels)), 
	CONSTRAINT ck_recording_sample_rate CHECK (sample_rate BETWEEN 1 AND 1000000 AND sample_rate = round(sample_rate))
);
INSERT INTO "recording" VALUES('01a2007f-b978-7538-9711-f0aa7f137556','8ec584ce3ef956cac0b7f432f39cb9ca87b31cd554daad2a8c842ed41fe66525','/recordings/call.wav','call.wav',1000,61.5,2,8000,'pcm_mulaw');
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
	CONSTRAINT pk_revision PRIMARY KEY (evaluation_id, number), 
	CONSTRAINT ck_revision_number CHECK (number BETWEEN 1 AND 1000000 AND number = round(number)), 
	CONSTRAINT ck_revision_score CHECK (score BETWEEN 0 AND 100), 
	CONSTRAINT ck_revision_finished CHECK (finished LIKE '____-__-__T__:__:__.______Z'), 
	CONSTRAINT ck_revision_digest CHECK (length(digest) = 64), 
	CONSTRAINT ck_revision_previous CHECK (length(previous) = CASE number WHEN 1 THEN 0 ELSE 64 END), 
	CONSTRAINT ck_revision_sheet CHECK (sheet LIKE '{%}'), 
	CONSTRAINT ck_revision_result CHECK (result LIKE '{%}'), 
	CONSTRAINT fk_revision_evaluation_id_evaluation FOREIGN KEY(evaluation_id) REFERENCES evaluation (id), 
	CONSTRAINT fk_revision_form_hash_form FOREIGN KEY(form_hash) REFERENCES form (hash)
);
INSERT INTO "revision" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',1,'ee05074071208b96c4c506b2af2a318cc9749619722704f1583263c57e8bbdf3',87.5,'On standard','{"value":87.5,"band":"On standard","passed":true,"answered":2,"open":[],"parts":[{"id":"first","weight":30.0,"share":0.75,"points":30.0,"of":30.0},{"id":"second","weight":10.0,"share":0.25,"points":5.0,"of":10.0}]}','{"answers":{"first":4,"second":2},"comments":{"first":"Warm"},"moments":[{"id":"01a2007f-b9d8-7814-885e-ef964713ca49","start":1.5,"end":null,"note":"“Good morning”","question":"first"},{"id":"01a2007f-b9d8-794a-9d6c-7d35bf4c5d1b","start":4.25,"end":9.0,"note":"","question":"second"},{"id":"01a2007f-b9d8-797a-8390-b9a899c04931","start":30.0,"end":null,"note":"Hold","question":null}],"strengths":"Calm","improvement":"","action":"","action_due":null}','2026-11-21T23:45:00.387635Z','+00:00','','8ec476de38549a6a8beaafdbad084ea2fc56934b18f116be306524aa255aa572');
INSERT INTO "revision" VALUES('01a2007f-b9bf-7944-adef-11cd88c02c4a',2,'ee05074071208b96c4c506b2af2a318cc9749619722704f1583263c57e8bbdf3',75.0,'Below','{"value":75.0,"band":"Below","passed":false,"answered":2,"open":[],"parts":[{"id":"first","weight":30.0,"share":1.0,"points":22.5,"of":30.0},{"id":"second","weight":10.0,"share":0.0,"points":0.0,"of":0.0}]}','{"answers":{"first":3,"second":"n/a"},"comments":{},"moments":[{"id":"01a2007f-b9d8-7814-885e-ef964713ca49","start":1.5,"end":null,"note":"“Good morning”","question":"first"},{"id":"01a2007f-b9d8-794a-9d6c-7d35bf4c5d1b","start":4.25,"end":9.0,"note":"","question":"second"}],"strengths":"","improvement":"","action":"","action_due":null}','2026-11-21T23:45:00.441671Z','+00:00','8ec476de38549a6a8beaafdbad084ea2fc56934b18f116be306524aa255aa572','33d1799fa0abd71b3781d5ed6e77fba156b2a84193fd9eb135abf4d39bb85e77');
CREATE TABLE shop (
	call_id VARCHAR NOT NULL, 
	scenario VARCHAR NOT NULL, 
	shopper VARCHAR NOT NULL, 
	number_dialled VARCHAR NOT NULL, 
	rings INTEGER, 
	seconds_to_answer FLOAT, 
	menu_steps INTEGER, 
	hold_seconds FLOAT, 
	transfers INTEGER, 
	ended_by VARCHAR NOT NULL, 
	narrative TEXT NOT NULL, 
	CONSTRAINT pk_shop PRIMARY KEY (call_id), 
	CONSTRAINT ck_shop_rings CHECK (rings BETWEEN 0 AND 1000 AND rings = round(rings)), 
	CONSTRAINT ck_shop_seconds_to_answer CHECK (seconds_to_answer BETWEEN 0 AND 1000000), 
	CONSTRAINT ck_shop_menu_steps CHECK (menu_steps BETWEEN 0 AND 1000 AND menu_steps = round(menu_steps)), 
	CONSTRAINT ck_shop_hold_seconds CHECK (hold_seconds BETWEEN 0 AND 1000000), 
	CONSTRAINT ck_shop_transfers CHECK (transfers BETWEEN 0 AND 1000 AND transfers = round(transfers)), 
	CONSTRAINT ck_shop_ended_by CHECK (ended_by IN ('agent', 'caller', 'cut off', '')), 
	CONSTRAINT fk_shop_call_id_call FOREIGN KEY(call_id) REFERENCES call (id)
);
CREATE INDEX ix_form_title ON form (title);
CREATE INDEX ix_call_agent_id_day ON call (agent_id, day);
CREATE INDEX ix_call_client_id_day ON call (client_id, day);
CREATE INDEX ix_call_at_id ON call (at, id);
CREATE INDEX ix_evaluation_call_id_revision_score_evaluator_id_form_hash ON evaluation (call_id, revision, score, evaluator_id, form_hash);
CREATE INDEX ix_draft_saved ON draft (saved);
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'a finished revision never changes'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'a finished revision never changes'); END;
CREATE TRIGGER answer_no_update BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'a finished answer never changes'); END;
CREATE TRIGGER answer_no_delete BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'a finished answer never changes'); END;
CREATE TRIGGER moment_no_update BEFORE UPDATE ON moment BEGIN SELECT RAISE(ABORT, 'a finished moment never changes'); END;
CREATE TRIGGER moment_no_delete BEFORE DELETE ON moment BEGIN SELECT RAISE(ABORT, 'a finished moment never changes'); END;
COMMIT;
