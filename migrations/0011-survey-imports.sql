-- Surveys that were made with other tools: their files, what was understood of them, and what is kept of them.

-- A file as it was sent; its bytes are in chunks. Deleted as soon as nothing needs it.
CREATE TABLE listen.survey_file (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  file_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  bytes bigint NOT NULL,
  -- SHA-256 of all bytes.
  hash bytea NOT NULL,
  -- The user who sent it; nobody else can use it.
  sent_by uuid NOT NULL,
  sent_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, file_id)
);

CREATE TABLE listen.survey_file_chunk (
  workspace_id uuid NOT NULL,
  file_id uuid NOT NULL,
  -- From 0, without gaps.
  part integer NOT NULL,
  -- 1 MB of the file, the last one perhaps less, compressed by gzip.
  content bytea NOT NULL,
  PRIMARY KEY (workspace_id, file_id, part),
  FOREIGN KEY (workspace_id, file_id) REFERENCES listen.survey_file ON DELETE CASCADE
);

ALTER TABLE listen.survey_file_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

-- A survey that is kept: like a campaign, though its answers were collected elsewhere.
CREATE TABLE listen.survey (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  survey_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  purpose text NOT NULL DEFAULT '',
  -- Corrections of its last wave, with which the next one is read; src/listen/survey-files/survey-file.ts describes them.
  mapping jsonb NOT NULL,
  minimum integer NOT NULL CHECK (minimum >= 3),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, survey_id)
);

-- A file on its way to results. It and everything of it is for the user who sent it alone, until it is kept.
CREATE TABLE listen.survey_import (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  import_id uuid NOT NULL,
  file_id uuid NOT NULL,
  -- The file that describes the questionnaire, where there is one.
  definition_file_id uuid,
  owner_id uuid NOT NULL,
  -- The survey whose next wave this is.
  survey_id uuid,
  state text NOT NULL CHECK (state IN ('waiting', 'reading', 'understood', 'computing', 'ready', 'failed')),
  -- What is being worked on; a job that finds another one here has been overtaken and stops.
  run uuid NOT NULL,
  -- How far the work has come, from 0 to 1, and at what it is.
  progress double precision NOT NULL DEFAULT 0,
  doing text NOT NULL DEFAULT '',
  -- Why it failed or was stopped, in a sentence.
  problem text,
  revision integer NOT NULL DEFAULT 1,
  mapping jsonb NOT NULL DEFAULT '{}',
  minimum integer NOT NULL DEFAULT 5 CHECK (minimum >= 3),
  -- Whose corrections it began with: { name, at }; null where with none.
  began_with jsonb,
  -- Whether a look for earlier corrections is still to be had.
  looks_back boolean NOT NULL,
  -- Rows with an answer; null before it was read.
  answers integer,
  -- src/listen/survey-files/survey-file.ts describes both. As text: files made of them keep the order of their fields.
  understanding json,
  fidelity json,
  -- src/understand/surveys/survey-results.ts describes it; null once something was corrected.
  results json,
  computed_at timestamptz,
  created_at timestamptz NOT NULL,
  -- Until when it can be kept.
  deletes_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, import_id),
  FOREIGN KEY (workspace_id, file_id) REFERENCES listen.survey_file,
  FOREIGN KEY (workspace_id, definition_file_id) REFERENCES listen.survey_file,
  FOREIGN KEY (workspace_id, survey_id) REFERENCES listen.survey,
  CHECK (state <> 'ready' OR results IS NOT NULL)
);
CREATE INDEX ON listen.survey_import (workspace_id, owner_id, created_at);
CREATE INDEX ON listen.survey_import (workspace_id, file_id);
CREATE INDEX ON listen.survey_import (workspace_id, definition_file_id);

