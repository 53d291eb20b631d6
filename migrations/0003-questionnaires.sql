-- Questionnaires: a draft that people edit, and published versions that never change.

CREATE SCHEMA listen;
GRANT USAGE ON SCHEMA listen TO serviceloop_app;

CREATE TABLE listen.questionnaire (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  questionnaire_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  -- The definition being edited; src/listen/questionnaires/definition.ts describes it.
  draft jsonb NOT NULL,
  -- Counts saves: two editors don't overwrite each other unseen.
  draft_revision integer NOT NULL DEFAULT 1,
  draft_saved_at timestamptz NOT NULL DEFAULT now(),
  -- A name, as it was then.
  draft_saved_by text NOT NULL DEFAULT '',
  -- The whole text of a profile questionnaire (competencies, coaching pages), null for all others.
  profile jsonb,
  archived_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, questionnaire_id)
);

CREATE TABLE listen.questionnaire_version (
  workspace_id uuid NOT NULL,
  questionnaire_id uuid NOT NULL,
  version integer NOT NULL,
  definition jsonb NOT NULL,
  profile jsonb,
  note text NOT NULL DEFAULT '',
  published_at timestamptz NOT NULL DEFAULT now(),
  published_by text NOT NULL,
  PRIMARY KEY (workspace_id, questionnaire_id, version),
  FOREIGN KEY (workspace_id, questionnaire_id) REFERENCES listen.questionnaire
);

ALTER TABLE listen.questionnaire ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.questionnaire_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.questionnaire TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.questionnaire_version TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.questionnaire TO serviceloop_app;
GRANT SELECT, INSERT ON listen.questionnaire_version TO serviceloop_app;
