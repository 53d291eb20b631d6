-- Measures and what was observed of them. Made from releases alone, in the transaction that stores the release: nothing
-- is here that disclosure did not let out.

CREATE SCHEMA understand;
GRANT USAGE ON SCHEMA understand TO serviceloop_app;

-- A named definition over evidence. Its versions say what exactly it measured when.
CREATE TABLE understand.measure (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  measure_id uuid NOT NULL,
  -- The questionnaire that its evidence comes from.
  questionnaire_id uuid NOT NULL,
  -- Identifies it within the questionnaire, e.g. 'profile.SL.gap'.
  code text NOT NULL,
  -- As the release of named_at called it. What something is called is no part of what it measures.
  name text NOT NULL,
  named_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, measure_id),
  UNIQUE (workspace_id, questionnaire_id, code),
  FOREIGN KEY (workspace_id, questionnaire_id) REFERENCES listen.questionnaire
);

-- What a measure measures. Observations of the same version can be compared over time, others can't.
CREATE TABLE understand.measure_version (
  workspace_id uuid NOT NULL,
  measure_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  -- src/understand/measures/measure.ts describes it.
  definition jsonb NOT NULL,
  PRIMARY KEY (workspace_id, measure_id, version),
  FOREIGN KEY (workspace_id, measure_id) REFERENCES understand.measure
);

-- Releases whose observations are here, all of them.
CREATE TABLE understand.observed_release (
  workspace_id uuid NOT NULL,
  release_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  questionnaire_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, release_id),
  FOREIGN KEY (workspace_id, campaign_id, release_id) REFERENCES listen.release
);
CREATE INDEX ON understand.observed_release (workspace_id, questionnaire_id);

-- The units of a release as they were then.
CREATE TABLE understand.observed_unit (
  workspace_id uuid NOT NULL,
  release_id uuid NOT NULL,
  -- In preorder: 0 is the organisation, and everything below a unit are the numbers that follow it, up to last_below.
  unit integer NOT NULL,
  -- The number of the unit above; null for the organisation.
  parent integer,
  -- Its own number where nothing is below it.
  last_below integer NOT NULL,
  -- Segments joined by "/"; '' is the organisation.
  path text NOT NULL,
  -- People in the figures, and head-count; null where the unit is withheld.
  n integer,
  staff integer,
  -- Why nothing is shown of it; null where something is.
  withheld text,
  PRIMARY KEY (workspace_id, release_id, unit),
  FOREIGN KEY (workspace_id, release_id) REFERENCES understand.observed_release
);

-- A measure in a unit at a release. Units that are withheld have none; the organisation always has one, withheld or not.
CREATE TABLE understand.observation (
  workspace_id uuid NOT NULL,
  release_id uuid NOT NULL,
  measure_id uuid NOT NULL,
  unit integer NOT NULL,
  version integer NOT NULL,
  -- People it is about; null where it is withheld.
  n integer,
  -- At published precision.
  estimate double precision,
  low double precision,
  high double precision,
  method text NOT NULL DEFAULT '',
  withheld text,
  -- The unit less everyone outside it, and how likely chance alone shows as much, among all units compared; null where
  -- it was not compared.
  difference double precision,
  q double precision,
  PRIMARY KEY (workspace_id, release_id, measure_id, unit),
  FOREIGN KEY (workspace_id, release_id, unit) REFERENCES understand.observed_unit,
  FOREIGN KEY (workspace_id, measure_id, version) REFERENCES understand.measure_version,
  CHECK ((estimate IS NULL) = (withheld IS NOT NULL))
);
-- The organisation's figures over time.
CREATE INDEX ON understand.observation (workspace_id, measure_id, release_id) WHERE unit = 0;

ALTER TABLE understand.measure ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.measure_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.observed_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.observed_unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.observation ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON understand.measure TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.measure_version TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.observed_release TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.observed_unit TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.observation TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON understand.measure TO serviceloop_app;
GRANT SELECT, INSERT ON understand.measure_version, understand.observed_release, understand.observed_unit,
  understand.observation TO serviceloop_app;