-- Corrections that somebody made, for their next file with mostly the same columns.
CREATE TABLE listen.survey_mapping (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  mapping_id uuid NOT NULL,
  -- Where it comes from an import, for its owner alone; null where it comes from a wave that is kept.
  owner_id uuid,
  -- What the file or the wave was called.
  name text NOT NULL,
  -- SHA-256 of the columns' names in their order: it finds the same survey at once.
  columns_hash bytea NOT NULL,
  columns jsonb NOT NULL,
  mapping jsonb NOT NULL,
  minimum integer NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, mapping_id)
);
CREATE UNIQUE INDEX ON listen.survey_mapping (workspace_id, owner_id, columns_hash) WHERE owner_id IS NOT NULL;
CREATE UNIQUE INDEX ON listen.survey_mapping (workspace_id, columns_hash) WHERE owner_id IS NULL;

-- One time that a survey was in the field. Its results stay as they were when it was kept.
CREATE TABLE listen.survey_wave (
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  survey_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  field_from date NOT NULL,
  field_to date NOT NULL,
  answers integer NOT NULL,
  results json NOT NULL,
  -- What was understood, without examples and rare answers.
  fidelity json NOT NULL,
  file_name text NOT NULL,
  -- SHA-256 of the answers: nothing is kept twice.
  file_hash bytea NOT NULL,
  -- Null once the file is deleted.
  file_id uuid,
  file_deletes_at timestamptz NOT NULL,
  kept_by uuid NOT NULL,
  kept_by_name text NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, wave_id),
  UNIQUE (workspace_id, file_hash),
  FOREIGN KEY (workspace_id, survey_id) REFERENCES listen.survey,
  FOREIGN KEY (workspace_id, file_id) REFERENCES listen.survey_file,
  CHECK (field_from <= field_to)
);
CREATE INDEX ON listen.survey_wave (workspace_id, survey_id, field_to);
CREATE INDEX ON listen.survey_wave (workspace_id, file_id);

-- A measure's evidence comes from a questionnaire's campaigns or from a survey's waves. A wave is a release by itself.
ALTER TABLE understand.measure ALTER COLUMN questionnaire_id DROP NOT NULL;
ALTER TABLE understand.measure ADD COLUMN survey_id uuid;
ALTER TABLE understand.measure ADD FOREIGN KEY (workspace_id, survey_id) REFERENCES listen.survey;
ALTER TABLE understand.measure ADD CONSTRAINT measure_has_source CHECK (num_nonnulls(questionnaire_id, survey_id) = 1);
CREATE UNIQUE INDEX ON understand.measure (workspace_id, survey_id, code) WHERE survey_id IS NOT NULL;
ALTER TABLE understand.observed_release ALTER COLUMN campaign_id DROP NOT NULL;
ALTER TABLE understand.observed_release ALTER COLUMN questionnaire_id DROP NOT NULL;
ALTER TABLE understand.observed_release ADD COLUMN survey_id uuid;
ALTER TABLE understand.observed_release ADD COLUMN wave_id uuid;
ALTER TABLE understand.observed_release ADD FOREIGN KEY (workspace_id, wave_id) REFERENCES listen.survey_wave;
ALTER TABLE understand.observed_release ADD CONSTRAINT observed_release_has_source
  CHECK (num_nonnulls(campaign_id, wave_id) = 1 AND num_nonnulls(questionnaire_id, survey_id) = 1
    AND (wave_id IS NULL) = (survey_id IS NULL) AND (wave_id IS NULL OR wave_id = release_id));

ALTER TABLE listen.survey_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.survey_file_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.survey ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.survey_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.survey_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.survey_wave ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.survey_file TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.survey_file_chunk TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.survey TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.survey_import TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.survey_mapping TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.survey_wave TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE
  ON listen.survey_file, listen.survey_file_chunk, listen.survey, listen.survey_import, listen.survey_mapping,
    listen.survey_wave TO serviceloop_app;
-- A wave that is deleted takes its observations with it.
GRANT DELETE ON understand.measure, understand.measure_version, understand.observed_release, understand.observed_unit,
  understand.observation TO serviceloop_app;
