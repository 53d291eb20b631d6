-- Figures of survey campaigns: what a release says beyond its questions, as it was let out.

-- src/understand/campaign-surveys/campaign-survey.ts describes the record.
CREATE TABLE understand.survey_release (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  release_id uuid NOT NULL,
  audience text NOT NULL CHECK (audience IN ('staff', 'customers')),
  -- People who answered.
  answers integer NOT NULL,
  record json NOT NULL,
  PRIMARY KEY (workspace_id, release_id),
  FOREIGN KEY (workspace_id, campaign_id, release_id) REFERENCES listen.release
);

-- One group of one breakdown, which a page shows by itself; only groups that are shown have a row.
CREATE TABLE understand.survey_group (
  workspace_id uuid NOT NULL,
  release_id uuid NOT NULL,
  breakdown text NOT NULL,
  value text NOT NULL,
  record json NOT NULL,
  PRIMARY KEY (workspace_id, release_id, breakdown, value),
  FOREIGN KEY (workspace_id, release_id) REFERENCES understand.survey_release
);


ALTER TABLE understand.survey_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.survey_group ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON understand.survey_release TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.survey_group TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT ON understand.survey_release, understand.survey_group TO serviceloop_app;
